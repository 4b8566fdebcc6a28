"""Scores: the same measure for everybody, computed as it is explained."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.checklist import (
    CAP,
    SCORED_GROUPS,
    Answer,
    Ceiling,
    Evaluation,
    EvaluationSheet,
    Group,
    Item,
    Score,
    ScoreBand,
    Verdict,
    applicable,
    as_told,
    decisive_flags,
    raised_flags,
    score,
    score_by_group,
    share_of_business,
    to_repeat,
    total,
    verdicts_of,
    weakest,
    weightiest,
)
from smmdesk.domain.clients import Client, ClientStatus
from smmdesk.domain.errors import PeriodError
from smmdesk.domain.ids import AnswerId, ClientId, EvaluationId
from smmdesk.domain.periods import Period, add_months
from smmdesk.domain.providers import ProviderKind
from smmdesk.knowledge import Knowledge

GOALS = Item(key="goals", group=Group.GOALS, weight=3)
HOURS = Item(key="hours", group=Group.CONTENT, weight=1)
VOICE = Item(key="voice", group=Group.CONTENT, weight=2, applies_to=frozenset({ProviderKind.AGENCY}))
BOTS = Item(key="bots", group=Group.RED_FLAGS, weight=5)
CLIENT = Client(id=ClientId("c"), name="Walnut")
ITEMS = (GOALS, HOURS, VOICE, BOTS)

LISTS = st.lists(
    st.builds(Item, key=st.uuids().map(str), group=st.sampled_from(Group), weight=st.integers(1, 5)), max_size=15
)


def test_score_by_hand() -> None:
    """3 × 1 + 1 × ½ + 2 × 0 of 3 + 1 + 2."""
    found = score(ITEMS, {"goals": Verdict.YES, "hours": Verdict.PARTLY, "voice": Verdict.NO, "bots": Verdict.YES})
    assert (found.earned, found.weight, found.share) == (Fraction(7, 2), 6, Fraction(7, 12))
    assert (found.answered, found.items) == (3, 3)


def test_what_does_not_apply_counts_neither_way() -> None:
    found = score(ITEMS, {"goals": Verdict.YES, "hours": Verdict.NOT_APPLICABLE})
    assert (found.share, found.answered, found.passed, found.set_aside) == (Fraction(1), 1, 1, 1)


def test_without_an_answer_there_is_no_score() -> None:
    assert score(ITEMS, {}).share is None
    assert score((), {}).share is None
    assert score(ITEMS, {"bots": Verdict.YES, "goals": Verdict.NOT_APPLICABLE}).share is None


def test_groups_are_scored_on_their_own() -> None:
    found = score_by_group(ITEMS, {"goals": Verdict.NO, "hours": Verdict.YES})
    assert {group: each.share for group, each in found.items()} == {Group.GOALS: 0, Group.CONTENT: 1}


@given(LISTS, st.integers(0, 20))
def test_the_weightiest_count_for_most_and_stay_in_order(items: list[Item], most: int) -> None:
    """Of the business result and of the others each."""
    scored = [item for item in items if item.group is not Group.RED_FLAGS]
    found = weightiest(items, most)
    assert len(found) == min(most, len(scored))
    assert [item for item in scored if item in found] == [*found]
    for is_business in (True, False):
        some = [item for item in scored if (item.group is Group.BUSINESS) is is_business]
        left = [item.points for item in some if item not in found]
        taken = [item.points for item in some if item in found]
        assert not left or not taken or max(left) <= min(taken)


def test_a_part_has_as_much_of_the_business_result_as_the_whole() -> None:
    """Of 4 × 9 points and 12 × 3 it is half; of four, 1 × 9 and 3 × 3 are half as well, 2 × 9 and 2 × 3 are not."""
    business = [Item(key=f"b{number}", group=Group.BUSINESS, weight=3) for number in range(4)]
    others = [Item(key=f"o{number}", group=Group.CONTENT, weight=3) for number in range(12)]
    assert share_of_business([*business, *others]) == Fraction(1, 2)
    assert weightiest([*business, *others], 4) == (business[0], *others[:3])
    assert weightiest(others, 2) == tuple(others[:2])
    assert share_of_business(others) == share_of_business([]) == 0


@pytest.mark.parametrize("kind", ProviderKind)
def test_the_business_result_is_a_quarter_of_the_short_form_too(kind: ProviderKind) -> None:
    found = weightiest(applicable(Knowledge("en").checklist().items, kind))
    business = [item.key for item in found if item.group is Group.BUSINESS]
    assert business == ["business.leads_come", "business.return_known"]
    assert Fraction(25, 100) <= share_of_business(found) <= Fraction(30, 100)
    assert min(item.weight for item in found) >= 2


def test_of_equals_the_one_asked_first_is_the_weightier() -> None:
    twin = replace(HOURS, key="twin")
    assert weightiest((HOURS, twin, GOALS), 2) == (HOURS, GOALS)
    assert decisive_flags((GOALS, BOTS, replace(BOTS, key="mild", weight=2))) == (BOTS,)


def test_the_weakest_are_those_that_cost_most() -> None:
    verdicts = {"goals": Verdict.PARTLY, "hours": Verdict.NO, "voice": Verdict.NO, "bots": Verdict.YES}
    assert weakest(ITEMS, verdicts) == (VOICE, GOALS, HOURS)
    assert weakest(ITEMS, {"goals": Verdict.YES}) == ()


def test_flags_are_raised_by_any_sign() -> None:
    assert raised_flags(ITEMS, {"bots": Verdict.PARTLY, "goals": Verdict.NO}) == (BOTS,)
    assert raised_flags(ITEMS, {"bots": Verdict.NO}) == ()


def test_items_apply_to_who_they_are_for() -> None:
    assert applicable(ITEMS, ProviderKind.SELF) == (GOALS, HOURS, BOTS)
    assert applicable(ITEMS, ProviderKind.AGENCY) == ITEMS


def test_a_remark_is_no_verdict() -> None:
    remark = Answer(id=AnswerId("1"), evaluation_id=EvaluationId("e"), item="goals", comment="ask again")
    said = Answer(id=AnswerId("2"), evaluation_id=EvaluationId("e"), item="hours", verdict=Verdict.NO)
    assert verdicts_of([remark, said]) == {"hours": Verdict.NO}


@given(LISTS, st.data())
def test_scores_stay_between_nothing_and_everything(items: list[Item], data: st.DataObject) -> None:
    verdicts = {item.key: data.draw(st.sampled_from(Verdict)) for item in items if data.draw(st.booleans())}
    found = score(items, verdicts)
    assert found.share is None or 0 <= found.share <= 1
    assert found.answered <= found.items
    groups = score_by_group(items, verdicts)
    assert set(groups) <= set(SCORED_GROUPS)
    assert sum(each.earned for each in groups.values()) == found.earned
    assert sum(each.weight for each in groups.values()) == found.weight
    lost = found.weight - found.earned
    assert (weakest(items, verdicts) == ()) == (lost == 0)


@given(LISTS, st.sampled_from(Verdict), st.data())
def test_a_better_answer_never_lowers_the_score(items: list[Item], before: Verdict, data: st.DataObject) -> None:
    verdicts = {item.key: data.draw(st.sampled_from([Verdict.YES, Verdict.PARTLY, Verdict.NO])) for item in items}
    for item in items:
        better = score(items, {**verdicts, item.key: Verdict.YES}).share
        assert (better or 0) >= (score(items, verdicts).share or 0)


def test_equal_losses_stand_in_the_order_of_the_list() -> None:
    twin = replace(HOURS, key="twin")
    verdicts = {"hours": Verdict.PARTLY, "twin": Verdict.PARTLY, "goals": Verdict.PARTLY, "voice": Verdict.YES}
    assert weakest((HOURS, twin, VOICE, GOALS), verdicts) == (GOALS, HOURS, twin)
    assert weakest(ITEMS, {"goals": Verdict.NOT_APPLICABLE}) == ()


def test_a_group_without_items_and_the_red_flags_have_no_score() -> None:
    assert list(score_by_group((VOICE, GOALS, BOTS), {})) == [Group.GOALS, Group.CONTENT]


def test_days_in_order_are_kept() -> None:
    november = made(date(2026, 12, 1), date(2026, 11, 1))
    assert november.checked() is november
    assert november.period == Period.month(2026, 11)


def test_days_are_in_order() -> None:
    day = date(2026, 11, 1)
    wrong = Evaluation(id=EvaluationId("e"), client_id=ClientId("c"), starts=day, ends=day, made_on=day)
    with pytest.raises(PeriodError):
        wrong.checked()


def test_a_sheet_asks_what_applies_and_holds_what_follows() -> None:
    """Half of nothing is lost to a remark without a verdict; what only an agency is asked is not asked a freelancer."""
    evaluation = Evaluation(
        id=EvaluationId("e"),
        client_id=ClientId("c"),
        starts=date(2026, 11, 1),
        ends=date(2026, 12, 1),
        made_on=date(2026, 11, 30),
        kind=ProviderKind.FREELANCER,
    )
    said = [
        Answer(id=AnswerId(key), evaluation_id=evaluation.id, item=key, verdict=verdict)
        for key, verdict in {"goals": Verdict.PARTLY, "bots": Verdict.YES, "hours": None}.items()
    ]
    sheet = EvaluationSheet.of(evaluation, ITEMS, said)
    assert sheet.items == (GOALS, HOURS, BOTS)
    assert (sheet.score.share, sheet.score.answered, sheet.score.items) == (Fraction(1, 2), 1, 2)
    assert (sheet.weakest, sheet.red_flags) == ((GOALS,), (BOTS,))
    assert (sheet.evaluation, sheet.groups[Group.GOALS].share) == (evaluation, Fraction(1, 2))
    assert sheet.answers["hours"].verdict is None


def made(on: date, starts: date = date(2026, 1, 1)) -> Evaluation:
    return Evaluation(
        id=EvaluationId(f"{on} {starts}"), client_id=CLIENT.id, starts=starts, ends=add_months(starts, 1), made_on=on
    )


@pytest.mark.parametrize(
    ("made_on", "due"),
    [
        (date(2026, 11, 16), date(2026, 12, 16)),
        (date(2026, 12, 3), date(2027, 1, 3)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 2, 28), date(2026, 3, 28)),
        (date(2026, 8, 31), date(2026, 9, 30)),
    ],
)
def test_the_work_is_judged_anew_a_calendar_month_later(made_on: date, due: date) -> None:
    assert made(made_on).repeat_on == due


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_next_time_is_always_in_the_next_month(day: date) -> None:
    due = made(day).repeat_on
    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == 1
    assert due.day <= day.day


def test_what_was_judged_last_is_repeated_whichever_days_it_was_about() -> None:
    summer, late = made(date(2026, 9, 1), date(2026, 8, 1)), made(date(2026, 10, 1), date(2026, 5, 1))
    assert to_repeat([late, summer], CLIENT) == late
    same_day = made(date(2026, 10, 1), date(2026, 9, 1))
    assert to_repeat([same_day, late], CLIENT) == same_day
    assert to_repeat([], CLIENT) is None


@pytest.mark.parametrize(
    ("status", "is_repeated"),
    [
        (ClientStatus.LEAD, True),
        (ClientStatus.ACTIVE, True),
        (ClientStatus.PAUSED, False),
        (ClientStatus.ENDED, False),
    ],
)
def test_where_no_work_is_done_none_is_to_be_judged(status: ClientStatus, is_repeated: bool) -> None:
    assert (to_repeat([made(date(2026, 9, 1))], replace(CLIENT, status=status)) is not None) is is_repeated


def test_how_much_is_answered_says_how_firm_a_score_is() -> None:
    def of(answered: int, passed: int = 0) -> Score:
        return Score(
            earned=Fraction(1), weight=answered * 2, answered=answered, items=10, asked=20, set_aside=passed * 2
        )

    assert [(each.coverage, each.is_seen, each.is_whole, each.is_firm) for each in map(of, (1, 5, 7, 8, 10))] == [
        (Fraction(1, 10), False, False, False),
        (Fraction(1, 2), True, False, False),
        (Fraction(7, 10), True, False, False),
        (Fraction(8, 10), True, False, True),
        (Fraction(1), True, True, True),
    ]
    # 14 of 16 that apply are more than four fifths, and 12 are not; 8 of 10 are, but less than half of all
    assert of(7, passed=2).is_firm
    assert not of(6, passed=2).is_firm
    assert not of(4, passed=5).is_firm
    # where nothing applies there is nothing to be firm
    assert not of(0, passed=10).is_firm


def of_weights(**weights: int) -> list[Item]:
    """An item a group, of these weights."""
    return [Item(key=name, group=Group(name), weight=weight) for name, weight in weights.items()]


ALL_YES = {"business": Verdict.YES, "content": Verdict.YES, "goals": Verdict.YES}


def test_the_business_result_counts_threefold() -> None:
    items = of_weights(business=3, content=3, goals=3)
    found = total(items, {**ALL_YES, "content": Verdict.NO})
    assert (found.earned, found.weight) == (Fraction(12), 15)
    assert total(items, {**ALL_YES, "business": Verdict.PARTLY}).reckoned == Fraction(21, 30)


@pytest.mark.parametrize(
    ("business", "ceiling", "reckoned"),
    [
        ([Verdict.NO, Verdict.NO], Ceiling.NOT_MET, Fraction(36, 54)),
        ([Verdict.NO, None], Ceiling.NOT_MET, Fraction(36, 45)),
        ([Verdict.NO, Verdict.NOT_APPLICABLE], Ceiling.NOT_MET, Fraction(36, 45)),
        ([None, None], Ceiling.OPEN, Fraction(1)),
        ([None, Verdict.NOT_APPLICABLE], Ceiling.OPEN, Fraction(1)),
        ([Verdict.PARTLY, Verdict.NO], Ceiling.PARTLY, Fraction(81, 108)),
        ([Verdict.PARTLY, Verdict.PARTLY], Ceiling.PARTLY, Fraction(45, 54)),
        ([Verdict.NOT_APPLICABLE, Verdict.NOT_APPLICABLE], Ceiling.SET_ASIDE, Fraction(1)),
        ([Verdict.YES, Verdict.NO], None, Fraction(45, 54)),
        ([Verdict.YES, Verdict.NOT_APPLICABLE], None, Fraction(1)),
    ],
)
def test_without_a_yes_in_the_business_result_all_is_worth_three_fifths_at_most(
    business: list[Verdict | None], ceiling: Ceiling | None, reckoned: Fraction
) -> None:
    """36 points of others, and 2 × 3 × 3 of the business result."""
    items = [Item(key=str(number), group=Group.CONTENT, weight=3) for number in range(12)]
    asked = [Item(key=f"b{number}", group=Group.BUSINESS, weight=3) for number in range(2)]
    given = {item.key: verdict for item, verdict in zip(asked, business, strict=True) if verdict}
    found = total([*items, *asked], {**dict.fromkeys((item.key for item in items), Verdict.YES), **given})
    assert (found.ceiling, found.reckoned) == (ceiling, reckoned)
    assert found.share == (CAP if ceiling else reckoned)


@pytest.mark.parametrize("key", ["leads_come", "lead_cost", "return_known", "path_to_purchase"])
def test_only_a_yes_to_what_is_decisive_of_the_business_result_lifts_the_cap(key: str) -> None:
    """Nobody knows of one sale where only the way to purchase is short."""
    items = applicable(Knowledge("en").checklist().items, ProviderKind.AGENCY)
    no = {item.key: Verdict.NO for item in items if item.group is Group.BUSINESS}
    verdicts = {**{item.key: Verdict.YES for item in items}, **no, f"business.{key}": Verdict.YES}
    found = total(items, verdicts)
    side = key == "path_to_purchase"
    assert found.reckoned == Fraction(97 + (6 if side else 9), 130)
    assert (found.ceiling, found.band) == ((Ceiling.NOT_MET, ScoreBand.FAIR) if side else (None, ScoreBand.GOOD))
    assert found.share == (CAP if side else found.reckoned)


def test_a_checklist_that_does_not_ask_about_business_has_no_cap() -> None:
    items = of_weights(content=3, goals=3)
    found = total(items, {"content": Verdict.YES, "goals": Verdict.YES})
    assert (found.ceiling, found.share) == (None, Fraction(1))


def test_a_cap_never_raises_a_score() -> None:
    items = of_weights(business=3, content=3, goals=3)
    found = total(items, {"business": Verdict.NO, "content": Verdict.YES, "goals": Verdict.NO})
    assert found.share == found.reckoned == Fraction(1, 5)


def test_under_half_of_the_points_there_is_no_score_to_show() -> None:
    items = of_weights(business=1, content=3, goals=1)
    few, half = {"business": Verdict.YES}, {"business": Verdict.YES, "goals": Verdict.NO}
    assert (total(items, few).coverage, total(items, few).shown) == (Fraction(3, 7), None)
    assert (total(items, half).coverage, total(items, half).shown) == (Fraction(4, 7), Fraction(3, 4))
    # what does not apply is no answer
    aside = total(items, {"business": Verdict.YES, "goals": Verdict.NOT_APPLICABLE})
    assert (aside.coverage, aside.shown) == (Fraction(3, 7), None)
    assert (aside.answered, aside.passed, aside.set_aside) == (1, 1, 1)


def test_one_yes_where_all_else_is_set_aside_is_no_score() -> None:
    """One of 47 is answered, 3 of 130 points; a group of which the one is all that is answered has none either."""
    items = applicable(Knowledge("en").checklist().items, ProviderKind.AGENCY)
    scored = [item.key for item in items if item.group is not Group.RED_FLAGS]
    verdicts = dict.fromkeys(scored, Verdict.NOT_APPLICABLE) | {"goals.numbered": Verdict.YES}
    found = total(items, verdicts)
    assert (found.answered, found.passed, found.items) == (1, 46, 47)
    assert (found.weight, found.set_aside, found.asked) == (3, 127, 130)
    assert (found.shown, found.band, found.is_firm) == (None, None, False)
    goals = score_by_group(items, verdicts)[Group.GOALS]
    assert (goals.coverage, goals.shown, goals.band) == (Fraction(3, 17), None, None)


def test_with_the_business_result_set_aside_it_is_not_good() -> None:
    """All but 33 of 130 points are a yes: enough for a verdict, and no more than 60 % of it."""
    items = applicable(Knowledge("en").checklist().items, ProviderKind.AGENCY)
    verdicts = {
        item.key: Verdict.NOT_APPLICABLE if item.group is Group.BUSINESS else Verdict.YES
        for item in items
        if item.group is not Group.RED_FLAGS
    }
    found = total(items, verdicts)
    assert (found.earned, found.weight, found.set_aside) == (Fraction(97), 97, 33)
    assert (found.shown, found.band, found.ceiling) == (CAP, ScoreBand.FAIR, Ceiling.SET_ASIDE)


@pytest.mark.parametrize(
    ("earned", "asked", "band"),
    [
        (75, 100, ScoreBand.GOOD),
        (74, 100, ScoreBand.FAIR),
        (50, 100, ScoreBand.FAIR),
        (49, 100, ScoreBand.POOR),
        (75, 125, ScoreBand.GOOD),
        (75, 126, None),
    ],
)
def test_what_a_score_means_has_its_thresholds(earned: int, asked: int, band: ScoreBand | None) -> None:
    found = Score(earned=Fraction(earned), weight=100, answered=9, items=9, asked=asked)
    assert found.band is band


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (Fraction(97, 130), Fraction(74, 100)),  # 74.6
        (Fraction(129, 260), Fraction(49, 100)),  # 49.6
        (Fraction(299, 400), Fraction(74, 100)),  # 74.75
        (Fraction(3, 4), Fraction(3, 4)),
        (Fraction(1, 2), Fraction(1, 2)),
        (Fraction(74, 100), Fraction(74, 100)),
        (Fraction(2, 3), Fraction(2, 3)),  # near none: rounded by who writes it
    ],
)
def test_a_score_is_never_told_as_what_it_did_not_reach(share: Fraction, told: Fraction) -> None:
    assert as_told(share) == told


@pytest.mark.parametrize(("weight", "band"), [(3, ScoreBand.FAIR), (2, ScoreBand.GOOD)])
def test_with_a_decisive_red_flag_up_nothing_is_good(weight: int, band: ScoreBand) -> None:
    items = [*of_weights(business=3, content=3, goals=3), Item(key="bots", group=Group.RED_FLAGS, weight=weight)]
    answers = [
        Answer(id=AnswerId(key), evaluation_id=EvaluationId("e"), item=key, verdict=Verdict.YES)
        for key in (*ALL_YES, "bots")
    ]
    found = EvaluationSheet.of(made(date(2026, 9, 1)), items, answers)
    assert (found.score.band, found.band) == (ScoreBand.GOOD, band)


@pytest.mark.parametrize("kind", ProviderKind)
def test_the_business_result_is_a_quarter_of_the_shipped_checklist(kind: ProviderKind) -> None:
    items = applicable(Knowledge("en").checklist().items, kind)
    found = score_by_group(items, {})
    share = Fraction(found[Group.BUSINESS].asked, sum(each.asked for each in found.values()))
    assert Fraction(25, 100) <= share <= Fraction(30, 100)
