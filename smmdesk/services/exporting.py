"""Writing what the workspace holds into files: documents, tables, records, calendars. Whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from smmdesk.domain.clients import Client
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post
from smmdesk.domain.text import _
from smmdesk.exchange.calendars.writing import write_calendar
from smmdesk.exchange.files import write_atomically
from smmdesk.exchange.plans.posts_table import delimiter_for, posts_table
from smmdesk.exchange.spreadsheets.table import Table
from smmdesk.exchange.spreadsheets.writing import write_table
from smmdesk.knowledge import Knowledge
from smmdesk.services.budget import BudgetService
from smmdesk.services.calendar import CalendarService
from smmdesk.services.checklist import ChecklistService
from smmdesk.services.clients import ClientService
from smmdesk.services.comparison import ComparisonService
from smmdesk.services.documents import DocumentService, Kind, Wish
from smmdesk.services.tables import budget_table, checklist_table, clients_table, comparison_table
from smmdesk.storage.database import Database

EVER = Period(date.min, date.max)
TABLES = (".csv", ".xlsx", ".json")


class UnknownFormatError(SmmdeskError):
    """A file name whose ending says nothing that can be written."""

    message = _("“{name}” should end in one of: {endings}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportService:
    """Writes a `Wish` into a file whose suffix says as what."""

    database: Database
    clients: ClientService
    calendar: CalendarService
    budget: BudgetService
    comparison: ComparisonService
    checklist: ChecklistService
    documents: DocumentService
    now: Callable[[], datetime]

    def export(self, wish: Wish, path: Path) -> None:
        """Write the file; an existing one is replaced only by a whole new one."""
        suffix = path.suffix.lower()
        endings = suffixes(wish.kind)
        if suffix not in endings:
            raise UnknownFormatError(name=path.name or path, endings=" ".join(endings))
        if suffix == ".pdf":
            made = self.documents.pdf(wish)
            write_atomically(path, lambda file: file.write(made))
        elif suffix == ".ics":
            self._write_calendar(wish, path)
        else:
            write_table(path, self.table(wish), delimiter=delimiter_for(wish.language))

    def table(self, wish: Wish) -> Table:
        """What is wished for as a table; without a period all there is."""
        makers: Mapping[Kind, Callable[[Wish], Table]] = {
            Kind.CLIENTS: self._clients_table,
            Kind.CALENDAR: self._posts_table,
            Kind.BUDGET: self._budget_table,
            Kind.COMPARISON: self._comparison_table,
            Kind.CHECKLIST: self._checklist_table,
        }
        return makers[wish.kind](wish)

    def _clients_table(self, wish: Wish) -> Table:
        return clients_table([self.clients.card(client.id) for client in self._wanted(wish)], wish.language)

    def _posts_table(self, wish: Wish) -> Table:
        return posts_table(self._posts(wish), wish.language, clients=self._names(wish))

    def _names(self, wish: Wish) -> Mapping[ClientId, str] | None:
        """Whose posts are whose, where they are of all clients."""
        return {client.id: client.name for client in self._wanted(wish)} if wish.client_id is None else None

    def _budget_table(self, wish: Wish) -> Table:
        period = wish.period or EVER
        sheets = [
            (client.name, self.budget.sheet(each.id))
            for client in self._wanted(wish)
            for each in self.budget.within(client.id, period)
            if wish.record in {None, each.id}
        ]
        return budget_table(sheets, wish.language)

    def _comparison_table(self, wish: Wish) -> Table:
        sheets = [
            (client.name, self.comparison.sheet(each.id))
            for client in self._wanted(wish)
            for each in self.comparison.of(client.id)
            if wish.record in {None, each.id}
        ]
        return comparison_table(sheets, wish.language)

    def _checklist_table(self, wish: Wish) -> Table:
        facts = Knowledge(wish.language.code)
        if wish.blank:
            return checklist_table([("", None)], wish.language, facts)
        period = wish.period or EVER
        sheets = [
            (client.name, sheet)
            for client in self._wanted(wish)
            for sheet in self.checklist.history(client.id)
            if wish.record in {None, sheet.evaluation.id} and sheet.evaluation.period.overlaps(period)
        ]
        return checklist_table(sheets, wish.language, facts)

    def _write_calendar(self, wish: Wish, path: Path) -> None:
        posts = self._posts(wish)
        with self.database.read() as reader:
            versions = reader.versions(Post, [post.id for post in posts])
        title = self.clients.card(wish.client_id).client.name if wish.client_id else "SMMdesk"
        write_calendar(
            path,
            posts,
            wish.language,
            now=self.now(),
            versions={PostId(id): version for id, version in versions.items()},
            title=title,
            clients=self._names(wish),
        )

    def _posts(self, wish: Wish) -> Sequence[Post]:
        """In order of time; without a period also those that have no date yet."""
        dated = self.calendar.posts(wish.period or EVER, wish.client_id)
        return dated if wish.period else [*dated, *self.calendar.ideas(wish.client_id)]

    def _wanted(self, wish: Wish) -> list[Client]:
        return [client for client in self.clients.list() if wish.client_id in {None, client.id}]


def suffixes(kind: Kind) -> tuple[str, ...]:
    """The endings that a file of that kind may have."""
    return (".pdf", *TABLES, ".ics") if kind is Kind.CALENDAR else (".pdf", *TABLES)
