"""Kills, at moments of chance, of programs that make a workspace, work in one, or are typed into; and what is left.

    python -m tests.faults.killing [--tries 40] [--seed 1] [beginning|working|typing …]

Ends with 1 where anything was lost. A working program goes on, again and again, in what the one before it left.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING, Final

from smmdesk.domain.clients import Client
from smmdesk.domain.desk import Desk
from smmdesk.domain.ids import PostId, new_id
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from smmdesk.opening import create_workspace, open_workspace
from smmdesk.storage import backup
from smmdesk.storage.folder import BACKUPS, DATABASE, free_folder, is_workspace
from tests.faults.victims import LETTERS, contents
from tests.faults.workers import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PROMISED: Final = 2.0
"""Seconds after a key until its letter outlives the program."""
_PATIENCE: Final = 120.0


@dataclass
class Tally:
    """Of how many tries what became; `lost` tells of each where anything was wrong."""

    tries: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    longest: float = 0.0
    """Seconds before a kill within which the first letter that is gone was typed."""


class Victim:
    """A program that runs until it is killed, and what it has said by then."""

    def __init__(self, home: Path, *command: str) -> None:
        places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "STATE", "DATA", "CACHE")}
        surroundings = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_DOCUMENTS_DIR": str(home)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", *command],
            env={**os.environ, **places, **surroundings},
            stdout=subprocess.PIPE,
            text=True,
        )
        self.said: list[list[str]] = []
        self._listening = Thread(target=self._listen)
        self._listening.start()

    def _listen(self) -> None:
        assert self._process.stdout
        with self._process.stdout as lines:
            self.said.extend(map(str.split, lines))

    def count(self, word: str) -> int:
        return sum(line[0] == word for line in list(self.said))

    def wait_for(self, word: str, count: int = 1) -> None:
        self.wait_until(lambda: self.count(word) >= count)

    def wait_until(self, there: Callable[[], bool]) -> None:
        """Until it is so, or the program has ended."""
        until = time.monotonic() + _PATIENCE
        while not there() and self._process.poll() is None:
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(0.001)

    def kill(self) -> float:
        """The second of its end; all that it said before counts, be it heard by then or not."""
        moment = time.monotonic()
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._listening.join()
        return moment

    @property
    def was_killed(self) -> bool:
        return self._process.returncode == -signal.SIGKILL


# a workspace comes about


def beginnings(home: Path, tries: int, seed: int) -> Tally:
    """The example by the command line, a first start by the service and by a click in the first window, by turns."""
    tally, chance, times = Tally(), random.Random(seed), {}
    for number in range(tries):
        place = home / str(number)
        how = ("demo", "start", "window")[number % 3]
        if how not in times:
            times[how] = _span(home / f"whole {how}", how, chance)
        victim = _beginning(place, how, chance)
        folder = _folder(place, how)
        if chance.random() < 0.7:  # in the midst of the writing, which is the smaller part of it
            victim.wait_until(folder.exists)
            time.sleep(chance.random() * times[how][1])
        else:
            time.sleep(chance.random() * sum(times[how]))
        victim.kill()
        tally.tries += 1
        _judge_beginning(tally, place, folder, how)
    return tally


def _span(place: Path, how: str, chance: random.Random) -> tuple[float, float]:
    """How many seconds it takes where nobody kills it: until there is a folder, and from there on."""
    began = time.monotonic()
    victim = _beginning(place, how, chance)
    victim.wait_until(_folder(place, how).exists)
    there = time.monotonic()
    victim.wait_until(lambda: victim.count("done") > 0)
    done = time.monotonic()
    victim.kill()
    return there - began, done - there


def _folder(place: Path, how: str) -> Path:
    return place / ("SMMdesk" if how == "window" else "desk")


def _beginning(place: Path, how: str, chance: random.Random) -> Victim:
    place.mkdir()
    folder = str(_folder(place, how))
    return {
        "demo": lambda: Victim(place, "smmdesk", "demo", folder),
        "start": lambda: Victim(place, "tests.faults.workers", folder, "first start"),
        "window": lambda: Victim(place, "tests.faults.victims", "first", str(place), str(chance.random())),
    }[how]()


def _judge_beginning(tally: Tally, place: Path, folder: Path, how: str) -> None:
    """All of it is there; or nothing, and the next one may make it there."""
    if (folder / DATABASE).exists():
        with open_workspace(folder, clock) as opened:
            clients, desk, faults = len(opened.clients.list()), opened.settings.desk(), opened.check().faults
        whole = clients == 3 if how == "demo" else desk != Desk() and clients in {0, 3}
        tally.ended[f"{how}: whole"] += 1
        if faults or not whole:
            tally.lost.append(f"{how}: {clients} clients, {faults}")
        return
    tally.ended[f"{how}: a free folder" if folder.exists() else f"{how}: nothing yet"] += 1
    if is_workspace(folder) or free_folder(folder.parent, folder.name) != folder:
        tally.lost.append(f"{how}: {sorted(each.name for each in folder.iterdir())}")
    else:
        create_workspace(folder, clock).close()


# somebody is at work


def at_work(home: Path, tries: int, seed: int) -> Tally:
    """Kills in the midst of acts, or between them; the workspace is never made anew."""
    tally, chance, folder = Tally(), random.Random(seed), home / "desk"
    with create_workspace(folder, clock) as made:
        made.make_example("en")
    for _ in range(tries):
        victim = Victim(home, "tests.faults.victims", "working", str(folder), str(chance.random()))
        victim.wait_for("doing", chance.randrange(1, 14))
        time.sleep(chance.random() ** 2 * 0.1)
        victim.kill()
        tally.tries += 1
        if not victim.was_killed:
            tally.lost.append(f"ended by itself after {victim.said[-1:]}")
            continue
        ended = judged_work(folder, victim.said)
        tally.ended[ended] += 1
        if ended not in {"all acts are there", "the act under way, too"}:
            tally.lost.append(f"{ended} {victim.said[-2:]}")
    return tally


def judged_work(folder: Path, said: Sequence[Sequence[str]]) -> str:
    """What the next start finds; where the last act is there that nobody was told of, it is taken back first."""
    promised = [line for line in said if line[0] in {"open", "done"}][-1]
    doing = " ".join(said[-1][1:]) if said[-1][0] == "doing" else ""
    with open_workspace(folder, clock) as desk:
        if faults := desk.check().faults:
            return f"does not hold together: {faults}"
        found, acked = desk.database.latest(), int(promised[1])
        if found not in {acked, acked + bool(doing)}:
            return f"{acked} acts were done, {found} are there"
        if found != acked:
            (desk.history.redo if doing == "undo" else desk.history.undo)()
        if contents(desk) != promised[2]:
            return f"not what was there, {doing} under way"
    for each in sorted((folder / BACKUPS).glob("*.db"))[-3:]:  # the others were seen after the kills before
        backup.verify(each)
    return "the act under way, too" if found != acked else "all acts are there"


# somebody types


def typing(home: Path, tries: int, seed: int) -> Tally:
    """Kills while a text is typed in the window, or a while after the last key."""
    tally, chance = Tally(), random.Random(seed)
    for number in range(tries):
        place = home / str(number)
        place.mkdir()
        folder = _desk_of_one(place / "desk")
        victim = Victim(place, "tests.faults.victims", "typing", str(folder), str(chance.random()))
        victim.wait_for("key")
        time.sleep(chance.random() * 6)
        moment = victim.kill()
        tally.tries += 1
        keys = [float(line[2]) for line in victim.said if line[0] == "key"]
        judged_typing(tally, _kept(place, folder), keys, moment)
    return tally


def _desk_of_one(folder: Path) -> Path:
    with create_workspace(folder, clock) as made:
        client = made.clients.add("Almond")
        moment = LocalMoment(clock().replace(tzinfo=None), "UTC")
        made.records.add(Post(id=PostId(new_id()), client_id=client.id, moment=moment, text="Honey"))
    return folder


def judged_typing(tally: Tally, kept: list[str], keys: list[float], moment: float) -> None:
    """What is saved or offered is a beginning of what was typed, and lacks nothing that was typed long enough ago."""
    due = sum(at <= moment - PROMISED for at in keys)
    best = max(kept, key=len, default="")
    tally.ended["letters typed"] += len(keys)
    tally.ended["letters due"] += due
    tally.ended["letters kept"] += len(best)
    if len(best) < len(keys):
        tally.longest = max(tally.longest, moment - keys[len(best)])
    # the letter under way may be there before anybody was told of it
    if len(best) < due or not LETTERS.startswith(best) or len(best) > len(keys) + 1:
        tally.lost.append(f"{len(keys)} letters, {due} due, kept: {kept}")


def _kept(place: Path, folder: Path) -> list[str]:
    """The texts that are saved, or stand in the journal that the next start offers."""
    from ui.keeping.typed_journal import Journal

    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(place / "state")
    try:
        offered = [each.what.text for each in Journal(folder).read()]
    finally:
        os.environ.pop("XDG_STATE_HOME") if before is None else os.environ.update(XDG_STATE_HOME=before)
    with closing(open_workspace(folder, clock)) as desk:
        saved = [client.notes for client in desk.records.all(Client)] + [post.note for post in desk.records.all(Post)]
    return [*offered, *saved]


KINDS: Final = {"beginning": beginnings, "working": at_work, "typing": typing}


def told(kind: str, tally: Tally) -> Iterator[str]:
    """What came of it, in lines."""
    yield f"{kind}: {tally.tries} kills, {len(tally.lost)} losses; {dict(sorted(tally.ended.items()))}"
    if tally.longest:
        yield f"  the oldest letter that is gone was typed {tally.longest:.2f} s before the kill"
    yield from (f"  {each}" for each in tally.lost)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.killing")
    parser.add_argument("--tries", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("kinds", nargs="*", choices=[*KINDS, []])
    asked = parser.parse_args(words)
    lost = 0
    for kind in asked.kinds or KINDS:
        with TemporaryDirectory(prefix="smmdesk-killed-") as home:
            tally = KINDS[kind](Path(home), asked.tries, asked.seed)
        print(*told(kind, tally), sep="\n", flush=True)
        lost += len(tally.lost)
    return int(bool(lost))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
