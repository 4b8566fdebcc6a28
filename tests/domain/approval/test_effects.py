"""What each row of an answer comes to, case by case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.approval.answers import read
from smmdesk.domain.approval.effects import AnsweredRow, Effect, Line, Sent, answered, judged, noted, rows_of
from smmdesk.domain.approval.sheets import Decision, mark
from smmdesk.domain.ids import PostId
from smmdesk.domain.posts import PostStatus
from smmdesk.knowledge.approval import answer_words
from tests.domain.approval.test_sheets import CAKE, SHEET

if TYPE_CHECKING:
    from smmdesk.domain.posts import Post

FIRST = replace(CAKE, status=PostStatus.TO_APPROVE)
SECOND = replace(FIRST, id=PostId("q"), text="Rye bread")
SENT = replace(SHEET, posts={post.id: mark(post) for post in (FIRST, SECOND)})


def row(said: str, comment: str = "", *, post: Post = FIRST, number: int = 1, **other: object) -> AnsweredRow:
    made = AnsweredRow(7, number, post.id, mark(post), said, comment)
    return made._replace(**other)  # type: ignore[arg-type]  # fields by name


def lines(*rows: AnsweredRow, posts: tuple[Post, ...] = (FIRST, SECOND), **sheet: object) -> list[Line]:
    sent = Sent(
        replace(SENT, **sheet),  # type: ignore[arg-type]  # fields by name
        {post.id: post for post in posts},
        {post.id: mark(post) for post in posts},
    )
    return judged(sent, rows, answer_words(), lambda post, name, words: str(getattr(post, name)) == words)


@pytest.mark.parametrize(
    ("said", "comment", "effect"),
    [
        ("yes", "", Effect.TAKEN),
        ("правка", "цена", Effect.TAKEN),
        ("არა", "", Effect.TAKEN),
        ("", "", Effect.STAYS),
        ("", "hm", Effect.UNDECIDED),
        ("maybe", "", Effect.NOT_UNDERSTOOD),
        ('=HYPERLINK("x")', "", Effect.NOT_UNDERSTOOD),
    ],
)
def test_a_row_of_a_post_as_it_was_sent(said: str, comment: str, effect: Effect) -> None:
    (line,) = lines(row(said, comment))
    assert line.effect is effect


def test_a_post_that_was_changed_since_is_not_decided_and_may_be_by_hand() -> None:
    (line,) = lines(row("yes", "nice"), posts=(replace(FIRST, text="New"), SECOND))
    assert line.effect is Effect.OLDER
    assert line.can_be_taken
    assert line.keeps_comment


def test_a_mark_that_nobody_sent_decides_nothing() -> None:
    (line,) = lines(row("yes", mark="0" * 12))
    assert line.effect is Effect.OLDER


def test_a_published_post_keeps_the_comment_alone() -> None:
    (line,) = lines(row("no", "stop"), posts=(replace(FIRST, status=PostStatus.PUBLISHED), SECOND))
    assert (line.effect, line.can_be_taken, line.keeps_comment) == (Effect.OUT, False, True)


def test_a_post_that_is_gone_is_listed() -> None:
    (line,) = lines(row("yes"), posts=(SECOND,))
    assert (line.effect, line.can_be_taken, line.keeps_comment) == (Effect.GONE, False, False)


def test_a_row_of_no_post_of_the_sheet_is_listed() -> None:
    effects = [line.effect for line in lines(row("yes", post_id="of another client"), row("yes", post_id=""))]
    assert effects == [Effect.UNKNOWN, Effect.UNKNOWN]


def test_a_row_without_its_id_is_known_by_number_and_words() -> None:
    lost = row("yes", post_id="", mark="", shown={"text": FIRST.text})
    assert [line.post for line in lines(lost)] == [FIRST]
    assert [line.effect for line in lines(lost, lost._replace(number=2))] == [Effect.TAKEN, Effect.UNKNOWN]


def test_words_that_were_written_into_the_sheet_need_a_person_unless_a_change_was_asked_for() -> None:
    shown = {"text": "Honey cake is here."}
    yes, no, change = (lines(row(said, shown=shown))[0] for said in ("yes", "no", "change"))
    assert (yes.effect, no.effect, change.effect) == (Effect.EDITED, Effect.EDITED, Effect.TAKEN)
    assert change.edited == yes.edited == shown
    assert yes.can_be_taken


def test_two_answers_of_one_post_are_listed_and_the_same_one_counts_once() -> None:
    assert [line.effect for line in lines(row("yes"), row("no"))] == [Effect.CONFLICT, Effect.CONFLICT]
    assert [line.effect for line in lines(row("yes"), row("ok"))] == [Effect.TAKEN, Effect.ONCE]


def test_a_sheet_that_is_read_again_changes_nothing() -> None:
    taken = {FIRST.id: "yes"}
    assert [line.effect for line in lines(row("yes"), taken=taken)] == [Effect.KNOWN]
    assert [line.effect for line in lines(row("no"), taken=taken)] == [Effect.OTHERWISE]


def test_a_typed_answer_is_of_the_posts_by_their_numbers() -> None:
    text = read("all ok\n2 нет: праздник", len(SENT.posts), answer_words())
    found = lines(*rows_of(text, SENT))
    assert [(line.post, line.decision, line.row.comment, line.effect) for line in found] == [
        (FIRST, Decision.YES, "", Effect.TAKEN),
        (SECOND, Decision.NO, "праздник", Effect.TAKEN),
    ]


def test_a_comment_behind_the_word_is_one() -> None:
    (line,) = lines(row("no: too early", "ask me"))
    assert (line.decision, line.row.comment) == (Decision.NO, "too early; ask me")


@pytest.mark.parametrize(
    ("decision", "before", "after", "approved"),
    [
        (Decision.YES, PostStatus.TO_APPROVE, PostStatus.APPROVED, True),
        (Decision.YES, PostStatus.DRAFT, PostStatus.APPROVED, True),
        (Decision.YES, PostStatus.SCHEDULED, PostStatus.SCHEDULED, True),
        (Decision.CHANGE, PostStatus.APPROVED, PostStatus.DRAFT, False),
        (Decision.NO, PostStatus.TO_APPROVE, PostStatus.REJECTED, False),
    ],
)
def test_a_decision_brings_the_post_where_it_belongs(
    decision: Decision, before: PostStatus, after: PostStatus, approved: bool
) -> None:
    post = answered(replace(FIRST, status=before, approved_mark="old"), decision, "Nino: so", "sent")
    assert (post.status, post.approved_mark, post.approval_note) == (after, "sent" if approved else "", "Nino: so")


def test_a_note_is_written_below_the_former_ones_and_once() -> None:
    post = replace(FIRST, approval_note="first")
    once = replace(post, approval_note=noted(post, "second"))
    assert once.approval_note == "first\nsecond"
    assert noted(once, "second") == once.approval_note
    assert noted(post, "") == "first"
