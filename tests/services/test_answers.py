"""Rules of clients, replies to begin from, what waits, and what was answered before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.errors import ChangedElsewhereError, MissingRecordError
from smmdesk.domain.ids import ClientId
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.reputation.errors import HoursError, PlaceholderError
from smmdesk.domain.reputation.named import About
from smmdesk.domain.reputation.records import AnswerRule, Mention, ReplyTemplate
from smmdesk.services.answers import blank_reply
from tests.every import every

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace

SWEET, LINE = ClientId("sweet"), ClientId("line")
MONDAY = datetime(2026, 11, 16, 10, 5)


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    for id, name in ((SWEET, "Sweet Balcony"), (LINE, "Dental Line")):
        workspace.records.add(Client(id=id, name=name, time_zone="Asia/Tbilisi"))
    return workspace


def written(desk: Workspace, minutes: int = 0, client: ClientId = SWEET, **values: Any) -> Mention:
    moment = LocalMoment(MONDAY + timedelta(minutes=minutes), "Asia/Tbilisi")
    return desk.reputation.write_down(client, moment, **{"needs_answer": True, "text": f"Said {minutes}", **values})


def rule(desk: Workspace, client: ClientId = SWEET) -> AnswerRule:
    return desk.reputation.sheet(client, Period.month(2026, 11)).rule


def test_a_rule_is_made_with_the_first_that_is_said_of_it(desk: Workspace) -> None:
    assert rule(desk) == AnswerRule.of(SWEET)
    assert not rule(desk).has_hours
    desk.answers.change_rule(SWEET, signer="Nino")
    hours = rule(desk).on_day(5, "10:00 – 15:00")
    desk.answers.change_rule(SWEET, {"hours": ()}, hours=hours)
    assert rule(desk).hours == (*("09:00-18:00",) * 5, "10:00-15:00", "")
    assert rule(desk).signer == "Nino"
    assert desk.records.all(AnswerRule) == [rule(desk)]
    assert rule(desk, LINE) == AnswerRule.of(LINE)
    desk.history.undo()
    desk.history.undo()
    assert desk.records.all(AnswerRule) == []


def test_a_rule_that_cannot_be_kept_changes_nothing(desk: Workspace) -> None:
    desk.answers.change_rule(SWEET, signer="Nino")
    with pytest.raises(HoursError):
        desk.answers.change_rule(SWEET, hours=rule(desk).on_day(0, "18:00-09:00"))
    with pytest.raises(ChangedElsewhereError):
        desk.answers.change_rule(SWEET, {"signer": ""}, signer="Lia")
    with pytest.raises(MissingRecordError):
        desk.answers.change_rule(ClientId("gone"), signer="Lia")
    assert rule(desk).signer == "Nino"


def test_what_waits_is_of_all_times_and_of_people_themselves(desk: Workspace) -> None:
    second, first = written(desk), written(desk, -60 * 24 * 90)
    rival = desk.reputation.add_brand(SWEET, "Crumb Street")
    written(desk, 1, brand_id=rival.id)
    written(desk, 2, needs_answer=False)
    written(desk, 3, client=LINE)
    desk.reputation.let_be(written(desk, 4).id, "a joke")
    desk.reputation.answer(written(desk, 5).id)
    assert [each.id for each in desk.answers.waiting(SWEET)] == [first.id, second.id]
    assert desk.answers.waiting(ClientId("nobody")) == []


def test_an_answer_is_noted_with_its_words_and_where_they_began(desk: Workspace) -> None:
    reply = desk.records.add(blank_reply(SWEET, "Sorry"))
    said = written(desk)
    after = desk.reputation.answer(said.id, answer="We are sorry", answered_by="Nino", template_id=reply.id)
    assert (after.answer, after.answered_by, after.template_id) == ("We are sorry", "Nino", reply.id)
    assert after.answered is not None
    desk.records.remove(ReplyTemplate, reply.id)
    assert desk.records.get(Mention, said.id).template_id is None
    desk.history.undo()
    desk.history.undo()
    assert desk.records.get(Mention, said.id) == said


def test_what_was_answered_before_begins_with_the_newest(desk: Workspace) -> None:
    for minutes in (0, 1, 2):
        desk.reputation.answer(written(desk, minutes).id, answer=f"Answer {minutes}" if minutes else "")
    mention = written(desk, 7)
    desk.reputation.change(
        mention.id, answered=LocalMoment(MONDAY + timedelta(days=1), "Asia/Tbilisi"), answer="Latest"
    )
    assert next(each.answer for each in desk.answers.answered(SWEET)) == "Latest"
    assert {each.answer for each in desk.answers.answered(SWEET)} == {"Answer 1", "Answer 2", "Latest"}
    assert desk.answers.answered(LINE) == []


def test_replies_of_the_client_stand_before_those_of_all(desk: Workspace) -> None:
    names = {"b for all": None, "Apologies": SWEET, "zum Dank": SWEET, "of another": LINE, "A for all": None}
    for name, client in names.items():
        desk.records.add(blank_reply(client, name))
    found = [each.name for each in desk.answers.replies(SWEET)]
    assert found == ["Apologies", "zum Dank", "A for all", "b for all"]
    with pytest.raises(PlaceholderError):
        desk.records.add(blank_reply(SWEET, "Wrong", text="Dear {customer}"))


def test_first_replies_come_and_go_as_one(desk: Workspace) -> None:
    made = desk.answers.add_replies(blank_reply(SWEET, each.value, about=each) for each in About)
    assert every(each.client_id == SWEET for each in made)
    assert len(desk.answers.replies(SWEET)) == len(About)
    desk.history.undo()
    assert desk.answers.replies(SWEET) == []
