"""Ctrl+V: a link, what was said, or rows of a spreadsheet become mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from smmdesk.domain.reputation.named import Sentiment, Source
from smmdesk.domain.reputation.records import Brand, Mention
from ui.importing.dialog import ImportDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from ui.reputation.page import ReputationPage

LINK = "https://forum.ge/t?id=4"


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def paste(page: ReputationPage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keySequence(page.views.current, "Ctrl+V")


def bring_in(page: ReputationPage, text: str, qtbot: QtBot) -> ImportDialog:
    paste(page, text)
    (dialog,) = [each for each in page.context.window.findChildren(ImportDialog) if each.isVisible()]
    qtbot.waitUntil(lambda: not page.context.background.jobs(), timeout=60_000)
    return dialog


def test_a_link_with_words_is_a_mention_and_chosen(
    page: ReputationPage, workspace: Workspace, write: Callable[..., Mention]
) -> None:
    write(text="Lovely")
    page.refresh()
    page.table.setFocus()
    paste(page, f"Who bakes wedding cakes? {LINK}")
    [made] = [each for each in workspace.records.all(Mention) if each.link]
    assert (made.text, made.source) == ("Who bakes wedding cakes?", Source.FORUM)
    assert [each.id for each in page.selected()] == [made.id]
    page.context.undo()
    assert [each.text for each in workspace.records.all(Mention)] == ["Lovely"]


def test_the_first_mention_may_be_pasted(page: ReputationPage, workspace: Workspace) -> None:
    QGuiApplication.clipboard().setText(LINK)
    page.context.commands.run("mention.paste")
    [made] = workspace.records.all(Mention)
    assert (made.link, [each.id for each in page.selected()]) == (LINK, [made.id])


def test_rows_of_a_spreadsheet_are_looked_at_first(
    page: ReputationPage, workspace: Workspace, qtbot: QtBot, write: Callable[..., Mention]
) -> None:
    write(text="Lovely")
    page.refresh()
    rows = "".join(f"{1 + n % 28}.11.2026\t{LINK}&n={n}\tCake № {n}\tнегатив\n" for n in range(1000))
    dialog = bring_in(page, f"Дата\tСсылка\tТекст\tТональность\n{rows}", qtbot)
    folder = dialog.path.parent
    assert folder.stat().st_mode & 0o077 == 0
    assert dialog.summary.text().startswith("1,000 mentions will be added.")
    assert len(workspace.records.all(Mention)) == 1
    assert dialog.accept_button
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.context.background.jobs() and len(workspace.records.all(Mention)) == 1001)
    assert not folder.exists()
    assert sum(each.tone is Sentiment.NEGATIVE for each in workspace.records.all(Mention)) == 1000
    page.context.undo()
    assert len(workspace.records.all(Mention)) == 1
    assert len(workspace.records.all(Brand)) == 1


def test_counts_of_publications_are_pasted_beside_their_own(
    page: ReputationPage, qtbot: QtBot, write: Callable[..., Mention]
) -> None:
    write(text="Lovely")
    page.refresh()
    page.open_view("voice")
    dialog = bring_in(page, "From\tTo\tPublications\n2026-11-01\t2026-11-30\t120\n", qtbot)
    assert dialog.windowTitle() == "Bring in counts of publications"
    dialog.reject()


def test_what_was_here_is_chosen_and_of_nothing_it_says_so(
    page: ReputationPage, workspace: Workspace, write: Callable[..., Mention]
) -> None:
    said: list[str] = []
    page.context.said.connect(lambda each: said.append(each.sentence))
    here = write(text="Lovely", link=LINK)
    page.refresh()
    page.table.setFocus()
    paste(page, LINK)
    assert [each.id for each in page.selected()] == [here.id]
    paste(page, "  ")
    assert said == [
        "This is written down already.",
        "Nothing to paste: copy a link, what was said, or rows of a table.",
    ]
    assert len(workspace.records.all(Mention)) == 1
