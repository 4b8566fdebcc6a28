"""One post in the inspector, in the order in which it comes about, with hints about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from smmdesk.domain.posts import Post
from smmdesk.knowledge import law
from ui.calendar.post.alt_texts import AltEditor
from ui.calendar.post.checks import Desk, before, checks, near
from ui.calendar.post.fields import CONTENT, MORE, OUTCOME, WHEN, WHOSE, folded, section
from ui.calendar.post.hints import Hints
from ui.calendar.post.offering import Offering
from ui.calendar.post.outcome import PostOutcome
from ui.calendar.post.status_row import StatusRow
from ui.calendar.post.texts import PostTexts
from ui.calendar.series.line import SeriesLine
from ui.shell.law_lines import LawLines
from ui.style import tokens
from ui.widgets.forms.form import Form

if TYPE_CHECKING:
    from smmdesk.domain.close_by import CloseBy
    from smmdesk.domain.day_marks import MarkedDays
    from smmdesk.machine.progress import Progress
    from smmdesk.services.repeats import SaidBefore
    from ui.calendar.acts import PostActs
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

_SETTLED = 300
"""Milliseconds that a post is shown before others are searched for what it takes from them."""


class PostPanel(QWidget):
    """In the order of the work: whose it is and how far, its content, hints about it, and more that may be said."""

    def __init__(self, context: Context, acts: PostActs) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._post: Post | None = None
        self.day_marks: MarkedDays = {}
        self._offering = Offering(context)
        offers = self._offering.offers()
        self._status = StatusRow(self._language, acts)
        self.series = SeriesLine(context)
        self._whose = Form(self._language, section(offers, WHOSE), self._save)
        self._when = Form(self._language, section(offers, WHEN), self._save)
        self.texts = PostTexts(context, offers, self._save)
        self._content = Form(self._language, section(offers, (*CONTENT, *OUTCOME)), self._save)
        self._hints = Hints(self._language)
        self._hints.wanted.connect(self._open)
        self._law = LawLines(context)
        self.outcome = PostOutcome(context)
        self._more = Form(self._language, folded(offers, MORE), self._save)
        self._repeats = QTimer(self, singleShot=True, interval=_SETTLED)
        self._repeats.timeout.connect(self._look_for_repeats)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        content: tuple[QWidget, ...] = (self._when, self.texts, self._content, self.outcome)
        for part in (self._whose, self._status, self.series, *content, self._hints, self._law, self._more):
            column.addWidget(part)
        column.addStretch(1)

    def show_post(self, post: Post) -> None:
        """Show a post, or what has become of it."""
        before, self._post = self._post, post
        known = before if before is not None and before.id == post.id else None
        is_elsewhere = known is None or known.client_id != post.client_id
        self._offering.look([post])
        self._status.show_posts([post])
        self.series.show_post(post)
        self.outcome.show_post(post)
        self._offering.offer(self._whose, self._more, is_other=False)
        for form in (self._whose, self._when, self._content, self._more):
            form.show_record(post)
        self.texts.show_post(post)
        self._whose.setVisible(self._offering.has_choice())
        # after the record: the networks it has stand in sight, and the counters are theirs
        self._offering.offer(self._when, is_other=is_elsewhere)
        if isinstance(alt := self._content.editor("alt"), AltEditor):
            alt.show_post(post)
        is_same = known is not None and _asked(known) == _asked(post)
        self._hints.show_checks(checks(post, self._desk()), keep_earlier=is_same)
        self._show_law(post)
        if not is_same:
            self._repeats.start()

    def _show_law(self, post: Post) -> None:
        client = self._offering.client
        country = client.country if client else ""
        self._law.show_laws(law.of_post(post, country, self._language.code), country)

    def let_go(self) -> None:
        """Nothing is shown here any more; what was being typed is saved."""
        self.flush()
        self._post = None
        self.outcome.show_post(None)
        self._repeats.stop()

    def flush(self) -> None:
        """Save what is being typed."""
        for form in (self._whose, self._when, self._content, self._more):
            form.flush()
        self.texts.flush()

    def focus_text(self) -> None:
        """The cursor behind the text, to be written on."""
        self.texts.show_network(None)
        text = self.texts.every.editor("text")
        text.setFocus()
        # asked of the window: the field hands the keyboard on to a part of itself
        if isinstance(lines := text.window().focusWidget(), QPlainTextEdit):
            lines.moveCursor(QTextCursor.MoveOperation.End)

    # what is done

    def _save(self, edit: Edit) -> None:
        if self.series.takes(edit):
            self.series.save(edit)
        else:
            self._context.workspace.records.change(Post, edit.record.id, edit.seen, **edit.wanted)

    def _look_for_repeats(self) -> None:
        post = self._post
        if post is None or not self._takes_from_others(post) or not self.isVisible():
            return
        repeats, start = self._context.workspace.repeats, self._context.background.start
        calendar = self._context.workspace.calendar

        def at_once(progress: Progress) -> tuple[SaidBefore, list[CloseBy]]:
            return repeats.said_before(post, partial(progress.report, 0, 0)), calendar.close_by(post)

        def at_length(progress: Progress) -> tuple[SaidBefore, list[CloseBy]]:
            return repeats.said_at_length(post, partial(progress.report, 0, 0)), calendar.close_by(post)

        def show(found: tuple[SaidBefore, list[CloseBy]]) -> None:
            # an answer about a text that is not there any more is dropped
            if self._post is not None and _asked(self._post) == _asked(post):
                said, beside = found
                self._hints.show_earlier([*near(beside, self._language), *before(post, said, self._language)])
                if not said.is_all:
                    start("", at_length, done=show)

        start("", at_once, done=show)

    def _takes_from_others(self, post: Post) -> bool:
        """Whether it says something that others may have said, or comes out where others may."""
        return bool(post.text.strip() or post.link or post.media or (post.day and post.networks))

    def _open(self, post_id: str) -> None:
        self._context.open("calendar", post_id)

    def _desk(self) -> Desk:
        return Desk(
            language=self._language,
            now=self._context.workspace.now(),
            client=self._offering.client,
            marks=self.day_marks,
            texts=self.texts.texts,
            limits=self.texts.limits,
            worn=self.texts.worn,
        )


def _asked(post: Post) -> tuple[object, ...]:
    """What earlier posts are searched by."""
    return post.id, post.client_id, post.text, post.link, post.media, post.moment, post.networks
