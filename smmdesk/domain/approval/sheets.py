"""Sheets of posts sent for approval, and the mark by which a post is known to be as it was sent."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Self
from unicodedata import normalize

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.ids import ApprovalSheetId, ClientId
from smmdesk.domain.record import Record
from smmdesk.domain.text import _
from smmdesk.domain.variants import own_or

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from smmdesk.domain.posts import Post
    from smmdesk.domain.variants import PostVariant

LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""What codes are made of: nothing that looks like something else when it is read out or written by hand."""
CODE_LENGTH: Final = 6
MOST_POSTS: Final = 2000
_BETWEEN: Final = "\x1f"
_MARK_LENGTH: Final = 12


class NothingToApproveError(SmmdeskError):
    """A sheet of no posts would ask nothing."""

    message = _("There is nothing to approve: choose posts that have a day, among drafts and those to approve.")


class SheetTooLongError(SmmdeskError):
    """More posts than anybody answers at once."""

    message = _("A sheet for approval takes {limit} posts at most. Choose fewer days.")


class SheetForm(StrEnum):
    """What a sheet is written as."""

    PDF = "pdf"
    XLSX = "xlsx"
    HTML = "html"


class Decision(StrEnum):
    """What somebody says of a post."""

    YES = "yes"
    CHANGE = "change"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSheet(Record):
    """Posts that were sent for approval together, known by a `code` that comes back with the answer.

    `posts` gives each post's mark as it was sent, in the order of the sheet; `taken` what was decided of it by answers
    read so far. An answer is waited for until the end of the day `due`.
    """

    id: ApprovalSheetId
    client_id: ClientId
    code: str
    made_at: datetime
    due: date | None = None
    form: SheetForm
    posts: Mapping[str, str]
    taken: Mapping[str, str] = field(default_factory=dict)
    read_at: datetime | None = None
    answered_by: str = ""

    def checked(self) -> Self:
        """Itself, when it holds posts, and no more than a sheet takes."""
        if not self.posts:
            raise NothingToApproveError
        if len(self.posts) > MOST_POSTS:
            raise SheetTooLongError(limit=MOST_POSTS)
        return self

    @property
    def open_posts(self) -> list[str]:
        """The ids of those of which nothing was decided yet."""
        return [each for each in self.posts if each not in self.taken]


def mark(post: Post, variants: Iterable[PostVariant] = ()) -> str:
    """Twelve hexadecimal digits over what a client is shown: another word, day, network or file is another mark.

    The first of SHA-256 over day, time, networks, text, link and media, and over each variant's network, text and link,
    with U+001F between them, in Unicode's form C; networks stand in their order of letters.
    """
    moment = post.moment
    parts = [
        moment.day.isoformat() if moment else "",
        f"{moment.wall:%H:%M}" if moment else "",
        ",".join(sorted(post.networks)),
        post.text.strip(),
        post.link.strip(),
        ",".join(post.media),
    ]
    for each in sorted(variants, key=lambda variant: variant.network):
        parts += [each.network, own_or(post, each, "text").strip(), own_or(post, each, "link").strip()]
    return sha256(normalize("NFC", _BETWEEN.join(parts)).encode()).hexdigest()[:_MARK_LENGTH]


def new_code(taken: Container[str]) -> str:
    """A code that no other sheet has."""
    while True:
        # 256 is a multiple of the 32 letters, so each is as likely as any
        code = "".join(LETTERS[byte % len(LETTERS)] for byte in os.urandom(CODE_LENGTH))
        if code not in taken:
            return code
