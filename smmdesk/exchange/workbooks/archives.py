"""What reading a member of a zip archive may end with. Runs in the parsing child."""

from __future__ import annotations

import zipfile
import zlib
from typing import Final

UNREADABLE: Final = (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""The member is not there, its sum is wrong, its packed bytes make no sense or end too early, its name or its place do
not, it is packed in a way that is not known, or locked."""
