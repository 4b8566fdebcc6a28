"""The file that outlives the program: what was typed in a workspace and is not saved. For its owner's eyes alone."""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from smmdesk.machine.files import read_json, written_whole
from smmdesk.machine.places import state_folder
from ui.widgets.forms.unsaved import Unsaved

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


_PARTS: Final = (str, int, NoneType)
"""What ids are made of."""


class Typed(NamedTuple):
    """A text that is not saved, and the id of the page that its field is on."""

    page: str
    what: Unsaved


class Journal:
    """Of one workspace, on this computer: never in the workspace itself, which others may read.

    A disk that refuses is no reason to stop anybody from typing.
    """

    def __init__(self, workspace: Path) -> None:
        # a path may be longer than a name may be, and need not be UTF-8
        name = sha256(str(workspace.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
        self.file = state_folder() / "typed" / f"{name}.json"

    def read(self) -> list[Typed]:
        """What was typed when the program ended; nothing where that cannot be made out."""
        return read_json(self.file, _typed) or []

    def write(self, typed: Sequence[Typed]) -> None:
        """Keep these texts and no others; without any there is no file."""
        with suppress(OSError):
            if not typed:
                self.file.unlink(missing_ok=True)
                return
            self.file.parent.mkdir(0o700, parents=True, exist_ok=True)
            with written_whole(self.file) as part:
                part.write_text(json.dumps([{"page": each.page, **each.what._asdict()} for each in typed]), "utf-8")


def _typed(found: list[dict[str, Any]]) -> list[Typed]:
    return [Typed(str(each["page"]), _unsaved(each)) for each in found]


def _unsaved(kept: dict[str, Any]) -> Unsaved:
    """An id of several parts comes back as a list."""
    values = {name: kept[name] for name in Unsaved._fields}
    id = values.pop("id")
    parts = id if isinstance(id, list) else [id]
    if not all(isinstance(each, str) for each in values.values()) or not all(
        isinstance(each, _PARTS) for each in parts
    ):
        raise ValueError
    return Unsaved(id=tuple(id) if isinstance(id, list) else id, **values)
