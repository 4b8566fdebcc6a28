from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.documents import calendar
from smmdesk.documents.limits import TooLongForPaperError
from smmdesk.documents.typeset import Paper
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Format, Post, PostStatus, Tone
from tests.documents.samples import HOSTILE, edition
from tests.every import every

if TYPE_CHECKING:
    from tests.documents.conftest import Prints

NOVEMBER = Period.month(2026, 11)
BAKERY = ClientId("bakery")
NAME = "Honey & Crumb"


def a_post(day: int | None = 5, **values: Any) -> Post:
    moment = LocalMoment.at(date(2026, 11, day), 19, 30, "Asia/Tbilisi") if day else None
    known = {"id": PostId("p"), "client_id": BAKERY, "moment": moment, "text": "Almond cake", **values}
    return Post(**known)


FULL = a_post(
    networks=(Network.INSTAGRAM, Network.VK),
    format=Format.CAROUSEL,
    tone=Tone.LIGHT,
    rubric="Backstage",
    goal="30 orders",
    status=PostStatus.TO_APPROVE,
    text="First line\nsecond line",
    hashtags=("#cake", "#wedding"),
    link="https://example.org/cake",
    media=("C:\\photos\\one.jpg", "photos/two.jpg"),
    approval_note="No logo",
)


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
@pytest.mark.parametrize("paper", list(Paper))
def test_a_month_is_one_page_on_its_side_and_the_posts_stand_upright(code: str, paper: Paper, printed: Prints) -> None:
    read = printed(calendar.plan([a_post(day) for day in range(1, 31)], NOVEMBER, NAME, edition(code, paper)))
    boxes = [page.mediabox for page in read.reader.pages]
    assert boxes[0].width > boxes[0].height
    assert every(box.width < box.height for box in boxes[1:])
    assert read.inside()


def test_a_post_is_printed_with_everything_the_client_should_see(printed: Prints) -> None:
    paper = printed(calendar.plan([FULL], NOVEMBER, NAME, edition()))
    body = paper.page_texts[1]
    for words in ("19:30", "Instagram, VK", "Carousel", "Backstage", "Light", "30 orders", "No logo", "First line"):
        assert words in body
    assert "#cake #wedding" in body
    assert "one.jpg, two.jpg" in body
    assert "Approve" in body
    assert paper.links() == {"https://example.org/cake"}


def test_what_is_published_is_not_to_be_approved(printed: Prints) -> None:
    out, draft = a_post(status=PostStatus.PUBLISHED), a_post(6, status=PostStatus.DRAFT)
    both = printed(calendar.plan([out, draft], NOVEMBER, NAME, edition())).text
    assert [both.count(words) for words in ("What to change", "Approved by", "Mark a box")] == [1, 1, 1]
    alone = printed(calendar.plan([out], NOVEMBER, NAME, edition())).text
    assert alone.count("Almond cake") == 2
    assert [words for words in ("Approve", "Change", "What to change", "Mark a box") if words in alone] == []


def test_the_grid_says_when_and_where(printed: Prints) -> None:
    first = printed(calendar.plan([FULL], NOVEMBER, NAME, edition())).page_texts[0]
    assert "19:30 IG VK" in first
    assert "First line" in first
    assert "November 2026" in first


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize(("month", "room"), [((2027, 2), 7), ((2026, 10), 5), ((2026, 11), 4)])
def test_a_busy_day_shows_what_it_has_room_for_and_says_how_many_more(
    month: tuple[int, int], room: int, paper: Paper, printed: Prints
) -> None:
    """A month of four weeks has higher cells than one of six."""
    days = list(Period.month(*month).days())[::9]
    posts = [
        a_post(moment=LocalMoment(datetime.combine(day, time(hour)), "UTC"), text="Almond cake " * 9)
        for day in days
        for hour in range(10, 19)
    ]
    read = printed(calendar.plan(posts, Period.month(*month), NAME, edition("ru", paper)))
    assert [page.mediabox.width > page.mediabox.height for page in read.reader.pages][:2] == [True, False]
    first = read.page_texts[0]
    assert [first.count(f"{hour}:00") for hour in range(10, 19)] == [len(days)] * room + [0] * (9 - room)
    assert first.count(f"+{9 - room}") == len(days)
    lowest = min(piece.y for piece in read.pieces[0] if piece.text.startswith(f"{9 + room}:00"))
    assert lowest > max(piece.y for piece in read.pieces[0] if "Идея" in piece.text)


LONG = " ".join(f"word{number}" for number in range(10, 60))


def words_shown(page: str) -> list[str]:
    return re.findall(r"word\d\d|…", page)


def test_a_day_of_few_posts_does_not_cut_their_texts_while_there_is_room(printed: Prints) -> None:
    """Beneath one another in a cell of six weeks are five lines: what one post leaves is another's."""

    def shown(*texts: str) -> int:
        posts = [a_post(id=PostId(str(number)), text=text) for number, text in enumerate(texts)]
        found = words_shown(printed(calendar.plan(posts, NOVEMBER, NAME, edition())).page_texts[0])
        assert found.count("…") == sum("word" in text for text in texts)
        return len(found) - found.count("…")

    alone, beside_short, beside_two, of_four = (
        shown(LONG),
        shown("Cake", LONG),
        shown("A", "B", LONG),
        shown(*[LONG] * 4),
    )
    assert alone > beside_short > beside_two > of_four / 4
    assert (alone, of_four) == (12, 8)


def test_a_text_that_fits_its_day_is_not_cut(printed: Prints) -> None:
    text = " ".join(LONG.split()[:12])
    first = printed(calendar.plan([a_post(text=text)], NOVEMBER, NAME, edition())).page_texts[0]
    assert words_shown(first) == text.split()


def test_a_holiday_is_named(printed: Prints) -> None:
    paper = printed(calendar.plan([], NOVEMBER, NAME, edition(), told={date(2026, 11, 23): "Giorgoba"}))
    assert "Giorgoba" in paper.page_texts[0]
    assert paper.holds("There are no posts in this period.")


def test_several_months_have_a_page_each(printed: Prints) -> None:
    paper = printed(calendar.plan([], Period.months(2026, 11, 3), NAME, edition()))
    for name, text in zip(("November 2026", "December 2026", "January 2027"), paper.page_texts, strict=False):
        assert name in text
    assert len(paper.page_texts) == 4


@pytest.mark.parametrize("monday_first", ["ru", "en"])
def test_of_a_period_left_open_only_the_months_with_posts_are_drawn(monday_first: str, printed: Prints) -> None:
    first, last = date.min, date.max - timedelta(days=1)
    posts = [a_post(moment=LocalMoment(datetime.combine(day, time(9)), "UTC")) for day in (first, NOVEMBER.start, last)]
    paper = printed(calendar.plan(posts, Period(date.min, date.max), NAME, edition(monday_first)))
    assert len(paper.page_texts) < 6


def test_the_days_named_of_an_open_period_are_those_with_posts(printed: Prints) -> None:
    paper = printed(calendar.plan([a_post()], Period(date.min, date(2026, 11, 20)), NAME, edition()))
    assert not paper.holds("0001")
    assert paper.holds("November 2026")


def test_posts_of_other_days_are_left_out_and_ideas_stand_at_the_end(printed: Prints) -> None:
    posts = [a_post(None, text="An idea"), a_post(5, text="Inside")]
    other = calendar.plan(posts, Period(date(2026, 11, 6), date(2026, 11, 9)), NAME, edition())
    assert not printed(other).holds("Inside")
    body = printed(calendar.plan(posts, NOVEMBER, NAME, edition())).text
    assert body.index("Inside") < body.index("Without a date yet") < body.rindex("An idea")


def test_a_paper_bears_the_name_of_its_client_and_needs_it_nowhere_else(printed: Prints) -> None:
    paper = printed(calendar.plan([a_post()], NOVEMBER, NAME, edition()))
    assert paper.page_texts[0].startswith("Content plan")
    assert [text.count(NAME) for text in paper.page_texts] == [2, 2]  # of the first page title and foot


def test_a_plan_that_is_too_long_is_refused_with_advice() -> None:
    posts = [a_post(id=PostId(str(number))) for number in range(calendar.MOST_POSTS + 1)]
    with pytest.raises(TooLongForPaperError, match="spreadsheet"):
        calendar.plan(posts, NOVEMBER, NAME, edition())


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text: str, printed: Prints) -> None:
    post = a_post(
        text=text, rubric=text, goal=text, hashtags=(text,), link=text, media=(text,), approval_note=text, person=text
    )
    paper = printed(calendar.plan([post], NOVEMBER, text, edition(), told={date(2026, 11, 5): text}))
    assert "root:" not in paper.text
    assert paper.images() == 0
    assert paper.links() <= {text}
    assert paper.inside()


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize(
    "name", ["Bakery " * 20, "Кондитерская на Большом Кавказском бульваре, филиалы и сыновья", "W" * 200, ""]
)
def test_a_month_stays_one_page_whatever_the_client_is_called(name: str, paper: Paper, printed: Prints) -> None:
    posts = [a_post(day) for day in range(1, 31) for _each in range(5)]
    read = printed(calendar.plan(posts, NOVEMBER, name, edition("ru", paper)))
    assert [page.mediabox.width > page.mediabox.height for page in read.reader.pages][:2] == [True, False]
    assert read.inside()
