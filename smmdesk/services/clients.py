"""Clients with all that belongs to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from smmdesk.domain.clients import Account, Agreement, Client, Contact
from smmdesk.domain.ids import ClientId, new_id
from smmdesk.domain.providers import Provider
from smmdesk.services.records import RecordService
from smmdesk.services.settings import SettingsService
from smmdesk.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCard:
    """A client and everything that its card shows."""

    client: Client
    contacts: Sequence[Contact]
    accounts: Sequence[Account]
    agreements: Sequence[Agreement]
    providers: Sequence[Provider]


class ClientService:
    """What a person does with the list of clients; single fields are changed by `RecordService`."""

    def __init__(self, database: Database, records: RecordService, settings: SettingsService) -> None:
        self._database = database
        self._records = records
        self._settings = settings

    def list(self) -> list[Client]:
        """All clients, by name without regard to capitals."""
        return sorted(self._records.all(Client), key=lambda client: client.name.casefold())

    def card(self, client_id: ClientId) -> ClientCard:
        """The client with contacts, accounts, agreements and providers, read at one moment."""
        with self._database.read() as reader:
            return ClientCard(
                client=reader.get(Client, client_id),
                contacts=reader.all(Contact, client_id=client_id, order_by="name"),
                accounts=reader.all(Account, client_id=client_id, order_by=("network", "handle")),
                agreements=reader.all(Agreement, client_id=client_id, order_by="starts"),
                providers=reader.all(Provider, client_id=client_id, order_by="starts"),
            )

    def draft(self, name: str) -> Client:
        """A client with the desk's own language, zone, currency and country; not kept yet."""
        desk = self._settings.desk()
        return Client(
            id=ClientId(new_id()),
            name=name,
            language=desk.language,
            time_zone=desk.time_zone,
            currency=desk.currency,
            country=desk.country,
        )

    def add(self, name: str) -> Client:
        """Keep a new client of that name."""
        return self._records.add(self.draft(name))

    def named(self, name: str) -> Client | None:
        """The client of that name, without regard to capitals and outer spaces."""
        wanted = name.strip().casefold()
        return next((client for client in self.list() if client.name.strip().casefold() == wanted), None)
