"""What is said of a figure that somebody asks about, whichever view it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.results.against import compared
from smmdesk.domain.results.posts import index_of_posts, indexed_by, posts_of_hour
from smmdesk.domain.results.ranking import FEWEST_IN_CELL
from smmdesk.knowledge.metrics import breaks
from smmdesk.speech import compared as said
from smmdesk.speech.explained import Explanation, explanation
from smmdesk.speech.explained_posts import called, of_hour, of_index, of_post
from ui.results.asking import INDEX, Asked, AskedHour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.results.values import PostResult
    from smmdesk.services.results import ResultsService
    from smmdesk.speech.compared import Told
    from smmdesk.speech.language import Language
    from ui.results.asking import AnyAsked, AskedPost
    from ui.results.shown import Results


class Said(NamedTuple):
    """The title above it, the figure with what it comes from, and what became of it where it is compared."""

    title: str
    told: Explanation
    change: Told | None = None


def explained(asked: AnyAsked, shown: Results, results: ResultsService, language: Language) -> Said | None:
    """None where what was asked about is not there any more, such as a post of another period."""
    if isinstance(asked, Asked):
        return _of_period(asked, shown, language)
    sheet = shown.sheet.of(shown.network)
    ripe = results.ripe(sheet)
    if isinstance(asked, AskedHour):
        found = posts_of_hour(ripe, asked.weekday, asked.hour)
        told = of_hour(asked.weekday, asked.hour, found, FEWEST_IN_CELL, language)
        return Said(told.name, told) if found else None
    return _of_post(asked, shown, ripe, language)


def _of_period(asked: Asked, shown: Results, language: Language) -> Said:
    sheet, before = shown.sheet, shown.against
    sheet = sheet.of(asked.network)
    before = before.of(asked.network) if before is not None else None
    told = explanation(sheet, asked.key, language)
    found = compared(asked.key, sheet, before, breaks(), asked.network) if before is not None else None
    title = f"{told.name} · {language.word(asked.network)}" if asked.network else told.name
    return Said(title, told, said.change(found, sheet, language) if found is not None else None)


def _of_post(asked: AskedPost, shown: Results, ripe: Sequence[PostResult], language: Language) -> Said | None:
    """Of a ranked post, and for an index, by the figures that were compared with others'."""
    by_judged = asked.is_ranked or asked.key == INDEX
    post = next(
        (each for each in (ripe if by_judged else shown.sheet.posts) if each.publication.id == asked.post), None
    )
    if post is None:
        return None
    if asked.key != INDEX:
        told = of_post(shown.sheet, asked.key, post, language)
    elif (times := index_of_posts(ripe).get(asked.post)) is not None:
        told = of_index(shown.sheet, times, indexed_by(ripe)[post.publication.network], post, language)
    else:
        return None
    return Said(f"{told.name} · {called(post, language)}", told)
