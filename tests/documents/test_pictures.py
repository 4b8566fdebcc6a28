"""Pictures become small, and one that is no use does no harm."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zlib
from base64 import b64decode
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from smmdesk.documents import calendar, pictures
from smmdesk.documents.pictures import EDGE, is_picture, thumbnail
from smmdesk.documents.typeset import Paper
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post
from tests.documents.samples import edition
from tests.documents.standards import Standard, set_by

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smmdesk.documents.typeset import Document
    from tests.documents.conftest import Prints

RED, BLUE = (200, 30, 30), (30, 30, 200)
NOVEMBER = Period.month(2026, 11)


def two_coloured(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """The left half red, the right one blue."""
    made = Image.new("RGB", size, RED)
    made.paste(BLUE, (size[0] // 2, 0, *size))
    return made.convert(mode)


def opened(file: Path) -> Image.Image:
    small = thumbnail(file)
    assert small is not None
    found = Image.open(io.BytesIO(b64decode(str(small["jpeg"]))))
    assert (found.format, found.size) == ("JPEG", (small["width"], small["height"]))
    return found


def is_near(found: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return bool(max(abs(one - other) for one, other in zip(found, wanted, strict=True)) < 24)


@pytest.mark.parametrize("suffix", ["jpg", "png", "gif", "webp", "bmp"])
@pytest.mark.parametrize(
    ("size", "small"), [((1600, 900), (EDGE, 180)), ((300, 1200), (80, EDGE)), ((40, 30), (40, 30))]
)
def test_a_picture_is_made_small_but_never_larger(
    suffix: str, size: tuple[int, int], small: tuple[int, int], tmp_path: Path
) -> None:
    two_coloured(size).save(tmp_path / f"p.{suffix}")
    found = opened(tmp_path / f"p.{suffix}")
    assert found.size == small
    middle = small[1] // 2
    assert is_near(found.getpixel((2, middle)), RED)
    assert is_near(found.getpixel((small[0] - 3, middle)), BLUE)


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [(1, (EDGE, 160), (4, 80)), (6, (160, EDGE), (80, 4)), (3, (EDGE, 160), (316, 80))],
)
def test_it_stands_as_it_was_taken(
    orientation: int, size: tuple[int, int], red_at: tuple[int, int], tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    two_coloured((800, 400)).save(tmp_path / "p.jpg", exif=exif)
    found = opened(tmp_path / "p.jpg")
    assert found.size == size
    assert is_near(found.getpixel(red_at), RED)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_is_white(mode: str, tmp_path: Path) -> None:
    clear = Image.new("RGBA", (500, 500), (0, 0, 0, 0))
    (clear.quantize(2) if mode == "P" else clear.convert(mode)).save(tmp_path / "p.png")
    assert is_near(opened(tmp_path / "p.png").getpixel((100, 100)), (255, 255, 255))


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_other_colours_are_understood(mode: str, tmp_path: Path) -> None:
    Image.new(mode, (500, 500)).save(tmp_path / "p.jpg")
    assert opened(tmp_path / "p.jpg").mode == "RGB"


def test_a_file_that_was_replaced_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "p.png"
    for colour in (RED, BLUE):
        Image.new("RGB", (50, 50), colour).save(file)
        os.utime(file, ns=(1, 1 if colour == RED else 2))
        assert is_near(opened(file).getpixel((9, 9)), colour)


def png(width: int, height: int) -> bytes:
    """A black picture of any size, whose file is small."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer, line = zlib.compressobj(9), b"\0" * (1 + -(-width // 8))
    rows = b"".join(packer.compress(line * 100) for _ in range(height // 100)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(**how: object) -> bytes:
    made = io.BytesIO()
    two_coloured((600, 400)).save(made, "JPEG", **how)
    return made.getvalue()


NO_USE = {
    "empty.jpg": b"",
    "words.png": b"not a picture " * 100,
    "cut.jpg": jpeg()[:900],
    "cut.png": png(400, 400)[:60],
    "turned to noise.jpg": jpeg()[:300] + bytes(range(256)) * 8,
    "other kind.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "vector.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "no pixels.png": png(0, 0),
    "bomb.png": png(30_000, 30_000),
}


@pytest.mark.parametrize("name", [*NO_USE, "missing.jpg", "folder.jpg"])
def test_what_is_no_use_is_none(name: str, tmp_path: Path) -> None:
    if name in NO_USE:
        (tmp_path / name).write_bytes(NO_USE[name])
    (tmp_path / "folder.jpg").mkdir()
    assert thumbnail(tmp_path / name) is None


def test_bounds_go_by_what_has_to_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a JPEG every eighth pixel, unless it is progressive; of other pictures all."""
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1200 * 1200)
    picture = two_coloured((4000, 4000))
    picture.save(tmp_path / "p.jpg")
    picture.save(tmp_path / "slow.jpg", progressive=True)
    picture.save(tmp_path / "p.png")
    found = {name: thumbnail(tmp_path / name) is not None for name in ("p.jpg", "slow.jpg", "p.png")}
    assert found == {"p.jpg": True, "slow.jpg": False, "p.png": False}


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    two_coloured((60, 60)).save(tmp_path / "p.png")
    monkeypatch.setattr(pictures, "MOST_BYTES", 10)
    assert thumbnail(tmp_path / "p.png") is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell how much memory was taken at most")
def test_huge_pictures_take_little_memory(tmp_path: Path) -> None:
    """One of 100 million pixels, and one of 900 million that claims to be small."""
    Image.new("L", (10_000, 10_000), 90).save(tmp_path / "huge.jpg")
    (tmp_path / "bomb.png").write_bytes(NO_USE["bomb.png"])
    code = (
        "import sys, resource; from pathlib import Path; from PIL import Image, JpegImagePlugin, PngImagePlugin;"
        "from smmdesk.documents.pictures import thumbnail;"
        "most = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; before = most();"
        "made = [thumbnail(Path(each)) is not None for each in sys.argv[1:]]; print(made, most() - before)"
    )
    files = [str(tmp_path / name) for name in ("huge.jpg", "bomb.png")]
    run = subprocess.run([sys.executable, "-c", code, *files], capture_output=True, text=True, check=True)
    made, _, taken = run.stdout.rpartition(" ")
    assert made == "[True, False]"
    assert int(taken) * (1 if sys.platform == "darwin" else 1024) < 80 * 1024**2


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("a.jpg", True), ("A.B.JPEG", True), ("a.mp4", False), ("jpg", False), ("", False), ("a.svg", False)],
)
def test_names_say_which_should_be_pictures(name: str, wanted: bool) -> None:
    assert is_picture(name) is wanted


# on paper


def plan(folder: Path, names: Sequence[str], paper: Paper = Paper.A4, most: int = 400) -> Document:
    """A post with these media; those of them that lie in the folder are there."""
    moment = LocalMoment(datetime(2026, 11, 5, 12), "UTC")
    post = Post(id=PostId("p"), client_id=ClientId("c"), moment=moment, text="Cake", media=tuple(names))
    found = {each.name: each for each in folder.iterdir()}
    return calendar.plan([post], NOVEMBER, "Almond", edition(paper=paper), media=calendar.at_most(most, found.get))


@pytest.mark.parametrize("paper", list(Paper))
def test_pictures_stand_beneath_the_text_and_the_others_are_named(
    paper: Paper, tmp_path: Path, printed: Prints
) -> None:
    two_coloured((1600, 900)).save(tmp_path / "wide.jpg")
    two_coloured((300, 1200)).save(tmp_path / "tall.png")
    for name, data in NO_USE.items():
        (tmp_path / name).write_bytes(data)
    names = ["wide.jpg", "missing.jpg", "bomb.png", "tall.png", "film.mp4"]
    read = printed(plan(tmp_path, names, paper))
    assert (read.images(), read.inside()) == (2, True)
    assert read.holds(", ".join(names))
    assert [image.image.size for image in read.reader.pages[1].images if image.image] == [(EDGE, 180), (80, EDGE)]


def test_of_many_the_first_are_shown_and_the_rest_counted(tmp_path: Path, printed: Prints) -> None:
    names = [f"{number}.png" for number in range(7)]
    for number, name in enumerate(names):
        two_coloured((400 + number, 300)).save(tmp_path / name)
    read = printed(plan(tmp_path, names))
    assert read.images() == calendar.PICTURES_OF_A_POST == 4
    assert "+3" in read.page_texts[1]
    assert printed(plan(tmp_path, names, most=2)).images() == 2


@pytest.mark.parametrize("standard", ["ua-1", "a-2u"])
def test_who_cannot_see_a_picture_is_told_its_name(standard: Standard, tmp_path: Path) -> None:
    name = "a rather long name " * 8 + "x" * 60 + "-0123abcd.png"
    two_coloured((900, 900)).save(tmp_path / name)
    paper = PdfReader(io.BytesIO(set_by(standard, plan(tmp_path, [name]))))
    found = [paper.get_object(number) for number in range(1, len(paper.xref[0]))]
    told = [str(each["/Alt"]) for each in found if isinstance(each, DictionaryObject) and "/Alt" in each]
    assert told == [name.replace("-0123abcd", "")]


def test_pictures_are_read_when_the_paper_is_set_not_before(tmp_path: Path, printed: Prints) -> None:
    """Which is after the database was read: a slow disk keeps nobody else waiting."""
    two_coloured((400, 300)).save(tmp_path / "p.png")
    document = plan(tmp_path, ["p.png"])
    (tmp_path / "p.png").unlink()
    assert printed(document).images() == 0
    assert document.made == date(2026, 11, 30)
