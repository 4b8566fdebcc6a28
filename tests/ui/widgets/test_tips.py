"""What people typed stays words, in tool tips too."""

from __future__ import annotations

import ast
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QTextDocumentFragment
from PySide6.QtGui import Qt as MarkupQt
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip

from ui.checklist.history_line import HistoryLine, Mark
from ui.widgets import tips
from ui.widgets.buttons import DropButton, icon_button
from ui.widgets.chips import Tags
from ui.widgets.forms.choice import Combo
from ui.widgets.labels import Elided
from ui.widgets.tables.table_model import Column, RecordModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language

UI = Path(__file__).parents[3] / "ui"
HOSTILE = 'Sale <img src="file:///secret.png"> & <b>more</b> that is far too long for its place'
OURS = {
    "budget/figures.py": {"explanation"},
    "budget/sum_row.py": {"self._words"},
    "budget/split_panel.py": {
        "knowledge.budget_hints().split",
        "'\\n'.join((facts.what, ', '.join(facts.examples)))",
        "self._reckoned(budget, allotted)",
        "said",
    },
    "calendar/board/column.py": {"more", "told if words else ''"},
    "calendar/post/counters.py": {"f'{figures}\\n{age}'"},
    "calendar/post/status_row.py": {"name"},
    "calendar/post/texts.py": {"each.accessibleName()"},
    "checklist/answer_bar.py": {"look.hints[verdict]"},
    "checklist/question.py": {"self._tip_at(event.pos())"},
    "checklist/result_panel.py": {"reckoned(score, self._language) if score else ''"},
    "checklist/score_strip.py": {"'\\n'.join(filter(None, told))", "'' if has_room else self._aside"},
    "shell/commands.py": {"f'{words} ({keys})' if keys else words"},
    "widgets/forms/date_edit.py": {"f\"{self.language(_('Time zone'))}: {zone}\""},
    "widgets/forms/networks.py": {"language.word(network)"},
    "widgets/forms/rating.py": {"words"},
    "window/history.py": {"f'{action.text()}: {context.language(act.words)}' if act else action.text()"},
    "window/keys_help.py": {"row.hint"},
    "window/navigation.py": {"self.text() if narrow else ''"},
    "widgets/page_tools.py": {"f'{clear.text()} (Esc)'"},
}
"""Tips that are put together of the program's own words, of figures and of days: nothing in them was typed."""


def test_a_tip_shows_the_very_words() -> None:
    assert shown(tips.plain("a < b & <b>c</b>\nd")).splitlines() == ["a < b & <b>c</b>", "d"]
    assert tips.plain("") == ""


@pytest.mark.parametrize("words", ["Walnut", "100 > 99", "one\ntwo", "„თხილი“"])
def test_a_screen_reader_meets_no_tag_where_none_is_needed(words: str) -> None:
    assert tips.plain(words) == words
    assert not MarkupQt.mightBeRichText(words)


def cut_label() -> QWidget:
    label = Elided(HOSTILE)
    label.setFixedWidth(60)
    return label


def cut_choice() -> QWidget:
    combo = Combo()
    combo.set_options([("hostile", HOSTILE)])
    combo.choose("hostile")
    combo.setFixedWidth(60)
    return combo


def drop_button() -> QWidget:
    made = DropButton(100)
    made.set_words(HOSTILE)
    return made


@pytest.mark.parametrize("make", [cut_label, cut_choice, drop_button, lambda: icon_button("x", HOSTILE)])
def test_no_markup_reaches_the_tip_of_what_was_typed(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    widget = make()
    qtbot.addWidget(widget)
    widget.show()
    widget.grab()
    assert shown(widget.toolTip()) == HOSTILE


def test_nor_that_of_a_hashtag(qtbot: QtBot, language: Language) -> None:
    editor = Tags().build(language)
    qtbot.addWidget(editor)
    editor.show_value(("#R&D<b>x</b>",))
    (chip,) = editor.findChildren(QAbstractButton)
    assert shown(chip.toolTip()) == "Take off #R&D<b>x</b>"


def test_nor_that_of_an_evaluation(qtbot: QtBot, language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, words, _widget: said.append(words))
    line = HistoryLine(language)
    qtbot.addWidget(line)
    line.show_marks([Mark(id="1", label="May", period="", by=HOSTILE, share=Fraction(1, 2))], "1", "")
    place = line.place(0).toPoint()
    QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, place, line.mapToGlobal(place)))
    assert [shown(words) for words in said] == [f": 50%, {HOSTILE}"]


def test_nor_that_of_a_cell(language: Language) -> None:
    column: Column[str] = Column("Name", text=lambda _name, _language: "", tip=lambda name, _language: name)
    model = RecordModel(language, [column])
    model.set_records([HOSTILE])
    assert shown(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)) == HOSTILE


def test_no_letter_of_a_name_is_taken_for_a_mark_of_keys(qtbot: QtBot, language: Language) -> None:
    named, tags = DropButton(100), Tags().build(language)
    named.set_words("R&D")
    tags.show_value(("#R&D",))
    for widget in (named, tags):
        qtbot.addWidget(widget)
    (chip,) = tags.findChildren(QAbstractButton)
    assert (named.text(), chip.text()) == ("R&&D", "#R&&D  ×")
    assert named.shortcut().isEmpty()


def test_every_tip_is_written_out_or_made_plain() -> None:
    """What is put together may hold what somebody typed: it passes `tips.plain`, or stands in `OURS`."""
    raw: dict[str, set[str]] = {}
    for file in sorted(UI.rglob("*.py")):
        for tip in given_tips(ast.parse(file.read_text("utf-8"))):
            if not is_plain(tip):
                raw.setdefault(file.relative_to(UI).as_posix(), set()).add(ast.unparse(tip))
    assert raw == OURS


def given_tips(tree: ast.AST) -> Iterator[ast.expr]:
    """What widgets and actions are given as tips."""
    places = {"setToolTip": 0, "showText": 1}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in places:
            yield node.args[places[node.func.attr]]


def is_plain(tip: ast.expr) -> bool:
    """A sentence of the program without anything put into it, the tip of another widget, or made plain."""
    if isinstance(tip, ast.IfExp):
        return is_plain(tip.body) and is_plain(tip.orelse)
    if not isinstance(tip, ast.Call):
        return isinstance(tip, ast.Constant)
    called = ast.unparse(tip.func).rpartition(".")[2]
    if called in {"plain", "toolTip"}:
        return True
    marked = tip.args[0] if tip.args else None
    is_marked = isinstance(marked, ast.Call) and ast.unparse(marked.func) == "_"
    return called in {"language", "_language"} and is_marked and not tip.keywords


def shown(tip: str) -> str:
    """What Qt shows of a tip."""
    return QTextDocumentFragment.fromHtml(tip).toPlainText() if MarkupQt.mightBeRichText(tip) else tip
