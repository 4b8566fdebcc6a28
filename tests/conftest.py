"""What every test rests on."""

from __future__ import annotations

import errno
import gc
import marshal
import os
import shutil
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import resolve_name
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from smmdesk.exchange import sandbox
from smmdesk.machine.files import written_whole
from smmdesk.opening import create_workspace, open_workspace
from tests.programs import require_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QAccessibleEvent
    from PySide6.QtWidgets import QApplication

    from smmdesk.workspace import Workspace
    from tests.patience import PatientBot

settings.register_profile("local", deadline=None)
settings.register_profile("ci", settings.get_profile("local"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_configure(config: pytest.Config) -> None:
    """matplotlib looks through the system's fonts once a run, and not in every program whose home a test has made."""
    if "MPLCONFIGDIR" not in os.environ:  # workers, and runs within a test, have that of the first
        folder = TemporaryDirectory(prefix="smmdesk-matplotlib-")
        os.environ["MPLCONFIGDIR"] = folder.name
        config.add_cleanup(folder.cleanup)


def pytest_sessionstart(session: pytest.Session) -> None:
    """A worker imports its share of the tests first, so that their asserts are rewritten and compiled once.

    All workers go through the tests in the same order and at the same time: each would do all of that work itself.
    """
    number, workers = os.environ.get("PYTEST_XDIST_WORKER", ""), int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if workers > 1 and not sys.dont_write_bytecode:
        files = sorted(file for each in session.config.args for file in Path(each).absolute().rglob("test_*.py"))
        for file in files[int(number.removeprefix("gw")) :: workers]:
            import_module(".".join(file.relative_to(session.config.rootpath).with_suffix("").parts))


LONGEST = ("test_every_stop", "test_nothing_is_cut", "test_in_a_real_window")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Minutes first, seconds last: all workers end at about the same time."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)


def pytest_collection_finish() -> None:
    """What was imported and collected lives as long as the worker: its garbage is looked for among the rest alone."""
    gc.collect()
    gc.freeze()


NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
"""a Monday, in the middle of a month"""


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What pytest-qt makes the application with: as the program does."""
    from ui.style.theme import FUSION  # only where there are widgets

    require_screen()
    return ["smmdesk", *FUSION]


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:
    """pytest-qt's, with patience for a busy machine."""
    from tests.patience import PatientBot

    return PatientBot(request)


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said meanwhile to who listens, as Qt tells it to the system."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    said: list[str] = []
    tell = QAccessible.updateAccessibility

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())
        tell(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return said


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one: waiting for the disk is most of the time of a small commit."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=memory, prefix="smmdesk-") as folder:
        yield Path(folder)


@pytest.fixture
def sized(qapp: QApplication) -> Iterator[Callable[[int], None]]:
    """Sets a text size, in per cent, for as long as the test goes."""
    from ui.style.text_size import use_text_size  # only where there are widgets
    from ui.style.theme import Scheme, use_scheme

    def size(percent: int) -> None:
        use_text_size(percent)
        use_scheme(qapp, Scheme.LIGHT)

    yield size
    size(100)


@pytest.fixture(autouse=True)
def _starved_children_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine starves a parsing child for longer than it may be silent; its processor time is still bounded."""
    monkeypatch.setattr(sandbox, "clock", lambda: time.monotonic() / 60)


@pytest.fixture
def in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file read without the child, whose start takes longer than a small file; an error of ours shows as what it is.

    What goes there and comes back is packed as it is for the child.
    """

    def run(task: str, arguments: dict[str, Any], **_: object) -> Iterator[Any]:
        for item in filter(None, resolve_name(task)(**marshal.loads(marshal.dumps(arguments)))):
            yield marshal.loads(marshal.dumps(item))

    monkeypatch.setattr(sandbox, "run", run)


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """Folders whose disks take nothing more of what could not be saved."""
    refusing: set[Path] = set()

    @contextmanager
    def written(path: Path) -> Iterator[Path]:
        with written_whole(path) as part:
            yield part
            if path.parent in refusing:
                raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("smmdesk.services.keeping.not_saved.written_whole", written)
    return refusing


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new, empty workspace, made once: to make one takes three times as long as to copy it."""
    folder = tmp_path_factory.mktemp("empty") / "desk"
    create_workspace(folder, clock=lambda: NOW).close(backed_up=False)
    return folder


@contextmanager
def opened_at_now(folder: Path) -> Iterator[Workspace]:
    """Closed without a backup, which takes longer than all else here and which nobody would look at."""
    opened = open_workspace(folder, clock=lambda: NOW)
    try:
        yield opened
    finally:
        opened.close(backed_up=False)


@pytest.fixture
def workspace(empty_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A new, empty workspace whose clock stands at `NOW`."""
    with opened_at_now(shutil.copytree(empty_folder, tmp_path / "desk")) as opened:
        yield opened


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English example, made once; copy it (`example`) to change it."""
    folder = tmp_path_factory.mktemp("example") / "desk"
    with create_workspace(folder, clock=lambda: NOW) as made:
        made.make_example("en")
    return folder


@pytest.fixture
def example(example_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The English example workspace, a fresh copy."""
    with opened_at_now(shutil.copytree(example_folder, tmp_path / "example")) as opened:
        yield opened
