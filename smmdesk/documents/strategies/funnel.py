"""The funnel on paper: its stages, what a budget brings, what the sales wanted take, and what a customer is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.documents.strategies import blocks
from smmdesk.documents.strategies.blocks import RIGHT, Block, Cell, Column, Line
from smmdesk.domain.planning.funnel import BUDGET, rounded_up
from smmdesk.domain.planning.named import FunnelStep
from smmdesk.domain.strategy.funnels import for_sales, from_budget, worth_of_customer
from smmdesk.domain.strategy.records import FunnelStage
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from smmdesk.domain.planning.funnel import Span
    from smmdesk.domain.strategy.records import StrategyRow
    from smmdesk.speech.strategies import Teller

_WORTH: Final = ("average_order", "margin", "orders_a_year", "customer_years")
_ENDLESS: Final = "∞"


def funnel(rows: Sequence[StrategyRow], teller: Teller) -> Iterator[Block]:
    """The stages, then both ways through them as far as they are known."""
    yield _stages([row for row in rows if isinstance(row, FunnelStage)], teller)
    yield from _forward(teller)
    yield from _backward(teller)
    strategy = teller.sheet.strategy
    facts = [(teller.field(strategy, name).label, teller.words(strategy, name)) for name in _WORTH]
    facts.append((teller.language(_("So a customer is worth")), _worth(teller)))
    if any(words for _label, words in facts):
        yield blocks.caption(teller.language(_("What a customer is worth")))
        yield blocks.card("", "", facts)


def _worth(teller: Teller) -> str:
    """With the formula in figures, for whoever wants to know what may be paid for one."""
    strategy = teller.sheet.strategy
    worth = worth_of_customer(strategy)
    if worth is None:
        return ""
    names = ("average_order", "orders_a_year", "customer_years", "margin")
    return f"{teller.money(worth)} = {' × '.join(teller.words(strategy, name) for name in names)}"


def _stages(rows: Sequence[FunnelStage], teller: Teller) -> Block:
    language = teller.language
    columns = (
        blocks.NUMBER,
        Column(language(_("Stage")), 1),
        Column(language(_("At least")), align=RIGHT),
        Column(language(_("Expected")), align=RIGHT),
        Column(language(_("At most")), align=RIGHT),
        Column(language(_("Where the figures are from")), 1),
    )
    return blocks.table(columns, [_stage(row, teller) for row in rows])


def _stage(row: FunnelStage, teller: Teller) -> Line:
    """Of reach the price of 1,000, of all others the share of the stage before."""
    is_reach = row.stage is FunnelStep.REACH
    names = ("cost_low", "cost_expected", "cost_high") if is_reach else ("low", "expected", "high")
    told = teller.language(_("price of 1,000")) if is_reach else teller.language(_("share of the stage before"))
    ends = [teller.words(row, name) or "—" for name in names]
    return [teller.sheet.number_of(row), Cell(teller.words(row, "stage"), told), *ends, row.source]


def _forward(teller: Teller) -> Iterator[Block]:
    spans, budget, language = from_budget(teller.sheet), teller.sheet.strategy.funnel_budget, teller.language
    if not spans or budget is None:
        return
    yield blocks.caption(language(_("What {money} a month brings"), money=language.short_money(budget)))
    write = language.number

    def cost(stage: str) -> str:
        expected = spans[stage].expected
        return language.money(budget * (1 / expected)) if expected else "—"

    yield _both_ends(spans, write, teller, {stage: cost(stage) for stage in spans})
    if told := _missing(spans, teller):
        yield blocks.note(told)


def _missing(spans: Mapping[str, Span], teller: Teller) -> str:
    """How many of the sales wanted the budget is not expected to bring."""
    wanted, language = teller.sheet.strategy.sales_wanted, teller.language
    sales, repeats = (spans[step].expected if step in spans else None for step in (FunnelStep.SALE, FunnelStep.REPEAT))
    if wanted is None or sales is None or round(sales) >= wanted:
        return ""
    text = _(
        "This budget is expected to bring {sales} of the {wanted} sales wanted a month; {rest} have to come without it."
    )
    count = language.number
    told = [language(text, sales=count(sales), wanted=count(wanted), rest=count(wanted - round(sales)))]
    if repeats is not None:
        told.append(language(_("Repeat sales expected: {repeats}."), repeats=count(repeats)))
    return " ".join(told)


def _backward(teller: Teller) -> Iterator[Block]:
    spans, wanted, language = for_sales(teller.sheet), teller.sheet.strategy.sales_wanted, teller.language
    if not spans or wanted is None:
        return
    told = language.count("What {n} sale a month takes", "What {n} sales a month take", wanted)
    yield blocks.caption(told)
    counts = {stage: span for stage, span in spans.items() if stage != BUDGET}
    yield _both_ends(counts, lambda number: language.number(rounded_up(number)), teller, {}, spans[BUDGET])


def _both_ends(
    spans: Mapping[str, Span],
    write: Callable[[Fraction | float], str],
    teller: Teller,
    costs: Mapping[str, str],
    budget: Span | None = None,
) -> Block:
    """Between what each lies in 8 of 10 cases, and where all would go badly, or well, at once."""
    language = teller.language
    columns = (
        Column(language(_("Stage")), 1),
        Column(language(_("In 8 of 10 cases from")), align=RIGHT),
        Column(language(_("Expected")), align=RIGHT),
        Column(language(_("In 8 of 10 cases to")), align=RIGHT),
        Column(language(_("Worst and best of all")), align=RIGHT),
        Column(language(_("Cost of one")), align=RIGHT),
    )
    lines = [
        [language.word(FunnelStep(name)), *_ends(span, write), costs.get(name, "")] for name, span in spans.items()
    ]
    if budget is not None:
        lines.append([language(_("Budget a month")), *_ends(budget, teller.money), ""])
    return blocks.table(columns, lines)


def _ends(span: Span, write: Callable[[Fraction | float], str]) -> Line:
    def told(number: Fraction | float | None) -> str:
        return _ENDLESS if number is None else write(number)

    extremes = f"{told(span.least)} – {told(span.most)}"
    return [told(span.low), Cell(told(span.expected), is_strong=True), told(span.high), extremes]
