"""The mix of a client's posts on the right: what is planned beside its target, and the target itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from smmdesk.domain.mix import MixBy
from smmdesk.speech import mix as words
from smmdesk.speech.language import Language, _
from ui.calendar.mix.mix_bars import MixBars
from ui.calendar.post.told_panel import ToldPanel
from ui.overriding import override
from ui.style import tokens
from ui.widgets.forms.editor import TypedLine
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.labels import Label, hint
from ui.widgets.notice import Notice
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.periods import Period
    from smmdesk.services.mix import MixOverview
    from ui.shell.context import Context
    from ui.widgets.forms.editor import Editor
    from ui.widgets.forms.field_row import Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A client's target by one way of telling posts apart, as it is edited: it may not be there yet."""

    id: str
    shares: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Shares:
    """Values and their shares, typed as people write them; nothing for no target."""

    by: MixBy

    def build(self, language: Language) -> Editor:
        """An editor of `Mapping[str, int]`, in basis points."""
        by = self.by

        def read(text: str) -> dict[str, int]:
            return words.read(by, text, language)

        def show(value: Mapping[str, int] | None) -> str:
            return words.in_words(by, value or {}, language)

        return TypedLine(language, read, show, placeholder=words.example(by, language))


class MixPanel(ToldPanel):
    """One client's; where several are in sight it asks to choose one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, language = context, context.language
        self._client_id: ClientId | None = None
        self._found: MixOverview | None = None
        self._by = MixBy.RUBRIC
        self.whose = hint(language(_("A mix is a client’s own: choose one client above.")))
        self.switch = SegmentBar([(by.value, language.word(by)) for by in MixBy], self.turn)
        self.switch.choose(self._by)
        self.sentence = Notice(size=tokens.FONT_BASE)
        self.bars = MixBars(language)
        self.none = hint(language(_("No post of these days says it.")))
        self.apart = Label("", wraps=True, colour="muted", size=tokens.FONT_SMALL)
        self.live = Label("", wraps=True, colour="muted", size=tokens.FONT_SMALL)
        self.forms = {by: self._form(by) for by in MixBy}
        self._about = hint(
            language(
                _(
                    "The upper bar is what is planned or out, the lower one what the target would have of as many "
                    "posts. Ideas and rejected posts do not count."
                )
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        self._own = (self.switch, self._about, self.live)
        for part in (self.whose, self.switch, self.sentence, self.bars, self.none, self.apart, *self.forms.values()):
            column.addWidget(part)
        for part in (self.live, self._about):
            column.addWidget(part)
        column.addStretch(1)

    def _form(self, by: MixBy) -> Form:
        language = self._context.language
        about = language(_("Values with their shares, 100 % together; empty for no target."))
        field = Field("shares", _("Target"), Shares(by), hint=about)
        return Form(language, (Section("", (field,)),), self._save)

    @override
    def show_told(self, client_id: ClientId | None, period: Period) -> None:
        if client_id != self._client_id:
            self.flush()
        self._client_id = client_id
        self.whose.setVisible(client_id is None)
        self._found = None if client_id is None else self._context.workspace.mix.overview(client_id, period)
        for part in self._own:
            part.setVisible(client_id is not None)
        self._show()

    def turn(self, by: str) -> None:
        """Tell posts apart by something else."""
        self.flush()
        self._by = MixBy(by)
        self.switch.choose(by)
        self._show()

    @override
    def focus_first(self) -> None:
        self.switch.setFocus()

    @override
    def flush(self) -> None:
        for form in self.forms.values():
            form.flush()

    def _show(self) -> None:
        found, language = self._found, self._context.language
        for by, form in self.forms.items():
            form.setVisible(found is not None and by is self._by)
        if found is None:
            for part in (self.bars, self.none, self.apart):
                part.hide()
            self.sentence.say("")
            return
        sheet = found.plan[self._by]
        self.sentence.say(words.sentence(sheet, language), "good" if sheet.is_as_planned else "attention")
        name = f"{language.word(self._by)}, {language.period(found.period)}"
        self.bars.show_mix(name, sheet, found.fact[self._by])
        self.none.setVisible(not sheet.parts)
        self.apart.setText(words.unnamed(sheet, language))
        self.apart.setVisible(bool(sheet.unnamed))
        self.live.setText(
            language(
                _("Live (stories and broadcasts): {pieces} of {posts}, {weekly} a week."),
                pieces=language.number(found.live),
                posts=language.number(found.posts),
                weekly=language.number(found.live_a_week, 1),
            )
        )
        shares = {each.value: each.share for each in sheet.parts if each.share is not None}
        self.forms[self._by].show_record(Target(id=f"{found.client_id} {self._by}", shares=shares))

    def _save(self, edit: Edit) -> None:
        client_id = self._client_id
        if client_id is not None:
            by = MixBy(str(edit.record.id).rpartition(" ")[2])
            mix = self._context.workspace.mix
            self._context.follow(lambda: mix.set(client_id, by, edit.value))
