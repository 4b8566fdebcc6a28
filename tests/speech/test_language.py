"""Wording and formats in three languages, and reading what people type."""

import importlib
import pkgutil
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk import domain
from smmdesk.domain.changes import Kind, State
from smmdesk.domain.comparison import Question, Reply
from smmdesk.domain.day_marks import KnownKind
from smmdesk.domain.justification import Ground
from smmdesk.domain.media import MediaKind
from smmdesk.domain.money import Money
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.planning.named import Part, Unjudged
from smmdesk.domain.posts import PostStatus
from smmdesk.domain.results.against import Against, Silence
from smmdesk.domain.results.formula_reading import Act
from smmdesk.domain.results.metrics import Accounts, Days, Level
from smmdesk.domain.several import Mixed
from smmdesk.domain.spending import Concern
from smmdesk.domain.strategy.checks import Check
from smmdesk.speech.language import LANGUAGES, Language, UnreadableError
from smmdesk.speech.wording import WORDS
from tests.every import every

EN, RU, KA = (Language(code) for code in ("en", "ru", "ka"))
EVERY = st.sampled_from([EN, RU, KA])
NUMBERS = st.decimals(-(10**12), 10**12, places=3, allow_nan=False)
DAY = date(2026, 11, 5)
# how an entry of the account came about, and what undo makes of it; each concern is a sentence of its own; a file's
# kind is an icon, that records differ is said by their field, and what an expense lacks is a sentence; what is asked
# about an offer, and what each reply to it says, is knowledge; the acts of a formula are its signs; what a period is
# compared with is said where it is chosen, and what a figure rests on, or why nothing is told of it, is a sentence;
# the parts of a strategy, and what is open in them, are knowledge; of a reputation only what is said has a page;
# what is known of a day is said by its name
UNSHOWN = {Kind, State, Concern, MediaKind, Mixed, Ground, Question, Reply, Act, Days, Accounts, Level}
UNSHOWN |= {Against, Silence, Unjudged, Part, Check, KnownKind}


def enums() -> list[type[Enum]]:
    modules = [
        importlib.import_module(each.name) for each in pkgutil.walk_packages(domain.__path__, f"{domain.__name__}.")
    ]
    members = [(module, each) for module in modules for each in vars(module).values()]
    return [
        each
        for module, each in members
        if isinstance(each, type) and issubclass(each, Enum) and each.__module__ == module.__name__
    ]


@pytest.mark.parametrize("kind", enums(), ids=lambda kind: kind.__name__)
def test_every_member_has_a_name_in_every_language(kind: type[Enum]) -> None:
    if kind in UNSHOWN:
        assert not any((kind, member) in WORDS for member in kind)
        return
    for language in (EN, RU, KA):
        names = [language.word(member) for member in kind]
        assert every(names)
        assert len(set(names)) == len(names)


def test_members_that_no_language_knows_have_no_names_left_over() -> None:
    known = {(kind, member) for kind in enums() for member in kind}
    assert set(WORDS) <= known


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("1 ноября 2026 г.", "О периоде «1 ноября 2026 г.» ничего не известно."),
        ("ноябрь", "О периоде «ноябрь» ничего не известно."),
    ],
)
def test_words_within_a_sentence_keep_their_stop(value: str, told: str) -> None:
    assert Language("ru")("О периоде «{period}» ничего не известно.", period=value) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2026 г.", "До 2026 г. Да."),
        ("a…", "До a…. Да."),
        ("a..", "До a... Да."),
    ],
)
def test_a_sentence_ends_with_one_full_stop(value: str, told: str) -> None:
    assert Language("ru")("До {day}. Да.", day=value) == told


def test_a_language_is_told_by_its_code() -> None:
    assert [Language(code).name for code in LANGUAGES] == ["English", "Русский", "ქართული"]
    assert Language("ka") == KA
    assert len({KA, Language("ka"), RU}) == 2
    with pytest.raises(ValueError, match="xx"):
        Language("xx")


class TestFormats:
    @pytest.mark.parametrize(
        ("language", "long", "short", "month", "weekday"),
        [
            (EN, "5 November 2026", "5 Nov 2026", "November 2026", "Thursday"),
            (RU, "5 ноября 2026 г.", "5 нояб. 2026 г.", "Ноябрь 2026", "четверг"),
            (KA, "5 ნოემბერი, 2026", "5 ნოე. 2026", "ნოემბერი 2026", "ხუთშაბათი"),
        ],
    )
    def test_days(self, language: Language, long: str, short: str, month: str, weekday: str) -> None:
        def plain(text: str) -> str:
            return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")

        found = (language.date(DAY), language.short_date(DAY), language.month(DAY), language.weekday(DAY))
        assert tuple(map(plain, found)) == (long, short, month, weekday)

    @pytest.mark.parametrize(
        ("language", "alone", "inside"),
        [
            (EN, "November 2026", "November 2026"),
            (RU, "Ноябрь 2026", "ноябрь 2026"),
            (KA, "ნოემბერი 2026", "ნოემბერი 2026"),
        ],
    )
    def test_a_month_within_a_sentence(self, language: Language, alone: str, inside: str) -> None:
        month = Period.month_of(DAY)
        assert (language.period(month), language.period_inside(month)) == (alone, inside)

    @pytest.mark.parametrize(
        ("language", "number", "euros", "lari", "percent"),
        [
            (EN, "1,234,567.89", "€1,234.50", "−₾0.05", "60%"),
            (RU, "1 234 567,89", "1 234,50 €", "−0,05 ₾", "60 %"),
            (KA, "1 234 567,89", "1 234,50 €", "−0,05 ₾", "60 %"),
        ],
    )
    def test_numbers(self, language: Language, number: str, euros: str, lari: str, percent: str) -> None:
        found = (
            language.number(Decimal("1234567.891"), 2),
            language.money(Money(123_450, "EUR")),
            language.money(Money(-5, "GEL")),
            language.percent(Fraction(3, 5)),
        )
        assert tuple(text.replace("\N{NO-BREAK SPACE}", " ") for text in found) == (number, euros, lari, percent)

    @pytest.mark.parametrize(
        ("language", "small", "large"),
        [(EN, "1 kB", "2.4 MB"), (RU, "1 кБ", "2,4 МБ"), (KA, "1 კბაიტი", "2,4 MB")],
    )
    def test_sizes_of_files(self, language: Language, small: str, large: str) -> None:
        assert [language.size(count).replace("\N{NO-BREAK SPACE}", " ") for count in (0, 2_500_000)] == [small, large]

    def test_currencies_have_their_own_decimals_and_signs(self) -> None:
        assert EN.money(Money(1234, "JPY")) == "JPY\N{NO-BREAK SPACE}1,234"
        assert EN.money(Money(1234, "KWD")) == "KWD\N{NO-BREAK SPACE}1.234"
        assert EN.money(Money(123_456, "USD"), cents=False) == "$1,235"
        assert EN.money(Money(-40, "USD"), cents=False) == "$0"

    def test_sums_that_stand_together_add_up_as_shown(self) -> None:
        assert EN.amounts([Money(50, "EUR"), Money(100, "EUR"), Money(150, "EUR"), None]) == [
            "€0.50",
            "€1.00",
            "€1.50",
            "—",
        ]
        assert EN.amounts([Money(100, "EUR"), Money(200_000, "EUR")]) == ["€1", "€2,000"]
        assert EN.amounts([Money(500, "KWD")]) == ["KWD\N{NO-BREAK SPACE}0.500"]

    @pytest.mark.parametrize(
        ("share", "words"),
        [
            (Fraction(7021, 7000), "100.3%"),
            (Fraction(9999, 10_000), "99.99%"),
            (Fraction(1, 1000), "0.1%"),
            (Fraction(-1, 1000), "-0.1%"),
            (0.9999999999999, "100%"),
            (Fraction(0), "0%"),
            (Fraction(999, 1250), "80%"),
        ],
    )
    def test_a_percentage_is_nothing_or_all_only_where_it_is(self, share: Fraction | float, words: str) -> None:
        assert EN.percent(share) == words

    def test_shares_in_basis_points_add_up_as_shown(self) -> None:
        assert [EN.points(share) for share in (3333, 3330, 3300, 37)] == ["33.33%", "33.3%", "33%", "0.37%"]

    def test_no_data_is_a_dash_and_not_a_zero(self) -> None:
        for language in (EN, RU, KA):
            found = {
                language.number(None),
                language.money(None),
                language.percent(None),
                language.date(None),
                language.short_date(None),
                language.moment(None),
            }
            assert found == {"—"}

    def test_moments_and_periods(self) -> None:
        moment = LocalMoment(datetime(2026, 11, 5, 9, 5), "Asia/Tbilisi")
        assert EN.moment(moment) == "5 Nov 2026, 09:05"
        assert EN.time(time(23, 59)) == "23:59"
        assert EN.period(Period.month(2026, 11)) == "November 2026"
        assert EN.period(Period(DAY, date(2026, 11, 8))) == "5 Nov 2026 – 7 Nov 2026"
        assert (
            EN.period(Period(DAY, date(2026, 11, 6)))
            == EN.period_inside(Period(DAY, date(2026, 11, 6)))
            == "5 Nov 2026"
        )
        assert RU.period_inside(Period.month(2026, 11)) == "ноябрь 2026"
        assert EN.day_and_month(DAY) == "5 November"

    def test_weeks_begin_on_monday(self) -> None:
        assert {language.first_weekday() for language in (EN, RU, KA)} == {0}

    @pytest.mark.parametrize("language", [EN, RU, KA])
    def test_sentences_are_filled_in(self, language: Language) -> None:
        assert "{" not in language("Removed from {name}", name="x")
        assert language("") == ""
        assert "1" in language.count("{n} post", "{n} posts", 1)
        assert language.word(PostStatus.IDEA)


class TestReading:
    @given(EVERY, NUMBERS, st.integers(0, 3))
    def test_a_number_is_read_as_it_is_written(self, language: Language, number: Decimal, digits: int) -> None:
        assert language.read_number(language.number(number, digits)) == round(number, digits)

    @given(EVERY, st.integers(-(10**15), 10**15), st.sampled_from(["GEL", "RUB", "EUR", "USD", "JPY", "KWD", "CHF"]))
    def test_money_is_read_as_it_is_written(self, language: Language, minor: int, currency: str) -> None:
        money = Money(minor, currency)
        assert language.read_money(language.money(money), currency) == money

    @given(EVERY, NUMBERS)
    def test_a_plain_number_is_read_in_every_language(self, language: Language, number: Decimal) -> None:
        assert language.read_number(f"{number:.2f}") == round(number, 2)

    @pytest.mark.parametrize(
        ("language", "text", "number"),
        [
            (EN, "1,234", 1234),
            (RU, "1,234", Decimal("1.234")),
            (EN, "1.234,5", Decimal("1234.5")),
            (KA, "1,234.5", Decimal("1234.5")),
            (EN, "1.234.567", 1_234_567),
            (RU, " 1\N{NO-BREAK SPACE}234,5 ", Decimal("1234.5")),
            (EN, "1'234.5", Decimal("1234.5")),
            (EN, "\N{MINUS SIGN}5", -5),
            (EN, ".5", Decimal("0.5")),
            (RU, "5,", 5),
        ],
    )
    def test_numbers_as_people_type_them(self, language: Language, text: str, number: Decimal) -> None:
        assert language.read_number(text) == number

    @pytest.mark.parametrize("language", [EN, RU, KA])
    def test_three_digits_after_a_sign_are_thousands_where_there_are_only_cents(self, language: Language) -> None:
        for text in ("1.200", "1,200", "₾1.200", "1,200 GEL"):
            assert language.read_money(text, "GEL") == Money(120_000, "GEL")
        assert language.read_money("1,200", "JPY") == Money(1200, "JPY")
        assert language.read_money("0.125", "GEL") == Money(12, "GEL")
        assert language.read_money("1.200", "KWD") == Money(1200, "KWD")

    @pytest.mark.parametrize(
        "text",
        [
            "",
            " ",
            "-",
            ".",
            ",",
            "abc",
            "NaN",
            "Infinity",
            "-inf",
            "1e5",
            "1e999999999",
            "1_000",
            "0.00150.50",
            "1,00,5",
            "1.2,3.4",
            "5 %",
            "--5",
            "9" * 5000,
        ],
    )
    def test_what_is_no_number_is_refused(self, text: str) -> None:
        for language in (EN, RU, KA):
            with pytest.raises(UnreadableError):
                language.read_number(text)
            with pytest.raises(UnreadableError):
                language.read_money(text, "GEL")

    @given(EVERY, st.text(max_size=20) | st.text("0123456789.,-+ eE_'", max_size=12))
    def test_any_text_is_a_number_or_refused(self, language: Language, text: str) -> None:
        try:
            assert language.read_number(text).is_finite()
        except UnreadableError as refusal:
            assert refusal.values == UnreadableError(text=text).values  # noqa: PT017  (either is right)

    @pytest.mark.parametrize(
        ("language", "text"),
        [
            (EN, "05/11/2026"),
            (RU, "05.11.2026"),
            (KA, "05.11.2026"),
            (RU, "5.11.26"),
            (KA, " 2026-11-05 "),
            (EN, "2026-11-05"),
        ],
    )
    def test_days_as_people_type_them(self, language: Language, text: str) -> None:
        assert language.read_date(text) == DAY

    @given(EVERY, st.text(max_size=20) | st.text("0123456789./- ", max_size=12))
    def test_any_text_is_a_day_or_refused(self, language: Language, text: str) -> None:
        try:
            assert isinstance(language.read_date(text), date)
        except UnreadableError as refusal:
            assert refusal.values == UnreadableError(text=text).values  # noqa: PT017  (either is right)
