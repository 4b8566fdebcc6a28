"""Programs of the system, asked for where a test needs them: so that a part of the tests runs on a bare machine."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from resources.develop import system

if TYPE_CHECKING:
    from pathlib import Path


def program(name: str) -> str:
    """Where this one of `TEST_PROGRAMS` lies; without it the test fails, and says by which command it comes."""
    (need,) = (need for need in system.TEST_PROGRAMS if need.file == name)
    found = system.program(name)
    if not found:
        pytest.fail(system.lack_of([need]), pytrace=False)
    return found


def words_of(pdf: Path, *options: str) -> str:
    """What poppler reads in it: another eye than that of the library which made it."""
    words = [program("pdftotext"), *options, str(pdf), "-"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def require_screen() -> None:
    """Qt aborts without a place for windows: pytest-xvfb makes one, but says nothing where Xvfb is missing."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in displays):
        program("Xvfb")
