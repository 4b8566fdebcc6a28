"""What people say on paper: net tone above every mention of the days, in three languages and with hostile text."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.documents import reputation
from smmdesk.documents.limits import TooLongForPaperError
from smmdesk.domain.ids import SnoozeId
from smmdesk.domain.reputation.alarms import Alarm
from smmdesk.domain.reputation.answering import Counting, WorkingTime, waits
from smmdesk.domain.reputation.figures import figures_by_kind, first_answers
from smmdesk.domain.reputation.named import CrisisLevel, MentionKind, Sentiment, Source
from smmdesk.domain.reputation.voice import voice_told
from smmdesk.domain.reputation.weeks import day_sign
from smmdesk.domain.snoozes import Snooze
from smmdesk.speech.language import Language
from smmdesk.speech.reputation_sign import HOW_OFTEN, SIGN
from tests.documents.samples import HOSTILE, edition
from tests.domain.reputation.made import DAY, NOVEMBER, OWN, RIVAL, ZONE, ago, at, brand, mention, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.documents.typeset import Document
    from smmdesk.domain.reputation.records import Mention
    from tests.documents.conftest import Prints

BRANDS = (brand(id=OWN, own=True), brand(id=RIVAL, name="Crumb Street"))
NOW = datetime(2026, 11, 16, 10, 5, tzinfo=UTC)
BY = Counting(rule(), WorkingTime.of(rule(), ZONE, ()), NOW)


def said(*mentions: Mention) -> reputation.Said:
    return reputation.Said(
        client="Sweet Balcony",
        period=NOVEMBER,
        mentions=mentions,
        figures=figures_by_kind(mentions, BRANDS, NOVEMBER),
        brands={each.id: each.name for each in BRANDS},
        now=NOW,
        waits=waits(mentions, BY),
        answers=first_answers(mentions, BRANDS, NOVEMBER, BY),
        sign=day_sign(DAY, mentions, OWN),
        recent=mentions,
        voice=voice_told(mentions, (), NOVEMBER, own=OWN, rivals=[RIVAL]),
    )


def review(**values: Any) -> Mention:
    source = Source.MAP
    return mention(**{"source": source, "kind": source.kind, "needs_answer": True, **values}).checked()


MENTIONS: Sequence[Mention] = (
    review(text="The cake arrived crushed", stars=1, place="Town map", author="Maria"),
    review(text="So light", stars=5, answered=at("2026-11-16T11:20"), answer="Thank you"),
    review(text="Is it open?", tone=Sentiment.POSITIVE, let_be="answered by phone"),
    mention(text="Buns of yesterday", brand_id=RIVAL),
)


@pytest.mark.parametrize(("code", "net"), [("en", "+33.3%"), ("ru", "+33,3 %"), ("ka", "+33,3 %")])
def test_figures_stand_above_the_mentions(printed: Prints, code: str, net: str) -> None:
    paper = printed(reputation.paper(said(*MENTIONS), edition(code)))
    for words in (net, "The cake arrived crushed", "Maria", "Crumb Street", "Thank you", "answered by phone"):
        assert paper.holds(words), words


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
def test_sign_and_share_of_voice_stand_first_with_what_they_rest_on(printed: Prints, code: str) -> None:
    told = [ago(days, tone=Sentiment.NEGATIVE, source=Source.MAP) for days in (0, 2, 5, 6)]
    quiet = [ago(62), ago(9, brand_id=RIVAL), ago(1)]
    language, paper = Language(code), printed(reputation.paper(said(*told, *quiet), edition(code)))
    for words in (
        language.word(CrisisLevel.ALARM),
        language(HOW_OFTEN),
        "Crumb Street",
        "0,0001" if code != "en" else "0.0001",
    ):
        assert paper.holds(words), words
    assert paper.holds("83.3%" if code == "en" else "83,3 %")


def test_one_brand_alone_is_no_share(printed: Prints) -> None:
    alone = replace(said(*MENTIONS[:1]), voice=voice_told(MENTIONS[:1], (), NOVEMBER, own=OWN))
    paper = printed(reputation.paper(alone, edition()))
    assert paper.holds("No rival is watched, so there is no share among brands.")
    assert paper.holds("Share of voice, November 2026: no data")


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
def test_the_first_page_is_not_empty_below_its_figures(printed: Prints, code: str) -> None:
    """However much the sign and the share of voice rest on."""
    note = Snooze(id=SnoozeId("s"), key="crisis", made_on=DAY, count=4, note="All answered, " * 60)
    told = [ago(days, tone=Sentiment.NEGATIVE, source=Source.MAP) for days in (0, 2, 5, 6)]
    made = said(*told, ago(62), ago(9, brand_id=RIVAL), ago(1))
    assert made.sign is not None
    aside = replace(made.sign, alarm=Alarm(since=DAY, aside=note))
    language, paper = Language(code), printed(reputation.paper(replace(made, sign=aside), edition(code)))
    first = "".join(piece.text for piece in paper.pieces[0])
    assert f"{language(SIGN)}," in first
    assert HOW_OFTEN not in first or code != "en"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text: str, printed: Prints) -> None:
    told = review(text=text, author=text, place=text, title=text, let_be=text)
    paper = printed(reputation.paper(said(told), edition()))
    assert "root:" not in paper.text
    assert (paper.images(), paper.links()) == (0, set())
    assert paper.inside()


def test_too_many_are_refused() -> None:
    many = [review(text="again")] * (reputation.MOST_MENTIONS + 1)
    with pytest.raises(TooLongForPaperError):
        reputation.paper(said(*many), edition("en"))


def pale(document: Document) -> dict[str, bool]:
    """By the names of its figures."""
    body: Any = document.body
    return {name: is_pale for name, _figure, is_pale in body["figures"]}


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", ("4 mentions, 3 without a tone", "2 of 3 without a tone, preliminary")),
        ("ru", ("4 упоминания, 3 без тона", "2 из 3 без тона, предварительно")),
        ("ka", ("4 მოხსენიება, 3 ტონის გარეშე", "3-დან 2 ტონის გარეშე, წინასწარია")),
    ],
)
def test_of_what_nobody_judged_it_says_so_and_the_figure_is_pale(
    printed: Prints, code: str, told: tuple[str, str]
) -> None:
    """More than a fifth: what is large on the page may change much yet."""
    mentions = (
        review(text="So light", stars=5),
        review(text="Is it open?"),
        review(text="And on Sunday?"),
        MENTIONS[3],
    )
    made = reputation.paper(said(*mentions), edition(code))
    paper = printed(made)
    for words in told:
        assert paper.holds(words), words
    figures = pale(made)
    language = Language(code)
    assert figures[language.word(MentionKind.REVIEW)]
    assert not figures[language(SIGN)]
    whole = reputation.paper(said(*MENTIONS), edition(code))
    assert not pale(whole)[language.word(MentionKind.REVIEW)]
