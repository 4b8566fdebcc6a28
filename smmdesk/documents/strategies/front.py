"""What stands first: whose strategy it is and from when, and all of it on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

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


class Room(NamedTuple):
    """How much of a strategy is to stand on one page: rows of a part, letters of a text, and of the promise above."""

    rows: int
    letters: int
    goal: int


ROOMS: Final = (Room(7, 130, 300), Room(6, 80, 240), Room(4, 60, 180), Room(3, 40, 120))
"""From the most to what fits whatever people write; each names what it leaves out, and where that stands."""


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


def on_one_page(teller: Teller) -> list[dict[str, Any]]:
    """Goals with numbers, channels, money, people, what is done when it fails, and what is not done: shorter and
    shorter, of which the first that fits is printed."""
    return [_page(teller, room) for room in ROOMS]


def _page(teller: Teller, room: Room) -> dict[str, Any]:
    strategy, language = teller.sheet.strategy, teller.language
    return {
        "goal_label": language(_("Goal of the business")),
        "goal": shortened(strategy.business_goal, room.goal) or language(_("Nothing is agreed here yet.")),
        "promise": [shortened(each, room.letters) for each in _promises(teller)],
        "sections": [
            {"title": title, "blocks": made}
            for title, made in (
                (language(_("What is to be reached, by when")), _goals(teller, room)),
                (language(_("Where, how often")), _channels(teller, room)),
                (language(_("Who does it")), _people(teller, room)),
                (language(_("What it costs")), _money(teller, room)),
                (language(_("If it does not go as planned")), _corrections(teller, room)),
                (language(_("What not to do")), _limits(teller, room)),
            )
        ],
    }


def _promises(teller: Teller) -> list[str]:
    """The one sentence of each USP."""
    rows = [row for row in teller.sheet.rows.get(Part.USP, ()) if isinstance(row, StrategyEntry)]
    return [row.fields.get("sentence", "") or row.name for row in rows[:2]]


def _rows(part: Part, teller: Teller, room: Room) -> tuple[Sequence[StrategyRow], list[Block]]:
    """As many as there is room for, and how many more there are; or that there is none."""
    rows, language = teller.sheet.rows.get(part, ()), teller.language
    if not rows:
        return (), [blocks.note(language(_("Nothing is agreed here yet.")))]
    return rows[: room.rows], _more(part, len(rows), teller, room)


def _more(part: Part, count: int, teller: Teller, room: Room) -> list[Block]:
    """How many are left out, and where they stand."""
    more = count - room.rows
    said = teller.language.count("{n} more, see part {part}", "{n} more, see part {part}", more, part=PRINTED[part])
    return [blocks.note(said)] if more > 0 else []


def _goals(teller: Teller, room: Room) -> list[Block]:
    rows, rest = _rows(Part.GOALS, teller, room)
    language = teller.language
    columns = (
        blocks.NUMBER,
        Column(language(_("Goal")), 1),
        Column(language(_("Measured as")), 1),
        Column(language(_("Baseline")), align=RIGHT),
        Column(language(_("Target")), align=RIGHT),
        Column(language(_("Deadline")), align=RIGHT),
    )
    lines = [_goal(row, teller, room) for row in rows if isinstance(row, Goal)]
    return [*([blocks.table(columns, lines)] if lines else []), *rest]


def _goal(goal: Goal, teller: Teller, room: Room) -> Line:
    return [
        teller.sheet.number_of(goal),
        Cell(shortened(goal.name, room.letters), is_strong=True),
        Cell(
            ", ".join(filter(None, (teller.words(goal, name) for name in ("metric", "network")))), counted(goal, teller)
        ),
        *(teller.words(goal, name) or "—" for name in ("baseline", "target", "deadline")),
    ]


def _channels(teller: Teller, room: Room) -> list[Block]:
    rows, rest = _rows(Part.CHANNELS, teller, room)
    language = teller.language
    columns = (
        Column(language(_("Network")), 1),
        Column(language(_("For whom")), 1.4),
        Column(language(_("Posts a month")), align=RIGHT),
        Column(language(_("Days and hours")), 1.4),
        Column(language(_("Budget a month")), align=RIGHT),
    )
    lines = [_channel(row, teller, room) for row in rows if isinstance(row, Channel)]
    return [*([blocks.table(columns, lines)] if lines else []), *rest]


def _channel(channel: Channel, teller: Teller, room: Room) -> Line:
    return [
        Cell(teller.words(channel, "network"), is_strong=True),
        shortened(channel.audience, room.letters),
        teller.words(channel, "posts_a_month") or "—",
        shortened(teller.words(channel, "slots"), room.letters),
        teller.words(channel, "monthly_budget"),
    ]


def _people(teller: Teller, room: Room) -> list[Block]:
    rows, rest = _rows(Part.DUTIES, teller, room)
    own = [row for row in rows if isinstance(row, StrategyEntry)]
    labels = strategy_words(teller.language.code).fields
    names = ("person", "task", "due", "approver")
    columns = [Column(labels[Part.DUTIES, name].label, 1) for name in names]
    lines = [[shortened(row.fields.get(name, ""), room.letters) for name in names] for row in own]
    return [*([blocks.table(columns, lines)] if lines else []), *rest]


_SUMS: Final = ("funnel_budget", "sales_wanted", "average_order", "margin")


def _money(teller: Teller, room: Room) -> list[Block]:
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
    return [*made, *_of_tools(teller, room)] or [_nothing(teller)]


def _of_tools(teller: Teller, room: Room) -> list[Block]:
    """What each tool takes: networks and partners are not all that is paid."""
    rows = [row for row in teller.sheet.rows.get(Part.TOOLS, ()) if isinstance(row, StrategyEntry)]
    told = [
        f"{shortened(row.name, room.letters)} – {shortened(row.fields['budget'], 2 * room.letters)}"
        for row in rows[: room.rows]
        if row.fields.get("budget")
    ]
    said = teller.language(
        _("The budget for promotion is what networks and partners are paid. What each tool takes, work included:")
    )
    return [blocks.note(f"{said} {'; '.join(told)}."), *_more(Part.TOOLS, len(rows), teller, room)] if told else []


def _corrections(teller: Teller, room: Room) -> list[Block]:
    rows, rest = _rows(Part.CORRECTIONS, teller, room)
    columns = (
        Column(teller.language(_("When")), 1.1),
        Column(teller.language(_("What is done then")), 1.3),
        Column(teller.language(_("Who sees to it")), 0.8),
    )
    lines = [
        [when(row, teller), shortened(row.action, room.letters), shortened(row.person, room.letters)]
        for row in rows
        if isinstance(row, Correction)
    ]
    return [*([blocks.table(columns, lines)] if lines else []), *rest]


def _limits(teller: Teller, room: Room) -> list[Block]:
    """What is not the networks' task, and what the rules say."""
    sheet = teller.sheet
    rules = [row for row in sheet.rows.get(Part.RULES, ()) if isinstance(row, StrategyEntry)]
    pairs = [(row.name or row.fields.get("situation", ""), row.fields.get("action", "")) for row in rules[: room.rows]]
    limits = [(teller.field(sheet.strategy, "boundaries").label, sheet.strategy.boundaries), *pairs]
    told = [(shortened(name, room.letters), shortened(words, 2 * room.letters)) for name, words in limits if words]
    return [blocks.card("", "", told), *_more(Part.RULES, len(rules), teller, room)] if told else [_nothing(teller)]


def _nothing(teller: Teller) -> Block:
    return blocks.note(teller.language(_("Nothing is agreed here yet.")))
