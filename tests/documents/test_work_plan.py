"""The work plan on paper, and what was done in the report of a reputation, in three languages and with hostile text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from smmdesk.documents import reputation, work_plan
from smmdesk.domain.money import Money
from smmdesk.domain.reputation.named import ActivityKind, ActivityStatus, Disclosed, Reward
from smmdesk.speech.language import LANGUAGES, Language
from tests.documents.samples import HOSTILE, edition
from tests.documents.test_reputation import MENTIONS, said
from tests.domain.reputation.made import activity, mention

if TYPE_CHECKING:
    from tests.documents.conftest import Prints

TASTING = activity(
    what="Give a cake to bloggers",
    kind=ActivityKind.ADVOCATE,
    starts=date(2026, 11, 2),
    ends=date(2026, 11, 6),
    person="Nora",
    status=ActivityStatus.DONE,
    cost=Money(5_400, "EUR"),
    reward=Reward.GOODS,
    disclosure="Ad. A gift of the shop.",
    result="Two are on holiday",
)
DISCOUNT = activity(what="A tenth off for a review", starts=date(2026, 12, 12), reward=Reward.DISCOUNT)
SOME_DAY = activity(what="Open a page on the map", goal="To be found")
DROPPED = activity(what="Flyers", starts=date(2026, 11, 3), status=ActivityStatus.DROPPED)
PLAN = (TASTING, DROPPED, DISCOUNT, SOME_DAY)
BROUGHT = (mention(activity_id=TASTING.id, reach=500), mention(activity_id=TASTING.id, reach=300))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_plan_tells_of_each_what_it_is_for_and_how_it_is_disclosed(code: str, printed: Prints) -> None:
    language = Language(code)
    paper = printed(work_plan.paper("Sweet Balcony", PLAN, BROUGHT, [("Both", "People ask first.")], edition(code)))
    names = (each.what for each in PLAN)
    told = ("People ask first.", "Nora", "Ad. A gift of the shop.", "To be found", "Two are on holiday", *names)
    lacks, free = language.word(Disclosed.LACKS), language.word(Reward.GOODS)
    for words in (*told, lacks, free, language.month(date(2026, 12, 1)), language(work_plan.WITHOUT_A_DAY)):
        assert paper.holds(words), words
    assert "".join(paper.as_set.split()).count("".join(lacks.split())) == 1
    assert paper.inside()


def test_what_an_activity_brought_stands_beside_it(printed: Prints) -> None:
    paper = printed(work_plan.paper("Sweet Balcony", [TASTING], BROUGHT, (), edition("en")))
    assert paper.holds("2 mentions · reach 800 · €27.00 for one")
    assert not paper.holds("stays a plan")
    alone = printed(work_plan.paper("Sweet Balcony", [SOME_DAY], (), (), edition("en")))
    assert not alone.holds("What it brought")


def test_a_report_tells_what_was_done_on_its_days_and_what_comes_next(printed: Prints) -> None:
    told = replace(said(*MENTIONS), activities=PLAN, linked=BROUGHT)
    paper = printed(reputation.paper(told, edition("en")))
    done, _between, after = paper.as_set.partition("What comes next")
    after = after.partition("The cake arrived crushed")[0]
    assert TASTING.what in done
    assert "reach 800" in done.replace("\u00a0", " ")
    assert DISCOUNT.what in after
    assert "Not disclosed" in after
    assert SOME_DAY.what in after
    assert DROPPED.what not in paper.as_set


def test_what_was_only_planned_is_not_told_as_done(printed: Prints) -> None:
    planned = replace(DISCOUNT, starts=date(2026, 11, 20))
    begun = activity(
        what="Answer on the map", starts=date(2026, 11, 1), ends=date(2027, 1, 1), status=ActivityStatus.DOING
    )
    later = activity(what="Ask the guests", starts=date(2026, 12, 3), status=ActivityStatus.DOING)
    told = replace(said(*MENTIONS), activities=(planned, begun, later))
    done, _between, after = printed(reputation.paper(told, edition("en"))).as_set.partition("What comes next")
    assert begun.what in done
    assert planned.what not in done
    assert planned.what in after
    assert later.what in after


def test_days_without_an_activity_are_not_told_of(printed: Prints) -> None:
    paper = printed(reputation.paper(said(*MENTIONS), edition("en")))
    assert not paper.holds("What we did")
    assert not paper.holds("What comes next")


def test_a_year_of_steps_belongs_in_the_plan(printed: Prints) -> None:
    steps = [replace(DISCOUNT, what=f"Step {number:02}.") for number in range(reputation.MOST_NEXT + 3)]
    paper = printed(reputation.paper(replace(said(*MENTIONS), activities=steps), edition("en")))
    assert paper.holds(f"Step {reputation.MOST_NEXT - 1:02}.")
    assert not paper.holds(f"Step {reputation.MOST_NEXT:02}.")
    assert paper.holds("and 3 more, in the work plan")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text: str, printed: Prints) -> None:
    hostile = replace(TASTING, what=text, place=text, person=text, disclosure=text, goal=text, note=text, result=text)
    paper = printed(work_plan.paper(text, [hostile], BROUGHT, [(text, text)], edition()))
    assert "root:" not in paper.text
    assert (paper.images(), paper.links()) == (0, set())
    assert paper.inside()
