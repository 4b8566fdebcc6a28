"""What the program knows of its field, in one language: checklist, comparison, advice, limits, texts, example.

Numbers and keys stand in `resources/knowledge/*.toml`, words in `resources/knowledge/<language>/*.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.comparison import Way
from smmdesk.domain.limits import Unit
from smmdesk.knowledge.checklist import ChecklistTemplate, WordedItem, read_checklist
from smmdesk.knowledge.clients import (
    Advice,
    Country,
    Severity,
    Sphere,
    fitting,
    read_advice,
    read_countries,
    read_spheres,
    sphere_keys,
)
from smmdesk.knowledge.example import Example, read_example
from smmdesk.knowledge.files import FOLDER
from smmdesk.knowledge.metrics import BreakWords, MetricWords, break_words, name_of, words
from smmdesk.knowledge.networks import Limit, NetworkFacts, Weights, read_networks, read_weights
from smmdesk.knowledge.result_files import ResultFile, read_result_files
from smmdesk.knowledge.texts import (
    BudgetHints,
    CategoryFacts,
    Guide,
    Rubric,
    Term,
    read_budget_hints,
    read_category,
    read_glossary,
    read_guide,
    read_rubrics,
)
from smmdesk.knowledge.ways import (
    ComparisonNotes,
    Contributions,
    CriterionFacts,
    Figure,
    QuestionWords,
    Rates,
    Source,
    WayFacts,
    read_contributions,
    read_criteria,
    read_effects,
    read_notes,
    read_questions,
    read_rates,
    read_ways,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.domain.budget import Category
    from smmdesk.domain.comparison import Effects
    from smmdesk.domain.desk import DeskKind
    from smmdesk.domain.networks import Network

__all__ = [
    "Advice",
    "BreakWords",
    "BudgetHints",
    "CategoryFacts",
    "ChecklistTemplate",
    "ComparisonNotes",
    "Country",
    "CriterionFacts",
    "Example",
    "Figure",
    "Guide",
    "Knowledge",
    "Limit",
    "MetricWords",
    "NetworkFacts",
    "Rates",
    "ResultFile",
    "Rubric",
    "Severity",
    "Source",
    "Sphere",
    "Term",
    "Unit",
    "WayFacts",
    "Weights",
    "WordedItem",
    "sphere_keys",
]


class Knowledge:
    """The knowledge in one language, by its code; every part is read on first use, once for all instances."""

    def __init__(self, code: str) -> None:
        # asked here, where it is a mistake of ours, and not by the first sentence that is looked up
        if not (FOLDER / code).is_dir():
            raise ValueError(f"no knowledge in this language: {code}")
        self.code = code

    def __repr__(self) -> str:
        return f"Knowledge({self.code!r})"

    def checklist(self) -> ChecklistTemplate:
        """The results checklist."""
        return read_checklist(self.code)

    def ways(self) -> tuple[WayFacts, ...]:
        """The ways of running the networks, in the order of `Way`."""
        return read_ways(self.code)

    def way(self, way: Way) -> WayFacts:
        """One of the ways."""
        return read_ways(self.code)[list(Way).index(way)]

    def criteria(self) -> tuple[CriterionFacts, ...]:
        """What the ways are judged by, in the order of `Criterion`."""
        return read_criteria(self.code)

    def rates(self) -> Rates:
        """The rates with which default figures are converted."""
        return read_rates()

    def contributions(self, country: str) -> Contributions:
        """What comes on top of a salary in a country."""
        return read_contributions(country, self.code)

    def effects(self) -> Effects:
        """What each reply to each question about an offer says of its scores."""
        return read_effects()

    def questions(self) -> tuple[QuestionWords, ...]:
        """The questions about an offer, in the order of `Question`."""
        return read_questions(self.code)

    def comparison_notes(self) -> ComparisonNotes:
        """Sentences beside the comparison, and the names of its figures."""
        return read_notes(self.code)

    def advice(self, client_profile: Mapping[str, str], reader: DeskKind) -> list[Advice]:
        """What a profile means for the work of the reader, warnings first.

        The profile's fields: segment, relation, presence (values of the enums, nothing where it is not known) and
        sphere (a key or free text). An owner is told how to choose who does the work, whoever does it how to serve.
        """
        return fitting(read_advice(self.code), {**client_profile, "reader": reader})

    def spheres(self) -> tuple[Sphere, ...]:
        """Suggested spheres by name."""
        return read_spheres(self.code)

    def countries(self) -> tuple[Country, ...]:
        """Countries with the currency, time zone and language that a client from there starts with."""
        return read_countries(self.code)

    def country(self, code: str) -> Country | None:
        """The country of that ISO 3166 code; None for one that is not in the table."""
        return next((country for country in self.countries() if country.code == code), None)

    def network(self, network: Network) -> NetworkFacts:
        """A network's limits."""
        return read_networks(self.code)[network]

    def weights(self) -> Weights:
        """How the unit `WEIGHTED` is counted."""
        return read_weights()

    def metrics(self) -> Mapping[str, MetricWords]:
        """What every metric, and every input of their formulas, is called and means, by key."""
        return words(self.code)

    def metric_name(self, key: str, network: Network | None = None) -> str:
        """What a metric is called, on a network by the network's own word where it has one."""
        return name_of(key, self.code, network)

    def metric_breaks(self) -> Mapping[str, BreakWords]:
        """What networks count in another way from a day on, by the key of the break."""
        return break_words(self.code)

    def result_files(self, network: Network | None = None) -> tuple[ResultFile, ...]:
        """How to get files of figures: those of a network, or all."""
        return tuple(each for each in read_result_files(self.code) if network is None or network in each.networks)

    def rubrics(self) -> tuple[Rubric, ...]:
        """Suggested rubrics."""
        return read_rubrics(self.code)

    def category(self, category: Category) -> CategoryFacts:
        """What belongs to a category of the budget."""
        return read_category(self.code, category)

    def budget_hints(self) -> BudgetHints:
        """Sentences beside the budget."""
        return read_budget_hints(self.code)

    def glossary(self) -> tuple[Term, ...]:
        """The words of the trade that the checklist uses."""
        return read_glossary(self.code)

    def guide(self) -> Guide:
        """What the first run says."""
        return read_guide(self.code)

    def example(self) -> Example:
        """The example workspace."""
        return read_example(self.code)
