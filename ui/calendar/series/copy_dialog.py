"""A week or a month of posts once more in another one: which, where to, and what that comes to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.clients import Client
from smmdesk.domain.copied_days import MonthBy
from smmdesk.domain.errors import OutOfRangeError, SmmdeskError
from smmdesk.domain.periods import YEARS, Period, Weeks
from smmdesk.speech import series as words
from smmdesk.speech.language import Language, _
from smmdesk.storage.errors import WaitsError
from ui.overriding import override
from ui.shell.dialogs import Dialog
from ui.shell.room import is_low, least_height, open_high
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.date_edit import Day
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.labels import Label
from ui.widgets.notice import Notice
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.posts import Post
    from smmdesk.services.copied_periods import PeriodCopy
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

_WIDTH: Final = 480
_LEAST: Final = 120
_HIGH: Final = 440


class Span(StrEnum):
    """How much is copied."""

    WEEK = "week"
    MONTH = "month"


_SPANS: Final = {Span.WEEK: _("Week"), Span.MONTH: _("Month")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """What the form shows."""

    id: str = "copying"
    span: Span
    source: date | None
    target: date | None
    by: MonthBy = MonthBy.WEEKDAY

    def period(self, day: date, language: Language) -> Period:
        """The week or the month of a day."""
        if self.span is Span.MONTH:
            return Period.month_of(day)
        return Weeks.of(day, language.first_weekday(), 1)

    def said(self, name: str, value: Any, language: Language) -> Copying:  # noqa: ANN401  (each field holds its own)
        """With another value; another source or span goes to the one after it."""
        made = replace(self, **{name: value})
        if name in {"span", "source"} and made.source is not None and made.source.year in YEARS:
            return replace(made, target=made.period(made.source, language).end)
        return made


def ask_what_to_copy(
    context: Context, client_id: ClientId, day: date, show: Callable[[Sequence[Post]], object], *, is_week: bool
) -> CopyDialog:
    """At first the week or month in sight, to the one after it."""
    wish = Copying(span=Span.WEEK if is_week else Span.MONTH, source=day, target=None)
    client = context.workspace.records.get(Client, client_id)
    dialog = CopyDialog(context, client, wish.said("source", day, context.language), show)
    dialog.open()
    return dialog


class CopyDialog(Dialog):
    """Nothing is written before the last button is pressed; then all is one act."""

    def __init__(
        self, context: Context, client: Client, wish: Copying, show: Callable[[Sequence[Post]], object]
    ) -> None:
        super().__init__(context.window, context.language, _("Copy a week or a month"), width=_WIDTH)
        self._context, self._client, self._show_made = context, client, show
        self.wish = wish
        self.form = Form(context.language, _sections(context.workspace.today), self._said)
        self.told, self.left, self.there = Label("", wraps=True), Notice(), Notice()
        self.wrong = Notice().alerting()
        self._lay_out()
        self.add_buttons(_("Copy"))
        for name in ("source", "target"):
            self.form.editor(name).touched.connect(self._tell)
        self.form.show_record(self.wish)
        self._tell()
        open_high(self, scaled(_HIGH))
        self.form.editor("target").setFocus()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, tokens.SPACE_2, 0)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(Label(self.language(_("For {client}"), client=self._client.name), colour="muted"))
        column.addWidget(self.form)
        parts = (self.told, self.wrong, self.left, self.there)
        if is_low(self):
            for part in parts:
                column.addWidget(part)
        column.addStretch(1)
        area = scrolling(inside)
        area.setMinimumHeight(least_height(self, scaled(_LEAST)))
        self.inside.addWidget(area, 1)
        if not is_low(self):
            for part in parts:
                self.inside.addWidget(part)

    def _said(self, edit: Edit) -> None:
        self.wish = self.wish.said(edit.name, edit.value, self.language)
        self.form.show_record(self.wish)
        self._tell()

    def _ways(self) -> tuple[Period, Period] | None:
        """From where to where, as far as it is said."""
        found = []
        for name in ("source", "target"):
            try:
                day = self.form.editor(name).value()
            except SmmdeskError:  # said below the field once it is left
                day = getattr(self.wish, name)
            if day is None:
                return None
            if day.year not in YEARS:
                raise OutOfRangeError(low=YEARS[0], high=YEARS[-1])
            found.append(self.wish.period(day, self.language))
        return found[0], found[1]

    def _tell(self) -> None:
        """What comes of what stands here now."""
        ways, found = None, None
        try:
            ways = self._ways()
            wrong = self.language(_wrong_with(ways))
            if ways is not None and not wrong:
                found = self._context.workspace.period_copies.foresee(self._client.id, *ways, self.wish.by)
        except SmmdeskError as error:
            wrong = self.language.error(error)
        self.wrong.say(wrong, "attention")
        self.told.setText(_told(ways, found, self.language) if ways and found else "")
        self.left.say(_left(found, self.language) if found else "", "attention")
        self.there.say(_there(found, self.language) if found else "", "info")
        if self.accept_button is not None:
            self.accept_button.setEnabled(bool(found and found.posts))

    @override
    def accept(self) -> None:
        self.form.flush()
        self._tell()
        if self.form.unsaved() or not (self.accept_button and self.accept_button.isEnabled()):
            return
        if (ways := self._ways()) is None:
            return
        copies, by = self._context.workspace.period_copies, self.wish.by
        try:
            self._context.follow(
                lambda: copies.copy(self._client.id, *ways, by), tell=self._tell_made, show=self._show_made
            )
        except WaitsError:  # it is done later by itself, as a banner says
            pass
        except SmmdeskError as error:
            self.wrong.say(self.language.error(error))
            return
        super().accept()

    def _tell_made(self, made: Sequence[Post]) -> None:
        self._context.say_undoable(self.language.count("Copied {n} post", "Copied {n} posts", len(made)))


def _sections(today: Callable[[], date]) -> tuple[Section, ...]:
    fields = (
        Field("span", _("What"), Choice(lambda language: [(each, language(said)) for each, said in _SPANS.items()])),
        Field("source", _("From: any day of it"), Day(today), half=True),
        Field("target", _("To: any day of it"), Day(today), half=True),
        Field(
            "by",
            _("What stays of a day"),
            Choice(MonthBy),
            when=lambda wish: wish.span is Span.MONTH,
        ),
    )
    return (Section("", fields),)


def _wrong_with(ways: tuple[Period, Period] | None) -> str:
    """Why nothing can be copied so, if that is so."""
    if ways is None:
        return _("Say which day both are of.")
    return _("They are there already. Choose another one to copy them to.") if ways[0] == ways[1] else ""


def _told(ways: tuple[Period, Period], found: PeriodCopy, language: Language) -> str:
    source, target = (language.period(each) for each in ways)
    if not found.posts:
        return language(_("{period}: no post that could be copied."), period=source)
    count = language.count("{n} post", "{n} posts", len(found.posts))
    sentence = _("{source} → {target}: {count}, as drafts at their hours.")
    return language(sentence, source=source, target=target, count=count)


def _left(found: PeriodCopy, language: Language) -> str:
    if not found.left:
        return ""
    return language.count(
        "{n} post stays behind, as its day is not there: {posts}.",
        "{n} posts stay behind, as their days are not there: {posts}.",
        len(found.left),
        posts=words.named(found.left, language),
    )


def _there(found: PeriodCopy, language: Language) -> str:
    if not found.there:
        return ""
    return language.count("{n} post is there already.", "{n} posts are there already.", found.there)
