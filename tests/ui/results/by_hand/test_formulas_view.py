"""Own metrics: added, written with help, refused at the character, renamed, removed; by real keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from smmdesk.domain.ids import FormulaId, StrategyRowId
from smmdesk.domain.results.named import FormulaLevel, Shown
from smmdesk.domain.results.records import Formula
from smmdesk.domain.strategy.records import Goal
from smmdesk.services.results import Cell
from tests.sight import words_cut
from tests.ui.results.by_hand.conftest import CLIENT, PAGE, Host, Show, day, from_file
from ui.results.formulas_view import FormulaItem, FormulasView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace

Key = Qt.Key


@pytest.fixture
def quality(desk: Workspace) -> Formula:
    """Likes and saves by views, of which there are figures."""
    figures = (("views", 200), ("likes", 9), ("saves", 3))
    desk.results.type_figures(
        CLIENT, [Cell(account_id=PAGE, period=day(1), metric=metric, figure=figure) for metric, figure in figures]
    )
    return desk.results.add_formula(
        Formula(
            id=FormulaId("q"),
            name="Quality",
            key="quality",
            expression="(likes + 2*saves) / views",
            shown=Shown.PERCENT,
        )
    )


@pytest.fixture
def twice(desk: Workspace, quality: Formula) -> Formula:
    """Rests on the other."""
    return desk.results.add_formula(Formula(id=FormulaId("t"), name="Twice", key="twice", expression="quality * 2"))


def item(view: FormulasView, name: str) -> FormulaItem:
    return next(each for each in view.items() if each.fold.header.text() == name)


def write(qtbot: QtBot, one: FormulaItem, text: str) -> None:
    """Over what stands there."""
    one.fold.open()
    one.editor.text.setFocus()
    one.editor.text.selectAll()
    qtbot.keyClicks(one.editor.text, text)


def paste(qtbot: QtBot, where: QWidget, text: str) -> None:
    """Letters of another script, which pytest's keys have none for."""
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(where, Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def marked(one: FormulaItem) -> list[tuple[int, int]]:
    return [
        (each.cursor.selectionStart() + 1, each.cursor.selectionEnd()) for each in one.editor.text.extraSelections()
    ]


def said(view: FormulasView) -> list[str]:
    page, heard = view.window(), list[str]()
    assert isinstance(page, Host)
    page.context.said.connect(lambda told: heard.append(told.sentence))
    return heard


def test_a_new_one_is_named_and_its_key_follows(formulas: FormulasView, desk: Workspace, qtbot: QtBot) -> None:
    assert formulas.empty.isVisible()
    assert formulas.help.is_open, "who has none yet is shown how to write one"
    qtbot.keyClick(formulas, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    (made,) = desk.records.all(Formula)
    assert (made.name, made.key, made.expression) == ("New metric", "new_metric", "")
    line = QApplication.focusWidget()
    assert line is not None
    paste(qtbot, line, "Цена клика")
    qtbot.keyClick(line, Key.Key_Return)
    (made,) = desk.records.all(Formula)
    assert (made.name, made.key) == ("Цена клика", "tsena_klika")
    assert not formulas.empty.isVisible()
    desk.history.undo()
    desk.history.undo()
    assert desk.records.all(Formula) == []
    assert formulas.items() == []


def test_one_of_each_post_has_no_value_of_a_period_and_says_why(
    formulas: FormulasView, desk: Workspace, quality: Formula
) -> None:
    desk.records.change(Formula, quality.id, level=FormulaLevel.POST)
    one = item(formulas, "Quality")
    assert one.fold.header.accessibleDescription().startswith("— · quality = ")
    one.fold.open()
    told = "October 2026: no result, since it is computed for each post. Average post: —"
    assert one.editor.verdict.text() == told


def test_its_value_is_told_while_one_types(
    formulas: FormulasView, desk: Workspace, quality: Formula, qtbot: QtBot
) -> None:
    one = item(formulas, "Quality")
    assert one.fold.header.accessibleDescription().startswith("7.50% · quality = ")
    write(qtbot, one, "likes / views ")
    assert one.editor.verdict.text() == "October 2026: 4.50%"
    assert desk.records.get(Formula, quality.id).expression == "(likes + 2*saves) / views"
    qtbot.keyClick(one.editor.text, Key.Key_Return)
    assert desk.records.get(Formula, quality.id).expression == "likes / views"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("likes / leads ", "October 2026: no result, since this is not known: Leads."),
        ("likes / (views - views)", "October 2026: no result, since something is divided by 0."),
    ],
)
@pytest.mark.usefixtures("quality")
def test_why_there_is_no_result_is_told(formulas: FormulasView, qtbot: QtBot, text: str, words: str) -> None:
    one = item(formulas, "Quality")
    write(qtbot, one, text)
    assert one.editor.verdict.text() == words
    assert marked(one) == []
    one.form.forget()


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("likes + ", (7, 7), "Something is missing after “+” (character 7)"),
        ("likes + spend", (7, 7), "“+” joins what is not of one unit"),
        ("likes / veiws ", (9, 9), "Did you mean views?"),
        ("9**9", (3, 3), "“*” was not expected here (character 3)"),
        ("((likes) ", (1, 1), "The bracket at character 1 is not closed"),
    ],
)
@pytest.mark.usefixtures("quality")
def test_an_error_stands_under_the_field_and_at_its_character(
    formulas: FormulasView, desk: Workspace, qtbot: QtBot, text: str, at: tuple[int, int], words: str
) -> None:
    one = item(formulas, "Quality")
    write(qtbot, one, text)
    assert words in one.editor.verdict.text()
    assert marked(one) == [at]
    formulas.flush()
    (kept,) = desk.records.all(Formula)
    assert kept.expression == "(likes + 2*saves) / views"
    assert one.editor.text.property("wrong")
    assert not one.editor.verdict.isVisible()  # said once
    one.form.forget()
    one.form.show_record(kept)
    assert marked(one) == []


def test_a_circle_names_its_members(formulas: FormulasView, twice: Formula, desk: Workspace, qtbot: QtBot) -> None:
    one = item(formulas, "Quality")
    write(qtbot, one, "twice + 1")
    assert "in a circle: quality → twice → quality" in one.editor.verdict.text()
    one.form.forget()
    assert desk.records.get(Formula, twice.id).expression == "quality * 2"


def test_a_name_leaves_the_key_alone_that_a_strategy_was_agreed_by(
    formulas: FormulasView, quality: Formula, desk: Workspace, qtbot: QtBot
) -> None:
    begun = desk.strategy.start(CLIENT)
    goal = Goal(id=StrategyRowId("goal"), strategy_id=begun.id, name="Better", metric=quality.key)
    desk.strategy.add(goal)
    desk.strategy.put_in_force(begun.id)
    one = item(formulas, "Quality")
    one.fold.open()
    line = one.form.editor("name").focusProxy()
    assert line is not None
    line.setFocus()
    qtbot.keyClick(line, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "Warmth")
    qtbot.keyClick(line, Key.Key_Return)
    kept = desk.records.get(Formula, quality.id)
    assert (kept.name, kept.key) == ("Warmth", "quality")


def test_another_key_is_followed_where_it_is_used_in_one_step(
    formulas: FormulasView, twice: Formula, desk: Workspace, qtbot: QtBot
) -> None:
    one = item(formulas, "Quality")
    one.fold.open()
    line = one.form.editor("key").focusProxy()
    assert line is not None
    line.setFocus()
    qtbot.keyClick(line, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "views")
    qtbot.keyClick(line, Key.Key_Return)
    assert desk.records.get(Formula, FormulaId("q")).key == "quality"  # views is a metric
    qtbot.keyClick(line, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "good")
    qtbot.keyClick(line, Key.Key_Return)
    assert desk.records.get(Formula, twice.id).expression == "good * 2"
    desk.history.undo()
    assert desk.records.get(Formula, twice.id).expression == "quality * 2"


def test_who_needs_it_is_named_before_and_when_it_is_removed(
    formulas: FormulasView, twice: Formula, desk: Workspace
) -> None:
    heard, one = said(formulas), item(formulas, "Quality")
    one.fold.open()
    assert one.needed.text() == "“Twice” needs it, and cannot be computed without."
    assert item(formulas, "Twice").needed.text() == ""
    one.remove_button.click()
    assert heard == ["Removed Quality, which “Twice” needs"]
    assert [each.id for each in desk.records.all(Formula)] == [twice.id]
    assert item(formulas, "Twice").fold.header.accessibleDescription().startswith("—")
    desk.history.undo()
    assert item(formulas, "Twice").fold.header.accessibleDescription().startswith("0.15")


@pytest.mark.usefixtures("quality")
def test_names_are_completed_by_key_and_by_word(show: Show, qtbot: QtBot) -> None:
    view = show(FormulasView, "ru").view
    one = item(view, "Quality")
    write(qtbot, one, "")
    paste(qtbot, one.editor.text, "охв")
    assert any(row.startswith("reach_day · ") for row in one.editor.text.offered())
    one.editor.text.selectAll()
    qtbot.keyClicks(one.editor.text, "vie")
    assert one.editor.text.is_open
    assert one.editor.text.offered()[0].startswith("views · ")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Key.Key_Return)
    assert one.editor.text.toPlainText() == "views"
    assert QApplication.activePopupWidget() is None
    one.form.forget()


@pytest.mark.usefixtures("quality")
def test_a_chip_writes_its_name_where_the_cursor_is(formulas: FormulasView, qtbot: QtBot) -> None:
    one = item(formulas, "Quality")
    write(qtbot, one, "likes / ")
    one.usable.open()
    chip = next(each for each in one.chips.findChildren(QPushButton) if each.text().endswith(" · views"))
    chip.click()
    assert one.editor.text.toPlainText() == "likes / views"
    assert one.editor.text.hasFocus()
    one.form.forget()


@pytest.mark.usefixtures("twice")
def test_one_is_open_at_a_time(formulas: FormulasView) -> None:
    first, second = formulas.items()
    first.open()
    second.open()
    assert (first.fold.is_open, second.fold.is_open) == (False, True)
    assert not formulas.help.is_open


@pytest.mark.usefixtures("twice")
@pytest.mark.parametrize("size", [(683, 384), (1024, 640)])
@pytest.mark.parametrize("code", ["en", "ru", "ka"])
def test_nothing_is_cut(show: Show, code: str, size: tuple[int, int]) -> None:
    page = show(FormulasView, code, size)
    page.view.help.open()
    page.view.items()[0].open()
    page.view.items()[0].usable.open()
    QApplication.processEvents()
    assert words_cut(page) == []


@pytest.mark.usefixtures("quality")
def test_a_column_that_was_kept_is_offered_by_its_name(formulas: FormulasView, desk: Workspace, qtbot: QtBot) -> None:
    from_file(desk, day(2), views=100, x_my_mood=30)
    one = item(formulas, "Quality")
    write(qtbot, one, "views / x_m")
    assert one.editor.text.offered() == ["x_my_mood · my mood"]
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Key.Key_Return)
    assert one.editor.verdict.text() == "October 2026: 1,000.00%"
    one.usable.open()
    assert "my mood · x_my_mood" in [each.text() for each in one.chips.findChildren(QPushButton)]
    qtbot.keyClick(one.editor.text, Key.Key_Return)
    assert one.fold.header.accessibleDescription().startswith("1,000.00% · quality = views / x_my_mood")
    assert formulas.key_for("X my mood") == "x_my_mood_2"
