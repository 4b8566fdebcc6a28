"""Which version of a strategy a wish is about, and with which one it is compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.domain.clients import Account
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.results.records import Formula
from smmdesk.domain.strategy.versions import followed_on, in_force_on
from smmdesk.domain.text import _
from smmdesk.knowledge.metrics import catalogue, derived
from smmdesk.services.exporting import NothingToPrintError
from smmdesk.services.sheets import Sheets
from smmdesk.services.strategy import sheet_of, versions
from smmdesk.services.strategy_figures import goal_spans
from smmdesk.speech.strategies import GoalSpan, Measures, Teller

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.domain.clients import Client
    from smmdesk.domain.strategy.records import Strategy
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources


class NoStrategyError(NothingToPrintError):
    """Nothing was planned for the client so far."""

    message = _("{client} has no strategy yet. Start one on the page Strategy.")


class NoSuchVersionError(SmmdeskError):
    """A version was named that the client does not have."""

    message = _("The strategy of {client} has no version {number}. Choose one of these: {numbers}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A client's version, and the one that it is compared with, if any."""

    client: Client
    now: Teller
    since: Teller | None = None


def chosen(sources: Sources, wish: Wish) -> Iterator[Chosen]:
    """One a client; `NoStrategyError` where the one named has none, `NoSuchVersionError`."""
    for client in sources.clients(wish):
        there = versions(sources.reader, client.id)
        if not there and wish.client_id:
            raise NoStrategyError(client=client.name)
        if version := _wanted(client, there, wish, sources):
            since = None if wish.compare is None else _numbered(client, there, wish.compare)
            yield Chosen(
                client=client,
                now=_teller(version, sources, wish),
                since=_teller(since, sources, wish) if since else None,
            )


def _teller(version: Strategy, sources: Sources, wish: Wish) -> Teller:
    reader, sheet = sources.reader, sheet_of(sources.reader, version.id)
    spans = goal_spans(reader, Sheets(reader, sources.today, catalogue(), derived()), sheet)
    return Teller(
        sheet=sheet,
        language=wish.language,
        measures=Measures.of(reader.all(Formula)),
        accounts={each.id: each for each in reader.all(Account, client_id=version.client_id)},
        spans={id: GoalSpan(*span) for id, span in spans.items()},
        followed=followed_on(version, versions(reader, version.client_id)),
    )


def _wanted(client: Client, there: Sequence[Strategy], wish: Wish, sources: Sources) -> Strategy | None:
    """The one asked for, or what is worked by today, or else the newest that was not given up."""
    if wish.record is not None:
        return next((each for each in there if each.id == wish.record), None)
    if wish.version is not None:
        return _numbered(client, there, wish.version)
    alive = [each for each in there if not each.was_given_up] or there
    return in_force_on(there, sources.today) or (alive[-1] if alive else None)


def _numbered(client: Client, there: Sequence[Strategy], number: int) -> Strategy:
    found = next((each for each in there if each.number == number), None)
    if found is None:
        numbers = ", ".join(str(each.number) for each in there)
        raise NoSuchVersionError(client=client.name, number=number, numbers=numbers)
    return found
