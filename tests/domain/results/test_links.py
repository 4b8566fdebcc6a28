"""However a link is written, the same post is the same text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.results.links import canonical_link

ALIKE = {
    "instagram:DHWRIh_CLiR": [
        "https://instagram.com/p/DHWRIh_CLiR",
        "HTTP://WWW.Instagram.com/reels/DHWRIh_CLiR/?utm_source=x#top",
        "instagram.com/tv/DHWRIh_CLiR/",
        "https://www.instagram.com/some.name/reel/DHWRIh_CLiR/embed",
        "  //m.instagram.com/p/DHWRIh_CLiR  ",
    ],
    "tiktok:7527623000473079054": [
        "https://m.tiktok.com/v/7527623000473079054.html",
        "https://www.tiktok.com/@x.y/photo/7527623000473079054",
    ],
    "youtube:M1fTBQ96BRM": [
        "https://www.youtube.com/shorts/M1fTBQ96BRM?feature=share",
        "https://www.youtube.com/live/M1fTBQ96BRM",
        "https://www.youtube-nocookie.com/embed/M1fTBQ96BRM",
        "https://music.youtube.com/watch?list=PL1&v=M1fTBQ96BRM",
    ],
    "x:1475870580540952577": [
        "https://x.com/i/web/status/1475870580540952577",
        "https://mobile.twitter.com/rOpenSci/status/1475870580540952577/photo/1",
    ],
    "vk:wall-1_2": ["https://vk.com/wall-1_2", "m.vk.com/wall-1_2?reply=7", "https://vk.ru/feed?w=wall-1_2_r9"],
    "vk:wall1_2": ["https://vk.com/wall1_2"],
    "telegram:channel/5": ["https://t.me/Channel/5", "https://telegram.me/channel/5?single"],
    "telegram:c/123/5": ["https://t.me/c/123/5"],
    "linkedin:7000000000000000000": [
        "https://ge.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7000000000000000000",
        "https://www.linkedin.com/posts/somebody_words-activity-7000000000000000000-AbCd?trk=public",
    ],
    "facebook:939005954986064": [
        "https://m.facebook.com/story.php?story_fbid=939005954986064&id=1",
        "https://www.facebook.com/photo/?fbid=939005954986064&set=a.1",
        "https://www.facebook.com/watch/?v=939005954986064",
        "https://www.facebook.com/reel/939005954986064/",
        "https://web.facebook.com/Page/videos/a-title/939005954986064",
        "https://facebook.com/groups/1/permalink/939005954986064/",
    ],
    "facebook:pfbid0AbC9": ["https://www.facebook.com/Page/posts/pfbid0AbC9?__cft__=1"],
}


@pytest.mark.parametrize(("canonical", "link"), [(name, link) for name, links in ALIKE.items() for link in links])
def test_one_publication_is_one_text(canonical: str, link: str) -> None:
    assert canonical_link(link) == canonical


@pytest.mark.parametrize(
    ("link", "canonical"),
    [
        ("https://www.example.ge/a/b/?utm=1&id=7#c", "example.ge/a/b?id=7"),
        ("http://example.ge", "example.ge"),
        ("https://instagram.com/some.name/", "instagram.com/some.name"),
        ("https://notinstagram.com/p/DHWRIh_CLiR/", "notinstagram.com/p/DHWRIh_CLiR"),
        ("https://vm.tiktok.com/ZM123/", "vm.tiktok.com/ZM123"),
        ("https://www.youtube.com/watch?v=short", "youtube.com/watch?v=short"),
        ("https://t.me/channel", "t.me/channel"),
        ("https://x.com/somebody", "x.com/somebody"),
        ("", ""),
        ("no link", ""),
        ("https://", ""),
        ("http://[", ""),
        ("https://localhost/p/1", ""),
    ],
)
def test_what_is_no_known_publication_keeps_host_and_path(link: str, canonical: str) -> None:
    assert canonical_link(link) == canonical


@given(st.text() | st.text("htps:/.[]@?&=#%vwidinstagram.comtme", max_size=60))
def test_any_text_has_a_canonical_form(text: str) -> None:
    assert canonical_link(text) == canonical_link(f" {text} ")
