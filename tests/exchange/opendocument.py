"""Spreadsheets of OpenDocument written by hand: no library at hand writes what is to be tried."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(f"xmlns:{name}='{_OFFICE}{name}:1.0'" for name in ("office", "style", "table", "text"))


def row(cells: str, times: int = 1) -> str:
    """A row of cells that stands there so many times."""
    return f"<table:table-row table:number-rows-repeated='{times}'>{cells}</table:table-row>"


def texts(cells: Iterable[str]) -> str:
    """Cells of texts."""
    return "".join(
        f"<table:table-cell office:value-type='string'><text:p>{cell}</text:p></table:table-cell>" for cell in cells
    )


def empty(times: int, kind: str = "") -> str:
    """So many empty cells."""
    return f"<table:{kind}table-cell table:number-columns-repeated='{times}'/>"


def sheet(name: str, rows: str, *, shown: bool = True) -> str:
    """A sheet of rows, shown or hidden."""
    return f"<table:table table:name='{name}' table:style-name='{'shown' if shown else 'hidden'}'>{rows}</table:table>"


def write(path: Path, *sheets: str) -> Path:
    """The spreadsheet of these sheets."""
    styles = "".join(
        f"<style:style style:name='{name}' style:family='table'><style:table-properties table:display='{display}'/>"
        "</style:style>"
        for name, display in (("shown", "true"), ("hidden", "false"))
    )
    body = f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
    whole = f"<office:automatic-styles>{styles}</office:automatic-styles>{body}"
    content = f"<office:document-content {_SPACES}>{whole}</office:document-content>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{_OFFICE}manifest:1.0"/>')
        archive.writestr("content.xml", content.replace("'", '"'))
    return path
