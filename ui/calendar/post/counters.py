"""How much room each network leaves for the text that is being written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmdesk.domain.limits import Cut, Unit, seen_at_once
from smmdesk.knowledge.lengths import Room, rooms
from smmdesk.knowledge.networks import read_networks
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.widgets.flow import Flow
from ui.widgets.forms.editor import Editor
from ui.widgets.forms.editors import Lines
from ui.widgets.forms.networks import NetworkChip
from ui.widgets.labels import Label, Sign

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from smmdesk.domain.limits import LimitEdit
    from smmdesk.domain.networks import Network
    from smmdesk.domain.posts import Post
    from smmdesk.domain.variants import PostVariant

_UNITS: Final = {
    Unit.BYTES: _("{used} of {most} bytes"),
    Unit.WEIGHTED: _("{used} of {most}, counted by weight"),
    Unit.PIECES: _("{used} of {most} hashtags"),
}
_FILES: Final = {
    "images": _("{used} of {most} pictures"),
    "carousel_images": _("{used} of {most} pictures"),
    "attachments": _("{used} of {most} attachments"),
}
_CHECKED: Final = _("Limit as of {day}")
_OLD: Final = _("Limit as of {day}: networks change theirs often, so look it up")
_UNCONFIRMED: Final = _("No source confirms this limit: take it as advice")
_SIGNS: Final = {"bad": "warning-circle", "attention": "warning"}
_PLAIN: Final = _("{used} of {most} characters")
_NAMED: Final = frozenset({"title", "comment", "link"})
"""What is counted beside the text, and so said by its name."""


@dataclass(frozen=True, slots=True)
class PostText:
    """The kind of the field in which the text is written: large, with counters under it."""

    today: Callable[[], date]

    def build(self, language: Language) -> Editor:
        """An editor of `str`."""
        return PostTextEdit(language, self.today)


class PostTextEdit(Editor):
    """Lines of text; under them, for each network, what they take of its limits while one types."""

    is_typed = True
    joint = "\n\n"

    def __init__(self, language: Language, today: Callable[[], date]) -> None:
        self._lines = Lines(placeholder=_("What is it about? Write here."), least=7, most=24).build(language)
        super().__init__(language, self._lines)
        self._post: Post | None = None
        self._variants: Sequence[PostVariant] = ()
        self._limits: Sequence[LimitEdit] = ()
        self._cut: Cut | None = None
        self._counters = Counters(language, today)
        self._column.addWidget(self._counters)
        self._seen = Label("", size=tokens.FONT_SMALL, colour="muted", wraps=True)
        self._column.addWidget(self._seen)
        self._seen.hide()
        self._lines.left.connect(self.left)
        self._lines.touched.connect(self.touched)
        self._lines.touched.connect(self._count)

    def show_post(
        self,
        post: Post,
        variants: Sequence[PostVariant] = (),
        limits: Sequence[LimitEdit] = (),
        *,
        cut_in: Network | None = None,
    ) -> None:
        """The post whose networks, format, hashtags and files count, with what is of its networks alone, by `limits`
        that were looked up here. It is told what of the text is seen at once in the network that it is `cut_in`."""
        self._post, self._variants, self._limits = post, variants, limits
        facts = read_networks(self.language.code)[cut_in].cut if cut_in else None
        self._cut = facts.amount if facts else None
        self._count()

    @override
    def value(self) -> str:
        return str(self._lines.value())

    @override
    def show_value(self, value: object) -> None:
        super().show_value(value)
        self._lines.show_value(value)
        self._count()

    @override
    def words(self) -> str:
        return self._lines.words()

    @override
    def retype(self, words: str) -> None:
        self._lines.retype(words)

    @override
    def name_parts(self, name: str) -> None:
        self.setAccessibleName(name)
        self._lines.name_parts(name)

    def _count(self) -> None:
        if self._post is not None:
            written = replace(self._post, text=self.value())
            found = rooms(written, self.language.code, self._variants, self._limits)
            self._counters.show_rooms(found, len(written.caption()))
            self._show_cut(written.caption())

    def _show_cut(self, caption: str) -> None:
        """What is seen before somebody asks for more, where that is not all of it."""
        seen = seen_at_once(caption, self._cut)
        self._seen.setVisible(seen != caption)
        if seen != caption:
            self._seen.setText(self.language(_("Seen at once: {words}… more"), words=seen.rstrip()))


class Counters(Flow):
    """One counter for each network: its tightest limit. Too long is said in words and by an icon, and so is a limit
    that nobody has checked for long.
    """

    def __init__(self, language: Language, today: Callable[[], date]) -> None:
        super().__init__(gap=tokens.SPACE_3)
        self._language, self._today = language, today
        self._plain = Label("", size=tokens.FONT_SMALL, colour="muted")
        self.add(self._plain)
        self._shown: dict[Network, _Counter] = {}

    def show_rooms(self, found: list[Room], characters: int) -> None:
        """What the text takes of the limits found; plain characters where there are none."""
        telling = tightest(found)
        # anew only for other networks: while one types the counters stay where they are
        if list(telling) != list(self._shown):
            self._rebuild(list(telling))
        for network, room in telling.items():
            self._shown[network].show_room(room, is_stale=room.limit.is_stale(self._today()))
        self._plain.setText(self._language.count("{n} character", "{n} characters", characters))
        self._plain.setVisible(not telling)

    def _rebuild(self, networks: list[Network]) -> None:
        self.clear(but=self._plain)
        self._shown = {network: _Counter(self._language, network) for network in networks}
        for counter in self._shown.values():
            self.add(counter)


class _Counter(QWidget):
    def __init__(self, language: Language, network: Network) -> None:
        super().__init__()
        self._language = language
        self._name = language.word(network)
        self._words = Label("", size=tokens.FONT_SMALL, colour="muted")
        self._sign = Sign("clock", 14, "attention")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_1)
        row.addWidget(NetworkChip(language, network))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words)

    def show_room(self, room: Room, *, is_stale: bool) -> None:
        """The figures, and by tone what they mean; on the tip how old the limit is."""
        tone = tone_of(room)
        number, language = self._language.number, self._language
        self._words.setText(f"{number(room.used)} / {number(room.limit.amount)}")
        self._words.set_colour(tone or "muted")
        self._sign.setVisible(bool(tone) or is_stale)
        self._sign.show_sign(_SIGNS.get(tone, "clock"), tone or "attention")
        figures = f"{self._name}: {in_words(room, language)}"
        age = _age(room, language, is_stale=is_stale)
        self.setToolTip(f"{figures}\n{age}")
        self.setAccessibleName(f"{figures}. {age}" if is_stale else figures)
        self.updateGeometry()


def _age(room: Room, language: Language, *, is_stale: bool) -> str:
    """How far its limit can be trusted."""
    reading = room.limit.reading
    if reading is None:
        return language(_UNCONFIRMED)
    return language(_OLD if is_stale else _CHECKED, day=language.date(reading.checked))


def tightest(found: list[Room]) -> dict[Network, Room]:
    """Of each network the limit that matters now: one that is passed, hard ones first, else the text's tightest."""
    best: dict[Network, Room] = {}
    for room in found:
        known = best.get(room.network)
        if known is None or _weight(room) > _weight(known):
            best[room.network] = room
    return best


def _weight(room: Room) -> tuple[bool, bool, bool]:
    is_over = room.left < 0
    is_text = room.limit.unit is not Unit.PIECES and room.limit.what not in _NAMED
    return is_over and room.limit.hard, is_over, is_text


def tone_of(room: Room) -> str:
    """`bad` where the network would refuse, `attention` where it is only advised against, else nothing."""
    if room.left >= 0:
        return ""
    return "bad" if room.limit.hard else "attention"


def in_words(room: Room, language: Language) -> str:
    """2,231 of 2,200 characters."""
    sentence = _FILES.get(room.limit.what) or _UNITS.get(room.limit.unit, _PLAIN)
    figures = language(sentence, used=language.number(room.used), most=language.number(room.limit.amount))
    if room.limit.what not in _NAMED:
        return figures
    return language(_("{name}: {value}"), name=room.limit.name, value=figures)
