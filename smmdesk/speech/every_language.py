"""What this program writes, in all its languages: so it reads back what it wrote, whatever a translator chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum


def in_every_language(words: Mapping[str, str]) -> dict[str, list[str]]:
    """Marked words, by what they stand for."""
    languages = [*map(Language, LANGUAGES)]
    return {name: [language(each) for language in languages] for name, each in words.items()}


def named_in_every_language(members: type[StrEnum]) -> dict[str, list[str]]:
    """What the members of an enum are called, by their values."""
    languages = [*map(Language, LANGUAGES)]
    return {member.value: [language.word(member) for language in languages] for member in members}
