"""Posts in the clipboard: as their texts, as rows for a spreadsheet; and rows that a spreadsheet has put there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication

from ui.widgets.clipboard import put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from smmdesk.domain.posts import Post
    from smmdesk.exchange.spreadsheets.clipboard import Copied

_OURS: Final = "application/x-smmdesk-posts"
"""Tells what was copied here from what was copied elsewhere since."""


def put_texts(posts: Sequence[Post]) -> None:
    """Their texts, as they go to a network."""
    put("\n\n".join(post.caption() for post in posts), mark=_OURS)


def put_rows(rows: Copied) -> None:
    """A table, for whoever takes text and for whoever takes HTML."""
    put(rows.text, rows.html, mark=_OURS)


def holds_ours() -> bool:
    """Whether nothing was copied elsewhere since."""
    data = _content()
    return data is not None and data.hasFormat(_OURS)


def _content() -> QMimeData | None:
    """Nothing, where nothing was copied yet or its program has gone: Qt says so, its description for types does not."""
    return QGuiApplication.clipboard().mimeData()


def copied_table() -> str:
    """The table in the clipboard, as lines with tabs; '' where there is none."""
    from smmdesk.exchange.workbooks.pasted import table_in

    data = _content()
    if data is None:
        return ""
    return table_in(data.text() if data.hasText() else "", data.html() if data.hasHtml() else "")
