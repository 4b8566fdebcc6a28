"""How far a post is, in the words of whoever wrote the plan: published never becomes a draft, nor the reverse."""

import pytest

from smmdesk.exchange.incoming import TABLE_WORDS
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.exchange.plans.words import PlanWords
from smmdesk.exchange.values.words import load

WORDS = PlanWords(load(str(TABLE_WORDS), str(PLANS.words)))

PUBLISHED = """
Done - posted|Done (posted)|Ready / Published|Готово, опубликовано|Согласовано, вышло|Draft → Published
In progress / published|Approved, published|Approved & posted|Scheduled - posted|Scheduled → live|Idea (published)
In Review/Posted|Rejected - then published|Published (draft 2)|Posted ✅ (was draft)|To be posted - posted
Not boosted, published|Published - not boosted|Published, no comments|Status: Published|4 - Published|1. Published
Scheduled (Published 09:00)|Complete - published|✔ Posted|☑ live|#published|Published? ✅|published (auto)
YAYINLANDI|Yayınlandı|YAYINDA|yayımlandı|PAYLAŞILDI|Выложили|Выложил|Выпущено|Выпустили|Опубликовали|Разместили|Вышли
опубл.|Запостили|დაიდო|განთავსებულია|გამოვაქვეყნეთ|публікували, опублікували|Виклали|Розмістили|Випущено|Publicados
posteado|publiées|posté|diffusé|mis en ligne|paru|publiziert|erschienen|online gestellt|foi ao ar|postados|pubblicati
sent|Sent ✅|Sent to IG|sent 3 Sept|sent on Monday|Approved, sent|Published, client happy|Released|gone live
"""
NOT_PUBLISHED = {
    "Sent for approval": "to_approve",
    "sent to client": "",
    "Draft sent": "draft",
    "Approved – will be posted Wed": "approved",
    "Ready to be published": "approved",
    "Ready for live": "approved",
    "Boost after published": "",
    "Un-published": "",
    "Posted? no": "",
    "Posted: no": "",
    "Published? Not yet": "",
    "Published - нет": "",
    "опубликовано? еще нет": "",
    "Опубликовано: нет": "",
    "yayında değil": "",
    "non publié": "",
    "nicht veröffentlicht": "",
    "Not published - draft": "draft",
    "not posted, in progress": "draft",
    "Cancelled - not posted": "rejected",
    "не вышел": "",
    "Не вышло, перенос": "",
    "Live soon": "",
    "Posted: tomorrow": "",
    "Готово, опубликовано завтра": "approved",
    "Live stream": "",
    "Approved, live stream": "approved",
    "Doing": "draft",
    "Waiting for the client": "to_approve",
    "Жду клиента": "to_approve",
}


@pytest.mark.parametrize("cell", [cell for line in PUBLISHED.split("\n") for cell in line.split("|") if cell])
def test_a_word_for_published_wins_over_every_stage_before_it(cell: str) -> None:
    value, kept = WORDS.stage(cell)
    assert value == "published"
    assert kept in {"", cell}


@pytest.mark.parametrize(("cell", "status"), NOT_PUBLISHED.items())
def test_what_is_not_published_yet_is_not(cell: str, status: str) -> None:
    assert WORDS.stage(cell)[0] == status
