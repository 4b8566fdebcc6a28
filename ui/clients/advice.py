"""What the profile means for the work: warnings first, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.knowledge import Advice, Severity
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.widgets.buttons import button
from ui.widgets.labels import Label, hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.shell.law_lines import LawLines

FIRST: Final = 3
"""How many are shown before the rest is asked for; of the warnings all are."""


class AdviceList(QFrame):
    """A quiet card of sentences, `law` at its end. `show_advice` as often as the profile changes."""

    def __init__(self, language: Language, law: LawLines) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(language(_("What the profile means for the work")))
        self._language = language
        self._advice: Sequence[Advice] = ()
        self._is_whole = False
        self._rows: list[QWidget] = []
        self._more = button("", self._show_more, kind="link")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3)
        self._column.setSpacing(tokens.SPACE_3)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()
        self._unsaid = hint("")
        self._column.addWidget(self._unsaid)
        self.law = law
        self._column.addWidget(law)

    def show_advice(self, advice: Sequence[Advice], *, whole: bool | None = None) -> None:
        """Show this advice, warnings first; `whole` shows all of it at once."""
        if whole is not None:
            self._is_whole = whole
        if list(advice) != list(self._advice) or whole is not None:
            self._advice = advice
            self._fill()

    def show_unsaid(self, titles: Sequence[str]) -> None:
        """Name the fields from which advice would follow."""
        language = self._language
        names = ", ".join(language(title) for title in titles)
        self._unsaid.setText(language(_("Advice follows from the profile. Not said yet: {names}."), names=names))
        self._unsaid.setVisible(bool(titles))

    def shown(self) -> Sequence[Advice]:
        """The advice in sight."""
        warnings = sum(each.severity is Severity.WARNING for each in self._advice)
        return self._advice if self._is_whole else self._advice[: max(warnings, FIRST)]

    def _fill(self) -> None:
        for row in self._rows:
            # gone at once: Qt deletes it when it comes to that
            row.hide()
            row.deleteLater()
        self._rows = [_row(advice) for advice in self.shown()]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)
        rest = len(self._advice) - len(self._rows)
        self._more.setVisible(rest > 0 or (self._is_whole and len(self._advice) > FIRST))
        words = self._language.count("Show {n} more", "Show {n} more", rest) if rest else self._language(_("Show less"))
        self._more.setText(words)
        self._more.setAccessibleName(words)

    def _show_more(self) -> None:
        self.show_advice(self._advice, whole=not self._is_whole)


def _row(advice: Advice) -> QWidget:
    warns = advice.severity is Severity.WARNING
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(tokens.SPACE_2)
    sign = _Sign("warning", "attention") if warns else _Sign("lightbulb", "accent_text")
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(Label(advice.text, colour="attention" if warns else "text", wraps=True))
    column.addWidget(hint(advice.reason))
    row.addLayout(column, 1)
    made.setAccessibleName(f"{advice.text} {advice.reason}")
    return made


class _Sign(QWidget):
    """An icon that follows the theme."""

    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name, self._ink = name, ink
        self.setFixedSize(scaled(tokens.ICON), scaled(tokens.ICON) + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), QRect(0, 1, scaled(tokens.ICON), scaled(tokens.ICON)), self._name, self._ink)
