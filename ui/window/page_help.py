"""Help over the window: what the page in sight is for (F1), and the first steps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.shell.overlay import Overlay, Reading
from ui.style import tokens
from ui.widgets.labels import Label, heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smmdesk.knowledge.texts import Guide
    from smmdesk.workspace import Workspace
    from ui.pages import PageLine

FIRST_STEPS: Final = _("First steps")
PROTECTION: Final = _("What protects your work")
_WIDTH: Final = 560


def open_page_help(window: QWidget, page: PageLine, language: Language) -> Overlay:
    """What the page is for; Esc or a click beside it ends it."""
    return _laid_over(window, {language(page.title): _sentences(language(page.help))}, language)


def open_first_steps(window: QWidget, guide: Guide, language: Language) -> Overlay:
    """Where to begin, and what may be expected of it all."""
    steps = [f"{number}. {step}" for number, step in enumerate(guide.steps, 1)]
    return _laid_over(window, {language(FIRST_STEPS): steps, guide.honest_title: guide.honest}, language)


def open_protection(window: QWidget, workspace: Workspace, language: Language) -> Overlay:
    """What keeps others from reading the work: there is no password to look for."""
    return _laid_over(window, {language(PROTECTION): _protection(workspace, language)}, language)


def _protection(workspace: Workspace, language: Language) -> list[str]:
    where = [language(_("It lies in this folder and goes nowhere by itself: {folder}"), folder=str(workspace.folder))]
    return [
        language(
            _("SMMdesk has no password of its own: who can use your account of this computer can open your work.")
        ),
        *(where if workspace.folder is not None else ()),
        language(_("Lock the screen when you leave, and let the system encrypt the disk, also that of the backups.")),
        language(_("What you export or print is protected by nothing: give it only to whom it is for.")),
    ]


def _laid_over(window: QWidget, parts: Mapping[str, Iterable[str]], language: Language) -> Overlay:
    """Sentences under their headings, the first of which stands over all."""
    overlay = Reading(window, _worded(parts), language, title=next(iter(parts)), width=_WIDTH)
    overlay.open()
    return overlay


def _worded(parts: Mapping[str, Iterable[str]]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(tokens.SPACE_5, tokens.SPACE_1, tokens.SPACE_5, tokens.SPACE_4)
    column.setSpacing(tokens.SPACE_3)
    for place, (title, sentences) in enumerate(parts.items()):
        if place:
            column.addWidget(heading(title))
        for sentence in sentences:
            column.addWidget(Label(sentence, wraps=True))
    return made


def _sentences(text: str) -> list[str]:
    """One paragraph a sentence: easier to find one's place in."""
    return re.split(r"(?<=[.!?])\s+(?=\S)", text)
