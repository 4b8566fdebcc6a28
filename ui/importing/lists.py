"""What a person sees of a file before it is read in: its first rows as posts, and what is odd about any row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QIcon

from smmdesk.domain.posts import PostStatus
from smmdesk.exchange.incoming import RowProblem
from smmdesk.exchange.plans.first_rows import FirstRow
from smmdesk.speech.language import Language, _
from ui.widgets.networks import network_icon
from ui.widgets.table import RIGHT, STRETCH, Column, RecordTable


def first_posts(language: Language) -> RecordTable[FirstRow]:
    """The table of the first rows."""
    return RecordTable(language, _FIRST, name=_("First posts"), key=lambda row: row.row, many=False)


def odd_rows(language: Language) -> RecordTable[RowProblem]:
    """The table of problems."""
    return RecordTable(
        language, _PROBLEMS, name=_("Problems"), key=lambda problem: (problem.row, problem.message), many=False
    )


def in_short(rows: Sequence[FirstRow], language: Language) -> str:
    """The first post on one line."""
    if not rows:
        return language(_("No row becomes a post yet: say which column is the text or the date."))
    row = rows[0]
    parts = (_when(row, language), _networks(row, language), _text(row, language), language.word(row.status))
    return language(_("The first post: {post}"), post="  ·  ".join(filter(None, parts)))


def _when(row: FirstRow, language: Language) -> str:
    return f"{language.short_date(row.wall.date())}, {language.time(row.wall.time())}" if row.wall else ""


def _networks(row: FirstRow, language: Language) -> str:
    return ", ".join(language.word(network) for network in row.networks)


def _text(row: FirstRow, _language: Language) -> str:
    return " ".join(row.text.split())


def _place(problem: RowProblem, language: Language) -> str:
    return language.number(problem.row) if problem.row else language(_("file"))


_FIRST: Final[tuple[Column[FirstRow], ...]] = (
    Column(_("Row"), lambda row, language: language.number(row.row), sort=lambda row: row.row, align=RIGHT, width=64),
    Column(_("When"), _when, sort=lambda row: (row.wall is None, row.wall or 0), width=150),
    Column(
        _("Networks"),
        lambda _row, _language: "",
        sort=lambda row: row.networks,
        icon=lambda row: network_icon(*row.networks) if row.networks else QIcon(),
        tip=_networks,
        width=112,
    ),
    Column(_("Text"), _text, width=STRETCH),
    Column(_("Status"), lambda row, language: language.word(row.status), width=116, names=PostStatus),
)
_PROBLEMS: Final[tuple[Column[RowProblem], ...]] = (
    Column(_("Row"), _place, sort=lambda problem: problem.row, align=RIGHT, width=64),
    Column(
        _("What is odd, and what was kept"),
        lambda problem, language: language(problem.message, **problem.values),
        width=STRETCH,
    ),
)
