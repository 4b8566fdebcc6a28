"""Every example of reputation that was computed beforehand, to the last digit shown."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from smmdesk.domain.ids import BrandId
from smmdesk.domain.reputation.answering import WorkingTime, middle, ninetieth
from smmdesk.domain.reputation.crisis import Week, sign, thresholds
from smmdesk.domain.reputation.spellings import names
from smmdesk.domain.reputation.tone import Tones
from smmdesk.domain.reputation.voice import bar, share, voice
from tests.domain.reputation.made import NOVEMBER, OWN, at, mention

if TYPE_CHECKING:
    from collections.abc import Callable


class Example(NamedTuple):
    rule: str
    input: Any
    expected: Any


FILE = Path(__file__).parents[2] / "data" / "examples" / "reputation.json"
EXAMPLES = [Example(**each) for each in json.loads(FILE.read_text("utf-8"))]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.rule)
def test_an_example_comes_out_as_computed(example: Example) -> None:
    assert RULES[example.rule](example.input) == example.expected


def test_every_rule_has_its_function_and_none_is_left_over() -> None:
    assert {example.rule for example in EXAMPLES} == RULES.keys()
    assert len(EXAMPLES) == 79


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def share_of(given: dict[str, int]) -> object:
    found = share(given["own"], given["all"])
    if found is None:
        return None
    told = found.told_range
    ends = (None, None) if told is None else (rounded(told.low), rounded(told.high))
    return {"share": str(found.value), "low": ends[0], "high": ends[1]}


def publications(given: dict[str, list[list[str]]]) -> object:
    brands = {"own": OWN, "A": BrandId("A" * 32)}
    mentions = [
        mention(brand_id=brands.get(name), link=f"example.org/{at}")
        for at, named in enumerate(given["publications"])
        for name in named or ["nobody"]
    ]
    found = voice(mentions, (), NOVEMBER, own=OWN, rivals=[brands["A"]])
    assert found.industry is not None
    assert found.among_brands is not None
    return {"industry": str(found.industry.value), "brands": str(found.among_brands.value)}


def net(given: dict[str, int]) -> str | None:
    neutral = given["judged"] - given["positive"] - given["negative"]
    found = Tones(positive=given["positive"], negative=given["negative"], neutral=neutral).net
    return None if found is None else str(found)


def crisis_sign(given: dict[str, Any]) -> object:
    past = [Week(*week) for week in zip(given["past_negative"], given["past_judged"], strict=True)]
    found = sign(past, Week(given["negative"], given["judged"]))
    return {"sign": str(found.level), "p_count": rounded(found.p_count), "p_share": rounded(found.p_share)}


def minutes(given: dict[str, Any]) -> object:
    days_off = {*map(date.fromisoformat, given["days_off"])}
    working = WorkingTime(hours=tuple(given["hours"]), zone=given["zone"], days_off=days_off)
    start, end = (at(given[name], given["zone"]).utc() for name in ("published", "answered"))
    return {"clock": (end - start).total_seconds() / 60, "working": working.minutes(start, end)}


RULES: dict[str, Callable[[Any], object]] = {
    "B1": lambda given: names(given["spelling"], given["text"]),
    "B2 share": share_of,
    "B2 publications": publications,
    "B2 bar, tenths of a percent": lambda given: list(bar(given)),
    "B3 net": net,
    "B4 thresholds": lambda given: thresholds(Fraction(str(given["usual"])), given["weeks"])._asdict(),
    "B4 sign": crisis_sign,
    "B5 minutes": minutes,
    "B5 median and p90": lambda given: {"median": middle(given), "p90": ninetieth(given)},
}
