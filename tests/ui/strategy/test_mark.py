"""The mark in sight is that of the paper: two people read it out to one another, one from each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from smmdesk.command.cli import main
from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.records import (
    Channel,
    Competitor,
    Correction,
    FunnelStage,
    Goal,
    Kpi,
    Risk,
    Strategy,
    StrategyEntry,
)
from smmdesk.domain.strategy.sheets import ROWS
from tests.documents.conftest import Printed
from tests.strategies import CLIENT, FULL, kept

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.domain.clients import Client
    from smmdesk.workspace import Workspace
    from ui.strategy.page import StrategyPage

MARK: Final = re.compile(r"\b[0-9a-f]{4} [0-9a-f]{4}\b")
TEXTS: Final = {
    Goal: "why",
    Kpi: "note",
    StrategyEntry: "name",
    Competitor: "offers",
    FunnelStage: "source",
    Channel: "why",
    Risk: "response",
    Correction: "action",
}


@pytest.fixture
def client(workspace: Workspace) -> Client:
    """Whoever has rows in every part."""
    kept(workspace, FULL)
    return CLIENT


@pytest.fixture
def draft(client: Client) -> Strategy:
    """Their only version."""
    assert FULL.strategy.client_id == client.id
    return FULL.strategy


def in_sight(page: StrategyPage) -> str:
    (found,) = MARK.findall(page.body.list.foot.text())
    return str(found)


def printed(workspace: Workspace, out: Path) -> list[set[str]]:
    """What the pages say, one by one."""
    assert workspace.folder is not None
    assert main(["export", str(workspace.folder), "strategy", str(out), "--client", CLIENT.name]) == 0
    return [set(MARK.findall(" ".join(page.split()))) for page in Printed(out.read_bytes()).page_texts]


@pytest.mark.parametrize("part", [None, *Part], ids=lambda part: part or "version")
def test_one_letter_changes_it_in_sight_and_on_every_page(
    part: Part | None, page: StrategyPage, workspace: Workspace, tmp_path: Path
) -> None:
    before = in_sight(page)
    if part is None:
        workspace.records.change(Strategy, FULL.strategy.id, boundaries=FULL.strategy.boundaries + "x")
    else:
        row = FULL.rows[part][0]
        name = TEXTS[ROWS[part]]
        workspace.records.change(ROWS[part], row.id, **{name: getattr(row, name) + "x"})
    page.refresh()
    after = in_sight(page)
    assert after != before
    assert {*map(frozenset, printed(workspace, tmp_path / "s.pdf"))} == {frozenset({after})}
