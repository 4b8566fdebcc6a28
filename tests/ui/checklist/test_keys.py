"""Whatever layout is switched on, the keys say what the window shows."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from smmdesk.domain.checklist import Verdict
from smmdesk.speech.language import LANGUAGES, Language
from tests.every import every
from ui.checklist.keys import LATIN, answer_keys, command_letter, signs, typed
from ui.widgets.layouts import capital

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
    assert every(keys[letter] is verdict for verdict, letter in shown.items())


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


def as_qt_sends(letter: str) -> QKeyEvent:
    """Qt names a key by the capital, which for Georgian is Mtavruli, and gives the letter as text."""
    return press(letter, ord(letter.upper()))


def test_georgian_letters_stay_as_they_stand_on_the_keys() -> None:
    assert [typed(as_qt_sends(each)) for each in "კნახყპეც"] == list("კნახყპეც")
    assert typed(press("\N{GEORGIAN MTAVRULI CAPITAL LETTER KAN}", 0x1C99)) == "კ"  # with Caps Lock
    assert list(signs(Language("ka")).values()) == list("კნახ")


@pytest.mark.parametrize(
    ("code", "letters"),
    [("en", "ყპნხ"), ("ru", "ყპნხ"), ("ka", "კნახ"), ("en", "нзтч"), ("ru", "дчнх"), ("ka", "ypnx")],
)
def test_what_qt_sends_answers_by_the_window_s_letters_then_by_the_key(code: str, letters: str) -> None:
    keys = answer_keys(signs(Language(code)), code)
    assert [keys[typed(as_qt_sends(each))] for each in letters] == list(Verdict)


def test_a_georgian_key_means_in_a_georgian_window_what_no_button_claims() -> None:
    keys = answer_keys(signs(Language("ka")), "ka")
    assert [keys[typed(as_qt_sends(each))] for each in "ყპნხ"] == [YES, PARTLY, PARTLY, NOT]
    assert [command_letter(typed(as_qt_sends(each))) for each in "ეცус"] == ["E", "C", "E", "C"]


def test_capitals_are_those_of_scripts_that_have_them() -> None:
    assert [capital(each) for each in ("y", "д", "კ", "1", "–", "")] == ["Y", "Д", "კ", "1", "–", ""]


def test_evidence_and_comment_are_found_on_the_same_keys() -> None:
    assert [command_letter(each) for each in "EУეCСც"] == ["E", "E", "E", "C", "C", "C"]
