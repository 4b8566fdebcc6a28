"""What stands first: whose strategy it is and from when, and all of it on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from smmdesk.documents.strategies import blocks
from smmdesk.documents.strategies.blocks import RIGHT, Block, Cell, Column, Line
from smmdesk.documents.strategies.parts import budget_of, counted, title_of, when
from smmdesk.documents.strategies.risks import of_risks
from smmdesk.documents.tidy import shortened
from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.records import Channel, Correction, Goal, StrategyEntry
from smmdesk.domain.strategy.sheets import PRINTED
from smmdesk.domain.strategy.versions import mark
from smmdesk.knowledge.strategy import words as strategy_words
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.domain.strategy.records import StrategyRow
    from smmdesk.speech.strategies import Teller

_MOST_ROWS, _LONGEST = 7, 130
"""What has to stand on one page."""


def cover(teller: Teller) -> dict[str, Any]:
    """Facts of the version, and the parts with how much is agreed in each."""
    strategy, language = teller.sheet.strategy, teller.language
    facts = (
        (language(_("Days in force")), "" if strategy.is_draft else teller.days_in_force()),
        (language(_("Planned for")), teller.days() if strategy.is_draft or teller.followed else ""),
        (language(_("Approved by")), strategy.approved_by),
        (language(_("Approved on")), teller.words(strategy, "approved_on")),
        (language(_("Mark")), mark(teller.sheet)),
    )
    return {
        "facts": [(label, words) for label, words in facts if words],
        "is_draft": strategy.is_draft,
        "draft": language.word(strategy.status),
        "about": language(_("Two papers with the same mark say the same.")),
        "parts": list(_contents(teller)),
    }


def _contents(teller: Teller) -> Iterator[tuple[str, str, str]]:
    language = teller.language
    for part in Part:
        if part is Part.RULES:
            continue
        same = [own for own in Part if PRINTED[own] == PRINTED[part]]
        count = sum(len(teller.sheet.rows.get(own, ())) for own in same)
        told = language.count("{n} entry", "{n} entries", count) if count else language(_("nothing yet"))
        yield str(PRINTED[part]), title_of(part, language), told


def on_one_page(teller: Teller) -> dict[str, Any]:
    """Goals with numbers, channels, money, people, what is done when it fails, and what is not done."""
    strategy, language = teller.sheet.strategy, teller.language
    return {
        "goal_label": language(_("Goal of the business")),
        "goal": shortened(strategy.business_goal, 300) or language(_("Nothing is agreed here yet.")),
        "promise": [shortened(each, _LONGEST) for each in _promises(teller)],
        "sections": [
            {"title": title, "blocks": made}
            for title, made in (
                (language(_("What is to be reached, by when")), _goals(teller)),
                (language(_("Where, how often")), _channels(teller)),
                (language(_("Who does it")), _people(teller)),
                (language(_("What it costs")), _money(teller)),
                (language(_("If it does not go as planned")), _corrections(teller)),
                (language(_("What not to do")), _limits(teller)),
            )
        ],
    }


def _promises(teller: Teller) -> list[str]:
    """The one sentence of each USP."""
    rows = [row for row in teller.sheet.rows.get(Part.USP, ()) if isinstance(row, StrategyEntry)]
    return [row.fields.get("sentence", "") or row.name for row in rows[:2]]


def _rows(part: Part, teller: Teller) -> tuple[Sequence[StrategyRow], list[Block]]:
    """As many as there is room for, and how many more there are; or that there is none."""
    rows, language = teller.sheet.rows.get(part, ()), teller.language
    if not rows:
        return (), [blocks.note(language(_("Nothing is agreed here yet.")))]
    more = len(rows) - _MOST_ROWS
    said = language.count("{n} more, see part {part}", "{n} more, see part {part}", more, part=PRINTED[part])
    return rows[:_MOST_ROWS], [blocks.note(said)] if more > 0 else []


def _goals(teller: Teller) -> list[Block]:
    rows, rest = _rows(Part.GOALS, teller)
    language = teller.language
    columns = (
        blocks.NUMBER,
        Column(language(_("Goal")), 1),
        Column(language(_("Measured as")), 1),
        Column(language(_("Baseline")), align=RIGHT),
        Column(language(_("Target")), align=RIGHT),
        Column(language(_("Deadline")), align=RIGHT),
    )
    lines = [_goal(row, teller) for row in rows if isinstance(row, Goal)]
    return [*([blocks.table(columns, lines)] if lines else []), *rest]


def _goal(goal: Goal, teller: Teller) -> Line:
    return [
        teller.sheet.number_of(goal),
        Cell(goal.name, is_strong=True),
        Cell(
            ", ".join(filter(None, (teller.words(goal, name) for name in ("metric", "network")))), counted(goal, teller)
        ),
        *(teller.words(goal, name) or "—" for name in ("baseline", "target", "deadline")),
    ]


def _channels(teller: Teller) -> list[Block]:
    rows, rest = _rows(Part.CHANNELS, teller)
    language = teller.language
    columns = (
        Column(language(_("Network")), 1),
        Column(language(_("For whom")), 1.4),
        Column(language(_("Posts a month")), align=RIGHT),
        Column(language(_("Days and hours")), 1.4),
        Column(language(_("Budget a month")), align=RIGHT),
    )
    lines = [_channel(row, teller) for row in rows if isinstance(row, Channel)]
    return [*([blocks.table(columns, lines)] if lines else []), *rest]


def _channel(channel: Channel, teller: Teller) -> Line:
    return [
        Cell(teller.words(channel, "network"), is_strong=True),
        shortened(channel.audience, _LONGEST),
        teller.words(channel, "posts_a_month") or "—",
        shortened(teller.words(channel, "slots"), _LONGEST),
        teller.words(channel, "monthly_budget"),
    ]


def _people(teller: Teller) -> list[Block]:
    rows, rest = _rows(Part.DUTIES, teller)
    own = [row for row in rows if isinstance(row, StrategyEntry)]
    labels = strategy_words(teller.language.code).fields
    names = ("person", "task", "due", "approver")
    columns = [Column(labels[Part.DUTIES, name].label, 1) for name in names]
    lines = [[shortened(row.fields.get(name, ""), _LONGEST) for name in names] for row in own]
    return [*([blocks.table(columns, lines)] if lines else []), *rest]


_SUMS: Final = ("funnel_budget", "sales_wanted", "average_order", "margin")


def _money(teller: Teller) -> list[Block]:
    sheet, language = teller.sheet, teller.language
    strategy = sheet.strategy
    channels = [row for row in sheet.rows.get(Part.CHANNELS, ()) if isinstance(row, Channel)]
    facts = [(teller.field(strategy, name).label, teller.words(strategy, name)) for name in _SUMS]
    monthly = budget_of(channels, strategy.currency)
    if monthly.minor:
        facts.append((language(_("All channels a month")), language.short_money(monthly)))
    if risks := sheet.rows.get(Part.RISKS, ()):
        facts.append((language(_("Expected loss by risks")), teller.money(of_risks(risks, strategy.currency).expected)))
    told = [pair for pair in facts if pair[1]]
    made = [{"kind": "figures", "facts": told}] if told else []
    return [*made, *_of_tools(teller)] or [_nothing(teller)]


def _of_tools(teller: Teller) -> list[Block]:
    """What each tool takes: networks and partners are not all that is paid."""
    rows = [row for row in teller.sheet.rows.get(Part.TOOLS, ()) if isinstance(row, StrategyEntry)]
    told = [
        f"{row.name} – {shortened(row.fields['budget'], 2 * _LONGEST)}"
        for row in rows[:_MOST_ROWS]
        if row.fields.get("budget")
    ]
    said = teller.language(
        _("The budget for promotion is what networks and partners are paid. With the work it comes to:")
    )
    return [blocks.note(f"{said} {'; '.join(told)}.")] if told else []


def _corrections(teller: Teller) -> list[Block]:
    rows, rest = _rows(Part.CORRECTIONS, teller)
    columns = (
        Column(teller.language(_("When")), 1.1),
        Column(teller.language(_("What is done then")), 1.3),
        Column(teller.language(_("Who sees to it")), 0.8),
    )
    lines = [
        [when(row, teller), shortened(row.action, _LONGEST), shortened(row.person, _LONGEST)]
        for row in rows
        if isinstance(row, Correction)
    ]
    return [*([blocks.table(columns, lines)] if lines else []), *rest]


def _limits(teller: Teller) -> list[Block]:
    """What is not the networks' task, and what the rules say."""
    sheet = teller.sheet
    rules = [row for row in sheet.rows.get(Part.RULES, ()) if isinstance(row, StrategyEntry)]
    pairs = [(row.name or row.fields.get("situation", ""), row.fields.get("action", "")) for row in rules[:_MOST_ROWS]]
    limits = [(teller.field(sheet.strategy, "boundaries").label, sheet.strategy.boundaries), *pairs]
    told = [(shortened(name, _LONGEST), shortened(words, 2 * _LONGEST)) for name, words in limits if words]
    return [blocks.card("", "", told)] if told else [_nothing(teller)]


def _nothing(teller: Teller) -> Block:
    return blocks.note(teller.language(_("Nothing is agreed here yet.")))
