"""The same plan once more, something in it changed: which rows are posts that are here already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.posts import Post, PostStatus
from smmdesk.services.answers import Answer
from smmdesk.services.changed_rows import Since

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from smmdesk.services.importing import ImportReport
    from smmdesk.workspace import Workspace

HEAD = "date,network,text"
CAKE = "2026-11-20,VK,Honey cake with walnuts"
BREAD = "2026-11-21,VK,Rye bread for the weekend"
PIE = "2026-11-22,Telegram,Apple pie as grandmother made it"
PLAN = [CAKE, BREAD, PIE]
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
    return workspace.importing.import_file(path, "Bakery", changed=changed or {})


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
        pytest.param(PLAN, ["2026-11-20,VK,We are closed today", BREAD, PIE], [], (1, 0, 2), id="other text"),
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
    assert (found.since, found.answer, found.post.id) == (Since.EDITED, Answer.SKIP, post.id)
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
