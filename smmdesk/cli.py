"""The command line: a stable contract for scripts, described in `docs/command-line.md`.

Exit code 0: done. 1: refused, one line on standard error, nothing changed. 2: wrong usage. Never a traceback.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from datetime import date, timedelta
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.periods import Period
from smmdesk.domain.text import _
from smmdesk.language import LANGUAGES, Language

if TYPE_CHECKING:
    from smmdesk.domain.clients import Client
    from smmdesk.workspace import Workspace

REFUSED, WRONG_USAGE = 1, 2
_A_DAY = timedelta(days=1)

KINDS = ("clients", "calendar", "budget", "comparison", "checklist")


class NoSuchClientError(SmmdeskError):
    """The workspace holds no client of that name."""

    message = _("There is no client “{name}” in this workspace.")


class FaultyWorkspaceError(SmmdeskError):
    """The check found something."""

    message = _("The workspace has faults: {faults}. Restore a backup.")


class DaysReversedError(SmmdeskError):
    """`--to` names a day before that of `--from`."""

    message = _("The last day ({last}) must not come before the first ({start}).")


UNEXPECTED = _("Something went wrong inside SMMdesk; nothing was changed. Details are in {log}.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = spoken()
    _let_all_letters_pass()
    try:
        return _run(given, language)
    except SmmdeskError as error:
        return _refuse(language.error(error))
    except KeyboardInterrupt:
        return _refuse(language(_("Stopped. Nothing was changed.")))
    except OSError as error:
        return _refuse(f"{error.strerror}: {error.filename}" if error.filename else str(error))
    except Exception as error:  # a bug: the person gets a sentence, the log gets the traceback
        from smmdesk.logs import log_failure

        return _refuse(language(UNEXPECTED, log=log_failure(error)))


def _let_all_letters_pass() -> None:
    """What a terminal or a pipe has no letter for (on Windows that is often most of them) is shown as its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def spoken() -> Language:
    """The language of the surroundings, as far as we speak it; else English."""
    for name in ("SMMDESK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code:
            return Language(code if code in LANGUAGES else "en")
    return Language("en")


def _refuse(sentence: str) -> int:
    print(sentence.replace("\n", " "), file=sys.stderr)
    return REFUSED


def _run(given: list[str], language: Language) -> int:
    if given and given[0] in COMMANDS:
        options = _parser().parse_args(given)
        COMMANDS[options.command](options, language)
        return 0
    options = _window_parser().parse_args(given)
    if has_screen():
        from ui.app import run

        return run(options.workspace)
    show_without_window(options.workspace, language)
    return 0


def has_screen() -> bool:
    """Whether a window can be shown: Windows and macOS always have a screen, elsewhere the surroundings tell."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def show_without_window(folder: Path | None, language: Language) -> None:
    """On a machine without a screen: make the example, print its documents, and say how to see the window."""
    from smmdesk.headless import make_and_print

    made, papers = make_and_print(folder, language)
    print(
        language(
            _("There is no screen here, so no window can be shown. The example workspace is in {folder}."), folder=made
        )
    )
    for paper in papers:
        print(f"  {paper}")
    print(
        language(_("To see the window, run this on a machine with a screen, or through `ssh -X`, or with `xvfb-run`."))
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="smmdesk", description="An offline desk for social media work.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, arguments in ARGUMENTS.items():
        command = commands.add_parser(name, help=HELP[name], description=HELP[name])
        for flags, settings in arguments:
            command.add_argument(*flags, **settings)
    return parser


def _window_parser() -> argparse.ArgumentParser:
    names = "\n".join(f"  {name:<9}{text}" for name, text in HELP.items())
    parser = argparse.ArgumentParser(
        prog="smmdesk",
        description="Open the window, or run one of the commands below.",
        epilog=f"commands:\n{names}\n\n`smmdesk COMMAND --help` tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("workspace", nargs="?", type=Path, help="folder of the workspace; the last one if left out")
    return parser


def _day(text: str) -> date:
    return date.fromisoformat(text)


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
    "rescue": "save what can still be read of a damaged workspace",
    "undo": "take the last change back",
    "redo": "do again what was taken back",
}

ARGUMENTS: Mapping[str, Sequence[tuple[tuple[str, ...], dict[str, Any]]]] = {
    "demo": [_WORKSPACE, (("--language",), {"choices": list(LANGUAGES), "help": "language of the example"})],
    "import": [
        _WORKSPACE,
        (("file",), {"type": Path, "help": "the plan"}),
        (("--client",), {"metavar": "NAME", "required": True, "help": "whose plan it is; made when there is none"}),
        (("--as",), {"dest": "kind", "choices": ["plan"], "default": "plan", "help": "what the file is"}),
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
        (("--paper",), {"choices": ["a4", "letter"], "default": "a4"}),
        (("--blank",), {"action": "store_true", "help": "a checklist for pen and paper"}),
    ],
    "check": [_WORKSPACE, _JSON],
    "backup": [_WORKSPACE, (("out",), {"nargs": "?", "type": Path, "help": "file to write; else in the workspace"})],
    "restore": [(("backup",), {"type": Path, "help": "the backup's file"}), _WORKSPACE],
    "rescue": [_WORKSPACE, (("out",), {"type": Path, "help": "folder of the new workspace"}), _JSON],
    "undo": [_WORKSPACE],
    "redo": [_WORKSPACE],
}


def _print(report: object) -> None:
    every_letter = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(report, ensure_ascii=not every_letter))


def demo(options: argparse.Namespace, language: Language) -> None:
    """Make the example workspace; a folder that holds anything is refused."""
    from smmdesk.workspace import Workspace

    with Workspace.create(options.workspace) as workspace:
        workspace.make_example(options.language or language.code)
    print(language(_("The example is in {folder}. Open it with: smmdesk {folder}"), folder=options.workspace))


def import_file(options: argparse.Namespace, language: Language) -> None:
    """Read a plan into a client's calendar, and say what became of its rows."""
    from smmdesk.workspace import Workspace

    with Workspace.open(options.workspace) as workspace:
        report = workspace.importing.import_plan(
            options.file, options.client, date_order=options.dates, dry_run=options.dry_run
        )
    problems = [{"row": each.row, "message": language(each.message, **each.values)} for each in report.problems]
    as_before = report.about.table is not None and report.about.table.as_before
    if options.json:
        counts = {"added": report.added, "updated": report.updated, "skipped": report.skipped}
        remembered = {"columns": "remembered"} if as_before else {}
        _print({**counts, "problems": problems, **remembered})
        return
    print(
        language(
            _("{added} added, {updated} updated, {skipped} skipped."),
            added=report.added,
            updated=report.updated,
            skipped=report.skipped,
        )
    )
    if as_before:
        print(language(_("The columns are taken as last time.")))
    for problem in problems:
        print(f"{problem['row']}: {problem['message']}")


def export(options: argparse.Namespace, language: Language) -> None:
    """Write a document or a table, its kind and form named by KIND and the ending of OUT."""
    from smmdesk.documents.typeset import Paper
    from smmdesk.services.documents import Kind, Wish
    from smmdesk.workspace import Workspace

    with Workspace.open(options.workspace) as workspace:
        client = _client(workspace, options.client)
        wish = Wish(
            kind=Kind(options.kind),
            language=Language(options.language or (client.language if client else workspace.settings.desk().language)),
            paper=Paper(options.paper),
            client_id=client.id if client else None,
            period=_period(options.start, options.last),
            blank=options.blank,
        )
        workspace.exporting.export(wish, options.out)
    print(language(_("Written: {file}"), file=options.out))


def check(options: argparse.Namespace, language: Language) -> None:
    """Check the file and count what it holds; faults make it a refusal."""
    from smmdesk.workspace import Workspace

    with Workspace.open(options.workspace) as workspace:
        found = workspace.check()
    if options.json:
        _print({"ok": found.ok, "schema": found.schema, "counts": dict(found.counts), "faults": list(found.faults)})
    else:
        for name, count in found.counts.items():
            print(f"{name}: {count}")
    if not found.ok:
        raise FaultyWorkspaceError(faults="; ".join(found.faults[:3]))
    if not options.json:
        print(language(_("The workspace is whole.")))


def backup(options: argparse.Namespace, _language: Language) -> None:
    """Make a verified copy and say where it is."""
    from smmdesk.workspace import Workspace

    with Workspace.open(options.workspace) as workspace:
        print(workspace.backups.make(options.out))


def restore(options: argparse.Namespace, language: Language) -> None:
    """Put a backup in the place of the workspace, which is kept as a backup itself; no window may have it open."""
    from smmdesk.services.backups import BackupService
    from smmdesk.storage.folder import DATABASE
    from smmdesk.storage.lock import FILE, Lock
    from smmdesk.workspace import utc_now

    is_there = (options.workspace / DATABASE).exists()
    with Lock(options.workspace / FILE) if is_there else nullcontext():
        kept = BackupService(options.workspace, utc_now).restore(options.backup)
    if kept:
        print(language(_("Restored. What was there before is kept in {file}."), file=kept))
    else:
        print(language(_("Restored into {folder}."), folder=options.workspace))


def rescue(options: argparse.Namespace, language: Language) -> None:
    """Put what can still be read into a new workspace, and say how much that is; the damaged one stays as it is."""
    from smmdesk.services import rescue as rescuing

    found = rescuing.rescue(options.workspace, options.out, nameless=language(rescuing.NAMELESS))
    if options.json:
        _print({"saved": dict(found.saved), "lost": dict(found.lost), "nameless": found.nameless})
        return
    for name, saved in found.saved.items():
        if lost := found.lost[name]:
            print(language(_("{name}: {saved}, lost: about {lost}"), name=name, saved=saved, lost=lost))
        else:
            print(f"{name}: {saved}")
    print(language(_("What could still be read is in {folder}."), folder=options.out))


def undo(options: argparse.Namespace, language: Language) -> None:
    """Take the last act back and name it."""
    from smmdesk.workspace import Workspace

    with Workspace.open(options.workspace) as workspace:
        print(language(_("Taken back: {act}"), act=language.word(workspace.history.undo().act)))


def redo(options: argparse.Namespace, language: Language) -> None:
    """Do the act again that was taken back last, and name it."""
    from smmdesk.workspace import Workspace

    with Workspace.open(options.workspace) as workspace:
        print(language(_("Done again: {act}"), act=language.word(workspace.history.redo().act)))


def _client(workspace: Workspace, name: str | None) -> Client | None:
    """The client of that name; None where none is named."""
    if name is None:
        return None
    found = workspace.clients.named(name)
    if found is None:
        raise NoSuchClientError(name=name)
    return found


def _period(start: date | None, last: date | None) -> Period | None:
    """From the first to the last day, both included; open at the side that is left out."""
    if start is None and last is None:
        return None
    if start and last and last < start:
        raise DaysReversedError(start=start, last=last)
    return Period(min(start or date.min, date.max - _A_DAY), min(last or date.max, date.max - _A_DAY) + _A_DAY)


COMMANDS: Mapping[str, Callable[[argparse.Namespace, Language], None]] = {
    "demo": demo,
    "import": import_file,
    "export": export,
    "check": check,
    "backup": backup,
    "restore": restore,
    "rescue": rescue,
    "undo": undo,
    "redo": redo,
}
