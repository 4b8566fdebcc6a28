"""A client's slots on the right: how many are empty, how well their hours are kept, and the slots themselves."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.ids import SlotId, new_id
from smmdesk.domain.slots import Slot
from smmdesk.speech import slots as words
from smmdesk.speech.language import _
from ui.calendar.gaps.published_hours import PublishedHours
from ui.calendar.gaps.slot_list import SlotItem
from ui.calendar.post.told_panel import ToldPanel
from ui.overriding import override
from ui.style import tokens
from ui.widgets import tips
from ui.widgets.buttons import action_button, button
from ui.widgets.flow import Flow
from ui.widgets.forms.fold_list import FoldList
from ui.widgets.labels import Label, hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.periods import Period
    from smmdesk.services.slots import SlotOverview
    from ui.shell.context import Context

_USUAL: Final = time(10)
_WORKDAYS: Final = (0, 1, 2, 3, 4)


class SlotsPanel(ToldPanel):
    """Shows one client's; where several are in sight it asks to choose one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, language = context, context.language
        self._client_id: ClientId | None = None
        self.empty, self.ahead = Label("", wraps=True), Label("", wraps=True)
        self.kept = Label("", wraps=True, colour="muted")
        self.none = hint(
            language(
                _(
                    "A slot is an hour of certain weekdays that posts are meant for. What is empty stands in month and "
                    "week with a dashed edge."
                )
            )
        )
        self.whose = hint(language(_("Slots are a client’s own: choose one client above.")))
        self.fill = QWidget()  # the button itself shows and hides with its action
        inside = QVBoxLayout(self.fill)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(action_button(context.commands.action("calendar.fill")), 0, Qt.AlignmentFlag.AlignLeft)
        self.missing, self.extra = Notice(), Notice()
        self.slots: FoldList[SlotItem] = FoldList()
        self.add_button = button(language(_("New slot")), self.add, sign="plus")
        self.from_strategy = button(language(_("Take over the hours of the strategy")), self.take_agreed, kind="link")
        self.from_habits = button("", self.take_habits, kind="link")
        self.published = PublishedHours(language)
        self._overview: SlotOverview | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        acts = Flow(gap=tokens.SPACE_2)
        acts.add(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        self._own: tuple[QWidget, ...] = (self.empty, self.ahead, self.kept, self.fill, self.slots, acts)
        for part in (self.whose, self.empty, self.ahead, self.kept, self.fill, self.none, self.slots, acts):
            column.addWidget(part)
        for part in (self.missing, self.extra, self.from_strategy, self.from_habits, self.published):
            column.addWidget(part)
        column.addStretch(1)

    @override
    def show_told(self, client_id: ClientId | None, period: Period) -> None:
        """Those of a client, and what they come to in these days; None where several clients are shown."""
        if client_id != self._client_id:
            self.flush()
        self._client_id = client_id
        for part in self._own:
            part.setVisible(client_id is not None)
        self.whose.setVisible(client_id is None)
        self._overview = None if client_id is None else self._context.workspace.slots.overview(client_id, period)
        self._show_items()
        self._show_figures()
        self._show_offers()
        found = self._overview
        self.published.show_published(found.published if found else {}, found.slots if found else ())

    @override
    def focus_first(self) -> None:
        first = next(iter(self.slots.items()), None)
        (first.fold.header if first is not None else self.add_button).setFocus()

    @override
    def flush(self) -> None:
        """Save what is being typed."""
        self.slots.flush()

    def add(self) -> None:
        """One more, the cursor in its first field: as on working days at the hour that is usual here."""
        context, client_id = self._context, self._client_id
        if client_id is not None:
            made = Slot(id=SlotId(new_id()), client_id=client_id, weekdays=_WORKDAYS, at=_USUAL)
            context.do(lambda: context.workspace.records.add(made), show=lambda kept: self.open(kept.id))

    def open(self, id: str) -> None:
        """Show the fields of a slot, the cursor in the first."""
        if (item := self.slots.item(id)) is not None:
            item.open()

    def take_agreed(self) -> None:
        """What the strategy in force has and the calendar has not."""
        if (client_id := self._client_id) is not None:
            self._context.do(lambda: self._context.workspace.slots.add_agreed(client_id), tell=self._tell_added)

    def take_habits(self) -> None:
        """The hours that the last weeks suggest."""
        client_id, found = self._client_id, self._overview
        if client_id is not None and found is not None:
            wanted = found.new_habits
            self._context.do(
                lambda: self._context.workspace.slots.add_offered(client_id, wanted), tell=self._tell_added
            )

    def _tell_added(self, made: list[Slot]) -> None:
        self._context.say_undoable(self._context.language.count("Added {n} slot", "Added {n} slots", len(made)))

    def _show_items(self) -> None:
        slots = self._overview.slots if self._overview else ()
        items = self.slots.show_items([each.id for each in slots], lambda _id: SlotItem(self._context))
        for item, each in zip(items, slots, strict=True):
            item.show_slot(each)

    def _show_figures(self) -> None:
        found, language = self._overview, self._context.language
        has_slots = found is not None and bool(found.slots)
        self.none.setVisible(found is not None and not has_slots)
        for part in (self.empty, self.ahead, self.kept, self.fill):
            part.setVisible(has_slots)
        if found is None or not has_slots:
            return
        sheet = found.sheet
        self.empty.setText(words.empty_of(found.period, len(sheet.gaps), len(sheet.places), language))
        self.ahead.setVisible(found.ahead is not None)
        self.ahead.setText(words.planned_ahead(found.ahead, language) if found.ahead else "")
        told = (words.kept(sheet.past, language, is_past=True), words.kept(sheet.coming, language, is_past=False))
        self.kept.setText(" ".join(told))

    def _show_offers(self) -> None:
        found, language = self._overview, self._context.language
        beside = found.beside if found else None
        self.missing.say(words.not_here(beside.missing, language) if beside and beside.missing else "", "info")
        self.extra.say(words.only_here(beside.extra, language) if beside and beside.extra else "", "info")
        self.from_strategy.setVisible(bool(beside and beside.missing))
        habits = found.new_habits if found else []
        named = "; ".join(words.time_of_days(each.at, each.weekdays, language) for each in habits)
        self.from_habits.setText(language(_("Take over the hours of the last 8 weeks")))
        self.from_habits.setToolTip(tips.plain(named))
        self.from_habits.setAccessibleDescription(named)
        self.from_habits.setVisible(bool(habits))
