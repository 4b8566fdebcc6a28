"""All clients at once: how each was judged last, and when that is due again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import in_percent, judged, reckoned, set_aside, too_little
from ui.checklist.wording import tone_of, who
from ui.style.icons import icon
from ui.widgets.tables.table import RIGHT, STRETCH, Column, RecordTable

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from smmdesk.domain.checklist import EvaluationSheet
    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.providers import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A client with the latest evaluation, if there is one."""

    client: Client
    sheet: EvaluationSheet | None
    today: date
    due: date | None = None
    providers: tuple[Provider, ...] = ()

    @property
    def id(self) -> ClientId:
        """What tells the rows apart."""
        return self.client.id

    @property
    def is_due(self) -> bool:
        """Whether it is time to judge anew."""
        return self.due is not None and self.due <= self.today

    @property
    def share(self) -> Fraction | None:
        """The latest score."""
        return self.sheet.score.shown if self.sheet else None


def _period(row: Listed, language: Language) -> str:
    return language.period(row.sheet.evaluation.period) if row.sheet else language(_("no checklist yet"))


def _who(row: Listed, language: Language) -> str:
    return who(row.sheet.evaluation, row.providers, language) if row.sheet else ""


def _answered(row: Listed, language: Language) -> str:
    if row.sheet is None:
        return ""
    return language(_("{done} of {all}"), done=row.sheet.score.answered, all=row.sheet.score.items)


def _answered_tip(row: Listed, language: Language) -> str:
    """What is set aside, and why there is no score."""
    if row.sheet is None:
        return ""
    score = row.sheet.score
    return "\n".join(filter(None, (set_aside(score, language), too_little(score, language))))


def _score_tip(row: Listed, language: Language) -> str:
    """What the colour says, and what the figure comes from."""
    if row.sheet is None or row.share is None:
        return ""
    means = judged(row.sheet, language) if row.sheet.band else ""
    return "\n".join(filter(None, (means, reckoned(row.sheet.score, language))))


def _flags(row: Listed, language: Language) -> str:
    return language.number(len(row.sheet.red_flags)) if row.sheet else ""


def _due(row: Listed, language: Language) -> str:
    if row.due is None:
        return ""
    day = language.short_date(row.due)
    return language(_("{day}: due"), day=day) if row.is_due else day


COLUMNS: Final[tuple[Column[Listed], ...]] = (
    Column(
        _("Client"), lambda row, _language: row.client.name, width=STRETCH, tip=lambda row, _language: row.client.name
    ),
    Column(
        _("Latest checklist"), _period, sort=lambda row: row.sheet.evaluation.starts.isoformat() if row.sheet else ""
    ),
    Column(_("Whose work"), _who, width=STRETCH, least=176),
    Column(
        _("Score"),
        lambda row, language: in_percent(row.share, language) if row.share is not None else "",
        sort=lambda row: -1 if row.share is None else row.share,
        align=RIGHT,
        width=80,
        ink=lambda row: tone_of(row.sheet) or "text",
        tip=_score_tip,
    ),
    Column(_("Answered"), _answered, align=RIGHT, width=96, tip=_answered_tip),
    Column(_("Red flags"), _flags, align=RIGHT, width=96),
    Column(
        _("Due again"),
        _due,
        # what is never due again stands behind all days
        sort=lambda row: (row.due is None, row.due or row.today),
        width=180,
        icon=lambda row: icon("warning", "attention") if row.is_due else None,
        ink=lambda row: "attention" if row.is_due else "text",
    ),
)

PRIORITY: Final = (0, 6, 3, 4, 1, 2, 5)
"""Indexes of the columns, the most needed first; of a score one has to see how much is answered."""


def overview_table(language: Language) -> RecordTable[Listed]:
    """The table; Enter or a double click on a row opens that client."""
    return RecordTable(language, COLUMNS, name=_("Checklists of all clients"), many=False, priority=PRIORITY)
