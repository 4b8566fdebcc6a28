"""Clients with all that belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypedDict, TypeVar

from smmdesk.domain.clients import (
    Account,
    Agreement,
    Client,
    Contact,
    agreed_posts,
    agreement_on,
    agreement_to_pay,
    known_as,
    sorted_by_name,
)
from smmdesk.domain.desk import Desk, DeskKind
from smmdesk.domain.ids import ClientId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.providers import Provider
from smmdesk.domain.reputation.lists import AudienceList
from smmdesk.domain.reputation.named import Due
from smmdesk.domain.series import Series
from smmdesk.services.records import changed, ruled
from smmdesk.services.service import Service
from smmdesk.services.settings import desk_of
from smmdesk.storage.kinds import adding, changing
from smmdesk.storage.posts import next_by_client, planned_by_client, waiting_by_client

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from smmdesk.domain.clients import ClientStatus
    from smmdesk.domain.periods import Period
    from smmdesk.domain.posts import Post
    from smmdesk.services.records import RecordService
    from smmdesk.services.settings import SettingsService
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader

R = TypeVar("R", Account, Agreement, AudienceList, Series)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCard:
    """A client and everything that its card shows; `reader` is whose desk it lies on, to whom advice speaks."""

    client: Client
    contacts: Sequence[Contact]
    accounts: Sequence[Account]
    agreements: Sequence[Agreement]
    providers: Sequence[Provider]
    reader: DeskKind = DeskKind.CLIENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientOverview:
    """A client as one line of a list: where it is present, what counts of the agreements, what is planned and waits."""

    client: Client
    networks: tuple[Network, ...]
    agreement: Agreement | None
    days_left: int | None
    """of that agreement; None without an end"""
    to_pay: Agreement | None
    """the one whose payment counts; another, where one that is over was not paid"""
    is_owed: bool
    """whether a month of that one that is over was not paid"""
    period: Period
    planned: int
    """posts in the period, rejected ones left out"""
    agreed: int | None
    """posts in the period as `agreed_posts` says; None where nobody knows"""
    to_approve: int
    """posts that wait for an answer, whenever they are planned"""
    next_post: Post | None
    """the first from the day on that is neither out nor rejected"""
    overdue: tuple[AudienceList, ...] = ()
    """lists of an audience that were to be deleted before the day"""
    ending: tuple[Series, ...] = ()
    """series whose last posts come soon after the day, the first to end first"""

    @property
    def id(self) -> ClientId:
        """The client's."""
        return self.client.id


class _Agreed(TypedDict):
    agreement: Agreement | None
    days_left: int | None
    to_pay: Agreement | None
    is_owed: bool
    agreed: int | None


class ClientService(Service):
    """What a person does with the list of clients; single fields are changed by `RecordService`."""

    def __init__(self, database: Database, records: RecordService, settings: SettingsService) -> None:
        self._database = database
        self._records = records
        self._settings = settings

    def list(self) -> list[Client]:
        """All clients, by name without regard to capitals."""
        return sorted_by_name(self._records.all(Client))

    def card(self, client_id: ClientId) -> ClientCard:
        """The client with contacts, accounts, agreements and providers, read at one moment."""
        with self._database.read() as reader:
            return card_of(reader, reader.get(Client, client_id))

    def providers(self, client_id: ClientId) -> Sequence[Provider]:
        """Who runs the client's pages or did, earliest first."""
        with self._database.read() as reader:
            return providers_of(reader, client_id)

    def overview(self, period: Period, day: date) -> Sequence[ClientOverview]:
        """Every client by name, with the agreement that counts on the day, the posts of the period and what waits.

        So many statements for however many clients.
        """
        with self._database.read() as reader:
            accounts = _by_client(reader.all(Account, order_by="client_id"))
            agreements = _by_client(reader.all(Agreement, order_by="client_id"))
            planned, waiting = planned_by_client(reader, period), waiting_by_client(reader)
            coming, lists = next_by_client(reader, day), _by_client(reader.all(AudienceList, order_by="client_id"))
            series = _by_client(reader.all(Series, order_by=("client_id", "made_until")))
            clients = sorted_by_name(reader.all(Client))
        return [
            ClientOverview(
                client=client,
                networks=_networks(accounts.get(client.id, ())),
                period=period,
                planned=planned.get(client.id, 0),
                to_approve=waiting.get(client.id, 0),
                next_post=coming.get(client.id),
                overdue=tuple(each for each in lists.get(client.id, ()) if each.due(day) is Due.OVERDUE),
                ending=tuple(each for each in series.get(client.id, ()) if each.ends_soon(day)),
                **_agreed(agreements.get(client.id, ()), period, day),
            )
            for client in clients
        ]

    def draft(self, name: str) -> Client:
        """A client with the desk's own language, zone, currency and country; not kept yet."""
        return _draft(name, self._settings.desk())

    def add(self, name: str) -> Client:
        """Keep a new client of that name."""
        with self._database.write(adding(Client)) as work:
            work.add_all([kept := ruled(work, _draft(name, desk_of(work)))])
        return kept

    def add_files(self, client_id: ClientId, names: Iterable[str]) -> None:
        """Give a client media files that were kept in the workspace; those that it has already are not doubled."""
        with self._database.write(changing(Client)) as work:
            client = work.get(Client, client_id)
            work.save(changed(work, client, files=tuple(dict.fromkeys((*client.files, *names)))))

    def set_status(self, ids: Iterable[ClientId], status: ClientStatus) -> None:
        """Give several clients the same status."""
        with self._database.write(changing(Client)) as work:
            work.save_all([changed(work, client, status=status) for client in work.all(Client, id=list(ids))])

    def note_paid(self, ids: Iterable[ClientId], day: date) -> Sequence[Agreement]:
        """Note that clients paid the fee of one month more: each of the agreement that is to be paid on the day.

        Those that have none to pay are passed over; the others' agreements, as they are now.
        """
        with self._database.write(changing(Agreement)) as work:
            count = [agreement_to_pay(work.all(Agreement, client_id=client_id), day) for client_id in ids]
            paid = [each for each in count if each is not None and each.is_to_pay]
            kept = [changed(work, each, paid_until=each.paid_a_month_on(day)) for each in paid]
            work.save_all(kept)
        return kept

    def named(self, name: str) -> Client | None:
        """The client of that name, without regard to capitals and outer spaces."""
        return self.by_name().get(known_as(name))

    def by_name(self) -> dict[str, Client]:
        """All clients by `known_as`; of two that are called the same the first of the list."""
        return {client.known_as: client for client in reversed(self.list())}


def _draft(name: str, desk: Desk) -> Client:
    return Client(
        id=ClientId(new_id()),
        name=name,
        language=desk.language,
        time_zone=desk.time_zone,
        currency=desk.currency,
        country=desk.country,
    )


def card_of(reader: Reader, client: Client) -> ClientCard:
    """The client with all that belongs to it, within a transaction that reads more."""
    return ClientCard(
        client=client,
        reader=desk_of(reader).kind,
        contacts=reader.all(Contact, client_id=client.id, order_by="name"),
        accounts=reader.all(Account, client_id=client.id, order_by=("network", "handle")),
        agreements=reader.all(Agreement, client_id=client.id, order_by="starts"),
        providers=providers_of(reader, client.id),
    )


def providers_of(reader: Reader, client_id: ClientId) -> list[Provider]:
    """The client's providers, earliest first, within a transaction that reads more."""
    return reader.all(Provider, client_id=client_id, order_by="starts")


def _by_client(records: Iterable[R]) -> dict[ClientId, list[R]]:
    """Records in order of their client, apart for each."""
    # `groupby` takes neighbours together, so they are read in this order
    return {client_id: list(own) for client_id, own in groupby(records, lambda record: record.client_id)}


def _networks(accounts: Iterable[Account]) -> tuple[Network, ...]:
    has = {account.network for account in accounts}
    return tuple(network for network in Network if network in has)


def _agreed(agreements: Sequence[Agreement], period: Period, day: date) -> _Agreed:
    agreement, to_pay = agreement_on(agreements, day), agreement_to_pay(agreements, day)
    return {
        "agreement": agreement,
        "days_left": agreement.days_left(day) if agreement else None,
        "to_pay": to_pay,
        "is_owed": to_pay is not None and to_pay.is_owed_on(day),
        "agreed": agreed_posts(agreements, period),
    }
