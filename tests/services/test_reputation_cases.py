"""The cases of the design, each as a desk of its own: a clinic in a storm, a library that nobody complains of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.ids import ActivityId, new_id
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.reputation.errors import UndisclosedPraiseError
from smmdesk.domain.reputation.named import (
    ActivityKind,
    ActivityStatus,
    Cause,
    CrisisLevel,
    MentionKind,
    Reward,
    Sentiment,
    Source,
)
from smmdesk.domain.reputation.records import Activity
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.speech.reputation_sign import sign_sentence, sign_told
from tests.desks import new_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.domain.clients import Client
    from smmdesk.services.reputation import ReputationSheet
    from smmdesk.workspace import Workspace

NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
TODAY = date(2026, 11, 16)
BAD, GOOD = Sentiment.NEGATIVE, Sentiment.POSITIVE
PAST = ((2, 20), (1, 18), (3, 22), (2, 25), (2, 19), (1, 21), (4, 24), (2, 20))
"""Complaints and mentions with a tone of the clinic's weeks, the newest first: usual is 2."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with new_desk(tmp_path / "desk", clock=lambda: NOW) as workspace:
        yield workspace


def say(desk: Workspace, client: Client, ago: int, **values: Any) -> None:
    moment = LocalMoment.at(TODAY - timedelta(days=ago), 10, 0, client.time_zone)
    desk.reputation.write_down(client.id, moment, **{"text": new_id(), **values})


def sheet(desk: Workspace, client: Client) -> ReputationSheet:
    return desk.reputation.sheet(client.id, Period.month(2026, 11))


@pytest.fixture
def clinic(desk: Workspace) -> Client:
    """Seven complaints in seven days, five on maps and two on a forum, of 24 mentions with a tone."""
    client = desk.clients.add("Dental Line")
    for week, (negative, judged) in enumerate(PAST, 1):
        for n in range(judged):
            say(desk, client, 7 * week + n % 7, tone=BAD if n < negative else GOOD)
    for n in range(24):
        source = Source.MAP if n < 5 else Source.FORUM
        say(desk, client, n % 7, tone=BAD if n < 7 else GOOD, source=source)
    return client


def test_the_clinic_is_in_alarm_by_the_count_of_its_complaints(desk: Workspace, clinic: Client) -> None:
    """Usual 2, 7 of 24: p₁ = 0.0090, p₂ = 0.0139."""
    told = sheet(desk, clinic).sign
    assert told is not None
    sign = told.sign
    assert (sign.level, sign.by, sign.weeks) == (CrisisLevel.ALARM, (Cause.COUNT,), 8)
    assert [round(each, 4) for each in (sign.p_count or 0, sign.p_share or 0)] == [0.0090, 0.0139]
    said = sign_sentence(told, Language("en"))
    assert said == "7 complaints in 7 days; usual is 2 (alarm at 7)."
    parts = dict(sign_told(told, sheet(desk, clinic).recent, Language("en")).parts)
    assert parts["Where"] == "Maps: 5 · Forum: 2"
    assert parts["Share of complaints"] == "29%, usual 10%"


@pytest.mark.parametrize("status", [ActivityStatus.DOING, ActivityStatus.DONE])
def test_its_rewarded_praise_cannot_be_closed_before_it_says_so(
    desk: Workspace, clinic: Client, status: ActivityStatus
) -> None:
    made = Activity(
        id=ActivityId(new_id()),
        client_id=clinic.id,
        kind=ActivityKind.ADVOCATE,
        what="A cleaning for a review",
        reward=Reward.DISCOUNT,
    )
    desk.records.add(made)
    before = desk.database.latest()
    with pytest.raises(UndisclosedPraiseError) as refused:
        desk.records.change(Activity, made.id, status=status)
    assert desk.records.get(Activity, made.id) == made
    assert desk.database.latest() == before
    said = {code: Language(code).error(refused.value) for code in LANGUAGES}
    assert len({*said.values()}) == len(LANGUAGES) == 3
    assert "how it is disclosed" in said["en"]
    desk.records.change(Activity, made.id, disclosure="Ad. The clinic gave me a discount.")
    assert desk.records.change(Activity, made.id, status=status).status is status


@pytest.fixture
def library(desk: Workspace) -> Client:
    """Eight weeks without a complaint, three kind words in each."""
    client = desk.clients.add("City Library")
    for week in range(1, 9):
        for n in range(3):
            say(desk, client, 7 * week + n, tone=GOOD)
    return client


def test_the_library_is_calm_and_stays_so_at_its_first_complaint(desk: Workspace, library: Client) -> None:
    say(desk, library, 1, tone=GOOD)
    quiet = sheet(desk, library).sign
    assert quiet is not None
    assert (quiet.sign.level, quiet.sign.weeks) == (CrisisLevel.CALM, 8)
    assert quiet.sign.usual == 0
    say(desk, library, 0, tone=BAD)
    first = sheet(desk, library).sign
    assert first is not None
    assert first.sign.level is CrisisLevel.CALM
    assert round(first.sign.p_count or 0, 4) == 0.0572


def test_what_a_paper_writes_against_the_library_is_to_be_watched(desk: Workspace, library: Client) -> None:
    say(desk, library, 0, tone=BAD, source=Source.PRESS, kind=MentionKind.MEDIA)
    told = sheet(desk, library).sign
    assert told is not None
    assert (told.sign.level, told.sign.by) == (CrisisLevel.WATCH, (Cause.MEDIA,))


def test_three_complaints_in_a_week_are_an_alarm_of_the_library(desk: Workspace, library: Client) -> None:
    for days in (0, 3, 6):
        say(desk, library, days, tone=BAD)
    told = sheet(desk, library).sign
    assert told is not None
    assert (told.sign.level, told.sign.week.negative) == (CrisisLevel.ALARM, 3)
    assert told.thresholds is not None
    assert (told.thresholds.watch, told.thresholds.alarm) == (2, 3)
