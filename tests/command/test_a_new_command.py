"""The recipe for a command of the command line, followed with a made-up one; and every one stands in the contract."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smmdesk.command.cli import main
from smmdesk.command.usage import COMMANDS, Command
from smmdesk.domain.errors import SmmdeskError
from smmdesk.speech.language import Language

if TYPE_CHECKING:
    import argparse

CONTRACT = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")


class NobodyError(SmmdeskError):
    """There is nobody of that name."""

    message = "Nobody is called {name}."


def greet(options: argparse.Namespace, language: Language) -> None:
    """What the made-up one does."""
    if options.name == "nobody":
        raise NobodyError(name=options.name)
    print(language("Hello, {name}!", name=options.name))


@pytest.fixture(autouse=True)
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMMDESK_LANGUAGE", "en")
    arguments = [(("name",), {"help": "whom"}), (("--loud",), {"action": "store_true", "help": "with a horn"})]
    monkeypatch.setitem(COMMANDS, "greet", Command(greet, "say hello", arguments))


def test_it_runs_is_refused_and_is_complained_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["greet", "you"]) == 0
    assert main(["greet", "nobody"]) == 1
    with pytest.raises(SystemExit) as left:
        main(["greet"])
    assert left.value.code == 2
    told = capsys.readouterr()
    assert told.out == "Hello, you!\n"
    assert told.err.startswith("Nobody is called nobody.\n")


def test_help_tells_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for arguments in (["--help"], ["greet", "--help"]):
        with pytest.raises(SystemExit):
            main(arguments)
        told.append(capsys.readouterr().out)
    assert re.search(r"^  greet +say hello$", told[0], re.M)
    assert "--loud" in told[1]
    assert "with a horn" in told[1]


def test_the_contract_lacks_it() -> None:
    """It is told of nowhere, so whoever forgets the contract is told."""
    assert missing() == ["greet", "greet name", "greet --loud"]


def missing() -> list[str]:
    """What may be typed and does not stand in the contract: commands, what follows them, options."""
    said = {name: "".join(re.findall(rf"^smmdesk {name}\b.*\n(?: +.*\n)*", CONTRACT, re.M)) for name in COMMANDS}
    wanted = [(name, word) for name, command in COMMANDS.items() for word in ["", *words(command)]]
    return [f"{name} {word}".strip() for name, word in wanted if not re.search(rf"{word}\b", said[name], re.I)]


def words(command: Command) -> list[str]:
    """The names of what is typed after it, as its arguments are declared."""
    arguments = command.arguments(Language("en")) if callable(command.arguments) else command.arguments
    return [flags[-1] for flags, _settings in arguments]
