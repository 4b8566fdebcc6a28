"""Of a post that comes again: by which rule, which of them it is, and for which of them a change is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.domain.posts import PostStatus
from smmdesk.services.series import Scope
from smmdesk.speech import series as words
from smmdesk.speech.language import _
from ui.calendar.series.acts import SHARED, SeriesActs
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.forms.choice import Choice
from ui.widgets.labels import Label, Sign, caption, hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from smmdesk.domain.posts import Post
    from smmdesk.domain.series import InSeries
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

_SCOPES: Final = ((None, _("this post")), (Scope.FOLLOWING, _("this and the following")), (Scope.ALL, _("all of them")))
_SIDE: Final = 14


class SeriesLine(QWidget):
    """Hidden where a post stands by itself."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, language = context, context.language
        self._acts = SeriesActs(context)
        self._post: Post | None = None
        self._found: InSeries | None = None
        self.words = Label("", wraps=True)
        self.name = Label("", size=tokens.FONT_SMALL, colour="muted", wraps=True)
        self.scope = Choice([(each, language(said)) for each, said in _SCOPES]).build(language)
        self.scope.left.connect(self._follow_scope)
        self.goes = hint(
            language(
                _(
                    "Text, hashtags, networks, hour, rubric, format, media, goal, tone, link and person go to the "
                    "others as well, but not where somebody wrote something else there."
                )
            )
        )
        self.ending = Notice()
        self.rule_button = self._link(_("Change the rule…"), self._change_rule)
        self.extend_button = self._link(_("Extend by a year"), self._extend)
        self.out_button = self._link(_("Take this one out"), self._take_out)
        self.end_button = self._link(_("End before this one"), self._end)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        language = self._context.language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        top = QHBoxLayout()
        top.setSpacing(tokens.SPACE_2)
        top.addWidget(Sign("arrow-clockwise", _SIDE), 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.words)
        told.addWidget(self.name)
        top.addLayout(told, 1)
        column.addLayout(top)
        self._for = QWidget()
        row = QVBoxLayout(self._for)
        row.setContentsMargins(0, tokens.SPACE_1, 0, 0)
        row.setSpacing(tokens.SPACE_1)
        self._label = caption(language(_("What you change here is for")))
        self._label.setBuddy(self.scope)
        self.scope.name_parts(self._label.text())
        for part in (self._label, self.scope, self.goes):
            row.addWidget(part)
        column.addWidget(self._for)
        column.addWidget(self.ending)
        ways = Flow(gap=tokens.SPACE_3)
        for each in (self.rule_button, self.extend_button, self.out_button, self.end_button):
            ways.add(each)
        column.addWidget(ways)
        self.setMinimumWidth(scaled(120))

    def show_post(self, post: Post) -> None:
        """Another post, or what has become of it; for another one a change is its own again."""
        if self._post is None or post.id != self._post.id or post.series_id is None:
            self.scope.show_value(None)
        self._post = post
        self._found = self._context.workspace.series.of(post) if post.series_id else None
        self.setVisible(self._found is not None)
        if self._found is not None:
            self._show(self._found, post)

    def _show(self, found: InSeries, post: Post) -> None:
        language, is_out = self._context.language, post.status is PostStatus.PUBLISHED
        self.words.setText(words.place(found, language))
        name = found.series.name
        self.name.setText(name)
        self.name.setVisible(bool(name) and name != post.headline())
        # what is out stays as it is, and the others are not changed from there
        if is_out:
            self.scope.show_value(None)
        self._for.setVisible(not is_out)
        for each in (self.out_button, self.end_button):
            each.setVisible(not is_out)
        last = language.short_date(found.last)
        self.ending.say(language(_("The last one is on {day}."), day=last) if found.is_ending else "", "attention")
        self._follow_scope()

    def takes(self, edit: Edit) -> bool:
        """Whether what was typed in a field is for other posts of the series as well."""
        return self._found is not None and self.scope.value() is not None and edit.name in SHARED

    def save(self, edit: Edit) -> None:
        """Write it to them."""
        self._acts.save(edit, self.scope.value())

    def _link(self, text: str, clicked: Callable[[], object]) -> QPushButton:
        return button(self._context.language(text), clicked, kind="link")

    def _follow_scope(self) -> None:
        self.goes.setVisible(self.scope.value() is not None)

    def _change_rule(self) -> None:
        if self._post is not None:
            self._acts.change_rule(self._post, self.scope.value() or Scope.FOLLOWING)

    def _extend(self) -> None:
        if self._found is not None:
            self._acts.extend(self._found.series.id)

    def _take_out(self) -> None:
        if self._post is not None:
            self._acts.take_out(self._post)

    def _end(self) -> None:
        if self._post is not None:
            self._acts.end_before(self._post)
