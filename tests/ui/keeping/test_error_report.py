from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QLabel

from smmdesk.machine.logs import LOG_NAME, described
from smmdesk.storage.errors import BusyError
from ui.keeping.error_dialog import ErrorDialog
from ui.keeping.error_report import ErrorReport
from ui.shell.dialogs import Dialog, ask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language

SECRET = "what a client wrote"


@pytest.fixture
def _restored() -> Iterator[None]:
    """Give back what the report takes over."""
    hook, thread_hook = sys.excepthook, threading.excepthook
    logger = logging.getLogger("smmdesk")
    handlers = list(logger.handlers)
    yield
    for each in dialogs():
        each.close()
    sys.excepthook, threading.excepthook = hook, thread_hook
    qInstallMessageHandler(None)
    for handler in [each for each in logger.handlers if each not in handlers]:
        logger.removeHandler(handler)
        handler.close()


def broken() -> None:
    raise ValueError(SECRET)


def an_error() -> Exception:
    try:
        broken()
    except ValueError as error:
        return error
    raise AssertionError


def test_details_name_the_place_but_never_quote() -> None:
    details = described(an_error())
    assert "builtins.ValueError" in details
    assert "test_error_report.py" in details
    assert "broken" in details
    assert SECRET not in details


@pytest.mark.usefixtures("_restored")
def test_an_error_is_logged_and_shown_once_without_a_traceback(
    qtbot: QtBot, language: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = ErrorReport(language, tmp_path)
    report.install()
    error = an_error()
    for _time in range(3):
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    (dialog,) = dialogs()
    assert not any("Traceback" in label.text() for label in dialog.findChildren(QLabel))
    dialog.copy()
    assert "ValueError" in QApplication.clipboard().text()
    log = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    assert log.count("builtins.ValueError") == 3
    assert SECRET not in log
    dialog.close()
    qtbot.waitUntil(lambda: dialogs() == [])
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.usefixtures("_restored")
def test_errors_of_other_threads_are_taken_too(qtbot: QtBot, language: Language, tmp_path: Path) -> None:
    ErrorReport(language, tmp_path).install()
    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    assert "builtins.ValueError" in (tmp_path / LOG_NAME).read_text(encoding="utf-8")


@pytest.mark.usefixtures("_restored")
def test_qt_is_noted_by_who_complains_and_where_not_by_its_words(language: Language, tmp_path: Path) -> None:
    ErrorReport(language, tmp_path).install()
    told = {
        f"QPainter::begin: {SECRET}": "WARNING Qt default QPainter::begin",
        f"QFont: {SECRET}": "WARNING Qt default QFont",
        f"QSecret: {SECRET}": "WARNING Qt default ",
        SECRET: "WARNING Qt default ",
    }
    for message in told:
        qWarning(message)
    log = (tmp_path / LOG_NAME).read_text(encoding="utf-8").splitlines()
    assert [each.split(" ", 2)[2] for each in log if not each.startswith("  ")] == list(told.values())
    assert sum("keeping/test_error_report.py" in each for each in log) == len(told)
    assert not any("ecret" in each or SECRET in each for each in log)


@pytest.mark.usefixtures("_restored")
def test_at_the_end_qt_is_no_longer_listened_to(language: Language, tmp_path: Path) -> None:
    report = ErrorReport(language, tmp_path)
    report.install()
    report.end()
    qWarning("QPainter::begin: too late")
    assert not (tmp_path / LOG_NAME).exists()


def dialogs() -> list[ErrorDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, ErrorDialog) and each.isVisible()]


def test_a_dialog_dies_when_closed(qtbot: QtBot, every_language: Language) -> None:
    dialog = Dialog(None, every_language, "Title")
    accept = dialog.add_buttons("Go on")
    dialog.show()
    with qtbot.waitSignal(dialog.destroyed):
        accept.click()


def test_asking_takes_a_deliberate_yes(qtbot: QtBot, language: Language) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QAbstractButton, QWidget

    window = QWidget()
    qtbot.addWidget(window)

    def press(name: str) -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        next(each for each in dialog.findChildren(QAbstractButton) if each.text() == name).click()

    for name, answer in (("Erase", True), ("Cancel", False)):
        QTimer.singleShot(0, lambda name=name: press(name))
        assert ask(window, language, "Erase the client?", "This cannot be undone.", yes="Erase") is answer


@pytest.mark.usefixtures("_restored")
def test_an_answer_that_nobody_took_is_passed_on_without_a_dialog(
    qtbot: QtBot, language: Language, tmp_path: Path
) -> None:
    report = ErrorReport(language, tmp_path)
    report.install()

    def refuse() -> None:
        raise BusyError

    with qtbot.waitSignal(report.refused) as told:
        thread = threading.Thread(target=refuse)
        thread.start()
        thread.join()
    assert isinstance(told.args[0], BusyError)
    assert dialogs() == []
    assert "BusyError" in (tmp_path / LOG_NAME).read_text(encoding="utf-8")
