"""What a reputation keeps, and what it refuses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.errors import EmptyNameError, OutOfRangeError, PeriodError, UnknownZoneError
from smmdesk.domain.ids import AudienceListId, BrandId, ClientId, CommunityId, ReplyTemplateId
from smmdesk.domain.networks import Network
from smmdesk.domain.reputation import errors
from smmdesk.domain.reputation.hours import USUAL, spans, written
from smmdesk.domain.reputation.lists import AudienceList, Community, communities_in, due_first, network_at
from smmdesk.domain.reputation.named import (
    ActivityKind,
    ActivityStatus,
    Due,
    Holds,
    LegalGround,
    MentionKind,
    Reward,
    Sentiment,
    Source,
    ToneBy,
)
from smmdesk.domain.reputation.records import ReplyTemplate
from smmdesk.domain.reputation.unique import check_brand, check_count, own_brand
from tests.domain.reputation.made import CLIENT, NOVEMBER, OWN, RIVAL, activity, at, brand, count, mention, rule
from tests.every import every

if TYPE_CHECKING:
    from smmdesk.domain.errors import SmmdeskError

BY = date(2027, 1, 1)
LATER, EARLIER = at("2026-11-16T10:06"), at("2026-11-16T10:04")


def template(**values: Any) -> ReplyTemplate:
    return ReplyTemplate(**{"id": ReplyTemplateId("e" * 32), "name": "Thanks", **values})


def audience(**values: Any) -> AudienceList:
    return AudienceList(**{"id": AudienceListId("e" * 32), "client_id": CLIENT, "name": "Brides", **values})


def community(**values: Any) -> Community:
    return Community(**{"id": CommunityId("e" * 32), "list_id": AudienceListId("e" * 32), **values})


@pytest.mark.parametrize(
    ("record", "refusal"),
    [
        (brand(name=" "), EmptyNameError),
        (brand(spellings=tuple(map(str, range(31)))), errors.ManySpellingsError),
        (brand(spellings=("«*»",)), errors.SpellingError),
        (mention(moment=at("2026-11-16T10:05", "Mars/Base")), UnknownZoneError),
        (mention(reach=-1), OutOfRangeError),
        (mention(likes=10**10 + 1), OutOfRangeError),
        (mention(comments=-1), OutOfRangeError),
        (mention(reposts=-1), OutOfRangeError),
        (mention(stars=0), OutOfRangeError),
        (mention(stars=6), OutOfRangeError),
        (mention(answered=EARLIER), errors.AnsweredEarlyError),
        (mention(answered=at("2026-11-16T08:00", "Etc/UTC"), moment=at("2026-11-16T11:01")), errors.AnsweredEarlyError),
        (mention(answered=LATER, let_be="A joke"), errors.AnsweredAndLetBeError),
        (count(-1), OutOfRangeError),
        (count(1, ends=NOVEMBER.start), PeriodError),
        (rule(hours=("",) * 6), OutOfRangeError),
        (rule(goal_negative=4), OutOfRangeError),
        (rule(goal_other=10_081), OutOfRangeError),
        (template(name=""), EmptyNameError),
        (template(text="{author}, {price}"), errors.PlaceholderError),
        (template(text="{}"), errors.PlaceholderError),
        (activity(starts=NOVEMBER.end, ends=NOVEMBER.start), PeriodError),
        (audience(name=""), EmptyNameError),
        (audience(people=-1), OutOfRangeError),
        (community(), errors.NamelessCommunityError),
        (community(name="Brides", fit=4), OutOfRangeError),
        (community(name="Brides", members=-1), OutOfRangeError),
    ],
)
def test_what_cannot_be_is_refused(record: Any, refusal: type[SmmdeskError]) -> None:
    with pytest.raises(refusal):
        record.checked()


@pytest.mark.parametrize(
    "record",
    [
        brand(spellings=("Сладкий балкон", "ტკბილი აივნ*")),
        mention(answered=at("2026-11-16T10:05"), reach=0, likes=10**10),
        mention(let_be="A joke"),
        count(0),
        rule(goal_negative=5, goal_other=10_080),
        template(text="{author}, {brand}, {place}, {topic}, {signer}, {contact}"),
        activity(starts=NOVEMBER.start, ends=NOVEMBER.end),
        audience(people=12),
        community(link="example.org/brides", fit=3, members=0),
    ],
)
def test_what_can_be_is_kept_as_it_is(record: Any) -> None:
    assert record.checked() == record


# brands


def test_spellings_are_kept_once_as_they_were_first_written() -> None:
    written_so = brand(spellings=("Сладкий  балкон", " ", "СЛАДКИЙ БАЛКОН", "@sweet")).checked()
    assert written_so.spellings == ("Сладкий балкон", "@sweet")


def test_a_client_has_one_brand_of_its_own() -> None:
    ours, rival = brand(own=True), brand(name="Rival")
    check_brand(ours, [ours, rival])
    check_brand(rival, [ours])
    with pytest.raises(errors.SecondOwnBrandError, match="Sweet Balcony"):
        check_brand(brand(own=True), [rival, ours])
    assert own_brand([rival, ours]) is ours
    assert own_brand([rival]) is None


def test_a_client_has_one_count_of_each() -> None:
    first = count(5, OWN)
    check_count(first, [first, count(5, RIVAL), count(5), count(5, OWN, source=Source.MAP)])
    with pytest.raises(errors.SameCountError):
        check_count(count(7, OWN), [first])


# mentions


@pytest.mark.parametrize(
    ("stars", "tone"),
    [
        (1, Sentiment.NEGATIVE),
        (2, Sentiment.NEGATIVE),
        (3, Sentiment.NEUTRAL),
        (4, Sentiment.POSITIVE),
        (5, Sentiment.POSITIVE),
    ],
)
def test_stars_are_the_tone_of_what_nobody_judged(stars: int, tone: Sentiment) -> None:
    found = mention(stars=stars).checked()
    assert (found.tone, found.tone_by) == (tone, ToneBy.FILE)
    judged = mention(stars=stars, tone=Sentiment.NEUTRAL)
    assert judged.checked() == judged


def test_where_only_the_day_is_known_it_has_no_hour() -> None:
    found = mention(timed=False, answered=EARLIER).checked()
    assert found.moment == at("2026-11-16T00:00")
    assert found.day == date(2026, 11, 16)


def test_who_waits_was_neither_answered_nor_let_be() -> None:
    assert mention(needs_answer=True).waits
    assert not mention().waits
    assert not mention(needs_answer=True, answered=LATER).waits
    assert not mention(needs_answer=True, let_be="A joke").waits


def test_the_source_says_what_kind_it_most_likely_is() -> None:
    kinds = {kind: {source for source in Source if source.kind is kind} for kind in MentionKind}
    assert kinds[MentionKind.REVIEW] == {Source.MAP, Source.REVIEW_SITE}
    assert kinds[MentionKind.MEDIA] == {Source.ONLINE_MEDIA, Source.PRESS, Source.RADIO, Source.TV}
    assert len(kinds[MentionKind.TALK]) == 7


# rules of answering


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("9:00 – 13:00, 14:00—18:00", "09:00-13:00,14:00-18:00"),
        ("00:00-24:00", "00:00-24:00"),
        ("9:30-13:15", "09:30-13:15"),
        ("09:00-13:00,13:00-14:00", "09:00-13:00,13:00-14:00"),
    ],
)
def test_hours_are_written_in_one_way(text: str, kept: str) -> None:
    assert written(text) == kept
    assert written(kept) == kept


@pytest.mark.parametrize(
    "text",
    [
        "9-18",
        "18:00-09:00",
        "09:00-09:00",
        "09:00-13:00,12:59-18:00",
        "14:00-18:00,09:00-13:00",
        "09:00-24:01",
        "09:60-11:00",
        "09:00-10:60",
        "09:00-13:00,",
        "always",
        "٠٩:00-10:00",
    ],
)
def test_what_are_no_hours_is_refused(text: str) -> None:
    with pytest.raises(errors.HoursError):
        spans(text)
    with pytest.raises(errors.HoursError):
        rule(hours=(text, *USUAL[1:])).checked()


def test_where_no_hours_are_set_the_usual_ones_count() -> None:
    assert rule().week == rule(hours=("",) * 7).checked().week == USUAL
    assert every(spans(day) == ((540, 1080),) for day in USUAL[:5])
    own = rule(hours=("10:00-11:00", *("",) * 6)).checked()
    assert own.week == own.hours


def test_complaints_are_answered_within_two_hours_and_all_else_within_four() -> None:
    assert [rule().goal(tone) for tone in (Sentiment.NEGATIVE, Sentiment.POSITIVE, None)] == [120, 240, 240]
    assert rule(goal_negative=30).goal(Sentiment.NEGATIVE) == 30


# activities


@pytest.mark.parametrize("status", [ActivityStatus.DOING, ActivityStatus.DONE])
@pytest.mark.parametrize(
    "values",
    [
        *({"reward": reward} for reward in Reward if reward is not Reward.NONE),
        {"kind": ActivityKind.HIDDEN},
        *({"reward": Reward.MONEY, "disclosure": nothing} for nothing in ("  ", "-", "…", "\u200b")),
    ],
)
def test_praise_that_hides_whose_it_is_stays_a_plan(values: dict[str, Any], status: ActivityStatus) -> None:
    plan = activity(**values)
    assert plan.lacks_disclosure
    assert plan.checked() == plan
    with pytest.raises(errors.UndisclosedPraiseError):
        plan.changed_to(status=status).checked()
    dropped = plan.changed_to(status=ActivityStatus.DROPPED)
    assert dropped.checked() == dropped
    assert plan.changed_to(status=status, disclosure="Ad").checked().needs_disclosure


def test_an_activity_that_nobody_is_rewarded_for_needs_no_disclosure() -> None:
    done = activity(kind=ActivityKind.FORUM, status=ActivityStatus.DONE)
    assert done.checked() == done
    assert not done.needs_disclosure


# lists


def test_data_of_persons_need_a_ground_and_a_day_on_which_they_go() -> None:
    kept = audience(holds=Holds.PERSONAL_ELSEWHERE, ground=LegalGround.CONSENT, delete_by=date(2027, 1, 1))
    assert kept.checked() == kept
    for lacking in ({"ground": LegalGround.NONE}, {"delete_by": None}):
        with pytest.raises(errors.GroundlessListError):
            kept.changed_to(**lacking).checked()
    counts = audience(holds=Holds.COUNTS)
    assert counts.checked() == counts


@pytest.mark.parametrize(
    ("day", "due"),
    [(date(2026, 12, 17), Due.LATER), (date(2026, 12, 18), Due.SOON), (BY, Due.SOON), (date(2027, 1, 2), Due.OVERDUE)],
)
def test_a_list_is_overdue_after_the_day_by_which_it_goes(day: date, due: Due) -> None:
    kept = audience(delete_by=BY)
    assert kept.due(day) is due
    assert audience().due(day) is Due.NOT_SET
    gone = kept.deleted(day)
    assert (gone.due(date(2030, 1, 1)), gone.deleted_on) == (Due.DELETED, day)
    assert gone.deleted(date(2030, 1, 1)) == gone


def test_what_is_to_be_deleted_first_comes_first() -> None:
    soon, later, never = audience(delete_by=BY), audience(delete_by=date(2028, 1, 1)), audience()
    gone = audience(delete_by=date(2026, 1, 1)).deleted(BY)
    assert due_first([gone, never, later, soon], BY) == [soon, later, never, gone]


def test_communities_are_read_line_by_line() -> None:
    copied = (
        *("Home bakers — https://vk.com/bakers", "", "https://t.me/cakes", "Parents of the quarter"),
        *("Bakers 2.0\tvk.com/two", "  "),
    )
    assert communities_in("\n".join(copied)) == [
        ("Home bakers", "https://vk.com/bakers"),
        ("", "https://t.me/cakes"),
        ("Parents of the quarter", ""),
        ("Bakers 2.0", "vk.com/two"),
    ]


@pytest.mark.parametrize(
    ("link", "network"),
    [
        ("https://m.vk.com/bakers", Network.VK),
        ("t.me/cakes", Network.TELEGRAM),
        ("https://forum.example/bakers", None),
        ("https://notvk.com/x", None),
        ("", None),
    ],
)
def test_an_address_tells_the_network(link: str, network: Network | None) -> None:
    assert network_at(link) is network


def test_a_community_is_known_by_its_address_else_by_its_name_in_a_network() -> None:
    assert (
        community(link="https://www.vk.com/Bakers/?utm_source=x").known_by == community(link="vk.com/Bakers").known_by
    )
    assert community(name="Home  Bakers").known_by == community(name="home bakers").known_by
    assert community(name="Home bakers").known_by != community(name="Home bakers", network=Network.VK).known_by


def test_a_mention_of_another_client_leaves_its_brand() -> None:
    told = mention(client_id=ClientId("cake"), brand_id=BrandId("own"))
    assert told.changed_to(client_id=ClientId("tea")).brand_id is None
    assert told.changed_to(client_id=ClientId("tea"), brand_id=BrandId("own")).brand_id is None
    assert told.changed_to(client_id=ClientId("tea"), brand_id=BrandId("tea")).brand_id == "tea"
    assert told.changed_to(client_id=ClientId("cake")).brand_id == "own"
