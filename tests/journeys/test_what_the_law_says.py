"""Somebody plans for a client in Russia, then elsewhere: the law stands where the act is, and its source is a click."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import BudgetId, BudgetLineId, PostId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post
from smmdesk.knowledge.law import read_laws
from smmdesk.speech.language import LANGUAGES, Language
from ui.shell.law_lines import LawLines
from ui.shell.preferences import Preferences
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.ids import ClientId
    from smmdesk.knowledge.law import Law
    from smmdesk.workspace import Workspace

    Act = Callable[[MainWindow, ClientId], list[str]]


@pytest.fixture(params=sorted(LANGUAGES))
def window(request: pytest.FixtureRequest, workspace: Workspace, home: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    shown = MainWindow(workspace, Language(request.param), Preferences(file=home / "preferences.json"))
    shown.resize(1440, 900)
    shown.show()
    qtbot.waitUntil(lambda: workspace.is_fully_open)
    yield shown
    shown.close()
    shown.deleteLater()


def client_of(workspace: Workspace, country: str) -> ClientId:
    """One with a paid post and a line of promotion, both on Instagram."""
    client = workspace.clients.add(f"Bakery {country}")
    workspace.records.change(Client, client.id, country=country, currency="RUB")
    cost, month = Money.of(500, "RUB"), workspace.today().replace(day=1)
    where = (Network.INSTAGRAM,)
    workspace.records.add(Post(id=PostId(new_id()), client_id=client.id, networks=where, text="Rye", cost=cost))
    ends = (month + timedelta(days=31)).replace(day=1)
    budget = Budget(id=BudgetId(new_id()), client_id=client.id, starts=month, ends=ends, currency="RUB", total=cost)
    workspace.records.add(budget)
    workspace.records.add(
        BudgetLine(
            id=BudgetLineId(new_id()),
            budget_id=budget.id,
            category=Category.PROMOTION,
            planned=cost,
            network=Network.INSTAGRAM,
        )
    )
    return client.id


def card(window: MainWindow, client: ClientId) -> list[str]:
    window.open_page("clients", client)
    return told(window)


def post(window: MainWindow, client: ClientId) -> list[str]:
    (found,) = window.context.workspace.records.all(Post, client_id=client)
    window.open_page("calendar", found.id)
    return told(window)


def line(window: MainWindow, client: ClientId) -> list[str]:
    (budget,) = window.context.workspace.records.all(Budget, client_id=client)
    (found,) = window.context.workspace.records.all(BudgetLine, budget_id=budget.id)
    window.open_page("budget", found.id)
    window.context.commands.run("budget.edit_line")
    return told(window)


def block(window: MainWindow) -> QWidget | None:
    """What the law says on the page in sight."""
    return next((each for each in window.page.findChildren(LawLines) if each.isVisible()), None)


def told(window: MainWindow) -> list[str]:
    shown = block(window)
    return [each.text() for each in shown.findChildren(QLabel) if each.isVisible()] if shown else []


@pytest.mark.parametrize(
    ("act", "keys"),
    [
        (
            card,
            [
                f"ru_{key}"
                for key in ("banned_networks", "restricted_networks", "marking", "hidden_advertising", "public_data")
            ],
        ),
        (post, ["ru_banned_networks", "ru_marking"]),
        (line, ["ru_banned_networks"]),
    ],
)
def test_it_stands_where_the_act_is_with_country_source_and_day(window: MainWindow, act: Act, keys: list[str]) -> None:
    language = window.context.language
    words = act(window, client_of(window.context.workspace, "RU"))
    laws = {law.key: law for law in read_laws(language.code)}
    assert words[1::2] == [laws[key].text for key in keys]
    for key, source in zip(keys, words[2::2], strict=True):
        law = laws[key]
        assert source.startswith(f"{language.locale.territories['RU']}: {law.act} · ")
        assert language.date(law.published) in source
        assert language.date(law.reading.checked) in source
        assert not law.reading.secondary, "the text of the law itself was read"
    # once, however many lines there are
    assert words.count(language("What the law says (no legal advice)")) == 1


@pytest.mark.parametrize("country", ["", "AM", "GE", "US"])
def test_a_post_and_a_line_elsewhere_say_nothing(window: MainWindow, country: str) -> None:
    client = client_of(window.context.workspace, country)
    assert post(window, client) == line(window, client) == []


def test_another_country_of_the_same_client_is_another_law(window: MainWindow) -> None:
    workspace = window.context.workspace
    client = client_of(workspace, "RU")
    assert card(window, client)
    workspace.records.change(Client, client, country="AM")
    assert told(window) == []
    workspace.records.change(Client, client, country="GE")
    (law,) = (each for each in read_laws(window.context.language.code) if each.key == "ge_direct_marketing")
    assert told(window)[1] == law.text


def test_one_click_copies_the_source(window: MainWindow) -> None:
    language = window.context.language
    said: list[str] = []
    window.context.said.connect(lambda each: said.append(each.sentence))
    card(window, client_of(window.context.workspace, "RU"))
    shown = block(window)
    assert shown is not None
    first = shown.findChildren(QAbstractButton)[0]
    assert first.accessibleName() == language("Copy the link to the source")
    first.click()
    law = read_laws(language.code)[0]
    assert QApplication.clipboard().text() == law.reading.source
    assert said == [language("The link is in the clipboard.")]


def test_half_a_year_later_it_says_that_it_may_have_changed(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, language = window.context.workspace, window.context.language
    client = client_of(workspace, "RU")
    (law,) = (each for each in read_laws(language.code) if each.key == "ru_banned_networks")

    def said(words: str, law: Law) -> str:
        return language(
            words,
            country=language.locale.territories["RU"],
            act=law.act,
            published=language.date(law.published),
            checked=language.date(law.reading.checked),
        )

    read = "{country}: {act} · Source of {published} · Checked on {checked}"
    for days, after in ((180, ""), (181, ", may have changed")):
        later = datetime.combine(law.reading.checked + timedelta(days=days), time(12), UTC)
        monkeypatch.setattr(workspace, "_clock", lambda later=later: later)
        workspace.records.change(Client, client, notes=f"After {days} days")
        assert said(read + after, law) in card(window, client)
