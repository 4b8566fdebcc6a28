"""The program as a screen reader of the system meets it, over the bus of AT-SPI; `dev.py judges` runs it.

Asked of Qt itself in every state is the same, and quicker, in `tests/journeys/test_what_is_heard.py`. This one hears
whether the bus says it too, and whether what it says can be done is done.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from resources.develop import system
from tests.journeys.real.desktop import LONGEST, desktop
from ui.pages import PAGES

HOME: Final = Path(__file__).parents[2]
LISTENING: Final = Path(__file__).with_name("listening.py")

Objects = list[dict[str, Any]]
Heard = dict[str, Objects]
"""What was heard of each page, by its name: role, name and more, as `listening.py` tells it."""


@pytest.fixture(scope="module")
def told(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if lacking := system.missing(system.LISTENERS):
        pytest.fail(system.lack_of(lacking), pytrace=False)
    home = tmp_path_factory.mktemp("home")
    command = ["dbus-run-session", "--", "/usr/bin/python3", str(LISTENING), sys.executable, str(example_folder)]
    with desktop(home) as surroundings:
        listening = {**surroundings, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "XDG_STATE_HOME": str(home)}
        done = subprocess.run(
            command, env=listening, cwd=HOME, capture_output=True, text=True, timeout=LONGEST, check=False
        )
    if done.returncode:
        pytest.fail(done.stderr, pytrace=False)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture
def heard(told: dict[str, Any]) -> Heard:
    pages: Heard = told["pages"]
    return pages


def test_a_tab_leads_to_its_page(heard: Heard) -> None:
    assert len(heard) == len(PAGES)
    for page, every in heard.items():
        assert [each["name"] for each in every if each["role"] == "page tab" and each["selected"]] == [page]
        assert page in [each["name"] for each in every if each["role"] == "heading"]


def test_what_the_keyboard_comes_to_has_a_name(heard: Heard) -> None:
    stops = [each for every in heard.values() for each in every if each["focusable"]]
    assert len(stops) > 200
    assert [each for each in stops if not each["name"] and not any(each["labels"])] == []


def test_one_of_several_is_no_check_box(heard: Heard) -> None:
    roles = {(each["role"], each["name"]) for every in heard.values() for each in every}
    assert {("radio button", "Month"), ("radio button", "Русский"), ("radio button", "Dark")} <= roles
    assert {name for role, name in roles if role == "check box"} == set()
    folds = {each["name"] for every in heard.values() for each in every if each["expandable"]}
    assert {"Ideas beside the month", "What it is made of"} <= folds


def test_descriptions_are_words_and_new_ones(heard: Heard) -> None:
    said = [each for every in heard.values() for each in every if each["description"]]
    assert [each for each in said if "<p" in each["description"] or each["description"] == each["name"]] == []


def test_a_list_to_choose_from_is_heard_with_its_label_and_its_value(told: dict[str, Any]) -> None:
    every = [*told["details"], *(each for page in told["pages"].values() for each in page)]
    lists = [each for each in every if each["role"] == "combo box"]
    assert len(lists) > 6
    assert [each for each in lists if each["name"] not in each["labels"] or not each["value"]] == []
    assert ("Status", "Active") in {(each["name"], each["value"]) for each in lists}


def test_the_palette_says_where_one_is_as_it_opens_and_at_each_line(told: dict[str, Any]) -> None:
    first, second, *_rest = told["palette"]
    assert re.fullmatch(r".+, 1 of \d+", first)
    assert re.fullmatch(r".+, 2 of \d+", second)


def test_what_was_removed_is_an_alert_with_its_name(told: dict[str, Any]) -> None:
    (alert,) = told["removal"]
    assert alert["name"].startswith("Removed ")
