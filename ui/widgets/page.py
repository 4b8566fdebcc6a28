"""The base of every page: title, primary action, tools and filter, the content in its states, and the inspector.

    class ClientsPage(Page):
        def __init__(self, language: Language, commands: Commands, …) -> None:
            super().__init__(language, _("Clients"))
            commands.bind(CLIENT_COMMANDS, self, widget=self, heading=_("Clients"))
            self.add_primary(commands.action("client.new"))
            self.add_filter(_("Filter clients"), self._table.set_filter, self._table.sifted)
            self.add_tool(SegmentBar(…))                     # view switchers, on a line under the title
            self.set_content(self._table)
            self.set_inspector(self._form)
            self.set_empty(EmptyPage(language, sign="users-three", title=_("No clients yet"), …))

        def refresh(self) -> None:
            clients = self._workspace.clients.all()
            self._table.show_records(clients)
            self.show_content() if clients else self.show_empty()

`show_refused(sentence)` says why there is nothing to see, `show_loading(sentence)` what one waits for, where that takes
longer than a blink: whichever state is shown next ends it. `open_inspector(heading)`, `close_inspector()`; Esc in the
inspector goes back to the content.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM
from ui.widgets.buttons import action_button, icon_button
from ui.widgets.hearing import Heard, as_heard
from ui.widgets.labels import Elided
from ui.widgets.labels import title as title_label
from ui.widgets.page_tools import FilterLine, PageRoom, SiftedVoice, States, ToolsLine, keyboard_is_beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from ui.widgets.empty_page import EmptyPage
    from ui.widgets.filter_chips import FilterRow
    from ui.widgets.forms.held_saves import HeldSaves
    from ui.widgets.loading import Loading
    from ui.widgets.page_tools import Sifted
    from ui.widgets.second_click import SecondClick

_NARROWEST, _WIDEST = 300, 620  # of the inspector
_LOW = 400
"""Below this height there is less air above what a page is about."""


class Page(QWidget):
    """One page of the window."""

    inspector_closed = Signal()
    unsaved = Signal(object)
    """a list of `Unsaved`: texts that were refused, and that nobody sees any more"""
    typing = Signal()
    """something was typed that is not saved, or is saved or given up now"""
    overtaken = Signal()
    """others have changed what is to be changed, and it is shown as it was"""
    looked = Signal()
    """what waits for another program was tried once more: each form shows what came of its own"""

    def __init__(self, language: Language, title: str) -> None:
        super().__init__()
        self.language = language
        self.setAccessibleName(language(title))
        self._content: QWidget | None = None
        self._empty: QWidget | None = None
        self._refused: QWidget | None = None
        self._loading: Loading | None = None
        self._was_filled = False
        self.title_label = title_label(language(title))
        self._top = _row()
        self._top.addWidget(self.title_label)
        self._top.addStretch(1)
        self._tools = _row()
        self._tools.addStretch(1)
        self._tools_line = ToolsLine(self._tools)
        self._tools_line.hide()
        self._states = States()
        self._inspector = Inspector(language, self.close_inspector)
        self._filter: QLineEdit | None = None
        self._in_header: list[QWidget] = []
        self._chips: FilterRow | None = None
        self._sifted: SiftedVoice | None = None
        self._lay_out()

    # what it is made of

    def add_primary(self, action: QAction) -> None:
        """The one action that this page is about, as a filled button on the right of the title."""
        self._top.addWidget(action_button(action, kind="primary"))

    def add_to_header(self, widget: QWidget) -> None:
        """What all of the page is seen by, on the line of the title; gone where there is nothing to see."""
        self._top.insertWidget(2, widget)
        self._in_header.append(widget)

    def add_tool(self, widget: QWidget, *, at_end: bool = False) -> None:
        """Something on the line under the title: a switch of views, a figure."""
        self._tools.insertWidget(self._tools.count() if at_end else self._tools.count() - 1, widget)
        self._tools_line.show()

    def add_filter(self, placeholder: str, typed: Callable[[str], None], sifted: Callable[[], Sifted]) -> QWidget:
        """A field that filters as one types; `focus_filter()` is for Ctrl+F, Esc empties it.

        `sifted` tells what is left, by whatever one filters: it is said to who listens.
        """

        def narrow(words: str) -> None:
            typed(words)
            self.look_what_is_left()

        self._sifted = SiftedVoice(self, self.language, sifted)
        self._filter = FilterLine(self.language, self.language(placeholder), narrow)
        self._top.insertWidget(2, self._filter, 2)
        self._in_header.append(self._filter)
        return self._filter

    def add_chips(self, row: FilterRow) -> None:
        """What is filtered by besides words, on the line under the title; the second Ctrl+F is for it."""
        self._tools_line.add_chips(row)
        self._tools_line.show()
        self._chips = row
        row.sifted.connect(self.look_what_is_left)

    def look_what_is_left(self) -> None:
        """By the filter, which was changed: who listens is told once it rests."""
        if self._sifted is not None:
            self._sifted.listen()

    @property
    def words(self) -> str:
        """What is typed into the filter."""
        return self._filter.text() if self._filter is not None else ""

    def show_words(self, words: str) -> None:
        """Have the filter say what is filtered by already."""
        if self._filter is not None:
            self._filter.blockSignals(True)
            self._filter.setText(words)
            self._filter.blockSignals(False)
            self.look_what_is_left()

    def set_content(self, content: QWidget) -> None:
        """The page itself."""
        self._content = content
        self._states.addWidget(content)
        self._states.setCurrentWidget(content)
        self.setFocusProxy(content)

    def set_empty(self, empty: EmptyPage) -> None:
        """What stands there while there is nothing."""
        self._empty = empty
        self._states.addWidget(empty)

    def set_inspector(self, widget: QWidget) -> None:
        """What the inspector holds, most often a `Form`; it scrolls by itself."""
        self._inspector.set_widget(widget)

    def chosen(self) -> object:
        """What is selected on it, to be compared."""
        return None

    # what its fields save once another program has finished writing

    @cached_property
    def held(self) -> HeldSaves:
        """Also of fields that are not there any more."""
        from ui.widgets.forms.held_saves import HeldSaves

        return HeldSaves()

    def look_at_held(self) -> None:
        """It was tried once more: forms show what came of it; a refused text that none of them shows is told of."""
        if "held" not in vars(self):
            return
        self.looked.emit()
        if rest := self.held.rest():
            texts = [each.told(self.language) for each in rest if each.act.refusal is not None]
            self.unsaved.emit([each for each in texts if each.text.strip()])
            self.typing.emit()

    # what state it is in

    def show_content(self) -> None:
        """There is something to show."""
        self._offer_tools(True)
        self._show(self._content)

    def show_empty(self) -> None:
        """There is nothing yet."""
        self.close_inspector()
        self._show(self._empty)
        self._offer_tools(False)

    def show_refused(self, sentence: str) -> None:
        """It could not be shown, and why."""
        from ui.widgets.empty_page import EmptyPage

        if self._refused is not None:
            self._refused.deleteLater()
        self._refused = EmptyPage(self.language, sign="warning-circle", title=sentence)
        self._states.addWidget(self._refused)
        self._show(self._refused)

    def show_loading(self, sentence: str) -> None:
        """What is to be seen is still being read, or has to wait; what was in sight stays so for as long as a blink."""
        if self._loading is None:
            from ui.widgets.loading import Loading

            self._loading = Loading()
            self._loading.due.connect(self._say_loading)
            self._states.addWidget(self._loading)
        self._loading.begin(sentence)
        # what was never filled is not to be seen
        if not self._was_filled:
            self._states.setCurrentWidget(self._loading)

    @property
    def waits_for(self) -> str:
        """What it says that one has to wait for; empty while it does not."""
        return self._loading.words if self._loading is not None else ""

    def _say_loading(self) -> None:
        from ui.widgets.announcing import announce

        self._show(self._loading)
        if self.isVisible():
            announce(self, self.waits_for)

    def focus_filter(self) -> None:
        """Put the cursor into the filter; from there, to the chips."""
        if self._chips is not None and self._filter is not None and self._filter.hasFocus():
            self._chips.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._filter is not None:
            self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._filter.selectAll()

    def open_inspector(self, heading: str = "") -> None:
        """Show the inspector under a heading."""
        if self._inspector.isHidden():
            self._second_click.begin()
        self._inspector.show_heading(heading)
        self._inspector.show()
        # a view that was turned to a moment ago still asks for the room of the one before: once covered it never would
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._splitter.arrange()

    @cached_property
    def _second_click(self) -> SecondClick:
        from ui.widgets.second_click import SecondClick

        return SecondClick(self._inspector)

    def close_inspector(self) -> None:
        """Take the inspector away; the keyboard goes back to the page, or stays beside it where there was none."""
        # not `isVisible`, which is also false while the page is out of sight
        was_open = not self._inspector.isHidden()
        if was_open:
            self._inspector.hide()
            self._splitter.arrange()
            self.inspector_closed.emit()
        if self.isVisible() and (was_open or not keyboard_is_beside(self)):
            self._splitter.go_back(self._content)

    @property
    def is_covered(self) -> bool:
        """Whether details lie over the page, for want of room beside it."""
        return self._splitter.is_covered

    @property
    def inspector_is_open(self) -> bool:
        """Whether details are in sight."""
        return not self._inspector.isHidden()

    def widen_inspector(self, pixels: int) -> None:
        """Move the edge between the content and the details, as far as both have room."""
        content, details = self._splitter.sizes()
        self._splitter.setSizes([content - pixels, details + pixels])

    def _offer_tools(self, offered: bool) -> None:
        """Where there is nothing there is nothing to filter and no other view of it."""
        # the stretch counts as well
        self._tools_line.setVisible(offered and (self._tools.count() > 1 or self._chips is not None))
        for each in self._in_header:
            each.setVisible(offered)

    def _show(self, state: QWidget | None) -> None:
        if state is None:
            return
        is_filled = state is not self._loading
        self._was_filled |= is_filled
        if is_filled and self._loading is not None:
            self._loading.end()
        before: QWidget | None = self._states.currentWidget()
        focused: QWidget | None = self.window().focusWidget()  # Qt's stubs forget that there may be none
        had_it = before is not None and focused is not None and (before is focused or before.isAncestorOf(focused))
        self._states.setCurrentWidget(state)
        self.setFocusProxy(state)
        if had_it and before is not state:
            # what had the keyboard is out of sight now, and Qt would leave it with nothing
            state.setFocus()

    def _lay_out(self) -> None:
        main = QWidget()
        self._column = column = QVBoxLayout(main)
        column.addLayout(self._top)
        column.addWidget(self._tools_line)
        column.addWidget(self._states, 1)
        self._inspector.hide()
        self._splitter = PageRoom(main, self._inspector)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = self.height() < scaled(_LOW)
        self._column.setContentsMargins(tokens.SPACE_5, tokens.SPACE_2 if is_low else tokens.SPACE_4, tokens.SPACE_5, 0)
        self._column.setSpacing(tokens.SPACE_2 if is_low else tokens.SPACE_3)


def page_of(part: QWidget) -> Page | None:
    """The page that it stands on."""
    parent = part.parentWidget()
    while parent is not None and not isinstance(parent, Page):
        parent = parent.parentWidget()
    return parent


class Inspector(QFrame):
    """Details of what is selected: a heading with a cross, and under it something that scrolls."""

    def __init__(self, language: Language, closed: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("kind", "inspector")
        self.setAccessibleName(language(_("Details")))
        self.setMaximumWidth(scaled(_WIDEST))
        self._heading = as_heard(Elided("", size=tokens.FONT_HEADING, weight=MEDIUM), Heard.HEADING)
        top = _row()
        top.setContentsMargins(tokens.SPACE_4, tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_2)
        top.addWidget(self._heading, 1)
        top.addWidget(icon_button("x", language(_("Close details")), closed, keys="Esc"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, closed)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def set_widget(self, widget: QWidget) -> None:
        """What scrolls under the heading."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(tokens.SPACE_4, tokens.SPACE_1, tokens.SPACE_4, tokens.SPACE_4)
        column.addWidget(widget)
        self._scroll.setWidget(holder)
        holder.installEventFilter(self)

    def show_heading(self, words: str) -> None:
        """The heading, cut where there is no room."""
        self._heading.set_whole(words)

    @override
    def minimumSizeHint(self) -> QSize:
        """As wide as what it holds: it scrolls up and down only, so the rest would be out of reach."""
        inner = self._scroll.widget()
        needed = inner.minimumSizeHint().width() if inner is not None else 0
        return QSize(min(max(needed, scaled(_NARROWEST)), scaled(_WIDEST)), super().minimumSizeHint().height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return False


def _row() -> QHBoxLayout:
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(tokens.SPACE_2)
    return made
