"""Set up, run and test SMMdesk from its own folder: `python3 dev.py` lists what there is.

Standard library only: the first call makes `.venv` from `requirements.lock`; a stamp lets later calls start at once.
"""

import re
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent
PYPROJECT = HOME / "pyproject.toml"


def other_python(minor: int = sys.version_info[1]) -> str:
    """A sentence on a Python 3 that our packages are not made for, else nothing."""
    # by a pattern: tomllib is new in 3.11, and an older Python has to get as far as this
    (bounds,) = re.findall(r'(?m)^requires-python = ">=3\.(\d+),<3\.(\d+)"', PYPROJECT.read_text("utf-8"))
    oldest, beyond = map(int, bounds)
    if oldest <= minor < beyond:
        return ""
    newest = f"3.{beyond - 1}"
    return f"SMMdesk needs Python 3.{oldest} to {newest}, this is 3.{minor}: begin with `python{newest} dev.py`, say."


if __name__ == "__main__" and other_python():
    sys.exit(other_python())  # before what follows, which is new in 3.11

import hashlib
import os
import platform
import shutil
import subprocess
import tempfile
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec

from resources.develop.lock import BUILD_ONLY, LOCK
from resources.develop.system import (
    BUILD_PROGRAMS,
    JUDGE_PROGRAMS,
    LIBRARIES,
    TEST_PROGRAMS,
    Need,
    SetUpError,
    provide,
    say,
)

VENV = HOME / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "set-up.stamp"
KNOWLEDGE = HOME / "resources" / "knowledge"
DAYS_OF_TRUST = 90
SUBJECT = 72
HELD_FROM = "3057caeef06405a13423dd7a8f9fdc943a8e2240"


# The environment in .venv ---------------------------------------------------------------------------------------


def stamp() -> str:
    """Two lines: what the packages depend on, and what the installation of the project itself depends on."""
    # the programs in .venv name their folder and their Python in their first line
    place = f"{HOME} {platform.python_version()}".encode()
    parts = (LOCK.read_bytes() + place, PYPROJECT.read_bytes())
    return "".join(f"{hashlib.sha256(part).hexdigest()}\n" for part in parts)


def set_up() -> None:
    """Make or renew `.venv`; nothing to do when the stamp says so.

    The stamp is taken away first and written last, so that a set-up broken off half-way is begun anew.
    """
    wanted = stamp()
    found = STAMP.read_text("utf-8") if STAMP.exists() and PYTHON.exists() else ""
    if found == wanted:
        return
    if found.partition("\n")[0] != wanted.partition("\n")[0]:
        make_environment()
    say("SMMdesk itself")
    # isolated, pip would fetch a build system of its own choice
    install("--no-build-isolation", "--editable", str(HOME))
    STAMP.write_text(wanted, "utf-8")


def venv_needs() -> tuple[Need, ...]:
    """Debian keeps the part of Python that puts pip into an environment in a package of its own."""
    if PYTHON.exists() or find_spec("ensurepip"):
        return ()
    version = "{}.{}".format(*platform.python_version_tuple())
    return (Need(f"python{version}-venv", f"python{version}-venv", "python", "python3"),)


def make_environment() -> None:
    """A new `.venv` with every package of the lock but those for building; one that is a link is left whole."""
    (VENV if VENV.is_symlink() else STAMP).unlink(missing_ok=True)  # `clear` would empty what the link leads to
    say("a Python environment in .venv")
    # Windows lets few people make links
    venv.create(VENV, clear=True, with_pip=True, symlinks=os.name != "nt")
    install_locked(LOCK.read_text("utf-8").partition(BUILD_ONLY)[0])


def install_locked(requirements: str) -> None:
    """Install exactly these pinned packages, each held against its hash."""
    count = len(re.findall(r"^\w", requirements, re.MULTILINE))
    say(f"{count} packages, downloaded and checked; this takes a few minutes")
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "requirements.txt")
        listed.write_text(requirements, "utf-8")
        install("--require-hashes", "--only-binary", ":all:", "--requirement", str(listed))


def install(*words: str) -> None:
    """Install this and nothing besides: the lock is complete, and what pip adds by itself changes from day to day."""
    pip("install", "-qq", "--root-user-action=ignore", "--no-deps", *words)
    pip("check")


def pip(*words: str) -> None:
    """Run the environment's pip; nothing is heard of it unless it fails."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, errors="replace", check=False)
    if done.returncode:
        raise SetUpError(f"{done.stdout}pip did not manage (see above); the next call begins anew.")


def call(*words: str, here: bool = False) -> int:
    """The exit code of a tool of the environment, run in the project's folder or `here`, where the user stands."""
    program = shutil.which(words[0], path=str(BIN)) or words[0]
    code = subprocess.call([program, *words[1:]], cwd=None if here else HOME)
    return code if code >= 0 else 128 - code  # as a shell tells of a signal


# The commands ---------------------------------------------------------------------------------------------------


def has_screen() -> bool:
    """Whether a window could be shown: always, but on a Linux without display."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(arguments: Sequence[str]) -> int:
    """Open the window, or do what ARGS say (docs/command-line.md)."""
    return call("python", "-m", "smmdesk", *arguments, here=True)


def test(arguments: Sequence[str]) -> int:
    """Run the tests, all of them on every core; ARGS go to pytest."""
    # worksteal: tests take from milliseconds to minutes, and a worker that is done takes over from others
    # one worker more than there are cores: many tests wait, for a child, a pause or the disk
    workers = str((os.cpu_count() or 1) + 1)
    # else each worker, and each program and parsing child that a test starts, would compile all of ours anew
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return call("python", "-m", "pytest", *(arguments or ["-n", workers, "--dist", "worksteal"]))


def check(arguments: Sequence[str]) -> int:
    """Look at format, style, types, layers, commits, then run the tests (not with --no-tests)."""
    steps = [("ruff", "format", "--check", "."), ("ruff", "check", "."), ("mypy",), ("lint-imports", "--no-logo")]
    failed = []
    for step in steps:
        print(f"--- {' '.join(step)}", flush=True)
        failed += [step[0]] if call(*step) else []
    print("--- subjects of commits", flush=True)
    long = long_subjects()
    print(*long, sep="\n", end="\n" if long else "", flush=True)
    failed += ["commits"] if long else []
    if "--no-tests" not in arguments:
        failed += ["test"] if test([]) else []
    print(f"Not in order: {', '.join(failed)}" if failed else "All in order.", flush=True)
    return int(bool(failed))


def long_subjects() -> list[str]:
    """Commits since `HELD_FROM` whose subject is too long; none where there is no history to look at."""
    try:
        words = ["git", "log", "--format=%h %s", f"{HELD_FROM}.."]
        told = subprocess.run(words, cwd=HOME, capture_output=True, text=True, encoding="utf-8", check=True)
    except (OSError, subprocess.CalledProcessError):
        return []  # no git, an unpacked archive, a clone that does not reach back so far
    found = (line.partition(" ") for line in told.stdout.splitlines())
    return [f"{commit}: {len(said)} characters: {said}" for commit, _, said in found if len(said) > SUBJECT]


def bench(arguments: Sequence[str]) -> int:
    """Measure speed and memory against floors of the same run; prints a table of ratios."""
    return call("python", "-m", "tests.benchmarks", *arguments)


def mutants(arguments: Sequence[str]) -> int:
    """Put small faults into MODULES one by one; prints those that no test notices."""
    # mutmut stands among what is fetched only when it is asked for
    install_locked(LOCK.read_text("utf-8").partition(BUILD_ONLY)[2])
    return call("python", "-m", "tests.mutants", *arguments)


def faults(arguments: Sequence[str]) -> int:
    """Let random keys and clicks loose on the program; ARGS are seeds, and `--events N` of each."""
    return call("python", "-m", "tests.monkeys", *arguments)


def judges(arguments: Sequence[str]) -> int:
    """Have other programs judge ours: what a screen reader hears, what opens our sheets for approval."""
    files = ("tests/judges/screen_reader.py", "tests/judges/approval_sheets.py")
    return call("python", "-m", "pytest", *files, *arguments)


def screens(arguments: Sequence[str]) -> int:
    """Take a picture of every page, in every language and theme, into the folder OUT; `--guide`: those of the guide."""
    if not arguments:
        raise SetUpError("Say where to: python3 dev.py screens OUT")
    first, *rest = arguments
    return call("python", "-m", "tests.screens", first if first == "--guide" else str(Path(first).absolute()), *rest)


def translate(arguments: Sequence[str]) -> int:
    """Bring the catalogues up to the source, and compile them."""
    return call("python", "-m", "resources.develop.catalogues", *arguments)


def lock(arguments: Sequence[str]) -> int:
    """Write requirements.lock anew; `lock -- --upgrade` takes the newest versions."""
    # and so does uv, which writes the lock
    install_locked(LOCK.read_text("utf-8").partition(BUILD_ONLY)[2])
    return call("python", "-m", "resources.develop.lock", *arguments)


def build(arguments: Sequence[str]) -> int:
    """Make the stand-alone program in dist/; not with knowledge that was last checked long ago."""
    old = long_unchecked(date.today())
    if old:
        raise SetUpError(f"Checked longer ago than it is trusted, so no release: {', '.join(old)}.")
    install_locked(LOCK.read_text("utf-8").partition(BUILD_ONLY)[2])
    return call("pyinstaller", "--noconfirm", "--log-level", "WARN", *arguments, "build.spec")


def long_unchecked(today: date) -> list[str]:
    """Files of knowledge of which something was last checked longer ago than the file trusts it, and the oldest day."""
    found = []
    for file in sorted(KNOWLEDGE.glob("*.toml")):
        words = file.read_text("utf-8")
        days = [date.fromisoformat(day) for day in re.findall(r"\bchecked = ([\d-]{10})", words)]
        trusted = re.search(r"^stale_after_days = (\d+)", words, re.MULTILINE)
        if days and (today - min(days)).days > (int(trusted[1]) if trusted else DAYS_OF_TRUST):
            found.append(f"{file.relative_to(HOME).as_posix()} ({min(days)})")
    return found


@dataclass(frozen=True, slots=True)
class Command:
    """What a first word does; its help is the docstring."""

    act: Callable[[Sequence[str]], int]
    words: str = ""
    needs: tuple[Need, ...] = ()


TESTING = LIBRARIES + TEST_PROGRAMS
COMMANDS = {
    "run": Command(run, "[-- ARGS]", LIBRARIES),
    "test": Command(test, "[-- ARGS]", TESTING),
    "check": Command(check, "[--no-tests]", TESTING),
    "bench": Command(bench, "", TESTING),
    "mutants": Command(mutants, "[MODULE]", TESTING),
    "faults": Command(faults, "[-- ARGS]", LIBRARIES),
    "judges": Command(judges, "", TESTING + JUDGE_PROGRAMS),
    "screens": Command(screens, "OUT [ARGS] | --guide", TESTING),
    "translate": Command(translate),
    "lock": Command(lock, "[-- ARGS]"),
    "build": Command(build, "", LIBRARIES + BUILD_PROGRAMS),
}


def usage(only: str = "") -> str:
    """What there is, a line each, or what one command does."""
    lines = [
        f"  {f'{name} {command.words}':22} {command.act.__doc__}"
        for name, command in COMMANDS.items()
        if only in ("", name)
    ]
    return "\n".join([f"python3 dev.py {only or 'COMMAND'}", *lines])


def unknown(name: str, arguments: Sequence[str]) -> str:
    """The first option that the command does not name; one that hands its ARGS on takes any."""
    words = COMMANDS[name].words
    if "ARGS" in words:
        return ""
    # a folder may be called so all the same: ./--help
    return next(
        (each for each in arguments if each.startswith("-") and each not in re.findall(r"--[a-z-]+", words)), ""
    )


def needs(name: str, arguments: Sequence[str]) -> tuple[Need, ...]:
    """What the command needs of the system; some tests only say themselves what they lack (`tests/programs.py`)."""
    return LIBRARIES if name in ("test", "check") and arguments else COMMANDS[name].needs


def prepare(name: str, arguments: Sequence[str]) -> None:
    """Bring what this command needs of the system, then set up; all that is missing is named in one go."""
    wanted = needs(name, arguments)
    if name == "run" and not has_screen():
        provide(wanted, needed=False)
        wanted = ()
    provide((*venv_needs(), *wanted))
    set_up()


def main(words: Sequence[str]) -> int:
    """Set up if need be, then do what the first word says; its exit code is ours."""
    if not words or words[0] not in COMMANDS:
        print(usage(), file=sys.stderr)
        return 0 if words[:1] in ([], ["-h"], ["--help"], ["help"]) else 2
    name, *arguments = words
    if arguments[:1] in (["-h"], ["--help"]):
        print(usage(name))
        return 0
    strange = unknown(name, arguments)
    if strange:
        print(f"dev.py {name} knows no {strange}:", usage(name), sep="\n", file=sys.stderr)
        return 2
    arguments = arguments[1:] if arguments[:1] == ["--"] else arguments
    try:
        prepare(name, arguments)
        return COMMANDS[name].act(arguments)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130  # what a shell says of Ctrl-C


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
