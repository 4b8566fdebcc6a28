"""Whatever layout is switched on, the keys say what the window shows."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from smmdesk.domain.checklist import Verdict
from smmdesk.language import LANGUAGES, Language
from ui.checklist.keys import LATIN, answer_keys, command_letter, signs, typed

YES, PARTLY, NO, NOT = Verdict
RUSSIAN = {YES: "Д", PARTLY: "Ч", NO: "Н", NOT: "Х"}
GEORGIAN = {YES: "კ", PARTLY: "ნ", NO: "ა", NOT: "ხ"}


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_figures_and_latin_letters_always_answer(code: str) -> None:
    keys = answer_keys({}, code)
    assert [keys[each] for each in "1234"] == list(Verdict)
    assert [keys[each] for each in "YPNX"] == list(Verdict)


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_the_letters_on_the_buttons_answer_as_the_buttons_do(code: str) -> None:
    shown = signs(Language(code))
    keys = answer_keys(shown, code)
    assert set(shown) == set(Verdict)
    assert all(keys[letter] is verdict for verdict, letter in shown.items())


def test_a_letter_of_the_window_s_language_is_read_as_its_word() -> None:
    russian, georgian = answer_keys(RUSSIAN, "ru"), answer_keys(GEORGIAN, "ka")
    assert [russian[each] for each in "ДЧНХ"] == list(Verdict)
    assert [georgian[each] for each in "კნახ"] == list(Verdict)


def test_in_an_english_window_another_layout_counts_by_the_key() -> None:
    keys = answer_keys({verdict: latin for latin, verdict in LATIN.items()}, "en")
    assert [keys[each] for each in "НЗТЧ"] == list(Verdict)
    assert [keys[each] for each in "ყპნხ"] == list(Verdict)


def press(text: str, key: int = 0, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


def test_what_was_typed_is_the_character_or_the_letter_of_the_key() -> None:
    assert typed(press("y", Qt.Key.Key_Y)) == "Y"
    assert typed(press("д", 0x414)) == "Д"
    assert typed(press("", Qt.Key.Key_N)) == "N"
    assert typed(press("", Qt.Key.Key_F5)) == ""
    assert typed(press("y", Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)) == ""
    assert typed(press("1", Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier)) == "1"


def test_evidence_and_comment_are_found_on_the_same_keys() -> None:
    assert [command_letter(each) for each in "EУეCСც"] == ["E", "E", "E", "C", "C", "C"]
