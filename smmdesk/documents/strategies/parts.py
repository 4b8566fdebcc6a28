"""The twelve parts of a strategy on paper: tables, not prose. A part of which nothing is agreed says so in one line."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from smmdesk.documents.strategies import blocks
from smmdesk.documents.strategies.blocks import RIGHT, Block, Cell, Column, Line
from smmdesk.documents.strategies.funnel import funnel
from smmdesk.documents.strategies.risks import risks
from smmdesk.domain.money import Money
from smmdesk.domain.planning.named import Part, PlanKind
from smmdesk.domain.strategy.records import Channel, Competitor, Correction, Goal, Kpi, StrategyEntry
from smmdesk.domain.strategy.sheets import PRINTED
from smmdesk.domain.strategy.unfinished import all_selling
from smmdesk.knowledge.metrics import words as metric_words
from smmdesk.knowledge.strategy import words as strategy_words
from smmdesk.speech.language import Language, _
from smmdesk.speech.planned import verdict_words
from smmdesk.speech.strategies import months_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from smmdesk.domain.strategy.records import StrategyRow
    from smmdesk.speech.strategies import Teller

_MONTHS_ABREAST: Final = 6
_Columns = tuple[tuple[str, ...], ...]
_TABLES: Final[Mapping[Part, _Columns]] = {
    Part.DUTIES: (("task", "name"), ("person", "outside", "outsider"), ("format",), ("due",), ("approver",)),
    Part.RULES: (("situation", "name"), ("action",), ("decider",), ("within",)),
}
"""Parts of words that are read down their columns, each headed by its first field; of the others a row is a card."""
_WIDE: Final = frozenset({"name", "action"})


def parts(teller: Teller) -> Iterator[dict[str, Any]]:
    """Each with its number, its title and what it is made of; people and rules are one."""
    said = strategy_words(teller.language.code).parts
    for number, group in groupby(Part, PRINTED.__getitem__):
        own = list(group)
        yield {
            "number": str(number),
            "title": title_of(own[0], teller.language),
            "about": said[own[0]].about,
            "blocks": [block for part in own for block in _part(part, teller, is_one_of=len(own))],
        }


def title_of(part: Part, language: Language) -> str:
    """What a part is called on paper."""
    if PRINTED[part] == PRINTED[Part.RULES]:
        return language(_("People and rules"))
    return strategy_words(language.code).parts[part].title


def _part(part: Part, teller: Teller, *, is_one_of: int) -> Iterator[Block]:
    rows, language = teller.sheet.rows.get(part, ()), teller.language
    if is_one_of > 1:
        yield blocks.caption(strategy_words(language.code).parts[part].title)
    if part is Part.GOALS:
        yield blocks.panel(strategy_words(language.code).honest)
        yield from _of_business(teller)
    if not rows:
        yield blocks.note(language(_("Nothing is agreed here yet.")))
        return
    yield from _MAKERS.get(part, _entries)(rows, teller)


def _of_business(teller: Teller) -> Iterator[Block]:
    """What all goals serve, and what is none of theirs: in full, which one page has no room for."""
    strategy = teller.sheet.strategy
    facts = [(teller.field(strategy, name).label, getattr(strategy, name)) for name in ("business_goal", "boundaries")]
    if any(words for _label, words in facts):
        yield blocks.card("", "", facts)


def _entries(rows: Sequence[StrategyRow], teller: Teller) -> Iterator[Block]:
    own = [row for row in rows if isinstance(row, StrategyEntry)]
    if own[0].part in _TABLES:
        yield _matrix(own, _TABLES[own[0].part], teller)
        return
    for row in own:
        fields = teller.fields(row)[1:]
        facts = [(each.label, teller.words(row, each.name)) for each in fields]
        yield blocks.card(teller.sheet.number_of(row), row.name, [*facts, *_unknown(row, teller)])


def _matrix(rows: Sequence[StrategyEntry], columns: _Columns, teller: Teller) -> Block:
    labels = {each.name.rpartition(".")[2]: each.label for each in teller.fields(rows[0])}
    heads = [blocks.NUMBER, *(Column(labels[keys[0]], 1.5 if _WIDE & {*keys} else 1) for keys in columns)]
    return blocks.table(heads, [_line(row, columns, labels, teller) for row in rows])


def _line(row: StrategyEntry, columns: _Columns, labels: Mapping[str, str], teller: Teller) -> Line:
    words = {each.name.rpartition(".")[2]: teller.words(row, each.name) for each in teller.fields(row)}
    more = [f"{label}: {said}" for label, said in _unknown(row, teller)]
    made: Line = [teller.sheet.number_of(row)]
    for first, *rest in columns:
        if "name" in rest:
            made.append(Cell(row.name, "\n".join(filter(None, (words[first], *more))), is_strong=True))
        else:
            below = [f"{labels[key]}: {words[key]}" for key in rest if words[key]]
            made.append(Cell(words[first], "\n".join(below)))
    return made


def _unknown(row: StrategyEntry, teller: Teller) -> Iterator[tuple[str, str]]:
    """What stands in fields that are none any more: it was agreed on as well."""
    known = {each.name for each in teller.fields(row)}
    for key, words in row.fields.items():
        if f"fields.{key}" not in known:
            yield key, words


def _goals(rows: Sequence[StrategyRow], teller: Teller) -> Iterator[Block]:
    language, goals = teller.language, [row for row in rows if isinstance(row, Goal)]
    columns = (
        blocks.NUMBER,
        Column(language(_("Goal")), 1.5),
        Column(language(_("Measured as")), 1.2),
        Column(language(_("Baseline")), align=RIGHT),
        Column(language(_("Target")), align=RIGHT),
        Column(language(_("Deadline")), align=RIGHT),
    )
    yield blocks.table(columns, [_goal(goal, teller) for goal in goals])
    if all_selling(goals):
        said = strategy_words(language.code).all_selling
        yield blocks.panel(said.format(n=language.number(len(goals))), loud=True)


def _goal(goal: Goal, teller: Teller) -> Line:
    words = {each.name: teller.words(goal, each.name) for each in teller.fields(goal)}
    measured = ", ".join(filter(None, (words["metric"], words["network"])))
    return [
        teller.sheet.number_of(goal),
        Cell(goal.name, "\n".join(filter(None, (words["task"], goal.why))), is_strong=True),
        Cell(measured, "\n".join(filter(None, (goal.measured_by, counted(goal, teller))))),
        words["baseline"] or "—",
        words["target"] or "—",
        words["deadline"] or "—",
    ]


def counted(goal: Goal, teller: Teller) -> str:
    """Of which days the target is; empty where it has no day."""
    language, days = teller.language, teller.spans.get(goal.id)
    if days is None or goal.target is None:
        return ""
    if days.kind is PlanKind.FLOW:
        return language(_("Target: all of {period}"), period=language.period_inside(days.period))
    text = _("Target: on the last day") if days.kind is PlanKind.LEVEL else _("Target: in the last full month")
    return language(text)


def _kpis(rows: Sequence[StrategyRow], teller: Teller) -> Iterator[Block]:
    language, kpis = teller.language, [row for row in rows if isinstance(row, Kpi)]
    columns = (
        blocks.NUMBER,
        Column(language(_("Measured as")), 1.5),
        Column(language(_("For the goal")), 1.2),
        Column(language(_("On track from")), align=RIGHT),
        Column(language(_("At risk from")), align=RIGHT),
        Column(language(_("What counts as cost")), 0.8),
    )
    names = ("goal_id", "on_track", "at_risk", "cost_basis")
    yield blocks.table(
        columns,
        [
            [
                teller.sheet.number_of(kpi),
                Cell(teller.name(kpi), kpi.note),
                *(teller.words(kpi, name) for name in names),
            ]
            for kpi in kpis
        ],
    )
    yield blocks.note(verdict_words(language))
    months = months_of(teller.sheet)
    for start in range(0, len(months), _MONTHS_ABREAST):
        yield blocks.caption(language(_("Plan by month")))
        yield _planned(kpis, months[start : start + _MONTHS_ABREAST], teller)
    starts = teller.sheet.strategy.starts
    if starts and months and months[0] < f"{starts:%Y-%m}":
        text = _("Months before {date} go by the version that was in force then.")
        yield blocks.note(language(text, date=language.short_date(starts)))
    yield from _counted(teller)


def _counted(teller: Teller) -> Iterator[Block]:
    """What each metric of the catalogue is, for whoever never met CPL; what their own is people say with the goal."""
    language, said = teller.language, metric_words(teller.language.code)
    rows = [row for part in (Part.GOALS, Part.KPI, Part.CORRECTIONS) for row in teller.sheet.rows.get(part, ())]
    keys = dict.fromkeys(row.metric for row in rows if isinstance(row, Goal | Kpi | Correction))
    known = [key for key in keys if key in said and key not in teller.measures.own]
    if known:
        yield blocks.caption(language(_("How it is counted")))
        yield blocks.card("", "", [(teller.measures.name(key, language), said[key].definition) for key in known])


def _planned(kpis: Sequence[Kpi], months: Sequence[str], teller: Teller) -> Block:
    columns = [blocks.NUMBER, Column(teller.language(_("Measured as")), 1)]
    columns += [Column(teller.month(month), align=RIGHT) for month in months]
    return blocks.table(
        columns,
        [
            [
                teller.sheet.number_of(kpi),
                teller.name(kpi),
                *(teller.words(kpi, f"plan.{month}") or "—" for month in months),
            ]
            for kpi in kpis
        ],
    )


def _competitors(rows: Sequence[StrategyRow], teller: Teller) -> Iterator[Block]:
    language, rivals = teller.language, [row for row in rows if isinstance(row, Competitor)]
    figures = (
        blocks.NUMBER,
        Column(language(_("Competitor")), 1.4),
        Column(language(_("Followers")), align=RIGHT),
        Column(language(_("Posts a month")), align=RIGHT),
        Column(language(_("Engagement a post")), align=RIGHT),
        Column(language(_("Formats and tone")), 1),
        Column(language(_("Seen on")), align=RIGHT),
    )
    yield blocks.table(figures, [_figures(row, teller) for row in rivals])
    names = ("offers", "mistakes", "idea", "own_view")
    if any(getattr(row, name) for row in rivals for name in names):
        columns = [blocks.NUMBER, Column(language(_("Competitor")), 1)]
        columns += [Column(teller.field(rivals[0], name).label, 1.5 if name == "own_view" else 1) for name in names]
        yield blocks.table(
            columns,
            [
                [
                    teller.sheet.number_of(row),
                    Cell(row.name, is_strong=True),
                    *(teller.words(row, name) for name in names),
                ]
                for row in rivals
            ],
        )


def _figures(row: Competitor, teller: Teller) -> Line:
    words = {each.name: teller.words(row, each.name) for each in teller.fields(row)}
    return [
        teller.sheet.number_of(row),
        Cell(row.name or words["network"], "\n".join(filter(None, (row.name and words["network"], row.link)))),
        words["followers"],
        words["posts_a_month"],
        words["engagement_per_post"],
        Cell(words["formats"], words["tone"]),
        words["seen_on"],
    ]


def _channels(rows: Sequence[StrategyRow], teller: Teller) -> Iterator[Block]:
    language, channels = teller.language, [row for row in rows if isinstance(row, Channel)]
    columns = (
        blocks.NUMBER,
        Column(language(_("Network")), 1),
        Column(language(_("Posts a month")), align=RIGHT),
        Column(language(_("Days and hours")), 1.3),
        Column(language(_("Followers wanted")), align=RIGHT),
        Column(language(_("Followers by")), align=RIGHT),
        Column(language(_("Budget a month")), align=RIGHT),
    )
    names = ("network", "posts_a_month", "slots", "followers_wanted", "followers_by", "monthly_budget")
    lines = [[teller.sheet.number_of(row), *(teller.words(row, name) for name in names)] for row in channels]
    posts = language.number(sum(row.posts_a_month or 0 for row in channels))
    budget = language.short_money(budget_of(channels, teller.sheet.strategy.currency))
    foot = ("", language(_("All channels together")), posts, "", "", "", budget)
    yield blocks.table(columns, lines, foot if len(channels) > 1 else ())
    if len(channels) > 1:
        yield blocks.note(language(_("A post that goes out on several networks counts on each of them.")))
    told = ("role", "audience", "why", "formats", "tones", "ways_to_engage")
    for row in channels:
        facts = [(teller.field(row, name).label, teller.words(row, name)) for name in told]
        yield blocks.card(teller.sheet.number_of(row), teller.name(row), facts)


def budget_of(channels: Sequence[Channel], currency: str) -> Money:
    """What all of them cost a month, as far as it is known, and in this currency."""
    known = (row.monthly_budget for row in channels if row.monthly_budget)
    return Money.total((each for each in known if each.currency == currency), currency)


def _corrections(rows: Sequence[StrategyRow], teller: Teller) -> Iterator[Block]:
    language, own = teller.language, [row for row in rows if isinstance(row, Correction)]
    columns = (
        blocks.NUMBER,
        Column(language(_("When")), 1),
        Column(language(_("What is done then")), 1.3),
        Column(language(_("Who sees to it")), 0.8),
    )
    yield blocks.table(
        columns, [[teller.sheet.number_of(row), when(row, teller), row.action, row.person] for row in own]
    )


def when(row: Correction, teller: Teller) -> str:
    """ER by reach, Instagram: below 3.00 %, 3 weeks in a row."""
    language = teller.language
    weeks = language.count("for {n} week", "for {n} weeks in a row", row.weeks)
    return language(
        _("{metric}: {side} {threshold}, {weeks}"),
        metric=teller.name(row),
        side=language.word(row.side),
        threshold=teller.words(row, "threshold"),
        weeks=weeks,
    )


_MAKERS: Final[Mapping[Part, Callable[[Sequence[StrategyRow], Teller], Iterator[Block]]]] = {
    Part.GOALS: _goals,
    Part.KPI: _kpis,
    Part.COMPETITORS: _competitors,
    Part.FUNNEL: funnel,
    Part.CHANNELS: _channels,
    Part.RISKS: risks,
    Part.CORRECTIONS: _corrections,
}
