"""No caller of the generic add and change passes a rule by: what is kept satisfies it, or nothing was changed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.clients import Account, Client, Contact
from smmdesk.domain.comparison import Comparison, Criterion, Offer
from smmdesk.domain.desk import DESK, Desk
from smmdesk.domain.errors import (
    CurrencyMismatchError,
    EmptyNameError,
    MissingRecordError,
    OutOfRangeError,
    PostPublishedError,
    SmmdeskError,
)
from smmdesk.domain.ids import (
    ActivityId,
    AudienceListId,
    BudgetLineId,
    ClientId,
    CommunityId,
    ContactId,
    FormulaId,
    OfferId,
    OwnDateId,
    ReplyTemplateId,
    SeriesId,
    SlotId,
    SnippetId,
    VoiceCountId,
    new_id,
)
from smmdesk.domain.mix import MixBy
from smmdesk.domain.money import WHOLE, Money
from smmdesk.domain.own_dates import OwnDate
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.planning.named import StrategyStatus
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.reputation.lists import AudienceList, Community
from smmdesk.domain.reputation.records import Activity, ReplyTemplate, VoiceCount
from smmdesk.domain.results.records import Formula
from smmdesk.domain.series import Series
from smmdesk.domain.slots import Slot
from smmdesk.domain.snippets import Snippet, SnippetKind
from smmdesk.domain.strategy.records import Strategy
from smmdesk.opening import open_workspace
from smmdesk.storage.declaring import RECORDS
from smmdesk.storage.kinds import changing, parents
from tests.records import values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.storage.reader import Reader
    from smmdesk.workspace import Workspace

CHANGED_BY_FORMS = [kind for kind, declared in RECORDS.items() if declared.acts]
KNOWN = {
    "currency": st.sampled_from(["EUR", "USD", "GEL", "euro"]),
    "time_zone": st.sampled_from(["Asia/Tbilisi", "Mars/Olympus"]),
    "country": st.sampled_from(["GE", "RU", "BR", ""]),
    "months": st.integers(0, 121),
    "rating": st.none() | st.integers(0, 6),
}
MANY = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def desk(example_folder: Path, quick_folder: Path) -> Iterator[Workspace]:
    """The example where a commit takes no time, for it is changed a hundred times."""
    folder = shutil.copytree(example_folder, quick_folder / "desk")
    with open_workspace(folder) as opened:
        client = opened.clients.list()[0].id
        opened.records.add(ReplyTemplate(id=ReplyTemplateId("thanks"), client_id=client, name="Thanks"))
        opened.records.add(Activity(id=ActivityId("tasting"), client_id=client, what="A tasting"))
        opened.records.add(
            VoiceCount(
                id=VoiceCountId("week"),
                client_id=client,
                publications=12,
                starts=date(2026, 11, 2),
                ends=date(2026, 11, 9),
            )
        )
        groups = AudienceList(id=AudienceListId("groups"), client_id=client, name="Groups of the town")
        opened.records.add(groups)
        opened.records.add(Community(id=CommunityId("bakers"), list_id=groups.id, name="Home bakers"))
        opened.records.add(Slot(id=SlotId("morning"), client_id=client, weekdays=(0,), at=time(9, 30)))
        opened.mix.set(client, MixBy.RUBRIC, {"News": 6000, "Recipes": 4000})
        day = date(2026, 11, 17)
        opened.records.add(OwnDate(id=OwnDateId("birthday"), starts=day, ends=date(2026, 11, 18), name="Birthday"))
        opened.records.add(Snippet(id=SnippetId("cakes"), kind=SnippetKind.HASHTAGS, name="Cakes", text="#cake #honey"))
        moment = LocalMoment(datetime(2026, 11, 17, 9, 30), "Asia/Tbilisi")
        last = moment.day
        opened.records.add(Series(id=SeriesId("tuesdays"), client_id=client, first=moment, made_until=last))
        opened.records.add(Formula(id=FormulaId("rate"), name="Rate", key="rate", expression="likes / views"))
        # what is in force refuses every change; a draft of it, and a report that was not issued, do not
        held = next(each for each in opened.records.all(Strategy) if each.status is StrategyStatus.IN_FORCE)
        opened.strategy.next_version(held.id)
        opened.reports.begin(held.client_id)
        yield opened


@pytest.fixture
def known() -> list[dict[str, Any]]:
    """All that is in the desk after the last try, if that went as it should: to read it takes most of the time."""
    return []


def _all(reader: Reader, kind: type[Any]) -> list[Any]:
    return list(reader.all(kind))


def everything(workspace: Workspace) -> dict[str, Any]:
    with workspace.database.read() as reader:
        return {f"{kind.__name__} {each.id}": each for kind in RECORDS for each in _all(reader, kind)}


def kept_to(reader: Reader, record: Any) -> bool:
    """Whether a record is as its own rules, and those of what it belongs to, would have it."""
    found = [reader.get(kind, id) for name, (kind, _) in parents(type(record)).items() if (id := getattr(record, name))]
    return bool(record.checked() == record) and all(record.checked_in(parent) == record for parent in found)


def stray_money(reader: Reader) -> list[Any]:
    """Lines and offers that are not in the currency of their budget or comparison."""
    holders: list[Budget | Comparison] = [*reader.all(Budget), *reader.all(Comparison)]
    currencies: dict[str, str] = {each.id: each.currency for each in holders}
    sums: list[tuple[str, Money | None]] = []
    sums += [(each.budget_id, money) for each in reader.all(BudgetLine) for money in (each.planned, each.actual)]
    sums += [(each.comparison_id, money) for each in reader.all(Offer) for money in (each.fee, each.ads, each.tools)]
    sums += [(each.id, each.hour_value) for each in reader.all(Comparison)]
    return [money for of, money in sums if money and money.currency != currencies[of]]


@pytest.mark.parametrize("kind", CHANGED_BY_FORMS)
@given(data=st.data())
@MANY
def test_whatever_a_change_is_given_the_rules_hold_or_nothing_was_changed(
    desk: Workspace, kind: type[Any], known: list[dict[str, Any]], data: st.DataObject
) -> None:
    before = known.pop() if known else everything(desk)
    old = data.draw(st.sampled_from([each for each in before.values() if type(each) is kind]))
    fields = {**values(kind), **{name: each for name, each in KNOWN.items() if name in get_type_hints(kind)}}
    for name, (parent, _) in parents(kind).items():
        there: list[Any] = [each for each in before.values() if type(each) is parent]
        fields[name] = st.sampled_from([*(each.id for each in there), "nobody"])
    names = data.draw(st.lists(st.sampled_from(sorted(fields.keys() - {"id"})), min_size=1, max_size=3, unique=True))
    given_values = {name: data.draw(fields[name], label=name) for name in names}
    latest = desk.database.latest()
    try:
        told = desk.records.change(kind, old.id, **given_values)
    except SmmdeskError:
        assert (everything(desk), desk.database.latest()) == (before, latest)
        known.append(before)
        return

    after = everything(desk)
    assert after == before | {f"{kind.__name__} {told.id}": told}
    with desk.database.read() as reader:
        assert kept_to(reader, told)
        assert stray_money(reader) == []
    if isinstance(old, Post) and isinstance(told, Post) and old.status is told.status is PostStatus.PUBLISHED:
        assert told.moment == old.moment
    if desk.database.latest() > latest:
        desk.history.undo()
        assert everything(desk) == before
    known.append(before)


def test_a_published_post_stays_where_it_was_until_it_is_published_no_more(example: Workspace) -> None:
    post = next(each for each in example.records.all(Post) if each.status is PostStatus.PUBLISHED)
    assert post.moment
    later = post.moment.on_day(post.moment.day + timedelta(days=1))
    with pytest.raises(PostPublishedError):
        example.records.change(Post, post.id, moment=later)
    with pytest.raises(PostPublishedError):
        example.records.change(Post, post.id, moment=None, text="Moved")
    assert example.records.get(Post, post.id) == post
    assert example.records.change(Post, post.id, moment=later, status=PostStatus.DRAFT).moment == later


def test_money_is_in_the_currency_of_what_it_belongs_to(example: Workspace) -> None:
    line, offer, dollars = example.records.all(BudgetLine)[0], example.records.all(Offer)[0], Money.of(5, "USD")
    refused: list[tuple[type[Any], str, dict[str, object]]] = [
        (BudgetLine, line.id, {"planned": dollars}),
        (BudgetLine, line.id, {"actual": dollars}),
        (Budget, line.budget_id, {"currency": "USD", "total": dollars}),
        (Offer, offer.id, {"replacement_cost": dollars}),
        (Comparison, offer.comparison_id, {"hour_value": dollars}),
        (Comparison, offer.comparison_id, {"hour_value": dollars, "currency": "USD"}),
    ]
    for kind, id, given_values in refused:
        with pytest.raises(CurrencyMismatchError):
            example.records.change(kind, id, **given_values)
    for fresh in (
        replace(line, id=BudgetLineId(new_id()), planned=dollars),
        replace(offer, id=OfferId(new_id()), fee=dollars),
    ):
        with pytest.raises(CurrencyMismatchError):
            example.records.add(fresh)


def test_shares_that_are_left_out_are_nothing(example: Workspace) -> None:
    budget, comparison = example.records.all(Budget)[0], example.records.all(Comparison)[0]
    split = example.records.change(Budget, budget.id, split={Category.TRAINING: WHOLE}).split
    assert list(split.items()) == [*((name, 0) for name in list(Category)[:-1]), (Category.TRAINING, WHOLE)]
    weights = example.records.change(Comparison, comparison.id, weights={Criterion.SPEED: WHOLE}).weights
    assert list(weights) == list(Criterion)


def test_a_cost_is_computed_and_never_scored(example: Workspace) -> None:
    offer = example.records.all(Offer)[0]
    scored = example.records.change(Offer, offer.id, scores={Criterion.COST: 9, Criterion.SPEED: 3})
    assert scored.scores == {Criterion.SPEED: 3}


def test_a_name_of_signs_that_are_not_kept_is_none(workspace: Workspace) -> None:
    with pytest.raises(EmptyNameError):
        workspace.records.add(workspace.clients.draft("\0 \x7f"))


def test_what_belongs_to_somebody_who_is_gone_is_refused(example: Workspace) -> None:
    contact = example.records.all(Contact)[0]
    with pytest.raises(MissingRecordError):
        example.records.add(Contact(id=ContactId(new_id()), client_id=ClientId("nobody"), name="Nino"))
    with pytest.raises(MissingRecordError):
        example.records.change(Contact, contact.id, client_id=ClientId("nobody"))
    assert example.records.get(Contact, contact.id) == contact


def test_a_record_stays_the_one_it_is(example: Workspace) -> None:
    """By another id a change would be a copy; by a known one an addition would overwrite what is there."""
    from sqlalchemy.exc import IntegrityError

    before = everything(example)
    post = example.records.all(Post)[0]
    with pytest.raises(ValueError, match="id"):
        example.records.change(Post, post.id, id=new_id())
    with pytest.raises(IntegrityError):
        example.records.add(replace(post, moment=None))
    assert everything(example) == before


def test_what_follows_a_country_follows_by_the_generic_change_too(workspace: Workspace) -> None:
    workspace.settings.set_up(Desk())
    client = workspace.clients.add("Bakery")
    desk = workspace.records.change(Desk, DESK, country="GE")
    assert (desk.time_zone, desk.currency, desk.language) == ("Asia/Tbilisi", "GEL", "en")
    moved = workspace.records.change(Client, client.id, country="RU", currency="EUR")
    assert (moved.country, moved.currency) == ("RU", "EUR")


@pytest.mark.parametrize(("count", "fits"), [(0, True), (10**10, True), (-1, False), (10**10 + 1, False)])
def test_followers_are_counted_up_to_what_the_refusal_says(example: Workspace, count: int, fits: bool) -> None:
    account = example.records.all(Account)[0]
    if fits:
        assert example.records.change(Account, account.id, followers_at_start=count).followers_at_start == count
        return
    with pytest.raises(OutOfRangeError) as refusal:
        example.records.change(Account, account.id, followers_at_start=count)
    assert refusal.value.values == {"low": 0, "high": 10**10}


def test_a_copy_is_planned_within_the_years_that_can_be_planned(example: Workspace) -> None:
    post = next(each for each in example.records.all(Post) if each.moment)
    assert post.moment
    days = (date(2200, 1, 1) - post.moment.day).days
    with pytest.raises(OutOfRangeError):
        example.calendar.copy([post.id], days=days)


def test_only_kinds_that_declare_acts_are_added_by_themselves() -> None:
    lone = [kind for kind, declared in RECORDS.items() if not declared.acts]
    assert lone
    for kind in lone:
        with pytest.raises(TypeError):
            changing(kind)
