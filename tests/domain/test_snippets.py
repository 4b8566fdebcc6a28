"""Words that are used again."""

from __future__ import annotations

import pytest

from smmdesk.domain.errors import EmptyNameError
from smmdesk.domain.ids import ClientId, SnippetId
from smmdesk.domain.snippets import FIRST_PATTERN, NoTagsError, Snippet, SnippetKind, for_client


def snippet(name: str = "Bread", kind: SnippetKind = SnippetKind.TEXT, text: str = "", client: str = "") -> Snippet:
    whose = ClientId(client) if client else None
    return Snippet(id=SnippetId(name), client_id=whose, kind=kind, name=name, text=text)


def test_one_without_a_name_could_not_be_chosen() -> None:
    with pytest.raises(EmptyNameError):
        snippet(" ").checked()


def test_hashtags_stand_each_on_their_own() -> None:
    assert snippet(kind=SnippetKind.HASHTAGS, text="bread, #rye  #rye").checked().text == "#bread #rye #rye"


def test_a_pattern_has_to_tag_a_link_with_something() -> None:
    assert snippet(kind=SnippetKind.UTM, text=FIRST_PATTERN).checked().text == FIRST_PATTERN
    assert not snippet(kind=SnippetKind.UTM).checked().text  # one that is only begun
    with pytest.raises(NoTagsError):
        snippet(kind=SnippetKind.UTM, text="instagram").checked()


def test_each_line_of_worn_out_words_is_a_phrase() -> None:
    assert snippet(kind=SnippetKind.WORN, text=" dear friends \n\nyum").phrases == ["dear friends", "yum"]
    assert snippet(text="dear friends").phrases == []


def test_a_client_has_its_own_first_and_never_those_of_another() -> None:
    found = [
        snippet("All"),
        snippet("b own", client="bakery"),
        snippet("A own", client="bakery"),
        snippet("x", client="clinic"),
    ]
    assert [each.name for each in for_client(found, ClientId("bakery"))] == ["A own", "b own", "All"]
    assert [each.name for each in for_client(found, None)] == ["All"]
