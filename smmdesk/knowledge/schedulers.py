"""Files of programs that publish posts: how each looks to the letter, with where and when that was read."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from smmdesk.domain.media import MediaKind
from smmdesk.domain.networks import Network
from smmdesk.domain.scheduling.going import Hours, Tool
from smmdesk.knowledge.checked import reading_of
from smmdesk.knowledge.files import facts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.knowledge.checked import Reading
    from smmdesk.knowledge.files import Table

_FILE: Final = "schedulers"
USUAL: Final = "usual"
"""The form of a post that no other word of `kinds` is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a file is filled: names of its columns, what each is, and how dates, networks and forms are written there.

    `header` is the line of names as it stands in the file, None where there is none.
    """

    header: str | None
    columns: tuple[str, ...]
    uses: tuple[str, ...]
    """of each column, '' for one that stays empty"""
    when: str = ""
    day: str = ""
    time: str = ""
    between: str = ","
    between_alt: str = "||"
    names: Mapping[Network, str]
    kinds: Mapping[str, str]
    ticks: tuple[str, str] = ("TRUE", "FALSE")

    @property
    def asks(self) -> tuple[str, ...]:
        """What the file has from a person alone."""
        return tuple(use.removeprefix("ask:") for use in self.uses if use.startswith("ask:"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduler:
    """A tool with its file. `confirmed` says by whom: vendor, several, one; `wants` what a person has to say."""

    key: str
    ending: str
    confirmed: str
    reading: Reading
    tool: Tool
    layout: Layout
    more: Mapping[Network, Layout]
    """of networks whose file has another look"""
    wants: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called."""
        return self.tool.name

    def layout_for(self, networks: Sequence[Network]) -> Layout:
        """How its file looks when it is of these networks."""
        return self.more.get(networks[0], self.layout) if len(networks) == 1 else self.layout


@cache
def schedulers() -> Mapping[str, Scheduler]:
    """All of them by key, in the order in which they are offered."""
    known = facts(_FILE)
    return {key: _scheduler(key, row, known["stale_after_days"]) for key, row in known["tools"].items()}


@cache
def template_words() -> Mapping[str, Sequence[str]]:
    """Words in the names of columns of people's own templates, by what such a column is."""
    words: Mapping[str, Sequence[str]] = facts(_FILE)["templates"]
    return words


def _scheduler(key: str, row: Table, days: int) -> Scheduler:
    layout = _layout(row)
    return Scheduler(
        key=key,
        ending=row["ending"],
        confirmed=row["confirmed"],
        reading=reading_of({**row, "secondary": row["confirmed"] != "vendor"}, days),
        tool=Tool(
            name=row["name"],
            hours=Hours(row["clock"]),
            rows=row["rows"],
            ahead=row.get("ahead", 0),
            one_account=row["one_account"],
            networks=frozenset(layout.names),
            needs_text=row["needs"] == "text",
            kinds=frozenset(map(MediaKind, row["media"])),
            most=row["most"],
            mixed=row.get("mixed", False),
            # a file of objects has no column of links either
            link_in_text="link" not in layout.uses,
        ),
        layout=layout,
        more={Network(name): _with_more(layout, added) for name, added in row.get("more", {}).items()},
        wants=tuple(row.get("wants", ())),
    )


def _layout(row: Table) -> Layout:
    header = row.get("header")
    columns = tuple(next(csv.reader([header])) if header else row["columns"])
    return Layout(
        header=header,
        columns=columns,
        uses=tuple(row["fills"].get(name, "") for name in columns),
        when=row.get("when", ""),
        day=row.get("day", ""),
        time=row.get("time", ""),
        between=row.get("between", ","),
        between_alt=row.get("between_alt", "||"),
        names={Network(name): said for name, said in row.get("names", {}).items()},
        kinds=row.get("kinds", {}),
    )


def _with_more(layout: Layout, added: Table) -> Layout:
    columns = tuple(next(csv.reader([added["header"].removeprefix(",")])))
    return replace(
        layout,
        header=f"{layout.header}{added['header']}",
        columns=(*layout.columns, *columns),
        uses=(*layout.uses, *(added["fills"][name] for name in columns)),
    )
