"""Reports: drafted beside their figures, issued once, and the same ever after but for a line of what changed since."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from smmdesk.documents.edition import Edition
from smmdesk.documents.reporting.paper import frozen
from smmdesk.documents.reporting.since import differing
from smmdesk.documents.typeset import Paper
from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.changes import LINK_PUBLICATIONS
from smmdesk.domain.clients import Account, Agreement, Client
from smmdesk.domain.ids import (
    AccountId,
    AgreementId,
    BudgetId,
    BudgetLineId,
    ClientId,
    FormulaId,
    PostId,
    PublicationId,
    SnapshotId,
    StrategyId,
    StrategyRowId,
    new_id,
)
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.planning.named import Firing, Section, Side, Task
from smmdesk.domain.planning.report import Report, ReportIssuedError
from smmdesk.domain.posts import Post
from smmdesk.domain.results.named import Link, Shown
from smmdesk.domain.results.records import Formula, Publication, Snapshot
from smmdesk.domain.strategy.records import Correction, Goal, Kpi, Strategy
from smmdesk.domain.strategy.versions import ReportIssuedError as UnderReportError
from smmdesk.knowledge import strategy as knowledge
from smmdesk.machine.progress import Progress
from smmdesk.services.outputs import Wish
from smmdesk.services.results import Cell
from smmdesk.speech.language import LANGUAGES, Language
from tests.documents.conftest import Printed

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.domain.ids import ReportId
    from smmdesk.workspace import Workspace

EN = Language("en")
CLIENT = ClientId("honey")
OCTOBER = Period.month(2026, 10)
PAGE = AccountId("page")
TEXTS = {
    "summary": "A month of honey.",
    "learnt": "Mornings are weak.",
    "next_steps": "Bake\nPost",
    "asked_of_client": "",
}


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    workspace.records.add(Client(id=CLIENT, name="Honey", currency="EUR", language="en", time_zone="Asia/Tbilisi"))
    workspace.records.add(Account(id=PAGE, client_id=CLIENT, network=Network.INSTAGRAM))
    typed(workspace, "views", [100] * 31)
    return workspace


def typed(
    desk: Workspace, metric: str, figures: list[int], of: AccountId | None = PAGE, days: Period = OCTOBER
) -> None:
    each = [Period(day, day + timedelta(days=1)) for day in days.days()]
    cells = [Cell(account_id=of, period=day, metric=metric, figure=f) for day, f in zip(each, figures, strict=False)]
    desk.results.type_figures(CLIENT, cells)


def planned(desk: Workspace) -> StrategyId:
    """A strategy in force since September, with a goal and two KPI."""
    begun = desk.strategy.start(CLIENT, "More orders")
    named: dict[str, Any] = {"strategy_id": begun.id}
    desk.strategy.add(
        Goal(
            id=StrategyRowId("goal"),
            name="Known in Vake",
            task=Task.AWARENESS,
            metric="views",
            target=9000,
            deadline=date(2026, 12, 31),
            **named,
        )
    )
    for metric, plan in (("views", 3000), ("leads", 40)):
        row = Kpi(
            id=StrategyRowId(metric), goal_id=StrategyRowId("goal"), metric=metric, plan={"2026-10": plan}, **named
        )
        desk.strategy.add(row)
    desk.strategy.put_in_force(begun.id, date(2026, 9, 1))
    return begun.id


RATIO = Goal(
    id=StrategyRowId("ratio"),
    strategy_id=StrategyId(""),
    name="Answered",
    task=Task.LOYALTY,
    metric="er_reach",
    target=900_000,
    deadline=date(2026, 12, 31),
)


def seen(desk: Workspace, reached: dict[date, int], name: str = "") -> None:
    """A post of the fifth of October, whose reach somebody took on these days; nine of ten of them liked it."""
    moment = LocalMoment(datetime(2026, 10, 5, 12), "Asia/Tbilisi")
    post = Publication(
        id=PublicationId("p"), client_id=CLIENT, network=Network.INSTAGRAM, account_id=PAGE, moment=moment
    )
    taken = [
        Snapshot(
            id=SnapshotId(f"{name}{day}"),
            publication_id=post.id,
            taken_on=day,
            figures={"reach": reach, "likes": reach * 9 // 10},
        )
        for day, reach in reached.items()
    ]
    with desk.database.write(LINK_PUBLICATIONS) as work:
        work.add_all([] if name else [post])
        work.add_all(taken)


def body(desk: Workspace, id: ReportId, folder: Path) -> dict[str, Any]:
    """All of the report's words and figures, as JSON has them."""
    desk.exporting.export(wish(id), folder / "r.json")
    found = json.loads((folder / "r.json").read_text(encoding="utf-8"))["reports"]
    assert len(found) == 1
    return dict(found[0]["body"])


def drafted(desk: Workspace, **values: object) -> ReportId:
    begun = desk.reports.begin(CLIENT, OCTOBER)
    desk.records.change(Report, begun.id, **{**TEXTS, **values})
    return begun.id


def told(desk: Workspace, id: ReportId | None, **more: Any) -> list[str]:
    """The words of the paper; without an id that of the days, as a draft."""
    return Printed(desk.exporting.pdf(wish(id, **more))).text.split()


def wish(id: ReportId | None = None, language: Language = EN, paper: Paper = Paper.A4) -> Wish:
    return Wish(output="report", language=language, client_id=CLIENT, period=OCTOBER, record=id, paper=paper)


def test_a_draft_is_of_the_last_full_month_in_the_clients_language(desk: Workspace) -> None:
    begun = desk.reports.begin(CLIENT)
    assert begun.period == OCTOBER
    assert begun.language == "en"
    assert begun.unwritten == ["summary", "learnt", "next_steps", "asked_of_client"]


def test_it_tells_goals_key_figures_and_what_was_written(desk: Workspace) -> None:
    planned(desk)
    words = " ".join(told(desk, drafted(desk)))
    for said in (
        "1.1 Known in Vake",
        "3,100",
        "103.3%",
        "A month of honey.",
        "1. Bake",
        "2. Post",
        "Draft, not issued",
    ):
        assert said in words
    assert "1 of 1 key figure is reached or on track." in words
    # a goal is of its own days, a key figure of the report's
    assert "Goal up to 31 Dec 2026: data incomplete: on track" in words
    assert (
        "Views: 9,000 from 1 September 2026 to 31 December 2026; 3,100 up to 31 October 2026, at this pace 12,200"
        in words
    )
    assert "Key figure, October 2026 Plan Fact" in words
    assert "Figures, plans and their status are of October 2026;" in words
    assert words.count("Views by day 0 50") == 1
    assert "Instagram, Views by day: see goal 1.1 Known in Vake." in words
    assert "Social networks are one channel" in words


def test_nothing_of_a_day_after_its_last_comes_into_a_report(desk: Workspace, tmp_path: Path) -> None:
    id = planned(desk)
    seen(desk, {date(2026, 10, 20): 500, date(2026, 11, 6): 900})
    watched = Correction(
        id=StrategyRowId("c"), strategy_id=id, metric="views", threshold=700, side=Side.ABOVE, weeks=1, action="Post"
    )
    desk.strategy.back_to_draft(id)
    desk.strategy.add(watched)
    desk.strategy.add(replace(RATIO, strategy_id=id))
    desk.strategy.put_in_force(id, date(2026, 9, 1))
    typed(desk, "views", [101] * 31)
    report = drafted(desk)
    before, due = body(desk, report, tmp_path), desk.reports.facts(report).corrections[watched.id]
    assert before["as_of"] == "Figures as of 31 October 2026"
    assert due.firing is Firing.FIRED
    # a goal of a quotient is told by the last month that was full by then
    assert "90.00% in October 2026" in before["goals"][1]["line"]
    assert before["networks"]["table"]["rows"][0]["data_to"] == "31 Oct 2026"
    typed(desk, "views", [5000] * 15, days=Period(date(2026, 11, 1), date(2026, 11, 16)))
    over_the_end = Cell(
        account_id=PAGE, period=Period(date(2026, 10, 31), date(2026, 11, 8)), metric="clicks", figure=90
    )
    desk.results.type_figures(CLIENT, [over_the_end])
    seen(desk, {date(2026, 11, 12): 4000}, "again")
    desk.strategy.handle(watched.id, date(2026, 11, 5))
    after = body(desk, report, tmp_path)
    assert after["goals"] == before["goals"]
    assert after["networks"] == before["networks"]
    assert after["answer"] == before["answer"]
    assert desk.reports.facts(report).corrections[watched.id].firing is Firing.FIRED


def test_what_a_goal_came_to_is_judged_for_good_once_its_days_are_over(desk: Workspace) -> None:
    planned(desk)
    desk.strategy.back_to_draft(desk.strategy.versions(CLIENT)[0].id)
    desk.records.change(Goal, StrategyRowId("goal"), target=3000, deadline=date(2026, 10, 31))
    desk.strategy.put_in_force(desk.strategy.versions(CLIENT)[0].id, date(2026, 9, 1))
    assert "Goal up to 31 Oct 2026: data incomplete: reached" in " ".join(told(desk, drafted(desk)))


def test_posts_whose_figures_nobody_took_in_time_are_told_by_the_first_and_it_says_of_when(desk: Workspace) -> None:
    id = drafted(desk)
    seen(desk, {date(2026, 11, 14): 700, date(2026, 11, 15): 800})
    words = " ".join(told(desk, id))
    assert "What they had reached was read up to 14 November 2026" in words
    sheet = desk.reports.facts(id).results.now
    assert sheet.value("reach").value == 700


def ranked(desk: Workspace) -> None:
    """Five posts: the more people one reached the less they did."""
    moment = LocalMoment(datetime(2026, 10, 5, 12), "Asia/Tbilisi")
    made = Publication(
        id=PublicationId(""), client_id=CLIENT, network=Network.INSTAGRAM, account_id=PAGE, moment=moment
    )
    posts = [replace(made, id=PublicationId(str(at)), external_id=str(at)) for at in range(5)]
    figures = [{"reach": 1000 * (at + 1), "likes": 300 - 10 * at} for at in range(5)]
    with desk.database.write(LINK_PUBLICATIONS) as work:
        work.add_all(posts)
        day = date(2026, 11, 2)
        for each, own in zip(posts, figures, strict=True):
            work.add_all([Snapshot(id=SnapshotId(each.id), publication_id=each.id, taken_on=day, figures=own)])


def test_the_best_posts_are_ranked_by_what_stands_beside_them(desk: Workspace, tmp_path: Path) -> None:
    ranked(desk)
    found = body(desk, drafted(desk), tmp_path)
    best, worst = found["posts"]["best"], found["posts"]["worst"]
    assert [(each["figure"], each["rate"], each["index"]) for each in best] == [
        ("1,000", "30.00%", "3.21×"),
        ("2,000", "14.50%", "1.55×"),
    ]
    assert [each["index"] for each in worst] == ["0.56×", "0.72×"]
    assert found["words"]["index"] == "Engagement ÷ usual"
    assert "“Engagement” is ER by reach." in found["posts"]["hint"]


def test_what_its_author_says_of_a_post_is_on_paper_and_stays_with_an_issued_one(
    desk: Workspace, tmp_path: Path
) -> None:
    ranked(desk)
    id = drafted(desk, whys={PublicationId("0"): "The cat is in it.", PublicationId("1"): " "})
    assert desk.records.get(Report, id).whys == {PublicationId("0"): "The cat is in it."}
    assert "The cat is in it." in " ".join(told(desk, id))
    desk.reports.issue(id)
    with pytest.raises(ReportIssuedError):
        desk.records.change(Report, id, whys={})
    best = body(desk, id, tmp_path)["posts"]["best"]
    assert [(post["id"], post["said"]) for post in best] == [("0", "The cat is in it."), ("1", "")]
    # what was issued before anybody was asked has no such line, and is printed as it was
    kept = desk.records.get(Report, id)
    then = json.loads(kept.frozen)
    for each in (*then["body"]["posts"]["best"], *then["body"]["posts"]["worst"]):
        del each["id"], each["said"]
    with desk.database.write(LINK_PUBLICATIONS) as work:
        work.save(replace(kept, frozen=json.dumps(then)))
    words = " ".join(told(desk, id))
    assert "Best posts" in words
    assert "The cat is in it." not in words


def test_what_a_customer_leaves_says_its_formula_and_that_three_is_a_rule_of_thumb(
    desk: Workspace, tmp_path: Path
) -> None:
    worth = {"margin": 4000, "orders_a_year": 3000, "customer_years": 20}
    id = planned(desk)
    desk.strategy.back_to_draft(id)
    desk.records.change(Strategy, id, **worth)
    desk.strategy.put_in_force(id, date(2026, 9, 1))
    fee = Money(31000, "EUR")
    desk.records.add(Agreement(id=AgreementId("a"), client_id=CLIENT, starts=date(2026, 9, 1), monthly_fee=fee))
    typed(desk, "spend", [1000] * 31, None)
    for metric, figure in (("new_customers", 1), ("sales", 1), ("revenue", 2000)):
        typed(desk, metric, [figure] * 31, None)
    found = body(desk, drafted(desk), tmp_path)
    rows = {row["name"]: (row["figure"], row["formula"]) for row in found["money"]["whole"]}
    assert rows["LTV"][0] == "€48.00"
    assert rows["LTV ÷ CAC"] == (
        "2.40×",
        "(Average order × Orders a year × Years of a customer × Margin) ÷ ((Ad spend + Fees) ÷ New customers)",
    )
    explained = " ".join(line for _name, lines in found["notes"] for line in lines)
    assert (
        "That it be 3 is a rule of thumb of subscription software (David Skok, “SaaS Metrics 2.0”, 2013)" in explained
    )
    assert "Orders a year and years are assumptions of the strategy" in explained


def test_what_was_counted_in_two_ways_is_not_passed_over(desk: Workspace) -> None:
    """Views of YouTube have no sum in August 2026; without a KPI nothing else on the paper would name them."""
    page, august = AccountId("yt"), Period.month(2026, 8)
    desk.records.add(Account(id=page, client_id=CLIENT, network=Network.YOUTUBE))
    typed(desk, "views", [100] * 31, page, august)
    words = " ".join(told(desk, desk.reports.begin(CLIENT, august).id))
    assert "Since 24 August 2026 a view on YouTube is counted as soon as a video starts" in words
    sheet = desk.results.sheet(CLIENT, august)
    assert sheet.value("views").value is None


def test_with_what_figures_are_compared_is_said_where_one_of_them_is(desk: Workspace) -> None:
    planned(desk)
    id = drafted(desk)
    words = " ".join(told(desk, id))
    assert "nothing to compare with" in words
    assert "Changes are against" not in words
    assert "Daily mean" not in words
    typed(desk, "views", [80] * 30, days=Period.month(2026, 9))
    words = " ".join(told(desk, id))
    assert "daily mean +25.0%" in words
    assert "Changes are against September 2026. “Daily mean” compares" in words


def test_its_notes_explain_what_stands_on_it_and_what_that_is_reckoned_from_alone(desk: Workspace) -> None:
    planned(desk)
    for metric in ("unfollows", "spend", "clicks", "leads"):
        typed(desk, metric, [10] * 31)
    words = " ".join(told(desk, drafted(desk)))
    explained = words.partition("How it is counted")[2].partition("Typed by hand")[0]
    for said in ("Views: How often", "CPC: Ad spend ÷ clicks", "All clicks: Clicks of any kind", "While its days run"):
        assert said in explained
    assert "Unfollows" not in words.partition("Typed by hand")[0]
    own_words = " ".join(told(desk, drafted(desk, sections=(Section.LEARNT,))))
    assert "How it is counted" not in own_words


def test_what_is_linked_is_of_the_calendar_before_anybody_marks_it_as_published(desk: Workspace) -> None:
    moment = LocalMoment(datetime(2026, 10, 5, 12), "Asia/Tbilisi")
    post = desk.records.add(Post(id=PostId("p"), client_id=CLIENT, moment=moment, networks=(Network.INSTAGRAM,)))
    made = Publication(id=PublicationId("a"), client_id=CLIENT, network=Network.INSTAGRAM, moment=moment)
    links = (Link.CONFIRMED, Link.SURE, Link.PROPOSED, Link.NONE)
    with desk.database.write(LINK_PUBLICATIONS) as work:
        for at, link in enumerate(links):
            linked = None if link is Link.NONE else post.id
            work.add_all([replace(made, id=PublicationId(str(at)), external_id=str(at), post_id=linked, link=link)])
    words = " ".join(told(desk, drafted(desk)))
    assert (
        "Networks tell of 4 posts of these days, each network counted by itself: 2 of the planned ones, "
        "2 of none in the calendar."
    ) in words


def test_what_has_no_figures_is_left_out_and_named(desk: Workspace) -> None:
    words = " ".join(told(desk, drafted(desk)))
    assert "Best posts" not in words
    assert "Without figures, and so not in this report Goals Posts Money" in words
    assert "No plan covers these days, so nothing says how good the figures are." in words


def test_of_days_without_figures_it_says_so_and_explains_none(desk: Workspace, tmp_path: Path) -> None:
    planned(desk)
    own = Formula(id=FormulaId("f"), name="Likes a view", key="likes_a_view", expression="likes / views")
    desk.records.add(own)
    id = desk.reports.begin(CLIENT, Period.month(2026, 9)).id
    found = body(desk, id, tmp_path)
    assert found["answer"]["verdict"] == (
        "There are no figures of September 2026. Bring in the files of the networks on the page Results, or type the "
        "figures there by hand: this report then tells what they came to."
    )
    # of the goal alone, which has a number to reach, while no key figure has a plan
    (_counted, explained), *others = found["notes"]
    assert [line.partition(":")[0] for line in explained] == ["Views"]
    assert [name for name, _lines in others] == ["Without figures, and so not in this report", "To be fair"]
    assert [goal["kpis"] for goal in found["goals"]] == [[]]


def test_of_days_to_come_there_is_nothing_to_bring_in(desk: Workspace, tmp_path: Path) -> None:
    planned(desk)
    found = body(desk, desk.reports.begin(CLIENT, Period.month(2030, 1)).id, tmp_path)
    assert found["answer"]["verdict"] == "These days are still to come, so there is nothing to tell of them yet."


def test_money_is_told_by_category_as_planned_and_paid_or_says_that_no_budget_has_these_days(
    desk: Workspace, tmp_path: Path
) -> None:
    typed(desk, "spend", [1000] * 31, None)
    id = drafted(desk)
    money = body(desk, id, tmp_path)["money"]
    assert money["categories"] == []
    assert money["notes"] == [
        "No budget has these days, so what was planned and paid is not told: make one on the page Budget."
    ]
    budget = BudgetId("b")
    desk.records.add(Budget(id=budget, client_id=CLIENT, starts=OCTOBER.start, ends=OCTOBER.end, currency="EUR"))
    spent: dict[str, Any] = {
        "planned": Money(50000, "EUR"),
        "actual": Money(56500, "EUR"),
        "category": Category.PROMOTION,
    }
    desk.records.add(BudgetLine(id=BudgetLineId("l"), budget_id=budget, on=date(2026, 10, 6), **spent))
    money = body(desk, id, tmp_path)["money"]
    assert money["categories"] == [{"key": "promotion", "name": "Promotion", "planned": "€500.00", "paid": "€565.00"}]
    assert money["notes"] == []


def test_sections_that_are_not_wanted_are_not_there(desk: Workspace) -> None:
    id = drafted(desk, sections=(Section.LEARNT,))
    assert "By network" not in " ".join(told(desk, id))


@pytest.mark.parametrize("code", LANGUAGES)
def test_where_all_goals_sell_it_says_what_is_missing_beside_what_networks_can_do(desk: Workspace, code: str) -> None:
    words = knowledge.words(code)
    strategy = planned(desk)

    def holds(said: str) -> bool:
        return "".join(said.split()) in "".join(told(desk, None, language=Language(code))).replace("\xad", "")

    assert holds(words.honest)
    missing = words.all_selling.format(n=1)
    assert not holds(missing)
    desk.strategy.back_to_draft(strategy)
    desk.records.change(Goal, StrategyRowId("goal"), task=Task.LEADS)
    desk.strategy.put_in_force(strategy, date(2026, 9, 1))
    assert holds(words.honest)
    assert holds(missing)


def test_beside_what_one_costs_its_change_stands_on_the_paper(desk: Workspace, tmp_path: Path) -> None:
    """31 leads for 310 after 30 for 240."""
    september = Period.month(2026, 9)
    planned(desk)
    typed(desk, "leads", [1] * 31, None)
    typed(desk, "leads", [1] * 30, None, september)
    paid(desk, Money.of(310, "EUR"), OCTOBER)
    paid(desk, Money.of(240, "EUR"), september)
    (goal,) = body(desk, drafted(desk), tmp_path)["goals"]
    leads = next(kpi for kpi in goal["kpis"] if kpi["id"] == "leads")
    assert (leads["cost"], leads["cost_change"]) == ("€10.00", "+25.0%")
    assert "+25.0%" in told(desk, None)


def test_an_issued_report_says_the_same_and_what_changed_since(desk: Workspace) -> None:
    planned(desk)
    id = drafted(desk)
    issued = desk.reports.issue(id)
    assert issued.issued_on == date(2026, 11, 16)
    before = told(desk, id)
    typed(desk, "views", [200])
    desk.records.change(Client, CLIENT, name="Honey & Sons")
    after = told(desk, id)
    line = "Figures that have changed since this report was issued Views: 3,100 then, 3,200 now".split()
    at = next(at for at, word in enumerate(after) if after[at : at + len(line)] == line)
    rest = after[at : after.index("Honey", at)]
    assert before == after[:at] + after[at + len(rest) :]


def measured_by_ones_own(desk: Workspace) -> ReportId:
    """A report under a version that goes by a metric of one's own."""
    own = Formula(id=FormulaId("own"), name="Warmth", key="warmth", expression="likes / views", shown=Shown.PERCENT)
    desk.results.add_formula(own)
    typed(desk, "likes", [3] * 31)
    id = planned(desk)
    desk.strategy.back_to_draft(id)
    row = Kpi(id=StrategyRowId("warm"), strategy_id=id, metric="warmth", plan={"2026-10": 32_500})
    desk.strategy.add(row)
    desk.strategy.put_in_force(id, date(2026, 9, 1))
    return drafted(desk)


def test_a_metric_that_is_called_otherwise_by_now_is_no_figure_that_has_changed(desk: Workspace) -> None:
    id = measured_by_ones_own(desk)
    desk.reports.issue(id)
    before = told(desk, id)
    assert "Warmth" in before
    desk.results.change_formula(FormulaId("own"), name="Heat")
    assert desk.reports.changed_since(id) == []
    assert told(desk, id) == before
    typed(desk, "likes", [34])
    assert {
        "Warmth: 3.00% then, 4.00% now",
        "Key figures without a goal · Warmth: 3.00% then, 4.00% now",
    } <= {*desk.reports.changed_since(id)}


def test_of_a_report_that_was_issued_before_figures_are_known_by_their_names(desk: Workspace) -> None:
    id = measured_by_ones_own(desk)
    kept = json.loads(desk.reports.issue(id).frozen)

    def plain(told: Any) -> Any:
        if isinstance(told, dict):
            return {name: plain(each) for name, each in told.items() if name not in {"id", "of", "keys"}}
        return [plain(each) for each in told] if isinstance(told, list) else told

    typed(desk, "views", [200])
    now = frozen(desk.reports.facts(id), Edition(language=EN, made=date(2026, 11, 16)))
    assert list(differing(plain(kept), now, EN)) == [*differing(kept, now, EN)] != []


def test_where_a_goal_stood_is_among_the_figures_that_change(desk: Workspace) -> None:
    planned(desk)
    id = drafted(desk)
    desk.reports.issue(id)
    typed(desk, "views", [50], days=Period.month(2026, 9))
    assert desk.reports.changed_since(id) == ["1.1 Known in Vake: 3,100 then, 3,150 now"]


def test_figures_that_are_not_there_any_more_have_changed_as_well(desk: Workspace) -> None:
    typed(desk, "spend", [1000] * 31, None)
    budget = BudgetId("b")
    desk.records.add(Budget(id=budget, client_id=CLIENT, starts=OCTOBER.start, ends=OCTOBER.end, currency="EUR"))
    line = BudgetLine(
        id=BudgetLineId("l"),
        budget_id=budget,
        category=Category.PROMOTION,
        planned=Money(50000, "EUR"),
        actual=Money(56500, "EUR"),
        network=Network.INSTAGRAM,
    )
    desk.records.add(line)
    id = drafted(desk)
    desk.reports.issue(id)
    assert desk.reports.changed_since(id) == []
    desk.records.remove(Budget, budget)
    assert desk.reports.changed_since(id) == [
        "Promotion · Paid: €565.00 then, — now",
        "Instagram · Paid: €565.00 then, — now",
        "Total · Paid: €565.00 then, — now",
        "Paid by the budget in all: €565.00 then, — now",
    ]


def paid(desk: Workspace, amount: Money, days: Period = OCTOBER) -> None:
    """A budget of these days with one line, all of it paid."""
    id = BudgetId(f"{amount.currency} {days.start}")
    desk.records.add(Budget(id=id, client_id=CLIENT, starts=days.start, ends=days.end, currency=amount.currency))
    of: dict[str, Any] = {"budget_id": id, "category": Category.PROMOTION, "planned": amount, "actual": amount}
    desk.records.add(BudgetLine(id=BudgetLineId(id), **of))


def test_of_what_was_paid_in_two_currencies_there_is_no_sum_and_that_is_said(desk: Workspace, tmp_path: Path) -> None:
    planned(desk)
    for metric in ("leads", "sales"):
        typed(desk, metric, [1] * 31, None)
    paid(desk, Money(10_000, "EUR"))
    found = body(desk, drafted(desk), tmp_path)
    assert found["goals"][0]["kpis"][1]["cost"] == "€3.23"
    paid(desk, Money(70_000, "GEL"))
    found = body(desk, drafted(desk), tmp_path)
    leads = found["goals"][0]["kpis"][1]
    assert leads["cost"] == "—"
    assert leads["notes"] == "paid €100.00, ₾700.00: not all of it in EUR, so there is no cost of one"
    assert found["money"]["sum"]["paid"] == "€100.00, ₾700.00"
    assert found["money"]["whole"] == []
    assert found["money"]["notes"] == [
        "Paid in €100.00, ₾700.00: of several currencies there is no sum, nor a cost of a sale by all that was paid."
    ]


def test_a_fee_in_another_currency_is_in_no_cost_of_a_customer(desk: Workspace, tmp_path: Path) -> None:
    """From the eleventh on the work is paid in lari: ten days of euros are not what it cost."""
    for metric in ("spend", "new_customers"):
        typed(desk, metric, [100] * 31, None)
    of: dict[str, Any] = {"client_id": CLIENT, "starts": date(2026, 9, 1)}
    first = desk.records.add(Agreement(id=AgreementId("a"), monthly_fee=Money(31_000, "EUR"), **of))
    id = drafted(desk)
    assert "CAC" in {row["name"] for row in body(desk, id, tmp_path)["money"]["whole"]}
    desk.records.change(Agreement, first.id, ends=date(2026, 10, 11))
    fee = Money(90_000, "GEL")
    desk.records.add(Agreement(id=AgreementId("b"), client_id=CLIENT, starts=date(2026, 10, 11), monthly_fee=fee))
    money = body(desk, id, tmp_path)["money"]
    assert "CAC" not in {row["name"] for row in money["whole"]}
    # 900 lari for 21 of 31 days
    assert money["notes"][-1] == (
        "The fee of these days is €100.00, ₾609.68: not all of it in EUR, so what a customer cost is not told."
    )


def test_what_was_planned_in_another_currency_stands_beside_the_figure_and_judges_nothing(
    desk: Workspace, tmp_path: Path
) -> None:
    typed(desk, "leads", [1] * 31, None)
    typed(desk, "spend", [500] * 31, None)
    begun = desk.strategy.start(CLIENT, "Cheaper")
    desk.strategy.change_currency(begun.id, "GEL")
    goal = Goal(
        id=StrategyRowId("cheap"),
        strategy_id=begun.id,
        name="Cheap",
        metric="cpl",
        baseline=900,
        target=500,
        deadline=date(2026, 12, 31),
    )
    kpi = Kpi(id=StrategyRowId("k"), strategy_id=begun.id, goal_id=goal.id, metric="cpl", plan={"2026-10": 600})
    for row in (goal, kpi):
        desk.strategy.add(row)
    desk.strategy.put_in_force(begun.id, date(2026, 9, 1))
    [told] = body(desk, drafted(desk), tmp_path)["goals"]
    assert told["status"] == "planned in GEL"
    assert told["line"] == "CPL: ₾5.00 in the last full month up to 31 December 2026; €5.00 in October 2026."
    [row] = told["kpis"]
    assert (row["plan"], row["fact"], row["rate"], row["status"]) == ("₾6.00", "€5.00", "—", "planned in GEL")


def test_what_was_issued_cannot_be_changed_removed_or_issued_again(desk: Workspace) -> None:
    id = drafted(desk)
    desk.reports.issue(id)
    with pytest.raises(ReportIssuedError):
        desk.records.change(Report, id, summary="Better.")
    with pytest.raises(ReportIssuedError):
        desk.records.remove(Report, id)
    with pytest.raises(ReportIssuedError):
        desk.reports.issue(id)
    desk.history.undo()
    assert desk.records.get(Report, id).frozen == ""


def test_a_strategy_that_was_reported_on_does_not_become_a_draft_again(desk: Workspace) -> None:
    strategy = planned(desk)
    desk.reports.issue(drafted(desk))
    with pytest.raises(UnderReportError):
        desk.strategy.back_to_draft(strategy)


def test_without_a_record_the_days_are_told_as_a_draft(desk: Workspace, tmp_path: Path) -> None:
    desk.exporting.export(wish(), tmp_path / "r.json")
    found = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["reports"]
    assert [(each["from"], each["to"], each["issued_on"]) for each in found] == [("2026-10-01", "2026-10-31", None)]
    assert found[0]["body"]["networks"]["table"]["rows"][0]["name"] == "Instagram"


def test_ids_and_links_are_for_programs_as_they_were_made(desk: Workspace, tmp_path: Path) -> None:
    """On paper long words have places to break at, which in a file would be other letters."""
    strategy = planned(desk)
    kpi = Kpi(
        id=StrategyRowId(new_id()),
        strategy_id=strategy,
        goal_id=StrategyRowId("goal"),
        metric="views",
        plan={"2026-10": 3000},
    )
    link = "https://example.org/a/long/path/to/a/page?with=many&other=parts"
    desk.strategy.back_to_draft(strategy)
    desk.strategy.add(kpi)
    desk.strategy.put_in_force(strategy, date(2026, 9, 1))
    id = drafted(desk, learnt=link)
    draft = body(desk, id, tmp_path)
    assert draft["learnt"]["learnt"] == link
    assert kpi.id in {each["id"] for goal in draft["goals"] for each in goal["kpis"]}
    desk.reports.issue(id)
    assert body(desk, id, tmp_path) == draft
    assert Printed(desk.exporting.pdf(wish(id))).holds("page?with")


@pytest.mark.parametrize("name", ["honey.png", "the-logo-of-the-honey-cake-bakery.png"])
def test_it_has_the_logos_of_client_and_desk_also_when_they_have_changed_since(
    desk: Workspace, tmp_path: Path, name: str
) -> None:
    """Of files with any name."""
    files = [tmp_path / name, tmp_path / f"our-{name}"]
    for file, colour in zip(files, ("red", "blue"), strict=True):
        Image.new("RGB", (60, 40), colour).save(file)
    client, own = desk.media.keep(files, Progress())
    desk.records.change(Client, CLIENT, logo=client)
    desk.settings.change(logo=own)
    id = drafted(desk)

    def logos() -> int:
        return len(Printed(desk.exporting.pdf(wish(id))).reader.pages[0].images)

    assert logos() == 2
    desk.reports.issue(id)
    desk.records.change(Client, CLIENT, logo="")
    desk.settings.change(logo="")
    assert logos() == 2


def test_an_issued_one_is_told_in_its_language_and_drafted_in_others(desk: Workspace) -> None:
    id = drafted(desk)
    desk.reports.issue(id)
    assert "Draft, not issued yet" not in " ".join(Printed(desk.exporting.pdf(wish())).text.split())
    russian = Printed(desk.exporting.pdf(wish(language=Language("ru")))).text
    assert Language("ru")("Draft, not issued yet") in " ".join(russian.split())


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("paper", Paper)
def test_it_is_set_in_every_language_on_both_papers(desk: Workspace, code: str, paper: Paper) -> None:
    planned(desk)
    typed(desk, "leads", [1] * 31, None)
    printed = Printed(desk.exporting.pdf(wish(language=Language(code), paper=paper)))
    assert Language(code)("Goals") in printed.text


def test_the_list_of_what_is_done_next_is_not_parted_by_the_end_of_a_page(desk: Workspace) -> None:
    id = drafted(desk, next_steps="Bake\nPost\nAnswer")
    for lines in (21, 22, 23, 24):
        desk.records.change(Report, id, learnt="\n".join(["Mornings are weak."] * lines))
        pages = ["".join(page.split()) for page in Printed(desk.exporting.pdf(wish(id))).page_texts]
        [whole] = [page for page in pages if "1.Bake" in page]
        assert "2.Post" in whole
        assert "3.Answer" in whole
