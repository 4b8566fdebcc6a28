"""Settings of the program survive anything that can happen to their file."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.ids import ClientId
from smmdesk.domain.periods import Period, Weeks
from tests.any_json import DAMAGED
from ui.shell.preferences import RECENT, Place, Preferences
from ui.style.theme import Scheme

if TYPE_CHECKING:
    from pathlib import Path

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
KEYS = (
    "language",
    "theme",
    "last_workspace",
    "recent_workspaces",
    "advised",
    "places",
    "import_folder",
    "ideas_beside",
    "geometry",
)


PLACE = Place(
    "budget",
    ClientId("c"),
    Weeks.four(date(2027, 2, 1), 0),
    {"calendar": {"view": "list", "status": ["draft"]}},
    date(2027, 1, 31),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "preferences.json"


def test_what_was_saved_is_loaded(file: Path, tmp_path: Path) -> None:
    kept = Preferences(language="ka", theme=Scheme.DARK, geometry=b"\x00\xff\x10", file=file)
    kept.ideas_beside = True
    kept.remember(tmp_path / "კლიენტები")
    kept.import_folder = tmp_path / "Планы"
    kept.leave_at(tmp_path / "desk", PLACE)
    kept.advised.append(tmp_path / "Dropbox" / "კლიენტები")
    assert kept.save()
    assert Preferences.load(file) == kept


def test_defaults_without_a_file(file: Path) -> None:
    loaded = Preferences.load(file)
    assert loaded == Preferences(file=file)
    assert loaded.theme is Scheme.SYSTEM
    assert loaded.language == ""
    assert not file.exists()


@pytest.mark.parametrize("damaged", DAMAGED)
def test_damaged_file_gives_defaults(file: Path, damaged: bytes) -> None:
    file.write_bytes(damaged)
    assert Preferences.load(file) == Preferences(file=file)


@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_any_json_loads_and_saves_again(tmp_path_factory: pytest.TempPathFactory, kept: dict[str, object]) -> None:
    file = tmp_path_factory.mktemp("any") / "preferences.json"
    file.write_text(json.dumps(kept), "utf-8")
    loaded = Preferences.load(file)
    assert loaded.save()
    assert Preferences.load(file) == loaded


def test_one_bad_value_does_not_spoil_the_others(file: Path) -> None:
    file.write_text(json.dumps({"language": "tlh", "theme": "dark", "geometry": "%%%"}), "utf-8")
    loaded = Preferences.load(file)
    assert (loaded.language, loaded.theme, loaded.geometry) == ("", Scheme.DARK, b"")


def test_recent_workspaces_latest_first_and_few(tmp_path: Path) -> None:
    kept = Preferences()
    for number in range(RECENT + 3):
        kept.remember(tmp_path / str(number))
    kept.remember(tmp_path / "5")
    assert kept.recent_workspaces[0] == kept.last_workspace == tmp_path / "5"
    assert len(kept.recent_workspaces) == len(set(kept.recent_workspaces)) == RECENT
    kept.forget(tmp_path / "5")
    assert tmp_path / "5" not in [kept.last_workspace, *kept.recent_workspaces]


def test_refused_write_keeps_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Preferences(language="ru", file=file).save()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert not Preferences(language="ka", file=file).save()
    assert Preferences.load(file).language == "ru"
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_settings_folder_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.shell.preferences.settings_folder", lambda: tmp_path)
    Preferences(language="ru").save()
    assert Preferences.load().language == "ru"
    assert (tmp_path / "preferences.json").is_file()


def test_the_place_in_a_workspace_is_the_one_it_was_left_at(file: Path, tmp_path: Path) -> None:
    kept, desk = Preferences(file=file), tmp_path / "desk"
    assert kept.place_in(desk, date(2027, 1, 31)) == kept.place_in(None, date(2027, 1, 31)) == Place()
    kept.leave_at(desk, PLACE)
    assert kept.place_in(desk, date(2027, 1, 31)) == PLACE._replace(on=None)
    november = PLACE._replace(period=Period.month(2026, 11), on=date(2026, 11, 30))
    kept.leave_at(desk, november)
    assert kept.place_in(desk, date(2026, 12, 1)).period == Period.month(2026, 12)
    kept.forget(desk)
    assert kept.place_in(desk, date(2027, 1, 31)) == Place()


def test_places_of_the_latest_workspaces_are_kept(file: Path, tmp_path: Path) -> None:
    kept = Preferences(file=file)
    for number in range(RECENT + 3):
        kept.leave_at(tmp_path / str(number), PLACE)
    kept.leave_at(tmp_path / "3", PLACE)
    assert [each.name for each in kept.places] == [*map(str, range(4, RECENT + 3)), "3"]


@pytest.mark.parametrize(
    "period",
    [
        {"start": "2026-11-01", "end": "2026-11-01"},
        {"start": "0001-01-01", "end": "9999-12-31"},
        {"start": "2026-11-01"},
        "2026",
    ],
)
def test_days_that_cannot_be_shown_are_not_opened(file: Path, period: object) -> None:
    file.write_text(json.dumps({"places": [{"workspace": "/desk", "page": "budget", "period": period}]}), "utf-8")
    (kept,) = Preferences.load(file).places.values()
    assert kept == Place("budget")
