"""Tags of links: the worked examples, and that nothing else of an address is touched."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.links import (
    TAGS,
    NoLinkError,
    for_network,
    for_no_network,
    slug,
    tagged,
    tags_by,
    tags_of,
)
from smmdesk.domain.networks import Network
from smmdesk.knowledge.transliteration import latin_letters

LETTERS = latin_letters()
QUERIES = st.lists(
    st.sampled_from(["id=5", "UTM_Source=old", "q=a%20b", "utm%5Fterm=x", "flag", "utm_id=7"]), max_size=4
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Новогодняя распродажа 2027", "novogodnyaya-rasprodazha-2027"),
        ("თბილისი, ზამთარი", "tbilisi-zamtari"),
        ("Щётка & ёж", "shchetka-ezh"),
        ("été", "ete"),
        ("Black Friday!!", "black-friday"),
        ("и\u0306од", "yod"),  # й of two code points, as some systems write it
        ("Ձմեռ", ""),  # no table of its letters: nothing is better than a wrong sound
        ("a_b.c~d", "a_b.c~d"),
        ("{network}", "{network}"),
    ],
)
def test_a_tag_is_written_in_latin_letters(words: str, expected: str) -> None:
    assert slug(words, LETTERS) == expected


@given(st.text())
def test_a_tag_needs_no_escape_and_is_short(words: str) -> None:
    found = slug(words.replace("{", ""), LETTERS)
    assert re.fullmatch(r"[a-z0-9._~-]{0,60}", found)
    assert "--" not in found
    assert found == found.strip("-")
    assert slug(found, LETTERS) == found


@pytest.mark.parametrize(
    ("link", "tags", "expected"),
    [
        (
            "https://example.org/menu?id=5&utm_source=old#top",
            {"source": "instagram", "medium": "social", "campaign": "Новый год", "content": "2026-12-18 useful"},
            "https://example.org/menu?id=5&utm_source=instagram&utm_medium=social&utm_campaign=novyy-god"
            "&utm_content=2026-12-18-useful#top",
        ),
        (
            "https://example.org",
            {"source": "vk", "medium": "social", "campaign": ""},
            "https://example.org?utm_source=vk&utm_medium=social",
        ),
        ("https://example.org/?UTM_Term=a&x=1", {}, "https://example.org/?x=1"),
        ("https://example.org", {"source": "{network}"}, "https://example.org?utm_source={network}"),
    ],
)
def test_a_link_gets_its_tags_in_their_order(link: str, tags: dict[str, str], expected: str) -> None:
    assert tagged(link, tags, LETTERS) == expected


@pytest.mark.parametrize("link", ["example.org/menu", "", "https://", "https:///menu", "#top", "mailto:a@example.org"])
def test_what_has_no_scheme_or_host_is_refused(link: str) -> None:
    with pytest.raises(NoLinkError, match="A link begins with https://"):
        tagged(link, {"source": "vk"}, LETTERS)


@given(QUERIES, st.sampled_from(["", "#top", "#a?utm_source=b"]), st.sampled_from(["", "/menu", "/м"]))
def test_all_that_is_no_tag_stays_to_the_letter(queries: list[str], place: str, path: str) -> None:
    link = f"https://example.org{path}?{'&'.join(queries)}{place}"
    once = tagged(link, {"source": "vk", "term": "bread"}, LETTERS)
    assert tagged(once, {"source": "vk", "term": "bread"}, LETTERS) == once
    assert once.endswith(place)
    kept = [each for each in queries if "utm" not in each.lower()]
    found = urlsplit(once)
    assert found.query.split("&") == [*kept, "utm_source=vk", "utm_term=bread"]
    assert (found.netloc, found.path) == ("example.org", path)
    assert tags_of(once) == {"source": "vk", "term": "bread"}


def test_a_pattern_is_filled_in_and_the_network_waits_until_it_is_known() -> None:
    pattern = "source={network} medium=social campaign={rubric} content={date} {rubric}"
    told = {"rubric": "Useful", "date": "2026-12-18"}
    assert tags_by(pattern, told) == {
        "source": "{network}",
        "medium": "social",
        "campaign": "Useful",
        "content": "2026-12-18 Useful",
    }
    assert tags_by(pattern, {"network": "vk"}) == {"source": "vk", "medium": "social", "campaign": "", "content": ""}
    assert tags_by("no tags at all", {}) == {}
    assert {*tags_by(" ".join(f"{name}=x" for name in TAGS), {})} == {*TAGS}


def test_a_network_is_put_in_where_the_link_goes_out_and_left_out_where_nobody_knows_it() -> None:
    link = "https://example.org?a=1&utm_source={network}&utm_medium=social#top"
    assert dict(parse_qsl(urlsplit(for_network(link, Network.VK)).query))["utm_source"] == "vk"
    assert for_no_network(link) == "https://example.org?a=1&utm_medium=social#top"
    assert for_no_network("https://example.org?utm_source={network}") == "https://example.org"
    assert for_no_network("https://example.org/{x}") == "https://example.org/{x}"
