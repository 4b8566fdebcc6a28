"""Where the figures of the page come from, and which mentions they count."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.domain.reputation.figures import figures_by_kind
from smmdesk.domain.reputation.named import MentionKind
from smmdesk.domain.reputation.unique import own_brand
from smmdesk.speech.reputation import figure_told
from ui.reputation.sifting import MentionFilter
from ui.reputation.sign import sign_asked
from ui.reputation.tiles import SIGN_TILE, VOICE_TILE
from ui.reputation.views import MENTIONS, Asked
from ui.reputation.voices import voice_asked

if TYPE_CHECKING:
    from smmdesk.services.reputation import ReputationSheet
    from smmdesk.speech.language import Language
    from ui.reputation.page import ReputationPage


def figure_asked(key: str, sheet: ReputationSheet, language: Language) -> Asked | None:
    """The figure of a tile; None where there is none."""
    if key == SIGN_TILE:
        return sign_asked(sheet, language)
    return voice_asked(sheet, language) if key == VOICE_TILE else net_tone(MentionKind(key), sheet, language)


def net_tone(kind: MentionKind, sheet: ReputationSheet, language: Language) -> Asked | None:
    """The net tone of a kind; None while the client has no brand of its own."""
    own = own_brand(sheet.brands)
    if own is None:
        return None
    counted = MentionFilter(kind=frozenset({kind}), brand_id=frozenset({own.id}), is_organic=True)
    found = figures_by_kind(sheet.mentions, sheet.brands, sheet.period)[kind]
    told = figure_told(found, own.name, sheet.period, language)
    return Asked(told, counted, partial(_again, kind, language))


def _again(kind: MentionKind, language: Language, sheet: ReputationSheet) -> Asked | None:
    return net_tone(kind, sheet, language)


def explain(page: ReputationPage, asked: Asked) -> None:
    """Tell of a figure beside the table, and show there exactly the mentions that it counts."""
    if not page.views.has_mentions:
        page.open_view(MENTIONS)
    page.show_everything()
    page.sift(asked.counted)
    _tell(page, asked)


def explain_anew(page: ReputationPage, sheet: ReputationSheet) -> None:
    """The figure that is told of was read anew: what it counts now is in sight, unless somebody sifted it further."""
    before = page.asked
    now = before.again(sheet) if before is not None else None
    if before is None or now is None:
        page.close_inspector()
        return
    page.asked = now
    if page.sifted == before.counted != now.counted:
        page.sift(now.counted)
    _tell(page, now)


def _tell(page: ReputationPage, asked: Asked) -> None:
    steps = [(step.words, partial(step.act, page)) for step in asked.steps]
    page.details.show_figure(asked.told, asked.draw, steps)
    page.open_inspector(asked.told.name)
