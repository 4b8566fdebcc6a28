"""A view of results over a workspace with a client of two accounts, on a page of nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.changes import IMPORT_RESULTS
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.desk import ImportedFile
from smmdesk.domain.ids import AccountId, ClientId, ImportedFileId, MeasurementId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period, utc_now
from smmdesk.domain.results.records import Measurement
from smmdesk.speech.language import Language
from tests.sight import bring_to_front
from ui.pages import PageLine
from ui.results.data_view import DataView
from ui.results.formulas_view import FormulasView
from ui.results.shown import Results
from ui.shell.commands import Command
from ui.shell.context_page import ContextPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from ui.shell.context import Context

CLIENT, PAGE, SHOP = ClientId("honey"), AccountId("page"), AccountId("shop")
OCTOBER = Period.month(2026, 10)


def day(of: int, month: int = 10) -> Period:
    start = date(2026, month, of)
    return Period(start, start + timedelta(days=1))


def _begin(page: Host) -> None:
    page.view.add()


NEW: Command[Host] = Command(id="formula.new", text="New metric", shortcut="Ctrl+N", icon="plus", run=_begin)


class Host(ContextPage):
    """Reads as the page of results does."""

    line = PageLine("results", "Results", "chart-bar", "")
    tables = frozenset({"measurement", "formula", "account", "client"})

    def __init__(self, context: Context, make: Callable[[Context], Any]) -> None:
        super().__init__(context)
        # the page itself opens the view first
        context.commands.bind((NEW,), self, widget=self, heading="Results")
        self.network: Network | None = None
        self.view: Any = make(context)
        self.set_content(self.view)

    def read(self) -> None:
        client = self.context.workspace.records.get(Client, CLIENT)
        sheet = self.context.workspace.results.sheet(CLIENT, self.context.period)
        self.view.show_results(Results(client=client, sheet=sheet, network=self.network))
        self.show_content()

    def select(self, record_id: str) -> None:
        """Nothing is looked for here."""


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    workspace.records.add(Client(id=CLIENT, name="Honey", currency="EUR", time_zone="Asia/Tbilisi"))
    workspace.records.add(Account(id=PAGE, client_id=CLIENT, network=Network.INSTAGRAM, handle="@honey"))
    workspace.records.add(Account(id=SHOP, client_id=CLIENT, network=Network.FACEBOOK))
    return workspace


def from_file(desk: Workspace, period: Period, *, currency: str = "EUR", **figures: int) -> None:
    """A row as a file of this name has brought it."""
    file = ImportedFile(
        id=ImportedFileId("file"), client_id=CLIENT, sha256="0" * 64, name="insights.csv", read_at=utc_now(), rows=1
    )
    row = Measurement(
        id=MeasurementId(f"row {period.start} {period.end}"),
        client_id=CLIENT,
        account_id=PAGE,
        starts=period.start,
        ends=period.end,
        currency=currency,
        figures=figures,
        source_id=file.id,
    )
    with desk.database.write(IMPORT_RESULTS) as work:
        work.save(file)
        work.save(row)


def row_of(desk: Workspace, period: Period, account: AccountId | None = PAGE) -> Measurement | None:
    """What is kept of these days."""
    rows = desk.results.rows(CLIENT, period)
    return next((row for row in rows if row.period == period and row.account_id == account), None)


Show = Callable[..., Any]


@pytest.fixture
def show(context_on: Callable[..., Context], qtbot: QtBot, desk: Workspace) -> Show:
    """Opens a view on October 2026; the clock stands in November."""

    def made(make: Callable[[Context], Any], code: str = "en", size: tuple[int, int] = (1100, 700)) -> Any:
        context = context_on(desk, Language(code))
        context.begin_at(CLIENT, OCTOBER)
        page = Host(context, make)
        bring_to_front(qtbot, page, size)
        return page

    return made


@pytest.fixture
def data(show: Show) -> DataView:
    """The grid of the Instagram account's days."""
    view: DataView = show(DataView).view
    view.choose_account(PAGE)
    return view


@pytest.fixture
def formulas(show: Show) -> FormulasView:
    """Own metrics over October."""
    view: FormulasView = show(FormulasView).view
    return view
