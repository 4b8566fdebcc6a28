"""By which rule a post comes again: said in fields, with what comes of it shown below at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.series import NoOccurrenceError
from smmdesk.services.series import Scope
from smmdesk.speech.language import _
from smmdesk.storage.errors import WaitsError
from ui.calendar.series.fields import TYPED, rule_sections
from ui.calendar.series.preview import RulePreview
from ui.calendar.series.rule import Rule
from ui.overriding import override
from ui.shell.dialogs import Dialog
from ui.shell.room import is_low, least_height, open_high
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.forms.form import Form
from ui.widgets.labels import Label
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.posts import Post
    from smmdesk.domain.series import Series
    from smmdesk.services.series import Changed
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

_WIDTH: Final = 520
_LEAST: Final = 150
_HIGH: Final = 600
_HEADLINE: Final = 50


class RuleDialog(Dialog):
    """Nothing is written before the last button is pressed; then all is one act."""

    def __init__(self, context: Context, post: Post, title: str, base: Series, scope: Scope | None) -> None:
        super().__init__(context.window, context.language, title, width=_WIDTH)
        self._context, self._post, self._base = context, post, base
        self.rule = Rule.of(base, scope)
        self.form = Form(context.language, rule_sections(context.workspace.today), self._said)
        self.preview = RulePreview(context.language)
        self._lay_out()
        self.add_buttons(_("Repeat") if scope is None else _("Change the rule"))
        for name in TYPED:
            self.form.editor(name).touched.connect(self._tell)
        self.form.show_record(self.rule)
        self._tell()
        open_high(self, scaled(_HIGH))
        self.form.editor("interval").setFocus()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, tokens.SPACE_2, 0)
        column.setSpacing(tokens.SPACE_4)
        if about := self._post.headline(_HEADLINE):
            column.addWidget(Label(about, colour="muted", wraps=True))
        column.addWidget(self.form)
        if is_low(self):  # all of it scrolls
            column.addWidget(self.preview)
        column.addStretch(1)
        area = scrolling(inside)
        area.setMinimumHeight(least_height(self, scaled(_LEAST)))
        self.inside.addWidget(area, 1)
        if not is_low(self):
            self.inside.addWidget(self.preview)

    @property
    def wanted(self) -> Series:
        """The series by the rule that stands here, with what is being typed as far as it can be read."""
        rule = self.rule
        for name in TYPED:
            try:
                value = self.form.editor(name).value()
            except SmmdeskError:  # said below the field once it is left
                continue
            if value is not None:
                rule = rule.said(name, value)
        return rule.series(self._base)

    def _said(self, edit: Edit) -> None:
        self.rule = self.rule.said(edit.name, edit.value)
        if edit.name == "scope":
            self._begin_anew(edit.value)
        self.form.show_record(self.rule)
        self._tell()

    def _begin_anew(self, scope: Scope) -> None:
        """For other posts: by the rule as it is for those."""
        self._base = self._context.workspace.series.draft(self._post.id, scope)
        self.rule = Rule.of(self._base, scope)

    def _tell(self) -> None:
        """What comes of what stands here now."""
        try:
            count = self._show()
        except SmmdeskError as error:
            self.preview.show_refused(error)
            count = 0
        if self.accept_button is not None:
            self.accept_button.setEnabled(bool(count))

    def _show(self) -> int:
        """How many posts there would be."""
        series, wanted, scope = self._context.workspace.series, self.wanted, self.rule.scope
        if scope is None:
            found = series.preview(wanted)
            if not [day for day in found.days if day != self._post.day]:
                raise NoOccurrenceError
            self.preview.show_begun(wanted.checked(), found)
            return len(found.days)
        foreseen = series.foresee(self._post.id, scope, wanted)
        if not foreseen.preview.days:
            raise NoOccurrenceError
        self.preview.show_foreseen(wanted.checked(), foreseen)
        return len(foreseen.preview.days)

    @override
    def accept(self) -> None:
        self.form.flush()
        if self.form.unsaved():
            return
        if self._keep():
            super().accept()

    def _keep(self) -> bool:
        """Whether it was not refused, which stands here then."""
        series, wanted, scope = self._context.workspace.series, self.wanted, self.rule.scope
        try:
            if scope is None:
                self._context.follow(lambda: series.make(self._post.id, wanted), tell=self._tell_made)
            else:
                self._context.follow(lambda: series.change(self._post.id, scope, rule=wanted), tell=self._tell_changed)
        except WaitsError:  # it is done later by itself, as a banner says
            return True
        except SmmdeskError as error:
            self.preview.show_refused(error)
            return False
        return True

    def _tell_made(self, made: Sequence[Post]) -> None:
        self._context.say_undoable(self.language.count("Made {n} post", "Made {n} posts", len(made)))

    def _tell_changed(self, done: Changed) -> None:
        language = self.language
        told = [
            language.count("Made {n} post", "Made {n} posts", len(done.made)) if done.made else "",
            language.count("Removed {n} post", "Removed {n} posts", done.removed) if done.removed else "",
            language.count("{n} stays as it is", "{n} stay as they are", len(done.touched)) if done.touched else "",
        ]
        self._context.say_undoable(" · ".join(filter(None, told)) or language(_("The rule is changed")))


def ask_to_repeat(context: Context, post: Post) -> RuleDialog:
    """A post begins a series; one that is of one already has the rule of that changed from it on."""
    series = context.workspace.series
    if series.of(post) is not None:
        return ask_for_rule(context, post, Scope.FOLLOWING)
    dialog = RuleDialog(context, post, _("Repeat the post"), series.begin(post), None)
    dialog.open()
    return dialog


def ask_for_rule(context: Context, post: Post, scope: Scope) -> RuleDialog:
    """Another rule for the series of a post."""
    base = context.workspace.series.draft(post.id, scope)
    dialog = RuleDialog(context, post, _("Change how it repeats"), base, scope)
    dialog.open()
    return dialog
