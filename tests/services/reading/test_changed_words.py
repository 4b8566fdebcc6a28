"""A row that looks like a post, changed, is told in one sentence: which post, what was there, and what would be."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from smmdesk.exchange.plans.planned import PlannedRow
from smmdesk.services.reading.answers import Answer
from smmdesk.services.reading.changed_rows import ChangedRow
from smmdesk.services.reading.changed_words import difference, like
from smmdesk.services.reading.plans import PLAN
from smmdesk.services.reading.plans_changed import CHANGES, Since
from smmdesk.speech.language import Language

EN = Language("en")
FRIDAY = LocalMoment(datetime(2026, 11, 27, 19, 30), "Asia/Tbilisi")
SUNDAY = LocalMoment(datetime(2026, 11, 29, 9, 5), "Asia/Tbilisi")
LINK = "https://vk.com/wall-1"


def changed(what: str, before: object, after: object, since: Since = Since.NOTHING, **post: Any) -> ChangedRow:
    """A row that has `after` where the post has `before`."""
    both: dict[str, Any] = {"moment": FRIDAY, "text": "Honey cake", "networks": (Network.VK,), "published_link": ""}
    rest = dict.fromkeys(PlannedRow._fields, "")
    return ChangedRow(
        row=PlannedRow(**{**rest, **both, what: after}),
        record=Post(id=PostId("p"), client_id=ClientId("c"), **{**both, **post, what: before}),
        what=what,
        since=since,
        answer=Answer.UPDATE,
    )


@pytest.mark.parametrize(
    ("what", "before", "after", "said"),
    [
        ("moment", FRIDAY, SUNDAY, ("27 Nov 2026, 19:30", "29 Nov 2026, 09:05")),
        ("moment", FRIDAY, None, ("27 Nov 2026, 19:30", "no date")),
        ("moment", None, SUNDAY, ("no date", "29 Nov 2026, 09:05")),
        ("networks", (Network.VK,), (Network.VK, Network.TELEGRAM), ("VK", "VK, Telegram")),
        ("text", "Honey\ncake", "Honey  cake, fresh", ("Honey cake", "Honey cake, fresh")),
        ("published_link", "", LINK, ("", LINK)),
    ],
)
def test_what_differs_is_said_as_it_was_and_as_the_row_has_it(
    what: str, before: object, after: object, said: tuple[str, str]
) -> None:
    assert difference(changed(what, before, after), CHANGES, EN) == said


@pytest.mark.parametrize(
    ("since", "post", "sentence"),
    [
        (Since.NOTHING, {}, "Looks like the post of 27 November 2026, changed: “Cake” became “Pie”."),
        (Since.NOTHING, {"moment": None}, "Looks like a post without a date, changed: “Cake” became “Pie”."),
        (
            Since.EDITED,
            {},
            "Looks like the post of 27 November 2026, changed: “Cake” became “Pie”. It was edited here since.",
        ),
        (
            Since.PUBLISHED,
            {},
            "Looks like the post of 27 November 2026, changed: “Cake” became “Pie”. It is published.",
        ),
    ],
)
def test_the_sentence_names_the_post_and_what_happened_to_it(since: Since, post: dict[str, Any], sentence: str) -> None:
    assert like(changed("text", "Cake", "Pie", since, **post), PLAN, EN) == sentence


WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param(
            "x" + "a" * 59,
            "y" + "a" * 60,
            ("x" + "a" * 59, "y" + "a" * 59 + "…"),
            id="as much as is shown, and a letter more",
        ),
        pytest.param(
            WORDS,
            WORDS.replace("seven ", "seven, "),
            (
                "one two three four five six seven eight nine ten eleven twel…",
                "one two three four five six seven, eight nine ten eleven twe…",
            ),
            id="near the beginning",
        ),
        pytest.param(
            WORDS,
            WORDS.replace("eight", "EIGHT"),
            (
                "…two three four five six seven eight nine ten eleven twelve t…",
                "…two three four five six seven EIGHT nine ten eleven twelve t…",
            ),
            id="a letter farther, so that the first word is left out",
        ),
        pytest.param(
            WORDS,
            WORDS + "!",
            ("…twelve thirteen fourteen fifteen", "…twelve thirteen fourteen fifteen!"),
            id="at the end",
        ),
    ],
)
def test_long_texts_are_shown_around_the_place_where_they_part(before: str, after: str, said: tuple[str, str]) -> None:
    assert difference(changed("text", before, after), CHANGES, EN) == said


def test_so_is_any_text_that_differs() -> None:
    note, also = f"{WORDS} {WORDS}", replace(changed("note", WORDS, WORDS + "!"), also=("text",))
    assert difference(changed("note", note, note + "!"), CHANGES, EN) == (
        "…twelve thirteen fourteen fifteen",
        "…twelve thirteen fourteen fifteen!",
    )
    assert difference(also, CHANGES, EN)[1] == "…twelve thirteen fourteen fifteen!; Honey cake"
