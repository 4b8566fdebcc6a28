"""What the child is asked, and what becomes of its answers, whatever kind of file it is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.errors import SmmdeskError
from smmdesk.exchange import sandbox
from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.incoming import TABLE_WORDS, FileKind, ReadOptions, Recognised, opened
from smmdesk.exchange.table.mapping import TableLook
from smmdesk.exchange.table.sheets import SheetTold
from smmdesk.exchange.workbooks.delimited import Problem
from smmdesk.machine.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class NoCakeError(NothingRecognisedError):
    """No cake in the file."""


def build(columns: dict[str, list[Any]]) -> tuple[Any, Sequence[Problem]]:
    """The cakes of a chunk; a stale one is a problem."""
    cakes = columns["cake"]
    return cakes, [Problem(columns["row"][at], "stale", cake) for at, cake in enumerate(cakes) if cake == "old"]


CAKES: FileKind[Any] = FileKind(
    words=Path("cakes.toml"),
    own=lambda: {"headers": {"cake": ["Cake"]}},
    heart=frozenset({"cake"}),
    unrecognised=NoCakeError,
    task="cakes:stream",
    build=lambda _options: build,
    first=lambda columns: columns["cake"][:1],
    messages={"stale": "{value} is stale", "year_assumed": "{value} of {limit}"},
)
LOOK = {
    "signature": "s",
    "is_known": True,
    "as_before": False,
    "uses": ["cake"],
    "guess": [""],
    "samples": [["a", "b"]],
}
ABOUT = {
    "sha256": "hash",
    "sheet": "Cakes",
    "sheets": [("Cakes", 3, "Cake, More"), ("Buns", 2, "Cake, More")],
    "left_out": [("Tea", 7, "")],
    "header": 3,
    "columns": [("Cake", "cake"), ("More", "")],
    "encoding": "utf-8",
    "certain": False,
    "order": "mdy",
    "total": 5,
    "table": LOOK,
}
CHUNKS = [
    ({"cake": [], "row": []}, [], 1, 2, "Cakes"),
    ({"cake": ["new", "old"], "row": [4, 5]}, [(5, "unpaired_quote", ""), (0, "undecoded", "3")], 3, 0, "Cakes"),
    ({"cake": ["third"], "row": [6]}, [(6, "year_assumed", "2026\x1f9")], 7, 1, "Buns"),
]


class Child:
    """Stands for the child: keeps what it was asked, and answers."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}
        self.answers: list[Any] = [ABOUT, *CHUNKS]
        self.error: SmmdeskError | None = None
        self.life: list[str] = []

    def run(self, task: str, arguments: dict[str, Any], **more: Any) -> Iterator[Any]:
        """As `sandbox.run`."""
        self.asked = {"task": task, "arguments": arguments, **more}
        self.life.append("begun")
        try:
            if self.error:
                raise self.error
            yield from self.answers
        finally:
            self.life.append("ended")


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Child:
    stand_in = Child()
    monkeypatch.setattr(sandbox, "run", stand_in.run)
    return stand_in


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cakes.csv"
    path.write_bytes(bytes(2 << 20))
    return path


PLAIN = ReadOptions(zone="Asia/Tbilisi")


@pytest.mark.parametrize(
    ("options", "differs"),
    [
        (PLAIN, {}),
        (
            ReadOptions(
                zone="Europe/Berlin",
                date_order="mdy",
                today=dt.date(2026, 11, 3),
                default_time=dt.time(9, 30),
                encoding="cp1251",
                mapping={0: "cake"},
                told={"Odd": "cake"},
                presets={"s": ["cake", "-"]},
            ),
            {
                "zone": "Europe/Berlin",
                "order": "mdy",
                "today": "2026-11-03",
                "noon": "09:30",
                "encoding": "cp1251",
                "mapping": {0: "cake"},
                "told": {"Odd": "cake"},
                "presets": {"s": ("cake", "-")},
            },
        ),
        (ReadOptions(zone="Asia/Tbilisi", mapping={}), {"mapping": {}}),
        (
            ReadOptions(zone="Asia/Tbilisi", network="x", account="@cakes", exported_on=dt.date(2026, 11, 2)),
            {"network": "x", "account": "@cakes", "exported_on": "2026-11-02"},
        ),
    ],
)
def test_what_the_child_is_asked(child: Child, file: Path, options: ReadOptions, differs: dict[str, Any]) -> None:
    progress = Progress()
    with opened(CAKES, file, options, progress):
        assert child.life == ["begun"]
    assert child.life == ["begun", "ended"]
    assert child.asked == {
        "task": "cakes:stream",
        "name": "cakes.csv",
        "progress": progress,
        "limits": sandbox.Limits(silence=sandbox.Limits().silence + 1),
        "arguments": {
            "path": str(file),
            "words": (str(TABLE_WORDS), "cakes.toml"),
            "own": {"headers": {"cake": ["Cake"]}},
            "heart": ("cake",),
            "encoding": None,
            "order": "",
            "zone": "Asia/Tbilisi",
            "today": "",
            "noon": "12:00",
            "mapping": None,
            "told": {},
            "presets": {},
            "network": "",
            "account": "",
            "exported_on": "",
            **differs,
        },
    }


def test_what_becomes_of_the_answers(child: Child, file: Path) -> None:
    told: list[tuple[int, int]] = []
    with opened(CAKES, file, PLAIN, Progress(lambda done, total: told.append((done, total)))) as reading:
        assert list(reading) == ["new", "old", "third"]
    assert reading.name == "cakes.csv"
    assert reading.about == Recognised(
        sha256="hash",
        sheet="Cakes",
        sheets=(SheetTold("Cakes", 3, "Cake, More"), SheetTold("Buns", 2, "Cake, More")),
        left_out=(SheetTold("Tea", 7),),
        header_row=3,
        columns=(("Cake", "cake"), ("More", "")),
        encoding="utf-8",
        encoding_certain=False,
        date_order="mdy",
        total=5,
        table=TableLook(
            signature="s", is_known=True, as_before=False, uses=("cake",), guess=("",), samples=(("a", "b"),)
        ),
    )
    assert reading.about.fields == {"cake"}
    assert [(problem.sheet, problem.row, str(problem)) for problem in reading.problems] == [
        ("Cakes", 5, "A quotation mark is not closed; the row was read as it stands."),
        ("", 0, "3 places in the file are in no known encoding; they are shown as \\xNN."),
        ("Cakes", 5, "old is stale"),
        ("Buns", 6, "2026 of 9"),
    ]
    assert [problem.values for problem in reading.problems][2:] == [{"value": "old"}, {"value": "2026", "limit": "9"}]
    assert (reading.passed_over, reading.first) == (3, ("new", "third"))
    assert told == [(1, 5), (3, 5), (7, 7), (7, 7)]


def test_what_a_kind_found_out_besides_is_told(child: Child, file: Path) -> None:
    with opened(CAKES, file, PLAIN) as reading:
        assert reading.about.told == {}
    child.answers = [{**ABOUT, "told": {"oven": "hot"}}, *CHUNKS]
    with opened(CAKES, file, PLAIN) as reading:
        assert reading.about.told == {"oven": "hot"}


def test_a_calendar_has_no_columns_to_choose(child: Child, file: Path) -> None:
    child.answers = [{**ABOUT, "table": None}]
    with opened(CAKES, file, PLAIN) as reading:
        assert list(reading) == []
    assert reading.about.table is None
    assert (reading.problems, reading.passed_over, reading.first) == ([], 0, ())


def test_nothing_recognised_is_said_in_the_words_of_the_kind(child: Child, file: Path) -> None:
    child.error = NothingRecognisedError(name="cakes.csv")
    with pytest.raises(NoCakeError) as caught, opened(CAKES, file, PLAIN):
        pass
    assert caught.value.values == {"name": "cakes.csv"}


def test_a_zone_that_is_none_is_refused_before_anything_is_read(child: Child, file: Path) -> None:
    with pytest.raises(SmmdeskError), opened(CAKES, file, ReadOptions(zone="Mars/Base")):
        pass
    assert child.asked == {}
