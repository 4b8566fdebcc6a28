"""What goes out of a reputation is what the page shows: each figure for programs and on paper, of every client."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.named import ActivityStatus, AnswerFigure, CrisisLevel, Due, MentionKind, Sentiment
from smmdesk.opening import open_workspace
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import LANGUAGES, Language
from tests.desks import NOW, a_copy
from tests.every import every
from tests.papers import texts_of
from tests.sight import bring_to_front
from ui.reputation.answers_view import AnswersView
from ui.reputation.lists_view import ListsView
from ui.reputation.page import ReputationPage
from ui.reputation.plan_view import PlanView
from ui.reputation.sifting import passing
from ui.reputation.tiles import KindTile
from ui.reputation.voice_view import VoiceView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.clients import Client
    from smmdesk.workspace import Workspace
    from ui.reputation.figure_tile import FigureTile
    from ui.shell.context import Context
    from ui.widgets.chart import ChartView
    from ui.widgets.tables.table import RecordTable

NOVEMBER = Period.month(2026, 11)
SIZE = (2200, 1300)
"""of a window that has room for every column"""
NETS = {MentionKind.REVIEW: "net_reviews", MentionKind.MEDIA: "net_media", MentionKind.TALK: "net_talk"}
Rows = list[dict[str, str]]


class Beside(NamedTuple):
    """What went out for programs, by the names of clients; the pages of a paper; and the page of the same days."""

    told: dict[str, dict[str, Any]]
    paper: Callable[[Client], str]
    language: Language
    page: ReputationPage
    clients: list[Client]

    def each(self) -> Iterator[tuple[Client, dict[str, Any]]]:
        """The clients, one after another chosen in the window."""
        for client in self.clients:
            self.page.context.choose_client(client.id)
            self.page.catch_up()
            yield client, self.told[client.name]


@pytest.fixture(params=LANGUAGES)
def beside(
    request: pytest.FixtureRequest, tmp_path: Path, context_on: Callable[..., Context], qtbot: QtBot
) -> Iterator[Beside]:
    """The example's month, in which its clients are spoken of."""
    language = Language(request.param)
    with open_workspace(a_copy(tmp_path / "desk", language.code), clock=lambda: NOW) as desk:
        out = tmp_path / "out.json"
        desk.exporting.export(Wish(output="reputation", language=language, period=NOVEMBER), out)
        told = {each["client"]: each for each in json.loads(out.read_text(encoding="utf-8"))["reputation"]}
        context = context_on(desk, language)
        context.choose_period(NOVEMBER)
        page = ReputationPage(context)
        bring_to_front(qtbot, page, SIZE)
        clients = [each for each in desk.clients.list() if each.name in told]
        assert len(clients) == 3
        yield Beside(told, paper_of(desk, language, tmp_path), language, page, clients)


def paper_of(desk: Workspace, language: Language, folder: Path) -> Callable[[Client], str]:
    """The words of a client's report, without the spaces at which they may be broken."""

    def printed(client: Client) -> str:
        wish = Wish(output="reputation", language=language, client_id=client.id, period=NOVEMBER)
        desk.exporting.export(wish, folder / "out.pdf")
        return bare("".join(texts_of((folder / "out.pdf").read_bytes())))

    return printed


def bare(words: str) -> str:
    return "".join(words.replace("\u200b", "").replace("\u00ad", "").replace("\ufffe", "").split())


def shown(table: RecordTable[Any]) -> Rows:
    """The rows of a table as somebody reads them, by the titles of the columns."""
    figures = table.as_table()
    assert figures is not None
    return [dict(zip(figures.heads, row, strict=True)) for row in figures.rows]


def signed(exact: str, language: Language) -> str:
    """A net tone as one writes it."""
    net = Fraction(exact)
    tenths = Fraction(round(abs(net) * 1000), 1000)
    return f"{'−' if net < 0 else '+' if net else ''}{language.percent(tenths, 1)}"


def tenths(share: Fraction | float, language: Language) -> str:
    """A share to a tenth of a percent, halves rounded up."""
    return language.percent(Fraction(int(Fraction(share).limit_denominator(10**6) * 1000 + Fraction(1, 2)), 1000), 1)


def span(minutes: Fraction | int, language: Language) -> str:
    """Hours and minutes, half a minute rounded up."""
    hours, rest = divmod(-(-Fraction(minutes) // 1), 60)
    if not hours:
        return language("{n} min", n=rest)
    return language("{h} h {m} min", h=hours, m=rest) if rest else language("{n} h", n=hours)


def drawn(chart: ChartView, qtbot: QtBot) -> list[list[str]]:
    """The figures of a chart as a table, once it is drawn; without its heads and the names of its rows."""
    qtbot.waitUntil(lambda: chart.chart is not None)
    assert chart.chart is not None
    return [[*row[1:]] for row in chart.chart.rows[1:]]


def settled(page: ReputationPage, qtbot: QtBot) -> None:
    """Days off are known a moment later than the page is there."""
    qtbot.waitUntil(lambda: not page.context.background.jobs())


def tiles_of(page: ReputationPage) -> dict[str, FigureTile]:
    return {tile.key: tile for tile in page.tiles.tiles}


def test_the_sign_and_its_weeks(beside: Beside, qtbot: QtBot) -> None:
    language, levels = beside.language, set()
    for client, told in beside.each():
        crisis, tile = told["figures"]["crisis"], tiles_of(beside.page)["sign"]
        levels.add(CrisisLevel(crisis["sign"]))
        assert tile.figure == language.word(CrisisLevel(crisis["sign"]))
        complaints = language.count("{n} complaint", "{n} complaints", crisis["negative"])
        assert tile.middle.startswith(complaints)
        assert crisis["usual"] is not None
        assert language.number(Fraction(crisis["usual"]), 0 if "/" not in crisis["usual"] else 1) in tile.middle
        beside.page.explain_figure("sign")
        asked = beside.page.details.told
        chart = asked.chart
        assert chart is not None
        weeks = [[each[key] for key in ("negative", "judged", "unjudged")] for each in reversed(crisis["by_week"])]
        assert drawn(chart, qtbot) == [[*map(language.number, week)] for week in weeks]
        words, paper = bare(" ".join(line for _title, line in asked.lines.parts)), beside.paper(client)
        for chance in ("p_count", "p_share", "p_mentions"):
            if crisis[chance] is not None and crisis[chance] >= 0.0001:
                figure = language.number(Fraction(crisis[chance]).limit_denominator(10**6), 4)
                assert figure in words
                assert figure in paper
        assert every(bare(part) in paper for part in (tile.name, tile.figure, asked.lines.parts[1][1]))
        assert str(crisis["alarm_at"]) in asked.lines.parts[1][1]
    assert levels == {CrisisLevel.WATCH, CrisisLevel.ALARM, CrisisLevel.CALM}


def test_tones_and_who_is_heard_how_much(beside: Beside) -> None:
    language, known = beside.language, 0
    for client, told in beside.each():
        figures, tiles, paper = told["figures"], tiles_of(beside.page), beside.paper(client)
        for kind, key in NETS.items():
            net, tile = figures[key], tiles[kind]
            assert tile.figure == (signed(net["net"], language) if net["net"] else language("no data"))
            counts = [(tone, net[tone.value]) for tone in Sentiment]
            assert isinstance(tile, KindTile)
            assert {*tile.counted()} == {f"{language.word(tone)}: {language.number(n)}" for tone, n in counts}
            everything = net["judged"] + net["unjudged"]
            missing = language("{n} of {all} without a tone", n=net["unjudged"], all=everything)
            assert (missing in tile.remark) == bool(net["unjudged"])
            assert (language("preliminary") in tile.remark) == net["preliminary"]
            if net["stars"]["count"]:
                assert tile.remark.startswith(language.number(Fraction(net["stars"]["mean"]), 1))
            assert every(
                bare(part) in paper for part in (tile.name, tile.figure, *tile.remark.split(": ")[0].split(" · "))
            )
            known += net["net"] is not None
        told_of = figures["sov_industry"] if figures["sov_industry"]["share"] else figures["sov_brands"]
        voice = tiles["voice"]
        share = told_of["share"] and Fraction(told_of["share"])
        assert voice.figure == (tenths(share, language) if share is not None else language("no data"))
        if told_of["low"] is not None:
            low, high = (tenths(told_of[end], language) for end in ("low", "high"))
            ends = f"{low.removesuffix('%').rstrip()}–{high}"
            assert voice.middle.startswith(ends)
            assert bare(f"({ends})") in paper
        assert bare(voice.figure) in paper
    assert known >= 4


def test_brands_side_by_side(beside: Beside) -> None:
    language, ranges = beside.language, 0
    for client, told in beside.each():
        figures, page = told["figures"], beside.page
        page.open_view("voice")
        view, paper = page.views.current, beside.paper(client)
        assert isinstance(view, VoiceView)
        rows = {row[language("Brand")]: row for row in shown(view.table)}
        rest = rows.pop(language("No brand that is watched"), None)
        brands = figures["sov_brands"]["brands"]
        assert [*rows] == [each["name"] for each in brands]
        for row, each in zip(rows.values(), brands, strict=True):
            assert row[language("Publications")] == language.number(each["publications"])
            if rest is None and each["tenths_of_percent"] is not None:
                assert row[language("Share")] == language.percent(Fraction(each["tenths_of_percent"], 1000), 1)
            assert bare(f"{each['name']}: {row[language('Publications')]}") in paper
            assert bare(row[language("Share")]) in paper
        everything, named = figures["sov_industry"]["all"], figures["sov_brands"]["all"]
        for key, words in (("sov_industry", "Of the industry"), ("sov_brands", "Among watched brands")):
            found = figures[key]
            if found["share"] is None:
                assert language(words) not in view.shares.text()
                continue
            figure = tenths(Fraction(found["share"]), language)
            assert f"{language(words)}: {figure}" in view.shares.text()
            made = "{own} of {all} publications: {share}"
            assert bare(language(made, own=found["own"], all=found["all"], share=figure)) in paper
            ranges += found["low"] is not None
        if rest is not None:
            assert everything is not None
            assert int(rest[language("Publications")]) <= everything
        assert named == sum(each["publications"] for each in brands)
        page.open_view("mentions")
    assert ranges


def test_first_answers(beside: Beside, qtbot: QtBot) -> None:
    language, answered = beside.language, 0
    for client, told in beside.each():
        found, page = told["figures"]["answers"], beside.page
        page.open_view("answers")
        view, paper = page.views.current, beside.paper(client)
        assert isinstance(view, AnswersView)
        settled(page, qtbot)
        tiles = {tile.key: tile for tile in view.tiles.tiles}
        nothing = language("no data")
        judged = found["judged"]
        expected = {
            AnswerFigure.IN_GOAL: language.percent(Fraction(found["in_goal"], judged)) if judged else nothing,
            AnswerFigure.MEDIAN: span(Fraction(found["median_working"]), language)
            if found["median_working"] is not None
            else nothing,
            AnswerFigure.NINETIETH: span(found["p90_working"], language)
            if found["p90_working"] is not None
            else nothing,
            AnswerFigure.WAITING: language.number(found["waiting"]),
            AnswerFigure.LET_BE: language.number(found["let_be"]),
        }
        assert {key: tiles[key].figure for key in expected if key in tiles} == expected
        if judged:
            assert tiles[AnswerFigure.IN_GOAL].middle == language("{n} of {all}", n=found["in_goal"], all=judged)
        if found["longest_working"] is not None:
            assert span(found["longest_working"], language) in tiles[AnswerFigure.WAITING].middle
        assert len(view.waiting.records()) >= found["waiting"]
        page.open_view("mentions")
        tile = tiles_of(page)["first_answer"]
        assert tile.figure == expected[AnswerFigure.MEDIAN]
        assert every(
            bare(part) in paper
            for part in (tile.figure, tile.middle, *tile.remark.split(" · "))
            if answered or part != nothing
        )
        answered += found["answered"]
    assert answered >= 10


def test_what_is_done_and_what_is_kept(beside: Beside) -> None:
    language, lists = beside.language, 0
    for client, told in beside.each():
        page, paper = beside.page, beside.paper(client)
        page.open_view("plan")
        plan = page.views.current
        assert isinstance(plan, PlanView)
        rows = [(row[language("What is done")], row[language("Status")]) for row in shown(plan.table)]
        there = [(each["what"], language.word(ActivityStatus(each["status"]))) for each in told["activities"]]
        assert rows == there
        lacks = [each.lacks_disclosure for each in plan.table.records()]
        assert lacks == [each["lacks_disclosure"] for each in told["activities"]]
        for each in told["activities"]:
            if (
                each["from"]
                and each["from"] <= NOVEMBER.last.isoformat()
                and (each["to"] or each["from"]) >= "2026-11-01"
            ):
                assert bare(each["what"]) in paper
        page.open_view("lists")
        view = page.views.current
        assert isinstance(view, ListsView)
        kept = (
            [(row[language("List")], row[language("Communities")]) for row in shown(view.table)]
            if told["lists"]
            else []
        )
        assert sorted(name for name, _n in kept) == sorted(each["name"] for each in told["lists"])
        today = page.context.workspace.today()
        due = {each.name: each.due(today) for each in view.chosen() or view.table.records()}
        assert due == {each["name"]: Due(each["due"]) for each in told["lists"]}
        lists += len(kept)
        page.open_view("mentions")
    assert lists


def test_mentions_one_by_one(beside: Beside) -> None:
    language, seen = beside.language, 0
    for client, told in beside.each():
        page, paper = beside.page, beside.paper(client)
        assert page.sheet is not None
        page.show_everything()
        assert len(passing(page.sheet, page.sifted)) >= len(told["mentions"])
        rows = shown(page.table)
        texts = [row[language("Text")] for row in rows]
        for each in told["mentions"]:
            line = " ".join(f"{each['title']} {each['text']}".split())
            row = rows[texts.index(line)]
            assert row[language("When")].startswith(language.short_date(date.fromisoformat(each["date"])))
            if len(told["brands"]) > 1:
                assert (each["brand"] or "") == row[language("Brand")]
            tone = language.word(Sentiment(each["tone"])) if each["tone"] else language("No tone yet")
            assert row[language("Tone")] == tone
            assert row[language("Stars")] == (language("{n} of 5", n=each["stars"]) if each["stars"] else "")
            assert bare(line) in paper
            assert bare(row[language("Answer")]) in paper
            seen += 1
    assert seen >= 20


def test_all_clients_at_a_glance(beside: Beside) -> None:
    language, page = beside.language, beside.page
    page.context.choose_client(None)
    page.catch_up()
    rows = {row[language("Client")]: row for row in shown(page.overview)}
    for name, told in beside.told.items():
        figures, row = told["figures"], rows[name]
        assert row[language("Crisis sign")].startswith(language.word(CrisisLevel(figures["crisis"]["sign"])))
        net = figures["net_reviews"]["net"]
        assert row[language("Net tone of reviews")] == (signed(net, language) if net else "")
        share = figures["sov_industry"]["share"] or figures["sov_brands"]["share"]
        assert row[language("Share of voice")] == (tenths(Fraction(share), language) if share else "")
        median = figures["answers"]["median_working"]
        assert row[language("First answer")] == (span(Fraction(median), language) if median is not None else "")
