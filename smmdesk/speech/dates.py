"""Days in words, as Babel puts them but without it: `resources/locale/make_dates.py` wrote its names down."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from smmdesk.machine.places import RESOURCES

if TYPE_CHECKING:
    from datetime import date


def worded(day: date, template: str, code: str) -> str:
    """The template with its fields filled in: {d} {MMMM} {y} is 5 November 2026.

    {MMM} and {MMMM} are months within a date, {LLL} and {LLLL} months alone, {ccc} and {cccc} weekdays; {dd}, {M}, {MM}
    and {yy} are numbers, of two digits where the name has two letters.
    """
    words = _words(code)
    names = {field: words[field][day.month - 1] for field in ("MMM", "MMMM", "LLL", "LLLL")}
    names |= {field: words[field][day.weekday()] for field in ("ccc", "cccc")}
    numbers = {"d": day.day, "dd": f"{day.day:02}", "M": day.month, "MM": f"{day.month:02}"}
    return template.format(y=day.year, yy=f"{day.year % 100:02}", **numbers, **names)


def date_template(width: str, code: str) -> str:
    """Of a whole date: "long" or "medium"."""
    return str(_words(code)[width])


def first_weekday(code: str) -> int:
    """The day a week starts with: 0 is Monday."""
    return int(_words(code)["first_weekday"])


@cache
def _words(code: str) -> dict[str, Any]:
    return dict(json.loads((RESOURCES / "locale" / "dates.json").read_text("utf-8"))[code])
