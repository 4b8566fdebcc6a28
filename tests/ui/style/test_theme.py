from __future__ import annotations

import itertools
from dataclasses import replace
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QToolButton

from smmdesk.domain.clients import Client, ClientColour
from smmdesk.domain.ids import ClientId
from smmdesk.domain.networks import Network
from tests.colours import contrast
from ui.style import icons, tokens
from ui.style.client_colours import IN_TURN, token_of
from ui.style.theme import Contrast, Scheme, Theme, colour, colours, font, use_scheme
from ui.widgets.forms.networks import network_icon

if TYPE_CHECKING:
    from pathlib import Path

    from ui.style.tokens import Colours

PALETTES = {
    "light": tokens.LIGHT,
    "dark": tokens.DARK,
    "high light": tokens.HIGH_LIGHT,
    "high dark": tokens.HIGH_DARK,
}
GROUNDS = ("window", "page", "surface", "hover", "accent_soft")
INKS = ("text", "muted", "faint", "accent_text")
TONES = ("good", "attention", "bad", "info")


def pairs(colours: Colours) -> list[tuple[str, str]]:
    """Every words-on-ground pair that the window can show."""
    plain = [(ink, ground) for ink, ground in itertools.product(INKS, GROUNDS)]
    status = [(tone, ground) for tone, ground in itertools.product(TONES, (*GROUNDS[:4], "accent_soft"))]
    chips = [(f"{tone}.text", f"{tone}.soft") for tone in TONES]
    buttons = [("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")]
    return [*plain, *status, *chips, *buttons, ("text", "pressed"), ("faint", "pressed"), ("on_tooltip", "tooltip")]


@pytest.mark.parametrize("name", PALETTES)
def test_all_words_reach_the_contrast_of_wcag(name: str) -> None:
    """AA, and AAA in high contrast."""
    palette, least = PALETTES[name], 7 if name.startswith("high") else 4.5
    weak = {
        pair: round(contrast(palette.colour(pair[0]), palette.colour(pair[1])), 2)
        for pair in pairs(palette)
        if contrast(palette.colour(pair[0]), palette.colour(pair[1])) < least
    }
    assert weak == {}


@pytest.mark.parametrize("name", PALETTES)
def test_what_is_no_word_is_told_from_what_it_lies_on(name: str) -> None:
    palette = PALETTES[name]
    edges = [("edge", ground) for ground in (*GROUNDS, "pressed")]
    fills = [(f"{tone}.solid", ground) for tone, ground in itertools.product(TONES, GROUNDS[:3])]
    outside = [(f"{tone}.text", ground) for tone, ground in itertools.product(TONES, GROUNDS)]
    places = [("focus", ground) for ground in (*GROUNDS, "pressed")]
    answers = [(f"{tone}.text", f"{tone}.soft") for tone in TONES]
    marks = [("accent", "surface"), ("focus_on_accent", "accent"), ("accent_pale", "surface")]
    weak = {
        (ink, ground): round(contrast(palette.colour(ink), palette.colour(ground)), 2)
        for ink, ground in (*edges, *places, *fills, *answers, *outside, *marks)
        if contrast(palette.colour(ink), palette.colour(ground)) < 3
    }
    assert weak == {}


@pytest.mark.parametrize("palette", [tokens.HIGH_LIGHT, tokens.HIGH_DARK])
def test_in_high_contrast_what_only_adorns_is_seen_too(palette: Colours) -> None:
    fills = [f"{tone}.solid" for tone in TONES]
    shown = itertools.product(("border", "border_strong", "accent", *fills), GROUNDS[:3])
    assert [pair for pair in shown if contrast(palette.colour(pair[0]), palette.colour(pair[1])) < 3] == []


def test_contrast_follows_the_setting_and_without_one_the_system(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_scheme(qapp, Scheme.DARK, Contrast.HIGH)
    assert colours() is tokens.HIGH_DARK
    use_scheme(qapp, Scheme.LIGHT, Contrast.HIGH)
    assert colours() is tokens.HIGH_LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(tokens.HIGH_LIGHT.page)
    use_scheme(qapp, Scheme.LIGHT)
    assert colours() is tokens.LIGHT
    asked = Theme(is_dark=False, is_high=True)
    monkeypatch.setattr(Theme, "of_system", lambda _app: asked)
    use_scheme(qapp, Scheme.LIGHT, Contrast.SYSTEM)
    assert colours() is tokens.HIGH_LIGHT
    use_scheme(qapp, Scheme.LIGHT, Contrast.USUAL)
    assert colours() is tokens.LIGHT


def test_another_contrast_or_scheme_of_the_system_is_worn_at_once(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_scheme(qapp, Scheme.SYSTEM)
    asked = Theme(is_dark=False, is_high=True)
    monkeypatch.setattr(Theme, "of_system", lambda _app: asked)
    hints = qapp.styleHints()
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert colours() is tokens.HIGH_LIGHT
    asked = Theme(is_dark=True, is_high=False)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert colours() is tokens.DARK


def test_every_network_has_a_ground_that_carries_white_letters() -> None:
    assert set(tokens.NETWORKS) == {network.value for network in Network}
    assert {name for name, ground in tokens.NETWORKS.items() if contrast(ground, "#FFFFFF") < 4.5} == set()


@pytest.mark.parametrize("name", PALETTES)
def test_every_colour_of_a_client_is_told_from_every_ground(name: str) -> None:
    palette = PALETTES[name]
    chosen = {each.value for each in ClientColour if each}
    assert set(palette.clients) == chosen == {each.value for each in IN_TURN}
    assert {
        (fill, ground)
        for fill in chosen
        for ground in GROUNDS
        if contrast(palette.colour(f"client.{fill}"), palette.colour(ground)) < 3
    } == set()


def test_a_client_has_the_colour_that_was_chosen_else_one_by_its_place(qapp: QApplication) -> None:
    client = Client(id=ClientId("a"), name="A")
    use_scheme(qapp, Scheme.LIGHT)
    assert [colour(token_of(client, place)).name() for place in (0, 1, 10)] == ["#4453c4", "#c05f10", "#4453c4"]
    red = replace(client, colour=ClientColour.RED)
    assert (token_of(red, 1), colour("client.red")) == ("client.red", QColor(tokens.LIGHT.clients["red"]))
    use_scheme(qapp, Scheme.DARK)
    assert colour(token_of(red, 1)) == QColor(tokens.DARK.clients["red"])


def test_a_scheme_changes_colours_and_font_at_once(qapp: QApplication) -> None:
    use_scheme(qapp, Scheme.DARK)
    assert colours() is tokens.DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(tokens.DARK.page)
    use_scheme(qapp, Scheme.LIGHT)
    assert colours() is tokens.LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(tokens.LIGHT.page)
    assert qapp.font().family() == tokens.FONT_FAMILY
    assert qapp.font().pointSizeF() == tokens.FONT_BASE


def test_the_system_scheme_is_light_where_the_desktop_says_nothing(qapp: QApplication) -> None:
    use_scheme(qapp, Scheme.SYSTEM)
    assert Theme.of_system(qapp) == Theme(is_dark=False, is_high=False)


def test_figures_have_one_width() -> None:
    made = font()
    assert made.featureValue(made.Tag("tnum")) == 1


def test_an_icon_that_was_put_somewhere_follows_the_theme(qapp: QApplication) -> None:
    button, action = QToolButton(), QAction()
    for target in (button, action):
        icons.put_icon(target, partial(icons.icon, "plus", "text"))
    assert [middle(target.icon()) for target in (button, action)] == [tokens.LIGHT.text.lower()] * 2
    use_scheme(qapp, Scheme.DARK)
    assert [middle(target.icon()) for target in (button, action)] == [tokens.DARK.text.lower()] * 2


def test_an_icon_is_grey_where_it_is_disabled_and_no_other_where_it_is_chosen(qapp: QApplication) -> None:
    sign = icons.icon("plus", "text")
    assert middle(sign, QIcon.Mode.Disabled) == tokens.LIGHT.faint.lower()
    assert middle(sign, QIcon.Mode.Selected) == middle(sign, QIcon.Mode.Active) == tokens.LIGHT.text.lower()


def test_an_icon_is_sharp_on_every_screen(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    screens = [SimpleNamespace(devicePixelRatio=lambda ratio=ratio: ratio) for ratio in (1.0, 1.5, 2.0)]
    monkeypatch.setattr(icons, "QGuiApplication", SimpleNamespace(screens=lambda: screens))
    for made in (icons.icon("plus"), network_icon(Network.VK)):
        heights = [made.pixmap(QSize(200, 18), ratio).height() for ratio in (1.0, 1.5, 2.0)]
        once = heights[0]
        assert heights == [once, round(once * 1.5), once * 2]


def test_an_icon_before_words_leaves_air_on_their_side(qapp: QApplication) -> None:
    size = QSize(tokens.ICON + tokens.SPACE_1, tokens.ICON)
    drawn = icons.icon_before_words("plus", "text").pixmap(size).toImage()
    assert drawn.size() == size
    air = [drawn.pixelColor(x, y).alpha() for x in range(tokens.ICON, size.width()) for y in range(size.height())]
    assert not any(air)
    assert drawn.pixelColor(tokens.ICON // 2, tokens.ICON // 2).alpha()


def middle(sign: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    """The colour in the middle of a plus."""
    side = tokens.ICON
    return sign.pixmap(QSize(side, side), mode).toImage().pixelColor(side // 2, side // 2).name()


@pytest.mark.parametrize("path", sorted(icons.FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws_something(path: Path) -> None:
    image = icons.pixmap(path.stem, 16, "text").toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16))
