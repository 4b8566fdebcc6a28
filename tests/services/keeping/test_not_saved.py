"""Text that could not be saved gets a file where there is room for one, and is found again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from smmdesk.services.keeping import not_saved
from smmdesk.services.keeping.not_saved import Kept, found, keep
from tests.conftest import NOW

if TYPE_CHECKING:
    from pathlib import Path

WORDS = ["notes: Ten minutes of typing", "Hazel"]
TEXT = "notes: Ten minutes of typing\n\nHazel"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    return tmp_path / "desk"


@pytest.fixture
def spare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The user's own folder, and one for temporary files."""
    made = [tmp_path / "home", tmp_path / "temporary"]
    for each in made:
        each.mkdir()
    monkeypatch.setattr(not_saved, "spare_folders", lambda: made)
    return made


def test_it_lies_beside_the_workspace_and_names_are_free(desk: Path, spare: list[Path]) -> None:
    kept = [keep(WORDS, desk, NOW) for _time in range(3)]
    assert kept[0] == Kept(TEXT, desk / "not-saved-20261116-090000.txt", is_beside=True)
    files = [each.file for each in kept if each.file]
    assert len(set(files)) == 3
    assert [each.read_text("utf-8") for each in files] == [f"{TEXT}\n"] * 3
    assert files[0].stat().st_mode & 0o077 == 0
    assert found(desk) == sorted(files)


def test_without_text_there_is_no_file(desk: Path, spare: list[Path]) -> None:
    assert keep([], desk, NOW) == Kept("")
    assert found(desk) == []


def test_it_goes_where_there_is_room(desk: Path, spare: list[Path], full: set[Path]) -> None:
    home, temporary = spare
    full.add(desk)
    first = keep(WORDS, desk, NOW)
    assert first.file is not None
    assert (first.file.parent, first.is_beside) == (home, False)
    full.add(home)
    second = keep(WORDS, desk, NOW)
    assert second.file is not None
    assert (second.file.parent, second.is_beside) == (temporary, False)
    full.add(temporary)
    assert keep(WORDS, desk, NOW) == Kept(TEXT)
    assert found(desk) == [first.file, second.file]
    assert [*desk.iterdir()] == []


def test_of_another_workspace_nothing_is_found(desk: Path, spare: list[Path], full: set[Path]) -> None:
    namesake = desk.parent / "elsewhere" / "desk"
    full.add(desk)
    keep(WORDS, desk, NOW)
    assert found(namesake) == []
    assert len(found(desk)) == 1


def test_it_is_kept_whatever_was_typed(desk: Path, spare: list[Path]) -> None:
    kept = keep(["half of an emoji \ud83d"], desk, NOW)
    assert kept.file is not None
    assert kept.file.read_text("utf-8") == "half of an emoji ?\n"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there files have no such owner")
def test_what_others_put_into_a_folder_for_all_is_not_shown(
    desk: Path, spare: list[Path], full: set[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    full |= {desk, spare[0]}
    kept = keep(WORDS, desk, NOW)
    assert kept.file is not None
    assert found(desk) == [kept.file]
    monkeypatch.setattr(os, "getuid", lambda: 4321)
    assert found(desk) == []
    monkeypatch.undo()
    monkeypatch.setattr(not_saved, "spare_folders", lambda: spare)
    theirs = kept.file.rename(desk.parent / "theirs.txt")
    kept.file.symlink_to(theirs)
    assert found(desk) == []


def test_by_another_name_of_the_workspace_it_is_found(
    desk: Path, spare: list[Path], full: set[Path], tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(desk, target_is_directory=True)
    full.update((desk, link))
    kept = keep(WORDS, link, NOW)
    assert kept.file is not None
    assert found(desk) == found(link) == [kept.file]
