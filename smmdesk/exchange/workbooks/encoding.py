"""Which encoding a text file is written in, found in one pass that also takes its hash."""

from __future__ import annotations

import codecs
import hashlib
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.errors import EncodingError, FileTooLargeError
from smmdesk.exchange.workbooks.letters import likeliest

if TYPE_CHECKING:
    from pathlib import Path

MAX_TEXT_BYTES = 1 << 30
MAX_LINE_BYTES = 8 << 20
NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "koi8-r": "KOI8-R",
    "cp866": "DOS 866",
    "mac-cyrillic": "Mac Cyrillic",
}
"""What files are found in, and what people call it."""
_CHUNK = 4 << 20
_SAMPLE = 64 << 10
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PROOF = 100_000  # continuation bytes
_SHORT = 400  # bytes outside ASCII below which letter statistics of the library are weaker than our own


class Survey(NamedTuple):
    """What one pass over a text file tells. `damaged`: bytes that are no UTF-8, where the file otherwise is."""

    encoding: str
    sha256: str
    size: int
    certain: bool = True
    damaged: int = 0


def survey(path: Path, chosen: str | None = None) -> Survey:
    """Read the whole file once; `chosen` is the person's own word on the encoding."""
    found = _Pass(path)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.take(chunk)
    return found.chosen(chosen) if chosen else found.settled()


def name_of(encoding: str) -> str:
    """What people call an encoding."""
    return NAMES.get(encoding) or encoding.removesuffix("-sig").upper()


class _Pass:
    """Hash, strict UTF-8 check, length of lines and a sample of what is not ASCII, chunk by chunk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self.damaged = 0
        self.multibyte = 0
        self.head = b""
        self.sample = b""
        self._hash = hashlib.sha256()
        self._rest = b""
        self._since_newline = 0

    def take(self, chunk: bytes) -> None:
        """Account for the next bytes."""
        self.head = self.head or chunk[:_SAMPLE]
        self.size += len(chunk)
        self._hash.update(chunk)
        self._measure_lines(chunk)
        if self.size > MAX_TEXT_BYTES:
            raise FileTooLargeError(name=self.path.name)
        if not self._is_plainly_utf8() and (self._rest or not chunk.isascii()):
            self._keep_sample(chunk)
            self._check_utf8(self._rest + chunk)

    def _is_plainly_utf8(self) -> bool:
        """Thousands of characters without a fault are proof enough: what comes after is decoded once, by the reader."""
        return self.damaged == 0 and self.multibyte > _PROOF

    def _measure_lines(self, chunk: bytes) -> None:
        """A line of many megabytes is no table, and would have to be held in memory whole."""
        first = min((at for at in (chunk.find(b"\n"), chunk.find(b"\r")) if at >= 0), default=-1)
        if self._since_newline + (len(chunk) if first < 0 else first) > MAX_LINE_BYTES:
            raise FileTooLargeError(name=self.path.name)
        last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        self._since_newline = self._since_newline + len(chunk) if last < 0 else len(chunk) - last

    def _keep_sample(self, chunk: bytes) -> None:
        if len(self.sample) < _SAMPLE:
            lines = b"\n".join(line for line in chunk.split(b"\n") if not line.isascii())
            self.sample += lines[: _SAMPLE - len(self.sample)] + b"\n"

    def _check_utf8(self, data: bytes) -> None:
        """Count bytes that continue a character, and bytes that fit nowhere; a character cut by the chunk waits."""
        self._rest = b""
        if self.damaged > self.multibyte + 1000:
            return  # settled long ago: this is no UTF-8
        at = 0
        while at < len(data):
            try:
                text = data[at:].decode("utf-8")
            except UnicodeDecodeError as error:
                self.multibyte += error.start - len(data[at : at + error.start].decode("utf-8"))
                # a character has four bytes at most: more left over is damage, not a cut
                if error.reason == "unexpected end of data" and len(data) - (at + error.start) < 4:
                    self._rest = data[at + error.start :]
                    return
                self.damaged += 1
                at += error.end
                if self.damaged > self.multibyte + 1000:
                    return
            else:
                self.multibyte += len(data) - at - len(text)
                return

    def settled(self) -> Survey:
        """The encoding by the order: BOM, UTF-16 by its zero bytes, strict UTF-8, then by the letters."""
        for bom, encoding in _BOMS:
            if self.head.startswith(bom):
                return self._survey(encoding, damaged=self._bad_bytes() if encoding == "utf-8-sig" else 0)
        if wide := utf16_by_zeros(self.head):
            return self._survey(wide)
        bad = self._bad_bytes()
        if not bad:
            return self._survey("utf-8")
        if self.multibyte >= 10 * bad:  # UTF-8 with a scar, not another encoding
            return self._survey("utf-8", damaged=bad)
        return self._survey(_by_letters(self.sample), certain=False)

    def chosen(self, encoding: str) -> Survey:
        """The person's choice, when the file can be read so at all."""
        try:
            codecs.lookup(encoding)
            self.head[: len(self.head) // 4 * 4].decode(encoding, errors="ignore")
        except (LookupError, UnicodeError) as error:
            raise EncodingError(name=self.path.name, encoding=encoding) from error
        return self._survey(encoding)

    def _bad_bytes(self) -> int:
        return self.damaged + (1 if self._rest and not self._is_plainly_utf8() else 0)

    def _survey(self, encoding: str, *, certain: bool = True, damaged: int = 0) -> Survey:
        return Survey(encoding, self._hash.hexdigest(), self.size, certain, damaged)


def utf16_by_zeros(head: bytes) -> str:
    """UTF-16 without a BOM: its spaces, digits and line ends have a zero byte, always on the same side."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if (even + odd) * 20 < len(head) or not head:
        return ""
    if odd >= 9 * even:
        return "utf-16-le"
    return "utf-16-be" if even >= 9 * odd else ""


def _by_letters(sample: bytes) -> str:
    """A one-byte encoding; the library for longer texts, our own scores where there is little to go by."""
    own = likeliest(sample)
    if sum(byte > 127 for byte in sample) < _SHORT:
        return own
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=["cp1251", "cp1252", "koi8-r", "cp866", "mac-cyrillic", "cp1250"]).best()
    return codecs.lookup(best.encoding).name if best else own
