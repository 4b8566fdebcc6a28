"""Mentions written down and judged by hand: what follows by itself, and what a person said that stays."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.errors import ChangedElsewhereError
from smmdesk.domain.ids import BrandId, ClientId, StrategyRowId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.planning.named import Part
from smmdesk.domain.reputation.errors import (
    AnsweredEarlyError,
    NoReasonError,
    OtherClientsBrandError,
    OwnBrandError,
    SecondOwnBrandError,
)
from smmdesk.domain.reputation.named import MentionKind, Sentiment, Source, ToneBy
from smmdesk.domain.reputation.records import Brand, Mention
from smmdesk.domain.strategy.records import Competitor

if TYPE_CHECKING:
    from smmdesk.services.reputation import ReputationService
    from smmdesk.workspace import Workspace

CLIENT = ClientId("sweet")
NOVEMBER = Period.month(2026, 11)
MOMENT = LocalMoment(datetime(2026, 11, 16, 10, 5), "Asia/Tbilisi")


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    workspace.records.add(Client(id=CLIENT, name="Sweet Balcony", time_zone="Asia/Tbilisi"))
    return workspace


@pytest.fixture
def service(desk: Workspace) -> ReputationService:
    return desk.reputation


def written(service: ReputationService, **values: Any) -> Mention:
    return service.write_down(CLIENT, MOMENT, **values)


def test_the_own_brand_comes_with_the_first_mention_and_in_its_act(desk: Workspace) -> None:
    first = written(desk.reputation)
    (own,) = desk.records.all(Brand)
    assert (own.name, own.own, first.brand_id) == ("Sweet Balcony", True, own.id)
    written(desk.reputation)
    assert len(desk.records.all(Brand)) == 1
    desk.history.undo()
    desk.history.undo()
    assert desk.records.all(Brand) == []
    assert desk.records.all(Mention) == []


def test_a_mention_is_of_now_by_the_clients_clock(desk: Workspace) -> None:
    made = desk.reputation.write_down(CLIENT)
    assert made.moment.zone == "Asia/Tbilisi"
    assert made.moment.utc() == desk.now().replace(second=0, microsecond=0)


def test_the_kind_follows_the_source_until_somebody_says_otherwise(service: ReputationService) -> None:
    made = written(service)
    assert service.change(made.id, source=Source.MAP).kind is MentionKind.REVIEW
    service.change(made.id, kind=MentionKind.TALK)
    assert service.change(made.id, source=Source.PRESS).kind is MentionKind.TALK


def test_the_source_is_that_of_the_mention_before(service: ReputationService) -> None:
    service.change(written(service).id, source=Source.REVIEW_SITE)
    assert written(service).source is Source.REVIEW_SITE


def test_a_review_of_the_own_brand_needs_an_answer_and_one_of_a_rival_none(service: ReputationService) -> None:
    made = service.change(written(service).id, source=Source.MAP)
    assert made.needs_answer
    rival = service.add_brand(CLIENT, "Cream and Crumb")
    assert not service.change(made.id, brand_id=rival.id).needs_answer


def test_the_next_review_from_there_needs_an_answer_too(service: ReputationService) -> None:
    written(service, source=Source.MAP)
    assert written(service, stars=5).needs_answer


def test_an_answer_that_a_person_does_not_want_is_not_asked_for_again(service: ReputationService) -> None:
    made = service.change(written(service).id, source=Source.MAP)
    service.change(made.id, needs_answer=False)
    assert not service.change(made.id, text="Is it open on Sunday?").needs_answer


def test_the_first_text_finds_the_brand(service: ReputationService) -> None:
    own = written(service)
    rival = service.add_brand(CLIENT, "Cream and Crumb")
    assert service.change(own.id, text="The cake of Cream and Crumb was dry").brand_id == rival.id
    service.change(own.id, brand_id=None)
    assert service.change(own.id, text="Still about Cream and Crumb").brand_id is None


def test_stars_say_the_tone_until_a_person_does(service: ReputationService) -> None:
    made = service.change(written(service).id, stars=2)
    assert (made.tone, made.tone_by) == (Sentiment.NEGATIVE, ToneBy.FILE)
    made = service.change(made.id, stars=5)
    assert (made.tone, made.tone_by) == (Sentiment.POSITIVE, ToneBy.FILE)
    assert service.judge([made.id], Sentiment.NEUTRAL) == 1
    made = service.sheet(CLIENT, NOVEMBER).mentions[0]
    assert (made.tone, made.tone_by) == (Sentiment.NEUTRAL, ToneBy.PERSON)
    assert service.change(made.id, stars=1).tone is Sentiment.NEUTRAL


def test_several_are_judged_by_one_act(desk: Workspace) -> None:
    made = [written(desk.reputation).id for _ in range(3)]
    assert desk.reputation.judge(made[:2], Sentiment.NEGATIVE) == 2
    found = {each.id: each.tone for each in desk.records.all(Mention)}
    assert [found[each] for each in made] == [Sentiment.NEGATIVE, Sentiment.NEGATIVE, None]
    desk.history.undo()
    assert {each.tone for each in desk.records.all(Mention)} == {None}


def test_it_is_answered_by_the_clock_or_let_be_for_a_reason(desk: Workspace) -> None:
    service = desk.reputation
    made = service.write_down(CLIENT, source=Source.MAP)
    with pytest.raises(NoReasonError):
        service.let_be(made.id, "  ")
    left = service.let_be(made.id, "a joke")
    assert (left.let_be, left.waits) == ("a joke", False)
    answered = service.answer(made.id)
    assert (answered.let_be, answered.waits) == ("", False)
    assert answered.answered is not None
    assert answered.answered.utc() == desk.now().replace(second=0, microsecond=0)
    with pytest.raises(AnsweredEarlyError):
        service.change(made.id, answered=LocalMoment(datetime(2020, 1, 1), "Asia/Tbilisi"))


def test_what_others_changed_meanwhile_is_not_overwritten(service: ReputationService) -> None:
    made = service.change(written(service).id, text="Fresh")
    with pytest.raises(ChangedElsewhereError):
        service.change(made.id, {"text": ""}, text="Stale")


def test_the_sheet_is_of_the_days_and_offers_rivals_of_the_strategy(desk: Workspace) -> None:
    service = desk.reputation
    draft = desk.strategy.start(CLIENT)
    row = StrategyRowId(new_id())
    rival = Competitor(id=row, strategy_id=draft.id, origin=row, name="Cream and Crumb", network=Network.INSTAGRAM)
    desk.strategy.add(rival)
    assert not service.sheet(CLIENT, NOVEMBER).is_begun
    late = service.write_down(CLIENT, LocalMoment(datetime(2026, 11, 30, 23, 59), "Asia/Tbilisi"))
    early = written(service)
    service.write_down(CLIENT, LocalMoment(datetime(2026, 12, 1), "Asia/Tbilisi"))
    sheet = service.sheet(CLIENT, NOVEMBER)
    assert [each.id for each in sheet.mentions] == [late.id, early.id]
    assert sheet.is_begun
    assert [*sheet.rivals] == ["Cream and Crumb"]
    service.add_brand(CLIENT, "cream and crumb")
    assert [*service.sheet(CLIENT, NOVEMBER).rivals] == []


def test_rivals_are_those_of_the_version_in_force_in_the_period(desk: Workspace) -> None:
    def rivals(month: int) -> list[str]:
        return [*desk.reputation.sheet(CLIENT, Period.month(2026, month)).rivals]

    written(desk.reputation)
    first = desk.strategy.start(CLIENT)
    row = StrategyRowId(new_id())
    rival = Competitor(id=row, strategy_id=first.id, origin=row, name="Cream and Crumb", network=Network.INSTAGRAM)
    desk.strategy.add(rival)
    desk.strategy.put_in_force(first.id, date(2026, 9, 1))
    second = desk.strategy.next_version(first.id)
    [copy] = desk.strategy.sheet(second.id).rows[Part.COMPETITORS]
    desk.records.change(Competitor, copy.id, name="Third Oven")
    assert rivals(10) == rivals(11) == ["Cream and Crumb"]
    desk.strategy.put_in_force(second.id, date(2026, 11, 10))
    assert (rivals(10), rivals(11)) == (["Cream and Crumb"], ["Third Oven"])


def test_a_client_has_one_own_brand_and_keeps_it(desk: Workspace) -> None:
    written(desk.reputation)
    rival = desk.reputation.add_brand(CLIENT, "Cream and Crumb")
    with pytest.raises(SecondOwnBrandError):
        desk.reputation.change_brand(rival.id, own=True)
    own = desk.reputation.sheet(CLIENT, NOVEMBER).brands[0]
    with pytest.raises(OwnBrandError):
        desk.records.remove(Brand, own.id)
    kept = desk.reputation.change_brand(own.id, spellings=("Sweet Balcony*", "sweet balcony*"))
    assert kept.spellings == ("Sweet Balcony*",)


def test_a_brand_that_goes_lets_its_mentions_be_of_the_industry(desk: Workspace) -> None:
    rival = desk.reputation.add_brand(CLIENT, "Cream and Crumb")
    made = written(desk.reputation, brand_id=rival.id)
    desk.records.remove(Brand, rival.id)
    assert desk.records.get(Mention, made.id).brand_id is None


def test_a_brand_of_another_client_is_refused(desk: Workspace) -> None:
    desk.records.add(Client(id=ClientId("other"), name="Dental Line"))
    foreign = Brand(id=BrandId("foreign"), client_id=ClientId("other"), name="Dental Line")
    desk.records.add(foreign)
    with pytest.raises(OtherClientsBrandError):
        written(desk.reputation, brand_id=foreign.id)


def test_all_goes_with_the_client_and_comes_back(desk: Workspace) -> None:
    written(desk.reputation, text="So fresh")
    desk.records.remove(Client, CLIENT)
    assert desk.records.all(Mention) == []
    assert desk.records.all(Brand) == []
    desk.history.undo()
    assert [each.text for each in desk.records.all(Mention)] == ["So fresh"]


@pytest.mark.parametrize("words", ["fresh", "ANNA", "old town"])
def test_mentions_are_found_by_text_author_and_place(service: ReputationService, words: str) -> None:
    made = written(service, text="So fresh, so fresh", author="Anna", place="Old Town map")
    written(service, text="Dry")
    assert [each.id for each in service.saying(words, 5)] == [made.id]
