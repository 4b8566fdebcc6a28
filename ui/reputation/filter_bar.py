"""The chips by which mentions are filtered besides words and what is still to be done."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.reputation.sifting import MentionFilter
from ui.widgets.filter_chips import KindBar, Option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.ids import BrandId
    from smmdesk.domain.reputation.records import Brand, Mention

NO_BRAND: Final = _("No brand that is watched")
_TITLES: Final = {"kind": _("Kind"), "brand_id": _("Brand"), "source": _("Where")}


class FilterBar(KindBar):
    """Tells of one filter."""

    def __init__(self, language: Language) -> None:
        self._mentions: Sequence[Mention] = ()
        self._names: Mapping[BrandId | None, str] = {}
        super().__init__(language, _TITLES, MentionFilter())

    def show_filter(
        self, chosen: MentionFilter, mentions: Sequence[Mention], brands: Sequence[Brand], *, passing: int
    ) -> None:
        """What is chosen, all mentions of the period, and how many of them pass."""
        self.filter, self._mentions = chosen, mentions
        self._names = {brand.id: brand.name for brand in brands}
        for name, values in chosen.chosen().items():
            self.chips[name].show_chosen([self._named(each) for each in self._in_order(values)], values)
        hidden = self.language.count("{n} mention hidden", "{n} mentions hidden", len(mentions) - passing)
        self.show_hidden("" if chosen.is_empty else hidden, is_filtered=not chosen.is_empty)

    @override
    def options(self, name: str) -> list[Option]:
        """Also what no mention in sight has: it could not be taken off otherwise."""
        found = [getattr(each, name) for each in self._mentions]
        values = {*found} | self.filter.chosen()[name]
        return [
            Option(each, self._named(each), self.language.number(found.count(each))) for each in self._in_order(values)
        ]

    def _in_order(self, values: Any) -> list[Any]:  # noqa: ANN401  (a set of what one of the chips is of)
        members = [member for kind in {type(each) for each in values if isinstance(each, Enum)} for member in kind]
        places = {each: at for at, each in enumerate((*members, *self._names))}
        return sorted(values, key=lambda each: places.get(each, len(places)))

    def _named(self, value: Any) -> str:  # noqa: ANN401  (as above)
        if isinstance(value, Enum):
            return self.language.word(value)
        return self._names.get(value) or self.language(NO_BRAND)
