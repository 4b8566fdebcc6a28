"""Sheets that went to clients for approval, as the files that they answer in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.documents import approval, approval_page
from smmdesk.domain.approval.sheets import ApprovalSheet, Decision, NothingToApproveError, mark
from smmdesk.domain.clients import Client
from smmdesk.domain.periods import wall_at
from smmdesk.domain.posts import Post
from smmdesk.exchange.approvals.xlsx import write_sheet
from smmdesk.exchange.files import write_atomically
from smmdesk.knowledge.approval import sheet_words
from smmdesk.services.approval import texts_of
from smmdesk.services.outputs.layout import DATE, NUMBER, TEXT, Layout, laid_out
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.documents.typeset import Document
    from smmdesk.domain.variants import Texts
    from smmdesk.exchange.spreadsheets.table import Table, Value
    from smmdesk.services.outputs import Wish, Write
    from smmdesk.services.sources import Sources


SHEETS: Layout = (
    ("client", _("Client"), TEXT),
    ("sheet", _("Sheet"), TEXT),
    ("sent", _("Sent on"), DATE),
    ("due", _("Answer until"), DATE),
    ("number", "№", NUMBER),
    ("day", _("Day"), DATE),
    ("time", _("Time"), TEXT),
    ("text", _("Text"), TEXT),
    ("decision", _("Decision"), TEXT),
    ("status", _("Status"), TEXT),
)


def table(sources: Sources, wish: Wish) -> Table:
    """A row for each post of each sheet, the newest sheet first: what was decided of it, and how far it is now."""
    word = wish.language.word
    rows: list[list[Value]] = []
    for client in sources.clients(wish):
        for sheet in sources.reader.all(ApprovalSheet, client_id=client.id, order_by="id")[::-1]:
            posts = {str(post.id): post for post in sources.reader.all(Post, id=list(sheet.posts))}
            sent = wall_at(sheet.made_at, client.time_zone).date()
            for number, id in enumerate(sheet.posts, 1):
                post, decision = posts.get(id), sheet.taken.get(id)
                wall = post.moment.wall if post and post.moment else None
                rows.append(
                    [
                        client.name,
                        sheet.code,
                        sent,
                        sheet.due,
                        number,
                        wall.date() if wall else None,
                        f"{wall:%H:%M}" if wall else None,
                        post.text if post else None,
                        word(Decision(decision)) if decision else None,
                        word(post.status) if post else None,
                    ]
                )
    return laid_out(_("Sheets for approval"), SHEETS, rows, wish.language)


def papers(sources: Sources, wish: Wish) -> Iterator[Document]:
    """The sheet wished for on paper, else the newest one."""
    try:
        sheet = _sheet(sources, wish)
        posts = _posts(sources, sheet)
    except NothingToApproveError:
        return  # as of every document of which there is nothing
    words, client = sheet_words(wish.language.code), sources.reader.get(Client, sheet.client_id).name
    yield approval.paper(sheet, posts, client, words, sources.edition(wish), media=sources.media)


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


def _posts(sources: Sources, sheet: ApprovalSheet) -> list[Texts]:
    """Those that are still as they were sent, in the order of the sheet: a sheet tells nothing else.

    `NothingToApproveError` where there is none any more.
    """
    by_id = texts_of(sources.reader, sheet.posts)
    same = [by_id[id] for id, sent in sheet.posts.items() if id in by_id and mark(*by_id[id]) == sent]
    if not same:
        raise NothingToApproveError
    return same
