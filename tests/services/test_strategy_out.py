"""What goes out of strategies: by the command line in every form, as rows for programs, as a workbook, compared."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from smmdesk.command.cli import main
from smmdesk.documents.strategies.changes import told as told_changes
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, FormulaId
from smmdesk.domain.planning.named import Part
from smmdesk.domain.results.named import Shown
from smmdesk.domain.results.records import Formula
from smmdesk.domain.strategy.records import Goal, StrategyEntry
from smmdesk.domain.strategy.versions import mark
from smmdesk.services.exporting import NothingToPrintError
from smmdesk.services.outputs import OUTPUTS, Wish
from smmdesk.services.outputs.strategy_of import NoStrategyError
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.speech.strategies import Measures, Teller
from tests.desks import new_desk
from tests.documents.conftest import Printed
from tests.strategies import CLIENT, FULL, GOALS, in_force, kept, second, with_rows

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.workspace import Workspace

EN = Language("en")
OLD, NEW = in_force(FULL), second()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The confectioner with a version in force and a draft, and a client of whom nothing is planned."""
    folder = tmp_path_factory.mktemp("strategies") / "desk"
    with new_desk(folder) as made:
        kept(made, OLD, NEW)
        made.records.add(Client(id=ClientId("other"), name="Other client"))
    return folder


def exported(desk: Path, out: Path, *options: str) -> int:
    return main(["export", str(desk), "strategy", str(out), *options])


OF_CLIENT = ("--client", "Sweet Balcony")


def told(desk: Path, out: Path, *options: str) -> dict[str, Any]:
    assert exported(desk, out, *OF_CLIENT, *options) == 0
    [found] = json.loads(out.read_text("utf-8"))["strategies"]
    return dict(found)


def test_it_is_the_version_in_force_or_the_one_that_is_named(desk: Path, tmp_path: Path) -> None:
    assert told(desk, tmp_path / "s.json")["version"] == 1
    assert told(desk, tmp_path / "s.json", "--version", "2")["version"] == 2


def test_a_paper_with_what_changed_holds_each_changed_row(desk: Path, tmp_path: Path) -> None:
    assert exported(desk, tmp_path / "s.pdf", *OF_CLIENT, "--version", "2", "--compare", "1") == 0
    read = Printed((tmp_path / "s.pdf").read_bytes())
    for words in (
        "Version 2",
        mark(NEW),
        "What changed since version 1",
        "1.1 Orders from Instagram Changed",
        "Target 60 80 +20",
        "Within half an hour, 9:00 to 21:00",
        "11.2 The baker falls ill for a week Removed",
        "9.3 Vote on a filling Added",
    ):
        assert read.holds(words), words


def test_one_page_alone_goes_out_as_well(desk: Path, tmp_path: Path) -> None:
    assert exported(desk, tmp_path / "s.pdf", *OF_CLIENT, "--brief") == 0
    assert len(Printed((tmp_path / "s.pdf").read_bytes()).page_texts) == 1
    assert exported(desk, tmp_path / "s.xlsx", *OF_CLIENT, "--brief") == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--client", "Other client"), "Other client has no strategy yet. Start one on the page Strategy."),
        ((*OF_CLIENT, "--version", "7"), "The strategy of Sweet Balcony has no version 7. Choose one of these: 1, 2."),
        ((*OF_CLIENT, "--compare", "3"), "The strategy of Sweet Balcony has no version 3. Choose one of these: 1, 2."),
    ],
)
@pytest.mark.parametrize("ending", OUTPUTS["strategy"].endings)
def test_what_is_not_there_is_refused_in_one_line(
    options: tuple[str, ...], said: str, ending: str, desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"s{ending}"
    assert exported(desk, out, *options) == 1
    assert capsys.readouterr().err == f"{said}\n"
    assert not out.exists()


NO_NUMBER = "is no version: write its number, a whole one from 1 on, such as 2"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--version", "1"), "argument --version: versions are those of one client: name it with --client"),
        ((*OF_CLIENT, "--version", "0"), f"argument --version: '0' {NO_NUMBER}"),
        ((*OF_CLIENT, "--compare", "one"), f"argument --compare: 'one' {NO_NUMBER}"),
        ((*OF_CLIENT, "--brief", "--compare", "1"), "argument --compare: strategy-brief has no versions to compare"),
        ((*OF_CLIENT, "--from", "2026-01-01"), "argument --from/--to: strategy has no days"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(
    options: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        exported(tmp_path, tmp_path / "s.pdf", *options)
    assert left.value.code == 2
    assert capsys.readouterr().err.endswith(f"{said}\n")


# for programs


def test_every_field_of_every_row_stands_in_the_file(desk: Path, tmp_path: Path) -> None:
    found = told(desk, tmp_path / "s.json")
    assert (found["mark"], found["status"], found["ends"]) == (mark(OLD), "in_force", "2026-12-31")
    assert found["funnel_budget"] == {"amount": "4500.00", "currency": "GEL"}
    assert (found["margin"], found["orders_a_year"], found["customer_years"]) == ("0.42", "2.5", "3")
    assert found["frozen_at"] == "2026-09-28T12:00:00+00:00"
    assert {*found["parts"]} == {part.value for part in Part}
    for part, rows in FULL.rows.items():
        own = found["parts"][part.value]
        assert [row["number"] for row in own] == [FULL.number_of(row) for row in rows]
        hidden = {"strategy_id", "position", "part"}
        assert {*own[0]} >= {each.name for each in fields(rows[0])} - hidden, part


def test_figures_are_in_the_unit_of_their_metric(desk: Path, tmp_path: Path) -> None:
    parts = told(desk, tmp_path / "s.json")["parts"]
    leads, cpl, _followers, rate = parts["kpi"]
    assert (leads["unit"], leads["plan"]["2026-10"], leads["goal_id"]) == ("number", 40, "1.1 Orders from Instagram")
    assert (cpl["unit"], cpl["plan"]["2026-10"]) == ("money", {"amount": "12.00", "currency": "GEL"})
    assert (rate["unit"], rate["plan"]["2026-12"], rate["on_track"]) == ("percent", "0.0425", "0.95")
    assert (parts["goals"][0]["network"], parts["goals"][0]["task"]) == ("instagram", "leads")
    assert parts["channels"][0]["account_id"] == "@sweet_balcony"
    assert parts["channels"][0]["slots"][0] == "mon 13:15"
    assert parts["tool"][0]["fields"]["kind"] == "content"
    assert parts["tool"][0]["fields"]["from"] == "2026-10-05"
    assert parts["funnel"][1]["expected"] == "0.04"


def test_a_version_that_another_follows_says_its_last_day(workspace: Workspace, tmp_path: Path) -> None:
    after = replace(NEW.strategy, starts=None).put_in_force(date(2026, 11, 15), datetime(2026, 11, 15, 9, tzinfo=UTC))
    kept(workspace, replace(OLD, strategy=OLD.strategy.closed()), replace(NEW, strategy=after))
    client = workspace.clients.list()[0].id
    for number, last in ((1, "2026-11-14"), (2, None)):
        wish = Wish(output="strategy", language=EN, client_id=client, version=number)
        workspace.exporting.export(wish, tmp_path / "s.json")
        [found] = json.loads((tmp_path / "s.json").read_text("utf-8"))["strategies"]
        assert (found["last_day_in_force"], found["ends"]) == (last, "2026-12-31")
        workspace.exporting.export(wish, tmp_path / "s.xlsx")
        heads, cells, *_rest = load_workbook(tmp_path / "s.xlsx").worksheets[0].iter_rows(values_only=True)
        cell = dict(zip(heads, cells, strict=True))["Last day in force"]
        assert cell == (datetime.fromisoformat(last) if last else None)


def test_changes_are_told_row_by_row(desk: Path, tmp_path: Path) -> None:
    found = told(desk, tmp_path / "s.json", "--version", "2", "--compare", "1")["changes"]
    assert (found["since"], found["mark"]) == (1, mark(OLD))
    rows = [(row["change"], row["part"], row["number"], row["name"]) for row in found["rows"]]
    assert rows[1:] == [
        ("changed", "goals", "1.1", "Orders from Instagram"),
        ("added", "tool", "9.3", "Vote on a filling"),
        ("changed", "duty", "10.2", "Answers"),
        ("removed", "risks", "11.2", "The baker falls ill for a week"),
        ("moved", "corrections", found["rows"][-1]["number"], found["rows"][-1]["name"]),
    ]
    target = next(field for field in found["rows"][1]["fields"] if field["field"] == "target")
    assert target == {"field": "target", "label": "Target", "before": 60, "after": 80, "difference": "+20"}
    # who agreed is left out of a copy
    assert {field["field"] for field in found["rows"][0]["fields"]} == {"starts", "approved_by", "approved_on"}
    assert "changes" not in told(desk, tmp_path / "s.json")


# as a workbook


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_workbook_has_a_sheet_for_each_part_and_one_for_what_changed(code: str, desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "s.xlsx"
    assert exported(desk, out, *OF_CLIENT, "--version", "2", "--compare", "1", "--language", code) == 0
    book = load_workbook(out)
    assert len(book.sheetnames) == len(Part) + 2
    goals = [[cell.value for cell in row] for row in book.worksheets[1].iter_rows()]
    assert goals[1][:2] == ["1.1", "Orders from Instagram"]
    assert goals[1][-1] == Language(code).word(Shown.NUMBER)
    assert 80 in goals[1]
    changes = [[cell.value for cell in row] for row in book.worksheets[-1].iter_rows()]
    assert any({"60", "80", "+20"} <= {*map(str, row)} for row in changes)


def test_amounts_and_days_are_cells_to_reckon_with(desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "s.xlsx"
    assert exported(desk, out, *OF_CLIENT) == 0
    book = load_workbook(out)
    sheets = {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}
    assert datetime(2026, 12, 31) in sheets["1 Goals"][1]
    assert (sheets["1 Goals"][3][6], sheets["1 Goals"][3][-1]) == (4.25, "Percent")
    assert 900 in sheets["8 Channels"][1]
    assert 0.04 in sheets["7 Funnel"][2]
    assert datetime(2026, 10, 5) in sheets["9 Marketing tools"][1]


# of several clients, own formulas, what is gone


def test_those_without_a_strategy_are_passed_over_among_several(desk: Path, tmp_path: Path) -> None:
    assert exported(desk, tmp_path / "s.json") == 0
    found = json.loads((tmp_path / "s.json").read_text("utf-8"))["strategies"]
    assert [each["client"] for each in found] == ["Sweet Balcony"]
    assert exported(desk, tmp_path / "s.pdf") == 0


def test_where_nobody_has_one_nothing_is_written(workspace: Workspace, tmp_path: Path) -> None:
    client = workspace.clients.add("Honey")
    for ending in OUTPUTS["strategy"].endings:
        with pytest.raises(NothingToPrintError):
            workspace.exporting.export(Wish(output="strategy", language=EN), tmp_path / f"s{ending}")
        with pytest.raises(NoStrategyError):
            workspace.exporting.export(
                Wish(output="strategy", language=EN, client_id=client.id), tmp_path / f"s{ending}"
            )


def test_a_metric_of_ones_own_is_told_by_its_name_and_in_its_unit(workspace: Workspace) -> None:
    first, *rest = GOALS
    assert isinstance(first, Goal)
    first = replace(first, metric="saved", baseline=1500, target=2250)
    kept(workspace, with_rows(FULL, Part.GOALS, [first, *rest]))
    own = Formula(id=FormulaId("f"), name="Saves a thousand", key="saved", expression="saves/reach", shown=Shown.TIMES)
    workspace.records.add(own)
    body: Any = workspace.exporting.documents(Wish(output="strategy", language=EN))[0].body
    row = next(block["rows"][0] for block in body["parts"][0]["blocks"] if block["kind"] == "table")
    assert [cell.text for cell in row[2:5]] == ["Saves a thousand, Instagram", "1.50×", "2.25×"]


def test_a_field_that_is_none_any_more_is_printed_by_its_key(workspace: Workspace) -> None:
    tool = FULL.rows[Part.TOOLS][0]
    assert isinstance(tool, StrategyEntry)
    kept(workspace, with_rows(FULL, Part.TOOLS, [replace(tool, fields={**tool.fields, "colour": "Of honey"})]))
    body: Any = workspace.exporting.documents(Wish(output="strategy", language=EN))[0].body
    assert ("colour", "Of honey") in body["parts"][8]["blocks"][0]["facts"]


def test_the_newest_is_printed_where_none_is_in_force(workspace: Workspace) -> None:
    kept(workspace, FULL, second())
    [document] = workspace.exporting.documents(Wish(output="strategy", language=EN))
    assert document.head.period.startswith("Draft · Version 2")
    [named] = workspace.exporting.documents(Wish(output="strategy", language=EN, record=FULL.strategy.id))
    assert named.head.period.startswith("Draft · Version 1")
    assert document.head.client == CLIENT.name


def test_a_rate_of_ones_own_is_printed_as_its_formula_says_and_compared_to_the_last_decimal() -> None:
    formula = Formula(
        id=FormulaId("own"), name="Warmth", key="warmth", expression="likes / views", shown=Shown.PERCENT, decimals=1
    )
    goal = replace(next(row for row in NEW.rows[Part.GOALS] if isinstance(row, Goal)), metric="warmth", target=36_875)
    teller = Teller(sheet=NEW, language=EN, measures=Measures.of([formula]))
    assert teller.words(goal, "target") == "3.7%"
    assert replace(teller, is_exact=True).words(goal, "target") == "3.6875%"
    old, new = (with_rows(NEW, Part.GOALS, (replace(goal, target=kept),)) for kept in (36_875, 36_900))
    [change] = told_changes(replace(teller, sheet=old), replace(teller, sheet=new))
    [field] = change.fields
    assert [run.text for run in (*field.before, *field.after)] == ["3.6875%", "3.69%"]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_one_page_is_one_page_on_either_paper(example_folder: Path, code: str, paper: str, tmp_path: Path) -> None:
    asked = ("--client", "Sweet Balcony", "--brief", "--language", code, "--paper", paper)
    assert exported(example_folder, tmp_path / "s.pdf", *asked) == 0
    assert len(Printed((tmp_path / "s.pdf").read_bytes()).page_texts) == 1
