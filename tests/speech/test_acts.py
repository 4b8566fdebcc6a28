"""What an act is called: behind a colon (“Taken back: …”), where Russian writes no capital letter."""

from __future__ import annotations

from smmdesk.domain import changes
from smmdesk.domain.changes import Act
from smmdesk.speech.language import Language
from smmdesk.storage import schema
from smmdesk.storage.declaring import RECORDS
from ui.pages import PAGES
from ui.shell.page_commands import commands_of


def test_acts_are_written_small_in_russian() -> None:
    language = Language("ru")
    of_kinds = [
        act for each in RECORDS.values() if each.acts for act in (each.acts.add, each.acts.change, each.acts.remove)
    ]
    acts = [*of_kinds, *(each for each in vars(changes).values() if isinstance(each, Act))]
    assert len(acts) > 80, schema.__name__  # which declares the records
    told = {each.words: language(each.words) for each in acts}
    large = {words: said for words, said in told.items() if said[0].isupper() and not said[:3].isupper()}
    assert large == {}


def test_commands_are_written_large_in_russian() -> None:
    """A sentence for an act and for a command would be written one way in both places."""
    language = Language("ru")
    told = {command.text: language(command.text) for line in PAGES.values() for command in commands_of(line)}
    assert len(told) > 80
    assert {text: said for text, said in told.items() if said[0].islower()} == {}
