"""Posts sent to a client for approval, and the answer read back, as commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from smmdesk.command.saying import one_line, print_json
from smmdesk.domain.approval.effects import QUIET
from smmdesk.domain.approval.sheets import SheetForm
from smmdesk.domain.periods import Period
from smmdesk.domain.text import _

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.services.approval import ReadAnswer
    from smmdesk.services.outputs import Wish
    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace

KIND: Final = "approval"
"""As which a sheet is written and an answer is read."""


def is_sheet(out: Path) -> bool:
    """Whether a file of that name goes to a client; another tells what was sent."""
    return out.suffix.lower().removeprefix(".") in {*SheetForm}


def send(workspace: Workspace, client_id: ClientId, wish: Wish, out: Path) -> None:
    """Write a sheet of the drafts and posts to approve of these days, or of the next fourteen; drafts become so."""
    from smmdesk.services.approval import AHEAD

    today = workspace.today()
    period = wish.period or Period(today, today + AHEAD)
    ids = [post.id for post in workspace.approval.to_send(client_id, period)]
    workspace.approval.send(wish, ids, out)


def take(workspace: Workspace, client: Client | None, options: argparse.Namespace, language: Language) -> None:
    """Read an answer and take what it decides beyond doubt; the rest is listed."""
    answer = workspace.approval.read_file(options.file, client.id if client else None)
    ready = answer.ready
    if ready and not options.dry_run:
        workspace.approval.take(answer, ready)
    if options.json:
        print_json(_told(answer, language))
        return
    print(language.count("{n} decision taken.", "{n} decisions taken.", len(ready)))
    if answer.is_whole is False:
        print(language(_("The text was changed or cut on its way, so nothing of it was taken.")))
    for each in _listed(answer, language):
        print(one_line(f"{each['row']}: {each['reason']}"))
    if answer.unanswered:
        print(
            language.count("{n} post is without an answer.", "{n} posts are without an answer.", len(answer.unanswered))
        )


def _told(answer: ReadAnswer, language: Language) -> dict[str, Any]:
    return {
        "sheet": answer.sheet.code,
        "by": answer.by,
        "whole": answer.is_whole,
        "taken": len(answer.ready),
        "listed": _listed(answer, language),
        "unanswered": len(answer.unanswered),
    }


def _listed(answer: ReadAnswer, language: Language) -> list[dict[str, Any]]:
    """What a person has to look at, in the order of the file."""
    rows: list[dict[str, Any]] = [
        {
            "row": line.row.row,
            "post": line.post.id if line.post else None,
            "said": line.row.said,
            "effect": line.effect.value,
            "reason": language.word(line.effect),
        }
        for line in answer.lines
        if line.effect not in QUIET
    ]
    rows += [
        {
            "row": each.line,
            "post": None,
            "said": each.written,
            "effect": "conflict" if each.is_conflict else "not_understood",
            "reason": language(_("other lines say otherwise") if each.is_conflict else _("not understood")),
        }
        for each in answer.unread
    ]
    return sorted(rows, key=lambda each: int(each["row"]))
