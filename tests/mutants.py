"""Mutation testing: small faults put into the code one by one, each run against the tests of its own module.

python -m tests.mutants [MODULE …] [--sample N] [--seed S]

MODULE is a layer (`domain`) or one of its modules (`domain/budget`); without one, every layer of `[tool.mutants]`.
The faults are those of mutmut, drawn at random but always the same. Its own runner is not used: it draws no sample, and
leaves out properties, in which much of the domain stands. Outside of functions only numbers and truths are changed, and
sentences nowhere: they are words, not behaviour. A mutant is dead when a test of its module fails.
"""

from __future__ import annotations

import argparse
import compileall
import difflib
import os
import random
import re
import resource
import shutil
import signal
import sys
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HOME = Path(__file__).resolve().parents[1]
SETTINGS = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["tool"]["mutants"]
QUICK = ("-x", "-q", "--no-xvfb", "--hypothesis-profile=mutants", "-pno:cacheprovider", "-pno:xdist", "-pno:pytest_cov")
EARLY = "-Wignore::pytest.PytestAssertRewriteWarning"  # of plugins that were imported before pytest could rewrite them
HEAVY = ("hypothesis", "pytest", "PySide6.QtTest", "PySide6.QtWidgets", "sqlalchemy", "alembic", "sqlcipher3", "babel")
"""What every run needs and no mutant touches: imported once, before the runs branch off."""

STRICT = re.compile(r"(, )?\bstrict=\w+|, (?=\))")
"""How strictly a zip pairs is a check on ourselves: with it changed, or left out (`zip(a, b, )`), nothing else is."""
CPU_SECONDS = 120
WALL_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: the module, the line, the source as it is and as it becomes."""

    file: Path
    line: int
    before: str
    after: str

    def __str__(self) -> str:
        diff = difflib.unified_diff(self.before.splitlines(), self.after.splitlines(), lineterm="", n=0)
        changed = [line for line in list(diff)[2:] if not line.startswith("@@")]
        return "\n".join([f"{self.file}:{self.line}", *(f"    {line}" for line in changed)])


class Finder(cst.CSTVisitor):
    """Collects by node what may become of it, with the line it stands on."""

    METADATA_DEPENDENCIES = (PositionProvider,)
    LEFT_ALONE = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom, cst.Assert)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, cst.CSTNode, cst.CSTNode]] = []
        self.functions = 0

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Note the node's faults; false where nothing below it is to be touched."""
        if isinstance(node, self.LEFT_ALONE) or _is_words(node):
            return False
        place = self.get_metadata(PositionProvider, node, None)
        if place and (self.functions or isinstance(node, cst.Integer | cst.Float | cst.Name)):
            self.found += [(place.start.line, node, becomes) for becomes in _faults(node)]
        self.functions += isinstance(node, cst.FunctionDef)
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        """Count the functions we stand in."""
        self.functions -= isinstance(original_node, cst.FunctionDef)


def _is_words(node: cst.CSTNode) -> bool:
    """Whether it is a docstring, or a sentence marked for translation."""
    if isinstance(node, cst.Expr):
        return isinstance(node.value, cst.SimpleString)
    return isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value == "_"


def _faults(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """What mutmut makes of a node; of a string only one, as its capitals are no behaviour."""
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            yield from list(operator(node))[: 1 if isinstance(node, cst.SimpleString) else None]


def mutants_of(file: Path) -> list[Callable[[], Mutant | None]]:
    """Every mutant of a module, written out only when it is drawn; None where it would be no Python."""
    source = (HOME / file).read_text("utf-8")
    wrapper = MetadataWrapper(cst.parse_module(source))
    finder = Finder()
    wrapper.visit(finder)

    def write(line: int, node: cst.CSTNode, becomes: cst.CSTNode) -> Mutant | None:
        changed = wrapper.module.deep_replace(node, becomes)
        after = changed.code if isinstance(changed, cst.Module) else source
        try:
            compile(after, str(file), "exec")
        except (SyntaxError, ValueError):
            return None
        return Mutant(file, line, source, after) if STRICT.sub("", after) != STRICT.sub("", source) else None

    return [partial(write, *found) for found in finder.found]


def draw(files: Sequence[Path], size: int, seed: int) -> list[Mutant]:
    """So many of the files' mutants, all of them where there are fewer; the same for the same seed."""
    every = [mutant for file in files for mutant in mutants_of(file)]
    random.Random(seed).shuffle(every)
    drawn: list[Mutant] = []
    for write in every:
        if len(drawn) < size and (mutant := write()):
            drawn.append(mutant)
    return sorted(drawn, key=lambda mutant: (mutant.file, mutant.line))


def tests_of(file: Path) -> list[str]:
    """The test files of a module: those that `pyproject.toml` names, its own by name, else its room's."""
    room = Path("tests", file.parent.relative_to("smmdesk"))
    own, named = room / f"test_{file.stem}.py", SETTINGS["tests"]
    if found := named.get(f"{room.name}/{file.stem}") or ([own] if (HOME / own).exists() else named.get(room.name)):
        return [str(path) for path in found]
    return [str(next(each for each in (room, *room.parents) if (HOME / each).exists()))]


def survives(place: Path, mutant: Mutant) -> bool:
    """Whether the tests pass with the mutant in the copy at `place`. It is as good as dead when they do not end."""
    target = place / mutant.file
    target.write_text(mutant.after, "utf-8")
    try:
        return _run(place, tests_of(mutant.file)) == 0
    finally:
        target.write_text(mutant.before, "utf-8")


def _run(place: Path, tests: Sequence[str]) -> int:
    """Exit code of pytest, run in a branch of this process that has all packages but none of our own modules."""
    if child := os.fork():
        return os.waitpid(child, 0)[1]
    code = 1
    with suppress(BaseException):
        _limit()
        _move_to(place)
        code = int(import_module("pytest").main([*QUICK, EARLY, *tests]))
    os._exit(code)


def _limit() -> None:
    """Against mutants that never end: of processor time, as the machine may be busy; of waiting, more."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    signal.alarm(WALL_SECONDS)


def _move_to(place: Path) -> None:
    os.chdir(place)
    os.environ |= {"PYTHONPATH": str(place), "CI": "1", "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    sys.path[:] = [str(place), *(path for path in sys.path if path not in {"", str(HOME)})]
    sys.dont_write_bytecode = True
    for name in [name for name in sys.modules if name.partition(".")[0] in {"tests", "smmdesk", "ui"}]:
        del sys.modules[name]
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)


def copy_to(place: Path) -> None:
    """The sources and tests, compiled so that a run compiles its one mutant only."""
    for name in ("smmdesk", "tests", "ui"):
        shutil.copytree(HOME / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("resources", "docs", "dev.py", "pyproject.toml"):
        (place / name).symlink_to(HOME / name)
    compileall.compile_dir(place / "smmdesk", quiet=2)


def prepare() -> None:
    """Import the heavy packages, and quicken Hypothesis: what fails need not be made small."""
    for name in HEAVY:
        import_module(name)
    hypothesis = import_module("hypothesis")
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("mutants", deadline=None, derandomize=True, database=None, phases=phases)


def chosen(names: Sequence[str]) -> dict[str, list[Path]]:
    """By layer or module named: its files."""
    found: dict[str, list[Path]] = {}
    for name in names or SETTINGS["layers"]:
        place = HOME / "smmdesk" / name
        files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
        found[name] = [file.relative_to(HOME) for file in files]
    return found


def trial(name: str, mutants: Sequence[Mutant], place: Path) -> str:
    """Run them all, telling of each survivor at once; one line of what came of it.

    SystemExit where the tests fail without any fault, as then they would kill everything.
    """
    for tests in {tuple(tests_of(mutant.file)) for mutant in mutants}:
        if _run(place, tests):
            raise SystemExit(f"These fail by themselves: {' '.join(tests)}")
    alive = 0
    for mutant in mutants:
        if survives(place, mutant):
            alive += 1
            print(mutant, flush=True)
    killed = len(mutants) - alive
    return f"{name}: {killed} of {len(mutants)} killed, {killed / max(len(mutants), 1):.0%}"


def options(words: Sequence[str]) -> Any:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="tests.mutants", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE")
    parser.add_argument("--sample", type=int, default=SETTINGS["sample"], help="of each MODULE (%(default)s)")
    parser.add_argument("--seed", type=int, default=SETTINGS["seed"])
    return parser.parse_args(words)


def main(words: Sequence[str]) -> int:
    """Print the survivors as differences, and for each layer or module how many were killed."""
    asked = options(words)
    prepare()
    with TemporaryDirectory() as folder:
        place = Path(folder)
        copy_to(place)
        for name, files in chosen(asked.modules).items():
            print(trial(name, draw(files, asked.sample, asked.seed), place), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
