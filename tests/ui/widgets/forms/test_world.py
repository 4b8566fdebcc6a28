"""Countries, zones, currencies: the usual ones first, every other one to be found."""

from smmdesk.speech.language import LANGUAGES, Language
from tests.every import every
from ui.widgets.forms.world import country_options, currency_labels, language_options, zone_options


def test_countries_with_defaults_come_first_and_none_is_missing(every_language: Language) -> None:
    options = country_options(every_language)
    codes = [code for code, _name in options]
    assert codes[:3] == ["", "RU", "GE"]
    assert {"BR", "JP", "NO", "KG"} <= set(codes)
    assert not {"EU", "ZZ", "UN"} & set(codes)
    assert len(codes) == len(set(codes)) > 240
    assert every(name for _code, name in options)


def test_the_four_currencies_come_first(every_language: Language) -> None:
    labels = currency_labels(every_language)
    assert list(labels)[:4] == ["RUB", "GEL", "USD", "EUR"]
    assert {"JPY", "AMD", "KZT"} <= labels.keys()
    assert every(label.startswith(code) for code, label in labels.items())


def test_currencies_out_of_use_are_not_offered(language: Language) -> None:
    assert not {"DEM", "FRF", "SUR"} & currency_labels(language).keys()


def test_zones_and_languages(language: Language) -> None:
    assert ("Asia/Tbilisi", "Asia/Tbilisi") in zone_options(language)
    assert ("America/New_York", "America/New York") in zone_options(language)
    assert dict(language_options(language)) == LANGUAGES
