"""The command line is a contract: exit codes, one line of refusal, keys of JSON, nothing changed when refused."""

from __future__ import annotations

import json
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from smmdesk.command.cli import main, show_without_window
from smmdesk.command.usage import COMMANDS
from smmdesk.machine import logs
from smmdesk.opening import create_example, create_workspace, open_workspace
from smmdesk.services.outputs import OUTPUTS, kinds
from smmdesk.services.reading import plans
from smmdesk.services.reading.importing import ImportReport
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.speech.system_errors import REASONS
from smmdesk.storage.connection import SCHEMA_VERSION, connect
from smmdesk.storage.declaring import RECORDS
from smmdesk.storage.folder import BACKUPS, DATABASE
from smmdesk.storage.kinds import counted
from smmdesk.storage.manifest import manifest_of
from smmdesk.workspace import Workspace
from tests.desks import destroy_page

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTRACT = Path("docs/command-line.md")
PLAN = """Content plan;;;
Date;Time;Network;Text
2026-11-27;19:30;Instagram, VK;Hello
2026-11-28;7:30 PM;Telegram;=SUM(A1) is no formula here
;;Instagram;An idea without a date
"""


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """English; and Ctrl-C works again after a command that was done."""
    monkeypatch.setenv("SMMDESK_LANGUAGE", "en")
    interrupted = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, interrupted)


@pytest.fixture(scope="session")
def example_of_today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `smmdesk demo` makes, once: to make it takes thirty times as long as to copy it."""
    folder = tmp_path_factory.mktemp("example") / "demo"
    create_example(folder, "en")
    return folder


@pytest.fixture
def demo(example_of_today: Path, tmp_path: Path) -> str:
    return str(shutil.copytree(example_of_today, tmp_path / "demo"))


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "plan.csv"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


def said(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def became(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What became of the rows of an import, without how its columns and sheets were understood."""
    found = said(capsys)
    return {key: found[key] for key in found if key not in {"uses", "sheets", "left_out"}}


def posts_in(demo: str, *, whose: str | None = None, dated: bool = False) -> int:
    """How many posts the file holds, as plain SQL counts them: how many the example has depends on the day."""
    query = "SELECT count(*) FROM post JOIN client ON client.id = post.client_id WHERE coalesce(?, name) = name"
    with closing(sqlite3.connect(Path(demo) / DATABASE)) as connection:
        found = connection.execute(query + (" AND moment_wall IS NOT NULL" if dated else ""), (whose,)).fetchone()
    assert found[0] > 20
    return int(found[0])


def refusal(capsys: pytest.CaptureFixture[str]) -> str:
    told = capsys.readouterr()
    assert not told.out
    assert told.err.count("\n") == 1
    return told.err.strip()


def test_check_counts_every_kind_of_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    demo = str(tmp_path / "demo")
    assert main(["demo", demo, "--language", "en"]) == 0
    capsys.readouterr()
    assert main(["check", demo, "--json"]) == 0
    found = said(capsys)
    assert found["ok"] is True
    assert found["schema"] == SCHEMA_VERSION
    counts = found["counts"]
    assert isinstance(counts, dict)
    assert counts.keys() == counted().keys()
    assert {each.record for each in counted().values()} == RECORDS.keys()
    assert (counts["clients"], counts["posts"]) == (3, posts_in(demo))


def test_demo_never_overwrites(demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (tmp_path / "demo" / DATABASE).read_bytes()
    assert main(["demo", demo]) == 1
    assert demo in refusal(capsys)
    assert (tmp_path / "demo" / DATABASE).read_bytes() == before


def test_a_plan_is_read_once(demo: str, plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", demo, plan, "--client", "Café Nino", "--as", "plan", "--json"]) == 0
    over = {"passed_over": {"count": 1, "rows": [{"row": 1, "text": "Content plan"}]}}
    assert became(capsys) == {"added": 3, "updated": 0, "skipped": 0, "problems": [], **over}
    assert main(["import", demo, plan, "--client", "café nino ", "--json"]) == 0
    assert became(capsys) == {"added": 0, "updated": 0, "skipped": 3, "problems": [], **over}

    with_plan = posts_in(demo)
    assert main(["undo", demo]) == 0
    capsys.readouterr()
    assert main(["check", demo, "--json"]) == 0
    assert said(capsys)["counts"]["clients"] == 3
    assert posts_in(demo) == with_plan - 3
    assert main(["redo", demo]) == 0
    capsys.readouterr()
    assert main(["check", demo, "--json"]) == 0
    assert said(capsys)["counts"]["posts"] == posts_in(demo) == with_plan


def test_rows_that_are_passed_over_are_counted_and_shown(
    demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Date,Network,Text\n2026-11-05,Instagram,Hello\nWeek 2,,\nDate,Network,Text\n", encoding="utf-8")
    assert main(["import", demo, str(path), "--client", "New", "--dry-run", "--json"]) == 0
    rows = [{"row": 3, "text": "Week 2"}, {"row": 4, "text": "Date | Network | Text"}]
    assert said(capsys)["passed_over"] == {"count": 2, "rows": rows}
    assert main(["import", demo, str(path), "--client", "New"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[1:] == [
        "2 rows were passed over.",
        "No time is given for 1 of the posts; 12:00 was taken.",
        "3: Passed over, it is no row of the table: Week 2",
        "4: Passed over, it is no row of the table: Date | Network | Text",
    ]


@pytest.mark.parametrize("option", ["--paper", "--language", "--delimiter", "--network", "--status"])
def test_what_can_be_chosen_is_named_as_it_is_typed(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "desk", "strategy", "s.pdf", option, "nothing like that"])
    told = capsys.readouterr().err.splitlines()[-1]
    assert option in told
    assert "<" not in told


@pytest.mark.parametrize(("name", "sign"), [("comma", ","), ("semicolon", ";"), ("tab", "\t")])
def test_the_delimiter_of_a_csv_is_chosen(
    demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, sign: str
) -> None:
    out = tmp_path / "plan.csv"
    assert main(["export", demo, "calendar", str(out), "--language", "ru", "--delimiter", name]) == 0
    assert out.read_text("utf-8-sig").splitlines()[0].split(sign)[:3] == ["Идентификатор", "Клиент", "Дата"]
    capsys.readouterr()
    assert main(["import", demo, str(out), "--client", "Café Nino", "--json"]) == 0
    assert became(capsys) == {"added": 0, "updated": 0, "skipped": posts_in(demo), "problems": []}


def test_a_dry_run_changes_nothing(demo: str, plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", demo, plan, "--client", "New", "--dry-run", "--json"]) == 0
    assert said(capsys)["added"] == 3
    assert main(["check", demo, "--json"]) == 0
    assert said(capsys)["counts"]["clients"] == 3


def test_dates_that_fit_both_ways_are_asked(demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Date,Network,Text\n05/11/2026,Instagram,Hello\n06/11/2026,VK,Again\n", encoding="utf-8")
    assert main(["import", demo, str(path), "--client", "New"]) == 1
    assert "05/11/2026" in refusal(capsys)
    assert main(["import", demo, str(path), "--client", "New", "--dates", "dmy", "--json"]) == 0
    assert said(capsys)["added"] == 2


def test_columns_are_taken_as_the_window_was_told(
    demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from smmdesk.opening import open_workspace

    path = tmp_path / "plan.csv"
    path.write_text("Alpha,Beta\n2026-11-05,Hello\n", encoding="utf-8")
    with open_workspace(Path(demo)) as workspace:
        workspace.importing.import_file(path, "New", mapping={0: "date", 1: "text"}, kind=plans.PLAN)
    path.write_text("Alpha,Beta\n2026-12-05,Again\n", encoding="utf-8")
    assert main(["import", demo, str(path), "--client", "New", "--dry-run"]) == 0
    assert "as last time" in capsys.readouterr().out
    assert main(["import", demo, str(path), "--client", "New", "--json"]) == 0
    assert said(capsys) == {
        "added": 1,
        "updated": 0,
        "skipped": 0,
        "problems": [{"row": 0, "message": "No time is given for 1 of the posts; 12:00 was taken."}],
        "uses": [{"column": "Alpha", "use": "date"}, {"column": "Beta", "use": "text"}],
        "columns": "remembered",
    }


def test_columns_can_be_said_by_their_names(demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Alpha,Beta,Is = x,More\n2026-11-05 10:00,Hello,+,odd\n", encoding="utf-8")
    words = ["import", demo, str(path), "--client", "New", "--json"]
    for column, refused in (
        ("Delta=text", "no column “Delta”. Choose one of: Alpha, Beta, Is = x, More."),
        ("Beta=words", "“words” is nothing that the column “Beta” can be. Choose one of: id, client, date,"),
    ):
        assert main([*words, "--column", "alpha=date", "--column", column]) == 1
        assert refused in refusal(capsys)
    said_of = ("alpha=date", "BETA = text", "Is = x=instagram", "More=-")
    assert main([*words, *(word for column in said_of for word in ("--column", column))]) == 0
    found = said(capsys)
    assert (found["added"], found["problems"]) == (1, [])
    assert [each["use"] for each in found["uses"]] == ["date", "text", "instagram", "-"]
    path.write_text("Alpha,Beta,Is = x,More\n2026-12-05 10:00,Again,+,odd\n", encoding="utf-8")
    assert main(words) == 0
    assert said(capsys)["columns"] == "remembered"
    with pytest.raises(SystemExit) as wrong:
        main([*words, "--column", "Beta"])
    assert wrong.value.code == 2


def test_sheets_are_named_that_were_read_and_that_were_not(
    demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, path = openpyxl.Workbook(), tmp_path / "plan.xlsx"
    book.remove(book.worksheets[0])
    names = ["Date", "Platform", "Caption"]
    for name, rows in {
        "Sept": [names, ["2026-09-01", "VK", "One"]],
        "Oct": [names, ["2026-10-01", "MySpace", "Two"]],
        "Ideas": [["Topic"], ["Bread"]],
        "August": [names, ["2026-08-01", "VK", "Zero"]],
    }.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name == "August" else "visible"
        for row in rows:
            sheet.append(row)
    book.save(path)
    words = ["import", demo, str(path), "--client", "New", "--dry-run"]
    assert main([*words, "--json"]) == 0
    found = said(capsys)
    columns = "Date, Platform, Caption"
    assert found["sheets"] == [{"name": name, "rows": 1, "columns": columns} for name in ("Sept", "Oct")]
    assert found["left_out"] == [
        {"name": "August", "rows": 1, "columns": columns, "hidden": True},
        {"name": "Ideas", "rows": 1, "columns": "Topic"},
    ]
    message = "“MySpace” is not a network; it was kept in the note."
    assert {"row": 2, "sheet": "Oct", "message": message} in found["problems"]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "\nThe sheet “Ideas” was left out. Its rows: 1. Its columns: Topic.\n" in told
    assert f"\nThe hidden sheet “August” was left out. Its rows: 1. Its columns: {columns}.\n" in told
    assert f"Oct 2: {message}\n" in told


@pytest.mark.parametrize("content", [b"", b"hello\n", b"\x00\xff" * 300, b"PK\x03\x04 broken", b'"never closed\n' * 9])
def test_what_is_no_plan_is_refused(
    demo: str, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    assert main(["import", demo, str(path), "--client", "New"]) == 1
    assert refusal(capsys)
    assert main(["check", demo, "--json"]) == 0
    assert said(capsys)["counts"]["clients"] == 3


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_of_posts_read_back_changes_nothing(
    demo: str, tmp_path: Path, suffix: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / f"plan.{suffix}")
    client = "Sweet Balcony"
    assert main(["export", demo, "calendar", path, "--client", client, "--language", language]) == 0
    capsys.readouterr()
    assert main(["import", demo, path, "--client", client, "--json"]) == 0
    assert became(capsys) == {"added": 0, "updated": 0, "skipped": posts_in(demo, whose=client), "problems": []}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_table_of_all_clients_read_back_changes_nothing(
    demo: str, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / f"plan.{suffix}")
    assert main(["export", demo, "calendar", path]) == 0
    capsys.readouterr()
    assert main(["import", demo, path, "--client", "Sweet Balcony", "--json"]) == 0
    assert became(capsys) == {"added": 0, "updated": 0, "skipped": posts_in(demo), "problems": []}


@pytest.mark.parametrize("whose", ["Sweet Balcony", None])
def test_a_calendar_file_read_back_changes_nothing(
    demo: str, tmp_path: Path, whose: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """That of all clients under any of them, and under one that there is not."""
    path = str(tmp_path / "plan.ics")
    assert main(["export", demo, "calendar", path, *(["--client", whose] if whose else [])]) == 0
    with open_workspace(Path(demo)) as workspace:
        names = [whose] if whose else [*(client.name for client in workspace.clients.list()), "Nobody yet"]
    for name in names:
        capsys.readouterr()
        assert main(["import", demo, path, "--client", name, "--json"]) == 0
        assert became(capsys) == {
            "added": 0,
            "updated": 0,
            "skipped": posts_in(demo, whose=whose, dated=True),
            "problems": [],
        }
    assert main(["check", demo, "--json"]) == 0
    assert said(capsys)["counts"]["clients"] == 3


def test_a_published_post_stays_where_it_was(demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.csv"
    assert main(["export", demo, "calendar", str(path), "--client", "Sweet Balcony"]) == 0
    header, *lines = path.read_text("utf-8-sig").splitlines()
    row = next(line for line in lines if ",Published," in line)
    id, _date, rest = row.split(",", 2)
    path.write_text(f"{header}\n{id},2027-01-01,{rest}\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["import", demo, str(path), "--client", "Sweet Balcony", "--json"]) == 0
    message = (
        "A published post stays where it was. Set its status back to Scheduled first, or make a copy for the new time."
    )
    assert became(capsys) == {"added": 0, "updated": 0, "skipped": 1, "problems": [{"row": 2, "message": message}]}


@pytest.mark.parametrize(("first", "last"), [("0001-01-01", "9999-12-31"), ("9999-12-31", "9999-12-31")])
@pytest.mark.parametrize("suffix", ["pdf", "csv", "ics"])
def test_days_at_the_ends_of_time_are_days_too(demo: str, tmp_path: Path, first: str, last: str, suffix: str) -> None:
    path = str(tmp_path / f"plan.{suffix}")
    assert main(["export", demo, "calendar", path, "--from", first, "--to", last]) == 0


def test_the_last_day_before_the_first_is_refused_as_it_was_given(
    demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "plan.csv")
    assert main(["export", demo, "calendar", path, "--from", "2026-12-31", "--to", "2026-01-01"]) == 1
    assert "1 January 2026" in refusal(capsys)


@pytest.mark.parametrize(
    ("kind", "suffix"), [(kind, each[1:]) for kind in kinds() for each in OUTPUTS[kind].endings if each != ".ics"]
)
def test_every_kind_is_written_in_every_form(
    demo: str, tmp_path: Path, kind: str, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"out.{suffix}"
    assert main(["export", demo, kind, str(path), "--language", "ka", "--paper", "letter"]) == 0
    head = {"pdf": b"%PDF", "xlsx": b"PK", "csv": b"\xef\xbb\xbf", "json": b"{", "html": b"<!doctype html>"}[suffix]
    assert path.read_bytes().startswith(head)


OF_ITS_OWN = [kind for kind in kinds() if ".json" in OUTPUTS[kind].files]
"""What goes out as JSON that is no table."""


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind not in OF_ITS_OWN])
def test_keys_of_an_exported_json_are_the_same_in_every_language(demo: str, tmp_path: Path, kind: str) -> None:
    path, titles, found = tmp_path / "out.json", set(), set()
    for code in LANGUAGES:
        assert main(["export", demo, kind, str(path), "--language", code]) == 0
        made = json.loads(path.read_text("utf-8"))
        assert list(made) == ["title", "columns", "rows"]
        titles.add(made["title"])
        found.update({tuple(each["key"] for each in made["columns"]), *map(tuple, made["rows"])})
    assert len(titles) == len(LANGUAGES)
    assert len(found) == 1


@pytest.mark.parametrize("kind", OF_ITS_OWN)
def test_keys_of_what_is_no_table_are_the_same_in_every_language(demo: str, tmp_path: Path, kind: str) -> None:
    """The names and sentences within are of the language, all else is not."""
    found = set()
    for code in LANGUAGES:
        path = tmp_path / f"{code}.json"
        assert main(["export", demo, kind, str(path), "--language", code]) == 0
        # a report that was issued is a draft in any other language
        told = re.sub(r'"issued_on": "[^"]*"', '"issued_on": null', path.read_text("utf-8"))
        found.add(json.dumps(keys_of(json.loads(told))))
    assert len(found) == 1


def keys_of(told: object) -> object:
    """The shape of it: the keys, and numbers as they are."""
    if isinstance(told, dict):
        return {key: keys_of(value) for key, value in told.items()}
    if isinstance(told, list):
        # what is told by its name stands in the order of its language
        return sorted((keys_of(each) for each in told), key=json.dumps)
    return type(told).__name__ if isinstance(told, str) else told


def test_a_calendar_file_is_written(demo: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    assert main(["export", demo, "calendar", str(path)]) == 0
    text = path.read_text("utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    assert text.count("BEGIN:VEVENT") == posts_in(demo, dated=True), "all but ideas"


def test_days_are_inclusive(demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    everything, one_day = tmp_path / "all.json", tmp_path / "day.json"
    assert main(["export", demo, "calendar", str(everything)]) == 0
    rows = _rows(everything)
    day = next(row["date"] for row in rows if row["date"])
    assert main(["export", demo, "calendar", str(one_day), "--from", day, "--to", day]) == 0
    capsys.readouterr()
    assert [row["id"] for row in _rows(one_day)] == [row["id"] for row in rows if row["date"] == day]


def _rows(path: Path) -> list[dict[str, str]]:
    found = json.loads(path.read_text("utf-8"))
    rows: list[dict[str, str]] = found if isinstance(found, list) else found["rows"]
    return rows


def test_a_blank_checklist_needs_no_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    create_workspace(tmp_path / "empty").close()
    out = tmp_path / "blank.pdf"
    assert main(["export", str(tmp_path / "empty"), "checklist", str(out), "--blank", "--language", "ru"]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    capsys.readouterr()
    assert main(["export", str(tmp_path / "empty"), "checklist", str(tmp_path / "filled.pdf")]) == 1
    assert refusal(capsys)
    assert not (tmp_path / "filled.pdf").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "nowhere"],
        ["export", "{demo}", "calendar", "out.docx"],
        ["export", "{demo}", "budget", "out.pdf", "--client", "Nobody"],
        ["export", "{demo}", "budget", "out.ics"],
        ["export", "{demo}", "calendar", "nowhere/out.csv"],
        ["import", "{demo}", "nowhere.csv", "--client", "New"],
        ["undo", "nowhere"],
        ["restore", "nowhere.db", "{demo}"],
    ],
)
def test_refusals_are_one_line(
    demo: str, arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([each.format(demo=demo) for each in arguments]) == 1
    assert refusal(capsys)


@pytest.mark.parametrize(
    "arguments", [["import", "{demo}", ".", "--client", "New"], ["export", "{demo}", "clients", "."]]
)
def test_a_folder_where_a_file_should_be_is_named(
    demo: str, arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([each.format(demo=demo) for each in arguments]) == 1
    assert refusal(capsys).replace("“", " ").replace("”", " ").lstrip().startswith(". ")


@pytest.mark.parametrize(
    "arguments",
    [["export"], ["export", "w", "nonsense", "out.pdf"], ["import", "w", "f"], ["check", "--what"]]
    + [["export", "w", "budget", "out.pdf", "--from", day] for day in ("2026-13-01", "20260101", "2026-W01-1", "")],
)
def test_wrong_usage_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_backup_restores_what_was_and_can_itself_be_taken_back(
    demo: str, plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.db"
    assert main(["backup", demo, str(copy)]) == 0
    assert main(["import", demo, plan, "--client", "New"]) == 0
    assert main(["restore", str(copy), demo]) == 0
    capsys.readouterr()
    assert main(["check", demo, "--json"]) == 0
    assert said(capsys)["counts"]["clients"] == 3


def test_without_a_screen_the_example_is_made_and_printed(tmp_path: Path) -> None:
    surroundings = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "ru_RU.UTF-8"}
    surroundings["XDG_DOCUMENTS_DIR"] = str(tmp_path)
    run = subprocess.run(
        [sys.executable, "-m", "smmdesk"],
        capture_output=True,
        text=True,
        env=surroundings,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    made = tmp_path / "SMMdesk example"
    papers = sorted(path.name for path in (made / "documents").glob("*.pdf"))
    assert papers == sorted(f"{each.name}.pdf" for each in OUTPUTS.values() if each.document)
    assert str(made) in run.stdout


def test_without_a_screen_a_workspace_of_ones_own_is_not_called_an_example(
    demo: str, capsys: pytest.CaptureFixture[str]
) -> None:
    show_without_window(Path(demo), Language("en"))
    said, *papers, _how = capsys.readouterr().out.splitlines()
    assert said == f"There is no screen here, so no window can be shown. The documents of {demo}:"
    assert len(papers) == len([each for each in OUTPUTS.values() if each.document])


@pytest.mark.parametrize(
    ("spoilt", "named"),
    [
        ("text = CAST(x'FF41FF' AS TEXT)", "Could not decode to UTF-8 column 'text'"),
        ("status = 'nonsense'", "Post {id}: status"),
        ("wall = '2026-11-99T10:00', moment_zone = 'UTC'", "Post {id}: moment"),
        ("networks = '{'", "Post {id}: networks"),
    ],
)
def test_records_that_make_no_sense_are_damage_not_a_bug(
    demo: str, tmp_path: Path, spoilt: str, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from smmdesk.storage.connection import connect

    connection = connect(Path(demo) / DATABASE)
    (id,) = connection.execute("SELECT max(id) FROM post").fetchone()
    connection.execute(f"UPDATE post SET {spoilt.replace('wall', 'moment_wall')} WHERE id = '{id}'")
    connection.close()
    unlike = [f"Post {id}: not as in {each.name}" for each in (Path(demo) / BACKUPS).glob("*.db")]
    assert main(["export", demo, "calendar", str(tmp_path / "plan.csv")]) == 1
    assert "damaged" in refusal(capsys)
    assert main(["check", demo, "--json"]) == 1
    assert said(capsys)["faults"] == [named.format(id=id), *unlike]


def test_a_workspace_that_could_not_be_made_leaves_its_place_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from smmdesk.storage import opening
    from smmdesk.storage.errors import DiskFullError

    def full(*_arguments: object) -> None:
        raise DiskFullError

    with monkeypatch.context() as disk:
        disk.setattr(opening, "create", full)
        assert main(["demo", str(tmp_path / "demo")]) == 1
    assert refusal(capsys)
    assert main(["demo", str(tmp_path / "demo")]) == 0


def test_a_table_whose_description_is_damaged_is_refused_in_words(
    demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """SQLite quotes the damaged bytes in its complaint, and its driver cannot read them."""
    content = (Path(demo) / DATABASE).read_bytes()
    assert b"CREATE TABLE" in content
    spoilt = tmp_path / "spoilt"
    spoilt.mkdir()
    (spoilt / DATABASE).write_bytes(content.replace(b"CREATE TABLE", b"CREATE\xff\xfeABLE"))
    assert main(["check", str(spoilt)]) == 1
    assert "damaged" in refusal(capsys)
    assert main(["restore", str(spoilt / DATABASE), demo]) == 1
    assert "damaged" in refusal(capsys)
    assert main(["check", demo]) == 0


@pytest.fixture
def torn(demo: str) -> str:
    """The example with a page of posts destroyed: refused by everything but a rescue."""
    destroy_page(Path(demo), b"carousel")
    return demo


def test_what_can_still_be_read_becomes_a_new_workspace(
    demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", demo, "--json"]) == 0
    whole = said(capsys)["counts"]
    assert isinstance(whole, dict)
    destroy_page(Path(demo), b"carousel")
    torn = demo
    before = (Path(torn) / DATABASE).read_bytes()
    assert main(["check", torn]) == 1
    assert "damaged" in refusal(capsys)
    new = str(tmp_path / "new")
    assert main(["rescue", torn, new, "--json"]) == 0
    found = said(capsys)
    saved, lost = found["saved"], found["lost"]
    assert isinstance(saved, dict)
    assert isinstance(lost, dict)
    assert saved.keys() == lost.keys() == counted().keys()
    assert sum(saved.values()) > 200
    assert {kind: saved[kind] + lost[kind] for kind in saved} == whole
    assert found["nameless"] == 0
    assert (Path(torn) / DATABASE).read_bytes() == before
    assert main(["check", new, "--json"]) == 0
    assert said(capsys)["counts"] == saved


def test_a_rescue_says_what_is_lost(torn: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = tmp_path / "new"
    assert main(["rescue", torn, str(new)]) == 0
    told = capsys.readouterr().out
    assert "lost: about" in told
    assert str(new) in told
    assert main(["rescue", torn, str(new)]) == 1
    assert str(new) in refusal(capsys)


def test_a_rescue_that_finds_nothing_leaves_nothing(
    demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (Path(demo) / DATABASE).write_bytes(b"")
    assert main(["rescue", demo, str(tmp_path / "new")]) == 1
    assert DATABASE in refusal(capsys)
    assert main(["rescue", str(tmp_path / "absent"), str(tmp_path / "new")]) == 1
    assert "absent" in refusal(capsys)
    assert not (tmp_path / "new").exists()


@pytest.fixture
def newer(demo: str) -> str:
    """The example as a later version of the program would leave it."""
    with closing(connect(Path(demo) / DATABASE, journal_mode="DELETE")) as connection:
        connection.execute("CREATE TABLE mood (id TEXT, word TEXT)")
        connection.execute("INSERT INTO mood VALUES ('a', '=HYPERLINK(1)')")
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    return demo


def test_what_a_newer_program_wrote_becomes_a_spreadsheet(
    newer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (Path(newer) / "media" / "cake.jpg").write_bytes(b"a picture")
    before = content_of(newer)
    for command in (["check", newer], ["rescue", newer, str(tmp_path / "new")], ["undo", newer]):
        assert main(command) == 1
        told = refusal(capsys)
        assert f"version {SCHEMA_VERSION + 1}, this program knows {SCHEMA_VERSION}" in told
        assert "smmdesk rescue WORKSPACE OUT.xlsx" in told
    out = tmp_path / "all.xlsx"
    assert main(["rescue", newer, str(out), "--json"]) == 0
    saved = said(capsys)["saved"]
    assert isinstance(saved, dict)
    assert (saved["client"], saved["post"], saved["mood"]) == (3, posts_in(newer), 1)
    assert main(["rescue", newer, str(out)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"Written: {out}"
    assert content_of(newer) == before
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == [*saved, "media"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [row[1].value for row in book["mood"].iter_rows()] == ["word", "=HYPERLINK(1)"]
    assert [row[0].value for row in book["media"].iter_rows()] == ["file", "cake.jpg"]
    assert len(list(book["post"].iter_rows())) == posts_in(newer) + 1


def test_a_table_longer_than_a_sheet_goes_on_on_another(
    newer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("smmdesk.services.keeping.rescue.MAX_ROWS", 50)
    assert main(["rescue", newer, str(tmp_path / "all.xlsx")]) == 0
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    posts = [list(book[name].iter_rows(values_only=True)) for name in book.sheetnames if name.split()[0] == "post"]
    assert [len(each) for each in posts][:-1] == [51] * (len(posts) - 1)
    assert len(posts) > 1
    assert len({row for each in posts for row in each}) == posts_in(newer) + 1


def test_of_a_damaged_one_no_spreadsheet_is_made(torn: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rescue", torn, str(tmp_path / "all.xlsx")]) == 1
    assert "damaged" in refusal(capsys)
    assert not (tmp_path / "all.xlsx").exists()


def content_of(folder: str) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in Path(folder).rglob("*") if each.is_file()}


@pytest.mark.parametrize("form", [["--json"], []])
def test_letters_that_the_terminal_lacks_are_no_failure(demo: str, tmp_path: Path, form: list[str]) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Date,Text,Network\n2026-11-27,Hello,Фотосеть\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "smmdesk", "import", demo, str(path), "--client", "Café", *form],
        capture_output=True,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "ru", "PYTHONIOENCODING": "ascii"},
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    if form:
        assert "Фотосеть" in json.loads(run.stdout)["problems"][0]["message"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["budget", "out.pdf", "--blank"], "--blank"),
        (["calendar", "out.pdf", "--handout"], "--handout"),
        (["clients", "out.pdf", "--handout", "--from", "2026-01-01"], "--from"),
        (["clients", "out.csv", "--from", "2026-01-01"], "--from"),
        (["comparison", "out.pdf", "--to", "2026-01-01"], "--to"),
        (["checklist", "out.pdf", "--blank", "--to", "2026-01-01"], "--to"),
        (["calendar", "out.pdf", "--pap", "a4"], "--pap"),
    ],
)
def test_what_would_have_no_effect_is_wrong_usage(
    demo: str, arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["export", demo, *arguments])
    assert left.value.code == 2
    assert named in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_system_refuses_in_the_language_of_the_surroundings(
    demo: str, tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SMMDESK_LANGUAGE", language)
    (tmp_path / "out.csv").mkdir()
    for arguments, code in (
        (["export", demo, "calendar", str(tmp_path / "nowhere" / "out.csv")], "ENOENT"),
        (["export", demo, "calendar", str(tmp_path / "out.csv")], "EISDIR"),
        (["demo", str(tmp_path / ("x" * 300))], "ENAMETOOLONG"),
    ):
        assert main(arguments) == 1
        assert Language(language)(REASONS[code]) in refusal(capsys)


def test_a_name_cannot_steer_the_terminal(demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "Nobody\n\x1b[2J\u202eat all"
    assert main(["export", demo, "calendar", str(tmp_path / "out.csv"), "--client", name]) == 1
    assert refusal(capsys).startswith("There is no client “Nobody [2J at all” in this workspace. Choose one of: ")
    (tmp_path / "plan.csv").write_text('Date,Network,Text\n2026-11-27 10:00,"Sky\n\x1b[2J",Hello\n', "utf-8")
    assert main(["import", demo, str(tmp_path / "plan.csv"), "--client", "New"]) == 0
    told = capsys.readouterr().out
    assert told.count("\n") == 2
    assert "\x1b" not in told


def test_the_client_that_was_likely_meant_is_named(
    demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out.csv")
    assert main(["export", demo, "calendar", out, "--client", "sweet balkony"]) == 1
    assert refusal(capsys).endswith(" Did you mean “Sweet Balcony”?")
    with open_workspace(Path(demo)) as workspace:
        for number in range(9):
            workspace.clients.add(f"Z{number}")
    assert main(["export", demo, "calendar", out, "--client", "Nobody at all"]) == 1
    told = refusal(capsys)
    assert "Alderbrook City Library, " in told
    assert told.endswith(", ….")
    assert "Z8" not in told
    create_workspace(tmp_path / "empty").close()
    assert main(["export", str(tmp_path / "empty"), "calendar", out, "--client", "Sweet Balcony"]) == 1
    assert refusal(capsys).startswith("There is no client in this workspace yet.")


def test_the_backup_that_was_likely_meant_is_named(demo: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", demo]) == 0
    made = Path(capsys.readouterr().out.strip())
    assert main(["restore", str(made.with_name(made.name[1:])), demo]) == 1
    assert refusal(capsys).endswith(f" Did you mean {made.name}?")
    assert main(["restore", str(made.with_name("x")), demo]) == 1
    assert refusal(capsys).endswith(" Choose one from the workspace's folder “backups”.")


def test_a_workspace_in_the_way_is_told_from_other_things(
    demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", demo]) == 1
    assert refusal(capsys).startswith("There is a workspace in ")
    (tmp_path / "notes.txt").touch()
    assert main(["demo", str(tmp_path)]) == 1
    assert refusal(capsys).startswith("There is something in ")


@pytest.mark.parametrize("ending", ["| head -1", "| true", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_whoever_does_not_listen_is_no_failure(demo: str, tmp_path: Path, ending: str) -> None:
    run = in_shell(tmp_path, f"check {demo} --json {ending}")
    assert (run.returncode, run.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_report_that_finds_no_room_is_said_to_be_lost(demo: str, tmp_path: Path) -> None:
    run = in_shell(tmp_path, f"check {demo} > /dev/full")
    assert (run.returncode, run.stderr) == (1, b"the disk is full\n")


def test_a_refusal_that_nobody_hears_does_not_turn_to_the_output(tmp_path: Path) -> None:
    run = in_shell(tmp_path, f"check {tmp_path / 'nowhere'} 2>&-")
    assert (run.returncode, run.stdout) == (1, b"")


def in_shell(home: Path, line: str, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    root = Path(__file__).parents[2]
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{sys.executable} -m smmdesk {line}"],
        capture_output=True,
        env={"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "en", **surroundings},
        cwd=root,
        check=False,
    )


def test_a_folder_of_foreign_letters_without_a_locale(tmp_path: Path) -> None:
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    folder = tmp_path / "Стол მაგიდა"
    for line in (
        f"demo '{folder}'",
        f"check '{folder}'",
        f"backup '{folder}'",
        f"export '{folder}' calendar '{folder}.csv'",
    ):
        run = in_shell(tmp_path, line, **plain)
        assert (run.returncode, run.stderr) == (0, b"")
    assert len(list((folder / "backups").glob("*.db"))) == 2


def test_where_no_log_can_be_written_a_bug_is_still_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken(*_arguments: object) -> None:
        raise LookupError("a bug")

    monkeypatch.setitem(COMMANDS, "check", COMMANDS["check"]._replace(act=broken))
    monkeypatch.setattr(logs, "log_folder", lambda: tmp_path / "nowhere")
    assert main(["check", "w"]) == 1
    assert refusal(capsys) == "Something went wrong inside SMMdesk; nothing was changed."
    monkeypatch.setattr(logs, "log_folder", lambda: tmp_path)
    assert main(["check", "w"]) == 1
    assert str(tmp_path / logs.LOG_NAME) in refusal(capsys)


def test_after_a_commit_no_bug_says_that_nothing_was_changed(
    demo: str, plan: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken(*_arguments: object) -> None:
        raise LookupError("a bug")

    monkeypatch.setattr(logs, "log_folder", lambda: tmp_path)
    log = tmp_path / logs.LOG_NAME
    monkeypatch.setattr(ImportReport, "__init__", broken)
    assert main(["import", demo, plan, "--client", "Newcomer"]) == 1
    said = f"It was done, but something went wrong inside SMMdesk afterwards. Details are in {log}."
    assert refusal(capsys) == said
    with open_workspace(Path(demo)) as opened:
        assert opened.clients.named("Newcomer")
    monkeypatch.setattr(Workspace, "check", broken)  # the next command has done nothing yet
    assert main(["check", demo]) == 1
    assert "nothing was changed" in refusal(capsys)


def test_a_manifest_that_is_none_costs_no_command_its_word(
    demo: str, plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", demo]) == 0
    made = Path(capsys.readouterr().out.strip())
    for number, content in enumerate((b"[" * 100_000, b'{"made_at": "2026-01-01T00:00:00"}')):
        other = made.with_name(f"00009{number}-20260101T000000Z.db")
        other.write_bytes(made.read_bytes())
        manifest_of(other).write_bytes(content)
    assert main(["import", demo, plan, "--client", "Newcomer"]) == 0
    assert "added" in capsys.readouterr().out
    assert len(list(made.parent.glob("00009*-20260101T000000Z.db"))) == 2


def test_an_example_that_was_stopped_leaves_its_place_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Workspace, "make_example", stop)
    assert main(["demo", str(tmp_path / "new")]) == 1
    assert refusal(capsys) == "Stopped. Nothing was changed."
    assert not (tmp_path / "new").exists()
    (tmp_path / "empty").mkdir()
    assert main(["demo", str(tmp_path / "empty")]) == 1
    assert list((tmp_path / "empty").iterdir()) == []


def test_of_two_that_make_a_workspace_in_one_place_one_is_refused(tmp_path: Path) -> None:
    """And does not take away what the other has made so far."""
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "smmdesk", "demo", str(tmp_path / "new")],
            env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
            cwd=Path(__file__).parents[2],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _each in range(2)
    ]
    assert sorted(run.wait() for run in runs) == [0, 1]
    assert main(["check", str(tmp_path / "new")]) == 0


def test_what_is_done_is_finished_in_peace(demo: str, plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C while the workspace is being closed must not say that nothing was changed."""
    assert main(["import", demo, plan, "--client", "New"]) == 0
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_an_export_through_a_link_writes_what_it_points_to(demo: str, tmp_path: Path) -> None:
    link, target = tmp_path / "link.csv", tmp_path / "target.csv"
    link.symlink_to(target)
    assert main(["export", demo, "calendar", str(link)]) == 0
    assert link.is_symlink()
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_workspace_or_its_records_are_no_plan(demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", demo, "calendar", str(tmp_path / "posts.json")]) == 0
    capsys.readouterr()
    for path in (Path(demo) / DATABASE, tmp_path / "posts.json"):
        assert main(["import", demo, str(path), "--client", "New"]) == 1
        assert path.name in refusal(capsys)


@pytest.mark.parametrize(
    ("words", "counts"),
    [([], (0, 0, 3)), (["--changed", "update"], (0, 1, 2)), (["--changed", "add"], (1, 0, 2))],
)
def test_a_changed_row_is_told_and_only_taken_in_as_was_said(
    demo: str, plan: str, capsys: pytest.CaptureFixture[str], words: list[str], counts: tuple[int, int, int]
) -> None:
    given = ["import", demo, plan, "--client", "Bakery"]
    assert main(given) == 0
    Path(plan).write_text(PLAN.replace("Hello", "Hello!"), encoding="utf-8")
    capsys.readouterr()
    assert main([*given, *words, "--json"]) == 0
    told = said(capsys)
    assert (told["added"], told["updated"], told["skipped"]) == counts
    (changed,) = told["changed"]
    assert (changed["row"], changed["field"], changed["since"]) == (3, "text", None)
    assert changed["done"] == (words[-1] if words else "skip")
    assert changed["message"] == "Looks like the post of 27 November 2026, changed: “Hello” became “Hello!”."


def test_how_many_rows_are_left_out_is_said(demo: str, plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["import", demo, plan, "--client", "Bakery"]
    assert main(given) == 0
    Path(plan).write_text(PLAN.replace("2026-11-28", "2026-11-29"), encoding="utf-8")
    capsys.readouterr()
    assert main(given) == 0
    assert capsys.readouterr().out.splitlines()[:4] == [
        "0 added, 0 updated, 3 skipped.",
        "1 row was passed over.",
        "1 row looks like a post that is here, changed, and was left out: say --changed update or add.",
        "4: Looks like the post of 28 November 2026, changed: “28 Nov 2026, 19:30” became “29 Nov 2026, 19:30”.",
    ]


def test_what_becomes_of_changed_rows_is_one_of_three(demo: str, plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["import", demo, plan, "--client", "Bakery", "--changed", "all"])
    assert ended.value.code == 2
    assert "--changed" in capsys.readouterr().err
