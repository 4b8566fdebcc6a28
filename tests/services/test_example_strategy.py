"""The strategy in the example: two versions that fit its figures, its calendar and its budget on any day."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from smmdesk.documents.edition import Edition
from smmdesk.documents.reporting.paper import frozen
from smmdesk.documents.reporting.since import differing
from smmdesk.documents.typeset import plain
from smmdesk.domain.clients import Account, Agreement, Client, known_as
from smmdesk.domain.money import Money
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import SELLING, Difference, Firing, FunnelStep, Part, Section, Status, StrategyStatus
from smmdesk.domain.planning.risks import Threat, response
from smmdesk.domain.posts import Post
from smmdesk.domain.results.records import Publication
from smmdesk.domain.strategy.funnels import from_budget, worth_of_customer
from smmdesk.domain.strategy.records import (
    Channel,
    Competitor,
    Correction,
    FunnelStage,
    Goal,
    Kpi,
    Risk,
    StrategyEntry,
    StrategyRow,
)
from smmdesk.domain.strategy.versions import ReportIssuedError as UnderReportError
from smmdesk.domain.strategy.versions import changes, followed_on, in_force_on
from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.strategy import fields_of, needed_fields
from smmdesk.knowledge.texts import read_worn_out
from smmdesk.services.outputs import Wish
from smmdesk.speech import measured
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.speech.strategies import DAYS as DAYS_OF_WEEK
from tests.desks import example_of
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from smmdesk.domain.strategy.sheets import StrategySheet
    from smmdesk.workspace import Workspace

TODAY = date(2026, 11, 14)
DAYS = [
    # a week, Monday first
    *(date(2026, 12, 7) + timedelta(days=at) for at in range(7)),
    # ends and beginnings of months and years, the shortest months, one with a leap day
    date(2027, 1, 1),
    date(2027, 1, 31),
    date(2027, 3, 1),
    date(2027, 3, 31),
    date(2027, 4, 30),
    date(2027, 12, 31),
    date(2028, 2, 29),
    date(2028, 3, 31),
    date(2029, 7, 31),
]
GOOD = {Status.ON_TRACK, Status.REACHED}
BAD = {Status.AT_RISK, Status.OFF_TRACK}
R = TypeVar("R", bound=StrategyRow)


def make(folder: Path, day: date, code: str = "en") -> Workspace:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return example_of(folder / f"{code} {day}", code, at)


def bakery(workspace: Workspace, code: str = "en") -> Client:
    (client,) = workspace.records.all(Client, name=Knowledge(code).example().clients[0].name)
    return client


def both(workspace: Workspace, code: str = "en") -> tuple[StrategySheet, StrategySheet]:
    first, second = workspace.strategy.versions(bakery(workspace, code).id)
    return workspace.strategy.sheet(first.id), workspace.strategy.sheet(second.id)


def rows(sheet: StrategySheet, kind: type[R]) -> list[R]:
    return [row for own in sheet.rows.values() for row in own if isinstance(row, kind)]


@pytest.fixture(scope="module", params=LANGUAGES)
def code(request: pytest.FixtureRequest) -> str:
    assert isinstance(request.param, str)
    return request.param


@pytest.fixture(scope="module")
def made(code: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The example as it was made on that day, in each language."""
    with make(tmp_path_factory.mktemp("example"), TODAY, code) as workspace:
        yield workspace


def test_the_first_version_is_closed_and_the_second_in_force(made: Workspace, code: str) -> None:
    versions = made.strategy.versions(bakery(made, code).id)
    assert [(each.number, each.status) for each in versions] == [
        (1, StrategyStatus.CLOSED),
        (2, StrategyStatus.IN_FORCE),
    ]
    assert [each.starts for each in versions] == [date(2026, 7, 1), date(2026, 10, 4)]
    assert {each.ends for each in versions} == {date(2027, 1, 1)}
    for each in versions:
        assert each.starts is not None
        assert each.approved_on is not None
        # the figures that it rests on were closed by then, and it was agreed on before it began
        assert each.starts.replace(day=1) <= each.approved_on <= each.starts
        assert in_force_on(versions, each.starts) == each
    assert followed_on(versions[0], versions) == versions[1].starts
    assert every(made.strategy.versions(client.id) == [] for client in made.records.all(Client)[1:])


def test_every_row_keeps_its_rules_and_its_origin(made: Workspace, code: str) -> None:
    first, second = both(made, code)
    for sheet in (first, second):
        assert sheet.strategy.checked() == sheet.strategy
        assert every(row.checked() == row for own in sheet.rows.values() for row in own)
        assert every(own for own in sheet.rows.values())
        for own in sheet.rows.values():
            assert [row.position for row in own] == [*range(len(own))]
        assert {kpi.goal_id for kpi in rows(sheet, Kpi)} == {goal.id for goal in rows(sheet, Goal)}
    assert every(row.origin == row.id for own in first.rows.values() for row in own)


def test_the_versions_differ_in_what_the_note_explains(made: Workspace, code: str) -> None:
    found = changes(*both(made, code))
    fields = {(each.part, field.name.split(".")[0]) for each in found for field in each.fields}
    assert {(each.part, each.difference) for each in found if each.difference is not Difference.CHANGED} == {
        (Part.COMPETITORS, Difference.REMOVED),
        (Part.CORRECTIONS, Difference.ADDED),
    }
    assert {part for part, _field in fields} == {
        None,
        *(Part.GOALS, Part.KPI, Part.PRODUCT, Part.COMPETITORS, Part.USP, Part.FUNNEL, Part.CHANNELS),
    }
    assert {field for part, field in fields if part in {Part.GOALS, Part.CHANNELS}} == {"target", "slots"}
    first, second = (sheet.strategy for sheet in both(made, code))
    assert (first.note, "273" in second.note, "255" in second.note) == ("", True, True)


def test_goals_are_those_that_posts_and_expenses_name(made: Workspace, code: str) -> None:
    goals = rows(both(made, code)[1], Goal)
    named = {known_as(goal.name) for goal in goals}
    posts = made.records.all(Post, client_id=bakery(made, code).id)
    assert {known_as(post.goal) for post in posts} == named
    ahead = [post for post in posts if post.day and TODAY <= post.day < TODAY + timedelta(days=14)]
    assert {known_as(post.goal) for post in ahead} == named
    assert not {goal.task for goal in goals} <= SELLING
    assert {entry.fields["goal"] for entry in entries(made, code, Part.TOOLS)} == {goal.name for goal in goals}


def entries(made: Workspace, code: str, part: Part) -> list[StrategyEntry]:
    return [row for row in rows(both(made, code)[1], StrategyEntry) if row.part is part]


def test_what_is_words_says_all_that_is_needed(made: Workspace, code: str) -> None:
    worn_out = read_worn_out(code)
    for sheet in both(made, code):
        for row in rows(sheet, StrategyEntry):
            known = {each.key: each for each in fields_of(row.part)}
            assert row.fields.keys() <= known.keys()
            assert every(row.fields.get(key) for key in needed_fields()[row.part])
            for key, words in row.fields.items():
                assert "{" not in words
                assert not known[key].choices or words in known[key].choices
                assert not [phrase for phrase in worn_out if phrase in words.casefold()]


def test_a_channel_fits_its_calendar_and_its_budget(made: Workspace, code: str) -> None:
    sheet, client = both(made, code)[1], bakery(made, code)
    known = Knowledge(code).example().clients[0]
    hours = {f"{slot:%H:%M}" for slot in known.slots}
    every = [post for post in made.records.all(Post, client_id=client.id) if post.day]
    assert {network for post in every for network in post.networks} <= {each.network for each in rows(sheet, Channel)}
    # the series is laid out months ahead of the others
    posts = [post for post in every if post.series_id is None]
    days = [post.day for post in posts if post.day]
    a_month = Fraction(30, (max(days) - min(days)).days + 1)
    channels = rows(sheet, Channel)
    accounts = made.records.all(Account, client_id=client.id)
    assert {each.account_id for each in channels} == {each.id for each in accounts}
    for channel in channels:
        assert channel.posts_a_month is not None
        planned = sum(channel.network in post.networks for post in posts) * a_month
        assert abs(planned - channel.posts_a_month) <= 3
        by_slots = len(channel.slots) * Fraction(52, 12)
        assert {slot.split()[1] for slot in channel.slots} <= hours
        assert round(by_slots) == channel.posts_a_month
    # a post on two networks stands in a slot of each
    (agreement,) = made.records.all(Agreement, client_id=client.id)
    assert round(len({slot for each in channels for slot in each.slots}) * Fraction(52, 12)) == agreement.included_posts
    assert not [
        entry for entry in entries(made, code, Part.DUTIES) if any(hour in entry.fields["due"] for hour in hours)
    ]
    assert sum(each.monthly_budget.minor for each in channels if each.monthly_budget) == (
        sheet.strategy.funnel_budget and sheet.strategy.funnel_budget.minor
    )


@pytest.mark.parametrize("day", [TODAY, *DAYS[7:]], ids=str)
def test_the_month_of_the_report_has_the_posts_that_were_agreed(tmp_path: Path, day: date) -> None:
    with make(tmp_path, day) as workspace:
        client, sheet = bakery(workspace), both(workspace)[1]
        month = Period.month_of(day).moved(-1)
        channels = {each.network: each for each in rows(sheet, Channel)}
        posts = [each for each in workspace.calendar.posts(month, client.id) if each.moment]
        (agreement,) = workspace.records.all(Agreement, client_id=client.id)
        assert abs(len(posts) - (agreement.included_posts or 0)) <= 2
        assert abs(sum(len(each.networks) for each in posts) - _sum(channels.values())) <= 3
        out = [
            each for each in workspace.records.all(Publication, client_id=client.id) if each.day and each.day in month
        ]
        assert len(out) == sum(len(each.networks) for each in posts)
        assert every(each.post_id for each in out)
        for each in posts:
            assert each.moment is not None
            slot = f"{DAYS_OF_WEEK[each.moment.day.weekday()]} {each.moment.wall:%H:%M}"
            assert every(slot in channels[network].slots for network in each.networks), slot
            assert every(each.format in channels[network].formats for network in each.networks), each.format


def _sum(channels: Collection[Channel]) -> int:
    return sum(each.posts_a_month or 0 for each in channels)


@pytest.mark.parametrize("day", [TODAY, *DAYS[7:]], ids=str)
def test_the_fee_is_paid_in_the_budget_where_the_agreement_says_so(tmp_path: Path, day: date) -> None:
    with make(tmp_path, day) as workspace:
        client = bakery(workspace)
        (agreement,) = workspace.records.all(Agreement, client_id=client.id)
        assert agreement.paid_until is not None
        for month in (Period.month_of(day).moved(-1), Period.month_of(day)):
            (budget,) = workspace.budget.within(client.id, month)
            fee = next(
                line for line in workspace.budget.sheet(budget.id).lines if line.planned == agreement.monthly_fee
            )
            assert (fee.actual is not None) == (month.end <= agreement.paid_until)


def test_advertising_reaches_and_moves_fewer_than_all_that_is_known(made: Workspace, code: str) -> None:
    spans, client = from_budget(both(made, code)[1]), bakery(made, code)
    month = made.results.sheet(client.id, Period.month(2026, 10))
    reach, engaged, clicks = (spans[step].expected for step in (FunnelStep.REACH, *_AFTER_REACH))
    assert reach is not None
    assert engaged is not None
    assert clicks is not None
    # nobody is reached without a view, and most of both is not paid for
    assert reach < (month.value("views").value or 0) / 2
    likes = sum(month.value(key).value or 0 for key in ("likes", "comments", "shares"))
    assert engaged < likes
    # what was clicked where money was spent is what the funnel expects of it
    assert abs(clicks / (month.value("clicks").value or 1) - 1) < Fraction(1, 10)


_AFTER_REACH = (FunnelStep.ENGAGEMENT, FunnelStep.CLICK)


def test_as_much_came_out_as_a_channel_says(made: Workspace, code: str) -> None:
    before, client = Period.month(2026, 9), bakery(made, code)
    out = [each for each in made.records.all(Publication, client_id=client.id) if each.day and each.day in before]
    for channel in rows(both(made, code)[1], Channel):
        count = sum(each.network is channel.network for each in out)
        assert abs(count - (channel.posts_a_month or 0)) <= 3


def test_each_network_has_a_rival_who_was_looked_at_lately(made: Workspace, code: str) -> None:
    sheet = both(made, code)[1]
    rivals = rows(sheet, Competitor)
    assert {rival.network for rival in rivals} == {channel.network for channel in rows(sheet, Channel)}
    assert every(rival.seen_on and (TODAY - rival.seen_on).days <= 90 and rival.own_view for rival in rivals)
    assert {entry.fields["rival"] for entry in entries(made, code, Part.USP)} <= {rival.name for rival in rivals}


def test_the_funnel_is_whole_and_rests_on_what_was_counted(made: Workspace, code: str) -> None:
    stages = rows(both(made, code)[1], FunnelStage)
    assert [row.stage for row in stages] == [*FunnelStep]
    for row in stages:
        ends = (row.low, row.expected, row.high)
        prices = (row.cost_low, row.cost_expected, row.cost_high)
        told = [end for end in (prices if row.stage is FunnelStep.REACH else ends) if end is not None]
        assert len(told) == 3
        assert told == sorted(told)
    client = bakery(made, code)
    sheets = [made.results.sheet(client.id, Period.month(2026, month)) for month in (7, 8, 9)]
    leads, sales, new = (
        sum(int(sheet.value(key).value or 0) for sheet in sheets) for key in ("leads", "sales", "new_customers")
    )
    own = {row.stage: row.expected for row in stages}
    assert own[FunnelStep.SALE] == round(Fraction(sales, leads) * 1_000_000, -2)
    assert own[FunnelStep.REPEAT] == round(Fraction(sales - new, sales) * 1_000_000, -2)
    sources = {row.stage: row.source for row in stages}
    assert every(str(count) in sources[FunnelStep.SALE] for count in (sales, leads))


def test_the_sales_that_the_money_does_not_bring_are_named(made: Workspace, code: str) -> None:
    sheet = both(made, code)[1]
    spans, wanted = from_budget(sheet), sheet.strategy.sales_wanted
    sales, repeats = (round(spans[step].expected or 0) for step in (FunnelStep.SALE, FunnelStep.REPEAT))
    assert wanted is not None
    assert 0 < wanted - sales <= repeats
    sources = {row.stage: row.source for row in rows(sheet, FunnelStage)}
    assert str(wanted - sales) in sources[FunnelStep.REPEAT].split()
    # of the messages that are counted twice the rest is said
    lead, sale = (numbers(sources[step]) for step in (FunnelStep.LEAD, FunnelStep.SALE))
    (hits, _clicks, others), (_orders, messages) = lead, sale
    assert hits + others == messages


def numbers(words: str) -> list[int]:
    """Those in a text, thousands parted as the language does it."""
    plain = re.sub(r"(?<=\d)[,\s](?=\d{3}\b)", "", words)
    return [int(each) for each in re.findall(r"\d+", plain)]


def test_an_order_is_worth_no_less_than_the_cheapest_cake(made: Workspace, code: str) -> None:
    sheet = both(made, code)[1]
    cakes = entries(made, code, Part.PRODUCT)[0]
    average = sheet.strategy.average_order
    assert average is not None
    assert average.amount >= numbers(cakes.fields["price"])[0]
    assert numbers(cakes.fields["average_order"]) == [average.amount]
    told = made.results.sheet(bakery(made, code).id, Period.month(2026, 10)).value("average_order")
    assert told.value == average.amount


def test_the_tools_name_all_that_the_budget_plans(made: Workspace, code: str) -> None:
    (budget,) = made.budget.within(bakery(made, code).id, Period.month(2026, 10))
    lines = made.budget.sheet(budget.id).lines
    planned = sum(int(line.planned.amount) for line in lines)
    money = [
        numbers(re.sub(r"[^\d\s,]*[;:].*", "", entry.fields["budget"])) for entry in entries(made, code, Part.TOOLS)
    ]
    assert planned in numbers(entries(made, code, Part.TOOLS)[0].fields["budget"])
    assert sum(each for own in money for each in own) == planned


def test_each_audience_of_a_channel_has_its_portrait(made: Workspace, code: str) -> None:
    known = [entry.name.casefold() for entry in entries(made, code, Part.PORTRAITS)]
    told = [part.strip().casefold() for row in rows(both(made, code)[1], Channel) for part in row.audience.split(";")]
    assert every(any(part.startswith(name) for name in known) for part in told)
    assert every(any(part.startswith(name) for part in told) for name in known)


def test_a_correction_watches_what_a_goal_is_of(made: Workspace, code: str) -> None:
    sheet = both(made, code)[1]
    watched = {(row.metric, row.network) for row in rows(sheet, Correction)}
    assert watched & {(goal.metric, goal.network) for goal in rows(sheet, Goal)}


def test_no_plan_is_cut_where_it_is_to_be_rounded(made: Workspace, code: str) -> None:
    sheet = both(made, code)[1]
    plans = {row.metric: row.plan for row in rows(sheet, Kpi)}
    budget = sheet.strategy.funnel_budget
    assert budget is not None
    assert plans["cpl"] == {month: round(Fraction(budget.minor, leads)) for month, leads in plans["leads"].items()}


@pytest.mark.parametrize("day", [TODAY, *DAYS[6:]], ids=str)
def test_a_goal_is_what_the_plan_of_its_months_comes_to(tmp_path: Path, day: date) -> None:
    with make(tmp_path, day) as workspace:
        for sheet in both(workspace):
            kpis = rows(sheet, Kpi)
            for goal in rows(sheet, Goal):
                kpi = next(each for each in kpis if each.goal_id == goal.id and each.metric == goal.metric)
                months = [kpi.plan[month] for month in sorted(kpi.plan)]
                # orders are added up; the others are what they are in the last month
                assert goal.target == (sum(months) if goal.metric == "sales" else months[-1])
        first, second = both(workspace)
        came = workspace.results.sheet(
            bakery(workspace).id, Period(first.strategy.starts or day, second.strategy.starts or day)
        ).value("sales")
        plan = next(kpi.plan for kpi in rows(second, Kpi) if kpi.metric == "sales")
        assert came.value == sum(plan[month] for month in sorted(plan)[:3])


def test_no_response_to_a_risk_is_dearer_than_what_it_saves(made: Workspace, code: str) -> None:
    worth = []
    for risk in rows(both(made, code)[1], Risk):
        assert risk.likelihood_after is not None
        assert risk.loss_after is not None
        assert risk.response_cost is not None
        after = Threat(risk.likelihood_after, risk.loss_after.minor)
        worth.append(response(Threat(risk.likelihood, risk.loss.minor), after, risk.response_cost.minor).worth)
    assert len(worth) == 3
    assert min(worth) > 0


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_on_any_day_one_correction_is_due_and_plan_and_fact_are_near(tmp_path: Path, day: date) -> None:
    with make(tmp_path, day) as workspace:
        sheet, client = both(workspace)[1], bakery(workspace)
        month = Period.month_of(day)
        last = workspace.results.of_strategy(sheet, month.moved(-1))
        fired = [each.firing for each in last.corrections.values()]
        assert sorted(fired) == sorted([Firing.FIRED, *[Firing.NOT] * (len(rows(sheet, Correction)) - 1)])
        statuses = {fact.outlook.status for fact in last.kpis.values()}
        assert {Status.REACHED, Status.NEARLY, Status.MISSED} == statuses
        assert every(fact.so_far.plan is not None for fact in last.kpis.values())
        goals = {fact.outlook.status for fact in last.goals.values()}
        assert goals == {Status.ON_TRACK, Status.AT_RISK}
        assert not any(fact.is_incomplete for fact in last.goals.values())
        now = {fact.outlook.status for fact in workspace.results.of_strategy(sheet, month).kpis.values()}
        # of a week and more something can be said
        assert day.day <= 7 or (now & GOOD and now & BAD)
        first = both(workspace)[0].strategy
        assert first.starts == Period.month_of(day).moved(-4).start
        days = [row.day for row in workspace.records.all(Publication, client_id=client.id) if row.day]
        assert 0 <= (min(days) - first.starts).days < 7


def test_the_last_full_month_has_its_report(made: Workspace, code: str) -> None:
    (report,) = made.reports.of(bakery(made, code).id)
    second = both(made, code)[1].strategy
    assert (report.period, report.language, report.strategy_id) == (Period.month(2026, 10), code, second.id)
    assert (report.issued_on, report.unwritten, "{" in report.summary) == (TODAY, [], False)
    sheet = made.results.sheet(bakery(made, code).id, report.period)
    assert every(str(sheet.value(key).value) in report.summary for key in ("sales", "leads"))
    edition = Edition(language=Language(code), made=TODAY)
    now = frozen(made.reports.facts(report.id), edition)
    assert list(differing(json.loads(report.frozen), now, edition.language)) == []
    assert every(json.loads(report.frozen)["body"][section] for section in Section)
    with pytest.raises(UnderReportError):
        made.strategy.back_to_draft(second.id)


def test_no_chart_of_the_report_stands_there_twice(made: Workspace, code: str) -> None:
    body = issued_body(made, code)
    charts = [goal["chart"] for goal in body["goals"] if goal["chart"]] + body["networks"]["charts"]
    assert len({tuple(chart["bars"]) for chart in charts}) == len(charts) > 2
    assert len(body["networks"]["charts"]) + len(body["networks"]["elsewhere"]) == len(
        body["networks"]["table"]["rows"]
    )


def test_the_report_says_of_which_days_each_figure_is(made: Workspace, code: str) -> None:
    body, language = issued_body(made, code), Language(code)
    first, month = both(made, code)[0].strategy, Period.month(2026, 10)
    assert first.starts is not None
    for goal in body["goals"]:
        until = language("Goal up to {date}:", date=language.short_date(date(2026, 12, 31)))
        assert one_spaced(goal["until"]) == one_spaced(until)
        assert one_spaced(language.date(date(2026, 12, 31))) in one_spaced(goal["line"])
    sales, *others = (one_spaced(goal["line"]) for goal in body["goals"])
    # of all days of the strategy; the others are as they were in the last full month
    assert one_spaced(language.date(first.starts)) in sales
    assert one_spaced(language.date(month.last)) in sales
    assert every(one_spaced(language.period_inside(month)) in line for line in others)
    assert language.period_inside(month) in body["words"]["kpi"]
    assert language.period_inside(month) in body["answer"]["against"]


def issued_body(made: Workspace, code: str) -> dict[str, Any]:
    (report,) = made.reports.of(bakery(made, code).id)
    body: dict[str, Any] = json.loads(report.frozen)["body"]
    return body


def printed_strategy(made: Workspace, code: str) -> str:
    """All words of the parts of the version in force, as its paper has them."""
    wish = Wish(output="strategy", language=Language(code), client_id=bakery(made, code).id)
    (document,) = made.exporting.documents(wish)
    return one_spaced(json.dumps(plain(document.body), ensure_ascii=False))


def one_spaced(words: str) -> str:
    return " ".join(words.split())


def test_the_paper_says_what_a_customer_is_worth_and_of_when_a_target_is(made: Workspace, code: str) -> None:
    language, sheet = Language(code), both(made, code)[1]
    told, version = printed_strategy(made, code), sheet.strategy
    worth = worth_of_customer(version)
    assert worth is not None
    assert version.average_order is not None
    # 3.2 orders a year for 2.5 years, of which 65 % are left
    assert worth == version.average_order.minor * Fraction(32, 10) * Fraction(25, 10) * Fraction(65, 100)
    assert one_spaced(language.short_money(Money(int(worth), version.currency))) in told
    half_a_year = language.period_inside(Period(date(2026, 7, 1), date(2027, 1, 1)))
    assert one_spaced(language("Target: all of {period}", period=half_a_year)) in told
    assert language("Target: in the last full month") in told
    for tool in entries(made, code, Part.TOOLS):
        assert one_spaced(tool.fields["budget"]) in told


def test_the_report_says_which_money_is_in_a_cost(made: Workspace, code: str) -> None:
    (report,) = made.reports.of(bakery(made, code).id)
    body, language = json.loads(report.frozen)["body"], Language(code)
    sheet = made.results.sheet(bakery(made, code).id, report.period)
    (budget,) = made.budget.within(bakery(made, code).id, report.period)
    paid = Money.total([line.actual for line in made.budget.sheet(budget.id).lines if line.actual], budget.currency)
    whole = Fraction(paid.amount)
    sales, revenue = sheet.value("sales").value, sheet.value("revenue").value
    assert sales
    assert revenue
    assert [row["figure"] for row in body["money"]["whole"]] == [
        language.money(paid),
        language.money(paid * (1 / Fraction(sales))),
        language.percent((revenue * Fraction(65, 100) - whole) / whole, 1),
        *(measured.told(sheet, key, language) for key in ("cac", "ltv", "ltv_to_cac")),
    ]
    (agreement,) = made.records.all(Agreement, client_id=bakery(made, code).id)
    assert agreement.monthly_fee
    spent, customers = sheet.value("spend").value, sheet.value("new_customers").value
    assert spent
    assert customers
    assert sheet.value("cac").value == (spent + Fraction(agreement.monthly_fee.amount)) / customers
    spend = sheet.value("spend").value
    assert spend
    assert language.money(Money.of(str(int(spend)), budget.currency)) in body["money"]["costs_of"]
    # formulas in words, and why more was paid
    formulas = " ".join(row["formula"] for row in body["money"]["costs"])
    assert not re.search(r"[a-z]+_[a-z]+|[*/]", formulas)
    assert body["money"]["notes"] == [budget.note]
    assert budget.note
    assert body["answer"]["against"]
    charts = [goal["chart"] for goal in body["goals"] if goal["chart"]] + body["networks"]["charts"]
    assert charts
    assert every(len(chart["scale"]) > 1 for chart in charts)


def test_all_of_it_is_the_beginning_which_nobody_undoes(made: Workspace) -> None:
    assert made.history.undoable() is None
