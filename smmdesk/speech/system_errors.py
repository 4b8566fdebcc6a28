"""What the operating system refuses, in our own words: its own come in its language, or in English."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Mapping

REASONS: Mapping[str, str] = {
    "ENOENT": _("there is no such file or folder"),
    "EACCES": _("permission denied"),
    "EPERM": _("permission denied"),
    "EROFS": _("this disk can only be read"),
    "ENOSPC": _("the disk is full"),
    "EDQUOT": _("the disk is full"),
    "EFBIG": _("the file would be too large"),
    "EEXIST": _("there is something of that name already"),
    "ENOTEMPTY": _("the folder is not empty"),
    "EISDIR": _("it is a folder, not a file"),
    "ENOTDIR": _("it is a file, not a folder"),
    "ENAMETOOLONG": _("the name is too long"),
    "ELOOP": _("it is a link that leads to itself"),
    "EBUSY": _("another program is using it"),
    "ETXTBSY": _("another program is using it"),
    "EMFILE": _("too many files are open"),
    "ENFILE": _("too many files are open"),
    "EIO": _("the disk reports a fault"),
    "EINVAL": _("the name or the place is not possible"),
}
"""By the error's name, since not every system has all of them; each is the end of a sentence."""


def reason_of(error: OSError) -> str:
    """Our words for it, to be translated; '' where we have none."""
    return REASONS.get(errno.errorcode.get(error.errno or 0, ""), "")
