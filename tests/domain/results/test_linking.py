"""Which post a publication is: cases by hand, and what holds of any."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.ids import ClientId, PostId, PublicationId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.results.linking import linked
from smmdesk.domain.results.named import Link
from smmdesk.domain.results.records import Publication

CLIENT = ClientId("a")
DAY = date(2026, 10, 5)
TEXT = "Honey cake with walnuts, baked this morning for your Sunday table"


def post(name: str, text: str = TEXT, *, day: date = DAY, hour: int = 10, link: str = "") -> Post:
    return Post(
        id=PostId(name),
        client_id=CLIENT,
        networks=(Network.INSTAGRAM,),
        moment=LocalMoment.at(day, hour, 0, "Asia/Tbilisi"),
        status=PostStatus.SCHEDULED,
        text=text,
        published_link=link,
    )


def out(
    name: str,
    text: str = TEXT,
    *,
    day: date = DAY,
    hour: int = 10,
    link: str = "",
    network: Network = Network.INSTAGRAM,
) -> Publication:
    moment = LocalMoment.at(day, hour, 30, "Asia/Tbilisi")
    return Publication(
        id=PublicationId(name), client_id=CLIENT, network=network, permalink=link, moment=moment, text=text
    )


def found(publications: list[Publication], posts: list[Post]) -> dict[str, tuple[Link, str | None]]:
    return {each.id: (each.link, each.post_id) for each in linked(publications, posts)}


def test_a_post_is_near_the_day_it_came_out_on_as_well_as_the_one_it_was_planned_for() -> None:
    """It says the same, a week after it was planned; who marks it later still finds it by the plan."""
    publication = out("a", day=DAY + timedelta(days=7))
    planned = post("one")
    came_out = replace(planned, published_at=publication.moment)
    marked_later = replace(planned, published_at=LocalMoment.at(DAY + timedelta(days=5), 18, 0, "Asia/Tbilisi"))
    assert found([publication], [planned]) == {}
    assert found([publication], [came_out]) == {"a": (Link.SURE, "one")}
    assert found([out("b")], [marked_later]) == {"b": (Link.SURE, "one")}


def test_the_same_address_is_sure_whatever_else_they_say() -> None:
    one = post("one", "Quite another text of these days", link="https://www.instagram.com/p/DHWRIh_CLiR/")
    publication = out("a", "Changed", day=DAY + timedelta(days=90), link="https://instagram.com/reel/DHWRIh_CLiR?x=1")
    assert found([publication], [one]) == {"a": (Link.SURE, "one")}


def test_an_address_of_two_posts_says_nothing() -> None:
    address = "https://www.instagram.com/p/DHWRIh_CLiR/"
    posts = [post("one", "First text of the two here", link=address), post("two", "Another one of them", link=address)]
    assert found([out("a", "Something else entirely said", link=address)], posts) == {}


def test_the_same_words_at_about_the_same_time_are_sure() -> None:
    assert found([out("a")], [post("one")]) == {"a": (Link.SURE, "one")}
    assert found([out("a", hour=12)], [post("one")]) == {"a": (Link.PROPOSED, "one")}
    assert found([out("a", day=DAY + timedelta(days=1))], [post("one")]) == {"a": (Link.PROPOSED, "one")}


def test_half_the_words_within_three_days_are_proposed() -> None:
    other = TEXT.replace("this morning for your Sunday table", "this morning for everybody here")
    assert found([out("a", other, day=DAY + timedelta(days=3))], [post("one")]) == {"a": (Link.PROPOSED, "one")}
    assert found([out("a", other, day=DAY + timedelta(days=4))], [post("one")]) == {}
    assert found([out("a", "Nothing of that is said in here at all")], [post("one")]) == {}


def test_short_texts_are_one_only_when_they_are_equal() -> None:
    assert found([out("a", "Good MORNING!")], [post("one", "good morning")]) == {"a": (Link.SURE, "one")}
    assert found([out("a", "Good evening")], [post("one", "Good morning")]) == {}
    assert found([out("a", "")], [post("one", "")]) == {}


def test_of_two_that_are_alike_neither_is_sure() -> None:
    assert found([out("a")], [post("one"), post("two", hour=11)])["a"][0] is Link.PROPOSED


def test_what_was_refused_stays_and_what_was_confirmed_keeps_its_post() -> None:
    refused = replace(out("a"), link=Link.REFUSED, post_id=PostId("one"))
    assert found([refused], [post("one")]) == {}
    confirmed = replace(out("b"), link=Link.CONFIRMED, post_id=PostId("one"))
    assert found([confirmed, out("a")], [post("one")]) == {}


def test_a_post_has_one_publication_on_each_network() -> None:
    both = replace(post("one"), networks=(Network.INSTAGRAM, Network.FACEBOOK))
    told = found([out("a"), out("b", hour=11), out("c", network=Network.FACEBOOK)], [both])
    assert sorted(told) == ["a", "c"]


def test_a_proposal_goes_when_its_post_is_gone() -> None:
    proposed = replace(out("a"), link=Link.PROPOSED, post_id=PostId("one"))
    assert found([proposed], []) == {"a": (Link.NONE, None)}


TEXTS = st.sampled_from([TEXT, TEXT + " again", "Short one", "", "Another text of the same length and of other words"])
DAYS = st.integers(0, 5).map(lambda days: DAY + timedelta(days=days))


@given(
    st.lists(st.builds(out, st.uuids().map(str), TEXTS, day=DAYS), max_size=6),
    st.lists(st.builds(post, st.uuids().map(str), TEXTS, day=DAYS), max_size=6),
)
def test_no_post_is_taken_twice_and_nothing_is_new_the_second_time(outs: list[Publication], posts: list[Post]) -> None:
    first = {each.id: each for each in linked(outs, posts)}
    taken = [each.post_id for each in first.values()]
    assert len(taken) == len(set(taken))
    settled = [first.get(each.id, each) for each in outs]
    assert linked(settled, posts) == []
