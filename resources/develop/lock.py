"""Writes `requirements.lock`: what pyproject.toml asks for, pinned for every system and Python, with hashes.

Below each package stand its wheels, by the beginning of their hash and by what they fit: so that a test can tell
without a network on which systems all of them can be installed. `dev.py lock` runs this where uv is installed.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

HOME = Path(__file__).resolve().parents[2]
LOCK = HOME / "requirements.lock"
PYPROJECT = HOME / "pyproject.toml"
BUILD_ONLY = "# Only for `dev.py build`, `dev.py lock` and `dev.py mutants`:\n"
WHEEL = re.compile(r"^    # ([0-9a-f]{8}) (\S+)\n", re.MULTILINE)


def main(options: Sequence[str]) -> int:
    """Write the lock anew; the exit code. What is pinned stays so unless the options, which go to uv, ask for more."""
    base, _, build_only = WHEEL.sub("", LOCK.read_text("utf-8")).partition(BUILD_ONLY)
    with tempfile.TemporaryDirectory() as folder:
        lower, whole, pylock = (Path(folder, name) for name in ("lower.txt", "whole.txt", "pylock.toml"))
        lower.write_text(base, "utf-8")
        whole.write_text(base + build_only, "utf-8")
        code = resolve(lower, "--generate-hashes", "--no-annotate", "--extra", "develop", *options)
        extras = ("--all-extras", "--constraints", str(lower))
        code = code or resolve(whole, "--generate-hashes", "--no-annotate", *extras, *options)
        code = code or resolve(pylock, "--all-extras", "--constraints", str(whole))
        if not code:
            text = locked(lower.read_text("utf-8"), whole.read_text("utf-8"))
            names = file_names(tomllib.loads(pylock.read_text("utf-8"))["packages"])
            LOCK.write_text("".join(with_wheels(block, names) for block in blocks(text)), "utf-8", newline="\n")
    return code


def resolve(out: Path, *options: str) -> int:
    """Pin for every system and Python from 3.11; no address gets into a .txt, those in a pylock.toml are for us."""
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


def file_names(packages: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The wheels of a pylock.toml by their SHA-256."""
    wheels = (wheel for package in packages for wheel in package.get("wheels", ()))
    return {wheel["hashes"]["sha256"]: wheel["url"].rpartition("/")[2] for wheel in wheels}


def with_wheels(block: str, names: Mapping[str, str]) -> str:
    """The block with a line for each wheel among its hashes: eight digits of it, and what stands after the version."""
    held, mark, after = block.partition(BUILD_ONLY)
    found = [(digest[:8], names[digest]) for digest in re.findall("sha256:([0-9a-f]{64})", held) if digest in names]
    return held + "".join(f"    # {digest} {fits(name)}\n" for digest, name in found) + mark + after


def fits(wheel: str) -> str:
    """The tags in a wheel's file name: Python, ABI and platforms, such as "cp311-cp311-win_amd64"."""
    return "-".join(wheel.removesuffix(".whl").rsplit("-", 3)[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
