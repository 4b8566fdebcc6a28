"""The example workspace: three invented clients around the day it is made on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.changes import MAKE_EXAMPLE
from smmdesk.domain.checklist import Answer, Evaluation
from smmdesk.domain.clients import Account, Agreement, Client, Contact
from smmdesk.domain.comparison import Comparison
from smmdesk.domain.desk import Desk
from smmdesk.domain.ids import (
    AccountId,
    AgreementId,
    AnswerId,
    BudgetId,
    BudgetLineId,
    ClientId,
    ComparisonId,
    ContactId,
    EvaluationId,
    OfferId,
    OwnDateId,
    PostId,
    PostVariantId,
    ProviderId,
    SnippetId,
    new_id,
)
from smmdesk.domain.money import Money
from smmdesk.domain.own_dates import OwnDate, OwnDateKind
from smmdesk.domain.periods import LocalMoment, Period, add_months
from smmdesk.domain.planning.report import Report
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.providers import Provider
from smmdesk.domain.snippets import Snippet, SnippetKind
from smmdesk.domain.variants import PostVariant, Texts, by_post
from smmdesk.knowledge import Knowledge
from smmdesk.services.comparison_defaults import (
    FIRST_WAYS,
    Terms,
    default_offer,
    months_to_first_result,
    usual_hour,
    usual_weights,
)
from smmdesk.services.example_activities import ActivitiesTold
from smmdesk.services.example_approval import approved
from smmdesk.services.example_mentions import MentionsTold
from smmdesk.services.example_results import FiguresTold
from smmdesk.services.example_series import monthly
from smmdesk.services.example_strategy import StrategyTold
from smmdesk.services.reports import issued

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.domain.approval.sheets import ApprovalSheet
    from smmdesk.knowledge.example import Example, ExampleClient, ExamplePost
    from smmdesk.storage.database import Database

_POSTS = 40  # of each client: three weeks back, a little over three ahead
_DAYS_BACK, _DAYS_AHEAD = 20, 20
_IDEAS = 3
_AT_THE_END = 17  # of the posts one that is like what comes at the end of each month
_WITH_OWN_TEXT = 4  # of the posts the one that says something of its own in a network
# up to so many days ahead
_STATUS_AHEAD = (
    (3, PostStatus.SCHEDULED),
    (7, PostStatus.APPROVED),
    (11, PostStatus.TO_APPROVE),
    (16, PostStatus.DRAFT),
)


def make_example(database: Database, language: str, today: date) -> None:
    """Fill an empty workspace with the example in that language: one act, so it can be undone at once."""
    example = Knowledge(language).example()
    with database.write(MAKE_EXAMPLE) as work:
        work.save(_desk(example, language))
        for known in example.clients:
            told = _Told(known, language, today).records(example)
            for _kind, records in groupby(told, key=type):
                # a report is of what is there by then
                work.add_all([issued(work, each, today) if isinstance(each, Report) else each for each in records])


def _desk(example: Example, language: str) -> Desk:
    country = example.clients[0].country
    return Desk(language=language, currency=country.currency, country=country.code, time_zone=country.zone)


@dataclass(frozen=True)
class _Told:
    """One client of the example on its way from knowledge to records."""

    known: ExampleClient
    language: str
    today: date

    def records(self, example: Example) -> Iterator[object]:
        """The client first, then all that belongs to it."""
        client = self._client()
        provider = self._provider(client)
        people, posts = list(self._people(client)), list(self._posts(client))
        texts = [*self._texts(client, posts)]
        sheets: list[ApprovalSheet] = []
        if example.evaluation.client == self.known.key:
            by = next(each.name for each in self.known.contacts if each.decides)
            own = by_post(each for each in texts if isinstance(each, PostVariant))
            posts, sheet = approved(client, [Texts(post, own.get(post.id, ())) for post in posts], by, self.today)
            sheets.append(sheet)
        yield client
        yield from people
        yield provider
        yield from posts
        yield from sheets
        yield from texts
        yield from self._dates(client)
        if (again := self.known.again) is not None:
            yield from monthly(client, again, self.known.posts[_AT_THE_END], self.today)
        yield from self._budget(client, provider)
        yield from self._comparison(client, provider)
        if example.evaluation.client == self.known.key:
            yield from self._evaluation(client, provider, example)
        work = ActivitiesTold(self.known.activities, self.known.lists, client, self.today)
        doing = [*work.records()]
        yield from (activity for activity, _mentions in doing)
        yield from work.lists()
        if results := self.known.results:
            brought = {key: activity.id for activity, mentions in doing for key in mentions}
            accounts = [each for each in people if isinstance(each, Account)]
            figures = [*FiguresTold(self.known, results, client, accounts, posts, self.today).records()]
            yield from figures
            if self.known.strategy:
                told = self.known.strategy
                # its report, which is issued with it, tells of mentions as well
                if self.known.mentions:
                    yield from MentionsTold(self.known.mentions, told, client, self.today, brought).records()
                yield from StrategyTold(self.known, told, results, client, accounts, figures, self.today).records()
        elif self.known.mentions:
            yield from MentionsTold(self.known.mentions, None, client, self.today).records()

    def _client(self) -> Client:
        known, brief = self.known, self.known.brief
        return Client(
            id=ClientId(new_id()),
            name=known.name,
            status=known.status,
            colour=known.colour,
            segment=known.segment,
            relation=known.relation,
            presence=known.presence,
            sphere=known.sphere,
            audience=known.audience,
            site=known.site,
            messengers=known.messengers,
            language=self.language,
            time_zone=known.country.zone,
            currency=known.country.currency,
            country=known.country.code,
            philosophy=brief.philosophy,
            brand_values=brief.brand_values,
            tone_of_voice=brief.tone_of_voice,
            words_to_use=brief.words_to_use,
            words_to_avoid=brief.words_to_avoid,
            objections=brief.objections,
            notes=known.notes,
        )

    def _people(self, client: Client) -> Iterator[object]:
        for person in self.known.contacts:
            yield Contact(
                id=ContactId(new_id()),
                client_id=client.id,
                name=person.name,
                role=person.role,
                phone=person.phone,
                email=person.email,
                decides=person.decides,
            )
        for page in self.known.accounts:
            yield Account(
                id=AccountId(new_id()),
                client_id=client.id,
                network=page.network,
                handle=page.handle,
                followers_at_start=page.followers,
            )
        yield Agreement(
            id=AgreementId(new_id()),
            client_id=client.id,
            starts=self._began(),
            monthly_fee=Money.of(self.known.fee, client.currency),
            paid_until=self._paid_until(),
            included_posts=self.known.included_posts,
            included_hours=self.known.included_hours,
            included=self.known.included,
        )

    def _provider(self, client: Client) -> Provider:
        known = self.known.provider
        return Provider(
            id=ProviderId(new_id()),
            client_id=client.id,
            name=known.name,
            kind=known.kind,
            monthly_price=Money.of(known.price, client.currency),
            starts=self._began(),
            trial_ends=add_months(self._began(), months_to_first_result()),
            note=known.note,
        )

    def _began(self) -> date:
        return add_months(self.today.replace(day=1), -self.known.months_together)

    def _paid_until(self) -> date:
        """This month's fee is an expense of the first day, and so known as paid from the second on."""
        unpaid = self.known.months_unpaid or int(self.today.day == 1)
        return add_months(self.today.replace(day=1), 1 - unpaid)

    def _posts(self, client: Client) -> Iterator[Post]:
        return self._by_week(client) if self.known.week else self._day_by_day(client)

    def _by_week(self, client: Client) -> Iterator[Post]:
        """All of the last month, of which there is a report, up to as many days ahead; some that are left are ideas."""
        left = [*self.known.posts]
        first = add_months(self.today.replace(day=1), -1)
        for day in Period(first, self.today + timedelta(days=_DAYS_AHEAD)).days():
            for slot in (each for each in self.known.week if each.weekday == day.weekday()):
                told = next(each for each in left if each.networks == slot.networks)
                left.remove(told)
                yield self._post(client, told, LocalMoment.at(day, slot.at.hour, slot.at.minute, client.time_zone))
        for told in left[-_IDEAS:]:
            yield self._idea(client, told)

    def _day_by_day(self, client: Client) -> Iterator[Post]:
        """Posts in their slots, with free days, so that `_POSTS` of them reach over six weeks; the last are ideas."""
        start = self.today - timedelta(days=_DAYS_BACK)
        for index in range(_POSTS):
            told = self.known.posts[index % len(self.known.posts)]
            # 40 posts over 44 days leave a day free now and then
            day = start + timedelta(days=index * 44 // _POSTS)
            slot = self.known.slots[index % len(self.known.slots)]
            post = self._post(client, told, LocalMoment.at(day, slot.hour, slot.minute, client.time_zone))
            yield post if index < _POSTS - _IDEAS else self._idea(client, told)

    def _texts(self, client: Client, posts: Sequence[Post]) -> Iterator[object]:
        """A set of hashtags; and of one post, as useful as it is long, what its second network gets instead."""
        if (again := self.known.again) is None:
            return
        yield Snippet(
            id=SnippetId(new_id()),
            client_id=client.id,
            kind=SnippetKind.HASHTAGS,
            name=again.hashtag_set,
            text=" ".join(again.hashtags),
            language=self.language,
        )
        useful = self.known.posts[_WITH_OWN_TEXT].text
        for post in [each for each in posts if each.text == useful][:1]:
            id = PostVariantId(new_id())
            yield PostVariant(id=id, post_id=post.id, network=post.networks[1], text=again.own_text)

    def _dates(self, client: Client) -> Iterator[OwnDate]:
        """A campaign that begins next week, and a birthday in it."""
        if (told := self.known.dates) is None:
            return
        for name, kind, after, days in (
            (told.campaign, OwnDateKind.CAMPAIGN, 6, 10),
            (told.yearly, OwnDateKind.DATE, 12, 1),
        ):
            starts = self.today + timedelta(days=after)
            yield OwnDate(
                id=OwnDateId(new_id()),
                client_id=client.id,
                starts=starts,
                ends=starts + timedelta(days=days),
                name=name,
                kind=kind,
                yearly=kind is OwnDateKind.DATE,
            )

    def _idea(self, client: Client, told: ExamplePost) -> Post:
        post = self._post(client, told, LocalMoment.at(self.today, 0, 0, client.time_zone))
        return replace(post, moment=None, status=PostStatus.IDEA)

    def _post(self, client: Client, told: ExamplePost, moment: LocalMoment) -> Post:
        status = self._status(moment.day)
        return Post(
            id=PostId(new_id()),
            client_id=client.id,
            moment=moment,
            networks=told.networks,
            format=told.format,
            rubric=told.rubric,
            tone=told.tone,
            goal=told.goal,
            status=status,
            text=told.text,
            hashtags=told.hashtags,
            person=self.known.person,
            published_at=moment if status is PostStatus.PUBLISHED else None,
        )

    def _status(self, day: date) -> PostStatus:
        ahead = (day - self.today).days
        if ahead < 0:
            return PostStatus.PUBLISHED
        return next((status for limit, status in _STATUS_AHEAD if ahead <= limit), PostStatus.IDEA)

    def _budget(self, client: Client, provider: Provider) -> Iterator[object]:
        """Of each month with figures, of the last one at least, and of this one, of the same lines; what was paid is
        known for the past, and why it was not as planned is said of the last month."""
        this_month = Period.month_of(self.today)
        months = self.known.results.months if self.known.results else 1
        for period in (this_month.moved(-back) for back in range(months, -1, -1)):
            budget = Budget(
                id=BudgetId(new_id()),
                client_id=client.id,
                starts=period.start,
                ends=period.end,
                currency=client.currency,
                total=Money.of(self.known.budget_total, client.currency),
                note=self.known.budget_note if period == this_month.moved(-1) else "",
            )
            yield budget
            yield from self._lines(budget, provider)

    def _lines(self, budget: Budget, provider: Provider) -> Iterator[BudgetLine]:
        for told in self.known.lines:
            # none of them is later than a February has days
            day = budget.starts.replace(day=told.day)
            yield BudgetLine(
                id=BudgetLineId(new_id()),
                budget_id=budget.id,
                category=told.category,
                planned=Money.of(told.planned, budget.currency),
                actual=Money.of(told.actual, budget.currency) if told.actual and day < self.today else None,
                on=day,
                network=told.network,
                purpose=told.purpose,
                goal=told.goal,
                justification=told.justification,
                provider_id=provider.id,
            )

    def _comparison(self, client: Client, provider: Provider) -> Iterator[object]:
        """The usual figures, but whoever works for the client now stands there with the real price."""
        terms = Terms(client.currency, client.country)
        promotion = [line.planned for line in self.known.lines if line.category is Category.PROMOTION]
        ads = Money.total([Money.of(each, client.currency) for each in promotion], client.currency)
        comparison = Comparison(
            id=ComparisonId(new_id()),
            client_id=client.id,
            currency=client.currency,
            hour_value=usual_hour(terms),
            can_pay=Money.of(self.known.budget_total, client.currency),
            ads=ads,
            pays_now=provider.monthly_price and provider.monthly_price + ads,
            weights=usual_weights(),
            review_on=add_months(self.today, months_to_first_result()),
        )
        yield comparison
        for way in FIRST_WAYS if self.known.provider.way in FIRST_WAYS else (*FIRST_WAYS, self.known.provider.way):
            own = replace(default_offer(way, terms), id=OfferId(new_id()), comparison_id=comparison.id)
            if own.way is self.known.provider.way:
                own = own.changed_to(name=provider.name, fee=provider.monthly_price)
            yield own

    def _evaluation(self, client: Client, provider: Provider, example: Example) -> Iterator[object]:
        period = Period.month_of(self.today).moved(-1)
        evaluation = Evaluation(
            id=EvaluationId(new_id()),
            client_id=client.id,
            starts=period.start,
            ends=period.end,
            made_on=self.today,
            kind=provider.kind,
            provider_id=provider.id,
            note=example.evaluation.note,
        )
        yield evaluation
        for told in example.evaluation.answers:
            yield Answer(
                id=AnswerId(new_id()),
                evaluation_id=evaluation.id,
                item=told.item,
                verdict=told.verdict,
                evidence=told.evidence,
                comment=told.comment,
            )
