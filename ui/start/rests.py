"""What is left of a damaged workspace, kind by kind: how much was saved, and about how much is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from smmdesk.language import Language, _
from smmdesk.services.rescue import Rescued
from ui.widgets.table import RIGHT, STRETCH, Column, RecordTable

KINDS: Final[Mapping[str, str]] = {
    "clients": _("Clients"),
    "contacts": _("Contacts"),
    "accounts": _("Accounts"),
    "agreements": _("Agreements"),
    "providers": _("Providers"),
    "posts": _("Posts"),
    "budgets": _("Budgets"),
    "budget_lines": _("Budget lines"),
    "comparisons": _("Comparisons"),
    "offers": _("Offers"),
    "evaluations": _("Evaluations"),
    "answers": _("Answers"),
    "imported_files": _("Imported files"),
    "column_presets": _("Remembered columns"),
}
"""What `services.health.KINDS` are called."""


class Rest(NamedTuple):
    """What is left of one kind of record; `lost` is None where nobody can tell."""

    kind: str
    saved: int
    lost: int | None


def rests_of(found: Rescued) -> list[Rest]:
    """The kinds of which there was anything; what is lost comes first."""
    rests = [Rest(kind, saved, found.lost[kind]) for kind, saved in found.saved.items()]
    return sorted((each for each in rests if each.saved or each.lost != 0), key=lambda each: each.lost == 0)


def rests_table(language: Language) -> RecordTable[Rest]:
    """A line a kind."""
    return RecordTable(language, _COLUMNS, name=_("What could still be read"), key=lambda rest: rest.kind, many=False)


def _lost(rest: Rest, language: Language) -> str:
    if rest.lost is None:
        return language(_("unknown"))
    return language(_("about {n}"), n=language.number(rest.lost)) if rest.lost else "0"


_COLUMNS: Final[tuple[Column[Rest], ...]] = (
    Column(_("What"), lambda rest, language: language(KINDS[rest.kind]), width=STRETCH),
    Column(_("Saved"), lambda rest, language: language.number(rest.saved), sort=lambda rest: rest.saved, align=RIGHT),
    Column(
        _("Lost"),
        _lost,
        sort=lambda rest: -1 if rest.lost is None else rest.lost,
        align=RIGHT,
        width=150,
        ink=lambda rest: "muted" if rest.lost == 0 else "bad",
    ),
)
