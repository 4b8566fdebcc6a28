"""The file that outlives the program: what was typed in a workspace and is not saved. For its owner's eyes alone."""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.machine.files import written_whole
from smmdesk.machine.places import state_folder
from ui.widgets.unsaved import Unsaved

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


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
        name = sha256(str(workspace.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
        self.file = state_folder() / "typed" / f"{name}.json"

    def read(self) -> list[Typed]:
        """What was typed when the program ended; nothing where that cannot be made out."""
        try:
            found = json.loads(self.file.read_text("utf-8"))
            return [Typed(each["page"], _unsaved(each)) for each in found]
        # RecursionError: a damaged file may hold brackets without end
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return []

    def write(self, typed: Sequence[Typed]) -> None:
        """Keep these texts and no others; without any there is no file."""
        with suppress(OSError):
            if not typed:
                self.file.unlink(missing_ok=True)
                return
            self.file.parent.mkdir(0o700, parents=True, exist_ok=True)
            with written_whole(self.file) as part:
                part.write_text(json.dumps([{"page": each.page, **each.what._asdict()} for each in typed]), "utf-8")


def _unsaved(kept: dict[str, Any]) -> Unsaved:
    """An id of several parts comes back as a list."""
    values = {name: kept[name] for name in Unsaved._fields}
    id = values.pop("id")
    if not all(isinstance(each, str) for each in values.values()):
        raise ValueError
    return Unsaved(id=tuple(id) if isinstance(id, list) else id, **values)
