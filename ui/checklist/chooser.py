"""Which evaluation is shown: a list of them, latest first, and what else can be done with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from smmdesk.speech.language import Language, _
from ui.checklist.sifting import Only
from ui.checklist.wording import who
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets import tips
from ui.widgets.buttons import icon_button
from ui.widgets.forms.choice import Combo
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.checklist import Evaluation
    from smmdesk.domain.providers import Provider


class Chooser(QWidget):
    """`chosen` gives the id of another evaluation."""

    chosen = Signal(str)

    def __init__(
        self,
        language: Language,
        menu: Callable[[], QMenu],
        sifted: Callable[[Only], None],
    ) -> None:
        super().__init__()
        self._language = language
        self.combo = Combo()
        self.combo.setAccessibleName(language(_("Checklist shown")))
        self.combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self.combo.setMinimumWidth(scaled(100))
        self.combo.setMaximumWidth(scaled(440))
        self.combo.activated.connect(lambda row: self.chosen.emit(self.combo.itemData(row)))
        words = ((Only.ALL, _("All")), (Only.OPEN, _("Open")), (Only.WEAK, _("To improve")))
        self.only = SegmentBar([(each, language(text)) for each, text in words], sifted)
        self.only.choose(Only.ALL)
        more = icon_button("dots-three", language(_("More to do with this checklist")))
        more.clicked.connect(lambda _checked=False: menu().exec(more.mapToGlobal(more.rect().bottomLeft())))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.combo, 1)
        row.addWidget(more)
        row.addWidget(self.only)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_evaluations(
        self, evaluations: Sequence[Evaluation], providers: Sequence[Provider], shown: str | None
    ) -> None:
        """All evaluations of a client, and the one in sight."""
        options = [(str(each.id), self._words(each, providers)) for each in evaluations]
        self.combo.set_options(options)
        self.combo.choose(shown)
        self.combo.setToolTip(tips.plain(self.combo.currentText()))

    def _words(self, evaluation: Evaluation, providers: Sequence[Provider]) -> str:
        period = self._language.period(evaluation.period)
        return f"{period} · {who(evaluation, providers, self._language)}"
