"""Small honest material for the documents' tests, and hostile text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smmdesk.documents.checklist import ItemWords, Subject
from smmdesk.documents.edition import Edition
from smmdesk.documents.typeset import Paper
from smmdesk.domain.checklist import Answer, Evaluation, EvaluationSheet, Group, Item, Verdict
from smmdesk.domain.ids import AnswerId, ClientId, EvaluationId
from smmdesk.domain.periods import Period
from smmdesk.domain.providers import ProviderKind
from smmdesk.speech.language import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

STATEMENTS = {
    "en": "Goals of the quarter are written down with a number and a deadline",
    "ru": "Цели на квартал записаны: у каждой есть число и срок",
    "ka": "კვარტლის მიზნები ჩაწერილია: თითოეულს აქვს რიცხვი და ვადა",
}

HOSTILE = (
    '#read("/etc/passwd") #import "/lib.typ" $x^2$ *bold* _em_ `raw` @ref <label> \\ \\n // c /* c */ = head\n- item',
    "W" * 5000,
    "https://example.org/" + "path/" * 400 + "?q=" + "x" * 600,
    "🔥😀👩‍👩‍👧‍👦🇬🇪 ☐ ☑ ✓ ₾ ₽",
    "שלום עולם مرحبا بالعالم \u202egnihsihp\u202c",
    "nul\x00 bell\x07 line\u2028sep\r\nnew\ttab \ud800 \ufeff\ufffe",
    "日本語のテキスト",
    "",
    "{page} {pages} {0} %s",
)


def edition(code: str = "en", paper: Paper = Paper.A4) -> Edition:
    return Edition(language=Language(code), made=date(2026, 11, 30), paper=paper)


SUBJECT = Subject(client="Honey & Crumb", provider="Nino", kind=ProviderKind.FREELANCER, period=Period.month(2026, 11))

EVALUATION = Evaluation(
    id=EvaluationId("e"),
    client_id=ClientId("c"),
    starts=date(2026, 11, 1),
    ends=date(2026, 12, 1),
    made_on=date(2026, 11, 30),
    kind=ProviderKind.FREELANCER,
)

ITEMS = tuple(
    Item(key=f"{group}.{number}", group=group, weight=1 + number % 2) for group in Group for number in range(5)
)


def item_words(code: str = "en") -> dict[str, ItemWords]:
    return {
        item.key: ItemWords(
            statement=f"{STATEMENTS[code]} ({item.key})", how_to_check="Open the strategy.", advice=f"Do {item.key}."
        )
        for item in ITEMS
    }


def answers(verdicts: dict[str, Verdict], *, evidence: str = "", comment: str = "") -> tuple[Answer, ...]:
    return tuple(
        Answer(
            id=AnswerId(key),
            evaluation_id=EVALUATION.id,
            item=key,
            verdict=verdict,
            evidence=evidence,
            comment=comment,
        )
        for key, verdict in verdicts.items()
    )


def sheet(given: Sequence[Answer], items: Sequence[Item] = ITEMS) -> EvaluationSheet:
    return EvaluationSheet.of(EVALUATION, items, given)
