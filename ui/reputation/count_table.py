"""What somebody else counted: publications of a brand or of the industry, typed in a small table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.periods import Period, last_before
from smmdesk.domain.reputation.named import MOST, Source
from smmdesk.domain.reputation.records import VoiceCount
from smmdesk.speech.language import _
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.forms.choice import Choice, ChoiceEditor
from ui.widgets.forms.date_edit import Day
from ui.widgets.forms.editors import Line, Whole
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.forms.last_day import LastDay
from ui.widgets.labels import hint, subheading
from ui.widgets.notice import Notice
from ui.widgets.tables.fitted_table import FittedTable
from ui.widgets.tables.table import RIGHT, STRETCH, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from smmdesk.domain.ids import BrandId
    from smmdesk.services.voice import VoiceSheet
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

INDUSTRY: Final = _("The whole industry")
ALL_SOURCES: Final = _("All sources")
_WORDS: Final = 140
_FORM: Final = 720


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A count on its way: `publications` is None until somebody typed it."""

    id: str = "draft"
    brand_id: BrandId | None = None
    starts: date
    ends: date
    source: Source | None = None
    publications: int | None = None
    origin: str = ""


class CountTable(FittedTable[VoiceCount]):
    """Its cells are typed in; Del removes what is chosen."""

    def __init__(self, context: Context, names: Callable[[], Mapping[BrandId | None, str]]) -> None:
        self._context = context
        made = _columns(context.workspace.today, names)
        super().__init__(
            context.language, made, name=_("Counts of publications"), priority=range(len(made)), save=self._save
        )

    def remove_chosen(self) -> None:
        """Remove the counts that are chosen."""
        chosen, context = self.selected(), self._context
        if not chosen:
            return
        ids = [each.id for each in chosen]
        several = context.language.count("Removed {n} count", "Removed {n} counts", len(ids))
        context.do(
            lambda: context.workspace.records.remove(VoiceCount, *ids),
            tell=lambda _count: context.say_removed([], several),
        )

    def _save(self, edit: Edit) -> None:
        self._context.workspace.voice.change_count(edit.record.id, edit.seen, **edit.wanted)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.selected():
            self.remove_chosen()
        else:
            super().keyPressEvent(event)


def _brand_choice(names: Callable[[], Mapping[BrandId | None, str]]) -> Choice:
    return Choice(lambda _language: [*names().items()])


def _source_choice() -> Choice:
    return Choice(Source, none=ALL_SOURCES)


def _columns(
    today: Callable[[], date], names: Callable[[], Mapping[BrandId | None, str]]
) -> tuple[Column[VoiceCount], ...]:
    return (
        Column(
            _("About whom"),
            lambda each, _language: names().get(each.brand_id, ""),
            width=STRETCH,
            least=_WORDS,
            field="brand_id",
            edit=_brand_choice(names),
        ),
        Column(
            _("Publications"),
            lambda each, language: language.number(each.publications),
            sort=lambda each: each.publications,
            align=RIGHT,
            width=104,
            field="publications",
            edit=Whole(high=MOST),
        ),
        *_days(today),
        Column(
            _("Where"),
            lambda each, language: language.word(each.source) if each.source else language(ALL_SOURCES),
            width=_WORDS,
            field="source",
            edit=_source_choice(),
        ),
        Column(
            _("Where the number is from"),
            lambda each, _language: each.origin,
            width=STRETCH,
            least=_WORDS,
            field="origin",
            edit=Line(),
        ),
    )


def _days(today: Callable[[], date]) -> tuple[Column[VoiceCount], ...]:
    return (
        Column(
            _("First day"),
            lambda each, language: language.short_date(each.starts),
            sort=lambda each: each.starts,
            width=112,
            field="starts",
            edit=Day(today),
        ),
        Column(
            _("Last day"),
            lambda each, language: language.short_date(last_before(each.ends)),
            sort=lambda each: each.ends,
            width=112,
            field="ends",
            edit=LastDay(today),
        ),
    )


def fit(table: FittedTable[Any]) -> None:
    """As high as its rows, and no higher where there is room."""
    table.fit()
    table.setFixedHeight(table.minimumHeight())


class Counts(QWidget):
    """The table, and below it the fields of one more count."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._sheet: VoiceSheet | None = None
        self._names: dict[BrandId | None, str] = {}
        self.table = CountTable(context, lambda: self._names)
        self.form = Form(self._language, self._sections(), self._keep)
        self.form.setMaximumWidth(scaled(_FORM))
        self.add_button = button(self._language(_("Add count")), self._add, sign="plus")
        self.remove_button = button(self._language(_("Remove counts")), self.table.remove_chosen, sign="trash")
        self.bring_in_button = button(
            self._language(_("Bring in counts of publications")),
            lambda: context.file_wanted.emit("voice"),
            sign="download-simple",
        )
        self.refused = Notice().alerting()
        self.table.selection_changed.connect(self._offer)
        self._lay_out()
        self._offer()

    def show_sheet(self, sheet: VoiceSheet) -> None:
        """The counts of a client; the fields begin with the days that are looked at."""
        is_other = self._sheet is None or (self._sheet.client.id, self._sheet.period) != (sheet.client.id, sheet.period)
        self._sheet = sheet
        self._names = {None: self._language(INDUSTRY), **{brand.id: brand.name for brand in sheet.brands}}
        chooser = self.form.editor("brand_id")
        if isinstance(chooser, ChoiceEditor):
            # before the fields are filled: what is shown has to be among them
            chooser.set_options([*self._names.items()])
        self.table.show_records(sheet.counts)
        fit(self.table)
        self.table.setVisible(bool(sheet.counts))
        self.remove_button.setVisible(bool(sheet.counts))
        if is_other:
            self._begin(sheet)

    def flush(self) -> None:
        """Keep what is being typed."""
        self.form.flush()
        self.table.flush()

    @property
    def draft(self) -> Draft | None:
        """What is in the fields."""
        found: Draft | None = self.form.record
        return found

    def _begin(self, sheet: VoiceSheet) -> None:
        self.form.forget()
        self.form.show_record(Draft(starts=sheet.period.start, ends=sheet.period.end, source=sheet.source))
        self.refused.say("")

    def _keep(self, edit: Edit) -> None:
        self.form.show_record(replace(edit.record, **edit.wanted))

    def _add(self) -> None:
        self.form.flush()
        sheet, draft, context = self._sheet, self.draft, self._context
        if sheet is None or draft is None:
            return
        if draft.publications is None:
            self.refused.say(self._language(_("Type how many publications there were.")))
            return
        values: dict[str, Any] = {"brand_id": draft.brand_id, "source": draft.source, "origin": draft.origin}
        count = draft.publications
        context.do(
            lambda: context.workspace.voice.add_count(
                sheet.client.id, Period(draft.starts, draft.ends), count, **values
            ),
            show=lambda _made: self._begin(self._sheet or sheet),
        )

    def _offer(self) -> None:
        self.remove_button.setEnabled(bool(self.table.selected()))

    def _sections(self) -> Sequence[Section]:
        today = self._context.workspace.today
        fields = (
            Field("publications", _("Publications"), Whole(high=MOST), half=True),
            Field("brand_id", _("About whom"), _brand_choice(lambda: self._names), half=True),
            Field("starts", _("First day"), Day(today), half=True),
            Field("ends", _("Last day"), LastDay(today), half=True),
            Field("source", _("Where"), _source_choice(), half=True),
            Field("origin", _("Where the number is from"), Line(), half=True),
        )
        return (Section("", fields),)

    def _lay_out(self) -> None:
        language = self._language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(subheading(language(_("Counted elsewhere"))))
        about = _(
            "How many publications somebody else counted. A count of exactly the days and the source that are looked "
            "at stands in place of mentions, and is never added to them."
        )
        column.addWidget(hint(language(about)))
        column.addWidget(self.table)
        column.addWidget(self.form)
        acts = Flow(gap=tokens.SPACE_2)
        for each in (self.add_button, self.bring_in_button, self.remove_button):
            acts.add(each)
        column.addWidget(self.refused)
        column.addWidget(acts)
