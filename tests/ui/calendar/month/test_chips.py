"""What a chip says: read from what is drawn, and how many lines that fills."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPixmap

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, Post
from ui.calendar.month.chip_painter import ChipPainter
from ui.calendar.month.layout import ROOMY, TIGHT
from ui.calendar.shown.looks import ClientMark
from ui.calendar.shown.spoken import about, post_in_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language

SHORT = "Éclair day"
LONG = "Caramel at 170 degrees waits for nobody, so watch Nora stir with one hand and answer the phone with the other"
WIDE = 240
POST = Post(
    id=PostId("p"),
    client_id=ClientId("c"),
    moment=LocalMoment.at(date(2026, 11, 18), 9, 30, "UTC"),
    networks=(Network.INSTAGRAM,),
)


@pytest.fixture
def chips(qtbot: QtBot, language: Language) -> ChipPainter:
    """For a single client."""
    return ChipPainter(language, {}, 1.0)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, str]]:
    """The words drawn since, each with the top of its line."""
    found: list[tuple[int, str]] = []

    class Heard(QPainter):
        def drawText(self, place: QRect, flags: int, words: str) -> None:  # type: ignore[override]
            # letters of networks are painted once and kept
            if isinstance(place, QRect):
                found.append((place.top(), words))
            super().drawText(place, flags, words)

    monkeypatch.setattr("ui.calendar.month.chip_painter.QPainter", Heard)
    return found


def said(chips: ChipPainter, drawn: list[tuple[int, str]], post: Post, width: int, height: int) -> list[str]:
    """What stands on each line of a chip of that size."""
    drawn.clear()
    chips.picture(post, QSize(width, height))
    tops = sorted({top for top, _words in drawn})
    return [" ".join(words for top, words in drawn if top == line) for line in tops]


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ({"text": SHORT}, 1),
        ({"text": SHORT, "rubric": "Recipes"}, 2),
        ({"text": SHORT, "format": Format.PHOTO}, 2),
        ({"text": "", "rubric": "Recipes"}, 1),
        ({"text": LONG}, 4),
        ({"text": LONG, "rubric": "Recipes"}, 5),
        ({"text": LONG[:36], "rubric": "Recipes"}, 3),
    ],
)
def test_a_chip_wants_as_many_lines_as_its_content_fills(
    chips: ChipPainter, more: dict[str, object], lines: int
) -> None:
    assert chips.lines(replace(POST, **more), WIDE) == lines  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [1, 40, 90, 122, 162, 240, 600])
@pytest.mark.parametrize("text", ["", SHORT, LONG, "W" * 400])
def test_no_chip_wants_more_lines_than_there_are(chips: ChipPainter, width: int, text: str) -> None:
    post = replace(POST, text=text, rubric="Recipes", networks=tuple(Network))
    assert 1 <= chips.lines(post, width) <= len(ROOMY.heights) == len(TIGHT.heights)


def test_rubric_and_format_are_the_last_line(chips: ChipPainter, drawn: list[tuple[int, str]]) -> None:
    post = replace(POST, text=SHORT, rubric="Recipes", format=Format.PHOTO)
    assert said(chips, drawn, post, WIDE, ROOMY.heights[0]) == ["09:30 Éclair day"]
    assert said(chips, drawn, post, WIDE, ROOMY.heights[1]) == ["09:30 Éclair day", "Recipes · Photo"]
    long = said(chips, drawn, replace(post, text=LONG), WIDE, ROOMY.heights[3])
    assert long[0] == "09:30"
    assert long[1].startswith("Caramel at 170 degrees")
    assert long[2].endswith("…")
    assert long[3] == "Recipes · Photo"


def test_a_large_day_tells_the_whole_of_a_post(chips: ChipPainter, drawn: list[tuple[int, str]]) -> None:
    post = replace(POST, text=LONG, rubric="Recipes")
    for measures in (ROOMY, TIGHT):
        high = measures.heights[chips.lines(post, WIDE) - 1]
        head, *words, last = said(chips, drawn, post, WIDE, high)
        assert (head, " ".join(words), last) == ("09:30", LONG, "Recipes")


def test_of_two_lines_the_second_is_for_words_where_the_first_has_no_room_for_them(
    chips: ChipPainter, drawn: list[tuple[int, str]]
) -> None:
    post = replace(POST, text=LONG, rubric="Recipes")
    above, below = said(chips, drawn, post, WIDE, ROOMY.heights[1])
    assert (above[:9], above[-1], below) == ("09:30 Car", "…", "Recipes")
    above, below = said(chips, drawn, post, 110, TIGHT.heights[1])
    assert (above, below[:4], below[-1]) == ("09:30", "Cara", "…")


@pytest.mark.parametrize("width", range(175, 260, 5))
@pytest.mark.parametrize("text", [LONG, "Butter or margarine? We explain what changes in taste, in texture and price"])
def test_a_chip_of_the_lines_that_it_wants_cuts_nothing(
    chips: ChipPainter, drawn: list[tuple[int, str]], width: int, text: str
) -> None:
    post = replace(POST, text=text, rubric="Recipes")
    high = ROOMY.heights[chips.lines(post, width) - 1]
    assert "…" not in "".join(said(chips, drawn, post, width, high))


@pytest.mark.parametrize("is_marked", [False, True])
@pytest.mark.parametrize("width", range(48, 70, 3))
def test_the_time_is_whole_in_the_narrowest_chip(
    language: Language, width: int, monkeypatch: pytest.MonkeyPatch, *, is_marked: bool
) -> None:
    chips = ChipPainter(language, {}, 1.0, warns=lambda _post: is_marked)
    ends: list[int] = []

    class Heard(QPainter):
        def drawText(self, place: QRect, flags: int, words: str) -> None:  # type: ignore[override]
            if isinstance(place, QRect) and words == "09:30":
                ends.append(place.left() + self.fontMetrics().horizontalAdvance(words))
            super().drawText(place, flags, words)

    monkeypatch.setattr("ui.calendar.month.chip_painter.QPainter", Heard)
    chips.picture(POST, QSize(width, ROOMY.heights[1]))
    (end,) = ends
    assert end <= width - 2  # within the frame


@pytest.mark.parametrize("width", range(30, 200, 5))
@pytest.mark.parametrize("warns", [False, True])
def test_whose_a_post_is_stands_in_letters_however_narrow_the_chip(
    language: Language, drawn: list[tuple[int, str]], width: int, *, warns: bool
) -> None:
    mark = ClientMark("Sweet Balcony", "SB", "client.teal")
    chips = ChipPainter(language, {POST.client_id: mark}, 1.0, warns=lambda _post: warns)
    for height in (ROOMY.heights[0], TIGHT.heights[1]):
        drawn.clear()
        chips.picture(replace(POST, text=LONG), QSize(width, height))
        assert "SB" in [words for _top, words in drawn]


def test_what_is_heard_of_a_post_ends_with_rubric_and_format(every_language: Language) -> None:
    post = replace(POST, text=SHORT, rubric="Recipes", format=Format.SHORT_VIDEO)
    named = every_language.word(Format.SHORT_VIDEO)
    assert post_in_words(every_language, post, None).split("\n")[1:] == [SHORT, f"Recipes · {named}"]
    # a rubric that stands for the text is not said twice
    assert about(every_language, replace(post, text=" ")) == named
    assert post_in_words(every_language, replace(POST, text=SHORT), None).endswith(SHORT)


def test_a_chip_without_room_says_less_and_breaks_nothing(language: Language, qtbot: QtBot) -> None:
    mark = ClientMark("Sweet Balcony", "SB", "client.teal")
    chips = ChipPainter(language, {POST.client_id: mark}, 1.0)
    post = replace(POST, text=LONG, rubric="Recipes", networks=tuple(Network))
    for width in range(1, 260, 7):
        for height in (*ROOMY.heights, *TIGHT.heights):
            assert not chips.picture(post, QSize(width, height)).isNull()
    assert isinstance(chips.picture(post, QSize(1, 1)), QPixmap)
