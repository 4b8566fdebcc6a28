"""A file for a program that publishes posts: for which, of which network and days, and what cannot go into it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from smmdesk.domain.clients import Account, Client
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import PostStatus
from smmdesk.domain.scheduling.going import CHOOSABLE, GOING, Asked
from smmdesk.knowledge.schedulers import schedulers
from smmdesk.services.schedulers import SchedulerWish, ending_of
from smmdesk.speech.handed_over import told_count, told_hours, told_of, told_parts
from smmdesk.speech.language import _
from ui.calendar.scheduler.columns import ColumnsDialog, told_missing
from ui.calendar.scheduler.report import OF_FILE
from ui.shell.dialogs import Dialog
from ui.shell.room import is_low, least_height
from ui.shell.saving import ask_where, say_where
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.forms.check_box import CheckBox
from ui.widgets.forms.choice import Combo
from ui.widgets.forms.date_edit import Day
from ui.widgets.labels import Label, caption, hint
from ui.widgets.notice import Notice
from ui.widgets.tables.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.scheduling.going import Row
    from smmdesk.services.scheduler_templates import Filled
    from smmdesk.services.schedulers import Prepared
    from ui.shell.context import Context

_TEMPLATE: Final = "…"
"""Among the tools: a file that is asked for then."""
_CHOSEN: Final = "template"
_A_DAY: Final = timedelta(days=1)
_STATES: Final = (
    (GOING, _("Approved and scheduled")),
    (GOING | {PostStatus.TO_APPROVE}, _("Those to approve too")),
    (frozenset(CHOOSABLE), _("Drafts too")),
)
_ASKED: Final[Mapping[str, str]] = {
    "board": _("Board"),
    "brand": _("Brand"),
    "integration": _("Id of the channel"),
}


def ask_for_scheduler(context: Context, client_id: ClientId) -> SchedulerDialog:
    """Of the days in sight that are still to come, else of the next month."""
    dialog = SchedulerDialog(context, context.workspace.records.get(Client, client_id))
    dialog.open()
    return dialog


class SchedulerDialog(Dialog):
    """Whatever is chosen, the table says at once what the file comes to."""

    def __init__(self, context: Context, client: Client) -> None:
        super().__init__(context.window, context.language, _("File for a scheduler"), width=860)
        self._context, self._client = context, client
        self._accounts = context.workspace.records.all(Account, client_id=client.id)
        self._ready: Prepared | None = None
        self.template: Filled | None = None
        self.tool, self.network, self.states = Combo(), Combo(), Combo()
        self.columns = button(context.language(_("Columns…")), self._ask_for_columns)
        self.start, self.last = (Day(context.workspace.today).build(context.language) for _end in range(2))
        self.answer = QLineEdit()
        self.changed = CheckBox(context.language(_("Also what was changed since the approval")))
        self.all_or_none = CheckBox(context.language(_("Only if all of them can go")))
        self.samples = CheckBox(context.language(_("Without the sample rows of the template")))
        self.table: RecordTable[Row] = RecordTable(
            context.language, OF_FILE, name=_("Posts for the file"), key=lambda row: (row.source.id, row.networks)
        )
        self.table.setMinimumHeight(least_height(self, scaled(180)))
        self.count = Label("", wraps=True)
        self.told = hint("")
        self.notice = Notice().alerting()
        self._lay_out()
        self.add_buttons(_("Write…"))
        self._begin()

    def _lay_out(self) -> None:
        language, grid = self.language, QGridLayout()
        grid.setHorizontalSpacing(tokens.SPACE_3)
        grid.setVerticalSpacing(tokens.SPACE_2)
        tool = _beside(self.tool, self.columns)
        parts: Sequence[tuple[str, QWidget, QWidget]] = (
            (_("Scheduler"), self.tool, tool),
            (_("Network"), self.network, self.network),
            (_("Posts"), self.states, self.states),
            (_("From"), self.start, self.start),
            (_("Until"), self.last, self.last),
            ("", self.answer, self.answer),
        )
        self.asked = caption("")
        for at, (words, editor, whole) in enumerate(parts):
            name = caption(language(words)) if words else self.asked
            name.setBuddy(editor)
            editor.setAccessibleName(name.text())
            grid.addWidget(name, at % 3, 2 * (at // 3))
            grid.addWidget(whole, at % 3, 2 * (at // 3) + 1)
        for editor in (self.start, self.last):
            editor.name_parts(editor.accessibleName())
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        self.inside.addLayout(grid)
        self.inside.addWidget(self._boxes())
        self.inside.addWidget(self.table, 1)
        self.inside.addWidget(self.count)
        if not is_low(self):
            self.inside.addWidget(self.told)
        self.inside.addWidget(self.notice)

    def _boxes(self) -> QWidget:
        """On as many lines as large words want."""
        boxes = Flow(gap=tokens.SPACE_4)
        for box in (self.changed, self.all_or_none, self.samples):
            boxes.add(box)
        return boxes

    def _begin(self) -> None:
        today, period = self._context.workspace.today(), self._context.period
        shown = period if period.end > today else Period.months(today.year, today.month, 2)
        self.start.show_value(max(shown.start, today))
        self.last.show_value(shown.last)
        self._offer_tools()
        self.tool.choose(next(iter(schedulers())))
        self.states.set_options([(states, self.language(words)) for states, words in _STATES])
        self.states.choose(GOING)
        self.tool.activated.connect(lambda _row: self._choose_tool())
        for each in (self.network, self.states):
            each.activated.connect(lambda _row: self.look())
        for editor in (self.start, self.last):
            editor.touched.connect(self.look)
        for box in (self.changed, self.all_or_none, self.samples):
            box.toggled.connect(lambda _is: self.look())
        self.answer.textChanged.connect(lambda _text: self._settle())
        self.look()
        self.tool.setFocus()

    def _offer_tools(self) -> None:
        own = [(_CHOSEN, self.template.name)] if self.template else []
        names = [(key, each.name) for key, each in schedulers().items()]
        self.tool.set_options([*names, *own, (_TEMPLATE, self.language(_("Own template…")))])

    def _choose_tool(self) -> None:
        if self.tool.currentData() == _TEMPLATE:
            self.tool.choose(_CHOSEN if self.template else next(iter(schedulers())))
            self._ask_for_template()
        self.look()

    def _ask_for_template(self) -> None:
        language = self.language
        kinds = f"{language(_('Templates'))} (*.csv *.xlsx)"
        chosen, _kind = QFileDialog.getOpenFileName(self, language(_("Own template")), "", kinds)
        if chosen:
            self.read_template(Path(chosen))

    def read_template(self, path: Path) -> None:
        """Read beside the window; a refusal stands here."""
        service = self._context.workspace.schedulers
        self._context.background.start(
            self.language(_("Reading {file}"), file=path.name),
            lambda progress: service.template(path, None, progress),
            done=self._take_template,
            failed=lambda error: self.notice.say(self.language.error(error), "bad"),
        )

    def _take_template(self, filled: Filled) -> None:
        self.template = filled
        self._offer_tools()
        self.tool.choose(_CHOSEN)
        self.look()
        if told_missing(filled, self.language):
            self._ask_for_columns()

    def _ask_for_columns(self) -> None:
        if self.template:
            ColumnsDialog(self, self.language, self.template, self._take_columns).open()

    def _take_columns(self, filled: Filled) -> None:
        self.template = filled
        self.look()

    # what it comes to

    def look(self) -> None:
        """Say anew what goes and what cannot."""
        try:
            self._ready = self._prepared()
        except SmmdeskError as error:
            self._ready = None
            self.table.show_records([])
            self.count.setText("")
            self.notice.say(self.language.error(error), "bad")
        else:
            self.notice.say("")
            self._tell(self._ready)
        self._settle()

    def _settle(self) -> None:
        """Whether it may be written."""
        if self.accept_button:
            self.accept_button.setEnabled(self._ready is not None and self._may_write(self._ready))

    def _prepared(self) -> Prepared:
        """With a network chosen where the file has room for one alone."""
        service = self._context.workspace.schedulers
        ready = service.prepared(self._wish())
        self._show_what_belongs(ready)
        if self.network.currentData() not in [None, *ready.networks] or (
            ready.tool.one_account and self.network.currentData() is None
        ):
            self.network.choose(ready.networks[0] if ready.networks and ready.tool.one_account else None)
        return service.prepared(self._wish())

    def _show_what_belongs(self, ready: Prepared) -> None:
        every = [] if ready.tool.one_account else [(None, self.language(_("All networks")))]
        self.network.set_options([*every, *((each, self._named(each)) for each in ready.networks)])
        self.network.setEnabled(bool(ready.networks))
        is_template = self.tool.currentData() == _CHOSEN
        self.columns.setVisible(is_template)
        self.samples.setVisible(is_template and self.template is not None and self.template.template.has_samples)
        name = self._question()
        self.asked.setText(self.language(_ASKED[name]) if name else "")
        self.answer.setAccessibleName(self.asked.text())
        self.answer.setVisible(bool(name))

    def _named(self, network: Network) -> str:
        """With the client's accounts there."""
        handles = [each.handle for each in self._accounts if each.network is network and each.handle]
        return " · ".join([self.language.word(network), *handles])

    def _question(self) -> str:
        """What the tool asks for of this network; '' for nothing."""
        scheduler = schedulers().get(self.tool.currentData())
        if scheduler is None:
            return ""
        network = self.network.currentData()
        asks = [*scheduler.wants, *scheduler.layout_for([network] if network else []).asks]
        # boards are those of Pinterest
        return next((each for each in asks if each != "board" or network is Network.PINTEREST), "")

    def _wish(self) -> SchedulerWish:
        start, last = self.start.value(), self.last.value()
        network, name = self.network.currentData(), self._question()
        is_template = self.tool.currentData() == _CHOSEN
        today = self._context.workspace.today()
        return SchedulerWish(
            client_id=self._client.id,
            period=Period(start or today, (last or today) + _A_DAY),
            tool="" if is_template else self.tool.currentData(),
            template=self.template if is_template else None,
            asked=Asked(
                statuses=self.states.currentData() or GOING,
                networks=frozenset({network} if network else ()),
                with_changed=self.changed.isChecked(),
            ),
            said={name: self.answer.text().strip()} if name else {},
            all_or_none=self.all_or_none.isChecked(),
            drop_samples=self.samples.isChecked(),
        )

    def _may_write(self, ready: Prepared) -> bool:
        is_said = all(self._wish().said.get(name) for name in ready.wants)
        is_fit = self.template is None or self.tool.currentData() != _CHOSEN or not self._lacks()
        is_whole = not (self.all_or_none.isChecked() and ready.left)
        return bool(ready.going) and is_said and is_fit and is_whole

    def _lacks(self) -> str:
        return told_missing(self.template, self.language) if self.template else ""

    def _tell(self, ready: Prepared) -> None:
        language = self.language
        # what cannot go stands on top: it is what a person can mend
        self.table.show_records([*ready.left, *ready.going])
        parts = [told_count(len(ready.going), len(ready.left), language)] if ready.rows else []
        if not ready.rows:
            parts.append(language(_("There is no such post on these days. Choose other days or other posts.")))
        if ready.others:
            parts.append(
                language.count(
                    "{n} other post of these days was not asked for.",
                    "{n} other posts of these days were not asked for.",
                    ready.others,
                )
            )
        self.count.setText(" ".join([*parts, told_parts(ready.parts, language)]).strip())
        self.told.setText(self._about(ready))
        if self.tool.currentData() == _CHOSEN and self._lacks():
            self.notice.say(self._lacks(), "attention")
        elif self.all_or_none.isChecked() and ready.left:
            self.notice.say(language(_("Not all can go, so nothing is written.")), "attention")

    def _about(self, ready: Prepared) -> str:
        scheduler = schedulers().get(self.tool.currentData())
        today, language = self._context.workspace.today(), self.language
        words = [told_hours(ready.tool, language)]
        if scheduler:
            words.append(told_of(scheduler, today, language))
        elif self.template and self.template.ending == ".xlsx":
            words.append(language(_("Only the values of the template are kept, not its look and lists.")))
        return " ".join(words)

    # writing it

    def accept(self) -> None:
        """Ask where to, write it beside the window, and remember what was said of the template."""
        wish, context = self._wish(), self._context
        network = self.network.currentData()
        parts = (self.tool.currentText(), self._client.name, self.language.word(network) if network else "")
        name = " ".join(filter(None, (each.removesuffix(ending_of(wish)) for each in parts)))
        path = ask_where(context, self, ending_of(wish), name)
        if path is None:
            return
        super().accept()
        service = context.workspace.schedulers
        if wish.template:
            service.keep(wish.template)
        context.background.start(
            context.language(_("Writing {file}"), file=path.name),
            lambda _progress: service.write(wish, path),
            done=lambda paths: _say_written(context, paths),
        )


def _say_written(context: Context, paths: Sequence[Path]) -> None:
    names = ", ".join(path.name for path in paths)
    say_where(context, context.language(_("Saved: {file}"), file=names), paths[0].parent)


def _beside(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(tokens.SPACE_2)
    for at, each in enumerate(widgets):
        row.addWidget(each, 0 if at else 1)
    return holder
