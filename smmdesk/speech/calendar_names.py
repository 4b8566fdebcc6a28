"""What mixes, snippets, limits, series and files for schedulers tell apart, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.limits import Unit
from smmdesk.domain.mix import MixBy
from smmdesk.domain.scheduling.going import Hours, Reason
from smmdesk.domain.series import Freq, MonthEnd
from smmdesk.domain.snippets import SnippetKind
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

CALENDAR: Final[Mapping[StrEnum, str]] = {
    Freq.DAY: _("Day"),
    Freq.WEEK: _("Week"),
    Freq.MONTH: _("Month"),
    Freq.YEAR: _("Year"),
    MonthEnd.LAST: _("Its last day"),
    MonthEnd.SKIP: _("Leave it out"),
    MixBy.RUBRIC: _("Rubric"),
    MixBy.FORMAT: _("Format"),
    MixBy.TONE: _("Tone"),
    MixBy.NETWORK: _("Network"),
    SnippetKind.TEXT: _("Text"),
    SnippetKind.HASHTAGS: _("Set of hashtags"),
    SnippetKind.UTM: _("Tags of links"),
    SnippetKind.FIRST_COMMENT: _("First comment"),
    SnippetKind.WORN: _("Worn-out words"),
    Unit.CHARACTERS: _("characters"),
    Unit.BYTES: _("bytes"),
    Unit.WEIGHTED: _("characters by weight"),
    Unit.EMOJI_BYTES: _("characters, emojis by bytes"),
    Unit.PIECES: _("pieces"),
    Unit.SECONDS: _("seconds"),
    Unit.MEGABYTES: _("megabytes"),
    Hours.WALL: _("the clock of the client's zone"),
    Hours.UTC: _("UTC"),
    Reason.PAST: _("its time has passed"),
    Reason.TOO_SOON: _("goes out too soon for the tool"),
    Reason.CHANGED: _("changed since the client approved it"),
    Reason.NO_TEXT: _("has no text, which the tool wants"),
    Reason.NOTHING: _("has neither text nor a file"),
    Reason.LOCAL: _("has a file without a public address: put a link in its place"),
    Reason.NO_FILM: _("has a video, which the tool does not take"),
    Reason.NO_FILES: _("has a file, of which the tool takes none"),
    Reason.OTHER_FILES: _("has a file of a kind that the tool does not take"),
    Reason.MIXED: _("has pictures and videos together, which the tool does not take"),
    Reason.TOO_MANY: _("has more files than the tool takes"),
    Reason.TOO_LONG: _("is longer than the network takes"),
    Reason.NETWORK: _("goes to a network that the tool does not have"),
    Reason.LETTERS: _("has signs that the encoding of the template lacks"),
}
