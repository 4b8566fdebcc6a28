"""What each widget is to who listens, where Qt would take it for something else.

    class ScoreRing(QWidget):
        heard_as = Heard.PICTURE

Qt asks once for each widget that a screen reader looks at; most people have none, and load nothing for it. Buttons say
what they are by themselves: of a group, and so one of several, or not.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget

    from ui.widgets.figures import Figures

W = TypeVar("W", bound="QWidget")


class Heard(Enum):
    """What something is; `ui/widgets/voices.py` has the voice of each."""

    BUTTON = auto()
    """pressed, or checked where it can be; one of several where its group lets only one be down"""
    CHOICE = auto()
    """one of several that stand side by side without a group"""
    TAB = auto()
    TABS = auto()
    FOLD = auto()
    """a button that is checked while something is open below it"""
    MENU = auto()
    """a button that opens a list"""
    COMBO = auto()
    """a list that opens, with what is chosen of it as its value"""
    HEADING = auto()
    TEXT = auto()
    PICTURE = auto()
    CHART = auto()
    """painted lines: each is heard, as the widget's `spoken` tells them"""
    LIST = auto()
    """the same, where they are a list"""
    ITEMS = auto()
    """a list of widgets, each an item"""
    ITEM = auto()
    SLIDER = auto()
    """moved by arrows; its description says where it stands"""
    AREA = auto()
    """what is only read, and has a name"""
    DIALOG = auto()
    """what lies over the window for a moment"""
    ALERT = auto()
    """what came by itself to be heard"""


def as_heard(widget: W, heard: Heard) -> W:
    """Have this one be heard so, of a class of ours: of its own classes Qt itself may be asked first. Gives it back."""
    widget.heard_as = heard  # type: ignore[attr-defined]  # as classes say it of all of theirs
    if QAccessible.isActive():  # somebody may have asked by now, and Qt keeps its answer
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(QAccessible.queryAccessibleInterface(widget)))
    return widget


def voice_of(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    """The voice of a widget that says as what it is heard, or makes a voice of its own; PySide keeps it."""
    heard = getattr(thing, "heard_as", None)
    if heard is None:
        return None
    if not isinstance(heard, Heard):
        own: QAccessibleInterface = heard()
        return own
    from ui.widgets.voices import VOICES

    return VOICES[heard.name](thing)  # type: ignore[arg-type]  # only widgets say it


def spoken_rows(figures: Figures | None) -> list[str]:
    """The rows with what stands above each cell but the first: “Agency. Fee: €500, Total cost: €900”."""
    if figures is None:
        return []
    told = [
        (row[0], ", ".join(f"{head}: {cell}" for head, cell in zip(figures.heads[1:], row[1:], strict=True) if cell))
        for row in figures.rows
    ]
    return [". ".join(filter(None, parts)) for parts in told]


# once a program: Qt keeps it
QAccessible.installFactory(voice_of)
