"""Posts that go to a client for approval, and the decisions that come back; each is one act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.approval.answers import AnswerText, Unread, read
from smmdesk.domain.approval.effects import AnsweredRow, Effect, Line, Sent, answered, judged, noted, rows_of
from smmdesk.domain.approval.sheets import ApprovalSheet, Decision, SheetForm, mark, new_code
from smmdesk.domain.changes import SEND_FOR_APPROVAL, TAKE_ANSWER
from smmdesk.domain.clients import Client
from smmdesk.domain.errors import ChangedElsewhereError, SmmdeskError
from smmdesk.domain.ids import ApprovalSheetId, ClientId, new_id
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.text import _
from smmdesk.domain.variants import Texts
from smmdesk.exchange.approvals.reading import AnswerFile, read_answer
from smmdesk.services.records import changed, ruled
from smmdesk.services.service import Service
from smmdesk.services.variants import variants_of
from smmdesk.speech.language import Language
from smmdesk.speech.sheets import was_shown
from smmdesk.storage.posts import posts_between

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from smmdesk.domain.periods import Clock, Period
    from smmdesk.machine.progress import Progress
    from smmdesk.services.exporting import ExportService
    from smmdesk.services.outputs import Wish
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader
    from smmdesk.storage.writer import Writer

TO_SEND: Final = frozenset({PostStatus.DRAFT, PostStatus.TO_APPROVE})
"""What a client is asked about if nobody says otherwise."""
AHEAD: Final = timedelta(days=14)
"""As far ahead as a client is usually asked."""


class UnknownSheetError(SmmdeskError):
    """An answer without a code, or with one that nobody sent."""

    message = _(
        "This is no answer to a sheet of this workspace: {name}. Nothing was changed. Choose the file that came back, "
        "or say which sheet is meant."
    )


class AnotherClientError(SmmdeskError):
    """The answer is to a sheet of somebody else."""

    message = _("Sheet {code} went to {client}. Choose that client. Nothing was changed.")


class Gone(NamedTuple):
    """How many posts were decided and how many comments kept."""

    decided: int
    noted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnswer:
    """An answer to one sheet: what each row comes to, the lines of a text that were `unread`, and the posts of which it
    says nothing. `is_whole` is None where nothing tells whether the text is as it was sent."""

    sheet: ApprovalSheet
    lines: Sequence[Line]
    unread: Sequence[Unread] = ()
    unanswered: Sequence[str] = ()
    is_whole: bool | None = None
    by: str = ""

    @property
    def ready(self) -> list[Line]:
        """What is taken if nobody says otherwise: nothing of a text that was changed or cut on its way."""
        return [] if self.is_whole is False else [line for line in self.lines if line.effect is Effect.TAKEN]


class ApprovalService(Service):
    """What a person does with sheets for approval."""

    def __init__(self, database: Database, now: Clock, exporting: ExportService) -> None:
        self._database = database
        self._now = now
        self._exporting = exporting

    def sheets(self, client_id: ClientId | None = None) -> list[ApprovalSheet]:
        """Those of one client or of all, the newest first."""
        one = {} if client_id is None else {"client_id": client_id}
        with self._database.read() as reader:
            return reader.all(ApprovalSheet, order_by="id", **one)[::-1]

    def to_send(self, client_id: ClientId, period: Period) -> list[Post]:
        """The drafts and posts to approve of the client that have a day in the period, by time."""
        with self._database.read() as reader:
            return [post for post in posts_between(reader, period, client_id) if post.status in TO_SEND]

    def send(self, wish: Wish, ids: Collection[str], path: Path, due: date | None = None) -> ApprovalSheet:
        """Write the sheet's file, whose ending says its form, and keep what was sent; drafts are to be approved then.

        One act, whole or not at all: where the file cannot be written nothing is kept.
        """
        with self._database.write(SEND_FOR_APPROVAL) as work:
            posts = [each for each in work.all(Post, id=list(ids), order_by=("moment_wall", "id")) if each.moment]
            drafts = [post for post in posts if post.status is PostStatus.DRAFT]
            work.save_all([changed(work, post, status=PostStatus.TO_APPROVE) for post in drafts])
            sheet = ApprovalSheet(
                id=ApprovalSheetId(new_id()),
                client_id=work.get(Client, wish.client_id or "").id,
                code=new_code({each.code for each in work.all(ApprovalSheet)}),
                made_at=self._now(),
                due=due,
                form=SheetForm(path.suffix.lower().removeprefix(".")),
                posts={id: mark(*texts) for id, texts in texts_of(work, [post.id for post in posts]).items()},
            )
            work.add_all([sheet := ruled(work, sheet)])
            self._exporting.export_from(work, replace(wish, record=sheet.id), path)
        return sheet

    def read_file(self, path: Path, client_id: ClientId | None = None, progress: Progress | None = None) -> ReadAnswer:
        """What a file answers, in no way kept yet; refused where it is none to a sheet of the client, or of any."""
        told = read_answer(path, progress)
        with self._database.read() as reader:
            if told.text:
                return self._of_text(reader, told.text, client_id, path.name)
            return self._of_rows(reader, told, client_id, path.name)

    def read_text(self, text: str, client_id: ClientId | None = None, sheet_id: str | None = None) -> ReadAnswer:
        """The same of what was pasted; without a code it answers the sheet that a person says."""
        with self._database.read() as reader:
            sheet = reader.get(ApprovalSheet, sheet_id) if sheet_id else None
            return self._of_text(reader, text, client_id, "", sheet)

    def take(self, answer: ReadAnswer, lines: Iterable[Line]) -> Gone:
        """Decide the posts of these lines, and keep the comments of all that keep theirs.

        `ChangedElsewhereError` where a post is not any more as it was when the answer was read.
        """
        with self._database.write(TAKE_ANSWER) as work:
            sheet = work.get(ApprovalSheet, answer.sheet.id)
            if sheet.taken != answer.sheet.taken:
                raise ChangedElsewhereError
            said = _Said(work, answer)
            decided: dict[str, str] = {}
            for line in lines:
                if line.post and line.decision:
                    said.decide(line)
                    decided[line.post.id] = line.decision
            for line in answer.lines:
                if line.keeps_comment and line.post and line.post.id not in decided and line.effect is not Effect.TAKEN:
                    said.note(line)
            taken = {**sheet.taken, **decided}
            work.save(replace(sheet, taken=taken, read_at=self._now(), answered_by=answer.by or sheet.answered_by))
        return Gone(len(decided), said.noted)

    def _of_text(
        self, reader: Reader, text: str, client_id: ClientId | None, name: str, sheet: ApprovalSheet | None = None
    ) -> ReadAnswer:
        from smmdesk.knowledge.approval import answer_words

        found = read(text, len(sheet.posts) if sheet else 0, answer_words())
        if found.code or sheet is None:
            sheet = _sheet(reader, [found.code] if found.code else [], client_id, name)
            found = read(text, len(sheet.posts), answer_words())
        rows = rows_of(found, sheet)
        return self._judged(reader, sheet, rows, found)

    def _of_rows(self, reader: Reader, told: AnswerFile, client_id: ClientId | None, name: str) -> ReadAnswer:
        return self._judged(reader, _sheet(reader, told.codes, client_id, name), told.rows)

    def _judged(
        self, reader: Reader, sheet: ApprovalSheet, rows: Iterable[AnsweredRow], text: AnswerText | None = None
    ) -> ReadAnswer:
        from smmdesk.knowledge.approval import answer_words

        there = texts_of(reader, sheet.posts)
        posts = {id: texts.post for id, texts in there.items()}
        sent = Sent(sheet, posts, {id: mark(*texts) for id, texts in there.items()})
        lines = judged(sent, rows, answer_words(), lambda post, name, words: was_shown(there[post.id], name, words))
        told = {line.post.id for line in lines if line.post and line.effect is not Effect.STAYS}
        return ReadAnswer(
            sheet=sheet,
            lines=lines,
            unread=text.unread if text else (),
            unanswered=[id for id in sheet.open_posts if id not in told],
            is_whole=text.is_whole if text else None,
            by=text.by if text else "",
        )


class _Said:
    """What comes to posts of an answer, in the language of the client."""

    def __init__(self, work: Writer, answer: ReadAnswer) -> None:
        from smmdesk.domain.desk import DESK, Desk

        client, desk = work.get(Client, answer.sheet.client_id), work.find(Desk, DESK) or Desk()
        self._work = work
        self._answer = answer
        self._language = Language(client.language or desk.language)
        self.noted = 0

    def decide(self, line: Line) -> None:
        """Bring the post where the decision brings it."""
        if line.decision is None:
            return
        post = self._as_read(line)
        after = answered(post, line.decision, self._note(line), self._answer.sheet.posts[post.id])
        self.noted += bool(line.row.comment)
        self._work.save(ruled(self._work, after, post))

    def note(self, line: Line) -> None:
        """Keep its comment alone."""
        post = self._as_read(line)
        self.noted += 1
        self._work.save(changed(self._work, post, approval_note=noted(post, self._note(line))))

    def _as_read(self, line: Line) -> Post:
        if line.post is None or (post := self._work.get(Post, line.post.id)) != line.post:
            raise ChangedElsewhereError
        return post

    def _note(self, line: Line) -> str:
        """Who said what of which sheet; of a plain yes the status says it all."""
        if line.decision is Decision.YES and not line.row.comment:
            return ""
        said = line.row.comment or (self._language.word(line.decision) if line.decision else "")
        sheet = self._language(_("sheet {code}"), code=self._answer.sheet.code)
        who = ", ".join(filter(None, (self._answer.by, sheet)))
        edited = [words for name, words in line.edited.items() if name == "text"]
        return "\n".join([f"{who}: {' '.join(said.split())}", *edited])


def texts_of(reader: Reader, ids: Iterable[str]) -> dict[str, Texts]:
    """Those of the posts that are still there, with what they say in single networks, in the order of the ids."""
    found = {str(post.id): post for post in reader.all(Post, id=list(ids))}
    own = variants_of(reader, [post.id for post in found.values()])
    return {id: Texts(found[id], own.get(found[id].id, ())) for id in ids if id in found}


def _sheet(reader: Reader, codes: Sequence[str], client_id: ClientId | None, name: str) -> ApprovalSheet:
    found = reader.all(ApprovalSheet, code=list(codes)) if codes else []
    if not found:
        raise UnknownSheetError(name=", ".join(codes) or name)
    (sheet,) = found[:1]
    if client_id is not None and sheet.client_id != client_id:
        raise AnotherClientError(code=sheet.code, client=reader.get(Client, sheet.client_id).name)
    return sheet
