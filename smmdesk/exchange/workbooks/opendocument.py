"""OpenDocument sheets say in a few bytes that a row stands there a million times, or thousands of empty cells before
one, which calamine would write out.

Runs in the parsing child.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from smmdesk.exchange.workbooks.runs import MAX_RUN

if TYPE_CHECKING:
    import zipfile
    from pathlib import Path

_CONTENT = "content.xml"
_MAX_CONTENT = 64 << 20  # bytes; in a longer one repeats are no longer what makes it large
_REPEATED = re.compile(rb"(<[\w.-]+:table-row\b[^<>]*\bnumber-rows-repeated\s*=\s*[\"'])([0-9]{5,})(?=[\"'])")
_EMPTY_CELLS = re.compile(
    rb"(<[\w.-]+:(?:covered-)?table-cell\b[^<>]*\bnumber-columns-repeated\s*=\s*[\"'])[0-9]{4,}(?=[\"'][^<>]*/>)"
)
_ENOUGH_COLUMNS = b"200"  # empty ones; what stands behind them is still far from any table


def with_fewer_repeats(path: Path) -> BytesIO | None:
    """The file with no row repeated more often than it takes to see that it is, nor empty cells by the thousand; None
    where it can be read as it is."""
    import zipfile

    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        if _CONTENT not in archive.namelist() or archive.getinfo(_CONTENT).file_size > _MAX_CONTENT:
            return None
        content = archive.read(_CONTENT)
        fewer = _EMPTY_CELLS.sub(rb"\g<1>" + _ENOUGH_COLUMNS, _REPEATED.sub(_fewer, content))
        return None if fewer == content else _copied(archive, fewer)


def _fewer(found: re.Match[bytes]) -> bytes:
    return found[1] + (found[2] if len(found[2]) < 6 and int(found[2]) <= MAX_RUN else b"%d" % (MAX_RUN + 1))


def _copied(archive: zipfile.ZipFile, content: bytes) -> BytesIO:
    import zipfile

    copy = BytesIO()
    with zipfile.ZipFile(copy, "w") as written:
        for member in archive.infolist():
            # pictures and styles stay behind, since nobody reads them
            if member.filename in {"mimetype", "META-INF/manifest.xml"}:
                written.writestr(member.filename, archive.read(member))
        written.writestr(_CONTENT, content)
    copy.seek(0)
    return copy
