"""Amounts of a file in another currency than the client's: kept beside its figures, under keys of their own."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

MONEY: Final = ("spend", "revenue")
"""The metrics that are amounts."""
_KEY: Final = re.compile(rf"x_({'|'.join(MONEY)})_([a-z]{{3}})")


class Apart(NamedTuple):
    """Of which metric an amount is, and in what."""

    metric: str
    currency: str

    @property
    def key(self) -> str:
        """What it is kept as, in minor units of its currency: `x_spend_usd`."""
        return f"x_{self.metric}_{self.currency.lower()}"


def kept_apart(key: str) -> Apart | None:
    """What a key says; None where it is of anything else, which no name of a column is ever made to look like."""
    found = _KEY.fullmatch(key)
    return Apart(found[1], found[2].upper()) if found else None
