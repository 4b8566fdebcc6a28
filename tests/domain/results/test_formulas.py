"""Own formulas: whatever is typed is a value or a refusal, and nothing else."""

from __future__ import annotations

import operator
import time
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.results.formula_errors import (
    ArgumentsError,
    BrokenPartError,
    CircleError,
    DeepFormulaError,
    DifferentUnitsError,
    EmptyFormulaError,
    FormulaError,
    LongFormulaError,
    MeaninglessUnitError,
    MisspeltNameError,
    OpenBracketError,
    UnfinishedFormulaError,
    UnknownNameError,
)
from smmdesk.domain.results.formula_reading import MOST_BRACKETS, MOST_CHARACTERS, MOST_STEPS
from smmdesk.domain.results.formulas import MOST_DEEP, calculation
from smmdesk.domain.results.named import Unit

METRICS = {
    **dict.fromkeys(("likes", "reach", "views", "clicks"), Unit.NUMBER),
    **dict.fromkeys(("spend", "revenue"), Unit.MONEY),
    "watch_time": Unit.SECONDS,
}
VALUES = {name: Fraction(at) for at, name in enumerate(METRICS, start=2)} | {"clicks": None}
KEPT = {"rate": "likes / reach", "double": "rate * 2", "here": "there", "there": "here + 1", "odd": "likes +"}
PIECES = [*METRICS, *KEPT, *"+-−*×/÷:()%;,. \n", "0", "1,5", "2.25", "999999999999", "min(", "max(", "abs(", "or_zero("]
PIECES += ["**", "__class__", "lambda", "if", '"', "é", "ლაიკი", "\0", "\ud800", "٣", "1e5", "[", "{0}"]
TYPED = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def value(expression: str, formulas: dict[str, str] | None = None) -> Fraction | None:
    return calculation(expression, METRICS, formulas).value(VALUES)


def told(expression: str, formulas: dict[str, str] | None = None, key: str = "") -> FormulaError:
    with pytest.raises(FormulaError) as refused:
        calculation(expression, METRICS, formulas, key)
    return refused.value


def attempt(typed: str) -> None:
    """A value or the refusal; anything else fails."""
    try:
        found = calculation(typed, METRICS, KEPT).value(VALUES)
    except FormulaError:
        return
    assert found is None or isinstance(found, Fraction)


@given(TYPED)
def test_any_text_is_a_value_or_a_refusal(typed: str) -> None:
    attempt(typed)


def test_two_hundred_thousand_texts_are_values_or_refusals() -> None:
    """The same each time: of pieces that formulas are made of, and of those that programs are."""
    chance = Random(12)
    for _text in range(200_000):
        attempt("".join(chance.choices(PIECES, k=chance.randrange(14))))


Worked = tuple[str, Fraction | None]
ACTS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def worked(one: Worked, sign: str, other: Worked) -> Worked:
    """Two expressions as a third, with what comes out."""
    text = f"({one[0]} {sign} {other[0]})"
    if one[1] is None or other[1] is None or (sign == "/" and not other[1]):
        return text, None
    return text, ACTS[sign](one[1], other[1])


NUMBERS = st.integers(0, 999).map(lambda number: (str(number), Fraction(number)))
NAMES = st.sampled_from(["likes", "reach", "views", "clicks"]).map(lambda name: (name, VALUES[name]))
EXPRESSIONS = st.recursive(
    NUMBERS | NAMES, lambda part: st.builds(worked, part, st.sampled_from(list(ACTS)), part), max_leaves=20
)


@given(EXPRESSIONS.filter(lambda pair: len(pair[0]) <= MOST_CHARACTERS))
def test_arithmetic_is_that_of_fractions(pair: Worked) -> None:
    expression, expected = pair
    assert value(expression) == (None if expected is not None and abs(expected) > 10**18 else expected)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("2 + 3 * 4 - 6 / 3", 12),
        ("10 - 2 - 3", 5),
        ("100 : 10 ÷ 5", 2),
        ("2 × −3", -6),
        ("- 2 - -3", 1),
        ("-2 * 3", -6),
        ("50%", Fraction(1, 2)),
        ("1,5 + 2.5%", Fraction(61, 40)),
        ("max(1; 2; 3) - min(1; 2; 3)", 2),
        ("max(7)", 7),
        ("abs(likes - 9)", 7),
        ("or_zero(clicks / 0) + 1", 1),
        ("or_zero(likes)", 2),
        ("clicks", None),
        ("min(clicks; 1)", None),
        ("likes / 0", None),
        ("-clicks", None),
        ("\tlikes\n", 2),
        ("double", Fraction(4, 3)),
        ("spend * revenue / spend / revenue", 1),
    ],
)
def test_what_comes_out(expression: str, expected: Fraction | None) -> None:
    assert value(expression, KEPT) == expected


@pytest.mark.parametrize(
    ("expression", "unit"),
    [
        ("spend", Unit.MONEY),
        ("-abs(spend)", Unit.MONEY),
        ("or_zero(watch_time)", Unit.SECONDS),
        ("max(spend; revenue) / spend", Unit.NUMBER),
        ("spend * revenue / spend", Unit.MONEY),
        ("watch_time * likes / reach", Unit.SECONDS),
        ("rate * spend", Unit.MONEY),
    ],
)
def test_units_follow_from_what_is_acted_upon(expression: str, unit: Unit) -> None:
    assert calculation(expression, METRICS, KEPT).unit is unit


@pytest.mark.parametrize(
    ("expression", "kind", "at"),
    [
        ("", EmptyFormulaError, None),
        (" \n", EmptyFormulaError, None),
        ("(likes) +", UnfinishedFormulaError, 9),
        ("likes * -", UnfinishedFormulaError, 9),
        ("(", UnfinishedFormulaError, 1),
        ("max(1;", UnfinishedFormulaError, 6),
        ("(likes * (reach + 1)", OpenBracketError, 1),
        ("max(likes", OpenBracketError, 4),
        ("(likes; reach)", FormulaError, 7),
        ("likes reach", FormulaError, 7),
        ("likes + * 3", FormulaError, 9),
        ("likes)", FormulaError, 6),
        ("1.5.2", FormulaError, 4),
        ("likes%", FormulaError, 6),
        ("likes(2)", FormulaError, 6),
        ("min()", FormulaError, 5),
        ("1,", FormulaError, 2),
        ("2e5", FormulaError, 2),
        ("٣ + 1", FormulaError, 1),
        ("1 + abs(1; 2)", ArgumentsError, 5),
        ("1 + or_zero(1; 2)", ArgumentsError, 5),
        ("1 + xyz", UnknownNameError, 5),
        ("1 + min", UnknownNameError, 5),
        ("1 + Likes", MisspeltNameError, 5),
        ("1 + likse", MisspeltNameError, 5),
        ("spend + 5", DifferentUnitsError, 7),
        ("max(spend; watch_time)", DifferentUnitsError, 1),
        ("spend * spend", MeaninglessUnitError, None),
        ("1 / spend", MeaninglessUnitError, None),
        ("spend / watch_time", MeaninglessUnitError, None),
    ],
)
def test_what_is_wrong_is_told_with_its_place(expression: str, kind: type[FormulaError], at: int | None) -> None:
    error = told(expression)
    assert (type(error), error.values.get("at")) == (kind, at)


def test_the_nearest_name_is_offered() -> None:
    assert told("watch-time").values == {"word": "watch", "at": 1, "nearest": "watch_time"}
    assert told("1 + dubble", KEPT).values["nearest"] == "double"


def test_everything_has_its_limit() -> None:
    assert value("1" + " " * (MOST_CHARACTERS - 1)) == 1
    assert isinstance(told("1" + " " * MOST_CHARACTERS), LongFormulaError)
    assert value("+".join("1" * (MOST_STEPS // 2))) == MOST_STEPS // 2
    assert isinstance(told("+".join("1" * (MOST_STEPS // 2 + 1))), LongFormulaError)
    brackets = MOST_BRACKETS - 1
    assert value("(" * brackets + "1" + ")" * brackets) == 1
    assert isinstance(told("(" * MOST_BRACKETS + "1" + ")" * MOST_BRACKETS), LongFormulaError)
    assert isinstance(told("-" * MOST_BRACKETS + "1"), LongFormulaError)


def test_formulas_rest_on_formulas_only_so_deep() -> None:
    tower = {f"f{at}": f"f{at + 1} + 1" for at in range(1, MOST_DEEP)} | {f"f{MOST_DEEP}": "likes"}
    assert calculation(tower["f1"], METRICS, tower, "f1").value(VALUES) == 2 + MOST_DEEP - 1
    assert isinstance(told("f1 + 1", tower), DeepFormulaError)


def test_a_circle_is_refused_with_its_members() -> None:
    assert told("here", KEPT).values in ({"names": "here → there → here"}, {"names": "there → here → there"})
    assert told("self * 2", {"self": "1"}, "self").values == {"names": "self → self"}
    mine = told("there", {"here": "1", "there": "here + 1"}, "here")
    assert isinstance(mine, CircleError)
    assert told("rate", {**KEPT, "rate": "rate"}).values == {"names": "rate → rate"}


def test_a_long_circle_is_called_one() -> None:
    ring = {f"f{at}": f"f{(at + 1) % 40}" for at in range(40)}
    assert isinstance(told("f0", ring), CircleError)


def test_a_mistake_underneath_is_told_of_the_formula_that_has_it() -> None:
    assert isinstance(told("odd + 1", KEPT), BrokenPartError)
    assert told("odd + 1", KEPT).values == {"word": "odd"}
    assert told("wide + 1", {"wide": "spend * spend"}).values == {"word": "wide"}
    assert told("wide", {"wide": "narrow", "narrow": "nobody"}).values == {"word": "narrow"}


def test_what_others_have_wrong_is_no_matter_to_who_does_not_need_it() -> None:
    assert value("rate", KEPT) == Fraction(2, 3)


def test_names_never_given_a_value_are_no_data() -> None:
    assert calculation("likes + reach", METRICS).value({"likes": Fraction(1)}) is None


def test_formulas_on_formulas_cannot_be_made_endless() -> None:
    """Each is the one before a hundred times over: written out, a number of 10¹⁶ digits."""
    tower = {f"f{at}": "*".join([f"f{at + 1}"] * 100) for at in range(1, MOST_DEEP)} | {f"f{MOST_DEEP}": "reach"}
    ready = calculation(tower["f1"], METRICS, tower, "f1")
    before = time.perf_counter()
    assert ready.value(VALUES) is None
    assert time.perf_counter() - before < 1
