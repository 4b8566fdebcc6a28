"""The dialog says nothing that only another kind of file has, in any language: from picking a file to the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QFileDialog, QLabel, QLineEdit, QWidget

from smmdesk.domain.clients import Contact
from tests.services.reading.made_up_kind import OF_OTHERS, people
from ui.importing.choosing import ask_for_files
from ui.importing.dialog import ImportDialog
from ui.importing.views import COLUMNS, ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.services.reading.kind import Kind
    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace
    from ui.shell.context import Context, Said

BEFORE = "Who,Phone,Shoe size\nNino,1,38\nAna,2,36\n"
AFTER = "List of people\n\nWho,Phone,Shoe size\n---,,\nNino,7\nAna,8,36,more\nGiorgi,3,41\n"
ODD = "Alpha,Beta\nNino,7\n"


@pytest.fixture
def context(
    workspace: Workspace, every_language: Language, context_on: Callable[..., Context], qtbot: QtBot
) -> Context:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 900)
    return context_on(workspace, every_language, window)


@pytest.fixture
def kind(tmp_path: Path) -> Kind[Any]:
    return people(tmp_path / "people_words.toml")


def written(folder: Path, text: str) -> Path:
    path = folder / "people.csv"
    path.write_text(text, "utf-8")
    return path


def cells(model: QAbstractItemModel) -> Iterator[str]:
    """What stands in a table or a list, its headings and its tips."""
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount()):
            place = model.index(row, column)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(model.data(place, role) or "")


def words(widget: QWidget) -> Iterator[str]:
    """All that one widget says, to the eye and to a screen reader."""
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, (QComboBox, QAbstractItemView)) and widget.model() is not None:
        yield from cells(widget.model())


def said_in(dialog: ImportDialog) -> set[str]:
    """All that stands in the dialog, in both of its views."""
    return {each for widget in (dialog, *dialog.findChildren(QWidget)) for each in words(widget) if each}


def looked(context: Context, dialog: ImportDialog, qtbot: QtBot) -> None:
    """Wait for a whole look, also where a first one only finds whose the file is."""
    qtbot.waitUntil(lambda: not context.background.jobs() and bool(dialog.notice.text() or dialog.summary.text()))


def test_from_the_first_look_to_the_report(
    context: Context, kind: Kind[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: set[str] = set()
    reports: list[Said] = []
    context.said.connect(reports.append)

    def ask(_parent: object, *given: str) -> tuple[str, str]:
        told.update(given)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    ask_for_files(context.window, context, kind)
    context.workspace.importing.import_file(written(tmp_path, BEFORE), "Bakery", kind=kind)
    (ana,) = context.workspace.records.all(Contact, name="Ana")
    context.workspace.records.change(Contact, ana.id, decides=True)
    for text in (BEFORE, ODD, AFTER):
        dialog = ImportDialog(context, written(tmp_path, text), kind)
        dialog.open()
        looked(context, dialog, qtbot)
        for view in (COLUMNS, ROWS):
            dialog.views.turn_to(view)
            told |= said_in(dialog)
        if text is not AFTER:
            dialog.reject()
    assert {"Update the person", "2 have changed. What becomes of them?", "First people"} <= told
    assert any("Looks like Ana: phone 2 became phone 8. They decide by now." in each for each in told)
    assert dialog.views.problems.records()

    assert dialog.accept_button
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(reports))
    phones = {person.name: person.phone for person in context.workspace.records.all(Contact)}
    assert (phones["Nino"], phones["Ana"], phones["Giorgi"]) == ("7", "2", "3")
    told.add(reports[0].sentence)
    assert [each for each in told if OF_OTHERS.search(each)] == []
