"""Posts as a table: those of the period, or the ideas that have no date yet."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, Signal
from PySide6.QtGui import QIcon

from smmdesk.domain.posts import Format, Post, PostStatus
from smmdesk.speech.language import Language, _
from ui.calendar.looks import SIGNS, Marks, ink
from ui.overriding import override
from ui.style.icons import icon
from ui.widgets.choice import Choice
from ui.widgets.networks import network_icon
from ui.widgets.table import STRETCH, Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.widgets.field_row import Edit
    from ui.widgets.table_model import Index

_LATEST: Final = datetime.max
_FLAG: Final = QItemSelectionModel.SelectionFlag
_CHOOSING: Final = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress})

WHEN: Final[Column[Post]] = Column(
    _("When"),
    lambda post, language: language.moment(post.moment),
    sort=lambda post: post.moment.wall if post.moment else _LATEST,
    width=150,
    searched=False,
)
NETWORKS: Final[Column[Post]] = Column(
    _("Networks"),
    # the chips in its place say it
    lambda _post, _language: "",
    sort=lambda post: [network.letters for network in post.networks],
    width=112,
    icon=lambda post: network_icon(*post.networks) if post.networks else QIcon(),
    tip=lambda post, language: ", ".join(language.word(network) for network in post.networks),
    searched=False,
)
TEXT: Final[Column[Post]] = Column(_("Text"), lambda post, _language: post.headline(160), width=STRETCH, least=200)
RUBRIC: Final[Column[Post]] = Column(_("Rubric"), lambda post, _language: post.rubric, width=120)
FORMAT: Final[Column[Post]] = Column(
    _("Format"), lambda post, language: language.word(post.format) if post.format else "", width=100, names=Format
)
STATUS: Final[Column[Post]] = Column(
    _("Status"),
    lambda post, language: language.word(post.status),
    sort=lambda post: list(PostStatus).index(post.status),
    width=132,
    icon=lambda post: icon(SIGNS[post.status], ink(post.status)),
    field="status",
    edit=Choice(PostStatus),
    names=PostStatus,
)
PERSON: Final[Column[Post]] = Column(_("Person"), lambda post, _language: post.person, width=110)


class PostList(RecordTable[Post]):
    """The table of posts, with the client's column where several clients are shown."""

    status_wanted = Signal(object, object)
    """a post and the status it was given in its row"""

    def __init__(self, language: Language, *, dated: bool) -> None:
        self._marks: Marks = {}
        self._is_given = False
        self._client: Column[Post] = Column(_("Client"), lambda post, _language: self._name(post), width=130)
        self._columns = (*((WHEN,) if dated else ()), self._client, NETWORKS, TEXT, RUBRIC, FORMAT, STATUS, PERSON)
        super().__init__(language, self._columns, name=_("Posts") if dated else _("Ideas"), save=self._save)
        self.set_marks({})

    def set_marks(self, marks: Marks) -> None:
        """The clients shown together; empty for a single one."""
        self._marks = marks
        needed = (TEXT, WHEN, *((self._client,) if marks else ()), STATUS, NETWORKS, RUBRIC, FORMAT, PERSON)
        self.show_columns([self._columns.index(column) for column in needed if column in self._columns])

    def select(self, keys: Iterable[Any], *, by_hand: bool = True) -> None:
        """Select posts by their ids; `by_hand` false where an act does: they do not join what is chosen next."""
        wanted, before = set(keys), {post.id for post in self.selected()}
        self._is_given = not by_hand and (self._is_given or not before >= wanted)
        super().select(wanted)

    @override
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        meant = super().selectionCommand(index, event)
        if event is None or event.type() not in _CHOOSING:
            return meant
        was_given, self._is_given = self._is_given, False
        joins = meant & _FLAG.Toggle and not self.selectionModel().isSelected(index)
        return _FLAG.ClearAndSelect | _FLAG.Rows if was_given and joins else meant

    def _save(self, edit: Edit) -> None:
        self.status_wanted.emit(edit.record, edit.value)

    def _name(self, post: Post) -> str:
        mark = self._marks.get(post.client_id)
        return mark.name if mark else ""
