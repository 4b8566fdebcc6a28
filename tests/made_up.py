"""One made-up thing with all that a thing can have: record, service, page, document, table and kind of file. And one
item of the checklist.

What stands here is what a real one would need beside its words; who uses it puts the declarations where they belong.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from PySide6.QtWidgets import QListWidget
from typing_extensions import override

from smmdesk.domain.ids import new_ids
from smmdesk.domain.text import _
from smmdesk.knowledge import checklist
from smmdesk.knowledge.files import Table as Words
from smmdesk.knowledge.files import facts, words
from smmdesk.services.outputs import Output
from smmdesk.services.outputs.checklist import _item_words
from smmdesk.services.outputs.layout import DATE, TEXT, laid_out
from smmdesk.services.reading.kind import Kind, Sorted, Taking
from smmdesk.storage.kinds import adding
from tests.services.made_up_record import Desk, Meeting
from tests.services.reading.made_up_kind import People, people
from ui.pages import PageLine
from ui.shell.commands import Command
from ui.shell.context_page import ContextPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.documents.typeset import Document
    from smmdesk.domain.clients import Client
    from smmdesk.exchange.incoming import RowProblem
    from smmdesk.exchange.spreadsheets.table import Table
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources
    from smmdesk.storage.reader import Reader
    from ui.shell.context import Context

# its page: `ui/meetings/page.py`, with its line in `ui/pages.py`

LINE: Final = PageLine(
    "meetings",
    _("Meetings"),
    "users-three",
    "tests.made_up:MeetingsPage",
    empty=_("Nobody has met yet."),
    help=_("Whom you met, and what about. A new one is a key away."),
    acts="tests.made_up",
    outputs=("meetings",),
    reads=("meetings",),
)


class MeetingsPage(ContextPage):
    """What every meeting was about."""

    line = LINE
    tables = frozenset({"meeting"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.shown = QListWidget()
        self.set_content(self.shown)
        context.commands.bind(COMMANDS, self, widget=self, heading=_("Meetings"))
        self.add_primary(context.commands.action("meeting.new"))

    @override
    def read(self) -> None:
        self.shown.clear()
        self.shown.addItems([each.subject for each in self.context.workspace.records.all(Meeting)])

    def add(self) -> None:
        """A meeting about prices, by the service of its own."""
        desk = self.context.workspace
        assert isinstance(desk, Desk)
        with self.act():
            desk.meetings.with_all("Prices")


COMMANDS: tuple[Command[MeetingsPage], ...] = (
    Command(
        id="meeting.new",
        text=_("New meeting"),
        shortcut="Ctrl+N",
        run=lambda page: page.add(),
        enabled=lambda page: page.context.client_id is not None,
    ),
)

# what is printed and exported: `resources/typst/meetings.typ` and a module of `smmdesk/services/outputs`

LOOK = """#import "lib.typ": *
#let printed(data) = [
#show: sheet.with(data)
#opening(data)
#prose(data.body.words)
]
"""


def _documents(sources: Sources, wish: Wish) -> Iterator[Document]:
    edition = sources.edition(wish)
    for client in sources.clients(wish):
        words = "; ".join(each.subject for each in sources.reader.all(Meeting, client_id=client.id))
        yield edition.document("meetings", edition.head("Meetings", client.name), {"words": words})


def _table(sources: Sources, wish: Wish) -> Table:
    rows = [[each.subject, each.on] for each in sources.reader.all(Meeting, order_by="subject")]
    return laid_out("Meetings", (("subject", "Subject", TEXT), ("date", "Date", DATE)), rows, wish.language)


OUTPUT: Final = Output(kind="meetings", title=_("Meetings"), document=_documents, table=_table)

# what is read in: `smmdesk/services/meetings.py`; how a table is read, it shares with the people of `made_up_kind`


@dataclass
class _KeptMeetings:
    about: Taking
    named: Client | None = None
    problems: list[RowProblem] = field(default_factory=list)

    def sort(self, reader: Reader, rows: People) -> Sorted:
        known = {meeting.subject for meeting in reader.all(Meeting, client_id=self.about.client.id)}
        new = [person.name for person in rows if person.name not in known]
        ids, clients = list(new_ids(len(new))), [self.about.client.id] * len(new)
        return Sorted.of(Meeting, {"id": ids, "client_id": clients, "subject": new, "on": [None] * len(new)}, [])


def kind(words: Path) -> Kind[Any]:
    """The kind of file, the words of its columns written into that file."""
    return replace(people(words), name="meetings", record=Meeting, act=adding(Meeting), keeping=_KeptMeetings)


# an item of the checklist, as in `resources/knowledge/checklist.toml` and in the same file of every language

ITEM: Final = "cooperation.handover"
ITEM_WORDS: Final = {
    "statement": "The handover is written down.",
    "fault": "The handover is not written down.",
    "how": "Ask for the page.",
    "advice": "Have it written now.",
}


@contextmanager
def asked() -> Iterator[None]:
    """The item with its words in every language, at the end of its group."""
    group, _dot, name = ITEM.partition(".")

    def counted(file: str) -> Words:
        return {**facts(file), group: {**facts(file)[group], name: {"weight": 2}}}

    def said(code: str, file: str) -> Words:
        return {**words(code, file), group: {**words(code, file)[group], name: ITEM_WORDS}}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checklist, "facts", counted)
        patch.setattr(checklist, "words", said)
        _forget_items()
        yield
    _forget_items()


def _forget_items() -> None:
    checklist.read_checklist.cache_clear()
    _item_words.cache_clear()
