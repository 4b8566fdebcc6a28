"""A client's slots, a line each, which opens into its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format
from smmdesk.domain.slots import MOST_TOLERANCE, Slot
from smmdesk.speech import slots as words
from smmdesk.speech.language import _
from ui.calendar.lists.cells import rubric_line
from ui.shell.record_item import RecordItem
from ui.widgets.forms.chip_set import Chips
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.date_edit import Day, Time
from ui.widgets.forms.editors import Whole
from ui.widgets.forms.form import Field, Section
from ui.widgets.forms.last_day import LastDay

if TYPE_CHECKING:
    from ui.shell.context import Context


class SlotItem(RecordItem[Slot]):
    """Its days, time and network; once opened its fields and the way to remove it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, Slot, slot_sections(context))

    def show_slot(self, slot: Slot) -> None:
        """Show it as it is now."""
        language = self._context.language
        self.show_item(slot, words.slot(slot, language), words.meant_for(slot, language))


def slot_sections(context: Context) -> tuple[Section, ...]:
    """What is known of a slot."""

    def rubrics() -> tuple[str, ...]:
        known = tuple(rubric.name for rubric in context.knowledge.rubrics())
        return tuple(dict.fromkeys((*context.workspace.calendar.in_use().rubrics, *known)))

    today = context.workspace.today
    fields = (
        Field("weekdays", _("Weekdays"), Chips(words.each_day)),
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
