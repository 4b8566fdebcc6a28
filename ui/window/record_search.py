"""Goals, rivals, publications and mentions for the command palette: those whose words are typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from smmdesk.domain.text import first_words
from smmdesk.speech.language import _
from ui.window.palette import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smmdesk.domain.ids import ClientId
    from ui.shell.context import Context

_LEAST: Final = 3
"""Letters before anything is looked through: fewer stand in nearly all of them."""
_MOST: Final = 4
_LENGTH: Final = 64


def found_records(context: Context, typed: str, names: Mapping[ClientId, str]) -> Iterator[Item]:
    """What is called so, or says it; `names` are those of the clients."""
    words = " ".join(typed.split())
    if len(words) < _LEAST:
        return
    language, strategy = context.language, context.workspace.strategy
    for goal, version in strategy.goals_named(words, _MOST):
        kind = _kind(language(_("Goal")), names.get(version.client_id, ""))
        yield Item(goal.name, kind, "flag", partial(context.open, "strategy", goal.id))
    for rival, version in strategy.rivals_named(words, _MOST):
        kind = _kind(language(_("Competitor")), language.word(rival.network), names.get(version.client_id, ""))
        yield Item(rival.name, kind, "users-three", partial(context.open, "strategy", rival.id))
    for each in context.workspace.results.saying(words, _MOST):
        day = language.short_date(each.day) if each.day else ""
        kind = _kind(language.word(each.network), day, names.get(each.client_id, ""))
        yield Item(first_words(each.text, _LENGTH), kind, "chart-line-up", partial(context.open, "results", each.id))
    for said in context.workspace.reputation.saying(words, _MOST):
        kind = _kind(language.word(said.source), language.short_date(said.day), names.get(said.client_id, ""))
        name = first_words(said.text, _LENGTH) or said.author or said.place
        yield Item(name, kind, "quotes", partial(context.open, "reputation", said.id))


def _kind(*told: str) -> str:
    return " · ".join(filter(None, told))
