"""What is said of own activities: their days, whether they are disclosed, and what they brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.activities import brought
from smmdesk.domain.reputation.named import Came
from smmdesk.knowledge.reputation import combination, work_plan
from smmdesk.speech.language import Language, _
from smmdesk.speech.reputation import FigureTold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.clients import Client
    from smmdesk.domain.reputation.activities import Brought
    from smmdesk.domain.reputation.records import Activity, Mention


def days_words(activity: Activity, language: Language) -> str:
    """Its first and last day, or its month; only the first day where no end is known."""
    if activity.starts is None:
        return language(_("Without a day"))
    if activity.ends is None:
        return language.short_date(activity.starts)
    return language.period(Period(activity.starts, activity.ends))


def suits_words(client: Client, language: Language) -> list[tuple[str, str]]:
    """Whether pages, reputation or both suit a client, and how much its sphere gains from a reputation: each why."""
    mix, plan = combination(client.profile(), language.code), work_plan(client.sphere, language.code)
    return [(language.word(mix.mix), f"{mix.text} {mix.reason}"), (language.word(plan.fit), plan.reason)]


def named(activity: Activity, language: Language) -> str:
    """What is done, or its kind where nobody wrote that yet."""
    return activity.what.strip() or language.word(activity.kind)


def brought_words(came: Came, found: Brought, language: Language) -> str:
    """One figure of what it brought; a dash instead of a nought that nobody counted."""
    nothing = "—"
    if came is Came.MENTIONS:
        return language.number(found.mentions)
    if came is Came.REACH:
        return nothing if found.reach is None else language.number(found.reach)
    if came is Came.ENGAGEMENT:
        return nothing if found.engagement.total is None else language.number(found.engagement.total)
    return nothing if found.cost_each is None else language.money(found.cost_each)


def brought_told(came: Came, activity: Activity, mentions: Sequence[Mention], language: Language) -> FigureTold:
    """One figure of what it brought, with what it rests on."""
    found = brought(activity, mentions)
    parts = [
        (language(_("Activity")), named(activity, language)),
        (language(_("How it is made")), language(_HOW[came])),
        (language(_("Rests on")), _rests_on(came, activity, found, language)),
    ]
    aside = language(_("These mentions change no share of voice, no tone and no sign: we brought them about."))
    parts.append((language(_("Apart from the rest")), aside))
    return FigureTold(language.word(came), brought_words(came, found, language), tuple(parts))


_HOW = {
    Came.MENTIONS: _("Mentions that are linked to the activity, of all times"),
    Came.REACH: _("Σ reach of these mentions, where it is known"),
    Came.ENGAGEMENT: _("Σ (likes + comments + reposts) of these mentions, where one is known"),
    Came.COST_EACH: _("What the activity cost ÷ these mentions"),
}


def _rests_on(came: Came, activity: Activity, found: Brought, language: Language) -> str:
    if came is Came.COST_EACH and activity.cost is not None:
        cost = language.money(activity.cost)
        return language.count("{cost} and {n} mention", "{cost} and {n} mentions", found.mentions, cost=cost)
    known = {Came.REACH: found.reach_known, Came.ENGAGEMENT: found.engagement.known}.get(came)
    if known is None:
        return language.count("{n} mention", "{n} mentions", found.mentions)
    return language(_("known for {n} of {all}"), n=language.number(known), all=language.number(found.mentions))
