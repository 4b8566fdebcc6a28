"""Content plans as a kind of file: columns from the child become rows in the values of a post."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.clients import known_as
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoments
from smmdesk.domain.posts import Format, PostStatus, Tone
from smmdesk.domain.text import _
from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.incoming import Columns, FileKind, ReadOptions
from smmdesk.exchange.plans.came_out import NOT_READ, moments
from smmdesk.exchange.plans.first_rows import first_rows
from smmdesk.exchange.plans.own_words import own_words
from smmdesk.exchange.plans.planned import PlannedRows
from smmdesk.exchange.workbooks.delimited import Problem
from smmdesk.machine.places import RESOURCES

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIMIT = 2**63  # storage keeps 64 bits of minor units
_MOST_DIGITS = 19  # as many as `_LIMIT` has: 1e999999 is not written out only to be refused
_TO_THE_MINUTE = len("2026-11-03T19:30")


class NoPlanError(NothingRecognisedError):
    """No row that looks like the header of a plan."""

    message = _("Nothing in {name} looks like a plan. Give it a row with column names such as Date and Text.")


class _Networks(dict[tuple[str, ...], tuple[Network, ...]]):
    """The networks by their names, those that are posted to together."""

    def __missing__(self, names: tuple[str, ...]) -> tuple[Network, ...]:
        networks = self[names] = tuple(map(Network, names))
        return networks


class _Builder:
    """Columns from the child into rows of domain values, each different value made once."""

    def __init__(self, options: ReadOptions) -> None:
        self._zone = options.zone
        self._currency = options.currency
        self._clients = options.clients
        self._networks = _Networks()
        self._formats: dict[str, Format | None] = {"": None, **{member.value: member for member in Format}}
        self._statuses: dict[str, PostStatus | None] = {"": None, **{member.value: member for member in PostStatus}}
        self._tones: dict[str, Tone | None] = {"": None, **{member.value: member for member in Tone}}
        self._problems: list[Problem] = []

    def rows(self, found: Columns) -> tuple[PlannedRows, Sequence[Problem]]:
        """The rows of one chunk, its columns by their names in `chunk.FIELDS`, and problems with their sums."""
        self._problems = []
        # taken out, as each becomes part of another value; what is left goes on under its own name
        walls, zones, currencies = found.pop("wall"), found.pop("zone"), found.pop("currency")
        if any(found["client"]):
            zones, currencies = self._at_home(found["client"], zones, currencies)
        out = found.pop("published_at")
        costs, notes = self._costs(found["row"], found.pop("amount"), currencies, found["note"])
        values: dict[str, Sequence[Any]] = {
            **found,
            "networks": [*map(self._networks.__getitem__, found["networks"])],
            "format": [*map(self._formats.__getitem__, found["format"])],
            "tone": [*map(self._tones.__getitem__, found["tone"])],
            "status": [*map(self._statuses.__getitem__, found["status"])],
            "cost": costs,
            "published_at": moments(out, walls, zones, self._zone),
            "note": notes,
        }
        return PlannedRows(values, self._moments(walls, zones)), self._problems

    def _at_home(self, names: list[str], zones: list[str], currencies: list[str]) -> tuple[list[str], list[str]]:
        """Zones and currencies with those of the client named put where a row states none."""
        found = [self._clients.get(known_as(name)) for name in names]
        return (
            # what the row says goes before its client's, and that before what was asked for the whole file
            [zone or (client.time_zone if client else "") for zone, client in zip(zones, found, strict=True)],
            [code or (client.currency if client else "") for code, client in zip(currencies, found, strict=True)],
        )

    def _moments(self, walls: list[str], zones: list[str]) -> LocalMoments:
        """To the minute, in the client's zone where the row names none."""
        zone, pairs = self._zone, zip(walls, zones, strict=True)
        return LocalMoments(
            [wall[:_TO_THE_MINUTE] or None for wall in walls],
            [(said or zone) if wall else None for wall, said in pairs],
        )

    def _costs(
        self, row: list[int], amounts: list[str], currencies: list[str], notes: list[str]
    ) -> tuple[list[Money | None], list[str]]:
        """Amounts with their currency; one that has none at all goes into the note."""
        if not any(amounts):
            return [None] * len(amounts), notes
        costs: list[Money | None] = []
        notes = list(notes)
        for at, (amount, stated) in enumerate(zip(amounts, currencies, strict=True)):
            cost, code = _cost(amount, stated or self._currency)
            costs.append(cost)
            if code:
                notes[at] = f"{notes[at]}\n{amount} {stated}".strip()
                self._problems.append(Problem(row[at], code, amount))
        return costs, notes


def _cost(amount: str, currency: str) -> tuple[Money | None, str]:
    """The amount as money; without a currency, or beyond all sums that are kept, None and what is wrong."""
    if not amount:
        return None, ""
    if not currency:
        return None, "no_currency"
    exact = Decimal(amount)
    cost = Money.of(exact, currency) if exact.adjusted() < _MOST_DIGITS else None
    return (cost, "") if cost and -_LIMIT <= cost.minor < _LIMIT else (None, "unknown_amount")


PLANS: Final = FileKind(
    words=RESOURCES / "knowledge" / "plan_words.toml",
    own=own_words,
    heart=frozenset({"text", "title", "media"}),
    unrecognised=NoPlanError,
    task="smmdesk.exchange.plans.rows:stream",
    build=lambda options: _Builder(options).rows,
    first=first_rows,
    messages={
        "unknown_date": _("“{value}” is not a date; the post was kept as an idea, the words in its note."),
        "first_day": _("“{value}” is several days; the first was taken, the whole kept in the note."),
        "day_above": _("The date is empty, but there is a time: the day above was taken ({value}), here and below."),
        "bare_row": _("The row has neither a text nor a date; it was kept as an idea: {value}"),
        "unknown_time": _("“{value}” is not a time; it was kept in the note."),
        NOT_READ: _("“{value}” is not a day with a time; it was kept in the note."),
        "unknown_zone": _("“{value}” is not a time zone; the client's was taken, the words kept in the note."),
        "named_zone": _("The name of the column “{limit}” states a time zone; {value} was taken."),
        "unused_zone": _("The time zone in the name of the column “{value}” is not known; the client's was taken."),
        "no_date": _("No column with dates was found, so no post has one. Say which column is the date."),
        "cost_once": _("One cost stands beside several texts; it was put on the first of their posts: {value}"),
        "unknown_network": _("“{value}” is not a network; it was kept in the note."),
        "no_time": _("No time is given for {value} of the posts; {limit} was taken."),
        "taken_as_text": _("No column is called the text; “{value}” has the longest texts and was taken as it."),
        "taken_as_networks": _("The column “{value}” holds networks and was taken as them."),
        "taken_as_format": _("The column “{value}” holds formats and was taken as them."),
        "taken_as_status": _("The column “{value}” holds statuses and was taken as them."),
        "may_be_networks": _(
            "“{value}” in the column “{limit}” may be a network. If so, say that the column is Networks."
        ),
        "endless": _("“{value}” repeats without end; the first {limit} times were taken."),
        "many_times": _("“{value}” repeats too often; the first {limit} times were taken, the others left out."),
        "odd_rule": _("“{value}” repeats in a way that is not laid out here; of its times the first was taken."),
        "bad_times": _("This is no time that there is; it was kept in the note as it stands: {value}"),
        "file_inside": _("A file that stands inside of the calendar, at “{value}”, was left out. Add it as media."),
        "unknown_calendar_zone": _("The calendar's time zone, “{value}”, is not known; the client's was taken."),
        "bad_event": _("An entry of the calendar could not be read: {value}"),
    },
)
