"""What can be typed of a file that is read in, and what of it belongs to one kind of file alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from smmdesk.command.approval import KIND as ANSWERS
from smmdesk.command.parsing import JSON, WORKSPACE, Arguments, complain
from smmdesk.command.typed import read_day, read_rate, read_use
from smmdesk.domain.networks import Network
from smmdesk.domain.text import _
from smmdesk.services.reading.answers import Answer
from smmdesk.services.reading.kinds import KINDS as FILE_KINDS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence

    from smmdesk.services.reading.kind import Kind
    from smmdesk.speech.language import Language


_FILE: Arguments = [
    (("file",), {"type": Path, "help": _("the file to read")}),
    (("--client",), {"metavar": "NAME", "required": True, "help": _("whose it is; made when there is none")}),
    (("--dates",), {"choices": ["dmy", "mdy"], "help": _("order of day and month, where both could be meant")}),
    (
        ("--changed",),
        {
            "choices": [*Answer],
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
    (
        ("--rate",),
        {
            "type": read_rate,
            "action": "append",
            "dest": "rates",
            "default": [],
            "metavar": "EUR=96.50@YYYY-MM-DD",
            "help": _("of figures: what one unit of another currency was worth in the client's, and on which day"),
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


def import_arguments(language: Language) -> Arguments:
    """As the kinds of files declare it; a file of which nothing is said is of the first of them."""
    from smmdesk.services.reading.column_presets import known_uses
    from smmdesk.services.reading.kinds import kind_named

    kinds = [kind_named(name) for name in FILE_KINDS]
    files = ", ".join(f"{kind.name}: {language(kind.says.files)}" for kind in kinds)
    files += f", {ANSWERS}: {language(_('Answers to a sheet for approval'))}"
    uses = "; ".join(f"{kind.name}: {', '.join(known_uses(kind))}" for kind in kinds)
    usual = kinds[0].name
    said = language(_("what the file is ({kinds}); {usual} if left out"), kinds=files, usual=usual)
    column = _(
        "what the column of that name is ({uses}); '-' leaves it out, nothing behind the = puts it into the note; "
        "may be said of several"
    )
    several = {"action": "append", "type": read_use, "default": [], "metavar": '"NAME=USE"'}
    return [
        WORKSPACE,
        *_FILE,
        (("--as",), {"dest": "kind", "choices": [*FILE_KINDS, ANSWERS], "default": usual, "help": said}),
        (("--column",), {"dest": "columns", **several, "help": language(column, uses=uses)}),
        *(_OF_FIGURES if any(kind.asks for kind in kinds) else ()),
        *(_OF_MENTIONS if any(kind.of_brand for kind in kinds) else ()),
        JSON,
    ]


_TAKEN_BY: Final[Mapping[str, Callable[[Kind[Any]], bool]]] = {
    "--changed": lambda kind: kind.changes is not None,
    "--network": lambda kind: kind.asks,
    "--account": lambda kind: kind.asks,
    "--exported-on": lambda kind: kind.asks,
    "--rate": lambda kind: kind.asks,
    "--brand": lambda kind: kind.of_brand,
}
"""Of the options that not every kind of file has, which kinds they are for."""
_KEPT_AS: Final = {"--rate": "rates"}


def check_kind(options: argparse.Namespace, language: Language) -> None:
    """What the kind of the file does not take is wrong usage: to pass it over would be to read another file."""
    given = [name for name in _TAKEN_BY if getattr(options, _KEPT_AS.get(name, name[2:].replace("-", "_")), None)]
    if options.kind == ANSWERS:
        given += [name for name, value in (("--dates", options.dates), ("--column", options.columns)) if value]
    if given:
        _check_taken(options, given, language)
    options.changed = options.changed or Answer.SKIP


def _check_taken(options: argparse.Namespace, given: Sequence[str], language: Language) -> None:
    from smmdesk.services.reading.kinds import kind_named

    kinds = [kind_named(name) for name in FILE_KINDS]
    for name in given:
        able = [kind.name for kind in kinds if name not in _TAKEN_BY or _TAKEN_BY[name](kind)]
        if options.kind not in able:
            said = _("goes with --as {able} only, and this file is read as {kind}")
            complain(options, name, language(said, able=" / ".join(able), kind=options.kind), language)
