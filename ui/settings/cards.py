"""The cards of the settings page: a heading, a word about it, and what can be set or done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from smmdesk.version import VERSION
from ui.settings.credits import CREDITS
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM
from ui.widgets.buttons import action_button, icon_button
from ui.widgets.flow import Flow
from ui.widgets.forms.fold import Fold
from ui.widgets.labels import Elided, Label, caption, heading, hint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction


def card(title: str, words: str, *parts: QWidget) -> QFrame:
    """A card of these parts, one under the other."""
    made = QFrame()
    made.setProperty("kind", "card")
    made.setAccessibleName(title)
    column = QVBoxLayout(made)
    column.setContentsMargins(tokens.SPACE_4, tokens.SPACE_4, tokens.SPACE_4, tokens.SPACE_4)
    column.setSpacing(tokens.SPACE_3)
    column.addWidget(heading(title))
    if words:
        column.addWidget(hint(words))
    for part in parts:
        column.addWidget(part)
    return made


def place_line(language: Language, name: str, where: Elided, opened: Callable[[], object], *more: QWidget) -> QWidget:
    """Where something lies, with a button that opens the folder, `more` before it."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(tokens.SPACE_2)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(caption(name))
    # a path is copied sooner than it is typed
    where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.addWidget(where)
    row.addLayout(words, 1)
    for each in more:
        row.addWidget(each)
    row.addWidget(icon_button("folder-open", language(_("Open folder: {name}"), name=name), opened))
    return made


def actions_line(actions: Sequence[QAction]) -> QWidget:
    """Buttons for these, as many a line as there is room for."""
    made = Flow(gap=tokens.SPACE_2)
    for action in actions:
        made.add(action_button(action))
    return made


def about(language: Language) -> QFrame:
    """Name, version, licence; behind a fold what the program is made of."""
    made = Credits(language)
    fold = Fold(language(_("What it is made of")), made, is_open=False)
    fold.show_count(language.number(len(CREDITS)))
    fold.folded.connect(lambda is_folded: None if is_folded else made.fill())
    name = Label(f"SMMdesk {VERSION}", weight=MEDIUM)
    licence = language(_("Free under the MIT licence. It works without the internet and sends nothing anywhere."))
    made_card = card(language(_("About")), "", name, Label(licence, wraps=True, colour="muted"), fold)
    made_card.setFocusProxy(fold.header)
    return made_card


class Credits(QWidget):
    """The components with version and licence; filled when it is first looked at."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._grid = QGridLayout(self)
        # as far in as the words of the fold's heading, behind its arrow
        self._grid.setContentsMargins(scaled(12) + 10, 0, 0, 0)
        self._grid.setHorizontalSpacing(tokens.SPACE_3)
        self._grid.setVerticalSpacing(tokens.SPACE_2)
        self._grid.setColumnStretch(0, 1)

    def fill(self) -> None:
        """Ask for the versions at work, once."""
        if self._grid.count():
            return
        for row, credit in enumerate(CREDITS):
            name = QWidget()
            column = QVBoxLayout(name)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(Label(f"{credit.name} {credit.version()}".strip(), wraps=True))
            column.addWidget(hint(self._language(credit.use)))
            self._grid.addWidget(name, row, 0)
            licence = Label(credit.licence, colour="muted", size=tokens.FONT_SMALL, wraps=True)
            licence.setMinimumWidth(scaled(120))
            self._grid.addWidget(licence, row, 1, Qt.AlignmentFlag.AlignTop)
