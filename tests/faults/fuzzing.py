"""Plans of all kinds, changed at random, read in as a person would: by the importer, with its child, into a workspace.

    python -m tests.faults.fuzzing [--tries 2000] [--seed 1] [--one-process] [--keep FOLDER] [FOLDER …]

Ends with 1 where the program or its child failed, an import took more than 5 s of the processor, a child more than
500 MB, or one left anything half done. `--keep` has a folder for the files that did. With `--one-process` the program
reads each file itself, which is four times as quick; the bound of memory is then that of the program with all it holds.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import shutil
import sys
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from pkgutil import resolve_name
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from smmdesk.domain.errors import SmmdeskError
from smmdesk.exchange import sandbox
from smmdesk.opening import create_workspace
from smmdesk.services.outputs import Wish
from smmdesk.services.reading.plans import PLAN
from smmdesk.speech.language import Language
from tests.exchange import opendocument
from tests.faults.victims import contents
from tests.faults.workers import clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.workspace import Workspace

LONGEST: Final = 5.0
MOST: Final = 500 << 20
_BATCH: Final = 100
_PROCESSES: Final = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
_SIZE: Final = 600_000
_PLANS: Final = Path(__file__).parents[1] / "data" / "plans"
_LINES: Final = """
=1+1
@SUM(A1)
31.02.2026
2026-02-30
00.00.0000
9999-12-31
0001-01-01
29.02.2024
24:00
25:61
12:00 AM
1e999
-0
999999999999999999999999
NaN
Infinity
1,234.5.6
١٢.٣.٢٠٢٦
２０２６-０１-０１
Europe/Nowhere
../../etc/passwd
/dev/zero
<b>x</b><img src=file:///etc/passwd>
BEGIN:VEVENT
END:VEVENT
BEGIN:VCALENDAR
END:VCALENDAR
RRULE:FREQ=SECONDLY
RRULE:FREQ=DAILY;COUNT=999999999
RRULE:FREQ=YEARLY;BYDAY=5MO;BYMONTH=2
RRULE:FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2
RRULE:FREQ=DAILY;INTERVAL=0
RRULE:FREQ=MINUTELY;UNTIL=99991231T235959Z
RRULE:FREQ=WEEKLY;BYSETPOS=-366;BYHOUR=1,2,3
EXDATE:20260101T000000
DTSTART;TZID=Mars/Base:20260101T000000
DTSTART;VALUE=DATE:20260230
DTSTART:00000000T000000Z
DURATION:P9999999W
RECURRENCE-ID:20260101
X-SMMDESK-STATUS:published
UID:
Instagram
Date
Text
<c t="s"><v>99999</v></c>
<c r="XFD1048576"><v>1</v></c>
r="A0"
r="AAAAAAA1"
number-columns-repeated="99999999"
number-rows-repeated="99999999"
<mergeCell ref="A1:XFD1048576"/>
&a;
<!DOCTYPE x [<!ENTITY a "aaaa">]>
dxfId="-1"
t="e"
1e308
-1e308
2958466
-1
|---|---|
**x**
```
"""
TOKENS: Final = [
    *(line.encode() for line in _LINES.split("\n")),
    *(b'"', b'""', b"'", b",", b";", b"\t", b"|", b"\r", b"\n", b"\r\n", b"\0", b"\\n\\,\\;"),
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"\xfe\xff", b"\xe2\x80\xae", b"\xe2\x80\x8f", b"\xed\xa0\x80", b"+AGEAZQ-"),
    *(b"a" * 70_000, b"http://x/" + b"a" * 3_000, b"#" * 300, b"0" * 32, b"f" * 32),
]
"""What is put in: marks of the formats, values at their edges, bytes that are no text."""


class Seed(NamedTuple):
    """A whole file to be changed."""

    name: str
    content: bytes


MARKDOWN: Final = """# Plan for September

| Date | Network | Format | Text | Status |
|------|---------|--------|------|--------|
| 2026-09-01 | Instagram | Reel | First **post** | draft |
| 2026-09-02 | Facebook, VK | Photo | Second post \\| with a bar | approved |
"""


def seeds(folder: Path, *more: Path) -> list[Seed]:
    """Plans of the tests, what the program itself writes of the example, and tables of other kinds."""
    written = folder / "written"
    written.mkdir()
    with create_workspace(folder / "example", clock) as made:
        made.make_example("en")
        for ending in ("csv", "xlsx", "ics"):
            made.exporting.export(Wish(output="calendar", language=Language("en")), written / f"calendar.{ending}")
    rows = [
        ["Date", "Time", "Network", "Text"],
        *([f"2026-09-{day:02}", "10:00", "VK", f"Day {day}"] for day in range(1, 9)),
    ]
    opendocument.write(written / "plan.ods", opendocument.sheet("Plan", "".join(map(_ods_row, rows))))
    (written / "plan.md").write_text(MARKDOWN, "utf-8")
    (written / "plan.tsv").write_text("\n".join("\t".join(row) for row in rows), "utf-16")
    places = (written, _PLANS, _PLANS / "cases", *more)
    files = (path for place in places for path in sorted(place.iterdir()) if path.is_file() and path.suffix != ".json")
    return [Seed(path.name, _short(path.read_bytes())) for path in files]


def _ods_row(cells: Sequence[str]) -> str:
    return opendocument.row(opendocument.texts(cells))


def _short(content: bytes) -> bytes:
    """The beginning of a long text; many changes in it stand where something is."""
    return content if content.startswith(b"PK") else content[:6_000]


# changing


def mutated(seed: Seed, chance: random.Random, others: Sequence[Seed]) -> bytes:
    """The file with one to a dozen changes; of an archive mostly one of its members."""
    if zipfile.is_zipfile(io.BytesIO(seed.content)) and chance.random() < 0.85:
        return _mutated_archive(seed, chance, others)
    return _mutated(seed.content, chance, others)


def _mutated_archive(seed: Seed, chance: random.Random, others: Sequence[Seed]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(seed.content)) as archive, io.BytesIO() as made:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        picked = chance.choice(names)
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
            for name in archive.namelist():
                if chance.random() > 0.02:
                    content = archive.read(name)
                    out.writestr(name, _mutated(content, chance, others) if name == picked else content)
        return made.getvalue()


def _mutated(content: bytes, chance: random.Random, others: Sequence[Seed]) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 3, 5, 12])):
        _change(changed, chance, others)
    return bytes(changed[:_SIZE])


def _change(content: bytearray, chance: random.Random, others: Sequence[Seed]) -> None:
    at = chance.randrange(len(content) + 1)
    match chance.choice(["bit", "byte", "token", "token", "token", "less", "again", "other", "cell"]):
        case "bit" if content:
            content[at % len(content)] ^= 1 << chance.randrange(8)
        case "byte" if content:
            content[at % len(content)] = chance.randrange(256)
        case "less":
            del content[at : at + chance.choice([1, 2, 8, 64, 500])]
        case "again":
            content[at:at] = content[at : at + chance.choice([4, 40, 400])] * chance.choice([1, 2, 30])
        case "other":
            other = chance.choice(others).content
            start = chance.randrange(len(other) + 1)
            content[at:] = other[start : start + 20_000]
        case "cell":
            _change_cell(content, chance)
        case _:
            content[at:at] = chance.choice(TOKENS)


def _change_cell(content: bytearray, chance: random.Random) -> None:
    mark = chance.choice([b",", b";", b"\t", b":", b"|", b">"])
    lines = bytes(content).split(b"\n")
    row = chance.randrange(len(lines))
    cells = lines[row].split(mark)
    cells[chance.randrange(len(cells))] = chance.choice(TOKENS)
    lines[row] = mark.join(cells)
    content[:] = b"\n".join(lines)


# reading


@dataclass
class Outcome:
    """What became of one file; `wrong` tells what must not be."""

    number: int
    name: str
    ended: str = ""
    seconds: float = 0.0
    peak: int = 0
    """Bytes of the largest process of the batch up to here, the program's own among them."""
    wrong: list[str] = field(default_factory=list)


class Reading:
    """A workspace into which one file after the other is read."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self._workspace, self._folder = workspace, folder
        self._before = contents(workspace)
        # a child begins as a copy of its parent, which among other tests is large by itself
        self._most = max(MOST, _peak() + MOST // 4)

    def read(self, number: int, seed: Seed, content: bytes) -> Outcome:
        """As under the name that the whole file had, taken back at the end."""
        path, outcome = self._folder / seed.name, Outcome(number, seed.name)
        path.write_bytes(content)
        began, latest = _worked(), self._workspace.database.latest()
        try:
            report = self._workspace.importing.import_file(
                path, "Bakery", date_order=(None, "dmy", "mdy")[number % 3], kind=PLAN
            )
            outcome.ended = "read in" if report.added else "nothing in it"
        except SmmdeskError as error:
            outcome.ended = f"{type(error).__name__}{_why(error)}"
            if "broken:" in outcome.ended:
                outcome.wrong.append(outcome.ended)
        except Exception as error:  # what must not be is told, not thrown
            outcome.wrong.append(f"failed: {error!r}")
        outcome.seconds = _worked() - began
        outcome.peak = _peak()
        self._judge(outcome, latest)
        path.unlink()
        return outcome

    def _judge(self, outcome: Outcome, latest: int) -> None:
        """One act or none, which can be taken back to the letter."""
        acts = self._workspace.database.latest() - latest
        if acts != (outcome.ended == "read in"):
            outcome.wrong.append(f"{acts} acts, and it was {outcome.ended}")
        if acts:
            self._workspace.history.undo()
        if contents(self._workspace) != self._before or self._workspace.database.check():
            outcome.wrong.append("left something behind")
        if outcome.seconds > LONGEST:
            outcome.wrong.append(f"took {outcome.seconds:.1f} s")
        if outcome.peak > self._most:
            outcome.wrong.append(f"a child of {outcome.peak >> 20} MB")


def _peak() -> int:
    """Bytes that this program or one of its children had at most."""
    return max(resource.getrusage(who).ru_maxrss for who in _PROCESSES) << 10


def _worked() -> float:
    """Seconds of the processor that this program took and its children: what a clock says depends on all others."""
    return sum(sum(resource.getrusage(who)[:2]) for who in _PROCESSES)


def _why(error: SmmdeskError) -> str:
    """Of a child that was no good the reason: a fault of ours, which a person is not told, or the end of it."""
    (note,) = getattr(error, "__notes__", None) or ("",)
    if not note:
        return ""
    return f" ({note})" if note.startswith("the parsing child") else f" broken: {note}"


class How(NamedTuple):
    """From which changes, where files that did harm are kept, and whether without a child."""

    seed: int
    keep: Path | None = None
    one_process: bool = False


def _batch(home: Path, plans: Sequence[Seed], numbers: range, how: How) -> Iterator[Outcome]:
    """In a process of its own, which may die."""
    told, start = home / "told", numbers.start
    while start < numbers.stop:
        told.write_bytes(b"")
        child = os.fork()
        if not child:
            _read_all(home, plans, range(start, numbers.stop), told, how)
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        found = [Outcome(**json.loads(line)) for line in told.read_text("utf-8").splitlines()]
        yield from found
        start += len(found)
        if status:
            yield Outcome(start, "?", wrong=[f"the program died with {status}"])
            start += 1


def _patient(path: Path) -> sandbox.Limits:
    """A busy machine starves a child for longer than the program waits for it; the processor's seconds are counted."""
    return sandbox.Limits(processor=30, silence=600)


def _read_here(task: str, arguments: dict[str, Any], **_: object) -> Iterator[Any]:
    """What the child would do; an error is one of ours."""
    yield from filter(None, resolve_name(task)(**arguments))


def _read_all(home: Path, plans: Sequence[Seed], numbers: range, told: Path, how: How) -> None:
    sandbox.limits_for = _patient
    if how.one_process:
        sandbox.run = _read_here  # type: ignore[assignment]
    folder = home / "batch"
    shutil.rmtree(folder, ignore_errors=True)
    with create_workspace(folder / "desk", clock) as workspace, told.open("a", encoding="utf-8") as out:
        workspace.clients.add("Bakery")
        reading = Reading(workspace, folder)
        for number in numbers:
            chance = random.Random(f"{how.seed}-{number}")
            plan = chance.choice(plans)
            content = mutated(plan, chance, plans)
            outcome = reading.read(number, plan, content)
            if outcome.wrong and how.keep:
                (how.keep / f"{number}-{plan.name}").write_bytes(content)
            print(json.dumps(vars(outcome)), file=out, flush=True)


def read_many(home: Path, tries: int, how: How, *more: Path) -> Iterator[Outcome]:
    """So many changed files, each once."""
    plans = seeds(home, *more)
    for start in range(0, tries, _BATCH):
        yield from _batch(home, plans, range(start, min(tries, start + _BATCH)), how)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.fuzzing")
    parser.add_argument("--tries", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--one-process", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("plans", type=Path, nargs="*")
    asked = parser.parse_args(words)
    how = How(asked.seed, asked.keep, asked.one_process)
    kinds, ended, wrong, longest, peak = Counter[str](), Counter[str](), 0, 0.0, 0
    with TemporaryDirectory(dir="/dev/shm", prefix="smmdesk-fuzz-") as home:
        for outcome in read_many(Path(home), asked.tries, how, *asked.plans):
            kinds[Path(outcome.name).suffix] += 1
            ended[outcome.ended] += 1
            longest, peak = max(longest, outcome.seconds), max(peak, outcome.peak)
            wrong += bool(outcome.wrong)
            if outcome.wrong:
                print(outcome.number, outcome.name, *outcome.wrong, sep=" · ", flush=True)
    print(f"{kinds.total()} files {dict(kinds)}, {wrong} of them went wrong")
    print(f"  longest {longest:.2f} s, largest child {peak >> 20} MB")
    print(*(f"  {times:5} × {word}" for word, times in ended.most_common()), sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
