"""The same plan once more, something in it changed: which rows are posts that are here already."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smmdesk.domain.posts import Post, PostStatus
from smmdesk.services.reading import plans
from smmdesk.services.reading.answers import Answer
from smmdesk.services.reading.plans_changed import Since
from tests.desks import new_desk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.services.reading.importing import ImportReport
    from smmdesk.workspace import Workspace

pytestmark = pytest.mark.usefixtures("in_one_process")

HEAD = "date,network,text"
CAKE = "2026-11-20,VK,Honey cake with walnuts"
BREAD = "2026-11-21,VK,Rye bread for the weekend"
PIE = "2026-11-22,Telegram,Apple pie as grandmother made it"
PLAN = [CAKE, BREAD, PIE]
DAYS = [f"2026-11-0{day},VK,The text number {day} of bread and cake" for day in range(1, 10)]
U, S = Answer.UPDATE, Answer.SKIP


def read(
    workspace: Workspace,
    folder: Path,
    rows: Sequence[str],
    changed: Answer | Mapping[str, Answer] | None = None,
    *,
    head: str = HEAD,
    name: str = "plan.csv",
) -> ImportReport:
    path = folder / name
    path.write_text("\n".join((head, *rows)), encoding="utf-8")
    return workspace.importing.import_file(path, "Bakery", changed=changed or {}, kind=plans.PLAN)


def said(workspace: Workspace) -> list[str]:
    posts = workspace.records.all(Post, order_by=("moment_wall", "text"))
    return [f"{post.day},{'+'.join(post.networks)},{post.text}" for post in posts]


@pytest.mark.parametrize(
    ("before", "after", "found", "counts"),
    [
        pytest.param(PLAN, [CAKE + " and cream", BREAD, PIE], [("text", U)], (0, 1, 2), id="text"),
        pytest.param(PLAN, [CAKE, BREAD.replace("21", "25"), PIE], [("moment", U)], (0, 1, 2), id="date"),
        pytest.param(PLAN, [CAKE, BREAD.replace("2026-11-21", ""), PIE], [("moment", U)], (0, 1, 2), id="no date"),
        pytest.param(PLAN, [CAKE, BREAD.replace("VK", "OK"), PIE], [("networks", U)], (0, 1, 2), id="network"),
        pytest.param(PLAN, ["2026-11-25,VK,Honey cake with plums", BREAD, PIE], [], (1, 0, 2), id="both"),
        pytest.param(PLAN, [CAKE.replace("VK", "OK") + " too", BREAD, PIE], [], (1, 0, 2), id="network and text"),
        pytest.param(
            PLAN, ["2026-11-20,VK,We are closed today", BREAD, PIE], [("text", S)], (0, 0, 3), id="other text"
        ),
        pytest.param(
            [*PLAN, CAKE.replace("walnuts", "plums")],
            ["2026-11-20,VK,We are closed", "2026-11-20,VK,Today only", BREAD, PIE],
            [],
            (2, 0, 2),
            id="two other texts",
        ),
        pytest.param(
            ["2026-11-20,VK,", BREAD, PIE], [CAKE, BREAD, PIE], [("text", U)], (0, 1, 2), id="a slot gets its text"
        ),
        pytest.param(["2026-11-20,VK,"], [CAKE], [("text", U)], (0, 1, 0), id="the only slot gets its text"),
        pytest.param(
            ["2026-11-20,VK,", BREAD, PIE],
            [BREAD.replace("11-21", "11-20"), PIE],
            [("moment", U)],
            (0, 1, 1),
            id="a post moves into a slot",
        ),
        pytest.param(PLAN, [PIE, CAKE], [], (0, 0, 2), id="row gone"),
        pytest.param(PLAN, [PIE, CAKE, BREAD], [], (0, 0, 3), id="order"),
        pytest.param(PLAN, [PIE, BREAD.replace("21", "23"), CAKE], [("moment", U)], (0, 1, 2), id="order and date"),
        pytest.param(
            PLAN,
            [CAKE + "!", BREAD.replace("21", "24"), PIE],
            [("text", U), ("moment", U)],
            (0, 2, 1),
            id="two rows",
        ),
        pytest.param(
            [*PLAN, "2026-11-20,VK,Honey cake with raisins"],
            ["2026-11-20,VK,Honey cake with almonds", BREAD, PIE],
            [("text", S)],
            (0, 0, 3),
            id="two posts alike",
        ),
        pytest.param(
            PLAN,
            [CAKE + " and cream", CAKE + " and plums", BREAD, PIE],
            [("text", S)],
            (1, 0, 3),
            id="two rows alike",
        ),
        pytest.param(
            [CAKE], ["2026-12-20,VK,Honey cake with walnuts"], [], (1, 0, 0), id="next month has the same words"
        ),
        pytest.param(
            PLAN,
            [CAKE, "2026-12-21,VK,Rye bread for the weekend", PIE],
            [("moment", U)],
            (0, 1, 2),
            id="far, within",
        ),
        pytest.param(
            ["2026-11-02,VK,Good morning", PIE],
            [PIE, "2026-12-21,VK,Good morning"],
            [],
            (1, 0, 1),
            id="far, out of its days",
        ),
        pytest.param(
            DAYS, [day.replace("11-0", "11-1") for day in DAYS], [("moment", S)] * 9, (0, 0, 9), id="all ten days later"
        ),
        pytest.param(
            DAYS,
            [day.replace(f"-0{at}", f"-0{at + 2}") for at, day in enumerate(DAYS[:7], 1)],
            [("moment", S)] * 7,
            (0, 0, 7),
            id="all two days later, one onto the other",
        ),
    ],
)
def test_rows_that_look_like_posts(
    workspace: Workspace,
    tmp_path: Path,
    before: list[str],
    after: list[str],
    found: list[tuple[str, Answer]],
    counts: tuple[int, int, int],
) -> None:
    read(workspace, tmp_path, before)
    report = read(workspace, tmp_path, after)
    assert [(each.what, each.answer) for each in report.changed] == found
    assert (report.added, report.updated, report.skipped) == counts
    assert len(workspace.records.all(Post)) == len(before) + counts[0]
    again = read(workspace, tmp_path, after)
    assert (again.added, again.updated) == (0, 0)


@pytest.mark.parametrize(
    ("answer", "counts", "texts"),
    [
        (Answer.UPDATE, (0, 1, 1), ["Honey cake, fresh", "Rye bread for the weekend"]),
        (Answer.ADD, (1, 0, 1), ["Honey cake with walnuts", "Honey cake, fresh", "Rye bread for the weekend"]),
        (Answer.SKIP, (0, 0, 2), ["Honey cake with walnuts", "Rye bread for the weekend"]),
    ],
)
def test_what_is_said_is_done_and_taken_back_in_one_step(
    workspace: Workspace, tmp_path: Path, answer: Answer, counts: tuple[int, int, int], texts: list[str]
) -> None:
    read(workspace, tmp_path, [CAKE, BREAD])
    before = said(workspace)
    report = read(workspace, tmp_path, ['2026-11-20,VK,"Honey cake, fresh"', BREAD], answer)
    assert (report.added, report.updated, report.skipped) == counts
    assert sorted(post.text for post in workspace.records.all(Post)) == texts
    if answer is not Answer.SKIP:
        workspace.history.undo()
    assert said(workspace) == before


def test_one_row_is_answered_by_its_key(workspace: Workspace, tmp_path: Path) -> None:
    read(workspace, tmp_path, PLAN)
    after = [CAKE + " and cream", BREAD + " only", PIE]
    first, _second = read(workspace, tmp_path, after, Answer.SKIP).changed
    report = read(workspace, tmp_path, after, {first.row.key: Answer.ADD})
    assert [each.answer for each in report.changed] == [Answer.ADD, Answer.UPDATE]
    assert (report.added, report.updated) == (1, 1)


def test_a_row_that_has_an_id_is_never_taken_for_another_post(workspace: Workspace, tmp_path: Path) -> None:
    head = "id," + HEAD
    read(workspace, tmp_path, ["A-1," + CAKE, "A-2," + BREAD], head=head)
    report = read(workspace, tmp_path, ["A-1," + CAKE + "!", "A-3," + BREAD + "!"], head=head)
    assert (report.changed, report.added, report.updated) == ((), 1, 1)


def test_what_was_edited_here_since_is_named_and_stays(workspace: Workspace, tmp_path: Path) -> None:
    read(workspace, tmp_path, PLAN)
    (post,) = workspace.records.all(Post, text="Honey cake with walnuts")
    workspace.records.change(Post, post.id, rubric="Sweets", status=PostStatus.APPROVED)
    after = [CAKE + " and cream", BREAD, PIE]
    (found,) = read(workspace, tmp_path, after).changed
    assert (found.since, found.answer, found.record.id) == (Since.EDITED, Answer.SKIP, post.id)
    read(workspace, tmp_path, after, Answer.UPDATE)
    now = workspace.records.get(Post, post.id)
    assert (now.text, now.rubric, now.status) == ("Honey cake with walnuts and cream", "Sweets", PostStatus.APPROVED)


def test_what_was_published_since_keeps_its_day_whatever_is_said(workspace: Workspace, tmp_path: Path) -> None:
    read(workspace, tmp_path, PLAN)
    (post,) = workspace.records.all(Post, text="Honey cake with walnuts")
    workspace.records.change(Post, post.id, status=PostStatus.PUBLISHED)
    after = [CAKE.replace("20,", "23,"), BREAD, PIE]
    (found,) = read(workspace, tmp_path, after).changed
    assert (found.what, found.since, found.answer) == ("moment", Since.PUBLISHED, Answer.SKIP)
    report = read(workspace, tmp_path, after, Answer.UPDATE)
    assert [problem.row for problem in report.problems if "published" in str(problem)] == [2]
    assert workspace.records.get(Post, post.id).moment == post.moment


def test_the_address_of_a_published_post_is_filled_in(workspace: Workspace, tmp_path: Path) -> None:
    head = HEAD + ",permalink"
    read(workspace, tmp_path, [CAKE + ",", BREAD + ","], head=head)
    report = read(workspace, tmp_path, [CAKE + ",https://vk.com/wall-1", BREAD + ","], head=head)
    assert [(each.what, each.answer) for each in report.changed] == [("published_link", Answer.UPDATE)]
    assert {post.published_link for post in workspace.records.all(Post)} == {"", "https://vk.com/wall-1"}


def test_a_plan_of_another_name_that_repeats_nothing_is_asked_about(workspace: Workspace, tmp_path: Path) -> None:
    read(workspace, tmp_path, [CAKE])
    (found,) = read(workspace, tmp_path, [CAKE + " and cream"], name="other.csv").changed
    assert (found.what, found.since, found.answer) == ("text", Since.NOTHING, Answer.SKIP)


STAGED = [f"{row},Draft,Photo,News" for row in PLAN]
STAGES = HEAD + ",status,format,rubric"


@pytest.mark.parametrize(
    ("row", "what", "also"),
    [
        (CAKE + ",Approved,Photo,News", "status", ()),
        (CAKE + ",Draft,Reel,News", "format", ()),
        (CAKE + ",Draft,Photo,Sweets", "rubric", ()),
        (CAKE + ",Approved,Reel,", "status", ("format", "rubric")),
    ],
)
def test_a_row_that_says_something_else_of_its_post_is_a_change(
    workspace: Workspace, tmp_path: Path, row: str, what: str, also: tuple[str, ...]
) -> None:
    read(workspace, tmp_path, STAGED, head=STAGES)
    left = read(workspace, tmp_path, [row, *STAGED[1:]], Answer.SKIP, head=STAGES)
    assert [(each.what, each.also, each.answer) for each in left.changed] == [(what, also, S)]
    assert (left.added, left.updated, left.skipped) == (0, 0, 3)
    report = read(workspace, tmp_path, [row, *STAGED[1:]], head=STAGES)
    assert [(each.what, each.also, each.answer) for each in report.changed] == [(what, also, U)]
    (post,) = workspace.records.all(Post, text="Honey cake with walnuts")
    assert ",".join((post.status.capitalize(), post.rubric)) == ",".join(row.split(",")[3::2])
    again = read(workspace, tmp_path, [row, *STAGED[1:]], head=STAGES)
    assert (again.changed, again.updated, again.skipped) == ((), 0, 3)


def test_it_may_become_a_post_of_its_own(workspace: Workspace, tmp_path: Path) -> None:
    read(workspace, tmp_path, STAGED, head=STAGES)
    report = read(workspace, tmp_path, [CAKE + ",Approved,Photo,News", *STAGED[1:]], Answer.ADD, head=STAGES)
    assert (report.added, report.updated) == (1, 0)
    assert {post.status for post in workspace.records.all(Post, text="Honey cake with walnuts")} == {
        PostStatus.DRAFT,
        PostStatus.APPROVED,
    }


def test_of_posts_that_were_worked_on_here_it_is_said_and_they_stay(workspace: Workspace, tmp_path: Path) -> None:
    read(workspace, tmp_path, STAGED, head=STAGES)
    (post,) = workspace.records.all(Post, text="Honey cake with walnuts")
    workspace.records.change(Post, post.id, status=PostStatus.PUBLISHED)
    report = read(workspace, tmp_path, [*STAGED, BREAD + " again,Draft,Photo,News"], Answer.UPDATE, head=STAGES)
    assert (len(report.changed), report.updated) == (0, 0)
    assert [str(each) for each in report.problems if "edited here" in str(each)] == [
        "Of posts that were edited here since the file says something else (1); they stay as they are. Rows: 2."
    ]
    assert workspace.records.get(Post, post.id).status is PostStatus.PUBLISHED


WORDS = ("honey", "rye", "plum", "nut", "oat", "corn", "cake", "bread", "pie", "jam")
PLANNED = st.lists(
    st.tuples(st.integers(1, 12), st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(" ".join)),
    min_size=2,
    max_size=8,
)


@settings(deadline=None, max_examples=15)
@given(plan=PLANNED, data=st.data())
def test_no_post_takes_over_a_text_that_another_is_more_like(plan: list[tuple[int, str]], data: st.DataObject) -> None:
    """Days moved, texts changed, rows gone, and then everything brought up to date that is offered."""
    kept = [each for each in plan if data.draw(st.sampled_from([True, True, True, False]))]
    moved = data.draw(st.integers(0, 8))
    days = [day + moved + data.draw(st.sampled_from([0, 0, 0, 1])) for day, _text in kept]
    after = [(day, text + data.draw(st.sampled_from(["", " too"]))) for day, (_, text) in zip(days, kept, strict=True)]
    with TemporaryDirectory() as place, new_desk(Path(place) / "desk") as workspace:
        lines = [[f"2026-11-{day:02},VK,{text}" for day, text in rows] for rows in (plan, after)]
        read(workspace, Path(place), lines[0])
        before = workspace.records.all(Post)
        report = read(workspace, Path(place), lines[1], Answer.UPDATE)
    free = [post for post in before if post.day and (post.day.day, post.text) not in after]
    for each in report.changed:
        others = [likeness(each.row.text, post.text) for post in free if post.day != each.record.day]
        assert each.what != "text" or likeness(each.row.text, each.record.text) >= max(others, default=0)


def likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
