"""Lists: where the audience meets, on which ground a list is kept, and by when it has to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from smmdesk.domain.reputation.lists import AudienceList, Community, overdue
from smmdesk.domain.reputation.named import Due
from smmdesk.speech.language import Language, _
from smmdesk.speech.lists import due_words, overdue_words
from ui.overriding import override
from ui.reputation.community_table import Communities
from ui.reputation.list_details import ListDetails
from ui.style import tokens
from ui.style.theme import colour, cut, font
from ui.widgets.buttons import action_button
from ui.widgets.chips import paint_status
from ui.widgets.flow import Flow
from ui.widgets.labels import hint
from ui.widgets.notice import Notice
from ui.widgets.scrolling import fill_scrolling
from ui.widgets.tables.fitted_table import FittedTable
from ui.widgets.tables.table import RIGHT, STRETCH, Column

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QPainter

    from smmdesk.services.lists import ListSheet
    from smmdesk.services.reputation import ReputationSheet
    from ui.shell.context import Context

_SIGNS = {Due.OVERDUE: ("warning-circle", "bad"), Due.SOON: ("hourglass-medium", "attention")}
_NEEDED = (0, 4, 5, 3, 2, 1)


def _last_day(each: AudienceList) -> tuple[bool, str]:
    day = each.deleted_on or each.delete_by
    return day is None, day.isoformat() if day else ""


class ListTable(FittedTable[AudienceList]):
    """`removed` comes with Del."""

    removed = Signal()

    def __init__(self, view: ListsView, language: Language) -> None:
        super().__init__(language, view.columns(), name=_("Lists of an audience"), priority=_NEEDED)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.selected():
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class ListsView(QWidget):
    """`opened` comes with the fields of a list and what stands above them, or with None when it is gone."""

    turned = Signal()
    opened = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._sheet: ReputationSheet | None = None
        self._lists: ListSheet | None = None
        self._chosen = ""
        language, commands = context.language, context.commands
        self.overdue = Notice(tone="bad", size=tokens.FONT_BASE)
        self.none = hint(language(_("No list yet. Write down where the audience meets, or bring in a table of it.")))
        apart = _("Communities belong here, and no persons: what is read in leaves names, phones and addresses out.")
        self.apart = hint(language(apart))
        self.table = ListTable(self, language)
        self.table.selection_changed.connect(self._follow)
        self.table.activated_record.connect(lambda each: self.edit(each.id))
        self.table.clicked.connect(lambda _index: self._open())
        self.table.removed.connect(self.remove)
        self.fields = ListDetails(context)
        self.communities = Communities(context)
        acts = Flow(gap=tokens.SPACE_2)
        acts.add(action_button(commands.action("list.new"), kind="primary"))
        for name in ("list.bring_in", "list.deleted", "list.remove"):
            acts.add(action_button(commands.action(name)))
        fill_scrolling(self, (self.overdue, acts, self.none, self.apart, self.table, self.communities))
        self.setFocusProxy(self.table)

    # what is shown

    def show_reputation(self, sheet: ReputationSheet) -> None:
        """A client's lists, whatever the period."""
        self._sheet, today = sheet, self._context.workspace.today()
        self._lists = found = self._context.workspace.lists.sheet(sheet.client.id, today)
        self.overdue.say(overdue_words(overdue(found.lists, today), self._language), "bad")
        self.table.show_records(found.lists)
        self.table.fit()
        self.table.setFixedHeight(self.table.minimumHeight())
        self.table.setVisible(bool(found.lists))
        self.none.setVisible(not found.lists)
        self._follow()

    def chosen(self) -> list[AudienceList]:
        """The lists that are chosen."""
        return self.table.selected()

    def _follow(self) -> None:
        """What is on the list that is chosen stands below; its fields go along, where they are in sight."""
        self.turned.emit()
        self._show_communities()
        if self.fields.isVisible():
            self._open()

    def _show_communities(self) -> None:
        lists = self._lists.lists if self._lists is not None else []
        chosen = next(iter(self.chosen()), None) or next((each for each in lists if each.id == self._chosen), None)
        shown = chosen or next(iter(lists), None)
        self.communities.setVisible(shown is not None)
        if shown is not None and self._lists is not None:
            self._chosen = shown.id
            self.communities.show_list(shown, self._lists.communities.get(shown.id, ()))

    def _open(self) -> None:
        chosen = next(iter(self.chosen()), None)
        if chosen is None or self._sheet is None:
            self.fields.forget()
            self.opened.emit(None, "")
            return
        self.fields.show_list(chosen, self._sheet.client)
        self.opened.emit(self.fields, self._language(_("List of an audience")))

    # what a person does

    def add(self) -> None:
        """One more, of today, the cursor in its name."""
        sheet, context = self._sheet, self._context
        if sheet is not None:
            name, today = self._language(_("New list")), context.workspace.today()
            context.do(
                lambda: context.workspace.lists.add(sheet.client.id, name, today),
                show=lambda made: self.edit(made.id),
            )

    def note_deleted(self) -> None:
        """The chosen lists were deleted where they are kept: today stands there, and what is on them here goes."""
        ids, context = [each.id for each in self.chosen()], self._context
        if ids:
            told = self._language.count("{n} list is noted as deleted", "{n} lists are noted as deleted", len(ids))
            context.do(
                lambda: context.workspace.lists.note_deleted(ids, context.workspace.today()),
                tell=lambda _count: context.say_undoable(told),
            )

    def remove(self) -> None:
        """The chosen lists with all that is on them."""
        chosen, context = self.chosen(), self._context
        if chosen:
            several = self._language.count("Removed {n} list", "Removed {n} lists", len(chosen))
            context.do(
                lambda: context.workspace.records.remove(AudienceList, *(each.id for each in chosen)),
                tell=lambda _count: context.say_removed([each.name for each in chosen], several),
            )

    def edit(self, id: str) -> None:
        """The fields of a list, the cursor in its name."""
        self.select(id)
        if self.fields.list is not None and self.fields.list.id == id:
            self.fields.form.focus_first()

    def select(self, record_id: str) -> None:
        """A list with its fields, or a community on its list."""
        for community in self._context.workspace.records.all(Community, id=record_id):
            self.table.select([community.list_id])
            self.communities.table.select([record_id])
            return
        self.table.select([record_id])
        self._open()

    def flush(self) -> None:
        """Save what is being typed."""
        self.fields.flush()
        self.communities.flush()

    # its columns

    def columns(self) -> tuple[Column[AudienceList], ...]:
        """The name, where it is from, what it holds and on which ground, how much is on it, and when it goes."""
        return (
            Column(_("List"), lambda each, _language: each.name, width=STRETCH, least=160),
            Column(_("Origin of the list"), lambda each, language: language.word(each.origin), width=170),
            Column(_("What it holds"), lambda each, language: language.word(each.holds), width=170),
            Column(_("Ground"), lambda each, language: language.word(each.ground), width=176),
            Column(_("To be deleted"), self._due, sort=_last_day, width=264, paint=self._paint_due),
            Column(_("Communities"), self._counted, sort=self._count, align=RIGHT, width=110),
        )

    def _count(self, each: AudienceList) -> int:
        return len(self._lists.communities.get(each.id, ())) if self._lists is not None else 0

    def _counted(self, each: AudienceList, language: Language) -> str:
        return language.number(self._count(each))

    def _due(self, each: AudienceList, language: Language) -> str:
        return due_words(each, self._context.workspace.today(), language)

    def _paint_due(self, painter: QPainter, rect: QRect, each: AudienceList, language: Language) -> None:
        """With a sign where it is time."""
        words, due = self._due(each, language), each.due(self._context.workspace.today())
        if due in _SIGNS:
            sign, tone = _SIGNS[due]
            paint_status(painter, rect, words, tone, sign)
            return
        painter.setFont(font(tokens.FONT_SMALL))
        painter.setPen(colour("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, cut(painter, words, rect.width()))
