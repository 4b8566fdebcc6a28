"""Set up, run and test SMMdesk from its own folder: `python3 dev.py` lists what there is.

Standard library only: the first call makes `.venv` from `requirements.lock`; a stamp lets later calls start at once.
"""

import ast
import ctypes
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO

HOME = Path(__file__).resolve().parent
VENV = HOME / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "set-up.stamp"
LOCK = HOME / "requirements.lock"
PYPROJECT = HOME / "pyproject.toml"
BUILD_ONLY = "# Only for `dev.py build` and `dev.py lock`:\n"

LOCALE = HOME / "resources" / "locale"
LANGUAGES = ("ru", "ka")
SOURCES = ("smmdesk", "ui")
Marked = tuple[int, str, list[str | None], list[str]]
KEYWORDS = ("_", "language", "_language", "count:1,2", "sense:1c,2")


class SetUpError(Exception):
    """The machine lacks something that only its owner can add; the text says what and how."""


# What the system has to offer -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Need:
    """A shared library or a program, and the package that brings it."""

    file: str
    apt: str
    pacman: str
    rpm: str = ""  # Fedora and openSUSE find a package by the file it brings

    def package(self, manager: str) -> str:
        """What to ask this package manager for."""
        if manager in ("apt-get", "pacman"):
            return self.apt if manager == "apt-get" else self.pacman
        found_by_file = f"'{self.file}()(64bit)'" if ".so" in self.file else f"/usr/bin/{self.file}"
        return self.rpm or found_by_file


# What `objdump -p` names as needed in Qt's xcb plugin, in the Qt libraries it rests on, and in QtNetwork.
LIBRARIES = (
    Need("libEGL.so.1", "libegl1", "libglvnd"),
    Need("libGL.so.1", "libgl1", "libglvnd"),
    Need("libX11-xcb.so.1", "libx11-xcb1", "libx11"),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus"),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Need("libfreetype.so.6", "libfreetype6", "freetype2"),
    Need("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Need("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Need("libxcb-glx.so.0", "libxcb-glx0", "libxcb"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Need("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Need("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Need("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Need("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Need("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    Need("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Need("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
)
TEST_PROGRAMS = (
    Need("Xvfb", "xvfb", "xorg-server-xvfb"),
    Need("pdftotext", "poppler-utils", "poppler"),
    Need("initdb", "postgresql", "postgresql", "postgresql-server"),
    Need("strace", "strace", "strace"),
)
BUILD_PROGRAMS = (Need("objdump", "binutils", "binutils"),)  # PyInstaller reads with it what a library needs
MANAGERS = {  # by what /etc/os-release calls itself or what it is like
    "debian": "apt-get install --yes --no-install-recommends",
    "fedora": "dnf install",
    "arch": "pacman -S --needed",
    "suse": "zypper install",
}


def is_there(need: Need) -> bool:
    """Whether the loader finds the library, or the shell the program (Debian hides PostgreSQL's away)."""
    if ".so" not in need.file:
        return bool(shutil.which(need.file) or any(Path("/usr/lib").glob(f"postgresql*/**/bin/{need.file}")))
    try:
        ctypes.CDLL(need.file)
    except OSError:
        return False
    return True


def venv_needs() -> tuple[Need, ...]:
    """Debian keeps the part of Python that puts pip into an environment in a package of its own."""
    if PYTHON.exists() or find_spec("ensurepip"):
        return ()
    version = "{}.{}".format(*platform.python_version_tuple())
    return (Need(f"python{version}-venv", f"python{version}-venv", "python", "python3"),)


def missing(needs: Iterable[Need], found: Callable[[Need], bool] = is_there) -> list[Need]:
    """Those of the needs that this system does not meet."""
    return [need for need in needs if not found(need)]


def install_command(needs: Iterable[Need], system: str) -> list[str]:
    """The command that brings them on a system with this os-release text; empty for a system we do not know."""
    names = re.findall(r"""^(?:ID|ID_LIKE)=["']?([^"'\n]*)""", system, re.MULTILINE)
    family = next((word for name in names for word in re.split(r"[ -]", name) if word in MANAGERS), "")
    if not family:
        return []
    words = MANAGERS[family].split()
    return words + sorted({need.package(words[0]) for need in needs})


def provide(needs: Iterable[Need], *, needed: bool = True) -> None:
    """Bring what the system lacks: ourselves as root with apt, else by the word of the exact command."""
    lacking = missing(needs) if sys.platform == "linux" else []
    if not lacking:
        return
    release = Path("/etc/os-release")
    command = install_command(lacking, release.read_text("utf-8") if release.exists() else "")
    if command[:1] == ["apt-get"] and os.geteuid() == 0:
        install_with_apt(command)
        return
    files = ", ".join(need.file for need in lacking)
    how = f"Bring it with:\n    sudo {' '.join(command)}" if command else "Bring it with your package manager."
    if needed:
        raise SetUpError(f"This system lacks {files}. {how}")
    print(f"To show the window, this system lacks {files}. {how}", file=sys.stderr)


def install_with_apt(command: Sequence[str]) -> None:
    """Install Debian packages without a question, quiet unless it fails."""
    say(f"system packages: {' '.join(word for word in command[2:] if word[0] != '-')}")
    quiet = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    surroundings = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*quiet, "update"], env=surroundings, check=False)
    done = subprocess.run([*quiet, *command[1:]], env=surroundings, capture_output=True, check=False)
    if done.returncode:
        raise SetUpError(f"{done.stderr.decode(errors='replace')}apt-get did not manage:\n    {' '.join(command)}")


# The environment in .venv ---------------------------------------------------------------------------------------


def say(words: str) -> None:
    """Progress goes to standard error: standard output belongs to the program that is run."""
    print(f"Setting up once: {words}", file=sys.stderr, flush=True)


def stamp() -> str:
    """Two lines: what the packages depend on, and what the installation of the project itself depends on."""
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
    pip("install", "--no-build-isolation", "--no-deps", "--editable", str(HOME))
    STAMP.write_text(wanted, "utf-8")


def make_environment() -> None:
    """A new `.venv` with every package of the lock but those for building; one that is a link is left whole."""
    (VENV if VENV.is_symlink() else STAMP).unlink(missing_ok=True)  # `clear` would empty what the link leads to
    say("a Python environment in .venv")
    venv.create(VENV, clear=True, with_pip=True, symlinks=os.name != "nt")
    install_locked(LOCK.read_text("utf-8").partition(BUILD_ONLY)[0])


def install_locked(requirements: str) -> None:
    """Install exactly these pinned packages, each held against its hash."""
    count = len(re.findall(r"^\w", requirements, re.MULTILINE))
    say(f"{count} packages, downloaded and checked; this takes a few minutes")
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "requirements.txt")
        listed.write_text(requirements, "utf-8")
        pip("install", "--require-hashes", "--requirement", str(listed))


def pip(*words: str) -> None:
    """Run the environment's pip; its own words on standard error say why it failed."""
    options = ("-qq", "--disable-pip-version-check", "--no-input", "--root-user-action=ignore")
    if subprocess.run([PYTHON, "-m", "pip", *words, *options], stdout=sys.stderr.fileno(), check=False).returncode:
        raise SetUpError("pip did not manage (see above); the next call begins anew.")


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
    return call("python", "-m", "pytest", *(arguments or ["-n", "auto", "--dist", "worksteal"]))


def check(arguments: Sequence[str]) -> int:
    """Look at format, style, types, layers, then run the tests (not with --no-tests)."""
    steps = [("ruff", "format", "--check", "."), ("ruff", "check", "."), ("mypy",), ("lint-imports", "--no-logo")]
    failed = []
    for step in steps:
        print(f"--- {' '.join(step)}", flush=True)
        failed += [step[0]] if call(*step) else []
    if "--no-tests" not in arguments:
        failed += ["test"] if test([]) else []
    print(f"Not in order: {', '.join(failed)}" if failed else "All in order.", flush=True)
    return int(bool(failed))


def bench(arguments: Sequence[str]) -> int:
    """Measure speed and memory against floors of the same run; prints a table of ratios."""
    return call("python", "-m", "tests.benchmarks", *arguments)


def screens(arguments: Sequence[str]) -> int:
    """Take a picture of every page, in every language and theme, into the folder OUT."""
    if not arguments:
        raise SetUpError("Say where to: python3 dev.py screens OUT")
    return call("python", "-m", "tests.screens", str(Path(arguments[0]).absolute()), *arguments[1:])


def translate(arguments: Sequence[str]) -> int:
    """Bring the catalogues up to the source, and compile them."""
    layout = ["--no-location", "--sort-output", "--no-wrap", "--no-default-keywords"]
    keywords = [word for keyword in KEYWORDS for word in ("-k", keyword)]
    with tempfile.TemporaryDirectory() as folder:
        template, mapping = str(Path(folder, "smmdesk.pot")), Path(folder, "mapping.ini")
        mapping.write_text("[extractors]\ncalls = dev:calls\n[calls: **.py]\n", "utf-8")
        code = call("pybabel", "-q", "extract", "-F", str(mapping), *layout, *keywords, "-o", template, *SOURCES)
        for language in LANGUAGES:
            code = code or merge(template, language)
    return code or call("pybabel", "-q", "compile", "-D", "smmdesk", "-d", str(LOCALE), *arguments)


def calls(file: IO[bytes], keywords: Container[str], _tags: object, **_options: object) -> Iterator[Marked]:
    """For Babel, whose own reader overlooks calls in f-strings: line, name and literals of each call that marks."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            values = [getattr(argument, "value", None) for argument in node.args]
            if name in keywords:
                yield node.lineno, name, [value if isinstance(value, str) else None for value in values], []


def merge(template: str, language: str) -> int:
    """Bring one catalogue up to the template: what is gone leaves it, nothing is guessed, no date changes."""
    catalogue = LOCALE / language / "LC_MESSAGES" / "smmdesk.po"
    rules = ("--init-missing", "--no-fuzzy-matching", "--ignore-obsolete", "--no-wrap")
    code = call("pybabel", "-q", "update", *rules, "-i", template, "-o", str(catalogue), "-l", language)
    head, gap, rest = catalogue.read_text("utf-8").lstrip().partition("\n\n")
    kept = [
        line for line in head.splitlines() if not re.match(r'#|"(Project|Report|Last|Language-Team|Generated)', line)
    ]
    same_day = [re.sub(r"(Date:) [\d: +-]+", r"\1 2026-01-01 00:00+0000", line) for line in kept]
    catalogue.write_text("\n".join(same_day) + gap + rest, "utf-8", newline="\n")
    return code


def lock(arguments: Sequence[str]) -> int:
    """Write requirements.lock anew; `lock -- --upgrade` takes the newest versions."""
    base, _, build_only = LOCK.read_text("utf-8").partition(BUILD_ONLY)
    install_locked(build_only)
    with tempfile.TemporaryDirectory() as folder:
        lower, whole = Path(folder, "lower.txt"), Path(folder, "whole.txt")
        lower.write_text(base, "utf-8")
        whole.write_text(base + build_only, "utf-8")
        code = resolve(lower, "--extra", "develop", *arguments)
        code = code or resolve(whole, "--all-extras", "--constraints", str(lower), *arguments)
        if not code:
            LOCK.write_text(locked(lower.read_text("utf-8"), whole.read_text("utf-8")), "utf-8", newline="\n")
    return code


def resolve(out: Path, *options: str) -> int:
    """Pin what pyproject.toml asks for, for every system and Python from 3.11, with hashes and no address."""
    every = ("--universal", "--python-version", "3.11", "--generate-hashes")
    bare = ("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet")
    return call("uv", "pip", "compile", *every, *bare, *options, "--output-file", str(out), str(PYPROJECT))


def locked(lower: str, whole: str) -> str:
    """The text of the lock: what everybody needs, then what `whole` has on top of it."""
    pinned = set(re.split(r"^(?=\w)", lower, flags=re.MULTILINE))
    more = [block for block in re.split(r"^(?=\w)", whole, flags=re.MULTILINE) if block not in pinned]
    return lower + BUILD_ONLY + "".join(more)


def build(arguments: Sequence[str]) -> int:
    """Make the stand-alone program in dist/."""
    install_locked(LOCK.read_text("utf-8").partition(BUILD_ONLY)[2])
    return call("pyinstaller", "--noconfirm", "--log-level", "WARN", *arguments, "build.spec")


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
    "screens": Command(screens, "OUT", TESTING),
    "translate": Command(translate),
    "lock": Command(lock, "[-- ARGS]"),
    "build": Command(build, "", LIBRARIES + BUILD_PROGRAMS),
}


def usage() -> str:
    """What there is, a line each."""
    lines = [f"  {f'{name} {command.words}':20} {command.act.__doc__}" for name, command in COMMANDS.items()]
    return "\n".join(["python3 dev.py COMMAND", *lines])


def prepare(name: str) -> None:
    """Bring what this command needs of the system, then set up; all that is missing is named in one go."""
    needs = COMMANDS[name].needs
    if name == "run" and not has_screen():
        provide(needs, needed=False)
        needs = ()
    provide((*venv_needs(), *needs))
    set_up()


def main(words: Sequence[str]) -> int:
    """Set up if need be, then do what the first word says; its exit code is ours."""
    if not words or words[0] not in COMMANDS:
        print(usage(), file=sys.stderr)
        return 0 if words[:1] in ([], ["-h"], ["--help"], ["help"]) else 2
    name, *arguments = words
    try:
        prepare(name)
        return COMMANDS[name].act(arguments[1:] if arguments[:1] == ["--"] else arguments)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
