"""Settings: what is set holds, here and at the next start."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from smmdesk.domain.desk import DeskKind
from smmdesk.opening import create_workspace
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.version import VERSION
from ui.settings.cards import Credits
from ui.settings.credits import CREDITS
from ui.shell.media_field import FileRow
from ui.shell.preferences import Preferences
from ui.style.theme import Contrast, Scheme, Theme, theme, use_scheme
from ui.widgets.forms.choice import Combo
from ui.widgets.forms.fold import Fold
from ui.widgets.forms.offered import OfferedLine
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from tests.ui.settings.conftest import Desk, Open
    from ui.widgets.forms.form import Form


def control(form: Form, name: str) -> QWidget:
    found = form.editor(name).focusProxy()
    assert isinstance(found, QWidget)
    return found


def press(qtbot: QtBot, form: Form, name: str, words: str) -> None:
    """Press a segment."""
    segment = next(each for each in form.editor(name).findChildren(QToolButton) if each.text() == words)
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)


def test_the_workspace_is_named_and_undo_takes_it_back(desk: Desk, qtbot: QtBot) -> None:
    line = control(desk.page.desk, "name")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    qtbot.keyClicks(line, "Walnut desk")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    settings = desk.context.workspace.settings
    assert settings.desk().name == "Walnut desk"
    desk.context.undo()
    assert settings.desk().name == ""
    assert line.text() == ""


def test_whom_one_looks_after(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk.page.desk, "kind", "My own business")
    assert desk.context.workspace.settings.desk().kind is DeskKind.OWN_BUSINESS


def test_the_logo_is_a_picture_that_undo_takes_off(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "Logo.png"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(picture))
    editor = desk.page.desk.editor("logo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getOpenFileName", lambda *_given, **_named: (str(picture), ""))
        [choose] = [each for each in editor.findChildren(QPushButton) if each.text() == "Choose…"]
        choose.click()
    settings = desk.context.workspace.settings
    qtbot.waitUntil(lambda: settings.desk().logo.startswith("Logo-"))
    assert [each.removal.accessibleName() for each in editor.findChildren(FileRow)] == ["Take the logo Logo.png off"]
    desk.context.undo()
    assert settings.desk().logo == ""


def test_what_counts_as_an_engagement_is_chosen_and_never_nothing(desk: Desk) -> None:
    chips = {each.text(): each for each in desk.page.desk.editor("engagement").findChildren(QPushButton)}
    assert [words for words, chip in chips.items() if chip.isChecked()] == ["Likes", "Comments", "Shares", "Saves"]
    settings = desk.context.workspace.settings
    for words in ("Link clicks", "Comments", "Shares", "Saves"):
        chips[words].click()
    assert settings.desk().engagement == ("likes", "link_clicks")
    chips["Link clicks"].click()
    chips["Likes"].click()
    assert settings.desk().engagement == ("likes",)
    assert "Keep at least one of them" in shown_words(desk.page)
    desk.context.undo()
    assert settings.desk().engagement == ("likes", "link_clicks")


def test_days_within_which_a_link_is_told_again_are_typed(desk: Desk) -> None:
    [line] = desk.page.desk.editor("reuse_days").findChildren(QLineEdit)
    settings = desk.context.workspace.settings
    assert line.text() == "30"
    for typed, kept in (("7", 7), ("0", 0), ("400", 0)):
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert settings.desk().reuse_days == kept
    desk.context.undo()
    assert settings.desk().reuse_days == 7


def shown_words(page: QWidget) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_country_brings_zone_and_currency(desk: Desk) -> None:
    country = control(desk.page.desk, "country")
    assert isinstance(country, OfferedLine)
    country.setFocus()
    QTest.keyClick(country, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(country, "Georgia")
    QTest.keyClick(country, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.context.workspace.settings.desk().country == "GE")
    set_now = desk.context.workspace.settings.desk()
    assert (set_now.country, set_now.currency, set_now.time_zone) == ("GE", "GEL", "Asia/Tbilisi")
    line = control(desk.page.desk, "currency")
    assert isinstance(line, QLineEdit)
    assert line.text().startswith("GEL")


def test_a_new_client_starts_with_what_is_set(desk: Desk) -> None:
    desk.context.workspace.settings.change(country="GE")
    assert desk.context.workspace.clients.add("Bakery").currency == "GEL"


def test_the_look_changes_at_once_and_is_kept(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk.page.program, "theme", "Dark")
    assert theme().is_dark
    assert Preferences.load(desk.file).theme is Scheme.DARK
    press(qtbot, desk.page.program, "theme", "Light")
    assert not theme().is_dark


def test_high_contrast_is_worn_at_once_in_either_look_and_is_kept(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk.page.program, "contrast", "High")
    assert theme().is_high
    assert Preferences.load(desk.file).contrast is Contrast.HIGH
    press(qtbot, desk.page.program, "theme", "Dark")
    assert theme() == Theme(is_dark=True, is_high=True)
    press(qtbot, desk.page.program, "contrast", "Usual")
    assert theme() == Theme(is_dark=True, is_high=False)


def test_another_text_size_is_asked_for_and_kept(desk: Desk) -> None:
    sizes = control(desk.page.program, "text_size")
    assert isinstance(sizes, Combo)
    assert [sizes.itemText(row) for row in range(sizes.count())] == [
        "As the system",
        "100%",
        "110%",
        "125%",
        "150%",
        "175%",
        "200%",
    ]
    sizes.setFocus()
    QTest.keyClick(sizes, Qt.Key.Key_End)
    assert desk.text_sizes == [200]
    assert Preferences.load(desk.file).text_size == 200


def test_another_language_is_asked_for_and_kept(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk.page.program, "language", "Русский")
    assert desk.languages == ["ru"]
    assert Preferences.load(desk.file).language == "ru"


def test_a_disk_that_refuses_is_said_and_the_look_holds(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    press(qtbot, desk.page.program, "theme", "Dark")
    assert theme().is_dark
    assert desk.said[-1].problem
    assert not desk.file.exists()


@pytest.mark.parametrize(
    ("command", "ending"), [("workspace.folder", "desk"), ("workspace.backups", "backups"), ("program.log", "")]
)
def test_folders_are_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch, command: str, ending: str) -> None:
    opened: list[Path] = []

    def open_folder(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr("ui.shell.saving.QDesktopServices.openUrl", open_folder)
    desk.context.commands.run(command)
    (folder,) = opened
    assert folder.is_dir()
    assert folder.name.endswith(ending)


def test_a_folder_that_cannot_be_opened_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.shell.saving.QDesktopServices.openUrl", lambda _url: False)
    desk.context.commands.run("workspace.folder")
    assert desk.said[-1].problem
    assert "desk" in desk.said[-1].sentence


def test_a_check_says_what_the_workspace_holds(desk: Desk, qtbot: QtBot) -> None:
    desk.context.workspace.clients.add("Bakery")
    desk.context.commands.run("workspace.check")
    qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.said[-1].sentence == "All is well: 1 client, 0 posts"


def test_another_workspace_is_asked_for(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    create_workspace(other).close()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(other))
    desk.context.commands.run("workspace.other")
    assert desk.workspaces == [other]
    desk.context.commands.run("workspace.new")
    assert desk.workspaces == [other, None]


def test_a_folder_without_a_workspace_is_refused(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    desk.context.commands.run("workspace.other")
    assert desk.workspaces == []
    assert desk.said[-1].problem


def test_about_names_version_and_every_part_with_its_licence(desk: Desk, qtbot: QtBot) -> None:
    fold = desk.page.findChild(Fold)
    assert fold is not None
    qtbot.mouseClick(fold.header, Qt.MouseButton.LeftButton)
    made = desk.page.findChild(Credits)
    assert made is not None
    qtbot.waitUntil(lambda: made.height() > 18 * len(CREDITS))
    words = [label.text() for label in desk.page.findChildren(Label)]
    assert f"SMMdesk {VERSION}" in words
    for credit in CREDITS:
        assert credit.licence in words
        assert any(credit.name in each for each in words)


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION
    named = {credit.package.casefold() for credit in CREDITS}
    needed = {each.split(">")[0].split("[")[0].casefold() for each in project["dependencies"]}
    assert needed - named <= {"typing-extensions"}


def test_opens_everywhere_without_a_warning(
    example: Workspace, every_language: Language, open_desk: Open, qapp: QApplication
) -> None:
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        use_scheme(qapp, scheme)
        desk = open_desk(example, every_language)
        for width in (700, 1200):
            desk.page.resize(width, 600)
            assert desk.page.grab().width() >= width


@pytest.mark.parametrize("code", LANGUAGES)
def test_fields_side_by_side_are_equally_wide_in_a_small_window(
    code: str, workspace: Workspace, open_desk: Open
) -> None:
    desk = open_desk(workspace, Language(code))
    desk.page.resize(972, 591)  # of a window of 1024 × 640
    desk.qtbot.waitUntil(lambda: desk.page.desk.width() < 420)
    widths = {control(desk.page.desk, name).width() for name in ("country", "currency", "time_zone", "language")}
    assert max(widths) - min(widths) <= 1
