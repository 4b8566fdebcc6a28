"""Pictures of posts, so small that many of them fit on paper and into memory.

They come from outside: a broken one, or one that would take much memory to read, is none, whatever is wrong with it.
"""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

EDGE: Final = 320
"""Pixels of the longer side: on 32 mm as fine as printers show them."""
MOST_PIXELS: Final = 25_000_000
"""Of what has to be read as a whole, which takes four bytes for each."""
MOST_BYTES: Final = 50 * 1024**2
"""Of the file: some formats are read into memory before anything is known of them."""
_SUFFIXES: Final = frozenset(".jpg .jpeg .png .gif .webp .bmp".split())
_FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
"""Those that the window shows, too."""
_KEPT: Final = 400
"""Each preview wants them again, and they take some twenty thousand bytes each."""


def is_picture(name: str) -> bool:
    """Whether a file of that name should be one."""
    return name[name.rfind(".") :].lower() in _SUFFIXES


def thumbnail(file: Path) -> dict[str, object] | None:
    """Width and height in pixels and a `jpeg` in letters (base64), turned as it was taken; None where it is no use."""
    try:
        found = file.stat()
    except OSError:
        return None
    return _read(file, found.st_size, found.st_mtime_ns) if found.st_size <= MOST_BYTES else None


@lru_cache(_KEPT)
def _read(file: Path, _size: int, _written: int) -> dict[str, object] | None:
    """Another file of that name is read anew."""
    try:
        small = _scaled(file)
    except Exception:  # a decoder may raise anything about a broken file, and the paper goes without it
        return None
    if small is None:
        return None
    made = BytesIO()
    small.save(made, "JPEG", quality=82, optimize=True)
    return {"width": small.width, "height": small.height, "jpeg": b64encode(made.getvalue()).decode("ascii")}


def _scaled(file: Path) -> Image | None:
    from PIL import Image, ImageOps

    # Pillow's own bound only warns at first, and goes by the size before `draft`
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(file, formats=_FORMATS) as picture:
        # of JPEG every eighth pixel can be read alone, but not where each part of the file refines all of them
        if picture.info.get("progressive") and _is_huge(picture):
            return None
        picture.draft(None, (2 * EDGE, 2 * EDGE))
        if _is_huge(picture):
            return None
        # colours of a palette have nothing between them
        whole = picture.convert("RGBA") if picture.mode == "P" else picture
        whole.thumbnail((EDGE, EDGE))
        return _opaque(ImageOps.exif_transpose(whole))


def _is_huge(picture: Image) -> bool:
    return picture.width * picture.height > MOST_PIXELS


def _opaque(picture: Image) -> Image:
    """On white, where JPEG would show black."""
    from PIL import Image

    if not picture.has_transparency_data:
        return picture.convert("RGB")
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture.convert("RGBA"))
    return ground.convert("RGB")
