"""Wording and formats in one language. There is no global one: whoever shows text is handed a `Language`."""

from __future__ import annotations

import datetime as dt
import gettext
import re
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.money import WHOLE, Money, minor_digits
from smmdesk.domain.text import _
from smmdesk.machine.places import RESOURCES
from smmdesk.speech.dates import date_template, first_weekday, worded
from smmdesk.speech.languages import HABITS
from smmdesk.speech.written import SIGNS, parted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from babel import Locale

    from smmdesk.domain.periods import LocalMoment, Period

__all__ = ["LANGUAGES", "Language", "UnreadableError", "_"]

LANGUAGES = {code: each.name for code, each in HABITS.items()}
_MISSING = "—"
_MONTH = "{LLLL} {y}"
_NUMBER = r"[+-]?(?:\d{1,30}\.?\d{0,30}|\.\d{1,30})"
"""Decimal itself reads NaN, and 1e999999999 without end."""
_THOUSANDS = r"[-+−]?[1-9]\d{0,2}[.,]\d{3}"
_QUOTED = 14
_GROUPED = 1000
_FLOAT_NOISE = Fraction(1, 10**9)  # a share given as a float may lie that far beside nothing or all


class UnreadableError(SmmdeskError):
    """Typed text that is not what its field holds."""

    message = _("“{text}” could not be read here.")

    def __init__(self, *, text: str) -> None:
        """`text` is quoted as far as a narrow field has room for it."""
        super().__init__(text=text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…")


class NotWholeError(UnreadableError):
    """A number with decimals where only whole ones are kept."""

    message = _("“{text}” is not a whole number.")


class NotOfferedError(UnreadableError):
    """Words that name nothing of what a list offers, or several things of it."""

    message = _("“{text}” is not in the list: choose from it.")


class NothingChosenError(SmmdeskError):
    """Nothing stands where something of a list has to."""

    message = _("Choose something from the list.")


@lru_cache(maxsize=8)
def _catalogue(code: str) -> gettext.NullTranslations:
    # English has no catalogue: its sources are the sentences
    return gettext.translation("smmdesk", RESOURCES / "locale", [code], fallback=True)


class Language:
    """One language: call it with an English source string to get the sentence, use its methods for formats."""

    def __init__(self, code: str) -> None:
        if code not in LANGUAGES:
            raise ValueError(f"no such language: {code}")
        self.code = code
        self._habits = HABITS[code]
        self.name = self._habits.name

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Language) and other.code == self.code

    def __hash__(self) -> int:
        return hash(self.code)

    @cached_property
    def locale(self) -> Locale:
        """Babel's data for this language; English counts days and months the British way."""
        from babel import Locale

        return Locale.parse(self._habits.locale)

    # wording

    def __call__(self, text: str, /, **values: object) -> str:
        """The sentence in this language, its {names} filled in."""
        # gettext answers nothing with the header of its catalogue
        sentence = _catalogue(self.code).gettext(text) if text else ""
        return _filled(sentence, values) if values else sentence

    def count(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form for that number; {n} is filled in with the number."""
        return _filled(_catalogue(self.code).ngettext(one, many, n), {"n": self.number(n), **values})

    def sense(self, context: str, text: str, /, **values: object) -> str:
        """A word that has several meanings, in the one that `context` names."""
        return _catalogue(self.code).pgettext(context, text).format(**values)

    def word(self, member: Enum) -> str:
        """The name of an enum member."""
        from smmdesk.speech.wording import WORDS

        return self(WORDS[type(member), member])

    def error(self, error: SmmdeskError | OSError) -> str:
        """The sentence of a refusal, its values formatted for this language; one of the system's names the file."""
        if isinstance(error, SmmdeskError):
            return self(error.message, **{name: self._shown(value) for name, value in error.values.items()})
        reason = self._reason(error)
        return f"{error.filename}: {reason}" if error.filename else reason

    def _reason(self, error: OSError) -> str:
        """Why the system refuses; in its own words where we have none."""
        from smmdesk.speech.system_errors import reason_of

        return self(reason_of(error)) or error.strerror or str(error) or type(error).__name__

    def _shown(self, value: object) -> object:
        if isinstance(value, OSError):
            return self._reason(value)
        if isinstance(value, dt.date):
            return self.date(value)
        if isinstance(value, Money):
            return self.money(value)
        if isinstance(value, Fraction):
            return self.points(round(value * WHOLE))
        return self.word(value) if isinstance(value, Enum) else value

    # formats

    def date(self, day: dt.date | None) -> str:
        """5 November 2026."""
        return self._date(day, "long")

    def short_date(self, day: dt.date | None) -> str:
        """5 Nov 2026."""
        return self._date(day, "medium")

    def day_and_month(self, day: dt.date) -> str:
        """5 November."""
        return self._worded(day, "{d} {MMMM}")

    def month_beside(self, day: dt.date) -> str:
        """Nov, as it stands after the day."""
        return self._worded(day, "{MMM}")

    def month(self, day: dt.date) -> str:
        """November 2026, as a heading."""
        # Russian writes months small, but a heading begins with a capital; Georgian has none
        return self._worded(day, _MONTH).capitalize()

    def short_month(self, day: dt.date) -> str:
        """Nov 26, where there is little room."""
        return self._worded(day, "{LLL} {yy}")

    def period(self, period: Period) -> str:
        """A month by its name, a day by its date, any other period by its first and last day."""
        if period.is_whole_month():
            return self.month(period.start)
        if period.last == period.start:
            return self.short_date(period.start)
        return f"{self.short_date(period.start)} – {self.short_date(period.last)}"

    def period_inside(self, period: Period) -> str:
        """As `period`, but within a sentence or behind a colon, where Russian writes its months small."""
        return self._worded(period.start, _MONTH) if period.is_whole_month() else self.period(period)

    def weekday(self, day: dt.date, width: str = "full") -> str:
        """Thursday; with width "short" Thu."""
        return self._worded(day, {"full": "{cccc}", "short": "{ccc}"}[width])

    def time(self, at: dt.time) -> str:
        """19:30, in all three languages by the 24-hour clock."""
        return f"{at.hour:02}:{at.minute:02}"

    def moment(self, moment: LocalMoment | None) -> str:
        """5 Nov 2026, 19:30 on the wall of its zone."""
        if moment is None:
            return _MISSING
        return f"{self.short_date(moment.day)}, {self.time(moment.wall.time())}"

    def number(self, value: int | Decimal | Fraction | float | None, digits: int = 0) -> str:
        """Grouped and rounded half-even to `digits` decimals; a dash for no data."""
        if value is None:
            return _MISSING
        if isinstance(value, int) and not digits and 0 <= value < _GROUPED:
            return f"{value:d}"  # most numbers are small, and Babel is slow to begin
        from babel.numbers import format_decimal

        exact = round(Fraction(value), digits)
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        # rounded already, so that this division comes out even
        return format_decimal(
            Decimal(exact.numerator) / Decimal(exact.denominator), pattern, self.locale, numbering_system="latn"
        )

    def size(self, count: int) -> str:
        """Bytes as 340 KB or 2.4 MB, in the units that files are shown in everywhere."""
        from babel.units import format_unit

        unit, parts, digits = ("megabyte", 1024**2, 1) if count >= 1024**2 else ("kilobyte", 1024, 0)
        # a file that holds little is still no file of 0 KB
        number = self.number(Fraction(max(count, 1024), parts), digits)
        return format_unit(number, f"digital-{unit}", "short", locale=self.locale)

    def percent(self, share: Fraction | Decimal | float | None, digits: int = 0) -> str:
        """0.6 as 60 %; a dash for no data. What is nearly nothing or nearly all gets a decimal or two to say so."""
        if share is None:
            return _MISSING
        digits = next((more for more in (digits, digits + 1, digits + 2) if not _overstated(share, more)), digits)
        number = self.number(Fraction(share) * 100, digits)
        return f"{number}{self._habits.percent}"

    def money(self, money: Money | None, *, cents: bool = True) -> str:
        """With the currency's sign and all its decimals; without `cents` in whole units; a dash for none."""
        if money is None:
            return _MISSING
        number = self.number(abs(money.amount), minor_digits(money.currency) if cents else 0)
        # what is rounded to nothing has no sign
        minus = "\N{MINUS SIGN}" if money.minor < 0 and number.strip("0.,") else ""
        sign = self.currency_sign(money.currency)
        if self._habits.sign_first:
            # a code, which has no sign of its own, would run into the figures
            gap = "" if len(sign) == 1 else "\N{NO-BREAK SPACE}"
            return f"{minus}{sign}{gap}{number}"
        return f"{minus}{number}\N{NO-BREAK SPACE}{sign}"

    def amounts(self, amounts: Sequence[Money | None]) -> list[str]:
        """Sums that stand together: all with their decimals where one needs them, so that they add up as shown."""
        return self.amounts_in_rows([amounts])[0]

    def amounts_in_rows(self, rows: Sequence[Sequence[Money | None]]) -> list[list[str]]:
        """A table of such sums."""
        cents = any(money is not None and money.amount != money.rounded() for row in rows for money in row)
        return [[self.money(money, cents=cents) for money in row] for row in rows]

    def short_money(self, money: Money) -> str:
        """Without decimals where they are noughts."""
        return self.amounts([money])[0]

    def points(self, share: int) -> str:
        """Basis points in percent, with decimals only where they are needed."""
        return self.percent(Fraction(share, WHOLE), 0 if share % 100 == 0 else 1 if share % 10 == 0 else 2)

    def currency_sign(self, currency: str) -> str:
        """₾, ₽, €, $, £; the code itself for all others."""
        return SIGNS.get(currency, currency)

    def first_weekday(self) -> int:
        """The day a week starts with: 0 is Monday."""
        return first_weekday(self.code)

    # reading what people typed

    def read_number(self, text: str) -> Decimal:
        """A number with this language's or the plain decimal sign; spaces and grouping are passed over."""
        plain = re.sub(r"[\s\u00a0\u202f'’]", "", text).replace("\N{MINUS SIGN}", "-")
        pointed = _with_point(plain, self._habits.thousands)
        if not re.fullmatch(_NUMBER, pointed):
            raise UnreadableError(text=text)
        return Decimal(pointed)

    def read_money(self, text: str, currency: str) -> Money:
        """An amount, its currency sign or code passed over. Three digits after a sign are thousands, not cents."""
        bare = self._without_sign(text, currency)
        # a dinar has 1,000 parts: there 1.200 may be meant as it stands
        if minor_digits(currency) < len("200") and re.fullmatch(_THOUSANDS, bare):
            bare = bare.replace(",", "").replace(".", "")
        return Money.of(self.read_number(bare), currency)

    def read_part(self, text: str, currency: str) -> Decimal:
        """A number of a sum of money, not rounded: an amount, or what one is multiplied by."""
        return self.read_number(self._without_sign(text, currency))

    def _without_sign(self, text: str, currency: str) -> str:
        return text.replace(currency, "").replace(self.currency_sign(currency), "").strip()

    def read_date(self, text: str) -> dt.date:
        """A date as this language writes it in figures, or as YYYY-MM-DD."""
        from babel.dates import parse_date

        try:
            return dt.date.fromisoformat(text.strip())
        except ValueError:
            pass
        try:
            return parse_date(text.strip(), self.locale, "short")
        # IndexError: Babel looks for three numbers where fewer stand; OverflowError: one is larger than any year
        except (ValueError, IndexError, OverflowError) as error:
            raise UnreadableError(text=text) from error

    def _date(self, day: dt.date | None, width: str) -> str:
        return self._worded(day, date_template(width, self.code)) if day else _MISSING

    def _worded(self, day: dt.date, template: str) -> str:
        return worded(day, template, self.code)


def _filled(sentence: str, values: Mapping[str, object]) -> str:
    """With its names filled in; behind a value that ends with a full stop, such as "2026 г.", there is no second."""
    told = sentence.format(**values)
    if ".." in told:
        for name, value in values.items():
            if f"{{{name}}}." in sentence and (words := str(value)).endswith(".") and not words.endswith(".."):
                told = told.replace(f"{words}.", words)
    return told


def _overstated(share: Fraction | Decimal | float, digits: int) -> bool:
    """Whether so few decimals make nothing or all of what is not."""
    shown = round(Fraction(share) * 100, digits)
    return shown in {0, 100} and abs(Fraction(share) * 100 - shown) > _FLOAT_NOISE


def _with_point(number: str, thousands: str) -> str:
    """The number with a decimal point; a lone sign is asked of the language where three digits follow it.

    As it is where its groups are none: in `0.00150.50` somebody typed behind what stood there.
    """
    groups, decimals = parted(number, thousands)
    if any(len(group) != len("000") for group in groups[1:]):
        return number
    return "".join(groups) + (f".{decimals}" if decimals else "")
