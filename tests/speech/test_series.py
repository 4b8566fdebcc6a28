"""Rules of series in words, each language with the endings of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from smmdesk.domain.ids import ClientId, SeriesId
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.series import Freq, MonthEnd, Series
from smmdesk.speech import series as words
from smmdesk.speech.language import Language

FIRST = LocalMoment(datetime(2028, 2, 29, 9, 30), "Asia/Tbilisi")
WEEKLY = Series(id=SeriesId("s"), client_id=ClientId("c"), first=FIRST, made_until=date(2028, 12, 31))


@pytest.mark.parametrize(
    ("code", "values", "said"),
    [
        ("en", {}, "Every week: Tue"),
        ("en", {"interval": 2, "weekdays": (1, 3), "count": 12}, "Every 2 weeks: Tue, Thu · 12 times"),
        ("en", {"weekdays": (0, 1, 2, 3, 4), "until": date(2028, 6, 1)}, "Every week: Mon–Fri · until 1 Jun 2028"),
        ("en", {"freq": Freq.DAY, "interval": 10}, "Every 10 days"),
        ("en", {"freq": Freq.MONTH}, "Every month: day 29 (or the last one)"),
        (
            "en",
            {"freq": Freq.MONTH, "month_day": 31, "month_end": MonthEnd.SKIP},
            "Every month: day 31 (only where there is one)",
        ),
        ("en", {"freq": Freq.MONTH, "month_day": -1}, "Every month: last day"),
        ("en", {"freq": Freq.MONTH, "nth": 2}, "Every month: second Tuesday"),
        ("en", {"freq": Freq.YEAR}, "Every year: 29 February (or the last one)"),
        ("en", {"freq": Freq.YEAR, "nth": -1, "weekdays": (4,)}, "Every year: last Friday, Feb"),
        ("ru", {"freq": Freq.MONTH, "nth": 2}, "Каждый месяц: второй вторник"),
        ("ru", {"freq": Freq.MONTH, "nth": 2, "weekdays": (2,)}, "Каждый месяц: вторая среда"),
        ("ru", {"freq": Freq.MONTH, "nth": -1, "weekdays": (6,)}, "Каждый месяц: последнее воскресенье"),
        ("ru", {"interval": 3}, "Каждые 3 недели: вт"),
        ("ru", {"freq": Freq.DAY, "interval": 21}, "Каждый 21 день"),
        ("ru", {"freq": Freq.MONTH, "month_day": 12, "count": 2}, "Каждый месяц: 12-е число · 2 раза"),
        ("ka", {"freq": Freq.MONTH, "nth": 2}, "ყოველ თვე: მეორე სამშაბათი"),
    ],
)
def test_a_rule_is_said_as_people_say_it(code: str, values: dict[str, Any], said: str) -> None:
    assert words.told(replace(WEEKLY, **values), Language(code)) == said


def test_the_first_days_are_named_and_the_last() -> None:
    found = [date(2026, 11, at) for at in range(2, 11)]
    told = words.days(found, Language("en"))
    assert told.startswith("Mon 2 Nov 2026, Tue 3 Nov 2026, ")
    assert told.endswith("Sat 7 Nov 2026 and 3 more, the last on Tue 10 Nov 2026")
    assert words.days(found[:7], Language("en")).endswith("and 1 more: Sun 8 Nov 2026")
    assert words.days(found[:2], Language("en")) == "Mon 2 Nov 2026, Tue 3 Nov 2026"
