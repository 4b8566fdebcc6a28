"""What the strategy in force says about a checklist, rule by rule at its borders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.checklist import Verdict
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, StrategyRowId
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import Part
from smmdesk.domain.providers import ProviderKind
from smmdesk.domain.strategy.records import Competitor, Goal
from smmdesk.knowledge import Knowledge
from smmdesk.services.finding import Facts
from smmdesk.services.findings import findings
from smmdesk.services.strategy_findings import STRATEGY_RULES
from smmdesk.speech.language import LANGUAGES, Language
from tests.domain.strategy.full import FULL, ROWS, TODAY, first, of_all, said, with_rows

if TYPE_CHECKING:
    from smmdesk.domain.strategy.checks import StrategyFacts
    from smmdesk.workspace import Workspace

YES, PARTLY, NO = Verdict.YES, Verdict.PARTLY, Verdict.NO
PORTRAIT = said(Part.PORTRAITS, objections="too dear", triggers="a birthday", source="talk")


def facts(about: StrategyFacts = FULL, today: date = TODAY) -> Facts:
    return Facts(period=Period.month(2026, 10), today=today, strategy=about.sheet)


def verdict(item: str, about: StrategyFacts = FULL, today: date = TODAY) -> Verdict | None:
    found = findings(facts(about, today)).get(item)
    return found.verdict if found else None


def rivals(*days_ago: int | None) -> StrategyFacts:
    row = ROWS[Part.COMPETITORS][0]
    assert isinstance(row, Competitor)
    seen = [None if ago is None else TODAY - timedelta(days=ago) for ago in days_ago]
    rows = [replace(row, id=StrategyRowId(str(at)), name=str(at), seen_on=day) for at, day in enumerate(seen)]
    return with_rows(FULL, Part.COMPETITORS, *rows)


def test_without_a_strategy_nothing_is_said_of_one() -> None:
    assert findings(Facts(period=Period.month(2026, 10), today=TODAY)) == {}


def test_every_rule_answers_an_item_of_its_own_in_every_language() -> None:
    found = findings(facts())
    assert len(found) == len(STRATEGY_RULES)
    assert {*found} <= {item.key for item in Knowledge("en").checklist().items}
    for each in found.values():
        assert "{" not in "".join(each.sentence(Language(code)) for code in LANGUAGES)


def test_a_part_without_rows_is_a_no() -> None:
    nothing = replace(FULL, sheet=replace(FULL.sheet, rows={}))
    found = {item: each.verdict for item, each in findings(facts(nothing)).items()}
    assert found.pop("goals.revised") is YES  # agreed on lately, whatever stands in it
    assert {*found.values()} == {NO}


@pytest.mark.parametrize(
    ("item", "about", "expected"),
    [
        ("goals.numbered", FULL, YES),
        ("goals.numbered", first(Part.GOALS, target=None), PARTLY),
        ("goals.numbered", first(Part.GOALS, deadline=None), PARTLY),
        ("goals.numbered", first(Part.GOALS, measured_by=" "), PARTLY),
        ("goals.kpi_tied", FULL, YES),
        ("goals.kpi_tied", first(Part.KPI, goal_id=None), PARTLY),
        ("goals.kpi_tied", with_rows(FULL, Part.KPI, ROWS[Part.KPI][0]), PARTLY),
        ("goals.kpi_tied", with_rows(FULL, Part.GOALS), NO),
        ("goals.strategy_written", FULL, YES),
        ("goals.strategy_written", with_rows(FULL, Part.RULES), YES),  # duties and rules are one part
        ("goals.strategy_written", with_rows(FULL, Part.RISKS), PARTLY),
        ("goals.portraits", PORTRAIT, YES),
        ("goals.portraits", said(Part.PORTRAITS, PORTRAIT, source="guess"), PARTLY),
        ("goals.portraits", said(Part.PORTRAITS, PORTRAIT, triggers=""), PARTLY),
        ("goals.competitors", rivals(0, 90, 90), YES),
        ("goals.competitors", rivals(0, 90, 91), PARTLY),
        ("goals.competitors", rivals(0, 0, 0, None), PARTLY),
        ("goals.competitors", rivals(0, 90), PARTLY),
        ("goals.competitors", rivals(91, 200), NO),
        ("goals.proposition", FULL, YES),
        ("goals.proposition", said(Part.USP, proof=""), NO),
    ],
)
def test_each_rule_at_its_borders(item: str, about: StrategyFacts, expected: Verdict) -> None:
    assert verdict(item, about) is expected


@pytest.mark.parametrize(("days", "expected"), [(92, YES), (93, PARTLY), (184, PARTLY), (185, NO)])
def test_a_strategy_is_looked_at_once_a_quarter(days: int, expected: Verdict) -> None:
    """It begins on 1 October."""
    assert verdict("goals.revised", today=date(2026, 10, 1) + timedelta(days=days)) is expected
    handled = first(Part.CORRECTIONS, handled_on=date(2026, 10, 1) + timedelta(days=days))
    assert verdict("goals.revised", handled, date(2026, 10, 1) + timedelta(days=days)) is YES


def test_an_empty_funnel_is_no_part_that_is_filled_in() -> None:
    empty = [replace(row, expected=None) for row in FULL.sheet.rows[Part.FUNNEL][1:]]  # type: ignore[call-arg]
    assert verdict("goals.strategy_written", with_rows(FULL, Part.FUNNEL, *empty)) is PARTLY


def test_what_is_said_names_the_figures() -> None:
    found = findings(facts(first(Part.GOALS, target=None)))["goals.numbered"]
    assert found.sentence(Language("en")) == (
        "Goals of the strategy with a number, a deadline and a way to measure it: 1 of 2."
    )
    old = findings(facts(of_all(number=3), date(2026, 12, 1)))["goals.revised"]
    assert old.sentence(Language("en")).endswith("made: 61.")


def test_a_checklist_goes_by_the_version_of_its_period(workspace: Workspace) -> None:
    client = ClientId("bakery")
    workspace.records.add(Client(id=client, name="Bakery", currency="EUR", time_zone="Asia/Tbilisi"))
    today = workspace.today()
    version = workspace.strategy.start(client).id
    workspace.strategy.add(Goal(id=StrategyRowId("goal"), strategy_id=version, name="Orders"))
    this, last = Period.month_of(today), Period.month_of(today).moved(-1)
    now, before = (
        workspace.checklist.start(client, period, today, kind=ProviderKind.SELF).id for period in (this, last)
    )
    assert "goals.numbered" not in workspace.checklist.findings(now)
    workspace.strategy.put_in_force(version)
    assert workspace.checklist.findings(now)["goals.numbered"].values == {"good": 0, "goals": 1}
    assert "goals.numbered" not in workspace.checklist.findings(before)
