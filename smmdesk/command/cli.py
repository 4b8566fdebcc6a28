"""The command line: a stable contract for scripts, described in `docs/command-line.md`.

Exit code 0: done. 1: refused, one line on standard error, nothing changed. 2: wrong usage. Never a traceback.
"""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from smmdesk.command.saying import be_done, begin, is_done, one_line
from smmdesk.command.usage import COMMANDS, asked_of_window, understood
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.text import _
from smmdesk.speech.language import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

REFUSED = 1


UNEXPECTED = _("Something went wrong inside SMMdesk; nothing was changed. Details are in {log}.")
UNLOGGED = _("Something went wrong inside SMMdesk; nothing was changed.")
LATE = _("It was done, but something went wrong inside SMMdesk afterwards. Details are in {log}.")
LATE_UNLOGGED = _("It was done, but something went wrong inside SMMdesk afterwards.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; the exit code."""
    begin()
    given = list(sys.argv[1:] if arguments is None else arguments)
    _let_all_letters_pass()
    try:
        return _answered(given, spoken())
    finally:
        # nothing is left to be stopped: Ctrl-C would only change the exit code
        be_done()
        _let_go_of_output()


def _answered(given: list[str], language: Language) -> int:
    try:
        code = _run(given, language)
        # written here and not at Python's end, where nobody could catch that the reader is gone
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
        logged, unlogged = (LATE, LATE_UNLOGGED) if is_done() else (UNEXPECTED, UNLOGGED)
        return _refuse(language(logged, log=log) if log else language(unlogged))


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
    # our own before those of the system, and these in the order of POSIX; the first that says anything decides
    for name in ("SMMDESK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code:
            return Language(code if code in LANGUAGES else "en")
    return Language("en")


def _refuse(sentence: str) -> int:
    if sys.stderr:  # closed, it is None, and `print` would turn to standard output
        print(one_line(sentence), file=sys.stderr)
    return REFUSED


def _run(given: list[str], language: Language) -> int:
    # looked at before argparse, to which the folder of a workspace would be an unknown command
    if given and given[0] in COMMANDS:
        options = understood(given, language)
        COMMANDS[options.command].act(options, language)
        return 0
    workspace = asked_of_window(given, language)
    if has_screen():
        return _show_window(workspace)
    show_without_window(workspace, language)
    return 0


def _show_window(folder: Path | None) -> int:
    """Nothing is thrown away while it loads, which would take a tenth of that; then the program sees to it."""
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
    """Without a screen: print the documents of the workspace, and say how to see the window.

    Where none is named, it is the example that is made: a name that was mistyped must not become a folder.
    """
    from smmdesk.command.headless import make_and_print

    place, papers = make_and_print(folder, language)
    if folder is not None:
        said = _("There is no screen here, so no window can be shown. The documents of {folder}:")
    else:
        said = _("There is no screen here, so no window can be shown. The example workspace is in {folder}.")
    print(language(said, folder=place))
    for paper in papers:
        print(f"  {paper}")
    print(
        language(_("To see the window, run this on a machine with a screen, or through `ssh -X`, or with `xvfb-run`."))
    )
