"""The examples that were computed beforehand, as they go out for programs: signs, shares and net tones of a desk."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.command.cli import main
from smmdesk.domain.changes import IMPORT_MENTIONS
from smmdesk.domain.clients import Client
from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.named import MentionKind, Sentiment
from smmdesk.domain.reputation.weeks import windows
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import Language
from tests.domain.reputation.made import CLIENT, DAY, OWN, RIVAL, activity, ago, brand, count, mention, on
from tests.domain.reputation.test_worked_examples import EXAMPLES, Example

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from smmdesk.domain.reputation.records import Mention
    from smmdesk.workspace import Workspace

BAD, GOOD, SO_SO = Sentiment.NEGATIVE, Sentiment.POSITIVE, Sentiment.NEUTRAL


def of(rule: str) -> list[Example]:
    return [example for example in EXAMPLES if example.rule == rule]


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    with workspace.database.write(IMPORT_MENTIONS) as work:
        work.save(Client(id=CLIENT, name="Sweet Balcony", time_zone="Etc/UTC"))
        work.add_all([brand(id=OWN, own=True), brand(id=RIVAL, name="A")])
    return workspace


def said(desk: Workspace, mentions: Iterable[Mention]) -> None:
    with desk.database.write(IMPORT_MENTIONS) as work:
        work.add_all([*mentions])


def told(desk: Workspace, folder: Path, *, day: date = DAY, start: date = date(2026, 11, 1)) -> dict[str, Any]:
    """The figures as they go out on a day."""
    out, period = folder / "out.json", Period(start, day + timedelta(days=1))
    on_day = datetime.combine(day, time(12))
    wish = Wish(output="reputation", language=Language("en"), client_id=CLIENT, period=period, on=on_day)
    desk.exporting.export(wish, out)
    (found,) = json.loads(out.read_text("utf-8"))["reputation"]
    figures: dict[str, Any] = found["figures"]
    return figures


def week(at: int, negative: int, judged: int) -> list[Mention]:
    """So many of the week that many weeks ago, of all days of it."""
    days = [*windows(DAY)[at].days()]
    return [on(days[n % 7], tone=BAD if n < negative else SO_SO) for n in range(judged)]


@pytest.mark.parametrize("example", of("B4 sign"), ids=lambda example: str(example.input["past_negative"]))
def test_a_sign_is_told_to_the_last_digit(desk: Workspace, tmp_path: Path, example: Example) -> None:
    given, expected = example.input, example.expected
    past = [*zip(given["past_negative"], given["past_judged"], strict=True)]
    for at, (negative, judged) in enumerate([(given["negative"], given["judged"]), *past]):
        said(desk, week(at, negative, judged))
    # the first mention of any brand begins the weeks that are known
    said(desk, [on(windows(DAY)[len(past)].start, brand_id=RIVAL)])
    found = told(desk, tmp_path)["crisis"]
    assert found["sign"] == expected["sign"]
    assert (found["negative"], found["judged"], found["weeks"]) == (given["negative"], given["judged"], len(past))
    for key in ("p_count", "p_share"):
        assert (None if found[key] is None else round(found[key], 4)) == expected[key], key
    assert [each["negative"] for each in found["by_week"]] == [given["negative"], *given["past_negative"]]


def test_every_example_of_a_sign_is_there() -> None:
    assert len(of("B4 sign")) == 11


def test_publications_are_told(desk: Workspace, tmp_path: Path) -> None:
    (example,) = of("B2 publications")
    named = {"own": OWN, "A": RIVAL, "": None}
    said(
        desk,
        (
            mention(brand_id=named[name], link=f"example.org/{at}")
            for at, names in enumerate(example.input["publications"])
            for name in names or [""]
        ),
    )
    found = told(desk, tmp_path)
    assert found["sov_industry"]["share"] == example.expected["industry"]
    assert found["sov_brands"]["share"] == example.expected["brands"]
    assert (found["sov_industry"]["own"], found["sov_industry"]["all"]) == (5, 10)
    assert {each["name"]: each["tenths_of_percent"] for each in found["sov_brands"]["brands"]} == {
        "Sweet Balcony": 556,
        "A": 444,
    }


@pytest.mark.parametrize("example", of("B2 share"), ids=lambda example: "{own} of {all}".format(**example.input))
def test_shares_of_counts_are_told_to_the_last_digit(desk: Workspace, tmp_path: Path, example: Example) -> None:
    """Counts of exactly these days, in whose place no mention comes."""
    given, expected = example.input, example.expected
    days: dict[str, Any] = {"starts": date(2026, 11, 1), "ends": date(2026, 11, 17)}
    said(desk, [mention(brand_id=RIVAL)])
    for each in (count(given["own"], OWN, **days), count(given["all"], **days)):
        desk.records.add(each)
    found = told(desk, tmp_path)["sov_industry"]
    assert (found["own"], found["all"], found["counted"]) == (given["own"], given["all"], True)
    if expected is None:
        assert (found["share"], found["low"], found["high"]) == (None, None, None)
        return
    assert found["share"] == expected["share"]
    for key in ("low", "high"):
        assert (None if found[key] is None else round(found[key], 4)) == expected[key], key


def test_a_change_is_told_in_points_and_as_about_the_same(desk: Workspace, tmp_path: Path) -> None:
    before, now = date(2026, 10, 16), date(2026, 11, 1)
    said(desk, [mention(brand_id=RIVAL)])
    for starts, ends, own in ((before, now, 12), (now, date(2026, 11, 17), 15)):
        for each in (count(own, OWN, starts=starts, ends=ends), count(100, starts=starts, ends=ends)):
            desk.records.add(each)
    found = told(desk, tmp_path)["sov_industry"]
    assert (found["before"], found["share"], found["points"]) == ("3/25", "3/20", "3/100")
    assert found["about_the_same"] is True


@pytest.mark.parametrize("example", of("B3 net"), ids=lambda example: str(example.expected))
def test_net_tones_are_told(desk: Workspace, tmp_path: Path, example: Example) -> None:
    given = example.input
    counts = {GOOD: given["positive"], BAD: given["negative"]}
    counts[SO_SO] = given["judged"] - sum(counts.values())
    kind = MentionKind.REVIEW
    said(desk, [mention(brand_id=RIVAL)])
    said(desk, (mention(tone=tone, kind=kind) for tone, count in counts.items() for _each in range(count)))
    assert told(desk, tmp_path)["net_reviews"]["net"] == example.expected


def test_what_an_activity_brought_about_changes_no_figure_but_its_own(desk: Workspace, tmp_path: Path) -> None:
    said(desk, [ago(days, tone=BAD, likes=2) for days in (0, 3, 8, 20, 45)])
    said(desk, [ago(days, brand_id=RIVAL) for days in (1, 50)])
    before = told(desk, tmp_path)
    made = activity()
    desk.records.add(made)
    brought: dict[str, Any] = {"activity_id": made.id, "tone": BAD, "likes": 90, "kind": MentionKind.MEDIA}
    said(desk, [ago(days, **brought) for days in (0, 1, 9, 60)])
    after = told(desk, tmp_path)
    assert (before.pop("own_activities"), after.pop("own_activities")) == (0, 3)
    assert after == before


def test_the_sign_of_a_period_that_is_over_is_that_of_its_last_day(desk: Workspace, tmp_path: Path) -> None:
    said(desk, [ago(days, tone=BAD) for days in (0, 1, 2, 3, 40)])
    last = DAY - timedelta(days=20)
    assert told(desk, tmp_path, day=last, start=date(2026, 10, 1))["crisis"]["negative"] == 0
    assert told(desk, tmp_path)["crisis"]["negative"] == 4


def test_the_command_line_names_the_moment(desk: Workspace, tmp_path: Path) -> None:
    said(desk, [ago(days, tone=BAD) for days in (0, 1, 2, 3, 40)])
    desk.close()
    out = tmp_path / "out.json"
    asked = ["export", str(desk.folder), "reputation", str(out), "--from", "2026-11-01", "--to", "2026-11-30"]
    told = {}
    for moment in ("2026-11-16T09:00", "2026-11-13"):
        assert main([*asked, "--on", moment]) == 0
        (found,) = json.loads(out.read_text("utf-8"))["reputation"]
        told[moment] = found["figures"]["crisis"]["negative"]
    assert told == {"2026-11-16T09:00": 4, "2026-11-13": 1}


@pytest.mark.parametrize("moment", ["2026-11-16T9:00", "2026-11-16 09:00", "tomorrow", "2026-11-16T09:00:30"])
def test_a_moment_is_written_in_one_way(tmp_path: Path, moment: str) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["export", str(tmp_path), "reputation", str(tmp_path / "out.json"), "--on", moment])
    assert refused.value.code == 2


def test_only_what_is_told_as_at_a_moment_takes_one(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["export", str(tmp_path), "clients", str(tmp_path / "out.json"), "--on", "2026-11-16"])
    assert refused.value.code == 2
