"""Work on a reputation: what to begin with by sphere, what suits a client, first replies, and words of disclosure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from smmdesk.domain.reputation.activities import Step
from smmdesk.domain.reputation.named import About, ActivityKind, Fit, Mix, Reward
from smmdesk.knowledge.clients import Advice, Severity, fitting, sphere_keys, word_pattern
from smmdesk.knowledge.files import facts, words
from smmdesk.speech.languages import HABITS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPlan:
    """What to begin with in some spheres: the reason, and the steps in their order, in words of one language."""

    key: str
    fit: Fit
    reason: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination:
    """Whether a client is served by work on the reputation, on the pages or both, and why."""

    key: str
    mix: Mix
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """A first reply, to be made one's own; its text has the placeholders of a template."""

    about: About
    name: str
    text: str


def fit_of(sphere: str) -> Fit:
    """How much work on the reputation gives in a sphere, a key or free text: the most that one of its words says."""
    rows = [facts("clients")["spheres"][key] for key in sphere_keys(sphere)]
    if any(row.get("ads_forbidden") for row in rows):
        return Fit.FIRST
    return Fit.BEST if any(row.get("reputation") for row in rows) else Fit.USEFUL


def work_plan(sphere: str, code: str) -> WorkPlan:
    """The plan for a sphere, a key or free text: the first that names it, and the last for all others."""
    named = {*sphere_keys(sphere)}
    *special, general = facts("reputation")["plans"].items()
    found = (key for key, row in special if not named.isdisjoint(row["spheres"]))
    key = next(found, general[0])
    said = words(code, "reputation")["plans"][key]
    return WorkPlan(key=key, fit=fit_of(sphere), reason=said["reason"], steps=_steps(key, code))


def combination(profile: Mapping[str, str], code: str) -> Combination:
    """What suits a client by segment, relation and sphere (`Client.profile`)."""
    key = fitting(_conditions(), profile)[0].key
    mix = Mix(facts("reputation")["combinations"][key]["mix"])
    return Combination(key=key, mix=mix, **words(code, "reputation")["combinations"][key])


@cache
def read_starters(code: str) -> tuple[Starter, ...]:
    """A first reply for each subject, in the order of `About`."""
    said = words(code, "reputation")["starters"]
    return tuple(Starter(about=about, **said[about]) for about in About)


def disclosure(reward: Reward, brand: str, country: str, code: str) -> str:
    """Words by which whoever speaks tells of a reward or a tie, to begin from: "Ad. Sweet Balcony paid me for this."

    The word for an advertisement is that of the country; what its law demands says `law`. Nothing where there is
    nothing to tell.
    """
    said = words(code, "reputation")["disclosure"]
    if reward is Reward.NONE:
        return ""
    word = facts("reputation")["disclosure"].get(country, said["word"])
    return f"{word}. {said[reward].format(brand=brand)}"


def honest_forms(code: str) -> tuple[str, ...]:
    """What can be done instead of praise that hides whose it is."""
    return tuple(words(code, "reputation")["honest"]["forms"])


def is_grave(texts: Iterable[str]) -> bool:
    """Whether topics, in any language, are of health, money or safety, about which nobody jokes."""
    said = "\n".join(texts)
    return any(pattern.search(said) for pattern in _grave())


@cache
def _grave() -> tuple[re.Pattern[str], ...]:
    # people write in any language, whatever the window speaks
    kinds = (kind for code in HABITS for kind in words(code, "reputation")["grave"].values())
    return tuple(word_pattern(word) for kind in kinds for word in kind["words"])


def _steps(key: str, code: str) -> tuple[Step, ...]:
    said = words(code, "reputation")
    return tuple(
        Step(ActivityKind(row["kind"]), told["what"], told["place"], row["after_days"], said["who"][row["who"]])
        for row, told in zip(facts("reputation")["plans"][key]["steps"], said["plans"][key]["steps"], strict=True)
    )


@cache
def _conditions() -> tuple[Advice, ...]:
    rows = facts("reputation")["combinations"].items()
    return tuple(Advice(key=key, when=row["when"], severity=Severity.INFO, text="", reason="") for key, row in rows)
