"""Figures of days, or of posts, as tables that are read back without a difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.clients import Account
from smmdesk.domain.desk import ImportedFile
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import last_before, zone_info
from smmdesk.domain.results.apart import kept_apart
from smmdesk.domain.results.named import Unit
from smmdesk.domain.results.records import Publication, Snapshot
from smmdesk.exchange.analytics.own_words import BOOSTED, DAYS, POSTS, metric_header
from smmdesk.exchange.spreadsheets.table import CellKind, Column, Table, Value
from smmdesk.knowledge.metrics import catalogue
from smmdesk.services.sources import EVER, Sources
from smmdesk.speech.language import Language, _
from smmdesk.storage.results import latest_snapshots, measurements_between, publications_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import PublicationId
    from smmdesk.domain.periods import LocalMoment
    from smmdesk.services.outputs import Wish

    Row = dict[str, Value]

_KINDS: Final = {
    "date": CellKind.DATE,
    "ends": CellKind.DATE,
    "taken_on": CellKind.DATE,
    "time": CellKind.TIME,
    "seconds": CellKind.NUMBER,
}
_MORE: Final = {
    "typed": _("Typed by hand"),
    "source": _("Read from"),
    "link": _("In the calendar"),
    "post": _("Post of the calendar"),
}
"""What is told besides, and not read back: a file that is read in is known by itself, and links are looked for anew."""


def days(sources: Sources, wish: Wish) -> Table:
    """A row for each account and day, or for whatever days were counted together."""
    rows = [row for client in sources.clients(wish) for row in _days(sources, wish, client)]
    return _table(_("Results"), DAYS, ("typed", "source"), rows, wish)


def posts(sources: Sources, wish: Wish) -> Table:
    """A row for each post that came out in these days, with the latest that is known of it."""
    rows = [row for client in sources.clients(wish) for row in _posts(sources, wish, client)]
    return _table(_("Posts with their figures"), POSTS, ("post", "link", "source"), rows, wish)


def _table(title: str, fields: Mapping[str, str], more: Sequence[str], rows: Sequence[Row], wish: Wish) -> Table:
    """Columns of figures stand for those metrics of which any row has one."""
    language = wish.language
    metrics = [key for key in _in_order({key for row in rows for key in row}) if key not in fields and key not in _MORE]
    columns = [
        # whose a row is goes without saying where they are of one client
        *(_column(key, language(name)) for key, name in fields.items() if key != "client" or wish.client_id is None),
        *(Column(key, metric_header(key, language), _kind(key)) for key in metrics),
        *(_column(key, language(_MORE[key])) for key in more),
    ]
    return Table(
        title=language(title), columns=columns, rows=[[row.get(column.key) for column in columns] for row in rows]
    )


def _column(key: str, name: str) -> Column:
    return Column(key, name, _KINDS.get(key, CellKind.TEXT))


def _kind(metric: str) -> CellKind:
    known = catalogue().get(metric)
    is_amount = kept_apart(metric) or (known and known.unit is Unit.MONEY)
    return CellKind.MONEY if is_amount else CellKind.NUMBER


def _in_order(keys: Iterable[str]) -> list[str]:
    """Metrics as the catalogue has them, then those that somebody kept besides."""
    known = [*catalogue()]
    return sorted(keys, key=lambda key: (known.index(key) if key in known else len(known), key))


def _days(sources: Sources, wish: Wish, client: Client) -> Iterator[Row]:
    reader, language = sources.reader, wish.language
    accounts, files = _accounts(sources, client), _files(sources)
    rows = measurements_between(reader, client.id, wish.period or EVER)
    for row in sorted(rows, key=lambda row: (_place(accounts.get(row.account_id or "")), row.starts, row.ends)):
        account = accounts.get(row.account_id or "")
        yield {
            **_whose(client, account, account.network if account else None, language),
            "date": row.starts,
            "ends": last_before(row.ends),
            "currency": row.currency,
            **_figures(row.figures, row.currency or client.currency),
            "typed": ", ".join(metric_header(key, language) for key in row.typed),
            "source": files.get(row.source_id or ""),
        }


def _posts(sources: Sources, wish: Wish, client: Client) -> Iterator[Row]:
    language, accounts, files = wish.language, _accounts(sources, client), _files(sources)
    found = _published(sources, wish, client)
    snapshots = _latest(sources, wish, client, found)
    for each in found:
        snapshot = snapshots.get(each.id)
        yield {
            **_whose(client, accounts.get(each.account_id or ""), each.network, language),
            "external_id": each.external_id,
            "permalink": each.permalink,
            **_when(each.moment, client.time_zone),
            "format": language.word(each.format) if each.format else None,
            "kind": each.kind_as_given,
            "text": each.text,
            "seconds": each.seconds,
            "boosted": language(BOOSTED) if each.boosted else None,
            "taken_on": snapshot.taken_on if snapshot else None,
            **_figures(snapshot.figures if snapshot else {}, client.currency),
            "post": each.post_id,
            "link": language.word(each.link),
            "source": files.get(snapshot.source_id or "") if snapshot else None,
        }


def _published(sources: Sources, wish: Wish, client: Client) -> list[Publication]:
    """In order of time; without a period also those of which nobody knows when they came out."""
    if wish.period is None:
        return sources.reader.all(Publication, client_id=client.id, order_by=("moment_wall", "id"))
    return publications_between(sources.reader, client.id, wish.period)


def _latest(
    sources: Sources, wish: Wish, client: Client, found: Iterable[Publication]
) -> Mapping[PublicationId, Snapshot]:
    dated = latest_snapshots(sources.reader, client.id, wish.period or EVER)
    undated = [each.id for each in found if each.moment is None]
    rest = sources.reader.all(Snapshot, publication_id=undated, order_by=("taken_on", "id")) if undated else []
    return {**dated, **{each.publication_id: each for each in rest}}


def _accounts(sources: Sources, client: Client) -> Mapping[str, Account]:
    return {each.id: each for each in sources.reader.all(Account, client_id=client.id)}


def _files(sources: Sources) -> Mapping[str, str]:
    return {file.id: " ".join((file.name, *file.rates)) for file in sources.reader.all(ImportedFile)}


def _place(account: Account | None) -> tuple[int, str, str]:
    """Accounts by network; the business itself stands last."""
    networks = [*Network]
    return (networks.index(account.network), account.handle, account.id) if account else (len(networks), "", "")


def _whose(client: Client, account: Account | None, network: Network | None, language: Language) -> Row:
    return {
        "network": language.word(network) if network else None,
        "account": (account.handle or account.link) if account else None,
        "client": client.name,
    }


def _when(moment: LocalMoment | None, zone: str) -> Row:
    """By the client's clock, as a file that is read in is."""
    if moment is None:
        return {}
    wall: datetime = moment.wall if moment.zone == zone else moment.utc().astimezone(zone_info(zone))
    return {"date": wall.date(), "time": wall.time()}


def _figures(figures: Mapping[str, int], currency: str) -> Row:
    return {key: _value(key, figure, currency) for key, figure in figures.items()}


def _value(key: str, figure: int, currency: str) -> Money | int:
    apart = kept_apart(key)
    return Money(figure, apart.currency if apart else currency) if _kind(key) is CellKind.MONEY else figure
