"""Databases that a failing disk changed: what check, opening and rescue make of each, in a process of its own.

    python -m tests.faults.damaging [--tries 240] [--seed 1] [--no-backups]

Ends with 1 where one of them crashed, took too long, called a changed workspace whole, changed what it refused, or
brought back what was never there.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
from collections import Counter
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from smmdesk.command.cli import main as command
from smmdesk.domain.errors import SmmdeskError
from smmdesk.opening import create_workspace, open_workspace
from smmdesk.storage.declaring import RECORDS
from smmdesk.storage.folder import BACKUPS, DATABASE
from tests.faults.workers import clock
from ui.widgets.forms.unsaved import identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SECTOR, _PAGE = 512, 4096
MOST: Final = 20
"""Seconds of the processor that all of it may take."""


def _bits(content: bytearray, chance: random.Random, count: int) -> None:
    for _ in range(count):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _block(content: bytearray, chance: random.Random, size: int, filled: Callable[[int], bytes]) -> None:
    at = chance.randrange(len(content)) // size * size
    content[at : at + size] = filled(len(content[at : at + size]))


def _cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def _pages(content: bytearray, chance: random.Random, *, both: bool) -> None:
    """One page where another stood, or two of them in each other's place."""
    here, there = (slice(at, at + _PAGE) for at in chance.choices(range(0, len(content), _PAGE), k=2))
    before = content[here]
    content[here] = content[there]
    if both:
        content[there] = before


def _head(content: bytearray, chance: random.Random) -> None:
    size = chance.randrange(1, 100)
    content[:size] = chance.randbytes(size)


def _longer(content: bytearray, chance: random.Random) -> None:
    content += chance.randbytes(chance.randrange(1, 3 * _PAGE))


HARM: Final[dict[str, Callable[[bytearray, random.Random], None]]] = {
    "bit": partial(_bits, count=1),
    "bits": partial(_bits, count=3),
    "sector": partial(_block, size=_SECTOR, filled=bytes),
    "page": partial(_block, size=_PAGE, filled=bytes),
    "noise": partial(_block, size=_PAGE, filled=random.Random(7).randbytes),
    "cut": _cut,
    "twice": partial(_pages, both=False),
    "swapped": partial(_pages, both=True),
    "head": _head,
    "longer": _longer,
    "emptied": lambda content, _chance: content.clear(),
}


def harmed(content: bytes, how: str, chance: random.Random) -> bytes:
    """The file with that harm at a place of chance."""
    changed = bytearray(content)
    HARM[how](changed, chance)
    return bytes(changed)


Contents = dict[str, dict[str, str]]
"""Of each kind of record what they say, by id."""


def contents(folder: Path) -> Contents:
    with closing(open_workspace(folder, clock)) as workspace:
        return {
            kind.__name__: {str(identity(each)): repr(each) for each in workspace.records.all(kind)} for kind in RECORDS
        }


@dataclass
class Seen:
    """What was done with one damaged workspace, and said of it; `wrong` tells what must not be."""

    said: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def look_at(folder: Path, as_it_was: Contents, out: Path) -> Seen:
    """Check, rescue, open, and where that is possible write."""
    seen, damaged = Seen(), (folder / DATABASE).read_bytes()
    code, text, refusal = commanded("check", str(folder), "--json")
    healthy = code == 0
    seen.said.append(f"check: {'whole' if healthy else 'faults told' if text else _sentence(refusal)}")
    _look_for_bug(seen, "check", refusal)
    opened = _open(folder, as_it_was, seen, healthy=healthy)
    if not opened and (folder / DATABASE).read_bytes() != damaged:
        seen.wrong.append("refused and yet changed")
    (folder / DATABASE).write_bytes(damaged)
    for each in folder.glob(f"{DATABASE}-*"):
        each.unlink()
    _rescue(folder, out, as_it_was, seen)
    if (folder / DATABASE).read_bytes() != damaged:
        seen.wrong.append("rescued and yet changed")
    return seen


def commanded(*words: str) -> tuple[int, str, str]:
    """Exit code and words of a command."""
    text, refusal = (TextIOWrapper(BytesIO(), "utf-8") for _ in range(2))
    with redirect_stdout(text), redirect_stderr(refusal):
        code = command(words)
    said, refused = (stream.buffer.getvalue().decode("utf-8").strip() for stream in (text, refusal))
    return code, said, refused


def _look_for_bug(seen: Seen, what: str, refusal: str) -> None:
    if "inside SMMdesk" in refusal or refusal.count("\n"):
        seen.wrong.append(f"{what} failed: {refusal}")


def _sentence(refusal: str) -> str:
    """Without what differs from file to file."""
    return refusal.partition(":")[0]


def _open(folder: Path, as_it_was: Contents, seen: Seen, *, healthy: bool) -> bool:
    try:
        same = contents(folder) == as_it_was
    except SmmdeskError as error:
        seen.said.append(f"open: {type(error).__name__}")
        return False
    except Exception as error:  # what must not be is told, not thrown
        seen.wrong.append(f"opening failed: {error!r}")
        return False
    seen.said.append(f"open: {'as it was' if same else 'changed, which check tells' if not healthy else 'changed'}")
    if healthy and not same:
        seen.wrong.append("changed, and called whole")
    _write(folder, seen)
    return True


def _write(folder: Path, seen: Seen) -> None:
    """People go on in it until somebody checks."""
    try:
        with open_workspace(folder, clock) as workspace:
            workspace.clients.add("After")
            workspace.history.undo()
    except SmmdeskError as error:
        seen.said.append(f"write: {type(error).__name__}")
    except Exception as error:
        seen.wrong.append(f"writing failed: {error!r}")


def _rescue(folder: Path, out: Path, as_it_was: Contents, seen: Seen) -> None:
    code, text, refusal = commanded("rescue", str(folder), str(out), "--json")
    _look_for_bug(seen, "rescue", refusal)
    if code:
        seen.said.append(f"rescue: {_sentence(refusal)}")
        return
    if commanded("check", str(out))[0]:
        seen.wrong.append("what was rescued is not whole")
    _compare(contents(out), as_it_was, json.loads(text), seen)


def _compare(found: Contents, as_it_was: Contents, told: dict[str, Any], seen: Seen) -> None:
    """Nothing is invented; what is missing was told of."""
    strangers = sum(len(found[kind].keys() - as_it_was[kind].keys()) for kind in found)
    missing = sum(len(as_it_was[kind].keys() - found[kind].keys()) for kind in found)
    altered = sum(
        found[kind][id] != as_it_was[kind][id] for kind in found for id in found[kind].keys() & as_it_was[kind].keys()
    )
    word = "all" if not missing + altered else "in part" if missing else "all, some with other words"
    seen.said.append(f"rescue: {word}")
    if missing and not any(lost is None or lost for lost in told["lost"].values()) and not strangers:
        seen.wrong.append(f"{missing} records are missing, and none is said to be")


# many


def tried(template: Path, harm: str, seed: str, place: Path, as_it_was: Contents) -> Seen:
    """One, in a process of its own: the engine itself may crash on such a file."""
    folder, answer = place / "desk", place / "seen.json"
    shutil.copytree(template, folder)
    (folder / DATABASE).write_bytes(harmed((folder / DATABASE).read_bytes(), harm, random.Random(seed)))
    child = os.fork()
    if not child:
        signal.alarm(30 * MOST)
        answer.write_text(json.dumps(vars(look_at(folder, as_it_was, place / "out"))), "utf-8")
        os._exit(0)
    _child, status, used = os.wait4(child, 0)
    seen = Seen(**json.loads(answer.read_text("utf-8"))) if not status else Seen(wrong=[f"died with {status}"])
    if used.ru_utime + used.ru_stime > MOST:
        seen.wrong.append(f"took {used.ru_utime + used.ru_stime:.1f} s")
    return seen


def harmed_ones(home: Path, tries: int, seed: int, *, backups: bool) -> Iterator[tuple[str, Seen]]:
    """The example, with and without a backup beside it, damaged in one way after the other."""
    template = home / "template"
    with create_workspace(template, clock) as made:
        made.make_example("en")
        made.backups.make()
    as_it_was = contents(template)
    for each in [] if backups else [*(template / BACKUPS).iterdir()]:
        each.unlink()
    for number in range(tries):
        how, place = [*HARM][number % len(HARM)], home / "one"
        place.mkdir()
        yield how, tried(template, how, f"{seed}-{number}", place, as_it_was)
        shutil.rmtree(place)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.damaging")
    parser.add_argument("--tries", type=int, default=240)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-backups", action="store_true")
    asked = parser.parse_args(words)
    tries, said, wrong = Counter[str](), Counter[str](), 0
    with TemporaryDirectory(dir="/dev/shm", prefix="smmdesk-damaged-") as home:
        os.environ.update(SMMDESK_LANGUAGE="en", XDG_STATE_HOME=home)
        for how, seen in harmed_ones(Path(home), asked.tries, asked.seed, backups=not asked.no_backups):
            tries[how] += 1
            said.update(seen.said)
            wrong += bool(seen.wrong)
            if seen.wrong:
                print(how, *seen.wrong, sep=" · ", flush=True)
    print(f"{tries.total()} damaged workspaces ({dict(tries)}), {wrong} of them went wrong")
    print(*(f"  {times:5} × {sentence}" for sentence, times in sorted(said.items())), sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
