"""Slots are kept, undone, refused and filled; gaps go out as a table and for programs; habits become slots."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.command.cli import main
from smmdesk.domain.clients import Client
from smmdesk.domain.errors import ChangedElsewhereError, MissingRecordError
from smmdesk.domain.ids import ClientId, PostId, SlotId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.slots import NoWeekdayError, Offered, Slot
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import Language
from tests.desks import new_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.workspace import Workspace

MONDAY = date(2026, 11, 16)
WEEK = Period(MONDAY, MONDAY + timedelta(days=7))
ZONE = "Asia/Tbilisi"
IG = Network.INSTAGRAM


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    """At noon of a Wednesday in Tbilisi."""
    with new_desk(tmp_path / "desk", clock=lambda: datetime(2026, 11, 18, 8, tzinfo=UTC)) as workspace:
        yield workspace


@pytest.fixture
def client(desk: Workspace) -> Client:
    return desk.records.add(Client(id=ClientId(new_id()), name="Honey", time_zone=ZONE))


def slot(client: Client, at: str = "09:30", **values: Any) -> Slot:
    given: dict[str, Any] = {"weekdays": (0, 2, 4)} | values
    return Slot(id=SlotId(new_id()), client_id=client.id, at=time.fromisoformat(at), **given)


def publish(desk: Workspace, client: Client, day: date, at: str) -> Post:
    moment = LocalMoment(datetime.combine(day, time.fromisoformat(at)), ZONE)
    post = Post(id=PostId(new_id()), client_id=client.id, moment=moment, networks=(IG,), status=PostStatus.APPROVED)
    return desk.records.add(post)


def test_a_slot_is_added_changed_and_removed_and_each_is_undone(desk: Workspace, client: Client) -> None:
    made = desk.records.add(slot(client, weekdays=(4, 0)))
    assert desk.slots.of(client.id) == [made]
    assert (made.weekdays, made.at, made.tolerance) == ((0, 4), time(9, 30), 60)
    changed = desk.records.change(Slot, made.id, at=time(18, 30), network=IG)
    assert desk.slots.of(client.id) == [changed]
    desk.records.remove(Slot, made.id)
    assert desk.slots.of(client.id) == []
    for expected in ([changed], [made], []):
        desk.history.undo()
        assert desk.slots.of(client.id) == expected


def test_what_cannot_be_is_refused_and_changes_nothing(desk: Workspace, client: Client) -> None:
    made = desk.records.add(slot(client))
    with pytest.raises(NoWeekdayError):
        desk.records.change(Slot, made.id, weekdays=())
    with pytest.raises(MissingRecordError):
        desk.records.add(slot(Client(id=ClientId(new_id()), name="Nobody")))
    assert desk.records.all(Slot) == [made]


def test_slots_go_with_their_client_and_come_back(desk: Workspace, client: Client) -> None:
    made = desk.records.add(slot(client))
    desk.records.remove(Client, client.id)
    assert desk.records.all(Slot) == []
    desk.history.undo()
    assert desk.records.all(Slot) == [made]


def test_gaps_of_a_week_past_and_coming_apart(desk: Workspace, client: Client) -> None:
    desk.records.add(slot(client))
    publish(desk, client, MONDAY, "09:42")
    [sheet] = desk.slots.sheets(WEEK, client.id)
    assert [each.day.weekday() for each in sheet.gaps] == [2, 4]
    # by the client's clock half past nine of Wednesday is over
    assert (sheet.past.slots, sheet.past.filled, sheet.past.off) == (2, 1, Fraction(12))
    assert sheet.past.share == Fraction(1, 2)
    assert (sheet.coming.slots, sheet.coming.filled, sheet.coming.off) == (1, 0, None)


def test_planned_ahead_is_up_to_the_first_empty_slot_that_is_still_to_come(desk: Workspace, client: Client) -> None:
    def told() -> tuple[int, date | None] | None:
        found = desk.slots.overview(client.id, WEEK).ahead
        return found and (found.days, found.first_empty.day if found.first_empty else None)

    assert told() is None
    made = desk.records.add(slot(client))
    # that of this morning is over, that of Friday is not
    wednesday, friday = MONDAY + timedelta(days=2), MONDAY + timedelta(days=4)
    assert told() == (2, friday)
    publish(desk, client, friday, "09:30")
    assert told() == (5, MONDAY + timedelta(days=7))
    evening = desk.records.add(slot(client, "18:30", weekdays=(2,)))
    assert told() == (0, wednesday)
    desk.records.remove(Slot, evening.id)
    for day in Period(wednesday, wednesday + timedelta(weeks=8)).days():
        if day.weekday() in {0, 2, 4} and day not in {wednesday, friday}:
            publish(desk, client, day, "09:30")
    assert told() == (56, None)
    desk.records.change(Slot, made.id, ends=wednesday)
    assert told() is None


def test_of_all_clients_those_are_told_that_have_slots(desk: Workspace, client: Client) -> None:
    other = desk.records.add(Client(id=ClientId(new_id()), name="Wax", time_zone=ZONE))
    assert desk.slots.sheets(WEEK) == []
    desk.records.add(slot(client))
    publish(desk, other, MONDAY, "09:30")  # fills nothing of somebody else's
    [sheet] = desk.slots.sheets(WEEK)
    assert sheet.client_id == client.id
    assert len(sheet.gaps) == 3
    [none] = desk.slots.sheets(WEEK, other.id)
    assert (none.places, none.past.share) == ([], None)


def test_habits_become_slots_once(desk: Workspace, client: Client) -> None:
    for week in range(1, 6):
        publish(desk, client, MONDAY - timedelta(weeks=week), "09:30")
        publish(desk, client, MONDAY + timedelta(days=2, weeks=-week), "09:30")
    found = desk.slots.offered(client.id)
    assert found == [Offered(time(9, 30), (0, 2))]
    desk.records.add(slot(client, weekdays=(0,)))
    [made] = desk.slots.add_offered(client.id, found)
    assert (made.weekdays, made.at, made.network) == ((2,), time(9, 30), None)
    assert desk.slots.add_offered(client.id, found) == []


def test_gaps_are_a_table_and_a_file_for_programs(desk: Workspace, client: Client, tmp_path: Path) -> None:
    desk.records.add(slot(client))
    desk.records.add(slot(client, "18:30", weekdays=(0,), network=IG, rubric="News"))
    publish(desk, client, MONDAY, "09:42")
    table = desk.exporting.table(Wish(output="gaps", language=Language("en"), client_id=client.id, period=WEEK))
    assert [row[1:5] for row in table.rows] == [
        [MONDAY, "18:30", "Instagram", "News"],
        [MONDAY + timedelta(days=2), "09:30", None, ""],
        [MONDAY + timedelta(days=4), "09:30", None, ""],
    ]
    desk.close()
    out = tmp_path / "gaps.json"
    asked = ["export", str(desk.folder), "gaps", str(out), "--client", "Honey"]
    assert main([*asked, "--from", "2026-11-16", "--to", "2026-11-22"]) == 0
    [told] = json.loads(out.read_text("utf-8"))["gaps"]
    assert (told["client"], told["from"], told["to"]) == ("Honey", "2026-11-16", "2026-11-22")
    assert (told["slots"], told["filled"]) == (4, 1)
    assert told["gaps"] == [
        {"day": "2026-11-16", "at": "18:30", "network": "instagram"},
        {"day": "2026-11-18", "at": "09:30", "network": None},
        {"day": "2026-11-20", "at": "09:30", "network": None},
    ]
    assert told["past"]["slots"] + told["coming"]["slots"] == 4


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (None, "2026-11-01", "2026-11-30"),
        (Period(date(2026, 12, 10), date.max), "2026-12-10", "2026-12-31"),
        (Period(date.min, date(2026, 10, 15)), "2026-10-01", "2026-10-14"),
    ],
)
def test_days_left_open_end_with_their_month(
    desk: Workspace, client: Client, tmp_path: Path, period: Period | None, first: str, last: str
) -> None:
    desk.records.add(slot(client))
    desk.exporting.export(Wish(output="gaps", language=Language("en"), period=period), tmp_path / "gaps.json")
    [told] = json.loads((tmp_path / "gaps.json").read_text("utf-8"))["gaps"]
    assert (told["from"], told["to"]) == (first, last)


def idea(desk: Workspace, client: Client, text: str, **values: Any) -> Post:
    return desk.records.add(Post(id=PostId(new_id()), client_id=client.id, text=text, **values))


THURSDAY = date(2026, 11, 19)


def wall(post: Post) -> str:
    assert post.moment is not None
    return post.moment.wall.isoformat(sep=" ", timespec="minutes")


def test_a_new_post_takes_the_first_empty_slot_of_its_day_and_then_the_usual_hour(
    desk: Workspace, client: Client
) -> None:
    desk.records.add(slot(client, "18:30", weekdays=(3,), network=IG, rubric="News"))
    desk.records.add(slot(client, "09:30", weekdays=(3,)))
    first, second, third = (desk.calendar.add(client.id, THURSDAY, text) for text in ("one", "two", "three"))
    assert [wall(first), wall(second)] == ["2026-11-19 09:30", "2026-11-19 18:30"]
    assert (second.networks, second.rubric) == ((IG,), "News")
    assert (wall(third), third.rubric) == ("2026-11-19 09:30", "")  # all are filled: when such posts usually are
    assert wall(desk.calendar.add(client.id, date(2026, 11, 20))) == "2026-11-20 09:30"


def test_of_today_only_a_slot_that_is_still_to_come_is_taken(desk: Workspace, client: Client) -> None:
    for at in ("09:30", "18:30"):  # it is noon there
        desk.records.add(slot(client, at, weekdays=(0, 2)))
    assert wall(desk.calendar.add(client.id, date(2026, 11, 18))) == "2026-11-18 18:30"
    assert wall(desk.calendar.add(client.id, MONDAY)) == "2026-11-16 09:30"


def test_a_time_that_is_said_goes_before_and_takes_the_slot_that_is_then(desk: Workspace, client: Client) -> None:
    desk.records.add(slot(client, "09:30", weekdays=(3,)))
    there = desk.records.add(slot(client, "18:30", weekdays=(3,), network=IG))
    assert wall(desk.calendar.add(client.id, THURSDAY, at=time(12))) == "2026-11-19 12:00"
    assert desk.calendar.add(client.id, THURSDAY, at=time(18, 30)).networks == (IG,)
    desk.history.undo()
    assert wall(desk.calendar.add(client.id, THURSDAY, slot_id=there.id)) == "2026-11-19 18:30"


def test_ideas_that_are_given_a_day_go_into_its_empty_slots_one_each(desk: Workspace, client: Client) -> None:
    desk.records.add(slot(client, "09:30", weekdays=(3,), network=Network.VK))
    desk.records.add(slot(client, "18:30", weekdays=(3,)))
    ideas = [idea(desk, client, text, networks=(IG,)).id for text in ("one", "two")]
    done = desk.calendar.move_to(ideas, THURSDAY).posts
    assert sorted(map(wall, done)) == ["2026-11-19 10:00", "2026-11-19 18:30"]


def test_gaps_are_filled_from_ideas_in_one_act_and_nothing_that_has_a_day_is_moved(
    desk: Workspace, client: Client
) -> None:
    desk.records.add(slot(client, "18:30", rubric="News"))
    desk.records.add(slot(client, "09:30", weekdays=(4,)))
    planned = publish(desk, client, date(2026, 11, 19), "10:00")
    old = idea(desk, client, "cake", rubric="Recipes")
    new = idea(desk, client, "we open")
    done = desk.slots.fill_all(WEEK)
    assert {post.text: wall(post) for post in done} == {"we open": "2026-11-18 18:30", "cake": "2026-11-20 09:30"}
    assert (done[0].rubric, done[0].status) == ("News", PostStatus.DRAFT)
    assert desk.records.get(Post, planned.id) == planned
    assert [len(sheet.gaps) for sheet in desk.slots.sheets(WEEK, client.id)] == [2]  # Monday is over, Friday evening
    assert desk.history.undo().act.name == "fill_slots"
    assert [desk.records.get(Post, each.id) for each in (old, new)] == [old, new]


def test_an_idea_fills_the_gap_it_was_chosen_for_unless_it_has_got_a_day(desk: Workspace, client: Client) -> None:
    desk.records.add(slot(client, "18:30", network=IG))
    gap = desk.slots.sheets(WEEK, client.id)[0].gaps[-1]
    one, other = idea(desk, client, "one"), idea(desk, client, "other", networks=(Network.VK,))
    assert desk.slots.ideas_for(gap) == [one]
    [done] = desk.slots.fill(gap, one.id)
    assert (wall(done), done.networks) == ("2026-11-20 18:30", (IG,))
    with pytest.raises(ChangedElsewhereError):
        desk.slots.fill(gap, one.id)
    assert desk.records.get(Post, other.id) == other
