"""Writes `requirements.lock`: what pyproject.toml asks for, pinned for every system and Python, with hashes.

`dev.py lock` runs this where uv is installed.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
LOCK = HOME / "requirements.lock"
PYPROJECT = HOME / "pyproject.toml"
BUILD_ONLY = "# Only for `dev.py build` and `dev.py lock`:\n"


def main(options: Sequence[str]) -> int:
    """Write the lock anew; the exit code. What is pinned stays so unless the options, which go to uv, ask for more."""
    base, _, build_only = LOCK.read_text("utf-8").partition(BUILD_ONLY)
    with tempfile.TemporaryDirectory() as folder:
        lower, whole = Path(folder, "lower.txt"), Path(folder, "whole.txt")
        lower.write_text(base, "utf-8")
        whole.write_text(base + build_only, "utf-8")
        code = resolve(lower, "--generate-hashes", "--no-annotate", "--extra", "develop", *options)
        extras = ("--all-extras", "--constraints", str(lower))
        code = code or resolve(whole, "--generate-hashes", "--no-annotate", *extras, *options)
        if not code:
            LOCK.write_text(locked(lower.read_text("utf-8"), whole.read_text("utf-8")), "utf-8", newline="\n")
    return code


def resolve(out: Path, *options: str) -> int:
    """Pin for every system and Python from 3.11, without an address."""
    every = ("--universal", "--python-version", "3.11")
    bare = ("--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet")
    uv = (sys.executable, "-m", "uv", "pip", "compile", *every, *bare)
    return subprocess.call([*uv, *options, "--output-file", str(out), str(PYPROJECT)], cwd=HOME)


def blocks(text: str) -> list[str]:
    """The lock cut before each package; the mark before those for building ends the block above it."""
    return re.split(r"^(?=\w)", text, flags=re.MULTILINE)


def locked(lower: str, whole: str) -> str:
    """The text of the lock: what everybody needs, then what `whole` has on top of it."""
    pinned = set(blocks(lower))
    return lower + BUILD_ONLY + "".join(block for block in blocks(whole) if block not in pinned)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
