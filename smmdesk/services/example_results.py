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
from smmdesk.domain.posts import Format, Post, PostStatus
from smmdesk.domain.results.named import Link
from smmdesk.domain.results.records import Measurement, Publication, Snapshot
from smmdesk.domain.results.sheet import FOLLOWERS
from smmdesk.knowledge.metrics import breaks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.domain.clients import Account, Client
    from smmdesk.domain.networks import Network
    from smmdesk.domain.results.metrics import Break
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
_LIKED: Final[Mapping[Format | None, int]] = {Format.CAROUSEL: 135, Format.SHORT_VIDEO: 90, Format.TEXT: 80}
"""Percent of what people usually do with what they see."""
_SEEN: Final = ("views", "reach")
_BEFORE: Final = 74
"""Percent of what is counted now that was counted before a network began to count in another way."""
_GROWTH: Final = 4
"""Percent a month."""
_RIPE: Final = 14
"""Days after which a post has reached what it will."""


_Out = tuple[date, time, "Post | ExamplePost"]
"""When something came out, and the post that it is; of those before the calendar begins what it is like."""


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
        yield from self._earlier()

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
        made = [self._publication(account, out) for out in self._out(account)]
        yield from made
        for each in made:
            for taken in self._taken(each):
                yield Snapshot(
                    id=SnapshotId(new_id()),
                    publication_id=each.id,
                    taken_on=taken,
                    figures=self._reached(account, figures, each, taken),
                    source_id=file.id,
                )

    def _taken(self, publication: Publication) -> Iterator[date]:
        """A file a month, the last of yesterday: so posts of one month have had as much time as those of another."""
        last, day = self.today - timedelta(days=1), publication.day or self.today
        files = (add_months(last, -back) for back in range(self.results.months + 1))
        yield from (taken for taken in files if taken > day or taken == last)

    def _publication(self, account: Account, out: _Out) -> Publication:
        day, hour, told = out
        post = told if isinstance(told, Post) else None
        return Publication(
            id=PublicationId(new_id()),
            client_id=self.client.id,
            account_id=account.id,
            network=account.network,
            external_id=f"{account.network}-{day}-{hour.hour}",
            moment=LocalMoment.at(day, hour.hour, hour.minute, self.client.time_zone),
            format=told.format,
            text=post.caption() if post else told.text,
            post_id=post.id if post else None,
            link=Link.SURE if post else Link.NONE,
        )

    def _out(self, account: Account) -> Iterator[_Out]:
        """Those of the calendar, and before it begins those of the week that the first strategy planned."""
        own = [post for post in self.posts if post.status is PostStatus.PUBLISHED and account.network in post.networks]
        begins = min((post.day for post in self.posts if post.day), default=self.today)
        yield from self._earlier_out(account, begins.replace(day=1))
        for post in own:
            if post.day and post.moment:
                yield post.day, post.moment.wall.time(), post

    def _earlier_out(self, account: Account, end: date) -> Iterator[_Out]:
        slots = [slot for slot in self.known.week if account.network in slot.networks]
        # from the end: what is planned again comes last
        told = {slot: [each for each in self.known.posts if each.networks == slot.networks][::-1] for slot in slots}
        for day in Period(self._start, end).days():
            for slot in slots:
                weekday, at = slot.before
                if weekday == day.weekday():
                    there = told[slot]
                    there.append(there.pop(0))
                    yield day, at, there[-1]

    def _reached(
        self, account: Account, figures: ExampleFigures, publication: Publication, taken: date
    ) -> dict[str, int]:
        day = publication.day or self.today
        hour = publication.moment.wall.time() if publication.moment else None
        age = min((taken - day).days + 1, _RIPE)
        shape = _FORMS.get(publication.format, 100) * (_EVENING if hour == self.known.slots[1] else 100) // 100
        factor = self._factor(day, account) * shape * age // _RIPE
        liked = self._liked(day, account, publication.format)
        return {
            key: usual * factor // 1_000_000 * (100 if key in _SEEN else liked) // 100
            for key, usual in figures.post.items()
        }

    def _liked(self, day: date, account: Account, form: Format | None) -> int:
        """Percent of what people usually do with a post that so many have seen."""
        at = (day - self._start).days
        chance = 70 + (53 * at * at + 29 * at + 13 * list(self.accounts).index(account)) % 61
        return chance * _LIKED.get(form, 100) // 100

    def _books(self) -> Iterator[Measurement]:
        """Of each month that is over leads, sales, revenue and what was spent; and what of it is a network's."""
        spent = self._spent(*(line.network for line in self.known.lines))
        month = Period.month_of(self._start)
        told = self.results
        for leads, sales, new in zip(told.leads, told.sales, told.new_customers, strict=True):
            if month.end <= self.today:
                books = {"leads": leads, "sales": sales, "new_customers": new}
                yield self._of_month(month, {**books, "spend": spent, "revenue": sales * self._average_order()})
                for account, figures in zip(self.accounts, self.results.accounts, strict=True):
                    if figures.won:
                        yield self._of_month(month, self._won(account, figures.won, leads, sales), account)
            month = month.moved(1)

    def _average_order(self) -> int:
        """What the strategy says that an order comes to, in minor units."""
        told = self.known.strategy
        return Money.of(told.of_all.values["average_order"], self.client.currency).minor if told else 0

    def _won(self, account: Account, share: Mapping[str, int], leads: int, sales: int) -> dict[str, int]:
        """What came of the money that was spent on the network of an account."""
        own = leads * share["leads"] // 100
        return {
            "spend": self._spent(account.network),
            "clicks": own * share["clicks"],
            "leads": own,
            "sales": sales * share["sales"] // 100,
        }

    def _spent(self, *on: Network | None) -> int:
        """On the promotion of these in a month, in minor units."""
        lines = [each for each in self.known.lines if each.category is Category.PROMOTION and each.network in on]
        currency = self.client.currency
        return Money.total([Money.of(each.actual or "0", currency) for each in lines], currency).minor

    def _of_month(self, month: Period, figures: Mapping[str, int], account: Account | None = None) -> Measurement:
        return Measurement(
            id=MeasurementId(new_id()),
            client_id=self.client.id,
            account_id=account.id if account else None,
            starts=month.start,
            ends=month.end,
            currency=self.client.currency,
            figures=figures,
            typed=tuple(figures),
        )

    # before a network began to count in another way

    def _earlier(self) -> Iterator[Measurement]:
        """Months that were typed from an old table, back to before the last day from which a network counts otherwise.

        Such days are facts with dates, so the farther away that day is, the longer is the table.
        """
        if (found := self._last_break()) is None:
            return
        account, figures, there = found
        month, start = Period.month_of(there.on).moved(-2), Period.month_of(self._start)
        while month.start < start.start:
            back = (start.start - month.start).days // 30
            factor = 100 - min(_GROWTH * back, 60)
            usual = account.followers_at_start or 0 if there.metric == FOLLOWERS else figures.day[there.metric] * 30
            counted = _BEFORE if month.end <= there.on else 100
            yield self._of_month(month, {there.metric: usual * factor * counted // 10_000}, account)
            month = month.moved(1)

    def _last_break(self) -> tuple[Account, ExampleFigures, Break] | None:
        """The last before these months, where none lies within them: of which account, and of which of its metrics."""
        pairs = list(zip(self.accounts, self.results.accounts, strict=True))
        found = [
            (account, figures, each)
            for account, figures in pairs
            for each in breaks()
            if each.network is account.network and each.metric in {FOLLOWERS, *figures.day}
            if each.sure and not each.format and each.on < self.today
        ]
        last = max(found, key=lambda each: each[2].on, default=None)
        return last if last is not None and last[2].on <= self._start else None
