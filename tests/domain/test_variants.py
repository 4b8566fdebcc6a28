"""What a network says of its own, and what it has in common with all."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.ids import ClientId, PostId, PostVariantId
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post
from smmdesk.domain.variants import SHARED, NetworkText, PostVariant, Texts, by_post, in_network, own_or
from tests.records import record

POST = Post(
    id=PostId("p"),
    client_id=ClientId("c"),
    networks=(Network.INSTAGRAM, Network.VK),
    text="Honey cake is back.",
    hashtags=("#cake",),
    link="https://example.org?utm_source={network}",
    first_comment="Order in direct.",
)
VARIANT = PostVariant(id=PostVariantId("v"), post_id=POST.id, network=Network.VK)


def test_a_variant_that_says_what_the_post_says_says_nothing() -> None:
    same = replace(VARIANT, text=POST.text, hashtags=POST.hashtags, link=POST.link, first_comment=POST.first_comment)
    assert same.beside(POST).is_bare
    assert not replace(same, title="Cake").beside(POST).is_bare


def test_no_hashtags_are_said_and_no_text_is_not() -> None:
    bare = replace(VARIANT, text="", hashtags=(), link="", first_comment="").beside(POST)
    assert bare == replace(VARIANT, hashtags=(), link="", first_comment="")
    assert in_network(POST, Network.VK, bare).caption() == POST.text


def test_hashtags_stand_each_on_their_own() -> None:
    assert replace(VARIANT, hashtags=("#a #b,c",)).beside(POST).hashtags == ("#a", "#b", "#c")


@given(record(PostVariant), record(Post))
def test_what_is_kept_tells_the_same_as_what_was_written(variant: PostVariant, post: Post) -> None:
    kept = variant.checked().beside(post)
    assert kept.beside(post) == kept
    for name in SHARED:
        assert own_or(post, kept, name) == own_or(post, variant.checked(), name)


@given(st.lists(record(PostVariant), max_size=4))
def test_each_post_has_its_own(found: list[PostVariant]) -> None:
    kept = by_post(found)
    assert sorted(each.id for own in kept.values() for each in own) == sorted(each.id for each in found)
    assert [id for id, own in kept.items() for each in own if each.post_id != id] == []


def test_a_network_gets_its_own_words_and_its_name_in_the_link() -> None:
    texts = Texts(POST, (replace(VARIANT, text="Медовик вернулся."),))
    there, elsewhere = texts.within(Network.VK), texts.within(Network.INSTAGRAM)
    assert (there.text, there.hashtags, there.networks) == ("Медовик вернулся.", POST.hashtags, (Network.VK,))
    assert there.link == "https://example.org?utm_source=vk"
    assert (elsewhere.text, elsewhere.link) == (POST.text, "https://example.org?utm_source=instagram")
    assert texts.every == [POST.text, "Медовик вернулся."]


def test_several_networks_with_one_text_are_told_apart_from_others() -> None:
    assert Texts(POST).is_same_everywhere
    assert Texts(POST, (replace(VARIANT, hashtags=()),)).is_same_everywhere
    assert not Texts(POST, (replace(VARIANT, text="Медовик вернулся."),)).is_same_everywhere
    assert not Texts(replace(POST, networks=(Network.VK,))).is_same_everywhere


def test_a_form_shows_what_goes_out_in_a_network() -> None:
    shown = NetworkText.of(POST, Network.VK, replace(VARIANT, title="Cake", hashtags=()))
    assert shown == NetworkText(
        id="p/vk",
        post_id=POST.id,
        network=Network.VK,
        text=POST.text,
        hashtags=(),
        link=POST.link,
        title="Cake",
        first_comment=POST.first_comment,
    )
