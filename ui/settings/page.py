"""Settings: the workspace's own, the program's on this machine, where everything lies, and what the program is."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QFileDialog, QScrollArea, QWidget

from smmdesk.machine.places import documents_folder, log_folder, settings_folder
from smmdesk.opening import open_workspace
from smmdesk.speech.language import _
from smmdesk.storage.errors import NewerWorkspaceError
from smmdesk.storage.folder import BACKUPS, free_folder
from ui.keeping.second_place import keep, second_place
from ui.overriding import override
from ui.pages import PAGES
from ui.settings.cards import about, actions_line, card, place_line
from ui.settings.commands import COMMANDS
from ui.settings.fields import PROGRAM, ProgramSettings, desk
from ui.shell.context_page import ContextPage
from ui.shell.media_files import MediaShelf
from ui.shell.preferences import SecondPlace
from ui.shell.saving import show_folder
from ui.style.text_size import scaled
from ui.style.theme import use_scheme
from ui.widgets.buttons import icon_button
from ui.widgets.forms.form import Form
from ui.widgets.labels import Elided
from ui.widgets.scrolling import scrolling
from ui.widgets.tables.columns import Columns

if TYPE_CHECKING:
    from smmdesk.services.keeping.health import Health
    from ui.shell.context import Context
    from ui.shell.media_files import Receive
    from ui.widgets.forms.field_row import Edit

TWO_COLUMNS: Final = 900
WIDEST: Final = 560


class SettingsPage(ContextPage):
    """Everything that can be set, saved as it is left."""

    line = PAGES["settings"]
    tables = frozenset({"desk"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.folder: Path | None = context.workspace.folder
        context.commands.bind(COMMANDS, self, widget=self, heading=self.line.title)
        shelf = MediaShelf(context, self._receives_logo)
        self.desk = Form(context.language, desk(shelf), save=self._save_desk)
        self.program = Form(context.language, PROGRAM, save=self._save_program)
        self._second = Elided("")
        self._second_line = self._made_second_line()
        self._about = about(context.language)
        self._scroll = self._laid_out()
        self.set_content(self._scroll)
        self._scroll.setFocusProxy(self.desk.editor("name"))
        self.refresh()

    @property
    def backups(self) -> Path | None:
        """Where backups lie."""
        return self.folder / BACKUPS if self.folder else None

    @property
    def second(self) -> Path | None:
        """Where they are copied to."""
        found = second_place(self.context)
        return found.folder if found else None

    @override
    def read(self) -> None:
        preferences = self.context.preferences
        self.desk.show_record(self.context.workspace.settings.desk())
        self.program.show_record(
            ProgramSettings(
                self.context.language.code,
                preferences.theme,
                preferences.contrast,
                preferences.text_size,
                preferences.tray,
            )
        )
        self._second.set_whole(str(self.second or ""))
        self._second_line.setVisible(self.second is not None)
        self.show_content()

    # what a person can do

    @override
    def select(self, record_id: str) -> None:
        """All that it has is in sight."""

    def show_folder(self, folder: Path | None) -> None:
        """Open a folder in the system's own way."""
        if folder is not None:
            show_folder(self.context, folder)

    def show_log(self) -> None:
        """Open the folder of the log file, for whoever helps."""
        self.show_folder(log_folder())

    def show_about(self) -> None:
        """Bring the version into sight; the keyboard goes to what the program is made of."""
        self._scroll.ensureWidgetVisible(self._about)
        self._about.setFocus()

    def check(self) -> None:
        """Look through the whole workspace beside the window, and say what was found."""
        workspace = self.context.workspace
        title = self.language(_("Checking the workspace"))
        self.context.background.start(title, lambda _progress: workspace.check(), done=self._say_health)

    def back_up(self) -> None:
        """Make a backup beside the window, now."""
        backups = self.context.workspace.backups
        title = self.language(_("Making a backup"))
        self.context.background.start(title, lambda _progress: backups.make(), done=self._say_backup)

    def restore(self) -> None:
        """Show the backups, and go back to the one chosen."""
        from ui.settings.restore_dialog import RestoreDialog

        if found := self.context.workspace.backups.listed():
            dialog = RestoreDialog(self, self.language, found)
            dialog.picked.connect(self.context.restore_wanted)
            dialog.open()
        else:
            self.context.complain(self.language(_("There is no backup yet. The first is made when you close.")))

    def choose_second_place(self) -> None:
        """Choose where backups are copied to as well: they get a folder of this workspace's name there."""
        words = self.language(_("Where should backups be copied to?"))
        chosen = QFileDialog.getExistingDirectory(self, words, str(documents_folder()))
        if not chosen:
            return
        second = self.second
        # the same place once more keeps its folder, and with that the copies that are there
        if second is not None and second.parent == Path(chosen):
            folder = second
        else:
            folder = free_folder(Path(chosen), self.context.workspace.name)
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            self.context.complain(self.language.error(error))
            return
        self._keep_second_place(SecondPlace(folder))

    def forget_second_place(self) -> None:
        """From now on copy backups there no more; what is there stays."""
        self._keep_second_place(None)

    def open_other(self) -> None:
        """Choose the folder of another workspace and go there."""
        start = self.folder.parent if self.folder else documents_folder()
        chosen = QFileDialog.getExistingDirectory(self, self.language(_("Open a workspace")), str(start))
        if chosen:
            with self.context.attempt():
                with suppress(NewerWorkspaceError):  # whoever opens it shows what can be done
                    open_workspace(Path(chosen)).close()  # refused here, while this one is still open
                self.context.workspace_wanted.emit(Path(chosen))

    def begin_new(self) -> None:
        """The first start once more, for a new workspace."""
        self.context.workspace_wanted.emit(None)

    # how it works

    def _keep_second_place(self, second: SecondPlace | None) -> None:
        keep(self.context, second)
        self.refresh()
        self.context.second_place_changed.emit()

    def _save_desk(self, edit: Edit) -> None:
        self.context.workspace.settings.change(edit.seen, **edit.wanted)

    def _receives_logo(self) -> Receive:
        settings = self.context.workspace.settings
        return lambda names: settings.change(logo=names[0])

    def _save_program(self, edit: Edit) -> None:
        preferences, name, value = self.context.preferences, edit.name, edit.value
        setattr(preferences, name, value)
        app = QApplication.instance()
        if name in {"theme", "contrast"} and isinstance(app, QApplication):
            use_scheme(app, preferences.theme, preferences.contrast)
        if not preferences.save():
            words = _("The settings could not be written to {folder}. They hold until the program is closed.")
            self.context.complain(self.language(words, folder=settings_folder()))
        if name == "language":
            self.context.language_wanted.emit(value)
        elif name == "text_size":
            self.context.text_size_wanted.emit(value)
        self.refresh()

    def _say_backup(self, path: Path) -> None:
        self.context.say(self.language(_("Backed up and verified: {name}"), name=path.name))

    def _say_health(self, health: Health) -> None:
        language = self.language
        if health.ok:
            posts = language.count("{n} post", "{n} posts", health.counts["posts"])
            clients = language.count("{n} client", "{n} clients", health.counts["clients"])
            self.context.say(language(_("All is well: {clients}, {posts}"), clients=clients, posts=posts))
        else:
            words = language.count(
                "{n} fault was found: {first}",
                "{n} faults were found, first: {first}",
                len(health.faults),
                first=health.faults[0],
            )
            self.context.complain(words)

    def _laid_out(self) -> QScrollArea:
        language = self.language
        desk = card(language(_("This workspace")), language(_("New clients start with these.")), self.desk)
        program = card(language(_("The program on this computer")), "", self.program)
        parts = [(desk, False), (program, True), (self._files(), False), (self._about, True)]
        return scrolling(Columns(parts, two_from=scaled(TWO_COLUMNS), widest=scaled(WIDEST)))

    def _line(self, name: str, folder: Path) -> QWidget:
        return place_line(self.language, self.language(name), Elided(str(folder)), lambda: self.show_folder(folder))

    def _made_second_line(self) -> QWidget:
        """The line of the second place, in sight where there is one."""
        end = icon_button("x", self.language(_("Copy no more backups there")), self.forget_second_place)
        name = self.language(_("Second place for backups"))
        return place_line(self.language, name, self._second, lambda: self.show_folder(self.second), end)

    def _files(self) -> QWidget:
        language, commands = self.language, self.context.commands
        lines: list[QWidget] = []
        if self.folder is not None and self.backups is not None:
            lines = [
                self._line(_("Workspace"), self.folder),
                self._line(_("Backups"), self.backups),
                self._second_line,
            ]
        lines.append(self._line(_("Log"), log_folder()))
        safe = ("workspace.back_up", "workspace.restore", "workspace.second_place") if self.folder is not None else ()
        ids = (*safe, "workspace.check", "workspace.other", "workspace.new")
        words = language(
            _(
                "Everything lies in one folder on your own disk: copy it, and you have it all. Backups hold all but "
                "the media files of posts: those stay in its folder “media”."
            )
        )
        return card(language(_("Where it lies")), words, *lines, actions_line([commands.action(each) for each in ids]))
