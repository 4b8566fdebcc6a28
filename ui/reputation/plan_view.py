"""Plan: what is done for the reputation, with its disclosure; whether that suits the client, and first steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.named import ActivityStatus, Disclosed
from smmdesk.domain.reputation.records import Activity
from smmdesk.knowledge.reputation import work_plan
from smmdesk.speech.activities import days_words, named, suits_words
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.reputation.activity_details import ActivityDetails
from ui.style import tokens
from ui.style.theme import colour, cut, font
from ui.widgets.buttons import action_button, button
from ui.widgets.chips import paint_status
from ui.widgets.flow import Flow
from ui.widgets.forms.date_edit import DateEdit
from ui.widgets.forms.fold import Fold
from ui.widgets.labels import caption, hint
from ui.widgets.tables.table import STRETCH, Column, RecordTable
from ui.widgets.told_lines import ToldLines

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent

    from smmdesk.services.activities import ActivityPlan
    from smmdesk.services.reputation import ReputationSheet
    from ui.reputation.views import Asked
    from ui.shell.context import Context

_SIGNS = {
    Disclosed.GIVEN: ("check", "good"),
    Disclosed.LACKS: ("warning-circle", "bad"),
}
_NEEDED = (1, 4, 3, 0, 2)


class ActivityTable(RecordTable[Activity]):
    """`removed` comes with Del."""

    removed = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__(language, _columns(), name=_("Activities"), priority=_NEEDED)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.selected():
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class _Whole(QWidget):
    """As high as its words at their width: a window that is too low scrolls, and cuts none of them."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))


class PlanView(QWidget):
    """`opened` comes with the fields of an activity and what stands above them, or with None when it is gone."""

    asked = Signal(object)
    turned = Signal()
    opened = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._sheet: ReputationSheet | None = None
        self._plan: ActivityPlan | None = None
        language = context.language
        self.why = ToldLines(language)
        self.start = DateEdit(language, context.workspace.today)
        self.start.name_parts(language(_("The plan begins on")))
        self.start.show_value(context.workspace.today())
        self.make_button = button("", self.make_plan, sign="list-numbers")
        self.fit = Fold("", self._suiting(), is_open=False, sign="compass")
        # no higher than its words, where there is no table below to take the room
        self.fit.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.add_button = action_button(context.commands.action("activity.new"), kind="primary")
        self.remove_button = action_button(context.commands.action("activity.remove"))
        self.none = hint(language(_("Nothing is planned yet. Make a plan, or write down the first activity.")))
        self.table = ActivityTable(language)
        self.table.selection_changed.connect(self._follow)
        self.table.activated_record.connect(lambda each: self.edit(each.id))
        self.table.clicked.connect(lambda _index: self._open())
        self.table.removed.connect(self.remove)
        self.fields = ActivityDetails(context)
        self.fields.asked.connect(self._ask)
        acts = Flow(gap=tokens.SPACE_2)
        for each in (self.add_button, self.remove_button):
            acts.add(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        for part in (self.fit, acts, self.none):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addStretch()
        self.setFocusProxy(self.table)

    def _suiting(self) -> QWidget:
        """Why it suits the client, and the first steps: a plan is made once, and does not stand in the way after."""
        made = _Whole()
        first = Flow(gap=tokens.SPACE_2)
        for each in (self.make_button, caption(self._language(_("The plan begins on"))), self.start):
            first.add(each)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        for part in (self.why, first):
            column.addWidget(part)
        return made

    # what is shown

    def show_reputation(self, sheet: ReputationSheet) -> None:
        """A client's activities, whatever the period: a plan goes ahead of it."""
        self._sheet, language = sheet, self._language
        self._plan = plan = self._context.workspace.activities.plan(sheet.client.id)
        self._show_fit(sheet)
        self.table.show_records(plan.activities)
        self.table.setVisible(bool(plan.activities))
        self.none.setVisible(not plan.activities)
        if not plan.activities:
            self.fit.open()
        sphere = sheet.client.sphere.strip()
        words = language(_("Make a plan for “{sphere}”"), sphere=sphere) if sphere else language(_("Make a plan"))
        self.make_button.setText(words)
        self._follow()

    def _show_fit(self, sheet: ReputationSheet) -> None:
        parts = suits_words(sheet.client, self._language)
        self.fit.show_title(" · ".join(name for name, _why in parts))
        self.why.show_parts(self._language(_("What suits this client")), parts)

    def _follow(self) -> None:
        """The fields go along with the row, where they are in sight."""
        self.turned.emit()
        if self.fields.isVisible():
            self._open()

    def _open(self) -> None:
        chosen = next(iter(self.table.selected()), None)
        if chosen is None or self._sheet is None or self._plan is None:
            self.fields.forget()
            self.opened.emit(None, "")
            return
        self.fields.show_activity(chosen, self._sheet.client, self._plan)
        self.opened.emit(self.fields, self._language(_("Activity")))

    def current(self) -> Asked | None:
        """No figure of it stands alone in the table."""
        return None

    def chosen(self) -> list[Activity]:
        """The activities that are chosen."""
        return self.table.selected()

    # what a person does

    def add(self) -> None:
        """One more, from today on, the cursor in what is done."""
        sheet, context = self._sheet, self._context
        if sheet is not None:
            today = context.workspace.today()
            context.do(
                lambda: context.workspace.activities.add(sheet.client.id, today), show=lambda made: self.edit(made.id)
            )

    def make_plan(self) -> None:
        """The steps of the client's sphere, from the day that is chosen."""
        sheet, context, language = self._sheet, self._context, self._language
        if sheet is None:
            return
        steps = work_plan(sheet.client.sphere, sheet.client.language or language.code).steps
        start = self.start.value() or context.workspace.today()

        def tell(made: list[Activity]) -> None:
            if made:
                context.say_undoable(language.count("Planned {n} activity", "Planned {n} activities", len(made)))
            else:
                context.say(language(_("All steps are there already, of the same kind and place.")))

        context.do(lambda: context.workspace.activities.make_plan(sheet.client.id, steps, start), tell=tell)

    def remove(self) -> None:
        """The chosen activities; mentions linked to them stay, and count again as said of themselves."""
        chosen, context = self.chosen(), self._context
        if not chosen:
            return
        names = [named(each, self._language) for each in chosen]
        several = self._language.count("Removed {n} activity", "Removed {n} activities", len(chosen))
        context.do(
            lambda: context.workspace.records.remove(Activity, *(each.id for each in chosen)),
            tell=lambda _count: context.say_removed(names, several),
        )

    def edit(self, id: str) -> None:
        """The fields of an activity, the cursor in the first."""
        self.select(id)
        if self.fields.activity is not None and self.fields.activity.id == id:
            self.fields.form.focus_first()

    def select(self, record_id: str) -> None:
        """An activity with its fields."""
        self.table.select([record_id])
        self._open()

    def flush(self) -> None:
        """Save what is being typed."""
        self.fields.flush()

    def _ask(self, asked: Asked) -> None:
        """What is counted is of all times: the days chosen above grow to hold it."""
        plan, context = self._plan, self._context
        only = asked.counted.only or frozenset()
        days = [each.day for each in plan.mentions if each.id in only] if plan is not None else []
        if days and not (min(days) in context.period and max(days) in context.period):
            context.choose_period(Period(Period.month_of(min(days)).start, Period.month_of(max(days)).end))
        self.asked.emit(asked)


def _columns() -> tuple[Column[Activity], ...]:
    return (
        Column(_("Days"), days_words, sort=_by_day, width=212),
        Column(_("What is done"), named, tip=named, width=STRETCH, least=220),
        Column(_("Kind"), lambda each, language: language.word(each.kind), width=150),
        Column(_("Status"), lambda each, language: language.word(each.status), width=96, names=ActivityStatus),
        Column(
            _("Disclosure"),
            lambda each, language: language.word(each.disclosed),
            width=120,
            names=Disclosed,
            paint=_paint_disclosed,
        ),
    )


def _by_day(each: Activity) -> tuple[bool, str]:
    return each.starts is None, each.starts.isoformat() if each.starts else ""


def _paint_disclosed(painter: QPainter, rect: QRect, each: Activity, language: Language) -> None:
    """Its sign and its word; where there is nothing to say of it, nothing catches the eye."""
    words = language.word(each.disclosed)
    if each.disclosed is Disclosed.NOT_NEEDED:
        painter.setFont(font(tokens.FONT_SMALL))
        painter.setPen(colour("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, cut(painter, words, rect.width()))
        return
    sign, tone = _SIGNS[each.disclosed]
    paint_status(painter, rect, words, tone, sign)
