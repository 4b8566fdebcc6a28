"""What people say, and how they are answered, says about a checklist: rule by rule at its borders."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.changes import IMPORT_MENTIONS
from smmdesk.domain.checklist import Verdict
from smmdesk.domain.clients import Client
from smmdesk.domain.periods import Period
from smmdesk.domain.providers import ProviderKind
from smmdesk.domain.reputation.answering import Answers, AnswerTime
from smmdesk.domain.reputation.for_checklist import Answered, Asked, InDays, ReputationFigures, Watched
from smmdesk.domain.reputation.known_voice import KnownShare, KnownVoice
from smmdesk.domain.reputation.named import MentionKind, Sentiment, Source
from smmdesk.domain.reputation.voice import Share
from smmdesk.knowledge import Knowledge
from smmdesk.services.finding import Facts
from smmdesk.services.findings import findings
from smmdesk.services.reputation_findings import REPUTATION_RULES
from smmdesk.speech.language import LANGUAGES, Language
from tests.desks import new_desk
from tests.domain.reputation.made import CLIENT, DAY, NOVEMBER, OWN, RIVAL, ago, at, brand, count, mention, on, rule
from tests.every import every
from tests.statements import statements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.domain.checklist import Evaluation
    from smmdesk.services.finding import Finding
    from smmdesk.workspace import Workspace

YES, PARTLY, NO = Verdict.YES, Verdict.PARTLY, Verdict.NO
EN = Language("en")
NO_ANSWERS = Answers(times=(), waits=(), all_answered=(), all_waiting=(), left=())
NOTHING = ReputationFigures(
    today=DAY,
    rule=rule(),
    answers=NO_ANSWERS,
    all_answers=Answered(0, 0),
    complaints=Answered(0, 0),
    reviews=InDays(0, 0, 0),
    watched=None,
    voice=None,
    asked=Asked(0, 0),
)
WHOLE: dict[str, Any] = {"steps": "thank, repair", "never": "delete", "call_owner": "health"}
OCTOBER, SEPTEMBER = Period.month(2026, 10), Period.month(2026, 9)


def found(item: str, **values: Any) -> Finding | None:
    figures = replace(NOTHING, **values)
    return findings(Facts(period=NOVEMBER, today=DAY, reputation=figures)).get(item)


def verdict(item: str, **values: Any) -> Verdict | None:
    made = found(item, **values)
    return made.verdict if made else None


def said(item: str, **values: Any) -> str:
    made = found(item, **values)
    assert made
    return made.sentence(EN)


def took(*minutes: int, goal: int = 240) -> list[AnswerTime]:
    return [AnswerTime(mention=mention(), clock=each, working=each, goal=goal) for each in minutes]


def answers(good: int, bad: int, *, waiting: int = 0, quick: int = 45) -> Answers:
    times, waits = took(*[quick] * good, *[300] * bad), took(*[999] * waiting)
    return replace(NO_ANSWERS, times=times, waits=waits)


def test_without_records_nothing_is_said() -> None:
    assert findings(Facts(period=NOVEMBER, today=DAY)) == {}
    assert findings(Facts(period=NOVEMBER, today=DAY, reputation=NOTHING)) == {}


@pytest.mark.parametrize(
    ("answered", "late", "expected"),
    [(19, 1, YES), (18, 1, PARTLY), (4, 1, PARTLY), (79, 21, NO), (0, 5, NO), (4, 0, None), (5, 0, YES)],
)
def test_nineteen_of_twenty_are_to_be_answered(answered: int, late: int, expected: Verdict | None) -> None:
    assert verdict("community.answered", all_answers=Answered(answered, late)) is expected


def test_who_is_not_answered_is_told() -> None:
    told = said("community.answered", all_answers=Answered(36, 2), answers=replace(NO_ANSWERS, left=[mention()] * 3))
    assert told == (
        "What needed an answer and got one by 16 November: 36 of 38, 94.7%. "
        "Waiting beyond the goal: 2; let be on purpose: 3."
    )


@pytest.mark.parametrize(
    ("good", "bad", "waiting", "expected"),
    [
        (9, 1, 0, YES),
        (17, 2, 0, PARTLY),
        (7, 2, 1, PARTLY),
        (6, 3, 1, NO),
        (4, 0, 0, None),
        (4, 0, 1, PARTLY),
        (0, 0, 5, NO),
    ],
)
def test_nine_of_ten_answers_come_within_the_goal(good: int, bad: int, waiting: int, expected: Verdict | None) -> None:
    assert verdict("community.in_time", answers=answers(good, bad, waiting=waiting)) is expected


@pytest.mark.parametrize(("quick", "expected"), [(120, YES), (121, PARTLY), (240, PARTLY)])
def test_a_goal_that_is_kept_is_no_yes_where_half_took_over_two_hours(quick: int, expected: Verdict) -> None:
    """The item asks for two hours, the client promised four."""
    assert verdict("community.in_time", answers=answers(10, 0, quick=quick)) is expected


def test_the_goals_and_half_of_the_answers_are_told() -> None:
    first = "First answers within the goal, 2 h for complaints and 4 h for all else: 31 of 38, 82%."
    usual = "No hours are set, so the usual ones count."
    assert said("community.in_time", answers=answers(31, 7)) == (
        f"{first} Half of them took no longer than 45 min of working time. {usual}"
    )
    hours = rule(hours=("09:00-18:00",) * 7)
    assert said("community.in_time", rule=hours, answers=answers(10, 0, quick=130)).endswith(
        "10 of 10, 100%. Half of them took 2 h 10 min of working time or longer: 2 h are asked for."
    )
    assert said("community.in_time", rule=hours, answers=answers(0, 0, waiting=6)).endswith("0 of 6, 0%.")


@pytest.mark.parametrize(
    ("written", "complaints", "expected"),
    [
        (WHOLE, (9, 1), YES),
        (WHOLE, (8, 1), PARTLY),
        (WHOLE, (0, 0), YES),
        (WHOLE, (0, 3), PARTLY),
        ({"never": "delete"}, (9, 1), PARTLY),
        ({"never": "delete"}, (8, 1), NO),
        ({"never": "delete"}, (0, 0), PARTLY),
        ({}, (1, 0), PARTLY),
        ({}, (0, 1), NO),
        ({}, (0, 0), None),
        ({"signer": "Nino"}, (0, 0), None),
    ],
)
def test_a_rule_is_written_and_complaints_are_answered(
    written: dict[str, str], complaints: tuple[int, int], expected: Verdict | None
) -> None:
    assert verdict("community.negative_rule", rule=rule(**written), complaints=Answered(*complaints)) is expected


def test_the_rule_and_the_complaints_are_told() -> None:
    known = "Whether everyone who answers knows it, only you know."
    assert said("community.negative_rule", rule=rule(**WHOLE), complaints=Answered(6, 1)) == (
        "The rule for criticism is written: what we do, what we never do, and when the owner is called. "
        f"{known} Complaints answered by 16 November: 6 of 7, 86%."
    )
    assert said("community.negative_rule", rule=rule(steps="thank", never="delete")) == (
        "Parts of the rule for criticism that are written: 2 of 3 "
        f"(what we do, what we never do, when the owner is called). {known} "
        "No complaint of this period was to be answered."
    )
    assert said("community.negative_rule", complaints=Answered(1, 0)) == (
        "No rule for criticism is written on the Reputation page. Complaints answered by 16 November: 1 of 1, 100%."
    )


@pytest.mark.parametrize(
    ("seen", "weeks", "expected"), [(3, 4, YES), (2, 4, PARTLY), (1, 4, PARTLY), (0, 4, NO), (3, 13, NO), (1, 1, YES)]
)
def test_three_of_four_weeks_are_to_be_watched(seen: int, weeks: int, expected: Verdict) -> None:
    assert verdict("reputation.mentions", watched=Watched(seen, weeks, seen)) is expected


def test_the_weeks_and_the_mentions_are_told() -> None:
    assert said("reputation.mentions", watched=Watched(4, 4, 1248)) == (
        "Weeks in which something was written down from outside the own pages, or a file of mentions was read: "
        "4 of 4. Mentions from there: 1,248."
    )


@pytest.mark.parametrize(
    ("in_time", "later", "waiting", "expected"),
    [
        (9, 1, 0, YES),
        (8, 1, 0, PARTLY),
        (6, 2, 2, PARTLY),
        (5, 0, 4, NO),
        (2, 0, 0, None),
        (3, 0, 0, YES),
        (0, 0, 3, NO),
    ],
)
def test_reviews_are_to_be_answered_in_two_working_days(
    in_time: int, later: int, waiting: int, expected: Verdict | None
) -> None:
    assert verdict("reputation.reviews", reviews=InDays(in_time, later, waiting)) is expected


def test_what_became_of_the_other_reviews_is_told() -> None:
    assert said("reputation.reviews", reviews=InDays(11, 0, 1)) == (
        "Reviews answered within two working days: 11 of 12, 92%. Answered later: 0; waiting for longer than that: 1."
    )


def share(part: int, whole: int, period: Period = NOVEMBER, rivals: int = 0) -> KnownShare:
    return KnownShare(period, Share(part, whole), rivals)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (share(18, 120), share(14, 120, OCTOBER), YES),
        (share(18, 120), None, PARTLY),
        (share(18, 63, rivals=3), share(18, 63, OCTOBER, 1), YES),
        (share(18, 63, rivals=2), share(18, 63, OCTOBER, 3), PARTLY),
        (share(18, 63, rivals=3), None, PARTLY),
        (None, None, NO),
    ],
)
def test_a_share_of_voice_is_known_now_and_before(
    now: KnownShare | None, before: KnownShare | None, expected: Verdict
) -> None:
    assert verdict("reputation.share_of_voice", voice=KnownVoice(now, before)) is expected


def test_the_share_its_days_and_the_one_before_are_told() -> None:
    known = KnownVoice(share(18, 120), share(14, 120, SEPTEMBER))
    assert said("reputation.share_of_voice", voice=known) == (
        "Share of voice in the industry, November 2026: 15.0% (9.7–22.5%). "
        "Before that, September 2026: 11.7% (7.1–18.6%)."
    )
    assert said("reputation.share_of_voice", voice=KnownVoice(share(3, 12, rivals=2), None)) == (
        "Share of voice among the brand and its rivals, November 2026: 25.0% (8.9–53.2%). "
        "Rivals that are known of: 2; 3 and more stand for the industry. "
        "None is known of the days before, so nobody can tell whether it grows."
    )


@pytest.mark.parametrize(
    ("questions", "mentions", "expected"), [(0, 29, None), (0, 30, YES), (1, 30, NO), (12, 41, NO)]
)
def test_pages_on_which_nobody_asks_are_a_red_flag(questions: int, mentions: int, expected: Verdict | None) -> None:
    assert verdict("red_flags.no_questions", asked=Asked(questions, mentions)) is expected


def test_questions_are_counted_aloud() -> None:
    assert said("red_flags.no_questions", asked=Asked(0, 41)) == (
        "Mentions on the own pages that hold a question mark: 0 of 41."
    )


@pytest.mark.parametrize("whole", [True, False])
def test_every_rule_answers_an_item_of_its_own_in_every_language(whole: bool) -> None:
    full = replace(
        NOTHING,
        rule=rule(**WHOLE) if whole else rule(never="delete"),
        answers=answers(9, 1) if whole else answers(9, 1, quick=200),
        all_answers=Answered(9, 1),
        complaints=Answered(3, 0) if whole else Answered(0, 0),
        reviews=InDays(9, 1, 0),
        watched=Watched(4, 4, 9),
        voice=KnownVoice(share(1, 2), share(1, 2)) if whole else KnownVoice(share(1, 2, rivals=1), None),
        asked=Asked(0, 41),
    )
    made = findings(Facts(period=NOVEMBER, today=DAY, reputation=full))
    assert len(made) == len(REPUTATION_RULES)
    assert {*made} <= {item.key for item in Knowledge("en").checklist().items}
    assert every("{" not in each.sentence(Language(code)) for each in made.values() for code in LANGUAGES)


# of the records of a workspace

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    """On 16 November, at noon in Moscow, with a confectioner and its rival."""
    with new_desk(tmp_path / "desk", clock=lambda: NOW) as workspace:
        with workspace.database.write(IMPORT_MENTIONS) as work:
            work.save(Client(id=CLIENT, name="Sweet Balcony", time_zone="Europe/Moscow", currency="EUR"))
        yield workspace


def keep(desk: Workspace, *records: Any) -> None:
    with desk.database.write(IMPORT_MENTIONS) as work:
        for each in records:
            work.save(each)


def evaluated(desk: Workspace, period: Period = NOVEMBER, today: date = DAY) -> Evaluation:
    return desk.checklist.start(CLIENT, period, today, kind=ProviderKind.SELF)


def figures_of(desk: Workspace, made: Evaluation) -> dict[str, dict[str, object]]:
    return {item: dict(each.values) for item, each in desk.checklist.findings(made.id).items()}


OURS = brand(id=OWN, own=True)
THEIRS = brand(id=RIVAL, name="Crumb Street")


def test_a_client_of_whom_nothing_is_written_down_is_not_judged(desk: Workspace) -> None:
    made = evaluated(desk)
    assert desk.checklist.findings(made.id) == {}
    keep(desk, OURS, rule(signer="Nino"))
    assert desk.checklist.findings(made.id) == {}


def test_a_rule_alone_speaks_for_itself(desk: Workspace) -> None:
    desk.answers.change_rule(CLIENT, **WHOLE)
    found = desk.checklist.findings(evaluated(desk).id)
    assert {item: each.verdict for item, each in found.items()} == {"community.negative_rule": YES}


def test_of_the_period_and_up_to_the_day_of_the_evaluation(desk: Workspace) -> None:
    review = {"kind": MentionKind.REVIEW, "source": Source.MAP, "needs_answer": True}
    keep(desk, OURS, THEIRS)
    keep(desk, *(ago(days, answered=at("2026-11-16T12:00"), **review) for days in (0, 3, 4)))
    keep(desk, on(date(2026, 11, 2), **review), on(date(2026, 10, 30), **review), on(date(2026, 11, 17), **review))
    keep(desk, on(date(2026, 11, 5), brand_id=RIVAL, **review))
    found = figures_of(desk, evaluated(desk))
    assert (found["reputation.reviews"]["in_time"], found["reputation.reviews"]["judged"]) == (3, 4)
    assert found["reputation.mentions"] == {"seen": 2, "weeks": 2, "mentions": 5}
    assert found["reputation.share_of_voice"]["share"] == Share(4, 5)
    early = figures_of(desk, evaluated(desk, today=date(2026, 11, 15)))
    assert "reputation.reviews" not in early  # all but one could still be answered in time
    assert figures_of(desk, evaluated(desk, OCTOBER))["reputation.mentions"] == {"seen": 1, "weeks": 4, "mentions": 1}


def test_what_waits_is_measured_now_and_not_at_midnight(desk: Workspace) -> None:
    """It is noon: three hours of work are over, and four are promised."""
    keep(desk, OURS, *(mention(moment=at("2026-11-16T09:00"), needs_answer=True) for _each in range(5)))
    assert "community.answered" not in figures_of(desk, evaluated(desk))
    keep(desk, *(mention(moment=at("2026-11-13T16:50"), needs_answer=True) for _each in range(5)))
    assert figures_of(desk, evaluated(desk))["community.answered"]["late"] == 5


def test_an_evaluation_of_yesterday_ends_with_yesterday(desk: Workspace) -> None:
    answered = {"needs_answer": True, "answered": at("2026-11-16T09:05")}
    keep(desk, OURS, *(mention(moment=at("2026-11-13T10:00"), **answered) for _each in range(5)))
    assert figures_of(desk, evaluated(desk))["community.answered"]["late"] == 0
    yesterday = evaluated(desk, today=DAY - timedelta(days=1))
    assert figures_of(desk, yesterday)["community.answered"]["late"] == 5
    assert figures_of(desk, yesterday)["community.in_time"]["in_goal"] == 0


def test_that_somebody_looked_is_told_by_files_and_notes(desk: Workspace) -> None:
    keep(desk, OURS, on(date(2026, 10, 20), source=Source.MAP))
    made = evaluated(desk)
    assert figures_of(desk, made)["reputation.mentions"]["seen"] == 0
    desk.voice.note_look(CLIENT)
    assert figures_of(desk, made)["reputation.mentions"] == {"seen": 1, "weeks": 2, "mentions": 0}


def test_counts_of_another_service_are_a_share(desk: Workspace) -> None:
    keep(desk, OURS, count(120), count(18, OWN))
    found = figures_of(desk, evaluated(desk))
    assert found["reputation.share_of_voice"]["share"] == Share(18, 120)
    assert "reputation.mentions" not in found  # nobody wrote down a mention, and nobody said so


def test_complaints_are_of_whom_they_were_about(desk: Workspace) -> None:
    bad = {"tone": Sentiment.NEGATIVE, "needs_answer": True}
    keep(desk, OURS, THEIRS, ago(3, brand_id=RIVAL, **bad), ago(3, answered=at("2026-11-14T10:00"), **bad))
    made = desk.checklist.findings(evaluated(desk).id)["community.negative_rule"]
    assert (made.verdict, made.values["answered"], made.values["asked"]) == (PARTLY, 1, 1)


def test_each_kind_of_record_is_read_once_however_long_the_period_is(desk: Workspace) -> None:
    keep(desk, OURS, THEIRS, *(ago(days) for days in range(0, 400, 7)))
    read = {"brand": 1, "answer_rule": 1, "voice_count": 1, "imported_file": 1, "mention": 2}
    for period in (NOVEMBER, Period.months(2026, 1, 12)):
        made = evaluated(desk, period)
        with statements(desk) as asked:
            desk.checklist.findings(made.id)
        told = Counter(name for each in asked for name in re.findall(r"FROM (\w+)", each))
        # the first day on which anything was said is asked of mentions too
        assert {name: told[name] for name in read} == read
