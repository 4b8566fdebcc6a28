"""The card of one client: what stands before one, advice, every field edited in place, parts as short lists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QScrollArea, QVBoxLayout, QWidget

from smmdesk.domain.clients import Client
from smmdesk.domain.desk import DeskKind
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.knowledge import law
from smmdesk.speech.language import _
from ui.clients.advice import AdviceList
from ui.clients.fields import BRIEF, NOTES, PLACE, filled, profile, reach, unsaid
from ui.clients.overview import Overview
from ui.clients.part_list import PartList, keeps_delete
from ui.clients.parts import PARTS
from ui.overriding import override
from ui.shell.law_lines import LawLines
from ui.shell.media_files import MediaShelf
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import icon_button
from ui.widgets.forms.fold import Fold
from ui.widgets.forms.form import Form
from ui.widgets.labels import heading
from ui.widgets.notice import Notice
from ui.widgets.tables.columns import Columns

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smmdesk.domain.ids import ClientId
    from smmdesk.services.clients import ClientCard, ClientOverview
    from ui.shell.context import Context
    from ui.shell.media_files import Receive
    from ui.widgets.forms.field_row import Edit

TWO_COLUMNS: Final = 720
"""From this width on the card stands in two columns."""

_PARTS: Final = (
    ("advice", _("What it means for the work"), "lightbulb"),
    ("profile", _("Profile"), "user"),
    ("place", _("Audience and place"), "map-pin"),
    ("reach", _("Site, messengers, files"), "globe"),
    *((part.key, part.title, part.sign) for part in PARTS),
    ("brief", _("Brand brief"), "quotes"),
    ("notes", _("Notes"), "note-pencil"),
)
"""In the order of the card: their keys, titles and icons."""
_LEFT: Final = ("advice", "profile", "place", "reach")
_ALWAYS: Final = ("advice", "profile")
"""Open even where nothing is in them: what is read first, and what a new client begins with."""


class CardView(QWidget):
    """Shows a `ClientCard`, writes what is changed. What is empty is one line, with what adds to it."""

    def __init__(self, context: Context, menu: Callable[[], QMenu | None]) -> None:
        """`menu` is what can be done with the client, offered behind three dots."""
        super().__init__()
        self._context = context
        self._menu = menu
        self.client_id: ClientId | None = None
        self._row: ClientOverview | None = None
        language = context.language
        self.profile = Form(language, profile(context.knowledge), save=self._save)
        self.place = Form(language, PLACE, save=self._save)
        shelves = MediaShelf(context, self._receives_logo), MediaShelf(context, self._receives_files)
        self.reach = Form(language, reach(*shelves), save=self._save)
        self.brief = Form(language, BRIEF, save=self._save)
        self.notes = Form(language, NOTES, save=self._save)
        self._forms: Mapping[str, Form] = {
            "profile": self.profile,
            "place": self.place,
            "reach": self.reach,
            "brief": self.brief,
            "notes": self.notes,
        }
        self.overview = Overview(language, self._lead)
        self.advice = AdviceList(language, LawLines(context))
        self.parts = {part.key: PartList(context, part) for part in PARTS}
        self._decider = Notice(size=tokens.FONT_BASE)
        self.folds = self._made_folds()
        self._more = icon_button("dots-three", language(_("What can be done with the client")), self._open_menu)
        self._lay_out()

    # what is shown

    def show_card(self, card: ClientCard, row: ClientOverview) -> None:
        """Show this, and the client's line of the list; of the same client as before, what is being typed is kept."""
        if is_other := card.client.id != self.client_id:
            # before the fields are another client's
            self.flush()
            self._scroll.verticalScrollBar().setValue(0)
        self.client_id = card.client.id
        for form in self._forms.values():
            form.show_record(card.client)
        self.advice.show_advice(self._context.knowledge.advice(card.client.profile(), card.reader))
        self.advice.show_unsaid(unsaid(card.client))
        country = card.client.country
        self.advice.law.show_laws(law.of_card(country, self._context.language.code), country)
        for parts in self.parts.values():
            parts.show_card(card)
        self._row = row
        self.overview.show_row(row)
        self._show_counts(card)
        if is_other:
            self._fold_empty(card)
        self._warn(card, anew=is_other)

    def forget(self) -> None:
        """The client is gone: nothing typed can be saved any more."""
        self.client_id = None

    def flush(self) -> None:
        """Save what is being typed; nothing where the client is gone."""
        if self.client_id is not None:
            for form in self._forms.values():
                form.flush()
            for parts in self.parts.values():
                parts.flush()

    def focus_name(self) -> None:
        """The cursor into the name, all of it selected: typing replaces it."""
        self.folds["profile"].open()
        self.profile.focus_first()
        line = self.profile.editor("name").focusProxy()
        if isinstance(line, QLineEdit):
            line.selectAll()
        QTimer.singleShot(0, self, self._show_name)

    def jump(self, key: str) -> None:
        """Open a part of the card and bring its heading to the top, the cursor with it."""
        fold = self.folds[key]
        fold.open()
        fold.header.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._show_soon(fold)

    def open_record(self, key: str, id: str) -> None:
        """Open a record of a part."""
        self.folds[key].open()
        self.parts[key].open(id)

    # how it is made

    def _made_folds(self) -> Mapping[str, Fold]:
        words = self._context.language
        lists = {key: self._with_notice(key) for key in self.parts}
        bodies: Mapping[str, QWidget] = {"advice": self.advice, **self._forms, **lists}
        adds = {part.key: (words(part.add), partial(self._add, part.key)) for part in PARTS}
        return {key: Fold(words(title), bodies[key], sign=sign, add=adds.get(key)) for key, title, sign in _PARTS}

    def _with_notice(self, key: str) -> QWidget:
        """The list of a part; above the contacts stands who is missing."""
        if key != "contacts":
            return self.parts[key]
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self._decider)
        column.addWidget(self.parts[key])
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(heading(self._context.language(_("Overview"))), 1)
        top.addWidget(self._more)
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addLayout(top)
        column.addWidget(self.overview)
        parts = [(fold, key not in _LEFT) for key, fold in self.folds.items()]
        inner = Columns([(first, False), *parts], two_from=scaled(TWO_COLUMNS))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll, 1)

    def _open_menu(self) -> None:
        if (menu := self._menu()) is not None:
            menu.exec(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    @override
    def event(self, event: QEvent) -> bool:
        """Del within the card is never meant for the client in the list."""
        return keeps_delete(event) or super().event(event)

    def _show_soon(self, target: QWidget) -> None:
        """Once what was just opened has its height."""
        QTimer.singleShot(0, self, lambda: self._scroll_to(target))

    def _show_name(self) -> None:
        """From the top of the card, unless that leaves the name out of sight."""
        self._scroll.verticalScrollBar().setValue(0)
        self._scroll.ensureWidgetVisible(self.profile.editor("name"), 0, tokens.SPACE_5)

    def _scroll_to(self, target: QWidget) -> None:
        inner = self._scroll.widget()
        if inner is not None:
            self._scroll.verticalScrollBar().setValue(target.mapTo(inner, target.rect().topLeft()).y())

    # what it says and writes

    def _fold_empty(self, card: ClientCard) -> None:
        """Another client is here: what says something is open, the rest is a line each."""
        for key, fold in self.folds.items():
            is_empty = not getattr(card, key) if key in self.parts else key not in _ALWAYS and self._forms[key].is_blank
            (fold.put_away if is_empty else fold.open)()

    def _show_counts(self, card: ClientCard) -> None:
        language = self._context.language
        for key in self.parts:
            count = len(getattr(card, key))
            self.folds[key].show_count(language.number(count) if count else "")
        done, every = filled(card.client)
        self.folds["brief"].show_count(language(_("{done} of {every}"), done=done, every=every))

    def _add(self, key: str) -> None:
        self.folds[key].open()
        self.parts[key].add()

    def _lead(self, key: str) -> None:
        """Where a line of the overview comes from."""
        row, context = self._row, self._context
        if row is None:
            return
        if key == "fee":
            self.jump("agreements")
            return
        context.choose_client(row.id)
        if key == "lists":
            context.open("reputation", row.overdue[0].id)
        elif key == "series":
            last = context.workspace.series.last_post(row.ending[0].id)
            context.open("calendar", last.id if last else None)
        elif key == "approve" and row.to_approve:
            status = PostStatus.TO_APPROVE
            waiting = context.workspace.records.all(Post, client_id=row.id, status=status, order_by="moment_wall")
            context.open("calendar", waiting[0].id)
            context.commands.run("post.to_approve")
        else:
            context.open("calendar", row.next_post.id if key == "next" and row.next_post else None)

    def _warn(self, card: ClientCard, *, anew: bool) -> None:
        # in a business of one's own it is the reader
        lacks = card.reader is DeskKind.CLIENTS and card.client.lacks_decider(card.contacts)
        sentence = _("B2B: nobody here is marked as the one who decides. Find that person first.")
        if lacks and (anew or self._decider.isHidden()):
            self.folds["contacts"].open()
        self._decider.say(self._context.language(sentence) if lacks else "", "attention")
        self.folds["contacts"].show_ink("attention" if lacks else "muted")

    def _save(self, edit: Edit) -> None:
        before: Client = edit.record
        self._context.follow(
            lambda: self._context.workspace.records.change(Client, before.id, edit.seen, **edit.wanted),
            tell=lambda after: self._say_what_followed(edit.name, before, after),
        )

    def _receives_logo(self) -> Receive | None:
        """The logo goes to the client whose card is open as it is chosen."""
        records, client_id = self._context.workspace.records, self.client_id
        return (lambda names: records.change(Client, client_id, logo=names[0])) if client_id else None

    def _receives_files(self) -> Receive | None:
        return partial(self._context.workspace.clients.add_files, self.client_id) if self.client_id else None

    def _say_what_followed(self, name: str, before: Client, after: Client) -> None:
        """Other fields than the one that was left may have changed with it: those that follow a country."""
        language = self._context.language
        words = {"time_zone": _("time zone"), "currency": _("currency"), "language": _("language")}
        followed = [each for each in words if each != name and getattr(before, each) != getattr(after, each)]
        if followed:
            names = ", ".join(language(words[each]) for each in followed)
            self._context.say(language(_("Followed the country: {names}"), names=names))
        if after.has_ended and not before.has_ended:
            sentence = _("{name} is out of the way now: kept here under “Ended”, and found by the search above.")
            self._context.say_undoable(language(sentence, name=after.name))
