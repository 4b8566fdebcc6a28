"""The card of one client: every field edited in place, advice beside the profile, parts as short lists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from smmdesk.domain.clients import Client
from smmdesk.speech.language import _
from ui.clients.advice import AdviceList
from ui.clients.fields import BRIEF, NOTES, PLACE, filled, profile, reach, unsaid
from ui.clients.part_list import PartList, keeps_delete
from ui.clients.parts import PARTS
from ui.overriding import override
from ui.shell.media_files import MediaShelf
from ui.style import tokens
from ui.style.icons import icon, put_icon
from ui.widgets.buttons import ToolButton, icon_button, rename
from ui.widgets.columns import Columns
from ui.widgets.fold import Fold
from ui.widgets.form import Form
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smmdesk.domain.ids import ClientId
    from smmdesk.services.clients import ClientCard
    from ui.shell.context import Context
    from ui.shell.media_files import Receive
    from ui.widgets.field_row import Edit

TWO_COLUMNS: Final = 720
"""From this width on the card stands in two columns."""

_JUMPS: Final = (
    ("profile", _("Profile"), "user"),
    ("place", _("Audience and place"), "map-pin"),
    ("reach", _("Site, messengers, files"), "globe"),
    *((part.key, part.title, part.sign) for part in PARTS),
    ("brief", _("Brand brief"), "quotes"),
    ("notes", _("Notes"), "note-pencil"),
)
_TITLES: Final = {key: title for key, title, _sign in _JUMPS}
_LEFT: Final = ("profile", "advice", "place", "reach")


class CardView(QWidget):
    """Shows a `ClientCard`, writes what is changed; a line of buttons jumps to a part."""

    def __init__(self, context: Context, menu: Callable[[], QMenu | None]) -> None:
        """`menu` is what can be done with the client, offered behind three dots."""
        super().__init__()
        self._context = context
        self._menu = menu
        self.client_id: ClientId | None = None
        language = context.language
        self.profile = Form(language, profile(context.knowledge), save=self._save)
        self.place = Form(language, PLACE, save=self._save)
        shelves = MediaShelf(context, self._receives_logo), MediaShelf(context, self._receives_files)
        self.reach = Form(language, reach(*shelves), save=self._save)
        self.brief = Form(language, BRIEF, save=self._save)
        self.notes = Form(language, NOTES, save=self._save)
        self.advice = AdviceList(language)
        self.parts = {part.key: PartList(context, part) for part in PARTS}
        self._decider = Notice(size=tokens.FONT_BASE)
        self.folds = self._made_folds()
        self._jumps = {key: self._jump_button(key, title, sign) for key, title, sign in _JUMPS}
        self._more = icon_button("dots-three", language(_("What can be done with the client")), self._open_menu)
        self._lay_out()

    # what is shown

    def show_card(self, card: ClientCard) -> None:
        """Show this; of the same client as before, what is being typed is kept."""
        if card.client.id != self.client_id:
            # before the fields are another client's
            self.flush()
            self._scroll.verticalScrollBar().setValue(0)
        self.client_id = card.client.id
        for form in self._forms():
            form.show_record(card.client)
        self.advice.show_advice(self._context.knowledge.advice(card.client.profile(), card.reader))
        self.advice.show_unsaid(unsaid(card.client))
        for parts in self.parts.values():
            parts.show_card(card)
        self._show_counts(card)
        self._warn(card)

    def forget(self) -> None:
        """The client is gone: nothing typed can be saved any more."""
        self.client_id = None

    def flush(self) -> None:
        """Save what is being typed; nothing where the client is gone."""
        if self.client_id is not None:
            for form in self._forms():
                form.flush()
            for parts in self.parts.values():
                parts.flush()

    def focus_name(self) -> None:
        """The cursor into the name, all of it selected: typing replaces it."""
        self.profile.focus_first()
        line = self.profile.editor("name").focusProxy()
        if isinstance(line, QLineEdit):
            line.selectAll()

    def jump(self, key: str) -> None:
        """Open a part of the card and bring its heading to the top, the cursor with it."""
        target: QWidget = self.profile
        if key in self.folds:
            fold = self.folds[key]
            fold.open()
            target = fold
            fold.header.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.profile.focus_first()
        QTimer.singleShot(0, self, lambda: self._scroll_to(target))  # once the part just opened has its height

    # how it is made

    def _forms(self) -> tuple[Form, ...]:
        return self.profile, self.place, self.reach, self.brief, self.notes

    def _made_folds(self) -> Mapping[str, Fold]:
        words = self._context.language
        made = {
            "advice": Fold(words(_("What it means for the work")), self.advice),
            "place": Fold(words(_TITLES["place"]), self.place),
            "reach": Fold(words(_TITLES["reach"]), self.reach),
        }
        for part in PARTS:
            add = (words(part.add), self.parts[part.key].add)
            made[part.key] = Fold(words(part.title), self._with_notice(part.key), add=add)
        made["brief"] = Fold(words(_TITLES["brief"]), self.brief, is_open=False)
        made["notes"] = Fold(words(_TITLES["notes"]), self.notes)
        return made

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

    def _jump_button(self, key: str, title: str, sign: str) -> QToolButton:
        made = ToolButton()
        put_icon(made, partial(icon, sign))
        made.setProperty("kind", "small")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        rename(made, self._context.language(title))
        made.clicked.connect(lambda _checked=False: self.jump(key))
        return made

    def _lay_out(self) -> None:
        jumps = QHBoxLayout()
        jumps.setContentsMargins(0, 0, 0, 0)
        jumps.setSpacing(2)
        for jump in self._jumps.values():
            jumps.addWidget(jump)
        jumps.addStretch()
        jumps.addWidget(self._more)
        parts = {"profile": self.profile, **self.folds}
        inner = Columns([(part, key not in _LEFT) for key, part in parts.items()], two_from=TWO_COLUMNS)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(tokens.SPACE_3)
        outer.addLayout(jumps)
        outer.addWidget(self._scroll, 1)

    def _open_menu(self) -> None:
        if (menu := self._menu()) is not None:
            menu.exec(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    @override
    def event(self, event: QEvent) -> bool:
        """Del within the card is never meant for the client in the list."""
        return keeps_delete(event) or super().event(event)

    def _scroll_to(self, target: QWidget) -> None:
        inner = self._scroll.widget()
        if inner is not None:
            self._scroll.verticalScrollBar().setValue(target.mapTo(inner, target.rect().topLeft()).y())

    # what it says and writes

    def _show_counts(self, card: ClientCard) -> None:
        language = self._context.language
        for key in self.parts:
            count = len(getattr(card, key))
            self.folds[key].show_count(language.number(count) if count else "")
            self._jumps[key].setText(language.number(count) if count else "")
        done, every = filled(card.client)
        self.folds["brief"].show_count(language(_("{done} of {every}"), done=done, every=every))

    def _warn(self, card: ClientCard) -> None:
        lacks = card.client.lacks_decider(card.contacts)
        sentence = _("B2B: nobody here is marked as the one who decides. Find that person first.")
        self._decider.say(self._context.language(sentence) if lacks else "", "attention")
        # put anew, so that this colour is the one a change of theme follows
        put_icon(self._jumps["contacts"], partial(icon, "users", "attention" if lacks else "muted"))

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
