"""The rows of the grid of prices: what is offered, and in the tip of each figure where it comes from."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.comparison import EMPLOYED
from smmdesk.domain.money import Money
from smmdesk.knowledge.ways import Source
from smmdesk.services.comparison_defaults import Usual, usual_figures
from smmdesk.speech import decisions
from smmdesk.speech.contributions import contributions_told
from smmdesk.speech.language import Language, _
from ui.comparison.cells import FIGURE_HEIGHT, WORDS_HEIGHT, Cell, Row
from ui.widgets.forms.editors import Line, Lines, Percent, Whole
from ui.widgets.forms.money_edit import Amount

if TYPE_CHECKING:
    from datetime import date

    from smmdesk.domain.comparison import Offer
    from smmdesk.knowledge import Knowledge
    from smmdesk.services.comparison import ComparisonSheet
    from ui.widgets.forms.editor import Kind

_TITLES: Final = {"replacement_cost": "replacement"}
_TALL: Final = 36
"""Of a row whose name takes two lines."""


class FigureRows:
    """Makes the rows for one comparison."""

    def __init__(self, language: Language, knowledge: Knowledge, sheet: ComparisonSheet, today: date) -> None:
        self._language, self._knowledge, self._sheet, self._today = language, knowledge, sheet, today
        self._notes = knowledge.comparison_notes()

    def all(self) -> tuple[Row, ...]:
        """From who offers it down to what is included."""
        money, percent = Amount(self._sheet.terms.currency), Percent(100, may_be_empty=False)
        return (
            self._words("name", self._language(_("Who offers")), self._language(_("Name…")), Line(), FIGURE_HEIGHT),
            self._figure("fee", money),
            self._figure("on_top", percent),
            *(self._figure(field, money) for field in ("ads", "tools", "training")),
            # 744: no month has more hours
            self._figure("owner_hours", Whole(0, 744, may_be_empty=False)),
            *(self._figure(field, money) for field in ("onboarding", "replacement_cost")),
            # what is sure to happen within a year has no rate
            self._figure("replacement_chance", Percent(100, high=99, may_be_empty=False), _TALL),
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

    def _figure(self, field: str, kind: Kind, height: int = FIGURE_HEIGHT) -> Row:
        title = self._notes.figures[_TITLES.get(field, field)]
        return Row(field=field, title=title, cell=lambda offer: self._cell(offer, field), kind=kind, height=height)

    def _cell(self, offer: Offer, field: str) -> Cell:
        value, typed = getattr(offer, field), field in offer.typed
        if field == "ads" and value is None:
            value = self._sheet.comparison.ads
        # ads are the client's own plan until somebody types others
        ours = not typed and field != "ads" and value is not None
        return Cell(
            text=self._text(field, value),
            ink="attention" if field == "fee" and value is None else "muted" if ours or value is None else "text",
            strong=typed and value is not None,
            tip=self.explained(offer, field),
            heard=self._language(_("our assumption")) if ours else "",
        )

    def _text(self, field: str, value: Money | int | None) -> str:
        if value is None:
            return self._language(_("not known yet")) if field == "fee" else "–"
        if isinstance(value, Money):
            return self._language.short_money(value)
        if field in {"replacement_chance", "on_top"}:
            return self._language.percent(Fraction(value, 100))
        return self._language.number(value)

    def explained(self, offer: Offer, field: str) -> str:
        """Where a figure comes from, in sentences: the person, the client's own plan, or us and on what grounds."""
        if field == "ads":
            planned = self._language(_("The ads planned for a month, the same for every way."))
            return self._language(_("Typed here.")) if field in offer.typed else planned
        known = usual_figures(offer.way, self._sheet.terms)[field]
        if known.value is None:
            return self._language(
                _("No rate from roubles to {currency} is known here, so there is no usual figure. Enter your own."),
                currency=self._sheet.terms.currency,
            )
        first = _("Typed here. Usual: {figure}.") if field in offer.typed else _("Usual: {figure}.")
        sentences = [
            self._language(first, figure=self._text(field, known.value)),
            self._percent_on_top(offer) if field == "on_top" else self._ground(known),
        ]
        if known.low is not None and known.high is not None:
            sentences.append(self._range(known.low, known.high))
        if known.origin and known.origin.currency != self._sheet.terms.currency:
            sentences.append(self._converted(known.origin))
        if field == "fee" and offer.way in EMPLOYED:
            sentences.append(decisions.about_leave(self._language))
        return " ".join(sentences)

    def _ground(self, known: Usual) -> str:
        grounds = {Source.KNOWN: self._notes.known, Source.DERIVED: self._notes.derived}
        return grounds.get(known.source, self._notes.assumption)

    def _percent_on_top(self, offer: Offer) -> str:
        if offer.way not in EMPLOYED:
            return self._notes.vat
        return contributions_told(self._sheet.terms.country, self._today, self._language)

    def _range(self, low: Money, high: Money) -> str:
        return self._language(
            _("Between {low} and {high}."),
            low=self._language.short_money(low),
            high=self._language.short_money(high),
        )

    def _converted(self, origin: Money) -> str:
        rates, thousand = self._knowledge.rates(), self._sheet.terms.thousand
        if thousand is not None:
            return self._language(
                _("{money}, converted at the rate that you gave, and rounded."),
                money=self._language.short_money(origin),
            )
        return self._language(
            _("{money}, converted at about {rate} for 1 {currency} and rounded: the yearly average of {year}."),
            money=self._language.short_money(origin),
            rate=self._language.number(rates.per_unit[self._sheet.terms.currency], 1),
            currency=self._sheet.terms.currency,
            year=rates.year,
        )
