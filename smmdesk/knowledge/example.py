"""The example workspace: three invented clients, told anew in each language with its own names, prices and networks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.budget import Category
from smmdesk.domain.checklist import Verdict
from smmdesk.domain.clients import ClientColour, ClientStatus, Presence, Relation, Segment
from smmdesk.domain.comparison import Way
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format, Tone
from smmdesk.domain.providers import ProviderKind
from smmdesk.knowledge.clients import Country, read_countries
from smmdesk.knowledge.example_activities import (
    ExampleActivity,
    ExampleList,
    read_example_activities,
    read_example_lists,
)
from smmdesk.knowledge.example_mentions import ExampleMentions, read_example_mentions, read_other_mentions
from smmdesk.knowledge.example_strategy import ExampleStrategy, read_example_strategy
from smmdesk.knowledge.files import Table, facts, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_VERDICTS = {"y": Verdict.YES, "p": Verdict.PARTLY, "n": Verdict.NO, "x": Verdict.NOT_APPLICABLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleContact:
    """A person on the client's side."""

    name: str
    role: str
    phone: str
    email: str
    decides: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleAccount:
    """A page of the client; `followers` at the start of the work."""

    network: Network
    handle: str
    followers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamplePost:
    """A post to be put on some day; rubric and goal are worded, `hashtags` begin with #."""

    text: str
    rubric: str
    format: Format
    tone: Tone
    goal: str
    networks: tuple[Network, ...]
    hashtags: tuple[str, ...]


class ExampleDates(NamedTuple):
    """What a client's own dates are called: one of several days, and one that comes every year."""

    campaign: str
    yearly: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleAgain:
    """What the set of all hashtags is called, what one of its posts says in the second of its two networks, and what
    comes at the end of each month: the name of that series, and its text.
    """

    hashtag_set: str
    hashtags: tuple[str, ...]
    own_text: str
    series: str
    series_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleSlot:
    """When in a week something comes out on these networks; `before` as it was under the first version of a strategy.

    Weekdays count from 0, Monday.
    """

    weekday: int
    at: time
    before: tuple[int, time]
    networks: tuple[Network, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleLine:
    """An expense on a day of the month; amounts are plain decimals in the client's currency."""

    key: str
    category: Category
    network: Network | None
    day: int
    purpose: str
    goal: str
    justification: str
    planned: str
    actual: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleProvider:
    """Who runs the client's networks, for what price a month."""

    kind: ProviderKind
    way: Way
    name: str
    price: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleAnswer:
    """The answer to one item of the checklist."""

    item: str
    verdict: Verdict
    evidence: str
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleBrief:
    """The brand's brief, under the names that the client's record has."""

    philosophy: str
    brand_values: str
    tone_of_voice: str
    words_to_use: str
    words_to_avoid: str
    objections: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleFigures:
    """What one account gives: by metric on an ordinary `day`, and of an ordinary `post` in all its life.

    Nothing is known of the days in `gap`, counted back from today; on the day `corrected` the views were typed, 0 for
    no day.
    """

    day: Mapping[str, int]
    post: Mapping[str, int]
    gap: tuple[int, ...]
    corrected: int
    won: Mapping[str, int] = field(default_factory=dict)
    """percent of the month's leads and sales, and clicks for each of these leads, where money was spent"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleResults:
    """What came of the work in so many `months` before this one, and in it; leads, sales and new customers of each.

    The accounts stand in the client's order.
    """

    months: int
    leads: tuple[int, ...]
    sales: tuple[int, ...]
    new_customers: tuple[int, ...]
    accounts: tuple[ExampleFigures, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleClient:
    """One invented client with all that belongs to it; `slots` are the hours at which its posts come out.

    `budget_note` says why the last month was not paid as planned.
    """

    key: str
    name: str
    segment: Segment
    relation: Relation
    presence: Presence
    status: ClientStatus
    sphere: str
    audience: str
    country: Country
    brief: ExampleBrief
    notes: str
    person: str
    colour: ClientColour
    site: str
    messengers: str
    contacts: tuple[ExampleContact, ...]
    accounts: tuple[ExampleAccount, ...]
    fee: str
    included: str
    months_unpaid: int
    """of those up to this one"""
    included_posts: int
    included_hours: int
    months_together: int
    provider: ExampleProvider
    goals: Mapping[str, str]
    slots: tuple[time, ...]
    week: tuple[ExampleSlot, ...]
    """where it is planned week by week; else posts follow one another day by day"""
    posts: tuple[ExamplePost, ...]
    budget_total: str
    budget_note: str
    lines: tuple[ExampleLine, ...]
    results: ExampleResults | None = None
    strategy: ExampleStrategy | None = None
    mentions: ExampleMentions | None = None
    activities: tuple[ExampleActivity, ...] = ()
    lists: tuple[ExampleList, ...] = ()
    again: ExampleAgain | None = None
    dates: ExampleDates | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleEvaluation:
    """A filled-in checklist; `client` is the key of the client it judges."""

    client: str
    note: str
    answers: tuple[ExampleAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Everything the example workspace is made from."""

    clients: tuple[ExampleClient, ...]
    evaluation: ExampleEvaluation


@cache
def read_example(code: str) -> Example:
    """The example in one language."""
    known, said = facts("example"), words(code, "example")
    country = next(row for row in read_countries(code) if row.code == said["country"])
    clients = tuple(_client(code, country, key, row, said["clients"][key]) for key, row in known["clients"].items())
    return Example(clients=clients, evaluation=_evaluation(known["evaluation"], said["evaluation"]))


def _client(code: str, country: Country, key: str, known: Table, said: Table) -> ExampleClient:
    accounts = tuple(map(_account, said["accounts"]))
    return ExampleClient(
        key=key,
        name=said["name"],
        segment=Segment(known["segment"]),
        relation=Relation(known["relation"]),
        presence=Presence(known["presence"]),
        status=ClientStatus(known["status"]),
        sphere=words(code, "clients")["spheres"][known["sphere"]]["name"],
        audience=said["audience"],
        country=country,
        brief=_brief(said),
        notes=said["notes"],
        person=said["person"],
        colour=ClientColour(known["colour"]),
        site=said["site"],
        messengers=said["messengers"],
        contacts=tuple(ExampleContact(**row) for row in said["contacts"]),
        accounts=accounts,
        fee=said["agreement"]["fee"],
        included=said["agreement"]["included"],
        months_unpaid=known["months_unpaid"],
        included_posts=known["included_posts"],
        included_hours=known["included_hours"],
        months_together=known["months_together"],
        provider=ExampleProvider(kind=ProviderKind(known["provider"]), way=Way(known["way"]), **said["provider"]),
        goals=said["goals"],
        slots=tuple(time.fromisoformat(slot) for slot in known["slots"]),
        week=tuple(_slot(row, accounts) for row in known.get("week", ())),
        posts=_posts(code, known, said, accounts),
        budget_total=said["budget"]["total"],
        budget_note=said["budget"].get("note", ""),
        lines=tuple(_line(name, row, said, accounts) for name, row in known["lines"].items()),
        results=_results(known["results"]) if "results" in known else None,
        # it is planned from what came of the work
        strategy=read_example_strategy(code) if "results" in known else None,
        mentions=read_example_mentions(code) if "results" in known else read_other_mentions(code).get(key),
        activities=read_example_activities(code, key),
        lists=read_example_lists(code, key),
        again=ExampleAgain(**said["again"], hashtags=tuple(said["hashtags"])) if "again" in said else None,
        dates=ExampleDates(**said["dates"]) if "dates" in said else None,
    )


def _results(known: Table) -> ExampleResults:
    return ExampleResults(
        months=known["months"],
        leads=tuple(known["leads"]),
        sales=tuple(known["sales"]),
        new_customers=tuple(known["new_customers"]),
        accounts=tuple(ExampleFigures(**{**row, "gap": tuple(row["gap"])}) for row in known["accounts"]),
    )


def _account(row: Table) -> ExampleAccount:
    return ExampleAccount(network=Network(row["network"]), handle=row["handle"], followers=row["followers"])


def _brief(said: Table) -> ExampleBrief:
    return ExampleBrief(
        philosophy=said["philosophy"],
        brand_values=said["values"],
        tone_of_voice=said["tone_of_voice"],
        words_to_use=said["words_to_use"],
        words_to_avoid=said["words_to_avoid"],
        objections=said["objections"],
    )


def _slot(row: Table, accounts: tuple[ExampleAccount, ...]) -> ExampleSlot:
    weekday, at = _hour(row["slot"])
    return ExampleSlot(
        weekday=weekday,
        at=at,
        before=_hour(row.get("before", row["slot"])),
        networks=tuple(accounts[place].network for place in row["accounts"]),
    )


def _hour(slot: str) -> tuple[int, time]:
    day, at = slot.split()
    return _DAYS.index(day), time.fromisoformat(at)


def _posts(code: str, known: Table, said: Table, accounts: tuple[ExampleAccount, ...]) -> tuple[ExamplePost, ...]:
    rubrics = words(code, "rubrics")["rubrics"]
    # the first is the client's own, which every post bears; the others take turns
    own, *others = said["hashtags"]
    return tuple(
        ExamplePost(
            text=text,
            rubric=rubrics[row["rubric"]]["name"],
            format=Format(row["format"]),
            tone=Tone(row["tone"]),
            goal=said["goals"][row["goal"]],
            networks=tuple(accounts[place].network for place in row["accounts"]),
            hashtags=(own, others[number % len(others)]),
        )
        # most kinds of post come twice; strict: a language that tells one post less than the others is a mistake
        for number, (row, text) in enumerate(
            zip([*known["posts"]] * 2 + known.get("posts_once", []), said["posts"], strict=True)
        )
    )


def _line(key: str, known: Table, said: Table, accounts: tuple[ExampleAccount, ...]) -> ExampleLine:
    row = said["budget"]["lines"][key]
    return ExampleLine(
        key=key,
        category=Category(known["category"]),
        network=accounts[known["account"]].network if "account" in known else None,
        day=known["day"],
        purpose=row["purpose"],
        # none where the example shows an expense that nobody justified
        goal=said["goals"].get(known.get("goal"), ""),
        justification=row["justification"],
        planned=row["planned"],
        actual=row.get("actual"),
    )


def _evaluation(known: Table, said: Table) -> ExampleEvaluation:
    nothing: dict[str, str] = {"evidence": "", "comment": ""}
    answers = tuple(
        ExampleAnswer(
            item=f"{group}.{name}",
            verdict=_VERDICTS[verdict],
            **said["answers"].get(group, {}).get(name, nothing),
        )
        for group, rows in known["verdicts"].items()
        for name, verdict in rows.items()
    )
    return ExampleEvaluation(client=known["client"], note=said["note"], answers=answers)
