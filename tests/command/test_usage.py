"""What is typed wrong is answered in the language of the surroundings, and nothing comes of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.command import cli
from smmdesk.command.cli import main
from smmdesk.command.parsing import SENTENCES
from smmdesk.command.usage import COMMANDS, understood
from smmdesk.domain.text import nearest
from smmdesk.opening import create_workspace
from smmdesk.services.outputs import OUTPUTS
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.version import VERSION

OTHERS = [code for code in LANGUAGES if code != "en"]
WRONG = (
    ["chek", "w"],
    ["chek"],
    ["nonsense", "w"],
    ["check"],
    ["check", "w", "more"],
    ["check", "--json=1", "w"],
    ["check", "w", "--what"],
    ["import", "w", "f", "--client"],
    ["import", "w", "f", "--client", "A", "--dates", "ymd"],
    ["import", "w", "f", "--client", "A", "--column", "=text"],
    ["import", "w", "f", "--client", "A", "--changed", "perhaps"],
    ["import", "w", "f", "--client", "A", "--network", "instagram"],
    ["import", "w", "f", "--client", "A", "--as", "results", "--rate", "USD=0@2026-10-31"],
    ["import", "w", "f", "--client", "A", "--as", "results", "--rate", "USD@2026-10-31"],
    ["export", "w", "nonsense", "out.pdf"],
    ["export", "w", "budget", "out.pdf", "--from", "2026-13-01"],
    ["export", "w", "budget", "out.pdf", "--blank"],
    ["export", "w", "clients", "out.csv", "--to", "2026-01-01"],
    ["export", "w", "checklist", "out.pdf", "--blank", "--to", "2026-01-01"],
    ["w", "--json"],
)


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SMMDESK_LANGUAGE", "en")
    return tmp_path


def answered(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 2) -> str:
    """What is said where nothing is done."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == code
    told = capsys.readouterr()
    assert not (told.out if code else told.err)
    return told.err if code else told.out


def sentences() -> set[str]:
    """All that usage and help may say in English, each without the values in it."""
    helps = {command.help for command in COMMANDS.values()}
    for command in COMMANDS.values():
        arguments = command.arguments(Language("en")) if callable(command.arguments) else command.arguments
        helps |= {settings.get("help", "") for _flags, settings in arguments}
    ours = helps | {each.hint for each in OUTPUTS.values()} | set(SENTENCES)
    pieces = {piece.strip(" :\n") for each in ours for piece in re.split(r"%\(\w+\)[rs]|%[rs]", each)}
    return {each for each in pieces if len(each) > len("options")}


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_speaks_the_language_of_the_surroundings(
    arguments: list[str], code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    english = answered(arguments, capsys)
    monkeypatch.setenv("SMMDESK_LANGUAGE", code)
    told = answered(arguments, capsys)
    assert told != english
    assert [each for each in sentences() if each in " ".join(told.split())] == []


@pytest.mark.parametrize(
    ("option", "value", "able", "kinds"),
    [
        ("--network", "instagram", "results", ["plan", "mentions"]),
        ("--account", "honey", "results", ["plan", "mentions"]),
        ("--exported-on", "2026-10-31", "results", ["plan", "mentions"]),
        ("--rate", "USD=0.92@2026-10-31", "results", ["plan", "mentions"]),
        ("--brand", "Honey", "mentions", ["plan", "results"]),
        ("--changed", "update", "plan", ["results", "mentions"]),
        ("--changed", "skip", "plan", ["results", "mentions"]),
    ],
)
def test_what_is_of_one_kind_of_file_is_not_passed_over_for_another(
    option: str, value: str, able: str, kinds: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in kinds:
        told = answered(["import", "w", "f", "--client", "A", "--as", kind, option, value], capsys)
        assert told.endswith(f"argument {option}: goes with --as {able} only, and this file is read as {kind}\n")
    given = ["import", "w", "f", "--client", "A", "--as", able, option, value]
    assert understood(given, Language("en")).kind == able


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_speaks_the_language_of_the_surroundings(
    name: str, code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [name, "--help"] if name else ["--help"]
    english = " ".join(answered(arguments, capsys, 0).split())
    monkeypatch.setenv("SMMDESK_LANGUAGE", code)
    told = " ".join(answered(arguments, capsys, 0).split())
    assert any(each in english for each in sentences())
    assert [each for each in sentences() if each in told] == []


def test_argparse_says_what_it_said_before_once_it_was_asked(capsys: pytest.CaptureFixture[str]) -> None:
    import argparse

    before = vars(argparse)["_"]
    answered(["check"], capsys)
    assert vars(argparse)["_"] is before


def test_its_sentences_are_those_of_this_python() -> None:
    """Reworded in another version of Python they would be said in English again."""
    import argparse

    source = Path(argparse.__file__ or "").read_text("utf-8").replace("\\n", "\n")
    assert [each for each in SENTENCES if f"_('{each}')" not in source and f'_("{each}")' not in source] == []


@pytest.mark.parametrize(("typed", "meant"), [("chek", "check"), ("Exprot", "export"), ("back-up", "backup")])
def test_a_mistyped_command_names_the_nearest(typed: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = f"there is no command “{typed}”; did you mean “{meant}”?\n"
    assert answered([typed, "w"], capsys).endswith(wanted)
    assert answered([typed], capsys).endswith(wanted)
    assert answered([typed, "--json"], capsys).endswith(wanted)


def test_what_is_like_no_command_is_told_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(["nonsense", "w"], capsys).endswith(f"there are: {', '.join(COMMANDS)}\n")


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (["export", "w", "strategy", "s.pdf", "--client", "A", "--version", "0"], "such as 2"),
        (["export", "w", "budget", "b.pdf", "--from", "2026-1-1"], "write it as YYYY-MM-DD, such as 2026-10-31"),
        (["export", "w", "reputation", "r.pdf", "--on", "noon"], "such as 2026-10-31T09:30"),
        (["import", "w", "f", "--client", "A", "--rate", "USD@2026-10-31"], "such as EUR=96.50@2026-10-31"),
        (["import", "w", "f", "--client", "A", "--column", "text"], "the sign = and what it is"),
        (["import", "w", "f", "--client", "A", "--changed", "perhaps"], "write update / add / skip"),
    ],
)
def test_a_value_that_is_none_is_told_what_is_expected(
    wrong: list[str], expected: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = answered(wrong, capsys)
    assert told.endswith(f"{expected}\n")
    assert f"{wrong[-1]!r} " in told
    monkeypatch.setenv("SMMDESK_LANGUAGE", "ru")
    assert "invalid" not in answered(wrong, capsys)


def test_a_folder_may_be_called_nearly_as_a_command(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "has_screen", lambda: False)
    create_workspace(nowhere / "chek").close()
    assert main(["chek"]) == 0
    assert "documents of chek" in capsys.readouterr().out


def test_without_a_screen_a_mistyped_word_makes_no_folder(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "has_screen", lambda: False)
    assert main(["my-dask"]) == 1
    assert "my-dask" in capsys.readouterr().err
    answered(["chek"], capsys)
    answered(["chek", "w"], capsys)
    assert list(nowhere.iterdir()) == []


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(["--version"], capsys, 0) == f"SMMdesk {VERSION}\n"


@given(st.sampled_from([*COMMANDS]), st.randoms())
def test_one_slip_of_the_finger_is_understood(name: str, random: object) -> None:
    place = getattr(random, "randrange")(len(name))  # noqa: B009  (Hypothesis gives a type of its own)
    for slipped in (name[:place] + name[place + 1 :], name[:place] + "x" + name[place:], name.upper()):
        assert nearest(slipped, COMMANDS) == name
