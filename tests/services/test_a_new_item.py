"""The recipe of CONTRIBUTING.md for an item of the checklist, followed with a made-up one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from smmdesk.domain.checklist import Verdict
from smmdesk.domain.periods import Period
from smmdesk.domain.providers import ProviderKind
from smmdesk.knowledge import Knowledge, checklist
from smmdesk.knowledge.files import Table, facts, words
from smmdesk.services.outputs import Wish
from smmdesk.services.outputs.checklist import _item_words
from smmdesk.speech.language import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.workspace import Workspace

KEY = "cooperation.handover"
WORDS = {"statement": "The handover is written down.", "how": "Ask for the page.", "advice": "Have it written now."}


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An item with its words in every language, at the end of its group."""
    cooperation = facts("checklist")["cooperation"] | {"handover": {"weight": 2}}
    monkeypatch.setattr(checklist, "facts", lambda name: {**facts(name), "cooperation": cooperation})

    def said(code: str, name: str) -> Table:
        table = words(code, name)
        return {**table, "cooperation": {**table["cooperation"], "handover": WORDS}}

    monkeypatch.setattr(checklist, "words", said)
    for cached in (checklist.read_checklist, _item_words):
        cached.cache_clear()
    yield
    for cached in (checklist.read_checklist, _item_words):
        cached.cache_clear()


@pytest.mark.usefixtures("added")
def test_it_is_asked_counted_written_and_printed(workspace: Workspace) -> None:
    assert [code for code in LANGUAGES if Knowledge(code).checklist().item(KEY) is None] == []
    client = workspace.clients.add("Bakery")
    today, month = date(2026, 11, 16), Period.month(2026, 10)
    evaluation = workspace.checklist.start(client.id, month, today, kind=ProviderKind.SELF)
    workspace.checklist.answer(evaluation.id, KEY, verdict=Verdict.NO)
    (sheet,) = workspace.checklist.history(client.id)
    assert (sheet.score.answered, sheet.score.share) == (1, Fraction(0))
    wish = Wish(output="checklist", language=Language("en"))
    table = workspace.exporting.table(wish)
    keys = [column.key for column in table.columns]
    (row,) = [row for row in table.rows if WORDS["statement"] in row]
    assert row[keys.index("advice")] == WORDS["advice"]
    printed = PdfReader(BytesIO(workspace.exporting.pdf(wish)))
    assert WORDS["statement"] in " ".join(" ".join(page.extract_text() for page in printed.pages).split())
