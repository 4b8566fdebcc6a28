"""The program's version, also where it runs from a folder and is not installed; a test holds pyproject.toml equal."""

from typing import Final

VERSION: Final = "0.1.0"
