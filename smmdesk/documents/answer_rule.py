"""How a client answers what people say, as one page for the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.documents.tidy import shortened
from smmdesk.speech.answers import hours_notes, span_words, week_told
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document
    from smmdesk.domain.reputation.records import AnswerRule

_LONGEST = {"steps": 600, "tone": 200, "never": 300, "call_owner": 300}
"""Letters of a part: what is longer nobody reads on a wall, and no page would hold it."""


def paper(rule: AnswerRule, client: str, country: str, edition: Edition) -> Document:
    """One page; `country` is the name of the client's, by which days off go. What nobody wrote is left out."""
    language = edition.language
    head = edition.head(language(_("How we answer")), shortened(client, 60), client=client)
    people = ((_("Answers and signs"), rule.signer), (_("Stands in"), rule.deputy))
    body = {
        "figures": [
            (language(_("Complaints within")), span_words(rule.goal_negative, language)),
            (language(_("All else within")), span_words(rule.goal_other, language)),
        ],
        "week": week_told(rule, language),
        "notes": [*hours_notes(rule, country, language)],
        "people": [(language(label), shortened(name, 60)) for label, name in people if name.strip()],
        **{name: _cut(getattr(rule, name), most) for name, most in _LONGEST.items()},
        "words": {
            "when": language(_("When somebody is there")),
            "who": language(_("Who")),
            "steps": language(_("What we do")),
            "tone": language(_("In which tone")),
            "never": language(_("What we never do")),
            "call_owner": language(_("When the owner is called")),
        },
    }
    return edition.document("answer_rule", head, body)


def _cut(text: str, most: int) -> str:
    """With its lines; what is far too long ends with an ellipsis."""
    bare = text.strip()
    return bare if len(bare) <= most else f"{bare[:most].rstrip()}…"
