"""The strategy's words: every part, field, choice and check has them in every language, and none is left over."""

from __future__ import annotations

import re

import pytest

from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.checks import Check
from smmdesk.domain.strategy.records import StrategyEntry
from smmdesk.domain.strategy.sheets import ROWS
from smmdesk.knowledge.files import words as texts
from smmdesk.knowledge.strategy import FieldKind, fields_of, needed_fields, words
from smmdesk.speech.languages import HABITS
from tests.every import every

CODES = tuple(HABITS)
WORDED = [part for part, kind in ROWS.items() if kind is StrategyEntry]
SHORT = 50
"""Characters of a name that stands above a field or in a list."""


def blanks(text: str) -> set[str]:
    return {*re.findall(r"{(\w+)}", text)}


def test_parts_that_are_words_have_fields_and_the_others_have_columns_of_their_own() -> None:
    assert [part for part in Part if fields_of(part)] == WORDED
    assert {*needed_fields()} == {*WORDED}
    assert every(needed_fields().values())
    for part in WORDED:
        for each in fields_of(part):
            assert (each.kind is FieldKind.CHOICE) is bool(each.choices), (part, each.key)
            assert (each.key in needed_fields()[part]) is each.needed, (part, each.key)


@pytest.mark.parametrize("code", CODES)
def test_every_part_says_what_it_is_for(code: str) -> None:
    said = words(code).parts
    assert [*said] == [*Part] == [*texts(code, "strategy")["parts"]]
    assert every(0 < len(each.title) <= SHORT for each in said.values())
    assert every(0 < len(each.new) <= SHORT for each in said.values())
    assert every(each.about.count(".") == 1 and each.about.endswith(".") for each in said.values())
    assert len({each.title for each in said.values()}) == len({each.new for each in said.values()}) == len(Part)


@pytest.mark.parametrize("code", CODES)
def test_every_field_and_choice_has_its_words_in_the_order_of_the_form(code: str) -> None:
    said = words(code)
    assert [*said.fields] == [(part, each.key) for part in WORDED for each in fields_of(part)]
    assert every(0 < len(each.label) <= SHORT and 0 < len(each.hint) <= 80 for each in said.fields.values())
    choices = [(part, each.key, choice) for part in WORDED for each in fields_of(part) for choice in each.choices]
    assert sorted(said.choices) == sorted(choices)
    for part in WORDED:
        labels = [said.fields[part, each.key].label for each in fields_of(part)]
        assert len({*labels}) == len(labels)


@pytest.mark.parametrize("code", CODES)
def test_every_check_says_what_is_open_and_why_it_matters(code: str) -> None:
    said, english = words(code).checks, words("en").checks
    assert [*said] == [*Check] == [*texts(code, "strategy")["checks"]]
    assert every(each.text.endswith(".") and each.why.endswith(".") for each in said.values())
    assert every(blanks(each.text) == blanks(english[check].text) for check, each in said.items())
    assert not any(blanks(each.why) for each in said.values())


@pytest.mark.parametrize("code", CODES)
def test_what_networks_cannot_do_is_said(code: str) -> None:
    said = words(code)
    assert (blanks(said.honest), blanks(said.all_selling), blanks(said.empty)) == (set(), {"n"}, set())
    assert every(text.endswith(".") for text in (said.honest, said.all_selling, said.empty))
