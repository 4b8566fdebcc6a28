"""The client's own fields, in the groups of the card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.clients import Client, ClientStatus, Presence, Relation, Segment
from smmdesk.speech.language import _
from ui.clients.colour_field import Colour
from ui.shell.media_field import Media
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.editors import Line, Lines, Percent
from ui.widgets.forms.form import Field, Section
from ui.widgets.forms.world import COUNTRY, LANGUAGE, ZONE, Currency

if TYPE_CHECKING:
    from smmdesk.knowledge import Knowledge
    from ui.shell.media_files import MediaShelf


def profile(knowledge: Knowledge) -> tuple[Section, ...]:
    """What advice goes by, under the name."""
    spheres = tuple(sphere.name for sphere in knowledge.spheres())
    return (
        Section(
            "",
            (
                Field("name", _("Name"), Line()),
                Field("status", _("Status"), Choice(ClientStatus), half=True),
                Field("segment", _("Segment"), Choice(Segment), half=True),
                Field("colour", _("Colour in the calendar"), Colour()),
                Field("relation", _("Relation"), Choice(Relation)),
                Field("presence", _("Presence"), Choice(Presence)),
                Field("sphere", _("Industry"), Line(_("Bakery, dental clinic, library…"), lambda: spheres)),
            ),
        ),
    )


def reach(logo: MediaShelf, files: MediaShelf) -> tuple[Section, ...]:
    """Where the client is found, and what lies ready for the work."""
    return (
        Section(
            "",
            (
                Field("site", _("Web address"), Line("https://")),
                Field("messengers", _("Messengers"), Lines(_("WhatsApp: +995 555…, Telegram: @…"), least=1)),
                Field("logo", _("Logo"), Media(logo, _("Choose the logo"), _("Take the logo {name} off"), is_one=True)),
                Field(
                    "files",
                    _("Files"),
                    Media(files, _("Add files to the client"), _("Take {name} off the client")),
                    hint=_("Brief, brand book, price list: copied into the workspace."),
                ),
            ),
        ),
    )


PLACE: Final = (
    Section(
        "",
        (
            Field("audience", _("Audience: whom the client serves"), Lines(_("Age, place, interests, pains…"))),
            Field("country", _("Country"), COUNTRY, half=True),
            Field("currency", _("Currency"), Currency(), half=True),
            Field("time_zone", _("Time zone"), ZONE, half=True),
            Field("language", _("Language"), LANGUAGE, half=True),
            Field(
                "margin", _("Margin"), Percent(), half=True, hint=_("What is left of revenue; a strategy may say it.")
            ),
        ),
    ),
)
"""Country, zone and currency; the calendar and the budget go by them."""

BRIEF: Final = (
    Section(
        "",
        (
            Field("philosophy", _("Philosophy"), Lines(_("Why does the brand exist, what does it believe in?"))),
            Field("brand_values", _("Values"), Lines(_("What it would never give up"))),
            Field("tone_of_voice", _("Tone of voice"), Lines(_("How it talks: warm, dry, playful, on first names…"))),
            Field("words_to_use", _("Words to use"), Lines(least=1)),
            Field("words_to_avoid", _("Words to avoid"), Lines(least=1)),
            Field("objections", _("Objections customers raise"), Lines(_("“Too expensive”, “I could do it myself”…"))),
        ),
    ),
)
"""From which a newcomer could write tomorrow's post."""

NOTES: Final = (Section("", (Field("notes", _("What else is worth remembering"), Lines(least=3)),)),)


_ADVISED: Final = {
    "segment": _("Segment"),
    "relation": _("Relation"),
    "presence": _("Presence"),
    "sphere": _("Industry"),
}


def unsaid(client: Client) -> list[str]:
    """Marked names of the fields that advice goes by and that say nothing yet."""
    said = client.profile()
    return [title for name, title in _ADVISED.items() if not said[name].strip()]


def filled(client: Client) -> tuple[int, int]:
    """How many fields of the brief say something, and of how many."""
    names = [field.name for section in BRIEF for field in section.fields]
    return sum(bool(getattr(client, name).strip()) for name in names), len(names)
