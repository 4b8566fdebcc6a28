"""Holidays, and days on which people buy, that were looked up before, so that the first frame names them: to look them
up takes as long as that frame.

One small file for each country, year and language in the user's folder for what can be made again. What another
version of the program wrote is looked up anew, for the holidays came with that version.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.machine.files import read_json, written_whole
from smmdesk.machine.places import cache_folder
from smmdesk.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class KnownDays(NamedTuple):
    """The names by day of a country's public holidays, and of the days on which people buy there."""

    off: Mapping[date, str]
    buying: Mapping[date, Sequence[str]] = {}


def kept(country: str, year: int, code: str) -> KnownDays | None:
    """In the language of that code; None where they have to be looked up."""
    return read_json(_file(country, year, code), _days)


def keep(country: str, year: int, code: str, known: KnownDays) -> None:
    """For the next start; a disk that refuses is no reason to stop."""
    file = _file(country, year, code)
    content = {
        "version": VERSION,
        "days": {day.isoformat(): name for day, name in known.off.items()},
        "buying": {day.isoformat(): [*names] for day, names in known.buying.items()},
    }
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with written_whole(file) as part:
            part.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def _days(found: dict[str, Any]) -> KnownDays | None:
    if found["version"] != VERSION:
        return None
    return KnownDays(
        {date.fromisoformat(day): str(name) for day, name in found["days"].items()},
        {date.fromisoformat(day): [str(each) for each in names] for day, names in found["buying"].items()},
    )


def _file(country: str, year: int, code: str) -> Path:
    named = "".join(each for each in country if each.isalnum())  # whatever a workspace from elsewhere says
    return cache_folder() / "holidays" / f"{named}-{year}-{code}.json"
