"""What is said of a row that looks like a post, changed: by the window and by the command line."""

from __future__ import annotations

from enum import Enum
from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING

from smmdesk.domain.money import Money
from smmdesk.domain.text import _
from smmdesk.services.reading.changed_rows import plain

if TYPE_CHECKING:
    from smmdesk.domain.networks import Network
    from smmdesk.domain.periods import LocalMoment
    from smmdesk.services.reading.changed_rows import ChangedRow
    from smmdesk.speech.language import Language

# by the field that differs and by what happened to the post since
LIKE = _("Looks like the post of {date}, changed: “{before}” became “{after}”.")
UNDATED = _("Looks like a post without a date, changed: “{before}” became “{after}”.")
SINCE = {
    "": "",
    "edited": _("It was edited here since."),
    "published": _("It is published."),
}
NOTHING = "–"
_SHOWN = 60  # letters of a text


def like(changed: ChangedRow, language: Language) -> str:
    """Which post it looks like, what is different, and what happened to that post since."""
    before, after = difference(changed, language)
    post = changed.post
    words = {"before": before or NOTHING, "after": after or NOTHING}
    said = language(LIKE, date=language.date(post.day), **words) if post.day else language(UNDATED, **words)
    return " ".join(filter(None, (said, since(changed, language))))


def since(changed: ChangedRow, language: Language) -> str:
    """What happened to the post in the program; '' for nothing."""
    words = SINCE[changed.since.value]
    return language(words) if words else ""


def difference(changed: ChangedRow, language: Language) -> tuple[str, str]:
    """The value of the post, and that of the row."""
    post, row = changed.post, changed.row
    if changed.what == "moment":
        return _when(post.moment, language), _when(row.moment, language)
    if changed.what == "networks":
        return _where(post.networks, language), _where(row.networks, language)
    if changed.what == "text":
        return _parted(plain(post.text), plain(row.text))
    names = (changed.what, *changed.also)
    one, other = ([_word(getattr(each, name), language) for name in names] for each in (post, row))
    return "; ".join(filter(None, one)), "; ".join(filter(None, other))


def _word(value: object, language: Language) -> str:
    """A value of a field as a person reads it."""
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    if isinstance(value, Money):
        return language.money(value)
    return language.word(value) if isinstance(value, Enum) else _cut(plain(str(value or "")), 0)


def _parted(one: str, other: str) -> tuple[str, str]:
    """Both from a little before the place where they part, cut to what can be read at a glance."""
    same = sum(takewhile(bool, map(eq, one, other)))
    start = one.rfind(" ", 0, max(0, same - _SHOWN // 2)) + 1
    return _cut(one, start), _cut(other, start)


def _cut(text: str, start: int) -> str:
    end = start + _SHOWN
    return ("…" if start else "") + text[start:end] + ("…" if len(text) > end else "")


def _when(moment: LocalMoment | None, language: Language) -> str:
    if moment is None:
        return language(_("no date"))
    return f"{language.short_date(moment.wall.date())}, {language.time(moment.wall.time())}"


def _where(networks: tuple[Network, ...], language: Language) -> str:
    return ", ".join(language.word(network) for network in networks)
