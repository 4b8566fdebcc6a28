"""Countries, time zones, currencies and languages as fields: the usual ones first, every other one by its name."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.domain.money import check_currency
from smmdesk.knowledge import Knowledge
from smmdesk.speech.language import LANGUAGES, Language, _
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.editor import Editor, TypedLine
from ui.widgets.forms.offered import OfferedLine
from ui.widgets.forms.zones import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST_CURRENCIES: Final = ("RUB", "GEL", "USD", "EUR")
_NO_COUNTRIES: Final = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
"""Two-letter codes of Unicode's that are groups, tests or unknown."""


def country_options(language: Language) -> list[tuple[str, str]]:
    """Codes of ISO 3166 with names: "" for none, then those with defaults of their own, then all others by name."""
    likely = [(country.code, country.name) for country in Knowledge(language.code).countries()]
    known = {code for code, _name in likely} | _NO_COUNTRIES
    names = language.locale.territories.items()
    # three figures are parts of the world
    others = [(code, name) for code, name in names if len(code) == 2 and code not in known]
    return [("", language(_("Not stated"))), *likely, *sorted(others, key=lambda pair: pair[1].casefold())]


def language_options(_language: Language) -> list[tuple[str, str]]:
    """The languages of the program, each by its own name."""
    return list(LANGUAGES.items())


def currency_labels(language: Language) -> dict[str, str]:
    """“GEL · Georgian Lari” by code: the usual four, then every one that is legal tender somewhere today."""
    from babel.core import get_global

    names = language.locale.currencies
    rows = (row for rows in get_global("territory_currencies").values() for row in rows)
    # what is over has an end; what banks alone reckon in is no tender
    in_use = {code for code, _since, until, is_tender in rows if until is None and is_tender}
    return {code: f"{code} · {names.get(code, code)}" for code in dict.fromkeys([*FIRST_CURRENCIES, *sorted(in_use)])}


COUNTRY: Final = Choice(country_options, searchable=True)
ZONE: Final = Zone()
LANGUAGE: Final = Choice(language_options)


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency code of ISO 4217 (`str`): any may be typed, the known ones are offered by code and name."""

    def build(self, language: Language) -> Editor:
        """An editor of `str`."""
        return _CurrencyEditor(language)


class _CurrencyEditor(TypedLine):
    def __init__(self, language: Language) -> None:
        self._labels = currency_labels(language)
        offered = OfferedLine(lambda: [*self._labels.values()])
        super().__init__(language, self._code, lambda code: self._labels.get(code, code), line=offered)

    def _code(self, text: str) -> str:
        """A code in any case, one of the labels, or words that only one label holds."""
        wanted = text.casefold()
        if wanted.upper() in self._labels:
            return wanted.upper()
        found: Sequence[str] = [code for code, label in self._labels.items() if wanted in label.casefold()]
        # what nobody knows by name may still be a code, or is refused as one
        return found[0] if len(found) == 1 else check_currency(text.upper())
