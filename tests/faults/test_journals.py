"""A damaged -wal gives back what was committed before the damage, or is refused: never a mixture."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smmdesk.domain.errors import SmmdeskError
from smmdesk.storage.errors import DamagedWorkspaceError
from tests.faults.workers import judged, kept_in_journal

if TYPE_CHECKING:
    from pathlib import Path

ACTS = 8


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose last acts stand in its journal only."""
    folder = tmp_path_factory.mktemp("killed")
    kept_in_journal(folder / "workspace.db", ACTS)
    return folder / "killed.db"


def laid(killed: Path, journal: bytes, place: Path) -> Path:
    place.mkdir(exist_ok=True)
    for each in place.iterdir():
        each.unlink()
    path = place / "workspace.db"
    shutil.copy(killed, path)
    (place / "workspace.db-wal").write_bytes(journal)
    return path


def journal_of(killed: Path) -> bytes:
    return killed.with_name("killed.db-wal").read_bytes()


def test_undamaged_it_gives_back_everything(killed: Path, tmp_path: Path) -> None:
    assert judged(laid(killed, journal_of(killed), tmp_path / "whole")) == ACTS


@given(
    at=st.floats(0, 0.999),
    how=st.sampled_from(["flip", "cut", "zeros", "noise", "doubled"]),
    length=st.integers(1, 9_000),
)
@settings(max_examples=60)
def test_damaged_it_gives_back_a_beginning(
    killed: Path, tmp_path_factory: pytest.TempPathFactory, at: float, how: str, length: int
) -> None:
    whole = journal_of(killed)
    start = int(at * len(whole))
    middle = {
        "flip": bytes([whole[start] ^ 1]),
        "cut": b"",
        "zeros": bytes(length),
        "noise": bytes(n * 37 % 256 for n in range(length)),
        "doubled": whole[start : start + length] * 2,
    }[how]
    rest = b"" if how == "cut" else whole[start + len(middle) :]
    path = laid(killed, whole[:start] + middle + rest, tmp_path_factory.getbasetemp() / "damaged")
    assert outcome(path) in {DamagedWorkspaceError, *range(-1, ACTS + 1)}


def test_the_journal_of_another_file_is_played_in(killed: Path, tmp_path: Path) -> None:
    """SQLite cannot tell whose it is: that is why restoring removes it."""
    (tmp_path / "other").mkdir()
    kept_in_journal(tmp_path / "other" / "workspace.db", 3)
    path = laid(killed, journal_of(tmp_path / "other" / "killed.db"), tmp_path / "mixed")
    assert outcome(path) == 3


def outcome(path: Path) -> int | type[SmmdeskError]:
    """The acts that are there, or how it was refused."""
    try:
        return judged(path)
    except SmmdeskError as refusal:
        return type(refusal)
