"""What the program's own views of results have in common: figures that can be asked about, and a metric by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmdesk.speech import measured
from smmdesk.speech.language import _
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.forms.choice import Combo
from ui.widgets.labels import caption

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smmdesk.domain.ids import PublicationId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.speech.language import Language
    from ui.results.shown import Results
    from ui.shell.context import Context

_FIRST: Final = ("leads", "sales", "revenue", "views", "reach_day", "followers", "link_clicks", "clicks")


class Asked(NamedTuple):
    """A figure that somebody wants to know more of; without a network that of the client."""

    key: str
    network: Network | None = None


INDEX: Final = "index"
"""Asked about as a metric of a post is, though it is of all that are like it."""


class AskedPost(NamedTuple):
    """A figure of a publication; one of those that are ranked is told by what ranks it."""

    key: str
    post: PublicationId
    is_ranked: bool = False


class AskedHour(NamedTuple):
    """How posts of an hour of a weekday (0 is Monday) did."""

    weekday: int
    hour: int


AnyAsked = Asked | AskedPost | AskedHour


@runtime_checkable
class Explaining(Protocol):
    """A view whose figures can be asked about."""

    asked: Any
    """the signal that hands on an `AnyAsked`"""
    turned: Any
    """the signal that the keyboard is at another figure, or at none"""

    def current(self) -> AnyAsked | None:
        """The figure where the keyboard is."""
        ...


class AskingView(QWidget):
    """A view whose figures can be asked about; what is chosen to be drawn holds for all of these."""

    asked = Signal(object)
    """an `Asked`, to be explained"""
    turned = Signal()
    """the keyboard is at another figure, or at none"""
    metric_chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.language = context.language
        self.shown: Results | None = None
        self.drawn = ""
        """the metric that was chosen to be drawn"""
        self.choice = MetricChoice(context.language)
        self.choice.combo.activated.connect(self._choose)

    def show_results(self, shown: Results) -> None:
        """All of it."""
        self.shown = shown

    def show_metric(self, key: str) -> None:
        """Draw this one, where it can be drawn."""
        self.drawn = key
        if self.shown is not None:
            self.draw()

    def draw(self) -> None:
        """The chart alone."""
        raise NotImplementedError

    def current(self) -> Asked | None:
        """The figure where the keyboard is."""
        return None

    def _choose(self, _index: int) -> None:
        self.metric_chosen.emit(str(self.choice.combo.currentData()))


class MetricChoice(QWidget):
    """Which metric a chart shows."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        words = language(_("Shown by day"))
        self.combo = Combo()
        self.combo.setFixedWidth(scaled(220))
        self.combo.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(caption(words))
        row.addWidget(self.combo)
        row.addStretch(1)

    def offer(self, sheet: ResultsSheet, keys: Iterable[str], wanted: str) -> str:
        """Offer these; the one that is shown: the wanted, or else the first. Empty where there are none."""
        order = {key: place for place, key in enumerate((*_FIRST, *sheet.catalogue))}
        found = sorted(keys, key=lambda key: min(order[key], _FIRST.index(key) if key in _FIRST else len(order)))
        self.combo.set_options([(key, measured.name(sheet, key, self._language)) for key in found])
        chosen = wanted if wanted in found else next(iter(found), "")
        self.combo.choose(chosen)
        self.setVisible(bool(found))
        return chosen


def drawable(sheet: ResultsSheet) -> list[str]:
    """The metrics of which any day is known."""
    return [key for key in sheet.catalogue if sheet.is_known_by_day(key)]
