"""What own formulas are called in one another: a key in latin letters, made of the name, and what happens to it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from smmdesk.domain.results.records import Formula

_LONGEST: Final = 40
_FIRST: Final = "metric"
"""What a key is made of where the name gives no letter of ours."""
_RUSSIAN: Final = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sch - y - e yu ya"
_GEORGIAN: Final = "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"
_LATIN: Final = {
    **dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", _RUSSIAN.replace("-", "").split(" "), strict=True)),
    **dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", _GEORGIAN.split(), strict=True)),
}
"""As Russian and Georgian are written in links and passports, near enough to be recognised."""


class TakenKeyError(SmmdeskError):
    """Two things of one name in formulas."""

    message = _("“{key}” means something else in formulas already. Choose another short name.")


def proposed_key(name: str, taken: Collection[str]) -> str:
    """The key that a name suggests, with a number where another has it."""
    latin = "".join(_LATIN.get(letter, letter) for letter in name.casefold())
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    key = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST].strip("_")
    if not key[:1].isalpha():
        key = f"{_FIRST}_{key}".strip("_")
    at = 2
    proposed = key
    while proposed in taken:
        proposed, at = f"{key}_{at}", at + 1
    return proposed


def rests_on(expression: str, key: str) -> bool:
    """Whether a formula names that key, be it right otherwise or not."""
    return _named(key).search(expression) is not None


def resting_on(key: str, formulas: Iterable[Formula]) -> list[Formula]:
    """The formulas that name it directly."""
    return [each for each in formulas if each.key != key and rests_on(each.expression, key)]


def renamed(expression: str, before: str, after: str) -> str:
    """The formula with a name in the place of another."""
    return _named(before).sub(after, expression)


def _named(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")
