"""The first start offers every country and currency, and says in one's own language why a place will not do."""

from __future__ import annotations

from errno import ENOSPC
from typing import TYPE_CHECKING

import pytest

from smmdesk import opening
from smmdesk.services.settings import SettingsService
from smmdesk.speech.language import LANGUAGES, Language
from tests.heard import Role, heard
from ui.shell.preferences import Preferences
from ui.start import first_start
from ui.start.first_start import FirstStart
from ui.widgets.forms.offered import OfferedLine
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def asked(qtbot: QtBot, tmp_path: Path) -> FirstStart:
    made = FirstStart(Language("ru"), Preferences(file=tmp_path / "settings.json"))
    qtbot.addWidget(made)
    return made


def test_its_title_is_a_heading(asked: FirstStart) -> None:
    asked.show()
    assert len([each for each in heard(asked) if each.role is Role.Heading]) == 1


def test_a_country_without_defaults_of_its_own_may_be_chosen(asked: FirstStart) -> None:
    asked.country.pick("BR")
    asked.currency.pick("BRL")
    desk = asked.desk().checked()
    assert (desk.country, desk.currency) == ("BR", "BRL")
    asked.country.pick("GE")
    assert (asked.desk().country, asked.desk().currency) == ("GE", "GEL")


def test_a_country_that_is_none_is_refused_aloud_and_begins_nothing(asked: FirstStart, qtbot: QtBot) -> None:
    line = asked.country.focusProxy()
    assert isinstance(line, OfferedLine)
    line.setText("Gorgia")
    line.editingFinished.emit()
    words = "«Gorgia» нет в списке: выберите из него."
    assert words in [each.text() for each in asked.findChildren(Notice)]
    with qtbot.assertNotEmitted(asked.ready):
        asked.start_empty()
    asked.country.pick("GE")
    assert words not in [each.text() for each in asked.findChildren(Notice)]
    assert asked.desk().country == "GE"


@pytest.mark.parametrize(
    ("system", "country", "zone"),
    [
        ("Asia/Omsk", "RU", "Asia/Omsk"),
        ("Etc/UTC", "RU", "Europe/Moscow"),
        ("Europe/Moscow", "GE", "Asia/Tbilisi"),
        ("", "GE", "Asia/Tbilisi"),
    ],
)
def test_the_time_zone_is_one_of_the_country(
    asked: FirstStart, monkeypatch: pytest.MonkeyPatch, system: str, country: str, zone: str
) -> None:
    monkeypatch.setattr(first_start, "_system_zone", lambda: system)
    asked.country.show_value(country)
    assert asked.desk().time_zone == zone


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_place_that_will_not_do_is_refused_in_words(
    qtbot: QtBot, tmp_path: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = FirstStart(Language(code), Preferences(file=tmp_path / "settings.json"))
    qtbot.addWidget(asked)

    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(opening, "new_workspace", refuse)
    asked.start_empty()
    said = " ".join(notice.text() for notice in asked.findChildren(Notice))
    assert Language(code)("permission denied") in said
    assert (code == "en") == ("ermission" in said)


@pytest.mark.parametrize("example", [False, True])
def test_a_failure_while_it_is_filled_leaves_no_folder(
    asked: FirstStart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: bool
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    folder = tmp_path / "desk"
    monkeypatch.setattr(asked, "_folder", folder)
    monkeypatch.setattr(SettingsService, "set_up", refuse)
    (asked.start_with_example if example else asked.start_empty)()
    said = " ".join(notice.text() for notice in asked.findChildren(Notice))
    assert Language("ru")("the disk is full") in said
    assert not folder.exists()
