"""The report of a period for a client, four to eight pages: as its draft stands now, or as it was issued."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from smmdesk.documents.reporting.goals import drawn, goals, tiles, verdict
from smmdesk.documents.reporting.money import OF_CUSTOMERS, money
from smmdesk.documents.reporting.since import differing
from smmdesk.documents.reporting.used import judges, told_of, used
from smmdesk.documents.results import ResultsPage, posts_hint, results_words
from smmdesk.documents.results_notes import notes
from smmdesk.documents.tidy import unbroken
from smmdesk.documents.typeset import plain
from smmdesk.domain.planning.named import Section
from smmdesk.domain.posts import Format, PostStatus
from smmdesk.domain.results.posts import best_of, reasons
from smmdesk.domain.strategy.unfinished import all_selling
from smmdesk.knowledge.metrics import words as metric_words
from smmdesk.knowledge.strategy import words as strategy_words
from smmdesk.speech import measured, post_findings
from smmdesk.speech.language import Language, _
from smmdesk.speech.planned import MARKS, verdict_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.reporting.facts import ReportFacts
    from smmdesk.documents.typeset import Document
    from smmdesk.domain.results.comparing import Change

_MOST_TILES, _FEWEST_TILES, _MOST_WORST = 6, 3, 3
_LIVE: Final = frozenset({Format.LIVE, Format.STORY})
Body = dict[str, Any]


def body(facts: ReportFacts, language: Language) -> Body:
    """All words and figures of the paper, sections that have none left out; logos by their names in the media."""
    made: Body = {
        "logos": [name for name in (facts.client.logo, facts.desk.logo) if name],
        "prepared_by": facts.report.prepared_by or facts.desk.name,
        "summary": facts.report.summary.strip(),
        "mark": _mark(facts, language),
        "as_of": language(_("Figures as of {date}"), date=language.date(facts.report.as_of(facts.results.now.today))),
        **dict.fromkeys((section.value for section in Section), None),
        "words": _words(facts, language),
    }
    makers = {
        Section.ANSWER: _answer,
        Section.GOALS: _goals,
        Section.NETWORKS: _networks,
        Section.POSTS: _posts,
        Section.MONEY: money,
        Section.LEARNT: _learnt,
    }
    empty = []
    for section in facts.report.sections:
        made[section.value] = found = makers[section](facts, language)
        if found is None:
            empty.append(language.word(section))
    return {**made, "notes": _notes(facts, made, empty, language), "all_selling": _all_selling(facts, language)}


def _mark(facts: ReportFacts, language: Language) -> str:
    if facts.strategy is None:
        return ""
    number = facts.strategy.strategy.number
    return language(_("Strategy: version {number}, mark {mark}"), number=number, mark=facts.mark)


# sections


def _answer(facts: ReportFacts, language: Language) -> Body:
    page = ResultsPage(facts.results, language, facts.breaks)
    found = [_tile(tile, facts, language) for tile in islice(tiles(facts, language), _MOST_TILES)]
    there = {tile["key"] for tile, _step in found}
    others = (
        ({**tile, "of": "", "mark": ""}, page.step(tile["key"])) for tile in page.tiles() if tile["key"] not in there
    )
    found += islice(others, max(_FEWEST_TILES - len(found), 0))
    shown, steps = [tile for tile, _step in found], [step for _tile, step in found if step]
    return {
        "verdict": verdict(facts, language),
        "tiles": shown,
        "against": " ".join(filter(None, (_whose(facts, shown, language), _against(facts, steps, language)))),
        "done": list(_done(facts, language)),
    }


def _whose(facts: ReportFacts, shown: Sequence[Body], language: Language) -> str:
    """Of which days a tile's plan and status are, where any has one: a goal's last day is another."""
    if not (facts.goals and any(tile["mark"] for tile in shown)):
        return ""
    words = _("Figures, plans and their status are of {period}; how far each goal has come stands under Goals.")
    return language(words, period=language.period_inside(facts.report.period))


def _against(facts: ReportFacts, steps: Sequence[Change], language: Language) -> str:
    """With what the figures are compared, which a “+9.5 %” alone does not say; nothing where none of them is."""
    before = facts.results.before
    if before is None or not steps:
        return ""
    told = [language(_("Changes are against {period}."), period=language.period_inside(before.period))]
    if any(step.per_day is not None for step in steps):
        text = _("“Daily mean” compares an average day with an average day of then, since there were not as many days.")
        told.append(language(text))
    return " ".join(told)


def _tile(tile: Body, facts: ReportFacts, language: Language) -> tuple[Body, Change | None]:
    """With what became of the figure since the period before, in words and as it is; of its network, if of one."""
    network = tile.pop("network")
    page = ResultsPage(facts.results.of(network), language, facts.breaks)
    told = {**tile, "of": network.value if network else "", "change": page.change(tile["key"], network)}
    return told, page.step(tile["key"], network)


def _done(facts: ReportFacts, language: Language) -> Iterator[str]:
    """What was published, counted: of the calendar, and of what networks told."""
    out = [post for post in facts.posts if post.status is PostStatus.PUBLISHED]
    planned_ones = [post for post in facts.posts if post.status not in {PostStatus.IDEA, PostStatus.REJECTED}]
    if planned_ones:
        yield language.count(
            "{out} of {n} planned post is out.", "{out} of {n} planned posts are out.", len(planned_ones), out=len(out)
        )
    formats = [post.format for post in out if post.format]
    if formats:
        counted = sorted({each: formats.count(each) for each in formats}.items(), key=lambda each: -each[1])
        told = ", ".join(f"{language.word(each)}\N{NO-BREAK SPACE}{language.number(count)}" for each, count in counted)
        yield language(_("By format: {formats}."), formats=told)
    if live := sum(each in _LIVE for each in formats):
        yield language.count("{n} of them was a story or a broadcast.", "{n} of them were stories or broadcasts.", live)
    seen = facts.results.now.posts
    if seen:
        # a post is one of the calendar's also while nobody has marked it as published
        yield _told_of(len(seen), sum(each.publication.is_linked for each in seen), language)


def _told_of(seen: int, linked: int, language: Language) -> str:
    """How many posts networks tell of, and which of them the calendar has."""
    if linked == seen:
        return language.count(
            "Networks tell of {n} post of these days, each network counted by itself: a planned one.",
            "Networks tell of {n} posts of these days, each network counted by itself: all of them planned ones.",
            seen,
        )
    return language.count(
        "Networks tell of {n} post of these days, each network counted by itself: {linked} of the planned ones, "
        "{others} of none in the calendar.",
        "Networks tell of {n} posts of these days, each network counted by itself: {linked} of the planned ones, "
        "{others} of none in the calendar.",
        seen,
        linked=language.number(linked),
        others=language.number(seen - linked),
    )


def _goals(facts: ReportFacts, language: Language) -> list[Body] | None:
    return goals(facts, language) or None


def _networks(facts: ReportFacts, language: Language) -> Body | None:
    page = ResultsPage(facts.results, language, facts.breaks)
    table = page.networks()
    if table is None:
        return None
    there = drawn(facts) if Section.GOALS in facts.report.sections else {}
    charts, elsewhere = [], []
    networks = facts.results.now.networks
    for network in networks:
        part, name = ResultsPage(facts.results.of(network), language, facts.breaks), language.word(network)
        # of one network alone all of a metric is that network's
        goal = there.get((part.drawn, network)) or (there.get((part.drawn, None)) if len(networks) == 1 else None)
        if goal:
            words = _("{network}, {metric} by day: see goal {goal}.")
            metric = measured.name(facts.results.now, part.drawn, language, network)
            elsewhere.append(language(words, network=name, metric=metric, goal=goal))
        elif chart := part.chart():
            charts.append({"name": name, **chart})
    return {"table": table, "charts": charts, "elsewhere": elsewhere}


def _posts(facts: ReportFacts, language: Language) -> Body | None:
    ranked = best_of(facts.results.ripe)
    if not ranked.best:
        return None
    page = ResultsPage(facts.results, language, facts.breaks)
    why = reasons(facts.results.ripe, ranked, {post.id: post for post in facts.posts})
    worst = ranked.worst[:_MOST_WORST]

    def told(ids: tuple[Any, ...], *, for_it: bool) -> list[Body]:
        rows = page.posts(ranked, ids)
        return [
            {
                "id": id,
                **row,
                "why": post_findings.why(why.get(id, []), language, for_it=for_it),
                "said": facts.report.whys.get(id, ""),
            }
            for id, row in zip(ids, rows, strict=True)
        ]

    return {
        "hint": posts_hint(facts.results, language),
        "seen_by": measured.name(facts.results.now, ranked.seen_by, language),
        "best": told(ranked.best, for_it=True),
        "worst": told(worst, for_it=False),
    }


def _learnt(facts: ReportFacts, _language: Language) -> Body | None:
    report = facts.report
    steps = [line.strip() for line in report.next_steps.splitlines() if line.strip()]
    if not (report.learnt.strip() or steps or report.asked_of_client.strip()):
        return None
    return {"learnt": report.learnt.strip(), "steps": steps, "asked": report.asked_of_client.strip()}


def _notes(facts: ReportFacts, made: Body, empty: list[str], language: Language) -> list[tuple[str, list[str]]]:
    """How figures are reckoned, what has to be known of them, what was left out, and the honest sentence."""
    keys = used(facts, made, language)
    formulas = [each for each in facts.formulas if each.key in keys]
    found = [*_later(facts, language), *notes(facts.results, facts.breaks, formulas, language)]
    counted = [(language(_("How it is counted")), list(_definitions(facts, made, keys, language)))]
    out = [(language(_("Without figures, and so not in this report")), empty)] if empty else []
    honest = [(language(_("To be fair")), [strategy_words(language.code).honest])]
    return [each for each in (*counted, *found, *out, *honest) if each[1]]


def _all_selling(facts: ReportFacts, language: Language) -> str:
    """What is missing where every goal of the strategy sells; else nothing."""
    goals = facts.goal_rows
    return strategy_words(language.code).all_selling.format(n=language.number(len(goals))) if all_selling(goals) else ""


def _later(facts: ReportFacts, language: Language) -> Iterator[tuple[str, list[str]]]:
    """Up to which day what posts have reached was read, where that is after the days of the report."""
    told = [*facts.results.now.posts, *facts.results.ripe]
    read = max((post.snapshot.taken_on for post in told if post.snapshot), default=facts.report.starts)
    if read > facts.report.period.last:
        text = _("What they had reached was read up to {date}: most of what happens to a post happens within a week.")
        yield language.word(Section.POSTS), [language(text, date=language.date(read))]


def _definitions(facts: ReportFacts, made: Body, keys: Sequence[str], language: Language) -> Iterator[str]:
    """Each metric on the paper with what it counts, or how it is reckoned, and those that it is reckoned from."""
    sheet = facts.results.now
    if judges(made) and any(fact.outlook.status in MARKS for fact in told_of(facts)):
        yield verdict_words(language)
    for key in keys:
        said = metric_words(language.code).get(key)
        if said and key not in sheet.named:
            told = f"{said.definition} {said.pitfall}" if key in OF_CUSTOMERS else said.definition
            yield f"{measured.name(sheet, key, language)}: {told}"


# the paper


def paper(facts: ReportFacts, edition: Edition, logos: Mapping[str, Path | None]) -> Document:
    """As the draft stands now; it says that it is one."""
    return _document(frozen(facts, edition), edition, logos, draft=edition.language(_("Draft, not issued yet")))


def frozen(facts: ReportFacts, edition: Edition) -> Body:
    """What is kept of an issued report: all of it, in words, as JSON knows it."""
    language, client = edition.language, facts.client.name
    days = language.period(facts.report.period)
    prepared = facts.report.prepared_by or facts.desk.name
    by = language(_("Prepared by {name}"), name=prepared) if prepared else ""
    head = {"kind": language(_("Report")), "title": client, "lines": [days, by], "client": client, "period": days}
    # as it is read again: pairs become lists
    made: Body = json.loads(json.dumps(plain({"head": head, "body": body(facts, language)})))
    return made


def issued(text: str, edition: Edition, logos: Mapping[str, Path | None], now: Body | None = None) -> Document:
    """The report as it went out; with a line of what the same figures come to `now`, where that is another."""
    kept = json.loads(text)
    changed = list(differing(kept, now, edition.language)) if now else []
    return _document(kept, edition, logos, changed=changed)


def _document(
    kept: Body, edition: Edition, logos: Mapping[str, Path | None], *, draft: str = "", changed: list[str] | None = None
) -> Document:
    told, inner = kept["head"], kept["body"]
    lines = tuple(told["lines"])
    head = edition.head(told["kind"], told["title"], lines=lines, client=told["client"], period=told["period"])
    edges = (inner["mark"], inner["as_of"])
    head = replace(head, made=" · ".join(filter(None, edges)))
    pictures = [path for name in unbroken(inner["logos"]) if (path := logos.get(name))]
    return edition.document("report", head, {**inner, "logos": pictures, "draft": draft, "changed": changed or []})


def _words(facts: ReportFacts, language: Language) -> dict[str, str]:
    own = {
        "answer": _("In short"),
        "done": _("What was done"),
        "goals": _("Goals"),
        "plan": _("Plan"),
        "fact": _("Fact"),
        "forecast": _("Forecast"),
        "result_rate": _("Result rate"),
        "cost": _("Cost of one"),
        "status": _("Status"),
        "best": _("Best posts"),
        "worst": _("Weakest posts"),
        "money": _("Money"),
        "category": _("Category"),
        "planned": _("Planned"),
        "paid": _("Paid"),
        "costs": _("What a result cost"),
        "whole": _("With all that was paid"),
        "learnt": _("What we learnt"),
        "steps": _("What we do next"),
        "asked": _("What we need from you"),
        "changed": _("Figures that have changed since this report was issued"),
    }
    # beside it stand goals, whose days are others
    kpi = language(_("Key figure, {period}"), period=language.period_inside(facts.report.period))
    return {**results_words(language), **{name: language(text) for name, text in own.items()}, "kpi": kpi}
