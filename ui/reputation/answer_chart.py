"""How long first answers took, as `ChartView` wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.charts.answers import GoalLine, TimeBar, answer_histogram
from smmdesk.domain.reputation.answer_bars import answer_bars
from smmdesk.speech.answers import span_words, spread_title
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from smmdesk.charts.style import Chart, Palette
    from smmdesk.domain.reputation.answer_bars import AnswerBars
    from smmdesk.domain.reputation.answering import Answers
    from smmdesk.domain.reputation.records import AnswerRule
    from smmdesk.speech.language import Language
    from ui.widgets.chart import Draw

_HEIGHT = 2.5
"""Inches."""


def answer_chart(found: Answers, rule: AnswerRule, language: Language) -> Draw:
    """A bar for each step of working time; the goals as lines, one where they are the same."""
    spread = spread_of(found, rule)
    counts = (*spread.counts, spread.longer)
    bars = [_bar(counts[at], end, language) for at, end in enumerate(ends_of(spread, language))]
    named = {
        rule.goal_other: _("goal: {time}"),
        rule.goal_negative: _("complaints: {time}") if rule.goal_negative != rule.goal_other else _("goal: {time}"),
    }
    goals = [
        GoalLine(after=goal / spread.step, words=language(words, time=span_words(goal, language)))
        for goal, words in sorted(named.items())
    ]
    title = spread_title(found, language)
    heads = (language(_("Up to, in working time")), language(_("Answers")))

    def draw(palette: Palette, width: float) -> Chart:
        return answer_histogram(bars, goals, title, heads, palette, size=(width, _HEIGHT))

    return draw


def spread_of(found: Answers, rule: AnswerRule) -> AnswerBars:
    """How the times are spread over bars, by the longer of the two goals."""
    return answer_bars([each.working for each in found.times], max(rule.goal_negative, rule.goal_other))


def ends_of(spread: AnswerBars, language: Language) -> list[str]:
    """Up to how much working time each bar counts; the last one of what took longer, where anything did."""
    longer = [language(_("longer"))] if spread.longer else []
    return [*(span_words(end, language) for end in spread.ends), *longer]


def _bar(count: int, end: str, language: Language) -> TimeBar:
    told = language.count("{n} answer", "{n} answers", count)
    return TimeBar(answers=count, end=end, count=language.number(count), hint=f"{end}: {told}")
