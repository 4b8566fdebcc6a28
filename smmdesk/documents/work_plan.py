"""The work plan of a reputation: what is done month by month, by whom, with its disclosure, and why it suits."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from smmdesk.documents import activities
from smmdesk.documents.limits import check_length
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document
    from smmdesk.domain.reputation.records import Activity, Mention

MOST_ACTIVITIES = 1_000
WITHOUT_A_DAY = _("Without a day")


def paper(
    client: str,
    planned: Sequence[Activity],
    mentions: Sequence[Mention],
    reasons: Sequence[tuple[str, str]],
    edition: Edition,
) -> Document:
    """`planned` by their first days; `mentions` are all that are linked to them; `reasons` say what suits and why."""
    check_length(len(planned), MOST_ACTIVITIES)
    language = edition.language
    count = language.count("{n} activity", "{n} activities", len(planned))
    body = {
        "reasons": [*reasons],
        "months": [
            {"name": name, "rows": activities.rows(there, mentions, language)}
            for name, there in groupby(planned, lambda each: _month(each, language))
        ],
        "undisclosed": _undisclosed(planned, language),
        "words": activities.words(language),
    }
    head = edition.head(language(_("Work plan")), client, lines=(count,), client=client)
    return edition.document("work_plan", head, body, landscape=True)


def _month(each: Activity, language: Language) -> str:
    return language.month(each.starts) if each.starts else language(WITHOUT_A_DAY)


def _undisclosed(planned: Sequence[Activity], language: Language) -> str:
    """How many cannot begin, and why; '' where none is held back."""
    held = sum(each.lacks_disclosure for each in planned)
    told = language.count(
        "{n} activity stays a plan until it is written how it is disclosed. {why}",
        "{n} activities stay a plan until it is written how they are disclosed. {why}",
        held,
        why=language(
            _("Praise for a reward, or by one's own people, without saying so is unlawful in many countries.")
        ),
    )
    return told if held else ""
