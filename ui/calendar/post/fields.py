"""The fields of a post, as the inspector shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format, Post, PostStatus, Tone
from smmdesk.speech.language import _
from ui.calendar.post.counters import PostText
from ui.calendar.post.media_field import Media
from ui.widgets.chips import Chips, Tags
from ui.widgets.choice import Choice
from ui.widgets.date_edit import Moment
from ui.widgets.editors import Line, Lines
from ui.widgets.form import Field, Section
from ui.widgets.money_edit import Amount
from ui.widgets.networks import network_sign

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from smmdesk.domain.ids import ClientId
    from ui.calendar.post.media_files import MediaShelf

_APPROVAL = frozenset({PostStatus.TO_APPROVE, PostStatus.APPROVED, PostStatus.REJECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What the fields begin with and suggest; asked when the form is built."""

    today: Callable[[], date]
    zone: Callable[[], str]
    currency: str
    clients: Sequence[tuple[ClientId, str]]
    rubrics: Callable[[], tuple[str, ...]]
    people: Callable[[], tuple[str, ...]]
    several_clients: Callable[[], bool]
    media: MediaShelf


def what_and_when(offers: Offers) -> tuple[Section, ...]:
    """What every post needs."""
    fields = (
        Field("moment", _("When"), Moment(offers.today, offers.zone)),
        Field("networks", _("Networks"), Chips(Network, network_sign)),
        Field("text", _("Text"), PostText(offers.today)),
        Field("hashtags", _("Hashtags"), Tags()),
        Field("media", _("Media"), Media(offers.media)),
    )
    return (Section("", fields),)


def details(offers: Offers) -> tuple[Section, ...]:
    """What tells posts apart, who does them, and what became of them."""
    what = (
        Field("rubric", _("Rubric"), Line(suggestions=offers.rubrics)),
        Field("format", _("Format"), Choice(Format, none=_("Not decided")), half=True),
        Field("tone", _("Tone"), Choice(Tone, none=_("Not decided")), half=True),
        Field("goal", _("Goal it serves"), Line()),
        Field("link", _("Link"), Line("https://")),
    )
    who = (
        Field("client_id", _("Client"), Choice(offers.clients), when=lambda _post: offers.several_clients()),
        Field("person", _("Person in charge"), Line(suggestions=offers.people), half=True),
        Field("cost", _("Cost"), Amount(offers.currency), half=True),
        Field("approval_note", _("Approval note"), Lines(least=1), when=_is_about_approval),
        Field("published_link", _("Link of the published post"), Line("https://"), when=_is_about_publishing),
        Field("note", _("Note"), Lines(least=1), hint=_("Only you see it.")),
    )
    return (Section(_("Kind of post"), what), Section(_("Work"), who))


def _is_about_approval(post: Post) -> bool:
    return post.status in _APPROVAL or bool(post.approval_note)


def _is_about_publishing(post: Post) -> bool:
    return post.status is PostStatus.PUBLISHED or bool(post.published_link)
