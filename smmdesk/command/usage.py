"""What can be typed: the commands with their options, and what is wrong usage of them."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from smmdesk.services.kinds import KINDS as FILE_KINDS
from smmdesk.speech.language import LANGUAGES

KINDS = ("clients", "calendar", "budget", "comparison", "checklist")


def understood(given: Sequence[str]) -> argparse.Namespace:
    """The options of a command; wrong usage ends the program with 2."""
    options = _parser().parse_args(given)
    if options.command == "export" and (complaint := _misplaced(options)):
        options.usage(complaint)
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="smmdesk", description="An offline desk for social media work.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, arguments in ARGUMENTS.items():
        command = commands.add_parser(name, help=HELP[name], description=HELP[name], allow_abbrev=False)
        command.set_defaults(usage=command.error)
        for flags, settings in arguments:
            command.add_argument(*flags, **settings)
    return parser


def window_parser() -> argparse.ArgumentParser:
    """For what is no command: a workspace to open."""
    names = "\n".join(f"  {name:<9}{text}" for name, text in HELP.items())
    parser = argparse.ArgumentParser(
        prog="smmdesk",
        usage=f"smmdesk [WORKSPACE]\n       smmdesk {{{','.join(HELP)}}} …",
        description="Open the window, or run one of the commands below.",
        epilog=f"commands:\n{names}\n\n`smmdesk COMMAND --help` tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("workspace", nargs="?", type=Path, help="folder of the workspace; the last one if left out")
    return parser


def _misplaced(options: argparse.Namespace) -> str:
    """What is asked of a kind that lacks it: to pass it over would be to write something else than was meant."""
    if options.blank and options.kind != "checklist":
        return "argument --blank: only a checklist can be blank"
    if (options.start or options.last) and options.kind in {"clients", "comparison"}:
        return f"argument --from/--to: {options.kind} has no days"
    if options.blank and (options.start is None) != (options.last is None):
        return "argument --from/--to: a blank checklist names both days, or none"
    return ""


def _day(text: str) -> date:
    """Written as `YYYY-MM-DD` and in no other way that ISO 8601 has."""
    day = date.fromisoformat(text)
    if text != day.isoformat():
        raise ValueError(text)
    return day


_day.__name__ = "YYYY-MM-DD"  # by it `argparse` names what was expected


_WORKSPACE = (("workspace",), {"type": Path, "help": "folder of the workspace"})
_JSON = (("--json",), {"action": "store_true", "help": "print one JSON object"})
_CLIENT = (("--client",), {"metavar": "NAME", "help": "name of the client; all of them if left out"})

HELP: Mapping[str, str] = {
    "demo": "make the example workspace in a new folder",
    "import": "read a content plan (CSV, XLSX, ODS, iCalendar)",
    "export": "write a table or a printable document",
    "check": "check the file and count what it holds",
    "backup": "make a verified backup",
    "restore": "put a backup in the place of a workspace",
    "rescue": "save what can still be read of a workspace that cannot be opened",
    "undo": "take the last change back",
    "redo": "do again what was taken back",
}

ARGUMENTS: Mapping[str, Sequence[tuple[tuple[str, ...], dict[str, Any]]]] = {
    "demo": [_WORKSPACE, (("--language",), {"choices": list(LANGUAGES), "help": "language of the example"})],
    "import": [
        _WORKSPACE,
        (("file",), {"type": Path, "help": "the plan"}),
        (("--client",), {"metavar": "NAME", "required": True, "help": "whose plan it is; made when there is none"}),
        (("--as",), {"dest": "kind", "choices": FILE_KINDS, "default": "plan", "help": "what the file is"}),
        (("--dates",), {"choices": ["dmy", "mdy"], "help": "order of day and month, where both could be meant"}),
        (("--dry-run",), {"action": "store_true", "help": "only say what would be done"}),
        _JSON,
    ],
    "export": [
        _WORKSPACE,
        (("kind",), {"choices": KINDS}),
        (("out",), {"type": Path, "help": ".pdf .xlsx .csv .json, .ics for the calendar"}),
        _CLIENT,
        (("--from",), {"dest": "start", "type": _day, "metavar": "YYYY-MM-DD", "help": "first day"}),
        (("--to",), {"dest": "last", "type": _day, "metavar": "YYYY-MM-DD", "help": "last day"}),
        (("--language",), {"choices": list(LANGUAGES), "help": "language of the document"}),
        (("--paper",), {"choices": ["a4", "letter"], "default": "a4", "help": "of a .pdf"}),
        (("--blank",), {"action": "store_true", "help": "a checklist for pen and paper"}),
    ],
    "check": [_WORKSPACE, _JSON],
    "backup": [_WORKSPACE, (("out",), {"nargs": "?", "type": Path, "help": "file to write; else in the workspace"})],
    "restore": [(("backup",), {"type": Path, "help": "the backup's file"}), _WORKSPACE],
    "rescue": [_WORKSPACE, (("out",), {"type": Path, "help": "folder of the new workspace, or .xlsx"}), _JSON],
    "undo": [_WORKSPACE],
    "redo": [_WORKSPACE],
}
