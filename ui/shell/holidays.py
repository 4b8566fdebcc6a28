"""Public holidays, and days on which people buy, for the days in sight: those kept from before, else looked up beside
the window.

The package that knows them imports slowly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from smmdesk.domain.periods import Period
    from smmdesk.machine.kept_holidays import KnownDays
    from smmdesk.machine.progress import Progress
    from ui.shell.context import Context

_PATIENCE: Final = 400
"""Milliseconds after a request: the first picture of the window comes first."""
Wanted = tuple[str, int]
"""a country and a year"""


class Holidays(QObject):
    """Gives what is known at once, and says `found` when there is more."""

    found = Signal()

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._known: dict[Wanted, KnownDays] = {}
        self._asked: set[Wanted] = set()
        self._pause = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._pause.timeout.connect(self._ask)
        self._waiting: set[Wanted] = set()

    def names(self, countries: Iterable[str], period: Period) -> dict[date, str]:
        """The holidays of these countries by day, as far as they are known; several countries' are named by country."""
        known = {wanted: days.off for wanted, days in self._found(countries, period).items()}
        if not any(known.values()):
            return {}
        from smmdesk.domain.days_off import days_off  # where there are some

        return days_off(known, period)

    def buying(self, countries: Iterable[str], period: Period) -> dict[date, list[str]]:
        """The days of the period on which people buy there, as far as they are known: what several keep stands once."""
        found: dict[date, list[str]] = {}
        for days in self._found(countries, period).values():
            for day, names in days.buying.items():
                if day in period:
                    told = found.setdefault(day, [])
                    told += [each for each in names if each not in told]
        return found

    def _found(self, countries: Iterable[str], period: Period) -> dict[Wanted, KnownDays]:
        codes = sorted({code for code in countries if code})
        wanted = [(code, year) for code in codes for year in range(period.start.year, period.last.year + 1)]
        self._want(wanted)
        return {each: self._known[each] for each in wanted if each in self._known}

    def _want(self, wanted: Iterable[Wanted]) -> None:
        for each in wanted:
            if each not in self._asked and each not in self._waiting:
                self._remember(each)
        if self._waiting and not self._pause.isActive():
            self._pause.start()

    def _remember(self, wanted: Wanted) -> None:
        """What was kept of it, or wait until it is looked up."""
        from smmdesk.machine.kept_holidays import kept

        found = kept(*wanted, self._context.language.code)
        if found is None:
            self._waiting.add(wanted)
        else:
            self._known[wanted] = found
            self._asked.add(wanted)

    def _ask(self) -> None:
        if not self._page.isVisible():  # asked again when it comes into sight
            return
        wanted, code = sorted(self._waiting), self._context.language.code
        self._asked.update(wanted)
        self._waiting.clear()

        def look(progress: Progress) -> dict[Wanted, KnownDays]:
            from smmdesk.knowledge.commercial_days import commercial_days
            from smmdesk.knowledge.holidays import public_holidays
            from smmdesk.machine.kept_holidays import KnownDays, keep

            # ends here where the window has gone while that was imported
            progress.report(0, 0)
            found = {}
            for country, year in wanted:
                known = KnownDays(public_holidays(country, year, code), commercial_days(country, year, code))
                keep(country, year, code, known)
                found[country, year] = known
            return found

        # without a title: nobody asked for it
        self._context.background.start("", look, done=self._note)

    def _note(self, looked_up: dict[Wanted, KnownDays]) -> None:
        self._known.update(looked_up)
        self.found.emit()
