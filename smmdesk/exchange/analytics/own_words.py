"""The words that this program writes into tables of results, in all its languages.

Whatever a translator chose, they are read back.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from smmdesk.domain.posts import Format
from smmdesk.domain.results.named import Unit
from smmdesk.domain.text import _
from smmdesk.knowledge.metrics import catalogue, name_of
from smmdesk.speech.every_language import in_every_language, named_in_every_language
from smmdesk.speech.language import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

DAYS: Final = {
    "network": _("Network"),
    "account": _("Account"),
    "client": _("Client"),
    "date": _("First day"),
    "ends": _("Last day"),
    "currency": _("Currency"),
}
"""Use of a column as the reader names it → its name in a table of days; figures have the names of their metrics."""
BOOSTED: Final = _("Boosted")
"""The name of a column, and what stands in it where money was paid for the post."""
POSTS: Final = {
    "network": _("Network"),
    "account": _("Account"),
    "client": _("Client"),
    "external_id": _("Number of the post"),
    "permalink": _("Link to the post"),
    "date": _("Date"),
    "time": _("Time"),
    "format": _("Format"),
    "kind": _("Kind on the network"),
    "text": _("Text"),
    "seconds": _("Length in seconds"),
    "boosted": BOOSTED,
    "taken_on": _("Figures as of"),
}
"""The same of a table of posts."""


def metric_header(key: str, language: Language) -> str:
    """What the column of a metric is called; one that nobody named by its key, by which it is read back."""
    metric = catalogue().get(key)
    if metric is None:
        return key
    name = name_of(key, language.code)
    return language(_("{metric}, seconds"), metric=name) if metric.unit is Unit.SECONDS else name


@cache
def own_words() -> Mapping[str, Mapping[str, list[str]]]:
    """By table of `analytics.toml`, or by source there, the words for each value or use; and the metrics by units."""
    languages = [Language(code) for code in LANGUAGES]
    metrics = {key: [metric_header(key, language) for language in languages] for key in catalogue()}
    units = {unit.value: [key for key, metric in catalogue().items() if metric.unit is unit] for unit in Unit}
    return {
        "metrics": units,
        "cells": in_every_language({"boosted": BOOSTED}),
        "formats": named_in_every_language(Format),
        "smmdesk.days": {**in_every_language(DAYS), **metrics},
        "smmdesk.posts": {**in_every_language(POSTS), **metrics},
    }
