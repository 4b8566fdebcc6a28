"""Dates of one's own, a line each, which opens into its fields: campaigns, days without posts, birthdays."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from smmdesk.domain.ids import OwnDateId, new_id
from smmdesk.domain.own_dates import OwnDate, OwnDateKind
from smmdesk.domain.periods import Period
from smmdesk.speech.language import _
from ui.overriding import override
from ui.shell.dialogs import Dialog
from ui.shell.record_item import RecordItem
from ui.shell.room import least_height
from ui.style.text_size import scaled
from ui.widgets.buttons import button
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.date_edit import Day
from ui.widgets.forms.editors import Line, Tick
from ui.widgets.forms.fold_list import FoldList
from ui.widgets.forms.form import Field, Section
from ui.widgets.forms.last_day import LastDay
from ui.widgets.labels import hint
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from smmdesk.domain.ids import ClientId
    from smmdesk.speech.language import Language
    from ui.shell.context import Context

_ABOUT = _(
    "They stand in the calendar beside the days off of the client’s country. On days of mourning and on those without "
    "posts no slot is offered, and a post that is planned there says so."
)
_WIDTH: Final = 560
_HIGH: Final = 320


class OwnDatesDialog(Dialog):
    """What is typed is saved as it is left; a text that is refused keeps the dialog open."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent, context.language, _("Own dates"), width=_WIDTH)
        self._context = context
        self.lines: FoldList[DateItem] = FoldList()
        about = hint(context.language(_ABOUT))
        about.setWordWrap(True)
        self.inside.addWidget(about)
        self.none = hint(context.language(_("None yet: a sale, a birthday, a week of silence.")))
        self.none.setWordWrap(True)
        self.inside.addWidget(self.none)
        area = scrolling(self.lines)
        area.setMinimumHeight(least_height(self, scaled(_HIGH)))
        self.inside.addWidget(area, 1)
        self.add_button = button(context.language(_("New date")), self.add, sign="plus")
        self.inside.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_buttons(_("Done"), reject="")
        context.changed.connect(self._follow)
        self.show_dates()

    def show_dates(self) -> None:
        """As they are now: those of the client chosen and of all clients; of every client where none is chosen."""
        chosen = self._context.client_id
        every = self._context.workspace.quickest.own_dates()
        found = [each for each in every if chosen is None or each.client_id in {None, chosen}]
        self.none.setVisible(not found)
        items = self.lines.show_items([each.id for each in found], lambda _id: DateItem(self._context))
        for item, each in zip(items, found, strict=True):
            item.show_date(each)

    def add(self) -> None:
        """One more, today's, the cursor in its name."""
        self.add_on(self._context.workspace.today())

    def add_on(self, day: date) -> None:
        """One more on that day, the cursor in its name."""
        context = self._context
        made = OwnDate(
            id=OwnDateId(new_id()),
            client_id=context.client_id,
            starts=day,
            ends=day + timedelta(days=1),
            name=context.language(_("New date")),
        )
        context.do(lambda: context.workspace.records.add(made), show=lambda kept: self.open_item(kept.id))

    def open_item(self, id: str) -> None:
        """Show the fields of one."""
        if (item := self.lines.item(id)) is not None:
            item.open()

    @override
    def done(self, result: int) -> None:
        self.lines.flush()
        if not any(item.form.unsaved() for item in self.lines.items()):
            super().done(result)

    def _follow(self, tables: frozenset[str]) -> None:
        if not tables.isdisjoint({"own_date", "client"}):
            self.show_dates()


class DateItem(RecordItem[OwnDate]):
    """Its name, what it is and when; once opened its fields and the way to remove it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, OwnDate, _sections(context))

    def show_date(self, own: OwnDate) -> None:
        """Show it as it is now."""
        language = self._context.language
        when = language.period(Period(own.starts, own.ends))
        parts = (language.word(own.kind), when, language(_("every year")) if own.yearly else "")
        self.show_item(own, own.name, " · ".join(filter(None, parts)))


def _sections(context: Context) -> tuple[Section, ...]:
    def clients(_language: Language) -> list[tuple[ClientId, str]]:
        return [(client.id, client.name) for client in context.workspace.clients.list()]

    today = context.workspace.today
    fields = (
        Field("name", _("Name"), Line(), half=True),
        Field("kind", _("What it is"), Choice(OwnDateKind), half=True),
        Field("starts", _("First day"), Day(today), half=True),
        Field("ends", _("Last day"), LastDay(today), half=True),
        Field("client_id", _("For whom"), Choice(clients, none=_("All clients")), half=True),
        Field("yearly", "", Tick(_("Comes every year")), half=True),
    )
    return (Section("", fields),)
