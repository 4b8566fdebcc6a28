"""All keys at a glance (?), made from the commands themselves, so that it cannot be wrong."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.pages import PAGES
from ui.shell.commands import Command, Key
from ui.shell.overlay import Overlay, Reading
from ui.shell.page_commands import commands_of, keys_of
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM
from ui.widgets.labels import Label, subheading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.shell.commands import Commands

EVERYWHERE: Final = (
    Key(_("To the next field or button, and back"), "Tab; Shift+Tab"),
    Key(_("Back: out of the details, a list or a dialog"), "Esc"),
    Key(_("What can be done with what is selected"), "Menu; Shift+F10"),
    Key(_("Move in a list or a row of choices"), inside=_("arrow keys")),
)
"""What Qt does in every window."""
IN_FIELDS: Final = (
    Key(_("Press or open what has the keyboard"), "Space; Enter"),
    Key(_("A list, a calendar or suggestions"), "Down; Alt+Down"),
    Key(_("A day, an hour or a figure up or down"), "Up; Down"),
    Key(_("Take back what was typed"), "Esc"),
    Key(_("Cut, copy, paste, select all"), "Ctrl+X; Ctrl+C; Ctrl+V; Ctrl+A"),
    Key(_("Finish a long text"), "Ctrl+Enter"),
    Key(_("Finish one of several words"), inside=_("Enter, comma, semicolon or space")),
    Key(_("Take away the last of several words"), "Backspace"),
    Key(_("Give stars, take them away"), inside=_("1 to 5, 0")),
    Key(_("Change the cell of a table"), "F2"),
    Key(_("Finish the cell, go on below or beside"), "Enter; Tab"),
    Key(_("A new line in a cell"), "Shift+Enter"),
    Key(_("To the first and the last row"), "Home; End"),
    Key(_("A page of rows up or down"), "PgUp; PgDown"),
)
"""What fields, lists and tables read themselves, on whatever page."""

_COLUMN: Final = 410
"""Pixels for words and keys beside one another."""
_WIDEST_KEYS: Final = 200
"""Pixels, of what a line takes."""
_HEADING: Final = 2
"""Lines that a heading and the air under it count as."""
_FEWEST: Final = 4
"""Lines of a group that stand together, where it goes on in another column."""
_LETTERS: Final = 46
"""Of words and keys that stand in one line."""


class KeyRow(NamedTuple):
    """What it does, the keys, and a hint that is shown as a tip."""

    words: str
    keys: str
    hint: str = ""


Groups = Sequence[tuple[str, Sequence[KeyRow]]]


class KeysHelp:
    """`open` lays all keys over the window, whatever was opened: those of the page in sight first."""

    def __init__(self, language: Language, window: QWidget, commands: Commands, here: str = "") -> None:
        """`here` is the id of the page in sight."""
        self._language = language
        self._window = window
        self._commands = commands
        self._here = here

    def open(self) -> Overlay:
        """Show it; Esc or a click beside it ends it."""
        columns = max(1, min((self._window.width() - 2 * tokens.SPACE_5) // scaled(_COLUMN), 3))
        keys, title = self._below_one_another(columns), self._language(_("All keys"))
        overlay = Reading(self._window, keys, self._language, title=title, width=columns * _COLUMN)
        overlay.open()
        return overlay

    def _below_one_another(self, columns: int) -> QWidget:
        """What can be pressed here and now first, below it what the other pages have."""
        here, elsewhere = self._groups()
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(tokens.SPACE_5, tokens.SPACE_1, tokens.SPACE_5, tokens.SPACE_4)
        column.setSpacing(tokens.SPACE_5)
        column.addWidget(self._columns(here, columns))
        column.addWidget(self._columns(elsewhere, columns))
        return made

    def _columns(self, groups: Groups, count: int) -> QWidget:
        """The groups in so many columns of about equal length."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * tokens.SPACE_5)
        for pieces in self._flowing(groups, count):
            side = QVBoxLayout()
            side.setSpacing(tokens.SPACE_4)
            for name, rows in pieces:
                side.addWidget(_group(name, rows))
            side.addStretch()
            row.addLayout(side, 1)
        return made

    def _flowing(self, groups: Groups, count: int) -> list[list[tuple[str, Sequence[KeyRow]]]]:
        """From column to column: a group that the foot of one would cut goes on in the next, under its name again."""
        most = -(-sum(_HEADING + sum(map(_lines, rows)) for _name, rows in groups) // count)
        columns: list[list[tuple[str, Sequence[KeyRow]]]] = [[]]
        room = most
        for name, rows in groups:
            words, left = name, rows
            while left:
                fits = len(left) if len(columns) == count else _fitting(left, room, most)
                if not fits:
                    columns.append([])
                    room = most
                    continue
                columns[-1].append((words, left[:fits]))
                room -= _HEADING + sum(map(_lines, left[:fits]))
                words, left = self._language(_("{name}, continued"), name=name), left[fits:]
        return columns + [[] for _empty in range(count - len(columns))]

    def _groups(self) -> tuple[Groups, Groups]:
        """Those that count where one is, and those of other pages."""
        language = self._language
        pages = sorted(PAGES.values(), key=lambda line: line.id != self._here)
        of_pages = [(language(line.title), self._rows((*commands_of(line), *keys_of(line)))) for line in pages]
        named = {command.id for line in pages for command in commands_of(line)}
        of_window: dict[str, list[KeyRow]] = {}
        for bound in self._commands:
            if bound.command.id not in named:
                of_window.setdefault(bound.heading, []).extend(self._rows((bound.command,)))
        everywhere = (language(_("Everywhere")), self._rows(EVERYWHERE))
        in_fields = (language(_("In fields and tables")), self._rows(IN_FIELDS))
        here = (of_pages[0], *of_window.items(), everywhere, in_fields)
        return _with_rows(here), _with_rows(of_pages[1:])

    def _rows(self, keyed: Iterable[Command[Any] | Key]) -> list[KeyRow]:
        language = self._language
        found = [(each, each.keys(language)) for each in keyed]
        return [
            KeyRow(language(each.text), keys, language(each.hint) if isinstance(each, Command) else "")
            for each, keys in found
            if keys
        ]


def _lines(row: KeyRow) -> int:
    """How many it takes, by a guess at the width of its letters."""
    return 1 + (len(row.words) + len(row.keys) > _LETTERS)


def _fitting(rows: Sequence[KeyRow], room: int, most: int) -> int:
    """How many of them stand below a heading in the room that is left of `most` lines; 0 for better in the next column.

    A heading over a line or two, or a line or two left alone, are worse than columns that are not quite equal.
    """
    fits = sum(each <= room - _HEADING for each in accumulate(map(_lines, rows)))
    if len(rows) - _FEWEST < fits < len(rows):
        return len(rows) if room >= most // 2 else 0
    return fits if fits >= min(_FEWEST, len(rows)) else 0


def _with_rows(groups: Groups) -> Groups:
    return [(name, rows) for name, rows in groups if rows]


def _group(name: str, rows: Sequence[KeyRow]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(tokens.SPACE_1)
    column.addWidget(subheading(name))
    for row in rows:
        # no grid: the longest keys would take their room from the words of every line
        line = QHBoxLayout()
        line.setSpacing(tokens.SPACE_3)
        words = Label(row.words, wraps=True)
        words.setToolTip(row.hint)
        line.addWidget(words, 1)
        keys = Label(row.keys, colour="muted", weight=MEDIUM)
        if keys.sizeHint().width() > scaled(_WIDEST_KEYS):
            keys.setWordWrap(True)
            keys.setFixedWidth(scaled(_WIDEST_KEYS))
            keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(keys)
        column.addLayout(line)
    return made
