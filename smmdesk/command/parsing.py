"""What `argparse` says of itself, in the language of the surroundings, and what several commands have."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.text import _

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from smmdesk.speech.language import Language

OF_ARGUMENT: Final = _("argument %(argument_name)s: %(message)s")
SENTENCES: Final = (
    OF_ARGUMENT,
    _("usage: "),
    _("positional arguments"),
    _("options"),
    _("show this help message and exit"),
    _("%(prog)s: error: %(message)s\n"),
    _("the following arguments are required: %s"),
    _("unrecognized arguments: %s"),
    _("expected one argument"),
    _("invalid choice: %(value)r (choose from %(choices)s)"),
    _("ignored explicit argument %r"),
)
"""All of its sentences that our commands can meet, as they stand in its source."""


@contextmanager
def spoken_in(language: Language) -> Iterator[None]:
    """Within, parsers are made and used in this language.

    `argparse` looks its sentences up by a name of its module. Its documented way, the text domain of the process,
    goes by the surroundings alone, and other packages look there, too.
    """
    import argparse  # not for a start of the window

    module = vars(argparse)
    before = module["_"]
    module["_"] = language
    try:
        yield
    finally:
        module["_"] = before


def complain(options: argparse.Namespace, argument: str, complaint: str, language: Language) -> None:
    """As `argparse` itself complains of an argument."""
    options.usage(language(OF_ARGUMENT) % {"argument_name": argument, "message": complaint})


Arguments = Sequence[tuple[tuple[str, ...], dict[str, Any]]]
WORKSPACE = (("workspace",), {"type": Path, "help": _("folder of the workspace")})
JSON = (("--json",), {"action": "store_true", "help": _("print one JSON object")})
