"""What lies in a folder."""

from pathlib import Path


def names_in(folder: Path) -> list[str]:
    """By name, in the order of the alphabet."""
    return sorted(each.name for each in folder.iterdir())
