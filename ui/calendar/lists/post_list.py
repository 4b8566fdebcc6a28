"""Posts as a table: those of the period, or the ideas that have no date yet."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QIcon

from smmdesk.domain.posts import Format, Post, PostStatus
from smmdesk.knowledge.texts import read_rubrics
from smmdesk.speech.language import Language, _
from ui.calendar.lists.cells import CellOffers, DayAndTime, NetworkNames, person_line, rubric_line
from ui.calendar.lists.given import PostTable
from ui.calendar.shown.looks import SIGNS, Marks, ink
from ui.style.icons import icon
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.editors import Lines
from ui.widgets.forms.networks import network_icon
from ui.widgets.tables.sheet_table import SheetTable
from ui.widgets.tables.table import STRETCH, Column

if TYPE_CHECKING:
    from collections.abc import Callable


_LATEST: Final = datetime.max
COLUMNS: Final = ("when", "client", "networks", "text", "rubric", "format", "status", "person")
NEEDED: Final = ("text", "when", "client", "status", "networks", "rubric", "format", "person")
"""The columns, the most needed first."""


TEXT: Final[Column[Post]] = Column(
    _("Text"),
    lambda post, _language: post.headline(160),
    width=STRETCH,
    least=200,
    field="text",
    edit=Lines(least=1, most=8),
)
FORMAT: Final[Column[Post]] = Column(
    _("Format"),
    lambda post, language: language.word(post.format) if post.format else "",
    width=100,
    field="format",
    edit=Choice(Format, none=_("Not decided")),
    names=Format,
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


def columns(offers: CellOffers, name_of: Callable[[Post], str]) -> dict[str, Column[Post]]:
    """The columns by what they show; each is edited in place."""
    clients, rubrics = Choice(lambda _language: offers.clients()), rubric_line(offers.rubrics)
    people = person_line(offers.people)
    return {
        "when": _when(offers),
        "client": Column(
            _("Client"), lambda post, _language: name_of(post), width=130, field="client_id", edit=clients
        ),
        "networks": _networks(offers),
        "text": TEXT,
        "rubric": Column(
            _("Rubric"),
            lambda post, _language: post.rubric,
            width=120,
            sample=_longest_rubric,
            field="rubric",
            edit=rubrics,
        ),
        "format": FORMAT,
        "status": STATUS,
        "person": Column(_("Person"), lambda post, _language: post.person, width=110, field="person", edit=people),
    }


def _longest_rubric(language: Language) -> str:
    """Of those that are suggested."""
    return max((rubric.name for rubric in read_rubrics(language.code)), key=len)


def _when(offers: CellOffers) -> Column[Post]:
    return Column(
        _("When"),
        lambda post, language: language.moment(post.moment),
        sort=lambda post: post.moment.wall if post.moment else _LATEST,
        width=150,
        searched=False,
        field="moment",
        edit=DayAndTime(offers.today, offers.zone),
    )


def _named(post: Post, language: Language) -> str:
    return ", ".join(language.word(network) for network in post.networks)


def _networks(offers: CellOffers) -> Column[Post]:
    return Column(
        _("Networks"),
        # the signs in its place say it
        lambda _post, _language: "",
        sort=lambda post: [network.letters for network in post.networks],
        width=112,
        icon=lambda post: network_icon(*post.networks) if post.networks else QIcon(),
        tip=_named,
        spoken=_named,
        searched=False,
        field="networks",
        edit=NetworkNames(offers.networks),
    )


class PostList(PostTable, SheetTable[Post]):
    """The table of posts, with the client's column where several clients are shown."""

    home = "text"

    def __init__(self, language: Language, *, dated: bool, offers: CellOffers | None = None) -> None:
        offers = offers or CellOffers()
        self._marks: Marks = {}
        by_name = columns(offers, self._name)
        self._names = tuple(name for name in COLUMNS if dated or name != "when")
        chosen = tuple(by_name[name] for name in self._names)
        super().__init__(language, chosen, name=_("Posts") if dated else _("Ideas"), save=offers.save)
        self.set_marks({})

    def set_marks(self, marks: Marks) -> None:
        """The clients shown together; empty for a single one."""
        self._marks = marks
        needed = (name for name in NEEDED if name in self._names and (marks or name != "client"))
        self.show_columns([self._names.index(name) for name in needed])

    def _name(self, post: Post) -> str:
        mark = self._marks.get(post.client_id)
        return mark.name if mark else ""
