"""What mixes, snippets, limits, series, own dates and copies of the calendar tell apart, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.copied_days import MonthBy
from smmdesk.domain.limits import Unit
from smmdesk.domain.mix import MixBy
from smmdesk.domain.own_dates import OwnDateKind
from smmdesk.domain.publishing import Later
from smmdesk.domain.series import Freq, MonthEnd
from smmdesk.domain.snippets import SnippetKind
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from enum import StrEnum

# pairs, since members of different string enums may have one value
CALENDAR: Final[tuple[tuple[StrEnum, str], ...]] = (
    (Freq.DAY, _("Day")),
    (Freq.WEEK, _("Week")),
    (Freq.MONTH, _("Month")),
    (Freq.YEAR, _("Year")),
    (MonthEnd.LAST, _("Its last day")),
    (MonthEnd.SKIP, _("Leave it out")),
    (Later.QUARTER, _("In a quarter of an hour")),
    (Later.HOUR, _("In an hour")),
    (Later.TOMORROW, _("Tomorrow at its hour")),
    (MonthBy.WEEKDAY, _("The second Tuesday for the second Tuesday")),
    (MonthBy.DATE, _("The 10th for the 10th")),
    (MixBy.RUBRIC, _("Rubric")),
    (MixBy.FORMAT, _("Format")),
    (MixBy.TONE, _("Tone")),
    (MixBy.NETWORK, _("Network")),
    (OwnDateKind.DATE, _("A date")),
    (OwnDateKind.CAMPAIGN, _("Campaign")),
    (OwnDateKind.MOURNING, _("Mourning")),
    (OwnDateKind.NO_POSTS, _("No posts")),
    (SnippetKind.TEXT, _("Text")),
    (SnippetKind.HASHTAGS, _("Set of hashtags")),
    (SnippetKind.UTM, _("Tags of links")),
    (SnippetKind.FIRST_COMMENT, _("First comment")),
    (SnippetKind.WORN, _("Worn-out words")),
    (Unit.CHARACTERS, _("characters")),
    (Unit.BYTES, _("bytes")),
    (Unit.WEIGHTED, _("characters by weight")),
    (Unit.EMOJI_BYTES, _("characters, emojis by bytes")),
    (Unit.PIECES, _("pieces")),
    (Unit.SECONDS, _("seconds")),
    (Unit.MEGABYTES, _("megabytes")),
)
