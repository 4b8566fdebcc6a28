"""What people write stands in their workspace and nowhere else."""

from __future__ import annotations

import logging
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QWidget

from smmdesk.domain.clients import Client, Contact
from smmdesk.domain.ids import ClientId, ContactId
from smmdesk.machine import logs
from smmdesk.speech.language import Language
from smmdesk.storage import backup
from smmdesk.storage.kinds import adding
from smmdesk.storage.lock import Lock
from smmdesk.storage.manifest import Reason
from smmdesk.storage.opening import create
from tests.faults.workers import clock
from ui.keeping.error_report import ErrorReport

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.domain.record import Record
    from smmdesk.storage.database import Database

CANARY = "канарейка-in-the-mine-🐤"


def test_a_failure_tells_nothing_of_what_was_written(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(logs, "log_folder", lambda: tmp_path)
    orphan = Contact(id=ContactId("x"), client_id=ClientId(CANARY), name=CANARY, note=CANARY)
    twice = [Client(id=ClientId("same"), name=CANARY, notes=CANARY)] * 2
    unkeepable: list[list[Record]] = [[orphan], [*twice]]
    for records in unkeepable:
        with closing(create(tmp_path / f"{type(records[0]).__name__}.db", clock)) as database:
            failure = _failure(database, records)
        assert CANARY not in f"{failure} {failure!r} {failure.__cause__} {caplog.text}"
        log = logs.log_failure(failure)
        assert log
        assert CANARY not in log.read_text("utf-8")


def test_a_bug_that_quotes_somebody_is_told_by_its_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "log_folder", lambda: tmp_path)
    try:
        raise ValueError(CANARY) from KeyError(CANARY)
    except ValueError as bug:
        log = logs.log_failure(bug)
    assert log
    told = log.read_text("utf-8")
    assert CANARY not in told
    assert "ValueError" in told
    assert "KeyError" in told
    assert "faults/test_secrets.py:" in told


def test_what_qt_quotes_is_not_kept(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)
    report, widget = ErrorReport(Language("en"), tmp_path), QWidget()
    before = list(report._log.handlers)
    report.install()
    widget.setObjectName(CANARY)
    widget.setStyleSheet("{{{")  # Qt cannot read it, and says whose it is
    widget.ensurePolished()
    qWarning(f"QFile::open: {CANARY} is not there")
    qInstallMessageHandler(None)
    written = (tmp_path / logs.LOG_NAME).read_text("utf-8")
    assert written.count("WARNING Qt default") == 2
    assert "faults/test_secrets.py:" in written
    assert CANARY not in written + caplog.text
    for handler in before:
        report._log.removeHandler(handler)
        handler.close()


def _failure(database: Database, records: list[Record]) -> BaseException:
    def act() -> None:
        with database.write(adding(Client)) as work:
            work.add_all(records)

    with pytest.raises(Exception, match=r"(?i)constraint") as found:
        act()
    return found.value


def test_only_workspace_and_backup_hold_it(tmp_path: Path) -> None:
    path = tmp_path / "workspace.db"
    with closing(create(path, clock)) as database, Lock(tmp_path / "workspace.lock"):
        with database.write(adding(Client)) as work:
            work.save(Client(id=ClientId("a"), name=CANARY))
        backup.make(path, tmp_path / "backups", Reason.ASKED, clock)
        files = [each for each in tmp_path.rglob("*") if each.is_file()]
        holding = {each.name for each in files if CANARY.encode() in each.read_bytes()}
    assert holding == {"workspace.db-wal", "000001-20261105T193000Z.db"}
    assert len(files) == 7
