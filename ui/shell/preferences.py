"""What this person set on this machine, whatever workspace is open: kept as JSON in the settings folder.

    preferences = Preferences.load()
    preferences.theme = Scheme.DARK
    preferences.save()

A file that is missing, damaged or from a later version gives defaults for what cannot be read: settings are never a
reason not to start. Attributes are plain values; `save` replaces the file in one step.
"""

from __future__ import annotations

import base64
import binascii
import json
from contextlib import suppress
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import YEARS, Period, Weeks, when_opened
from smmdesk.machine.files import read_json, written_whole
from smmdesk.machine.places import settings_folder
from smmdesk.speech.language import LANGUAGES
from ui.style.text_size import AS_SYSTEM, SIZES
from ui.style.theme import Contrast, Scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FILE: Final = "preferences.json"
RECENT: Final = 10
"""How many workspaces are remembered."""


class SecondPlace(NamedTuple):
    """Where a workspace's backups are copied to, and since when that has not been possible."""

    folder: Path
    missing_since: date | None = None


class Place(NamedTuple):
    """Where a person is in a workspace: what its next window shows again.

    `looks` are views and filters as the pages tell of them, by page; `on` is the day on which the window was left, None
    while it is not.
    """

    page_id: str = ""
    client_id: ClientId | None = None
    period: Period | None = None
    looks: Mapping[str, Mapping[str, Any]] = {}
    on: date | None = None

    def again(self, today: date) -> Place:
        """Where to open, another day: what was the present then is the present of now."""
        if self.on is None or self.period is None:
            return self
        return self._replace(period=when_opened(self.period, self.on, today), on=None)


class _Way(NamedTuple):
    """How a field is kept in JSON; whatever stands there gives a value, the default at the worst."""

    read: Callable[[object], Any]
    write: Callable[[Any], object]


def _kept(read: Callable[[object], Any], write: Callable[[Any], object]) -> dict[str, _Way]:
    """The metadata of a field that is kept."""
    return {"way": _Way(read, write)}


def _language(kept: object) -> str:
    return next((code for code in LANGUAGES if code == kept), "")


def _scheme(kept: object) -> Scheme:
    return next((each for each in Scheme if each.value == kept), Scheme.SYSTEM)


def _contrast(kept: object) -> Contrast:
    return next((each for each in Contrast if each.value == kept), Contrast.SYSTEM)


def _text_size(kept: object) -> int:
    return next((size for size in SIZES if size == kept), AS_SYSTEM)


def _path(kept: object) -> Path | None:
    # a zero is in no path, and asking the system about such a one raises
    return Path(kept) if isinstance(kept, str) and kept and "\0" not in kept else None


def _text(path: Path | None) -> str | None:
    return str(path) if path else None


def _paths(kept: object) -> list[Path]:
    return [path for each in kept if (path := _path(each))] if isinstance(kept, list) else []


def _texts(paths: Sequence[Path]) -> list[str]:
    return [*map(str, paths)]


def _second_places(kept: object) -> dict[Path, SecondPlace]:
    found = {}
    for each in kept if isinstance(kept, list) else []:
        if isinstance(each, dict):
            workspace, folder = _path(each.get("workspace")), _path(each.get("folder"))
            if workspace and folder:
                found[workspace] = SecondPlace(folder, _date(each.get("missing_since")))
    return found


def _told(places: Mapping[Path, SecondPlace]) -> list[dict[str, str | None]]:
    return [
        {
            "workspace": str(workspace),
            "folder": str(second.folder),
            "missing_since": second.missing_since.isoformat() if second.missing_since else None,
        }
        for workspace, second in places.items()
    ]


def _places(kept: object) -> dict[Path, Place]:
    found = {}
    for each in kept if isinstance(kept, list) else []:
        if isinstance(each, dict) and (workspace := _path(each.get("workspace"))):
            found[workspace] = Place(
                page_id=_word(each.get("page")),
                client_id=ClientId(_word(each.get("client"))) or None,
                period=_period(each.get("period")),
                looks=_looks(each.get("looks")),
                on=_date(each.get("on")),
            )
    return found


def _told_places(places: Mapping[Path, Place]) -> list[dict[str, object]]:
    return [
        {
            "workspace": str(workspace),
            "page": place.page_id,
            "client": place.client_id,
            "period": _told_period(place.period),
            "looks": place.looks,
            "on": place.on.isoformat() if place.on else None,
        }
        for workspace, place in places.items()
    ]


def _word(kept: object) -> str:
    return kept if isinstance(kept, str) else ""


def _period(kept: object) -> Period | None:
    if not isinstance(kept, dict):
        return None
    start, end = _date(kept.get("start")), _date(kept.get("end"))
    if start is None or end is None or end <= start or not (start.year in YEARS and end.year in YEARS):
        return None
    return (Weeks if kept.get("weeks") else Period)(start, end)


def _told_period(period: Period | None) -> dict[str, object] | None:
    if period is None:
        return None
    weeks = isinstance(period, Weeks)
    return {"start": period.start.isoformat(), "end": period.end.isoformat(), "weeks": weeks}


def _looks(kept: object) -> dict[str, dict[str, Any]]:
    return {page: look for page, look in kept.items() if isinstance(look, dict)} if isinstance(kept, dict) else {}


def _date(kept: object) -> date | None:
    try:
        return date.fromisoformat(kept) if isinstance(kept, str) else None
    except ValueError:
        return None


def _unless_off(kept: object) -> bool:
    return kept is not False


def _moments(kept: object) -> dict[Any, datetime]:
    """By what stands there the moments that are such, in UTC."""
    found = {}
    for name, told in kept.items() if isinstance(kept, dict) else ():
        with suppress(ValueError, TypeError):
            moment = datetime.fromisoformat(told)
            if moment.tzinfo is not None and moment.year in YEARS:
                found[name] = moment.astimezone(UTC)
    return found


def _told_moments(moments: Mapping[Any, datetime]) -> dict[str, str]:
    return {str(name): moment.astimezone(UTC).isoformat(timespec="seconds") for name, moment in moments.items()}


def _places_moments(kept: object) -> dict[Path, datetime]:
    return {path: moment for name, moment in _moments(kept).items() if (path := _path(name))}


def _flag(kept: object) -> bool:
    return kept is True


def _bytes(kept: object) -> bytes:
    try:
        return base64.b64decode(kept, validate=True) if isinstance(kept, str) else b""
    except (binascii.Error, ValueError):
        return b""


def _letters(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


@dataclass(slots=True, kw_only=True)
class Preferences:
    """The program's own settings; each field says beside it how it is kept."""

    language: str = field(default="", metadata=_kept(_language, str))
    """empty until one was chosen: then the system's is used"""
    theme: Scheme = field(default=Scheme.SYSTEM, metadata=_kept(_scheme, str))
    contrast: Contrast = field(default=Contrast.SYSTEM, metadata=_kept(_contrast, str))
    text_size: int = field(default=AS_SYSTEM, metadata=_kept(_text_size, int))
    """per cent, one of `SIZES`, or `AS_SYSTEM`"""
    last_workspace: Path | None = field(default=None, metadata=_kept(_path, _text))
    """what to open at the next start"""
    recent_workspaces: list[Path] = field(default_factory=list, metadata=_kept(_paths, _texts))
    """the latest first, `last_workspace` among them"""
    advised: list[Path] = field(default_factory=list, metadata=_kept(_paths, _texts))
    """workspaces whose folder was advised against, and that stay there; journals set aside, once read of"""
    second_places: dict[Path, SecondPlace] = field(default_factory=dict, metadata=_kept(_second_places, _told))
    """by workspace"""
    places: dict[Path, Place] = field(default_factory=dict, metadata=_kept(_places, _told_places))
    """where the window was left, by workspace, the latest last"""
    import_folder: Path | None = field(default=None, metadata=_kept(_path, _text))
    """where the last plan that was read in lay"""
    ideas_beside: bool = field(default=False, metadata=_kept(_flag, bool))
    """whether ideas are shown beside the month"""
    tray: bool = field(default=True, metadata=_kept(_unless_off, bool))
    """whether posts that are due call in the desktop's notification area as well"""
    put_off: dict[PostId, datetime] = field(default_factory=dict, metadata=_kept(_moments, _told_moments))
    """when posts call again that were put off: that is between a person and this screen, no change of the workspace"""
    watched: dict[Path, datetime] = field(default_factory=dict, metadata=_kept(_places_moments, _told_moments))
    """by workspace, until when somebody was called for what is due there"""
    export_folder: Path | None = None
    """where the last file went in this run; the next one begins elsewhere again"""
    geometry: bytes = field(default=b"", metadata=_kept(_bytes, _letters))
    """`QMainWindow.saveGeometry()`"""
    file: Path | None = None
    """where this was read from; None for the settings folder"""

    @classmethod
    def load(cls, file: Path | None = None) -> Self:
        """What was saved last; defaults for everything that cannot be read."""
        found = read_json(_place(file), lambda found: found)
        values = found if isinstance(found, dict) else {}
        return cls(**{name: way.read(values.get(name)) for name, way in _ways().items()}, file=file)

    def save(self) -> bool:
        """Replace the file in one step; False where the disk refuses, which is no reason to stop working."""
        values = {name: way.write(getattr(self, name)) for name, way in _ways().items()}
        try:
            with written_whole(_place(self.file)) as part:
                part.write_text(json.dumps(values, ensure_ascii=False, indent=2), "utf-8")
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

    def place_in(self, workspace: Path | None, today: date) -> Place:
        """Where a window on it opens."""
        kept = self.places.get(workspace.absolute()) if workspace else None
        return kept.again(today) if kept else Place()

    def leave_at(self, workspace: Path, place: Place) -> None:
        """Where a window on it was left."""
        here = workspace.absolute()
        self.places.pop(here, None)
        self.places[here] = place
        for old in [*self.places][:-RECENT]:
            del self.places[old]

    def forget(self, workspace: Path) -> None:
        """This workspace is gone or was taken off the list."""
        self.places.pop(workspace, None)
        self.watched.pop(workspace, None)
        self.recent_workspaces = [each for each in self.recent_workspaces if each != workspace]
        if self.last_workspace == workspace:
            self.last_workspace = None


def _ways() -> dict[str, _Way]:
    """By field, of those that are kept."""
    return {each.name: each.metadata["way"] for each in fields(Preferences) if each.metadata}


def _place(file: Path | None) -> Path:
    return file or settings_folder() / FILE
