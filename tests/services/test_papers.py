"""Wishes become documents of the right records, read at one moment and once."""

from __future__ import annotations

import re
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from pypdf import PdfReader
from sqlalchemy import event

from smmdesk.documents.limits import TooLongForPaperError
from smmdesk.domain.budget import BudgetLine, Category
from smmdesk.domain.checklist import Verdict, weightiest
from smmdesk.domain.clients import Account, Agreement, Client, Contact, Relation, Segment
from smmdesk.domain.desk import DeskKind
from smmdesk.domain.ids import AccountId, AgreementId, ClientId, ContactId, PostId, ProviderId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period, Weeks
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.providers import Provider, ProviderKind
from smmdesk.knowledge import Knowledge, Severity
from smmdesk.machine.progress import Cancelled, Progress
from smmdesk.opening import create_workspace
from smmdesk.services import exporting
from smmdesk.services.exporting import NothingToPrintError
from smmdesk.services.outputs import OUTPUTS, Wish
from smmdesk.speech.language import LANGUAGES, Language
from tests.papers import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.documents.typeset import Document
    from smmdesk.workspace import Workspace

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
TODAY = NOW.date()
EN = Language("en")


@contextmanager
def statements(workspace: Workspace) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(workspace.database.engine, "before_cursor_execute", note)
    yield asked
    event.remove(workspace.database.engine, "before_cursor_execute", note)


def judged(workspace: Workspace, months: dict[int, Verdict | None], name: str = "Bakery") -> ClientId:
    """A client with an evaluation a month, all of it answered alike, or nothing."""
    client = workspace.clients.add(name)
    nino = Provider(id=ProviderId(new_id()), client_id=client.id, name="Nino", kind=ProviderKind.FREELANCER)
    workspace.records.add(nino)
    for month, verdict in months.items():
        period = Period.month(2026, month)
        made = workspace.checklist.start(client.id, period, TODAY)
        if verdict:
            workspace.checklist.take(made.id, {item.key: verdict for item in workspace.checklist.sheet(made.id).items})
    return client.id


def contents(document: Document) -> dict[str, Any]:
    """What the document's template is given."""
    assert isinstance(document.body, dict)
    return document.body


def test_an_evaluation_is_printed_with_who_did_the_work_and_earlier_scores(workspace: Workspace) -> None:
    """What nobody answered has no score to stand beside the others."""
    client = judged(workspace, {10: Verdict.NO, 9: Verdict.YES, 8: None})
    [document] = workspace.exporting.documents(Wish(output="checklist", language=EN, client_id=client))
    body = contents(document)
    assert document.head.lines == ("October 2026", "Work of: Nino · Freelancer")
    assert (body["score"]["label"], body["now"]["period"]) == ("0%", "October 2026")
    assert [(each["period"], each["label"]) for each in body["history"]] == [("September 2026", "100%")]


def test_a_score_of_one_answer_stands_beside_no_other(workspace: Workspace) -> None:
    client = judged(workspace, {10: Verdict.NO, 9: None, 8: Verdict.YES})
    (september,) = [each for each in workspace.checklist.of(client) if each.starts.month == 9]
    workspace.checklist.answer(september.id, "goals.numbered", verdict=Verdict.YES)
    [october] = workspace.exporting.documents(Wish(output="checklist", language=EN, client_id=client))
    assert [each["period"] for each in contents(october)["history"]] == ["August 2026"]
    [alone] = workspace.exporting.documents(Wish(output="checklist", language=EN, record=september.id))
    assert contents(alone)["history"] == []
    assert contents(alone)["score"]["note"] == f"1 of {workspace.checklist.sheet(september.id).score.items}"


def test_a_period_or_a_record_picks_the_evaluation(workspace: Workspace) -> None:
    client = judged(workspace, {8: Verdict.YES, 9: Verdict.YES, 10: Verdict.NO})
    summer = Wish(output="checklist", language=EN, client_id=client, period=Period(date(2026, 8, 5), date(2026, 9, 2)))
    assert [each.head.period for each in workspace.exporting.documents(summer)] == ["August 2026", "September 2026"]
    newest = Wish(output="checklist", language=EN, record=workspace.checklist.of(client)[0].id)
    assert [each.head.period for each in workspace.exporting.documents(newest)] == ["October 2026"]


def test_without_a_client_there_is_one_for_each_that_was_judged(workspace: Workspace) -> None:
    for name in ("bakery", "Dentist", "Atelier"):
        judged(workspace, {9: Verdict.YES}, name)
    workspace.clients.add("Nobody judged")
    made = workspace.exporting.documents(Wish(output="checklist", language=EN))
    assert [each.head.client for each in made] == ["Atelier", "bakery", "Dentist"]


def test_a_client_that_is_gone_has_nothing_to_print(workspace: Workspace) -> None:
    for name in OUTPUTS.keys() - {"checklist-blank", "checklist-blank-short"}:
        with pytest.raises(NothingToPrintError):
            workspace.exporting.documents(Wish(output=name, language=EN, client_id=ClientId("gone")))


def test_an_evaluation_is_read_at_one_moment_and_once(workspace: Workspace) -> None:
    """Client, providers, evaluations, answers: this is most of what a checklist costs beyond Typst itself."""
    client = judged(workspace, {8: Verdict.YES, 9: Verdict.YES, 10: Verdict.NO})
    with statements(workspace) as asked:
        workspace.exporting.documents(Wish(output="checklist", language=EN, client_id=client))
    assert [each.split()[0] for each in asked] == ["BEGIN"] + ["SELECT"] * 4


def test_a_blank_one_bears_the_names_that_are_known(workspace: Workspace) -> None:
    client = judged(workspace, {})
    known = Wish(output="checklist-blank", language=EN, client_id=client, period=Period.month(2026, 11))
    [document] = workspace.exporting.documents(known)
    body = contents(document)
    assert [field["value"] for field in body["fields"]] == ["Bakery", "November 2026", "", ""]
    assert (document.head.client, document.head.period) == ("Bakery", "November 2026")
    [document] = workspace.exporting.documents(Wish(output="checklist-blank", language=EN))
    assert (document.head.client, document.head.period) == ("", "")


def test_the_short_forms_hold_the_weightiest_items_on_paper_and_in_tables(workspace: Workspace) -> None:
    client = judged(workspace, {9: Verdict.YES, 10: Verdict.NO})
    weightiest_keys = {item.key for item in weightiest(Knowledge("en").checklist().items)}
    for name, evaluations in (("checklist-short", 1), ("checklist-blank-short", 1)):
        wish = Wish(output=name, language=EN, client_id=client)
        documents = workspace.exporting.documents(wish)
        assert [len(contents(each)["items"]) for each in documents] == [20] * evaluations
        assert len(PdfReader(BytesIO(workspace.exporting.pdf(wish))).pages) == evaluations
    blank = workspace.exporting.table(Wish(output="checklist-blank-short", language=EN))
    assert {row[6] for row in blank.rows} == weightiest_keys
    of_all = workspace.exporting.table(Wish(output="checklist-short", language=EN, client_id=client))
    assert len(of_all.rows) == 2 * 20


def test_several_documents_become_one_file_with_a_title_and_a_language(workspace: Workspace) -> None:
    client = judged(workspace, {9: Verdict.YES, 10: Verdict.NO})
    both = Wish(output="checklist", language=Language("ka"), client_id=client, period=Period(date(2026, 9, 1), TODAY))
    paper = PdfReader(BytesIO(workspace.exporting.pdf(both)))
    assert paper.metadata is not None
    assert (paper.metadata.title, str(paper.root_object["/Lang"])) == ("შედეგების ჩეკლისტი", "ka")
    assert "სექტემბერი 2026" in paper.pages[0].extract_text()
    assert "ოქტომბერი 2026" in paper.pages[-1].extract_text()


@pytest.mark.parametrize(("most", "fits"), [(2, True), (1, False)])
def test_too_many_documents_are_refused_before_they_are_set(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, most: int, fits: bool
) -> None:
    monkeypatch.setattr(exporting, "MOST_PARTS", most)
    for name in ("Atelier", "Bakery"):
        judged(workspace, {9: Verdict.YES}, name)
    with nullcontext() if fits else pytest.raises(TooLongForPaperError, match="2"):
        assert len(workspace.exporting.documents(Wish(output="checklist", language=EN))) == 2


def test_only_the_evaluation_made_last_says_when_the_next_is_due(workspace: Workspace) -> None:
    client = judged(workspace, {9: Verdict.NO, 10: Verdict.YES})
    documents = workspace.exporting.documents(Wish(output="checklist", language=EN, client_id=client))
    every = {document.head.lines[0]: contents(document)["repeat"] for document in documents}
    wish = Wish(output="checklist", language=EN, client_id=client, period=Period.month(2026, 9))
    [earlier] = workspace.exporting.documents(wish)
    assert every["October 2026"] == "Due again on 16 December 2026"
    assert contents(earlier)["repeat"] == ""


def test_only_a_warning_stands_on_a_client_s_card_as_one(workspace: Workspace) -> None:
    """A government has ways of its own to be warned of, and advice beside it."""
    client = workspace.clients.add("Town hall")
    workspace.records.change(Client, client.id, segment=Segment.GOVERNMENT, relation=Relation.B2C)
    known = Knowledge("en").advice(workspace.records.get(Client, client.id).profile(), DeskKind.CLIENTS)
    [document] = workspace.exporting.documents(Wish(output="clients", language=EN, client_id=client.id))
    body = contents(document)
    [card] = body["cards"]
    warned = [each.text for each in card["advice"] if each.warning]
    assert warned == [each.text for each in known if each.severity is Severity.WARNING]
    assert 0 < len(warned) < len(card["advice"]) == len(known)
    assert [each.reason for each in card["advice"]] == [each.reason for each in known]


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_of_a_whole_checklist_are_counted(tmp_path: Path, code: str) -> None:
    with create_workspace(tmp_path / "desk", clock=lambda: NOW) as made:
        made.make_example(code)
        pdf = made.exporting.pdf(Wish(output="checklist", language=Language(code)))
    pages = PdfReader(BytesIO(pdf)).pages
    for number, page in enumerate(pages, start=1):
        assert re.search(rf"\b{number}\D+{len(pages)}\s*$", page.extract_text())


@pytest.mark.parametrize(("code", "name"), [("en", "Saint George's Day"), ("ru", "Гиоргоба")])
def test_days_off_of_the_client_s_country_stand_in_the_printed_month(
    workspace: Workspace, code: str, name: str
) -> None:
    client = workspace.clients.add("Bakery")
    workspace.records.change(Client, client.id, country="GE")
    moment = LocalMoment(datetime(2026, 11, 5, 12), "Asia/Tbilisi")
    workspace.records.add(Post(id=PostId(new_id()), client_id=client.id, text="Cake", moment=moment))
    for period in (Period.month(2026, 11), Period(date.min, date.max)):
        paper = workspace.exporting.pdf(Wish(output="calendar", language=Language(code), period=period))
        assert name in PdfReader(BytesIO(paper)).pages[0].extract_text()


def test_weeks_are_printed_in_one_grid_that_names_their_months(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    for day, text in ((date(2026, 11, 30), "Cake"), (date(2026, 12, 27), "Bread"), (date(2026, 12, 28), "Pie")):
        moment = LocalMoment.at(day, 12, 0, "Asia/Tbilisi")
        workspace.records.add(Post(id=PostId(new_id()), client_id=client.id, text=text, moment=moment))
    weeks = Weeks.four(date(2026, 12, 1), 0)
    paper = PdfReader(BytesIO(workspace.exporting.pdf(Wish(output="calendar", language=Language("en"), period=weeks))))
    grid = paper.pages[0].extract_text()
    for words in ("30 Nov 2026 – 27 Dec 2026", "30 November", "1 December", "Cake", "Bread"):
        assert words in grid
    assert "Cake" in paper.pages[1].extract_text()
    assert not any("Pie" in page.extract_text() for page in paper.pages)


def budgeted(workspace: Workspace, name: str) -> tuple[ClientId, list[str]]:
    """A client with budgets of October and November, and an expense in each for work of its own provider."""
    client = workspace.clients.add(name)
    provider = Provider(id=ProviderId(new_id()), client_id=client.id, name=f"Nino of {name}")
    workspace.records.add(provider)
    made = [workspace.budget.start(client.id, Period.month(2026, month)) for month in (10, 11)]
    for each in made:
        line = workspace.budget.add_line(each.id, Category.TRAINING)
        workspace.records.change(BudgetLine, line.id, provider_id=provider.id)
    return client.id, [each.id for each in made]


def test_a_budget_is_printed_for_whom_it_is_with_who_was_paid(workspace: Workspace) -> None:
    """Without a period the newest of each client, with one what shares a day with it; or the one asked for."""
    bakery, (october, _november) = budgeted(workspace, "Bakery")
    budgeted(workspace, "Atelier")

    def printed(**wish: Any) -> list[tuple[str, str, list[str]]]:
        documents = workspace.exporting.documents(Wish(output="budget", language=EN, **wish))
        return [
            (each.head.client, each.head.period, [line["about"] for line in contents(each)["lines"]])
            for each in documents
        ]

    of_atelier = ("Atelier", "November 2026", ["Training and development · Nino of Atelier"])
    of_bakery = ("Bakery", "November 2026", ["Training and development · Nino of Bakery"])
    earlier = ("Bakery", "October 2026", ["Training and development · Nino of Bakery"])
    assert printed() == [of_atelier, of_bakery]
    assert printed(client_id=bakery) == [of_bakery]
    assert printed(client_id=bakery, period=Period(date(2026, 10, 31), date(2026, 11, 2))) == [earlier, of_bakery]
    assert printed(record=october) == [earlier]


def test_a_table_of_budgets_holds_all_or_those_asked_for(workspace: Workspace) -> None:
    bakery, (october, _november) = budgeted(workspace, "Bakery")
    budgeted(workspace, "Atelier")

    def listed(**wish: Any) -> list[tuple[object, object]]:
        table = workspace.exporting.table(Wish(output="budget", language=EN, **wish))
        return list(dict.fromkeys((row[0], row[1]) for row in table.rows))

    months = (date(2026, 10, 1), date(2026, 11, 1))
    assert listed() == [(name, month) for name in ("Atelier", "Bakery") for month in months]
    assert listed(client_id=bakery) == [("Bakery", month) for month in months]
    assert listed(period=Period.month(2026, 11)) == [("Atelier", months[1]), ("Bakery", months[1])]
    assert listed(only=frozenset([october])) == [("Bakery", months[0])]


# one paper for each client


def planned(workspace: Workspace, posts: dict[str, list[str]], status: PostStatus = PostStatus.DRAFT) -> None:
    """Clients with their posts, an hour apart on one day of November."""
    for name, texts in posts.items():
        client = workspace.clients.add(name)
        for hour, text in enumerate(texts, start=9):
            moment = LocalMoment(datetime(2026, 11, 5, hour), "UTC")
            post = Post(id=PostId(new_id()), client_id=client.id, text=text, moment=moment, status=status)
            workspace.records.add(post)


POSTS = {"Walnut": ["Braces"], "Almond": ["Honey cake", "Gingerbread"], "Hazel": []}
PLAN = Wish(output="calendar", language=EN, period=Period.month(2026, 11))


def pages_by_client(paper: PdfReader) -> dict[str, str]:
    """What stands on the pages of each, which say whose they are at their foot."""
    found: dict[str, str] = {}
    for page in paper.pages:
        text = page.extract_text()
        (name,) = [each for each in POSTS if f"{each} · November 2026 · Made on" in text]
        found[name] = found.get(name, "") + text
    return found


def test_a_calendar_of_all_clients_is_a_paper_for_each_in_one_tagged_pdf(workspace: Workspace) -> None:
    planned(workspace, POSTS)
    paper = PdfReader(BytesIO(workspace.exporting.pdf(PLAN)))
    read = pages_by_client(paper)
    assert list(read) == ["Almond", "Walnut"]
    for name, text in read.items():
        others = {post for other, posts in POSTS.items() if other != name for post in posts}
        assert [post in text for post in POSTS[name]] == [True] * len(POSTS[name])
        assert [each for each in (*others, *(set(POSTS) - {name}), "All clients") if each in text] == []
    firsts = [page for page in paper.pages if "Content plan ·" in page.extract_text()]
    assert [page.mediabox.width > page.mediabox.height for page in firsts] == [True, True]
    assert "/StructTreeRoot" in paper.root_object
    assert [page.get("/StructParents") is None for page in paper.pages] == [False] * len(paper.pages)


def test_days_off_are_those_of_the_client_whose_paper_it_is(workspace: Workspace) -> None:
    planned(workspace, {"Almond": ["Cake"], "Walnut": ["Braces"]})
    workspace.records.change(Client, workspace.clients.list()[0].id, country="GE")
    almond, walnut = workspace.exporting.documents(PLAN)
    named = [
        {day["told"] for month in contents(each)["months"] for day in month["days"] if day} for each in (almond, walnut)
    ]
    assert named == [{"", "Saint George's Day"}, {""}]


def test_too_many_posts_are_too_many_of_all_clients_together(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(workspace, POSTS)
    monkeypatch.setattr("smmdesk.documents.calendar.MOST_POSTS", 2)
    with pytest.raises(TooLongForPaperError, match="3 entries"):
        workspace.exporting.pdf(PLAN)


def test_a_pdf_for_each_client_of_whom_there_is_something(workspace: Workspace, tmp_path: Path) -> None:
    planned(workspace, POSTS)
    paths = {client.id: tmp_path / f"{client.name}.pdf" for client in workspace.clients.list()}
    heard: list[tuple[int, int]] = []
    progress = Progress(lambda done, total: heard.append((done, total)))
    written = workspace.exporting.export_each(PLAN, paths, progress)
    assert [path.name for path in written] == ["Almond.pdf", "Walnut.pdf"] == names(tmp_path)
    assert heard == [(0, 2), (1, 2), (2, 2)]
    for path in written:
        assert list(pages_by_client(PdfReader(path))) == [path.stem]


def test_where_one_is_refused_or_stopped_no_file_is_written(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(workspace, POSTS)
    paths = {client.id: tmp_path / f"{client.name}.pdf" for client in workspace.clients.list()}
    stopped = Progress(lambda done, _total: stopped.cancel() if done else None)
    with pytest.raises(Cancelled):
        workspace.exporting.export_each(PLAN, paths, stopped)
    monkeypatch.setattr("smmdesk.documents.calendar.MOST_POSTS", 1)
    with pytest.raises(TooLongForPaperError):
        workspace.exporting.export_each(PLAN, paths, Progress())
    with pytest.raises(NothingToPrintError):
        workspace.exporting.export_each(replace(PLAN, period=Period.month(2031, 2)), paths, Progress())
    assert names(tmp_path) == []


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def confided(workspace: Workspace, name: str) -> ClientId:
    """A client of whom everything is known, also what nobody else should read."""
    client = workspace.clients.add(name)
    workspace.records.change(Client, client.id, files=("What we think of them-00112233.txt",), site="almond.example")
    known = {"notes": "Haggles", "currency": "KZT", "segment": Segment.GOVERNMENT, "relation": Relation.B2C}
    workspace.records.change(Client, client.id, tone_of_voice="Warm", **known)
    fee = Money.of(1234, "KZT")
    for record in (
        Contact(id=ContactId(new_id()), client_id=client.id, name="Nana", phone="+995 555", note="Cries at night"),
        Account(
            id=AccountId(new_id()), client_id=client.id, network=Network.VK, handle="crumb", note="Account for sale"
        ),
        Agreement(
            id=AgreementId(new_id()), client_id=client.id, monthly_fee=fee, included_hours=40, included="12 posts"
        ),
        Provider(
            id=ProviderId(new_id()),
            client_id=client.id,
            name="Nino",
            monthly_price=fee,
            rating=2,
            note="Never writes",
            starts=date(2026, 9, 1),
            trial_ends=date(2026, 10, 15),
        ),
    ):
        workspace.records.add(record)
    return client.id


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_card_to_hand_out_tells_neither_money_nor_what_is_internal(workspace: Workspace, code: str) -> None:
    confided(workspace, "Almond")
    wish = Wish(output="clients", language=Language(code))
    out = replace(wish, output="clients-handout")
    whole, handed = (" ".join(words_on(workspace.exporting.pdf(each)).split()) for each in (wish, out))
    internal = ("234", "KZT", "Haggles", "What we think", "Cries at night", "Account for sale", *advice_words(code))
    assert [each for each in internal if each not in whole] == []
    assert [each for each in internal if each in handed] == []
    for words in ("Almond", "Warm", "Nana", "+995 555", "crumb", "40", "12 posts", "Nino", "almond.example"):
        assert words in handed


def words_on(paper: bytes) -> str:
    return "\n".join(texts_of(paper))


def advice_words(code: str) -> list[str]:
    """How advice begins, which is told on cards of one's own only."""
    profile = Client(id=ClientId("x"), name="x", segment=Segment.GOVERNMENT, relation=Relation.B2C).profile()
    advice = Knowledge(code).advice(profile, DeskKind.CLIENTS)
    return [" ".join(each.text.split()[:3]) for each in advice]


def test_its_table_lacks_the_same(workspace: Workspace) -> None:
    confided(workspace, "Almond")
    whole, handed = (
        workspace.exporting.table(Wish(output=each, language=EN)) for each in ("clients", "clients-handout")
    )
    lacking = ["colour", "logo", "files", "currency", "monthly_fee", "paid_until", "notes"]
    assert [each.key for each in whole.columns if each not in handed.columns] == lacking
    assert {len(row) for row in handed.rows} == {len(handed.columns)}
    internal = ("1,234", "1234", "KZT", "Haggles", "Cries", "for sale", "Never writes", "2 of 5", "Trial")
    told = [" ".join(map(str, table.rows[0])) for table in (whole, handed)]
    assert [[each in words for each in internal[2:]] for words in told] == [[True] * 7, [False] * 7]
    assert [each for each in internal if each in told[1]] == []
    assert "Nana, +995 555" in told[1]


def test_each_client_s_card_is_a_paper_of_its_own_to_hand_out(workspace: Workspace) -> None:
    for name in ("Walnut", "Almond"):
        confided(workspace, name)
    documents = workspace.exporting.documents(Wish(output="clients-handout", language=EN))
    assert [each.head.title for each in documents] == ["Almond", "Walnut"]
    assert [(len(contents(each)["rows"]), len(contents(each)["cards"])) for each in documents] == [(0, 1)] * 2


def test_pictures_kept_in_the_workspace_stand_on_the_paper(workspace: Workspace, tmp_path: Path) -> None:
    """Others that a plan from elsewhere names are only words, wherever they would lead."""
    planned(workspace, {"Almond": ["Cake"]})
    Image.new("RGB", (90, 60), "red").save(tmp_path / "cake.png")
    (post,) = workspace.records.all(Post)
    kept = workspace.media.keep([tmp_path / "cake.png"], Progress())
    workspace.records.change(Post, post.id, media=(*kept, str(tmp_path / "cake.png"), "https://example.org/cake.png"))
    paper = PdfReader(BytesIO(workspace.exporting.pdf(PLAN)))
    assert [len(page.images) for page in paper.pages] == [0, 1]
    assert "cake.png, cake.png, https:" in " ".join(paper.pages[1].extract_text().split())
