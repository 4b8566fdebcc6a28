"""Which key gives which answer, whatever the keyboard's layout and the window's language.

A letter of the window's own language says its word (Д in a Russian window is "да"), Latin Y, P, N, X always work, and a
letter of another script counts for the Latin one on the same key: Russian Н typed into an English window is Y. Where
these disagree (Н in a Russian window is "нет") the window's language wins, since that is what the buttons show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from smmdesk.documents.checklist import letters
from smmdesk.domain.checklist import Verdict
from ui.widgets.layouts import SAME_KEY, capital

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from smmdesk.speech.language import Language

LATIN: Final[Mapping[str, Verdict]] = {
    "Y": Verdict.YES,
    "P": Verdict.PARTLY,
    "N": Verdict.NO,
    "X": Verdict.NOT_APPLICABLE,
}
ALWAYS: Final[Mapping[str, Verdict]] = {
    **dict(zip("1234", Verdict, strict=True)),
    "-": Verdict.NOT_APPLICABLE,
    "–": Verdict.NOT_APPLICABLE,
}
STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
    # farther than any list is long; `step` keeps within it
    Qt.Key.Key_Home: -(10**6),
    Qt.Key.Key_End: 10**6,
}
"""How many questions on each key goes."""
_LOOKS_LIKE_X: Final = {"ru": "Х", "ka": "ხ"}


def signs(language: Language) -> dict[Verdict, str]:
    """The letter that the window shows for each answer."""
    shown = {verdict: capital(sign) for verdict, sign, _word in letters(language)}
    return {**shown, Verdict.NOT_APPLICABLE: capital(language.sense("letter of an answer", "X"))}


def answer_keys(native: Mapping[Verdict, str], code: str) -> dict[str, Verdict]:
    """Every character that answers, in capitals; `native` are the letters shown in the language `code`."""
    elsewhere = {letter: LATIN[latin] for letter, latin in SAME_KEY.items() if latin in LATIN}
    own = {letter: verdict for verdict, letter in native.items()}
    likeness = {_LOOKS_LIKE_X[code]: Verdict.NOT_APPLICABLE} if code in _LOOKS_LIKE_X else {}
    return {**elsewhere, **likeness, **LATIN, **own, **ALWAYS}


def typed(event: QKeyEvent) -> str:
    """The character of a key press in capitals; of a key without one, the Latin letter it bears; else nothing."""
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return ""
    if event.text():
        return capital(event.text())
    return chr(event.key()) if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_Z else ""


def command_letter(character: str) -> str:
    """The Latin letter that stands on the key of this character."""
    return SAME_KEY.get(character, character)
