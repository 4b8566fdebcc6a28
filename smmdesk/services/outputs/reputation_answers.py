"""The times to the first answer as programs read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.services.outputs.plain import exact_text

if TYPE_CHECKING:
    from smmdesk.domain.reputation.answering import Answers
    from smmdesk.domain.reputation.records import AnswerRule


def answers_told(found: Answers, rule: AnswerRule) -> dict[str, Any]:
    """Minutes of working time by the client's rule, and of the clock; `null` where there is nothing to tell."""
    return {
        "answered": found.answered,
        "median_working": exact_text(found.median_working),
        "p90_working": found.p90_working,
        "median_clock": exact_text(found.median_clock),
        "in_goal": found.in_goal,
        "judged": found.judged,
        "waiting": found.waiting,
        "longest_working": found.longest_working,
        "let_be": found.let_be,
        "hours": [*rule.week],
        "hours_set": rule.has_hours,
        "goal_negative": rule.goal_negative,
        "goal_other": rule.goal_other,
    }
