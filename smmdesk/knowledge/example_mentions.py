"""What is said of the example's client that has results, told in each language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import TYPE_CHECKING, Any

from smmdesk.domain.reputation.named import Sentiment, Source
from smmdesk.knowledge.files import Table, facts, words

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleMention:
    """Something that was said so many `days` ago; `at` is None where only the day is known.

    `of` says of whom: "own", a rival ("first", "second") or "none"; it was answered after so many minutes.
    """

    key: str
    days: int
    at: time | None
    source: Source
    of: str
    tone: Sentiment | None
    figures: Mapping[str, Any]
    """stars, reach and the like, by the names that the record has"""
    needs_answer: bool
    answered: int | None
    is_let_be: bool
    place: str
    text: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleMentions:
    """What was said, what is answered to complaints and to all else, by whom, and why something is let be.

    `rule` are the fields of the rule by which is answered.
    """

    mentions: tuple[ExampleMention, ...]
    negative: str
    other: str
    by: str
    why: str
    rule: Mapping[str, Any]


_FIGURES = ("stars", "reach", "likes", "comments", "reposts")


@cache
def read_example_mentions(code: str) -> ExampleMentions:
    """The mentions in one language."""
    known, said = facts("example_mentions"), words(code, "example_mentions")
    mentions = (_mention(key, row, said["mentions"][key], said["places"]) for key, row in known["mentions"].items())
    return ExampleMentions(
        mentions=tuple(mentions),
        negative=said["negative"],
        other=said["other"],
        by=said["by"],
        why=said["why"],
        rule={**said["rule"], "hours": tuple(known["rule"]["hours"])},
    )


def _mention(key: str, known: Table, said: Table, places: Table) -> ExampleMention:
    return ExampleMention(
        key=key,
        days=known["days"],
        at=time.fromisoformat(known["at"]) if "at" in known else None,
        source=Source(known["source"]),
        of=known.get("of", "own"),
        tone=Sentiment(known["tone"]) if "tone" in known else None,
        figures={name: known[name] for name in _FIGURES if name in known},
        needs_answer=known.get("needs_answer", "stars" in known and "of" not in known),
        answered=known.get("answered"),
        is_let_be=known.get("let_be", False),
        place=places.get(known["source"], ""),
        text=said["text"],
        author=said["author"],
    )
