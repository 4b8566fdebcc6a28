"""What a person sees of a file before it is read in: its first rows as they will be, and what is odd about any row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QIcon

from smmdesk.speech.language import Language, _
from ui.widgets.forms.networks import network_icon
from ui.widgets.tables.table import RIGHT, STRETCH, Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.networks import Network
    from smmdesk.exchange.incoming import RowProblem
    from smmdesk.services.reading.kind import Kind, Shown


def first_rows(kind: Kind[Any], language: Language) -> RecordTable[Any]:
    """The table of the first rows."""
    columns = (_ROW, *map(_column, kind.preview))
    return RecordTable(language, columns, name=kind.says.first_rows, key=lambda row: row.row, many=False)


def odd_rows(language: Language) -> RecordTable[RowProblem]:
    """The table of problems."""
    return RecordTable(
        language,
        _PROBLEMS,
        name=_("Problems"),
        key=lambda problem: (problem.sheet, problem.row, problem.message),
        many=False,
    )


def in_short(rows: Sequence[Any], kind: Kind[Any], language: Language) -> str:
    """The first row on one line."""
    if not rows:
        return language(kind.says.no_row)
    parts = (shown.text(rows[0], language) for shown in kind.preview)
    return language(kind.says.first_row, row="  ·  ".join(filter(None, parts)))


def _column(shown: Shown) -> Column[Any]:
    """A column of the preview; networks are shown by their signs, and named by the tip."""
    icon = _signs(shown.networks) if shown.networks else None
    return Column(
        shown.name,
        (lambda _row, _language: "") if icon else shown.text,
        sort=shown.sort,
        icon=icon,
        tip=shown.text if icon else None,
        width=shown.width or STRETCH,
        names=shown.names,
    )


def _signs(networks: Callable[[Any], Sequence[Network]]) -> Callable[[Any], QIcon]:
    return lambda row: network_icon(*networks(row)) if networks(row) else QIcon()


def _place(problem: RowProblem, language: Language) -> str:
    return language.number(problem.row) if problem.row else language(_("file"))


def _said(problem: RowProblem, language: Language) -> str:
    said = language(problem.message, **problem.values)
    return f"{problem.sheet}: {said}" if problem.sheet else said


_ROW: Final[Column[Any]] = Column(
    _("Row"), lambda row, language: language.number(row.row), sort=lambda row: row.row, align=RIGHT, width=64
)
_PROBLEMS: Final[tuple[Column[RowProblem], ...]] = (
    Column(_("Row"), _place, sort=lambda problem: (problem.sheet, problem.row), align=RIGHT, width=64),
    Column(_("What is odd, and what was kept"), _said, width=STRETCH),
)
