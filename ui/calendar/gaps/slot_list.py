"""A client's slots, a line each, which opens into its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format
from smmdesk.domain.slots import MOST_TOLERANCE, Slot
from smmdesk.speech import slots as words
from smmdesk.speech.language import Language, _
from ui.calendar.lists.cells import rubric_line
from ui.overriding import override
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.forms.chip_set import Chips
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.date_edit import Day, Time
from ui.widgets.forms.editors import Whole
from ui.widgets.forms.fold_list import FoldItem
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.forms.last_day import LastDay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

_WEEK: Final = 7


class SlotItem(FoldItem):
    """Its days, time and network; once opened its fields and the way to remove it."""

    def __init__(self, context: Context) -> None:
        body = QWidget()
        super().__init__(body)
        self._context = context
        self._slot: Slot | None = None
        language = context.language
        self.form = Form(language, slot_sections(context), self._keep)
        self.remove_button = button(language(_("Remove")), self._remove, kind="link", sign="trash")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(self.form)
        column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_slot(self, slot: Slot) -> None:
        """Show it as it is now."""
        self._slot = slot
        language = self._context.language
        name = words.slot(slot, language)
        self.fold.show_title(name)
        self.fold.show_count(words.meant_for(slot, language))
        self.remove_button.setAccessibleName(language(_("Remove {name}"), name=name))
        self.form.show_record(slot)

    @override
    def open(self) -> None:
        """The cursor goes to the first field."""
        super().open()
        self.form.focus_first()

    @override
    def flush(self) -> None:
        self.form.flush()

    @override
    def discard(self) -> None:
        """The slot is gone: nothing typed can be saved any more."""
        self.form.forget()
        super().discard()

    def _keep(self, edit: Edit) -> None:
        self._context.workspace.records.change(Slot, edit.record.id, edit.seen, **edit.wanted)

    def _remove(self) -> None:
        slot, context = self._slot, self._context
        if slot is not None:
            name = words.slot(slot, context.language)
            context.do(
                lambda: context.workspace.records.remove(Slot, slot.id),
                tell=lambda _count: context.say_removed([name], name),
            )


def _weekdays(language: Language) -> Sequence[tuple[int, str]]:
    first = language.first_weekday()
    return [(number, words.day(number, language)) for number in ((first + place) % _WEEK for place in range(_WEEK))]


def slot_sections(context: Context) -> tuple[Section, ...]:
    """What is known of a slot."""

    def rubrics() -> tuple[str, ...]:
        known = tuple(rubric.name for rubric in context.knowledge.rubrics())
        return tuple(dict.fromkeys((*context.workspace.calendar.in_use().rubrics, *known)))

    today = context.workspace.today
    fields = (
        Field("weekdays", _("Weekdays"), Chips(_weekdays)),
        Field("at", _("Time"), Time(), half=True),
        Field("network", _("Network"), Choice(Network, none=_("Any network")), half=True),
        Field("rubric", _("Rubric"), rubric_line(rubrics), half=True),
        Field("format", _("Format"), Choice(Format, none=_("Any format")), half=True),
        Field(
            "tolerance",
            _("Minutes before or after"),
            Whole(0, MOST_TOLERANCE, _("min"), may_be_empty=False),
            hint=_("A post this near fills the slot."),
        ),
        Field("starts", _("First day"), Day(today), half=True),
        Field("ends", _("Last day"), LastDay(today), half=True),
    )
    return (Section("", fields),)
