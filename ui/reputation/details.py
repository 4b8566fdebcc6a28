"""What the inspector holds: all fields of a mention, where a figure comes from, or the brands that are watched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.reputation.named import ToneBy
from smmdesk.speech.activities import named
from smmdesk.speech.language import _
from ui.reputation.brand_list import BrandList
from ui.reputation.fields import OF_THEMSELVES, mention_sections
from ui.reputation.filter_bar import NO_BRAND
from ui.reputation.named_too import NamedToo
from ui.reputation.reply_box import ReplyBox
from ui.reputation.steps import Steps
from ui.style import tokens
from ui.widgets.forms.choice import ChoiceEditor
from ui.widgets.forms.form import Form
from ui.widgets.notice import Notice
from ui.widgets.told_lines import ToldLines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

    from smmdesk.domain.reputation.records import Mention
    from smmdesk.services.reputation import ReputationSheet
    from smmdesk.speech.language import Language
    from smmdesk.speech.reputation import FigureTold
    from ui.shell.context import Context
    from ui.widgets.chart import Draw
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.walked_chart import WalkedChart


_CHART: Final = 210


class FigureLines(ToldLines):
    """The figure stands above what is told of it."""

    is_headed = True


class ToldFigure(QWidget):
    """Where a figure comes from: its chart where it has one, its words, and what can be done from there."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.chart: WalkedChart | None = None
        self._bars: Sequence[Callable[[], object]] = ()
        self.lines = FigureLines(language)
        self._steps = Steps()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_2)
        self._column.addWidget(self.lines)
        self._column.addWidget(self._steps)

    @property
    def steps(self) -> list[QPushButton]:
        """The buttons of what can be done from there."""
        return self._steps.buttons

    def show_figure(
        self,
        told: FigureTold,
        draw: Draw | None,
        steps: Sequence[tuple[str, Callable[[], object]]],
        bars: Sequence[Callable[[], object]],
    ) -> None:
        """Say this; `steps` are words and what they do, `bars` what those of the chart lead to."""
        self.lines.show_parts(told.name, [(told.name, told.figure), *told.parts])
        self._bars = bars
        self._show_chart(draw)
        self._steps.show_steps(steps)

    def _show_chart(self, draw: Draw | None) -> None:
        if draw is None:
            if self.chart is not None:
                self.chart.hide()
            return
        if self.chart is None:
            # only now: it draws with what takes most of a second to import
            from ui.widgets.walked_chart import WalkedChart

            self.chart = WalkedChart(self._language, least_height=_CHART)
            self.chart.asked.connect(self._lead)
            self._column.insertWidget(0, self.chart)
        self.chart.show_cells(draw, (min(1, len(self._bars)), len(self._bars)), (0, max(len(self._bars) - 1, 0)))
        self.chart.show()

    def _lead(self) -> None:
        at = self.chart.at if self.chart is not None else None
        if at is not None:
            self._bars[at[1]]()


class Details(QWidget):
    """One of the three is in sight."""

    def __init__(
        self,
        context: Context,
        save: Callable[[Edit], object],
        zone: Callable[[], str],
        lead_to_rule: Callable[[], object],
    ) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self.form = Form(context.language, mention_sections(context.workspace.today, zone), save)
        self.judged_by, self.begun_with = Notice(), Notice()
        self.reply = ReplyBox(context, lead_to_rule)
        self.named_too = NamedToo(context)
        self.form.put_under("text", self.named_too)
        # the last one put there stands first
        for told in (self.begun_with, self.reply, self.judged_by):
            self.form.put_under("tone", told)
        self.told = ToldFigure(context.language)
        self.brands = BrandList(context)
        self._part: Any = None
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.form, self.told, self.brands):
            column.addWidget(part)
            part.hide()
        column.addStretch(1)

    @property
    def mention(self) -> Mention | None:
        """The one whose fields are in sight."""
        return self.form.record if not self.form.isHidden() else None

    @property
    def shows_brands(self) -> bool:
        """Whether the brands are in sight."""
        return not self.brands.isHidden()

    @property
    def shows_figure(self) -> bool:
        """Whether it is told where a figure comes from."""
        return not self.told.isHidden()

    @property
    def shows_part(self) -> bool:
        """Whether the fields of what a view keeps are in sight."""
        return self._part is not None and not self._part.isHidden()

    def show_part(self, part: QWidget) -> None:
        """The fields of what a view keeps."""
        self.form.flush()
        if part is not self._part:
            self._part = part
            self._column.insertWidget(0, part)
        self._turn_to(part)

    def show_mention(self, mention: Mention, sheet: ReputationSheet) -> None:
        """All fields of a mention, of one of these brands and, where it is of any, of one of these activities."""
        chooser = self.form.editor("brand_id")
        if isinstance(chooser, ChoiceEditor):
            # before the mention, since what is shown has to be among them
            nobody = self._language(NO_BRAND)
            chooser.set_options([(None, nobody), *((brand.id, brand.name) for brand in sheet.brands)])
        doing = self.form.editor("activity_id")
        if isinstance(doing, ChoiceEditor):
            options = [(each.id, named(each, self._language)) for each in sheet.activities]
            doing.set_options([(None, self._language(OF_THEMSELVES)), *options])
        self.form.show_record(mention)
        self.reply.show_mention(mention, sheet)
        self.named_too.show_mention(mention, sheet)
        self.begun_with.say(self._begun_with(mention), "info")
        by_stars = mention.tone is not None and mention.tone_by is ToneBy.FILE
        self.judged_by.say(self._language.word(ToneBy.FILE) if by_stars else "", "info")
        self._turn_to(self.form)

    def _begun_with(self, mention: Mention) -> str:
        """With which reply its answer was begun; nothing of an answer in words of its own."""
        if mention.template_id is None:
            return ""
        names = {each.id: each.name for each in self._context.workspace.answers.replies(mention.client_id)}
        name = names.get(mention.template_id, "")
        return self._language(_("The answer was begun with “{name}”."), name=name) if name else ""

    def show_figure(
        self,
        told: FigureTold,
        draw: Draw | None = None,
        steps: Sequence[tuple[str, Callable[[], object]]] = (),
        bars: Sequence[Callable[[], object]] = (),
    ) -> None:
        """Where a figure comes from."""
        self.form.flush()
        self.told.show_figure(told, draw, steps, bars)
        self._turn_to(self.told)

    def show_brands(self, sheet: ReputationSheet) -> None:
        """The brands that are watched."""
        self.form.flush()
        self.brands.show_sheet(sheet)
        self._turn_to(self.brands)

    def flush(self) -> None:
        """Save what is being typed."""
        self.form.flush()
        self.brands.flush()
        if self._part is not None:
            self._part.flush()

    def forget(self) -> None:
        """What was shown is gone: nothing typed can be saved any more."""
        self.form.forget()

    def _turn_to(self, wanted: QWidget) -> None:
        for part in filter(None, (self.form, self.told, self.brands, self._part)):
            part.setVisible(part is wanted)
