"""An output is one declaration: by that alone it can be typed, is written, refused and printed where it has to be."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from smmdesk.command.cli import main
from smmdesk.command.headless import make_and_print
from smmdesk.command.usage import understood
from smmdesk.documents import typeset
from smmdesk.domain.text import _
from smmdesk.exchange.spreadsheets.table import CellKind, Column, Table
from smmdesk.services.outputs import OUTPUTS, Output, Takes, Wish, Write, kinds, variants
from smmdesk.services.reading.kinds import KINDS as FILE_KINDS
from smmdesk.speech.language import Language
from smmdesk.storage.kinds import counted
from tests.desks import new_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.documents.typeset import Document
    from smmdesk.services.sources import Sources

TEMPLATE = """#import "lib.typ": *
#let printed(data) = [
#show: sheet.with(data)
#opening(data)
#prose(data.body.words)
]
"""


def letters(sources: Sources, wish: Wish) -> Iterator[Document]:
    """A letter to every client, each a part of the document."""
    edition = sources.edition(wish)
    for client in sources.clients(wish):
        head = edition.head("Letter", client.name)
        yield edition.document("greeting", head, {"words": f"Dear {client.name}"})


def addresses(sources: Sources, wish: Wish) -> Table:
    columns = [Column("name", "Name", CellKind.TEXT)]
    return Table(title="Letters", columns=columns, rows=[[each.name] for each in sources.clients(wish)])


def envelope(sources: Sources, wish: Wish) -> Write:
    words = "; ".join(each.name for each in sources.clients(wish))
    return lambda path: path.write_text(words, "utf-8")


LETTER = Output(
    kind="letter",
    title=_("Name"),
    about=_("Removed from {name}"),
    document=letters,
    table=addresses,
    files={".envelope": envelope},
)
SIGNED = Output(
    kind="letter", variant="signed", hint="with a name under it", title=_("Name"), takes=frozenset(), document=letters
)


@pytest.fixture
def declared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two outputs nobody has heard of, and the look of them among the templates."""
    templates = tmp_path / "typst"
    shutil.copytree(typeset.TEMPLATES, templates)
    (templates / "greeting.typ").write_text(TEMPLATE, "utf-8")
    monkeypatch.setattr(typeset, "TEMPLATES", templates)
    monkeypatch.setenv("SMMDESK_LANGUAGE", "en")
    for each in (LETTER, SIGNED):
        monkeypatch.setitem(OUTPUTS, each.name, each)
    typeset._compiler.cache_clear()  # noqa: SLF001  # it has read the templates there were
    yield
    typeset._compiler.cache_clear()  # noqa: SLF001  # as above


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    with new_desk(tmp_path / "desk") as made:
        for name in ("Bakery", "Atelier"):
            made.clients.add(name)
    return tmp_path / "desk"


@pytest.mark.usefixtures("declared")
class TestMadeUp:
    def test_it_is_offered_in_the_help(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            main(["export", "--help"])
        shown = " ".join(capsys.readouterr().out.split())
        own = "clients,strategy,calendar,approval,gaps,mix,budget,results,reputation,report,comparison,checklist"
        assert f"{{{own},letter}}" in shown
        assert ".pdf .csv .xlsx .json, .ics for the calendar, .html for the approval, .envelope for the letter" in shown
        assert "--signed with a name under it" in shown

    def test_it_is_written_in_every_form_it_has(self, desk: Path, tmp_path: Path) -> None:
        for ending in LETTER.endings:
            assert main(["export", str(desk), "letter", str(tmp_path / f"out{ending}")]) == 0
        pages = PdfReader(BytesIO((tmp_path / "out.pdf").read_bytes())).pages
        assert ["Dear Atelier" in pages[0].extract_text(), "Dear Bakery" in pages[1].extract_text()] == [True, True]
        assert (tmp_path / "out.envelope").read_text("utf-8") == "Atelier; Bakery"
        assert json.loads((tmp_path / "out.json").read_text("utf-8"))["rows"] == [
            {"name": "Atelier"},
            {"name": "Bakery"},
        ]
        assert LETTER.endings == (".pdf", ".csv", ".xlsx", ".json", ".envelope")

    def test_a_form_it_lacks_is_refused_in_one_line(
        self, desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["export", str(desk), "letter", str(tmp_path / "out.xlsx"), "--signed"]) == 1
        said = "“out.xlsx” ends in nothing that can be written. Choose one of these endings: .pdf.\n"
        assert capsys.readouterr().err == said

    @pytest.mark.parametrize(
        ("options", "complaint"),
        [
            (["letter", "--from", "2026-01-01"], "argument --from/--to: letter has no days"),
            (["letter", "--signed", "--client", "Bakery"], "argument --client: letter-signed is of no client"),
            (["letter", "--blank"], "argument --blank: blank is for checklist only"),
            (["letter", "--version", "1"], "argument --version: letter has no versions"),
            (["checklist", "--blank", "--handout"], "argument --handout: handout is for clients only"),
            (["checklist", "--signed"], "argument --signed: signed is for letter only"),
        ],
    )
    def test_what_it_does_not_take_is_wrong_usage(
        self, options: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as left:
            main(["export", "w", options[0], "out.pdf", *options[1:]])
        assert left.value.code == 2
        assert capsys.readouterr().err.endswith(f"{complaint}\n")

    def test_it_is_printed_where_there_is_no_screen(self, desk: Path) -> None:
        _place, papers = make_and_print(desk, Language("en"))
        names = [path.name for path in papers]
        assert [name for name in names if name.startswith("letter")] == ["letter.pdf", "letter-signed.pdf"]
        assert "clients.pdf" in names

    def test_the_window_calls_it_by_its_title(self) -> None:
        assert LETTER.titled(Language("en")) == "Name"
        assert LETTER.titled(Language("ka")) == Language("ka")("Name")
        assert LETTER.titled(Language("en"), name="Bakery") == "Removed from Bakery"


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (["checklist"], "checklist"),
        (["checklist", "--blank"], "checklist-blank"),
        (["checklist", "--short"], "checklist-short"),
        (["checklist", "--blank", "--short"], "checklist-blank-short"),
        (["checklist", "--short", "--blank", "--short"], "checklist-blank-short"),
        (["clients", "--handout"], "clients-handout"),
        (["clients"], "clients"),
    ],
)
def test_a_variant_is_an_output_of_its_own(options: list[str], name: str) -> None:
    assert understood(["export", "w", options[0], "out.pdf", *options[1:]], Language("en")).output == name


@pytest.mark.parametrize("ends", [[], ["--from", "2026-01-01", "--to", "2026-02-01"]])
def test_a_blank_checklist_takes_both_days_or_none(ends: list[str]) -> None:
    found = understood(["export", "w", "checklist", "out.pdf", "--blank", *ends], Language("en"))
    assert isinstance(found, argparse.Namespace)
    assert bool(found.start) is bool(found.last) is bool(ends)


@pytest.mark.parametrize("end", ["--from", "--to"])
@pytest.mark.parametrize("kind", kinds())
def test_one_day_alone_is_enough_for_what_has_days(kind: str, end: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["export", "w", kind, "out.pdf", end, "2026-01-01"]
    if Takes.DAYS in OUTPUTS[kind].takes:
        assert understood(arguments, Language("en")).output == kind
    else:
        with pytest.raises(SystemExit):
            understood(arguments, Language("en"))
        assert f"{kind} has no days" in capsys.readouterr().err


def test_the_contract_names_every_ending_and_variant() -> None:
    contract = Path("docs/command-line.md").read_text("utf-8")
    assert [word for each in OUTPUTS.values() for word in each.endings if f"`{word}`" not in contract] == []
    assert [word for word in variants() if f"`--{word}`" not in contract] == []


@pytest.mark.parametrize("kind", kinds())
def test_all_that_can_be_typed_of_a_kind_together_is_an_output_or_wrong_usage(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each word alone, and each with the others: none falls through."""
    words = [word for word, outputs in variants().items() if any(each.kind == kind for each in outputs)]
    assert [word for word in words if f"{kind}-{word}" not in OUTPUTS] == []
    for chosen in (each for number in range(2, len(words) + 1) for each in combinations(words, number)):
        typed = ["export", "W", kind, "out.csv", *(f"--{word}" for word in chosen)]
        if "-".join((kind, *chosen)) in OUTPUTS:
            assert understood(typed, Language("en")).output == "-".join((kind, *chosen))
            continue
        with pytest.raises(SystemExit) as refused:
            understood(typed, Language("en"))
        assert refused.value.code == 2
        assert "choose one" in capsys.readouterr().err


def test_names_that_scripts_may_have_are_kept() -> None:
    """Of the first release; a kind that came later joins with the release that brings it."""
    assert {"clients", "calendar", "budget", "comparison", "checklist"} <= {*kinds()}
    assert {"plan"} <= {*FILE_KINDS}
    assert {"clients", "posts", "providers", "budgets", "comparisons", "evaluations"} <= {*counted()}


def test_what_may_be_typed_is_known_without_what_makes_it() -> None:
    """And the window, which takes no kind, does not read them at all."""
    heavy = "{'sqlalchemy', 'typst', 'matplotlib', 'smmdesk.services.sources'}"
    code = (
        "import sys; from smmdesk.command.usage import asked_of_window, understood;"
        "from smmdesk.speech.language import Language; asked_of_window([], Language('ru'));"
        "assert 'smmdesk.services.outputs' not in sys.modules;"
        "understood(['export', 'w', 'budget', 'out.pdf', '--from', '2026-01-01'], Language('ru'));"
        f"print(sorted({heavy} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


@pytest.mark.parametrize("days", [("--to", "2026-11-30"), ("--from", "2026-10-01"), ("--from", "0001-01-02"), ()])
def test_a_report_of_open_days_is_of_what_is_known(example_folder: Path, tmp_path: Path, days: tuple[str, ...]) -> None:
    out = tmp_path / "report.json"
    asked = ["export", str(example_folder), "report", str(out), "--client", "Sweet Balcony", *days]
    assert main(asked) == 0
    [told] = json.loads(out.read_text("utf-8"))["reports"]
    assert told["to"] < "2028"
