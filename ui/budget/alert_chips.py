"""What should be looked at, as quiet chips; each leads to the lines it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.spending import Alert, Concern
from smmdesk.speech.language import Language, _
from ui.budget.wording import alert_words
from ui.widgets.buttons import button, set_sign
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

TONES = {Concern.OVERSPENT: "bad"}


class AlertChips(Flow):
    """Hidden while all is well."""

    def __init__(self, language: Language, show_lines: Callable[[Alert], object]) -> None:
        super().__init__()
        self._language, self._show_lines = language, show_lines
        self.chips: list[QPushButton] = []
        self.setAccessibleName(language(_("To look at")))
        self._shown: Sequence[Alert] = ()
        self.hide()

    def show_alerts(self, alerts: Sequence[Alert]) -> None:
        """These, in the order of their weight; what has not changed keeps the focus."""
        if alerts == self._shown:
            return
        self._shown = alerts
        self.clear()
        self.chips = [self._chip(alert) for alert in alerts]
        for chip in self.chips:
            self.add(chip)
        self.setVisible(bool(alerts))

    def _chip(self, alert: Alert) -> QPushButton:
        words = alert_words(alert, self._language)
        made = button(words, lambda: self._show_lines(alert), kind="chip")
        set_sign(made, "warning", TONES.get(alert.concern, "attention"))
        made.setToolTip(self._language(_("Show these lines")))
        return made
