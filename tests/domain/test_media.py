"""Names of media files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.media import MediaKind, is_link, kept_name, media_kind, media_names, plain_name

DIGEST = "3fa9c2d1" + "0" * 56


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Bread.JPG", "Bread-3fa9c2d1.jpg"),
        ("ჩვენი პური.png", "ჩვენი პური-3fa9c2d1.png"),
        ("no suffix", "no suffix-3fa9c2d1"),
        ('a<b>:"c|d?*.mp4', "a_b___c_d__-3fa9c2d1.mp4"),
        ("line\nbreak\x00.gif", "line_break-3fa9c2d1.gif"),
        (".hidden", "hidden-3fa9c2d1"),
        ("..", "file-3fa9c2d1"),
        (". a . b .JPEG", "a . b-3fa9c2d1.jpeg"),
        ("e\u0301t\u00e9.png", "\u00e9t\u00e9-3fa9c2d1.png"),  # one way to write a letter
        ("x" * 130 + ".png", "x" * 120 + "-3fa9c2d1.png"),
        ("პ" * 41 + ".png", "პ" * 40 + "-3fa9c2d1.png"),  # 120 bytes
        ("პ" * 39 + "xxპ.png", "პ" * 39 + "xx-3fa9c2d1.png"),  # not half of a letter
        ("a.extraordinary", "a-3fa9c2d1.extraordina"),
    ],
)
def test_a_kept_name_fits_every_system_and_is_read_back(name: str, kept: str) -> None:
    assert kept_name(name, DIGEST) == kept


@given(st.text(max_size=400))
def test_no_name_leaves_the_folder_or_grows_too_long(name: str) -> None:
    kept = kept_name(name, DIGEST)
    assert not set(kept) & set('/\\:<>"|?*\0\n')
    assert len(kept.encode(errors="replace")) < 200
    assert kept.strip(". ") == kept
    assert "-3fa9c2d1" in kept


def test_a_name_is_shown_as_a_person_knows_it() -> None:
    assert plain_name("Bread-3fa9c2d1.jpg") == "Bread.jpg"
    assert plain_name("no suffix-3fa9c2d1") == "no suffix"
    assert plain_name("C:\\Pictures\\Bread.jpg") == "Bread.jpg"
    assert plain_name("media/Bread-small.jpg") == "Bread-small.jpg"
    assert plain_name("https://example.org/a.jpg") == "https://example.org/a.jpg"
    assert plain_name("Bread-3fa9c2d.jpg") == "Bread-3fa9c2d.jpg"
    assert is_link("HTTPS://example.org/a.jpg")
    assert is_link("http://example.org/a.jpg")
    assert not is_link("file:///etc/passwd")


def test_names_stand_one_a_line() -> None:
    assert media_names("a b.png\r\n\nc,d.png\n") == ("a b.png", "c,d.png")
    assert media_names("") == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Bread-3fa9c2d1.JPG", MediaKind.PICTURE),
        ("a.b.mp4", MediaKind.FILM),
        ("jingle.ogg", MediaKind.SOUND),
        ("menu.pdf", MediaKind.PAPER),
        ("menu", MediaKind.OTHER),
        ("https://example.com/rye.webp?size=large.mp4#top", MediaKind.PICTURE),
        ("https://example.com", MediaKind.OTHER),
        ("https://[half", MediaKind.OTHER),
    ],
)
def test_the_ending_says_what_a_file_holds(name: str, kind: MediaKind) -> None:
    assert media_kind(name) is kind
