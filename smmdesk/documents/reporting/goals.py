"""The goals of a report: each with its status, its KPI beside their plan, and the main one day by day."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from smmdesk.documents.scale import scale
from smmdesk.domain.planning.named import PlanKind, Status
from smmdesk.domain.results.named import Shown
from smmdesk.speech import measured, planned
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.documents.reporting.facts import ReportFacts
    from smmdesk.domain.networks import Network
    from smmdesk.domain.planning.kpis import Fact
    from smmdesk.domain.strategy.records import Goal, Kpi

_MOST_BARS: Final = 190
GOOD: Final = frozenset({Status.REACHED, Status.ON_TRACK})
BAD: Final = frozenset({Status.MISSED, Status.OFF_TRACK, Status.AT_RISK})


def goals(facts: ReportFacts, language: Language) -> list[dict[str, Any]]:
    """Each goal, and at the end the KPI of none; those without anything to tell are left out."""
    made = [_goal(goal, facts, language) for goal in facts.goal_rows]
    loose = facts.kpi_rows(None)
    if loose:
        rest = _part(loose, facts, language)
        name = language(_("Key figures without a goal"))
        made.append({"id": "", "name": name, "status": "", "mark": "", "fact": "", "line": "", **rest})
    return made


def _goal(goal: Goal, facts: ReportFacts, language: Language) -> dict[str, Any]:
    fact = facts.goals.get(goal.id)
    number = facts.strategy.number_of(goal) if facts.strategy else ""
    words = planned.told(fact, language) if fact else None
    return {
        "id": goal.id,
        "name": f"{number} {goal.name}".strip(),
        "fact": words.fact if words else "",
        "status": words.status if words else "",
        "mark": words.mark if words else "",
        "line": _line(goal, fact, language),
        # of all its days, while the key figures below are of the report's
        "until": language(_("Goal up to {date}:"), date=language.short_date(goal.deadline)) if words else "",
        **_part(facts.kpi_rows(goal), facts, language),
    }


def _line(goal: Goal, fact: Fact | None, language: Language) -> str:
    """From where to where by when, and where it stands on which day: these days are not those of the report."""
    if fact is None:
        return language(_("The strategy says no number or no day for it.")) if goal.target is None else ""
    words = planned.told(fact, language)
    names = {
        "metric": words.name,
        "target": words.plan,
        "date": language.date(goal.deadline),
        "fact": words.fact,
        "start": planned.figure(fact, fact.so_far.at_start, language),
        "first": language.date(fact.sheet.period.start),
        "day": language.date(fact.data_to),
        "month": language.period_inside(fact.sheet.period),
        "forecast": words.forecast,
    }
    return language(_of_goal(fact, words.forecast), **names)


def _of_goal(fact: Fact, forecast: str) -> str:
    if fact.data_to is None:
        return _("{metric}: {target} by {date}; nothing is known yet.")
    match fact.so_far.kind:
        case PlanKind.RATIO:
            return _("{metric}: {target} in the last full month up to {date}; {fact} in {month}.")
        case PlanKind.LEVEL if fact.so_far.at_start is not None:
            return _("{metric}: from {start} to {target} by {date}; {fact} on {day}.")
        case PlanKind.LEVEL:
            return _("{metric}: {target} by {date}; {fact} on {day}.")
    if fact.so_far.is_over or forecast in {"", "—"}:
        return _("{metric}: {target} from {first} to {date}; {fact} up to {day}.")
    return _("{metric}: {target} from {first} to {date}; {fact} up to {day}, at this pace {forecast} by then.")


def _part(rows: Sequence[Kpi], facts: ReportFacts, language: Language) -> dict[str, Any]:
    told = [(row, fact) for row in rows if (fact := facts.kpis.get(row.id)) and fact.says_anything]
    main = _main(rows, facts)
    return {
        "kpis": [_kpi(row, fact, language) for row, fact in told],
        "chart": _chart(main, language) if main else None,
    }


def _main(rows: Sequence[Kpi], facts: ReportFacts) -> Fact | None:
    """The first that is counted day by day."""
    told = (facts.kpis[row.id] for row in rows if row.id in facts.kpis)
    return next((fact for fact in told if fact.so_far.kind is PlanKind.FLOW and len(fact.daily) > 1), None)


def drawn(facts: ReportFacts) -> dict[tuple[str, Network | None], str]:
    """What is drawn day by day under a goal, by metric and network, and under which."""
    found = {}
    for goal in facts.goal_rows:
        if (main := _main(facts.kpi_rows(goal), facts)) and main.so_far.plan is not None:
            number = facts.strategy.number_of(goal) if facts.strategy else ""
            found[main.metric, main.network] = f"{number} {goal.name}".strip()
    return found


def _kpi(row: Kpi, fact: Fact, language: Language) -> dict[str, str]:
    words = planned.told(fact, language)
    brought = language(_("efficiency: {words}"), words=words.per_hundred) if words.per_hundred else ""
    share = planned.rate_beside(fact, language)
    of_plan = language(_("{share} of the plan"), share=share) if share else ""
    cost = planned.cost_words(fact, row.cost_basis, language)
    return {
        "id": row.id,
        "name": words.name,
        "plan": words.plan,
        "fact": words.fact,
        "forecast": f"{words.forecast} ({words.band})" if words.band else words.forecast,
        "rate": words.rate,
        "cost": words.cost_of_one,
        "cost_change": words.cost_change,
        "status": words.status,
        "mark": words.mark,
        "notes": " · ".join(filter(None, (words.known, of_plan, cost, brought))),
    }


def _chart(fact: Fact, language: Language) -> dict[str, Any] | None:
    """Bars by day, with what the plan takes on each as a line."""
    days = list(fact.sheet.period.days())
    plan = None if fact.so_far.plan is None else Fraction(fact.so_far.plan) / len(days)
    highest = max([*fact.daily.values(), *([plan] if plan else [])], default=Fraction())
    if len(days) > _MOST_BARS or highest <= 0:
        return None
    values = [fact.daily.get(day) for day in days]
    return {
        "title": language(_("{metric} by day"), metric=planned.name_of(fact, language)),
        "bars": [None if value is None else max(0.0, float(value / highest)) for value in values],
        "breaks": [],
        "scale": scale(
            highest,
            lambda value: planned.figure(fact, value, language),
            is_whole=measured.shown_as(fact.sheet, fact.metric)[0] is Shown.NUMBER,
        ),
        "line": float(plan / highest) if plan else None,
        "line_words": (language(_("Line: the plan, {figure} a day"), figure=language.number(plan, 1)) if plan else ""),
        "ends": [language.day_and_month(days[0]), language.day_and_month(days[-1])],
        "most": "",
        "gaps": language(_("Days without a bar are not known.")) if None in values[: fact.elapsed] else "",
    }


def verdict(facts: ReportFacts, language: Language) -> str:
    """The whole in one sentence, as far as there are figures, and a plan to judge them by."""
    if not facts.results.now.is_anything_known:
        if facts.report.starts > facts.results.now.today:
            return language(_("These days are still to come, so there is nothing to tell of them yet."))
        text = _(
            "There are no figures of {period}. Bring in the files of the networks on the page Results, or type the "
            "figures there by hand: this report then tells what they came to."
        )
        return language(text, period=language.period_inside(facts.report.period))
    judged = [fact for fact in facts.kpis.values() if fact.outlook.status in GOOD | BAD | {Status.NEARLY}]
    if not judged:
        return language(_("No plan covers these days, so nothing says how good the figures are."))
    good = [fact for fact in judged if fact.outlook.status in GOOD]
    said = [
        language.count(
            "{good} of {n} key figure is reached or on track.",
            "{good} of {n} key figures are reached or on track.",
            len(judged),
            good=len(good),
        )
    ]
    almost = [planned.name_of(fact, language) for fact in judged if fact.outlook.status is Status.NEARLY]
    if almost:
        said.append(language(_("Nearly reached: {names}."), names="; ".join(almost)))
    behind = [planned.name_of(fact, language) for fact in judged if fact.outlook.status in BAD]
    if behind:
        said.append(language(_("Behind the plan: {names}."), names="; ".join(behind)))
    if any(fact.is_incomplete for fact in judged):
        said.append(language(_("Some figures are incomplete, so this may change.")))
    return " ".join(said)


def tiles(facts: ReportFacts, language: Language) -> Iterator[dict[str, Any]]:
    """The first KPI of each goal, then the others."""
    rows = [facts.kpi_rows(goal) for goal in facts.goal_rows]
    ordered = [own[0] for own in rows if own] + [row for own in rows for row in own[1:]] + facts.kpi_rows(None)
    for row in ordered:
        if (fact := facts.kpis.get(row.id)) and fact.value.value is not None:
            words = planned.told(fact, language)
            plan = language(_("plan {figure}"), figure=words.plan) if words.plan != "—" else ""
            yield {
                "key": row.metric,
                "network": fact.network,
                "name": words.name,
                "figure": words.fact,
                "change": "",
                "note": " · ".join(filter(None, (plan, words.status, words.known))),
                "mark": words.mark,
            }
