"""Files of schedulers to the letter: the header, the cells, the clock, and whole files only."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

import pytest

from smmdesk.domain.ids import ClientId, PostId, PostVariantId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, Post, PostStatus
from smmdesk.domain.scheduling.going import Asked, Row, rows_of
from smmdesk.domain.variants import PostVariant, Texts
from smmdesk.exchange.errors import NotReplacedError
from smmdesk.exchange.schedulers import writing
from smmdesk.exchange.schedulers.writing import files_of, lines, write_files
from smmdesk.knowledge.schedulers import schedulers
from tests.every import every

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
IG, FB, X = Network.INSTAGRAM, Network.FACEBOOK, Network.X
PICTURES = ("https://example.org/1.jpg", "https://example.org/2.png")
FILM = "https://example.org/reel.mp4"
TABLES = [key for key, each in schedulers().items() if each.ending == ".csv"]


def a_post(zone: str = "Europe/Berlin", **values: Any) -> Post:
    usual: dict[str, Any] = {
        "id": PostId(new_id()),
        "client_id": ClientId("c"),
        "moment": LocalMoment.at(date(2026, 3, 29), 9, 30, zone),
        "networks": (IG,),
        "text": "Honey cake, “again”;\nsecond line",
        "hashtags": ("#honey", "#cake"),
        "link": "https://example.org/menu?utm_source={network}",
        "status": PostStatus.APPROVED,
        "tags": ("difficult client",),
        "note": "a private note",
        "approval_note": "a word of the client",
        "person": "Nino",
    }
    return Post(**{**usual, **values})


def rows(key: str, *found: Post | Texts, asked: Asked | None = None) -> list[Row]:
    texts = [each if isinstance(each, Texts) else Texts(each) for each in found]
    return rows_of(texts, schedulers()[key].tool, asked or Asked(), NOW, lambda _post, _network: False)


def table(key: str, *found: Post | Texts, **said: str) -> list[list[str]]:
    (content,) = files_of(rows(key, *found), schedulers()[key], said)
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def cells(key: str, post: Post | Texts, **said: str) -> dict[str, str]:
    *_header, row = table(key, post, **said)
    return dict(zip(schedulers()[key].layout.columns, row, strict=True))


@pytest.mark.parametrize("key", TABLES)
def test_every_file_parses_to_its_header_and_one_row_a_post(key: str) -> None:
    scheduler = schedulers()[key]
    found = table(key, a_post(text="One"), a_post(text="Two\n\nwith a blank line"), a_post(text='=1+1, "3"'))
    head = [] if scheduler.layout.header is None else [list(scheduler.layout.columns)]
    assert found[: len(head)] == head
    assert len(found) == len(head) + 3
    assert {len(row) for row in found} == {len(scheduler.layout.columns)}
    assert every(any(row) for row in found)


@pytest.mark.parametrize("key", schedulers())
def test_nothing_private_goes_out(key: str) -> None:
    (content,) = files_of(rows(key, a_post()), schedulers()[key], {})
    for secret in ("private note", "word of the client", "Nino", "difficult"):
        assert secret not in content.decode()


@pytest.mark.parametrize("key", TABLES)
def test_the_first_line_is_the_header_byte_for_byte(key: str) -> None:
    header = schedulers()[key].layout.header
    (content,) = files_of(rows(key, a_post()), schedulers()[key], {})
    if header is not None:
        assert content.startswith(header.encode() + b"\r\n")
    assert not content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("key", "column", "told"),
    [
        ("buffer", "Posting Time", "2026-03-29 09:30"),
        ("publer", "Date - Intl. format or prompt", "2026-03-29 09:30"),
        ("postoplan", "Date", "29.03.2026 09:30"),
        ("metricool", "Date", "2026-03-29"),
        ("metricool", "Time", "09:30:00"),
        ("metricool_34", "Time", "09:30:00"),
        ("hootsuite", "date-time", "03/29/2026 09:30"),
        ("highlevel", "postAtSpecificTime (YYYY-MM-DD HH:mm:ss)", "2026-03-29 09:30:00"),
        ("ayrshare", "scheduleDate", "2026-03-29T07:30:00Z"),
    ],
)
def test_dates_are_as_the_tool_reads_them(key: str, column: str, told: str) -> None:
    assert cells(key, a_post())[column] == told


@pytest.mark.parametrize(
    ("zone", "told"), [("Asia/Tbilisi", "05:30"), ("Europe/Moscow", "06:30"), ("America/New_York", "13:30")]
)
def test_utc_goes_by_the_zone_of_the_client(zone: str, told: str) -> None:
    assert cells("ayrshare", a_post(zone))["scheduleDate"] == f"2026-03-29T{told}:00Z"


def test_buffer_has_text_with_hashtags_and_link() -> None:
    told = cells("buffer", a_post(media=PICTURES[:1]))
    assert told == {
        "Text": "Honey cake, “again”;\nsecond line\n\nhttps://example.org/menu?utm_source=instagram\n\n#honey #cake",
        "Image URL": PICTURES[0],
        "Tags": "",
        "Posting Time": "2026-03-29 09:30",
    }


def test_buffer_has_a_board_for_pinterest() -> None:
    header, row = table("buffer", a_post(networks=(Network.PINTEREST,)), board="Cakes")
    assert header[-1] == "Board Name"
    assert row[-1] == "Cakes"


def test_publer_has_links_media_alt_texts_and_the_first_comment_apart() -> None:
    post = a_post(
        media=PICTURES, alt={PICTURES[1]: "A slice"}, first_comment="More in the profile", format=Format.STORY
    )
    told = cells("publer", post)
    assert told["Text"] == "Honey cake, “again”;\nsecond line\n\n#honey #cake"
    assert told["Link(s) - Separated by comma for FB carousels"] == "https://example.org/menu?utm_source=instagram"
    assert told["Media URL(s) - Separated by comma"] == ",".join(PICTURES)
    assert told["Alt text(s) - Separated by ||"] == "||A slice"
    assert told["Comment(s) - Separated by ||"] == "More in the profile"
    assert told["Post subtype - I.e. story, reel, PDF .."] == "story"


def test_metricool_ticks_networks_and_numbers_files() -> None:
    post = a_post(networks=(IG, FB), media=PICTURES, alt={PICTURES[0]: "A cake"}, format=Format.SHORT_VIDEO, link="")
    told = cells("metricool", post, brand="Honey")
    assert [told[name] for name in ("Facebook", "Twitter/X", "Instagram", "Draft", "Shortener", "GBP")] == [
        *("TRUE", "FALSE", "TRUE", "FALSE", "FALSE", "FALSE")
    ]
    assert [told[f"Picture Url {at}"] for at in (1, 2, 3)] == [*PICTURES, ""]
    assert [told[f"Alt text picture {at}"] for at in (1, 2)] == ["A cake", ""]
    assert (told["Instagram Post Type"], told["Facebook Post Type"], told["Brand name"]) == ("REEL", "REEL", "Honey")
    assert told["TikTok disable comments"] == "FALSE"


def test_metricool_has_a_row_for_each_text() -> None:
    post = a_post(networks=(IG, FB, X), link="")
    own = PostVariant(id=PostVariantId("v"), post_id=post.id, network=X, text="Short")
    _header, both, alone = table("metricool", Texts(post, (own,)))
    assert both[4:14] == ["TRUE", "FALSE", "FALSE", "FALSE", "TRUE", *["FALSE"] * 5]
    assert alone[0] == "Short\n\n#honey #cake"
    assert alone[4:14] == ["FALSE", "TRUE", *["FALSE"] * 8]


def test_metricool_says_of_what_is_not_approved_that_it_is_a_draft() -> None:
    asked = Asked(statuses=frozenset({PostStatus.DRAFT}))
    found = rows("metricool", a_post(status=PostStatus.DRAFT), asked=asked)
    (content,) = files_of(found, schedulers()["metricool"], {})
    assert next(csv.DictReader(io.StringIO(content.decode(), newline="")))["Draft"] == "TRUE"


def test_highlevel_tells_pictures_gifs_and_videos_apart() -> None:
    column = "imageUrls"
    assert cells("highlevel", a_post(media=PICTURES))[column] == ", ".join(PICTURES)
    gif = cells("highlevel", a_post(media=("https://example.org/a.gif?x=1",)))
    assert (gif[column], gif["gifUrl"]) == ("", "https://example.org/a.gif?x=1")
    film = cells("highlevel", a_post(media=(FILM,)))
    assert (film[column], film["videoUrls"]) == ("", FILM)
    nameless = cells("highlevel", a_post(media=("https://drive.example.org/open?id=7",)))
    assert nameless[column] == "https://drive.example.org/open?id=7"


def test_ayrshare_names_networks_its_own_way() -> None:
    assert cells("ayrshare", a_post(networks=(IG, X), link="https://a.example"))["platforms"] == "instagram, twitter"


def test_postiz_is_one_request_a_post() -> None:
    post = a_post(media=PICTURES[:1], alt={PICTURES[0]: "A cake"}, first_comment="More", link="")
    draft = a_post(networks=(X,), status=PostStatus.DRAFT)
    asked = Asked(statuses=frozenset({PostStatus.APPROVED, PostStatus.DRAFT}))
    (content,) = files_of(rows("postiz", post, draft, asked=asked), schedulers()["postiz"], {"integration": "abc"})
    first, second = json.loads(content)
    assert first == {
        "type": "schedule",
        "date": "2026-03-29T07:30:00.000Z",
        "shortLink": False,
        "tags": [],
        "posts": [
            {
                "integration": {"id": "abc"},
                "value": [
                    {
                        "content": "Honey cake, “again”;\nsecond line\n\n#honey #cake",
                        "image": [{"id": "1", "path": PICTURES[0], "alt": "A cake"}],
                    },
                    {"content": "More", "image": []},
                ],
                "settings": {"__type": "instagram", "post_type": "post"},
            }
        ],
    }
    assert second["type"] == "draft"
    assert second["posts"][0]["settings"] == {"__type": "x", "who_can_reply_post": "everyone"}


@pytest.mark.parametrize("text", ["@anna look", "=2+2", "+20 % today", "-10 % today", "'quoted", "\tindented"])
def test_what_a_spreadsheet_would_run_goes_out_as_it_was_written(text: str) -> None:
    assert cells("buffer", a_post(text=text, hashtags=(), link=""))["Text"] == text


def test_two_hundred_and_thirty_posts_are_three_files_for_buffer(tmp_path: Path) -> None:
    posts = [a_post(text=f"Post {at}") for at in range(230)]
    parts = files_of(rows("buffer", *posts), schedulers()["buffer"], {})
    paths = write_files(tmp_path / "plan.csv", parts)
    assert [path.name for path in paths] == [f"plan-{at}-of-3.csv" for at in (1, 2, 3)]
    tables = [list(csv.reader(io.StringIO(path.read_bytes().decode(), newline=""))) for path in paths]
    assert [len(each) - 1 for each in tables] == [100, 100, 30]
    assert {tuple(each[0]) for each in tables} == {("Text", "Image URL", "Tags", "Posting Time")}
    told = [row[0].partition("\n")[0] for each in tables for row in each[1:]]
    assert told == [f"Post {at}" for at in range(230)]


def test_a_blank_row_is_never_written() -> None:
    assert lines([["a", "b"], ["", ""], ["c", ""]], ";", "\n") == "a;b\nc;\n"


def test_a_file_that_fails_half_way_leaves_last_months(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plan.csv").write_bytes(b"last month")

    def full(content: bytes, file: BinaryIO) -> None:
        file.write(content[: len(content) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_write", full)
    with pytest.raises(NotReplacedError):
        write_files(tmp_path / "plan.csv", files_of(rows("buffer", a_post()), schedulers()["buffer"], {}))
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("plan.csv", b"last month")]
