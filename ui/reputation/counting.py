"""By what answers are counted in the window: the client's rule, and days off as far as they are known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.answering import Counting, WorkingTime
from smmdesk.services.reputation_figures import today_of
from ui.shell.holidays import Holidays

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from smmdesk.domain.clients import Client
    from smmdesk.domain.reputation.records import AnswerRule, Mention
    from smmdesk.services.reputation import ReputationSheet
    from ui.shell.context import Context


MINUTE: Final = 60_000


class Clocks:
    """Of one page or view; `days_off.found` says that more of them are known.

    `minutes` ticks: whoever waits does so a minute longer each time.
    """

    def __init__(self, context: Context, on: QWidget) -> None:
        self._now = context.workspace.now
        self.days_off = Holidays(context, on)
        self.minutes = QTimer(on, interval=MINUTE)
        self.minutes.start()

    def of(self, sheet: ReputationSheet, mentions: Iterable[Mention]) -> Counting:
        """By what answers to these are counted now."""
        return self.by(sheet.client, sheet.rule, mentions)

    def by(self, client: Client, rule: AnswerRule, mentions: Iterable[Mention]) -> Counting:
        """The same of any client."""
        now = self._now()
        days = [today_of(client, now), *(each.day for each in mentions if each.needs_answer)]
        # what was answered was so after it was said, and not in days to come
        period = Period(min(days), max(days).replace(month=12, day=31))
        named = self.days_off.names([client.country], period) if rule.closed_on_holidays else {}
        return Counting(rule, WorkingTime.of(rule, client.time_zone, named), now)
