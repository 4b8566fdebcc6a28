"""What publications still have to do with the calendar: which are no post of it, and which may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.domain.results.named import Link
from smmdesk.speech.language import _
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.labels import Label, Sign
from ui.widgets.notice import SIGNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QPushButton

    from smmdesk.domain.ids import ClientId, PublicationId
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.services.results import Proposal
    from ui.results.link_dialog import LinkDialog
    from ui.shell.context import Context

_ALONE: Final = frozenset({Link.NONE, Link.REFUSED})
_MOST: Final = 1000
"""The stretch of words: the rest on the right gets only what they leave."""


class LinkLines(QWidget):
    """A line each, and its act beside it; nothing where nothing is open."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._alone: Sequence[PublicationId] = ()
        self._proposals: Sequence[Proposal] = ()
        self.alone, self.perhaps = Label(wraps=True), Label(wraps=True)
        self.add = button(self._language(_("Add them")), self.add_all, kind="link")
        self.look = button(self._language(_("Look at them")), self.open_dialog, kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        self._rows = [_row("attention", self.perhaps, self.look), _row("info", self.alone, self.add)]
        for row in self._rows:
            column.addWidget(row)
        self.hide()

    def show_results(self, client_id: ClientId, sheet: ResultsSheet) -> None:
        """What is alone is of the period in sight, what may be linked all of the client's: it is answered once."""
        self._alone = [each.publication.id for each in sheet.posts if each.publication.link in _ALONE]
        self._proposals = self._context.workspace.results.proposals(client_id)
        language, alone, perhaps = self._language, len(self._alone), len(self._proposals)
        _say(
            self.alone,
            language.count(
                "{n} publication of this period is no post of the calendar.",
                "{n} publications of this period are no posts of the calendar.",
                alone,
            ),
        )
        _say(
            self.perhaps,
            language.count(
                "{n} publication may be a post of the calendar.",
                "{n} publications may be posts of the calendar.",
                perhaps,
            ),
        )
        for row, count in zip(self._rows, (perhaps, alone), strict=True):
            row.setVisible(bool(count))
        self.setVisible(bool(alone or perhaps))

    def add_all(self) -> None:
        """Make published posts of those that are none, as one act."""
        ids = [*self._alone]

        def tell(count: int) -> None:
            # others may have been quicker; then there is nothing to take back
            if count:
                words = self._language.count("Added {n} post to the calendar", "Added {n} posts to the calendar", count)
                self._context.say_undoable(words)

        self._context.do(lambda: self._context.workspace.results.add_to_calendar(ids), tell=tell)

    def open_dialog(self) -> LinkDialog:
        """Look at what may be linked, one after the other; gives the dialog, for tests."""
        from ui.results.link_dialog import LinkDialog

        made = LinkDialog(self.window(), self._language, self._proposals)
        made.answered.connect(self._answer)
        made.open()
        return made

    def _answer(self, answers: Mapping[PublicationId, bool]) -> None:
        """Keep what was answered, as one act."""

        def tell(count: int) -> None:
            if count:
                words = self._language.count("Answered for {n} publication", "Answered for {n} publications", count)
                self._context.say_undoable(words)

        self._context.do(lambda: self._context.workspace.results.answer(answers), tell=tell)


def _row(tone: str, words: Label, act: QPushButton) -> QWidget:
    """The act right behind the words, which take a second line only where they have to."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(tokens.SPACE_2)
    row.addWidget(Sign(SIGNS[tone], colour=tone))
    row.addWidget(words, _MOST)
    row.addWidget(act)
    row.addStretch(1)
    return made


def _say(label: Label, words: str) -> None:
    label.setText(words)
    # a pixel more than the words, which may end between two
    label.setMaximumWidth(label.fontMetrics().horizontalAdvance(words) + 1)
