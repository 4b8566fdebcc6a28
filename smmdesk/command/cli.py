"""The command line: a stable contract for scripts, described in `docs/command-line.md`.

Exit code 0: done. 1: refused, one line on standard error, nothing changed. 2: wrong usage. Never a traceback.
"""

from __future__ import annotations

import gc
import json
import os
import re
import signal
import sys
from contextlib import contextmanager, nullcontext, suppress
from datetime import date, timedelta
from io import TextIOWrapper
from typing import TYPE_CHECKING

from smmdesk.command.usage import understood, window_parser
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.periods import Period
from smmdesk.domain.text import _
from smmdesk.speech.language import LANGUAGES, Language

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from smmdesk.domain.clients import Client
    from smmdesk.workspace import Workspace

REFUSED = 1
_A_DAY = timedelta(days=1)
_STEERING = "[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+"


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
UNLOGGED = _("Something went wrong inside SMMdesk; nothing was changed.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _let_all_letters_pass()
    try:
        return _answered(given, spoken())
    finally:
        _be_done()
        _let_go_of_output()


def _answered(given: list[str], language: Language) -> int:
    try:
        code = _run(given, language)
        print(end="", flush=True)
        return code
    except BrokenPipeError:  # `| head -1`: whoever read has had enough; what was to be done is done
        return 0
    except (SmmdeskError, OSError) as error:
        return _refuse(language.error(error) + _way_on(error, language))
    except KeyboardInterrupt:
        return _refuse(language(_("Stopped. Nothing was changed.")))
    except Exception as error:  # a bug: the person gets a sentence, the log gets the places
        from smmdesk.machine.logs import log_failure

        log = log_failure(error)
        return _refuse(language(UNEXPECTED, log=log) if log else language(UNLOGGED))


def _way_on(error: Exception, language: Language) -> str:
    """What this program can still do for a workspace that it must not open."""
    from smmdesk.storage.errors import NewerWorkspaceError

    if not isinstance(error, NewerWorkspaceError):
        return ""
    return " " + language(_("What is in it becomes a spreadsheet by: smmdesk rescue WORKSPACE OUT.xlsx"))


def _let_go_of_output() -> None:
    """What nobody takes any more is dropped here: Python would complain about it at its very end."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


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
    if sys.stderr:  # closed, it is None, and `print` would turn to standard output
        print(_one_line(sentence), file=sys.stderr)
    return REFUSED


def _one_line(text: str) -> str:
    """Without what would break the line, steer the terminal or turn the writing round: names and cells may hold it."""
    return re.sub(_STEERING, " ", text)


def _run(given: list[str], language: Language) -> int:
    if given and given[0] in COMMANDS:
        options = understood(given)
        COMMANDS[options.command](options, language)
        return 0
    options = window_parser().parse_args(given)
    if has_screen():
        return _show_window(options.workspace)
    show_without_window(options.workspace, language)
    return 0


def _show_window(folder: Path | None) -> int:
    """Nothing is thrown away while it loads, nor in `run` until the window stands: that would take a tenth of it."""
    gc.disable()
    try:
        from ui.app import run

        return run(folder)
    finally:
        gc.enable()


def has_screen() -> bool:
    """Whether a window can be shown: Windows and macOS always have a screen, elsewhere the surroundings tell."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def show_without_window(folder: Path | None, language: Language) -> None:
    """Without a screen: print the documents of the workspace, be it the example, and say how to see the window."""
    from smmdesk.command.headless import make_and_print
    from smmdesk.storage.folder import DATABASE

    is_theirs = folder is not None and (folder / DATABASE).is_file()
    place, papers = make_and_print(folder, language)
    if is_theirs:
        said = _("There is no screen here, so no window can be shown. The documents of {folder}:")
    else:
        said = _("There is no screen here, so no window can be shown. The example workspace is in {folder}.")
    print(language(said, folder=place))
    for paper in papers:
        print(f"  {paper}")
    print(
        language(_("To see the window, run this on a machine with a screen, or through `ssh -X`, or with `xvfb-run`."))
    )


def _print(report: object) -> None:
    every_letter = getattr(sys.stdout, "encoding", "").lower().replace("-", "") == "utf8"
    print(json.dumps(report, ensure_ascii=not every_letter))


def demo(options: argparse.Namespace, language: Language) -> None:
    """Make the example workspace; a folder that holds anything is refused."""
    from smmdesk.opening import create_example

    create_example(options.workspace, options.language or language.code)
    _be_done()
    print(language(_("The example is in {folder}. Open it with: smmdesk {folder}"), folder=options.workspace))


def import_file(options: argparse.Namespace, language: Language) -> None:
    """Read a file of one kind in for a client, and say what became of its rows."""
    from smmdesk.services.importing import READ_BEFORE
    from smmdesk.services.kinds import kind_named

    with _opened(options) as workspace:
        report = workspace.importing.import_file(
            options.file,
            options.client,
            kind=kind_named(options.kind),
            date_order=options.dates,
            dry_run=options.dry_run,
        )
    problems = [{"row": each.row, "message": language(each.message, **each.values)} for each in report.problems]
    as_before = report.about.table is not None and report.about.table.as_before
    before = report.read_before
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
    if before:
        when = language.date(before.read_at.astimezone().date())
        print(_one_line(language(READ_BEFORE, date=when, name=before.name)))
    for problem in problems:
        print(_one_line(f"{problem['row']}: {problem['message']}"))


def export(options: argparse.Namespace, language: Language) -> None:
    """Write a document or a table, its kind and form named by KIND and the ending of OUT."""
    from smmdesk.documents.typeset import Paper
    from smmdesk.services.outputs import Wish

    with _opened(options) as workspace:
        client = _client(workspace, options.client)
        wish = Wish(
            output=options.output,
            language=Language(options.language or (client.language if client else workspace.settings.desk().language)),
            paper=Paper(options.paper),
            client_id=client.id if client else None,
            period=_period(options.start, options.last),
        )
        workspace.exporting.export(wish, options.out)
    print(language(_("Written: {file}"), file=options.out))


def check(options: argparse.Namespace, language: Language) -> None:
    """Check the file and count what it holds; faults make it a refusal."""
    with _opened(options) as workspace:
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
    with _opened(options) as workspace:
        print(workspace.backups.make(options.out))


def restore(options: argparse.Namespace, language: Language) -> None:
    """Put a backup in the place of the workspace, which is kept as a backup itself; no window may have it open."""
    from smmdesk.domain.periods import utc_now
    from smmdesk.services.backups import BackupService
    from smmdesk.storage.folder import is_workspace
    from smmdesk.storage.lock import FILE, Lock

    with Lock(options.workspace / FILE) if is_workspace(options.workspace) else nullcontext():
        kept = BackupService(options.workspace, utc_now).restore(options.backup)
    _be_done()
    if kept:
        print(language(_("Restored. What was there before is kept in {file}."), file=kept))
    else:
        print(language(_("Restored into {folder}."), folder=options.workspace))


def rescue(options: argparse.Namespace, language: Language) -> None:
    """Put what can still be read into a new workspace, and say how much that is; the damaged one stays as it is."""
    from smmdesk.services import rescue as rescuing

    if options.out.suffix.lower() == ".xlsx":
        _save_tables(options, language)
        return
    found = rescuing.rescue(options.workspace, options.out, nameless=language(rescuing.NAMELESS))
    _be_done()
    if options.json:
        _print({"saved": dict(found.saved), "lost": dict(found.lost), "nameless": found.nameless})
        return
    for name, saved in found.saved.items():
        if lost := found.lost[name]:
            print(language(_("{name}: {saved}, lost: about {lost}"), name=name, saved=saved, lost=lost))
        else:
            print(f"{name}: {saved}")
    print(language(_("What could still be read is in {folder}."), folder=options.out))


def _save_tables(options: argparse.Namespace, language: Language) -> None:
    from smmdesk.services.rescue import save_tables

    saved = save_tables(options.workspace, options.out)
    _be_done()
    if options.json:
        _print({"saved": saved, "lost": {}, "nameless": 0})
        return
    for name, count in saved.items():
        print(_one_line(f"{name}: {count}"))
    print(language(_("Written: {file}"), file=options.out))


def undo(options: argparse.Namespace, language: Language) -> None:
    """Take the last act back and name it."""
    with _opened(options) as workspace:
        print(language(_("Taken back: {act}"), act=language(workspace.history.undo().act.words)))


def redo(options: argparse.Namespace, language: Language) -> None:
    """Do the act again that was taken back last, and name it."""
    with _opened(options) as workspace:
        print(language(_("Done again: {act}"), act=language(workspace.history.redo().act.words)))


@contextmanager
def _opened(options: argparse.Namespace) -> Iterator[Workspace]:
    """The workspace that the command is about."""
    from smmdesk.opening import open_workspace

    with open_workspace(options.workspace) as workspace:
        yield workspace
        _be_done()


def _be_done() -> None:
    """From here on what was asked for is done: Ctrl-C comes too late, and must not say that nothing was changed."""
    with suppress(ValueError):  # only the main thread is ever interrupted
        signal.signal(signal.SIGINT, signal.SIG_IGN)


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
