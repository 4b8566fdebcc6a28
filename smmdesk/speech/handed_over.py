"""What is said of a file for a scheduler: whether its look can be trusted, and which posts stay out of it and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.networks import in_letters
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from smmdesk.domain.scheduling.going import Row, Tool
    from smmdesk.knowledge.schedulers import Scheduler
    from smmdesk.speech.language import Language

_CONFIRMED: Final[Mapping[str, str]] = {
    "vendor": _("Its format was read at {site} on {day}."),
    "several": _("Its format is written alike by several programs, as of {day}."),
    "one": _("Its format was found in one program only, on {day}: hold it against the tool's own template."),
}


def told_of(scheduler: Scheduler, today: date, language: Language) -> str:
    """Where its format comes from, and that it may have changed since."""
    reading = scheduler.reading
    words = language(_CONFIRMED[scheduler.confirmed], site=reading.site, day=language.date(reading.checked))
    if not reading.is_stale(today):
        return words
    return f"{words} {language(_('That is long ago: better fill the template that the tool gives you today.'))}"


def told_hours(tool: Tool, language: Language) -> str:
    """By which clock its hours are."""
    return language(_("Hours: {clock}."), clock=language.word(tool.hours))


def when(row: Row, language: Language) -> str:
    """Day and hour on the client's wall."""
    moment = row.source.moment
    if moment is None:
        return ""
    return f"{language.weekday(moment.day, 'short')} {language.short_date(moment.day)}, {moment.wall:%H:%M}"


def why(row: Row, language: Language) -> str:
    """All that speaks against it."""
    return "; ".join(language.word(reason) for reason in row.reasons)


def line_of(row: Row, language: Language) -> str:
    """A post that stays out, on one line."""
    words = row.source.headline(60)
    about = " ".join(filter(None, (when(row, language), in_letters(row.networks), f"“{words}”" if words else "")))
    return language(_("Left out: {post}: it {why}."), post=about, why=why(row, language)).replace("\n", " ")


def told_count(going: int, left: int, language: Language) -> str:
    """How many go and how many do not."""
    goes = language.count("{n} post goes into the file", "{n} posts go into the file", going)
    if not left:
        return f"{goes}."
    return f"{goes}, {language.count('{n} cannot', '{n} cannot', left)}."


def told_parts(parts: Sequence[int], language: Language) -> str:
    """How the posts are shared among several files; nothing where there is one."""
    if len(parts) < 2:
        return ""
    files = language.count("{n} file", "{n} files", len(parts))
    return f"{files}: {' + '.join(map(str, parts))}"
