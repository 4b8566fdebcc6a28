"""What the page shows: one version of a client's strategy with its rows, and what its figures are told with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from smmdesk.domain.clients import Account
from smmdesk.domain.ids import StrategyRowId
from smmdesk.domain.periods import Period, add_months
from smmdesk.domain.planning.named import Part, Status, StrategyStatus
from smmdesk.domain.results.sheet import FOLLOWERS
from smmdesk.domain.results.values import ENGAGEMENTS
from smmdesk.domain.strategy.records import Competitor, Goal
from smmdesk.domain.strategy.versions import in_force_on
from smmdesk.speech import planned
from smmdesk.speech.unfinished import open_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from smmdesk.domain.clients import Client
    from smmdesk.domain.planning.kpis import Fact, Watched
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.slots_agreed import Apart
    from smmdesk.domain.strategy.checks import Open
    from smmdesk.domain.strategy.records import Strategy, StrategyRow
    from smmdesk.domain.strategy.sheets import StrategySheet
    from smmdesk.knowledge.strategy import CheckWords
    from smmdesk.services.strategy_figures import StrategyFigures
    from smmdesk.speech.language import Language
    from smmdesk.speech.planned import FactWords
    from ui.shell.context import Context
    from ui.strategy.metrics import Metrics

_MOST_MONTHS: Final = 12
RECENT: Final = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A version in sight; `versions` are all of the client's, the first one first."""

    client: Client
    versions: Sequence[Strategy]
    sheet: StrategySheet
    accounts: Sequence[Account]
    metrics: Metrics
    today: date
    language: Language
    ask_figures: Callable[[], StrategyFigures]
    ask_due: Callable[[], Sequence[Watched]]
    ask_open: Callable[[], Sequence[Open]]
    ask_recent: Callable[[], ResultsSheet]
    ask_apart: Callable[[], Apart | None]

    @cached_property
    def figures(self) -> StrategyFigures:
        """What became of it in the period chosen; read when a part first asks."""
        return self.ask_figures()

    @cached_property
    def due(self) -> int:
        """How many of its corrections it is time for, while it is in force."""
        return sum(self.row(each.correction.id) is not None for each in self.ask_due())

    @cached_property
    def recent(self) -> ResultsSheet:
        """What is known of the last 90 days."""
        return self.ask_recent()

    @cached_property
    def apart(self) -> Apart | None:
        """Of the version in force what its hours and the calendar's slots lack of each other."""
        held = in_force_on(self.versions, self.today)
        return self.ask_apart() if held is not None and held.id == self.strategy.id else None

    @cached_property
    def open_things(self) -> Sequence[Open]:
        """What is not finished, in the order of parts and rows."""
        return self.ask_open()

    def open_words(self, found: Open) -> CheckWords:
        """What is open, and why it matters."""
        return open_words(found, self.sheet, self.metrics.name, self.language)

    def open_of(self, id: str | None, *parts: Part) -> list[Open]:
        """What is open of a row, or of all of these parts."""
        return [
            each for each in self.open_things if (each.row.id == id if each.row else id is None and each.part in parts)
        ]

    @cached_property
    def _worded(self) -> dict[str, FactWords]:
        return {}

    def fact(self, id: str) -> Fact | None:
        """What became of a KPI or a goal; None while there is nothing to judge it by."""
        return self.figures.kpis.get(StrategyRowId(id)) or self.figures.goals.get(StrategyRowId(id))

    def fact_words(self, id: str) -> FactWords | None:
        """The same in words, made once."""
        if id not in self._worded and (fact := self.fact(id)) is not None:
            self._worded[id] = planned.told(fact, self.language)
        return self._worded.get(id)

    @property
    def strategy(self) -> Strategy:
        """The version itself."""
        return self.sheet.strategy

    @property
    def is_open(self) -> bool:
        """Whether its rows may be changed."""
        return self.strategy.is_draft

    @property
    def goals(self) -> tuple[Goal, ...]:
        """Those of the version."""
        return tuple(each for each in self.sheet.rows[Part.GOALS] if isinstance(each, Goal))

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of the months that it touches: a year of them while its end is not known."""
        starts, ends = self.strategy.starts or self.today, self.strategy.ends
        first = starts.replace(day=1)
        every = (add_months(first, step) for step in range(_MOST_MONTHS))
        return tuple(month for month in every if ends is None or month < ends)

    def rows(self, part: Part) -> list[RowShown]:
        """Those of a part in their order; the own brand's before its competitors."""
        own = own_brand(self) if part is Part.COMPETITORS and self.sheet.rows.get(part) else []
        numbered = [(self.sheet.number_of(row), row) for row in self.sheet.rows.get(part, ())]
        return [RowShown(number, row, self) for number, row in (*(("", row) for row in own), *numbered)]

    def row(self, id: str) -> StrategyRow | None:
        """The row of that id, if it is of this version."""
        return next((row for own in self.sheet.rows.values() for row in own if row.id == id), None)


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row as it is numbered, and what it stands in."""

    number: str
    row: StrategyRow
    shown: Shown

    @property
    def id(self) -> StrategyRowId:
        """The row's."""
        return self.row.id

    @property
    def is_computed(self) -> bool:
        """Whether it stands beside the rows for comparison, and is none that is kept."""
        return not self.number

    @property
    def lacks_figures(self) -> bool:
        """Whether it is judged by figures of which there are none, of days that have gone by.

        Where days are counted in two ways there are figures, and more of them would not help.
        """
        fact = self.shown.fact(self.id)
        return fact is not None and fact.outlook.status is Status.NO_DATA and fact.elapsed > 0 and fact.crossed is None

    @property
    def metric(self) -> str:
        """By what it is measured, if it is."""
        return str(getattr(self.row, "metric", ""))


def own_brand(shown: Shown) -> list[Competitor]:
    """The client as a competitor would see it, network by network: of the last 90 days, computed and never kept."""
    made = []
    for network in dict.fromkeys(each.network for each in shown.accounts):
        sheet = shown.recent.of(network)
        followers, engaged = sheet.value(FOLLOWERS).value, sheet.average_post(ENGAGEMENTS)
        row = Competitor(
            id=StrategyRowId(f"own {network}"),
            strategy_id=shown.strategy.id,
            name=shown.client.name,
            network=network,
            seen_on=shown.today,
            followers=None if followers is None else int(followers),
            posts_a_month=round(len(sheet.posts) / 3) if sheet.is_anything_known else None,
            engagement_per_post=None if engaged is None else round(engaged),
        )
        made.append(row)
    return made


def read(context: Context, client: Client, wanted: str | None) -> Shown | None:
    """The version that is wanted, else the one to begin with; None where the client has none."""
    from ui.strategy.metrics import Metrics

    workspace = context.workspace
    versions = workspace.strategy.versions(client.id)
    begun = next((each for each in versions if each.id == wanted), None) or first_shown(versions, workspace.today())
    if begun is None:
        return None
    today = workspace.today()
    sheet, period = workspace.strategy.sheet(begun.id), context.period
    return Shown(
        client=client,
        versions=versions,
        sheet=sheet,
        accounts=workspace.records.all(Account, client_id=client.id),
        metrics=Metrics(workspace, begun.currency, context.language),
        today=today,
        language=context.language,
        ask_figures=lambda: workspace.results.of_strategy(sheet, period),
        ask_due=lambda: workspace.results.due(client.id),
        ask_recent=lambda: workspace.results.sheet(client.id, Period(today - RECENT, today)),
        ask_apart=lambda: workspace.slots.beside_strategy(client.id),
        ask_open=lambda: workspace.results.open_in(sheet),
    )


def first_shown(versions: Sequence[Strategy], today: date) -> Strategy | None:
    """What is worked by, else the draft, else the last one that there was."""
    draft = next((each for each in versions if each.status is StrategyStatus.DRAFT), None)
    return in_force_on(versions, today) or draft or next(reversed(versions), None)
