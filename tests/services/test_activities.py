"""Own activities as a person keeps them: mentions at their addresses are linked to them, whichever came first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.reputation.named import ActivityStatus, Disclosed, Reward
from smmdesk.domain.reputation.records import Activity, Mention
from smmdesk.knowledge import Knowledge
from smmdesk.services.reading.mentions import MENTION_FILES
from smmdesk.speech.language import LANGUAGES
from tests.every import every

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.workspace import Workspace

CLIENT = ClientId("sweet")
MOMENT = LocalMoment(datetime(2026, 11, 16, 10, 5), "Asia/Tbilisi")
POST = "https://www.blog.example/honey-cake?utm_source=mail"


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    workspace.records.add(Client(id=CLIENT, name="Sweet Balcony", time_zone="Asia/Tbilisi"))
    return workspace


@pytest.fixture
def tasting(desk: Workspace) -> Activity:
    made = desk.activities.add(CLIENT)
    return desk.activities.change(made.id, what="Tasting", link=POST)


def of(desk: Workspace, mention: Mention) -> str | None:
    return desk.records.get(Mention, mention.id).activity_id


def test_a_mention_at_its_address_is_linked_to_it(desk: Workspace, tasting: Activity) -> None:
    made = desk.reputation.write_down(CLIENT, MOMENT, text="So fresh", link="http://blog.example/honey-cake/")
    assert made.activity_id == tasting.id
    other = desk.reputation.write_down(CLIENT, MOMENT, text="So fresh", link="https://blog.example/rye")
    assert other.activity_id is None
    assert desk.reputation.change(other.id, link=POST).activity_id == tasting.id


def test_what_a_person_said_of_it_stays(desk: Workspace, tasting: Activity) -> None:
    made = desk.reputation.write_down(CLIENT, MOMENT, link=POST)
    freed = desk.reputation.change(made.id, activity_id=None)
    assert freed.activity_id is None
    assert desk.reputation.change(made.id, text="So fresh").activity_id is None
    linked = desk.reputation.change(made.id, activity_id=tasting.id)
    assert desk.reputation.change(linked.id, link="https://elsewhere.example/x").activity_id == tasting.id


@pytest.mark.parametrize("field", ["link", "proof"])
def test_an_address_that_comes_later_brings_its_mentions_in_one_step(desk: Workspace, field: str) -> None:
    there = desk.reputation.write_down(CLIENT, MOMENT, text="So fresh", link=POST)
    apart = desk.reputation.write_down(CLIENT, MOMENT, text="Dry")
    made = desk.activities.add(CLIENT)
    values: dict[str, Any] = {field: "blog.example/honey-cake"}
    desk.activities.change(made.id, **values)
    assert (of(desk, there), of(desk, apart)) == (made.id, None)
    assert [each.id for each in desk.activities.plan(CLIENT).mentions] == [there.id]
    desk.history.undo()
    assert (of(desk, there), desk.records.get(Activity, made.id)) == (None, made)


def test_a_file_brings_mentions_of_an_activity(desk: Workspace, tasting: Activity, tmp_path: Path) -> None:
    file = tmp_path / "mentions.csv"
    rows = (f"2026-11-15,{POST},So fresh,positive", "2026-11-15,https://blog.example/rye,Dry,negative")
    file.write_text("\n".join(("Date,URL,Text,Sentiment", *rows, "")), "utf-8")
    report = desk.importing.import_file(file, "Sweet Balcony", kind=MENTION_FILES, date_order="ymd")
    assert report.added == 2
    found = {each.text: each.activity_id for each in desk.records.all(Mention)}
    assert found == {"So fresh": tasting.id, "Dry": None}


def test_it_goes_and_its_mentions_are_said_of_themselves_again(desk: Workspace, tasting: Activity) -> None:
    made = desk.reputation.write_down(CLIENT, MOMENT, link=POST)
    desk.records.remove(Activity, tasting.id)
    assert of(desk, made) is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_example_has_praise_that_stays_a_plan_and_one_that_says_it_was_a_gift(
    workspace: Workspace, code: str
) -> None:
    workspace.make_example(code)
    sweet, clinic, library = (
        next(each for each in workspace.clients.list() if each.name == known.name)
        for known in Knowledge(code).example().clients
    )
    for client in (sweet, clinic):
        [lacking] = [each for each in workspace.activities.plan(client.id).activities if each.lacks_disclosure]
        assert lacking.status is ActivityStatus.PLANNED
    assert workspace.activities.plan(library.id).activities == []
    plan = workspace.activities.plan(sweet.id)
    [gift] = [each for each in plan.activities if each.disclosed is Disclosed.GIVEN]
    assert gift.reward is Reward.GOODS
    assert sweet.name in gift.disclosure
    assert gift.cost is not None
    assert gift.cost.currency == sweet.currency
    [brought] = plan.mentions
    assert brought.activity_id == gift.id
    assert every(each.what and each.person and each.goal for each in plan.activities)
    # which is why it is in no figure
    month = workspace.reputation.sheet(sweet.id, Period.month_of(brought.day))
    assert month.voices is not None
    assert month.voices.now.own_activities == 1
