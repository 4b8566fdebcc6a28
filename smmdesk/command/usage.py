"""What can be typed: the commands with their options, and what is wrong usage of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.command import acts, schedulers
from smmdesk.command.import_usage import check_kind, import_arguments
from smmdesk.command.parsing import JSON, WORKSPACE, Arguments, complain, spoken_in
from smmdesk.command.typed import read_day, read_moment, read_number, said
from smmdesk.domain.text import _, nearest
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.version import VERSION

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from smmdesk.services.outputs import Output


def understood(given: Sequence[str], language: Language) -> argparse.Namespace:
    """The options of a command; wrong usage ends the program with 2."""
    with spoken_in(language):
        options = _parser(given[0], language).parse_args(given[1:])
        if options.command == "export":
            _choose_output(options, language)
            schedulers.check(options, language)
        if options.command == "import":
            check_kind(options, language)
    return options


def asked_of_window(given: Sequence[str], language: Language) -> Path | None:
    """The workspace to be shown, None for the last one. A word that is no command ends the program with 2."""
    words = [each for each in given if not each.startswith("-")]
    if len(words) == len(given) <= 1 and all(Path(each).exists() for each in words):
        return Path(words[0]) if words else None  # the usual start does not wait for a parser
    with spoken_in(language):
        parser = _window_parser(language)
        if words and (complaint := _unknown_command(words, language)):
            parser.error(complaint)
        workspace: Path | None = parser.parse_args(given).workspace
        return workspace


def _unknown_command(words: Sequence[str], language: Language) -> str:
    """Says so where a command was meant: it is followed by something, or nearly one and not the name of a folder."""
    meant = nearest(words[0], COMMANDS)
    if len(words) == 1 and (not meant or Path(words[0]).exists()):
        return ""
    if meant:
        return language(_("there is no command “{name}”; did you mean “{meant}”?"), name=words[0], meant=meant)
    commands = ", ".join(COMMANDS)
    return language(_("there is no command “{name}”; there are: {commands}"), name=words[0], commands=commands)


def _parser(name: str, language: Language) -> argparse.ArgumentParser:
    import argparse

    command = COMMANDS[name]
    # no abbreviations: one that a script uses could mean two options in the next version
    parser = argparse.ArgumentParser(prog=f"smmdesk {name}", description=language(command.help), allow_abbrev=False)
    # what is found wrong later is told with the usage, too
    parser.set_defaults(command=name, usage=parser.error)
    for flags, settings in command.arguments(language) if callable(command.arguments) else command.arguments:
        parser.add_argument(*flags, **{**said(settings, language), "help": language(settings.get("help", ""))})
    return parser


def _window_parser(language: Language) -> argparse.ArgumentParser:
    """For what is no command: a workspace to open."""
    import argparse

    names = "\n".join(f"  {name:<9}{language(command.help)}" for name, command in COMMANDS.items())
    more = language(_("`smmdesk COMMAND --help` tells more."))
    parser = argparse.ArgumentParser(
        prog="smmdesk",
        usage=f"smmdesk [WORKSPACE]\n       smmdesk {{{','.join(COMMANDS)}}} …",
        description=language(_("Open the window, or run one of the commands below.")),
        epilog=f"{language(_('commands:'))}\n{names}\n\n{more}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    folder = language(_("folder of the workspace; the last one if left out"))
    parser.add_argument("workspace", nargs="?", type=Path, help=folder)
    version = language(_("say which version this is"))
    parser.add_argument("--version", action="version", version=f"SMMdesk {VERSION}", help=version)
    return parser


def _choose_output(options: argparse.Namespace, language: Language) -> None:
    """Tell which output is meant. What it does not take is wrong usage: to pass it over would be to write another."""
    from smmdesk.services.outputs import OUTPUTS, variants

    known = {(each.kind, each.variant): each for each in OUTPUTS.values()}
    words = variants()
    for word in options.variants:
        if all(each.kind != options.kind for each in words[word]):
            able = " / ".join(dict.fromkeys(each.kind for each in words[word]))
            only = language(_("{variant} is for {kind} only"), kind=able, variant=word)
            complain(options, f"--{word}", only, language)
    # in whichever order they were typed, and however often
    chosen = [word for word in words if word in options.variants]
    output = known.get((options.kind, "-".join(chosen)))
    if output is None:
        both = " ".join(f"--{word}" for word in chosen)
        complain(options, both, language(_("each of these is an output of its own: choose one")), language)
    else:
        _check_what_it_takes(options, output, language)
        options.output = output.name


def _check_what_it_takes(options: argparse.Namespace, output: Output, language: Language) -> None:
    from smmdesk.services.outputs import Takes

    days, names = (options.start, options.last), "--from/--to"
    if options.client is not None and Takes.CLIENT not in output.takes:
        complain(options, "--client", language(_("{kind} is of no client"), kind=output.name), language)
    if any(days) and not output.takes & {Takes.DAYS, Takes.BOTH_DAYS}:
        complain(options, names, language(_("{kind} has no days"), kind=output.name), language)
    if any(days) and not all(days) and Takes.BOTH_DAYS in output.takes:
        both = _("a {variant} {kind} names both days, or none")
        complain(options, names, language(both, variant=output.variant, kind=output.kind), language)
    if options.on is not None and Takes.MOMENT not in output.takes:
        complain(options, "--on", language(_("{kind} is not told as at a moment"), kind=output.name), language)
    _check_versions(options, output, language)


def _check_versions(options: argparse.Namespace, output: Output, language: Language) -> None:
    from smmdesk.services.outputs import Takes

    for name, number, takes, complaint in (
        ("--version", options.version, Takes.VERSION, _("{kind} has no versions")),
        ("--compare", options.compare, Takes.COMPARED, _("{kind} has no versions to compare")),
    ):
        if number is None:
            continue
        if takes not in output.takes:
            complain(options, name, language(complaint, kind=output.name), language)
        if options.client is None:
            complain(options, name, language(_("versions are those of one client: name it with --client")), language)


_CLIENT = (("--client",), {"metavar": "NAME", "help": _("name of the client; all of them if left out")})


def _export(language: Language) -> Arguments:
    """As the outputs declare it; they are imported for commands only, not for the window."""
    from smmdesk.documents.typeset import Paper
    from smmdesk.services.outputs import kinds, variants

    return [
        WORKSPACE,
        (("kind",), {"choices": kinds()}),
        (("out",), {"type": Path, "help": _endings(language)}),
        _CLIENT,
        (("--from",), {"dest": "start", "type": read_day, "metavar": "YYYY-MM-DD", "help": _("first day")}),
        (("--to",), {"dest": "last", "type": read_day, "metavar": "YYYY-MM-DD", "help": _("last day")}),
        (("--on",), {"type": read_moment, "metavar": "YYYY-MM-DD[THH:MM]", "help": _("as at which moment; else now")}),
        (("--version",), {"type": read_number, "metavar": "N", "help": _("which version; else what is in force")}),
        (("--compare",), {"type": read_number, "metavar": "N", "help": _("tell what changed since that version")}),
        (("--language",), {"choices": list(LANGUAGES), "help": _("language of the document")}),
        (("--delimiter",), {"choices": list(acts.DELIMITERS), "default": "", "help": _("between the cells of a .csv")}),
        (("--paper",), {"choices": [each.value for each in Paper], "default": Paper.A4.value, "help": _("of a .pdf")}),
        *schedulers.arguments(language),
        *(
            (
                (f"--{name}",),
                {
                    "dest": "variants",
                    "action": "append_const",
                    "const": name,
                    "default": [],
                    "help": outputs[0].hint,
                },
            )
            for name, outputs in variants().items()
        ),
    ]


def _endings(language: Language) -> str:
    from smmdesk.services.outputs import OUTPUTS, TABLES

    rare = [(ending, each.kind) for each in OUTPUTS.values() for ending in each.files if ending not in TABLES]
    words = (language(_("{ending} for the {kind}"), ending=ending, kind=kind) for ending, kind in rare)
    return ", ".join((" ".join((".pdf", *TABLES)), *words))


class Command(NamedTuple):
    """What a first word does, what its help says, and what may be typed after it (asked when it is)."""

    act: Callable[[argparse.Namespace, Language], None]
    help: str
    arguments: Arguments | Callable[[Language], Arguments] = (WORKSPACE,)


COMMANDS: dict[str, Command] = {
    "demo": Command(
        acts.demo,
        _("make the example workspace in a new folder"),
        [WORKSPACE, (("--language",), {"choices": list(LANGUAGES), "help": _("language of the example")})],
    ),
    "import": Command(acts.import_file, _("read a file in (CSV, XLSX, ODS, iCalendar)"), import_arguments),
    "export": Command(acts.export, _("write a table or a printable document"), _export),
    "check": Command(acts.check, _("check the file and count what it holds"), [WORKSPACE, JSON]),
    "backup": Command(
        acts.backup,
        _("make a verified backup"),
        [WORKSPACE, (("out",), {"nargs": "?", "type": Path, "help": _("file to write; else in the workspace")})],
    ),
    "restore": Command(
        acts.restore,
        _("put a backup in the place of a workspace"),
        [(("backup",), {"type": Path, "help": _("the backup's file")}), WORKSPACE],
    ),
    "rescue": Command(
        acts.rescue,
        _("save what can still be read of a workspace that cannot be opened"),
        [WORKSPACE, (("out",), {"type": Path, "help": _("folder of the new workspace, or .xlsx")}), JSON],
    ),
    "undo": Command(acts.undo, _("take the last change back")),
    "redo": Command(acts.redo, _("do again what was taken back")),
}
