"""A file that may be an answer to a sheet for approval, read by the parsing child."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.approval.answers import MOST_COMMENT
from smmdesk.domain.approval.effects import AnsweredRow
from smmdesk.domain.approval.sheets import CODE_LENGTH, LETTERS
from smmdesk.domain.text import _, clean
from smmdesk.exchange import sandbox
from smmdesk.exchange.approvals.layout import ID_SIGN, MARK_SIGN, columns_known
from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.speech.sheets import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from smmdesk.machine.progress import Progress

BEGINS: Final = "SMMdesk answer"
_CODE: Final = re.compile(rf"[{LETTERS}]{{{CODE_LENGTH}}}")


class NoAnswerError(NothingRecognisedError):
    """Neither a sheet for approval nor the text of an answer."""

    message = _(
        "{name} is no answer to a sheet for approval: no row names a decision and the post that it is about. Choose "
        "the file that came back."
    )


class AnswerFile(NamedTuple):
    """What stands in it: the `text` of an answer, else the `rows` of a sheet and the `codes` that stand above them."""

    text: str = ""
    codes: Sequence[str] = ()
    rows: Sequence[AnsweredRow] = ()


def read_answer(path: Path, progress: Progress | None = None) -> AnswerFile:
    """The file's text or rows; a `FileRefusedError` where it holds neither."""
    limits = sandbox.limits_for(path)
    asked = {"path": sandbox.path_argument(path), "columns": columns_known(), "begins": BEGINS}
    task = "smmdesk.exchange.approvals.rows:stream"
    with closing(sandbox.run(task, asked, name=path.name, progress=progress, limits=limits)) as items:
        try:
            kind, told = next(items)
        except NothingRecognisedError as error:
            raise NoAnswerError(**error.values) from error
        if kind == "text":
            return AnswerFile(text=clean(told))
        codes = [cell.strip().upper() for cell in told if _CODE.fullmatch(cell.strip().upper())]
        return AnswerFile(codes=codes, rows=[_row(number, values) for number, values in items])


def _row(row: int, values: Mapping[str, str]) -> AnsweredRow:
    number = values.get("number", "")
    return AnsweredRow(
        row=row,
        number=int(number) if number.isdecimal() and len(number) < CODE_LENGTH else None,
        post_id=_behind(ID_SIGN, values.get("id", "")),
        mark=_behind(MARK_SIGN, values.get("mark", "")),
        said=clean(values.get("decision", ""))[:MOST_COMMENT],
        comment=clean(values.get("comment", ""))[:MOST_COMMENT],
        shown={name: values[name] for name in SHOWN if name in values},
    )


def _behind(sign: str, cell: str) -> str:
    """What stands behind the letter; the cell as it is where somebody changed it."""
    return cell[1:] if cell[:1] == sign else cell
