"""Each rule at its borders; and that whatever the records are, a finding says true figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

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
from smmdesk.domain.repeats import Likeness
from smmdesk.knowledge import Knowledge
from smmdesk.services.finding import Facts
from smmdesk.services.findings import RULES, findings, repeated
from smmdesk.services.strategy_findings import STRATEGY_RULES
from smmdesk.speech.language import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def october(many: int, **values: Any) -> list[Post]:
    return [post(OCTOBER.start + timedelta(days=n % 31), **values) for n in range(many)]


def facts(posts: Sequence[Post] = (), **values: object) -> Facts:
    made = Facts(period=OCTOBER, today=TODAY, posts=posts)
    return replace(made, **values)  # type: ignore[arg-type]  # fields by name


def verdict(item: str, about: Facts) -> Verdict | None:
    found = findings(about).get(item)
    return found.verdict if found else None


def said(item: str, about: Facts) -> str:
    return findings(about)[item].sentence(Language("en"))


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


def test_the_second_week_begins_on_the_eighth_day() -> None:
    """17 posts in the 31 days of October are 3.8 a week."""
    ahead = [post(TODAY + timedelta(days=days)) for days in (1, 7, 8, 14)]
    ahead += [replace(ahead[0], moment=None), replace(ahead[0], status=PostStatus.REJECTED)]
    assert said("content.plan_ahead", facts(october(17), ahead=ahead)) == (
        "Posts planned after 16 November: 2 for the first week, 2 for the second; "
        "usual in this period: 3.8 a week, of which three quarters are enough."
    )


@pytest.mark.parametrize(("coming", "expected"), [(3, YES), (2, PARTLY)])
def test_three_quarters_of_a_usual_week_are_enough(coming: int, expected: Verdict) -> None:
    """16 posts in four weeks are four a week."""
    four_weeks = Period(date(2026, 10, 5), date(2026, 11, 2))
    usual = [post(four_weeks.start + timedelta(days=day)) for day in range(16)]
    ahead = [post(TODAY + timedelta(days=days)) for days in (1, 8) for _each in range(coming)]
    assert verdict("content.plan_ahead", facts(usual, ahead=ahead, period=four_weeks)) is expected


def test_ideas_are_no_plan() -> None:
    coming = [post(TODAY + timedelta(days=n), status=PostStatus.IDEA) for n in range(1, 14)]
    assert verdict("content.plan_ahead", facts(october(5), ahead=coming)) is NO


@pytest.mark.parametrize(
    ("out", "due", "share"), [(9, 10, "90%"), (43, 48, "89.6%"), (10, 12, "83%"), (335, 481, "69.6%")]
)
def test_a_share_below_what_is_asked_for_is_not_told_as_that(out: int, due: int, share: str) -> None:
    posts = october(out) + october(due - out, status=PostStatus.SCHEDULED)
    assert said("content.as_planned", facts(posts)).endswith(f"posts whose day is past, {share}.")


@pytest.mark.parametrize(("out", "due", "expected"), [(9, 10, YES), (8, 10, PARTLY), (7, 10, PARTLY), (6, 10, NO)])
def test_nine_of_ten_published_is_as_planned(out: int, due: int, expected: Verdict) -> None:
    posts = october(out) + october(due - out, status=PostStatus.SCHEDULED)
    found = findings(facts(posts))["content.as_planned"]
    assert found.verdict is expected
    assert (
        found.sentence(Language("en")) == f"Marked as published: {out} of {due} posts whose day is past, {out * 10}%."
    )


def test_what_is_not_due_yet_is_not_missing() -> None:
    tomorrow = post(date(2026, 10, 15), status=PostStatus.SCHEDULED)
    assert verdict("content.as_planned", facts([tomorrow], today=date(2026, 10, 15))) is None


@pytest.mark.parametrize(("photos", "texts", "expected"), [(5, 5, YES), (6, 4, PARTLY), (7, 3, PARTLY), (9, 1, NO)])
def test_one_format_in_more_than_half_is_not_varied(photos: int, texts: int, expected: Verdict) -> None:
    posts = october(photos, format=Format.PHOTO) + october(texts, format=Format.TEXT)
    assert verdict("content.varied", facts(posts)) is expected


@pytest.mark.parametrize(("photos", "texts", "expected"), [(6, 2, PARTLY), (7, 2, NO), (3, 2, PARTLY), (2, 2, None)])
def test_three_of_four_in_one_format_are_half_varied(photos: int, texts: int, expected: Verdict | None) -> None:
    posts = october(photos, format=Format.PHOTO) + october(texts, format=Format.TEXT)
    assert verdict("content.varied", facts(posts)) is expected


def test_the_most_frequent_are_named_with_their_shares() -> None:
    """Shares are of the posts that have a format, or a tone."""
    posts = october(3, format=Format.PHOTO) + october(1, format=Format.TEXT) + october(1)
    assert said("content.varied", facts(posts)) == ("Most frequent format of 5 posts: photo, 75%. No tones are noted.")
    toned = [replace(posts[0], tone=Tone.LIGHT), replace(posts[1], tone=Tone.SERIOUS), *posts[2:]]
    toned.append(replace(posts[0], tone=Tone.SERIOUS, format=None))
    assert said("content.varied", facts(toned)) == ("Most frequent of 6 posts: format photo, 75%; tone serious, 67%.")
    assert verdict("content.varied", facts(october(5, tone=Tone.LIGHT))) is None


def test_the_worse_of_format_and_tone_decides() -> None:
    tones = [Tone.LIGHT, Tone.SERIOUS, Tone.LIGHT, Tone.SERIOUS, Tone.PLAYFUL]
    posts = [replace(each, format=Format.PHOTO, tone=tone) for each, tone in zip(october(5), tones, strict=True)]
    assert verdict("content.varied", facts(posts)) is NO


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


def test_repeats_are_told_of_the_texts_that_are_long_enough() -> None:
    posts = [replace(each, text=words(n % 4)) for n, each in enumerate(october(5))] + october(1, text="Good morning!")
    assert said("content.no_repeats", facts(posts)) == ("Texts that nearly repeat one of the last 90 days: 1 of 5.")
    assert verdict("content.no_repeats", facts(posts[1:])) is None


def test_half_of_the_pieces_make_a_repeat() -> None:
    first = post(TODAY, text="We open at eight from Monday. The first croissants are ready at ten past.")
    half = post(TODAY, text="From Monday we open at eight. First croissants ready at ten past eight.")
    less = post(TODAY, text="We open at nine from Tuesday. The rye bread of the night is still warm then.")
    assert repeated([half], [first]) == 1
    assert repeated([less], [first]) == 0
    assert repeated([first, half, half], []) == 2


@given(st.lists(st.text("abc ", max_size=60), max_size=12))
def test_a_list_told_twice_repeats_each_text(texts: list[str]) -> None:
    posts = [post(TODAY, text=text) for text in texts]
    long = [each for each in posts if Likeness.of(each.text).is_judged]
    assert repeated(long, long) == len(long)
    assert 0 <= repeated(posts, []) <= len(posts)


def test_regular_hours_are_half_the_matter() -> None:
    assert verdict("content.regular_hours", facts(october(10, hour=10))) is PARTLY
    scattered = [post(date(2026, 10, 1 + n), hour=8 + n) for n in range(10)]
    assert verdict("content.regular_hours", facts(scattered)) is NO


def test_the_two_most_usual_hours_are_told_in_their_order() -> None:
    hours = [18, 18, 18, 9, 9, 12]
    posts = [post(date(2026, 10, 1 + n), hour) for n, hour in enumerate(hours)]
    assert said("content.regular_hours", facts(posts)) == (
        "In the two most usual hours, from 09:00 and from 18:00: 83% of 6 posts. "
        "Whether statistics speak for these hours, only you know."
    )
    assert verdict("content.regular_hours", facts(posts[:4])) is None


@pytest.mark.parametrize(("usual", "others", "expected"), [(4, 2, PARTLY), (3, 2, NO)])
def test_two_thirds_in_two_hours_are_regular(usual: int, others: int, expected: Verdict) -> None:
    hours = [10 + n % 2 for n in range(usual)] + [15 + n for n in range(others)]
    posts = [post(date(2026, 10, 1 + n), hour) for n, hour in enumerate(hours)]
    assert verdict("content.regular_hours", facts(posts)) is expected


@pytest.mark.parametrize(
    ("live", "a_week", "expected"), [(8, "2.0", YES), (7, "1.8", PARTLY), (2, "0.5", PARTLY), (1, "0.2", NO)]
)
def test_stories_and_broadcasts_are_counted_by_the_week(live: int, a_week: str, expected: Verdict) -> None:
    february = Period.month(2026, 2)
    posts = [post(february.start, format=Format.LIVE if n % 2 else Format.STORY) for n in range(live)]
    about = facts([*posts, *(post(february.start, format=Format.VIDEO) for _n in range(4))], period=february)
    assert verdict("content.live", about) is expected
    assert said("content.live", about) == f"Stories and broadcasts: {live} of {live + 4} posts, {a_week} a week."


def test_of_few_posts_no_habit_is_told() -> None:
    assert verdict("content.live", facts(october(4, format=Format.STORY))) is None
    assert verdict("content.live", facts(october(5, format=Format.STORY))) is PARTLY


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


@pytest.mark.parametrize(("tags", "expected"), [(9, YES), (8, PARTLY), (5, PARTLY), (4, NO)])
def test_nine_of_ten_links_are_to_be_tagged(tags: int, expected: Verdict) -> None:
    tagged = october(tags, link="https://example.org/?UTM_source=vk")
    posts = [*tagged, *october(10 - tags, link="https://example.org"), *october(1, link=" ")]
    assert verdict("analytics.tagged", facts(posts)) is expected
    assert verdict("analytics.tagged", facts(october(5))) is None


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


def test_the_category_nearest_to_its_plan_is_told() -> None:
    lines = [line(100, 50), line(200, 180, Category.CONTENT), line(10, None, Category.TRAINING)]
    assert said("advertising.within_plan", facts(budgets=[(BUDGET, lines)])) == (
        "No category of the budget is over its plan. Closest to it: content and running the pages, ₾180.00 of ₾200.00."
    )


def test_what_is_not_paid_yet_saves_nothing_of_what_is_over_the_plan() -> None:
    lines = [line(100, 130), line(100, 20)]
    assert verdict("advertising.within_plan", facts(budgets=[(BUDGET, lines)])) is NO
    assert said("advertising.within_plan", facts(budgets=[(BUDGET, lines)])) == (
        "Over the plan: promotion, by ₾30.00 with ₾200.00 planned."
    )


def test_each_budget_is_held_to_its_own_lines() -> None:
    second = replace(BUDGET, id=BudgetId("second"))
    lines = [line(100, 105)], [line(100, 0, budget_id=second.id)]
    assert said("advertising.within_plan", facts(budgets=[(BUDGET, lines[0]), (second, lines[1])])) == (
        "Over the plan: promotion, by ₾5.00 with ₾100.00 planned."
    )


def test_money_spent_without_a_plan_is_over_it() -> None:
    found = findings(facts(budgets=[(BUDGET, [line(100, 50), line(0, 20, Category.TRAINING)])]))
    assert found["advertising.within_plan"].verdict is NO
    assert found["advertising.within_plan"].sentence(Language("en")) == (
        "Over the plan: training and development, by ₾20.00 with ₾0.00 planned."
    )


def test_lines_of_other_months_do_not_count() -> None:
    lines = [line(100, 300, on=date(2026, 11, 2)), line(100, 90, on=date(2026, 10, 31))]
    assert verdict("advertising.within_plan", facts(budgets=[(BUDGET, lines)])) is YES


@pytest.mark.parametrize(("good", "bad", "expected"), [(4, 0, YES), (2, 2, PARTLY), (1, 3, NO)])
def test_every_line_needs_goal_and_reason(good: int, bad: int, expected: Verdict) -> None:
    lines = [line(1, None) for _ in range(good)] + [line(1, None, goal="", justification=" ") for _ in range(bad)]
    lines.append(line(0, None, goal=""))
    about = facts(budgets=[(BUDGET, lines)])
    assert verdict("advertising.justified", about) is expected
    assert said("advertising.justified", about) == (
        f"Lines of the budget with a goal and a reason: {good} of {good + bad}."
    )
    assert verdict("advertising.justified", facts(budgets=[(BUDGET, lines[-1:])])) is None


def test_a_reason_that_another_line_gives_counts() -> None:
    lines = [line(1, None), line(1, None, justification="")]
    assert said("advertising.justified", facts(budgets=[(BUDGET, lines)])) == (
        "Lines of the budget with a goal and a reason: 2 of 2."
    )


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
        assert "{" not in "".join(each.sentence(Language(code)) for code in LANGUAGES)


def test_no_two_rules_judge_one_item(example: Workspace) -> None:
    client = next(each for each in example.clients.list() if example.checklist.of(each.id))
    evaluation = example.checklist.of(client.id)[0]
    found = example.checklist.findings(evaluation.id)
    others = [item for item in found if not item.startswith("goals.")]
    # the example's October has no links, and few mentions on the own pages
    assert len(others) == len(RULES) - len(STRATEGY_RULES) - 2
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
