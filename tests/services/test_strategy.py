"""Strategies: begun, put in force, followed by another version, taken back; rows keep their order."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.changes import IMPORT_RESULTS
from smmdesk.domain.clients import Client
from smmdesk.domain.errors import CurrencyMismatchError, SmmdeskError
from smmdesk.domain.ids import ClientId, PublicationId, SnapshotId, StrategyId, StrategyRowId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.planning.named import Firing, FunnelStep, Part, StrategyStatus, Unjudged
from smmdesk.domain.results.records import Publication, Snapshot
from smmdesk.domain.strategy.checks import Check
from smmdesk.domain.strategy.errors import NotDraftError, StrategyFrozenError, StrategyOverError
from smmdesk.domain.strategy.records import Competitor, Correction, Goal, Kpi, Risk, Strategy, StrategyEntry
from smmdesk.domain.strategy.sheets import part_of
from smmdesk.domain.strategy.versions import (
    BeginsTooEarlyError,
    NotNewestError,
    SecondDraftError,
    followed_on,
    mark,
)
from smmdesk.speech.language import LANGUAGES, Language
from tests.strategies import FULL, in_force, kept

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace

CLIENT = ClientId("honey")


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    workspace.records.add(Client(id=CLIENT, name="Honey", currency="EUR"))
    return workspace


def goal(strategy: Strategy, name: str = "Known in Vake", **more: Any) -> Goal:
    return Goal(id=StrategyRowId(new_id()), strategy_id=strategy.id, name=name, **more)


def begun(desk: Workspace) -> Strategy:
    """A draft with a goal and its KPI."""
    draft = desk.strategy.start(CLIENT, "More orders")
    made = desk.strategy.add(goal(draft))
    row = Kpi(id=StrategyRowId(new_id()), strategy_id=draft.id, goal_id=made.id, metric="views", plan={"2026-11": 9})
    desk.strategy.add(row)
    return draft


def rows(desk: Workspace, of: StrategyId, part: Part) -> list[Any]:
    return list(desk.strategy.sheet(of).rows[part])


def test_a_new_one_has_nothing_in_it_but_the_stages_of_a_funnel(desk: Workspace) -> None:
    draft = desk.strategy.start(CLIENT, "More orders")
    assert (draft.number, draft.status, draft.currency, draft.business_goal) == (
        1,
        StrategyStatus.DRAFT,
        "EUR",
        "More orders",
    )
    found = desk.strategy.sheet(draft.id)
    assert {part for part, own in found.rows.items() if own} == {Part.FUNNEL}
    assert [each.stage for each in rows(desk, draft.id, Part.FUNNEL)] == [*FunnelStep]
    assert {each.expected for each in rows(desk, draft.id, Part.FUNNEL)} == {None}


def test_in_force_nothing_of_it_changes_but_its_note_and_when_a_correction_was_made(desk: Workspace) -> None:
    draft = begun(desk)
    row = Correction(id=StrategyRowId("c"), strategy_id=draft.id, metric="views", threshold=10)
    desk.strategy.add(row)
    desk.strategy.put_in_force(draft.id, date(2026, 10, 1))
    frozen = mark(desk.strategy.sheet(draft.id))
    [own] = rows(desk, draft.id, Part.GOALS)
    refused = (
        lambda: desk.records.change(Goal, own.id, name="Known everywhere"),
        lambda: desk.records.remove(Goal, own.id),
        lambda: desk.strategy.add(goal(draft, "Another")),
        lambda: desk.strategy.move(Goal, own.id, 1),
        lambda: desk.records.change(Strategy, draft.id, business_goal="Fame"),
        lambda: desk.records.change(Correction, row.id, action="Do it"),
    )
    for act in refused:
        with pytest.raises(
            StrategyFrozenError, match=r"Version 1 is agreed, in force from .* Make version 2 to change it"
        ):
            act()
    desk.records.change(Strategy, draft.id, note="Signed on paper")
    assert desk.strategy.handle(row.id, date(2026, 11, 2)).handled_on == date(2026, 11, 2)
    assert mark(desk.strategy.sheet(draft.id)) == frozen


def test_of_every_kind_of_row_every_field_is_refused_with_the_way_on(workspace: Workspace) -> None:
    """Of the parts that are words as well; the day on which a correction was made has an act of its own."""
    agreed = in_force(FULL)
    kept(workspace, agreed)
    frozen, there = mark(agreed), set()
    rows_there: list[Any] = [row for own in agreed.rows.values() for row in own]
    for row in rows_there:
        names = {each.name for each in fields(row)} - {"id", "strategy_id", "handled_on"}
        for name in names:
            with pytest.raises(StrategyFrozenError, match="Make version 2 to change it"):
                workspace.records.change(type(row), row.id, **{name: getattr(row, name)})
        for act in (
            lambda row=row: workspace.records.remove(type(row), row.id),
            lambda row=row: workspace.strategy.add(replace(row, id=StrategyRowId(new_id()))),
            lambda row=row: workspace.strategy.move(type(row), row.id, 1),
        ):
            with pytest.raises(StrategyFrozenError, match="Make version 2 to change it"):
                act()
        there.add(part_of(row))
    assert there == {*Part}
    for name in {each.name for each in fields(Strategy)} - {"id", "client_id", "note"}:
        with pytest.raises(StrategyFrozenError):
            workspace.records.change(Strategy, agreed.strategy.id, **{name: getattr(agreed.strategy, name)})
    assert mark(workspace.strategy.sheet(agreed.strategy.id)) == frozen


def test_no_row_goes_out_of_a_version_that_is_agreed(desk: Workspace) -> None:
    first = begun(desk)
    desk.strategy.put_in_force(first.id, date(2026, 10, 1))
    second = desk.strategy.next_version(first.id)
    [own] = rows(desk, first.id, Part.GOALS)
    with pytest.raises(StrategyFrozenError):
        desk.records.change(Goal, own.id, strategy_id=second.id)
    assert rows(desk, first.id, Part.GOALS) == [own]


def test_the_next_version_is_a_full_copy_whose_rows_know_where_they_come_from(desk: Workspace) -> None:
    first = begun(desk)
    desk.strategy.put_in_force(first.id, date(2026, 10, 1))
    second = desk.strategy.next_version(first.id)
    old, new = (desk.strategy.sheet(each.id) for each in (first, second))
    assert (second.number, second.status, second.starts) == (2, StrategyStatus.DRAFT, None)
    for part in Part:
        assert [row.origin for row in new.rows[part]] == [row.origin for row in old.rows[part]]
        assert not {row.id for row in new.rows[part]} & {row.id for row in old.rows[part]}
    [own], [kpi] = rows(desk, second.id, Part.GOALS), rows(desk, second.id, Part.KPI)
    assert kpi.goal_id == own.id
    assert desk.history.undo() is not None
    assert [each.number for each in desk.strategy.versions(CLIENT)] == [1]


def test_putting_one_in_force_closes_the_former_in_the_same_act(desk: Workspace) -> None:
    first = begun(desk)
    desk.strategy.put_in_force(first.id, date(2026, 10, 1))
    second = desk.strategy.next_version(first.id)
    desk.strategy.put_in_force(second.id, date(2026, 11, 10))
    assert [each.status for each in desk.strategy.versions(CLIENT)] == [StrategyStatus.CLOSED, StrategyStatus.IN_FORCE]
    for day, number in ((date(2026, 10, 1), 1), (date(2026, 11, 9), 1), (date(2026, 11, 10), 2)):
        held = desk.strategy.in_force(CLIENT, day)
        assert held is not None
        assert held.strategy.number == number
    assert desk.strategy.in_force(CLIENT, date(2026, 9, 30)) is None
    with pytest.raises(StrategyOverError):
        desk.strategy.add(goal(first))


def test_before_its_first_day_a_version_is_agreed_and_the_former_closed_but_not_history(desk: Workspace) -> None:
    first = begun(desk)
    desk.strategy.put_in_force(first.id, date(2026, 10, 1))
    second = desk.strategy.next_version(first.id)
    desk.records.change(Strategy, second.id, starts=date(2027, 3, 1))
    desk.strategy.put_in_force(second.id)
    held = desk.strategy.in_force(CLIENT)
    assert held is not None
    assert held.strategy.number == 1
    for version, words in (
        (second, "Version 2 is agreed, in force from 1 March 2027. Make version 3 to change it."),
        (first, "Version 1 is closed and stays as it was. Make a new version to plan anew."),
    ):
        with pytest.raises(SmmdeskError) as refused:
            desk.strategy.add(goal(version, "Another"))
        assert Language("en").error(refused.value) == words


@pytest.mark.parametrize("starts", [date(2026, 8, 1), date(2026, 9, 30), date(2026, 10, 1)])
def test_no_version_begins_before_the_one_it_follows_or_with_it(desk: Workspace, starts: date) -> None:
    first = begun(desk)
    desk.strategy.put_in_force(first.id, date(2026, 10, 1))
    second = desk.strategy.next_version(first.id)
    desk.records.change(Strategy, second.id, starts=starts)
    with pytest.raises(BeginsTooEarlyError) as refused:
        desk.strategy.put_in_force(second.id)
    told = {code: Language(code).error(refused.value) for code in LANGUAGES}
    assert "Version 1 is agreed, in force from 1 October 2026, and version 2 would begin on" in told["en"]
    assert "under “About this version”, then put it in force" in told["en"]
    assert len({*told.values()}) == len(LANGUAGES)
    assert [each.status for each in desk.strategy.versions(CLIENT)] == [StrategyStatus.IN_FORCE, StrategyStatus.DRAFT]
    desk.records.change(Strategy, second.id, starts=date(2026, 10, 2))
    assert desk.strategy.put_in_force(second.id).starts == date(2026, 10, 2)


def test_one_that_was_given_up_is_followed_by_nothing(desk: Workspace) -> None:
    given_up = begun(desk)
    desk.records.change(Strategy, given_up.id, starts=date(2026, 12, 1))
    desk.strategy.give_up(given_up.id)
    draft = desk.strategy.start(CLIENT)
    assert desk.strategy.put_in_force(draft.id, date(2026, 10, 1)).starts == date(2026, 10, 1)


def test_a_version_is_worked_by_up_to_the_day_before_the_next_whatever_it_was_planned_for(desk: Workspace) -> None:
    first = begun(desk)
    desk.records.change(Strategy, first.id, ends=date(2027, 1, 1))
    desk.strategy.put_in_force(first.id, date(2026, 10, 1))
    agreed = mark(desk.strategy.sheet(first.id))
    assert followed_on(desk.strategy.versions(CLIENT)[0], desk.strategy.versions(CLIENT)) is None
    second = desk.strategy.next_version(first.id)
    desk.records.change(Strategy, second.id, starts=date(2026, 11, 10))
    assert followed_on(first, desk.strategy.versions(CLIENT)) is None
    desk.strategy.put_in_force(second.id)
    there = desk.strategy.versions(CLIENT)
    assert [followed_on(each, there) for each in there] == [date(2026, 11, 10), None]
    assert mark(desk.strategy.sheet(first.id)) == agreed
    desk.strategy.back_to_draft(second.id)
    there = desk.strategy.versions(CLIENT)
    assert [followed_on(each, there) for each in there] == [None, None]


def test_the_newest_goes_back_to_a_draft_and_the_one_before_is_in_force_again(desk: Workspace) -> None:
    first = begun(desk)
    desk.strategy.put_in_force(first.id, date(2026, 10, 1))
    second = desk.strategy.next_version(first.id)
    with pytest.raises(NotNewestError):
        desk.strategy.back_to_draft(first.id)
    desk.strategy.put_in_force(second.id, date(2026, 11, 10))
    assert desk.strategy.back_to_draft(second.id).is_draft
    assert [each.status for each in desk.strategy.versions(CLIENT)] == [StrategyStatus.IN_FORCE, StrategyStatus.DRAFT]


def test_what_was_agreed_on_is_removed_with_its_client_alone(desk: Workspace) -> None:
    first = begun(desk)
    desk.strategy.put_in_force(first.id, date(2026, 10, 1))
    with pytest.raises(StrategyFrozenError):
        desk.records.remove(Strategy, first.id)
    desk.strategy.put_in_force(desk.strategy.next_version(first.id).id, date(2026, 11, 1))
    with pytest.raises(StrategyOverError):
        desk.records.remove(Strategy, first.id)
    assert len(desk.strategy.versions(CLIENT)) == 2
    desk.records.remove(Client, CLIENT)
    assert desk.records.all(Strategy) == []


def test_no_two_drafts_and_no_number_twice(desk: Workspace) -> None:
    first = begun(desk)
    with pytest.raises(SecondDraftError):
        desk.strategy.start(CLIENT)
    desk.strategy.give_up(first.id)
    again = desk.strategy.start(CLIENT)
    assert again.number == 2
    with pytest.raises(NotDraftError):
        desk.strategy.put_in_force(first.id)
    assert desk.strategy.in_force(CLIENT) is None


def test_rows_stand_in_the_order_in_which_they_were_put(desk: Workspace) -> None:
    draft = desk.strategy.start(CLIENT)
    made = [desk.strategy.add(goal(draft, name)) for name in "abc"]
    assert desk.strategy.move(Goal, made[2].id, -2)
    assert not desk.strategy.move(Goal, made[2].id, -1)
    assert [row.name for row in rows(desk, draft.id, Part.GOALS)] == ["c", "a", "b"]
    sheet = desk.strategy.sheet(draft.id)
    assert [sheet.number_of(row) for row in sheet.rows[Part.GOALS]] == ["1.1", "1.2", "1.3"]


def test_duties_and_rules_are_one_part_on_paper(desk: Workspace) -> None:
    draft = desk.strategy.start(CLIENT)
    for part in (Part.RULES, Part.DUTIES):
        desk.strategy.add(StrategyEntry(id=StrategyRowId(part), strategy_id=draft.id, part=part, name=part.value))
    sheet = desk.strategy.sheet(draft.id)
    numbers = [sheet.number_of(row) for part in (Part.DUTIES, Part.RULES) for row in sheet.rows[part]]
    assert numbers == ["10.1", "10.2"]


def test_money_is_of_the_strategys_currency(desk: Workspace) -> None:
    draft = desk.strategy.start(CLIENT)
    with pytest.raises(CurrencyMismatchError):
        desk.strategy.add(Risk(id=StrategyRowId("r"), strategy_id=draft.id, loss=Money.of(5, "GEL")))


def test_goals_and_rivals_are_found_by_name_in_what_is_current(desk: Workspace) -> None:
    first = begun(desk)
    rival = Competitor(id=StrategyRowId("x"), strategy_id=first.id, name="Мёд и мак", network=Network.VK)
    desk.strategy.add(rival)
    desk.strategy.put_in_force(first.id, date(2026, 10, 1))
    desk.strategy.put_in_force(desk.strategy.next_version(first.id).id, date(2026, 11, 1))
    [(found, version)] = desk.strategy.goals_named("vake", 4)
    assert (found.name, version.number) == ("Known in Vake", 2)
    [(other, version)] = desk.strategy.rivals_named("мед и", 4)
    assert (other.name, version.number) == ("Мёд и мак", 2)


def test_what_is_worked_by_until_a_later_version_begins_is_found_as_well(desk: Workspace) -> None:
    first = begun(desk)
    desk.strategy.put_in_force(first.id, date(2026, 10, 1))
    second = desk.strategy.next_version(first.id)
    (own,) = rows(desk, second.id, Part.GOALS)
    desk.records.change(Goal, own.id, name="Known in the whole town")
    desk.records.change(Strategy, second.id, starts=date(2027, 3, 1))
    desk.strategy.put_in_force(second.id)
    assert {version.number for _goal, version in desk.strategy.goals_named("known", 5)} == {1, 2}
    desk.strategy.next_version(second.id)
    assert {version.number for _goal, version in desk.strategy.goals_named("whole", 5)} == {2, 3}


def test_plans_in_other_money_than_the_clients_are_not_compared(desk: Workspace) -> None:
    draft = desk.strategy.start(CLIENT)
    month = Period.month_of(desk.today())
    for metric in ("cpl", "leads"):
        row = Kpi(id=StrategyRowId(metric), strategy_id=draft.id, metric=metric, plan={f"{month.start:%Y-%m}": 400})
        desk.strategy.add(row)
        desk.strategy.add(
            Correction(id=StrategyRowId(f"{metric} c"), strategy_id=draft.id, metric=metric, threshold=500)
        )
        desk.strategy.add(goal(draft, metric, metric=metric, target=400, deadline=date(2026, 12, 31)))
    desk.strategy.put_in_force(draft.id, date(2026, 10, 1))

    def plans() -> dict[str, object]:
        return {
            fact.metric: fact.so_far.plan for fact in desk.results.planned(CLIENT, desk.results.sheet(CLIENT, month))
        }

    assert plans() == {"cpl": Fraction(4), "leads": 400}
    desk.records.change(Client, CLIENT, currency="GEL")
    assert plans() == {"cpl": None, "leads": 400}
    found = desk.results.of_strategy(desk.strategy.sheet(draft.id), month)
    assert [(each.metric, each.elsewhere) for each in found.goals.values()] == [
        ("cpl", Money(400, "EUR")),
        ("leads", None),
    ]
    assert {each.metric: each.elsewhere for each in found.kpis.values()} == {"cpl": Money(400, "EUR"), "leads": None}
    gaps = {id: {gap and gap.why for gap in each.gaps} for id, each in found.corrections.items()}
    assert gaps == {"cpl c": {Unjudged.OTHER_MONEY}, "leads c": {Unjudged.NOTHING}}
    assert Check.OTHER_MONEY in {each.check for each in desk.results.open_in(desk.strategy.sheet(draft.id))}


def test_a_correction_by_posts_waits_until_the_newest_of_them_have_had_seven_days(desk: Workspace) -> None:
    """Nine likes after seven days each, the newest post two after its first: that is young, not bad."""
    monday = desk.today() - timedelta(days=desk.today().weekday())
    sundays = [monday - timedelta(days=7 * weeks + 1) for weeks in (3, 2, 1, 0)]
    with desk.database.write(IMPORT_RESULTS) as work:
        for at, day in enumerate(sundays):
            id = PublicationId(f"p{at}")
            moment = LocalMoment(datetime.combine(day, time(12)), "UTC")
            work.save(
                Publication(
                    id=id, client_id=CLIENT, network=Network.INSTAGRAM, external_id=id, account_id=None, moment=moment
                )
            )
            for taken, likes in ((1, 2), (7, 9), (20, 90)):
                if (on := day + timedelta(days=taken)) <= desk.today():
                    work.save(
                        Snapshot(
                            id=SnapshotId(f"{id} {taken}"), publication_id=id, taken_on=on, figures={"likes": likes}
                        )
                    )
    draft = desk.strategy.start(CLIENT)
    desk.strategy.add(Correction(id=StrategyRowId("c"), strategy_id=draft.id, metric="likes", threshold=9, weeks=2))
    month = Period.month_of(desk.today())
    (found,) = desk.results.of_strategy(desk.strategy.sheet(draft.id), month).corrections.values()
    assert [week.last for week in found.weeks] == sundays[1:3]
    assert found.values == (Fraction(9), Fraction(9))
    assert (found.firing, found.gaps) == (Firing.NOT, (None, None))
