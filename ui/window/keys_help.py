"""All keys at a glance (?), made from the commands themselves, so that it cannot be wrong."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.shell.overlay import Overlay
from ui.style import tokens
from ui.style.theme import MEDIUM
from ui.widgets.buttons import icon_button
from ui.widgets.labels import Label, caption, heading

if TYPE_CHECKING:
    from ui.shell.commands import BoundCommand, Commands


class KeysHelp:
    """`open` lays the keys of all commands over the window, page by page."""

    def __init__(self, language: Language, window: QWidget, commands: Commands) -> None:
        self._language = language
        self._window = window
        self._commands = commands

    def open(self) -> Overlay:
        """Show it; Esc or a click beside it ends it."""
        overlay = Overlay(self._window, width=760, name=self._language(_("All keys")))
        top = QHBoxLayout()
        top.setContentsMargins(tokens.SPACE_5, tokens.SPACE_4, tokens.SPACE_3, tokens.SPACE_2)
        top.addWidget(heading(self._language(_("All keys"))), 1)
        close = icon_button("x", self._language(_("Close")), overlay.close)
        top.addWidget(close)
        overlay.inside.addLayout(top)
        overlay.inside.addWidget(self._scrolling(self._columns()), 1)
        overlay.panel.setFocusProxy(close)
        overlay.open()
        return overlay

    def _columns(self) -> QWidget:
        """The groups in two columns of about equal length."""
        groups = self._groups()
        # a heading and the air under it count as two lines
        half, counted = sum(len(rows) + 2 for _name, rows in groups) / 2, 0
        sides = (QVBoxLayout(), QVBoxLayout())
        for name, rows in groups:
            sides[0 if counted < half else 1].addWidget(_group(name, rows))
            counted += len(rows) + 2
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(tokens.SPACE_5, 0, tokens.SPACE_5, tokens.SPACE_5)
        row.setSpacing(2 * tokens.SPACE_5)
        for side in sides:
            side.setSpacing(tokens.SPACE_4)
            side.addStretch()
            row.addLayout(side, 1)
        return made

    def _groups(self) -> list[tuple[str, list[BoundCommand]]]:
        with_keys = [bound for bound in self._commands if bound.keys]
        # reversed, so that the first of a heading is the one that stays
        order = {bound.heading: place for place, bound in reversed(list(enumerate(with_keys)))}
        by_heading = sorted(with_keys, key=lambda bound: order[bound.heading])
        return [(name, list(rows)) for name, rows in groupby(by_heading, key=lambda bound: bound.heading)]

    def _scrolling(self, inner: QWidget) -> QScrollArea:
        made = QScrollArea()
        made.setWidgetResizable(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setWidget(inner)
        made.setMinimumHeight(min(inner.sizeHint().height(), self._window.height() - 120))
        made.setProperty("kind", "clear")
        return made


def _group(name: str, rows: list[BoundCommand]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(tokens.SPACE_1)
    grid.setColumnStretch(0, 1)
    grid.addWidget(caption(name), 0, 0, 1, 2)
    for line, bound in enumerate(rows, 1):
        words = Label(bound.action.text(), wraps=True)
        words.setToolTip(bound.command.hint)
        grid.addWidget(words, line, 0)
        grid.addWidget(Label(bound.keys, colour="muted", weight=MEDIUM), line, 1, Qt.AlignmentFlag.AlignRight)
    return made
