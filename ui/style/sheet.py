"""The small style sheet: only what a palette cannot say. A widget's `kind` property chooses among the variants."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

from ui.style import tokens
from ui.style.text_size import scaled

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.style.tokens import Colours

# `min-height` is that of the words alone, at the text size of now: padding and frames stay as they are.
# `image: none` takes arrows away where our own icon stands: `Combo` and `DropButton` paint it.
# Where two rules weigh the same the later one wins: focus stands behind hover, disabled behind both.
# A frame in focus is one pixel thicker and the padding inside one less, so that words stay where they are.
SHEET: Final = Template("""
QToolTip { background: $tooltip; color: $on_tooltip; border: 0; padding: 4px 8px; }

QAbstractScrollArea { border: 0; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {
    background: $surface; border: 1px solid $edge; border-radius: ${corner}px; padding: 4px 8px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit, QTextEdit { padding: 3px 6px; }
QLineEdit, QComboBox { min-height: ${line}px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover { border-color: $faint; }
QLineEdit:focus, QPlainTextEdit:focus,
QTextEdit:focus, QComboBox:focus {
    border: 2px solid $focus; padding: 3px 7px;
}
QPlainTextEdit:focus, QTextEdit:focus { padding: 2px 5px; }
QLineEdit:disabled, QPlainTextEdit:disabled,
QTextEdit:disabled, QComboBox:disabled {
    background: $window; color: $faint; border-color: $border;
}
QLineEdit:read-only { background: $window; }
QLineEdit[ours="true"]:!focus { color: $muted; }
*[wrong="true"] { border-color: $bad_solid; }
QComboBox { padding-right: 0; }
QComboBox:focus { padding-right: 0; }
QComboBox::drop-down { border: 0; width: ${arrow}px; }
QComboBox::down-arrow { image: none; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: 0; padding: 0; background: transparent; min-height: 0; }
QComboBox QAbstractItemView, QListView[kind="popup"] {
    background: $surface; border: 1px solid $border_strong; border-radius: ${corner}px; padding: 4px; outline: 0;
}
QComboBox QAbstractItemView::item,
QListView[kind="popup"]::item {
    min-height: ${item}px; padding: 0 8px; border-radius: 4px; color: $text;
}
QComboBox QAbstractItemView::item:selected,
QListView[kind="popup"]::item:selected {
    background: $accent_soft; color: $text;
}

QPushButton {
    background: $surface; color: $text; border: 1px solid $edge; border-radius: ${corner}px;
    padding: 4px 12px; min-height: ${line}px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $pressed; }
QPushButton:focus { border: 2px solid $focus; padding: 3px 11px; }
QPushButton:disabled { color: $faint; background: $window; border-color: $border; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="primary"]:focus { border-color: $focus_on_accent; }
QPushButton[kind="primary"]:disabled { background: $hover; color: $faint; border-color: $border; }
QPushButton[kind="danger"] { color: $bad; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:pressed, QPushButton[kind="quiet"]:checked { background: $pressed; }
QPushButton[kind="quiet"]:focus { border: 2px solid $focus; }
QPushButton[kind="drop"] { background: transparent; border: 1px solid transparent; padding-right: ${drop}px; }
QPushButton[kind="drop"]:hover { background: $hover; }
QPushButton[kind="drop"]:focus { border: 2px solid $focus; padding-right: ${drop_in}px; }
QPushButton[kind="link"] { background: transparent; border: 0; color: $accent_text; padding: 2px; text-align: left; }
QPushButton[kind="link"]:hover, QPushButton[kind="link"]:focus { text-decoration: underline; }
QPushButton[kind="chip"] {
    background: $window; border: 1px solid $border; border-radius: ${round}px; padding: 2px 10px;
}
QPushButton[kind="chip"]:hover { background: $hover; }
QPushButton[kind="chip"]:checked { background: $accent_soft; border-color: $accent_text; }
QPushButton[kind="chip"][partly="true"] { border: 1px dashed $accent_text; }
QPushButton[kind="chip"]:focus { border: 2px solid $focus; padding: 1px 9px; }
QPushButton[kind="filter"] {
    background: $window; border: 1px solid $border; border-radius: ${round}px; padding: 2px ${drop}px 2px 10px;
}
QPushButton[kind="filter"]:hover { background: $hover; }
QPushButton[kind="filter"]:checked { background: $accent_soft; border-color: $accent_text; }
QPushButton[kind="filter"]:focus { border: 2px solid $focus; padding: 1px ${drop_in}px 1px 9px; }

QToolButton {
    background: transparent; color: $text; border: 1px solid transparent; border-radius: ${corner}px;
    padding: 4px; min-height: ${line}px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $pressed; }
QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border: 2px solid $focus; padding: 3px; }
QToolButton:disabled { color: $faint; }
QToolButton[kind="small"] { padding: 2px; min-height: 0; }
QToolButton[kind="small"]:focus { padding: 1px; }
QLineEdit > QToolButton { padding: 0; margin: 0; border: 0; min-height: 0; background: transparent; }
QLineEdit > QToolButton:focus { border: 0; padding: 0; }

QLineEdit[kind="search"], QLineEdit[kind="search"]:focus {
    border: 0; padding: 10px 12px; background: transparent; min-height: ${search}px; border-radius: 0;
}
QLineEdit[kind="search"]:focus { border-bottom: 2px solid $focus; padding-bottom: 8px; }
QListView[kind="found"] { background: transparent; padding: 6px; }
QScrollArea[kind="table"], QScrollArea[kind="table"] > QWidget > QWidget { background: $hover; }
QScrollArea[kind="clear"], QScrollArea[kind="clear"] > QWidget > QWidget { background: transparent; }
*[stop="true"] { border: 2px solid transparent; border-radius: ${corner}px; }
*[stop="true"]:focus { border-color: $focus; }
QListView[kind="pages"]::item { border: 2px solid transparent; border-radius: ${corner}px; color: $text; }
QListView[kind="pages"]::item:selected { background: $accent_soft; }
QListView[kind="pages"]::item:focus { border-color: $focus; }
*[kind="toast"] { background: transparent; color: $on_tooltip; border: 1px solid transparent; padding: 3px 8px; }
*[kind="toast"]:hover { background: transparent; text-decoration: underline; border-color: $faint; }
*[kind="toast"]:focus { border: 2px solid $focus; }

QFrame[kind="segments"] { background: $hover; border-radius: ${corner}px; }
QFrame[kind="segments"] QToolButton { padding: 3px 10px; margin: 2px; border-radius: 5px; min-height: ${segment}px; }
QFrame[kind="segments"] QToolButton:checked { background: $surface; border-color: $edge; }
QFrame[kind="segments"] QToolButton:focus { border: 2px solid $focus; padding: 2px 9px; }
QFrame[kind="card"] { background: $surface; border: 1px solid $border; border-radius: ${corner}px; }
QFrame[kind="card"][chosen="true"] { border-color: $accent; }
QFrame[kind="float"], QFrame[kind="popup"] {
    background: $surface; border: 1px solid $border_strong; border-radius: 8px;
}
QFrame[kind="zone"] { border: 1px dashed $border_strong; border-radius: ${corner}px; }
QFrame[kind="zone"][over="true"] { border: 1px solid $accent; background: $accent_soft; }
QFrame[kind="rule"] { background: $border; border: 0; }
QWidget[kind="chrome"] { background: $window; }
QWidget[kind="inspector"] { background: $page; }

QMenu { background: $surface; border: 1px solid $border_strong; border-radius: ${corner}px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::icon { left: 8px; width: ${icon}px; height: ${icon}px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }

QTableView, QListView, QTreeView { background: $page; border: 0; outline: 0; }
QHeaderView { background: $page; border: 0; }
QHeaderView::section {
    background: $page; color: $muted; border: 0; border-bottom: 1px solid $border; padding: 6px 8px;
}
QHeaderView::section:hover { background: $hover; }
QTableCornerButton::section { background: $page; border: 0; }

QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $border_strong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: $border; }
QProgressBar { background: $hover; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTabWidget::pane { border: 0; border-top: 1px solid $border; }
QTabBar::tab {
    background: transparent; color: $muted; padding: 6px 12px; border: 0; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent_text; }
QSlider::groove:horizontal { height: 4px; background: $border_strong; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal {
    background: $surface; border: 2px solid $accent; width: 12px; height: 12px; margin: -6px 0; border-radius: 8px;
}
QSlider::handle:horizontal:focus { background: $accent; }
QDialog, QMainWindow { background: $page; }
""")


_AROUND: Final = 10
"""Padding and frame of a field or button, above and below its words."""
_SIZES: Final[dict[str, Callable[[], int]]] = {
    "icon": lambda: scaled(tokens.ICON),
    "line": lambda: scaled(tokens.CONTROL_HEIGHT) - _AROUND,
    "search": lambda: scaled(24),
    "segment": lambda: scaled(tokens.CONTROL_HEIGHT) - _AROUND - 2,
    "item": lambda: scaled(28),
    "round": lambda: scaled(tokens.CONTROL_HEIGHT) // 2 - 2,
    "arrow": lambda: scaled(12) + 12,
    "drop": lambda: scaled(12) + 14,
    "drop_in": lambda: scaled(12) + 13,
}
"""By the names in the sheet."""


def style_sheet(colours: Colours) -> str:
    """The whole sheet in one palette."""
    plain = {name: colours.colour(name) for name in colours._fields}
    sizes = {name: size() for name, size in _SIZES.items()}
    return SHEET.substitute(plain, corner=tokens.CORNER, bad_solid=colours.bad.solid, **sizes)
