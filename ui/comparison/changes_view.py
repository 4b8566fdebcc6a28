"""What would change the answer: prices, months, the worth of an hour, weights, and not knowing what matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.comparing.borders import (
    Flip,
    HourTurns,
    PriceLimit,
    Turn,
    flips,
    hour_turns,
    month_turns,
    price_limit,
)
from smmdesk.domain.comparing.firmness import Firmness, firmness, whole
from smmdesk.domain.comparing.ranking import running
from smmdesk.domain.comparison import Way
from smmdesk.domain.money import WHOLE
from smmdesk.speech import decisions, guesses
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import offer_name
from ui.comparison.explained import Explained
from ui.comparison.figure_list import FigureList, Line
from ui.style import tokens
from ui.widgets.labels import Label, hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.comparison import Offer
    from smmdesk.services.comparison import ComparisonSheet

_MOST_FLIPS = 5


@dataclass(frozen=True, slots=True)
class Changes:
    """All that would change the answer of one sheet."""

    limits: Sequence[PriceLimit]
    months: Sequence[Turn]
    hours: HourTurns | None
    flips: Sequence[Flip]
    firm: Firmness


def changes_of(sheet: ComparisonSheet) -> Changes:
    """Takes up to a second: for a thread of its own."""
    # nobody asks a price for one's own work
    hired = [offer for offer in sheet.offers if offer.way is not Way.SELF]
    return Changes(
        limits=[price_limit(sheet.comparison, sheet.offers, offer) for offer in hired],
        months=month_turns(sheet.comparison, sheet.offers),
        hours=hour_turns(sheet.comparison, sheet.ranks),
        flips=flips(sheet.comparison, sheet.ranks)[:_MOST_FLIPS],
        firm=firmness(sheet.comparison, sheet.ranks),
    )


class ChangesView(QWidget):
    """Shows what was reckoned elsewhere."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.prices = FigureList(
            language(_("Prices")), (language(_("Way")), language(_("A month now")), language(_("First up to")))
        )
        self.looking = hint(language(_("Looking what would change it…")))
        self.turns = Label("", wraps=True)
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
        self.shares = FigureList(
            language(_("How often each is first")),
            (
                language(_("Way")),
                language(_("Any weights")),
                language(_("Scores ±1")),
                language(_("Scores ±2")),
            ),
        )
        self._lay_out()

    def look(self) -> None:
        """What is in the lists is of before; their room stays, so that nothing jumps."""
        self.looking.show()
        self._lists.hide()

    def show_changes(self, sheet: ComparisonSheet, found: Changes) -> None:
        """Fill all lists."""
        self.looking.hide()
        self._lists.show()
        first = sheet.ranks[0].offer.id if running(sheet.ranks) else None
        self.prices.show_lines([self._price(limit, sheet, first=limit.offer.id == first) for limit in found.limits])
        self.turns.setText("\n".join(self._turns(sheet, found)))
        self.weights.show_lines([self._flip(each, sheet) for each in found.flips])
        self.weights.setVisible(bool(found.flips))
        self.no_flip.setVisible(not found.flips)
        self.shares.show_lines(self._shares(sheet, found.firm))

    def _turns(self, sheet: ComparisonSheet, found: Changes) -> list[str]:
        language = self._language
        months = decisions.months(found.months, sheet.ranks, language)
        return [*months, *decisions.hours(found.hours, language, guessed=sheet.assumed.anything)]

    def _price(self, limit: PriceLimit, sheet: ComparisonSheet, *, first: bool) -> Line:
        ink = "muted" if limit.fee is None and not limit.always else "text"
        figures = (self._now(limit.offer), decisions.limit(limit, self._language, guessed=sheet.assumed.anything))
        return Line(offer_name(limit.offer, self._language), figures, strong=first, ink=ink)

    def _now(self, offer: Offer) -> str:
        if offer.fee is None:
            return "–"
        return self._language.short_money(offer.fee) if offer.real else guesses.nearly(offer.fee, self._language)

    def _flip(self, flip: Flip, sheet: ComparisonSheet) -> Line:
        language, now = self._language, sheet.comparison.weights.get(flip.criterion, 0)
        arrow = "\N{UPWARDS ARROW}" if flip.at * 100 > now else "\N{DOWNWARDS ARROW}"
        figures = (
            language.percent(now / WHOLE),
            f"{arrow} {language.percent(flip.at / 100)}",
            offer_name(flip.winner, language),
        )
        return Line(language.word(flip.criterion), figures)

    def _shares(self, sheet: ComparisonSheet, firm: Firmness) -> list[Line]:
        kinds = (firm.weights, firm.by_one, firm.by_two)
        return [
            Line(
                offer_name(rank.offer, self._language),
                [self._language.percent(whole(shares[rank.offer.id])) for shares in kinds],
            )
            for rank in running(sheet.ranks)
        ]

    def _lay_out(self) -> None:
        language = self._language
        self._lists = QWidget()
        stays = self._lists.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self._lists.setSizePolicy(stays)
        column = QVBoxLayout(self._lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        parts: Sequence[tuple[str, list[str], Sequence[QWidget]]] = (
            (language(_("Prices")), self._about_prices(), (self.prices,)),
            (language(_("Months, and an hour of yours")), self._about_turns(), (self.turns,)),
            (language(_("Weights")), self._about_weights(), (self.weights, self.no_flip)),
            (language(_("How often each is first")), decisions.about_firmness(language), (self.shares,)),
        )
        for title, about, views in parts:
            column.addWidget(Explained(language, title, about))
            for view in views:
                column.addWidget(view)
            column.addSpacing(tokens.SPACE_3)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        for part in (self.looking, self._lists):
            around.addWidget(part)
        around.addStretch(1)

    def _about_prices(self) -> list[str]:
        language = self._language
        return [
            language(
                _(
                    "The price a month up to which nobody stands before this offer, all else as it is: "
                    "there it ties with the best of the others, or takes all that can be paid."
                )
            ),
            language(
                _(
                    "For the first it is the price it could still ask; "
                    "for the others the price they would have to come down to."
                )
            ),
        ]

    def _about_turns(self) -> list[str]:
        language = self._language
        return [
            language(_("The nearest number of months at which another way is first, or none is in reach.")),
            language(
                _(
                    "What an hour is worth changes no place, since load and money are counted apart. "
                    "It says which way is cheapest once your own time is counted."
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
