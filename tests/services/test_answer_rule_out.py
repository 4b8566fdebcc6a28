"""The rule by which a client answers goes out as one page: by the command line, and of all who have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smmdesk.command.cli import main
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.services.exporting import NothingToPrintError
from smmdesk.services.outputs import OUTPUTS, Wish
from smmdesk.speech.language import Language
from tests.papers import texts_of

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.workspace import Workspace

RULE = "reputation-rule"


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """Of three clients one has a rule, of another something was said."""
    for name in ("Honey", "Sugar", "Vinegar"):
        workspace.records.add(Client(id=ClientId(name), name=name))
    workspace.answers.change_rule(ClientId("Honey"), signer="Nino")
    workspace.reputation.write_down(ClientId("Sugar"), text="So sweet")
    return workspace


def printed(desk: Workspace, client: str | None = None) -> list[str]:
    wish = Wish(output=RULE, language=Language("en"), client_id=ClientId(client) if client else None)
    return [" ".join(page.split()) for page in texts_of(desk.exporting.pdf(wish))]


def test_a_page_for_each_client_that_has_a_rule(desk: Workspace) -> None:
    (page,) = printed(desk)
    assert "Honey" in page
    assert "Nino" in page


def test_of_one_without_a_rule_the_usual_hours_and_goals_are_printed(desk: Workspace) -> None:
    (page,) = printed(desk, "Sugar")
    assert "No hours are set, so the usual ones count." in page
    with pytest.raises(NothingToPrintError):
        printed(desk, "Vinegar")


def test_the_command_line_writes_it(desk: Workspace, tmp_path: Path) -> None:
    desk.close()
    out = tmp_path / "rule.pdf"
    assert main(["export", str(desk.folder), "reputation", "--rule", str(out), "--client", "Honey"]) == 0
    assert len(texts_of(out.read_bytes())) == 1
    assert OUTPUTS[RULE].endings == (".pdf",)
    assert main(["export", str(desk.folder), "reputation", "--rule", str(tmp_path / "rule.csv")]) == 1
    with pytest.raises(SystemExit):
        main(["export", str(desk.folder), "reputation", "--rule", str(out), "--from", "2026-11-01"])
