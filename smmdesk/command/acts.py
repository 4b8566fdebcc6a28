"""What each command does; what can be typed for it stands in `usage.py`."""

from __future__ import annotations

import gc
from contextlib import contextmanager, nullcontext
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from smmdesk.command import approval, schedulers
from smmdesk.command.saying import be_done, one_line, print_json
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.periods import Period
from smmdesk.domain.text import _, nearest
from smmdesk.speech.language import Language

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from smmdesk.domain.clients import Client
    from smmdesk.workspace import Workspace

DELIMITERS: Final = {"comma": ",", "semicolon": ";", "tab": "\t"}
"""What may stand between the cells of a CSV file."""
_A_DAY = timedelta(days=1)
_NAMED: Final = 8  # clients in one line


class NoSuchClientError(SmmdeskError):
    """The workspace holds no client of that name, but others."""

    message = _("There is no client “{name}” in this workspace. Choose one of: {clients}.")


class NearlyClientError(SmmdeskError):
    """One has nearly that name."""

    message = _("There is no client “{name}” in this workspace. Did you mean “{meant}”?")


class NoClientsError(SmmdeskError):
    """A client was named where there is none at all."""

    message = _("There is no client in this workspace yet. Leave the name out, or read a file in first.")


class FaultyWorkspaceError(SmmdeskError):
    """The check found something."""

    message = _(
        "The workspace has faults: {faults}. It was left as it is. Restore a backup (smmdesk restore), or save what "
        "can still be read (smmdesk rescue)."
    )


class DaysReversedError(SmmdeskError):
    """`--to` names a day before that of `--from`."""

    message = _("The last day ({last}) must not come before the first ({start}).")


def demo(options: argparse.Namespace, language: Language) -> None:
    """Make the example workspace; a folder that holds anything is refused."""
    from smmdesk.opening import create_example

    create_example(options.workspace, options.language or language.code)
    be_done()
    print(language(_("The example is in {folder}. Open it with: smmdesk {folder}"), folder=options.workspace))


def import_file(options: argparse.Namespace, language: Language) -> None:
    """Read a file of one kind in for a client, and say what became of its rows."""
    if options.kind == approval.KIND:
        with _opened(options) as workspace:
            client = _client(workspace, options.client)
            approval.take(workspace, client, options, language)
    else:
        _import_rows(options, language)


def _import_rows(options: argparse.Namespace, language: Language) -> None:
    from smmdesk.command.import_told import changed_told, import_told
    from smmdesk.services.reading.importing import READ_BEFORE
    from smmdesk.services.reading.kind import Asked
    from smmdesk.services.reading.kinds import kind_named

    kind = kind_named(options.kind)
    with _opened(options) as workspace, _garbage_left():
        report = workspace.importing.import_file(
            options.file,
            options.client,
            kind=kind,
            date_order=options.dates,
            columns=dict(options.columns),
            changed=options.changed,
            # what no kind of file asks for is no option
            asked=Asked(**{name: getattr(options, name) for name in Asked._fields if hasattr(options, name)}),
            dry_run=options.dry_run,
        )
    if options.json:
        print_json(import_told(report, kind, language))
        return
    counts = {"added": report.added, "updated": report.updated, "skipped": report.skipped}
    print(language(_("{added} added, {updated} updated, {skipped} skipped."), **counts))
    if report.about.table is not None and report.about.table.as_before:
        print(language(_("The columns are taken as last time.")))
    if before := report.read_before:
        when = language.date(before.read_at.astimezone().date())
        print(one_line(language(READ_BEFORE, date=when, name=before.name)))
    if report.refused:
        print(language.count("{n} row was not taken in.", "{n} rows were not taken in.", report.refused))
    if report.passed_over:
        print(language.count("{n} row was passed over.", "{n} rows were passed over.", report.passed_over))
    for line in [*changed_told(report, kind, language), *(kind.lines(report.told, language) if report.told else ())]:
        print(one_line(line))
    for problem in [*report.problems, *report.passed]:
        # row 0 is the file as a whole
        place = " ".join(filter(None, (problem.sheet, str(problem.row or ""))))
        print(one_line(": ".join(filter(None, (place, language(problem.message, **problem.values))))))


def export(options: argparse.Namespace, language: Language) -> None:
    """Write a document or a table, its kind and form named by KIND and the ending of OUT."""
    from smmdesk.documents.typeset import Paper
    from smmdesk.services.outputs import Wish

    with _opened(options) as workspace:
        client = _client(workspace, options.client)
        wish = Wish(
            output=options.output,
            # of who will read it: the client, or for all of them the desk itself
            language=Language(options.language or (client.language if client else workspace.settings.desk().language)),
            paper=Paper(options.paper),
            client_id=client.id if client else None,
            period=_period(options.start, options.last),
            version=options.version,
            compare=options.compare,
            on=options.on,
        )
        if options.tool:
            schedulers.export(workspace, client, wish.period, options, language)
            return
        if options.output == approval.KIND and client and approval.is_sheet(options.out):
            approval.send(workspace, client.id, wish, options.out)
        else:
            workspace.exporting.export(wish, options.out, delimiter=DELIMITERS.get(options.delimiter, ""))
    print(language(_("Written: {file}"), file=options.out))


def check(options: argparse.Namespace, language: Language) -> None:
    """Check the file and count what it holds; faults make it a refusal."""
    with _opened(options) as workspace:
        found = workspace.check()
    if options.json:
        print_json({"ok": found.ok, "schema": found.schema, "counts": dict(found.counts), "faults": list(found.faults)})
    else:
        for name, count in found.counts.items():
            print(f"{name}: {count}")
    if not found.ok:
        # a refusal is one line, which a damaged file would make endless; JSON tells them all
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
    from smmdesk.services.keeping.backups import BackupService
    from smmdesk.storage.folder import is_workspace
    from smmdesk.storage.lock import FILE, Lock

    # where there is nothing yet nobody can have it open, and the lock's own folder may be missing
    with Lock(options.workspace / FILE) if is_workspace(options.workspace) else nullcontext():
        kept = BackupService(options.workspace, utc_now).restore(options.backup)
    be_done()
    if kept:
        print(language(_("Restored. What was there before is kept in {file}."), file=kept))
    else:
        print(language(_("Restored into {folder}."), folder=options.workspace))


def rescue(options: argparse.Namespace, language: Language) -> None:
    """Put what can still be read into a new workspace, and say how much that is; the damaged one stays as it is."""
    from smmdesk.services.keeping import rescue as rescuing

    if options.out.suffix.lower() == ".xlsx":
        _save_tables(options, language)
        return
    found = rescuing.rescue(options.workspace, options.out, nameless=language(rescuing.NAMELESS))
    be_done()
    if options.json:
        print_json({"saved": dict(found.saved), "lost": dict(found.lost), "nameless": found.nameless})
        return
    for name, saved in found.saved.items():
        if lost := found.lost[name]:
            print(language(_("{name}: {saved}, lost: about {lost}"), name=name, saved=saved, lost=lost))
        else:
            print(f"{name}: {saved}")
    print(language(_("What could still be read is in {folder}."), folder=options.out))


def _save_tables(options: argparse.Namespace, language: Language) -> None:
    from smmdesk.services.keeping.rescue import save_tables

    saved = save_tables(options.workspace, options.out)
    be_done()
    if options.json:
        print_json({"saved": saved, "lost": {}, "nameless": 0})
        return
    for name, count in saved.items():
        print(one_line(f"{name}: {count}"))
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
        workspace.watch(lambda _changes: be_done())  # at COMMIT: what is said of it comes later
        yield workspace
        be_done()


def _client(workspace: Workspace, name: str | None) -> Client | None:
    """The client of that name; None where none is named."""
    if name is None:
        return None
    found = workspace.clients.named(name)
    if found is None:
        raise _no_such_client(name, [client.name for client in workspace.clients.list()])
    return found


def _no_such_client(name: str, clients: Sequence[str]) -> SmmdeskError:
    """The nearest of those that there are, or else their names, as far as one line has room for them."""
    if not clients:
        return NoClientsError()
    if meant := nearest(name, clients):
        return NearlyClientError(name=name, meant=meant)
    more = ", …" if len(clients) > _NAMED else ""
    return NoSuchClientError(name=name, clients=", ".join(clients[:_NAMED]) + more)


def _period(start: date | None, last: date | None) -> Period | None:
    """From the first to the last day, both included; open at the side that is left out."""
    if start is None and last is None:
        return None
    if start and last and last < start:
        raise DaysReversedError(start=start, last=last)
    # the last day of all has none after it, at which a period could end
    return Period(min(start or date.min, date.max - _A_DAY), min(last or date.max, date.max - _A_DAY) + _A_DAY)


@contextmanager
def _garbage_left() -> Iterator[None]:
    """Collect no garbage meanwhile: rows make none in cycles, and looking through 100,000 of them takes a quarter of an
    import. Python has one collector for all threads: here is but one, and in a window whoever works holds it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
