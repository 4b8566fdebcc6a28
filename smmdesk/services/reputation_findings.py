"""What was said of a client, and how it was answered, says about the items of a checklist that ask after it."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.checklist import Verdict
from smmdesk.domain.reputation.for_checklist import RULED
from smmdesk.domain.reputation.known_voice import RIVALS
from smmdesk.domain.text import _
from smmdesk.services.finding import Facts, Finding, by_share

if TYPE_CHECKING:
    from smmdesk.domain.reputation.answering import Answers
    from smmdesk.domain.reputation.for_checklist import ReputationFigures
    from smmdesk.domain.reputation.known_voice import KnownVoice

FEWEST_ANSWERS: Final = 5
"""Of fewer nothing is said of how people are answered."""
FEWEST_REVIEWS: Final = 3
FEWEST_ON_PAGES: Final = 30
"""So few may well ask nothing by chance."""
QUICK: Final = timedelta(hours=2)
"""The item itself asks for two hours of working time at the median, whatever the client has promised."""
_NINE_OF_TEN: Final = Fraction(9, 10)


def answered(facts: Facts) -> Finding | None:
    """What share of all that needs an answer has one."""
    figures = facts.reputation
    if figures is None or (share := figures.all_answers.share) is None:
        return None
    found = figures.all_answers
    if found.asked < FEWEST_ANSWERS:
        return None
    return Finding(
        item="community.answered",
        verdict=by_share(share, yes=Fraction(19, 20), partly=Fraction(4, 5)),
        text=_(
            "What needed an answer and got one by {day}: {answered} of {asked}, {share}. "
            "Waiting beyond the goal: {late}; let be on purpose: {let_be}."
        ),
        values={
            "day": figures.today,
            "answered": found.answered,
            "asked": found.asked,
            "share": share,
            "late": found.late,
            "let_be": figures.answers.let_be,
        },
    )


def in_time(facts: Facts) -> Finding | None:
    """What share of the first answers came within the goal; never more than partly where half took over two hours."""
    figures = facts.reputation
    if figures is None or (share := figures.answers.share_in_goal) is None or figures.answers.judged < FEWEST_ANSWERS:
        return None
    found, median = figures.answers, _median(figures.answers)
    verdict = by_share(share, yes=_NINE_OF_TEN, partly=Fraction(7, 10))
    is_slow = median is not None and median > QUICK
    if is_slow and verdict is Verdict.YES:
        verdict = Verdict.PARTLY
        notes = [_("Half of them took {median} of working time or longer: {quick} are asked for.")]
    else:
        notes = [] if median is None else [_("Half of them took no longer than {median} of working time.")]
    notes += [] if figures.rule.has_hours else [_("No hours are set, so the usual ones count.")]
    return Finding(
        item="community.in_time",
        verdict=verdict,
        text=_(
            "First answers within the goal, {negative} for complaints and {other} for all else: "
            "{in_goal} of {judged}, {share}."
        ),
        notes=notes,
        values={
            "negative": timedelta(minutes=figures.rule.goal_negative),
            "other": timedelta(minutes=figures.rule.goal_other),
            "in_goal": found.in_goal,
            "judged": found.judged,
            "share": share,
            "median": median,
            "quick": QUICK,
        },
    )


def negative_rule(facts: Facts) -> Finding | None:
    """Whether the rule for criticism is written, and complaints are answered; one of both is half in order.

    Without either there is nothing to judge by. Where nobody complained the rule alone speaks, and half of one is half
    in order.
    """
    figures = facts.reputation
    if figures is None or (not figures.ruled and figures.complaints.share is None):
        return None
    share = figures.complaints.share
    is_whole = figures.ruled == len(RULED)
    if share is None:
        verdict = Verdict.YES if is_whole else Verdict.PARTLY
    else:
        good = (is_whole, share >= _NINE_OF_TEN)
        verdict = Verdict.YES if all(good) else Verdict.PARTLY if any(good) else Verdict.NO
    complaints = (
        _("Complaints answered by {day}: {answered} of {asked}, {share}.")
        if share is not None
        else _("No complaint of this period was to be answered.")
    )
    return Finding(
        item="community.negative_rule",
        verdict=verdict,
        text=_rule_words(figures),
        notes=[*([_("Whether everyone who answers knows it, only you know.")] if figures.ruled else []), complaints],
        values={
            "ruled": figures.ruled,
            "parts": len(RULED),
            "day": figures.today,
            "answered": figures.complaints.answered,
            "asked": figures.complaints.asked,
            "share": share,
        },
    )


def watched(facts: Facts) -> Finding | None:
    """In what share of the weeks somebody looked beyond the own pages."""
    found = facts.reputation.watched if facts.reputation else None
    if found is None:
        return None
    return Finding(
        item="reputation.mentions",
        verdict=by_share(found.share, yes=Fraction(3, 4), partly=Fraction(1, 4)),
        text=_(
            "Weeks in which something was written down from outside the own pages, or a file of mentions was read: "
            "{seen} of {weeks}. Mentions from there: {mentions}."
        ),
        values=found._asdict(),
    )


def reviews(facts: Facts) -> Finding | None:
    """What share of the reviews was answered within two working days."""
    found = facts.reputation.reviews if facts.reputation else None
    if found is None or (share := found.share) is None or found.judged < FEWEST_REVIEWS:
        return None
    return Finding(
        item="reputation.reviews",
        verdict=by_share(share, yes=_NINE_OF_TEN, partly=Fraction(3, 5)),
        text=_(
            # as many as `REVIEW_DAYS`
            "Reviews answered within two working days: {in_time} of {judged}, {share}. "
            "Answered later: {later}; waiting for longer than that: {waiting}."
        ),
        values={"judged": found.judged, "share": share, **found._asdict()},
    )


def share_of_voice(facts: Facts) -> Finding | None:
    """Whether a share of voice is known, and one before it; of fewer than three rivals it is never more than partly."""
    found = facts.reputation.voice if facts.reputation else None
    if found is None:
        return None
    now = found.now
    if now is None:
        return Finding(
            item="reputation.share_of_voice",
            verdict=Verdict.NO,
            text=_(
                "Neither publications of the industry nor mentions of rivals are written down for this period, "
                "so no share of voice is known."
            ),
        )
    enough = not now.rivals or now.rivals >= RIVALS
    return Finding(
        item="reputation.share_of_voice",
        verdict=Verdict.YES if enough and found.before else Verdict.PARTLY,
        text=_(
            "Share of voice among the brand and its rivals, {days}: {share}. "
            "Rivals that are known of: {rivals}; {least} and more stand for the industry."
        )
        if now.rivals
        else _("Share of voice in the industry, {days}: {share}."),
        notes=_before(found),
        values={
            "days": now.period,
            "share": now.share,
            "rivals": now.rivals,
            "least": RIVALS,
            "then": found.before.period if found.before else None,
            "before": found.before.share if found.before else None,
        },
    )


def no_questions(facts: Facts) -> Finding | None:
    """Whether nobody asks anything on the own pages: a red flag."""
    found = facts.reputation.asked if facts.reputation else None
    if found is None or found.mentions < FEWEST_ON_PAGES:
        return None
    return Finding(
        item="red_flags.no_questions",
        verdict=Verdict.NO if found.questions else Verdict.YES,
        text=_("Mentions on the own pages that hold a question mark: {questions} of {mentions}."),
        values=found._asdict(),
    )


REPUTATION_RULES: Final = (answered, in_time, negative_rule, watched, reviews, share_of_voice, no_questions)


def _median(found: Answers) -> timedelta | None:
    minutes = found.median_working
    return None if minutes is None else timedelta(seconds=int(minutes * 60))


def _rule_words(figures: ReputationFigures) -> str:
    if figures.ruled == len(RULED):
        return _("The rule for criticism is written: what we do, what we never do, and when the owner is called.")
    if figures.ruled:
        return _(
            "Parts of the rule for criticism that are written: {ruled} of {parts} "
            "(what we do, what we never do, when the owner is called)."
        )
    return _("No rule for criticism is written on the Reputation page.")


def _before(found: KnownVoice) -> list[str]:
    if found.before:
        return [_("Before that, {then}: {before}.")]
    return [_("None is known of the days before, so nobody can tell whether it grows.")]
