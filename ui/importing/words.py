"""What a file comes to, in words: what it was taken for, what would be done with it, and what was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.exchange.table.mapping import IN_NOTE, LEFT_OUT, TableLook
from smmdesk.services.reading.importing import READ_BEFORE, ImportReport
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from smmdesk.domain.desk import ImportedFile
    from smmdesk.exchange.incoming import Recognised
    from smmdesk.services.reading.kind import Kind
    from ui.shell.context import Context


def summary(report: ImportReport, kind: Kind[Any], language: Language) -> str:
    """How many records would be added and changed, and how many are known."""
    sentences = [
        kind.says.to_add(language, report.added, report.told),
        language.count("{n} will be changed.", "{n} will be changed.", report.updated) if report.updated else "",
        language.count("{n} is here already.", "{n} are here already.", report.skipped) if report.skipped else "",
        language.count("{n} row was not taken in.", "{n} rows were not taken in.", report.refused)
        if report.refused
        else "",
        language.count("{n} row was passed over.", "{n} rows were passed over.", report.passed_over)
        if report.passed_over
        else "",
    ]
    return " ".join(filter(None, sentences))


def read_before(file: ImportedFile, language: Language) -> str:
    """When, and under which name."""
    return language(READ_BEFORE, date=language.date(file.read_at.astimezone().date()), name=file.name)


def found_out(report: ImportReport, kind: Kind[Any], language: Language) -> str:
    """What the kind tells of the file, where it does; else which columns are used."""
    lines = kind.lines(report.told, language) if report.told else ()
    if not lines:
        return columns_told(report.about, kind, language)
    look = report.about.table
    as_before = [language(_("The columns are taken as last time."))] if look is not None and look.as_before else []
    return " ".join([*as_before, *lines])


def columns_told(about: Recognised, kind: Kind[Any], language: Language) -> str:
    """Which columns are used, and which stand in the note."""
    names = [name for name, _use in about.columns]
    uses = about.table.uses if about.table else [use for _name, use in about.columns]
    kept = [name for name, use in zip(names, uses, strict=True) if use == IN_NOTE and name]
    used = ", ".join(name for name, use in zip(names, uses, strict=True) if use not in {IN_NOTE, LEFT_OUT} and name)
    told = [language(_how(about.table), names=used)] if used else []
    if kept:
        told.append(language(kind.says.kept, names=", ".join(kept)))
    return " ".join(told)


def _how(look: TableLook | None) -> str:
    if look is not None and look.as_before:
        return _("As last time: {names}.")
    return _("Recognised: {names}.") if look is None or look.uses == look.guess else _("As you said: {names}.")


def in_all(report: ImportReport, kind: Kind[Any], language: Language) -> str:
    """All of it in a line."""
    if report.read_before:
        return read_before(report.read_before, language)
    return f"{summary(report, kind, language)} {found_out(report, kind, language)}"


def choose_client(report: ImportReport, context: Context) -> None:
    """Show whose file it was."""
    if any(each.id == report.client.id for each in context.workspace.clients.list()):  # made with the first record only
        context.choose_client(report.client.id)


def tell(report: ImportReport, kind: Kind[Any], context: Context) -> None:
    """Once it is done: show whose they are, and say how many, with a way back."""
    language, count = context.language, report.added + report.updated
    choose_client(report, context)
    if count:
        context.say_undoable(kind.says.done(language, count, report.told))
    else:
        context.say(language(_("Nothing new in the file")))
