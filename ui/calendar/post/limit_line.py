"""How old the limit of a network's text is, and what may be done about it: it still holds, or is another one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.ids import LimitEditId, new_id
from smmdesk.domain.limits import MOST, LimitEdit, Unit
from smmdesk.knowledge.lengths import text_limits
from smmdesk.knowledge.networks import networks_with
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.shell.dialogs import Dialog
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.forms.check_box import CheckBox
from ui.widgets.forms.editors import Line, Whole
from ui.widgets.labels import Label, caption
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.networks import Network
    from smmdesk.domain.posts import Post
    from smmdesk.knowledge.networks import Limit
    from ui.shell.context import Context

_OLD: Final = _("Checked on {day}; networks change this often. Still true?")
_KNOWN: Final = _("{name}: {amount} {unit}, as of {day}")
_OURS: Final = _("{name}: {amount} {unit}, looked up here on {day}")
_ADVICE: Final = _("{name}: {amount} {unit}; no source confirms it")


class LimitLine(QWidget):
    """Of the limit that the text is counted by; of a network without one it offers to say which there is."""

    def __init__(self, context: Context, network: Network) -> None:
        super().__init__()
        self._context, self._language, self._network = context, context.language, network
        self._limit: LimitEdit | None = None
        self._own: LimitEdit | None = None
        self._words = Label("", size=tokens.FONT_SMALL, colour="muted", wraps=True)
        self._yes = button(self._language(_("Yes, today")), self._confirm, kind="link")
        self._change = button(self._language(_("Change the limit…")), self.ask, kind="link")
        self._back = button(self._language(_("As it came with the program")), self.take_back, kind="link")
        ways = Flow()
        for way in (self._yes, self._change, self._back):
            ways.add(way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(self._words)
        column.addWidget(ways)

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_limits(self, post: Post, edits: Sequence[LimitEdit]) -> None:
        """That of the text of this post, as it goes out in the network."""
        facts = networks_with(self._language.code, edits)[self._network]
        found = text_limits(facts, post)
        limit = next((each for each in found if each.hard), found[-1] if found else None)
        today = self._context.workspace.today()
        self._limit = self._as_edit(limit) if limit else None
        self._own = next((each for each in edits if self._is_about(each)), None)
        is_stale = limit is not None and limit.is_stale(today)
        told = self._told(limit, is_stale=is_stale) if limit else self._language(_("No limit of the text is known."))
        if limit is None and self._own is not None:
            day = self._language.date(self._own.checked_on)
            told = self._language(_("Looked up here on {day}: the text has no limit."), day=day)
        self._words.setText(told)
        self._words.set_colour("attention" if is_stale else "muted")
        self._yes.setVisible(is_stale)
        self._back.setVisible(self._own is not None)

    def ask(self) -> None:
        """Another limit, or that there is none."""
        dialog = LimitDialog(self, self._language, self._limit or self._new())
        dialog.said.connect(self._keep)
        dialog.open()

    def _told(self, limit: Limit, *, is_stale: bool) -> str:
        language, reading = self._language, limit.reading
        unit = language.word(limit.unit)
        amount = language.number(limit.amount)
        if reading is None:
            return language(_ADVICE, name=limit.name, amount=amount, unit=unit)
        day = language.date(reading.checked)
        told = language(_OURS if limit.is_own else _KNOWN, name=limit.name, amount=amount, unit=unit, day=day)
        source = f" · {reading.source}" if limit.is_own and reading.source else ""
        return told + source + (f"\n{language(_OLD, day=day)}" if is_stale else "")

    def _is_about(self, edit: LimitEdit) -> bool:
        if edit.network is not self._network:
            return False
        return edit.key == self._limit.key if self._limit else edit.what.startswith("text")

    def _as_edit(self, limit: Limit) -> LimitEdit:
        reading = limit.reading
        return LimitEdit(
            id=LimitEditId(new_id()),
            network=self._network,
            what=limit.what,
            unit=limit.unit,
            amount=limit.amount,
            hard=limit.hard,
            checked_on=self._context.workspace.today(),
            source=reading.source if reading else "",
        )

    def _new(self) -> LimitEdit:
        return self._own or LimitEdit(
            id=LimitEditId(new_id()),
            network=self._network,
            what="text",
            unit=Unit.CHARACTERS,
            checked_on=self._context.workspace.today(),
        )

    def _confirm(self) -> None:
        if self._limit is not None:
            self._context.do(partial(self._context.workspace.texts.confirm_limit, self._limit))

    def _keep(self, edit: LimitEdit) -> None:
        self._context.do(partial(self._context.workspace.texts.change_limit, edit))

    def take_back(self) -> None:
        """What came with the program holds again."""
        if self._own is not None:
            self._context.do(partial(self._context.workspace.texts.shipped_limit, self._own))


class LimitDialog(Dialog):
    """The amount, none where the field is empty; whether more is refused; and where that was read. It is of today."""

    said = Signal(object)

    def __init__(self, parent: QWidget, language: Language, limit: LimitEdit) -> None:
        super().__init__(parent, language, _("Limit of the text"))
        self._was = limit
        self.amount = Whole(1, MOST).build(language)
        self.amount.show_value(limit.amount)
        self.source = Line("https://").build(language)
        self.source.show_value(limit.source)
        self.hard = CheckBox(language(_("The network refuses more")))
        self.hard.setChecked(limit.hard)
        fields = ((_("At most"), self.amount), (_("Where it stands"), self.source))
        for words, field in fields:
            name = language(words)
            field.name_parts(name)
            label = caption(name)
            label.setBuddy(field)
            self.inside.addWidget(label)
            self.inside.addWidget(field)
        self.inside.addWidget(Label(language(_("Empty: there is no limit.")), colour="muted", wraps=True))
        self.inside.addWidget(self.hard)
        self._reason = Notice().alerting()
        self.inside.addWidget(self._reason)
        self.add_buttons(_("Keep the limit"))

    @override
    def accept(self) -> None:
        try:
            amount = self.amount.value()
        except SmmdeskError as error:
            self._reason.say(self.language.error(error))
            return
        self.said.emit(
            replace(self._was, amount=amount, source=self.source.value().strip(), hard=self.hard.isChecked())
        )
        super().accept()
