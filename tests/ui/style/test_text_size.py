"""The text size: what it makes of lengths, letters and icons, and that no page has lengths of its own beside it."""

from __future__ import annotations

import ast
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel

from ui.style import icons, tokens
from ui.style import text_size as sizes
from ui.style.sheet import style_sheet
from ui.style.text_size import (
    AS_SYSTEM,
    SIZES,
    of_system,
    scaled,
    scaled_size,
    share_of_usual,
    text_size,
    use_text_size,
)
from ui.style.theme import Scheme, font, use_scheme
from ui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Iterator

UI = Path(__file__).resolve().parents[3] / "ui"
HOLDS_WORDS = {"CONTROL_HEIGHT", "ROW_HEIGHT", "ICON", "INSPECTOR_WIDTH"}
SETS_A_SIZE = {f"set{most}{what}" for most in ("Fixed", "Minimum", "Maximum") for what in ("Width", "Height", "Size")}
SETS_A_SIZE |= {"setIconSize", "setRowHeight", "setDefaultSectionSize"}
HAIR, ENDLESS = 5, 5_000
"""Pixels of a line that divides, and more than any screen has: neither holds words."""


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    yield
    use_text_size(100)
    use_scheme(qapp, Scheme.LIGHT)


def test_at_100_per_cent_a_length_is_what_is_written() -> None:
    assert [scaled(length) for length in range(2_000)] == [*range(2_000)]
    assert font(tokens.FONT_SMALL).pointSizeF() == tokens.FONT_SMALL


@pytest.mark.parametrize("percent", SIZES)
def test_lengths_letters_and_icons_grow_alike(qapp: QApplication, percent: int) -> None:
    use_text_size(percent)
    assert scaled(40) == 40 * percent // 100
    assert scaled_size(QSize(20, 40)) == QSize(20 * percent // 100, 40 * percent // 100)
    assert font(tokens.FONT_TITLE).pointSizeF() == pytest.approx(tokens.FONT_TITLE * percent / 100, abs=0.01)
    assert icons.icon("plus").availableSizes()[0].width() == scaled(tokens.ICON)


@pytest.mark.parametrize("percent", SIZES)
def test_a_button_grows_with_its_words(qapp: QApplication, percent: int) -> None:
    use_text_size(percent)
    use_scheme(qapp, Scheme.LIGHT)
    made = button("New client", sign="plus")
    made.ensurePolished()
    assert made.sizeHint().height() == scaled(tokens.CONTROL_HEIGHT)


def test_the_program_s_own_letters_grow(qapp: QApplication) -> None:
    use_text_size(200)
    use_scheme(qapp, Scheme.LIGHT)
    label = QLabel("Words")
    label.ensurePolished()
    assert label.font().pointSizeF() == 2 * tokens.FONT_BASE
    assert "min-height: 50px" in style_sheet(tokens.LIGHT)


class Desktop:
    """What Qt and the surroundings tell of the one we run on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._set = monkeypatch

    def is_now(self, platform: str, desktop: str, points: float) -> None:
        told = SimpleNamespace(
            systemFont=lambda _which: SimpleNamespace(pointSizeF=lambda: points),
            SystemFont=SimpleNamespace(GeneralFont=None),
        )
        self._set.setattr(sizes, "QFontDatabase", told)
        self._set.setattr(sizes, "QGuiApplication", SimpleNamespace(platformName=lambda: platform))
        self._set.setenv("XDG_CURRENT_DESKTOP", desktop)


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desktop:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path))
    return Desktop(monkeypatch)


@pytest.mark.parametrize(
    ("platform", "named", "points", "percent"),
    [
        ("windows", "", 9, 100),
        ("windows", "", 13.5, 150),
        ("windows", "", 20.25, 200),
        ("cocoa", "", 13, 100),
        ("xcb", "KDE", 10, 100),
        ("wayland", "KDE", 12.5, 125),
        ("wayland", "KDE", 9, 100),
        ("xcb", "ubuntu:GNOME", 11, 100),
        ("wayland-egl", "GNOME", 14, 125),
        ("wayland", "Budgie:GNOME", 11, 100),
        ("xcb", "XFCE", 11, 110),
        ("xcb", "X-Cinnamon", 15, 150),
        ("xcb", "", 11, 100),
        ("wayland", "sway", 12, 100),
        ("wayland", "sway", 18, 150),
        ("xcb", "KDE", 6, 100),
        ("xcb", "KDE", -1, 100),  # a size in pixels
        ("offscreen", "KDE", 30, 100),
    ],
)
def test_the_system_s_letters_give_the_size_where_none_is_set(
    desktop: Desktop, platform: str, named: str, points: float, percent: int
) -> None:
    desktop.is_now(platform, named, points)
    use_text_size(AS_SYSTEM)
    assert text_size() == percent


@pytest.mark.parametrize(
    ("font", "percent"), [("Noto Sans,12.5,-1,5,400,0,0,0,0,0", 125), ("Noto Sans,huge", 100), ("Noto Sans", 100)]
)
def test_kde_is_asked_for_its_letters_of_now(desktop: Desktop, tmp_path: Path, font: str, percent: int) -> None:
    desktop.is_now("xcb", "KDE", 10)
    (tmp_path / "kdeglobals").write_text(f"[General]\nfont={font}\n[Icons]\nfont=Serif,40\n", encoding="utf-8")
    assert of_system() == percent


def test_our_own_letters_are_not_taken_for_the_system_s(qapp: QApplication) -> None:
    before = share_of_usual()
    use_text_size(200)
    use_scheme(qapp, Scheme.LIGHT)
    assert share_of_usual() == before


def test_no_page_has_lengths_that_the_text_size_does_not_reach() -> None:
    found = [f"{file.relative_to(UI)}:{each}" for file in sorted(UI.rglob("*.py")) for each in lengths_of_its_own(file)]
    assert found == []


def lengths_of_its_own(file: Path) -> Iterator[int]:
    """Lines that size something by a bare number, or by a length of what holds words that was not asked for anew."""
    tree = ast.parse(file.read_text("utf-8"))
    in_time = {part for call in calls_of(tree, {"scaled", "scaled_size", "icon"}) for part in ast.walk(call)}
    named = names_of_lengths(tree)
    for call in calls_of(tree, SETS_A_SIZE):
        yield from (line_of(each) for each in ast.walk(call) if is_a_length(each) and each not in in_time)
        yield from (line_of(each) for each in call.args if getattr(each, "id", "") in named)
    if file.parent.name == "style":
        return
    for each in ast.walk(tree):
        is_token = isinstance(each, ast.Attribute) and each.attr in HOLDS_WORDS
        if is_token and each not in in_time and line_of(each) not in defaults(tree):
            yield line_of(each)


def calls_of(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    for each in ast.walk(tree):
        if isinstance(each, ast.Call) and getattr(each.func, "attr", getattr(each.func, "id", "")) in names:
            yield each


def line_of(part: ast.AST) -> int:
    return int(getattr(part, "lineno", 0))


def is_a_length(part: ast.AST) -> bool:
    return isinstance(part, ast.Constant) and type(part.value) is int and HAIR < part.value < ENDLESS


def names_of_lengths(tree: ast.AST) -> set[str]:
    """Constants of the module that are a bare number."""
    kept = [each for each in getattr(tree, "body", ()) if isinstance(each, ast.Assign | ast.AnnAssign)]
    return {
        getattr(name, "id", "")
        for each in kept
        if each.value is not None and is_a_length(each.value)
        for name in (each.targets if isinstance(each, ast.Assign) else [each.target])
    }


def defaults(tree: ast.AST) -> set[int]:
    """Lines of what is a length at 100 % where nobody gives another, and of constants."""
    given = [each for part in ast.walk(tree) if isinstance(part, ast.arguments) for each in part.defaults]
    kept = [each for each in getattr(tree, "body", ()) if isinstance(each, ast.Assign | ast.AnnAssign)]
    return {each.lineno for each in (*given, *kept)}
