"""Which version is in sight, as a button that opens all of them and what can be done with this one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from smmdesk.domain.periods import last_before
from smmdesk.domain.planning.named import StrategyStatus
from smmdesk.domain.strategy.versions import followed_on
from smmdesk.speech.language import _
from ui.widgets.buttons import DropButton
from ui.widgets.menus import begin_by_keyboard, passing_menu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from smmdesk.domain.strategy.records import Strategy
    from ui.shell.context import Context
    from ui.strategy.shown import Shown

_WIDEST = 340
_ACTS = (
    ("strategy.about", "strategy.currency"),
    ("strategy.put_in_force", "strategy.next_version", "strategy.back_to_draft", "strategy.give_up"),
    ("strategy.compare",),
)


class VersionButton(DropButton):
    """`chosen` is told of another version."""

    def __init__(self, context: Context) -> None:
        super().__init__(_WIDEST)
        self._context = context
        self._shown: Shown | None = None
        self.clicked.connect(lambda _checked=False: self.open())

    def show_shown(self, shown: Shown) -> None:
        """Name the version in sight."""
        self._shown = shown
        words = version_words(shown.strategy, shown)
        self.set_words(words)
        self.setAccessibleName(words)

    def open(self) -> QMenu | None:
        """All versions, the newest first, then what can be done with this one."""
        if self._shown is None:
            return None
        menu = passing_menu(self)
        menu.setAccessibleName(self._context.language(_("Versions")))
        for each in reversed(self._shown.versions):
            action = menu.addAction(version_words(each, self._shown).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(each.id == self._shown.strategy.id)
            action.triggered.connect(partial(self._choose, each.id))
        commands = self._context.commands
        for group in _ACTS:
            able = [name for name in group if commands.can_run(name)]
            if able:
                menu.addSeparator()
            for name in able:
                menu.addAction(commands.action(name))
        begin_by_keyboard(menu)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu

    def others(self) -> list[tuple[int, str]]:
        """By number those that the one in sight may be compared with, the newest first."""
        if (shown := self._shown) is None:
            return []
        there = [each for each in reversed(shown.versions) if each.id != shown.strategy.id]
        return [(each.number, version_words(each, shown)) for each in there]

    def _choose(self, id: str, _checked: bool = False) -> None:
        self._context.open("strategy", id)


def version_words(version: Strategy, shown: Shown) -> str:
    """Version 3 · in force since 1 Oct 2026."""
    words = shown.language(_("Version {number}"), number=version.number)
    return " · ".join(filter(None, (words, _standing(version, shown), version.name)))


def _standing(version: Strategy, shown: Shown) -> str:
    """Where it stands, and since when or until when it is worked by."""
    language, starts, end = shown.language, version.starts, followed_on(version, shown.versions)
    if version.was_given_up:
        return language(_("given up"))
    if starts is None or version.is_draft or (version.status is StrategyStatus.CLOSED and end is None):
        return language.word(version.status)
    if end is None:
        words = _("in force since {date}") if starts <= shown.today else _("in force from {date}")
        return language(words, date=language.short_date(starts))
    last = language.short_date(last_before(end))
    if shown.today < end:
        return language(_("in force until {date}"), date=last)
    return language(_("closed, from {first} to {last}"), first=language.short_date(starts), last=last)
