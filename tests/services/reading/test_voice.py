"""Files of counted publications taken in: once, of brands that are watched, and never over what somebody typed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smmdesk.command.cli import main
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import BrandId, ClientId
from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.named import Source
from smmdesk.domain.reputation.records import Brand, VoiceCount
from smmdesk.exchange.voice.kind import NoCountsError
from smmdesk.services.reading.voice import COUNT_FILES
from smmdesk.speech.language import Language
from ui.importing.words import summary

if TYPE_CHECKING:
    from smmdesk.services.reading.importing import ImportReport
    from smmdesk.workspace import Workspace

pytestmark = pytest.mark.usefixtures("in_one_process")

FILE = Path(__file__).parents[2] / "data" / "voice.csv"
CLIENT = ClientId("sweet")
NOVEMBER = Period.month(2026, 11)


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    workspace.records.add(Client(id=CLIENT, name="Sweet Balcony", time_zone="Asia/Tbilisi"))
    brands = (("own", "Sweet Balcony", True, ("Сладкий балкон",)), ("rival", "Crumb Street", False, ()))
    for id, name, own, spellings in brands:
        workspace.records.add(Brand(id=BrandId(id), client_id=CLIENT, name=name, own=own, spellings=spellings))
    return workspace


def read_in(desk: Workspace, file: Path, *, dry_run: bool = False) -> ImportReport:
    return desk.importing.import_file(file, "Sweet Balcony", kind=COUNT_FILES, date_order="dmy", dry_run=dry_run)


def written(folder: Path, *rows: str) -> Path:
    path = folder / "counts.csv"
    path.write_text("\n".join(("Brand,From,To,Source,Publications", *rows, "")), "utf-8")
    return path


def counts(desk: Workspace) -> dict[tuple[str | None, Source | None], int]:
    return {(each.brand_id, each.source): each.publications for each in desk.records.all(VoiceCount)}


def test_counts_of_brands_and_of_the_industry_come_once(desk: Workspace) -> None:
    report = read_in(desk, FILE)
    assert (report.added, report.updated, report.passed_over) == (4, 0, 1)
    wanted = {("own", None): 18, ("rival", None): 45, (None, None): 1200, (None, Source.FORUM): 30}
    assert counts(desk) == wanted
    own = next(each for each in desk.records.all(VoiceCount) if each.brand_id == "own")
    assert (own.starts, own.ends) == (NOVEMBER.start, NOVEMBER.end)
    assert own.origin == "Medialogia; Remark by: Нино"
    again = read_in(desk, FILE)
    assert (again.added, again.updated, again.skipped) == (0, 0, 4)
    told = desk.voice.sheet(CLIENT, NOVEMBER).told
    assert told is not None
    assert (told.now.industry, told.now.among_brands) == ((18, 1200), (18, 63))
    desk.history.undo()
    assert counts(desk) == {}


def test_by_the_command_line(desk: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    desk.close()
    asked = ["import", str(desk.folder), str(FILE), "--client", "Sweet Balcony", "--as", "voice", "--json"]
    told = []
    for _time in range(2):
        assert main(asked) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert [(each["added"], each["updated"], each["skipped"]) for each in told] == [(4, 0, 0), (0, 0, 4)]


def test_what_is_not_watched_is_not_told_as_being_here(
    desk: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "Nobody,2026-11-01,2026-11-30,,5", "Crumb Street,2026-11-01,2026-11-30,,7")
    desk.close()
    asked = ["import", str(desk.folder), str(path), "--client", "Sweet Balcony", "--as", "voice"]
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["added"], told["skipped"], told["refused"]) == (1, 0, 1)
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert "0 added, 0 updated, 1 skipped." in said
    assert "1 row was not taken in." in said


def test_what_somebody_typed_stays_and_the_file_is_told(desk: Workspace, tmp_path: Path) -> None:
    desk.voice.add_count(CLIENT, NOVEMBER, 100)
    report = read_in(desk, written(tmp_path, ",2026-11-01,2026-11-30,,130"))
    assert (report.added, counts(desk)) == (0, {(None, None): 100})
    told = "100 publications are noted here already, 130 stand in the file: what is here stayed."
    assert told in [str(each) for each in report.problems]


def test_brands_that_are_not_watched_and_days_in_no_order_are_left_out(desk: Workspace, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Nobody,2026-11-01,2026-11-30,,5",
        "Crumb Street,2026-11-30,2026-11-01,,6",
        "Crumb Street,2026-11-01,2026-11-30,Pigeon,0",
    )
    report = read_in(desk, path)
    assert counts(desk) == {("rival", None): 0}
    assert (report.added, report.skipped, report.refused) == (1, 0, 2)
    said = summary(report, COUNT_FILES, Language("en"))
    assert said == "1 count will be added. 2 rows were not taken in."
    again = read_in(desk, path)
    assert (again.added, again.skipped, again.refused) == (0, 1, 2)
    said = " ".join(str(each) for each in report.problems)
    assert "“Nobody” is no brand that is watched" in said
    assert "The last day lies before the first one" in said
    (made,) = desk.records.all(VoiceCount)
    assert made.origin == "Source: Pigeon"


def test_a_dry_run_writes_nothing_and_shows_the_first(desk: Workspace) -> None:
    latest = desk.database.latest()
    report = read_in(desk, FILE, dry_run=True)
    assert [(row.brand, row.publications) for row in report.first][2] == ("", 1200)
    assert report.first[0].last == date(2026, 11, 30)
    assert desk.database.latest() == latest
    assert COUNT_FILES.says.to_add(Language("en"), report.added, {}) == "4 counts will be added."


def test_what_is_no_table_of_counts_is_refused(desk: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("Name,Phone\nAna,1\n", "utf-8")
    with pytest.raises(NoCountsError):
        read_in(desk, path)
    assert desk.records.all(VoiceCount) == []


def test_a_table_in_our_own_words_is_read(desk: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("Первый день;Последний день;О ком;Публикации\n01.11.2026;30.11.2026;Crumb Street;7\n", "utf-8")
    assert read_in(desk, path).added == 1
    assert counts(desk) == {("rival", None): 7}


def test_nothing_of_a_person_is_kept_and_that_is_said(desk: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    path.write_text(
        "Brand,From,To,Publications,E-mail,Phone,Manager,Reach us,Country\n"
        "Sweet Balcony,01.10.2026,31.10.2026,18,olga@example.com,+7 900 123-45-67,Olga,igor@example.com,Georgia\n",
        "utf-8",
    )
    report = read_in(desk, path)
    [said] = [Language("en")(each.message, **each.values) for each in report.problems]
    assert said == "Data of persons were not kept. Columns: E-mail, Phone, Manager, Reach us. Rows with any: 1."
    [kept] = desk.records.all(VoiceCount)
    assert kept.origin == "Country: Georgia"


def test_a_count_that_is_left_out_says_why(desk: Workspace, tmp_path: Path) -> None:
    rows = ("all,2026-10-01,2026-10-31,forum,12", "all,2026-09-01,2026-09-30,forum,-4", "all,oops,2026-08-31,forum,6")
    report = read_in(desk, written(tmp_path, *rows))
    told = [(each.row, Language("en")(each.message, **each.values)) for each in report.problems]
    assert told == [
        (3, "“-4” is not a number of publications, so the count was left out."),
        (4, "“oops” is not a date, so the count was left out."),
    ]
    assert (report.added, report.passed_over) == (1, 2)
