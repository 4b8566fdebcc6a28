"""What can be printed and exported, each one declaration, which the window, the command line and the start without a
screen read.

What makes them is imported when it is first wanted, so that naming them costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

from smmdesk.documents.typeset import Document, Paper
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from datetime import datetime

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.periods import Period
    from smmdesk.exchange.spreadsheets.table import Table
    from smmdesk.services.sources import Sources
    from smmdesk.speech.language import Language

TABLES = (".csv", ".xlsx", ".json")


class Takes(StrEnum):
    """What may be said about an output beside its language and its paper."""

    CLIENT = "client"
    DAYS = "days"
    """from, until, or both"""
    BOTH_DAYS = "both days"
    """from and until, or neither"""
    VERSION = "version"
    """one of those that a client's record has"""
    COMPARED = "compared"
    """the version with which that one is compared"""
    MOMENT = "moment"
    """as at which moment it is told"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which output is wanted, in which language and on which paper.

    Without a client it is for all of them; without a period the document is of the newest there is (the calendar: this
    month) and the table of everything. `record` picks one budget, comparison, evaluation or version of a strategy,
    `only` leaves out those records that are not among these ids. `version` picks a strategy's version by its number,
    and `compare` the one it is compared with. It is told as at the moment `on`, by this machine's wall clock, or as of
    now.
    """

    output: str
    language: Language
    paper: Paper = Paper.A4
    client_id: ClientId | None = None
    period: Period | None = None
    record: str | None = None
    only: frozenset[str] | None = None
    version: int | None = None
    compare: int | None = None
    on: datetime | None = None


Write = Callable[[Path], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One kind of paper, table and file. What can be made of it says which endings its files may have.

    `title` is a marked sentence; `about` another with names in braces, for when these are known. A `variant` of
    a kind (a blank checklist) is an output of its own, named by a word, or by several with hyphens between, each of
    which is typed as an option of its own; `hint`, marked, tells who types commands what the word is for, and
    `instead`, where the print dialog offers it for what it is `of`, what is ticked there.
    """

    kind: str
    title: str
    about: str = ""
    variant: str = ""
    hint: str = ""
    instead: str = ""
    takes: frozenset[Takes] = frozenset({Takes.CLIENT})
    document: Callable[[Sources, Wish], Iterable[Document]] | None = None
    """the parts of the .pdf, none where there is nothing to print"""
    table: Callable[[Sources, Wish], Table] | None = None
    """what .csv, .xlsx and .json hold"""
    files: Mapping[str, Callable[[Sources, Wish], Write]] = field(default_factory=dict)
    """files of other endings, or what an ending of the table holds instead: what is read first, then written"""

    @property
    def name(self) -> str:
        """By which it is wished for."""
        return f"{self.kind}-{self.variant}" if self.variant else self.kind

    @property
    def of(self) -> str:
        """The name of what it is a variant of: without the last word of its own."""
        return self.name.rpartition("-")[0]

    @property
    def endings(self) -> tuple[str, ...]:
        """What the name of its file may end in."""
        found = (*((".pdf",) if self.document else ()), *(TABLES if self.table else ()), *self.files)
        return tuple(dict.fromkeys(found))

    @property
    def is_of_clients(self) -> bool:
        """Whether there is one for each client, which bears the name."""
        return self.document is not None and Takes.CLIENT in self.takes and bool(self.about)

    def titled(self, language: Language, **names: object) -> str:
        """What the window calls it, and proposes as the name of its file."""
        needed = {name for _text, name, *_how in Formatter().parse(self.about) if name}
        is_known = bool(needed) and all(names.get(name) for name in needed)
        return language(self.about, **names) if is_known else language(self.title)


def late(module: str, name: str) -> Callable[..., Any]:
    """A function of a module of this package, which is imported when the function is first called."""

    def call(*given: object) -> object:
        return getattr(import_module(f"{__name__}.{module}"), name)(*given)

    return call


def _by_name(*outputs: Output) -> dict[str, Output]:
    return {each.name: each for each in outputs}


OUTPUTS = _by_name(
    Output(
        kind="clients",
        title=_("Clients"),
        about=_("Clients: {name}"),
        document=late("clients", "cards"),
        table=late("clients", "table"),
    ),
    Output(
        kind="clients",
        variant="handout",
        hint=_("client cards without money and internal notes"),
        instead=_("Without money and notes"),
        title=_("Client cards"),
        about=_("Client card: {name}"),
        document=late("clients", "handouts"),
        table=late("clients", "handout_table"),
    ),
    Output(
        kind="strategy",
        title=_("Strategy"),
        about=_("Strategy: {name}"),
        takes=frozenset({Takes.CLIENT, Takes.VERSION, Takes.COMPARED}),
        document=late("strategy", "papers"),
        files={".xlsx": late("strategy_tables", "workbook"), ".json": late("strategy_file", "strategy_file")},
    ),
    Output(
        kind="strategy",
        variant="brief",
        hint=_("the strategy on one page"),
        instead=_("On one page"),
        title=_("Strategy on one page"),
        about=_("Strategy on one page: {name}"),
        takes=frozenset({Takes.CLIENT, Takes.VERSION}),
        document=late("strategy", "pages"),
    ),
    Output(
        kind="calendar",
        title=_("Content plan"),
        about=_("Content plan: {client}, {period}"),
        takes=frozenset({Takes.CLIENT, Takes.DAYS}),
        document=late("calendar", "plan"),
        table=late("calendar", "table"),
        files={".ics": late("calendar", "calendar_file")},
    ),
    Output(
        kind="approval",
        title=_("Sheet for approval"),
        about=_("For approval: {client}"),
        takes=frozenset({Takes.CLIENT, Takes.DAYS}),
        document=late("approval", "papers"),
        table=late("approval", "table"),
        files={".xlsx": late("approval", "workbook"), ".html": late("approval", "page_file")},
    ),
    Output(
        kind="gaps",
        title=_("Empty slots"),
        takes=frozenset({Takes.CLIENT, Takes.DAYS}),
        table=late("gaps", "table"),
        files={".json": late("gaps", "gaps_file")},
    ),
    Output(
        kind="mix",
        title=_("Mix of posts"),
        takes=frozenset({Takes.CLIENT, Takes.DAYS}),
        table=late("mix", "table"),
        files={".json": late("mix", "mix_file")},
    ),
    Output(
        kind="budget",
        title=_("Budgets"),
        about=_("Budget: {client}"),
        takes=frozenset({Takes.CLIENT, Takes.DAYS}),
        document=late("budget", "statements"),
        table=late("budget", "table"),
    ),
    Output(
        kind="results",
        title=_("Results"),
        about=_("Results: {client}, {period}"),
        takes=frozenset({Takes.CLIENT, Takes.DAYS}),
        document=late("results", "papers"),
        table=late("results_tables", "days"),
        files={".json": late("results_figures", "figures_file")},
    ),
    Output(
        kind="results",
        variant="posts",
        hint=_("the posts of the days instead of the days, each with its latest figures"),
        title=_("Posts with their figures"),
        about=_("Posts with their figures: {client}, {period}"),
        takes=frozenset({Takes.CLIENT, Takes.DAYS}),
        table=late("results_tables", "posts"),
    ),
    Output(
        kind="reputation",
        title=_("Reputation"),
        about=_("Reputation: {client}, {period}"),
        takes=frozenset({Takes.CLIENT, Takes.DAYS, Takes.MOMENT}),
        document=late("reputation", "papers"),
        table=late("reputation", "table"),
        files={".json": late("reputation", "figures_file")},
    ),
    Output(
        kind="reputation",
        variant="rule",
        hint=_("the rule by which a client answers, one page for the wall"),
        title=_("Rule for answers"),
        about=_("Rule for answers: {name}"),
        document=late("answer_rule", "papers"),
    ),
    Output(
        kind="reputation",
        variant="plan",
        hint=_("the work plan: what is done for a reputation, by whom, and how it is disclosed"),
        title=_("Work plan"),
        about=_("Work plan: {name}"),
        document=late("work_plan", "papers"),
        table=late("work_plan", "table"),
    ),
    Output(
        kind="reputation",
        variant="lists",
        hint=_("the lists of an audience with the communities on them"),
        title=_("Lists of an audience"),
        table=late("communities", "table"),
    ),
    Output(
        kind="report",
        title=_("Report"),
        about=_("Report: {client}, {period}"),
        takes=frozenset({Takes.CLIENT, Takes.DAYS}),
        document=late("report", "papers"),
        files={".json": late("report", "figures_file")},
    ),
    Output(
        kind="comparison",
        title=_("Who should run it?"),
        about=_("Who runs it: {name}"),
        document=late("comparison", "decisions"),
        table=late("comparison", "table"),
    ),
    Output(
        kind="checklist",
        title=_("Results checklist"),
        about=_("Checklist: {name}, {period}"),
        takes=frozenset({Takes.CLIENT, Takes.DAYS}),
        document=late("checklist", "filled"),
        table=late("checklist", "table"),
    ),
    Output(
        kind="checklist",
        variant="blank",
        hint=_("a checklist for pen and paper"),
        title=_("Blank checklist"),
        takes=frozenset({Takes.CLIENT, Takes.BOTH_DAYS}),
        document=late("checklist", "blank"),
        table=late("checklist", "blank_table"),
    ),
    Output(
        kind="checklist",
        variant="short",
        hint=_("one page of 20 items in the same shares as the whole"),
        instead=_("One page: 20 items in the same shares as the whole"),
        title=_("Short checklist"),
        about=_("Short checklist: {name}, {period}"),
        takes=frozenset({Takes.CLIENT, Takes.DAYS}),
        document=late("checklist", "short"),
        table=late("checklist", "short_table"),
    ),
    Output(
        kind="checklist",
        variant="blank-short",
        instead=_("One page: 20 items in the same shares as the whole"),
        title=_("Short blank checklist"),
        takes=frozenset({Takes.CLIENT, Takes.BOTH_DAYS}),
        document=late("checklist", "blank_short"),
        table=late("checklist", "blank_short_table"),
    ),
)
"""By name, in the order in which they are offered and printed."""


def kinds() -> tuple[str, ...]:
    """Every kind once."""
    return tuple(dict.fromkeys(each.kind for each in OUTPUTS.values()))


def instead_of(output: Output) -> Output | None:
    """The variant that the print dialog offers instead of the output, or that the output itself is."""
    return next((each for each in OUTPUTS.values() if each.instead and output.name in (each.of, each.name)), None)


def variants() -> dict[str, tuple[Output, ...]]:
    """The words by which variants are named, in the order in which names have them, and the outputs with each."""
    words = dict.fromkeys(word for each in OUTPUTS.values() for word in each.variant.split("-") if word)
    return {word: tuple(each for each in OUTPUTS.values() if word in each.variant.split("-")) for word in words}
