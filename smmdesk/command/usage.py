"""What can be typed: the commands with their options, and what is wrong usage of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.command import acts
from smmdesk.services.answers import Answer
from smmdesk.services.kinds import KINDS as FILE_KINDS
from smmdesk.speech.language import LANGUAGES, Language

if TYPE_CHECKING:
    from smmdesk.services.outputs import Output


def understood(given: Sequence[str]) -> argparse.Namespace:
    """The options of a command; wrong usage ends the program with 2."""
    options = _parser().parse_args(given)
    if options.command == "export":
        _choose_output(options)
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="smmdesk", description="An offline desk for social media work.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (_act, help, arguments) in COMMANDS.items():
        # no abbreviations: one that a script uses could mean two options in the next version
        command = commands.add_parser(name, help=help, description=help, allow_abbrev=False)
        # what is found wrong later is told by this command's parser too, with its usage
        command.set_defaults(usage=command.error)
        for flags, settings in arguments() if callable(arguments) else arguments:
            command.add_argument(*flags, **settings)
    return parser


def window_parser() -> argparse.ArgumentParser:
    """For what is no command: a workspace to open."""
    names = "\n".join(f"  {name:<9}{command.help}" for name, command in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="smmdesk",
        usage=f"smmdesk [WORKSPACE]\n       smmdesk {{{','.join(COMMANDS)}}} …",
        description="Open the window, or run one of the commands below.",
        epilog=f"commands:\n{names}\n\n`smmdesk COMMAND --help` tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("workspace", nargs="?", type=Path, help="folder of the workspace; the last one if left out")
    return parser


def _choose_output(options: argparse.Namespace) -> None:
    """Tell which output is meant. What it does not take is wrong usage: to pass it over would be to write another."""
    from smmdesk.services.outputs import OUTPUTS, variants

    asked = (options.kind, options.variant)
    output = next((each for each in OUTPUTS.values() if (each.kind, each.variant) == asked), None)
    if output is None:
        able = " or ".join(each.kind for each in variants()[options.variant])
        options.usage(f"argument --{options.variant}: only a {able} can be {options.variant}")
    elif complaint := _misplaced(options, output):
        options.usage(complaint)
    else:
        options.output = output.name


def _misplaced(options: argparse.Namespace, output: Output) -> str:
    from smmdesk.services.outputs import Takes

    days = (options.start, options.last)
    if options.client is not None and Takes.CLIENT not in output.takes:
        return f"argument --client: {output.name} is of no client"
    if any(days) and not output.takes & {Takes.DAYS, Takes.BOTH_DAYS}:
        return f"argument --from/--to: {output.name} has no days"
    if any(days) and not all(days) and Takes.BOTH_DAYS in output.takes:
        return f"argument --from/--to: a {output.variant} {output.kind} names both days, or none"
    return ""


def _day(text: str) -> date:
    """Written as `YYYY-MM-DD` and in no other way that ISO 8601 has."""
    day = date.fromisoformat(text)
    if text != day.isoformat():
        raise ValueError(text)
    return day


_day.__name__ = "YYYY-MM-DD"  # by it `argparse` names what was expected


def _use_of_column(text: str) -> tuple[str, str]:
    """A name may hold a sign of equality itself."""
    name, sign, use = text.rpartition("=")
    if not sign or not name.strip():
        raise ValueError(text)
    return name.strip(), use.strip()


_use_of_column.__name__ = "NAME=USE"


_WORKSPACE = (("workspace",), {"type": Path, "help": "folder of the workspace"})
_JSON = (("--json",), {"action": "store_true", "help": "print one JSON object"})
_CLIENT = (("--client",), {"metavar": "NAME", "help": "name of the client; all of them if left out"})

Arguments = Sequence[tuple[tuple[str, ...], dict[str, Any]]]

_IMPORT: Arguments = [
    _WORKSPACE,
    (("file",), {"type": Path, "help": "the plan"}),
    (("--client",), {"metavar": "NAME", "required": True, "help": "whose plan it is; made when there is none"}),
    (("--as",), {"dest": "kind", "choices": FILE_KINDS, "default": "plan", "help": "what the file is"}),
    (("--dates",), {"choices": ["dmy", "mdy"], "help": "order of day and month, where both could be meant"}),
    (
        ("--column",),
        {
            "dest": "columns",
            "action": "append",
            "type": _use_of_column,
            "default": [],
            "metavar": '"NAME=USE"',
            "help": "what the column of that name is, such as text, date or instagram; '-' leaves it out, nothing "
            "behind the = puts it into the note; may be said of several",
        },
    ),
    (
        ("--changed",),
        {
            "choices": [*Answer],
            "default": Answer.SKIP,
            "type": Answer,
            "help": "what becomes of rows that look like posts that are here, changed (skip if left out)",
        },
    ),
    (("--dry-run",), {"action": "store_true", "help": "only say what would be done"}),
    _JSON,
]


def _export() -> Arguments:
    """As the outputs declare it; they are imported for commands only, not for the window."""
    from smmdesk.documents.typeset import Paper
    from smmdesk.services.outputs import kinds, variants

    return [
        _WORKSPACE,
        (("kind",), {"choices": kinds()}),
        (("out",), {"type": Path, "help": _endings()}),
        _CLIENT,
        (("--from",), {"dest": "start", "type": _day, "metavar": "YYYY-MM-DD", "help": "first day"}),
        (("--to",), {"dest": "last", "type": _day, "metavar": "YYYY-MM-DD", "help": "last day"}),
        (("--language",), {"choices": list(LANGUAGES), "help": "language of the document"}),
        (("--delimiter",), {"choices": list(acts.DELIMITERS), "default": "", "help": "between the cells of a .csv"}),
        (("--paper",), {"choices": [*Paper], "default": Paper.A4, "help": "of a .pdf"}),
        *(
            (
                (f"--{name}",),
                {"dest": "variant", "action": "store_const", "const": name, "default": "", "help": outputs[0].hint},
            )
            for name, outputs in variants().items()
        ),
    ]


def _endings() -> str:
    from smmdesk.services.outputs import OUTPUTS, TABLES

    rare = (f", {ending} for the {each.kind}" for each in OUTPUTS.values() for ending in each.files)
    return " ".join((".pdf", *TABLES)) + "".join(rare)


class Command(NamedTuple):
    """What a first word does, what its help says, and what may be typed after it (asked when it is)."""

    act: Callable[[argparse.Namespace, Language], None]
    help: str
    arguments: Arguments | Callable[[], Arguments] = (_WORKSPACE,)


COMMANDS: dict[str, Command] = {
    "demo": Command(
        acts.demo,
        "make the example workspace in a new folder",
        [_WORKSPACE, (("--language",), {"choices": list(LANGUAGES), "help": "language of the example"})],
    ),
    "import": Command(acts.import_file, "read a content plan (CSV, XLSX, ODS, iCalendar)", _IMPORT),
    "export": Command(acts.export, "write a table or a printable document", _export),
    "check": Command(acts.check, "check the file and count what it holds", [_WORKSPACE, _JSON]),
    "backup": Command(
        acts.backup,
        "make a verified backup",
        [_WORKSPACE, (("out",), {"nargs": "?", "type": Path, "help": "file to write; else in the workspace"})],
    ),
    "restore": Command(
        acts.restore,
        "put a backup in the place of a workspace",
        [(("backup",), {"type": Path, "help": "the backup's file"}), _WORKSPACE],
    ),
    "rescue": Command(
        acts.rescue,
        "save what can still be read of a workspace that cannot be opened",
        [_WORKSPACE, (("out",), {"type": Path, "help": "folder of the new workspace, or .xlsx"}), _JSON],
    ),
    "undo": Command(acts.undo, "take the last change back"),
    "redo": Command(acts.redo, "do again what was taken back"),
}
