"""Files that hold a plan, tables and calendars, as chunks of columns for the parent. Runs in the parsing child."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.exchange.plans.chunk import PlanChunk
from smmdesk.exchange.plans.columns import Readers
from smmdesk.exchange.plans.words import PlanWords
from smmdesk.exchange.table.stream import Asked, stream_table
from smmdesk.exchange.workbooks.reading import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = frozenset({"id", "date", "time", "zone", "networks", "text", "currency", "approval_note", "published_link"})


def stream(**arguments: Any) -> Iterator[Any]:  # noqa: ANN401  (the fields of `Asked`)
    """Everything in the plan, as `table.stream` says; the columns by the names in `chunk.FIELDS`."""
    asked = Asked(**arguments)
    words = PlanWords(asked.tables())
    if kind_of(asked.file) == "calendar":
        from smmdesk.exchange.plans.entries import stream_calendar

        yield from stream_calendar(asked, words)
        return
    yield from stream_table(
        asked,
        words,
        lambda table, days: PlanChunk(table, Readers(words, own=table.own), days, asked.noon),
        own=OWN,
    )
