"""Every page of the window, a line each: navigation, palette, help and pictures read it. A page costs nothing until
it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class PageLine:
    """One page: `id` is what others call it, `title` a marked English source string, `made_by` "module:class".

    `keys` is its shortcut in Qt's portable form; the pages above the foot have Ctrl+1…9 in their order without it.
    """

    id: str
    title: str
    icon: str
    made_by: str
    at_foot: bool = False
    keys: str = ""


_LINES: Final = (
    PageLine("calendar", _("Calendar"), "calendar-blank", "ui.calendar.page:CalendarPage"),
    PageLine("budget", _("Budget"), "wallet", "ui.budget.page:BudgetPage"),
    PageLine("checklist", _("Checklist"), "check-square", "ui.checklist.page:ChecklistPage"),
    PageLine("comparison", _("Who runs it?"), "scales", "ui.comparison.page:ComparisonPage"),
    PageLine("clients", _("Clients"), "users-three", "ui.clients.page:ClientsPage"),
    PageLine("settings", _("Settings"), "gear-six", "ui.settings.page:SettingsPage", at_foot=True, keys="Ctrl+,"),
)
PAGES: Final[Mapping[str, PageLine]] = {line.id: line for line in _LINES}
"""The lines by id, in the order of the navigation; the first is opened with the window."""
