"""Sheets that went to clients for approval, as the files that they answer in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.documents import approval_page
from smmdesk.domain.approval.sheets import ApprovalSheet, NothingToApproveError, mark
from smmdesk.domain.clients import Client
from smmdesk.domain.posts import Post
from smmdesk.exchange.approvals.xlsx import write_sheet
from smmdesk.exchange.files import write_atomically
from smmdesk.knowledge.approval import sheet_words

if TYPE_CHECKING:
    from smmdesk.services.outputs import Wish, Write
    from smmdesk.services.sources import Sources


def workbook(sources: Sources, wish: Wish) -> Write:
    """The sheet wished for, else the newest one, with its posts as they are now."""
    sheet = _sheet(sources, wish)
    client = sources.reader.get(Client, sheet.client_id)
    return partial(
        write_sheet,
        sheet=sheet,
        posts=_posts(sources, sheet),
        client=client.name,
        words=sheet_words(wish.language.code).decisions,
        language=wish.language,
    )


def page_file(sources: Sources, wish: Wish) -> Write:
    """The same as a page for a browser, with its pictures."""
    sheet = _sheet(sources, wish)
    words, client = sheet_words(wish.language.code), sources.reader.get(Client, sheet.client_id).name
    made = approval_page.page(sheet, _posts(sources, sheet), client, words, wish.language, media=sources.media)
    return lambda path: write_atomically(path, lambda file: file.write(made))


def _sheet(sources: Sources, wish: Wish) -> ApprovalSheet:
    if wish.record:
        return sources.reader.get(ApprovalSheet, wish.record)
    one = {"client_id": wish.client_id} if wish.client_id else {}
    found = sources.reader.all(ApprovalSheet, order_by="id", **one)
    if not found:
        raise NothingToApproveError
    return found[-1]


def _posts(sources: Sources, sheet: ApprovalSheet) -> list[Post]:
    """Those that are still as they were sent, in the order of the sheet: a sheet tells nothing else.

    `NothingToApproveError` where there is none any more.
    """
    by_id = {str(post.id): post for post in sources.reader.all(Post, id=list(sheet.posts))}
    same = [by_id[id] for id, sent in sheet.posts.items() if id in by_id and mark(by_id[id]) == sent]
    if not same:
        raise NothingToApproveError
    return same
