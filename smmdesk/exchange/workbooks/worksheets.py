"""The worksheets inside of an XLSX archive by their names. Runs in the parsing child."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping

_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")


def members_of(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """The file of each worksheet by its name; `KeyError` for a workbook of another kind."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {_attribute(tag, "Id"): _attribute(tag, "Target") for tag in _RELATION.findall(relations)}
    named = ((_attribute(tag, "name"), targets.get(_attribute(tag, r"\w+:id"), "")) for tag in _SHEET.findall(book))
    return {name: _from_root(target) for name, target in named if target}


def _from_root(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"""\s{name}=(?:"([^"]*)"|'([^']*)')""", tag)
    return html.unescape(found[1] or found[2] or "") if found else ""
