"""What stands above the lines of a budget: its figures and total, and what to look at. In a low window it folds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from smmdesk.speech.budgets import risk_words
from smmdesk.speech.language import Language, _
from ui.budget.alert_chips import AlertChips
from ui.budget.figures import Figures
from ui.budget.total_fields import TotalFields
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.forms.fold import Fold
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from smmdesk.domain.spending import Alert
    from smmdesk.services.budget import BudgetSheet
    from ui.widgets.forms.field_row import Edit

_WIDE: Final = 1080
"""From this width on the figures and the fields of the total stand side by side."""


class Summary(Fold):
    """Folded, its line says what the sums under the lines do not: the total, what is left, what is to be looked at."""

    def __init__(
        self, language: Language, save_total: Callable[[Edit], object], show_alert: Callable[[Alert], object]
    ) -> None:
        self._language = language
        self.figures = Figures(language)
        self.total = TotalFields(language, save_total)
        self.memo = Label(size=tokens.FONT_SMALL, colour="muted", wraps=True)
        self.alerts = AlertChips(language, show_alert)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._wanted_open = False
        super().__init__(language(_("Total")), self._parts(), sign="wallet")
        self.header.hide()
        self.folded.connect(self._note)

    def _parts(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        self._head.setSpacing(tokens.SPACE_3)
        self._head.addWidget(self.figures, 1)
        self._head.addWidget(self.total)
        column.addLayout(self._head)
        column.addWidget(self.memo)
        column.addWidget(self.alerts)
        return made

    def show_sheet(self, sheet: BudgetSheet) -> None:
        """This budget."""
        words = risk_words(sheet.at_risk, self._language)
        self.memo.setText(words)
        self.memo.setVisible(bool(words))
        self.figures.show_sheet(sheet)
        self.total.show_budget(sheet.budget)
        self.alerts.show_alerts(sheet.alerts)
        left = f"{self._language(_('Left'))} {self.figures.left.value.text()}"
        count = len(sheet.alerts)
        noted = self._language.count("{n} to look at", "{n} to look at", count) if count else ""
        self.show_count(" · ".join(filter(None, (self.figures.total.value.text(), left, noted))))
        self.show_ink("attention" if count else "muted")

    def fit(self, fits: bool) -> None:
        """Whether there is room for all of it; in a low window it is as the person wanted it there."""
        if fits is self.header.isHidden():
            return
        wanted = self._wanted_open
        self.header.setVisible(not fits)
        self.header.setChecked(fits or wanted)
        self._wanted_open = wanted

    def _note(self, is_folded: bool) -> None:
        self._wanted_open = not is_folded

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= scaled(_WIDE)
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        # beside the figures it has the room of its fields and no more, so that they end where all else does
        self.total.setMinimumWidth(self.total.in_one_line() if wide else 0)
