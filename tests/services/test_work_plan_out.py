"""The work plan and the lists go out by the command line: the paper, and tables with every field."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

import pytest

from smmdesk.command.cli import main
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import AudienceListId, ClientId, CommunityId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.reputation.lists import AudienceList, Community
from smmdesk.domain.reputation.named import ActivityStatus, LegalGround
from smmdesk.domain.reputation.records import Activity
from smmdesk.services.exporting import NothingToPrintError
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import Language
from tests.papers import texts_of

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.workspace import Workspace

HONEY = ClientId("Honey")
POST = "https://blog.example/honey-cake"


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """Of two clients one has an activity, which brought a mention, and a list with a community."""
    for name in ("Honey", "Sugar"):
        workspace.records.add(Client(id=ClientId(name), name=name))
    made = workspace.activities.add(HONEY, date(2026, 11, 2))
    workspace.activities.change(
        made.id, what="Give a cake", ends=date(2026, 11, 6), cost=Money(5_400, "EUR"), link=POST, note="Ask again"
    )
    moment = LocalMoment.at(date(2026, 11, 8), 10, 0, "Asia/Tbilisi")
    workspace.reputation.write_down(HONEY, moment, text="So fresh", link=POST, reach=800)
    found = AudienceList(
        id=AudienceListId(new_id()), client_id=HONEY, name="Neighbours", ground=LegalGround.NOT_PERSONAL
    )
    workspace.records.add(found)
    workspace.records.add(
        Community(
            id=CommunityId(new_id()), list_id=found.id, name="Bakers", network=Network.TELEGRAM, members=1850, fit=2
        )
    )
    workspace.records.add(
        AudienceList(id=AudienceListId(new_id()), client_id=HONEY, name="Empty", ground=LegalGround.NOT_PERSONAL)
    )
    return workspace


def table(desk: Workspace, tmp_path: Path, *words: str) -> list[dict[str, str]]:
    out = tmp_path / "out.csv"
    assert main(["export", str(desk.folder), "reputation", *words, str(out), "--language", "en"]) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.DictReader(file)]


def test_a_row_of_the_plan_has_what_it_brought(desk: Workspace, tmp_path: Path) -> None:
    (row,) = table(desk, tmp_path, "--plan")
    told = {name: row[name] for name in ("Client", "First day", "Last day", "What is done", "Note")}
    assert [*told.values()] == ["Honey", "2026-11-02", "2026-11-05", "Give a cake", "Ask again"]
    assert (row["Mentions it brought"], row["Reach of these"]) == ("1", "800")


def test_a_row_of_the_lists_is_a_community_or_a_list_without_any(desk: Workspace, tmp_path: Path) -> None:
    rows = table(desk, tmp_path, "--lists", "--client", "Honey")
    assert {(row["List"], row["Community"], row["Members"]) for row in rows} == {
        ("Neighbours", "Bakers", "1850"),
        ("Empty", "", ""),
    }


def test_only_who_has_activities_has_a_plan_on_paper(desk: Workspace) -> None:
    (page,) = texts_of(desk.exporting.pdf(Wish(output="reputation-plan", language=Language("en"))))
    assert "Give a cake" in page
    with pytest.raises(NothingToPrintError):
        desk.exporting.pdf(Wish(output="reputation-plan", language=Language("en"), client_id=ClientId("Sugar")))


def test_a_report_of_days_on_which_something_was_done_needs_no_mention(desk: Workspace) -> None:
    days = Period(date(2026, 11, 1), date(2026, 11, 4))
    [planned] = desk.records.all(Activity)
    desk.activities.change(planned.id, status=ActivityStatus.DOING)
    wish = Wish(output="reputation", language=Language("en"), client_id=HONEY, period=days)
    assert "Give a cake" in "".join(texts_of(desk.exporting.pdf(wish)))


def test_lists_are_no_paper(desk: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(desk.folder), "reputation", "--lists", str(tmp_path / "lists.pdf")]) == 1
    assert "Traceback" not in capsys.readouterr().err
