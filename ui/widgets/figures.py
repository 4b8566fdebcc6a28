"""Figures as a table to be copied (Ctrl+Alt+C): whatever shows some has `as_table`, and nothing else is needed.

    def as_table(self) -> Figures | None:
        return Figures((self._language(_("Period")), self._language(_("Score"))), self._rows)

What it says to who listens, and what is told where a mouse rests on it, are other words of the same figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Figures(NamedTuple):
    """What stands above each column, and the rows, which are made when they are asked for."""

    heads: Sequence[str]
    rows: Iterable[Sequence[str]]


@runtime_checkable
class ShowsFigures(Protocol):
    """A table, a chart, a list of figures, a meter."""

    def as_table(self) -> Figures | None:
        """All that it shows, heads as well; None while that is nothing."""

    def accessibleName(self) -> str:
        """What it is called where it is asked which to copy."""


def figures_of(widget: object) -> Figures | None:
    """What can be copied of a widget now; None where it shows no figures."""
    return widget.as_table() if isinstance(widget, ShowsFigures) else None


def copy_figures(widget: ShowsFigures) -> None:
    """Put them on the clipboard, so that a spreadsheet takes them as cells; nothing is done while there are none."""
    if (figures := widget.as_table()) is None:
        return
    from smmdesk.exchange.spreadsheets.clipboard import copied
    from smmdesk.exchange.spreadsheets.table import Column, Table
    from ui.widgets import clipboard

    columns = [Column(head, head) for head in figures.heads]
    made = copied(Table(title=widget.accessibleName(), columns=columns, rows=[*figures.rows]))
    clipboard.put(made.text, made.html)
