"""Tables and feeds of mentions as the parsing child reads them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smmdesk.exchange.errors import FileRefusedError, NothingRecognisedError, UnreadableFileError
from smmdesk.exchange.incoming import TABLE_WORDS
from smmdesk.exchange.mentions.kind import MENTIONS
from smmdesk.exchange.mentions.links import host_of, real_link, source_of
from smmdesk.exchange.mentions.markup import plain_text, words_of
from smmdesk.exchange.mentions.own_words import HEADERS, own_words
from smmdesk.exchange.mentions.rows import stream
from smmdesk.exchange.mentions.words import MentionWords
from smmdesk.exchange.values.persons import is_of_person, without_persons
from smmdesk.exchange.values.words import load, with_own
from smmdesk.speech.language import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

FILES = Path(__file__).parents[2] / "data" / "mentions"
FEED = (FILES / "alerts.xml").read_text("utf-8")
COLUMNS: dict[str, Sequence[str]] = {
    "Date": ("2026-11-16 10:05", "2026-11-15", "2026-11-14 08:00"),
    "Заголовок": ("Cake", "", "Sugar"),
    "Text": ("Sweet Balcony, why?", "So good", ""),
    "URL": ("https://forum.example/t?id=5", "", "https://www.yelp.com/biz/1?utm_source=x"),
    "Автор": ("Ana", "Giorgi", ""),
    "Sentiment": ("-0.4", "позитив", "0.1"),
    "Stars": ("", "5/5", "4"),
    "Reach": ("1.2K", "", "310"),
    "Phone": ("+995 555 01 02 03", "", "+995 555 04 05 06"),
    "Region": ("Tbilisi", "Batumi", ""),
}

_tables = load(str(TABLE_WORDS), str(MENTIONS.words))


def read(path: Path, **asked: Any) -> list[dict[str, Any]]:
    """The rows of a file, each by the names of its values."""
    given = {
        "path": str(path),
        "words": (str(TABLE_WORDS), str(MENTIONS.words)),
        "own": own_words(),
        "heart": tuple(MENTIONS.heart),
        "encoding": None,
        "order": "dmy",
        "zone": "Asia/Tbilisi",
        "today": "2026-11-30",
        "noon": "12:00",
        "mapping": None,
        "presets": {},
        **asked,
    }
    chunks = [item for item in stream(**given) if isinstance(item, tuple)]
    return [
        dict(zip(columns, values, strict=True))
        for columns, *_others in chunks
        for values in zip(*columns.values(), strict=True)
    ]


def in_order(names: Sequence[str]) -> str:
    rows = [names, *zip(*(COLUMNS[name] for name in names), strict=True)]
    return "\n".join("\t".join(row) for row in rows)


def as_kept(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in {"brand_said"}} for row in rows]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.permutations(list(COLUMNS)))
def test_the_order_of_the_columns_makes_no_difference(names: list[str], tmp_path: Path) -> None:
    path = tmp_path / "mentions.tsv"
    path.write_text(in_order(list(COLUMNS)), "utf-8")
    first = as_kept(read(path))
    path.write_text(in_order(names), "utf-8")
    assert as_kept(read(path)) == first
    assert [row["tone"] for row in first] == ["negative", "positive", "neutral"]
    assert [row["stars"] for row in first] == [None, 5, 4]
    assert [row["reach"] for row in first] == [1200, None, 310]
    assert [row["timed"] for row in first] == [True, False, True]
    assert [row["source"] for row in first] == ["", "", "review_site"]
    assert [row["note"] for row in first] == ["Region: Tbilisi", "Region: Batumi", ""]


PIECES = st.sampled_from(
    [
        b"<?xml version='1.0'?>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'>",
        b"<entry>",
        b"</entry>",
        b"</feed>",
        b"<title type='html'>&lt;b&gt;x",
        b"</title>",
        b"<link href='https://a.example/1'/>",
        b"<published>2026-11-16T21:15:00Z</published>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b"&b;",
        b"Date,Link,Text\n",
        b'2026-11-16,https://a.example/2,"hello\n',
        b"Date\tURL\tHeadline\tStars\n",
        b"\xff\xfe",
        b"\x00",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(PIECES | st.binary(max_size=40), max_size=12))
def test_whatever_the_bytes_are_they_are_read_or_refused(parts: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "mentions.xml"
    path.write_bytes(b"".join(parts))
    try:
        rows = read(path)
    except FileRefusedError:
        return
    assert {len(row["wall"]) for row in rows} <= {len("2026-11-16T21:15")}


@pytest.mark.parametrize(
    "begins",
    [
        '<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE feed SYSTEM "https://bad.example/feed.dtd">',
    ],
)
def test_a_feed_that_declares_entities_is_refused(begins: str, tmp_path: Path) -> None:
    path = tmp_path / "alerts.xml"
    head, _break, rest = FEED.partition("\n")
    path.write_text(f"{head}\n{begins}\n{rest}", "utf-8")
    with pytest.raises(UnreadableFileError):
        read(path)


@pytest.mark.parametrize("text", ["<rss version='2.0'><channel/></rss>", "<html><body/></html>", "<feed/>"])
def test_xml_of_another_kind_is_no_feed(text: str, tmp_path: Path) -> None:
    path = tmp_path / "other.xml"
    path.write_text(text, "utf-8")
    with pytest.raises(NothingRecognisedError):
        read(path)


def test_a_feed_in_utf_16_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "alerts.xml"
    path.write_bytes(FEED.replace("UTF-8", "UTF-16").encode("utf-16"))
    assert [row["link"] for row in read(path)] == [row["link"] for row in read(FILES / "alerts.xml")]


def test_a_feed_gives_plain_words_and_the_hour_of_the_client() -> None:
    first, second = read(FILES / "alerts.xml")
    assert first["title"] == "Sweet Balcony opens a second shop & bakery"
    assert first["text"] == "The confectioner Sweet Balcony doesn't rest: queues < 5 minutes ..."
    assert first["link"] == "https://news.example/2026/11/sweet-balcony?page=2"
    # a quarter past nine in the evening in Greenwich is the next day in Tbilisi
    assert (first["wall"], first["timed"]) == ("2026-11-17T01:15", True)
    assert (first["source"], second["source"]) == ("online_media", "review_site")
    assert first["place"] == "news.example"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>Sweet</b>&nbsp;Balcony", "Sweet Balcony"),
        ("2 &lt; 3 &amp;&amp; <i>so</i>", "2 < 3 && so"),
        ("one<br/>two<p>three</p>", "one\ntwo\nthree"),
        ("<script>x</script>", "x"),
        ("a < b", "a < b"),
    ],
)
def test_html_becomes_plain_words(html: str, text: str) -> None:
    assert plain_text(html) == text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<b>Sweet Balcony</b> &amp; Co", "Sweet Balcony & Co"),
        ("Dry&nbsp;cake<br/>never again", "Dry cake\nnever again"),
        ("Fish &amp; chips", "Fish & chips"),
        ("I <3 it, 5 < 6 and <Anna> too", "I <3 it, 5 < 6 and <Anna> too"),
        ("R&D; and more", "R&D; and more"),
    ],
)
def test_of_html_in_a_table_its_words_are_kept(given: str, kept: str, tmp_path: Path) -> None:
    assert words_of(given) == kept
    (file := tmp_path / "mentions.tsv").write_text(f"Date\tLink\tText\n2026-11-03\ta.org/1\t{given}\n", "utf-8")
    assert [row["text"] for row in read(file)] == [kept]


@pytest.mark.parametrize(
    ("link", "real"),
    [
        ("https://www.google.com/url?rct=j&url=https://a.example/1%3Fb%3D2&ct=ga", "https://a.example/1?b=2"),
        ("https://www.google.ru/url?q=http://a.example", "http://a.example"),
        ("https://www.google.com/url?url=javascript:alert(1)", "https://www.google.com/url?url=javascript:alert(1)"),
        ("https://www.google.com/maps/place/1", "https://www.google.com/maps/place/1"),
        ("https://[bad", "https://[bad"),
    ],
)
def test_a_link_leads_where_it_says(link: str, real: str) -> None:
    assert real_link(link) == real


@pytest.mark.parametrize(
    ("link", "source"),
    [
        ("https://www.google.com/maps/place/1", "map"),
        ("https://spb.zoon.ru/cafe/1", "review_site"),
        ("https://yandex.ru/maps/org/1", "map"),
        ("https://yandex.ru/news/1", ""),
        ("https://m.vk.com/wall1", "community"),
        ("not an address", ""),
    ],
)
def test_the_host_says_what_kind_of_place_it_is(link: str, source: str) -> None:
    assert source_of(link, MentionWords(with_own(_tables, own_words())).hosts) == source
    assert (host_of(link) == "") is (link == "not an address")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("ana@mail.example", True),
        ("+995 555 01 02 03", True),
        ("8 (916) 123-45-67", True),
        ("79161234567", True),
        ("(032) 2-11-22-33", True),
        ("2026-11-16", False),
        ("16.11.2026 10:05", False),
        ("16.11.2026", False),
        ("1 200 000 000", False),
        ("1200000000", False),
        ("1234567.25", False),
        ("write to ana@mail.example", False),
        ("@ana", False),
    ],
)
def test_what_looks_like_an_address_or_a_phone(text: str, *, is_one: bool) -> None:
    assert is_of_person(text) is is_one


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Write to ana@mail.example, any hour", "Write to …, any hour"),
        ("Call +995 555 01 02 03.", "Call …."),
        ("tel. 8 (916) 123-45-67 (Olga)", "tel. … (Olga)"),
        ("ask at 79161234567 or vk.com/ana", "ask at … or vk.com/ana"),
        ("12-15 March 2026, 2019-2026", "12-15 March 2026, 2019-2026"),
        ("from 01.10.2026 to 31.10.2026", "from 01.10.2026 to 31.10.2026"),
        ("1 200 000 000 members, 1200000000", "1 200 000 000 members, 1200000000"),
        ("in 2019 2020 2021", "in 2019 2020 2021"),
        ("@ana and #ana", "@ana and #ana"),
        ("", ""),
    ],
)
def test_addresses_and_phones_are_taken_out_of_sentences(text: str, left: str) -> None:
    assert without_persons(text) == left


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Author e-mail", True),
        ("UserID", True),
        ("Телефон автора", True),
        ("ტელეფონის ნომერი", True),
        ("Author", False),
        ("Автор", False),
        ("Input Name", False),
    ],
)
def test_what_a_column_of_persons_is_called(name: str, *, is_one: bool) -> None:
    assert MentionWords(with_own(_tables, own_words())).names_persons(name) is is_one


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_we_write_above_mentions_is_read_in_every_language(code: str) -> None:
    words = MentionWords(with_own(_tables, own_words()))
    read_as = {field: words.names.meant(Language(code)(name)).field for field, name in HEADERS.items()}
    assert read_as == {field: field for field in HEADERS}


@pytest.mark.parametrize("table", ["headers", "tones", "sources", "hosts", "languages"])
def test_no_word_has_two_meanings(table: str) -> None:
    named = [(word, name) for name, words in _tables[table].items() for word in words]
    assert len({word for word, _name in named}) == len(named)


def test_neither_link_nor_date_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mentions.csv"
    path.write_text("Text,Author,Stars\nSo good,Ana,5\n", "utf-8")
    with pytest.raises(NothingRecognisedError):
        read(path)
