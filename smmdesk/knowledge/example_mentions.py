"""What is said of the example's clients, told in each language: much of the one that has results, little of others."""

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

    `of` says of whom: "own", a rival ("first", "second") or "none"; it was answered after so many minutes, in words of
    its own or the usual ones.
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
    answer: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleMentions:
    """What was said, what is answered to complaints and to all else, by whom, and why something is let be.

    `rule` are the fields of the rule by which is answered, none where nobody wrote one. `counts` are rows of
    publications by "all" or a brand, so many months `back`, whose `origin` is told. An alarm was `aside` so many days
    ago, with a note.
    """

    mentions: tuple[ExampleMention, ...]
    negative: tuple[str, ...]
    other: tuple[str, ...]
    by: str
    why: str
    rule: Mapping[str, Any]
    counts: tuple[Mapping[str, int], ...]
    origin: str
    aside: tuple[int, str] | None = None


_FIGURES = ("stars", "reach", "likes", "comments", "reposts")


@cache
def read_example_mentions(code: str) -> ExampleMentions:
    """The mentions of the client that has results, in one language."""
    known, said = facts("example_mentions"), words(code, "example_mentions")
    return _told(known, said, {**said["mentions"], **known["as_written"]})


@cache
def read_other_mentions(code: str) -> Mapping[str, ExampleMentions]:
    """Those of other clients, by the keys of these."""
    known, said = facts("example_mentions_others"), words(code, "example_mentions_others")
    return {key: _told(row, said[key], said[key]["mentions"]) for key, row in known.items()}


def _told(known: Table, said: Table, texts: Table) -> ExampleMentions:
    mentions = (_mention(key, row, texts[key], said["places"]) for key, row in known["mentions"].items())
    return ExampleMentions(
        mentions=tuple(mentions),
        negative=tuple(said.get("negative", ())),
        other=tuple(said.get("other", ())),
        by=said.get("by", ""),
        why=said.get("why", ""),
        rule={**said["rule"], "hours": tuple(known["rule"]["hours"])} if "rule" in known else {},
        counts=tuple(known.get("counts", ())),
        origin=said.get("origin", ""),
        aside=(known["aside"]["days"], said["aside"]) if "aside" in known else None,
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
        answer=said.get("answer", ""),
        language=known.get("language", ""),
    )
