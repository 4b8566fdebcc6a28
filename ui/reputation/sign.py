"""The crisis sign beside the table: its chart, what is said of it, and the mentions that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.reputation.mentions import organic
from smmdesk.domain.reputation.named import CrisisLevel, Sentiment
from smmdesk.speech.answers import rule_in_short
from smmdesk.speech.language import _
from smmdesk.speech.reputation_sign import ALARM_SINCE, IN_WORDS, PUT_ASIDE_ON, complaints, of_week, sign_told
from ui.reputation.acts import edit_rule, print_rule
from ui.reputation.alarm_acts import alarm_today, put_aside, tell_again
from ui.reputation.commands import PUT_ASIDE, TELL_AGAIN
from ui.reputation.sifting import MentionFilter
from ui.reputation.views import Asked, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.charts.style import Chart, Palette
    from smmdesk.domain.periods import Period
    from smmdesk.domain.reputation.records import AnswerRule, Mention
    from smmdesk.domain.reputation.weeks import DaySign
    from smmdesk.services.reputation import ReputationSheet
    from smmdesk.speech.language import Language
    from smmdesk.speech.reputation import FigureTold
    from ui.reputation.page import ReputationPage
    from ui.widgets.chart import Draw

_HIGH = 2.0
"""Inches of the chart."""


def sign_asked(sheet: ReputationSheet, language: Language) -> Asked | None:
    """The sign, with the complaints that it counts, or with all of the week where there are none."""
    told = sheet.sign
    if told is None:
        return None
    bad, every = complaints(told, sheet.recent), of_week(told, sheet.recent)
    return Asked(
        _with_rule(sign_told(told, sheet.recent, language), sheet, language),
        only(bad or every),
        lambda now: sign_asked(now, language),
        draw=weeks_chart(told, language),
        bars=[_counted(window, told, sheet.recent) for window, _week in reversed(told.weeks)],
        steps=[
            *_steps(told, bad, every, language),
            *_about_the_alarm(sheet, language),
            *_to_the_rule(sheet.rule, language),
        ],
    )


def _with_rule(told: FigureTold, sheet: ReputationSheet, language: Language) -> FigureTold:
    """By which the client answers, below what is said of the week and its alarm: who answers, what is never done."""
    words = rule_in_short(sheet.rule, language) or language(_("Nobody has written down yet who answers, and how."))
    above = {language(title) for title in (IN_WORDS, ALARM_SINCE, PUT_ASIDE_ON)}
    at = sum(title in above for title, _words in told.parts)
    return told._replace(parts=(*told.parts[:at], (language(_("The rule")), words), *told.parts[at:]))


def _to_the_rule(rule: AnswerRule, language: Language) -> Iterator[Step]:
    if rule_in_short(rule, language):
        yield Step(language(_("Print the rule")), print_rule)
    else:
        yield Step(language(_("Write the rule")), edit_rule)


def _about_the_alarm(sheet: ReputationSheet, language: Language) -> Iterator[Step]:
    alarm = alarm_today(sheet)
    if alarm is None:
        return
    if alarm.is_aside:
        yield Step(language(TELL_AGAIN), tell_again)
    else:
        yield Step(language(PUT_ASIDE), put_aside)


def _counted(window: Period, told: DaySign, mentions: Sequence[Mention]) -> MentionFilter:
    """The complaints of seven days, also where there are none."""
    found = organic(mentions, told.own, window)
    return MentionFilter(only=frozenset(each.id for each in found if each.tone is Sentiment.NEGATIVE))


def only(mentions: Sequence[Mention]) -> MentionFilter:
    """Just these; of none everything stays in sight."""
    return MentionFilter(only=frozenset(each.id for each in mentions)) if mentions else MentionFilter()


def _steps(told: DaySign, bad: Sequence[Mention], every: Sequence[Mention], language: Language) -> Iterator[Step]:
    unjudged = [each for each in every if each.tone is None]
    if bad:
        yield _showing(language.count("Show the {n} complaint", "Show the {n} complaints", len(bad)), bad)
    if unjudged:
        words = language.count("Show the {n} without a tone", "Show the {n} without a tone", len(unjudged))
        yield _showing(words, unjudged)
    if len(every) > max(len(bad), len(unjudged)):
        words = language.count("Show {n} mention of the week", "Show all {n} mentions of the week", len(every))
        yield _showing(words, every)
    if told.sign.level is CrisisLevel.NOT_WATCHED:
        yield Step(language(_("I looked: nothing new")), _note_look)


def _showing(words: str, mentions: Sequence[Mention]) -> Step:
    return Step(words, lambda page: page.sift(only(mentions)))


def _note_look(page: ReputationPage) -> None:
    """Since the last look there was nothing."""
    client_id, context = page.client_id, page.context
    if client_id is None:
        return
    with page.act():
        context.do(
            lambda: context.workspace.voice.note_look(client_id),
            tell=lambda _made: context.say_undoable(page.language(_("Noted: nothing new"))),
        )


def weeks_chart(told: DaySign, language: Language) -> Draw:
    """Complaints of the weeks that are known, the earliest first, below the line of alarm."""
    from smmdesk.charts.reputation import WeekBar, week_bars

    heads = (
        language(_("Seven days")),
        language(_("Complaints")),
        language(_("With a tone")),
        language(_("Without a tone")),
    )
    bars = []
    for window, week in reversed(told.weeks):
        days = f"{language.day_and_month(window.start)} – {language.day_and_month(window.last)}"
        cells = (days, *map(language.number, (week.negative, week.judged, week.unjudged)))
        hint = language.count("{n} complaint", "{n} complaints", week.negative)
        judged = language(_("{n} of {all} with a tone"), n=week.judged, all=week.mentions)
        name = language.day_and_month(window.last)
        bars.append(WeekBar(name=name, negative=week.negative, hint=f"{days}: {hint}, {judged}", row=cells))
    raising = told.thresholds
    words = language(_("alarm at {n}"), n=raising.alarm) if raising else ""
    title = language(_("Complaints in seven days"))

    def draw(palette: Palette, width: float) -> Chart:
        alarm = raising.alarm if raising else None
        return week_bars(bars, alarm, title, (words, heads), palette, size=(width, _HIGH))

    return draw
