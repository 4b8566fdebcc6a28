"""The overview: what comes next, what waits, what was agreed, and where each line leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smmdesk.domain.clients import Agreement, Client, ClientStatus
from smmdesk.domain.ids import AgreementId, ClientId, PostId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.series import SOON, Series
from smmdesk.services.clients import ClientOverview
from smmdesk.speech.language import Language
from tests.every import every
from ui.clients.columns import paid_words, planned_ink, planned_words
from ui.clients.overview import fee_words, first_words, next_words, to_approve_words

if TYPE_CHECKING:
    from tests.ui.clients.conftest import Desk

EN, RU = Language("en"), Language("ru")
NOVEMBER = Period.month(2026, 11)


def row(**values: Any) -> ClientOverview:
    """A client of whom nothing is known but this."""
    nothing: dict[str, Any] = {
        "client": Client(id=ClientId("a"), name="A"),
        "networks": (),
        "agreement": None,
        "days_left": None,
        "to_pay": None,
        "is_owed": False,
        "period": NOVEMBER,
        "planned": 0,
        "agreed": None,
        "to_approve": 0,
        "next_post": None,
    }
    return ClientOverview(**{**nothing, **values})


def test_of_a_client_of_whom_nothing_is_known_nothing_is_made_up() -> None:
    said = [tell(row(), EN) for tell in (next_words, to_approve_words, planned_words, fee_words)]
    assert said == ["Nothing planned yet", "Nothing waits for an answer", "planned: 0", "No agreement yet"]


def test_the_next_post_says_when_and_how_it_begins() -> None:
    moment = LocalMoment.at(date(2026, 11, 17), 18, 30, "Asia/Tbilisi")
    post = Post(id=PostId("p"), client_id=ClientId("a"), moment=moment, text="Honey cake.\nCome.", rubric="News")
    assert next_words(row(next_post=post), EN) == "Tue, 17 November, 18:30"
    assert next_words(row(next_post=post), RU) == "вт, 17 ноября, 18:30"
    assert first_words(post) == "Honey cake. Come."
    assert first_words(Post(id=PostId("p"), client_id=ClientId("a"), moment=moment, rubric="News")) == "News"


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 пост ждёт ответа"), (3, "3 поста ждут ответа"), (5, "5 постов ждут ответа")]
)
def test_what_waits_is_counted_as_a_language_does(count: int, words: str) -> None:
    assert to_approve_words(row(to_approve=count), RU) == words


def test_a_series_that_ends_soon_leads_to_its_last_post(desk: Desk, bakery: Client) -> None:
    first = desk.workspace.records.all(Post, client_id=bakery.id, status=PostStatus.DRAFT)[0]
    made = desk.workspace.series.begin(first)
    desk.workspace.series.make(first.id, made)
    series = desk.workspace.records.get(Series, made.id)
    line = desk.page.card.overview.lines["series"]
    assert line.isHidden()
    posts = desk.workspace.records.all(Post, series_id=series.id, order_by="series_day")
    today = desk.workspace.today()
    desk.workspace.records.change(Series, series.id, made_until=today + SOON)
    assert not line.isHidden()
    assert EN.short_date(today + SOON) in line.accessibleName()
    wanted: list[tuple[str, object]] = []
    desk.page.context.page_wanted.connect(lambda page, record: wanted.append((page, record)))
    line.click()
    assert wanted == [("calendar", posts[-1].id)]
    desk.workspace.records.change(Series, series.id, made_until=today + SOON + timedelta(days=1))
    assert line.isHidden()


def test_less_than_was_agreed_is_marked_while_work_is_done() -> None:
    short = row(planned=8, agreed=12)
    assert (planned_words(short, EN), planned_ink(short)) == ("planned: 8, agreed: 12", "attention")
    paused = Client(id=ClientId("a"), name="A", status=ClientStatus.PAUSED)
    assert planned_ink(row(planned=8, agreed=12, client=paused)) == "text"
    assert planned_ink(row(planned=12, agreed=12)) == planned_ink(row(planned=0)) == "text"


def test_a_fee_says_until_when_it_holds() -> None:
    agreement = Agreement(id=AgreementId("g"), client_id=ClientId("a"), monthly_fee=Money.of(650, "EUR"))
    assert fee_words(row(agreement=agreement), EN) == "€650"
    ends = Agreement(id=AgreementId("g"), client_id=ClientId("a"), ends=date(2026, 12, 1))
    assert fee_words(row(agreement=ends, days_left=15), EN) == "No fee named · until 30 Nov 2026"
    assert fee_words(row(agreement=ends, days_left=0), EN) == "No fee named · The agreement is over"


def test_a_fee_says_whether_it_was_paid_as_far_as_somebody_noted_it() -> None:
    agreement = Agreement(id=AgreementId("g"), client_id=ClientId("a"), monthly_fee=Money.of(650, "EUR"))
    assert paid_words(row(to_pay=agreement), EN) == "No payment noted"
    paid = replace(agreement, paid_until=date(2026, 12, 1))
    assert paid_words(row(to_pay=paid), EN) == "Paid until 30 Nov 2026"
    assert paid_words(row(to_pay=paid, is_owed=True), EN) == "Not paid since 1 Dec 2026"
    assert paid_words(row(to_pay=replace(paid, monthly_fee=None)), EN) == paid_words(row(), EN) == ""


@pytest.fixture
def bakery(desk: Desk) -> Client:
    """A client of the example, its card open."""
    found = desk.workspace.clients.list()[0]
    desk.page.select(found.id)
    return found


def press(desk: Desk, key: str) -> None:
    line = desk.page.card.overview.lines[key]
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_the_card_begins_with_it_and_follows_what_is_written(desk: Desk, bakery: Client) -> None:
    lines = desk.page.card.overview.lines
    shown = desk.page.table.selected()[0]
    assert lines["approve"].accessibleName() == f"To approve: {to_approve_words(shown, EN)}"
    assert shown.next_post is not None
    desk.workspace.records.change(Post, shown.next_post.id, text="Rye bread")
    assert lines["next"].accessibleName().endswith(", Rye bread")
    desk.workspace.records.add(Agreement(id=AgreementId(new_id()), client_id=bakery.id, starts=date(2026, 11, 1)))
    assert lines["fee"].accessibleName() == "Fee a month: No fee named, Not paid since 1 Oct 2026"


def test_a_payment_is_noted_by_a_command_and_said_where_the_fee_stands(desk: Desk, bakery: Client) -> None:
    [agreement] = desk.workspace.clients.card(bakery.id).agreements
    desk.workspace.records.change(Agreement, agreement.id, paid_until=date(2026, 10, 1))
    line = desk.page.card.overview.lines["fee"]
    assert line.accessibleName().endswith("Not paid since 1 Oct 2026")
    desk.context.commands.run("client.paid")
    assert line.accessibleName().endswith("Paid until 31 Oct 2026")
    desk.context.undo()
    assert line.accessibleName().endswith("Not paid since 1 Oct 2026")


def test_what_is_owed_is_not_forgotten_where_a_new_agreement_began(desk: Desk, bakery: Client) -> None:
    [old] = desk.workspace.clients.card(bakery.id).agreements
    desk.workspace.records.change(Agreement, old.id, ends=date(2026, 11, 1), paid_until=date(2026, 10, 1))
    fee = Money.of(700, "EUR")
    new = Agreement(id=AgreementId(new_id()), client_id=bakery.id, starts=date(2026, 11, 1), monthly_fee=fee)
    desk.workspace.records.add(new)
    line = desk.page.card.overview.lines["fee"]
    assert line.accessibleName() == "Fee a month: €700, Not paid since 1 Oct 2026"
    desk.context.commands.run("client.paid")
    assert line.accessibleName() == "Fee a month: €700, No payment noted"


def test_several_clients_pay_in_one_step(desk: Desk) -> None:
    desk.page.table.selectAll()
    desk.context.commands.run("client.paid")
    paid = [row.agreement.paid_until for row in desk.page.table.records() if row.agreement]
    assert sorted(filter(None, paid)) == [date(2026, 11, 1), date(2027, 1, 1), date(2027, 1, 1)]
    assert desk.said[-1].sentence == "3 clients paid for a month"


def test_without_a_fee_there_is_no_payment_to_note(desk: Desk, bakery: Client) -> None:
    [agreement] = desk.workspace.clients.card(bakery.id).agreements
    desk.workspace.records.change(Agreement, agreement.id, monthly_fee=None)
    assert not desk.context.commands.action("client.paid").isEnabled()


def test_nothing_but_the_beginning_of_a_post_is_cut(desk: Desk, bakery: Client) -> None:
    overview = desk.page.card.overview
    shown = desk.page.table.selected()[0]
    heights = []
    for width in (1000, 240):
        overview.setFixedWidth(width)
        overview.show_row(shown)
        heights.append({key: line.sizeHint().height() for key, line in overview.lines.items()})
        is_stacked = any(line.needed() > width - 4 for line in overview.lines.values())
        assert is_stacked == (width == 240)
    beside, under = heights
    assert every(under[key] > beside[key] for key in beside), "all four alike"


def test_the_next_post_and_the_month_lead_to_the_calendar_of_the_client(desk: Desk, bakery: Client) -> None:
    shown = desk.page.table.selected()[0]
    assert shown.next_post
    press(desk, "next")
    press(desk, "month")
    assert desk.context.client_id == bakery.id
    assert desk.opened == [("calendar", shown.next_post.id), ("calendar", None)]


def test_the_fee_leads_to_the_agreements(desk: Desk, bakery: Client) -> None:
    desk.page.card.folds["agreements"].put_away()
    press(desk, "fee")
    assert desk.page.card.folds["agreements"].is_open
    assert desk.page.card.folds["agreements"].header.hasFocus()
    assert desk.opened == []


def test_nothing_that_waits_leads_to_the_calendar_as_it_is(desk: Desk, bakery: Client) -> None:
    waiting = desk.workspace.records.all(Post, client_id=bakery.id, status=PostStatus.TO_APPROVE)
    desk.workspace.calendar.set_status([each.id for each in waiting], PostStatus.APPROVED)
    press(desk, "approve")
    assert desk.opened == [("calendar", None)]
