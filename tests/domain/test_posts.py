"""Posts: the way to publication, and the text as it is published."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.errors import PostPublishedError, UnknownZoneError
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.money import Money
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from tests.records import as_kept, record

POST = Post(id=PostId("p"), client_id=ClientId("c"), text="Fresh bread", hashtags=("#bread", "#morning"))


def test_every_status_leads_to_publication_in_the_end() -> None:
    for first in PostStatus:
        way = [first]
        while (following := way[-1].following) is not None:
            way.append(following)
            assert len(way) <= len(PostStatus)
        assert way[-1] is PostStatus.PUBLISHED


def test_what_was_rejected_is_written_anew() -> None:
    assert PostStatus.REJECTED.following is PostStatus.DRAFT
    assert PostStatus.DRAFT.following is PostStatus.TO_APPROVE
    assert PostStatus.PUBLISHED.following is None


@pytest.mark.parametrize(
    ("before", "dated", "without"),
    [
        (PostStatus.IDEA, PostStatus.DRAFT, PostStatus.IDEA),
        (PostStatus.DRAFT, PostStatus.DRAFT, PostStatus.IDEA),
        (PostStatus.TO_APPROVE, PostStatus.TO_APPROVE, PostStatus.TO_APPROVE),
        (PostStatus.SCHEDULED, PostStatus.SCHEDULED, PostStatus.APPROVED),
    ],
)
def test_an_idea_that_gets_its_day_is_a_draft_and_a_draft_that_loses_it_an_idea(
    before: PostStatus, dated: PostStatus, without: PostStatus
) -> None:
    moment = LocalMoment.at(date(2026, 11, 20), 10, 0, "Asia/Tbilisi")
    idea = replace(POST, status=before)
    planned = replace(idea, moment=moment)
    assert idea.changed_to(moment=moment).status is dated
    assert planned.changed_to(moment=None).status is without
    assert planned.changed_to(moment=moment.on_day(date(2026, 11, 21))).status is before
    # what is said stays said
    assert idea.changed_to(moment=moment, status=PostStatus.TO_APPROVE).status is PostStatus.TO_APPROVE


def test_hashtags_stand_under_the_text() -> None:
    assert POST.caption() == "Fresh bread\n\n#bread #morning"
    assert Post(id=PostId("p"), client_id=ClientId("c"), hashtags=("#bread",)).caption() == "#bread"
    assert Post(id=PostId("p"), client_id=ClientId("c"), text="Bread").caption() == "Bread"


def test_each_hashtag_and_each_file_stands_on_its_own() -> None:
    odd = replace(POST, hashtags=("bread", "#new\nyear", "##a,b", "#"), media=("a.png\rb c.png", ""))
    assert odd.checked().hashtags == ("#bread", "#new", "#year", "#a", "#b")
    assert odd.checked().media == ("a.png", "b c.png")
    assert POST.checked() is POST


@given(record(Post, moment=st.none()))
def test_what_was_checked_stays_as_it_is(post: Post) -> None:
    once = as_kept(post.checked())
    assert as_kept(once.checked()) == once


NOON = LocalMoment.at(date(2026, 11, 5), 12, 0, "Asia/Tbilisi")


def test_a_post_moves_and_an_idea_has_no_day() -> None:
    assert POST.day is None
    moved = POST.changed_to(moment=NOON)
    assert (moved.day, moved.changed_to(moment=None)) == (date(2026, 11, 5), POST)


def test_a_published_post_stays_where_it_was() -> None:
    published = replace(POST, status=PostStatus.PUBLISHED, moment=NOON)
    assert published.changed_to(moment=NOON) == published
    with pytest.raises(PostPublishedError):
        published.changed_to(moment=None)
    assert replace(published, status=PostStatus.SCHEDULED).changed_to(moment=None).day is None


def test_a_post_of_no_zone_is_refused() -> None:
    with pytest.raises(UnknownZoneError):
        POST.changed_to(moment=LocalMoment(NOON.wall, "Nowhere")).checked()


@given(record(Post), st.sampled_from([None, NOON]))
def test_a_copy_has_the_content_and_not_the_history(post: Post, moment: LocalMoment | None) -> None:
    copy = post.copied(PostId("copy"), moment)
    assert copy.status in {PostStatus.IDEA, PostStatus.DRAFT}
    assert (copy.approval_note, copy.published_link, copy.source_key, copy.cost) == ("", "", "", None)
    assert (copy.id, copy.moment) == ("copy", moment)
    same = ("client_id", "networks", "format", "rubric", "tone", "goal", "text", "hashtags", "link", "media", "person")
    assert [getattr(copy, name) for name in same] == [getattr(post, name) for name in same]


def test_an_idea_is_copied_as_an_idea() -> None:
    assert POST.copied(PostId("x"), None).status is PostStatus.IDEA
    assert replace(POST, status=PostStatus.PUBLISHED, cost=Money(1, "GEL")).copied(PostId("x"), NOON).cost is None


@pytest.mark.parametrize(
    ("text", "length", "headline"),
    [
        ("Fresh bread", 11, "Fresh bread"),
        (" Fresh\n\nbread ", 11, "Fresh bread"),
        ("Fresh bread!", 11, "Fresh…"),
        ("Fresh bread every morning", 13, "Fresh bread…"),
        ("Fresh bread every morning", 20, "Fresh bread every…"),
        ("A very-very-long-word", 12, "A very-very…"),  # the only space stands too early to cut there
        ("Freshbreadeverymorning", 10, "Freshbrea…"),
        ("Good breadsandmore", 12, "Good breads…"),  # before the middle
        ("Breads andmoreofit", 12, "Breads…"),  # in the middle
    ],
)
def test_a_headline_is_cut_at_a_word_where_that_is_possible(text: str, length: int, headline: str) -> None:
    assert replace(POST, text=text).headline(length) == headline


def test_a_headline_is_of_sixty_letters_where_nobody_says_more() -> None:
    assert len(replace(POST, text="x" * 61).headline()) == 60
    assert replace(POST, text="x" * 60).headline() == "x" * 60


def test_how_far_a_new_post_is_depends_on_its_day() -> None:
    assert PostStatus.at_first(dated=True) is PostStatus.DRAFT
    assert PostStatus.at_first(dated=False) is PostStatus.IDEA


@given(st.text(), st.integers(2, 80))
def test_a_headline_is_a_beginning_of_one_line(text: str, length: int) -> None:
    line = replace(POST, text=text).headline(length)
    assert len(line) <= length
    assert "\n" not in line
    whole = " ".join(text.split())
    assert line == whole or (line.endswith("…") and whole.startswith(line[:-1]))
