"""A page is one line in `ui/pages.py`; whatever else has to know of it agrees with that line."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from smmdesk.services.outputs import OUTPUTS
from smmdesk.services.reading.kinds import KINDS
from ui.pages import PAGES, PageLine
from ui.shell.saving import FORMS
from ui.widgets.page import Page

if TYPE_CHECKING:
    from smmdesk.speech.language import Language


@pytest.mark.parametrize("line", PAGES.values(), ids=PAGES)
def test_a_line_names_the_class_that_names_the_line(line: PageLine) -> None:
    module, _colon, name = line.made_by.partition(":")
    made_by = getattr(import_module(module), name)
    assert issubclass(made_by, Page)
    assert made_by.line is line


@pytest.mark.parametrize("line", PAGES.values(), ids=PAGES)
def test_every_page_teaches(line: PageLine, every_language: Language) -> None:
    assert line.at_foot or 20 <= len(every_language(line.empty)) <= 180
    assert 4 <= len(re.findall(r"[.!?](?:\s|$)", every_language(line.help))) <= 9


def test_pages_have_keys_of_their_own() -> None:
    keys = [line.keys for line in PAGES.values() if line.keys]
    assert len(set(keys)) == len(keys)
    assert len([line for line in PAGES.values() if not line.at_foot]) <= 9


def test_whatever_is_declared_goes_out_of_one_page_and_comes_in_on_one() -> None:
    of_pages = [name for name, each in OUTPUTS.items() if not each.instead]  # the others are a choice where one prints
    assert sorted(name for line in PAGES.values() for name in line.outputs) == sorted(of_pages)
    assert sorted(kind for line in PAGES.values() for kind in line.reads) == sorted(KINDS)


def test_files_of_every_ending_have_words_but_those_for_programs() -> None:
    endings = {ending for output in OUTPUTS.values() for ending in output.endings}
    assert endings - {*FORMS} == {".json"}
