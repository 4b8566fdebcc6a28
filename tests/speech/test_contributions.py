"""What comes on top of a salary is said with its act, where and when it was read, and whether that was long ago."""

from __future__ import annotations

from datetime import timedelta

import pytest

from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.files import facts
from smmdesk.speech.contributions import contributions_told
from smmdesk.speech.language import LANGUAGES, Language


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("country", ["RU", "GE"])
@pytest.mark.parametrize("secondary", [True, False])
def test_it_is_told_by_what_was_read_and_after_half_a_year_that_it_is_old(
    code: str, country: str, secondary: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(facts("comparison")["contributions"]["countries"][country], "secondary", secondary)
    language, known = Language(code), Knowledge(code).contributions(country)
    assert known.reading is not None
    day = known.reading.checked
    told = contributions_told(country, day + timedelta(days=180), language)
    assert known.act in told
    assert language.date(day) in told
    assert (known.reading.site in told) is secondary
    old = Knowledge(code).comparison_notes().contributions_old
    assert contributions_told(country, day + timedelta(days=181), language) == f"{told} {old}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_where_no_act_is_known_it_is_our_assumption(code: str) -> None:
    reading = Knowledge(code).contributions("RU").reading
    assert reading is not None
    unknown = Knowledge(code).comparison_notes().contributions_unknown
    assert contributions_told("FR", reading.checked, Language(code)) == unknown
