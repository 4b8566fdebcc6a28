"""Whether a folder is one that other computers change too: a workspace is better kept elsewhere, backups well there.

Told by names and by the kind of file system; nothing is asked over a network.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

CLOUDS: Final = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "yandex.disk": "Yandex.Disk",
    "yandexdisk": "Yandex.Disk",
    "яндекс.диск": "Яндекс.Диск",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "pclouddrive": "pCloud",
    "megasync": "MEGA",
    "syncthing": "Syncthing",
}
"""How the folders of such services are named, in small letters, and what people call the service."""
_MORE: Final = re.compile(r"\s*[-(–—].*")  # "OneDrive - Bakery", "Dropbox (Personal)", "GoogleDrive-me@example.com"

NETWORKS: Final = frozenset(
    "9p afs afpfs ceph cifs davfs fuse.davfs2 fuse.glusterfs fuse.gvfsd-fuse fuse.kio-fuse fuse.rclone fuse.s3fs "
    "fuse.sshfs glusterfs lustre ncpfs nfs nfs4 smb2 smb3 smbfs".split()
)
"""File systems that lie on another machine, as Linux calls them."""
RENUMBERED: Final = frozenset(("exfat", "msdos", "vfat"))
"""File systems whose files have no numbers of their own: Linux gives them new ones each time a stick is put in."""
_MOUNTS: Final = Path("/proc/self/mountinfo")
_REMOTE: Final = 4  # DRIVE_REMOTE of GetDriveTypeW


def cloud(folder: Path) -> str:
    """The service that keeps the folder in step with other computers; empty for none that we know."""
    names = (_MORE.sub("", part.casefold()) for part in reversed(folder.resolve().parts))
    return next((CLOUDS[name] for name in names if name in CLOUDS), "")


def is_on_network(folder: Path) -> bool:
    """Whether the folder lies on another machine."""
    place = folder.resolve()
    if sys.platform == "win32":
        import ctypes

        return place.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == _REMOTE
    return file_system(place) in NETWORKS


def keeps_numbers(folder: Path) -> bool:
    """Whether a file there has the same inode number as long as it exists."""
    return file_system(folder.resolve()) not in RENUMBERED


def file_system(place: Path, mounts: Path = _MOUNTS) -> str:
    """What Linux calls the file system there; empty elsewhere."""
    try:
        # a mount point is bytes, in whatever letters somebody had
        text = mounts.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""
    found = ""
    deepest = 0
    for point, kind in _mounted(text):
        if place.is_relative_to(point) and len(point.parts) >= deepest:  # what is mounted later hides the earlier
            found, deepest = kind, len(point.parts)
    return found


def _mounted(text: str) -> Iterator[tuple[Path, str]]:
    """Mount points and their file systems, https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html"""
    for line in text.splitlines():
        before, _dash, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) > 4 and after:
            # what would break the line, such as a blank, stands there as \040
            yield Path(re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), fields[4])), after.split(" ")[0]
