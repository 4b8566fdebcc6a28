"""Answers: how soon they come, what waits, with which replies one begins, and the rule by which a client answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from smmdesk.domain.reputation.figures import first_answers
from smmdesk.domain.reputation.named import AnswerFigure
from smmdesk.domain.reputation.records import AnswerRule, ReplyTemplate
from smmdesk.speech.answers import figure_name, figure_remark, figure_words, waiting_words
from smmdesk.speech.language import _
from ui.overriding import override
from ui.reputation.answer_chart import answer_chart, ends_of, spread_of
from ui.reputation.counting import Clocks
from ui.reputation.explaining import answers_on_bar, first_answer
from ui.reputation.figure_tile import FigureTile
from ui.reputation.reply_list import ReplyList
from ui.reputation.rule_form import RuleForm
from ui.reputation.waiting_table import WaitingTable, rows_of
from ui.style import tokens
from ui.widgets.buttons import action_button
from ui.widgets.figures import Figures
from ui.widgets.flow import Flow
from ui.widgets.labels import heading, hint
from ui.widgets.notice import Notice
from ui.widgets.scrolling import fill_scrolling
from ui.widgets.tiles import TileRow
from ui.widgets.walked_chart import WalkedChart

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.domain.reputation.answering import Answers
    from smmdesk.services.reputation import ReputationSheet
    from smmdesk.speech.language import Language
    from ui.reputation.views import Asked
    from ui.shell.context import Context


class AnswerFigureTile(FigureTile):
    """What it rests on is all there is to say below it."""

    lines = FigureTile.lines[:3]


class AnswerTiles(TileRow[AnswerFigureTile]):
    """The figures of the first answer, each of which leads to the mentions that it counts."""

    def __init__(self, language: Language, pressed: Callable[[AnswerFigure], object]) -> None:
        super().__init__(language(_("First answer")))
        self._language, self._pressed = language, pressed

    def show_answers(self, found: Answers) -> None:
        """Show these."""
        self.show_tiles([self._tile(figure, found) for figure in AnswerFigure])

    def _tile(self, figure: AnswerFigure, found: Answers) -> AnswerFigureTile:
        language = self._language
        words = (
            figure_name(figure, language),
            figure_words(figure, found, language),
            figure_remark(figure, found, language),
            "",
        )
        is_pale = figure not in {AnswerFigure.WAITING, AnswerFigure.LET_BE} and (found.is_few or not found.judged)
        return AnswerFigureTile(figure, words, partial(self._pressed, figure), is_pale=is_pale)

    @override
    def as_table(self) -> Figures | None:
        heads = [self._language(_("Figure")), self._language(_("Value")), self._language(_("Rests on"))]
        return Figures(heads, [(each.name, each.figure, each.middle) for each in self.tiles]) if self.tiles else None


class AnswersView(QWidget):
    """Scrolls as a whole."""

    asked = Signal(object)
    turned = Signal()
    wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._sheet: ReputationSheet | None = None
        self.clocks = Clocks(context, self)
        self.clocks.days_off.found.connect(self._show)
        self.clocks.minutes.timeout.connect(self._keep_time)
        language, commands = context.language, context.commands
        self.tiles = AnswerTiles(language, self._ask)
        self.nothing = hint(language(_("Nothing that needs an answer was said in this period.")))
        self.usual = Notice()
        self.chart = WalkedChart(language, least_height=274)
        self.chart.asked.connect(self._ask_bar)
        self.waits_head, self.none_waits = heading(""), hint(language(_("Nothing waits for an answer.")))
        self.next_button = action_button(commands.action("answer.next"), kind="primary")
        self.waiting = WaitingTable(language)
        self.waiting.activated_record.connect(lambda row: self.wanted.emit(row.id))
        self.replies = ReplyList(context)
        self.print_button = action_button(commands.action("answer.print_rule"))
        self.rule = RuleForm(context)
        self._lay_out()

    def _lay_out(self) -> None:
        acts = Flow(gap=tokens.SPACE_2)
        acts.add(self.next_button)
        acts.add(self.print_button)
        parts = (
            self.tiles,
            self.nothing,
            self.usual,
            acts,
            self.waits_head,
            self.none_waits,
            self.waiting,
            self.chart,
            heading(self._language(_("Replies to begin from"))),
            self.replies,
            self.rule,
        )
        fill_scrolling(self, parts, right=tokens.SPACE_3)
        self.setFocusProxy(self.next_button)

    # what is shown

    def show_reputation(self, sheet: ReputationSheet) -> None:
        """A client's period; what waits is of all times."""
        self._sheet = sheet
        self._show()

    def _show(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        language, answers = self._language, self._context.workspace.answers
        waiting = answers.waiting(sheet.client.id)
        by = self.clocks.of(sheet, (*sheet.mentions, *waiting))
        found = first_answers(sheet.mentions, sheet.brands, sheet.period, by)
        has_any = bool(found.answered or found.waiting or found.let_be)
        self.tiles.show_answers(found)
        self.tiles.setVisible(has_any)
        self.nothing.setVisible(not has_any)
        words = _("No hours are set: counted as if somebody were there Monday to Friday, 09:00–18:00. Set them below.")
        self.usual.say("" if sheet.rule.has_hours else language(words), "info")
        self.chart.setVisible(bool(found.times))
        if found.times:
            bars = len(ends_of(spread_of(found, sheet.rule), language))
            self.chart.show_cells(answer_chart(found, sheet.rule, language), (1, bars), (0, 0))
        rows = rows_of(waiting, by)
        self.waits_head.setText(waiting_words(len(rows), found.waiting, language))
        self.waiting.show_waiting(rows)
        self.waiting.setVisible(bool(rows))
        self.none_waits.setVisible(not rows)
        self.replies.show_replies(sheet.client, answers.replies(sheet.client.id))
        self.rule.show_rule(sheet.rule)

    def _keep_time(self) -> None:
        """What waits does so for longer by now."""
        rows = self.waiting.records()
        if self.isVisible() and self._sheet is not None and rows:
            waiting = [row.mention for row in rows]
            self.waiting.show_waiting(rows_of(waiting, self.clocks.of(self._sheet, waiting)))

    def current(self) -> Asked | None:
        """The figure where the keyboard is."""
        key = self.tiles.current()
        return self._asked(AnswerFigure(key)) if key else None

    def flush(self) -> None:
        """Save what is being typed."""
        self.rule.flush()
        self.replies.flush()

    def select(self, record_id: str) -> None:
        """A reply with its fields, or the rule."""
        records = self._context.workspace.records
        if records.all(ReplyTemplate, id=record_id):
            self.replies.open(record_id)
        elif records.all(AnswerRule, id=record_id) or self._is_ours(record_id):
            self.rule.focus_first()

    def begin_rule(self) -> None:
        """The cursor goes to who signs."""
        self.rule.editor("signer").setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_ours(self, record_id: str) -> bool:
        return self._sheet is not None and record_id == self._sheet.rule.id

    def _asked(self, figure: AnswerFigure) -> Asked | None:
        return first_answer(figure, self._sheet, self.clocks, self._language) if self._sheet is not None else None

    def _ask_bar(self) -> None:
        at, sheet = self.chart.at, self._sheet
        asked = answers_on_bar(at[1], sheet, self.clocks, self._language) if at and sheet is not None else None
        if asked is not None:
            self.asked.emit(asked)

    def _ask(self, figure: AnswerFigure) -> None:
        if (asked := self._asked(figure)) is not None:
            self.asked.emit(asked)
