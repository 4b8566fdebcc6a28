"""Days off of several countries, brought together."""

from datetime import date

from smmdesk.domain.days_off import days_off
from smmdesk.domain.periods import Period

CHRISTMAS, SEVENTH = date(2026, 12, 25), date(2027, 1, 7)
WINTER = Period.months(2026, 12, 2)


def test_a_single_country_needs_no_name() -> None:
    known = {("GE", 2026): {date(2026, 11, 23): "Giorgoba"}, ("GE", 2027): {SEVENTH: "Christmas"}}
    assert days_off(known, WINTER) == {SEVENTH: "Christmas"}


def test_several_are_told_apart_also_on_one_day() -> None:
    known = {
        ("US", 2026): {CHRISTMAS: "Christmas"},
        ("DE", 2026): {CHRISTMAS: "Erster Weihnachtstag"},
        ("GE", 2026): {},
    }
    assert days_off(known, WINTER) == {CHRISTMAS: "Erster Weihnachtstag (DE); Christmas (US)"}


def test_a_country_is_named_for_what_no_other_one_has() -> None:
    known = {("GE", 2027): {SEVENTH: "Christmas"}, ("DE", 2027): {}}
    assert days_off(known, WINTER) == {SEVENTH: "Christmas (GE)"}
    assert days_off({}, WINTER) == {}
