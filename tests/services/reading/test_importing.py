"""Plans taken in: what a file says twice, and what is left of one that was stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.desk import ColumnPreset
from smmdesk.domain.errors import PostPublishedError
from smmdesk.domain.ids import PostId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.machine.progress import Cancelled, Progress
from smmdesk.services.outputs import Wish
from smmdesk.services.reading import plans
from smmdesk.services.reading.plans import STAYS_PUBLISHED
from smmdesk.speech.language import Language
from smmdesk.storage.manifest import Reason

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.workspace import Workspace

pytestmark = pytest.mark.usefixtures("in_one_process")

ROWS = 5_000


def plan(folder: Path, lines: list[str]) -> Path:
    """A file of these lines."""
    path = folder / "plan.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_what_was_there_is_backed_up_before_anything_is_written(workspace: Workspace, tmp_path: Path) -> None:
    workspace.clients.add("Bakery")
    file = plan(tmp_path, ["date,network,text", "2026-11-20,Instagram,Honey cake"])
    workspace.importing.import_file(file, "Bakery", dry_run=True, kind=plans.PLAN)
    assert workspace.backups.listed() == []
    workspace.importing.import_file(file, "Bakery", kind=plans.PLAN)
    (kept,) = workspace.backups.listed()
    assert (kept.reason, kept.counts["client"], kept.counts["post"]) == (Reason.IMPORT, 1, 0)


def test_a_post_that_was_published_is_known_by_where(workspace: Workspace, tmp_path: Path) -> None:
    head = "date,network,text,permalink,rubric"
    row = "2026-11-20,{network},{text},https://vk.com/wall-{number},"
    first = [head, row.format(network="VK", text="Cake", number=1), row.format(network="VK", text="Cake", number=2)]
    workspace.importing.import_file(plan(tmp_path, first), "Bakery", kind=plans.PLAN)
    second = [head, row.format(network="VK", text="Cake mended", number=2), "2026-11-20,VK,Cake,,Sweets"]
    report = workspace.importing.import_file(plan(tmp_path, second), "Bakery", kind=plans.PLAN)
    assert (report.added, report.updated, report.skipped) == (1, 1, 0)
    posts = workspace.records.all(Post, order_by=("published_link", "text"))
    assert [(post.text, post.published_link[-1:]) for post in posts] == [
        ("Cake", ""),
        ("Cake", "1"),
        ("Cake mended", "2"),
    ]


def test_the_same_file_again_takes_nothing_back(workspace: Workspace, tmp_path: Path) -> None:
    file = plan(tmp_path, ["id,date,network,text", "A-1,2026-11-20,Instagram,Honey cake"])
    assert workspace.importing.import_file(file, "Bakery", kind=plans.PLAN).read_before is None
    (post,) = workspace.records.all(Post)
    workspace.records.change(Post, post.id, text="Edited since")
    report = workspace.importing.import_file(file.rename(tmp_path / "another name.csv"), "Bakery", kind=plans.PLAN)
    assert (report.added, report.updated, report.skipped) == (0, 0, 1)
    assert report.read_before is not None
    assert (report.read_before.name, report.read_before.rows) == ("plan.csv", 1)
    assert workspace.records.get(Post, post.id).text == "Edited since"


def test_a_file_taken_back_is_forgotten(workspace: Workspace, tmp_path: Path) -> None:
    file = plan(tmp_path, ["date,network,text", "2026-11-20,Instagram,Honey cake"])
    workspace.importing.import_file(file, "Bakery", kind=plans.PLAN)
    workspace.history.undo()
    again = workspace.importing.import_file(file, "Bakery", dry_run=True, kind=plans.PLAN)
    assert (again.added, again.read_before) == (1, None)
    workspace.history.redo()
    known = workspace.importing.import_file(file, "Bakery", dry_run=True, kind=plans.PLAN)
    assert (known.added, known.read_before and known.read_before.name) == (0, "plan.csv")


def test_rows_become_posts(workspace: Workspace, tmp_path: Path) -> None:
    lines = ["date,time,network,text,status", "2026-11-20,10:00,Instagram,Honey cake,", ",,VK,Some day,Draft"]
    report = workspace.importing.import_file(plan(tmp_path, lines), "Bakery", kind=plans.PLAN)
    assert (report.added, report.updated, report.skipped) == (2, 0, 0)
    dated, idea = workspace.records.all(Post, order_by="moment_wall")
    assert (dated.text, dated.status, dated.client_id) == ("Honey cake", PostStatus.DRAFT, report.client.id)
    assert (idea.text, idea.status, idea.moment) == ("Some day", PostStatus.DRAFT, None)
    assert dated.source_key


def test_a_second_row_of_the_same_id_is_a_post_of_its_own(workspace: Workspace, tmp_path: Path) -> None:
    id = "0123456789abcdef" * 2
    lines = ["id,date,time,text", f"{id},2026-11-20,10:00,Honey", f"{id},2026-11-21,10:00,Cake"]
    report = workspace.importing.import_file(plan(tmp_path, lines), "Bakery", kind=plans.PLAN)
    first, second = workspace.records.all(Post, order_by="moment_wall")
    assert (report.added, report.updated) == (2, 0)
    assert first.id == id
    assert second.id != id
    assert second.source_key == f"{id}#2"
    workspace.history.undo()
    assert workspace.records.all(Post) == []


def test_numbers_that_begin_anew_each_month_take_no_post_for_another(workspace: Workspace, tmp_path: Path) -> None:
    november, december = tmp_path / "november.csv", tmp_path / "december.csv"
    november.write_text("ID,Date,Text,Network\nP-1,2026-11-03,Cake,VK\nP-2,2026-11-04,Bread,VK\n", "utf-8")
    december.write_text("ID,Date,Text,Network\nP-1,2026-12-03,Fir trees,VK\nP-2,2026-12-04,Gifts,VK\n", "utf-8")
    for plan in (november, december):
        assert workspace.importing.import_file(plan, "Bakery", kind=plans.PLAN).added == 2
    for plan in (november, december):
        again = workspace.importing.import_file(plan, "Bakery", kind=plans.PLAN)
        assert (again.added, again.updated, again.skipped) == (0, 0, 2)
    november.write_text("ID,Date,Text,Network\nP-1,2026-11-03,Honey cake,VK\nP-2,2026-11-05,Bread,VK\n", "utf-8")
    corrected = workspace.importing.import_file(november, "Bakery", kind=plans.PLAN)
    assert (corrected.added, corrected.updated) == (0, 2)
    texts = {post.text for post in workspace.records.all(Post)}
    assert texts == {"Honey cake", "Bread", "Fir trees", "Gifts"}


def test_an_idea_is_known_by_its_number(workspace: Workspace, tmp_path: Path) -> None:
    plan = tmp_path / "ideas.csv"
    plan.write_text("ID,Date,Text,Network\nP-1,,Cake,VK\n", "utf-8")
    workspace.importing.import_file(plan, "Bakery", kind=plans.PLAN)
    plan.write_text("ID,Date,Text,Network\nP-1,,Honey cake,VK\n", "utf-8")
    assert workspace.importing.import_file(plan, "Bakery", kind=plans.PLAN).updated == 1


def test_stopping_leaves_nothing_behind(workspace: Workspace, tmp_path: Path) -> None:
    lines = ["date,time,text", *(f"2026-11-{n % 28 + 1:02},10:00,Post {n}" for n in range(ROWS))]

    def stop(done: int, _total: int) -> None:
        if done:
            progress.cancel()

    progress = Progress(stop)
    with pytest.raises(Cancelled):
        workspace.importing.import_file(plan(tmp_path, lines), "Bakery", progress=progress, kind=plans.PLAN)
    assert workspace.records.all(Post) == []
    assert workspace.clients.list() == []
    assert workspace.history.undoable() is None


ODD = ["Alpha,Beta,Gamma", "2026-11-20,Honey cake,Instagram"]
SAID = {0: "date", 1: "text", 2: "networks"}


def test_what_was_said_of_columns_is_remembered_with_the_posts(workspace: Workspace, tmp_path: Path) -> None:
    first = plan(tmp_path, ODD)
    workspace.importing.import_file(first, "Bakery", mapping=SAID, dry_run=True, kind=plans.PLAN)
    with pytest.raises(NothingRecognisedError):
        workspace.importing.import_file(first, "Bakery", kind=plans.PLAN)
    workspace.importing.import_file(first, "Bakery", mapping=SAID, kind=plans.PLAN)

    next_month = plan(tmp_path, [ODD[0], "2026-12-20,Walnuts,VK"])
    report = workspace.importing.import_file(next_month, "Library", kind=plans.PLAN)
    assert (report.added, [row.text for row in report.first]) == (1, ["Walnuts"])
    assert report.about.table
    assert report.about.table.as_before


def test_taking_the_import_back_keeps_what_was_said_of_its_columns(workspace: Workspace, tmp_path: Path) -> None:
    file = plan(tmp_path, ODD)
    workspace.importing.import_file(file, "Bakery", mapping=SAID, kind=plans.PLAN)
    (preset,) = workspace.records.all(ColumnPreset)
    workspace.history.undo()
    assert (workspace.records.all(Post), workspace.records.all(ColumnPreset)) == ([], [preset])
    workspace.history.redo()
    workspace.history.undo()
    again = workspace.importing.import_file(file, "Bakery", kind=plans.PLAN)
    assert (again.added, again.about.table and again.about.table.as_before) == (1, True)
    assert workspace.records.all(ColumnPreset) == [preset]


def test_an_import_whose_columns_were_said_otherwise_since_can_be_taken_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    for line, column in (("2026-11-20,Honey,Sweets", "rubric"), ("2026-11-21,Bread,Sales", "goal")):
        file = plan(tmp_path, ["date,text,topic", line])
        workspace.importing.import_file(file, "Bakery", mapping={2: column}, kind=plans.PLAN)
    workspace.history.undo()
    workspace.history.undo()
    assert workspace.records.all(Post) == []
    assert [preset.uses for preset in workspace.records.all(ColumnPreset)] == [("date", "text", "goal")]


def test_what_is_only_said_of_columns_is_no_act_to_take_back(workspace: Workspace, tmp_path: Path) -> None:
    file = plan(tmp_path, ["date,text,topic", "2026-11-20,Honey,Sweets"])
    first = workspace.importing.import_file(file, "Bakery", mapping={2: "rubric"}, kind=plans.PLAN)
    workspace.importing.import_file(file, "Bakery", mapping={2: "goal"}, kind=plans.PLAN)
    workspace.history.undo()
    assert (first.added, workspace.records.all(Post)) == (1, [])
    assert [preset.uses for preset in workspace.records.all(ColumnPreset)] == [("date", "text", "goal")]


def test_other_words_on_the_same_columns_take_the_place_of_the_former(workspace: Workspace, tmp_path: Path) -> None:
    lines = ["date,text,topic", "2026-11-20,Honey cake,Sweets"]
    workspace.importing.import_file(plan(tmp_path, lines), "Bakery", mapping={2: "rubric"}, kind=plans.PLAN)
    workspace.importing.import_file(plan(tmp_path, lines), "Bakery", kind=plans.PLAN)
    workspace.importing.import_file(plan(tmp_path, lines), "Library", mapping={2: "goal"}, kind=plans.PLAN)
    (preset,) = workspace.records.all(ColumnPreset)
    assert preset.uses == ("date", "text", "goal")


def test_going_back_to_what_the_names_suggest_forgets(workspace: Workspace, tmp_path: Path) -> None:
    lines = ["date,text,topic", "2026-11-20,Honey cake,Sweets"]
    workspace.importing.import_file(plan(tmp_path, lines), "Bakery", mapping={2: "rubric"}, kind=plans.PLAN)
    workspace.importing.import_file(plan(tmp_path, lines), "Library", mapping={}, kind=plans.PLAN)
    assert workspace.records.all(ColumnPreset) == []
    assert sorted(post.text for post in workspace.records.all(Post)) == ["Honey cake", "Sweets\n\nHoney cake"]


@pytest.mark.parametrize(
    ("names", "before", "after", "posts"),
    [
        ("Title,Platform", "Cake,VK", "Rye cake,VK", {("Rye cake", ("vk",))}),
        ("Text,VK,Telegram", "Cake,x,", "Cake,x,x", {("Cake", ("vk", "telegram"))}),
        ("VK text,TG text", "Cake,Bun", "Cake,Rye bun", {("Cake", ("vk",)), ("Rye bun", ("telegram",))}),
    ],
)
def test_a_row_with_an_id_is_taken_as_it_is_now_whichever_columns_say_it(
    workspace: Workspace, tmp_path: Path, names: str, before: str, after: str, posts: set[tuple[str, tuple[str, ...]]]
) -> None:
    for cells in (before, after):
        file = plan(tmp_path, [f"ID,Date,{names}", f"ab1,2026-11-20,{cells}"])
        report = workspace.importing.import_file(file, "Bakery", kind=plans.PLAN)
    assert (report.added, report.updated) == (0, 1)
    assert {(post.text, post.networks) for post in workspace.records.all(Post)} == posts


@pytest.mark.parametrize("ids", [("", "", ""), ("ID,", "ab1,", "ab2,")], ids=["without ids", "with ids"])
def test_of_texts_for_networks_only_what_was_changed_or_added_is_new(
    workspace: Workspace, tmp_path: Path, ids: tuple[str, str, str]
) -> None:
    name, first, second = ids
    head = f"{name}Date,Platform,Text,VK text,TG text"
    rye = f'{second}2026-11-21,"IG, VK",Rye,Rye in VK,'
    before = [head, f'{first}2026-11-20,"IG, VK",Honey cake,Honey cake in VK,', rye]
    after = [head, f'{first}2026-11-20,"IG, VK, TG",Honey cake,Honey cake is in VK,Honey cake in TG', rye]
    workspace.importing.import_file(plan(tmp_path, before), "Bakery", kind=plans.PLAN)
    report = workspace.importing.import_file(plan(tmp_path, after), "Bakery", kind=plans.PLAN)
    assert (report.added, report.updated, report.skipped) == (1, 1, 3)
    found = {(post.networks[0], post.text) for post in workspace.records.all(Post)}
    texts = {"Honey cake": "instagram", "Honey cake is in VK": "vk", "Honey cake in TG": "telegram"}
    assert found == {*((network, text) for text, network in texts.items()), ("instagram", "Rye"), ("vk", "Rye in VK")}


@pytest.mark.parametrize("column", ["rubric", "time", "zone"])
def test_what_a_table_has_no_column_for_stays_as_it_is(workspace: Workspace, tmp_path: Path, column: str) -> None:
    client = workspace.clients.add("Bakery")
    before = Post(
        id=PostId(new_id()),
        client_id=client.id,
        moment=LocalMoment.at(date(2026, 11, 20), 19, 30, "Asia/Tokyo"),
        networks=(Network.VK,),
        rubric="Sweets",
        goal="Reach",
        status=PostStatus.APPROVED,
        text="Honey cake",
        hashtags=("#cake",),
        link="https://example.com",
        cost=Money.of(5, "GEL"),
        note="Urgent",
    )
    workspace.records.add(before)
    cells = {"rubric": "Sweets", "time": "10:00", "zone": "Europe/Berlin"}
    path = plan(tmp_path, [f"id,text,{column}", f"{before.id},Walnut cake,{cells[column]}"])
    report = workspace.importing.import_file(path, "Bakery", kind=plans.PLAN)
    assert (report.added, report.updated) == (0, 1)
    assert workspace.records.all(Post) == [replace(before, text="Walnut cake")]


def test_an_emptied_date_makes_an_idea_of_a_post(workspace: Workspace, tmp_path: Path) -> None:
    client = workspace.clients.add("Bakery")
    moment = LocalMoment.at(date(2026, 11, 20), 19, 30, "Asia/Tokyo")
    post = Post(id=PostId(new_id()), client_id=client.id, moment=moment, text="Cake", status=PostStatus.APPROVED)
    workspace.records.add(post)
    workspace.importing.import_file(
        plan(tmp_path, ["id,text,date,status", f"{post.id},Cake,,"]), "Bakery", kind=plans.PLAN
    )
    assert workspace.records.all(Post) == [replace(post, moment=None)]


@pytest.mark.parametrize("status", ["Scheduled", "Draft", "Rejected"])
def test_what_was_published_here_stays_so_whatever_the_file_says(
    workspace: Workspace, tmp_path: Path, status: str
) -> None:
    header = "id,date,network,text,status,goal"
    workspace.importing.import_file(
        plan(tmp_path, [header, "A-1,2026-11-20,IG,Bread,Scheduled,"]), "Bakery", kind=plans.PLAN
    )
    (post,) = workspace.records.all(Post)
    workspace.calendar.set_status([post.id], PostStatus.PUBLISHED)
    (out,) = workspace.records.all(Post)
    path = plan(tmp_path, [header, f"A-1,2026-11-21,IG,Bread,{status},Reach"])
    report = workspace.importing.import_file(path, "Bakery", kind=plans.PLAN)
    (after,) = workspace.records.all(Post)
    assert after == replace(out, goal="Reach")
    assert after.published_at is not None
    said = [(problem.row, problem.message) for problem in report.problems]
    assert (2, STAYS_PUBLISHED) in said
    assert (2, PostPublishedError.message) in said


class TestPostsOfSeveralClients:
    """A file that says whose each post is: a table or a calendar of all clients."""

    HEADER = "id,client,date,time,network,text"

    @pytest.fixture
    def clinic(self, workspace: Workspace) -> Client:
        workspace.clients.add("Bakery")
        return workspace.records.add(replace(workspace.clients.draft("Clinic"), time_zone="Asia/Tokyo", currency="JPY"))

    def posts(self, workspace: Workspace) -> dict[str, set[str]]:
        """The texts of the posts by the name of their client."""
        return {
            client.name: {post.text for post in workspace.records.all(Post, client_id=client.id)}
            for client in workspace.clients.list()
        }

    def test_a_new_row_goes_to_the_client_it_names(self, workspace: Workspace, tmp_path: Path, clinic: Client) -> None:
        lines = [self.HEADER + ",cost", ",clinic ,2026-11-20,10:00,VK,Teeth,500", ",,2026-11-20,10:00,VK,Honey,5"]
        report = workspace.importing.import_file(plan(tmp_path, lines), "Bakery", kind=plans.PLAN)
        assert (report.added, report.problems) == (2, [])
        assert report.named == clinic
        assert self.posts(workspace) == {"Bakery": {"Honey"}, "Clinic": {"Teeth"}}
        (post,) = workspace.records.all(Post, client_id=clinic.id)
        assert post.moment == LocalMoment.at(date(2026, 11, 20), 10, 0, "Asia/Tokyo")
        assert post.cost == Money.of(500, "JPY")
        again = workspace.importing.import_file(tmp_path / "plan.csv", "Bakery", kind=plans.PLAN)
        assert (again.added, again.updated, again.skipped) == (0, 0, 2)

    def test_a_name_that_nobody_has_is_kept_and_reported(
        self, workspace: Workspace, tmp_path: Path, clinic: Client
    ) -> None:
        lines = [self.HEADER + ",note", ",Klinik,2026-11-20,10:00,VK,Teeth,Urgent"]
        report = workspace.importing.import_file(plan(tmp_path, lines), "Bakery", kind=plans.PLAN)
        assert [str(problem) for problem in report.problems] == [
            "There is no client “Klinik”; the post went to Bakery, the words into its note."
        ]
        (post,) = workspace.records.all(Post)
        assert post.note == "Urgent\nKlinik"
        assert len(workspace.clients.list()) == 2

    def test_a_post_moves_to_the_client_that_its_row_names_now(
        self, workspace: Workspace, tmp_path: Path, clinic: Client
    ) -> None:
        rows = [self.HEADER, ",Clinic,2026-11-20,10:00,VK,Teeth"]
        workspace.importing.import_file(plan(tmp_path, rows), "Bakery", kind=plans.PLAN)
        (post,) = workspace.records.all(Post)
        rows = [self.HEADER, f"{post.id},Bakery,2026-11-20,10:00,VK,Teeth"]
        report = workspace.importing.import_file(plan(tmp_path, rows), "Clinic", kind=plans.PLAN)
        assert (report.added, report.updated) == (0, 1)
        assert self.posts(workspace) == {"Bakery": {"Teeth"}, "Clinic": set()}

    def test_of_two_clients_of_one_name_each_keeps_its_posts(self, workspace: Workspace, tmp_path: Path) -> None:
        first, second = workspace.clients.add("Café"), workspace.clients.add("Café")
        for client in (first, second):
            workspace.records.add(Post(id=PostId(new_id()), client_id=client.id, text=client.id))
        before = workspace.records.all(Post)
        workspace.exporting.export(Wish(output="calendar", language=Language("en")), tmp_path / "all.csv")
        report = workspace.importing.import_file(tmp_path / "all.csv", "Café", kind=plans.PLAN)
        assert (report.added, report.updated, report.skipped) == (0, 0, 2)
        assert workspace.records.all(Post) == before

    def test_a_client_renamed_since_keeps_its_posts(self, workspace: Workspace, tmp_path: Path, clinic: Client) -> None:
        workspace.records.add(Post(id=PostId(new_id()), client_id=clinic.id, text="Teeth"))
        workspace.exporting.export(Wish(output="calendar", language=Language("ru")), tmp_path / "all.xlsx")
        workspace.records.change(Client, clinic.id, name="Dentist")
        report = workspace.importing.import_file(tmp_path / "all.xlsx", "Bakery", kind=plans.PLAN)
        assert (report.added, report.updated, report.skipped, report.problems) == (0, 0, 1, [])


def test_a_client_is_made_with_its_first_post(workspace: Workspace, tmp_path: Path) -> None:
    report = workspace.importing.import_file(plan(tmp_path, ["date,time,network,text"]), "Bakery", kind=plans.PLAN)
    assert (report.added, report.updated, report.skipped) == (0, 0, 0)
    assert workspace.clients.list() == []
    assert workspace.history.undoable() is None
