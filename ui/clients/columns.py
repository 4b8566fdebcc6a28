"""The list of clients: its columns, and which of them are needed most where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt

from smmdesk.domain.clients import ClientStatus, Segment
from smmdesk.domain.periods import last_before
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import known
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, font
from ui.widgets.chips import paint_status
from ui.widgets.forms.networks import CHIP, paint_network
from ui.widgets.tables.table import RIGHT, STRETCH, Column, RecordTable

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPainter

    from smmdesk.domain.posts import Post
    from smmdesk.services.clients import ClientOverview

STATUS_LOOK: Final = {
    ClientStatus.LEAD: ("info", "sparkle"),
    ClientStatus.ACTIVE: ("good", "check-circle"),
    ClientStatus.PAUSED: ("attention", "clock"),
    ClientStatus.ENDED: ("neutral", "archive-box"),
}
"""The tone and the icon of each status."""

SOON: Final = 30
"""Days before the end of an agreement from which the date is marked."""
NOTHING: Final = "–"
"""Where there is nothing to be told."""


def last_day(end: date | None) -> date | None:
    """As `last_before`; None for an open end."""
    return last_before(end) if end else None


def _networks(row: ClientOverview, language: Language) -> str:
    return ", ".join(language.word(network) for network in row.networks)


def _fee(row: ClientOverview, language: Language) -> str:
    fee = row.agreement.monthly_fee if row.agreement else None
    # whole units: a list is skimmed, and the card has the cents
    return language.money(fee, cents=False) if fee else ""


def _by_fee(row: ClientOverview) -> tuple[str, int]:
    fee = row.agreement.monthly_fee if row.agreement else None
    # by currency first, since sums of two cannot be compared
    return (fee.currency, fee.minor) if fee else ("", 0)


def _paid(row: ClientOverview, language: Language) -> str:
    day = last_day(row.to_pay.paid_until) if row.to_pay else None
    return language.short_date(day) if day else ""


def _by_paid(row: ClientOverview) -> tuple[bool, str]:
    """Who was not paid for longest comes first; where no payment was noted, nobody knows."""
    until = row.to_pay.paid_until if row.to_pay else None
    return (until is None, until.isoformat() if until else "")


def paid_words(row: ClientOverview, language: Language) -> str:
    """Up to when the fee was paid, as far as somebody noted it; nothing where none was named."""
    if row.to_pay is None or row.to_pay.monthly_fee is None:
        return ""
    until = row.to_pay.paid_until
    if until is None:
        return language(_("No payment noted"))
    if row.is_owed:
        return language(_("Not paid since {date}"), date=language.short_date(until))
    return language(_("Paid until {date}"), date=language.short_date(last_before(until)))


def _end(row: ClientOverview, language: Language) -> str:
    day = last_day(row.agreement.ends) if row.agreement else None
    return language.short_date(day) if day else ""


def _end_ink(row: ClientOverview) -> str:
    """A coming end is marked while there is work to lose."""
    runs = row.client.status is ClientStatus.ACTIVE and row.days_left is not None
    return "attention" if runs and (row.days_left or 0) <= SOON else "text"


def _end_tip(row: ClientOverview, language: Language) -> str:
    if row.days_left is None:
        return language(_("Open-ended")) if row.agreement else ""
    if row.days_left == 0:
        return language(_("The agreement is over"))
    return language.count("{n} day left", "{n} days left", row.days_left)


def when(post: Post, language: Language) -> str:
    """Tue, 17 November, 18:30: without the year, since what comes next is near."""
    if post.moment is None:
        return ""
    day, clock = post.moment.day, post.moment.wall.time()
    return f"{language.weekday(day, 'short')}, {language.day_and_month(day)}, {language.time(clock)}"


def _next(row: ClientOverview, language: Language) -> str:
    return when(row.next_post, language) if row.next_post else NOTHING


def _by_next(row: ClientOverview) -> tuple[bool, str]:
    """Who has nothing planned stands behind all who have."""
    moment = row.next_post.moment if row.next_post else None
    return (moment is None, moment.wall.isoformat() if moment else "")


def _next_tip(row: ClientOverview, language: Language) -> str:
    return row.next_post.text if row.next_post else language(_("Nothing planned yet"))


def _planned(row: ClientOverview, language: Language) -> str:
    """ "12 / 20"; what was agreed is left out where nobody knows it."""
    numbers = (row.planned, row.agreed)
    return " / ".join(language.number(number) for number in numbers if number is not None)


def planned_ink(row: ClientOverview) -> str:
    """Marked where less is planned than was agreed with a client for whom work is done."""
    return "attention" if row.agreed is not None and row.planned < row.agreed and not row.client.rests else "text"


def planned_words(row: ClientOverview, language: Language) -> str:
    """What is planned beside what was agreed, where a number was."""
    planned = language.number(row.planned)
    if row.agreed is None:
        return language(_("planned: {planned}"), planned=planned)
    return language(_("planned: {planned}, agreed: {agreed}"), planned=planned, agreed=language.number(row.agreed))


def _planned_tip(row: ClientOverview, language: Language) -> str:
    return f"{language.period(row.period)} · {planned_words(row, language)}"


def _paint_status(painter: QPainter, rect: QRect, row: ClientOverview, language: Language) -> None:
    tone, sign = STATUS_LOOK[row.client.status]
    paint_status(painter, rect, language.word(row.client.status), tone, sign)


def _paint_networks(painter: QPainter, rect: QRect, row: ClientOverview, _language: Language) -> None:
    """As many chips as fit, and how many more there are; the tool tip names them all."""
    step = scaled(CHIP.width()) + 3
    room = max(rect.width() // step, 1)
    shown = row.networks if len(row.networks) <= room else row.networks[: room - 1]
    top = rect.y() + (rect.height() - scaled(CHIP.height())) / 2
    for place, network in enumerate(shown):
        paint_network(
            painter, QRectF(rect.x() + place * step, top, scaled(CHIP.width()), scaled(CHIP.height())), network
        )
    if rest := len(row.networks) - len(shown):
        painter.setFont(font(tokens.FONT_SMALL, MEDIUM))
        painter.setPen(colour("muted"))
        painter.drawText(rect.adjusted(len(shown) * step + 2, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, f"+{rest}")


COLUMNS: Final[tuple[Column[ClientOverview], ...]] = (
    Column(
        _("Name"),
        lambda row, _language: row.client.name,
        width=STRETCH,
        least=250,
        tip=lambda row, _language: row.client.name,
    ),
    Column(
        _("Status"),
        lambda row, language: language.word(row.client.status),
        sort=lambda row: list(ClientStatus).index(row.client.status),
        width=128,
        paint=_paint_status,
        names=ClientStatus,
    ),
    Column(_("Next post"), _next, sort=_by_next, width=184, tip=_next_tip, searched=False),
    Column(
        _("To approve"),
        lambda row, language: language.number(row.to_approve),
        # the more the earlier
        sort=lambda row: -row.to_approve,
        align=RIGHT,
        width=96,
        ink=lambda row: "text" if row.to_approve else "faint",
        searched=False,
    ),
    Column(
        _("Planned / agreed"),
        _planned,
        # who lacks most of what was agreed comes first
        sort=lambda row: (row.planned - (row.agreed or 0), row.planned),
        align=RIGHT,
        width=124,
        ink=planned_ink,
        tip=_planned_tip,
        searched=False,
    ),
    Column(
        _("Networks"),
        _networks,
        # the more the earlier
        sort=lambda row: (-len(row.networks), row.networks),
        width=112,
        tip=_networks,
        paint=_paint_networks,
    ),
    Column(_("Segment"), lambda row, language: known(row.client.segment, language), width=150, names=Segment),
    Column(
        _("Relation"),
        lambda row, _language: row.client.relation.upper(),
        width=84,
        tip=lambda row, language: known(row.client.relation, language),
    ),
    Column(_("Industry"), lambda row, _language: row.client.sphere, width=150, tip=lambda row, _l: row.client.sphere),
    Column(_("Fee a month"), _fee, sort=_by_fee, align=RIGHT, width=116, searched=False),
    Column(
        _("Paid until"),
        _paid,
        sort=_by_paid,
        align=RIGHT,
        width=124,
        ink=lambda row: "attention" if row.is_owed else "text",
        tip=paid_words,
        searched=False,
    ),
    Column(
        _("Agreed until"),
        _end,
        # what has no end stands behind all that ends
        sort=lambda row: (row.days_left is None, row.days_left or 0),
        align=RIGHT,
        width=124,
        ink=_end_ink,
        tip=_end_tip,
        searched=False,
    ),
)

PRIORITY: Final = (0, 1, 2, 4, 3, 9, 5, 10, 11, 8, 6, 7)
"""Indexes of the columns, the most needed first."""


def client_table(language: Language) -> RecordTable[ClientOverview]:
    """The table, one line a client."""
    return RecordTable(language, COLUMNS, name=_("Clients"), priority=PRIORITY)
