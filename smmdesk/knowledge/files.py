"""The TOML files of the knowledge, each read once: figures and keys on top, words in a folder per language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from smmdesk.machine.places import RESOURCES

FOLDER = RESOURCES / "knowledge"

Table = Mapping[str, Any]


@cache
def facts(name: str) -> Table:
    """What holds in every language: `resources/knowledge/<name>.toml`."""
    return _read(f"{name}.toml")


@cache
def words(code: str, name: str) -> Table:
    """The texts of one language: `resources/knowledge/<code>/<name>.toml`."""
    return _read(f"{code}/{name}.toml")


def _read(path: str) -> Table:
    # bytes: TOML is UTF-8, whatever the system takes texts for
    with (FOLDER / path).open("rb") as file:
        return tomllib.load(file)
