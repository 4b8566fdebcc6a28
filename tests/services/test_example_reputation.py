"""What the example says of a reputation is true by the program's own rules, on whichever day it is made."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, cycle
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.domain.periods import Period
from smmdesk.domain.repeats import NEAR, Likeness
from smmdesk.domain.reputation.answering import answers
from smmdesk.domain.reputation.errors import NoAlarmError
from smmdesk.domain.reputation.figures import figures_by_kind
from smmdesk.domain.reputation.mentions import organic
from smmdesk.domain.reputation.named import Cause, CrisisLevel, MentionKind, Source
from smmdesk.domain.reputation.records import Brand, Mention, ReplyTemplate
from smmdesk.services.working_time import counting
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.speech.reputation import figure_told
from tests.desks import example_of
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.workspace import Workspace

DAYS = (date(2026, 11, 16), date(2026, 11, 1), date(2026, 2, 28), date(2026, 3, 31), date(2028, 2, 29))
"""A Monday, first and last days of months, and one after a change of the clock."""


@pytest.fixture(params=[(code, day) for code, day in zip(cycle(LANGUAGES), (*DAYS, DAYS[0]), strict=False)], ids=str)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workspace]:
    code, day = request.param
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    with example_of(tmp_path / "desk", code, now) as workspace:
        yield workspace


@pytest.fixture
def client(desk: Workspace) -> Client:
    """The one of whom people speak most."""
    spoken_of = Counter(each.client_id for each in desk.records.all(Mention))
    return desk.records.get(Client, ClientId(spoken_of.most_common(1)[0][0]))


def test_sixty_mentions_of_all_kinds_in_three_alphabets(desk: Workspace, client: Client) -> None:
    said = desk.records.all(Mention, client_id=client.id)
    brands = {each.id: each for each in desk.records.all(Brand)}
    assert 55 <= len(said) <= 65
    assert {each.kind for each in said} == {*MentionKind}
    assert {each.source for each in said} >= {*Source} - {Source.TV, Source.OTHER}
    assert {each.language for each in said} == {"", "en", "ru", "ka"}
    letters = "".join(each.text for each in said)
    assert every(any(first <= letter <= last for letter in letters) for first, last in ("az", "ая", "აჰ"))
    of_whom = [brands[each.brand_id].own if each.brand_id else None for each in said]
    assert {whose: of_whom.count(whose) for whose in (True, False, None)} == {True: 51, False: 8, None: 3}
    assert len({each.text for each in said}) == len(said)
    days = [each.moment.wall.date() for each in said]
    assert (max(days) - min(days)).days in range(80, 85)


def test_this_week_is_to_be_watched_and_a_past_one_is_quiet(desk: Workspace, client: Client) -> None:
    """Two complaints where none is usual."""
    today = desk.today()
    sheet = desk.reputation.sheet(client.id, Period(today, today + timedelta(days=1)))
    assert sheet.sign is not None
    sign = sheet.sign.sign
    assert (sign.level, sign.week.negative, sign.weeks) == (CrisisLevel.WATCH, 2, 8)
    assert sign.usual == 0
    assert sign.by == (Cause.COUNT,)
    assert sum(not week.negative for _days, week in sheet.sign.weeks[1:]) == 5


def test_of_the_others_one_is_in_alarm_put_aside_and_one_is_quiet(desk: Workspace, client: Client) -> None:
    """Four complaints where none is usual, all of them answered; eight weeks without one."""
    today = desk.today()
    others = [each for each in desk.clients.list() if each.id != client.id]
    heard = desk.reputation.heard(others, Period(today, today + timedelta(days=1)))
    signs = {each.sign.sign.level: each.sign for each in heard if each.sign}
    alarm, quiet = signs[CrisisLevel.ALARM], signs[CrisisLevel.CALM]
    assert (alarm.sign.week.negative, alarm.sign.weeks) == (4, 8)
    assert alarm.sign.usual == 0
    assert alarm.alarm is not None
    assert alarm.alarm.is_aside
    assert alarm.alarm.aside is not None
    assert (alarm.alarm.aside.made_on, alarm.alarm.aside.count) == (today - timedelta(days=1), 4)
    assert (quiet.sign.week.negative, quiet.sign.weeks, quiet.alarm) == (0, 8, None)
    assert every(not each.waiting for each in heard)
    with pytest.raises(NoAlarmError):
        desk.reputation.put_alarm_aside(next(each.client.id for each in heard if each.sign is alarm), "Again")


def test_answers_come_and_some_are_waited_for(desk: Workspace, client: Client) -> None:
    today = desk.today()
    sheet = desk.reputation.sheet(client.id, Period(today - timedelta(days=90), today + timedelta(days=1)))
    own = next(each for each in sheet.brands if each.own)
    by = counting(sheet.rule, client, desk.now())
    found = answers(organic(sheet.mentions, own.id, sheet.period), *by)
    assert (found.answered, found.waiting, found.let_be, found.untimed) == (38, 2, 1, 0)
    assert found.median_working is not None
    assert 30 <= found.median_working <= 120
    assert found.share_in_goal is not None
    assert 0.8 <= found.share_in_goal < 1
    assert every(each.answered is None or each.answered.utc() <= desk.now() for each in sheet.mentions)
    kinds = figures_by_kind(sheet.mentions, sheet.brands, sheet.period)
    assert every(kinds[kind].tones.net is not None for kind in MentionKind)
    assert kinds[MentionKind.REVIEW].stars.mean is not None


def test_no_two_answers_on_a_place_are_alike_by_our_own_rule(desk: Workspace) -> None:
    said = [each for each in desk.records.all(Mention) if each.answer]
    assert len(said) >= 20
    same = [
        (one.answer, other.answer)
        for one, other in combinations(said, 2)
        if one.place == other.place and Likeness.of(one.answer).share(Likeness.of(other.answer)) >= NEAR
    ]
    assert same == []


def test_every_month_has_a_share_of_voice_of_its_industry(desk: Workspace, client: Client) -> None:
    sheet = desk.voice.sheet(client.id, Period.month_of(desk.today()))
    assert len(sheet.months) == 6
    for told in sheet.months:
        assert told.now.industry is not None
        assert told.now.rest >= 0
        assert 0 <= told.now.industry.value < 0.4
        assert sum(told.now.publications.values()) <= told.now.industry.whole


def test_what_people_did_on_own_pages_stands_beside_as_results_count_it(desk: Workspace, client: Client) -> None:
    month = Period.month_of(desk.today()).stepped(-1)
    sheet, told = desk.reputation.sheet(client.id, month), desk.results.sheet(client.id, month).value("engagements")
    assert sheet.own_pages.mentions == told.of_posts > 0
    assert (sheet.own_pages.total, sheet.own_pages.known) == (told.value, told.posts)
    found = figures_by_kind(sheet.mentions, sheet.brands, month)[MentionKind.REVIEW]
    words = dict(figure_told(found, "", month, sheet.own_pages, Language("en")).parts)
    assert words["On own pages, added to nothing"].startswith(Language("en").number(told.value or 0))


def test_replies_to_begin_from_are_the_clients_own(desk: Workspace, client: Client) -> None:
    replies = desk.records.all(ReplyTemplate, client_id=client.id)
    assert len(replies) >= 6
    assert {each.client_id for each in replies} == {client.id}
    assert {each.id for each in desk.answers.replies(client.id)} == {each.id for each in replies}
