"""The radar of the first four, drawn by matplotlib when somebody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.charts import comparison as charts
from smmdesk.charts.comparison import Profile
from smmdesk.domain.comparison import TOP_SCORE, Criterion
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import offer_name
from ui.style import tokens
from ui.widgets.chart import ChartView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.charts.style import Chart, Palette
    from smmdesk.domain.comparing.ranking import Rank
    from smmdesk.services.comparison import ComparisonSheet

_MOST = 4


class ProfileView(QWidget):
    """Drawn anew only when the profiles differ: a moved weight changes none of them."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._shown: Sequence[Profile] = ()
        self.chart = ChartView(language, least_height=320)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, tokens.SPACE_4, tokens.SPACE_4)
        column.addWidget(self.chart)
        column.addStretch(1)

    def show_sheet(self, sheet: ComparisonSheet) -> None:
        """The profiles of the best four."""
        profiles = [self._profile(rank) for rank in sheet.ranks[:_MOST]]
        if profiles != self._shown:
            self._shown = profiles
            self.chart.show_chart(self._draw)

    def _profile(self, rank: Rank) -> Profile:
        found = (rank.scores.get(name) for name in Criterion)
        scores = tuple(None if score is None else float(score) for score in found)
        return Profile(name=offer_name(rank.offer, self._language), scores=scores)

    def _draw(self, palette: Palette, width: float) -> Chart:
        language = self._language
        return charts.radar(
            [language.word(name) for name in Criterion],
            self._shown,
            language(_("How the first four compare")) if len(self._shown) == _MOST else language(_("How they compare")),
            palette,
            top=TOP_SCORE,
            criterion=language(_("Criterion")),
            score=lambda score: language.number(score, 1),
            size=(width, min(max(width * 0.54, 3.7), 6.2)),
        )
