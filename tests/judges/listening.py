"""Starts the program, listens to it as a screen reader does, and tells what was heard as JSON.

    dbus-run-session -- /usr/bin/python3 tests/judges/listening.py PYTHON WORKSPACE

Run by the system's Python, which has pyatspi. Goes to each page by what its tab does, as a screen reader's user may;
then opens the palette, and removes what is chosen by a key.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pyatspi  # the system's

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Thing = Any  # of pyatspi, which has no types

PATIENCE = 60  # seconds
RESTS = 1.5  # seconds that a page takes to stand
DEEPEST = 40
ALERTS = {"alert", "notification"}
IN_SIGHT = (pyatspi.STATE_SHOWING, pyatspi.STATE_VISIBLE)


def main(python: str, workspace: str) -> None:
    pyatspi.setTimeout(PATIENCE * 1000, PATIENCE * 1000)  # a page that is first opened takes longer than a word
    program = subprocess.Popen([python, "-m", "smmdesk", workspace], stdout=subprocess.DEVNULL)
    try:
        window = waited_for(lambda: window_of(program))
        tabs = waited_for(lambda: [each for each in within(window) if each.getRoleName() == "page tab"])
        time.sleep(RESTS)
        told: dict[str, object] = {"pages": {tab.name: page_of(window, tab) for tab in tabs}}
        told |= {"palette": said_by_palette(window), "details": told_of_details(window)}
        told |= {"removal": told_of_removal(window)}
        print(json.dumps(told, ensure_ascii=False))
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
    press(tab)
    time.sleep(RESTS)
    return [told(each) for each in within(window)]


def said_by_palette(window: Thing) -> list[str]:
    """What is announced as it opens, and at the next line; then it is closed."""
    said: list[str] = []
    pyatspi.Registry.registerEventListener(lambda event: said.append(str(event.any_data)), "object:announcement")
    press(next(each for each in within(window) if each.name.startswith("Search or do")))
    listen()
    for key in ("Down", "Escape"):
        typed(key)
    return said


def told_of_details(window: Thing) -> list[dict[str, object]]:
    """What is in sight with the details of a client open."""
    for key in ("ctrl+1", "Return"):
        typed(key)
    return [told(each) for each in within(window)]


def told_of_removal(window: Thing) -> list[dict[str, object]]:
    """The alerts in sight once the client where the keyboard is was removed."""
    for key in ("Escape", "Delete"):
        typed(key)
    return [told(each) for each in within(window) if each.getRoleName() in ALERTS]


def press(button: Thing) -> None:
    action = button.queryAction()
    action.doAction([action.getName(index) for index in range(action.nActions)].index("Press"))


def typed(key: str) -> None:
    subprocess.run(["xdotool", "key", key], check=True)
    listen()


def listen() -> None:
    """Until the window rests; what comes over the bus meanwhile is heard."""
    threading.Timer(RESTS, pyatspi.Registry.stop).start()
    pyatspi.Registry.start()


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
        "labels": [label.name for label in labels_of(thing)],
        "value": chosen_in(thing) if thing.getRoleName() == "combo box" else "",
        "focusable": states.contains(pyatspi.STATE_FOCUSABLE),
        "selected": states.contains(pyatspi.STATE_SELECTED),
        "expandable": states.contains(pyatspi.STATE_EXPANDABLE),
    }


def labels_of(thing: Thing) -> list[Thing]:
    of = [each for each in thing.getRelationSet() if each.getRelationType() == pyatspi.RELATION_LABELLED_BY]
    return [each.getTarget(index) for each in of for index in range(each.getNTargets())]


def chosen_in(combo: Thing) -> str:
    """Where screen readers look for it: selected in the list within."""
    selection = combo[0].querySelection()
    return str(selection.getSelectedChild(0).name) if selection.nSelectedChildren else ""


if __name__ == "__main__":
    main(*sys.argv[1:])
