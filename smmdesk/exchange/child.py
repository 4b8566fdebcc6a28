"""The child's half of `sandbox`: takes limits upon itself, runs one task, sends what it yields in frames.

A frame is eight bytes of length and a marshalled tuple: ("item", value), ("alive",) for an item of None, which is a
sign of life in long work, ("refused", kind, values), ("broken", where) or ("done",). Marshal carries plain values only
and is the fastest way there is to pack rows.
"""

import gc
import importlib
import marshal
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from smmdesk.exchange.errors import FileRefusedError, FileTooLargeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LENGTH_BYTES = 8


def serve(job: dict[str, Any]) -> None:
    """Run the job that came in and end the process."""
    with os.fdopen(os.dup(1), "wb") as out:
        _limit(job["memory"], job["seconds"])
        gc.disable()  # a short life; collecting among millions of cells takes a third of the time
        try:
            _work(job, out)
        except BrokenPipeError:  # the parent does not want any more
            os._exit(1)
    os._exit(0)  # nothing to tidy up, and no time to lose with it


def _work(job: dict[str, Any], out: BinaryIO) -> None:
    module, function = job["task"].split(":")
    try:
        task: Callable[..., Iterable[Any]] = getattr(importlib.import_module(module), function)
        for item in task(**job["arguments"]):
            _send(out, ("alive",) if item is None else ("item", item))
    except FileRefusedError as error:
        _send(out, ("refused", type(error).__name__, {key: str(value) for key, value in error.values.items()}))
    except MemoryError:
        _send(out, ("refused", FileTooLargeError.__name__, {"name": job["name"]}))
    except BrokenPipeError:
        raise
    except Exception as error:
        _send(out, ("broken", _where(error)))
    else:
        _send(out, ("done",))


def _send(out: BinaryIO, frame: tuple[Any, ...]) -> None:
    data = marshal.dumps(frame)
    out.write(len(data).to_bytes(LENGTH_BYTES, "little"))
    out.write(data)
    out.flush()


def _where(error: BaseException) -> str:
    """Kind and places of an error without its words: those may quote the client's text."""
    places = []
    trace = error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{type(error).__name__} at {' > '.join(places[-4:])}"


def _limit(memory: int, seconds: int) -> None:
    """Bounds of the operating system; Windows has none of these and is left with the parent's clock."""
    try:
        import resource
    except ImportError:
        return
    for kind, bound in (
        (resource.RLIMIT_DATA, memory),
        # for systems that do not bound data; a good part of the address space is only set apart
        (resource.RLIMIT_AS, 4 * memory),
        (resource.RLIMIT_CPU, seconds),
        # a dump of memory would hold the client's texts, and there is no file to be written at all
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        # a second more of time: at the hard bound the child would be killed as if for want of memory
        above = bound + (kind == resource.RLIMIT_CPU)
        highest = above if hard == resource.RLIM_INFINITY else min(above, hard)
        try:
            # the hard bound, too, which no process can raise again
            resource.setrlimit(kind, (min(bound, highest), highest))
        except (ValueError, OSError):  # macOS refuses RLIMIT_AS below what is mapped already
            continue


def main() -> None:
    """Read the job from standard input and serve it; the frozen program enters here."""
    pipe = sys.stdin.buffer if sys.stdin else os.fdopen(0, "rb")  # a windowed program has no sys.stdin
    job = marshal.load(pipe)  # noqa: S302  (comes from our own parent)
    serve(job)
