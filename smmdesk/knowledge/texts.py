"""Shorter texts: first-run guide, rubrics, worn-out phrases, categories of the budget."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from smmdesk.domain.posts import Tone
from smmdesk.knowledge.files import facts, words

if TYPE_CHECKING:
    from smmdesk.domain.budget import Category


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What the first run says: a welcome, what SMM can do and can't, in `short` and point by point, the first steps."""

    title: str
    welcome: str
    short: str
    honest_title: str
    honest: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """A suggested rubric, what it is for, and the tone that suits it."""

    key: str
    name: str
    hint: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryFacts:
    """What belongs to a category of the budget, and its usual share in percent."""

    category: Category
    name: str
    what: str
    examples: tuple[str, ...]
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetHints:
    """Sentences beside the budget."""

    justify: str
    split: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the trade, and what it means in everyday words."""

    word: str
    meaning: str


@cache
def read_glossary(code: str) -> tuple[Term, ...]:
    """The words of the trade that the checklist uses, in the order in which it does."""
    return tuple(Term(**row) for row in words(code, "glossary").values())


@cache
def read_guide(code: str) -> Guide:
    """The first-run guide."""
    said = words(code, "guide")
    return Guide(
        title=said["welcome"]["title"],
        welcome=said["welcome"]["text"],
        short=said["honest"]["short"],
        honest_title=said["honest"]["title"],
        honest=tuple(said["honest"]["points"]),
        steps=tuple(said["steps"]["points"]),
    )


@cache
def read_rubrics(code: str) -> tuple[Rubric, ...]:
    """The suggested rubrics, the most useful first."""
    said = words(code, "rubrics")["rubrics"]
    return tuple(Rubric(key=key, tone=Tone(row["tone"]), **said[key]) for key, row in facts("rubrics").items())


@cache
def read_worn_out(code: str) -> tuple[str, ...]:
    """Phrases that say nothing, in lower case."""
    # as posts are compared: a phrase at the beginning of a sentence is the same
    return tuple(phrase.casefold() for phrase in words(code, "wornout")["phrases"])


@cache
def read_category(code: str, category: Category) -> CategoryFacts:
    """What belongs to the category."""
    said = words(code, "budget")[category]
    return CategoryFacts(
        category=category,
        name=said["name"],
        what=said["what"],
        examples=tuple(said["examples"]),
        percent=facts("budget")["split"][category],
    )


@cache
def read_budget_hints(code: str) -> BudgetHints:
    """What is said beside the budget."""
    return BudgetHints(**words(code, "budget")["hints"])
