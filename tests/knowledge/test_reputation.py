"""Work on a reputation in words: every sphere has a plan, every profile an answer, every reply can be filled in."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.clients import Presence, Relation, Segment
from smmdesk.domain.reputation.named import About, ActivityKind, Fit, Mix, Reward
from smmdesk.domain.reputation.placeholders import check_placeholders, filled, gaps
from smmdesk.knowledge.files import facts, words
from smmdesk.knowledge.reputation import (
    combination,
    disclosure,
    fit_of,
    honest_forms,
    is_grave,
    read_starters,
    work_plan,
)
from smmdesk.machine.places import RESOURCES
from smmdesk.speech.languages import HABITS
from tests.every import every

CODES = tuple(HABITS)
SPHERES = tuple(facts("clients")["spheres"])
PLANS = facts("reputation")["plans"]


def test_a_sphere_has_one_plan_and_every_one_that_gains_most_has_its_own() -> None:
    named = [sphere for row in PLANS.values() for sphere in row["spheres"]]
    assert len(named) == len({*named})
    assert {*named} - {*SPHERES} == set()
    # what has steps of its own gains most, too: the one says what to begin with, the other whether to begin at all
    assert {sphere for sphere in SPHERES if fit_of(sphere) is not Fit.USEFUL} == {*named}
    assert [*PLANS][-1] == "general"
    assert not PLANS["general"]["spheres"]


@pytest.mark.parametrize(
    ("sphere", "fit"),
    [
        ("wine shop", Fit.FIRST),
        ("табачная лавка", Fit.FIRST),
        ("adult shop", Fit.FIRST),
        *(
            (sphere, Fit.BEST)
            for sphere in "building real_estate medicine car_dealer restaurant furniture courses clothing handmade "
            "university branches law tourism fmcg beauty public_person start_up".split()
        ),
        ("café and confectionery", Fit.BEST),
        ("bakery", Fit.BEST),
        ("flower shop", Fit.USEFUL),
        ("", Fit.USEFUL),
    ],
)
def test_how_much_it_gives_by_sphere(sphere: str, fit: Fit) -> None:
    assert fit_of(sphere) is fit


@pytest.mark.parametrize(
    ("sphere", "plan"),
    [
        ("ресторан", "restaurant"),
        ("wine bar", "restricted"),
        ("სტომატოლოგიური კლინიკა", "health"),
        ("law office", "law"),
        ("city library", "general"),
        ("", "general"),
    ],
)
def test_the_first_plan_that_names_a_sphere_counts(sphere: str, plan: str) -> None:
    assert work_plan(sphere, "en").key == plan


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("sphere", SPHERES)
def test_a_plan_has_its_reason_and_three_steps_in_order(sphere: str, code: str) -> None:
    plan = work_plan(sphere, code)
    assert plan.reason.endswith(".")
    assert len(plan.steps) == 3
    assert every(step.what.endswith(".") and step.place and step.person for step in plan.steps)
    assert every(ActivityKind(step.kind) is step.kind for step in plan.steps)
    days = [step.after_days for step in plan.steps]
    assert days == sorted({*days})
    assert days[0] == 0
    # a second one of a kind and place would be taken for the first
    assert len({(step.kind, step.place) for step in plan.steps}) == 3
    assert ActivityKind.HIDDEN not in {step.kind for step in plan.steps}


@given(st.sampled_from(Segment), st.sampled_from(Relation), st.sampled_from(Presence), st.sampled_from(["", *SPHERES]))
def test_every_profile_has_an_answer(segment: Segment, relation: Relation, presence: Presence, sphere: str) -> None:
    profile = {"segment": segment, "relation": relation, "presence": presence, "sphere": sphere}
    found = [combination(profile, code) for code in CODES]
    assert len({each.key for each in found}) == 1
    assert every(each.text.endswith(".") and each.reason.endswith(".") for each in found)


@pytest.mark.parametrize(
    ("profile", "mix"),
    [
        ({"segment": "small", "sphere": "wine shop"}, Mix.REPUTATION),
        ({"relation": "b2g"}, Mix.REPUTATION),
        ({"segment": "small", "sphere": "flower shop"}, Mix.PAGES),
        ({"segment": "small", "sphere": "restaurant"}, Mix.BOTH),
        ({"segment": "government"}, Mix.BOTH),
        ({}, Mix.BOTH),
    ],
)
def test_what_suits_a_client(profile: dict[str, str], mix: Mix) -> None:
    assert combination(profile, "en").mix is mix


@pytest.mark.parametrize("code", CODES)
def test_no_combination_is_left_over(code: str) -> None:
    assert [*words(code, "reputation")["combinations"]] == [*facts("reputation")["combinations"]]
    assert [*words(code, "reputation")["plans"]] == [*PLANS]


# replies


@pytest.mark.parametrize("code", CODES)
def test_each_subject_has_a_reply_that_can_be_filled_in(code: str) -> None:
    found = read_starters(code)
    assert [each.about for each in found] == [*About]
    assert len({each.name for each in found}) == len(found)
    for each in found:
        check_placeholders(each.text)
        assert {"author", "signer"} <= {*gaps(filled(each.text, {}))}


@pytest.mark.parametrize("code", CODES)
def test_a_complaint_gets_a_contact(code: str) -> None:
    """Nobody is asked to take a review back: one thanks, asks, puts right and reports."""
    complaint = read_starters(code)[list(About).index(About.COMPLAINT)]
    assert {"contact", "topic"} <= {*gaps(filled(complaint.text, {}))}


@pytest.mark.parametrize(
    ("topics", "grave"),
    [
        (["allergy"], True),
        (["delivery", "отравление"], True),
        (["возврат денег"], True),
        (["უსაფრთხოება"], True),
        (["colour of the box"], False),
        (["скорость"], False),
        ([], False),
    ],
)
def test_what_nobody_jokes_about(topics: list[str], grave: bool) -> None:
    assert is_grave(topics) is grave


# disclosure


@pytest.mark.parametrize("code", CODES)
def test_a_reward_or_tie_is_told_with_the_brand(code: str) -> None:
    told = {disclosure(reward, "Sweet Balcony", "DE", code) for reward in Reward if reward is not Reward.NONE}
    assert len(told) == len(Reward) - 1
    assert every(each.startswith("Werbung. ") and "Sweet Balcony" in each for each in told)
    assert disclosure(Reward.NONE, "Sweet Balcony", "DE", code) == ""
    assert len(honest_forms(code)) == 3


def test_where_no_word_of_the_country_is_known_that_of_the_language_counts() -> None:
    assert disclosure(Reward.MONEY, "{brand}", "AQ", "en") == "Ad. {brand} paid me for this."
    assert disclosure(Reward.MONEY, "X", "GE", "ru").startswith("რეკლამა. ")


def test_the_word_of_every_country_can_be_printed() -> None:
    letters = TTFont(RESOURCES / "fonts" / "FiraGO-Regular.ttf").getBestCmap()
    known = facts("reputation")["disclosure"]
    assert known.keys() - facts("clients")["countries"].keys() == set()
    assert {letter for word in known.values() for letter in word if ord(letter) not in letters} == set()
