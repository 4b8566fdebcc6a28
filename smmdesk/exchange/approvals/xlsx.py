"""A sheet for approval as a workbook: somebody chooses a decision from a list, and writes beside it what should change.

Everything is text, so that no spreadsheet makes a number, a date or a formula of it. What is not to be answered is
locked, which helps against slips and is no security.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

from smmdesk.domain.approval.sheets import Decision
from smmdesk.domain.text import _, raised
from smmdesk.exchange.approvals.layout import HEADERS, HIDDEN, ID_SIGN, MARK_SIGN
from smmdesk.exchange.files import write_atomically
from smmdesk.speech.sheets import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from smmdesk.domain.approval.sheets import ApprovalSheet
    from smmdesk.domain.variants import Texts
    from smmdesk.speech.language import Language

HEADER_ROW: Final = 3
"""From 0: the title with the code, how to answer, an empty row, then the names of the columns."""
_WIDTHS: Final = {
    "number": 5, "day": 18, "time": 8, "networks": 18, "text": 60, "link": 24, "media": 18, "decision": 16,
    "comment": 36, "id": 12, "mark": 12,
}  # fmt: skip
_TO_FILL: Final = frozenset({"decision", "comment"})
_INK, _PAPER, _LINE, _FIELD = "#1F2937", "#E5E7EB", "#9CA3AF", "#FFFBEB"


def write_sheet(
    path: Path,
    *,
    sheet: ApprovalSheet,
    posts: Sequence[Texts],
    client: str,
    words: Mapping[Decision, str],
    language: Language,
) -> None:
    """Write the posts in their order; `words` are those of a decision, as the list offers them."""
    from xlsxwriter import Workbook

    def write(file: BinaryIO) -> None:
        plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with Workbook(file, {**plain, "in_memory": True}) as book:
            _Sheet(book, sheet, language, [raised(words[each]) for each in Decision]).write(posts, client)

    write_atomically(path, write)


class _Sheet:
    def __init__(self, book: Any, sheet: ApprovalSheet, language: Language, offered: Sequence[str]) -> None:  # noqa: ANN401  (XlsxWriter is untyped)
        self._book = book
        self._of = sheet
        self._language = language
        self._offered = offered
        self._sheet = book.add_worksheet(sheet.code)
        self._columns = tuple(HEADERS)
        self._numbers = {id: number for number, id in enumerate(sheet.posts, 1)}

    def write(self, posts: Sequence[Texts], client: str) -> None:
        self._above(client)
        look = {each: self._look(each) for each in self._columns}
        for row, texts in enumerate(posts, HEADER_ROW + 1):
            values = self._values(texts)
            for at, name in enumerate(self._columns):
                # blank cells have a look, too: those to be filled are unlocked by theirs
                text = values.get(name, "")
                write = self._sheet.write_string if text else self._sheet.write_blank
                write(row, at, text, look[name])
        self._ask(HEADER_ROW + len(posts))

    def _values(self, texts: Texts) -> dict[str, str]:
        return {
            "number": str(self._numbers[texts.post.id]),
            **shown(texts, self._language),
            "id": ID_SIGN + texts.post.id,
            "mark": MARK_SIGN + self._of.posts[texts.post.id],
        }

    def _above(self, client: str) -> None:
        language = self._language
        title = self._book.add_format({"bold": True, "font_size": 14, "font_color": _INK})
        head = self._book.add_format(
            {"bold": True, "font_color": _INK, "bg_color": _PAPER, "bottom": 1, "bottom_color": _LINE, "valign": "top"}
        )
        self._sheet.write_string(0, 0, language(_("For approval: {client}"), client=client), title)
        self._sheet.write_string(0, self._columns.index("decision"), self._of.code, title)
        self._sheet.write_string(1, 0, how_to_answer(self._of, self._offered, language))
        for at, name in enumerate(self._columns):
            self._sheet.set_column(at, at, _WIDTHS[name], None, {"hidden": name in HIDDEN})
            self._sheet.write_string(HEADER_ROW, at, language(HEADERS[name]), head)
        self._sheet.freeze_panes(HEADER_ROW + 1, 0)

    def _look(self, name: str) -> object:
        fill = {"bg_color": _FIELD, "locked": False, "border": 1, "border_color": _LINE} if name in _TO_FILL else {}
        return self._book.add_format({"num_format": "@", "valign": "top", "text_wrap": name not in HIDDEN, **fill})

    def _ask(self, last: int) -> None:
        at = self._columns.index("decision")
        # what is typed and not on the list is read as well as it can be, so it is asked about and not refused
        self._sheet.data_validation(
            HEADER_ROW + 1, at, last, at, {"validate": "list", "source": [*self._offered], "error_type": "information"}
        )
        self._sheet.autofilter(HEADER_ROW, 0, last, len(self._columns) - 1)
        able = ("sort", "autofilter", "format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows")
        self._sheet.protect("", dict.fromkeys(able, True))


def how_to_answer(sheet: ApprovalSheet, offered: Sequence[str], language: Language) -> str:
    """One line for whoever got the sheet."""
    choose = language(
        _("Choose for each post: {yes}, {change} or {no}. Write beside it what should change, and send the file back."),
        **{each.value: word for each, word in zip(Decision, offered, strict=True)},
    )
    if sheet.due is None:
        return choose
    return f"{choose} {language(_('An answer is waited for until {day}.'), day=language.date(sheet.due))}"
