"""Texts that could not be saved, before one leaves them: stay with them, or take them along in the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from smmdesk.speech.language import Language, _
from ui.pages import PAGES
from ui.shell.dialogs import Dialog
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM
from ui.widgets.labels import Label
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.keeping.typed_journal import Typed

_HEIGHT = 84  # pixels of a text: four lines, the rest scrolls


class TypedDialog(Dialog):
    """Accepted: they are copied, and one goes on without them. Esc stays."""

    def __init__(self, parent: QWidget, language: Language, texts: Sequence[Typed]) -> None:
        super().__init__(parent, language, _("This is not saved yet"), width=520)
        for each in texts:
            self.inside.addWidget(Label(where(language, each), weight=MEDIUM, wraps=True))
            text = QPlainTextEdit(each.what.text)
            text.setReadOnly(True)
            # a text that is only read has no use for Tab; the buttons lie behind it
            text.setTabChangesFocus(True)
            text.setAccessibleName(each.what.label)
            text.setFixedHeight(scaled(_HEIGHT))
            self.inside.addWidget(text)
            if each.what.reason:
                self.inside.addWidget(Notice(each.what.reason, "bad"))
        # plain, so that Enter alone does not take a text out of its field
        self.add_buttons(_("Copy the text and go on"), reject=_("Stay"), kind="plain")


def where(language: Language, typed: Typed) -> str:
    """The page, the record and the field."""
    page = PAGES.get(typed.page)
    title = language(page.title) if page else ""
    return " · ".join(part for part in (title, typed.what.record, typed.what.label) if part)


def joined(texts: Sequence[Typed]) -> str:
    """All of them, for the clipboard."""
    return "\n\n".join(each.what.text for each in texts)
