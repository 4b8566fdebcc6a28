"""The metrics: each is named and explained in every language, and formulas name only what there is."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from smmdesk.domain.networks import Network
from smmdesk.domain.results.metrics import Days
from smmdesk.domain.results.named import Unit
from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.files import facts
from smmdesk.knowledge.files import words as texts
from smmdesk.knowledge.metrics import INPUTS, catalogue, derived, name_of, words
from smmdesk.speech.languages import HABITS
from tests.every import every

CODES = tuple(HABITS)
KEYS = [*catalogue(), *INPUTS, *derived()]
LONGEST = 24
"""Characters of a name: the head of a column of figures holds no more."""


@pytest.mark.parametrize("code", CODES)
def test_every_metric_has_its_words_and_no_words_are_left_over(code: str) -> None:
    said = Knowledge(code).metrics()
    assert list(said) == KEYS
    assert len(KEYS) == len({*KEYS})
    assert every(len(each.name) <= LONGEST and not each.name.endswith(".") for each in said.values())
    assert every(12 <= len(each.definition) <= 130 and each.definition.endswith(".") for each in said.values())
    assert every(20 <= len(each.pitfall) <= 140 for each in said.values())


@pytest.mark.parametrize("code", CODES)
def test_no_two_metrics_are_called_alike(code: str) -> None:
    names = [each.name for each in words(code).values()]
    assert len({*names}) == len(names)


@pytest.mark.parametrize("code", CODES)
def test_a_network_calls_a_metric_by_its_own_word(code: str) -> None:
    own = texts(code, "metrics")["network"]
    assert every(0 < len(name) <= LONGEST for names in own.values() for name in names.values())
    for network, names in own.items():
        assert names.keys() <= catalogue().keys()
        assert [name_of(key, code, Network(network)) for key in names] == list(names.values())


def test_without_a_word_of_its_own_a_network_takes_the_common_one() -> None:
    knowledge = Knowledge("en")
    assert knowledge.metric_name("likes", Network.FACEBOOK) == "Reactions"
    assert knowledge.metric_name("likes", Network.INSTAGRAM) == "Likes"
    assert knowledge.metric_name("likes") == "Likes"
    assert knowledge.metric_name("romi_margin", Network.FACEBOOK) == "ROMI on margin"


def test_formulas_name_only_what_there_is() -> None:
    named = {key: {*re.findall(r"[a-z_]+", each.formula)} for key, each in derived().items()}
    assert every(names and names <= {*catalogue(), *INPUTS, *derived()} for names in named.values())
    assert {*INPUTS} <= {*chain.from_iterable(named.values())}


def test_no_formula_adds_up_people_by_the_day() -> None:
    daily = {key for key, metric in catalogue().items() if metric.days in {Days.MEAN, Days.WHOLE}}
    assert daily == {"reach_day", "reach_period"}
    assert every(daily.isdisjoint(re.findall(r"[a-z_]+", each.formula)) for each in derived().values())


def test_what_can_be_misread_is_said() -> None:
    said = Knowledge("en").metrics()
    assert "never added up" in said["reach_day"].pitfall
    assert "flatters" in said["romi_revenue"].pitfall
    assert "neither people nor impressions" in said["views"].pitfall


def test_files_give_more_than_what_is_known() -> None:
    """Hours in which followers are there; what people say, and how fast is answered, is counted from mentions here."""
    given = facts("analytics")["metrics"]
    others = {key for unit in Unit for key in given[unit]}
    assert {key for key in others if not key.startswith("active_")} == {
        "answer_minutes",
        "mentions",
        "positive",
        "negative",
    }
    assert others & catalogue().keys() == {"mentions", "positive", "negative", "answer_minutes"}
