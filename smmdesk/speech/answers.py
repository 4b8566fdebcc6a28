"""Answers in words: how long they took or are waited for, by which rule, and where the figures come from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.reputation.hours import spans
from smmdesk.domain.reputation.named import AnswerFigure
from smmdesk.speech.language import _
from smmdesk.speech.reputation import FigureTold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from fractions import Fraction

    from smmdesk.domain.ids import MentionId
    from smmdesk.domain.periods import Period
    from smmdesk.domain.reputation.answering import Answers, AnswerTime
    from smmdesk.domain.reputation.records import AnswerRule, Mention
    from smmdesk.speech.language import Language

_HOUR: Final = 60
_DAY: Final = timedelta(days=1)
_MONDAY: Final = date(2026, 11, 16)


def span_words(minutes: Fraction | int, language: Language) -> str:
    """45 min, 2 h 10 min: halves, as a median may have, are rounded up."""
    hours, rest = divmod(int(minutes + (minutes % 1 > 0)), _HOUR)
    if not hours:
        return language(_("{n} min"), n=rest)
    if not rest:
        return language(_("{n} h"), n=hours)
    return language(_("{h} h {m} min"), h=hours, m=rest)


def answer_words(mention: Mention, waiting: Mapping[MentionId, AnswerTime], now: datetime, language: Language) -> str:
    """Answered, let be, or for how long it waits in working time; nothing of what needs no answer.

    One of which only the day is known waits in days of the calendar.
    """
    if mention.let_be.strip():
        return language(_("Let be"))
    if mention.answered:
        return language.sense("mention", "Answered")
    if not mention.needs_answer:
        return ""
    return language(_("Waits {time}"), time=wait_words(mention, waiting, now, language))


def wait_words(mention: Mention, waiting: Mapping[MentionId, AnswerTime], now: datetime, language: Language) -> str:
    """For how long, in working time; in days where only the day is known."""
    known = waiting.get(mention.id)
    if known is not None:
        return span_words(known.working, language)
    return language.count("{n} day", "{n} days", max((now - mention.moment.utc()) // _DAY, 0))


def goal_words(time: AnswerTime, language: Language) -> str:
    """Within what an answer is promised, and by how much it is late."""
    goal = span_words(time.goal, language)
    if time.is_in_goal:
        return language(_("within the goal of {goal}"), goal=goal)
    late = span_words(time.working - time.goal, language)
    return language(_("{time} over the goal of {goal}"), time=late, goal=goal)


# the figures


def figure_name(figure: AnswerFigure, language: Language) -> str:
    """What stands above it."""
    return language.word(figure)


def figure_words(figure: AnswerFigure, found: Answers, language: Language) -> str:
    """The figure itself; "no data" where nothing is known."""
    share, middle, ninetieth = found.share_in_goal, found.median_working, found.p90_working
    told = {
        AnswerFigure.IN_GOAL: None if share is None else language.percent(share),
        AnswerFigure.MEDIAN: None if middle is None else span_words(middle, language),
        AnswerFigure.NINETIETH: None if ninetieth is None else span_words(ninetieth, language),
        AnswerFigure.WAITING: language.number(found.waiting),
        AnswerFigure.LET_BE: language.number(found.let_be),
    }[figure]
    return language(_("no data")) if told is None else told


def figure_remark(figure: AnswerFigure, found: Answers, language: Language) -> str:
    """What it rests on, or what is longest; how few they are where they are few."""
    if figure is AnswerFigure.WAITING:
        longest = found.longest_working
        return "" if longest is None else language(_("the longest {time}"), time=span_words(longest, language))
    if figure is AnswerFigure.LET_BE:
        return language(_("left on purpose")) if found.let_be else ""
    if figure is AnswerFigure.IN_GOAL:
        return language(_("{n} of {all}"), n=found.in_goal, all=found.judged) if found.judged else ""
    return _count(found, language)


def waiting_words(every: int, of_period: int, language: Language) -> str:
    """How many wait of all times; where the period has fewer, how many of it: that is what its figures count."""
    if every == of_period:
        return language(_("Waiting for an answer: {n}"), n=language.number(every))
    words = _("Waiting for an answer, of all times: {n}; of this period: {m}")
    return language(words, n=language.number(every), m=language.number(of_period))


def tile_words(found: Answers, language: Language) -> tuple[str, str, str]:
    """Of all figures in one place: the median, the share in goal, and what waits or how few answers there are."""
    share = found.share_in_goal
    in_goal = "" if share is None else language(_("{share} in goal"), share=language.percent(share))
    open_ones = language.count("{n} waits", "{n} wait", found.waiting) if found.waiting else ""
    few = _few(found, language)
    return figure_words(AnswerFigure.MEDIAN, found, language), in_goal, " · ".join(filter(None, (open_ones, few)))


class Counted(NamedTuple):
    """What figures are told of: the answers of a period, the rule by which they are counted, the client's country."""

    found: Answers
    rule: AnswerRule
    country: str
    period: Period


def answer_told(figure: AnswerFigure, of: Counted, language: Language) -> FigureTold:
    """Where a figure comes from."""
    found, rule = of.found, of.rule
    name, told = figure_name(figure, language), figure_words(figure, found, language)
    pairs = (
        (name, language(_MEANING[figure])),
        (language(_("Formula")), _formula(figure, found, language)),
        (language(_("Rests on")), _rests_on(figure, found, of.period, language)),
        (language(_("Not counted")), "\n".join(_not_counted(figure, found, language))),
        (language(_("Working time")), "\n".join(hours_told(rule, of.country, language))),
        (language(_("Answer within")), goals_told(rule, language)),
        (language(_("Preliminary")), _few(found, language) if figure in _OF_TIMES else ""),
    )
    return FigureTold(name=name, figure=told, parts=tuple(pair for pair in pairs if pair[1]))


_OF_TIMES: Final = frozenset({AnswerFigure.IN_GOAL, AnswerFigure.MEDIAN, AnswerFigure.NINETIETH})
_MEANING: Final = {
    AnswerFigure.IN_GOAL: _("How often the first answer came within the time that is promised."),
    AnswerFigure.MEDIAN: _("Half of the first answers took no longer, in working time."),
    AnswerFigure.NINETIETH: _("Nine of ten first answers took no longer, in working time."),
    AnswerFigure.WAITING: _("What needs an answer and has none yet."),
    AnswerFigure.LET_BE: _("What needs none, each with a reason; no figure counts them."),
}


def _formula(figure: AnswerFigure, found: Answers, language: Language) -> str:
    if figure is AnswerFigure.IN_GOAL:
        formula = language(_("answered in goal ÷ (answered + waiting beyond the goal)"))
        if not found.judged:
            return formula
        told = figure_words(figure, found, language)
        return f"{formula}\n{found.in_goal} ÷ ({len(found.times)} + {found.overdue}) = {told}"
    if figure is AnswerFigure.MEDIAN:
        words = language(_("the middle one; of an even number the mean of the two in the middle"))
        clock = found.median_clock
        if clock is None:
            return words
        by_clock = language(_("By the clock, closed hours as well: {time}"), time=span_words(clock, language))
        return f"{words}\n{by_clock}"
    if figure is AnswerFigure.NINETIETH:
        return language(_("the one at place {place} of {n}, the shortest first"), **_place(found))
    return ""


def _place(found: Answers) -> dict[str, int]:
    n = len(found.times)
    return {"place": -(-9 * n // 10), "n": n}


def _rests_on(figure: AnswerFigure, found: Answers, period: Period, language: Language) -> str:
    days = language.period_inside(period)
    mentions = language.count("{n} mention", "{n} mentions", len(found.counted(figure)))
    return language(_("{mentions} of the own brand, {period}"), mentions=mentions, period=days)


def _not_counted(figure: AnswerFigure, found: Answers, language: Language) -> Iterator[str]:
    if figure not in _OF_TIMES:
        return
    if found.untimed:
        yield language.count("{n} without an hour", "{n} without an hour", found.untimed)
    within = len(found.waits) - found.overdue
    if within:
        yield language.count("{n} waits within the goal", "{n} wait within the goal", within)
    if found.let_be:
        yield language.count("{n} let be", "{n} let be", found.let_be)


def _count(found: Answers, language: Language) -> str:
    few = _few(found, language)
    return few or (language.count("{n} answer", "{n} answers", len(found.times)) if found.times else "")


def _few(found: Answers, language: Language) -> str:
    return language.count("only {n} answer", "only {n} answers", len(found.times)) if found.is_few else ""


def spread_title(found: Answers, language: Language) -> str:
    """What the chart of answer times shows."""
    share = found.share_in_goal
    if share is None:
        return language(_("Answers by working time"))
    words = _("{share} of the first answers came within the goal")
    return language(words, share=language.percent(share))


# the rule


def hours_told(rule: AnswerRule, country: str, language: Language) -> Iterator[str]:
    """When somebody is there, days of the same hours together, and whether days off are free."""
    for days, hours in week_told(rule, language):
        yield f"{days}: {hours}"
    yield from hours_notes(rule, country, language)


def hours_notes(rule: AnswerRule, country: str, language: Language) -> Iterator[str]:
    """What has to be said beside the hours: that nobody set them, and what becomes of days off."""
    if not rule.has_hours:
        yield language(_("No hours are set, so the usual ones count."))
    if rule.closed_on_holidays:
        of = language(_("closed on the days off of {country}"), country=country)
        yield of if country else language(_("closed on days off, once the client has a country"))


def week_told(rule: AnswerRule, language: Language) -> list[tuple[str, str]]:
    """Mon – Fri with their hours, and so on; days that follow one another with the same hours are one line."""
    groups: list[tuple[int, int, str]] = []
    for day, hours in enumerate(rule.week):
        if groups and groups[-1][2] == hours:
            groups[-1] = (groups[-1][0], day, hours)
        else:
            groups.append((day, day, hours))
    return [(_days(first, last, language), _hours(hours, language)) for first, last, hours in groups]


def goals_told(rule: AnswerRule, language: Language) -> str:
    """Within what the first answer is promised."""
    return language(
        _("complaints {negative}, all else {other}"),
        negative=span_words(rule.goal_negative, language),
        other=span_words(rule.goal_other, language),
    )


def rule_in_short(rule: AnswerRule, language: Language) -> str:
    """Who answers and within what, what is done and what never, and when the owner is called; as far as it is written.

    Empty where nobody wrote any of it down.
    """
    signer, deputy, never, steps, call = (
        each.strip() for each in (rule.signer, rule.deputy, rule.never, rule.steps, rule.call_owner)
    )
    if not any((signer, deputy, never, steps, call)):
        return ""
    lines = (
        (_("Answers and signs: {name}"), signer),
        (_("Stands in: {name}"), deputy),
        (_("What we do: {name}"), steps),
        (_("What we never do: {name}"), never),
        (_("When the owner is called: {name}"), call),
    )
    within = language(_("Within: {goals}"), goals=goals_told(rule, language))
    return "\n".join([*(language(words, name=told) for words, told in lines if told), within])


def day_name(weekday: int, language: Language) -> str:
    """Monday is 0."""
    return language.weekday(_MONDAY + timedelta(days=weekday))


def _days(first: int, last: int, language: Language) -> str:
    names = [language.weekday(_MONDAY + timedelta(days=day), "short") for day in (first, last)]
    return names[0] if first == last else f"{names[0]} – {names[1]}"


def _hours(hours: str, language: Language) -> str:
    if not hours:
        return language(_("closed"))
    return ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in spans(hours))


def _clock(minute: int) -> str:
    return f"{minute // _HOUR:02}:{minute % _HOUR:02}"


# replies

_GAPS: Final = {
    "author": _("who wrote it"),
    "brand": _("brand"),
    "place": _("where it stands"),
    "topic": _("what it is about"),
    "signer": _("who signs"),
    "contact": _("private contact"),
}


def gap_words(name: str, language: Language) -> str:
    """What a placeholder stands for."""
    return language(_GAPS[name])
