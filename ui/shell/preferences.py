"""What this person set on this machine, whatever workspace is open: kept as JSON in the settings folder.

    preferences = Preferences.load()
    preferences.theme = Scheme.DARK
    preferences.save()

A file that is missing, damaged or from a later version gives defaults for what cannot be read: settings are never a
reason not to start. Attributes are plain values; `save` replaces the file in one step.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, Self

from smmdesk.machine.files import written_whole
from smmdesk.machine.places import settings_folder
from smmdesk.speech.language import LANGUAGES
from ui.style.theme import Scheme

FILE: Final = "preferences.json"
RECENT: Final = 10
"""How many workspaces are remembered."""


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """Where a workspace's backups are copied to, and since when that has not been possible."""

    folder: Path
    missing_since: date | None = None


@dataclass(slots=True, kw_only=True)
class Preferences:
    """The program's own settings. `language` is empty until one was chosen: then the system's is used."""

    language: str = ""
    theme: Scheme = Scheme.SYSTEM
    last_workspace: Path | None = None
    """what to open at the next start"""
    recent_workspaces: list[Path] = field(default_factory=list)
    """the latest first, `last_workspace` among them"""
    advised: list[Path] = field(default_factory=list)
    """workspaces whose folder was advised against, and that stay there; journals set aside, once read of"""
    second_places: dict[Path, SecondPlace] = field(default_factory=dict)
    """by workspace"""
    import_folder: Path | None = None
    """where the last plan that was read in lay"""
    export_folder: Path | None = None
    """where the last file was written to in this run; not saved"""
    geometry: bytes = b""
    """`QMainWindow.saveGeometry()`"""
    window_state: bytes = b""
    """`QMainWindow.saveState()` or a splitter's: where the parts of the window are"""
    file: Path | None = None
    """where this was read from; None for the settings folder"""

    @classmethod
    def load(cls, file: Path | None = None) -> Self:
        """What was saved last; defaults for everything that cannot be read."""
        try:
            kept = json.loads(_place(file).read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            kept = {}
        return cls._of(kept if isinstance(kept, dict) else {}, file)

    def save(self) -> bool:
        """Replace the file in one step; False where the disk refuses, which is no reason to stop working."""
        try:
            with written_whole(_place(self.file)) as part:
                part.write_text(json.dumps(self._kept(), ensure_ascii=False, indent=2), "utf-8")
        except OSError:
            return False
        return True

    def remember(self, workspace: Path) -> bool:
        """This workspace is the one in use: last, and first of the recent ones; whether that is new, to be saved."""
        here = workspace.absolute()
        if self.last_workspace == here and self.recent_workspaces[:1] == [here]:
            return False
        self.last_workspace = here
        self.recent_workspaces = [here, *(each for each in self.recent_workspaces if each != here)][:RECENT]
        return True

    def forget(self, workspace: Path) -> None:
        """This workspace is gone or was taken off the list."""
        self.recent_workspaces = [each for each in self.recent_workspaces if each != workspace]
        if self.last_workspace == workspace:
            self.last_workspace = None

    @classmethod
    def _of(cls, kept: Mapping[str, Any], file: Path | None) -> Self:
        return cls(
            language=next((code for code in LANGUAGES if code == kept.get("language")), ""),
            theme=_scheme(kept.get("theme")),
            last_workspace=_path(kept.get("last_workspace")),
            recent_workspaces=_paths(kept.get("recent_workspaces")),
            advised=_paths(kept.get("advised")),
            second_places=_second_places(kept.get("second_places")),
            import_folder=_path(kept.get("import_folder")),
            geometry=_bytes(kept.get("geometry")),
            window_state=_bytes(kept.get("window_state")),
            file=file,
        )

    def _kept(self) -> dict[str, Any]:
        return {
            "language": self.language,
            "theme": self.theme.value,
            "last_workspace": str(self.last_workspace) if self.last_workspace else None,
            "recent_workspaces": [str(each) for each in self.recent_workspaces],
            "advised": [str(each) for each in self.advised],
            "second_places": [
                {"workspace": str(workspace), "folder": str(second.folder), "missing_since": _day(second.missing_since)}
                for workspace, second in self.second_places.items()
            ],
            "import_folder": str(self.import_folder) if self.import_folder else None,
            "geometry": base64.b64encode(self.geometry).decode("ascii"),
            "window_state": base64.b64encode(self.window_state).decode("ascii"),
        }


def _place(file: Path | None) -> Path:
    return file or settings_folder() / FILE


def _scheme(kept: object) -> Scheme:
    return next((each for each in Scheme if each.value == kept), Scheme.SYSTEM)


def _path(kept: object) -> Path | None:
    return Path(kept) if isinstance(kept, str) and kept and "\0" not in kept else None


def _paths(kept: object) -> list[Path]:
    return [path for each in kept if (path := _path(each))] if isinstance(kept, list) else []


def _second_places(kept: object) -> dict[Path, SecondPlace]:
    found = {}
    for each in kept if isinstance(kept, list) else []:
        if isinstance(each, dict):
            workspace, folder = _path(each.get("workspace")), _path(each.get("folder"))
            if workspace and folder:
                found[workspace] = SecondPlace(folder, _date(each.get("missing_since")))
    return found


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(kept: object) -> date | None:
    try:
        return date.fromisoformat(kept) if isinstance(kept, str) else None
    except ValueError:
        return None


def _bytes(kept: object) -> bytes:
    try:
        return base64.b64decode(kept, validate=True) if isinstance(kept, str) else b""
    except (binascii.Error, ValueError):
        return b""
