"""The file that outlives the program: whatever it holds, the next start reads it or passes it over."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.any_json import ANY_JSON, DAMAGED, as_bytes
from ui.keeping.typed_journal import Journal, Typed
from ui.widgets.forms.unsaved import Unsaved

TYPED = Typed("clients", Unsaved("Client", "a", "name", "Name", "Almond", "Hazel", "Almond", "A name is needed."))
ENTRY = {"page": TYPED.page, **TYPED.what._asdict()}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("ui.keeping.typed_journal.state_folder", lambda: tmp_path / "state")
    (tmp_path / "desk").mkdir()
    return tmp_path / "desk"


@pytest.mark.parametrize("id", ["a", ("a", "b"), 7, None])
def test_what_was_written_is_read(desk: Path, id: object) -> None:
    typed = TYPED._replace(what=TYPED.what._replace(id=id))
    Journal(desk).write([typed])
    assert Journal(desk).read() == [typed]
    Journal(desk).write([])
    assert Journal(desk).read() == []


def test_by_another_name_of_the_workspace_it_is_the_same(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(desk, target_is_directory=True)
    Journal(tmp_path / "link").write([TYPED])
    monkeypatch.chdir(desk)
    assert [Journal(each).read() for each in (desk, Path())] == [[TYPED]] * 2


@given(
    content=st.binary()
    | ANY_JSON.map(as_bytes)
    | st.tuples(st.sampled_from([*ENTRY]), ANY_JSON).map(lambda other: as_bytes([{**ENTRY, other[0]: other[1]}]))
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(content=as_bytes([{**ENTRY, "id": {"a": "b"}}]))
@example(content=as_bytes([{**ENTRY, "id": [["a"]]}]))
def test_whatever_stands_in_it_nothing_fails(desk: Path, content: bytes) -> None:
    file = Journal(desk).file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    for each in Journal(desk).read():
        assert {each.what.place: each.what.in_words()}  # what tells it from others can be compared
        assert isinstance(each.page, str)


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_one_holds_nothing(desk: Path, content: bytes) -> None:
    file = Journal(desk).file
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert Journal(desk).read() == []
