"""A power cut, simulated: what a program did to its files is recorded, then many disks are made as it could have left.

Durable is what was written before the last fsync of the file; of later writes any subset may have reached the disk,
each torn at sectors of 512 bytes. Names (create, rename, unlink) are durable by an fsync of their folder; of later
ones a prefix, as file systems with a journal commit them in order. Nothing is promised beyond that: an fsync of a new
file does not make its name durable, though ext4 happens to.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SECTOR = 512
_CALLS = (
    "openat,close,pwrite64,write,copy_file_range,sendfile,ftruncate,fallocate,fsync,fdatasync,unlink,rename,mkdir,dup,"
    "dup2"
)
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Done(NamedTuple):
    """One thing that the program did: `what` to `path`, or said on its standard output."""

    what: str
    path: str = ""
    to: str = ""
    at: int = 0
    data: bytes = b""
    size: int = 0


def recorded(folder: Path, *arguments: str) -> list[Done]:
    """Run the worker on the folder and note every change of a file in it, in order, with what it said."""
    trace = folder.with_name(folder.name + ".trace")
    command = [sys.executable, "-m", "tests.faults.workers", str(folder), *arguments]
    watched = ["-e", f"trace={_CALLS}", "-e", "signal=none"]
    strace = [program("strace"), "-f", "-xx", "-s", "100000000", *watched, "-o", str(trace)]
    done = subprocess.run([*strace, *command], cwd=Path.cwd(), capture_output=True, text=True, check=False, timeout=120)
    if done.returncode:
        raise RuntimeError(done.stderr)
    with trace.open(errors="replace") as lines:
        found = list(_read(lines, str(folder)))
    trace.unlink()
    return found


def _read(lines: Iterable[str], folder: str) -> Iterator[Done]:
    """The calls that concern the folder, by path."""
    files = _Files(folder)
    for line in lines:
        match = _LINE.match(line)
        if match is not None and int(match[3]) >= 0:
            yield from files.take(match[1], match[2], int(match[3]))


class _Files:
    """Which file a descriptor stands for and how far it was written: followed on the way through the calls."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.open: dict[int, str] = {}
        self.position: dict[int, int] = {}

    def take(self, call: str, arguments: str, result: int) -> Iterator[Done]:
        texts = [bytes.fromhex(each.replace("\\x", "")) for each in _TEXT.findall(arguments)]
        number = int(digits[0]) if (digits := re.match(r"\d+", arguments)) else -1
        if call == "openat":
            yield from self._opened(texts[0].decode(errors="replace"), arguments, result)
        elif call == "close":
            self.open.pop(number, None)
        elif call in {"unlink", "rename", "mkdir"} and texts[0].decode().startswith(self.folder):
            path, to = [*(each.decode() for each in texts), ""][:2]
            yield Done(call, path, to)
        elif call == "write" and number == 1:
            yield from (Done("said", data=word) for word in texts[0].splitlines())
        elif number in self.open:
            yield self._done_to(number, call, arguments, texts, result)

    def _opened(self, path: str, arguments: str, number: int) -> Iterator[Done]:
        self.open.pop(number, None)
        if not path.startswith(self.folder):
            return
        self.open[number], self.position[number] = path, 0
        if "O_CREAT" in arguments:
            yield Done("create", path)
        if "O_TRUNC" in arguments:
            yield Done("truncate", path)

    def _done_to(self, number: int, call: str, arguments: str, texts: list[bytes], result: int) -> Done:
        path = self.open[number]
        if call == "pwrite64":
            return Done("write", path, at=int(arguments.rsplit(",", 1)[1]), data=texts[0][:result])
        if call == "write":
            return Done("write", path, at=self._moved(number, result), data=texts[0][:result])
        if call == "ftruncate":
            return Done("truncate", path, at=int(arguments.rsplit(",", 1)[1]))
        if call in {"fsync", "fdatasync"}:
            return Done("sync", path)
        if call == "sendfile":
            source = self.open[int(arguments.split(",")[1])]
            return Done("copy", path, source, at=self._moved(number, result), size=result)
        raise NotImplementedError(f"{call}({arguments[:200]}")

    def _moved(self, number: int, length: int) -> int:
        """Where the file's next bytes went; those after them go behind."""
        at = self.position[number]
        self.position[number] += length
        return at


@dataclass
class Disk:
    """What is certainly on the disk, and what is only on its way there."""

    folder: str
    contents: dict[int, bytearray] = field(default_factory=dict)  # by inode
    pending: dict[int, list[Done]] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)  # durable names
    renaming: list[Done] = field(default_factory=list)  # later changes of names
    seen: dict[str, int] = field(default_factory=dict)  # names as the running program sees them

    def take(self, done: Done) -> None:
        """Let the program do the next thing."""
        if done.what == "create":
            if done.path not in self.seen:
                inode = len(self.contents)
                self.seen[done.path], self.contents[inode], self.pending[inode] = inode, bytearray(), []
                self.renaming.append(Done("create", done.path, at=inode))
        elif done.what in {"unlink", "rename"}:
            inode = self.seen.pop(done.path)
            if done.what == "rename":
                self.seen[done.to] = inode
            self.renaming.append(done._replace(at=inode))
        elif done.what == "sync":
            self._sync(done.path)
        elif done.path in self.seen:
            self.pending[self.seen[done.path]].append(self._with_data(done))

    def _with_data(self, done: Done) -> Done:
        """A copy within the kernel as the write that it is; it begins where it is written, as all of ours do."""
        if done.what != "copy":
            return done
        source = self._survived(self.seen[done.to], 1.0, random.Random(0))
        return Done("write", done.path, at=done.at, data=bytes(source[done.at : done.at + done.size]))

    def after_cut(self, chance: random.Random, mode: str) -> dict[str, bytes]:
        """One disk as the cut may leave it: of what was on its way "none", "all", or any part survived ("some")."""
        share = {"none": 0.0, "all": 1.0}.get(mode, chance.random())
        names = dict(self.names)
        count = {"none": 0, "all": len(self.renaming)}.get(mode, chance.randint(0, len(self.renaming)))
        for done in self.renaming[:count]:
            _rename(names, done)
        return {path: bytes(self._survived(inode, share, chance)) for path, inode in names.items()}

    def _sync(self, path: str) -> None:
        if path.rstrip("/") == self.folder or path not in self.seen:  # a folder
            inside = [done for done in self.renaming if Path(done.path).parent == Path(path)]
            for done in inside:
                _rename(self.names, done)
            self.renaming = [done for done in self.renaming if done not in inside]
            return
        inode = self.seen[path]
        for done in self.pending[inode]:
            _apply(self.contents[inode], done)
        self.pending[inode] = []

    def _survived(self, inode: int, share: float, chance: random.Random) -> bytearray:
        content = bytearray(self.contents[inode])
        for done in self.pending[inode]:
            for part in _sectors(done) if 0 < share < 1 and chance.random() < 0.3 else [done]:
                if chance.random() < share:
                    _apply(content, part)
        return content


def _sectors(done: Done) -> list[Done]:
    """A write torn into its sectors."""
    starts = range(0, len(done.data), SECTOR)
    return [done._replace(at=done.at + n, data=done.data[n : n + SECTOR]) for n in starts] or [done]


def _apply(content: bytearray, done: Done) -> None:
    if done.what == "truncate":
        del content[done.at :]
    if len(content) < done.at:
        content.extend(bytes(done.at - len(content)))
    if done.what == "write":
        content[done.at : done.at + len(done.data)] = done.data


def _rename(names: dict[str, int], done: Done) -> None:
    names.pop(done.path, None)
    if done.what == "create":
        names[done.path] = done.at
    elif done.what == "rename":
        names[done.to] = done.at


class Cut(NamedTuple):
    """A disk after a power cut, and what the program had said by then."""

    files: dict[str, bytes]
    said: list[str]


def cuts(history: list[Done], folder: Path, count: int, seed: int = 5) -> Iterator[Cut]:
    """Disks after power cuts at moments of chance, in the order of time."""
    chance = random.Random(seed)
    moments = sorted(chance.choices(range(1, len(history) + 1), k=count))
    disk, said, taken = Disk(str(folder)), [], 0
    for number, moment in enumerate(moments):
        for done in history[taken:moment]:
            disk.take(done)
            if done.what == "said":
                said.append(done.data.decode())
        taken = moment
        yield Cut(disk.after_cut(chance, ("some", "some", "some", "none", "all")[number % 5]), [*said])


def laid_out(cut: Cut, folder: Path, place: Path) -> Path:
    """Write the files of a cut to another place; the -shm is rebuilt by whoever opens the database."""
    shutil.rmtree(place, ignore_errors=True)
    for path, content in cut.files.items():
        if not path.endswith("-shm"):
            target = place / Path(path).relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return place


def replayed(history: list[Done], folder: Path, place: Path) -> Iterator[Path]:
    """The folder at another place as a kill leaves it, after each thing that the program did: the system's memory
    outlives the program, so all that it did by then is there."""
    for done in history:
        path = place / Path(done.path).relative_to(folder) if done.path else place
        if done.what == "mkdir":
            path.mkdir(parents=True)
        elif done.what == "rename":
            path.rename(place / Path(done.to).relative_to(folder))
        elif done.what == "unlink":
            path.unlink()
        elif done.what in {"create", "write", "truncate"}:
            content = bytearray(path.read_bytes() if path.exists() else b"")
            _apply(content, done)
            path.write_bytes(content)
        yield place
