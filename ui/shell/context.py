"""What every page is handed: the workspace, the language, and what navigation has chosen.

    class ClientsPage(Page):
        def __init__(self, context: Context) -> None:
            super().__init__(context.language, _("Clients"))
            context.commands.bind(COMMANDS, self, widget=self, heading=_("Clients"))

A page shows `context.client_id` (None: all clients) and `context.period`, listens to `chosen` (either changed) and
`changed` (rows of these tables were written, here or elsewhere), binds its commands to `context.commands`, writes with
`context.do` (or, where nothing comes after it, within `context.attempt()`), and does long work with
`context.background`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.periods import Period
from smmdesk.domain.text import first_words
from smmdesk.machine.places import is_example
from smmdesk.speech.language import Language, _
from smmdesk.storage.errors import WaitsError
from ui.shell.background import Background
from ui.shell.commands import Commands
from ui.shell.example import COMMANDS, SEE, see_example
from ui.shell.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.domain.changes import ChangeSet
    from smmdesk.domain.held import HeldAct
    from smmdesk.domain.ids import ClientId
    from smmdesk.knowledge import Knowledge
    from smmdesk.workspace import Workspace
    from ui.shell.retrying import Retrying


_NAME: Final = 60
"""Letters of a name in a sentence about it: the first words of a post are as many."""

T = TypeVar("T")
Then = Callable[[T], object]


class Said(NamedTuple):
    """A sentence for the person, and what may be done about it."""

    sentence: str
    action: str = ""
    run: Callable[[], object] | None = None
    problem: bool = False
    way: Callable[[], object] | None = None
    """leads to what it is about, where that is not in sight"""


class Aside(NamedTuple):
    """What was done to something that is not in sight: what it is, and the way there, None where it is gone."""

    words: str
    way: Callable[[], object] | None = None


class Context(QObject):
    """The window's state that pages share. One per window; a change of language makes a new one."""

    choosing = Signal()
    """another client or period is about to be chosen: what is being typed is for the one of now"""
    chosen = Signal()
    """another client or period"""
    written = Signal(object)
    """a `ChangeSet`, told before `changed`: for who keeps records and reads only those again that it names"""
    changed = Signal(frozenset)
    """names of the tables written since"""
    waits = Signal(int)
    """so many acts wait for another program to finish writing; 0 once all are over"""
    said = Signal(object)
    """a `Said`, to be shown as a toast"""
    unsaved = Signal(str, object)
    """id of a page and a list of `Unsaved`: refused texts that are not in sight there any more"""
    typing = Signal()
    """something was typed that is not saved yet, or is saved or given up now"""
    page_wanted = Signal(str, object)
    """id of a page to open, and a record's id to select there, or None"""
    file_wanted = Signal(str)
    """name of a kind of file to be brought in"""
    language_wanted = Signal(str)
    """code of another language for the window"""
    text_size_wanted = Signal(int)
    """another size of the words in the window, as `use_text_size` takes it"""
    workspace_wanted = Signal(object)
    """folder of another workspace to open, or None for a new one"""
    example_wanted: Signal = Signal(object)
    """an `Example` to show in the place of this workspace, or None to go back from it"""
    restore_wanted = Signal(object)
    """path of a backup to put in this workspace's place"""
    put_off = Signal()
    """the preferences name other moments at which posts call again"""
    second_place_changed = Signal()
    """the preferences name another second place for backups, or none any more"""

    def __init__(
        self,
        workspace: Workspace,
        language: Language,
        window: QWidget | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        """`window` is where commands live; a page that is tried alone gets one that is never shown."""
        window = window or QWidget()
        super().__init__(window)  # and ends with it: Qt keeps what its signals call, whole pages, from the collector
        self.window = window
        self.preferences: Preferences = preferences or Preferences()
        self.commands = Commands(language, self.window)
        self.background = Background(language, self)
        for source in (self.commands, self.background):
            source.refused.connect(self.complain)
        self.workspace = workspace
        self.language = language
        self._retrying: Retrying | None = None
        self._end_haste = workspace.never_wait(self._begin_retrying)
        # left by the window before, such as one of another language
        if workspace.waits:
            self._begin_retrying()
        self.is_example: bool = workspace.folder is not None and is_example(workspace.folder)
        self.where: Callable[[], object] = lambda: None
        """what the person has chosen, and where the keyboard is; the window says it, to be compared"""
        self.aside: Callable[[ChangeSet], Aside | None] = lambda _changes: None
        """what of a step back or on is not in sight; the window says it"""
        self._place: list[object] = []
        self._is_closed = False
        self.client_id: ClientId | None = None
        self.period = Period.month_of(workspace.today())
        self._relay.connect(self._announce)
        self._unwatch = workspace.watch(self._relay.emit)
        self.commands.bind(COMMANDS, self, heading=_("Window"))
        self.commands.action(SEE).setVisible(not self.is_example)

    def close(self) -> None:
        """Stop listening to the workspace and working for it; windows may come and go."""
        self._is_closed = True
        self.background.close()
        if self._retrying is not None:
            self._retrying.stop()
        self._end_haste()
        self._unwatch()

    @cached_property
    def knowledge(self) -> Knowledge:
        """Facts and advice in the window's language; read when a page first asks."""
        from smmdesk.knowledge import Knowledge

        return Knowledge(self.language.code)

    _relay = Signal(object)  # commits may come from a worker's thread; the signal brings them to the window's

    def begin_at(self, client_id: ClientId | None, period: Period | None) -> None:
        """What is chosen from the start, while nobody listens yet."""
        self.client_id = client_id
        self.period = period or self.period

    def choose_client(self, client_id: ClientId | None) -> None:
        """Show one client, or all."""
        if client_id != self.client_id:
            self.choosing.emit()
            self.client_id = client_id
            self.chosen.emit()

    def choose_period(self, period: Period) -> None:
        """Show another period."""
        if period != self.period:
            self.choosing.emit()
            self.period = period
            self.chosen.emit()

    def open(self, page: str, select: str | None = None) -> None:
        """Go to a page, and select a record there."""
        self.page_wanted.emit(page, select)

    def see_example(self) -> None:
        """Show the example in the place of this workspace."""
        see_example(self)

    def say(self, sentence: str) -> None:
        """A short word that something was done."""
        self.said.emit(Said(sentence))

    def say_undoable(self, sentence: str) -> None:
        """The same, with a button that takes the last act back."""
        self.said.emit(Said(sentence, self.language("Undo"), self.undo))

    def say_removed(self, names: Sequence[str], several: str) -> None:
        """The same of what was removed: a single one by its name, where it has one; else how many, in those words."""
        name = first_words(names[0], _NAME) if len(names) == 1 else ""
        self.say_undoable(self.language(_("Removed {name}"), name=name) if name else several)

    def undo(self) -> None:
        """Take the last act back and say its name."""

        def tell(changes: ChangeSet) -> None:
            words = self.language("Taken back: {act}", act=self.language(changes.act.words))
            self._tell_step(words, changes, self.language("Redo"), self.redo)

        self.do(self.workspace.history.undo, tell=tell)

    def redo(self) -> None:
        """Do the act again that was taken back last."""

        def tell(changes: ChangeSet) -> None:
            words = self.language("Done again: {act}", act=self.language(changes.act.words))
            self._tell_step(words, changes, self.language("Undo"), self.undo)

        self.do(self.workspace.history.redo, tell=tell)

    def _tell_step(self, words: str, changes: ChangeSet, back: str, run: Callable[[], object]) -> None:
        aside = self.aside(changes)
        sentence = f"{words} · {aside.words}" if aside else words
        self.said.emit(Said(sentence, back, run, way=aside.way if aside else None))

    def complain(self, sentence: str) -> None:
        """Something was refused, and why."""
        self.said.emit(Said(sentence, problem=True))

    @contextmanager
    def attempt(self, *, passing: tuple[type[SmmdeskError], ...] = ()) -> Iterator[None]:
        """What is refused inside is said in words, but for `passing`; a bug goes on its way to the report.

        What has to wait for another program is done later by itself, without what stands behind it here: see `do`.
        """
        try:
            yield
        except WaitsError:
            pass  # a banner says it
        except passing:
            raise
        except SmmdeskError as error:
            self.complain(self.language.error(error))

    def do(self, act: Callable[[], T], *, tell: Then[T] | None = None, show: Then[T] | None = None) -> bool:
        """Do it, `tell` of what came of it, and `show` that. Whether it was not refused, which is said.

        `act` is one call of a service. Where that has to wait for another program, the rest follows once it was done;
        nothing is shown to who went elsewhere meanwhile, or chose something else.
        """
        with self.attempt():
            with suppress(WaitsError):  # a banner says it
                self.follow(act, tell=tell, show=show)
            return True

    def follow(self, act: Callable[[], T], *, tell: Then[T] | None = None, show: Then[T] | None = None) -> None:
        """The same for a form: what is refused, or has to wait, is raised."""

        def then(came: T, is_awaited: bool = True) -> None:
            if tell is not None:
                tell(came)
            if show is not None and is_awaited:
                show(came)

        try:
            came = act()
        except WaitsError as waits:
            self._follow(waits.act, then)
            raise
        then(came)

    def _follow(self, act: HeldAct, then: Callable[[Any, bool], object]) -> None:
        """What comes after an act takes the person along who waits for the next ones: they share their place.

        It is looked at once the key or click is dealt with that the act came of: the field that was left closes by it.
        """
        if not self._place or self._place[0] not in (None, self.where()):
            self._place = [None]
        place = self._place
        QTimer.singleShot(0, self, self._note_place)

        def go_on(came: object, is_awaited: bool) -> None:
            if not self._is_closed:
                then(came, is_awaited)
                if is_awaited:
                    place[0] = self.where()

        act.follow(go_on, lambda: place[0] in (None, self.where()))

    def _note_place(self) -> None:
        if self._place == [None]:
            self._place[0] = self.where()

    def _begin_retrying(self) -> None:
        if self._retrying is None:
            from ui.shell.retrying import Retrying

            self._retrying = Retrying(self)
        self._retrying.begin()

    def _announce(self, changes: ChangeSet) -> None:
        self.written.emit(changes)
        self.changed.emit(changes.tables)
