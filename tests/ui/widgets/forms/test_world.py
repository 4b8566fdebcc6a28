"""Countries, zones, currencies: the usual ones first, every other one to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smmdesk.speech.language import LANGUAGES, Language, NotOfferedError
from tests.every import every
from ui.widgets.forms.offered import OfferedLine
from ui.widgets.forms.world import ZONE, country_options, currency_labels, language_options
from ui.widgets.forms.zones import zone_options

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


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


def test_zones_are_towns_in_the_words_of_the_language() -> None:
    named = {code: dict(zone_options(Language(code))) for code in LANGUAGES}
    assert named["en"]["Europe/Moscow"] == "Moscow, Russia"
    assert named["ru"]["Asia/Tbilisi"] == "Тбилиси, Грузия"
    assert named["ka"]["Europe/Moscow"] == "მოსკოვი, რუსეთი"
    # by the name that it has now, though Unicode keeps the one before
    assert named["ru"]["Asia/Kolkata"] == "Калькутта, Индия"
    assert "Asia/Calcutta" not in named["ru"]
    latin = {zone for code in ("ru", "ka") for zone, words in named[code].items() if words[0] < "Ѐ"}
    # what Unicode does not know yet, and what has one name everywhere
    assert latin <= {"Etc/UTC", "America/Coyhaique"}


def test_each_zone_has_a_name_of_its_own(every_language: Language) -> None:
    options = zone_options(every_language)
    assert options[0] == ("Etc/UTC", "UTC")
    assert len(dict(options)) == len({words for _zone, words in options}) > 380


@pytest.mark.parametrize("typed", ["москва", "Europe/Moscow", "moscow", "росс, europe"])
def test_a_zone_is_found_by_both_spellings(qtbot: QtBot, typed: str) -> None:
    editor = ZONE.build(Language("ru"))
    qtbot.addWidget(editor)
    editor.show_value("Asia/Calcutta")
    assert editor.words() == "Калькутта, Индия"
    assert editor.value() == "Asia/Calcutta"
    line = editor.focusProxy()
    assert isinstance(line, OfferedLine)
    line.setText(typed)
    line.textEdited.emit(typed)
    if typed == "росс, europe":
        assert line.offered() == []
        with pytest.raises(NotOfferedError):
            editor.value()
    else:
        assert line.offered() == ["Москва, Россия"]
        assert editor.value() == "Europe/Moscow"


def test_languages_have_their_own_names(language: Language) -> None:
    assert dict(language_options(language)) == LANGUAGES
