"""What the rows of an answer come to: which decisions are taken, and which are only listed, with the reason."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.approval.answers import read_decision
from smmdesk.domain.approval.sheets import Decision
from smmdesk.domain.posts import PostStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from smmdesk.domain.approval.answers import AnswerText, AnswerWords
    from smmdesk.domain.approval.sheets import ApprovalSheet
    from smmdesk.domain.posts import Post

    Fits = Callable[[Post, str, str], bool]


class Effect(StrEnum):
    """What becomes of a row."""

    TAKEN = "taken"
    STAYS = "stays"
    """neither answer nor comment"""
    ONCE = "once"
    """the same answer stands in another row"""
    KNOWN = "known"
    """the same answer was read before"""
    OLDER = "older"
    """the post was changed since it was sent, or the row tells of a version that was not"""
    OUT = "out"
    """the post is published"""
    GONE = "gone"
    """the post was removed"""
    EDITED = "edited"
    """somebody wrote into the sheet what the post is to be, and did not ask for a change"""
    OTHERWISE = "otherwise"
    """another answer was read before"""
    CONFLICT = "conflict"
    """another row answers otherwise"""
    UNDECIDED = "undecided"
    """a comment without an answer"""
    NOT_UNDERSTOOD = "not_understood"
    UNKNOWN = "unknown"
    """no post of this sheet"""


QUIET: Final = frozenset({Effect.TAKEN, Effect.STAYS, Effect.ONCE, Effect.KNOWN})
"""What nobody has to look at."""
KEEPS_COMMENT: Final = frozenset({Effect.TAKEN, Effect.OLDER, Effect.OUT, Effect.UNDECIDED})
"""Whose comment is kept with the post, whatever becomes of the decision."""


class AnsweredRow(NamedTuple):
    """A row or a line as it came back: `said` and `comment` as written, `shown` what it tells of the post by field.

    `row` counts as the file or the text does; `post_id` and `mark` are '' where they were lost.
    """

    row: int
    number: int | None
    post_id: str
    mark: str
    said: str
    comment: str
    shown: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row, the post that it is about where that is known, and what becomes of it; `edited` are the fields whose words
    are others than the sheet's."""

    row: AnsweredRow
    number: int | None
    post: Post | None
    decision: Decision | None
    effect: Effect
    edited: Mapping[str, str] = field(default_factory=dict)

    @property
    def can_be_taken(self) -> bool:
        """Whether a person may take the decision all the same."""
        return self.post is not None and self.decision is not None and self.effect in _BY_HAND

    @property
    def keeps_comment(self) -> bool:
        """Whether its comment comes to the post."""
        return bool(self.row.comment) and self.post is not None and self.effect in KEEPS_COMMENT


_BY_HAND: Final = frozenset({Effect.TAKEN, Effect.OLDER, Effect.EDITED, Effect.OTHERWISE, Effect.CONFLICT})


def rows_of(text: AnswerText, sheet: ApprovalSheet) -> list[AnsweredRow]:
    """What a typed answer says of each post of the sheet."""
    ids = list(sheet.posts)
    return [
        AnsweredRow(number, number, ids[number - 1], "", answer.decision, answer.comment)
        for number, answer in text.answers.items()
    ]


class Sent(NamedTuple):
    """A sheet, those of its posts that are still there, and their marks of now, by id."""

    sheet: ApprovalSheet
    posts: Mapping[str, Post]
    marks: Mapping[str, str]


def judged(sent: Sent, rows: Iterable[AnsweredRow], words: AnswerWords, fits: Fits) -> list[Line]:
    """Each row with its effect, in the order of the rows; `fits` tells whether a field of a post may have been shown in
    certain words."""
    judge = _Judge(sent, words, fits)
    lines = [judge.line(row) for row in rows]
    said: defaultdict[str, set[Decision]] = defaultdict(set)
    for line in lines:
        if line.post and line.decision:
            said[line.post.id].add(line.decision)
    return _each_once(lines, said)


def _each_once(lines: Sequence[Line], said: Mapping[str, set[Decision]]) -> list[Line]:
    found: list[Line] = []
    seen: set[str] = set()
    for line in lines:
        if line.post is None or line.decision is None:
            found.append(line)
        elif len(said[line.post.id]) > 1:
            found.append(replace(line, effect=Effect.CONFLICT))
        elif line.post.id in seen:
            found.append(replace(line, effect=Effect.ONCE))
        else:
            seen.add(line.post.id)
            found.append(line)
    return found


class _Judge:
    def __init__(self, sent: Sent, words: AnswerWords, fits: Fits) -> None:
        self._sheet, self._posts, self._marks = sent
        self._words = words
        self._fits = fits
        self._numbers = {id: number for number, id in enumerate(sent.sheet.posts, 1)}

    def line(self, row: AnsweredRow) -> Line:
        """One row by itself."""
        id = self._post_of(row)
        post = self._posts.get(id)
        answer = read_decision(row.said, self._words) if row.said.strip() else None
        if answer and answer.comment:  # a word with its comment in one cell
            row = row._replace(comment="; ".join(filter(None, (answer.comment, row.comment))))
        decision = answer.decision if answer else None
        edited = self._edited(row, post)
        effect = self._effect(row, id, decision, edited)
        return Line(
            row=row,
            number=self._numbers.get(id, row.number),
            post=post,
            decision=decision,
            effect=effect,
            edited=edited,
        )

    def _post_of(self, row: AnsweredRow) -> str:
        """By its id, else by its number and exact words; '' where neither is of this sheet."""
        if row.post_id:
            return row.post_id if row.post_id in self._sheet.posts else ""
        ids = list(self._sheet.posts)
        if row.number is None or not 1 <= row.number <= len(ids):
            return ""
        post = self._posts.get(id := ids[row.number - 1])
        return id if post and "text" in row.shown and self._fits(post, "text", row.shown["text"]) else ""

    def _edited(self, row: AnsweredRow, post: Post | None) -> dict[str, str]:
        # of a post that was changed since nobody knows what the sheet said
        if post is None or self._marks[post.id] != self._sheet.posts[post.id]:
            return {}
        return {name: words for name, words in row.shown.items() if not self._fits(post, name, words)}

    def _effect(self, row: AnsweredRow, id: str, decision: Decision | None, edited: Mapping[str, str]) -> Effect:
        if not id:
            return Effect.UNKNOWN
        if decision is None and row.said.strip():
            return Effect.NOT_UNDERSTOOD
        if decision is None:
            return Effect.UNDECIDED if row.comment else Effect.STAYS
        if (post := self._posts.get(id)) is None:
            return Effect.GONE
        if before := self._sheet.taken.get(id):
            return Effect.KNOWN if before == decision else Effect.OTHERWISE
        if post.status is PostStatus.PUBLISHED:
            return Effect.OUT
        sent = self._sheet.posts[id]
        if (row.mark or sent) != sent or self._marks[id] != sent:
            return Effect.OLDER
        return Effect.EDITED if edited and decision is not Decision.CHANGE else Effect.TAKEN


def answered(post: Post, decision: Decision, note: str, sent: str) -> Post:
    """The post after a decision on the version that bears the mark `sent`: one on its way to be published stays there
    with a yes."""
    values: dict[str, object] = {"approval_note": noted(post, note)}
    if decision is Decision.YES:
        status = post.status if post.is_promised else PostStatus.APPROVED
        return post.changed_to(**values, status=status, approved_mark=sent)
    status = PostStatus.DRAFT if decision is Decision.CHANGE else PostStatus.REJECTED
    return post.changed_to(**values, status=status, approved_mark="")


def noted(post: Post, note: str) -> str:
    """What stands in the note already, with a line more; the same line is not written twice."""
    if not note or f"\n{note}\n" in f"\n{post.approval_note}\n":
        return post.approval_note
    return "\n".join(filter(None, (post.approval_note, note)))
