"""Public holidays of a country, by the package `holidays`; it takes a while to import: call this in the background."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

_ENGLISH = ("en_US", "en_GB")
_LANGUAGES = {"en": _ENGLISH, "ru": ("ru", *_ENGLISH), "ka": ("ka", *_ENGLISH)}
"""Where a language is unknown, English: the country's own may be in letters that its reader cannot read."""


@lru_cache(maxsize=32)
def public_holidays(country: str, year: int, code: str) -> Mapping[date, str]:
    """The days off of a country (ISO 3166) in a year, named in that language where it is known, else in English.

    Empty for a country that nobody has written down.
    """
    import holidays

    if country not in holidays.list_supported_countries():
        return {}
    known = holidays.country_holidays(country, years=year)
    wanted = next((each for each in _LANGUAGES[code] if each in known.supported_languages), None)
    named = holidays.country_holidays(country, years=year, language=wanted or known.default_language)
    return {day: name for day, name in sorted(named.items()) if day.year == year}
