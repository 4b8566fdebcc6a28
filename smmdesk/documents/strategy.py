"""A strategy on paper: title page, all of it on one page, its twelve parts, and what changed since another version.

Somebody who never saw the client works by it alone. Whatever of the strategy is printed counts in its mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.documents.limits import check_length
from smmdesk.documents.strategies import changes
from smmdesk.documents.strategies.front import cover, on_one_page
from smmdesk.documents.strategies.parts import parts
from smmdesk.domain.strategy.versions import mark
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document, Head
    from smmdesk.speech.strategies import Teller

MOST_ROWS = 1000
"""Rows of one strategy: nobody works by more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose strategy it is, and who prepared it, each with a logo."""

    client: str
    desk: str = ""
    logo: Path | None = None
    desk_logo: Path | None = None


def paper(teller: Teller, owner: Owner, edition: Edition, *, since: Teller | None = None) -> Document:
    """All of it; `since` is the version with which it is compared."""
    check_length(sum(map(len, teller.sheet.rows.values())), MOST_ROWS)
    strategy = teller.sheet.strategy
    body = {
        "cover": cover(teller),
        "pages": on_one_page(teller),
        "changes": changes.paper(since, teller) if since else None,
        "parts": list(parts(teller)),
        "sign": _signatures(strategy.approved_by, teller.words(strategy, "approved_on"), edition.language),
        **_of_both(owner, edition.language),
    }
    return edition.document("strategy", _head(teller, owner, edition), body)


def one_page(teller: Teller, owner: Owner, edition: Edition) -> Document:
    """The page that says it all, by itself: the first of several shorter and shorter ones that fits."""
    body = {"pages": on_one_page(teller), **_of_both(owner, edition.language)}
    return edition.document("strategy_brief", _head(teller, owner, edition), body)


def _head(teller: Teller, owner: Owner, edition: Edition) -> Head:
    """At the edges of each page stand version and mark, and of a draft that it is one."""
    strategy = teller.sheet.strategy
    version = [teller.version(), mark(teller.sheet)]
    if strategy.is_draft:
        version.insert(0, teller.language.word(strategy.status))
    lines = (strategy.name, " · ".join(dict.fromkeys(filter(None, (teller.version(), teller.standing())))))
    return edition.head(
        edition.language(_("Strategy")), owner.client, lines=lines, client=owner.client, period=" · ".join(version)
    )


def _of_both(owner: Owner, language: Language) -> dict[str, object]:
    return {
        "client": owner.client,
        "desk": owner.desk,
        "logo": owner.logo,
        "desk_logo": owner.desk_logo,
        "words": {
            "on_one_page": language(_("On one page")),
            "promise": language(_("In one sentence")),
            "contents": language(_("Twelve parts")),
            "prepared": language(_("Prepared by")),
            "part": language(_("Part")),
            "agreed": language(_("Agreed so far")),
            "page": language(_("Page")),
            "signed": language(_("Agreed")),
        },
    }


def _signatures(approved_by: str, approved_on: str, language: Language) -> list[dict[str, str]]:
    """Who agreed and when, as far as it is known, with room for a pen."""
    return [
        {"label": language(_("Approved by")), "value": approved_by},
        {"label": language(_("Date")), "value": approved_on},
        {"label": language(_("Signature")), "value": ""},
    ]
