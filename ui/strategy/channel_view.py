"""Channels: a card for each network, with what is planned there beside what really became of it in the period."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from smmdesk.domain.planning.named import Part
from smmdesk.knowledge import strategy as knowledge
from smmdesk.speech import slots
from smmdesk.speech.language import _
from ui.overriding import override
from ui.strategy.channel_card import ChannelCard
from ui.strategy.channel_told import called, told
from ui.strategy.part_view import PartView
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.figures import Figures
from ui.widgets.hearing import Heard
from ui.widgets.labels import hint
from ui.widgets.notice import Notice
from ui.widgets.scrolling import around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QResizeEvent

    from smmdesk.domain.strategy.records import Channel
    from smmdesk.speech.language import Language
    from ui.strategy.shown import RowShown, Shown

_TWO_FROM: Final = 760
"""Pixels from which two cards stand side by side."""


class Cards(QWidget):
    """One or two in a line, by the room there is; copied as a table whose rows they are."""

    heard_as = Heard.ITEMS

    def __init__(self, language: Language, rows: Callable[[], Sequence[RowShown]]) -> None:
        super().__init__()
        self._language, self._rows = language, rows
        self._cards: list[ChannelCard] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(tokens.SPACE_3)

    def lay_out(self, cards: Sequence[ChannelCard]) -> None:
        """These, in their order."""
        self._cards = [*cards]
        self._across = 0
        self._place()

    def as_table(self) -> Figures | None:
        """A row a channel; what not all of them have is empty."""
        language = self._language
        every = [(row, told(row, language)) for row in self._rows()]
        if not every:
            return None
        figures = [name for name, _plan, _fact in every[0][1].figures]
        words = [*dict.fromkeys(name for _row, each in every for name, _words in each.words)]
        plan, fact = language(_("Plan")), language(_("Fact"))
        heads = [
            language(_("No.")),
            language(_("Network")),
            *(f"{each} · {end}" for each in figures for end in (plan, fact)),
        ]
        rows = [
            [row.number, called(row, language), *(end for _name, *ends in each.figures for end in ends)]
            + [dict(each.words).get(name, "") for name in words]
            for row, each in every
        ]
        return Figures([*heads, *words], rows)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        across = 2 if self.width() >= scaled(_TWO_FROM) and len(self._cards) > 1 else 1
        if across == self._across:
            return
        self._across = across
        for card in self._cards:
            self._grid.removeWidget(card)
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // across, at % across)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < across))


class ChannelView(PartView):
    """The card that has, or had, the keyboard is the row that is chosen."""

    @override
    def build(self) -> None:
        self._rows: list[RowShown] = []
        self._chosen = ""
        self.cards: dict[str, ChannelCard] = {}
        said = knowledge.words(self.language.code).parts[Part.CHANNELS]
        self.column.addWidget(hint(said.about))
        self.when = hint("")
        self.column.addWidget(self.when)
        self.missing, self.extra = Notice(), Notice()
        self.column.addWidget(self.missing)
        self.column.addWidget(self.extra)
        self.all = Cards(self.language, lambda: self._rows)
        self.all.setAccessibleName(said.title)
        self.column.addWidget(self.all)

    @override
    def show_shown(self, shown: Shown) -> None:
        self._rows = shown.rows(Part.CHANNELS)
        period = self.language.period(shown.figures.results.period)
        self.when.setText(self.language(_("Plan and fact, {period}"), period=period) if self._rows else "")
        found = shown.apart
        self.missing.say(slots.not_here(found.missing, self.language) if found and found.missing else "", "info")
        self.extra.say(slots.only_here(found.extra, self.language) if found and found.extra else "", "info")
        for id in self.cards.keys() - {row.id for row in self._rows}:
            old = self.cards.pop(id)
            old.hide()
            old.deleteLater()
        for row in self._rows:
            card = self.cards.get(row.id) or self._made(row.id)
            card.show_channel(cast("Channel", row.row).network, told(row, self.language))
        self.all.lay_out([self.cards[row.id] for row in self._rows])
        self.all.setVisible(bool(self._rows))
        self._choose_proxy()

    @override
    def current(self) -> RowShown | None:
        return next((row for row in self._rows if row.id == self._chosen), None)

    @override
    def select(self, id: str) -> None:
        if (card := self.cards.get(id)) is not None:
            self._come(id)
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def rows(self) -> Iterable[RowShown]:
        return self._rows

    def _made(self, id: str) -> ChannelCard:
        card = self.cards[id] = ChannelCard(self.language)
        card.came.connect(partial(self._come, id))
        card.opened.connect(self.opened)
        card.moved.connect(self.moved)
        card.stepped.connect(partial(self._step, id))
        card.menu_wanted.connect(self._open_menu)
        return card

    def _come(self, id: str) -> None:
        """The keyboard is there, or is to be."""
        if (area := around(self.all)) is not None:
            card = self.cards[id]
            top = card.mapTo(self.inside, QPoint(0, 0)).y()
            # of one that is higher than there is room its beginning, and over the first line what the part is
            is_first = card.y() <= min(each.y() for each in self.cards.values())
            for edge in (top + card.height(), 0 if is_first else top):
                area.ensureVisible(0, edge, 0, tokens.SPACE_2)
        if id != self._chosen:
            self._chosen = id
            self._choose_proxy()
            self.chosen.emit()

    def _step(self, id: str, by: int) -> None:
        ids: list[str] = [row.id for row in self._rows]
        at = min(max(ids.index(id) + by, 0), len(ids) - 1) if id in ids else 0
        self.cards[ids[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def _open_menu(self, place: QPoint) -> None:
        if (menu := self._menu()) is not None:
            menu.popup(place)

    @override
    def _choose_proxy(self) -> None:
        first = self._rows[0].id if self._rows else ""
        card = self.cards.get(self._chosen) or self.cards.get(first)
        for id, each in self.cards.items():
            each.show_chosen(id == self._chosen)
        self.setFocusProxy(card)  # type: ignore[arg-type]  # Qt's stubs forget that there may be none
