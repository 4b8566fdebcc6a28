"""Fields of planned figures: which metric it is, a figure in its unit, and a plan of months.

They are asked of the row that is shown: `about` gives it whenever something is to be told or read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.overriding import override
from ui.strategy.shown import RowShown
from ui.style import tokens
from ui.widgets.forms.choice import FoundEditor
from ui.widgets.forms.editor import Editor, TypedLine
from ui.widgets.labels import caption

if TYPE_CHECKING:
    from datetime import date

    from smmdesk.speech.language import Language

About = Callable[[], RowShown | None]


@dataclass(frozen=True, slots=True)
class MetricChoice:
    """A metric (its key), found by its name."""

    about: About

    def build(self, language: Language) -> Editor:
        """An editor of `str`."""
        return _MetricEdit(language, self.about)


@dataclass(frozen=True, slots=True)
class Figure:
    """A scaled figure (`int`) of the row's metric, or none."""

    about: About

    def build(self, language: Language) -> Editor:
        """An editor of `int | None`."""
        return FigureEdit(language, self.about)


@dataclass(frozen=True, slots=True)
class MonthsPlan:
    """A scaled figure of the row's metric for each month that the strategy touches, by "2026-10"."""

    about: About

    def build(self, language: Language) -> Editor:
        """An editor of `Mapping[str, int]`."""
        return MonthsEdit(language, self.about)


class _MetricEdit(FoundEditor):
    def __init__(self, language: Language, about: About) -> None:
        self._about = about
        super().__init__(language, [])

    @override
    def show_value(self, value: Any) -> None:
        if (row := self._about()) is not None:
            self.set_options(row.shown.metrics.options())
        super().show_value(value)


class FigureEdit(TypedLine):
    """The editor of a `Figure`."""

    def __init__(self, language: Language, about: About) -> None:
        self._about = about
        super().__init__(language, self._figure, self._text, short=True)

    def _figure(self, text: str) -> int | None:
        row = self._about()
        return row.shown.metrics.read(row.metric, text) if row else None

    def _text(self, value: int | None) -> str:
        row = self._about()
        return row.shown.metrics.typed(row.metric, value) if row else ""


class MonthsEdit(Editor):
    """The editor of a `MonthsPlan`: a small grid of fields, of as many months as there are."""

    is_typed = True

    def __init__(self, language: Language, about: About) -> None:
        super().__init__(language)
        self._about = about
        self._months: tuple[date, ...] = ()
        self._cells: list[FigureEdit] = []
        self._name = ""
        self._inside = QWidget()
        self._row.addWidget(self._inside)

    @override
    def value(self) -> Mapping[str, int]:
        typed = {month_key(month): cell.value() for month, cell in self._shown()}
        every = {**(self._value or {}), **typed}
        return {month: every[month] for month in sorted(every) if every[month] is not None}

    @override
    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._follow_months()
        for month, cell in self._shown():
            cell.show_value((value or {}).get(month_key(month)))

    @override
    def words(self) -> str:
        told = [(self.language.month(month), cell.words()) for month, cell in self._shown()]
        return "\n".join(f"{month}: {words}" for month, words in told if words)

    @override
    def retype(self, words: str) -> None:
        named = dict(line.partition(": ")[::2] for line in words.split("\n"))
        for month, cell in self._shown():
            if (typed := named.get(self.language.month(month))) is not None:
                cell.retype(typed)

    @override
    def name_parts(self, name: str) -> None:
        self._name = name
        self.setAccessibleName(name)
        for month, cell in self._shown():
            cell.name_parts(f"{name}: {self.language.month(month)}")

    def _shown(self) -> list[tuple[date, FigureEdit]]:
        return list(zip(self._months, self._cells, strict=True))

    def _follow_months(self) -> None:
        row = self._about()
        if row is not None and row.shown.months != self._months:
            self._months = row.shown.months
            self._lay_out()

    def _lay_out(self) -> None:
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = QWidget()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_2)
        grid.setVerticalSpacing(tokens.SPACE_1)
        self._cells = [FigureEdit(self.language, self._about) for _month in self._months]
        for place, (month, cell) in enumerate(self._shown()):
            line, column = divmod(place, 3)
            grid.addWidget(caption(self.language.month(month)), 2 * line, column)
            grid.addWidget(cell, 2 * line + 1, column)
            cell.left.connect(self.left)
            cell.touched.connect(self.touched)
        self._row.addWidget(self._inside)
        if self._cells:
            self.setFocusProxy(self._cells[0])
        self.name_parts(self._name)


def month_key(month: date) -> str:
    """As plans name it."""
    return f"{month:%Y-%m}"
