"""One post in the inspector: its status with the next step, its text, hints about it, and the rest of its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from smmdesk.domain.posts import Post, PostStatus
from smmdesk.speech.language import _
from ui.calendar.post.checks import Check, Desk, checks, repeat
from ui.calendar.post.counters import PostTextEdit
from ui.calendar.post.fields import Offers, details, what_and_when
from ui.calendar.post.media_files import MediaShelf
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.choice import Choice, ChoiceEditor
from ui.widgets.form import Form
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.machine.progress import Progress
    from ui.calendar.acts import PostActs
    from ui.shell.context import Context
    from ui.widgets.field_row import Edit

_SETTLED = 300
"""Milliseconds that a post is shown before others are searched for repeats."""


class PostPanel(QWidget):
    """Status with its next step, the text, hints about it, and the rest of the fields."""

    def __init__(self, context: Context, acts: PostActs) -> None:
        super().__init__()
        self._context, self._acts, self._language = context, acts, context.language
        self._post: Post | None = None
        self._clients: dict[ClientId, Client] = {}
        self.holidays: Mapping[date, str] = {}
        self._status = Choice(PostStatus).build(self._language)
        self._status.name_parts(self._language(_("Status")))
        self._status.left.connect(self._set_status)
        self._next = button("", self._advance)
        offers = self._offers()
        self._first = Form(self._language, what_and_when(offers), self._save)
        self._hints = Hints()
        self._rest = Form(self._language, details(offers), self._save)
        self._repeats = QTimer(self, singleShot=True, interval=_SETTLED)
        self._repeats.timeout.connect(self._look_for_repeats)
        self._lay_out()

    def show_post(self, post: Post) -> None:
        """Show a post, or what has become of it."""
        is_other = self._post is None or self._post.id != post.id
        text_changed = is_other or self._post is None or self._post.text != post.text
        self._post = post
        self._read_clients()
        self._offer()
        self._status.show_value(post.status)
        self._show_next(post)
        self._first.show_record(post)
        self._rest.show_record(post)
        # after the record: the counters are those of its networks and format
        text = self._first.editor("text")
        if isinstance(text, PostTextEdit):
            text.show_post(post)
        self._hints.show_checks(checks(post, self._desk(post)), keep_repeat=not text_changed)
        if text_changed:
            self._repeats.start()

    def let_go(self) -> None:
        """Nothing is shown here any more; what was being typed is saved."""
        self.flush()
        self._post = None
        self._repeats.stop()

    def flush(self) -> None:
        """Save what is being typed."""
        self._first.flush()
        self._rest.flush()

    def focus_text(self) -> None:
        """The cursor behind the text, to be written on."""
        text = self._first.editor("text")
        text.setFocus()
        # asked of the window: the field hands the keyboard on to a part of itself
        if isinstance(lines := text.window().focusWidget(), QPlainTextEdit):
            lines.moveCursor(QTextCursor.MoveOperation.End)

    # what is done

    def _save(self, edit: Edit) -> None:
        self._context.workspace.records.change(Post, edit.record.id, edit.seen, **edit.wanted)

    def _set_status(self) -> None:
        if self._post is not None:
            self._acts.set_status([self._post], self._status.value())

    def _advance(self) -> None:
        if self._post is not None:
            self._acts.advance([self._post])

    def _look_for_repeats(self) -> None:
        post = self._post
        if post is None or not post.text.strip() or not self.isVisible():
            return
        language, calendar = self._language, self._context.workspace.calendar

        def look(_progress: Progress) -> Check | None:
            found = calendar.repeated(post)
            return repeat(*found, language) if found else None

        def show(found: Check | None) -> None:
            # an answer about a text that is not there any more is dropped
            if self._post is not None and (self._post.id, self._post.text) == (post.id, post.text):
                self._hints.show_repeat(found)

        self._context.background.start("", look, done=show)

    # what it shows

    def _show_next(self, post: Post) -> None:
        following = post.status.following
        self._next.setVisible(following is not None)
        if following is not None:
            self._next.setText(f"→ {self._language.word(following)}")
            name = self._language(_("Next status: {status}"), status=self._language.word(following))
            self._next.setAccessibleName(name)
            self._next.setToolTip(name)

    def _offers(self) -> Offers:
        desk, usage = self._context.workspace.settings.desk(), self._context.workspace.calendar.in_use()
        known = tuple(rubric.name for rubric in self._context.knowledge.rubrics())
        self._read_clients()
        return Offers(
            today=self._context.workspace.today,
            zone=lambda: client.time_zone if (client := self._client()) else desk.time_zone,
            currency=desk.currency,
            clients=[(client.id, client.name) for client in self._clients.values()],
            rubrics=lambda: tuple(dict.fromkeys((*usage.rubrics, *known))),
            people=lambda: usage.people,
            several_clients=lambda: len(self._clients) > 1,
            media=MediaShelf(self._context, lambda: self._post),
        )

    def _offer(self) -> None:
        """What depends on the clients there are now: whose it may be, the currency of the cost."""
        owner, cost, client = self._rest.editor("client_id"), self._rest.editor("cost"), self._client()
        if isinstance(owner, ChoiceEditor):
            owner.set_options([(each.id, each.name) for each in self._clients.values()])
        if isinstance(cost, MoneyEdit) and client is not None:
            cost.set_currency(client.currency)

    def _read_clients(self) -> None:
        self._clients = {client.id: client for client in self._context.workspace.clients.list()}

    def _client(self) -> Client | None:
        return self._clients.get(self._post.client_id) if self._post else None

    def _desk(self, post: Post) -> Desk:
        return Desk(
            language=self._language,
            knowledge=self._context.knowledge,
            now=self._context.workspace.now(),
            client=self._clients.get(post.client_id),
            holidays=self.holidays,
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self._status, 1)
        row.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        column.addLayout(row)
        for part in (self._first, self._hints, self._rest):
            column.addWidget(part)
        column.addStretch()


class Hints(QWidget):
    """Quiet sentences about what may be better; the one about repeats comes a moment later."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_2)
        self._repeat = Notice()
        self._column.addWidget(self._repeat)
        self._notices: list[Notice] = []

    def show_checks(self, found: Sequence[Check], *, keep_repeat: bool) -> None:
        """Other hints; the one about repeats stays only while the text stays."""
        for old in self._notices:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._notices = [Notice(check.sentence, check.tone) for check in found]
        for notice in self._notices:
            self._column.insertWidget(self._column.count() - 1, notice)
            notice.show()
        if not keep_repeat:
            self._repeat.say("")
        self._show_or_hide()

    def show_repeat(self, found: Check | None) -> None:
        """The hint about a repeat, or none."""
        self._repeat.say(found.sentence if found else "", found.tone if found else "info")
        self._show_or_hide()

    def sentences(self) -> list[str]:
        """What it says."""
        return [notice.text() for notice in (*self._notices, self._repeat) if notice.text()]

    def _show_or_hide(self) -> None:
        self.setVisible(bool(self.sentences()))
