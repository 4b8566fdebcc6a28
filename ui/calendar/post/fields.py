"""The fields of posts, as the inspector shows them in the order in which a post comes about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.domain.media import media_kind
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format, Post, PostStatus, Tone
from smmdesk.speech.language import _
from ui.calendar.lists.cells import person_line, rubric_line
from ui.calendar.post.alt_texts import SEEN, AltTexts
from ui.calendar.post.counters import PostText
from ui.shell.media_field import Media
from ui.widgets.chips import Tags
from ui.widgets.forms.chip_set import Chips
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.date_edit import Moment, Time
from ui.widgets.forms.editors import Line, Lines
from ui.widgets.forms.form import Field, Section
from ui.widgets.forms.goals import goal_line
from ui.widgets.forms.money_edit import Amount
from ui.widgets.forms.networks import network_sign

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from ui.shell.media_files import MediaShelf

WHOSE: Final = ("client_id",)
WHEN: Final = ("moment", "networks")
TEXTS: Final = ("text", "hashtags")
CONTENT: Final = ("rubric", "format", "media", "alt")
OUTCOME: Final = ("approval_note", "published_link", "published_at")
MORE: Final = ("goal", "tone", "person", "link", "first_comment", "cost", "tags", "note")
MANY: Final = ("time", "networks", "hashtags", "rubric", "format")
MORE_OF_MANY: Final = ("goal", "tone", "person", "link")
_APPROVAL: Final = frozenset({PostStatus.TO_APPROVE, PostStatus.APPROVED, PostStatus.REJECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What the fields begin with and suggest; asked when the form is built, words whenever somebody comes to them."""

    today: Callable[[], date]
    zone: Callable[[], str]
    currency: str
    rubrics: Callable[[], tuple[str, ...]]
    goals: Callable[[], tuple[str, ...]]
    people: Callable[[], tuple[str, ...]]
    several_clients: Callable[[], bool]
    media: MediaShelf


def section(offers: Offers, names: Sequence[str]) -> tuple[Section, ...]:
    """These fields one under the other."""
    return (Section("", _fields(offers, names)),)


def folded(offers: Offers, names: Sequence[str]) -> tuple[Section, ...]:
    """These fields, put away until somebody wants them."""
    return (Section(_("More"), _fields(offers, names), folds=True),)


def _fields(offers: Offers, names: Sequence[str]) -> tuple[Field, ...]:
    made = (
        # whose they may be is known once there are posts
        Field("client_id", _("Client"), Choice(()), when=lambda _post: offers.several_clients()),
        Field("moment", _("When"), Moment(offers.today, offers.zone)),
        Field("time", _("Time"), Time()),
        Field("networks", _("Networks"), Chips(Network, network_sign, others=_("Other networks"))),
        Field("text", _("Text"), PostText(offers.today)),
        Field("hashtags", _("Hashtags"), Tags()),
        Field("rubric", _("Rubric"), rubric_line(offers.rubrics), half=True),
        Field("format", _("Format"), Choice(Format, none=_("Not decided")), half=True),
        Field("media", _("Media"), _media(offers.media)),
        Field("alt", _("Alt texts"), AltTexts(), when=_has_pictures),
        Field("approval_note", _("Approval note"), Lines(least=1), when=_is_about_approval),
        Field("published_link", _("Link of the published post"), Line("https://"), when=_is_about_publishing),
        Field("published_at", _("Published at"), Moment(offers.today, offers.zone), when=_is_about_publishing),
        Field("goal", _("Goal it serves"), goal_line(offers.goals)),
        Field("tone", _("Tone"), Choice(Tone, none=_("Not decided")), half=True),
        Field("cost", _("Cost"), Amount(offers.currency), half=True),
        Field("link", _("Link"), Line("https://")),
        Field("first_comment", _("First comment"), Lines(least=1)),
        Field("tags", _("Own tags"), Tags(are_plain=True), hint=_("Only you see them; a comma ends one.")),
        Field("person", _("Person in charge"), person_line(offers.people), half=True),
        Field("note", _("Note"), Lines(least=1), hint=_("Only you see it.")),
    )
    named = {field.name: field for field in made}
    return tuple(named[name] for name in names)


def _media(shelf: MediaShelf) -> Media:
    return Media(shelf, asks=_("Add files to the post"), takes_off=_("Take {name} off the post"), has_cover=True)


def _has_pictures(post: Post) -> bool:
    return any(media_kind(name) in SEEN for name in post.media)


def _is_about_approval(post: Post) -> bool:
    return post.status in _APPROVAL or bool(post.approval_note)


def _is_about_publishing(post: Post) -> bool:
    return post.status is PostStatus.PUBLISHED or bool(post.published_link or post.published_at)
