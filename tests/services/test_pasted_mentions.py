"""Mentions of what was copied elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.domain.reputation.named import ActivityKind, MentionKind, Source
from smmdesk.domain.reputation.records import Brand, Mention

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace

CLIENT = ClientId("sweet")
LINK = "https://otzovik.com/review_1.html"


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    workspace.records.add(Client(id=CLIENT, name="Sweet Balcony", time_zone="Asia/Tbilisi"))
    return workspace


def test_a_link_becomes_a_mention_of_the_own_brand_of_today(desk: Workspace) -> None:
    [made] = desk.reputation.paste(CLIENT, LINK).made
    [own] = desk.records.all(Brand)
    assert (own.name, own.own, made.brand_id) == ("Sweet Balcony", True, own.id)
    assert (made.link, made.source, made.kind, made.place) == (
        LINK,
        Source.REVIEW_SITE,
        MentionKind.REVIEW,
        "otzovik.com",
    )
    # nobody knows the hour: no time to the answer is counted of it
    assert (made.day, made.timed, made.needs_answer) == (desk.today(), False, True)
    assert desk.records.all(Mention) == [made]
    desk.history.undo()
    assert (desk.records.all(Mention), desk.records.all(Brand)) == ([], [])


def test_the_same_again_is_here_already(desk: Workspace) -> None:
    [made] = desk.reputation.paste(CLIENT, f"Dry cake {LINK}?utm_source=x").made
    for text in (LINK, f"dry  CAKE {LINK}"):
        found = desk.reputation.paste(CLIENT, text)
        assert (found.made, found.known) == ([], [made])
    # people copy one review after another from the same page
    assert len(desk.reputation.paste(CLIENT, f"Lovely cake {LINK}").made) == 1
    [words] = desk.reputation.paste(CLIENT, "Who bakes here?").made
    assert desk.reputation.paste(CLIENT, "Who bakes here?").known == [words]


def test_another_clients_mention_is_not_this_ones(desk: Workspace) -> None:
    other = desk.clients.add("Dental Line")
    desk.reputation.paste(other.id, LINK)
    assert len(desk.reputation.paste(CLIENT, LINK).made) == 1


def test_of_two_brands_it_is_two_mentions_of_one_link(desk: Workspace) -> None:
    desk.reputation.paste(CLIENT, "Sweet Balcony bakes")
    rival = desk.reputation.add_brand(CLIENT, "Crumb Street")
    made = desk.reputation.paste(CLIENT, f"Sweet Balcony or Crumb Street? {LINK}").made
    assert {each.link for each in made} == {LINK}
    assert {each.brand_id: each.needs_answer for each in made} == {made[0].brand_id: True, rival.id: False}
    assert len(made) == 2


def test_one_at_the_address_of_an_activity_is_of_it(desk: Workspace) -> None:
    doing = desk.activities.add(CLIENT)
    desk.activities.change(doing.id, kind=ActivityKind.FORUM, link=LINK)
    [made] = desk.reputation.paste(CLIENT, LINK).made
    assert made.activity_id == doing.id
