"""What can be done on a page, known without the page: it need not be there, nor anything that it shows."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.pages import PageLine
    from ui.shell.commands import Command, Key


def commands_of(line: PageLine) -> tuple[Command[Any], ...]:
    """Its `COMMANDS`, in their order."""
    found: tuple[Command[Any], ...] = import_module(line.acts).COMMANDS if line.acts else ()
    return found


def keys_of(line: PageLine) -> tuple[Key, ...]:
    """Its `KEYS`, where it has any: those that are no commands."""
    found: tuple[Key, ...] = getattr(import_module(line.acts), "KEYS", ()) if line.acts else ()
    return found
