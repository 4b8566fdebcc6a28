"""All snippets, a line each, which opens into its fields: to be written, made another client's, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from smmdesk.domain.ids import SnippetId, new_id
from smmdesk.domain.snippets import FIRST_PATTERN, Snippet, SnippetKind
from smmdesk.speech.language import LANGUAGES, _
from ui.overriding import override
from ui.shell.dialogs import Dialog
from ui.shell.record_item import RecordItem
from ui.shell.room import least_height
from ui.style.text_size import scaled
from ui.widgets.buttons import button
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.editors import Line, Lines
from ui.widgets.forms.fold_list import FoldList
from ui.widgets.forms.form import Field, Section
from ui.widgets.labels import hint
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from smmdesk.domain.ids import ClientId
    from smmdesk.speech.language import Language
    from ui.shell.context import Context

_FOR_ALL = _("All clients")
_ABOUT = _("Texts, sets of hashtags, tags of links, first comments to begin from; and words you had enough of.")
_WIDTH: Final = 560
_HIGH: Final = 320


class SnippetsDialog(Dialog):
    """What is typed is saved as it is left; a text that is refused keeps the dialog open."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent, context.language, _("Snippets"), width=_WIDTH)
        self._context = context
        self.lines: FoldList[SnippetItem] = FoldList()
        about = hint(context.language(_ABOUT))
        about.setWordWrap(True)
        self.inside.addWidget(about)
        area = scrolling(self.lines)
        area.setMinimumHeight(least_height(self, scaled(_HIGH)))
        self.inside.addWidget(area, 1)
        self.add_button = button(context.language(_("New snippet")), self.add, sign="plus")
        self.inside.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_buttons(_("Done"), reject="")
        context.changed.connect(self._follow)
        self.show_snippets()

    def show_snippets(self) -> None:
        """As they are now."""
        found = self._context.workspace.texts.every_snippet()
        for item, each in zip(
            self.lines.show_items([each.id for each in found], lambda _id: SnippetItem(self._context)),
            found,
            strict=True,
        ):
            item.show_snippet(each)

    def add(self) -> None:
        """One more, the cursor in its name."""
        context = self._context
        made = Snippet(
            id=SnippetId(new_id()), client_id=context.client_id, name=context.language(_("New snippet")), language=""
        )
        context.do(lambda: context.workspace.records.add(made), show=lambda kept: self.open_item(kept.id))

    def open_item(self, id: str) -> None:
        """Show the fields of one."""
        if (item := self.lines.item(id)) is not None:
            item.open()

    @override
    def done(self, result: int) -> None:
        self.lines.flush()
        if not any(item.form.unsaved() for item in self.lines.items()):
            super().done(result)

    def _follow(self, tables: frozenset[str]) -> None:
        if not tables.isdisjoint({"snippet", "client"}):
            self.show_snippets()


class SnippetItem(RecordItem[Snippet]):
    """Its name and kind; once opened its fields and the way to remove it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, Snippet, _sections(context))

    def show_snippet(self, snippet: Snippet) -> None:
        """Show it as it is now."""
        self.show_item(snippet, snippet.name, self._context.language.word(snippet.kind))


def _sections(context: Context) -> tuple[Section, ...]:
    def clients(_language: Language) -> list[tuple[ClientId, str]]:
        return [(client.id, client.name) for client in context.workspace.clients.list()]

    def languages(language: Language) -> list[tuple[str, str]]:
        return [("", language(_("Any language"))), *LANGUAGES.items()]

    language = context.language
    pattern = language(_("Tags of links are a pattern, such as {pattern}"), pattern=FIRST_PATTERN)
    fields = (
        Field("name", _("Name"), Line(), half=True),
        Field("kind", _("What it is"), Choice(SnippetKind), half=True),
        Field("client_id", _("For whom"), Choice(clients, none=_FOR_ALL), half=True),
        Field("language", _("Language"), Choice(languages), half=True),
        Field("text", _("Text"), Lines(least=3), hint=pattern),
    )
    return (Section("", fields),)
