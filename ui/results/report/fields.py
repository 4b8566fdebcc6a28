"""What is set and written of a report, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.planning.named import Section as ReportSection
from smmdesk.speech.language import _
from ui.widgets.forms.chip_set import Chips
from ui.widgets.forms.date_edit import Day
from ui.widgets.forms.editors import Line, Lines
from ui.widgets.forms.form import Field, Section
from ui.widgets.forms.last_day import LastDay
from ui.widgets.forms.world import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

NAMES: Final = {
    "summary": _("In short"),
    "learnt": _("What we learnt"),
    "next_steps": _("What we do next"),
    "asked_of_client": _("What we need from you"),
}
"""The texts of a report as its paper calls them."""
_HINTS: Final = {
    "summary": _("What happened, and whether it was what was wanted."),
    "learnt": _("What worked, what did not, and what may be the reason."),
    "next_steps": _("One step a line: what, who, by when."),
    "asked_of_client": _("What the client is to give, to decide or to approve."),
}


def head(today: Callable[[], date]) -> tuple[Section, ...]:
    """What the report is of, and what it is made of."""
    return (
        Section(
            "",
            (
                Field("starts", _("First day"), Day(today), half=True),
                Field("ends", _("Last day"), LastDay(today), half=True),
                Field("language", _("Language"), LANGUAGE, half=True),
                Field("prepared_by", _("Prepared by"), Line(), half=True),
                Field("sections", _("Sections"), Chips(ReportSection), hint=_("One without figures is left out.")),
            ),
        ),
    )


def text(name: str) -> tuple[Section, ...]:
    """One of the texts."""
    return (Section("", (Field(name, NAMES[name], Lines(_HINTS[name], least=4)),)),)
