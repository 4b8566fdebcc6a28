"""How firm an answer is: how often the first stays first when weights, or scores, are others than were given."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from operator import mul
from typing import TYPE_CHECKING, Final

from smmdesk.domain.comparing.ranking import Rank, running
from smmdesk.domain.comparison import COMPUTED, TOP_SCORE, Comparison, Criterion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.ids import OfferId

DRAWS: Final = 20_000  # a share is then right to about seven tenths of a percent
_SEED: Final = 2026
FIRM, LEANING = 0.8, 0.5
"""Our measure: first in so many of all draws."""


class Firm(StrEnum):
    """How firm an answer is, by the least of its shares; `OPEN` is what half of all draws speak against.

    `AS_GUESSED` is as firm, as far as scores and prices go that are mostly ours.
    """

    FIRM = "firm"
    AS_GUESSED = "as_guessed"
    LEANING = "leaning"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Firmness:
    """In what share of all draws each is first: with random weights, and with scores moved by up to 1, or 2."""

    weights: Mapping[OfferId, float]
    by_one: Mapping[OfferId, float]
    by_two: Mapping[OfferId, float]

    def of(self, offer_id: OfferId, top: Firm = Firm.FIRM) -> Firm:
        """How firm it is that this one is first; `top` is what the figures allow, since no draw moves a price."""
        least = min(whole(shares[offer_id]) for shares in (self.weights, self.by_one, self.by_two))
        return top if least >= FIRM else Firm.LEANING if least >= LEANING else Firm.OPEN


def whole(share: float) -> float:
    """In whole percents, as it is told; what is nearly all or nearly nothing is neither."""
    return round(share, 2) if share in {0, 1} else min(max(round(share, 2), 0.01), 0.99)


def firmness(comparison: Comparison, ranks: Sequence[Rank]) -> Firmness:
    """The shares of those that have a place. The draws are the same each time; a tie counts in parts.

    Weights are drawn uniformly from all splits of 100 %. A moved score is as likely to be any whole number of points
    off as another, within 0 to 10; what is computed (money, hours) stays as it is, as do the weights.
    """
    rivals = running(ranks)
    return Firmness(
        weights=win_shares(rivals),
        by_one=_moved_shares(comparison, rivals, 1),
        by_two=_moved_shares(comparison, rivals, 2),
    )


def win_shares(ranks: Sequence[Rank]) -> dict[OfferId, float]:
    """How often each of those with a place comes first when the weights are drawn at random."""
    rivals = running(ranks)
    return _shares(rivals, list(zip(*(_weighed_scores(rank) for rank in rivals), strict=True)))


def _weighed_scores(rank: Rank) -> list[float]:
    """The mean score of one offer by every weighting."""
    points = [float(rank.scores.get(name, 0)) for name in Criterion]
    counted = [float(name in rank.scores) for name in Criterion]
    if all(counted):
        # the sum of the weights is the same for all who are scored by everything
        return [sum(map(mul, weights, points)) / of for weights, of in _weightings()]
    return [sum(map(mul, weights, points)) / (sum(map(mul, weights, counted)) or 1) for weights, _of in _weightings()]


def _moved_shares(comparison: Comparison, rivals: Sequence[Rank], most: int) -> dict[OfferId, float]:
    """How often each is first when every score that was given is off by up to `most`."""
    best = max((rank.score for rank in rivals if rank.score is not None), default=0)
    # nobody moves by more than `most`, so whoever is twice that behind is never first
    near = [rank for rank in rivals if rank.score is not None and rank.score >= best - 2 * most]
    moved = [_moved_scores(comparison, rank, most, at) for at, rank in enumerate(near)]
    none = dict.fromkeys((rank.offer.id for rank in rivals), 0.0)
    return {**none, **_shares(near, list(zip(*moved, strict=True)))}


def _moved_scores(comparison: Comparison, rank: Rank, most: int, place: int) -> list[float]:
    """The mean score of one offer in every draw: of what is computed once, the others by their move."""
    of = sum(comparison.weights.get(name, 0) for name in rank.scores) or 1
    shares = {name: comparison.weights.get(name, 0) / of for name in rank.scores}
    still = sum(shares[name] * float(score) for name, score in rank.scores.items() if name in COMPUTED)
    # for each criterion what each possible move comes to: a draw only looks it up
    given = [name for name in rank.scores if name not in COMPUTED and shares[name]]
    worth = [
        [shares[name] * _moved(float(rank.scores[name]), off - most) for off in range(2 * most + 1)] for name in given
    ]
    noise = _noise(place, most)
    columns = [map(table.__getitem__, noise[at * DRAWS : (at + 1) * DRAWS]) for at, table in enumerate(worth)]
    return [still + sum(draw) for draw in zip(*columns, strict=True)] if columns else [still] * DRAWS


def _moved(score: float, off: int) -> float:
    return max(0.0, min(float(TOP_SCORE), score + off))


def _shares(rivals: Sequence[Rank], draws: Sequence[tuple[float, ...]]) -> dict[OfferId, float]:
    won = [0.0] * len(rivals)
    for scores in draws:
        best = max(scores)
        # equal to the last bit: offers with equal scores went through the same steps, so a tie is one here too
        level = scores.count(best)
        for place in [scores.index(best)] if level == 1 else [at for at, each in enumerate(scores) if each == best]:
            won[place] += 1 / level
    return {rank.offer.id: count / DRAWS for rank, count in zip(rivals, won, strict=True)}


@cache
def _weightings() -> Sequence[tuple[Sequence[float], float]]:
    """Weights with their sum, uniform over the simplex: independent exponentials, as scores divide by the sum."""
    chance = random.Random(_SEED)  # noqa: S311  (nothing secret: the same draws each time)
    drawn = ([chance.expovariate(1) for _name in Criterion] for _draw in range(DRAWS))
    return [(weights, sum(weights)) for weights in drawn]


@cache
def _noise(place: int, most: int) -> bytes:
    """For the offer of a place, and in it each criterion, `DRAWS` whole numbers from 0 to 2 × most, all as likely."""
    chance = random.Random(f"{_SEED} {place}")  # noqa: S311  (as above)
    kinds = 2 * most + 1
    # 255 is a multiple of 3 and of 5: without the last value all kinds are equally many
    table, needed = bytes(value % kinds for value in range(256)), len(Criterion) * DRAWS
    return chance.randbytes(needed + needed // 50).translate(table, b"\xff")[:needed]
