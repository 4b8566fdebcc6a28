"""What the page shows: one version of a client's strategy with its rows, and what its figures are told with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from smmdesk.domain.clients import Account
from smmdesk.domain.ids import StrategyRowId
from smmdesk.domain.periods import add_months
from smmdesk.domain.planning.named import Part, Standing
from smmdesk.domain.strategy.records import Goal
from smmdesk.domain.strategy.versions import in_force_on
from smmdesk.speech import planned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from smmdesk.domain.clients import Client
    from smmdesk.domain.planning.kpis import Fact, Watched
    from smmdesk.domain.strategy.records import Strategy, StrategyRow, StrategySheet
    from smmdesk.services.strategy_figures import StrategyFigures
    from smmdesk.speech.language import Language
    from smmdesk.speech.planned import FactWords
    from ui.shell.context import Context
    from ui.strategy.metrics import Metrics

_MOST_MONTHS: Final = 12


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
    ask_due: Callable[[], Mapping[StrategyRowId, Watched]]

    @cached_property
    def figures(self) -> StrategyFigures:
        """What became of it in the period chosen; read when a part first asks."""
        return self.ask_figures()

    @cached_property
    def due(self) -> Mapping[StrategyRowId, Watched]:
        """Which corrections are due."""
        return self.ask_due()

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
        """Those of a part in their order."""
        return [RowShown(self.sheet.number_of(row), row, self) for row in self.sheet.rows.get(part, ())]

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
    def metric(self) -> str:
        """By what it is measured, if it is."""
        return str(getattr(self.row, "metric", ""))


def read(context: Context, client: Client, wanted: str | None) -> Shown | None:
    """The version that is wanted, else the one to begin with; None where the client has none."""
    from ui.strategy.metrics import Metrics

    workspace = context.workspace
    versions = workspace.strategy.versions(client.id)
    begun = next((each for each in versions if each.id == wanted), None) or first_shown(versions, workspace.today())
    if begun is None:
        return None
    sheet, period = workspace.strategy.sheet(begun.id), context.period
    return Shown(
        client=client,
        versions=versions,
        sheet=sheet,
        accounts=workspace.records.all(Account, client_id=client.id),
        metrics=Metrics(workspace, begun.currency, context.language),
        today=workspace.today(),
        language=context.language,
        ask_figures=lambda: workspace.results.of_strategy(sheet, period),
        ask_due=lambda: workspace.results.due(sheet),
    )


def first_shown(versions: Sequence[Strategy], today: date) -> Strategy | None:
    """What is worked by, else the draft, else the last one that there was."""
    draft = next((each for each in versions if each.status is Standing.DRAFT), None)
    return in_force_on(versions, today) or draft or next(reversed(versions), None)
