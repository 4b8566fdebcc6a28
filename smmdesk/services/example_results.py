"""What came of the work in the example: figures of days, publications, the books. None is left to chance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from smmdesk.domain.budget import Category
from smmdesk.domain.desk import ImportedFile
from smmdesk.domain.ids import ImportedFileId, MeasurementId, PublicationId, SnapshotId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.periods import LocalMoment, Period, add_months
from smmdesk.domain.posts import Format, PostStatus
from smmdesk.domain.results.named import Link
from smmdesk.domain.results.records import Measurement, Publication, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.domain.clients import Account, Client
    from smmdesk.domain.posts import Post
    from smmdesk.knowledge.example import ExampleClient, ExampleFigures, ExamplePost, ExampleResults

_WEEK: Final = (96, 92, 100, 104, 118, 126, 84)
"""Percent of an ordinary day, Monday first."""
_FORMS: Final[Mapping[Format | None, int]] = {
    Format.SHORT_VIDEO: 165,
    Format.CAROUSEL: 130,
    Format.VIDEO: 120,
    Format.LIVE: 90,
    Format.STORY: 60,
    Format.TEXT: 70,
    Format.POLL: 80,
}
_EVENING: Final = 122
"""Percent of what a post of the morning reaches."""
_GROWTH: Final = 4
"""Percent a month."""
_RIPE: Final = 14
"""Days after which a post has reached what it will."""


_Out = tuple[date, time, "Post | None"]
"""When something came out, and the post that it is."""


@dataclass(frozen=True)
class FiguresTold:
    """The results of one client of the example on their way to records."""

    known: ExampleClient
    results: ExampleResults
    client: Client
    accounts: Sequence[Account]
    posts: Sequence[Post]
    today: date

    def records(self) -> Iterator[object]:
        """Files, figures of days, publications with snapshots, the books."""
        for account, figures in zip(self.accounts, self.results.accounts, strict=True):
            file = self._file(account)
            yield file
            yield from self._days(account, figures, file)
            yield from self._publications(account, figures, file)
        yield from self._books()

    @property
    def _start(self) -> date:
        return add_months(self.today.replace(day=1), -self.results.months)

    def _file(self, account: Account) -> ImportedFile:
        name = f"{account.network}-{self._start}_{self.today - timedelta(days=1)}.csv"
        return ImportedFile(
            id=ImportedFileId(new_id()),
            client_id=self.client.id,
            sha256=f"results:{sha256(name.encode()).hexdigest()}",
            name=name,
            read_at=datetime.combine(self.today, time(9), UTC),
            rows=(self.today - self._start).days,
            up_to=self.today - timedelta(days=1),
        )

    def _days(self, account: Account, figures: ExampleFigures, file: ImportedFile) -> Iterator[Measurement]:
        followers = account.followers_at_start or 0
        for day in Period(self._start, self.today).days():
            back = (self.today - day).days
            factor = self._factor(day, account)
            own = {key: usual * factor // 10_000 for key, usual in figures.day.items()}
            followers += own.get("follows", 0)
            if back in figures.gap:
                continue
            typed = back == figures.corrected
            yield Measurement(
                id=MeasurementId(new_id()),
                client_id=self.client.id,
                account_id=account.id,
                starts=day,
                ends=day + timedelta(days=1),
                currency=self.client.currency,
                figures={"followers": followers, **own},
                source_id=file.id,
                typed=("views",) if typed else (),
            )

    def _factor(self, day: date, account: Account) -> int:
        """Hundredths of a percent of an ordinary day."""
        at = (day - self._start).days
        # something that looks like chance, and is the same on every computer
        chance = 82 + (37 * at * at + 11 * at + 7 * list(self.accounts).index(account)) % 37
        return _WEEK[day.weekday()] * chance * (100 + _GROWTH * at // 30) // 100

    def _publications(
        self, account: Account, figures: ExampleFigures, file: ImportedFile
    ) -> Iterator[Publication | Snapshot]:
        """Of the posts that are out, and of those before them, which no calendar has."""
        told = self.known.posts
        made = [
            self._publication(account, told[number % len(told)], out) for number, out in enumerate(self._out(account))
        ]
        yield from made
        for each in made:
            yield Snapshot(
                id=SnapshotId(new_id()),
                publication_id=each.id,
                taken_on=self.today - timedelta(days=1),
                figures=self._reached(account, figures, each),
                source_id=file.id,
            )

    def _publication(self, account: Account, told: ExamplePost, out: _Out) -> Publication:
        day, hour, post = out
        return Publication(
            id=PublicationId(new_id()),
            client_id=self.client.id,
            account_id=account.id,
            network=account.network,
            external_id=f"{account.network}-{day}-{hour.hour}",
            moment=LocalMoment.at(day, hour.hour, hour.minute, self.client.time_zone),
            format=post.format if post else told.format,
            text=post.caption() if post else told.text,
            post_id=post.id if post else None,
            link=Link.SURE if post else Link.NONE,
        )

    def _out(self, account: Account) -> Iterator[_Out]:
        own = [post for post in self.posts if post.status is PostStatus.PUBLISHED and account.network in post.networks]
        planned = {post.day: post for post in own}
        first = min((post.day for post in own if post.day), default=self.today)
        morning, evening = self.known.slots
        for at, day in enumerate(Period(self._start, self.today).days()):
            if (post := planned.get(day)) and post.moment:
                yield day, post.moment.wall.time(), post
            elif day < first and at % 3 != list(self.accounts).index(account):
                yield day, evening if at % 2 else morning, None

    def _reached(self, account: Account, figures: ExampleFigures, publication: Publication) -> dict[str, int]:
        day = publication.day or self.today
        hour = publication.moment.wall.time() if publication.moment else None
        age = min((self.today - day).days, _RIPE)
        shape = _FORMS.get(publication.format, 100) * (_EVENING if hour == self.known.slots[1] else 100) // 100
        factor = self._factor(day, account) * shape * age // _RIPE
        return {key: usual * factor // 1_000_000 for key, usual in figures.post.items()}

    def _books(self) -> Iterator[Measurement]:
        """Leads, sales, revenue and what was spent, of each month that is over."""
        promotion = [line.actual or "0" for line in self.known.lines if line.category is Category.PROMOTION]
        spent = Money.total([Money.of(each, self.client.currency) for each in promotion], self.client.currency)
        month = Period.month_of(self._start)
        for leads, sales in zip(self.results.leads, self.results.sales, strict=True):
            if month.end <= self.today:
                yield Measurement(
                    id=MeasurementId(new_id()),
                    client_id=self.client.id,
                    starts=month.start,
                    ends=month.end,
                    currency=self.client.currency,
                    figures={
                        "leads": leads,
                        "sales": sales,
                        "spend": spent.minor,
                        "revenue": spent.minor * self.results.times_spent,
                    },
                    typed=("leads", "sales", "spend", "revenue"),
                )
            month = month.moved(1)
