import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.exchange.incoming import TABLE_WORDS
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.exchange.plans.words import PlanWords
from smmdesk.exchange.values.cells import Cell, fold
from smmdesk.exchange.values.dates import read_day
from smmdesk.exchange.values.day_order import DMY, MDY, resolve, settle
from smmdesk.exchange.values.numbers import read_amount, read_number
from smmdesk.exchange.values.times import read_time
from smmdesk.exchange.values.words import load
from smmdesk.speech.written import SIGNS

TABLES = load(str(TABLE_WORDS), str(PLANS.words))
WORDS = PlanWords(TABLES)
THIRD = dt.date(2026, 11, 3)


def date_of(cell: Cell, order: str = DMY, today: dt.date | None = THIRD) -> dt.date | None:
    day = read_day(cell, WORDS)
    return resolve(day, order, today) if day else None


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-03",
        "2026/11/3",
        "2026.11.03",
        "20261103",
        "03.11.2026",
        "3.11.26",
        "03/11/2026",
        "03-11-2026",
        "3 ноября 2026 г.",
        "3 ноября 2026 года",
        "3 нояб. 2026",
        "3-е ноября",
        "03.11",
        "Nov 3, 2026",
        "November 3rd, 2026",
        "3 Nov 2026",
        "Tuesday, 3 November 2026",
        "вт, 03.11.2026",
        "вторник 3 ноября",
        "3 ნოემბერი 2026",
        "სამშაბათი, 3 ნოე",
        "46329",
        46329,
        46329.0,
        THIRD,
        dt.datetime(2026, 11, 3),
    ],
)
def test_dates_as_people_write_them(cell: Cell) -> None:
    assert date_of(cell) == THIRD


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-03 19:30",
        "2026-11-03T19:30:00",
        "03.11.2026 19:30",
        "03.11.2026 в 19.30",
        "3/11/2026 7:30 PM",
        "3 ноября 2026, 19:30",
        "Nov 3, 2026 at 7:30pm",
        "46329.8125",
        46329.8125,
        dt.datetime(2026, 11, 3, 19, 30),
        dt.datetime(2026, 11, 3, 19, 29, 59, 999_900),
    ],
)
def test_a_time_may_stand_beside_the_date(cell: Cell) -> None:
    day = read_day(cell, WORDS)
    assert day
    assert (resolve(day, DMY, None), day.time) == (THIRD, "19:30")


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("2026-11-03 00:00:00", ""),
        ("03.11.2026 0:00:00", ""),
        (dt.datetime(2026, 11, 3), ""),
        ("2026-11-03 00:00", "00:00"),
        ("03.11.2026 0:00", "00:00"),
        ("2026-11-03T00:00:00+04:00", "00:00"),
    ],
)
def test_midnight_is_told_from_a_bare_date(cell: Cell, time: str) -> None:
    day = read_day(cell, WORDS)
    assert day
    assert day.time == time


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "tbd",
        "ноябрь",
        "в понедельник",
        "03.11.2026 или 04.11.2026",
        "31.02.2026",
        "32.01.2026",
        "5 маркетинг",
        "7",
        12,
        True,
        "2026-13-45",
        "0000-00-00",
        "99999",
        "1" * 200,
        "November 2026",
        "12:30",
    ],
)
def test_what_is_no_date_is_not_made_one(cell: Cell) -> None:
    assert date_of(cell) is None


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["03/04/2026", "27/04/2026"], DMY),
        (["03/04/2026", "04/27/2026"], MDY),
        (["2026-04-03"], DMY),
        (["03.04.2026"], DMY),
        (["03/04/2026"], ""),
        (["03/04/2026", "2026-04-27"], ""),
        (["03/04/2026", "27/04/2026", "04/27/2026"], ""),
        (["Fri 03/04/2026"], DMY),
        (["Wed 03/04/2026"], MDY),
        (["05/05/2026"], DMY),
        (["03/04/2026", "13/12/2026"], DMY),
        (["03/04/2026", "12/13/2026"], MDY),
        (["03/04/2026", "13/13/2026"], ""),
        ([*(f"{day}/04/2026" for day in range(1, 31)), "04/27/2026"], DMY),
    ],
)
def test_the_column_settles_day_and_month(column: list[str], order: str) -> None:
    assert settle([(cell, read_day(cell, WORDS)) for cell in column]).order == order


@pytest.mark.parametrize(
    ("header", "order"), [("Date (DD/MM/YYYY)", DMY), ("Date, mm/dd/yyyy", MDY), ("Дата (ДД/ММ)", DMY), ("Date", "")]
)
def test_the_header_may_settle_it(header: str, order: str) -> None:
    assert settle([("03/04/2026", read_day("03/04/2026", WORDS))], header).order == order


def test_a_date_without_a_year_is_the_nearest() -> None:
    assert date_of("05.01", today=dt.date(2026, 12, 20)) == dt.date(2027, 1, 5)
    assert date_of("20.12", today=dt.date(2027, 1, 5)) == dt.date(2026, 12, 20)
    assert date_of("29.02", today=dt.date(2027, 3, 1)) == dt.date(2028, 2, 29)
    assert date_of("05.01", today=None) is None


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_in_every_notation(day: dt.date) -> None:
    for pattern in ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d %B %Y", "%B %d, %Y", "%A, %d %b %Y"):
        assert date_of(day.strftime(pattern)) == day
    assert date_of(day.strftime("%m/%d/%Y"), MDY) == day


@pytest.mark.parametrize(
    "cell",
    [
        "19:30",
        "19.30",
        "19-30",
        "7:30 PM",
        "7:30pm",
        "7.30 p.m.",
        "19h30",
        "19:30:00",
        "0.8125",
        0.8125,
        19.3,
        dt.time(19, 30),
        dt.datetime(1899, 12, 31, 19, 30),
        dt.timedelta(hours=19, minutes=30),
    ],
)
def test_times_as_people_write_them(cell: Cell) -> None:
    assert read_time(cell) == "19:30"


@pytest.mark.parametrize("cell", ["", "утро", "25:00", "12:61", "13:00 pm", "19:30 мск", True, 24.5, -1, THIRD])
def test_what_is_no_time_is_not_made_one(cell: Cell) -> None:
    assert read_time(cell) == ""


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("12:00 am", "00:00"),
        ("12:15 pm", "12:15"),
        ("9", "09:00"),
        ("7 ч", "07:00"),
        ("1930", "19:30"),
        ("19 ч 30 мин", "19:30"),
    ],
)
def test_edges_of_the_clock(cell: str, time: str) -> None:
    assert read_time(cell) == time


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1.2K", "1200"),
        ("1,234", "1234"),
        ("1.234", "1234"),
        ("12 400", "12400"),
        ("12\u202f400", "12400"),
        ("1 234,5 ₽", "1234.5"),
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1.234.567", "1234567"),
        ("1,5", "1.5"),
        ("0,123", "0.123"),
        ("(12)", "-12"),
        ("−7", "-7"),
        ("2 тыс.", "2000"),
        ("3,4 млн", "3400000"),
        (".5", "0.5"),
        (17, "17"),
        (0.1, "0.1"),
    ],
)
def test_numbers_as_people_write_them(cell: Cell, number: str) -> None:
    assert read_number(cell) == Decimal(number)


@pytest.mark.parametrize(
    "cell", ["", "-", "N/A", "undefined", "н/д", "abc", "1,23,4", "12a", "1e5", True, float("nan"), "9" * 99]
)
def test_what_is_missing_is_not_zero(cell: Cell) -> None:
    assert read_number(cell) is None


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1 234,5 ₽", ("1234.5", "RUB")),
        ("50 лари", ("50", "GEL")),
        ("$20", ("20", "USD")),
        ("EUR 7.50", ("7.50", "EUR")),
        ("100 руб.", ("100", "RUB")),
        ("80", ("80", "")),
        (80, ("80", "")),
        ("15 KZT", ("15", "KZT")),
    ],
)
def test_amounts_carry_their_currency(cell: Cell, amount: tuple[str, str]) -> None:
    assert read_amount(cell, WORDS.currencies) == (Decimal(amount[0]), amount[1])


@given(st.text(max_size=40))
def test_no_text_upsets_the_readers(text: str) -> None:
    day = read_day(text, WORDS)
    for order in (DMY, MDY):
        assert day is None or isinstance(resolve(day, order, THIRD), dt.date | None)
    assert read_time(text) == "" or dt.time.fromisoformat(read_time(text)) is not None
    assert read_number(text) is None or read_number(text).is_finite()  # type: ignore[union-attr]
    assert {*WORDS.found_networks(text).networks} <= {*WORDS.networks.values()}
    assert isinstance(WORDS.value(WORDS.statuses, text)[1], str)


@pytest.mark.parametrize(
    ("cell", "networks"),
    [
        ("Instagram, VK", ("instagram", "vk")),
        ("инста / вк", ("instagram", "vk")),
        ("ВКонтакте и Telegram", ("vk", "telegram")),
        ("ინსტაგრამი და ფეისბუქი", ("instagram", "facebook")),
        ("IG+FB", ("instagram", "facebook")),
        ("X (Twitter)", ("x",)),
        ("TikTok\nYouTube", ("tiktok", "youtube")),
        ("VK, VK", ("vk",)),
        ("—", ()),
    ],
)
def test_networks_of_three_languages(cell: str, networks: tuple[str, ...]) -> None:
    assert WORDS.found_networks(cell)[::2] == (networks, ())


def test_a_format_beside_a_network_is_heard_and_a_strange_word_kept() -> None:
    assert WORDS.found_networks("Instagram Stories") == (("instagram",), "story", ())
    assert WORDS.found_networks("YouTube Shorts; MySpace") == (("youtube",), "short_video", ("MySpace",))


@pytest.mark.parametrize(
    ("table", "cell", "value"),
    [
        ("formats", "Reel", "short_video"),
        ("formats", "карусель", "carousel"),
        ("formats", "სთორი", "story"),
        ("formats", "Tweet", "text"),
        ("statuses", "на согласовании", "to_approve"),
        ("statuses", "Review", "to_approve"),
        ("statuses", "Утверждён", "approved"),
        ("statuses", "✅ Approved!", "approved"),
        ("headers", "📅 Дата", "date"),
        ("statuses", "დაგეგმილი", "scheduled"),
        ("tones", "лёгкий", "light"),
    ],
)
def test_words_of_three_languages(table: str, cell: str, value: str) -> None:
    assert WORDS.value(getattr(WORDS, table), cell) == (value, "")


@pytest.mark.parametrize("table", ["headers", "networks", "formats", "statuses", "tones", "months", "weekdays"])
def test_no_word_means_two_things(table: str) -> None:
    seen: dict[str, str] = {}
    for name, words in TABLES[table].items():
        for word in words:
            assert seen.setdefault(fold(word), name) == name, word


@pytest.mark.parametrize(
    ("inside", "beyond"),
    [
        (20_000, 19_999),
        (79_999, 80_000),
        ("1970-01-01", "1969-12-31"),
        ("2199-12-31", "2200-01-01"),
        ("31.12.2199", "01.01.2200"),
        ("1 января 2199", "1 января 2200"),
        ("3 November 2026" + " " * 40 + "," * 20 + "at on", "3 November 2026" + " " * 60 + "," * 20 + "at on"),
    ],
)
def test_dates_have_bounds(inside: Cell, beyond: Cell) -> None:
    assert date_of(inside) is not None
    assert date_of(beyond) is None


def test_a_year_of_two_digits_is_of_this_century() -> None:
    assert date_of("3.11.99") == dt.date(2099, 11, 3)
    assert date_of("3 Nov '26") == THIRD


@pytest.mark.parametrize(("dmy", "order"), [(10, DMY), (9, "")])
def test_a_column_may_contradict_itself_once_in_ten(dmy: int, order: str) -> None:
    column = ["03/04/2026", *(f"{day}/04/2026" for day in range(13, 13 + dmy)), "04/27/2026"]
    assert settle([(cell, read_day(cell, WORDS)) for cell in column]).order == order


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("23:59:59", "23:59:59"),
        ("23:59:60", ""),
        ("24:00", ""),
        ("0:00", "00:00"),
        ("12:59 am", "00:59"),
        ("0:30 am", ""),
        (0.0, "00:00"),
        (0.999999999, "00:00"),
        (1, "01:00"),
        (23.59, "23:59"),
        (23.6, ""),
        ("0.5", "12:00"),
        (".5", "12:00"),
        (dt.timedelta(days=1), ""),
        (dt.timedelta(seconds=86_399), "23:59:59"),
    ],
)
def test_the_clock_has_bounds(cell: Cell, time: str) -> None:
    assert read_time(cell) == time


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("9" * 30, "9" * 30),
        ("9" * 31, None),
        ("1234,567", None),
        ("123,456", "123456"),
        ("0,1234", "0.1234"),
        ("00,123", "123"),
        ("1,2.345,6", None),
        ("1.234,567.8", None),
        (",5", "0.5"),
        ("5,", "5"),
        ("1,234K", "1234"),
        ("2bn", "2000000000"),
        ("-1.234,5", "-1234.5"),
        ("12%", "12"),
        ("12%%", None),
        ("(-5)", None),
    ],
)
def test_numbers_have_bounds(cell: str, number: str | None) -> None:
    assert read_number(cell) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(("code", "sign"), SIGNS.items())
def test_a_sign_that_is_shown_is_read(code: str, sign: str) -> None:
    assert read_amount(f"1 234,50 {sign}", WORDS.currencies) == (Decimal("1234.50"), code)
    assert WORDS.currency(f"Budget, {sign}") == WORDS.currency(f"Budget ({code})") == code
