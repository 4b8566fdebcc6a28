"""What is left of a damaged workspace, kind by kind: how much was saved, and about how much is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.services.keeping.health import names
from smmdesk.speech.language import Language, _
from ui.widgets.tables.table import RIGHT, STRETCH, Column, RecordTable

if TYPE_CHECKING:
    from smmdesk.services.keeping.rescue import Rescued


class SalvagedKind(NamedTuple):
    """What is left of one kind of record; `lost` is None where nobody can tell."""

    kind: str
    saved: int
    lost: int | None


def salvaged(found: Rescued) -> list[SalvagedKind]:
    """The kinds of which there was anything; what is lost comes first."""
    kinds = [SalvagedKind(kind, saved, found.lost[kind]) for kind, saved in found.saved.items()]
    return sorted((each for each in kinds if each.saved or each.lost != 0), key=lambda each: each.lost == 0)


def salvaged_table(language: Language) -> RecordTable[SalvagedKind]:
    """A line a kind."""
    return RecordTable(language, _COLUMNS, name=_("What could still be read"), key=lambda each: each.kind, many=False)


def _lost(each: SalvagedKind, language: Language) -> str:
    if each.lost is None:
        return language(_("unknown"))
    return language(_("about {n}"), n=language.number(each.lost)) if each.lost else "0"


_COLUMNS: Final[tuple[Column[SalvagedKind], ...]] = (
    Column(_("What"), lambda each, language: language(names()[each.kind]), width=STRETCH),
    Column(_("Saved"), lambda each, language: language.number(each.saved), sort=lambda each: each.saved, align=RIGHT),
    Column(
        _("Lost"),
        _lost,
        sort=lambda each: -1 if each.lost is None else each.lost,
        align=RIGHT,
        width=150,
        ink=lambda each: "muted" if each.lost == 0 else "bad",
    ),
)
