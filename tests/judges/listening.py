"""Starts the program, listens to it as a screen reader does, and tells what was heard as JSON.

    dbus-run-session -- /usr/bin/python3 tests/judges/listening.py PYTHON WORKSPACE

Run by the system's Python, which has pyatspi. Goes to each page by what its tab does, as a screen reader's user may.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pyatspi  # the system's

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Thing = Any  # of pyatspi, which has no types

PATIENCE = 60  # seconds
RESTS = 1.5  # seconds that a page takes to stand
DEEPEST = 40
IN_SIGHT = (pyatspi.STATE_SHOWING, pyatspi.STATE_VISIBLE)


def main(python: str, workspace: str) -> None:
    pyatspi.setTimeout(PATIENCE * 1000, PATIENCE * 1000)  # a page that is first opened takes longer than a word
    program = subprocess.Popen([python, "-m", "smmdesk", workspace], stdout=subprocess.DEVNULL)
    try:
        window = waited_for(lambda: window_of(program))
        tabs = waited_for(lambda: [each for each in within(window) if each.getRoleName() == "page tab"])
        time.sleep(RESTS)
        print(json.dumps({tab.name: page_of(window, tab) for tab in tabs}, ensure_ascii=False))
    finally:
        program.terminate()
        program.wait()


def window_of(program: subprocess.Popen[bytes]) -> Thing:
    """Its window on the bus, nothing while it is not there."""
    assert program.poll() is None, "the program has ended"
    programs = [each for each in pyatspi.Registry.getDesktop(0) if each is not None]
    return next((window for each in programs if each.get_process_id() == program.pid for window in each), None)


def waited_for(find: Callable[[], Thing]) -> Thing:
    until = time.monotonic() + PATIENCE
    while not (found := find()):
        assert time.monotonic() < until, "it does not come"
        time.sleep(0.2)
    return found


def page_of(window: Thing, tab: Thing) -> list[dict[str, object]]:
    """What is in sight once the tab was pressed."""
    action = tab.queryAction()
    action.doAction([action.getName(index) for index in range(action.nActions)].index("Press"))
    time.sleep(RESTS)
    return [told(each) for each in within(window)]


def within(thing: Thing, depth: int = 0) -> Iterator[Thing]:
    """It and what is in sight of it."""
    states = thing.getState()
    if depth > DEEPEST or not all(map(states.contains, IN_SIGHT)):
        return
    yield thing
    for child in thing:
        if child is not None:
            yield from within(child, depth + 1)


def told(thing: Thing) -> dict[str, object]:
    states = thing.getState()
    return {
        "role": thing.getRoleName(),
        "name": thing.name,
        "description": thing.description,
        "labelled": any(each.getRelationType() == pyatspi.RELATION_LABELLED_BY for each in thing.getRelationSet()),
        "focusable": states.contains(pyatspi.STATE_FOCUSABLE),
        "selected": states.contains(pyatspi.STATE_SELECTED),
        "expandable": states.contains(pyatspi.STATE_EXPANDABLE),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
