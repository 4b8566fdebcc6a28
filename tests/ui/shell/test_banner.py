"""Lines above the page: what they say, what they offer, when they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shell.banner import Banner, Banners
from ui.widgets.buttons import button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language


def labels(banner: Banner) -> list[str]:
    kind = type(button(""))
    return [each.text() for each in banner.findChildren(kind)]


def test_an_empty_bar_takes_no_room(qtbot: QtBot, language: Language) -> None:
    bar = Banners()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.show_banner("place", Banner(language, "It lies elsewhere."))
    assert bar.isVisible()
    bar.take("place")
    bar.take("never shown")
    assert bar.isHidden()


def test_one_of_a_name_is_there_once(qtbot: QtBot, language: Language) -> None:
    bar = Banners()
    qtbot.addWidget(bar)
    bar.show_banner("gone", Banner(language, "The file was moved.", tone="bad"))
    bar.show_banner("place", Banner(language, "It lies elsewhere."))
    bar.show_banner("gone", Banner(language, "The file was replaced.", tone="bad"))
    assert bar.words() == ["It lies elsewhere.", "The file was replaced."]


def test_actions_run_and_the_cross_puts_it_away(qtbot: QtBot, language: Language) -> None:
    done: list[str] = []
    banner = Banner(
        language,
        "<b>Walnut</b>",
        actions=[("One", lambda: done.append("one")), ("Two", lambda: done.append("two"))],
        can_dismiss=True,
    )
    bar = Banners()
    qtbot.addWidget(bar)
    bar.show_banner("name", banner)
    assert banner.text() == "<b>Walnut</b>"
    assert labels(banner) == ["One", "Two"]
    for each in banner.findChildren(type(button(""))):
        each.click()
    assert done == ["one", "two"]
    with qtbot.waitSignal(banner.dismissed):
        banner.close_button.click()
    assert bar.words() == []


def test_a_name_in_a_button_may_be_long_and_hold_any_sign(qtbot: QtBot, language: Language) -> None:
    long = "Back to R&D " + 40 * "very long "
    banner = Banner(language, "This is the example.", actions=[("Back to R&D", lambda: None), (long, lambda: None)])
    qtbot.addWidget(banner)
    short, cut = labels(banner)
    assert short == "Back to R&&D"
    assert cut.startswith("Back to R&&D very")
    assert cut.endswith("…")
    assert banner.findChildren(type(button("")))[1].accessibleName() == long
