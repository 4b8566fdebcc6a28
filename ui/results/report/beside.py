"""The figures that each text of a report comments, as they stand beside it: those of the paper, in a few lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.documents.reporting.goals import BAD
from smmdesk.documents.reporting.paper import body
from smmdesk.domain.ids import PublicationId
from smmdesk.domain.planning.named import Firing, Section, Status
from smmdesk.domain.planning.report import TEXTS
from smmdesk.speech import measured, planned
from smmdesk.speech.compared import days_known
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.documents.reporting.facts import ReportFacts


class RankedPost(NamedTuple):
    """One of the best or the weakest, and what it is called where somebody says why."""

    id: PublicationId
    name: str


class Beside(NamedTuple):
    """What stands beside the texts of a report."""

    figures: Mapping[str, Sequence[tuple[str, str]]]
    """by the name of a text pairs of what is told and its words; what there is nothing of says so"""
    ranked: Sequence[RankedPost]
    """in the order of the paper"""


def beside(facts: ReportFacts, language: Language) -> Beside:
    """All of it, as it is now."""
    every = replace(facts, report=replace(facts.report, sections=tuple(Section)))
    paper = body(every, language)
    made = (_summary(paper), _posts(paper, language), _behind(facts, language), _missing(facts, paper, language))
    found = {name: [*lines] for name, lines in zip(TEXTS, made, strict=True)}
    nothing = {
        "learnt": _("Too few posts to rank."),
        "next_steps": _("No correction is due, and no key figure is behind its plan."),
        "asked_of_client": _("No figures are missing."),
    }
    figures = {name: lines or [("", language(nothing[name]))] for name, lines in found.items()}
    return Beside(figures, [*_ranked(paper, language)])


def _summary(paper: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The verdict, the figures that stand large, and where each goal stands."""
    answer = paper["answer"]
    yield "", " ".join([answer["verdict"], *answer["done"]])
    for tile in answer["tiles"]:
        yield tile["name"], _joined(tile["figure"], tile["change"], tile["note"])
    for goal in paper["goals"] or ():
        if words := _joined(goal["status"], goal["line"]):
            yield goal["name"], words


def _posts(paper: dict[str, Any], language: Language) -> Iterator[tuple[str, str]]:
    """The best and the weakest, each with what may be the reason."""
    for name, post in _named(paper, language):
        yield name, "\n".join(filter(None, (post["text"], _joined(post["rate"], post["index"]), post["why"])))


def _ranked(paper: dict[str, Any], language: Language) -> Iterator[RankedPost]:
    for name, post in _named(paper, language):
        yield RankedPost(PublicationId(post["id"]), name)


def _named(paper: dict[str, Any], language: Language) -> Iterator[tuple[str, dict[str, Any]]]:
    posts = paper["posts"] or {"best": (), "worst": ()}
    for which, title in (("best", _("Best")), ("worst", _("Weakest"))):
        for post in posts[which]:
            yield _joined(language(title), post["date"], post["about"]), post


def _behind(facts: ReportFacts, language: Language) -> Iterator[tuple[str, str]]:
    """Corrections that are due, and key figures behind their plan."""
    for found in facts.corrections.values():
        if found.firing is Firing.FIRED:
            row = found.correction
            metric = measured.name(facts.results.now, row.metric, language, row.network)
            yield language(_("Correction is due: {metric}"), metric=metric), _joined(row.action, row.person)
    for fact in facts.kpis.values():
        if fact.outlook.status in BAD:
            words = planned.told(fact, language)
            plan = language(_("plan {figure}"), figure=words.plan)
            yield words.name, _joined(words.fact, plan, words.status)


def _missing(facts: ReportFacts, paper: dict[str, Any], language: Language) -> Iterator[tuple[str, str]]:
    """Days of accounts, key figures and sections without figures."""
    sheet = facts.results.now
    elapsed = {day for day in sheet.period.days() if day < sheet.today}
    for account in sheet.open_accounts:
        own = [row for row in sheet.rows if row.account_id == account.id]
        known = elapsed & {day for row in own for day in row.period.days()}
        if known != elapsed:
            name = _joined(language.word(account.network), account.handle)
            yield name, days_known(len(known), len(elapsed), language)
    for fact in facts.kpis.values():
        if fact.outlook.status is Status.NO_DATA:
            yield planned.name_of(fact, language), planned.status(fact, language)
    figured = (Section.GOALS, Section.NETWORKS, Section.POSTS, Section.MONEY)
    if empty := [language.word(each) for each in figured if paper[each.value] is None]:
        yield language(_("Without figures, and so not in this report")), ", ".join(empty)


def _joined(*words: str) -> str:
    return " · ".join(filter(None, words))
