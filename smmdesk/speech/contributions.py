"""What is said of payroll contributions, in the same words on the screen and on paper."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.knowledge import Knowledge

if TYPE_CHECKING:
    from datetime import date

    from smmdesk.speech.language import Language


def contributions_told(country: str, today: date, language: Language) -> str:
    """What comes on top of a salary there, by which act, where and when that was read, and whether it is long ago."""
    knowledge = Knowledge(language.code)
    notes, known = knowledge.comparison_notes(), knowledge.contributions(country)
    reading = known.reading
    if reading is None:
        return notes.contributions_unknown
    said = (notes.contributions if known.is_known else notes.contributions_guessed).format(
        percent=language.percent(Fraction(known.percent, 100)),
        year=known.since,
        act=known.act,
        site=reading.site,
        checked=language.date(reading.checked),
    )
    return f"{said} {notes.contributions_old}" if reading.is_stale(today) else said
