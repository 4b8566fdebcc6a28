"""Files from outside are parsed in a child process with bounds on memory and time.

A spreadsheet of one kilobyte can make its parser abort the whole process; here that ends one child and becomes a
clear word. A plain child over two pipes, and not `multiprocessing`: that would import the program's main module again
(and with it Qt), and start a second process to keep track of it, before the first row is read.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from smmdesk.exchange.child import LENGTH_BYTES
from smmdesk.exchange.errors import REFUSALS, SlowFileError, TooMuchError, UnreadableFileError
from smmdesk.exchange.files import check_file
from smmdesk.machine.progress import Cancelled, Progress

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

FLAG = "--parse-untrusted"  # heard by `smmdesk.__main__`
_BOOT = (
    "import marshal, sys; job = marshal.load(sys.stdin.buffer); sys.path[:] = job['path']; "
    "from smmdesk.exchange.child import serve; serve(job)"
)
_SIGNALS = ("SIGXCPU", "SIGABRT", "SIGKILL")  # Windows does not have them all
_HEARTBEAT = 0.1  # seconds from one look to the next whether somebody has cancelled
_MAX_FRAME = 1 << 30  # bytes; the head of a torn frame may claim any number
clock = time.monotonic
"""By it silence is told."""


class Limits(NamedTuple):
    """What a child may take: bytes of memory, seconds of processor time, seconds without a sign of life.

    Of memory its own data are bounded, on Linux all that is no mapped file: with the program's code, which some 40 MB
    are mapped of, no child takes 500 MB. Address space is more than that, and says nothing.
    """

    memory: int = 450 << 20
    processor: int = 300
    silence: float = 9.0


def limits_for(path: Path) -> Limits:
    """More patience with larger files: half a second for each megabyte; what a bomb takes is not in its size.

    A refusal for what is no file: opening a named pipe would wait for whoever writes into it.
    """
    check_file(path)
    return Limits(silence=Limits().silence + path.stat().st_size / (2 << 20))


def run(
    task: str, arguments: dict[str, Any], *, name: str, progress: Progress | None = None, limits: Limits | None = None
) -> Generator[Any, None, None]:
    """Yield what `task` ("package.module:function", called with `arguments`) yields, from a child process.

    Arguments and items are plain values that marshal carries; an item of None is a sign of life only. Raises what the
    task refused, an `UnreadableFileError` when the child crashed or fell silent, `Cancelled` through `progress`; the
    child is gone whenever this ends.
    """
    bounds = limits or Limits()
    job = {
        # without site packages of its own (-S, -E) the child knows no other way to our modules
        "path": [str(Path(entry).absolute()) for entry in sys.path],
        "task": task,
        "arguments": arguments,
        "name": name,
        "memory": bounds.memory,
        "seconds": bounds.processor,
    }
    with _started(job, name, bounds.silence) as child:
        yield from child.items(progress or Progress())


@contextlib.contextmanager
def _started(job: dict[str, Any], name: str, silence: float) -> Iterator[_Child]:
    """A child at work, gone with the block."""
    child = _Child(_start(), name, silence)
    try:
        _tell(child.process, marshal.dumps(job))
        child.listen()
        yield child
    finally:
        child.end()


class _Child:
    """One running child, and a thread that empties its pipe: the only way to wait with a clock on every system."""

    def __init__(self, process: subprocess.Popen[bytes], name: str, silence: float) -> None:
        self.process = process
        self._name = name
        self._silence = silence
        # few: a child that is quicker than the program waits, instead of filling its memory
        self._frames: queue.Queue[tuple[Any, ...] | None] = queue.Queue(maxsize=16)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._receive, name="parsing", daemon=True)

    def listen(self) -> None:
        """Begin to take what the child sends."""
        self._thread.start()

    def items(self, progress: Progress) -> Generator[Any, None, None]:
        """What the task yields, until it is done; everything else is raised."""
        while (frame := self._next(progress)) and frame[0] in {"item", "alive"}:
            if frame[0] == "item":
                yield frame[1]
        match frame:
            case ("done",):
                return
            case ("refused", kind, values):
                raise REFUSALS.get(kind, UnreadableFileError)(**values)
            case ("broken", where):
                raise _unreadable(self._name, where)
            case _:
                raise _ended(self._name, self.process.wait())

    def end(self) -> None:
        """Kill what still runs, and leave neither process, thread nor pipe behind."""
        self._ended.set()
        self.process.kill()
        self.process.wait()
        if self._thread.ident is not None:
            self._thread.join()
        _out(self.process).close()

    def _next(self, progress: Progress) -> tuple[Any, ...] | None:
        """The next frame, None at the end; meanwhile the person may cancel, and silence is not endured for long."""
        patience = clock() + self._silence
        while True:
            with contextlib.suppress(queue.Empty):
                return self._frames.get(timeout=_HEARTBEAT)
            if progress.cancelled:
                raise Cancelled
            if clock() > patience:
                raise _noted(SlowFileError(name=self._name), "the parsing child fell silent")

    def _receive(self) -> None:
        """Unpack frames on a thread of its own until the pipe ends."""
        frame: tuple[Any, ...] | None = ()
        while frame is not None:
            try:
                frame = _read_frame(_out(self.process))
            except (OSError, EOFError, ValueError, TypeError):  # a frame torn by the child's death
                frame = None
            self._hand_over(frame)

    def _hand_over(self, frame: tuple[Any, ...] | None) -> None:
        waiting = True
        while waiting and not self._ended.is_set():
            with contextlib.suppress(queue.Full):
                self._frames.put(frame, timeout=_HEARTBEAT)
                waiting = False


def _start() -> subprocess.Popen[bytes]:
    if getattr(sys, "frozen", False):
        command = [sys.executable, FLAG]
    else:
        # -S -E -s: no site packages set up twice; -B: the child writes nothing. The base executable, since the
        # one of a virtual environment on Windows is a launcher that would survive its own child's death.
        python = getattr(sys, "_base_executable", sys.executable) if os.name == "nt" else sys.executable
        command = [python, "-S", "-E", "-s", "-B", "-c", _BOOT]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # parsers print what they choke on: that may be a client's text
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _tell(process: subprocess.Popen[bytes], job: bytes) -> None:
    if process.stdin is None:
        raise AssertionError("started with a pipe")
    with contextlib.suppress(BrokenPipeError), process.stdin as pipe:
        pipe.write(job)


def _out(process: subprocess.Popen[bytes]) -> IO[bytes]:
    if process.stdout is None:
        raise AssertionError("started with a pipe")
    return process.stdout


def _read_frame(pipe: IO[bytes]) -> tuple[Any, ...] | None:
    head = pipe.read(LENGTH_BYTES)
    length = int.from_bytes(head, "little")
    if len(head) < LENGTH_BYTES or length > _MAX_FRAME:
        return None
    # json would take five times as long; the child runs our code, with limits, and is no stranger
    frame: tuple[Any, ...] = marshal.loads(pipe.read(length))  # noqa: S302
    return frame


def _unreadable(name: str, why: str) -> UnreadableFileError:
    return _noted(UnreadableFileError(name=name), why)


def _ended(name: str, code: int) -> UnreadableFileError:
    """By what the child ended without a word: out of time, or out of memory, where a parser aborts."""
    by = {-number: name for name in _SIGNALS if (number := getattr(signal, name, 0))}.get(code, "")
    kind = {"SIGXCPU": SlowFileError, "SIGABRT": TooMuchError, "SIGKILL": TooMuchError}.get(by, UnreadableFileError)
    return _noted(kind(name=name), f"the parsing child ended with {code}")


def _noted(error: UnreadableFileError, why: str) -> UnreadableFileError:
    error.add_note(why)
    return error


def path_argument(path: Path) -> str:
    """A path as the child gets it: absolute, since its folder may be another."""
    return str(path.absolute())
