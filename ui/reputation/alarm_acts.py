"""What a person does about an alarm that goes on: put it aside with a note, or have it told again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from smmdesk.domain.snoozes import Snooze
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from smmdesk.domain.reputation.alarms import Alarm
    from smmdesk.services.reputation import ReputationSheet
    from ui.reputation.page import ReputationPage
    from ui.reputation.why_popup import WhyPopup


def alarm_today(sheet: ReputationSheet | None) -> Alarm | None:
    """The alarm that goes on today; None of days that are over, whose alarms nobody can put aside any more."""
    return sheet.sign.alarm if sheet is not None and sheet.sign is not None and sheet.is_of_today else None


def can_put_aside(page: ReputationPage) -> bool:
    """Whether an alarm goes on that is not put aside, or is back."""
    alarm = alarm_today(page.sheet)
    return alarm is not None and not alarm.is_aside


def is_put_aside(page: ReputationPage) -> bool:
    """Whether the alarm that goes on is put aside."""
    alarm = alarm_today(page.sheet)
    return alarm is not None and alarm.is_aside


def put_aside(page: ReputationPage) -> WhyPopup | None:
    """Ask, below the figures of the alarm, what was done about it."""
    from ui.reputation.tiles import SIGN_TILE
    from ui.reputation.why_popup import ASIDE, WhyPopup

    client_id, context = page.client_id, page.context
    if client_id is None or not can_put_aside(page):
        return None
    # its figures are in sight before anybody says that they may rest
    page.explain_figure(SIGN_TILE)

    def keep(note: str) -> None:
        with page.act():
            context.do(
                lambda: context.workspace.reputation.put_alarm_aside(client_id, note),
                tell=lambda _made: context.say_undoable(page.language(_("Alarm put aside"))),
            )

    made = WhyPopup(page.language, ASIDE, keep, page)
    place = page.details.told.lines.mapToGlobal(QPoint(0, 0))
    # whoever has scrolled down to the step has them above the window
    made.open_at(QPoint(place.x(), max(place.y(), page.mapToGlobal(QPoint(0, 0)).y())))
    return made


def tell_again(page: ReputationPage) -> None:
    """What was put aside is told of again."""
    alarm, context = alarm_today(page.sheet), page.context
    if alarm is None or alarm.aside is None:
        return
    id = alarm.aside.id
    with page.act():
        context.do(
            lambda: context.workspace.records.remove(Snooze, id),
            tell=lambda _count: context.say_undoable(page.language(_("The alarm is told of again"))),
        )
