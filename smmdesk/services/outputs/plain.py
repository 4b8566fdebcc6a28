"""Days and exact figures as programs read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.periods import last_before

if TYPE_CHECKING:
    from fractions import Fraction

    from smmdesk.domain.money import Money
    from smmdesk.domain.periods import Period


def days(period: Period) -> dict[str, str]:
    """The first and the last of them."""
    return {"from": period.start.isoformat(), "to": last_before(period.end).isoformat()}


def amount(money: Money | None) -> dict[str, str] | None:
    """Whole units as text, and the currency."""
    return {"amount": f"{money.amount:f}", "currency": money.currency} if money else None


def exact_text(value: Fraction | None) -> str | None:
    """A whole number, or a fraction such as 287/7783."""
    return None if value is None else str(value)
