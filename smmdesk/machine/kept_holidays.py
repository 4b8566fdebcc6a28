"""Holidays that were looked up before, so that the first frame names them: to look them up takes as long as that frame.

One small file for each country, year and language in the user's folder for what can be made again. What another
version of the program wrote is looked up anew, for the holidays came with that version.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from smmdesk.machine.files import read_json, written_whole
from smmdesk.machine.places import cache_folder
from smmdesk.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def kept(country: str, year: int, code: str) -> dict[date, str] | None:
    """The names by day, in the language of that code; None where they have to be looked up."""
    return read_json(_file(country, year, code), _days)


def keep(country: str, year: int, code: str, days: Mapping[date, str]) -> None:
    """For the next start; a disk that refuses is no reason to stop."""
    file = _file(country, year, code)
    content = {"version": VERSION, "days": {day.isoformat(): name for day, name in days.items()}}
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with written_whole(file) as part:
            part.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def _days(found: dict[str, Any]) -> dict[date, str] | None:
    if found["version"] != VERSION:
        return None
    return {date.fromisoformat(day): str(name) for day, name in found["days"].items()}


def _file(country: str, year: int, code: str) -> Path:
    named = "".join(each for each in country if each.isalnum())  # whatever a workspace from elsewhere says
    return cache_folder() / "holidays" / f"{named}-{year}-{code}.json"
