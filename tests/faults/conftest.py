"""Faults are made with Linux' own means: signals, limits, strace."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.context import ForkServerContext

collect_ignore_glob = [] if sys.platform == "linux" else ["test_*.py"]


@pytest.fixture(scope="session")
def processes() -> ForkServerContext:
    """Starts processes from one that has imported everything: a kill costs milliseconds, not a second."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.workers"])
    return context


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder in memory: what is asked here does not depend on the disk, and waiting for it takes long."""
    with TemporaryDirectory(dir="/dev/shm", prefix="smmdesk-") as folder:
        yield Path(folder)
