"""A column of a file that somebody keeps: from the import to a formula, and to what that comes to."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.changes import IMPORT_RESULTS
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, FormulaId, PublicationId, SnapshotId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.results.derived import mixed
from smmdesk.domain.results.formula_errors import FormulaError, ManyTimesReachError, MisspeltNameError, UnknownNameError
from smmdesk.domain.results.keys import TakenKeyError
from smmdesk.domain.results.named import Basis
from smmdesk.domain.results.records import Formula, Publication, Snapshot
from smmdesk.services.outputs import Wish
from smmdesk.services.reading.figures import FIGURES
from smmdesk.services.reading.kind import Asked
from smmdesk.services.results import Cell
from smmdesk.speech.explained import explanation
from smmdesk.speech.language import Language
from tests.documents.conftest import Printed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smmdesk.workspace import Workspace

EN, CLIENT, MARCH = Language("en"), ClientId("honey"), Period.month(2026, 3)


@pytest.fixture
def desk(workspace: Workspace, tmp_path: Path) -> Workspace:
    """March of a client, with a column that no network has."""
    workspace.records.add(Client(id=CLIENT, name="Honey", currency="EUR"))
    rows = "".join(f"2026-03-{day:02},{day},{10 + day},{2 * day}\n" for day in range(1, 32))
    file = tmp_path / "days.csv"
    file.write_text(f"Date,Views,Mood,Настроение дня\n{rows}", "utf-8")
    columns = {"Mood": "own", "Настроение дня": "own"}
    workspace.importing.import_file(file, "Honey", kind=FIGURES, columns=columns, asked=Asked("vk"))
    return workspace


def own(desk: Workspace, expression: str, key: str = "mine") -> Formula:
    desk.results.check_formula(expression, key)
    return desk.results.add_formula(Formula(id=FormulaId(key), name=key.title(), key=key, expression=expression))


def of_posts(desk: Workspace, *figures: Mapping[str, int]) -> None:
    with desk.database.write(IMPORT_RESULTS) as work:
        for at, each in enumerate(figures, 1):
            moment = LocalMoment.at(date(2026, 3, at), 10, 0, "Etc/UTC")
            id = PublicationId(f"p{at}")
            work.save(Publication(id=id, client_id=CLIENT, network=Network.VK, moment=moment))
            work.save(Snapshot(id=SnapshotId(f"s{at}"), publication_id=id, taken_on=MARCH.last, figures=each))


def told(desk: Workspace, folder: Path) -> dict[str, Any]:
    wish = Wish(output="results", language=EN, client_id=CLIENT, period=MARCH)
    desk.exporting.export(wish, folder / "results.json")
    (found,) = json.loads((folder / "results.json").read_text("utf-8"))["results"]
    return dict(found["figures"])


def test_it_is_a_sum_of_days_wherever_figures_are_told(desk: Workspace, tmp_path: Path) -> None:
    own(desk, "x_mood / views")
    sheet = desk.results.sheet(CLIENT, MARCH)
    assert sheet.value("x_mood").value == 31 * 10 + 31 * 16
    assert sheet.value("mine").value == Fraction(806, 496)
    figures = told(desk, tmp_path)
    assert (figures["x_mood"]["name"], figures["x_mood"]["value"]) == ("mood", "806")
    assert (figures["mine"]["value"], figures["mine"]["inputs"]) == ("13/8", {"views": "496", "x_mood": "806"})
    desk.exporting.export(Wish(output="results", language=EN, client_id=CLIENT, period=MARCH), tmp_path / "r.pdf")
    printed = Printed((tmp_path / "r.pdf").read_bytes()).text
    assert "Mine = mood ÷ Views; Number, 2 decimals" in " ".join(printed.split())
    assert "настроение дня" in printed
    said = explanation(sheet, "mine", EN)
    assert (said.formula, said.inputs) == ("mood ÷ Views", (("Views", "496"), ("mood", "806")))
    assert "added up over days" in explanation(sheet, "x_mood", EN).definition


def test_its_name_is_that_of_the_column_in_any_script(desk: Workspace) -> None:
    assert desk.results.own_columns() == {"x_mood", "x_настроение_дня"}
    own(desk, "x_настроение_дня - x_mood")
    sheet = desk.results.sheet(CLIENT, MARCH)
    assert sheet.value("mine").value == 2 * 496 - 806
    assert explanation(sheet, "mine", EN).formula == "настроение дня − mood"


def test_what_no_file_ever_gave_is_refused_with_what_is_near(desk: Workspace) -> None:
    with pytest.raises(MisspeltNameError) as refused:
        desk.results.check_formula("views / x_mod")
    assert refused.value.values == {"word": "x_mod", "at": 9, "nearest": "x_mood"}
    with pytest.raises(UnknownNameError):
        desk.results.check_formula("x_zzzzzzzzzzzz")
    with pytest.raises(FormulaError):
        desk.results.check_formula("x_mood + spend")  # a count is no money


def test_a_formula_whose_column_is_gone_says_that_it_is_not_known(desk: Workspace) -> None:
    own(desk, "x_mood / views")
    desk.history.undo()
    desk.history.undo()
    desk.records.add(Formula(id=FormulaId("mine"), name="Mine", key="mine", expression="x_mood / views"))
    assert desk.results.own_columns() == set()
    value = desk.results.sheet(CLIENT, MARCH).value("mine")
    assert (value.value, value.inputs) == (None, {"views": None, "x_mood": None})
    desk.results.check_formula("mine * 2")  # what rests on it has no mistake of its own
    with pytest.raises(FormulaError):
        desk.results.check_formula("x_mood / views", "mine")


def test_of_posts_it_is_a_figure_of_each(desk: Workspace, tmp_path: Path) -> None:
    of_posts(desk, {"reach": 100, "x_smiles": 5}, {"reach": 300, "x_smiles": 5}, {"reach": 50})
    own(desk, "x_smiles / reach")
    sheet = desk.results.sheet(CLIENT, MARCH)
    assert [sheet.at("mine", post) for post in sheet.posts] == [Fraction(1, 20), Fraction(1, 60), None]
    assert (sheet.value("mine").value, sheet.value("mine").posts) == (Fraction(10, 400), 2)
    assert (sheet.value("x_smiles").value, sheet.value("x_smiles").basis) == (Fraction(10), Basis.POSTS)
    assert told(desk, tmp_path)["mine"]["value"] == "1/40"
    # days and posts are two ways of counting
    assert sheet.calculations["mine"].names == {"x_smiles", "reach"}
    own(desk, "x_mood / reach", "both")
    assert mixed({"x_mood", "reach"}, desk.results.sheet(CLIENT, MARCH)) == ["reach"]


def test_the_books_of_the_business_are_the_whole(desk: Workspace) -> None:
    desk.results.type_figures(CLIENT, [Cell(account_id=None, period=MARCH, metric="x_mood", figure=1000)])
    total = desk.results.sheet(CLIENT, MARCH).value("x_mood").total
    assert total is not None
    assert (total.value, total.other) == (Fraction(1000), 1000 - 806)


def test_amounts_of_another_currency_count_nowhere(desk: Workspace) -> None:
    desk.results.type_figures(CLIENT, [Cell(account_id=None, period=MARCH, metric="x_spend_usd", figure=1000)])
    assert "x_spend_usd" not in desk.results.own_columns()
    with pytest.raises(UnknownNameError):
        desk.results.check_formula("x_spend_usd / views")


def test_a_formula_does_not_take_its_name(desk: Workspace) -> None:
    with pytest.raises(TakenKeyError):
        own(desk, "views", "x_mood")
    own(desk, "views * 2", "x_factor")
    desk.results.type_figures(CLIENT, [Cell(account_id=None, period=MARCH, metric="x_factor", figure=7)])
    assert desk.results.sheet(CLIENT, MARCH).value("x_factor").value == 2 * 496


PEOPLE = "Date,Views,Returning Viewers,Уникальные зрители,New fans\n"


def test_people_of_days_are_not_added_up_in_columns_of_ones_own_either(workspace: Workspace, tmp_path: Path) -> None:
    """They are counted anew on every day: a period has the mean day, and a formula may not multiply it."""
    workspace.records.add(Client(id=CLIENT, name="Honey", currency="EUR"))
    file, names = tmp_path / "days.csv", PEOPLE.strip().split(",")[2:]
    file.write_text(PEOPLE + "".join(f"2026-03-{day:02},9,{day},{day},{day}\n" for day in range(1, 31)), "utf-8")
    columns = dict.fromkeys(names, "own")
    workspace.importing.import_file(file, "Honey", kind=FIGURES, columns=columns, asked=Asked("vk"))
    found = told(workspace, tmp_path)
    for key in ("x_returning_viewers", "x_уникальные_зрители"):
        assert (found[key]["value"], found[key]["highest"]) == ("15.5000", 30)
    assert found["x_new_fans"]["value"] == "465"
    sheet = workspace.results.sheet(CLIENT, MARCH)
    assert "days are never added up" in explanation(sheet, "x_returning_viewers", EN).definition
    assert "added up over days" in explanation(sheet, "x_new_fans", EN).definition
    with pytest.raises(ManyTimesReachError):
        workspace.results.check_formula("x_returning_viewers * 30")


def test_people_of_one_day_are_not_added_up_over_its_rows(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "ads.csv"
    head = "Reporting starts,Reporting ends,Campaign name,Amount spent (EUR),Impressions,Link clicks,Reach\n"
    file.write_text(head + "2026-03-01,2026-03-31,A,1.00,10,1,7\n2026-03-01,2026-03-31,B,1.00,10,1,8\n", "utf-8")
    workspace.records.add(Client(id=CLIENT, name="Honey", currency="EUR"))
    got = workspace.importing.import_file(file, "Honey", kind=FIGURES, columns={"Reach": "own"})
    [row] = workspace.results.rows(CLIENT, MARCH)
    assert "x_reach" not in row.figures
    assert row.figures["impressions"] == 20
    assert "People are counted anew" in " ".join(problem.message for problem in got.problems)
