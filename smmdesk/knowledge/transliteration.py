"""Russian and Georgian letters in Latin, as tags of links hold them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from smmdesk.knowledge.files import facts

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def latin_letters() -> Mapping[str, str]:
    """By letter, in lower case, those that stand for it."""
    found: Mapping[str, str] = facts("transliteration")["letters"]
    return found
