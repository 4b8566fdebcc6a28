from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.documents import checklist
from smmdesk.documents.checklist import ItemWords, PastScore, Subject
from smmdesk.documents.typeset import Document, Paper
from smmdesk.domain.checklist import EvaluationSheet, Group, Item, Verdict
from smmdesk.domain.periods import Period
from smmdesk.knowledge import Knowledge
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.speech.wording import judged
from tests.documents.samples import EVALUATION, HOSTILE, ITEMS, STATEMENTS, SUBJECT, answers, edition, item_words, sheet
from tests.every import every

if TYPE_CHECKING:
    from tests.documents.conftest import Prints

YES_TO_ALL = {item.key: Verdict.YES for item in ITEMS}


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def filled(verdicts: dict[str, Verdict], code: str = "en", **more: Any) -> Document:
    given = answers(verdicts, evidence=more.pop("evidence", ""), comment=more.pop("comment", ""))
    return checklist.filled(sheet(given), item_words(code), edition(code), subject=SUBJECT, **more)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_statement_is_printed_in_the_language_asked_for(code: str, printed: Prints) -> None:
    paper = printed(filled(YES_TO_ALL, code))
    assert every(paper.holds(f"{STATEMENTS[code]} ({item.key})") for item in ITEMS)


def test_the_first_page_shows_score_weakest_items_and_flags(printed: Prints) -> None:
    verdicts = {**YES_TO_ALL, "goals.1": Verdict.NO, "content.0": Verdict.PARTLY, "red_flags.2": Verdict.YES}
    flags = [key for key in verdicts if key.startswith("red_flags.")]
    open_ = filled({key: verdict for key, verdict in verdicts.items() if key not in flags[1:]} | {flags[0]: Verdict.NO})
    told = printed(open_).page_texts[0]
    assert f"Red flags: 1 of {len(flags)} checked" in told
    assert "No red flag is up." not in told
    document = filled(verdicts | dict.fromkeys(flags, Verdict.NO))
    assert "No red flag is up." in printed(document).page_texts[0]
    first = printed(filled(verdicts)).page_texts[0]
    assert "Do goals.1." in first
    assert first.index("goals.1") < first.index("content.0")
    assert "Red flags that are up" in first
    assert "97%" in first  # 8 groups × 7 points and 21 of the business result; 2 lost, and half a one
    assert "Good: most of what counts is done." in first


def test_what_is_to_be_improved_is_told_as_what_is_wrong(printed: Prints) -> None:
    words = {ITEMS[0].key: ItemWords(statement="We know what it costs.", fault="It is not known what it costs.")}
    found = EvaluationSheet.of(EVALUATION, ITEMS[:1], answers({ITEMS[0].key: Verdict.NO}))
    first = printed(checklist.filled(found, words, edition("en"), subject=SUBJECT)).page_texts[0]
    assert "It is not known what it costs." in first
    assert "We know what it costs." not in first


def test_answers_bring_their_evidence_and_comment(printed: Prints) -> None:
    paper = printed(filled({"goals.0": Verdict.PARTLY}, evidence="Report of May", comment="Ask again"))
    assert paper.holds("Evidence: Report of May")
    assert paper.holds("Comment: Ask again")


def test_without_answers_there_is_no_score(printed: Prints) -> None:
    paper = printed(filled({}))
    assert "%" not in paper.page_texts[0].split("Good from")[0].replace("it takes 50% of them", "")
    assert paper.holds("0 of 45 answered")


def test_a_score_of_few_answers_says_so(printed: Prints) -> None:
    past = [PastScore(period=Period.month(2026, 10), share=Fraction(1, 2))]
    few = {"goals.0": Verdict.YES, "goals.1": Verdict.YES}
    first = printed(filled(few, past=past)).page_texts[0]
    # 3 of the 7 points of the group, and of 8 × 7 and 21 points in all
    assert "2 of 45 answered\nNo score: the answers hold 3 of 77 points, and it takes 50% of them." in first
    assert "Goals and strategy — · 2 of 5" in first
    assert "%" not in first.partition("By group")[2].partition("Good from")[0]
    half = printed(filled(dict(list(YES_TO_ALL.items())[:30]))).page_texts[0]
    assert "100%\n30 of 45" in half
    assert "No verdict yet: it takes answers to 80% of the points that apply." in half
    most = {"goals.0": Verdict.YES, "goals.1": Verdict.YES, "goals.3": Verdict.NO}
    assert "60% · 3 of 5" in printed(filled(most)).page_texts[0]
    assert "Earlier scores" not in first
    assert " of 45\n" not in printed(filled(YES_TO_ALL)).page_texts[0]


@pytest.mark.parametrize(
    ("code", "no_verdict", "other_word"), [("ru", "Вывода пока нет", "оценк"), ("ka", "დასკვნა ჯერ არ არის", "შეფასებ")]
)
def test_a_score_is_called_one_thing_and_the_verdict_another(
    code: str, no_verdict: str, other_word: str, printed: Prints
) -> None:
    """That there is no score yet would contradict the 100 % beside it."""
    half = printed(filled(dict(list(YES_TO_ALL.items())[:30]), code))
    assert no_verdict in on_one_line(half.page_texts[0])
    for read in (half, printed(filled(YES_TO_ALL, code)), printed(filled(ASIDE, code))):
        assert other_word not in read.text.lower().replace("\u00ad", "")


ASIDE = dict.fromkeys((item.key for item in ITEMS if item.group is not Group.RED_FLAGS), Verdict.NOT_APPLICABLE)


def test_what_is_set_aside_is_no_answer_and_is_told(printed: Prints) -> None:
    """All but one of 45 items, 76 of 77 points; and a whole group, 7 points."""
    for make in (checklist.filled, checklist.short):
        given = sheet(answers({**ASIDE, "goals.0": Verdict.YES}))
        first = on_one_line(printed(make(given, item_words(), edition(), subject=SUBJECT)).page_texts[0])
        assert "1 of 45 answered No score: the answers hold 1 of 77 points, and it takes 50% of them." in first
        assert "1 of 45 answered · 44 do not apply (76 of 77 points)" in first
        assert "100%" not in first.partition("Good from")[0].partition("By group")[2]
    some = {key: verdict for key, verdict in ASIDE.items() if key.startswith("content")}
    first = on_one_line(printed(filled(YES_TO_ALL | some)).page_texts[0])
    assert "Content — · Not applicable" in first
    assert "40 of 45 answered · 70 ÷ 70 = 100% · 5 do not apply (7 of 77 points)" in first


@pytest.mark.parametrize(
    ("verdict", "why"),
    [
        (Verdict.NO, "Nothing decisive of the business result is met: the whole is worth 60% at most."),
        (
            Verdict.PARTLY,
            "What is decisive of the business result is met only in part: the whole is worth 60% at most.",
        ),
        (
            Verdict.NOT_APPLICABLE,
            "What is decisive of the business result is set aside as not applicable: the whole is worth 60% at most.",
        ),
        (None, "What is decisive of the business result is not answered yet: the whole is worth 60% at most."),
    ],
)
def test_why_it_is_worth_no_more_than_three_fifths_is_said(verdict: Verdict | None, why: str, printed: Prints) -> None:
    items = [replace(item, weight=item.weight + 1) if item.group is Group.BUSINESS else item for item in ITEMS]
    business = {item.key for item in ITEMS if item.group is Group.BUSINESS}
    given = {key: verdict if key in business else yes for key, yes in YES_TO_ALL.items()}
    told = {key: verdict for key, verdict in given.items() if verdict}
    document = checklist.filled(sheet(answers(told), items), item_words(), edition(), subject=SUBJECT)
    first = on_one_line(printed(document).page_texts[0])
    assert why in first
    # of 56 points and 36 of the business result; open ones are more than a fifth
    assert ("No verdict yet" in first) is (verdict is None)
    assert "Good: most of" not in first


@pytest.mark.parametrize(
    ("lost", "told", "band"),
    [(66, "97 ÷ 130 = 74%", "between 50% and 75%"), (131, "64.5 ÷ 130 = 49%", "less than 50%")],
)
def test_a_score_just_below_a_threshold_is_not_rounded_up_to_it(
    lost: int, told: str, band: str, printed: Prints
) -> None:
    """Of halves of 130 points so many are lost: 74.6 and 49.6 percent."""
    yes, no = (Item(key=key, group=Group.GOALS, weight=weight) for key, weight in (("y", 260 - lost), ("n", lost)))
    found = EvaluationSheet.of(EVALUATION, (yes, no), answers({"y": Verdict.YES, "n": Verdict.NO}))
    score = replace(found.score, earned=Fraction(260 - lost, 2), weight=130, asked=130)
    words = dict.fromkeys(("y", "n"), item_words()[ITEMS[0].key])
    near = replace(found, score=score, groups={Group.GOALS: score})
    for make in (checklist.filled, checklist.short):
        first = on_one_line(printed(make(near, words, edition(), subject=SUBJECT)).page_texts[0])
        assert told in first
        assert f"{told[-3:]} {'is' if band.startswith('less') else 'lies'} {band}." in first


@pytest.mark.parametrize(("lost", "told"), [(0, "100%"), (20, "80%")])
def test_a_decisive_red_flag_is_all_that_is_said_of_a_good_score(lost: int, told: str, printed: Prints) -> None:
    """That much is missing would contradict it."""
    items = [
        Item(key="y", group=Group.GOALS, weight=100 - lost),
        *([Item(key="n", group=Group.GOALS, weight=lost)] if lost else []),
        Item(key="flag", group=Group.RED_FLAGS, weight=3),
    ]
    given = answers({"y": Verdict.YES, "flag": Verdict.YES, **({"n": Verdict.NO} if lost else {})})
    found = EvaluationSheet.of(EVALUATION, items, given)
    words = dict.fromkeys(("y", "n", "flag"), item_words()[ITEMS[0].key])
    held = "A decisive red flag is up: it is not good whatever the score."
    then = "What follows: first settle the decisive red flag, by a set date, and fill in a new one in a month."
    for make in (checklist.filled, checklist.short):
        first = on_one_line(printed(make(found, words, edition(), subject=SUBJECT)).page_texts[0])
        assert held in first
        assert f"{told} is 75% or more. {then}" in first
        assert "Middling: much" not in first
        assert "missing" not in first
    assert judged(found, Language("en")) == held


HONEST = "They cannot rescue a business in which the rest is broken."


def test_what_the_networks_cannot_do_stands_on_either_form(printed: Prints) -> None:
    for make in (checklist.filled, checklist.short):
        read = printed(make(sheet(answers(YES_TO_ALL)), item_words(), edition(), subject=SUBJECT, honest=HONEST))
        assert HONEST in on_one_line(read.page_texts[0])


def test_earlier_scores_stand_beside_this_one(printed: Prints) -> None:
    past = [PastScore(period=Period.month(2026, month), share=Fraction(month, 20)) for month in (9, 10)]
    first = printed(filled(YES_TO_ALL, past=past)).page_texts[0]
    assert "September 2026" in first
    assert "45%" in first


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text: str, printed: Prints) -> None:
    words = {item.key: ItemWords(statement=text, how_to_check=text, advice=text) for item in ITEMS[:2]}
    verdicts = {"goals.0": Verdict.NO, "goals.1": Verdict.YES}
    given = answers(verdicts, evidence=text, comment=text)
    subject = Subject(client=text, provider=text, period=SUBJECT.period)
    for document in (
        checklist.filled(sheet(given, ITEMS[:2]), words, edition(), subject=subject),
        checklist.short(sheet(given, ITEMS[:2]), words, edition("ka"), subject=subject),
    ):
        paper = printed(document)
        assert "root:" not in paper.text
        assert paper.images() == 0
        assert paper.links() == set()
        assert paper.inside()


def test_an_answer_stays_whole_in_a_script_of_many_bytes(printed: Prints) -> None:
    remark = "ვაცხობთ თაფლის ტორტს ბებიის რეცეპტით. " * 8
    given = answers(dict.fromkeys((item.key for item in ITEMS), Verdict.NO), evidence=remark, comment=remark + "ბოლო")
    paper = printed(checklist.filled(sheet(given), item_words("ka"), edition("ka"), subject=SUBJECT))
    for text in paper.page_texts[1:]:
        told = [line for line in text.splitlines() if "(" in line or "ბოლო" in line]
        assert len([line for line in told if "ბოლო" in line]) == len([line for line in told if "(" in line])


def test_a_note_keeps_its_heading(printed: Prints) -> None:
    """However much of the page what stands above it takes, the word Note and what it is about are on one page."""
    evaluation = replace(EVALUATION, note="Third evaluation since the start. " * 12)
    weak = EvaluationSheet.of(evaluation, ITEMS, answers({**YES_TO_ALL, "goals.0": Verdict.NO}))
    words = item_words()
    for lines in range(34, 46, 2):
        words["goals.0"] = replace(words["goals.0"], advice="Ask\n" * lines)
        paper = printed(checklist.filled(weak, words, edition(), subject=SUBJECT))
        (page,) = [text for text in paper.page_texts if "\nNote\n" in text or text.startswith("Note\n")]
        assert "Note\nThird evaluation" in page


def test_without_answers_nothing_is_said_to_be_in_order(printed: Prints) -> None:
    first = printed(filled({})).page_texts[0]
    assert "Nothing is answered yet." in first
    assert "in full order" not in first
    assert "in full order" in printed(filled(YES_TO_ALL)).page_texts[0]


def test_what_a_score_means_and_what_follows_is_said(printed: Prints) -> None:
    keys = [item.key for item in ITEMS]
    found = {}
    for share in (20, 50, 90):
        verdicts = dict.fromkeys(keys, Verdict.NO) | dict.fromkeys(keys[: len(keys) * share // 100], Verdict.YES)
        found[share] = printed(filled(verdicts)).page_texts[0].replace("\n", " ")
    assert "is less than 50%. What follows: agree on the first items below" in found[20]
    assert re.search(r"\d\d% lies between 50% and 75%. What follows: agree with whoever does the work", found[50])
    assert re.search(r"\d\d% is 75% or more. What follows: keep to it", found[90])
    assert "What follows" not in printed(filled({"goals.0": Verdict.YES})).page_texts[0]


def test_a_red_flag_that_is_up_says_what_to_do(printed: Prints) -> None:
    paper = printed(filled({**YES_TO_ALL, "red_flags.2": Verdict.YES}))
    assert paper.holds("What to do: Do red_flags.2.")


class TestShort:
    """One page of a checklist that is filled in."""

    def test_the_weightiest_items_stand_there_the_dearest_first(self, printed: Prints) -> None:
        verdicts = {**YES_TO_ALL, "goals.4": Verdict.NO, "community.1": Verdict.NO, "business.1": Verdict.PARTLY}
        told = printed(checklist.short(sheet(answers(verdicts)), item_words(), edition(), subject=SUBJECT)).text
        found = re.findall(r"\(([a-z_]+\.\d)\)", told.partition("Red flags")[0])
        assert len(found) == 20
        assert found[:2] == ["business.1", "community.1"]
        assert "goals.4" not in found  # it weighs no more than those that are there, and is asked later
        # 12 of 46 points come nearest to 21 of 77
        assert [key for key in found if key.startswith("business")] == ["business.1", "business.3"]

    @pytest.mark.parametrize("code", LANGUAGES)
    @pytest.mark.parametrize("paper", list(Paper))
    def test_it_is_one_page_however_much_was_written(self, code: str, paper: Paper, printed: Prints) -> None:
        items = Knowledge(code).checklist().items
        words = {item.key: ItemWords(statement=item.statement) for item in items}
        bad = dict.fromkeys((item.key for item in items), Verdict.YES)
        remark = STATEMENTS[code] * 5
        found = sheet(answers(bad, evidence=remark), items)
        subject = replace(SUBJECT, client="Honey & Crumb, bakers of the court since 1801 " * 3)
        read = printed(checklist.short(found, words, edition(code, paper), subject=subject))
        assert len(read.page_texts) == 1
        assert every(read.holds(words[flag.key].statement) for flag in found.red_flags)

    def test_it_says_that_it_leaves_something_out(self, printed: Prints) -> None:
        paper = printed(checklist.short(sheet(answers(YES_TO_ALL)), item_words(), edition(), subject=SUBJECT))
        told = "Short form: the score is of 45 statements; 20 stand here, in about the same shares as in the whole."
        assert told in on_one_line(paper.text)
        assert paper.holds("45 of 45 answered")


def test_when_the_next_one_is_due_is_said_where_it_is_known(printed: Prints) -> None:
    assert "Due again on 31 December 2026" in printed(filled({}, repeat_on=date(2026, 12, 31))).page_texts[0]
    assert not printed(filled({})).holds("Due again")
