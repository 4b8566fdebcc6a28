"""What would change the answer: prices, weights, and not knowing what matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.comparison import Rank, Way
from smmdesk.domain.money import Money
from smmdesk.domain.sensitivity import DRAWS, Flip, PriceLimit, flips, price_limit, win_shares
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import offer_name
from ui.comparison.explained import Explained
from ui.comparison.figure_list import FigureList, Line
from ui.overriding import override
from ui.style import tokens
from ui.widgets.labels import hint

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from smmdesk.services.comparison import ComparisonSheet

_MOST_FLIPS = 5
_SETTLES = 40
"""Milliseconds: takes a few frames to reckon, so it comes when the slider pauses."""


class ChangesView(QWidget):
    """Reckoned only while it is in sight."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._sheet: ComparisonSheet | None = None
        self._shares_for: object = None
        self.prices = FigureList(
            language(_("Prices")), (language(_("Way")), language(_("A month now")), language(_("First up to")))
        )
        self.weights = FigureList(
            language(_("Weights")),
            (
                language(_("Criterion")),
                language(_("Now")),
                language.sense("a weight", "From"),
                language(_("Then first")),
            ),
        )
        self.no_flip = hint(language(_("No single weight changes who comes first.")))
        self.shares = FigureList(language(_("Whatever matters")), (language(_("Way")), language(_("Comes first"))))
        self._settle = QTimer(self, singleShot=True, interval=_SETTLES)
        self._settle.timeout.connect(self.reckon)
        self._lay_out()

    def show_sheet(self, sheet: ComparisonSheet) -> None:
        """Reckon soon, if anybody looks."""
        self._sheet = sheet
        if self.isVisible():
            self._settle.start()

    def reckon(self) -> None:
        """Fill all three lists."""
        sheet = self._sheet
        if sheet is None:
            return
        # nobody asks a price for one's own work
        hired = [rank.offer for rank in sheet.ranks if rank.offer.way is not Way.SELF]
        limits = [price_limit(sheet.comparison, sheet.offers, offer) for offer in hired]
        self.prices.show_lines(
            [self._price(limit, first=limit.offer.id == sheet.ranks[0].offer.id) for limit in limits]
        )
        found = flips(sheet.comparison, sheet.ranks)[:_MOST_FLIPS]
        self.weights.show_lines([self._flip(flip, sheet) for flip in found])
        self.weights.setVisible(bool(found))
        self.no_flip.setVisible(not found)
        self._show_shares(sheet)

    def _price(self, limit: PriceLimit, *, first: bool) -> Line:
        now = "–" if limit.offer.fee is None else self._language.short_money(limit.offer.fee)
        ink = "muted" if limit.fee is None and not limit.always else "text"
        return Line(offer_name(limit.offer, self._language), (now, self._upto(limit)), strong=first, ink=ink)

    def _upto(self, limit: PriceLimit) -> str:
        """In whole units, rounded down so that it holds; to the cent where the fee it stands beside has cents."""
        if limit.fee is not None:
            fee = limit.offer.fee
            if fee is not None and fee.amount != fee.rounded():
                return self._language.money(limit.fee)
            return self._language.short_money(Money.of(int(limit.fee.amount), limit.fee.currency))
        return self._language(_("any price")) if limit.always else self._language(_("not even free"))

    def _flip(self, flip: Flip, sheet: ComparisonSheet) -> Line:
        language, now = self._language, sheet.comparison.weights.get(flip.criterion, 0)
        up = flip.at * 100 > now
        arrow = "\N{UPWARDS ARROW}" if up else "\N{DOWNWARDS ARROW}"
        figures = (
            language.percent(now / 10_000),
            f"{arrow} {language.percent(flip.at / 100)}",
            offer_name(flip.winner, language),
        )
        return Line(language.word(flip.criterion), figures)

    def _show_shares(self, sheet: ComparisonSheet) -> None:
        """Random weightings ask for scores and costs only, so a moved slider changes nothing here but the order."""
        scores = {rank.offer.id: rank.scores for rank in sheet.ranks}
        if scores != self._shares_for:
            self._shares_for, self._won = scores, win_shares(sheet.ranks)
        ranks = sorted((rank for rank in sheet.ranks if rank.cost), key=lambda rank: -self._won[rank.offer.id])
        self.shares.show_lines([self._share(rank) for rank in ranks])

    def _share(self, rank: Rank) -> Line:
        share = self._won[rank.offer.id]
        return Line(offer_name(rank.offer, self._language), (self._language.percent(share, 1),), share=share)

    def _lay_out(self) -> None:
        language = self._language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(Explained(language, language(_("Prices")), self._about_prices()))
        column.addWidget(self.prices)
        column.addSpacing(tokens.SPACE_3)
        column.addWidget(Explained(language, language(_("Weights")), self._about_weights()))
        column.addWidget(self.weights)
        column.addWidget(self.no_flip)
        column.addSpacing(tokens.SPACE_3)
        column.addWidget(Explained(language, language(_("Whatever matters")), self._about_shares()))
        column.addWidget(
            hint(language(_("How often each comes first when the weights are drawn at random {n} times:"), n=DRAWS))
        )
        column.addWidget(self.shares)
        column.addStretch(1)

    def _about_prices(self) -> list[str]:
        language = self._language
        return [
            language(
                _(
                    "The monthly fee up to which nobody stands before this offer, all else as it is. "
                    "At that fee it ties with the best of the others."
                )
            ),
            language(
                _(
                    "For the first it is the price it could still ask; "
                    "for the others the price they would have to come down to."
                )
            ),
        ]

    def _about_weights(self) -> list[str]:
        language = self._language
        return [
            language(
                _(
                    "The nearest whole percent of one weight at which somebody else comes first, "
                    "while the other weights follow in proportion."
                )
            ),
            language(_("The nearest changes stand first. A change far away means that the answer is safe.")),
        ]

    def _about_shares(self) -> list[str]:
        language = self._language
        return [
            language(
                _(
                    "{n} random splits of 100% among the twelve criteria, every split as likely as another, "
                    "the same ones each time."
                ),
                n=DRAWS,
            ),
            language(_("An offer that comes first in most of them is a good choice whatever turns out to matter.")),
        ]

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # at once: what was shown when it was last in sight is of another sheet
        self.reckon()
