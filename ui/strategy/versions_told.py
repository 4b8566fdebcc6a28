"""Where a version stands in words: what it is called, why nothing of it can be changed, what was just agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.periods import last_before
from smmdesk.domain.planning.named import StrategyStatus
from smmdesk.domain.strategy.versions import followed_on
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from datetime import date

    from smmdesk.domain.strategy.records import Strategy
    from smmdesk.speech.language import Language
    from ui.strategy.shown import Shown


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


def frozen_words(shown: Shown) -> str:
    """Why nothing of the version in sight can be changed; nothing where it can.

    What was agreed is worked by from its first day alone, and one that another follows until the day before that.
    """
    version, language = shown.strategy, shown.language
    if version.is_draft:
        return ""
    end = followed_on(version, shown.versions)
    if end is not None and shown.today < end:
        words = _("In force until {date}, and stays as it was: a later version is agreed.")
        return language(words, date=language.short_date(last_before(end)))
    if version.status is StrategyStatus.IN_FORCE and version.starts:
        return _agreed(version.starts, shown)
    return language(_("Version {number} is history and stays as it was."), number=version.number)


def _agreed(starts: date, shown: Shown) -> str:
    """From when, and where it changes."""
    newest, is_begun = shown.versions[-1], starts <= shown.today
    if newest.is_draft:
        begun, ahead = (
            _("In force since {date}: version {next}, a draft, is where it changes."),
            _("Agreed, in force from {date}: version {next}, a draft, is where it changes."),
        )
    else:
        begun, ahead = (
            _("In force since {date}: make version {next} to change it."),
            _("Agreed, in force from {date}: make version {next} to change it."),
        )
    number = newest.number if newest.is_draft else newest.number + 1
    language = shown.language
    day = language.day_and_month(starts) if is_begun else language.short_date(starts)
    return language(begun if is_begun else ahead, date=day, next=number)


def agreed_words(version: Strategy, today: date, language: Language) -> str:
    """What became of a draft that was put in force: its first day may lie ahead."""
    if version.starts is None or version.starts <= today:
        return language(_("Version {number} is in force now"), number=version.number)
    words = _("Version {number} is agreed, in force from {date}")
    return language(words, number=version.number, date=language.short_date(version.starts))
