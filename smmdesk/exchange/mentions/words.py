"""The words that tables of mentions are written in beside those of any table."""

from __future__ import annotations

from smmdesk.exchange.values.cells import folded
from smmdesk.exchange.values.persons import PersonWords
from smmdesk.exchange.values.words import Tables, looked_up


class MentionWords(PersonWords):
    """One name more has to be known than of a plan: a link beside a text stands in tables of many kinds."""

    least = 3

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        self.tones = looked_up(tables["tones"])
        self.unjudged = frozenset(folded(tables["unjudged"]["words"]))
        self.sources = looked_up(tables["sources"])
        self.languages = looked_up(tables["languages"])
        self.hosts = {host: source for source, hosts in tables["hosts"].items() for host in hosts}
        self.again = frozenset(folded(tables["again"]["words"]))
