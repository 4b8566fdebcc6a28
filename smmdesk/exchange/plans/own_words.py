"""The words this program writes into a plan, in all its languages, by the field or value they stand for.

The reader gets them beside `plan_words.toml`: whatever a translator chose, an exported plan is read back.
"""

from __future__ import annotations

from functools import cache

from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format, PostStatus, Tone
from smmdesk.domain.text import _
from smmdesk.exchange.plans.own_texts import EVERY, header
from smmdesk.speech.every_language import in_every_language, named_in_every_language
from smmdesk.speech.language import LANGUAGES, Language

# field of a post as the reader names it → column name in exported plans
HEADERS: dict[str, str] = {
    "id": _("ID"),
    "client": _("Client"),
    "date": _("Date"),
    "time": _("Time"),
    "zone": _("Time zone"),
    "networks": _("Networks"),
    "format": _("Format"),
    "rubric": _("Rubric"),
    "status": _("Status"),
    "tone": _("Tone"),
    "goal": _("Goal"),
    "text": _("Text"),
    "hashtags": _("Hashtags"),
    "link": _("Link"),
    "media": _("Media"),
    "alt": _("Alt texts"),
    "first_comment": _("First comment"),
    "tags": _("Own tags"),
    "person": _("Person in charge"),
    "cost": _("Cost"),
    "currency": _("Currency"),
    "approval_note": _("Approval note"),
    "published_link": _("Published link"),
    "published_at": _("Moment of publication"),
    "note": _("Note"),
}

TOLD: dict[str, str] = {"series": _("Series")}
"""columns that are for reading alone: which series a post is of is made here"""


@cache
def own_words() -> dict[str, dict[str, list[str]]]:
    """Tables of `plan_words.toml` with this program's own words: column names and names of enum members."""
    return {
        "headers": in_every_language(HEADERS) | _of_networks(),
        "told": in_every_language(TOLD),
        "networks": named_in_every_language(Network),
        "formats": named_in_every_language(Format),
        "statuses": named_in_every_language(PostStatus),
        "tones": named_in_every_language(Tone),
    }


def _of_networks() -> dict[str, list[str]]:
    """The columns of what posts say in single networks."""
    languages = [*map(Language, LANGUAGES)]
    return {use: [header(part, each, each.word) for each in languages] for use, part in EVERY.items()}
