"""The communities of a list: typed in their cells, added by name and link, or pasted line by line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.networks import Network
from smmdesk.domain.reputation.lists import Community
from smmdesk.domain.reputation.named import MOST
from smmdesk.speech.language import _
from smmdesk.speech.lists import FITS, fit_words, rules_words
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.editors import Line, Lines, Whole
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.labels import hint, subheading
from ui.widgets.tables.fitted_table import FittedTable
from ui.widgets.tables.table import RIGHT, STRETCH, Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from smmdesk.domain.reputation.lists import AudienceList
    from smmdesk.speech.language import Language
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

_FORM: Final = 560
_NEEDED: Final = (0, 3, 1, 5, 2, 4, 6, 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Communities on their way."""

    id: str = "draft"
    lines: str = ""


class CommunityTable(FittedTable[Community]):
    """Del removes what is chosen; `pasted` comes with what was copied elsewhere."""

    pasted = Signal(str)

    def __init__(self, context: Context) -> None:
        self._context = context
        super().__init__(context.language, _columns(), name=_("Communities"), priority=_NEEDED, save=self._save)

    def remove_chosen(self) -> None:
        """Remove the communities that are chosen."""
        chosen, context = self.selected(), self._context
        if not chosen:
            return
        ids = [each.id for each in chosen]
        several = context.language.count("Removed {n} community", "Removed {n} communities", len(ids))
        context.do(
            lambda: context.workspace.records.remove(Community, *ids),
            tell=lambda _count: context.say_removed([each.name or each.link for each in chosen], several),
        )

    def _save(self, edit: Edit) -> None:
        self._context.workspace.records.change(Community, edit.record.id, edit.seen, **edit.wanted)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.selected():
            self.remove_chosen()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)


class Communities(QWidget):
    """The table of one list, and below it a field for more of them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, language = context, context.language
        self._list: AudienceList | None = None
        self.title = subheading("")
        self.none = hint(language(_("Nothing is on this list yet.")))
        self.table = CommunityTable(context)
        self.table.pasted.connect(self.add_these)
        self.form = Form(language, (Section("", (_typed(),)),), self._keep)
        self.form.setMaximumWidth(scaled(_FORM))
        self.form.show_record(Draft())
        self.add_button = button(language(_("Add communities")), self._add, sign="plus")
        self.remove_button = button(language(_("Remove chosen communities")), self.table.remove_chosen, sign="trash")
        self.table.selection_changed.connect(self._offer)
        acts = Flow(gap=tokens.SPACE_2)
        for each in (self.add_button, self.remove_button):
            acts.add(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        for part in (self.title, self.none, self.table, self.form, acts):
            column.addWidget(part)
        self._offer()

    def show_list(self, one: AudienceList, communities: Sequence[Community]) -> None:
        """What is on that list."""
        language = self._context.language
        self._list = one
        self.title.setText(language(_("Communities of “{name}”"), name=one.name))
        self.table.show_records(communities)
        self.table.fit()
        self.table.setFixedHeight(self.table.minimumHeight())
        self.table.setVisible(bool(communities))
        self.none.setVisible(not communities)
        self.remove_button.setVisible(bool(communities))
        self._offer()

    def flush(self) -> None:
        """Keep what is being typed."""
        self.form.flush()
        self.table.flush()

    def add_these(self, text: str) -> None:
        """Each line is one; what is on the list already stays."""
        one, context = self._list, self._context
        if one is None or not text.strip():
            return

        def tell(made: list[Community]) -> None:
            language = context.language
            if made:
                context.say_undoable(language.count("Added {n} community", "Added {n} communities", len(made)))
            else:
                context.say(language(_("All of it is on the list already.")))

        def show(_made: list[Community]) -> None:
            self.form.forget()
            self.form.show_record(Draft())

        context.do(lambda: context.workspace.lists.add_communities(one.id, text), tell=tell, show=show)

    def _add(self) -> None:
        self.form.flush()
        draft: Any = self.form.record
        if isinstance(draft, Draft):
            self.add_these(draft.lines)

    def _keep(self, edit: Edit) -> None:
        self.form.show_record(replace(edit.record, **edit.wanted))

    def _offer(self) -> None:
        self.remove_button.setEnabled(bool(self.table.selected()))


def _typed() -> Field:
    return Field("lines", _("Name and link"), Lines(_("One on each line, as copied from anywhere"), least=1))


def _columns() -> tuple[Column[Community], ...]:
    return (
        Column(
            _("Community"),
            lambda each, _language: each.name or each.link,
            width=STRETCH,
            least=150,
            field="name",
            edit=Line(),
        ),
        Column(
            _("Network"),
            lambda each, language: language.word(each.network) if each.network else "",
            width=104,
            field="network",
            edit=Choice(Network, none=_("None of them")),
        ),
        Column(_("Link"), lambda each, _language: each.link, width=170, field="link", edit=Line("https://")),
        Column(
            _("Members"),
            lambda each, language: "" if each.members is None else language.number(each.members),
            sort=lambda each: each.members or 0,
            align=RIGHT,
            width=96,
            field="members",
            edit=Whole(high=MOST),
        ),
        Column(_("What it is about"), lambda each, _language: each.topic, width=130, field="topic", edit=Line()),
        *_judged(),
        Column(_("Note"), lambda each, _language: each.note, width=150, field="note", edit=Line()),
    )


def _judged() -> tuple[Column[Community], ...]:
    def fits(language: Language) -> list[tuple[int, str]]:
        return [(fit, language(words)) for fit, words in FITS.items()]

    def rules(language: Language) -> list[tuple[bool, str]]:
        return [(True, language(_("Its rules are read"))), (False, language(_("Rules not read yet")))]

    return (
        Column(
            _("How well it suits"),
            fit_words,
            sort=lambda each: -1 if each.fit is None else each.fit,
            width=130,
            field="fit",
            edit=Choice(fits, none=_("Not said yet")),
        ),
        Column(_("Rules"), rules_words, width=170, field="rules_read", edit=Choice(rules)),
    )
