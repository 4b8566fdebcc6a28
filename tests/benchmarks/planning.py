"""Plans: the status of every KPI of ten clients, and the report of a month as a PDF."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from smmdesk.documents import typeset
from smmdesk.domain.changes import IMPORT_RESULTS
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.ids import AccountId, ClientId, MeasurementId, StrategyRowId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import Status
from smmdesk.domain.planning.report import Report
from smmdesk.domain.results.records import Measurement
from smmdesk.domain.strategy.records import Kpi
from smmdesk.opening import create_workspace
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import Language
from smmdesk.storage.results import measurements_between
from tests.benchmarks.checklist import bare_typst
from tests.benchmarks.measure import Figure, by_turns, timed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.workspace import Workspace

_NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
_NOVEMBER, _READ = Period.month(2026, 11), Period(date(2026, 10, 1), date(2026, 12, 1))
_CLIENTS, _NETWORKS = 10, list(Network)[:5]
_METRICS = "views likes comments shares saves follows profile_visits link_clicks leads sales".split()
_ROUNDS = 15


def figures() -> Iterator[Figure]:
    """Each against what the same rows, or the same page, cost without us."""
    with tempfile.TemporaryDirectory() as folder:
        with create_workspace(Path(folder) / "desk", clock=lambda: _NOW) as workspace:
            yield _statuses(workspace)
        with create_workspace(Path(folder) / "example", clock=lambda: _NOW) as workspace:
            workspace.make_example("en")
            yield from _report(workspace)


def _statuses(workspace: Workspace) -> Figure:
    """Eight KPI of each client in the middle of a month, against reading the rows that they are made from."""
    clients = [_client(workspace, number) for number in range(_CLIENTS)]

    def ours() -> None:
        for client in clients:
            found = workspace.results.planned(client, workspace.results.sheet(client, _NOVEMBER))
            assert len(found) == 8
            assert Status.NO_DATA not in {each.outlook.status for each in found}

    def rows() -> None:
        with workspace.database.read() as reader:
            for client in clients:
                assert len(measurements_between(reader, client, _READ)) == 5 * 46

    taken, floor = by_turns(timed(ours), timed(rows), _ROUNDS)
    return Figure(what="Status of all KPI of ten clients", ours=taken, floor=floor, unit="ms", limit=5)


def _client(workspace: Workspace, number: int) -> ClientId:
    id = ClientId(f"{number:032}")
    workspace.records.add(Client(id=id, name=f"Client {number}", currency="EUR"))
    with workspace.database.write(IMPORT_RESULTS) as work:
        for network in _NETWORKS:
            work.save(account := Account(id=AccountId(f"{network}{number}"), client_id=id, network=network))
            work.add_all([_row(account, day) for day in range(46)])
    begun = workspace.strategy.start(id)
    for at, metric in enumerate(_METRICS[:8]):
        row = Kpi(
            id=StrategyRowId(new_id()),
            strategy_id=begun.id,
            metric=metric,
            network=_NETWORKS[0] if at % 2 else None,
            plan={"2026-10": 9000, "2026-11": 9000},
        )
        workspace.strategy.add(row)
    workspace.strategy.put_in_force(begun.id, date(2026, 10, 1))
    return id


def _row(account: Account, day: int) -> Measurement:
    starts = _READ.start + timedelta(days=day)
    return Measurement(
        id=MeasurementId(f"{account.id}{day:08}"),
        client_id=account.client_id,
        account_id=account.id,
        starts=starts,
        ends=starts + timedelta(days=1),
        currency="EUR",
        figures={metric: (day * 37 + at * 911) % 9000 for at, metric in enumerate(_METRICS)},
    )


def _report(workspace: Workspace) -> Iterator[Figure]:
    """The setting against bare Typst on the same source, a text just changed, so that it was never set before.

    And, only told, the whole way from the wish: figures of three months are read and judged for it.
    """
    client = next(each.id for each in workspace.clients.list() if workspace.results.has_any(each.id))
    draft, number = workspace.reports.begin(client, Period.month(2026, 10)), count()
    wish = Wish(output="report", language=Language("en"), client_id=client, record=draft.id)

    def change() -> None:
        workspace.records.change(Report, draft.id, summary=f"The {next(number)}. draft")

    def ours() -> float:
        change()
        return timed(lambda: workspace.exporting.pdf(wish))()

    def set_alone() -> float:
        change()
        [document] = workspace.exporting.documents(wish)
        return timed(lambda: typeset.pdf(document))()

    def floor() -> float:
        change()
        return timed(bare_typst(*workspace.exporting.documents(wish)))()

    taken, least = by_turns(set_alone, floor, _ROUNDS)
    yield Figure(what="The report of a month as a PDF", ours=taken, floor=least, unit="ms", limit=1.3)
    taken, least = by_turns(ours, floor, _ROUNDS)
    yield Figure(what="… its figures read for it", ours=taken, floor=least, unit="ms")
