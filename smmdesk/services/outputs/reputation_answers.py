"""The times to the first answer as programs read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.domain.reputation.figures import first_answers
from smmdesk.services.outputs.working import counting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from smmdesk.domain.clients import Client
    from smmdesk.domain.periods import Period
    from smmdesk.domain.reputation.records import Brand, Mention
    from smmdesk.services.sources import Sources


def answers_told(
    sources: Sources, client: Client, brands: Sequence[Brand], mentions: Sequence[Mention], period: Period
) -> dict[str, Any]:
    """Minutes of working time by the client's rule, and of the clock; `null` where there is nothing to tell."""
    by = counting(sources, client, mentions)
    found, rule = first_answers(mentions, brands, period, by), by.rule
    return {
        "answered": found.answered,
        "median_working": _text(found.median_working),
        "p90_working": found.p90_working,
        "median_clock": _text(found.median_clock),
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


def _text(value: Fraction | None) -> str | None:
    """A whole number, or a half such as 87/2."""
    return None if value is None else str(value)
