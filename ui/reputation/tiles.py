"""The figures of the period: crisis sign, share of voice, net tone of each kind, first answer; each with its basis."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from smmdesk.domain.reputation.named import CrisisLevel, MentionKind
from smmdesk.speech.answers import tile_words
from smmdesk.speech.language import Language, _
from smmdesk.speech.reputation import net_words, stars_words, tone_counts, without_words
from smmdesk.speech.reputation_sign import SIGN, sign_in_short, sign_remark
from smmdesk.speech.voices import VOICE, change_words, range_words, tenths_words, voice_of
from ui.overriding import override
from ui.reputation.columns import SIGNS
from ui.reputation.figure_tile import FigureTile
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, font
from ui.widgets.figures import Figures
from ui.widgets.tiles import TileRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtGui import QPainter

    from smmdesk.domain.reputation.answering import Answers
    from smmdesk.domain.reputation.figures import KindFigures
    from smmdesk.domain.reputation.named import Sentiment
    from smmdesk.domain.reputation.voice import VoiceTold
    from smmdesk.domain.reputation.weeks import DaySign
    from smmdesk.services.reputation import ReputationSheet

SIGN_TILE, VOICE_TILE, FIRST_ANSWER = "sign", "voice", "first_answer"
"""The keys of the tiles that are of no kind of mention."""
LEVELS: Final = {
    CrisisLevel.CALM: ("check-circle", "good"),
    CrisisLevel.WATCH: ("eye", "attention"),
    CrisisLevel.ALARM: ("warning", "bad"),
    CrisisLevel.NO_BAND: ("hourglass-medium", "muted"),
    CrisisLevel.NOT_WATCHED: ("eye-slash", "muted"),
}
"""Icon and colour of each level; the word stands beside it."""


def sign_look(found: DaySign) -> tuple[str, str]:
    """The icon and colour of a day's level; pale while somebody has put the alarm aside."""
    picture, ink = LEVELS[found.sign.level]
    return picture, "muted" if found.is_put_aside else ink


class SignTile(FigureTile):
    """The crisis sign, in a word and a picture."""

    def __init__(self, language: Language, found: DaySign, pressed: Callable[[], object]) -> None:
        level = found.sign.level
        words = (language(SIGN), language.word(level), sign_in_short(found, language), sign_remark(found, language))
        super().__init__(SIGN_TILE, words, pressed, sign=sign_look(found))


class VoiceTile(FigureTile):
    """The share of voice with its range, and what became of it."""

    def __init__(self, language: Language, found: VoiceTold, pressed: Callable[[], object]) -> None:
        share = found.share
        figure = tenths_words(share.value, language) if share else language(_("no data"))
        of = " ".join(filter(None, (share and range_words(share, language), voice_of(found, language))))
        words = (language(VOICE), figure, of, change_words(found.change, language))
        super().__init__(VOICE_TILE, words, pressed, is_pale=share is None)


class KindTile(FigureTile):
    """How many have which tone stands below the net tone of a kind."""

    def __init__(self, language: Language, found: KindFigures, pressed: Callable[[], object]) -> None:
        self._language, self.found = language, found
        words = (language.word(found.kind), net_words(found.tones.net, language), ", ".join(self.counted()))
        is_pale = found.tones.net is None or found.tones.is_preliminary
        super().__init__(found.kind, (*words, self._remark()), pressed, is_pale=is_pale)

    def counted(self) -> list[str]:
        """How many have which tone, in words."""
        return tone_counts(self.found.tones, self._language)

    def _remark(self) -> str:
        """Stars, and how many have no tone."""
        missing = without_words(self.found, self._language)
        if missing and self.found.tones.judged and self.found.tones.is_preliminary:
            missing = f"{missing}: {self._language(_('preliminary'))}"
        return " · ".join(filter(None, (stars_words(self.found, self._language), missing)))

    @override
    def middle_width(self) -> int:
        return sum(width for _tone, _count, width in self._places())

    def _places(self) -> Iterator[tuple[Sentiment, str, int]]:
        """Each tone with its count and how wide both are."""
        metrics = QFontMetrics(font(weight=MEDIUM))
        for tone, count in self.found.tones.counts.items():
            words = self._language.number(count)
            yield tone, words, scaled(tokens.ICON) + tokens.SPACE_1 + metrics.horizontalAdvance(words) + tokens.SPACE_3

    @override
    def paint_middle(self, painter: QPainter, room: QRect) -> None:
        painter.setFont(font(weight=MEDIUM))
        side, left = scaled(tokens.ICON), room.x()
        for tone, words, width in self._places():
            sign, ink = SIGNS[tone]
            square = QRect(left, room.y() + (room.height() - side) // 2, side, side)
            paint_icon(painter, square, sign, "muted" if ink == "neutral" else ink)
            painter.setPen(colour("text"))
            beside = QRect(left + side + tokens.SPACE_1, room.y(), width, room.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            left += width


class AnswerTile(FigureTile):
    """The median of the first answers, the share in goal, and how many wait."""

    def __init__(self, language: Language, found: Answers, pressed: Callable[[], object]) -> None:
        self.found = found
        figure, in_goal, remark = tile_words(found, language)
        words = (language(_("First answer")), figure, in_goal, remark)
        super().__init__(FIRST_ANSWER, words, pressed, is_pale=found.is_few or not found.times)


class Tiles(TileRow[FigureTile]):
    """What is watched first, reviews and media, what was answered, talk; on one low line where the window is low."""

    def __init__(self, language: Language, pressed: Callable[[str], object]) -> None:
        super().__init__(language(_("Figures of reputation")))
        self._language, self._pressed = language, pressed
        self._is_low = False

    def show_figures(
        self, sheet: ReputationSheet, figures: Mapping[MentionKind, KindFigures], answers: Answers
    ) -> None:
        """Show these; without a brand of its own a client has neither sign nor share."""
        kinds = {each.found.kind: each for each in self._kinds(figures)}
        # where there is no room for all the last is left out: who waits has to be in sight before mere talk
        talk = kinds.pop(MentionKind.TALK)
        answer = AnswerTile(self._language, answers, partial(self._pressed, FIRST_ANSWER))
        made = [*self._watched(sheet), *kinds.values(), answer, talk]
        for tile in made:
            tile.is_low = self._is_low
        self.show_tiles(made)

    def _watched(self, sheet: ReputationSheet) -> Iterator[FigureTile]:
        if sheet.sign is not None:
            yield SignTile(self._language, sheet.sign, partial(self._pressed, SIGN_TILE))
        if sheet.voices is not None:
            yield VoiceTile(self._language, sheet.voices, partial(self._pressed, VOICE_TILE))

    def _kinds(self, figures: Mapping[MentionKind, KindFigures]) -> Iterator[KindTile]:
        for kind, found in figures.items():
            yield KindTile(self._language, found, partial(self._pressed, kind))

    def set_low(self, is_low: bool) -> None:
        """Name and figure alone, on one line."""
        self._is_low = is_low
        for tile in self.tiles:
            tile.is_low = is_low
            tile.updateGeometry()
        self.fit()

    @override
    def as_table(self) -> Figures | None:
        language = self._language
        heads = [language(_(head)) for head in (_("What"), _("Figure"), _("Made of"), _("Rests on"))]
        rows = [(each.name, each.figure, each.middle, each.remark) for each in self.tiles]
        return Figures(heads, rows) if rows else None
