"""Each rule at its borders; and that whatever the records are, a finding says true figures."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.checklist import Answer, Verdict
from smmdesk.domain.ids import BudgetId, BudgetLineId, ClientId, PostId
from smmdesk.domain.money import Money
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Format, Post, PostStatus, Tone
from smmdesk.domain.providers import ProviderKind
from smmdesk.knowledge import Knowledge
from smmdesk.services.findings import RULES, Facts, findings, repeated
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.workspace import Workspace

OCTOBER = Period.month(2026, 10)
TODAY = date(2026, 11, 16)
YES, PARTLY, NO = Verdict.YES, Verdict.PARTLY, Verdict.NO
_numbers = count()


def post(day: date, hour: int = 10, **values: object) -> Post:
    made = Post(
        id=PostId(str(next(_numbers))),
        client_id=ClientId("bakery"),
        moment=LocalMoment.at(day, hour, 0, "Europe/Riga"),
        status=PostStatus.PUBLISHED,
    )
    return replace(made, **values)  # type: ignore[arg-type]  # fields by name


def october(many: int, **values: object) -> list[Post]:
    return [post(OCTOBER.start + timedelta(days=n % 31), **values) for n in range(many)]


def facts(posts: Sequence[Post] = (), **values: object) -> Facts:
    made = Facts(period=OCTOBER, today=TODAY, posts=posts)
    return replace(made, **values)  # type: ignore[arg-type]  # fields by name


def verdict(item: str, about: Facts) -> Verdict | None:
    found = findings(about).get(item)
    return found.verdict if found else None


def test_an_empty_workspace_says_nothing() -> None:
    assert findings(facts()) == {}


@pytest.mark.parametrize(
    ("first", "second", "usual", "expected"),
    [(4, 4, 17, YES), (3, 3, 17, YES), (2, 4, 17, PARTLY), (5, 0, 17, PARTLY), (0, 0, 17, NO), (1, 1, 0, YES)],
)
def test_two_weeks_ahead_hold_what_a_usual_week_holds(first: int, second: int, usual: int, expected: Verdict) -> None:
    coming = [post(TODAY + timedelta(days=2)) for _n in range(first)]
    later = [post(TODAY + timedelta(days=9)) for _n in range(second)]
    assert verdict("content.plan_ahead", facts(october(usual), ahead=coming + later)) is expected


def test_ideas_are_no_plan() -> None:
    coming = [post(TODAY + timedelta(days=n), status=PostStatus.IDEA) for n in range(1, 14)]
    assert verdict("content.plan_ahead", facts(october(5), ahead=coming)) is NO


@pytest.mark.parametrize(("out", "due", "expected"), [(9, 10, YES), (8, 10, PARTLY), (7, 10, PARTLY), (6, 10, NO)])
def test_nine_of_ten_published_is_as_planned(out: int, due: int, expected: Verdict) -> None:
    posts = october(out) + october(due - out, status=PostStatus.SCHEDULED)
    found = findings(facts(posts))["content.as_planned"]
    assert found.verdict is expected
    assert found.sentence(Language("en")) == f"Published: {out} of {due} posts due, {out * 10}%."


def test_what_is_not_due_yet_is_not_missing() -> None:
    tomorrow = post(date(2026, 10, 15), status=PostStatus.SCHEDULED)
    assert verdict("content.as_planned", facts([tomorrow], today=date(2026, 10, 15))) is None


@pytest.mark.parametrize(("photos", "texts", "expected"), [(5, 5, YES), (6, 4, PARTLY), (7, 3, PARTLY), (9, 1, NO)])
def test_one_format_in_more_than_half_is_not_varied(photos: int, texts: int, expected: Verdict) -> None:
    posts = october(photos, format=Format.PHOTO) + october(texts, format=Format.TEXT)
    assert verdict("content.varied", facts(posts)) is expected


@pytest.mark.parametrize(
    ("tone", "sentence"),
    [
        (None, "Most frequent format of 10 posts: photo, 60%. No tones are noted."),
        (Tone.SERIOUS, "Most frequent of 10 posts: format photo, 60%; tone serious, 100%."),
    ],
)
def test_the_most_frequent_are_named_with_their_shares(tone: Tone | None, sentence: str) -> None:
    posts = october(6, format=Format.PHOTO, tone=tone) + october(4, format=Format.TEXT, tone=tone)
    found = findings(facts(posts))["content.varied"]
    assert found.sentence(Language("en")) == sentence


@pytest.mark.parametrize(("many", "says"), [(4, False), (5, True)])
def test_fewer_than_five_posts_have_no_habits(many: int, says: bool) -> None:
    assert (verdict("content.varied", facts(october(many, format=Format.PHOTO))) is not None) is says


def test_one_tone_for_all_is_not_varied_either() -> None:
    posts = [replace(each, format=kind, tone=Tone.SERIOUS) for each, kind in zip(october(10), Format, strict=False)]
    assert verdict("content.varied", facts(posts)) is NO


def words(n: int) -> str:
    return " ".join(f"word{n}_{each}" for each in range(12))


@pytest.mark.parametrize(("again", "expected"), [(0, YES), (1, PARTLY), (2, NO)])
def test_texts_told_before_are_counted(again: int, expected: Verdict) -> None:
    before = [post(date(2026, 9, 1), text=words(n).upper() + "!") for n in range(again)]
    posts = [replace(each, text=words(n)) for n, each in enumerate(october(10))]
    assert verdict("content.no_repeats", facts(posts, earlier=before)) is expected


@given(st.lists(st.text("abc ", max_size=30), max_size=12))
def test_a_list_told_twice_repeats_each_text(texts: list[str]) -> None:
    posts = [post(TODAY, text=text) for text in texts]
    long = [each for each in posts if len(each.text.split()) >= 4]
    assert repeated(long, long) == len(long)
    assert 0 <= repeated(posts, []) <= len(posts)


def test_regular_hours_are_half_the_matter() -> None:
    assert verdict("content.regular_hours", facts(october(10, hour=10))) is PARTLY
    scattered = [post(date(2026, 10, 1 + n), hour=8 + n) for n in range(10)]
    assert verdict("content.regular_hours", facts(scattered)) is NO


@pytest.mark.parametrize(("stories", "expected"), [(9, YES), (5, PARTLY), (1, NO)])
def test_two_live_pieces_a_week_are_asked_for(stories: int, expected: Verdict) -> None:
    posts = october(stories, format=Format.STORY) + october(6, format=Format.PHOTO)
    assert verdict("content.live", facts(posts)) is expected


def test_tags_are_counted_on_links_only() -> None:
    posts = [
        *october(3),
        *october(2, link="https://example.org/?utm_source=vk"),
        *october(2, link="https://example.org"),
    ]
    found = findings(facts(posts))["analytics.tagged"]
    assert (found.verdict, found.sentence(Language("en"))) == (PARTLY, "Links with UTM tags: 2 of 4.")


BUDGET = Budget(id=BudgetId("b"), client_id=ClientId("bakery"), starts=OCTOBER.start, ends=OCTOBER.end, currency="GEL")


def line(planned: int, actual: int | None, category: Category = Category.PROMOTION, **values: object) -> BudgetLine:
    made = BudgetLine(
        id=BudgetLineId(str(next(_numbers))),
        budget_id=BUDGET.id,
        category=category,
        planned=Money(planned * 100, "GEL"),
        actual=None if actual is None else Money(actual * 100, "GEL"),
        goal="orders",
        justification="sells",
    )
    return replace(made, **values)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("actual", "expected"), [(None, None), (90, YES), (100, YES), (101, PARTLY), (110, PARTLY), (111, NO)]
)
def test_a_tenth_over_the_plan_is_half_in_order(actual: int | None, expected: Verdict | None) -> None:
    lines = [line(100, actual), line(500, None, Category.CONTENT)]
    assert verdict("advertising.within_plan", facts(budgets=[(BUDGET, lines)])) is expected


def test_money_spent_without_a_plan_is_over_it() -> None:
    found = findings(facts(budgets=[(BUDGET, [line(100, 50), line(0, 20, Category.TRAINING)])]))
    assert found["advertising.within_plan"].verdict is NO
    assert found["advertising.within_plan"].sentence(Language("en")) == (
        "Over the plan: training and development, ₾20.00 of ₾0.00."
    )


def test_lines_of_other_months_do_not_count() -> None:
    lines = [line(100, 300, on=date(2026, 11, 2)), line(100, 90, on=date(2026, 10, 31))]
    assert verdict("advertising.within_plan", facts(budgets=[(BUDGET, lines)])) is YES


@pytest.mark.parametrize(("good", "bad", "expected"), [(4, 0, YES), (2, 2, PARTLY), (1, 3, NO)])
def test_every_line_needs_goal_and_reason(good: int, bad: int, expected: Verdict) -> None:
    lines = [line(1, None)] * good + [line(1, None, justification=" ")] * bad + [line(0, None, goal="")]
    assert verdict("advertising.justified", facts(budgets=[(BUDGET, lines)])) is expected


posts_of_any_kind = st.builds(
    lambda day, hour, form, tone, status, link, text: post(
        OCTOBER.start + timedelta(days=day), hour, format=form, tone=tone, status=status, link=link, text=text
    ),
    st.integers(0, 30),
    st.integers(0, 23),
    st.none() | st.sampled_from(Format),
    st.none() | st.sampled_from(Tone),
    st.sampled_from(PostStatus),
    st.sampled_from(["", "https://example.org", "https://example.org?UTM_source=x"]),
    st.text(max_size=40),
)
lines_of_any_kind = st.builds(
    line, st.integers(0, 5000), st.none() | st.integers(0, 5000), st.sampled_from(Category), goal=st.text(max_size=3)
)


@given(st.lists(posts_of_any_kind, max_size=30), st.lists(lines_of_any_kind, max_size=6))
def test_whatever_the_records_each_finding_speaks_three_languages(posts: list[Post], lines: list[BudgetLine]) -> None:
    found = findings(facts(posts, budgets=[(BUDGET, lines)]))
    known = {item.key for item in Knowledge("en").checklist().items}
    assert set(found) <= known
    for each in found.values():
        assert each.verdict is not Verdict.NOT_APPLICABLE
        assert all("{" not in each.sentence(Language(code)) for code in LANGUAGES)


def test_no_two_rules_judge_one_item(example: Workspace) -> None:
    client = next(each for each in example.clients.list() if example.checklist.of(each.id))
    evaluation = example.checklist.of(client.id)[0]
    found = example.checklist.findings(evaluation.id)
    assert len(found) == len(RULES) - 1  # the example's October has no links
    assert found["content.as_planned"].verdict is YES


def test_taking_what_was_found_is_one_act_that_keeps_remarks(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    made = workspace.checklist.start(client.id, OCTOBER, TODAY, kind=ProviderKind.SELF)
    workspace.checklist.answer(made.id, "content.live", evidence="three stories")
    taken = workspace.checklist.take(made.id, {"content.live": PARTLY, "content.varied": YES})
    answers = workspace.checklist.sheet(made.id).answers
    assert taken == 2
    assert (answers["content.live"].verdict, answers["content.live"].evidence) == (PARTLY, "three stories")
    workspace.history.undo()
    assert [(each.item, each.verdict) for each in workspace.records.all(Answer)] == [("content.live", None)]
