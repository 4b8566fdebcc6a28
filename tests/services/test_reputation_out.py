"""What people say goes out as a table, and as JSON with the figures that are made of it."""

from __future__ import annotations

import json
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.command.cli import main
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ActivityId, AudienceListId, ClientId, CommunityId
from smmdesk.domain.money import Money
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.reputation.lists import AudienceList, Community
from smmdesk.domain.reputation.named import ActivityKind, Reward, Sentiment, Source
from smmdesk.domain.reputation.records import Activity
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import LANGUAGES, Language

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.workspace import Workspace

CLIENT = ClientId("sweet")
NOVEMBER = Period.month(2026, 11)


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """Of November five of the own brand and one of a rival, and one of December."""
    workspace.records.add(Client(id=CLIENT, name="Sweet Balcony", time_zone="Asia/Tbilisi"))
    written(workspace, 3, source=Source.MAP, stars=5, likes=3)
    written(workspace, 4, source=Source.MAP, stars=1)
    written(workspace, 5, source=Source.MAP, tone=Sentiment.POSITIVE, comments=2, reposts=1)
    written(workspace, 6, source=Source.MAP)
    written(workspace, 7, source=Source.RADIO, timed=False, text="An hour, “live”")
    rival = workspace.reputation.add_brand(CLIENT, "Crumb Street")
    written(workspace, 8, source=Source.MAP, stars=1, brand_id=rival.id)
    written(workspace, 9, month=12, source=Source.MAP, stars=1)
    return workspace


def written(desk: Workspace, day: int, month: int = 11, **values: Any) -> None:
    desk.reputation.write_down(CLIENT, LocalMoment(datetime(2026, month, day, 10, 5), "Asia/Tbilisi"), **values)


def told(desk: Workspace, path: Path, period: Period | None) -> dict[str, Any]:
    wish = Wish(output="reputation", language=Language("en"), client_id=CLIENT, period=period)
    desk.exporting.export(wish, path / "out.json")
    (found,) = json.loads((path / "out.json").read_text("utf-8"))["reputation"]
    return dict(found)


def test_figures_are_of_the_own_brand_and_the_days(desk: Workspace, tmp_path: Path) -> None:
    found = told(desk, tmp_path, NOVEMBER)
    assert (found["client"], found["brand"], found["from"], found["to"]) == (
        "Sweet Balcony",
        "Sweet Balcony",
        "2026-11-01",
        "2026-11-30",
    )
    figures = found["figures"]
    assert figures["net_reviews"] == {
        "positive": 2,
        "negative": 1,
        "neutral": 0,
        "judged": 3,
        "unjudged": 1,
        "net": str(Fraction(1, 3)),
        "preliminary": True,
        "stars": {"mean": "3", "count": 2},
    }
    assert figures["net_media"]["net"] is None
    assert figures["net_media"]["unjudged"] == 1
    assert figures["net_talk"]["judged"] == 0
    assert figures["engagement"] == {"sum": 6, "known": 2, "mentions": 5}
    assert figures["own_pages"] == {"sum": None, "known": 0, "posts": 0}
    assert [each["brand"] for each in found["mentions"]] == ["Crumb Street", *["Sweet Balcony"] * 5]
    assert [each["time"] for each in found["mentions"][:2]] == ["10:05", None]


def test_without_days_it_is_all_there_is(desk: Workspace, tmp_path: Path) -> None:
    found = told(desk, tmp_path, None)
    assert (found["from"], found["to"]) == ("2026-11-03", "2026-12-09")
    assert found["figures"]["net_reviews"]["negative"] == 2


def test_days_without_a_mention_have_no_data(desk: Workspace, tmp_path: Path) -> None:
    found = told(desk, tmp_path, Period.month(2026, 1))
    assert found["figures"]["net_reviews"]["net"] is None
    assert found["figures"]["engagement"] == {"sum": None, "known": 0, "mentions": 0}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_table_has_a_row_for_each(desk: Workspace, code: str) -> None:
    language = Language(code)
    table = desk.exporting.table(Wish(output="reputation", language=language, client_id=CLIENT, period=NOVEMBER))
    keys = [column.key for column in table.columns]
    rows: list[dict[str, Any]] = [dict(zip(keys, row, strict=True)) for row in table.rows]
    assert [row["date"].day for row in rows] == [8, 7, 6, 5, 4, 3]
    assert rows[1]["text"] == "An hour, “live”"
    assert rows[1]["time"] is None
    assert rows[-1]["tone"] == language.word(Sentiment.POSITIVE)
    assert rows[0]["brand"] == "Crumb Street"


def test_the_command_line_writes_it(desk: Workspace, tmp_path: Path) -> None:
    desk.close()
    out = tmp_path / "told.json"
    days = ["--from", "2026-11-01", "--to", "2026-11-30"]
    assert main(["export", str(desk.folder), "reputation", str(out), "--client", "Sweet Balcony", *days]) == 0
    assert json.loads(out.read_text("utf-8"))["reputation"][0]["figures"]["net_reviews"]["judged"] == 3
    assert (
        main(["export", str(desk.folder), "reputation", str(tmp_path / "told.csv"), "--client", "Sweet Balcony"]) == 0
    )
    assert (tmp_path / "told.csv").read_text("utf-8-sig").count("Crumb Street") == 1


def test_activities_and_lists_go_out_for_programs(desk: Workspace, tmp_path: Path) -> None:
    cost = Money(120_00, "GEL")
    desk.records.add(
        Activity(
            id=ActivityId("gift"),
            client_id=CLIENT,
            what="A cake for a blogger",
            kind=ActivityKind.ADVOCATE,
            reward=Reward.GOODS,
            starts=date(2026, 11, 20),
            ends=date(2026, 11, 22),
            cost=cost,
        )
    )
    groups = AudienceList(id=AudienceListId("groups"), client_id=CLIENT, name="Groups", delete_by=date(2026, 11, 1))
    desk.records.add(groups)
    desk.records.add(Community(id=CommunityId("bakers"), list_id=groups.id, name="Home bakers", members=3400))
    found = told(desk, tmp_path, NOVEMBER)
    [activity], [kept] = found["activities"], found["lists"]
    assert (activity["what"], activity["from"], activity["to"]) == ("A cake for a blogger", "2026-11-20", "2026-11-21")
    assert (activity["status"], activity["reward"], activity["lacks_disclosure"]) == ("planned", "goods", True)
    assert activity["cost"] == {"amount": "120.00", "currency": "GEL"}
    assert (kept["name"], kept["due"], kept["delete_by"]) == ("Groups", "overdue", "2026-11-01")
    assert [(each["name"], each["members"]) for each in kept["communities"]] == [("Home bakers", 3400)]


def test_of_a_client_of_whom_nothing_was_said_there_are_its_plans(workspace: Workspace, tmp_path: Path) -> None:
    workspace.records.add(Client(id=CLIENT, name="Sweet Balcony", time_zone="Asia/Tbilisi"))
    workspace.records.add(Activity(id=ActivityId("tasting"), client_id=CLIENT, what="A tasting"))
    found = told(workspace, tmp_path, None)
    assert [each["what"] for each in found["activities"]] == ["A tasting"]
    assert (found["mentions"], found["lists"]) == ([], [])
