"""Acts and what they changed: the one account that undo, redo, the audit trail and the views share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.text import _

if TYPE_CHECKING:
    from datetime import datetime

Scalar = str | int | None
Row = Sequence[Scalar]


class Act(NamedTuple):
    """What a person did: the name by which the database keeps it, and its words, marked for translation.

    For single records the name is verb and kind, such as `add_client`, and the words stand in the declaration of the
    record (`storage.schema`). The others are named here, so that what was done is told before the area that does it is
    loaded.
    """

    name: str
    words: str


SET_UP_DESK: Final = Act("set_up_desk", _("Set up the workspace"))
MAKE_EXAMPLE: Final = Act("make_example", _("Make the example"))
MOVE_POSTS: Final = Act("move_posts", _("Move posts"))
COPY_POSTS: Final = Act("copy_posts", _("Copy posts"))
COPY_PERIOD: Final = Act("copy_period", _("Copy week or month"))
CHANGE_POSTS: Final = Act("change_posts", _("Change posts"))
FILL_SLOTS: Final = Act("fill_slots", _("Fill slots from ideas"))
EXTEND_SERIES: Final = Act("extend_series", _("Extend series"))
END_SERIES: Final = Act("end_series", _("Remove posts of series"))
SET_STATUS: Final = Act("set_status", _("Set status"))
PUBLISH_POST: Final = Act("publish_post", _("Publish post"))
ANSWER_ITEM: Final = Act("answer_item", _("Answer item"))
IMPORT_PLAN: Final = Act("import_plan", _("Import plan"))
IMPORT_RESULTS: Final = Act("import_results", _("Import results"))
IMPORT_MENTIONS: Final = Act("import_mentions", _("Import mentions"))
TYPE_FIGURES: Final = Act("type_figures", _("Type figures"))
LINK_PUBLICATIONS: Final = Act("link_publications", _("Link publications"))
ADD_PUBLICATIONS: Final = Act("add_publications", _("Add publications to the calendar"))
MAKE_STRATEGY: Final = Act("make_strategy", _("Begin strategy"))
MAKE_STRATEGY_VERSION: Final = Act("make_strategy_version", _("Make next version of strategy"))
PUT_STRATEGY_IN_FORCE: Final = Act("put_strategy_in_force", _("Put strategy in force"))
TAKE_STRATEGY_BACK: Final = Act("take_strategy_back", _("Make strategy a draft again"))
GIVE_STRATEGY_UP: Final = Act("give_strategy_up", _("Give draft of strategy up"))
CHANGE_CURRENCY: Final = Act("change_currency", _("Change currency of strategy"))
MOVE_ROWS: Final = Act("move_rows", _("Move row of strategy"))
HANDLE_CORRECTION: Final = Act("handle_correction", _("Note that a correction was made"))
ISSUE_REPORT: Final = Act("issue_report", _("Issue report"))
WRITE_MENTION_DOWN: Final = Act("write_mention_down", _("Write down mention"))
SET_TONE: Final = Act("set_tone", _("Set tone of mentions"))
ANSWER_MENTION: Final = Act("answer_mention", _("Mark mention as answered"))
LET_MENTION_BE: Final = Act("let_mention_be", _("Let mention be"))
ADD_FIRST_REPLIES: Final = Act("add_first_replies", _("Add first replies"))
NOTE_LOOK: Final = Act("note_look", _("Note that there was nothing new"))
IMPORT_VOICE: Final = Act("import_voice", _("Import counts of publications"))
MAKE_ACTIVITY_PLAN: Final = Act("make_activity_plan", _("Make plan of activities"))
NOTE_DELETED: Final = Act("note_deleted", _("Note that a list was deleted"))
IMPORT_COMMUNITIES: Final = Act("import_communities", _("Import communities"))
PUT_ALARM_ASIDE: Final = Act("put_alarm_aside", _("Put alarm aside"))
SEND_FOR_APPROVAL: Final = Act("send_for_approval", _("Send posts for approval"))
TAKE_ANSWER: Final = Act("take_answer", _("Take answer to a sheet"))
WRITE_FOR_NETWORK: Final = Act("write_for_network", _("Write for one network"))
SAME_AS_ALL: Final = Act("same_as_all", _("Say the same in a network as everywhere"))
CHANGE_LIMIT: Final = Act("change_limit", _("Change limit of a network"))
CONFIRM_LIMIT: Final = Act("confirm_limit", _("Confirm limit of a network"))
KEEP_TEMPLATE: Final = Act("keep_template", _("Keep columns of a scheduler's template"))
OTHER: Final = Act("other", _("Other change"))
"""An act of a later version of the program, read by this one."""

NAMED: Final = (
    SET_UP_DESK,
    MAKE_EXAMPLE,
    MOVE_POSTS,
    COPY_POSTS,
    COPY_PERIOD,
    CHANGE_POSTS,
    FILL_SLOTS,
    EXTEND_SERIES,
    END_SERIES,
    SET_STATUS,
    PUBLISH_POST,
    ANSWER_ITEM,
    IMPORT_PLAN,
    IMPORT_RESULTS,
    IMPORT_MENTIONS,
    TYPE_FIGURES,
    LINK_PUBLICATIONS,
    ADD_PUBLICATIONS,
    MAKE_STRATEGY,
    MAKE_STRATEGY_VERSION,
    PUT_STRATEGY_IN_FORCE,
    TAKE_STRATEGY_BACK,
    GIVE_STRATEGY_UP,
    CHANGE_CURRENCY,
    MOVE_ROWS,
    HANDLE_CORRECTION,
    ISSUE_REPORT,
    WRITE_MENTION_DOWN,
    SET_TONE,
    ANSWER_MENTION,
    LET_MENTION_BE,
    ADD_FIRST_REPLIES,
    NOTE_LOOK,
    IMPORT_VOICE,
    MAKE_ACTIVITY_PLAN,
    NOTE_DELETED,
    IMPORT_COMMUNITIES,
    PUT_ALARM_ASIDE,
    SEND_FOR_APPROVAL,
    TAKE_ANSWER,
    WRITE_FOR_NETWORK,
    SAME_AS_ALL,
    CHANGE_LIMIT,
    CONFIRM_LIMIT,
    KEEP_TEMPLATE,
    OTHER,
)

BEGINNINGS: Final = frozenset({SET_UP_DESK, MAKE_EXAMPLE})
"""What a workspace begins with, and undo never takes back: without a desk new clients get neither zone nor holidays."""


class Kind(StrEnum):
    """How an entry of the account came about."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"


class State(StrEnum):
    """What an entry of the account is to undo and redo."""

    STANDS = "stands"
    TAKEN_BACK = "taken back"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class TableChange:
    """What one act did to one table: the ids of rows it made, the former cells of rows it changed or removed.

    What a row was afterwards stands in the table itself, or here for the act that came next: each content is kept once.
    """

    columns: tuple[str, ...]
    made: tuple[str, ...] = ()
    changed: tuple[Row, ...] = ()
    removed: tuple[Row, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """Of every row that it touched."""
        # the id is the first field of every record, and so the first cell
        return frozenset((*self.made, *(str(row[0]) for row in (*self.changed, *self.removed))))

    def __len__(self) -> int:
        return len(self.made) + len(self.changed) + len(self.removed)


class ChangeSet(NamedTuple):
    """Everything one act changed. `number` grows with every act, undo and redo, on all windows of a workspace."""

    number: int
    act: Act
    kind: Kind
    at: datetime
    rows: Mapping[str, TableChange]

    @property
    def tables(self) -> frozenset[str]:
        """Which tables it touched: what views go by when they decide to refresh."""
        return frozenset(self.rows)
