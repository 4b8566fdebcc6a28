"""A desktop of its own for a child: a screen of X, a window manager on it, and an end to it all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

import pytest

from tests.patience import PATIENCE
from tests.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

SIZE: Final = (1500, 960)
LONGEST: Final = 2 * PATIENCE
"""Seconds after which a child that goes on is ended."""
_OF_A_DESKTOP: Final = frozenset(
    {"WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORMTHEME", "QT_SCALE_FACTOR"}
)
"""What would make Qt look for another desktop than this."""


@contextmanager
def desktop(home: Path, size: tuple[int, int] = SIZE) -> Iterator[Mapping[str, str]]:
    """The surroundings of a process whose windows are to be there: in English, in Dublin."""
    from pyvirtualdisplay.display import Display

    program("Xvfb")
    window_manager = program("openbox")
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_DESKTOP}
    with Display(size=size, color_depth=24, manage_global_env=False) as screen:
        surroundings = kept | {
            "DISPLAY": screen.new_display_var,
            "QT_QPA_PLATFORM": "xcb",
            "TZ": "Europe/Dublin",
            "XDG_CONFIG_HOME": str(home),
            "XDG_CACHE_HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "SMMDESK_LANGUAGE": "en",
        }
        manager = _managed([window_manager, "--sm-disable"], surroundings)
        try:
            yield surroundings
        finally:
            manager.kill()
            manager.wait()


def _managed(command: Sequence[str], surroundings: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """The window manager at work; it is begun again where it ends, as on a screen that is only just there."""
    asked = [program("xdotool"), "get_num_desktops"]  # which a screen without a manager refuses
    until, told = time.monotonic() + PATIENCE, subprocess.DEVNULL
    manager = subprocess.Popen(command, env=surroundings, stdout=told, stderr=told)
    while subprocess.run(asked, env=surroundings, capture_output=True, check=False).returncode:
        assert time.monotonic() < until, f"there is no window manager; the last one ended with {manager.poll()}"
        if manager.poll() is not None:
            manager = subprocess.Popen(command, env=surroundings, stdout=told, stderr=told)
        time.sleep(0.02)
    return manager


def run_there(home: Path, *arguments: str, size: tuple[int, int] = SIZE, **more: str) -> str:
    """What pytest says of these tests on a desktop of their own; where one fails, so does the test that calls."""
    command = [sys.executable, "-m", "pytest", "--no-xvfb", "-p", "no:cacheprovider", *arguments]
    with desktop(home, size) as surroundings:
        child = subprocess.Popen(
            command,
            env={**surroundings, **more},
            cwd=home,  # what is saved without a folder stays there
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,  # so that whatever it started goes with it
        )
        try:
            said, _none = child.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            said = f"It went on for more than {LONGEST} seconds."
        finally:
            _end(child)
    if child.returncode:
        pytest.fail(f"in a real window:\n{said}", pytrace=False)
    return said


def _end(child: subprocess.Popen[str]) -> None:
    with suppress(ProcessLookupError):  # it is over, and so is all it started
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
