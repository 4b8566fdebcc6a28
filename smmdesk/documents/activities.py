"""Own activities on paper: rows of a table, which the report of a reputation and the work plan share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.reputation.activities import brought
from smmdesk.domain.reputation.named import Came, Disclosed, Reward
from smmdesk.speech.activities import brought_words, days_words, named
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smmdesk.domain.reputation.records import Activity, Mention


def words(language: Language) -> dict[str, str]:
    """The heads of its columns."""
    return {
        "days": language(_("Days")),
        "what": language(_("What is done")),
        "who": language(_("Who")),
        "status": language(_("Status")),
        "disclosure": language(_("Disclosure")),
        "brought": language(_("What it brought")),
    }


def rows(activities: Iterable[Activity], mentions: Sequence[Mention], language: Language) -> list[dict[str, object]]:
    """In their order; `lacks` is whether those who read it are not told though they have to be."""
    return [
        {
            "days": days_words(each, language),
            "what": named(each, language),
            "about": _joined(language.word(each.kind) if each.what.strip() else "", each.place, each.link),
            "aims": _aims(each, language),
            "who": each.person.strip(),
            "status": language.word(each.status),
            "disclosure": "" if each.disclosed is Disclosed.NOT_NEEDED else language.word(each.disclosed),
            "lacks": each.lacks_disclosure,
            "how": _joined("" if each.reward is Reward.NONE else language.word(each.reward), each.disclosure),
            "brought": _brought(each, mentions, language),
            "came": _joined(each.result, each.proof),
        }
        for each in activities
    ]


def _aims(each: Activity, language: Language) -> list[str]:
    """What it is for and costs, each in a line of its own."""
    cost = language.money(each.cost) if each.cost else ""
    told = (
        (_("Goal: {words}"), each.goal),
        (_("Expected: {words}"), each.expected),
        (_("Cost: {words}"), cost),
        (_("Note: {words}"), each.note),
    )
    return [language(sentence, words=words.strip()) for sentence, words in told if words.strip()]


def _brought(each: Activity, mentions: Sequence[Mention], language: Language) -> str:
    """Mentions with reach and the cost of one, as far as they are known; nothing where nobody has said anything."""
    found = brought(each, mentions)
    if found.is_nothing:
        return ""
    parts = [language.count("{n} mention", "{n} mentions", found.mentions)]
    if found.reach is not None:
        parts.append(language(_("reach {n}"), n=brought_words(Came.REACH, found, language)))
    if found.cost_each is not None:
        parts.append(language(_("{money} for one"), money=brought_words(Came.COST_EACH, found, language)))
    return " · ".join(parts)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, (part.strip() for part in parts)))
