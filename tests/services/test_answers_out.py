"""The times to the first answer as they go out for programs, the examples that were computed beforehand among them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.changes import IMPORT_MENTIONS
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ActivityId
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.reputation.hours import USUAL
from smmdesk.domain.reputation.named import Sentiment
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import Language
from tests.conftest import NOW
from tests.domain.reputation.made import CLIENT, OWN, RIVAL, ZONE, activity, at, brand, mention
from tests.domain.reputation.test_worked_examples import EXAMPLES, Example

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.domain.reputation.records import Mention
    from smmdesk.workspace import Workspace

ROUND_THE_CLOCK = ("00:00-24:00",) * 7


def of(rule: str) -> list[Example]:
    return [example for example in EXAMPLES if example.rule == rule]


def made(workspace: Workspace, *mentions: Mention, zone: str = ZONE, country: str = "", **rule: Any) -> None:
    with workspace.database.write(IMPORT_MENTIONS) as work:
        work.save(Client(id=CLIENT, name="Sweet Balcony", time_zone=zone, country=country))
        work.add_all([brand(id=OWN, own=True), brand(id=RIVAL, name="A")])
        work.add_all([activity(id=ActivityId("f" * 32))])
        work.add_all([*mentions])
    if rule:
        workspace.answers.change_rule(CLIENT, **rule)


def told(workspace: Workspace, folder: Path) -> dict[str, Any]:
    """As they go out at the moment of the workspace's clock."""
    workspace.exporting.export(
        Wish(output="reputation", language=Language("en"), client_id=CLIENT), folder / "out.json"
    )
    (found,) = json.loads((folder / "out.json").read_text("utf-8"))["reputation"]
    answers: dict[str, Any] = found["figures"]["answers"]
    return answers


def asked(published: LocalMoment, answered: LocalMoment | None = None, **values: Any) -> Mention:
    return mention(moment=published, needs_answer=True, answered=answered, **values)


@pytest.mark.parametrize("example", of("B5 minutes"), ids=lambda example: example.input["published"])
def test_a_time_is_told_to_the_minute(workspace: Workspace, tmp_path: Path, example: Example) -> None:
    given, zone = example.input, example.input["zone"]
    # the only day off among them is one of Russia
    assert given["days_off"] in ([], ["2026-11-04"])
    moments = [at(given[name], zone) for name in ("published", "answered")]
    country = "RU" if given["days_off"] else ""
    made(workspace, asked(*moments), zone=zone, country=country, hours=tuple(given["hours"]))
    found = told(workspace, tmp_path)
    assert (found["median_working"], found["median_clock"]) == (
        str(example.expected["working"]),
        str(int(example.expected["clock"])),
    )


@pytest.mark.parametrize("example", of("B5 median and p90"), ids=lambda example: str(len(example.input)))
def test_median_and_ninetieth_are_told(workspace: Workspace, tmp_path: Path, example: Example) -> None:
    start = at("2026-11-16T10:00")
    answered = [LocalMoment(start.wall + timedelta(minutes=each), ZONE) for each in example.input]
    made(workspace, *(asked(start, each) for each in answered), hours=ROUND_THE_CLOCK)
    found = told(workspace, tmp_path)
    assert found["answered"] == len(example.input)
    assert (Fraction(found["median_working"]), found["p90_working"]) == (
        Fraction(example.expected["median"]),
        example.expected["p90"],
    )


def test_all_examples_of_answers_are_there() -> None:
    assert len(of("B5 minutes")) + len(of("B5 median and p90")) > 9


def test_what_waits_is_told_as_at_the_moment_of_the_clock(workspace: Workspace, tmp_path: Path) -> None:
    def ago(**span: int) -> LocalMoment:
        return LocalMoment((NOW - timedelta(**span)).replace(tzinfo=None), "Etc/UTC")

    made(
        workspace,
        asked(ago(minutes=90), tone=Sentiment.NEGATIVE),
        asked(ago(minutes=180), tone=Sentiment.NEGATIVE),
        asked(ago(minutes=180)),
        asked(ago(minutes=300), ago(minutes=100)),
        asked(ago(days=1), timed=False),
        asked(ago(minutes=5), let_be="a joke"),
        asked(ago(days=2), brand_id=RIVAL),
        asked(ago(days=3), activity_id=ActivityId("f" * 32)),
        mention(moment=ago(minutes=1)),
        zone="Etc/UTC",
        hours=ROUND_THE_CLOCK,
    )
    found = told(workspace, tmp_path)
    assert (found["answered"], found["waiting"], found["let_be"]) == (1, 4, 1)
    # the answer within four hours, and the complaint that waits for three
    assert (found["in_goal"], found["judged"], found["longest_working"]) == (1, 2, 180)


def test_of_nothing_there_is_nothing_and_the_usual_hours_are_said(workspace: Workspace, tmp_path: Path) -> None:
    made(workspace, mention())
    found = told(workspace, tmp_path)
    assert (found["hours"], found["hours_set"]) == ([*USUAL], False)
    assert [found[key] for key in ("median_working", "p90_working", "median_clock", "longest_working")] == [None] * 4
    assert (found["answered"], found["in_goal"], found["judged"], found["waiting"]) == (0, 0, 0, 0)


def test_at_a_moment_that_is_named_a_later_answer_is_waited_for(workspace: Workspace, tmp_path: Path) -> None:
    made(workspace, asked(at("2026-11-16T10:00"), at("2026-11-20T11:00")), hours=ROUND_THE_CLOCK)
    found = {}
    for day in (18, 22):
        on = datetime(2026, 11, day, 12)
        wish = Wish(output="reputation", language=Language("en"), client_id=CLIENT, on=on)
        workspace.exporting.export(wish, tmp_path / "out.json")
        (client,) = json.loads((tmp_path / "out.json").read_text("utf-8"))["reputation"]
        answers = client["figures"]["answers"]
        found[day] = (answers["answered"], answers["waiting"], client["mentions"][0]["answered"])
    assert found == {18: (0, 1, None), 22: (1, 0, "2026-11-20T11:00")}
