"""Where the figures of the page come from, and which mentions they count."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.domain.reputation.figures import figures_by_kind, first_answers
from smmdesk.domain.reputation.named import AnswerFigure, MentionKind
from smmdesk.domain.reputation.unique import own_brand
from smmdesk.speech.answers import Counted, answer_told
from smmdesk.speech.language import _
from smmdesk.speech.reputation import FigureTold, figure_told
from ui.reputation.answer_chart import ends_of, spread_of
from ui.reputation.overview_table import OPENED
from ui.reputation.sifting import MentionFilter
from ui.reputation.sign import sign_asked
from ui.reputation.tiles import FIRST_ANSWER, SIGN_TILE, VOICE_TILE
from ui.reputation.views import ANSWERS, MENTIONS, Asked, Step
from ui.reputation.voices import share_asked, voice_asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smmdesk.domain.periods import Period
    from smmdesk.domain.reputation.answering import Answers
    from smmdesk.domain.reputation.named import Source
    from smmdesk.domain.reputation.records import Mention
    from smmdesk.services.reputation import ReputationSheet
    from smmdesk.speech.language import Language
    from ui.reputation.counting import Clocks
    from ui.reputation.overview_table import Listed
    from ui.reputation.page import ReputationPage


def net_tone(kind: MentionKind, sheet: ReputationSheet, language: Language) -> Asked | None:
    """The net tone of a kind; None while the client has no brand of its own."""
    own = own_brand(sheet.brands)
    if own is None:
        return None
    counted = MentionFilter(kind=frozenset({kind}), brand_id=frozenset({own.id}), is_organic=True)
    found = figures_by_kind(sheet.mentions, sheet.brands, sheet.period)[kind]
    told = figure_told(found, own.name, sheet.period, sheet.own_pages, language)
    return Asked(told, counted, lambda now: net_tone(kind, now, language))


def asked_about(key: str, sheet: ReputationSheet, clocks: Clocks, language: Language) -> Asked | None:
    """The figure of a tile, by the key of that."""
    if key == SIGN_TILE:
        return sign_asked(sheet, language)
    if key == VOICE_TILE:
        return voice_asked(sheet, language)
    if key == FIRST_ANSWER:
        return first_answer(AnswerFigure.MEDIAN, sheet, clocks, language)
    return net_tone(MentionKind(key), sheet, language)


def first_answer(figure: AnswerFigure, sheet: ReputationSheet, clocks: Clocks, language: Language) -> Asked | None:
    """One of the figures of the time to the first answer."""
    by = clocks.of(sheet, sheet.mentions)
    found = first_answers(sheet.mentions, sheet.brands, sheet.period, by)
    country = language.locale.territories.get(sheet.client.country, "")
    told = answer_told(figure, Counted(found, by.rule, country, sheet.period), language)
    again = partial(first_answer, figure, clocks=clocks, language=language)
    return Asked(told, _only(found.counted(figure)), again, steps=[*_beside_median(found, figure, language)])


def _only(mentions: Iterable[Mention]) -> MentionFilter:
    return MentionFilter(only=frozenset(each.id for each in mentions))


def _beside_median(found: Answers, figure: AnswerFigure, language: Language) -> Iterator[Step]:
    """The tile of the median tells two figures more, each of mentions of its own."""
    if figure is not AnswerFigure.MEDIAN:
        return
    if found.overdue:
        words = language.count("Show the {n} of the share in goal", "Show the {n} of the share in goal", found.judged)
        yield _showing(words, found.counted(AnswerFigure.IN_GOAL))
    if found.waiting:
        words = language.count("Show the {n} that waits", "Show the {n} that wait", found.waiting)
        yield _showing(words, found.counted(AnswerFigure.WAITING))


def _showing(words: str, mentions: Iterable[Mention]) -> Step:
    return Step(words, lambda page: page.sift(_only(mentions)))


def answers_on_bar(place: int, sheet: ReputationSheet, clocks: Clocks, language: Language) -> Asked | None:
    """The answers that one bar of their times counts; None where there is no such bar any more."""
    by = clocks.of(sheet, sheet.mentions)
    found = first_answers(sheet.mentions, sheet.brands, sheet.period, by)
    spread = spread_of(found, by.rule)
    ends = ends_of(spread, language)
    if place >= len(ends):
        return None
    counted = [each.mention for each in found.times if spread.place_of(each.working) == place]
    told = FigureTold(
        name=language(_("Answers")),
        figure=language.count("{n} answer", "{n} answers", len(counted)),
        parts=((language(_("Up to, in working time")), ends[place]),),
    )
    of = MentionFilter(only=frozenset(each.id for each in counted))
    return Asked(told, of, lambda now: answers_on_bar(place, now, clocks, language))


def open_row(page: ReputationPage, row: Listed) -> None:
    """A client of the table of all, and what the figure counts on which the keyboard stands there."""
    opened = OPENED[max(page.overview.currentIndex().column(), 0)]
    page.context.choose_client(row.id)
    page.catch_up()
    if page.sheet is None or opened is None or not page.sheet.is_begun:
        return
    if opened == ANSWERS:
        page.open_view(ANSWERS)
    else:
        page.explain_figure(opened)


def open_month(page: ReputationPage, period: Period, source: Source | None) -> None:
    """The share of voice of another period, that being chosen: what it counts is of its days."""
    page.context.choose_period(period)
    page.catch_up()
    asked = share_asked(page.context, page.sheet, source) if page.sheet is not None else None
    if asked is not None:
        page.explain(asked)


def explain(page: ReputationPage, asked: Asked) -> None:
    """Tell of a figure beside the table, and show there exactly the mentions that it counts."""
    if not page.views.has_mentions:
        page.open_view(MENTIONS)
    page.show_everything()
    page.sift(asked.counted)
    _tell(page, asked)


def explain_anew(page: ReputationPage, sheet: ReputationSheet) -> None:
    """The figure that is told of was read anew: what it counts now is in sight, unless somebody sifted it further."""
    before = page.asked
    now = before.again(sheet) if before is not None else None
    if before is None or now is None:
        page.close_inspector()
        return
    page.asked = now
    if page.sifted == before.counted != now.counted:
        page.sift(now.counted)
    _tell(page, now)


def _tell(page: ReputationPage, asked: Asked) -> None:
    steps = [(step.words, partial(step.act, page)) for step in asked.steps]
    page.details.show_figure(asked.told, asked.draw, steps, [partial(page.sift, each) for each in asked.bars])
    page.open_inspector(asked.told.name)
