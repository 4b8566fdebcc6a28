"""The stages of a funnel as they are typed and told: a share of the stage before, of reach the price of 1,000."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from smmdesk.domain.errors import OutOfRangeError
from smmdesk.domain.money import Money
from smmdesk.domain.planning.funnel import own_rate
from smmdesk.domain.planning.named import FunnelStep, Part
from smmdesk.domain.strategy.records import MILLION, FunnelStage
from smmdesk.speech.language import Language, _
from ui.strategy.shown import RowShown
from ui.widgets.forms.editor import Editor, TypedLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smmdesk.domain.planning.funnel import Between
    from ui.strategy.shown import Shown

ENDS: Final = ("low", "expected", "high")
_HUNDRED: Final = 100
_TRIES: Final = {
    FunnelStep.ENGAGEMENT: ("engagements", "reach"),
    FunnelStep.CLICK: ("link_clicks", "engagements"),
    FunnelStep.LEAD: ("leads", "link_clicks"),
    FunnelStep.SALE: ("sales", "leads"),
}
"""Of which metric a stage is a share of which other."""


@dataclass(frozen=True, slots=True)
class StageShown(RowShown):
    """A stage whose three ends are asked for by the same names, be they shares or prices."""

    @property
    def stage(self) -> FunnelStage:
        """The row itself."""
        return cast("FunnelStage", self.row)

    @property
    def is_price(self) -> bool:
        """Whether its ends are money."""
        return self.stage.stage is FunnelStep.REACH

    @property
    def low(self) -> int | Money | None:
        """What it is at the least, in 8 of 10 cases."""
        return self.end("low")

    @property
    def expected(self) -> int | Money | None:
        """What it is expected to be."""
        return self.end("expected")

    @property
    def high(self) -> int | Money | None:
        """What it is at the most."""
        return self.end("high")

    def end(self, name: str) -> int | Money | None:
        """One of the three."""
        return cast("int | Money | None", getattr(self.row, self.field(name)))

    def field(self, name: str) -> str:
        """Where that one is kept."""
        return f"cost_{name}" if self.is_price else name

    def with_ends(self, typed: Mapping[str, object]) -> FunnelStage:
        """The stage as it would be with these."""
        values: dict[str, Any] = {self.field(name): value for name, value in typed.items()}
        return replace(self.stage, **values)


def stages(shown: Shown) -> list[StageShown]:
    """Those of a version in their order."""
    return [StageShown(row.number, row.row, row.shown) for row in shown.rows(Part.FUNNEL)]


def told(value: int | Money | None, language: Language) -> str:
    """One of its ends in words."""
    if value is None:
        return ""
    if isinstance(value, Money):
        return language.money(value)
    share = Fraction(value, MILLION) * _HUNDRED
    digits = next((count for count in range(3) if (share * 10**count).denominator == 1), 2)
    return language.percent(share / _HUNDRED, digits)


@dataclass(frozen=True, slots=True)
class End:
    """One end of the stage that `about` gives: `Money` or parts per million (`int`), or none."""

    about: Callable[[], StageShown | None]

    def build(self, language: Language) -> Editor:
        """An editor of `int | Money | None`."""

        def read(text: str) -> int | Money | None:
            row = self.about()
            if not text or row is None:
                return None
            if row.is_price:
                return language.read_money(text, row.shown.strategy.currency)
            parts = round(Fraction(language.read_number(text.replace("%", "").strip())) * MILLION / _HUNDRED)
            if parts < 0 or (parts > MILLION and row.stage.stage is not FunnelStep.REPEAT):
                raise OutOfRangeError(low=0, high=_HUNDRED)
            return parts

        return TypedLine(language, read, lambda value: told(value, language), short=True)


class OwnRate(NamedTuple):
    """What a stage was in the last 90 days: of so many tries."""

    rate: Between
    tries: int


def own_rate_of(row: StageShown) -> OwnRate | None:
    """From own figures; None of a price, of too few, and of what is no share."""
    if row.stage.stage not in _TRIES:
        return None
    one, other = (row.shown.recent.value(key) for key in _TRIES[row.stage.stage])
    hits, tries = one.value, other.value
    if hits is None or tries is None or hits > tries or not one.is_of_days_as(other):
        return None
    found = own_rate(int(hits), int(tries))
    return OwnRate(found, int(tries)) if found else None


def taken(row: StageShown, own: OwnRate, language: Language) -> dict[str, Any]:
    """The values of a stage that is as it was, with where they are from."""
    ends = {name: round(getattr(own.rate, name) * MILLION) for name in ENDS}
    month = language.month(row.shown.today)
    said = language(_("own figures to {month}, n = {n}"), month=month, n=language.number(own.tries))
    return {**ends, "source": said}
