"""What the program and its tests need of the system beyond Python, and how each family of Linux brings it.

Standard library only: `dev.py` reads this before there is an environment.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class SetUpError(Exception):
    """The machine lacks something that only its owner can add; the text says what and how."""


def say(words: str) -> None:
    """Progress goes to standard error: standard output belongs to the program that is run."""
    print(f"Setting up once: {words}", file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Need:
    """A shared library, a program or a place that holds either (a pattern), and the package that brings it."""

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
    Need("openbox", "openbox", "openbox"),
    Need("xdotool", "xdotool", "xdotool"),
    Need("setxkbmap", "x11-xkb-utils", "xorg-setxkbmap"),
    Need("pdftotext", "poppler-utils", "poppler"),
    Need("initdb", "postgresql", "postgresql", "postgresql-server"),
    Need("strace", "strace", "strace"),
)
LISTENERS = (
    Need("dbus-run-session", "dbus", "dbus"),
    Need("/usr/lib*/at-spi-bus-launcher", "at-spi2-core", "at-spi2-core", "at-spi2-core"),
    Need("/usr/lib/python3*/*-packages/pyatspi", "python3-pyatspi", "python-atspi", "python3-pyatspi"),
)
OPENERS = (Need("chromium", "chromium", "chromium"), Need("soffice", "libreoffice-calc", "libreoffice-fresh"))
JUDGE_PROGRAMS = (*LISTENERS, *OPENERS)
BUILD_PROGRAMS = (Need("objdump", "binutils", "binutils"),)  # PyInstaller reads with it what a library needs
MANAGERS = {  # by what /etc/os-release calls itself or what it is like
    "debian": "apt-get install --yes --no-install-recommends",
    "fedora": "dnf install",
    "arch": "pacman -S --needed",
    "suse": "zypper install",
}


def is_there(need: Need) -> bool:
    """Whether the loader finds the library, or we the program or place."""
    if need.file.startswith("/"):
        return any(Path("/").glob(need.file[1:]))
    if ".so" not in need.file:
        return bool(program(need.file))
    try:
        ctypes.CDLL(need.file)
    except OSError:
        return False
    return True


def program(name: str) -> str:
    """Where it lies, empty where it is not; Debian and openSUSE keep each PostgreSQL out of the PATH: the newest."""
    hidden = Path("/usr/lib").glob(f"postgresql*/**/bin/{name}")
    newest = max(hidden, key=lambda path: [int(number) for number in re.findall(r"\d+", str(path))], default=None)
    return str(newest or shutil.which(name) or "")


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


def lack_of(needs: Sequence[Need]) -> str:
    """What to tell somebody whose system lacks these: what, and the exact command that brings it where we know it."""
    command = install_command(needs, os_release())
    how = f"Bring it with:\n    sudo {' '.join(command)}" if command else "Bring it with your package manager."
    return f"This system lacks {', '.join(need.file for need in needs)}. {how}"


def os_release() -> str:
    """What the system says of itself; empty where it does not."""
    release = Path("/etc/os-release")
    return release.read_text("utf-8") if release.exists() else ""


def provide(needs: Iterable[Need], *, needed: bool = True) -> None:
    """Bring what the system lacks: ourselves as root with apt, else by the word of the exact command."""
    lacking = missing(needs) if sys.platform == "linux" else []
    if not lacking:
        return
    command = install_command(lacking, os_release())
    if command[:1] == ["apt-get"] and os.geteuid() == 0:
        install_with_apt(command)
    elif needed:
        raise SetUpError(lack_of(lacking))
    else:
        print(f"There can be no window. {lack_of(lacking)}", file=sys.stderr)


def install_with_apt(command: Sequence[str]) -> None:
    """Install Debian packages without a question, quiet unless it fails."""
    say(f"system packages: {' '.join(word for word in command[2:] if word[0] != '-')}")
    quiet = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    surroundings = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*quiet, "update"], env=surroundings, check=False)
    done = subprocess.run([*quiet, *command[1:]], env=surroundings, capture_output=True, check=False)
    if done.returncode:
        raise SetUpError(f"{done.stderr.decode(errors='replace')}apt-get did not manage:\n    {' '.join(command)}")
