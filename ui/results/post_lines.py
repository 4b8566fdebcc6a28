"""The table of publications: what stands on a line, and its columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.posts import Format
from smmdesk.domain.results.named import Shown
from smmdesk.domain.results.posts import RATES, figure_of
from smmdesk.domain.text import first_words
from smmdesk.speech import measured
from smmdesk.speech.explained_posts import INDEX_IS, as_of
from smmdesk.speech.language import Language, _
from ui.style.icons import icon
from ui.widgets.forms.networks import network_icon
from ui.widgets.tables.table import RIGHT, STRETCH, Column

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from PySide6.QtGui import QIcon

    from smmdesk.domain.ids import PublicationId
    from smmdesk.domain.posts import Post
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.results.values import PostResult

FIGURES: Final = ("reach", "views", "likes", "comments", "shares", "saves")
NEEDED: Final = (
    *("text", "when", "network", "rate", "index", "reach", "views", "likes", "format"),
    *("comments", "shares", "saves", "rubric"),
)
"""Columns of all posts, the most needed first."""
NEEDED_RANKED: Final = ("text", "why", "network", "rate", "when", "reach", "views", "format", "index")
_LONGEST: Final = 120
_EARLIEST: Final = datetime.min


class Index(NamedTuple):
    """How many times the median of its kind a post has, by which metric, and the figures that were compared."""

    times: Fraction
    metric: str
    judged: PostResult


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLine:
    """A publication with its figures in whole units; `rate` is of engagement, `why` is told of ranked ones alone."""

    id: PublicationId
    result: PostResult
    planned: Post | None
    figures: Mapping[str, Fraction | None]
    rate: Fraction | None
    index: Index | None
    why: str = ""

    @property
    def words(self) -> str:
        """How it begins."""
        return first_words(self.result.publication.text, _LONGEST)


def line_of(
    sheet: ResultsSheet,
    result: PostResult,
    *,
    planned: Post | None,
    seen_by: str,
    index: Index | None,
    why: str = "",
) -> PostLine:
    """What is known of a publication."""
    names = sheet.names_at(result)
    return PostLine(
        id=result.publication.id,
        result=result,
        planned=planned,
        figures={key: names.get(key) for key in FIGURES},
        rate=sheet.calculations[RATES[seen_by]].value(names),
        index=index,
        why=why,
    )


def columns(language: Language) -> dict[str, Column[PostLine]]:
    """The columns by what they show; figures are called as the catalogue calls them."""
    from smmdesk.knowledge.metrics import name_of

    return {
        "network": _NETWORK,
        "text": _TEXT,
        "when": _WHEN,
        "format": _FORMAT,
        "rubric": Column(
            _("Rubric"), lambda line, _language: line.planned.rubric if line.planned else "", width=110, searched=True
        ),
        **{key: _figure(key, name_of(key, language.code)) for key in FIGURES},
        "rate": _RATE,
        "index": _INDEX,
        "why": Column(
            _("Why it may be"), lambda line, _language: line.why, width=STRETCH, least=280, weight=2, tip=_why
        ),
    }


def rate_words(rate: Fraction | None, language: Language) -> str:
    """A rate of engagement."""
    return measured.figure(rate, Shown.PERCENT, 2, "", language)


def _why(line: PostLine, _language: Language) -> str:
    return line.why


def _figure(key: str, title: str) -> Column[PostLine]:
    return Column(
        title,
        partial(_figure_words, key),
        sort=lambda line: _known_first(line.figures[key]),
        align=RIGHT,
        width=84,
        tip=_as_of,
        searched=False,
    )


def _figure_words(key: str, line: PostLine, language: Language) -> str:
    return measured.figure(line.figures[key], Shown.NUMBER, 0, "", language)


def _known_first(value: Fraction | None) -> tuple[bool, Fraction | int]:
    """Least known of all is what is not known."""
    return value is not None, value or 0


def _as_of(line: PostLine, language: Language) -> str:
    return as_of(line.result, language)


def _format_words(line: PostLine, language: Language) -> str:
    publication = line.result.publication
    return language.word(publication.format) if publication.format else publication.kind_as_given


def _network_name(line: PostLine, language: Language) -> str:
    return language.word(line.result.publication.network)


def _boosted(line: PostLine) -> QIcon | None:
    return icon("megaphone", "attention") if line.result.publication.boosted else None


def _whole_text(line: PostLine, language: Language) -> str:
    text = line.result.publication.text
    return f"{language(_('Boosted: paid for to be seen'))}\n{text}" if line.result.publication.boosted else text


def _heard(line: PostLine, language: Language) -> str:
    return f"{line.words}, {language(_('boosted'))}" if line.result.publication.boosted else line.words


def _index_tip(line: PostLine, language: Language) -> str:
    if line.index is None:
        return language(_("Told of posts with figures 7 days old or older, where there are 5 of a kind or more."))
    return "\n".join((_compared(line.index, language), language(INDEX_IS)))


def _compared(index: Index, language: Language) -> str:
    """What was compared: the first figures that are old enough, be there later ones or not."""
    from smmdesk.knowledge.metrics import name_of

    post, metric = index.judged, name_of(index.metric, language.code)
    day = language.short_date(post.snapshot.taken_on) if post.snapshot else "—"
    value = figure_of(post, index.metric)
    return language(
        _("{metric} on {day}: {figure}"),
        metric=metric,
        day=day,
        figure=measured.figure(value, Shown.NUMBER, 0, "", language),
    )


_NETWORK: Final[Column[PostLine]] = Column(
    _("Network"),
    lambda _line, _language: "",
    sort=lambda line: line.result.publication.network.letters,
    width=64,
    icon=lambda line: network_icon(line.result.publication.network),
    tip=_network_name,
    spoken=_network_name,
    searched=False,
)
_TEXT: Final[Column[PostLine]] = Column(
    _("Publication"),
    lambda line, _language: line.words or "—",
    width=STRETCH,
    least=210,
    icon=_boosted,
    tip=_whole_text,
    spoken=_heard,
)
_WHEN: Final[Column[PostLine]] = Column(
    _("When"),
    lambda line, language: language.moment(line.result.publication.moment),
    sort=lambda line: line.result.publication.moment.wall if line.result.publication.moment else _EARLIEST,
    width=142,
    searched=False,
)
_FORMAT: Final[Column[PostLine]] = Column(_("Format"), _format_words, width=96, names=Format)
_RATE: Final[Column[PostLine]] = Column(
    _("Engagement"),
    lambda line, language: rate_words(line.rate, language),
    sort=lambda line: _known_first(line.rate),
    align=RIGHT,
    width=96,
    tip=_as_of,
    searched=False,
)
_INDEX: Final[Column[PostLine]] = Column(
    _("Index"),
    lambda line, language: measured.figure(line.index.times if line.index else None, Shown.TIMES, 2, "", language),
    sort=lambda line: _known_first(line.index.times if line.index else None),
    align=RIGHT,
    width=76,
    tip=_index_tip,
    searched=False,
)
