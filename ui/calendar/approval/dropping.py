"""Files dropped on the calendar: an answer to a sheet is read as one, anything else as a plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.services.approval import AnotherClientError
from smmdesk.speech.language import _
from ui.calendar.approval.reading import AnswerDialog
from ui.importing.bringing import take_dropped
from ui.importing.choosing import FileDrop

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ui.shell.background import Refusal
    from ui.shell.context_page import ContextPage


def let_files_be_dropped(page: ContextPage) -> None:
    """Anywhere on it."""
    FileDrop(page, partial(take, page))


def take(page: ContextPage, files: Sequence[Path]) -> None:
    """Nothing of them is kept before somebody has seen what they come to."""
    if len(files) != 1:
        take_dropped(page, files)
        return
    (path,), context, client = files, page.context, page.context.client_id
    context.background.start(
        context.language(_("Reading {file}"), file=path.name),
        lambda progress: context.workspace.approval.read_file(path, client, progress),
        done=lambda answer: AnswerDialog(context, answer).open(),
        failed=partial(_go_on, page, path),
    )


def _go_on(page: ContextPage, path: Path, error: Refusal) -> None:
    """What is an answer, though not of the client in sight, is no plan either."""
    if isinstance(error, AnotherClientError):
        page.context.complain(page.language.error(error))
    else:
        take_dropped(page, [path])
