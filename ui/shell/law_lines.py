"""What the law of a client's country says of an act, each line with its source, which one click copies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.speech.language import _
from ui.style import tokens
from ui.style.theme import MEDIUM
from ui.widgets import clipboard
from ui.widgets.buttons import icon_button
from ui.widgets.labels import Label, Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.knowledge.law import Law
    from ui.shell.context import Context

_SOURCE: Final = _("{country}: {act} · Source of {published} · Checked on {checked}")
_OLD: Final = _("{country}: {act} · Source of {published} · Checked on {checked}, may have changed")


class LawLines(QWidget):
    """Hidden while there is nothing to say. `show_laws` as often as what it is about changes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._shown: object = None
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_2)
        title = self._language(_("What the law says (no legal advice)"))
        self._column.addWidget(Label(title, size=tokens.FONT_SMALL, weight=MEDIUM, colour="muted", wraps=True))

    def show_laws(self, laws: Sequence[Law], country: str) -> None:
        """Show these, for a client of that country."""
        today = self._context.workspace.today()
        wanted = [(law, law.reading.is_stale(today)) for law in laws], country
        if wanted != self._shown:
            self._shown = wanted
            self._fill(laws, country)

    def _fill(self, laws: Sequence[Law], country: str) -> None:
        for row in self._rows:
            # gone at once: Qt deletes it when it comes to that
            row.hide()
            row.deleteLater()
        self._rows = [self._row(law, country) for law in laws]
        for row in self._rows:
            self._column.addWidget(row)
            row.show()
        self.setVisible(bool(laws))

    def _row(self, law: Law, country: str) -> QWidget:
        is_old = law.reading.is_stale(self._context.workspace.today())
        source = self._source(law, country, is_old=is_old)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(Sign("scales", 14), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label(law.text, size=tokens.FONT_SMALL, wraps=True))
        column.addWidget(Label(source, size=tokens.FONT_SMALL, colour="attention" if is_old else "muted", wraps=True))
        row.addLayout(column, 1)
        copies = icon_button("copy", self._language(_("Copy the link to the source")), partial(self._copy, law))
        copies.setAccessibleDescription(law.act)
        row.addWidget(copies, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _source(self, law: Law, country: str, *, is_old: bool) -> str:
        language, reading = self._language, law.reading
        told = {
            "country": language.locale.territories.get(country, country),
            "act": law.act,
            "published": language.date(law.published),
            "checked": language.date(reading.checked),
        }
        return language(_OLD if is_old else _SOURCE, **told)

    def _copy(self, law: Law) -> None:
        """Nothing leaves this computer: the address goes to the clipboard, and the person takes it from there."""
        clipboard.put(law.reading.source)
        self._context.say(self._language(_("The link is in the clipboard.")))
