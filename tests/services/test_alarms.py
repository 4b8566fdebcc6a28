"""An alarm is put aside, comes back and is over: the same on the client's page, among all clients and for programs."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.reputation.errors import NoAlarmError, NoNoteError
from smmdesk.domain.reputation.named import CrisisLevel, Sentiment
from smmdesk.domain.snoozes import Snooze
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.speech.reputation_sign import sign_told
from tests.desks import new_desk
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.domain.reputation.alarms import Alarm
    from smmdesk.workspace import Workspace

TODAY = date(2026, 11, 16)
NOVEMBER = Period.month(2026, 11)
NOTE = "All answered, the batch was taken back"


class Clock:
    """The instant that it is, which a test puts forward."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 16, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    with new_desk(tmp_path / "desk", clock=clock) as workspace:
        yield workspace


def say(desk: Workspace, client: Client, *days: int, tone: Sentiment = Sentiment.NEGATIVE) -> None:
    """On these days before the one on which it all begins; later ones are below zero."""
    for each in days:
        moment = LocalMoment.at(TODAY - timedelta(days=each), 10, 0, client.time_zone)
        desk.reputation.write_down(client.id, moment, tone=tone, text=f"{each} {tone}")


@pytest.fixture
def client(desk: Workspace) -> Client:
    """Four complaints in the last three days, where nobody ever complained."""
    made = desk.clients.add("Walnut")
    say(desk, made, *range(3, 80, 7), tone=Sentiment.POSITIVE)
    say(desk, made, 0, 1, 2, 2)
    return made


def alarm(desk: Workspace, client: Client, period: Period = NOVEMBER) -> Alarm | None:
    """As its own page and the table of all clients have it."""
    (heard,) = desk.reputation.heard([client], period)
    sign = desk.reputation.sheet(client.id, period).sign
    assert sign == heard.sign
    return sign.alarm if sign else None


def exported(desk: Workspace, client: Client, folder: Path) -> Any:
    file = folder / "out.json"
    wish = Wish(output="reputation", language=Language("en"), client_id=client.id, period=NOVEMBER)
    desk.exporting.export(wish, file)
    (found,) = json.loads(file.read_text("utf-8"))["reputation"]
    return found["figures"]["crisis"]["alarm"]


def test_one_step_puts_it_aside_and_undo_takes_that_back(desk: Workspace, client: Client) -> None:
    before, undone = alarm(desk, client), desk.database.latest()
    assert before is not None
    assert (before.since, before.is_aside) == (TODAY - timedelta(days=1), False)
    made = desk.reputation.put_alarm_aside(client.id, f"  {NOTE} ")
    assert (made.made_on, made.count, made.until, made.note) == (TODAY, 4, None, NOTE)
    assert made.key == f"crisis:{client.id}:2026-11-15"
    found = alarm(desk, client)
    assert found is not None
    assert found.is_aside
    assert desk.history.undo() is not None
    assert alarm(desk, client) == before
    assert desk.database.latest() != undone
    desk.history.redo()
    assert alarm(desk, client) == found


def test_it_comes_back_at_half_as_many_again_and_is_put_aside_anew(
    desk: Workspace, client: Client, clock: Clock
) -> None:
    first = desk.reputation.put_alarm_aside(client.id, NOTE)
    clock.pass_days(1)
    say(desk, client, -1)
    still = alarm(desk, client)
    assert still is not None
    assert still.is_aside, "5 are less than half of 4 more"
    say(desk, client, -1)
    back = alarm(desk, client)
    assert back is not None
    assert (back.is_aside, back.back_on) == (False, TODAY + timedelta(days=1))
    again = desk.reputation.put_alarm_aside(client.id, "Called all six")
    assert (again.id, again.count, again.made_on) == (first.id, 6, TODAY + timedelta(days=1))
    assert desk.records.all(Snooze) == [again]
    found = alarm(desk, client)
    assert found is not None
    assert found.is_aside


def test_after_seven_calm_days_the_next_is_another(desk: Workspace, client: Client, clock: Clock) -> None:
    desk.reputation.put_alarm_aside(client.id, NOTE)
    clock.pass_days(9)
    desk.voice.note_look(client.id)
    calm = desk.reputation.sheet(client.id, NOVEMBER).sign
    assert calm is not None
    assert calm.sign.level is CrisisLevel.CALM
    assert calm.alarm is not None, "calm for two days"
    clock.pass_days(5)
    assert alarm(desk, client) is None
    say(desk, client, *[-14] * 9)
    other = alarm(desk, client)
    assert other is not None
    assert (other.aside, other.since) == (None, TODAY + timedelta(days=14))
    desk.reputation.put_alarm_aside(client.id, NOTE)
    assert len(desk.records.all(Snooze)) == 2


def test_a_day_that_is_over_says_what_was_so_then(desk: Workspace, client: Client, clock: Clock) -> None:
    clock.pass_days(1)
    say(desk, client, -1)
    desk.reputation.put_alarm_aside(client.id, NOTE)
    until_then = Period(TODAY - timedelta(days=6), TODAY + timedelta(days=1))
    assert not desk.reputation.sheet(client.id, until_then).is_of_today
    then = alarm(desk, client, until_then)
    assert then is not None
    assert then.aside is None
    assert desk.reputation.sheet(client.id, NOVEMBER).is_of_today


def test_it_is_refused_without_a_note_and_where_there_is_no_alarm(desk: Workspace, client: Client) -> None:
    calm = desk.clients.add("Hazel")
    say(desk, calm, 2, tone=Sentiment.POSITIVE)
    before = desk.database.latest()
    with pytest.raises(NoNoteError):
        desk.reputation.put_alarm_aside(client.id, "  ")
    for nobody in (calm.id, desk.clients.add("Almond").id):
        with pytest.raises(NoAlarmError):
            desk.reputation.put_alarm_aside(ClientId(nobody), NOTE)
    desk.reputation.put_alarm_aside(client.id, NOTE)
    with pytest.raises(NoAlarmError):
        desk.reputation.put_alarm_aside(client.id, NOTE)
    assert desk.database.latest() != before
    said = {Language(code).error(each()) for code in LANGUAGES for each in (NoNoteError, NoAlarmError)}
    assert len(said) == 2 * len(LANGUAGES)


def test_programs_are_told_the_same(desk: Workspace, client: Client, clock: Clock, tmp_path: Path) -> None:
    at_first = exported(desk, client, tmp_path)
    assert (at_first["since"], at_first["is_aside"], at_first["put_aside_on"]) == ("2026-11-15", False, None)
    desk.reputation.put_alarm_aside(client.id, NOTE)
    assert exported(desk, client, tmp_path) == {
        "since": "2026-11-15",
        "is_aside": True,
        "put_aside_on": "2026-11-16",
        "at": 4,
        "back_at": 6,
        "back_on": None,
        "note": NOTE,
    }
    clock.pass_days(1)
    say(desk, client, -1, -1)
    assert (found := exported(desk, client, tmp_path))["back_on"] == "2026-11-17"
    assert not found["is_aside"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_said_when_and_at_how_many_it_comes_back(
    desk: Workspace, client: Client, clock: Clock, code: str
) -> None:
    language = Language(code)

    def said() -> str:
        sign = desk.reputation.sheet(client.id, NOVEMBER).sign
        assert sign is not None
        name = {"en": "Put aside", "ru": "Отложено", "ka": "გადადებულია"}[code]
        return dict(sign_told(sign, [], language).parts).get(name, "")

    assert said() == ""
    desk.reputation.put_alarm_aside(client.id, NOTE)
    told = said()
    assert every(each in told for each in (language.short_date(TODAY), "4", "6", NOTE))
    clock.pass_days(1)
    say(desk, client, -1, -1)
    back = said()
    assert language.short_date(TODAY + timedelta(days=1)) in back
    assert back != told


def test_it_goes_with_its_client(desk: Workspace, client: Client) -> None:
    desk.reputation.put_alarm_aside(client.id, NOTE)
    desk.records.remove(Client, client.id)
    assert desk.records.all(Snooze) == []
    desk.history.undo()
    assert [each.note for each in desk.records.all(Snooze)] == [NOTE]
