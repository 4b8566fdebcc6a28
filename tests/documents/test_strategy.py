"""A strategy on paper: a newcomer works by it alone, and whatever is printed of it counts in its mark."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest

from smmdesk.documents import strategy
from smmdesk.documents.limits import TooLongForPaperError
from smmdesk.documents.strategies.changes import told
from smmdesk.documents.typeset import Document, Paper
from smmdesk.domain.ids import StrategyRowId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.planning.named import FunnelStep, Part, Task
from smmdesk.domain.strategy.currencies import in_currency
from smmdesk.domain.strategy.records import Goal, Kpi, Risk, Strategy, StrategyEntry
from smmdesk.domain.strategy.sheets import PRINTED, StrategySheet
from smmdesk.domain.strategy.versions import mark
from smmdesk.knowledge.metrics import words as metric_words
from smmdesk.knowledge.strategy import words as strategy_words
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.speech.strategies import Teller
from smmdesk.speech.strategy_fields import TYPED, VERSION
from tests.documents.samples import HOSTILE, edition
from tests.every import every
from tests.strategies import FULL, GOALS, in_force, second, with_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.documents.conftest import Printed, Prints

EVERYWHERE: Final = [(code, paper) for code in LANGUAGES for paper in Paper]
OWNER: Final = strategy.Owner(client="Sweet Balcony", desk="Studio of two")
NOT_PRINTED: Final = {"id", "client_id", "status", "frozen_at", "note", "strategy_id", "origin", "position"}
NOT_PRINTED_OF_ROWS: Final = {"id", "strategy_id", "origin", "position", "account_id", "handled_on", "part"}
EMPTY: Final = StrategySheet(
    strategy=Strategy(id=FULL.strategy.id, client_id=FULL.strategy.client_id, currency="GEL"),
    rows=dict.fromkeys(Part, ()),
)


def teller(sheet: StrategySheet = FULL, code: str = "en") -> Teller:
    return Teller(sheet=sheet, language=Language(code))


def paper(
    sheet: StrategySheet = FULL, code: str = "en", on: Paper = Paper.A4, since: StrategySheet | None = None
) -> Document:
    before = teller(since, code) if since else None
    return strategy.paper(teller(sheet, code), OWNER, edition(code, on), since=before)


def one_page(sheet: StrategySheet = FULL, code: str = "en", on: Paper = Paper.A4) -> Document:
    return strategy.one_page(teller(sheet, code), OWNER, edition(code, on))


def holds(read: Printed, words: str) -> bool:
    """Wherever their lines were broken; a line that ends with a hyphen of a word is read without it."""
    told = ["".join(each.replace("\u00ad", "").replace("-", "").split()) for each in (words, read.as_set)]
    return told[0] in told[1]


@pytest.mark.parametrize(("code", "on"), EVERYWHERE)
def test_somebody_who_never_saw_the_client_finds_all_that_was_agreed(code: str, on: Paper, printed: Prints) -> None:
    """What, for whom, where, how often, who, by when, how measured, what if it fails, what it costs, what not to do."""
    read, told = printed(paper(FULL, code, on)), teller(FULL, code)
    records: list[tuple[Any, set[str]]] = [(FULL.strategy, NOT_PRINTED | {"number", "currency"})]
    records += [(row, NOT_PRINTED_OF_ROWS) for own in FULL.rows.values() for row in own]
    for record, hidden in records:
        for each in told.fields(record):
            if each.name not in hidden | {"starts", "ends"}:
                assert holds(read, told.words(record, each.name)), (each.name, told.words(record, each.name))
    assert holds(read, strategy_words(code).honest)
    assert read.inside()
    assert read.clear()
    assert read.fonts() == {"FiraGO"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_whoever_never_met_a_metric_reads_what_it_is(code: str, printed: Prints) -> None:
    """Of goals, KPI and corrections, each once."""
    read, said = printed(paper(FULL, code)), metric_words(code)
    rows = [row for part in (Part.GOALS, Part.KPI, Part.CORRECTIONS) for row in FULL.rows[part]]
    keys = {key for row in rows if (key := getattr(row, "metric", "")) in said}
    assert {"cpl", "leads"} <= keys
    for key in keys:
        assert holds(read, said[key].definition), key


@pytest.mark.parametrize(("code", "on"), EVERYWHERE)
def test_one_page_answers_the_ten_questions_in_short(code: str, on: Paper, printed: Prints) -> None:
    read, language = printed(one_page(FULL, code, on)), Language(code)
    assert len(read.page_texts) == 1
    assert read.clear()
    for words in (
        "Sell 180 cakes to order",
        "Parents of children from three to nine",
        "Instagram",
        f"{language.weekday(date(2024, 1, 1), 'short')} 13:15",
        "Social media manager",
        language.short_date(date(2026, 12, 31)),
        "60",
        "Stop the dearest of the ads",
        language.short_money(Money.of(4500, "GEL")),
        "the networks promise neither",
        "Not published and not answered",
    ):
        assert read.holds(words), words


@pytest.mark.parametrize(("code", "on"), EVERYWHERE)
def test_parts_are_numbered_in_their_order(code: str, on: Paper, printed: Prints) -> None:
    text = "".join(printed(paper(FULL, code, on)).text.split())
    titles = {PRINTED[part]: strategy_words(code).parts[part].title for part in Part if part is not Part.RULES}
    titles[PRINTED[Part.RULES]] = Language(code)("People and rules")
    # the first time they stand among what there is, the last time above what they hold
    places = [text.rfind(f"{number}{''.join(title.split())}") for number, title in sorted(titles.items())]
    assert every(one < other for one, other in pairwise(places))
    assert places[0] > 0
    for own in FULL.rows.values():
        assert every(FULL.number_of(row) in text for row in own)


def test_the_contents_say_on_which_page_each_part_begins(printed: Prints) -> None:
    pages = [" ".join(page.split()) for page in printed(paper(FULL)).page_texts]
    for part in Part:
        if part is not Part.RULES:
            title = "People and rules" if part is Part.DUTIES else strategy_words("en").parts[part].title
            begins = f"{PRINTED[part]} {title}"
            (named,) = re.findall(rf"\b{begins} (?:\d+ entr(?:y|ies)|nothing yet) (\d+)", pages[0])
            assert begins in pages[int(named) - 1], begins


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_page_says_whose_version_it_is_and_whether_it_is_a_draft(code: str, printed: Prints) -> None:
    draft = Language(code)("Draft")
    version = Language(code)("Version {number}", number=1)
    for sheet, is_draft in ((FULL, True), (in_force(FULL), False)):
        pages = printed(paper(sheet, code)).page_texts
        feet = ["\n".join(page.strip().splitlines()[-3:]) + page for page in pages]
        assert every(f"{version} · {mark(sheet)}" in " ".join(foot.split()) for foot in feet)
        assert [draft in page for page in pages] == [is_draft] * len(pages)


def test_the_title_page_says_from_when_and_who_agreed(printed: Prints) -> None:
    page = printed(paper(in_force(FULL))).page_texts[0]
    for words in ("Sweet Balcony", "Version 1", "1 Oct 2026 – 31 Dec 2026", "Owner of the confectionery", mark(FULL)):
        assert "".join(words.split()) in "".join(page.split()), words


def test_the_title_page_of_one_that_was_followed_says_until_when_and_what_it_was_planned_for(printed: Prints) -> None:
    told = replace(teller(in_force(FULL)), followed=date(2026, 11, 15))
    page = "".join(printed(strategy.paper(told, OWNER, edition())).page_texts[0].split())
    assert "Daysinforce1Oct2026–14Nov2026" in page
    assert "Plannedfor1Oct2026–31Dec2026" in page


@pytest.mark.parametrize(("code", "on"), EVERYWHERE)
def test_parts_of_which_nothing_is_agreed_say_so(code: str, on: Paper, printed: Prints) -> None:
    read = printed(paper(EMPTY, code, on))
    nothing = "".join(Language(code)("Nothing is agreed here yet.").split())
    # one a part, of people and of rules apart, and of what is on one page
    assert "".join(read.text.split()).count(nothing) == len(Part) + 7
    assert read.clear()


def test_an_amber_line_says_where_all_goals_sell(printed: Prints) -> None:
    selling = with_rows(FULL, Part.GOALS, [replace(row, task=Task.SALES) for row in GOALS if isinstance(row, Goal)])
    said = strategy_words("en").all_selling.format(n=3)
    assert printed(paper(selling)).holds(said)
    assert not printed(paper()).holds(said)


def test_figures_that_follow_are_those_worked_out_by_hand(printed: Prints) -> None:
    """Funnels as in the design; 5 % of 12,000 and 25 % of 3,000 are 1,350; 750 − 150 − 900 is below nothing."""
    read = printed(paper())
    for words in (
        "What ₾4,500 a month brings",
        "Leads 107 240 484 51 – 945 ₾18.75",
        "What 60 sales a month take",
        "Reach 121,152 250,000 587,151",
        "Budget a month ₾1,757.25 ₾3,750 ₾9,232.58",
        "Expected loss of all: ₾1,350.",
        "−₾300",
        "costs more than it saves",
        "All channels together 24 ₾1,500",
        "Budget for promotion a month",
        "Sales wanted a month",
    ):
        assert read.holds(words), words


# two versions


@pytest.mark.parametrize(("code", "on"), EVERYWHERE)
def test_what_changed_stands_field_by_field(code: str, on: Paper, printed: Prints) -> None:
    read, language = printed(paper(second(), code, on, FULL)), Language(code)
    for words in (
        language("What changed since version {number}", number=1),
        "Requests written down in the order book, with where they came from",
        "Requests written down in the order book, with the day of each",
        "Within half an hour",
        "The baker falls ill for a week",
        "Vote on a filling",
        language("Its place changed; its words did not."),
        "+20",
    ):
        assert read.holds(words), words
    assert read.clear()


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_changed_stands_in_short_before_the_parts_and_in_full_after_them(code: str, printed: Prints) -> None:
    old, new = in_force(FULL), second()
    read, language = printed(paper(new, code, since=old)), Language(code)
    text = "".join(read.text.split())
    short = "".join(language("What changed since version {number}", number=1).split())
    full = "".join(language("What changed since version {number}, in full", number=1).split())
    signs = strategy_words(code).parts
    first = text.index("".join(f"1{signs[Part.GOALS].title}{signs[Part.GOALS].about}".split()))
    last = text.rindex("".join(signs[Part.CORRECTIONS].about.split()))
    assert text.index(short) < first < last < text.index(full)
    # each row in a line, its figure with both
    assert "60→80" in text[text.index(short) : first]
    assert read.clear()


def test_words_that_went_and_came_are_marked_and_no_others() -> None:
    body: Any = paper(second(), since=FULL).body
    rows = {row["name"]: row for group in body["changes"]["groups"] for row in group["rows"]}
    told = {field["label"]: field for row in rows.values() for field in row["fields"]}
    marked = {
        label: [[run.text for run in told[label][side] if run.is_other] for side in ("before", "after")]
        for label in ("By when", "Where it is read", "Target")
    }
    assert marked == {
        "By when": [[], ["half "]],
        "Where it is read": [["where they came from"], ["the day of each"]],
        "Target": [["60"], ["80"]],
    }
    assert rows["The baker falls ill for a week"]["what"] == "Removed"
    assert rows["Vote on a filling"]["what"] == "Added"
    assert [row["what"] for row in rows.values()].count("Moved") == 1


def test_where_nothing_differs_the_paper_says_so(printed: Prints) -> None:
    assert printed(paper(FULL, since=FULL)).holds("Nothing differs.")


# where a page ends


def with_kpis(count: int) -> StrategySheet:
    """The full strategy with so many KPI."""
    kpis = FULL.rows[Part.KPI]
    own = [
        replace(kpis[at % len(kpis)], id=StrategyRowId(f"k{at}"), origin=StrategyRowId(f"k{at}")) for at in range(count)
    ]
    return with_rows(FULL, Part.KPI, own)


def tops(read: Printed) -> Iterator[str]:
    """What stands first on each page, below the line at its top."""
    for pieces in read.pieces[1:]:
        heads = {piece.y for piece in pieces if piece.size <= 8 and piece.y > pieces[0].y - 1}
        yield "".join(piece.text for piece in pieces if piece.y not in heads)[:400]


def test_no_note_and_no_row_stands_alone_on_a_page(printed: Prints) -> None:
    """However long the table before it is: among so many rows some note would, and some row."""
    begun, last = "Whileitsdaysrun,", 0
    for count in (12, 18, 19, 26):
        read = printed(paper(with_kpis(count), on=Paper.LETTER))
        for top in ("".join(each.split()) for each in tops(read)):
            assert not top.startswith((begun, "Expectedlossofall", "Apostthatgoes", "Monthsbefore", "Thisbudgetis")), (
                top
            )
            rows = re.findall(r"2\.(\d+)(?=\D)", top.partition("Planbymonth")[0]) if "Forthegoal" in top[:60] else []
            last += bool(rows)
            assert len(rows) != 1, top
    assert last


def test_figures_are_told_in_a_size_that_can_be_read(printed: Prints) -> None:
    """Long Georgian titles leave room for figures, since the names of stages beside them are short."""
    for on in Paper:
        read = printed(paper(FULL, "ka", on))
        word = Language("ka").word(FunnelStep.ENGAGEMENT)
        sizes = [piece.size for pieces in read.pieces for piece in pieces if piece.text.strip() == word]
        assert len(sizes) > 1
        assert min(sizes) > 6.5


def test_what_became_of_a_row_is_told_on_one_page(printed: Prints) -> None:
    """Where its texts are short: its title would stand at the foot of a page, its last line on top of the next."""
    rule = FULL.rows[Part.RULES][0]
    for count in (8, 13, 20):
        names = [StrategyRowId(f"r{at}") for at in range(count)]
        rules = [replace(rule, id=name, origin=name) for name in names]
        read = printed(paper(with_rows(second(), Part.RULES, rules), since=FULL))
        assert read.holds(f"10.{count + len(FULL.rows[Part.DUTIES])}")
        assert [top[:60] for top in tops(read) if top.startswith("Field")] == []


# the mark


def others(value: Any) -> Iterator[Any]:
    """Another value of the same kind, where there is one."""
    if isinstance(value, Enum):
        yield next(each for each in type(value) if each is not value)
    elif isinstance(value, str):
        yield f"{value} too"
    elif isinstance(value, Money):
        yield Money(value.minor + 1, value.currency)
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, date):
        yield value + timedelta(days=1)
    elif isinstance(value, tuple):
        yield value[1:]
    elif isinstance(value, dict):
        yield from (value | {key: other} for key, inner in value.items() for other in others(inner))


def words_of(sheet: StrategySheet) -> str:
    """All that is printed, but for the mark itself."""
    made = paper(sheet)
    return f"{made.head} {made.body}".replace(mark(sheet), "")


def changed(record: Any, hidden: set[str]) -> Iterator[tuple[str, Any, bool]]:
    """Every field changed once, and whether it is printed; what would be another record is left as it is."""
    for each in fields(record):
        if each.name not in {"id", "part", "goal_id", "status"}:
            for value in ["USD"] if each.name == "currency" else others(getattr(record, each.name)):
                yield each.name, replace(record, **{each.name: value}), each.name not in hidden


def edited() -> Iterator[tuple[str, StrategySheet, bool]]:
    """The full strategy with one field changed."""
    for name, version, is_printed in changed(FULL.strategy, NOT_PRINTED):
        yield name, replace(FULL, strategy=version), is_printed
    for part, rows in FULL.rows.items():
        for at, row in enumerate(rows):
            for name, other, is_printed in changed(row, NOT_PRINTED_OF_ROWS):
                own = (*rows[:at], other, *rows[at + 1 :])
                yield f"{part} {name}", replace(FULL, rows={**FULL.rows, part: own}), is_printed


def test_the_mark_is_of_what_is_printed_and_of_nothing_else() -> None:
    before, known = words_of(FULL), mark(FULL)
    found = [
        (name, words_of(sheet) != before, mark(sheet) != known, is_printed) for name, sheet, is_printed in edited()
    ]
    assert [each for each in found if len({*each[1:]}) > 1] == []
    assert len(found) > 200


# whatever somebody typed


def test_hostile_texts_are_printed_as_they_are_and_stay_on_the_page(printed: Prints) -> None:
    [first, *_rest] = GOALS
    assert isinstance(first, Goal)
    for text in HOSTILE:
        goal = replace(first, why=text, measured_by=text)
        risks = [replace(row, event=text, response=text) for row in FULL.rows[Part.RISKS] if isinstance(row, Risk)]
        entry = StrategyEntry(
            id=StrategyRowId("x"), strategy_id=FULL.strategy.id, part=Part.RULES, name=text, fields={"none": text}
        )
        sheet = with_rows(with_rows(with_rows(FULL, Part.GOALS, [goal]), Part.RISKS, risks), Part.RULES, [entry])
        sheet = replace(sheet, strategy=replace(sheet.strategy, business_goal=text, boundaries=text))
        read = printed(paper(sheet, since=FULL))
        assert read.inside(), text[:20]
        assert len(printed(one_page(sheet)).page_texts) == 1


def test_as_many_rows_as_there_are_fit_and_more_than_anybody_works_by_are_refused(printed: Prints) -> None:
    goals = [replace(GOALS[0], id=StrategyRowId(str(at))) for at in range(60)]
    read = printed(paper(with_rows(FULL, Part.GOALS, goals)))
    assert read.holds("1.60")
    assert len(printed(one_page(with_rows(FULL, Part.GOALS, goals))).page_texts) == 1
    assert printed(one_page(with_rows(FULL, Part.GOALS, goals))).holds("53 more, see part 1")
    many = [replace(GOALS[0], id=StrategyRowId(str(at))) for at in range(1001)]
    with pytest.raises(TooLongForPaperError):
        paper(with_rows(FULL, Part.GOALS, many))


@pytest.mark.parametrize("on", Paper)
@pytest.mark.parametrize("code", LANGUAGES)
def test_however_much_somebody_writes_one_page_is_one(code: str, on: Paper, printed: Prints) -> None:
    """Of fifteen goals with long texts in every field less is told, and where the rest stands."""
    told = "Ordnungswidrigkeiten und Beschwerden " * 70
    sheet = replace(FULL, strategy=replace(FULL.strategy, business_goal=told, boundaries=told))
    for part, found in FULL.rows.items():
        sheet = with_rows(sheet, part, [_long(row, told) for row in (*found, *found, *found)][:15])
    read = printed(one_page(sheet, code, on))
    assert len(read.page_texts) == 1
    assert read.inside()


def _long(row: Any, told: str) -> Any:
    """With very much in every field that holds words."""
    keys = {"metric", "origin"}
    texts = {each.name: told for each in fields(row) if each.type == "str" and each.name not in keys}
    more = {"fields": dict.fromkeys(row.fields, told)} if isinstance(row, StrategyEntry) else {}
    return replace(row, id=StrategyRowId(new_id()), **texts, **more)


def test_every_field_of_a_record_is_among_those_that_are_told() -> None:
    hidden = {"id", "client_id", "strategy_id", "origin", "position", "number", "plan"}
    assert {each.name for each in VERSION} == {each.name for each in fields(FULL.strategy)} - hidden
    for part, known in TYPED.items():
        row = FULL.rows[part][0]
        assert {each.name for each in known} == {each.name for each in fields(row)} - hidden, part


def test_amounts_of_two_currencies_have_no_difference() -> None:
    """In lari a lead may cost 30; that is not 21 lari more than 9 euros."""
    rows = [replace(row, plan={"2026-10": 3000}) if isinstance(row, Kpi) else row for row in FULL.rows[Part.KPI]]
    euros = in_currency(FULL, "EUR", lambda metric: metric == "cpl")
    later = with_rows(FULL, Part.KPI, rows)
    fields = {
        (each.name, field.label): field.difference
        for each in told(teller(euros), teller(later))
        for field in each.fields
    }
    assert fields["CPL", "Plan, Oct\N{NO-BREAK SPACE}26"] == ""
    assert fields["Followers", "Plan, Oct\N{NO-BREAK SPACE}26"] == "−1,500"
