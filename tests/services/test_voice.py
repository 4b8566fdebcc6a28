"""Counts that somebody else made, a look at nothing, and who is heard how much month by month."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.changes import IMPORT_MENTIONS
from smmdesk.domain.clients import Client
from smmdesk.domain.errors import OutOfRangeError
from smmdesk.domain.ids import BrandId, ClientId
from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.errors import OtherClientsBrandError, SameCountError
from smmdesk.domain.reputation.named import CrisisLevel, Sentiment, Source
from smmdesk.domain.reputation.records import Brand, VoiceCount
from smmdesk.services.reputation_figures import day_signs
from smmdesk.services.voice import last_months
from tests.desks import new_desk
from tests.domain.reputation.made import CLIENT, DAY, NOVEMBER, OWN, RIVAL, ago, brand, mention, on
from tests.statements import statements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.domain.reputation.records import Mention
    from smmdesk.workspace import Workspace

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    """On 16 November, with a confectioner and its rival."""
    with new_desk(tmp_path / "desk", clock=lambda: NOW) as workspace:
        with workspace.database.write(IMPORT_MENTIONS) as work:
            work.save(Client(id=CLIENT, name="Sweet Balcony", time_zone="Etc/UTC"))
            work.add_all([brand(id=OWN, own=True), brand(id=RIVAL, name="Crumb Street")])
        yield workspace


def said(desk: Workspace, *mentions: Mention) -> None:
    with desk.database.write(IMPORT_MENTIONS) as work:
        work.add_all([*mentions])


def level(desk: Workspace) -> CrisisLevel | None:
    found = desk.reputation.sheet(CLIENT, NOVEMBER).sign
    return found.sign.level if found else None


def test_a_count_is_kept_once_for_each_brand_days_and_source(desk: Workspace) -> None:
    made = desk.voice.add_count(CLIENT, NOVEMBER, 120, origin="Medialogia")
    desk.voice.add_count(CLIENT, NOVEMBER, 18, brand_id=OWN)
    desk.voice.add_count(CLIENT, NOVEMBER, 40, source=Source.FORUM)
    with pytest.raises(SameCountError):
        desk.voice.add_count(CLIENT, NOVEMBER, 121)
    with pytest.raises(SameCountError):
        desk.voice.change_count(made.id, source=Source.FORUM)
    assert desk.voice.change_count(made.id, publications=130).publications == 130
    assert len(desk.records.all(VoiceCount)) == 3


def test_a_count_is_of_a_brand_of_the_client_and_can_be(desk: Workspace) -> None:
    desk.records.add(Client(id=ClientId("other"), name="Dental Line"))
    desk.records.add(Brand(id=BrandId("teeth"), client_id=ClientId("other"), name="Teeth"))
    with pytest.raises(OtherClientsBrandError):
        desk.voice.add_count(CLIENT, NOVEMBER, 3, brand_id=BrandId("teeth"))
    with pytest.raises(OutOfRangeError):
        desk.voice.add_count(CLIENT, NOVEMBER, -1)
    assert desk.records.all(VoiceCount) == []


def test_a_count_stands_in_place_of_mentions(desk: Workspace) -> None:
    said(desk, mention(), mention(brand_id=RIVAL))
    assert desk.voice.sheet(CLIENT, NOVEMBER).told.share == (1, 2)  # type: ignore[union-attr]
    desk.voice.add_count(CLIENT, NOVEMBER, 120)
    desk.voice.add_count(CLIENT, NOVEMBER, 18, brand_id=OWN)
    told = desk.voice.sheet(CLIENT, NOVEMBER).told
    assert told is not None
    assert (told.share, told.now.among_brands) == ((18, 120), (18, 19))
    assert desk.reputation.sheet(CLIENT, NOVEMBER).voices == told


def test_a_source_alone_can_be_looked_at(desk: Workspace) -> None:
    said(desk, mention(source=Source.MAP), mention(source=Source.FORUM), mention(brand_id=RIVAL, source=Source.FORUM))
    desk.voice.add_count(CLIENT, NOVEMBER, 9, brand_id=RIVAL, source=Source.RADIO)
    sheet = desk.voice.sheet(CLIENT, NOVEMBER, Source.FORUM)
    assert sheet.told is not None
    assert sheet.told.share == (1, 2)
    assert sheet.sources == [Source.FORUM, Source.MAP, Source.RADIO]
    radio = desk.voice.sheet(CLIENT, NOVEMBER, Source.RADIO).told
    assert radio is not None
    assert radio.share == (0, 9)


def test_months_follow_one_another_up_to_the_period(desk: Workspace) -> None:
    said(desk, *(on(date(2026, month, 3)) for month in (6, 8, 8, 11)), on(date(2026, 8, 4), brand_id=RIVAL))
    sheet = desk.voice.sheet(CLIENT, Period(date(2026, 11, 9), date(2026, 11, 16)))
    assert [each.period for each in sheet.months] == [Period.month(2026, month) for month in range(6, 12)]
    assert [each.share for each in sheet.months] == [(1, 1), None, (2, 3), None, None, (1, 1)]
    assert last_months(NOVEMBER, 2) == [Period.month(2026, 10), NOVEMBER]


def test_before_the_first_mention_there_is_no_voice(tmp_path: Path) -> None:
    with new_desk(tmp_path / "empty", clock=lambda: NOW) as workspace:
        workspace.records.add(Client(id=CLIENT, name="Sweet Balcony"))
        sheet = workspace.voice.sheet(CLIENT, NOVEMBER)
        assert (sheet.told, sheet.months, sheet.sources) == (None, [], [])


# a look at nothing


def test_a_look_that_found_nothing_is_noted_since_the_last_one(desk: Workspace) -> None:
    said(desk, ago(14))
    assert level(desk) is CrisisLevel.NOT_WATCHED
    made = desk.voice.note_look(CLIENT)
    assert (made.brand_id, made.publications) == (OWN, 0)
    assert (made.starts, made.ends) == (date(2026, 11, 3), date(2026, 11, 17))
    assert level(desk) is CrisisLevel.NO_BAND
    desk.history.undo()
    assert level(desk) is CrisisLevel.NOT_WATCHED


def test_looking_twice_on_a_day_keeps_what_was_noted(desk: Workspace) -> None:
    said(desk, ago(0))
    first = desk.voice.note_look(CLIENT)
    assert desk.voice.note_look(CLIENT) == first
    assert desk.records.all(VoiceCount) == [first]
    assert first.starts == DAY


def test_the_first_look_of_all_makes_the_own_brand(tmp_path: Path) -> None:
    with new_desk(tmp_path / "empty", clock=lambda: NOW) as workspace:
        workspace.records.add(Client(id=CLIENT, name="Sweet Balcony", time_zone="Pacific/Auckland"))
        made = workspace.voice.note_look(CLIENT)
        (own,) = workspace.records.all(Brand)
        assert (own.own, made.brand_id, made.starts) == (True, own.id, date(2026, 11, 16))
        workspace.history.undo()
        assert workspace.records.all(Brand) == []


# files, and many clients


def test_a_file_of_mentions_is_a_look(desk: Workspace, tmp_path: Path) -> None:
    said(desk, ago(40))
    path = tmp_path / "mentions.csv"
    path.write_text("Date,Link,Text\n2026-09-10,https://a.example/1,Sweet Balcony\n", "utf-8")
    from smmdesk.services.reading.mentions import MENTION_FILES

    assert level(desk) is CrisisLevel.NOT_WATCHED
    desk.importing.import_file(path, "Sweet Balcony", kind=MENTION_FILES)
    assert level(desk) is CrisisLevel.NO_BAND or level(desk) is CrisisLevel.CALM


def test_signs_of_many_clients_take_one_query_of_each_kind(desk: Workspace) -> None:
    said(desk, *(ago(days, tone=Sentiment.NEGATIVE) for days in (0, 1, 2, 3, 40)))
    days = {CLIENT: DAY}
    for number in range(20):
        other = ClientId(f"{number:032}")
        desk.records.add(Client(id=other, name=f"Client {number}"))
        own = brand(client_id=other, own=True)
        desk.records.add(own)
        said(desk, ago(3, client_id=other, brand_id=own.id), ago(60, client_id=other, brand_id=own.id))
        days[other] = DAY
    with statements(desk) as asked, desk.database.read() as reader:
        found = day_signs(reader, days)
    assert len(found) == 21
    assert found[CLIENT].sign.level is CrisisLevel.ALARM
    assert len([each for each in asked if "SELECT" in each.upper()]) <= 7
