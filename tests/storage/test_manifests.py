"""A manifest that is not what it seems: its backup is passed over and never removed, and nothing else suffers of it."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.storage import backup
from smmdesk.storage.errors import DamagedBackupError
from smmdesk.storage.kinds import adding
from smmdesk.storage.manifest import Backup, Reason, manifest_of
from smmdesk.storage.opening import open_file
from tests.any_json import DAMAGED, as_bytes, nested
from tests.storage.conftest import clock

if TYPE_CHECKING:
    from pathlib import Path

LATER = date(2027, 11, 5)
"""A year after the clock: what is thinned out is thinned out by then."""
WRONG: dict[str, Any] = {
    "made_at": ["2026-11-05T19:30:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "soon", "", 5, None],
    "reason": ["why not", "", 5, None, ["asked"]],
    "schema": ["12", 1.5, True, -1, 10**30, None, [1]],
    "state": [5, None, ["1"], {}],
    "sha256": [5, None, "", "z" * 64, ["0" * 64]],
    "counts": [
        [1],
        None,
        "client",
        {"client": "3"},
        {"client": None},
        {"client": -1},
        {"client": 10**30},
        {"client": 1.5},
    ],
    "of": [[1], None, 5, {}],
    "what we never wrote": [1],
}
JSON = nested(st.text() | st.sampled_from([*WRONG]))


@pytest.fixture
def made(file: Path) -> Backup:
    with closing(open_file(file, clock)) as database, database.write(adding(Client)) as work:
        work.save(Client(id=ClientId("a"), name="Bakery"))
    return backup.make(file, file.parent / "backups", Reason.ASKED, clock)


def said(made: Backup) -> dict[str, Any]:
    """What the manifest of a sound one says."""
    return dict(json.loads(manifest_of(made.path).read_text("utf-8")))


def other(made: Backup, content: bytes) -> Path:
    """Another backup in the same folder, with this as its manifest."""
    path = made.path.with_name("000099-20260101T000000Z.db")
    shutil.copy(made.path, path)
    manifest_of(path).write_bytes(content)
    return path


def is_passed_over(file: Path, made: Backup, content: bytes) -> None:
    path, folder = other(made, content), made.path.parent
    assert backup.listed(folder) == [made]
    assert backup.needed(file, folder) is False
    assert backup.thin(file, folder, LATER) == []
    with pytest.raises(DamagedBackupError, match=r"\.db\.json"):
        backup.verify(path)
    assert path.exists()
    assert manifest_of(path).read_bytes() == content


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in WRONG.items() for value in values])
def test_one_that_says_what_no_program_of_ours_says(file: Path, made: Backup, key: str, value: object) -> None:
    is_passed_over(file, made, as_bytes({**said(made), key: value}))


@pytest.mark.parametrize("key", ["made_at", "reason", "schema", "state", "sha256", "counts"])
def test_one_that_keeps_something_to_itself(file: Path, made: Backup, key: str) -> None:
    content = said(made)
    del content[key]
    is_passed_over(file, made, as_bytes(content))


@pytest.mark.parametrize("content", DAMAGED)
def test_one_that_is_damaged(file: Path, made: Backup, content: bytes) -> None:
    is_passed_over(file, made, content)


def test_one_that_is_a_folder(file: Path, made: Backup) -> None:
    path = other(made, b"")
    manifest_of(path).unlink()
    manifest_of(path).mkdir()
    assert backup.listed(made.path.parent) == [made]
    assert backup.thin(file, made.path.parent, LATER) == []


@given(content=st.binary() | JSON.map(as_bytes))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_it_nothing_fails(file: Path, made: Backup, content: bytes) -> None:
    is_passed_over(file, made, content)


@given(key=st.sampled_from([*WRONG]), value=JSON)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_one_key_says_nothing_fails(file: Path, made: Backup, key: str, value: object) -> None:
    """It may be a value of ours: then the backup is listed, and thinning asks it first whether it is sound."""
    assume(value != said(made).get(key))  # a second one just like it, of which the first may go
    path, folder = other(made, as_bytes({**said(made), key: value})), made.path.parent
    assert made in backup.listed(folder)
    backup.needed(file, folder)
    try:
        backup.thin(file, folder, LATER)
        backup.verify(path)
    except DamagedBackupError:
        assert path.exists()
    assert made.path.exists()


def test_a_zone_of_elsewhere_is_as_good(file: Path, made: Backup) -> None:
    path = other(made, as_bytes({**said(made), "made_at": "2026-11-05T23:30:00+04:00"}))
    newest, _ = backup.listed(made.path.parent)
    assert (newest.path, newest.made_at) == (path, datetime(2026, 11, 5, 19, 30, tzinfo=UTC))


def test_a_name_with_an_endless_number_does_not_set_the_next(file: Path, made: Backup) -> None:
    (made.path.parent / f"{'9' * 200}-20260101T000000Z.db").write_bytes(b"of another life")
    later = backup.make(file, made.path.parent, Reason.ASKED, lambda: clock() + timedelta(hours=1))
    assert later.path.name.startswith("000002-")
