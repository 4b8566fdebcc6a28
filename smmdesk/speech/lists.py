"""What is said of lists of an audience: when they are to be deleted, and what is on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.reputation.lists import BEST_FIT
from smmdesk.domain.reputation.named import Due
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smmdesk.domain.reputation.lists import AudienceList, Community

FITS = {0: _("0: does not suit"), 1: _("1: a little"), 2: _("2: well"), BEST_FIT: _("3: just right")}


def due_words(each: AudienceList, today: date, language: Language) -> str:
    """When it is to be deleted, or was."""
    due = each.due(today)
    if due is Due.DELETED:
        return language(_("deleted on {date}"), date=language.short_date(each.deleted_on))
    if each.delete_by is None:
        return language(_("no day set"))
    day = language.short_date(each.delete_by)
    if due is Due.OVERDUE:
        days = (today - each.delete_by).days
        return language.count("by {date}: {n} day over", "by {date}: {n} days over", days, date=day)
    return language.count(
        "by {date}: {n} day left", "by {date}: {n} days left", (each.delete_by - today).days, date=day
    )


def overdue_words(overdue: Sequence[AudienceList], language: Language) -> str:
    """That some are still kept though their day is over, and what to do."""
    if not overdue:
        return ""
    names = ", ".join(each.name for each in overdue)
    return language.count(
        "{n} list was to be deleted by now: {names}. Delete it where it is kept, and note it here.",
        "{n} lists were to be deleted by now: {names}. Delete them where they are kept, and note it here.",
        len(overdue),
        names=names,
    )


def overdue_in_short(overdue: Sequence[AudienceList], language: Language) -> str:
    """The same in a few words, which lead to them."""
    return language.count(
        "{n} list of an audience should be deleted by now",
        "{n} lists of an audience should be deleted by now",
        len(overdue),
    )


def fit_words(community: Community, language: Language) -> str:
    """How well it suits, nothing where nobody said so."""
    return "" if community.fit is None else language(FITS[community.fit])


def rules_words(community: Community, language: Language) -> str:
    """Whether somebody has read what is allowed there."""
    return language(_("Its rules are read")) if community.rules_read else language(_("Rules not read yet"))
