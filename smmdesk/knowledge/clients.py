"""What a client's profile means for the work: advice with reasons, spheres, defaults by country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from smmdesk.knowledge.files import facts, words
from smmdesk.speech.languages import HABITS

if TYPE_CHECKING:
    from collections.abc import Mapping


_MARKS: Final = ("reputation", "ads_forbidden")


class Severity(StrEnum):
    """Whether an advice helps or warns."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One sentence of advice and its reason; `when` are the values a profile and its reader must have, by field."""

    key: str
    when: Mapping[str, str]
    severity: Severity
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sphere:
    """A suggested sphere: whether it gains most from reputation work, whether its direct advertising is forbidden."""

    key: str
    name: str
    reputation: bool
    ads_forbidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """What a new client from there starts with; `code` is ISO 3166."""

    code: str
    name: str
    currency: str
    zone: str
    language: str


@cache
def read_spheres(code: str) -> tuple[Sphere, ...]:
    """All suggestions, sorted by their name."""
    said = words(code, "clients")["spheres"]
    spheres = [
        Sphere(
            key=key,
            name=said[key]["name"],
            reputation=row.get("reputation", False),
            ads_forbidden=row.get("ads_forbidden", False),
        )
        for key, row in facts("clients")["spheres"].items()
    ]
    return tuple(sorted(spheres, key=lambda sphere: sphere.name.casefold()))


@cache
def read_countries(code: str) -> tuple[Country, ...]:
    """The countries in the order of the file: the likeliest first."""
    names = words(code, "clients")["countries"]
    return tuple(Country(code=key, name=names[key], **row) for key, row in facts("clients")["countries"].items())


@cache
def read_advice(code: str) -> tuple[Advice, ...]:
    """Every advice there is, warnings first."""
    said = words(code, "clients")["advice"]
    every = [
        Advice(key=key, when=row["when"], severity=Severity(row["severity"]), **said[key])
        for key, row in facts("clients")["advice"].items()
    ]
    # false sorts before true; sorting is stable, so within a kind the file's order stays
    return tuple(sorted(every, key=lambda advice: advice.severity is Severity.INFO))


def fitting(every: tuple[Advice, ...], profile: Mapping[str, str]) -> list[Advice]:
    """The advice whose conditions the profile meets; its sphere may be a key or free text in any language.

    Of several spheres that the text names the marks of all count: what sells wine is bound by what binds wine. Of one
    that nobody has named nothing is marked.
    """
    keys = sphere_keys(profile.get("sphere", ""))
    rows = [facts("clients")["spheres"][key] for key in keys]
    # words, since the file's conditions compare words
    marks = {name: {"yes" if any(row.get(name) for row in rows) else "no"} for name in _MARKS if profile.get("sphere")}
    known = {field: {value} for field, value in profile.items()} | {"sphere": {*keys}} | marks
    return [advice for advice in every if all(value in known.get(field, ()) for field, value in advice.when.items())]


def sphere_keys(text: str) -> tuple[str, ...]:
    """The spheres named in free text such as "Dental clinic" or «винный магазин», in the order of the file.

    What only says how something is sold, a shop or a chain, counts where nothing else is named.
    """
    spheres = facts("clients")["spheres"]
    if text in spheres:
        return (text,)
    named = {key for pattern, key in _patterns() if pattern.search(text)}
    telling = {key for key in named if not spheres[key].get("plain")}
    return tuple(key for key in spheres if key in (telling or named))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    patterns = []
    # all of them: a client's sphere is typed in any language, whatever the window speaks
    for code in HABITS:
        for key, row in words(code, "clients")["spheres"].items():
            patterns += [(word_pattern(word), key) for word in [row["name"], *row["words"]]]
    return tuple(patterns)


def word_pattern(word: str) -> re.Pattern[str]:
    """A whole word or phrase, in which a star stands for any letters: words bend, and grow together."""
    letters = re.escape(word).replace(r"\*", r"\w*")
    return re.compile(rf"(?<!\w){letters}(?!\w)", re.IGNORECASE)
