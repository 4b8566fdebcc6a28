"""What can be typed: the commands with their options, and what is wrong usage of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.command import acts
from smmdesk.command.parsing import OF_ARGUMENT, spoken_in
from smmdesk.command.typed import read_day, read_moment, read_number, read_use
from smmdesk.domain.networks import Network
from smmdesk.domain.text import _, nearest
from smmdesk.services.reading.answers import Answer
from smmdesk.services.reading.kinds import KINDS as FILE_KINDS
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.version import VERSION

if TYPE_CHECKING:
    import argparse

    from smmdesk.services.outputs import Output


def understood(given: Sequence[str], language: Language) -> argparse.Namespace:
    """The options of a command; wrong usage ends the program with 2."""
    with spoken_in(language):
        options = _parser(given[0], language).parse_args(given[1:])
        if options.command == "export":
            _choose_output(options, language)
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
        parser.add_argument(*flags, **{**settings, "help": language(settings.get("help", ""))})
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
            _complain(options, f"--{word}", only, language)
    # in whichever order they were typed, and however often
    output = known[options.kind, "-".join(word for word in words if word in options.variants)]
    _check_what_it_takes(options, output, language)
    options.output = output.name


def _check_what_it_takes(options: argparse.Namespace, output: Output, language: Language) -> None:
    from smmdesk.services.outputs import Takes

    days, names = (options.start, options.last), "--from/--to"
    if options.client is not None and Takes.CLIENT not in output.takes:
        _complain(options, "--client", language(_("{kind} is of no client"), kind=output.name), language)
    if any(days) and not output.takes & {Takes.DAYS, Takes.BOTH_DAYS}:
        _complain(options, names, language(_("{kind} has no days"), kind=output.name), language)
    if any(days) and not all(days) and Takes.BOTH_DAYS in output.takes:
        both = _("a {variant} {kind} names both days, or none")
        _complain(options, names, language(both, variant=output.variant, kind=output.kind), language)
    if options.on is not None and Takes.MOMENT not in output.takes:
        complaint = language(_("{kind} is not told as at a moment"), kind=output.name)
        _complain(options, "--on", complaint, language)
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
            _complain(options, name, language(complaint, kind=output.name), language)
        if options.client is None:
            _complain(options, name, language(_("versions are those of one client: name it with --client")), language)


def _complain(options: argparse.Namespace, argument: str, complaint: str, language: Language) -> None:
    """As `argparse` itself complains of an argument."""
    options.usage(language(OF_ARGUMENT) % {"argument_name": argument, "message": complaint})


_WORKSPACE = (("workspace",), {"type": Path, "help": _("folder of the workspace")})
_JSON = (("--json",), {"action": "store_true", "help": _("print one JSON object")})
_CLIENT = (("--client",), {"metavar": "NAME", "help": _("name of the client; all of them if left out")})

Arguments = Sequence[tuple[tuple[str, ...], dict[str, Any]]]

_FILE: Arguments = [
    (("file",), {"type": Path, "help": _("the file to read")}),
    (("--client",), {"metavar": "NAME", "required": True, "help": _("whose it is; made when there is none")}),
    (("--dates",), {"choices": ["dmy", "mdy"], "help": _("order of day and month, where both could be meant")}),
    (
        ("--changed",),
        {
            "choices": [*Answer],
            "default": Answer.SKIP,
            "type": Answer,
            "help": _("what becomes of rows that look like what is here, changed (skip if left out)"),
        },
    ),
    (("--dry-run",), {"action": "store_true", "help": _("only say what would be done")}),
]


_OF_FIGURES: Arguments = [
    (
        ("--network",),
        {
            "choices": [each.value for each in Network],
            "default": "",
            "help": _("of figures: the network, where the file does not say"),
        },
    ),
    (
        ("--account",),
        {"default": "", "metavar": "HANDLE", "help": _("of figures: the account, where the file does not say")},
    ),
    (
        ("--exported-on",),
        {
            "type": read_day,
            "metavar": "YYYY-MM-DD",
            "help": _("of figures: when the file was downloaded; dates without a year are counted back from there"),
        },
    ),
]
"""Where a kind of file does not always say these itself."""

_OF_MENTIONS: Arguments = [
    (
        ("--brand",),
        {
            "default": "",
            "metavar": "NAME",
            "help": _("of mentions: whose they are, one of the client's brands, where no column says it"),
        },
    ),
]
"""Where a file of a search is all of one brand."""


def _import(language: Language) -> Arguments:
    """As the kinds of files declare it; a file of which nothing is said is of the first of them."""
    from smmdesk.services.reading.column_presets import known_uses
    from smmdesk.services.reading.kinds import kind_named

    kinds = [kind_named(name) for name in FILE_KINDS]
    files = ", ".join(f"{kind.name}: {language(kind.says.files)}" for kind in kinds)
    uses = "; ".join(f"{kind.name}: {', '.join(known_uses(kind))}" for kind in kinds)
    usual = kinds[0].name
    said = language(_("what the file is ({kinds}); {usual} if left out"), kinds=files, usual=usual)
    column = _(
        "what the column of that name is ({uses}); '-' leaves it out, nothing behind the = puts it into the note; "
        "may be said of several"
    )
    several = {"action": "append", "type": read_use, "default": [], "metavar": '"NAME=USE"'}
    return [
        _WORKSPACE,
        *_FILE,
        (("--as",), {"dest": "kind", "choices": FILE_KINDS, "default": usual, "help": said}),
        (("--column",), {"dest": "columns", **several, "help": language(column, uses=uses)}),
        *(_OF_FIGURES if any(kind.asks for kind in kinds) else ()),
        *(_OF_MENTIONS if any(kind.of_brand for kind in kinds) else ()),
        _JSON,
    ]


def _export(language: Language) -> Arguments:
    """As the outputs declare it; they are imported for commands only, not for the window."""
    from smmdesk.documents.typeset import Paper
    from smmdesk.services.outputs import kinds, variants

    return [
        _WORKSPACE,
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
        (("--paper",), {"choices": [*Paper], "default": Paper.A4, "help": _("of a .pdf")}),
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
    arguments: Arguments | Callable[[Language], Arguments] = (_WORKSPACE,)


COMMANDS: dict[str, Command] = {
    "demo": Command(
        acts.demo,
        _("make the example workspace in a new folder"),
        [_WORKSPACE, (("--language",), {"choices": list(LANGUAGES), "help": _("language of the example")})],
    ),
    "import": Command(acts.import_file, _("read a file in (CSV, XLSX, ODS, iCalendar)"), _import),
    "export": Command(acts.export, _("write a table or a printable document"), _export),
    "check": Command(acts.check, _("check the file and count what it holds"), [_WORKSPACE, _JSON]),
    "backup": Command(
        acts.backup,
        _("make a verified backup"),
        [_WORKSPACE, (("out",), {"nargs": "?", "type": Path, "help": _("file to write; else in the workspace")})],
    ),
    "restore": Command(
        acts.restore,
        _("put a backup in the place of a workspace"),
        [(("backup",), {"type": Path, "help": _("the backup's file")}), _WORKSPACE],
    ),
    "rescue": Command(
        acts.rescue,
        _("save what can still be read of a workspace that cannot be opened"),
        [_WORKSPACE, (("out",), {"type": Path, "help": _("folder of the new workspace, or .xlsx")}), _JSON],
    ),
    "undo": Command(acts.undo, _("take the last change back")),
    "redo": Command(acts.redo, _("do again what was taken back")),
}
