"""What lies in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def names_in(folder: Path) -> list[str]:
    """By name, in the order of the alphabet."""
    return sorted(each.name for each in folder.iterdir())
