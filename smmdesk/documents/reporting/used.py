"""Which metrics stand on a report, so that its notes explain those and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.documents.reporting.money import OF_MONEY
from smmdesk.documents.results import ResultsPage
from smmdesk.domain.planning.named import Section
from smmdesk.domain.results.posts import RATES, best_of
from smmdesk.domain.results.values import ENGAGEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from smmdesk.documents.reporting.facts import ReportFacts
    from smmdesk.domain.planning.kpis import Fact
    from smmdesk.speech.language import Language


def used(facts: ReportFacts, made: Mapping[str, Any], language: Language) -> list[str]:
    """The metrics of the sections that were `made`, in the catalogue's order, with those that they are reckoned from.

    Those of goals and their KPI stand first, in theirs.
    """
    own = [fact.metric for fact in told_of(facts)] if judges(made) else []
    wanted = _with_inputs([*own, *_shown(facts, made, language)], facts)
    return list(dict.fromkeys((*own, *(key for key in facts.results.keys if key in wanted))))


def told_of(facts: ReportFacts) -> list[Fact]:
    """KPI and goals that have a figure, or a plan that waits for one."""
    every = (*facts.kpis.values(), *facts.goals.values())
    return [each for each in every if each.says_anything]


def judges(made: Mapping[str, Any]) -> bool:
    """Whether anything is measured by a plan there."""
    return bool(made[Section.ANSWER] or made[Section.GOALS])


def _shown(facts: ReportFacts, made: Mapping[str, Any], language: Language) -> Iterator[str]:
    yield from (tile["key"] for tile in (made[Section.ANSWER] or {}).get("tiles", ()))
    if made[Section.NETWORKS]:
        yield from ResultsPage(facts.results, language, facts.breaks).columns
        for network in facts.results.now.networks:
            yield ResultsPage(facts.results.of(network), language, facts.breaks).drawn
    if made[Section.POSTS]:
        seen_by = best_of(facts.results.ripe).seen_by
        yield from (seen_by, RATES[seen_by])
    if made[Section.MONEY]:
        yield from OF_MONEY


def _with_inputs(keys: Iterable[str], facts: ReportFacts) -> set[str]:
    """These, and all that a figure of one of them was computed from."""
    sheet, found, left = facts.results.now, set[str](), [*keys]
    while left:
        if (key := left.pop()) and key not in found:
            found.add(key)
            left += sheet.engagement if key == ENGAGEMENTS else sheet.value(key).inputs
    return found
