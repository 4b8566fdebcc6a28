"""Series are made, changed, ended and gone on with, each as one step of undo; what was changed alone stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smmdesk.domain.clients import Client
from smmdesk.domain.errors import ChangedElsewhereError, PostUndatedError
from smmdesk.domain.ids import ClientId, PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.series import Freq, MonthEnd, NoOccurrenceError, NotInSeriesError, Series
from smmdesk.services.series import Scope
from tests.desks import new_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from smmdesk.workspace import Workspace

TUESDAY = date(2026, 11, 17)
ZONE = "Asia/Tbilisi"
NOW = datetime(2026, 11, 16, 8, tzinfo=UTC)
WEEK = timedelta(weeks=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with new_desk(tmp_path / "desk", clock=lambda: NOW) as workspace:
        workspace.records.add(Client(id=ClientId("client"), name="Honey", time_zone=ZONE))
        yield workspace


def at(day: date, hour: str = "09:30") -> LocalMoment:
    return LocalMoment(datetime.combine(day, time.fromisoformat(hour)), ZONE)


def post(desk: Workspace, day: date | None = TUESDAY, **values: Any) -> Post:
    moment = at(day) if day else None
    made: dict[str, Any] = {"text": "T", "networks": (Network.INSTAGRAM,), "status": PostStatus.DRAFT} | values
    return desk.records.add(Post(id=PostId(new_id()), client_id=ClientId("client"), moment=moment, **made))


def weekly(desk: Workspace, count: int = 5, **values: Any) -> list[Post]:
    """The posts of a weekly series."""
    first = post(desk, **values)
    desk.series.make(first.id, replace(desk.series.begin(first), count=count))
    return of(desk)


def of(desk: Workspace) -> list[Post]:
    """All posts there are, in the order of their series."""
    return sorted(desk.records.all(Post), key=lambda each: (each.series_day or date.min, each.id))


def days(posts: list[Post]) -> list[date | None]:
    return [each.day for each in posts]


def everything(desk: Workspace) -> tuple[list[Post], list[Series]]:
    return desk.records.all(Post), desk.records.all(Series)


def test_a_post_comes_again_and_is_the_first_of_its_series(desk: Workspace) -> None:
    found = weekly(desk, note="ask Nora", status=PostStatus.APPROVED)
    assert days(found) == [TUESDAY + at * WEEK for at in range(5)]
    (series,) = desk.records.all(Series)
    assert {each.series_id for each in found} == {series.id}
    assert [each.status for each in found] == [PostStatus.APPROVED, *[PostStatus.DRAFT] * 4]
    assert [each.note for each in found] == ["ask Nora", *[""] * 4]
    assert {each.text for each in found} == {"T"}
    told = desk.series.of(found[2])
    assert told
    assert (told.place, told.of, told.last) == (3, 5, found[-1].day)
    desk.history.undo()
    assert desk.records.all(Series) == []
    assert [each.series_id for each in desk.records.all(Post)] == [None]


def test_a_first_day_that_does_not_fit_stays_by_itself(desk: Workspace) -> None:
    first = post(desk, date(2026, 11, 18))
    made = desk.series.make(first.id, replace(desk.series.begin(first), weekdays=(0,), count=3))
    assert days(made) == [date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 7)]
    assert desk.records.get(Post, first.id) == first


def test_days_that_are_over_get_no_post(desk: Workspace) -> None:
    first = post(desk, date(2026, 11, 3), status=PostStatus.PUBLISHED)
    made = desk.series.make(first.id, replace(desk.series.begin(first), count=4))
    assert days(made) == [date(2026, 11, 17), date(2026, 11, 24)]
    kept = desk.records.get(Post, first.id)
    assert replace(kept, series_id=None, series_day=None) == first


def test_what_would_make_nothing_is_refused_and_leaves_nothing(desk: Workspace) -> None:
    first, before = post(desk), everything(desk)
    with pytest.raises(NoOccurrenceError):
        desk.series.make(first.id, replace(desk.series.begin(first), count=1))
    assert desk.records.all(Series) == before[1]
    with pytest.raises(PostUndatedError):
        desk.series.begin(post(desk, None, status=PostStatus.IDEA))
    with pytest.raises(NotInSeriesError):
        desk.series.change(first.id, Scope.ALL, values={"text": "T2"})


def test_the_worked_example_of_an_edit_of_all(desk: Workspace) -> None:
    """The third was edited by hand, the first is published."""
    found = weekly(desk)
    desk.records.change(Post, found[0].id, status=PostStatus.PUBLISHED)
    desk.records.change(Post, found[2].id, text="by hand")
    before = everything(desk)
    done = desk.series.change(found[1].id, Scope.ALL, values={"text": "T2", "moment": at(TUESDAY + WEEK, "10:00")})
    after = of(desk)
    assert [each.text for each in after] == ["T", "T2", "by hand", "T2", "T2"]
    hours = [each.moment.wall.hour for each in after if each.moment]
    assert hours == [9, 10, 10, 10, 10]
    assert after[0] == next(each for each in before[0] if each.id == found[0].id)
    assert (len(done.changed), done.made, done.removed, done.touched) == (4, [], 0, [])
    assert days(after) == days(found)
    desk.history.undo()
    assert everything(desk) == before


def test_what_was_edited_on_one_is_written_to_those_that_follow(desk: Workspace) -> None:
    found = weekly(desk)
    desk.records.change(Post, found[2].id, text="T2")
    desk.records.change(Post, found[4].id, text="by hand")
    before = everything(desk)
    desk.series.change(found[2].id, Scope.FOLLOWING, values={"text": "T2"})
    after = of(desk)
    assert [each.text for each in after] == ["T", "T", "T2", "T2", "by hand"]
    old, new = sorted(desk.records.all(Series), key=lambda each: each.first.wall)
    assert [each.series_id for each in after] == [old.id, old.id, new.id, new.id, new.id]
    assert (old.until, old.count, new.count, new.first.day) == (date(2026, 11, 30), None, 3, date(2026, 12, 1))
    assert len(after) == len(found)
    desk.history.undo()
    assert everything(desk) == before


def test_following_the_first_one_are_all(desk: Workspace) -> None:
    found = weekly(desk)
    desk.series.change(found[0].id, Scope.FOLLOWING, values={"rubric": "News"})
    assert [each.rubric for each in of(desk)] == ["News"] * 5
    assert len(desk.records.all(Series)) == 1


def test_the_rest_of_a_series_on_the_31st_stays_on_the_31st(desk: Workspace) -> None:
    first = post(desk, date(2027, 1, 31))
    desk.series.make(first.id, replace(desk.series.begin(first), freq=Freq.MONTH, count=6))
    february = of(desk)[1]
    assert february.day == date(2027, 2, 28)
    desk.series.change(february.id, Scope.FOLLOWING, values={"text": "T2"})
    assert days(of(desk))[2:4] == [date(2027, 3, 31), date(2027, 4, 30)]
    draft = desk.series.draft(february.id, Scope.ALL)
    desk.series.change(february.id, Scope.ALL, rule=replace(draft, month_end=MonthEnd.SKIP))
    assert days(of(desk))[1:] == [date(2027, 3, 31), date(2027, 5, 31), *days(of(desk))[3:]]
    assert len(of(desk)) == 6
    assert not [each for each in of(desk) if not (each.day and each.day.day == 31)]


def test_another_rule_removes_what_is_untouched_and_lists_what_stays(desk: Workspace) -> None:
    found = weekly(desk)
    desk.records.change(Post, found[3].id, note="keep it")
    before = everything(desk)
    draft = desk.series.draft(found[1].id, Scope.FOLLOWING)
    assert (draft.count, draft.first.day) == (4, found[1].day)
    done = desk.series.change(found[1].id, Scope.FOLLOWING, rule=replace(draft, weekdays=(3,), count=3))
    assert (done.removed, [each.id for each in done.touched]) == (3, [found[3].id])
    thursdays = [date(2026, 11, 26), date(2026, 12, 3), date(2026, 12, 10)]
    assert days(list(done.made)) == thursdays
    assert sorted(days(of(desk)), key=str) == sorted([TUESDAY, found[3].day, *thursdays], key=str)
    desk.history.undo()
    assert everything(desk) == before


def test_a_series_that_ends_earlier_loses_its_last_posts(desk: Workspace) -> None:
    found = weekly(desk)
    draft = desk.series.draft(found[0].id, Scope.ALL)
    desk.series.change(found[0].id, Scope.ALL, rule=replace(draft, count=3))
    assert days(of(desk)) == days(found[:3])


@pytest.mark.parametrize(
    "remove",
    [
        lambda desk, id: desk.calendar.remove([id]),
        lambda desk, id: desk.records.remove(Post, id),
    ],
    ids=["in the calendar", "as any record is"],
)
def test_one_that_was_removed_does_not_come_back(desk: Workspace, remove: Callable[[Workspace, PostId], int]) -> None:
    found = weekly(desk)
    before = everything(desk)
    remove(desk, found[1].id)
    (series,) = desk.records.all(Series)
    assert series.skipped == (found[1].day,)
    desk.series.change(found[0].id, Scope.ALL, rule=replace(series, count=6))
    assert found[1].day not in days(of(desk))
    assert len(of(desk)) == 5
    desk.history.undo()
    desk.history.undo()
    assert everything(desk) == before


def test_one_that_was_moved_or_set_aside_does_not_come_back(desk: Workspace) -> None:
    found = weekly(desk)
    desk.calendar.move([found[1].id], days=1)
    desk.calendar.set_aside([found[2].id])
    draft = desk.series.draft(found[0].id, Scope.ALL)
    done = desk.series.change(found[0].id, Scope.ALL, rule=replace(draft, count=6))
    assert days(list(done.made)) == [TUESDAY + 5 * WEEK]
    assert desk.records.get(Post, found[1].id).day == date(2026, 11, 25)


def test_a_series_of_which_nothing_is_left_goes(desk: Workspace) -> None:
    found = weekly(desk)
    desk.calendar.remove([each.id for each in found])
    assert everything(desk) == ([], [])
    desk.history.undo()
    assert len(desk.records.all(Series)) == 1
    desk.records.remove(Client, ClientId("client"))
    assert everything(desk) == ([], [])


def test_the_rest_of_a_series_is_removed_at_once(desk: Workspace) -> None:
    found = weekly(desk)
    desk.records.change(Post, found[0].id, status=PostStatus.PUBLISHED)
    before = everything(desk)
    assert desk.series.remove(found[3].id, Scope.FOLLOWING) == 2
    assert days(of(desk)) == days(found[:3])
    (series,) = desk.records.all(Series)
    assert (series.until, series.count) == (date(2026, 12, 7), None)
    assert desk.series.remove(found[1].id, Scope.ALL) == 2
    assert days(of(desk)) == [TUESDAY]
    desk.history.undo()
    desk.history.undo()
    assert everything(desk) == before


def test_a_removed_series_leaves_its_posts(desk: Workspace) -> None:
    found = weekly(desk)
    (series,) = desk.records.all(Series)
    desk.records.remove(Series, series.id)
    assert [each.series_id for each in of(desk)] == [None] * 5
    assert desk.series.of(desk.records.get(Post, found[0].id)) is None


def test_thirty_days_before_its_end_a_series_may_go_on(desk: Workspace) -> None:
    assert weekly(desk, 6)[-1].day == TUESDAY + 5 * WEEK
    (series,) = desk.records.all(Series)
    assert desk.series.ending() == []
    desk.series.change(of(desk)[0].id, Scope.ALL, rule=replace(series, count=5))
    (told,) = desk.series.ending(ClientId("client"))
    assert (told.series.id, told.last, told.is_ending) == (series.id, TUESDAY + 4 * WEEK, True)
    before = everything(desk)
    made = desk.series.extend(series.id)
    assert days(made) == [TUESDAY + at * WEEK for at in range(5, 5 + 52)]
    assert desk.series.ending() == []
    desk.history.undo()
    assert everything(desk) == before


@pytest.fixture
def quick(quick_folder: Path) -> Iterator[Workspace]:
    with new_desk(quick_folder / "desk", clock=lambda: NOW) as workspace:
        workspace.records.add(Client(id=ClientId("client"), name="Honey", time_zone=ZONE))
        yield workspace


@given(
    edits=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["text", "status", "move", "note"])), max_size=4),
    place=st.integers(0, 5),
    scope=st.sampled_from(Scope),
    freq=st.sampled_from(Freq),
    interval=st.integers(1, 3),
    text=st.sampled_from(["T", "T2"]),
)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_changed_published_posts_stay_and_undo_is_identity(
    quick: Workspace, edits: list[tuple[int, str]], place: int, scope: Scope, freq: Freq, interval: int, text: str
) -> None:
    found = weekly(quick, 6)
    for number, what in edits:
        id = found[number].id
        if what == "move" and quick.records.get(Post, id).status is not PostStatus.PUBLISHED:
            quick.calendar.move([id], days=2)
        elif what != "move":
            values: dict[str, Any] = {
                "text": {"text": "by hand"},
                "status": {"status": PostStatus.PUBLISHED},
                "note": {"note": "x"},
            }
            quick.records.change(Post, id, **values[what])
    before = everything(quick)
    out = [each for each in before[0] if each.status is PostStatus.PUBLISHED]
    rule = replace(quick.series.draft(found[place].id, scope), freq=freq, interval=interval)
    quick.series.change(found[place].id, scope, rule=rule, values={"text": text})
    after = quick.records.all(Post)
    assert not [each for each in out if each not in after]
    kept = {each.id for each in after}
    touched = [each.id for each in before[0] if each.text == "by hand" or each.note]
    assert {*touched} <= kept
    keys = [(each.series_id, each.series_day) for each in after if each.series_id]
    assert len(keys) == len({*keys})
    if everything(quick) != before:  # what changes nothing is no step
        quick.history.undo()
    assert everything(quick) == before
    quick.calendar.remove([each.id for each in found])


def own_words(desk: Workspace, found: Post, words: str) -> None:
    seen = {"text": found.text}
    desk.texts.write(found.id, Network.INSTAGRAM, seen, text=words)


def in_instagram(desk: Workspace) -> list[str | None]:
    """What each post says there of its own, in the order of the series."""
    from smmdesk.domain.variants import PostVariant

    said = {each.post_id: each.text for each in desk.records.all(PostVariant)}
    return [said.get(each.id) for each in of(desk)]


def test_what_a_network_has_of_its_own_goes_into_all_of_them(desk: Workspace) -> None:
    first = post(desk, networks=(Network.INSTAGRAM, Network.FACEBOOK))
    own_words(desk, first, "short")
    desk.series.make(first.id, replace(desk.series.begin(first), count=3))
    assert in_instagram(desk) == ["short"] * 3
    told = desk.series.of(first := of(desk)[0])
    assert told
    desk.series.extend(told.series.id)
    assert set(in_instagram(desk)) == {"short"}
    assert len(in_instagram(desk)) > 3


def test_what_all_say_now_is_no_networks_own_any_more(desk: Workspace) -> None:
    first = post(desk, networks=(Network.INSTAGRAM, Network.FACEBOOK))
    own_words(desk, first, "short")
    desk.series.make(first.id, replace(desk.series.begin(first), count=3))
    desk.series.change(first.id, Scope.ALL, values={"text": "short"})
    assert in_instagram(desk) == [None] * 3


def test_a_post_with_words_for_one_network_is_touched(desk: Workspace) -> None:
    found = weekly(desk, networks=(Network.INSTAGRAM, Network.FACEBOOK))
    own_words(desk, found[3], "by hand")
    rule = replace(desk.series.draft(found[0].id, Scope.ALL), count=2)
    foreseen = desk.series.foresee(found[0].id, Scope.ALL, rule)
    done = desk.series.change(found[0].id, Scope.ALL, rule=rule)
    assert ([each.id for each in done.touched], done.removed) == ([found[3].id], 2)
    assert ([each.id for each in foreseen.touched], foreseen.gone) == ([found[3].id], 2)
    assert [each.id for each in of(desk)] == [found[at].id for at in (0, 1, 3)]


def test_the_post_itself_has_what_was_typed_whatever_it_held(desk: Workspace) -> None:
    found = weekly(desk, 3)
    desk.records.change(Post, found[1].id, text="by hand")
    moved = at(TUESDAY + WEEK + timedelta(days=1), "11:00")
    desk.series.change(found[1].id, Scope.ALL, {"text": "by hand"}, values={"text": "T2", "moment": moved})
    assert [each.text for each in of(desk)] == ["T2"] * 3
    assert [each.moment for each in of(desk)] == [at(TUESDAY, "11:00"), moved, at(TUESDAY + 2 * WEEK, "11:00")]
    desk.history.undo()
    assert [each.text for each in of(desk)] == ["T", "by hand", "T"]


def test_who_was_slower_is_told_and_changes_nothing(desk: Workspace) -> None:
    found = weekly(desk, 3)
    desk.records.change(Post, found[1].id, text="by hand")
    before = everything(desk)
    with pytest.raises(ChangedElsewhereError):
        desk.series.change(found[1].id, Scope.ALL, {"text": "T"}, values={"text": "T2"})
    assert everything(desk) == before


def test_what_another_rule_comes_to_is_known_beforehand(desk: Workspace) -> None:
    found = weekly(desk, 4)
    desk.records.change(Post, found[3].id, text="by hand")
    before = everything(desk)
    rule = replace(desk.series.draft(found[1].id, Scope.FOLLOWING), interval=2, weekdays=(1, 3), count=None)
    foreseen = desk.series.foresee(found[1].id, Scope.FOLLOWING, rule)
    assert everything(desk) == before
    done = desk.series.change(found[1].id, Scope.FOLLOWING, rule=rule)
    assert foreseen.gone == done.removed
    assert [each.id for each in foreseen.touched] == [each.id for each in done.touched]
    in_it = {each.series_day for each in of(desk) if each.series_id == done.made[0].series_id}
    assert {*foreseen.preview.days} == in_it - {found[2].series_day}
