"""Marks by which posts are known to be as they were sent, and the codes of sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.approval.sheets import (
    CODE_LENGTH,
    LETTERS,
    MOST_POSTS,
    ApprovalSheet,
    NothingToApproveError,
    SheetForm,
    SheetTooLongError,
    mark,
    new_code,
)
from smmdesk.domain.ids import ApprovalSheetId, ClientId, PostId, PostVariantId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.variants import PostVariant

CAKE = Post(
    id=PostId("p"),
    client_id=ClientId("c"),
    moment=LocalMoment.at(date(2026, 12, 18), 9, 30, "Asia/Tbilisi"),
    networks=(Network.INSTAGRAM, Network.FACEBOOK),
    text="Honey cake is back.",
)
SHEET = ApprovalSheet(
    id=ApprovalSheetId("s"),
    client_id=ClientId("c"),
    code="K7Q2MX",
    made_at=datetime(2026, 12, 10, 9, tzinfo=UTC),
    form=SheetForm.XLSX,
    posts={"p": "1aa57e882f24"},
)


def test_a_mark_is_that_of_what_is_shown() -> None:
    assert mark(CAKE) == "1aa57e882f24"
    assert mark(replace(CAKE, networks=CAKE.networks[::-1], text=" Honey cake is back. ")) == "1aa57e882f24"
    assert mark(replace(CAKE, text="Honey cake is back!")) == "acd7c7a937e8"


@pytest.mark.parametrize(
    "otherwise",
    [
        {"moment": CAKE.moment.on_day(date(2026, 12, 19)) if CAKE.moment else None},
        {"moment": None},
        {"networks": (Network.INSTAGRAM,)},
        {"link": "https://example.org"},
        {"media": ("cake.jpg",)},
    ],
    ids=lambda value: next(iter(value)),
)
def test_whatever_is_shown_changes_it(otherwise: dict[str, object]) -> None:
    assert mark(CAKE.changed_to(**otherwise)) != mark(CAKE)


@pytest.mark.parametrize(
    "unseen", [{"status": PostStatus.APPROVED}, {"note": "ours"}, {"person": "Nino"}, {"approval_note": "good"}]
)
def test_what_is_not_shown_does_not(unseen: dict[str, object]) -> None:
    assert mark(replace(CAKE, **unseen)) == mark(CAKE)  # type: ignore[arg-type]  # fields by name


def test_a_variant_counts_in_any_order() -> None:
    first, second = (
        PostVariant(id=PostVariantId(text), post_id=CAKE.id, network=network, text=text)
        for network, text in ((Network.FACEBOOK, "Come in"), (Network.INSTAGRAM, "Look"))
    )
    assert mark(CAKE, [first, second]) == mark(CAKE, [second, first])
    assert len({mark(CAKE), mark(CAKE, [first]), mark(CAKE, [first, second])}) == 3


def test_a_letter_with_its_accent_apart_is_the_same() -> None:
    assert mark(replace(CAKE, text="Caf\u00e9")) == mark(replace(CAKE, text="Cafe\u0301"))


def test_a_sheet_holds_posts_and_no_more_than_somebody_answers() -> None:
    assert SHEET.checked() is SHEET
    with pytest.raises(NothingToApproveError):
        replace(SHEET, posts={}).checked()
    with pytest.raises(SheetTooLongError):
        replace(SHEET, posts={str(n): "" for n in range(MOST_POSTS + 1)}).checked()


def test_of_a_sheet_is_open_what_nobody_decided() -> None:
    assert replace(SHEET, posts={"p": "", "q": "", "r": ""}, taken={"q": "yes"}).open_posts == ["p", "r"]


@given(st.sets(st.text(LETTERS, min_size=CODE_LENGTH, max_size=CODE_LENGTH)))
def test_a_code_is_read_out_without_a_doubt_and_there_once(taken: set[str]) -> None:
    code = new_code(taken)
    assert code not in taken
    assert len(code) == CODE_LENGTH
    assert not set(code) & set("IO01")
