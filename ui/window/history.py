"""Undo and redo say what they would be about, once the database can be asked, and what they were about out of sight."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from smmdesk.domain.text import first_words
from smmdesk.speech.language import Language, _
from ui.shell.context import Aside
from ui.widgets.forms.unsaved import Unsaved

if TYPE_CHECKING:
    from smmdesk.domain.changes import ChangeSet
    from smmdesk.services.touched import Touched
    from ui.shell.context import Context
    from ui.window.main_window import MainWindow

_PAGES: Final = {
    "post": "calendar",
    "budget": "budget",
    "budget_line": "budget",
    "comparison": "comparison",
    "offer": "comparison",
    "evaluation": "checklist",
    "answer": "checklist",
    **dict.fromkeys(("mention", "brand", "answer_rule", "reply_template", "activity"), "reputation"),
    **dict.fromkeys(("voice_count", "audience_list", "community"), "reputation"),
}
"""Where records are shown, by their table; the others are of clients."""
_WITHIN: Final = frozenset({"offer", "answer"})
"""What is shown with what it belongs to."""
_PARTS: Final = {"contact": "Contact", "account": "Account", "agreement": "Agreement", "provider": "Provider"}
_LONGEST: Final = 40


def name_steps(context: Context) -> tuple[bool, bool]:
    """Name both actions after the acts they are for; whether there is one to undo, and one to redo."""
    history, is_read_only = context.workspace.history, context.workspace.database.read_only
    # nothing can be taken back where nothing can be written
    acts = (None, None) if is_read_only else (history.undoable(), history.redoable())
    for command_id, act in zip(("history.undo", "history.redo"), acts, strict=True):
        action = context.commands.action(command_id)
        action.setToolTip(f"{action.text()}: {context.language(act.words)}" if act else action.text())
        action.setEnabled(act is not None)
    undoable, redoable = acts
    return undoable is not None, redoable is not None


def out_of_sight(window: MainWindow, changes: ChangeSet) -> Aside | None:
    """What a step was about that nobody sees, and the way there; None for what is in sight, or belongs to nobody."""
    touched = window.context.workspace.history.touched(changes)
    if touched is None:
        return None
    page_id = _PAGES.get(touched.table, "clients")
    if window.page_id == page_id and window.page.shows(touched):
        return None
    words = _named(touched, window.context.language)
    return Aside(words, partial(_show, window, page_id, touched) if touched.is_there else None) if words else None


def _named(touched: Touched, language: Language) -> str:
    """“Answer 12” of Sweet Spot; with how many others."""
    name = first_words(touched.name, _LONGEST)
    if name and touched.client and touched.table != "client":
        words = language(_("“{name}” of {client}"), name=name, client=touched.client)
    else:
        words = language(_("“{name}”"), name=name) if name else touched.client
    more = len(touched.ids) - 1
    return f"{words} {language.count('and {n} more', 'and {n} more', more)}" if more and words else words


def _show(window: MainWindow, page_id: str, touched: Touched) -> None:
    """Go there: page, client, days, and select it."""
    with window.context.attempt():
        page = window.open_page(page_id)
        if touched.table == "post" and len(touched.ids) > 1:
            page.reveal(_place("SeveralPosts", " ".join(touched.ids)))
        elif touched.table in _PARTS:
            page.reveal(_place(_PARTS[touched.table], touched.ids[0]))
        else:
            window.open_page(page_id, touched.owner if touched.table in _WITHIN else touched.ids[0])


def _place(kind: str, id: str) -> Unsaved:
    return Unsaved(kind, id, field="", label="", record="", text="", before="")
