"""A page is one line in `ui/pages.py`; whatever else has to know of it agrees with that line."""

import re
import tomllib
from importlib import import_module

import pytest

import dev
from smmdesk.knowledge.pages import read_pages
from smmdesk.speech.language import LANGUAGES
from ui.pages import PAGES, PageLine
from ui.widgets.page import Page

ROOMS = {"__main__", "app", "window", "importing", "keeping", "shell", "pages", "widgets", "style"}
"""What stands in the contract of the layers besides pages; `start` is shown before there is a window."""


@pytest.mark.parametrize("line", PAGES.values(), ids=PAGES)
def test_a_line_names_the_class_that_names_the_line(line: PageLine) -> None:
    module, _colon, name = line.made_by.partition(":")
    made_by = getattr(import_module(module), name)
    assert issubclass(made_by, Page)
    assert made_by.line is line


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_page_has_its_help_and_no_help_lacks_its_page(code: str) -> None:
    assert set(read_pages(code)) == set(PAGES)


def test_the_contract_of_the_layers_names_every_page() -> None:
    contracts = tomllib.loads(dev.PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each.get("containers") == ["ui"])
    named = {name for layer in layers for name in re.findall(r"\w+", layer)}
    assert named - ROOMS == {*PAGES, "start"}


def test_pages_have_keys_of_their_own() -> None:
    keys = [line.keys for line in PAGES.values() if line.keys]
    assert len(set(keys)) == len(keys)
    assert len([line for line in PAGES.values() if not line.at_foot]) <= 9
