"""The first start: everything is filled in from the system, so that one click may do; four at most.

Language, name, country (and with it currency and time zone), own business or clients; then the example or an empty
desk. A workspace that exists already can be opened instead.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from smmdesk.domain.desk import Desk, DeskKind
from smmdesk.domain.errors import SmmdeskError
from smmdesk.knowledge import Knowledge
from smmdesk.machine.places import documents_folder
from smmdesk.opening import created_whole, open_workspace
from smmdesk.speech.language import LANGUAGES, Language, _
from smmdesk.storage.errors import DAMAGE, NewerWorkspaceError
from smmdesk.storage.folder import free_folder
from ui.keeping.newer import SAVE, save_as_spreadsheet
from ui.keeping.workspace_notices import advice
from ui.overriding import override
from ui.shell.background import Background
from ui.start.card import CardPage, side_by_side
from ui.style import tokens
from ui.style.theme import SEMIBOLD
from ui.widgets.buttons import button
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.world import COUNTRY, currency_labels
from ui.widgets.hearing import Heard, as_heard
from ui.widgets.labels import Elided, Label, caption
from ui.widgets.notice import Notice
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from ui.shell.preferences import Preferences
    from ui.widgets.forms.editor import Editor

_WIDTH = 560


class FirstStart(CardPage):
    """A window of its own, gone once a workspace is ready."""

    language_wanted = Signal(str)
    ready = Signal(object)
    """folder of the workspace to open"""

    def __init__(
        self, language: Language, preferences: Preferences, problem: str = "", newer: Path | None = None
    ) -> None:
        """`newer` is the workspace that is the problem, where a newer program wrote it."""
        super().__init__(_WIDTH, tokens.SPACE_4)
        self._language = language
        self._preferences = preferences
        self._facts = Knowledge(language.code)
        self._folder = free_folder(documents_folder())
        self._background = Background(language, self, workers=1)
        self._background.changed.connect(self._show_work)
        self._background.refused.connect(self._complain_of_work)
        self._make_fields()
        self._lay_out()
        self._complain(problem, newer)
        self._advise()
        self._take_country(self.country.value())

    def desk(self) -> Desk:
        """The answers; refuses what no list has."""
        code: str = self.country.value()
        return Desk(
            name=self.name.text().strip(),
            kind=self.kind.value(),
            language=self._language.code,
            currency=self.currency.value(),
            country=code,
            time_zone=self._zone_in(code),
        )

    def start_empty(self) -> None:
        """A new workspace with these answers and nothing else."""
        self._make(example=False)

    def start_with_example(self) -> None:
        """A new workspace with three invented clients to look at."""
        self._make(example=True)

    def open_other(self) -> None:
        """Choose the folder of a workspace that exists."""
        chosen = QFileDialog.getExistingDirectory(self, self._language(_("Open a workspace")), str(documents_folder()))
        if chosen:
            self._try_to_open(Path(chosen))

    def save_newer(self) -> None:
        """Save what is in a workspace that a newer program wrote."""
        if self._newer is not None:
            save_as_spreadsheet(self, self._language, self._background, self._newer, self._say)

    def choose_folder(self) -> None:
        """Another place for the new workspace."""
        chosen = QFileDialog.getExistingDirectory(
            self, self._language(_("Where should the workspace lie?")), str(self._folder.parent)
        )
        if chosen:
            self._folder = free_folder(Path(chosen))
            self._place.set_whole(str(self._folder))
            self._advise()

    def _advise(self) -> None:
        """Against a folder that other computers change too."""
        self._advice.say(advice(self._language, self._folder), "attention")
        self.make_room()

    def _complain_of_work(self, words: str) -> None:
        self._complain(words, self._newer)

    def _complain(self, words: str, newer: Path | None = None) -> None:
        self._newer = newer
        self._save.setVisible(newer is not None)
        self._notice.say(words)
        self.make_room()

    def _say(self, words: str, tone: str = "good") -> None:
        self._notice.say(words, tone)
        self.make_room()

    def _show_work(self) -> None:
        for job in self._background.jobs():
            self._say(job.title, "info")

    def _make(self, *, example: bool) -> None:
        try:
            desk = self.desk()
            with created_whole(self._folder) as made:
                # first, for it brings a desk of its own, and the answers given here are what counts
                if example:
                    made.make_example(self._language.code)
                made.settings.set_up(desk)
        except (SmmdeskError, OSError) as error:
            self._complain(self._language.error(error))
            return
        self._done(self._folder)

    def _try_to_open(self, folder: Path) -> None:
        try:
            open_workspace(folder).close()
        except DAMAGE:
            pass  # whoever opens it shows what can be done
        except NewerWorkspaceError as error:
            self._complain(self._language.error(error), folder)
            return
        except (SmmdeskError, OSError) as error:
            self._complain(self._language.error(error))
            return
        self._done(folder)

    def _done(self, folder: Path) -> None:
        # whoever opens it saves the preferences
        self._preferences.language = self._language.code
        self.ready.emit(folder)
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._background.close()
        super().closeEvent(event)

    # what it is made of

    def _make_fields(self) -> None:
        language = self._language
        self._notice = Notice().alerting()
        self._wrong: Editor | None = None
        self._save = button(language(SAVE), self.save_newer, kind="link", sign="table")
        self._advice = Notice()
        self.languages = SegmentBar(list(LANGUAGES.items()), self._speak)
        self.languages.choose(language.code)
        self.name = QLineEdit()
        self.name.setPlaceholderText(language(_("Your name, or that of your business")))
        self.name.setAccessibleName(language(_("Name")))
        self.country = COUNTRY.build(language)
        self.country.name_parts(language(_("Country")))
        self.country.show_value(self._system_country())
        self.country.left.connect(self._follow_country)
        self.currency = Choice(lambda spoken: [*currency_labels(spoken).items()], searchable=True).build(language)
        self.currency.name_parts(language(_("Currency")))
        self.currency.left.connect(lambda: self._look_at(self.currency))
        self.kind = SegmentBar([(each, language.word(each)) for each in DeskKind])
        self.kind.choose(DeskKind.CLIENTS)
        self._place = Elided(str(self._folder), size=tokens.FONT_SMALL, colour="muted")

    def _lay_out(self) -> None:
        column = self.column
        guide = self._facts.guide()
        column.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(as_heard(Label(guide.title, size=24, weight=SEMIBOLD, wraps=True), Heard.HEADING))
        column.addWidget(Label(f"{guide.welcome} {guide.short}", colour="muted", wraps=True))
        column.addWidget(self._notice)
        column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._form())
        column.addWidget(self._buttons())
        column.addLayout(self._where())
        column.addWidget(self._advice)
        self.name.setFocus()

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.SPACE_4)
        grid.setVerticalSpacing(tokens.SPACE_1)
        for row, column, span, words, field in (
            (0, 0, 2, _("Name"), self.name),
            (2, 0, 1, _("Country"), self.country),
            (2, 1, 1, _("Currency"), self.currency),
            (4, 0, 2, _("I look after"), self.kind),
        ):
            grid.addWidget(caption(self._language(words)), row, column, 1, span)
            grid.addWidget(field, row + 1, column, 1, span)
            grid.setRowMinimumHeight(row, tokens.SPACE_5)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _buttons(self) -> QWidget:
        words = self._language
        return side_by_side(
            button(words(_("Start empty")), self.start_empty, kind="primary"),
            button(words(_("Look at an example first")), self.start_with_example),
            button(words(_("Open a workspace…")), self.open_other, kind="link"),
        )

    def _where(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self._place, 1)
        row.addWidget(button(self._language(_("Change…")), self.choose_folder, kind="link"))
        return row

    # countries and what follows from them

    def _system_country(self) -> str:
        """That of the system, by its zone and then by its region; else one where the language is spoken."""
        every = self._facts.countries()
        region = QLocale.territoryToCode(QLocale.system().territory())
        for fits in (
            lambda each: each.zone == _system_zone(),
            lambda each: each.code == region,
            lambda each: each.language == self._language.code,
        ):
            if found := next(filter(fits, every), None):
                return found.code
        return every[0].code

    def _zone_in(self, code: str) -> str:
        """The machine's zone where it is one of that country's; else the country's main one."""
        country, system = self._facts.country(code), _system_zone()
        if country is None:
            return system or Desk().time_zone
        return system if system in _zones_of(code) else country.zone

    def _take_country(self, code: str) -> None:
        if country := self._facts.country(code):
            self.currency.show_value(country.currency)
            if self._wrong is self.currency:
                self._right()

    def _follow_country(self) -> None:
        if self._look_at(self.country):
            self._take_country(self.country.value())

    def _look_at(self, editor: Editor) -> bool:
        """What was typed is one of its list, and stands there as that; else it says why not."""
        try:
            editor.show_value(editor.value())
        except SmmdeskError as error:
            self._right()
            self._wrong = editor
            editor.set_wrong(True)
            self._complain(self._language.error(error))
            return False
        if editor is self._wrong:
            self._right()
        return True

    def _right(self) -> None:
        if self._wrong is not None:
            self._wrong.set_wrong(False)
            self._complain("")
        self._wrong = None

    def _speak(self, code: str) -> None:
        # before this one closes: Qt ends the program with its last window
        self.language_wanted.emit(code)
        self.close()


def _system_zone() -> str:
    """The machine's IANA zone, when it says one."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "ignore")


def _zones_of(code: str) -> set[str]:
    """All IANA zones of a country: a large one has many."""
    found = QTimeZone.availableTimeZoneIds(QLocale.codeToTerritory(code))
    return {bytes(each.data()).decode("ascii", "ignore") for each in found}
