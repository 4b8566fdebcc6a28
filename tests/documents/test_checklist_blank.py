from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from smmdesk.documents import checklist_blank
from smmdesk.documents.checklist import ItemWords, Subject
from smmdesk.documents.checklist_blank import Explained, points_shown
from smmdesk.documents.typeset import Document, Paper
from smmdesk.domain.checklist import Group, Item, Verdict
from smmdesk.domain.providers import ProviderKind
from smmdesk.knowledge import Knowledge
from smmdesk.speech.language import LANGUAGES, Language
from tests.documents.samples import HOSTILE, ITEMS, STATEMENTS, SUBJECT, edition, item_words
from tests.every import every

if TYPE_CHECKING:
    from tests.documents.conftest import Printed, Prints

SHEETS = [(code, paper) for code in LANGUAGES for paper in Paper]


def real(code: str) -> tuple[tuple[Item, ...], dict[str, ItemWords]]:
    """The items that are shipped, with their words."""
    items = Knowledge(code).checklist().items
    return items, {item.key: ItemWords(statement=item.statement, how_to_check=item.how) for item in items}


def blank(code: str, paper: Paper = Paper.A4) -> Document:
    glossary = [Explained(word=each.word, meaning=each.meaning) for each in Knowledge(code).glossary()]
    items, words = real(code)
    return checklist_blank.blank(
        items, words, edition(code, paper), subject=SUBJECT, glossary=glossary, honest=HONEST[code]
    )


HONEST = {code: Knowledge(code).guide().short for code in LANGUAGES}


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def sizes(read: Printed, words: str, others: str) -> set[float]:
    """How large the pieces of text are that are part of these words, and not of the others."""
    return {
        round(piece.size, 1)
        for pieces in read.pieces
        for piece in pieces
        if len(piece.text) > 12 and piece.text in words and piece.text not in others
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_statement_is_printed_in_the_language_asked_for(code: str, printed: Prints) -> None:
    paper = printed(checklist_blank.blank(ITEMS, item_words(code), edition(code), subject=SUBJECT))
    assert every(paper.holds(f"{STATEMENTS[code]} ({item.key})") for item in ITEMS)


def test_an_item_that_does_not_apply_to_the_provider_is_not_asked(printed: Prints) -> None:
    items = (replace(ITEMS[0], weight=9, applies_to=frozenset({ProviderKind.AGENCY})), *ITEMS[1:])
    for make in (checklist_blank.blank, checklist_blank.short):
        assert not printed(make(items, item_words(), edition(), subject=SUBJECT)).holds("(goals.0)")
        assert printed(make(items, item_words(), edition())).holds("(goals.0)")


@pytest.mark.parametrize(("halves", "shown"), [(0, "0"), (1, "½"), (2, "1"), (3, "1½"), (9, "4½"), (18, "9")])
def test_points_are_written_as_by_hand(halves: int, shown: str) -> None:
    assert points_shown(halves) == shown


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_box_names_its_answer_and_its_points(code: str, printed: Prints) -> None:
    """So that the sum can be done with a pen; red flags give none, and have a box that says they were checked."""
    language, items = Language(code), real(code)[0]
    told = on_one_line(printed(blank(code)).text)
    yes, partly, no = map(language.word, (Verdict.YES, Verdict.PARTLY, Verdict.NO))
    for item in (item for item in items if item.group is not Group.RED_FLAGS):
        assert f"{yes} {item.points} {partly} {points_shown(item.points)} {no} 0 –" in told
    flags = sum(item.group is Group.RED_FLAGS for item in items)
    assert len(re.findall(f"{language('Checked')} {yes} {partly} {no} –", told)) == flags


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_group_ends_with_its_sum_and_all_with_the_total(code: str, printed: Prints) -> None:
    language, items = Language(code), real(code)[0]
    read = printed(blank(code))
    possible = [
        sum(item.points for item in items if item.group is group) for group in Group if group is not Group.RED_FLAGS
    ]
    sentence = "Sum of this group. Possible: {n}, less lines marked “–” or left open."
    assert every(read.holds(language(sentence, n=points)) for points in possible)
    last = on_one_line(read.page_texts[-1])
    assert f"{language('Total')} / {sum(possible)}" in last
    (table,) = re.findall(r"(?:/ \d+ [^/÷]*){9}/ \d+", last.partition(language("What the result means"))[0])
    assert [int(each) for each in re.findall(r"/ (\d+)", table)] == [*possible, sum(possible)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_last_page_says_what_the_result_means_and_explains_the_words(code: str, printed: Prints) -> None:
    language, last = Language(code), printed(blank(code)).page_texts[-1]
    held = "".join(last.split())
    assert "".join(HONEST[code].split()) in held
    percents = [language.percent(share) for share in (0.5, 0.75, 0.6, 0.8)]
    assert every("".join(percent.split()) in held for percent in percents)
    assert every("".join(f"{each.word}: {each.meaning}".split()) in held for each in Knowledge(code).glossary())


@pytest.mark.parametrize(("code", "paper"), SHEETS)
def test_the_real_list_is_whole_and_its_groups_keep_together(code: str, paper: Paper, printed: Prints) -> None:
    language, (items, words) = Language(code), real(code)
    read = printed(blank(code, paper))
    # three sheets of A4 printed on both sides; Letter is shorter, and the wordiest language runs over
    assert len(read.page_texts) <= (6 if paper is Paper.A4 else 7)
    assert read.inside()
    assert every("Honey & Crumb" in text for text in read.page_texts)
    pages = [on_one_line(text.replace("\u200b", "").replace("\u00ad", "")) for text in read.page_texts]
    for group in {item.group for item in items}:
        those = [words[item.key].statement[:24] for item in items if item.group is group]
        for page in (page for page in pages if any(each in page for each in those)):
            assert language.word(group) in page  # the heading of the group, and that of the column for the pen
    heading = language("Answer, and below it what it rests on")
    assert every(heading in page for page in pages[:4])
    for page in (page for page in pages[:-1] if language("Points earned") in page):  # no sum alone at the top
        assert page.index(language.word(Verdict.YES)) < page.index(language("Points earned"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_how_to_check_is_as_large_as_one_can_read(code: str, printed: Prints) -> None:
    _items, words = real(code)
    said = " ".join(each.statement for each in words.values())
    told = " ".join(each.how_to_check for each in words.values())
    assert sizes(printed(blank(code)), told, said) == {8.5}


@pytest.mark.parametrize(("code", "paper"), SHEETS)
def test_the_short_form_is_one_page_of_the_weightiest(code: str, paper: Paper, printed: Prints) -> None:
    items, words = real(code)
    document = checklist_blank.short(items, words, edition(code, paper), subject=SUBJECT, honest=HONEST[code])
    read = printed(document)
    assert len(read.page_texts) == 1
    assert read.inside()
    told = [item for item in items if read.holds(words[item.key].statement)]
    scored = {group: [item.points for item in told if item.group is group] for group in Group}
    points = sum(sum(of_group) for group, of_group in scored.items() if group is not Group.RED_FLAGS)
    # two of the business result, nine points each, and 18 others: 17 of three points and one of two
    assert (scored[Group.BUSINESS], points) == ([9, 9], 71)
    assert sum(len(of_group) for group, of_group in scored.items() if group is not Group.RED_FLAGS) == 20
    assert read.holds(f"/ {points}")
    held = "".join(read.text.split())
    assert "".join(Language(code).percent(Fraction(18, 71)).split()) in held
    assert "".join(HONEST[code].split()) in held
    assert [item for item in items if item.group is Group.RED_FLAGS and item.weight == 3] == [
        item for item in told if item.group is Group.RED_FLAGS
    ]
    assert min(piece.size for pieces in read.pieces for piece in pieces) > 6.5


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text: str, printed: Prints) -> None:
    words = {item.key: ItemWords(statement=text, how_to_check=text, advice=text) for item in ITEMS[:2]}
    subject = Subject(client=text, provider=text, period=SUBJECT.period)
    explained = [Explained(word=text, meaning=text)]
    for document in (
        checklist_blank.blank(ITEMS[:2], words, edition("ka"), subject=subject, glossary=explained),
        checklist_blank.short(ITEMS[:2], words, edition("ru"), subject=subject),
    ):
        paper = printed(document)
        assert "root:" not in paper.text
        assert paper.images() == 0
        assert paper.links() == set()
        assert paper.inside()


def test_markup_is_printed_letter_by_letter(printed: Prints) -> None:
    words = {ITEMS[0].key: ItemWords(statement=HOSTILE[0])}
    paper = printed(checklist_blank.blank(ITEMS[:1], words, edition()))
    assert paper.holds(HOSTILE[0].splitlines()[0])


def test_what_limits_the_result_is_told_as_a_rule_and_the_cap_only_where_business_is_asked_about(
    printed: Prints,
) -> None:
    cap = "Without a plain yes to a line of the business result with 9 points the whole is worth 60% at most."
    flag = "With a decisive red flag up it is not good whatever the score."
    weighty = [replace(item, weight=item.weight + 1) if item.group is Group.BUSINESS else item for item in ITEMS]
    without = [item for item in ITEMS if item.group is not Group.BUSINESS]
    for make in (checklist_blank.blank, checklist_blank.short):
        told = on_one_line(printed(make(weighty, item_words(), edition())).page_texts[-1])
        assert f"{cap} {flag}" in told
        told = on_one_line(printed(make(without, item_words(), edition())).page_texts[-1])
        assert (cap in told, flag in told) == (False, True)
