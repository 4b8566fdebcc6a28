"""The list of clients, and what follows when a client's country is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from smmdesk.domain.budget import Budget
from smmdesk.domain.clients import Account, Agreement, Client, Contact
from smmdesk.domain.ids import AccountId, AgreementId, BudgetId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.providers import Provider
from smmdesk.storage.kinds import changing
from smmdesk.storage.schema import TO_APPROVE, post
from tests.statements import statements

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace

NOVEMBER = Period.month(2026, 11)
TODAY = date(2026, 11, 16)
MONTH: dict[str, Any] = {"starts": NOVEMBER.start, "ends": NOVEMBER.end, "currency": "EUR"}


def test_files_are_added_to_those_that_are_there_and_undone_at_once(workspace: Workspace) -> None:
    bakery = workspace.clients.add("Bakery")
    workspace.clients.add_files(bakery.id, ["brief.pdf"])
    workspace.clients.add_files(bakery.id, ["prices.xlsx", "brief.pdf"])
    assert workspace.records.get(Client, bakery.id).files == ("brief.pdf", "prices.xlsx")
    workspace.history.undo()
    assert workspace.records.get(Client, bakery.id).files == ("brief.pdf",)


def test_overview_holds_what_a_line_shows(workspace: Workspace) -> None:
    bakery = workspace.clients.add("bakery")
    atelier = workspace.clients.add("Atelier")
    for network in (Network.TELEGRAM, Network.INSTAGRAM, Network.INSTAGRAM):
        workspace.records.add(Account(id=AccountId(new_id()), client_id=bakery.id, network=network))
    agreement = workspace.records.add(
        Agreement(
            id=AgreementId(new_id()),
            client_id=bakery.id,
            starts=date(2026, 1, 1),
            ends=date(2026, 12, 1),
            monthly_fee=Money.of(800, "GEL"),
        )
    )
    posts = [workspace.calendar.add(bakery.id, date(2026, 11, day)) for day in (1, 30)]
    workspace.calendar.add(bakery.id, date(2026, 12, 1))
    workspace.records.change(Post, posts[0].id, status=PostStatus.REJECTED)

    first, second = workspace.clients.overview(NOVEMBER, TODAY)

    assert (first.client, first.networks, first.agreement, first.days_left, first.planned) == (
        atelier,
        (),
        None,
        None,
        0,
    )
    assert second.id == bakery.id
    assert second.networks == (Network.INSTAGRAM, Network.TELEGRAM)
    assert (second.agreement, second.days_left, second.planned) == (agreement, 15, 1)


def test_a_card_holds_what_belongs_to_the_client_in_its_order(workspace: Workspace) -> None:
    bakery, other = workspace.clients.add("Bakery"), workspace.clients.add("Other")

    def add(kind: type, **values: Any) -> None:
        for client in (bakery, other):
            workspace.records.add(kind(id=new_id(), client_id=client.id, **values))

    for name in ("Nino", "Anna"):
        add(Contact, name=name)
    for network, handle in ((Network.VK, "@b"), (Network.INSTAGRAM, "@z"), (Network.VK, "@a")):
        add(Account, network=network, handle=handle)
    for year in (2027, 2026):
        add(Agreement, starts=date(year, 1, 1))
        add(Provider, name=str(year), starts=date(year, 1, 1))

    card = workspace.clients.card(bakery.id)
    assert card.client == bakery
    assert [each.name for each in card.contacts] == ["Anna", "Nino"]
    assert [(each.network, each.handle) for each in card.accounts] == [
        (Network.INSTAGRAM, "@z"),
        (Network.VK, "@a"),
        (Network.VK, "@b"),
    ]
    assert [each.starts and each.starts.year for each in card.agreements] == [2026, 2027]
    assert [each.name for each in card.providers] == ["2026", "2027"]


def test_each_line_of_the_overview_counts_its_own(workspace: Workspace) -> None:
    """Records of two clients were made by turns."""
    clients = [workspace.clients.add(name) for name in ("Atelier", "Bakery")]
    for network in (Network.VK, Network.TIKTOK):
        for client in clients[: 1 if network is Network.VK else 2]:
            workspace.records.add(Account(id=AccountId(new_id()), client_id=client.id, network=network))
    workspace.calendar.add(clients[1].id, date(2026, 11, 5))
    lines = workspace.clients.overview(NOVEMBER, TODAY)
    assert [(line.networks, line.planned) for line in lines] == [
        ((Network.VK, Network.TIKTOK), 0),
        ((Network.TIKTOK,), 1),
    ]


def test_the_next_post_is_the_first_from_today_on_that_is_not_out_and_was_not_rejected(workspace: Workspace) -> None:
    bakery, atelier = workspace.clients.add("Bakery"), workspace.clients.add("Atelier")
    before, rejected, out, coming, _later = [
        workspace.calendar.add(bakery.id, TODAY + timedelta(days=days)) for days in (-1, 0, 0, 3, 4)
    ]
    idea = workspace.calendar.add(bakery.id, None)
    workspace.calendar.set_status([rejected.id], PostStatus.REJECTED)
    workspace.calendar.set_status([out.id], PostStatus.PUBLISHED)
    workspace.calendar.set_status([before.id, coming.id, idea.id], PostStatus.TO_APPROVE)

    first, second = workspace.clients.overview(NOVEMBER, TODAY)

    assert (first.client, first.next_post, first.to_approve) == (atelier, None, 0)
    assert second.next_post == workspace.records.get(Post, coming.id)
    assert second.to_approve == 3


def test_what_was_agreed_stands_beside_what_is_planned(workspace: Workspace) -> None:
    bakery = workspace.clients.add("Bakery")
    workspace.records.add(Agreement(id=AgreementId(new_id()), client_id=bakery.id, included_posts=12))
    workspace.calendar.add(bakery.id, TODAY)
    [row] = workspace.clients.overview(NOVEMBER, TODAY)
    assert (row.planned, row.agreed, row.period) == (1, 12, NOVEMBER)
    [row] = workspace.clients.overview(Period.months(2026, 11, 2), TODAY)
    assert (row.planned, row.agreed) == (1, None)


def test_the_overview_asks_as_much_of_many_clients_as_of_one(workspace: Workspace) -> None:
    asked = []
    for count in (1, 30):
        for number in range(count):
            client = workspace.clients.add(f"Client {number}")
            workspace.calendar.add(client.id, TODAY)
            workspace.records.add(Agreement(id=AgreementId(new_id()), client_id=client.id, included_posts=4))
        with statements(workspace) as found:
            workspace.clients.overview(NOVEMBER, TODAY)
        asked.append(len(found))
    assert asked[0] == asked[1] <= 9


def test_posts_that_wait_are_counted_by_their_own_index(workspace: Workspace) -> None:
    with workspace.database.engine.connect() as connection:
        query = select(post.c.client_id, func.count()).where(TO_APPROVE).group_by(post.c.client_id)
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query.compile(connection)}").fetchall()
    assert "ix_post_to_approve" in str(plan)


def test_a_draft_starts_as_the_desk_does_and_is_not_kept(workspace: Workspace) -> None:
    workspace.settings.change(language="ka", time_zone="Asia/Tbilisi", currency="GEL", country="GE")
    draft = workspace.clients.draft("Bakery")
    assert (draft.language, draft.time_zone, draft.currency) == ("ka", "Asia/Tbilisi", "GEL")
    assert (draft.name, draft.country, workspace.clients.list()) == ("Bakery", "GE", [])


def test_a_client_is_found_by_its_name_and_of_two_the_first(workspace: Workspace) -> None:
    first, _second = workspace.clients.add("Bakery"), workspace.clients.add("bakery ")
    assert workspace.clients.named(" BAKERY ") == first
    assert workspace.clients.named("Bakeries") is None
    assert list(workspace.clients.by_name()) == ["bakery"]


def test_overview_of_an_empty_workspace(workspace: Workspace) -> None:
    assert workspace.clients.overview(NOVEMBER, TODAY) == []


def test_untouched_zone_currency_and_language_follow_the_country_in_one_act(workspace: Workspace) -> None:
    workspace.settings.set_up(replace(workspace.settings.desk(), currency="EUR", time_zone="Etc/UTC", language="en"))
    client = workspace.clients.add("Bakery")

    moved = workspace.records.change(Client, client.id, country="GE")

    assert (moved.time_zone, moved.currency, moved.language) == ("Asia/Tbilisi", "GEL", "ka")
    again = workspace.records.change(Client, client.id, country="RU")
    assert (again.time_zone, again.currency, again.language) == ("Europe/Moscow", "RUB", "ru")
    workspace.history.undo()
    assert workspace.records.get(Client, client.id) == moved


@pytest.mark.parametrize(("field", "own"), [("time_zone", "Europe/Paris"), ("currency", "USD"), ("language", "ru")])
def test_what_was_set_by_hand_stays(workspace: Workspace, field: str, own: str) -> None:
    client = workspace.clients.add("Bakery")
    workspace.records.change(Client, client.id, **{field: own})

    moved = workspace.records.change(Client, client.id, country="GE")

    assert getattr(moved, field) == own
    assert moved.country == "GE"


@pytest.mark.parametrize("kind", [Agreement, Budget])
def test_the_currency_stays_once_money_was_written_in_it(workspace: Workspace, kind: type) -> None:
    client = workspace.clients.add("Bakery")
    if kind is Agreement:
        workspace.records.add(Agreement(id=AgreementId(new_id()), client_id=client.id))
    else:
        workspace.records.add(Budget(id=BudgetId(new_id()), client_id=client.id, **MONTH))

    moved = workspace.records.change(Client, client.id, country="GE")

    assert (moved.currency, moved.time_zone) == ("EUR", "Asia/Tbilisi")


def test_a_country_the_table_lacks_changes_nothing_else(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")

    moved = workspace.records.change(Client, client.id, country="BR")

    assert moved == replace(client, country="BR")
    assert workspace.history.undoable() is changing(Client)
