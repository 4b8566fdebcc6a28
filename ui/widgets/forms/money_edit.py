"""Money typed as people write it: with or without the sign, grouped or not, or as a sum to reckon (`1200*3`)."""

from dataclasses import dataclass
from typing import Any, Final

from smmdesk.domain.errors import OutOfRangeError
from smmdesk.domain.money import Money
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.widgets.forms.arithmetic import is_sum, reckon
from ui.widgets.forms.editor import Editor, TypedLine

MOST: Final = 10**12
"""More than any budget; what comes of it still fits everywhere."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount (`Money`), or none, in `currency` until a value with another currency is shown."""

    currency: str
    may_be_negative: bool = False

    def build(self, language: Language) -> Editor:
        """An editor of `Money | None`."""
        return MoneyEdit(language, self)


class MoneyEdit(TypedLine):
    """The editor of an `Amount`; right-aligned, shown with its sign."""

    def __init__(self, language: Language, kind: Amount) -> None:
        super().__init__(language, self._money, self._text, short=True)
        self._kind = kind
        self._currency = kind.currency
        self.line.setPlaceholderText(language.currency_sign(kind.currency))
        self.line.setToolTip(language(_("An amount, or a sum such as 1200*3")))

    def set_currency(self, currency: str) -> None:
        """The currency of amounts typed from now on."""
        self._currency = currency
        self.line.setPlaceholderText(self.language.currency_sign(currency))

    @override
    def show_value(self, value: Any) -> None:
        if value is not None:
            self.set_currency(value.currency)
        super().show_value(value)

    def _money(self, text: str) -> Money | None:
        if not text:
            return None
        money = read_sum(text, self._currency, self.language)
        most = Money.of(MOST, money.currency)
        least = -most if self._kind.may_be_negative else Money.zero(money.currency)
        if not least <= money <= most:
            raise OutOfRangeError(low=self.language.short_money(least), high=self.language.short_money(most))
        return money

    def _text(self, value: Money | None) -> str:
        return "" if value is None else self.language.money(value)


def read_sum(text: str, currency: str, language: Language) -> Money:
    """The money typed: an amount, or a sum whose every number the language reads."""
    if not is_sum(text):
        return language.read_money(text, currency)
    return Money.of(reckon(text, lambda part: language.read_part(part, currency)), currency)
