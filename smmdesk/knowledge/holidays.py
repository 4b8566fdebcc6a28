"""Public holidays of countries, by the package `holidays`, which takes a while to import: look up in the background."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from smmdesk.knowledge.files import facts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@lru_cache(maxsize=32)
def public_holidays(country: str, year: int, code: str) -> Mapping[date, str]:
    """The days off of a country (ISO 3166) in a year, named in that language where it is known, else in English.

    Empty for a country that nobody has written down.
    """
    import holidays

    if country not in holidays.list_supported_countries():
        return {}
    known = holidays.country_holidays(country, years=year)
    own, english = (_variant(known.supported_languages, each) for each in (code, "en"))
    named = holidays.country_holidays(country, years=year, language=own or english or known.default_language)
    days = sorted((day, name) for day, name in named.items() if day.year == year)
    # of several on one day the package makes one name, with "; " between
    return dict(days) if own else {day: "; ".join(_said(each, code) for each in name.split("; ")) for day, name in days}


def _variant(supported: tuple[str, ...], code: str) -> str | None:
    """A language as the package calls it: `ru_KG` is Russian too."""
    return next((each for each in supported if each.partition("_")[0] == code), None)


def _said(name: str, code: str) -> str:
    """An English name in a language, with what it notes in brackets; as it is where nobody has translated it."""
    table = facts("holidays")
    plain, _, notes = name.rstrip(")").partition(" (")
    said: str = table["names"].get(plain, {}).get(code, "")
    told = [table["notes"][each][code] for each in notes.split(", ") if said and each in table["notes"]]
    return f"{said} ({', '.join(told)})" if told else said or name
