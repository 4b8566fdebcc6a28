"""Names of media files: as they are kept, as they are shown, what they hold, and which of them are only links."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from smmdesk.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARK: Final = 8
"""Characters of the content's hash that a kept name carries: equal names of different files stay apart."""
_KEPT: Final = re.compile(rf"-[0-9a-f]{{{_MARK}}}(?=(\.[^.]*)?$)")
# what Windows forbids in a name: it forbids the most, and a workspace may be taken anywhere
_UNFIT: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_LONGEST: Final = 120
"""Bytes of the name's beginning: file systems allow 255 in all, and a Georgian letter takes three."""


class MediaKind(StrEnum):
    """What a file holds, by the ending of its name."""

    PICTURE = "picture"
    FILM = "film"
    SOUND = "sound"
    PAPER = "paper"
    OTHER = "other"


_ENDINGS: Final = {
    MediaKind.PICTURE: "jpg jpeg png gif webp bmp heic heif avif tif tiff",
    MediaKind.FILM: "mp4 mov m4v webm avi mkv",
    MediaKind.SOUND: "mp3 m4a wav ogg flac aac",
    MediaKind.PAPER: "pdf",
}
_KIND_OF: Final = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}


def kept_name(name: str, digest: str) -> str:
    """The name under which a file with this hash (hexadecimal) is kept: fit for every system, and its own."""
    # NFC: some systems hand names over in decomposed letters, which others take for another name
    path = PurePath(_UNFIT.sub("_", clean(unicodedata.normalize("NFC", name))))
    # the bound may cut a letter in two; a dot in front would hide the file
    stem = path.stem.encode()[:_LONGEST].decode(errors="ignore").strip(". ")
    return f"{stem or 'file'}-{digest[:_MARK]}{path.suffix[:12].lower()}"


def media_names(text: str) -> tuple[str, ...]:
    """The names that a text lists, one a line."""
    return tuple(filter(None, clean(text).split("\n")))


def plain_name(name: str) -> str:
    """The name as a person knows it: of a path its last part, without what keeping it added."""
    # imported plans name files by the paths of any system
    return name if is_link(name) else _KEPT.sub("", re.split(r"[/\\]", name)[-1])


def is_link(name: str) -> bool:
    """Whether it stands on the web, as the plans of schedulers often name their pictures."""
    return name.lower().startswith(("https://", "http://"))


def first_picture(names: Iterable[str]) -> str:
    """The first picture among files that are kept; nothing where there is none."""
    return next((name for name in names if not is_link(name) and media_kind(name) is MediaKind.PICTURE), "")


def endings(kind: MediaKind) -> str:
    """How names of such files end, as dialogs that choose files want it: "*.jpg *.jpeg"."""
    return " ".join(f"*.{ending}" for ending in _ENDINGS[kind].split())


def media_kind(name: str) -> MediaKind:
    """What a file or a link leads to; the ending of a link is that of its path."""
    path = re.split("[?#]", name)[0] if is_link(name) else name
    return _KIND_OF.get(PurePath(path).suffix.lower().removeprefix("."), MediaKind.OTHER)
