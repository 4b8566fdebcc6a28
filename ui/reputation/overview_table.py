"""All clients at once: whether anything burns, who waits for an answer, and how much and how well people speak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from smmdesk.domain.reputation.answering import Answers, AnswerTime, waits
from smmdesk.domain.reputation.figures import first_answers
from smmdesk.domain.reputation.named import AnswerFigure, CrisisLevel, MentionKind
from smmdesk.speech.answers import figure_words, span_words, tile_words
from smmdesk.speech.language import Language, _
from smmdesk.speech.reputation import net_words, tone_counts
from smmdesk.speech.reputation_sign import SIGN, aside_told, sign_in_short, sign_sentence
from smmdesk.speech.voices import VOICE, change_words, share_words, tenths_words, voice_of
from ui.reputation.tiles import FIRST_ANSWER, SIGN_TILE, VOICE_TILE, sign_look
from ui.reputation.views import ANSWERS
from ui.style.icons import icon
from ui.widgets.tables.table import RIGHT, STRETCH, Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.reputation.answering import Counting
    from smmdesk.services.reputation_overview import ClientHeard
    from ui.reputation.counting import Clocks

_URGENT: Final = (CrisisLevel.ALARM, CrisisLevel.WATCH, CrisisLevel.NOT_WATCHED, CrisisLevel.NO_BAND, CrisisLevel.CALM)
"""What is looked at first, first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A client with what is known of it, how it answered, and for how long those wait whose hour is known."""

    heard: ClientHeard
    answers: Answers
    waits: tuple[AnswerTime, ...]

    @classmethod
    def of(cls, heard: ClientHeard, by: Counting) -> Self:
        """Answers are counted by the client's rule."""
        answers = first_answers(heard.mentions, heard.brands, heard.period, by)
        return cls(heard=heard, answers=answers, waits=tuple(waits(heard.waiting, by).values()))

    @property
    def id(self) -> ClientId:
        """What tells the rows apart."""
        return self.heard.client.id

    @property
    def urgency(self) -> tuple[int, bool, int, str]:
        """What burns first and nobody has put aside, then who has most waiting, then by name."""
        sign = self.heard.sign
        level = _URGENT.index(sign.sign.level) if sign else len(_URGENT)
        if self.is_aside:
            level = max(level, _URGENT.index(CrisisLevel.WATCH))
        return level, self.is_aside, -len(self.heard.waiting), self.heard.client.name.casefold()

    @property
    def is_aside(self) -> bool:
        """Whether what its sign is raised by was put aside."""
        return self.heard.sign is not None and self.heard.sign.is_put_aside

    @property
    def is_late(self) -> bool:
        """Whether anybody waits beyond the goal."""
        return any(not each.is_in_goal for each in self.waits)

    @property
    def longest(self) -> int | None:
        """The longest that anybody waits, in minutes of working time."""
        return max((each.working for each in self.waits), default=None)

    @property
    def share(self) -> Fraction | None:
        """Of voice."""
        share = self.heard.voices.share if self.heard.voices else None
        return share and share.value


def _level(row: Listed) -> CrisisLevel | None:
    return row.heard.sign.sign.level if row.heard.sign else None


def _sign(row: Listed, language: Language) -> str:
    level = _level(row)
    if level is None:
        return language(_("nothing written down yet"))
    word = language.word(level)
    return language(_("{level}, put aside"), level=word) if row.is_aside else word


def _in_short(row: Listed, language: Language) -> str:
    return sign_in_short(row.heard.sign, language) if row.heard.sign else ""


def _sign_tip(row: Listed, language: Language) -> str:
    sign = row.heard.sign
    return "\n".join(filter(None, (sign_sentence(sign, language), aside_told(sign, language)))) if sign else ""


def _waiting(row: Listed, language: Language) -> str:
    """How many wait, and how long the first of them does."""
    if row.heard.sign is None:
        return ""
    count = language.number(len(row.heard.waiting))
    return count if row.longest is None else f"{count} · {span_words(row.longest, language)}"


def _waiting_tip(row: Listed, language: Language) -> str:
    return "" if row.longest is None else language(_("the longest {time}"), time=span_words(row.longest, language))


def _share(row: Listed, language: Language) -> str:
    return "" if row.share is None else tenths_words(row.share, language)


def _share_tip(row: Listed, language: Language) -> str:
    told = row.heard.voices
    if told is None or told.share is None:
        return ""
    words = f"{share_words(told.share, language)} {voice_of(told, language)}"
    return "\n".join(filter(None, (words, change_words(told.change, language))))


def _net(row: Listed, language: Language) -> str:
    net = row.heard.reviews.tones.net
    return "" if net is None else net_words(net, language)


def _net_tip(row: Listed, language: Language) -> str:
    tones = row.heard.reviews.tones
    return ", ".join(tone_counts(tones, language)) if tones.net is not None else ""


def _median(row: Listed, language: Language) -> str:
    return figure_words(AnswerFigure.MEDIAN, row.answers, language) if row.answers.times else ""


def _median_tip(row: Listed, language: Language) -> str:
    return tile_words(row.answers, language)[1] if row.answers.times else ""


COLUMNS: Final[tuple[Column[Listed], ...]] = (
    Column(
        _("Client"),
        lambda row, _language: row.heard.client.name,
        width=STRETCH,
        tip=lambda row, _language: row.heard.client.name,
    ),
    Column(
        SIGN,
        _sign,
        sort=lambda row: row.urgency,
        width=190,
        icon=lambda row: icon(*sign_look(row.heard.sign)) if row.heard.sign else None,
        ink=lambda row: "text" if row.heard.sign else "muted",
        tip=_sign_tip,
    ),
    Column(_("In seven days"), _in_short, sort=lambda row: row.urgency, width=200, tip=_in_short),
    Column(
        _("Wait"),
        _waiting,
        sort=lambda row: len(row.heard.waiting),
        width=150,
        icon=lambda row: icon("warning", "bad") if row.is_late else None,
        tip=_waiting_tip,
    ),
    Column(
        VOICE, _share, sort=lambda row: -1 if row.share is None else row.share, align=RIGHT, width=128, tip=_share_tip
    ),
    Column(
        _("Net tone of reviews"),
        _net,
        sort=lambda row: -2 if (net := row.heard.reviews.tones.net) is None else net,
        align=RIGHT,
        width=156,
        ink=lambda row: "muted" if row.heard.reviews.tones.is_preliminary else "text",
        tip=_net_tip,
    ),
    Column(
        _("First answer"),
        _median,
        # what has none stands behind all times
        sort=lambda row: (row.answers.median_working is None, row.answers.median_working or 0),
        align=RIGHT,
        width=128,
        tip=_median_tip,
    ),
)

PRIORITY: Final = (0, 1, 3, 4, 5, 6, 2)
"""Indexes of the columns, the most needed first."""


OPENED: Final = (None, SIGN_TILE, SIGN_TILE, ANSWERS, VOICE_TILE, MentionKind.REVIEW, FIRST_ANSWER)
"""What a cell of each column leads to: the tile whose figure it is, what waits of all times, or the client alone."""


def overview_table(language: Language) -> RecordTable[Listed]:
    """The table; Enter or a double click on a figure opens that client, and of it what the figure counts."""
    return RecordTable(language, COLUMNS, name=_("Reputations of all clients"), many=False, priority=PRIORITY)


def show_all(table: RecordTable[Listed], heard: Iterable[ClientHeard], clocks: Clocks) -> None:
    """These clients, what burns first; one of them is chosen."""
    rows = [Listed.of(each, clocks.by(each.client, each.rule, [*each.mentions, *each.waiting])) for each in heard]
    table.show_records(sorted(rows, key=lambda row: row.urgency))
    if rows and not table.selected():
        table.select([table.records()[0].id])
