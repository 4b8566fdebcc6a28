"""The rows of the grid of prices: what is offered, what we take as usual, and where each figure comes from."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from smmdesk.domain.money import Money
from smmdesk.knowledge.ways import Source
from smmdesk.services.comparison_defaults import Usual, usual_fees, usual_figures
from smmdesk.speech.language import Language, _
from ui.comparison.cells import WORDS_HEIGHT, Cell, Row
from ui.widgets.forms.editors import Line, Lines, Percent, Whole
from ui.widgets.forms.money_edit import Amount

if TYPE_CHECKING:
    from smmdesk.domain.comparison import Comparison, Offer
    from smmdesk.knowledge import Knowledge
    from ui.widgets.forms.editor import Kind

SUMS: Final = ("fee", "ads", "tools", "training")
ONCE: Final = ("onboarding", "replacement_cost")
_TITLES: Final = {"replacement_cost": "replacement"}
usual = lru_cache(maxsize=64)(usual_figures)
"""of a way in a currency: asked for by every cell that is painted"""
fees = lru_cache(maxsize=64)(usual_fees)


class FigureRows:
    """Makes the rows for one comparison."""

    def __init__(self, language: Language, knowledge: Knowledge, comparison: Comparison) -> None:
        self._language, self._knowledge = language, knowledge
        self._notes = knowledge.comparison_notes()
        self._currency = comparison.currency

    def all(self) -> tuple[Row, ...]:
        """From who offers it down to what is included."""
        money = Amount(self._currency)
        return (
            self._words("name", self._language(_("Who offers")), self._language(_("Name…")), Line(), 32),
            *(self._figure(field, money) for field in SUMS),
            # 744: no month has more hours
            self._figure("owner_hours", Whole(0, 744, may_be_empty=False)),
            *(self._figure(field, money) for field in ONCE),
            self._figure("replacement_chance", Percent(100, may_be_empty=False)),
            self._words(
                "included",
                self._language(_("What is included")),
                "",
                Lines(least=2, most=3),
                WORDS_HEIGHT,
            ),
        )

    def _words(self, field: str, title: str, placeholder: str, kind: Kind, height: int) -> Row:
        def cell(offer: Offer) -> Cell:
            words = getattr(offer, field)
            return Cell(text=words, placeholder=placeholder, ink="text" if words else "faint", tip=words)

        return Row(field=field, title=title, cell=cell, kind=kind, height=height, in_words=True)

    def _figure(self, field: str, kind: Kind) -> Row:
        title = self._notes.figures[_TITLES.get(field, field)]
        return Row(field=field, title=title, cell=lambda offer: self._cell(offer, field), kind=kind)

    def _cell(self, offer: Offer, field: str) -> Cell:
        value, known = getattr(offer, field), usual(offer.way, self._currency)[field]
        # a fee that somebody named is real, be it as high as the usual one
        ours = value == known.value and not (field == "fee" and offer.real)
        return Cell(
            text=self._text(field, value),
            note=self._origin(known) if ours else self._beside(field, known),
            ink="attention" if field == "fee" and value is None else "muted" if ours else "text",
            strong=not ours and value is not None,
            tip=self.explained(field, known),
            opens=field == "fee" and len(fees(offer.way, self._currency)) > 1,
        )

    def _text(self, field: str, value: Money | int | None) -> str:
        if value is None:
            return self._language(_("not known yet")) if field == "fee" else "–"
        if isinstance(value, Money):
            return self._language.short_money(value)
        if field == "replacement_chance":
            return self._language.percent(Fraction(value, 100))
        return self._language.number(value)

    def _origin(self, known: Usual) -> str:
        if known.value is None:
            return ""
        return self._language(_("market 2018–19")) if known.source is Source.KNOWN else self._language(_("assumed"))

    def _beside(self, field: str, known: Usual) -> str:
        if known.value is None:
            return ""
        return self._language(_("usually {figure}"), figure=self._text(field, known.value))

    def explained(self, field: str, known: Usual) -> str:
        """Where a usual figure comes from, in sentences."""
        if known.value is None:
            return self._language(
                _("No rate from roubles to {currency} is known here, so there is no usual figure. Enter your own."),
                currency=self._currency,
            )
        sentences = [
            self._language(_("Usual: {figure}."), figure=self._text(field, known.value)),
            self._notes.known if known.source is Source.KNOWN else self._notes.assumption,
        ]
        if known.low is not None and known.high is not None:
            sentences.append(self._range(known.low, known.high))
        if known.origin and known.origin.currency != self._currency:
            sentences.append(self._converted(known.origin))
        return " ".join(sentences)

    def _range(self, low: Money, high: Money) -> str:
        return self._language(
            _("The middle between {low} and {high}."),
            low=self._language.short_money(low),
            high=self._language.short_money(high),
        )

    def _converted(self, origin: Money) -> str:
        rates = self._knowledge.rates()
        return self._language(
            _("{money}, converted at about {rate} for 1 {currency} and rounded: the yearly average of {year}."),
            money=self._language.short_money(origin),
            rate=self._language.number(rates.per_unit[self._currency], 1),
            currency=self._currency,
            year=rates.year,
        )
