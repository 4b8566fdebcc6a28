"""Wishes become documents of the right records, read at one moment and once."""

from __future__ import annotations

import re
from contextlib import contextmanager, nullcontext
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from sqlalchemy import event

from smmdesk.documents.limits import TooLongForPaperError
from smmdesk.domain.budget import BudgetLine, Category
from smmdesk.domain.checklist import Verdict
from smmdesk.domain.clients import Client, Relation, Segment
from smmdesk.domain.desk import DeskKind
from smmdesk.domain.ids import ClientId, PostId, ProviderId, new_id
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post
from smmdesk.domain.providers import Provider, ProviderKind
from smmdesk.knowledge import Knowledge, Severity
from smmdesk.opening import create_workspace
from smmdesk.services import exporting
from smmdesk.services.exporting import NothingToPrintError
from smmdesk.services.outputs import OUTPUTS, Wish
from smmdesk.speech.language import LANGUAGES, Language

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
    """A client with an evaluation a month, each with one answer or none."""
    client = workspace.clients.add(name)
    nino = Provider(id=ProviderId(new_id()), client_id=client.id, name="Nino", kind=ProviderKind.FREELANCER)
    workspace.records.add(nino)
    for month, verdict in months.items():
        period = Period.month(2026, month)
        made = workspace.checklist.start(client.id, period, TODAY)
        if verdict:
            workspace.checklist.answer(made.id, "goals.numbered", verdict=verdict)
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
    for name in OUTPUTS.keys() - {"checklist-blank"}:
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
