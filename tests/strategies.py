"""A made-up strategy with something in every field: a confectioner's, whose people are told by their roles alone."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.changes import MAKE_STRATEGY
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.ids import AccountId, ClientId, StrategyId, StrategyRowId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.planning.named import CostBasis, FunnelStep, Part, Side, Task
from smmdesk.domain.posts import Format, Tone
from smmdesk.domain.strategy.records import (
    Channel,
    Competitor,
    Correction,
    FunnelStage,
    Goal,
    Kpi,
    Risk,
    Strategy,
    StrategyEntry,
    StrategyRow,
)
from smmdesk.domain.strategy.sheets import StrategySheet
from smmdesk.domain.strategy.versions import copied

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.workspace import Workspace

CURRENCY: Final = "GEL"
CLIENT: Final = Client(id=ClientId("sweet"), name="Sweet Balcony", currency=CURRENCY, language="en")
ACCOUNT: Final = Account(
    id=AccountId("sweet instagram"), client_id=CLIENT.id, network=Network.INSTAGRAM, handle="@sweet_balcony"
)
STARTS, ENDS = date(2026, 10, 1), date(2027, 1, 1)
MONTHS: Final = ("2026-10", "2026-11", "2026-12")


def lari(amount: int) -> Money:
    return Money.of(amount, CURRENCY)


def rows(kind: type[StrategyRow], name: str, *given: Mapping[str, Any]) -> tuple[StrategyRow, ...]:
    """Rows of one part in their order, each of itself."""
    ids = [StrategyRowId(f"{name} {at}") for at in range(1, len(given) + 1)]
    return tuple(
        kind(id=id, strategy_id=STRATEGY.id, origin=id, position=at, **each)
        for at, (id, each) in enumerate(zip(ids, given, strict=True))
    )


def entries(part: Part, *given: tuple[str, Mapping[str, str]]) -> tuple[StrategyRow, ...]:
    """Rows of a part that is words."""
    return rows(StrategyEntry, part.value, *({"part": part, "name": name, "fields": told} for name, told in given))


def plan(*figures: int) -> Mapping[str, int]:
    return dict(zip(MONTHS, figures, strict=True))


STRATEGY: Final = Strategy(
    id=StrategyId("sweet 1"),
    client_id=CLIENT.id,
    name="Cakes to order, autumn and New Year",
    starts=STARTS,
    ends=ENDS,
    currency=CURRENCY,
    business_goal="Sell 180 cakes to order in the quarter instead of 96, without a discount",
    boundaries="Prices, delivery and the taste of the cakes are the owner's; the networks promise neither.",
    funnel_budget=lari(4500),
    sales_wanted=60,
    average_order=lari(85),
    margin=4200,
    orders_a_year=2500,
    customer_years=30,
    approved_by="Owner of the confectionery",
    approved_on=date(2026, 9, 28),
    note="The owner reads the report on the first Monday of a month",
)
GOALS: Final = rows(
    Goal,
    "goal",
    {
        "name": "Orders from Instagram",
        "task": Task.LEADS,
        "metric": "leads",
        "network": Network.INSTAGRAM,
        "baseline": 32,
        "target": 60,
        "deadline": date(2026, 12, 31),
        "measured_by": "Requests written down in the order book, with where they came from",
        "why": "Two of three orders already begin with a message there",
    },
    {
        "name": "Known in Vake",
        "task": Task.AWARENESS,
        "metric": "followers",
        "baseline": 4100,
        "target": 5600,
        "deadline": date(2026, 12, 31),
        "measured_by": "Figures of the accounts on the last day of a month",
        "why": "The workshop delivers within four kilometres",
    },
    {
        "name": "Posts that people answer to",
        "task": Task.LOYALTY,
        "metric": "er_reach",
        "baseline": 32_000,
        "target": 42_500,
        "deadline": date(2026, 11, 30),
        "measured_by": "Reactions of a month by the reach of its posts",
        "why": "Whoever answers orders again",
    },
)
KPIS: Final = rows(
    Kpi,
    "kpi",
    {
        "goal_id": GOALS[0].id,
        "metric": "leads",
        "network": Network.INSTAGRAM,
        "plan": plan(40, 50, 70),
        "cost_basis": CostBasis.PROMOTION,
        "note": "December is the season",
    },
    {
        "goal_id": GOALS[0].id,
        "metric": "cpl",
        "plan": plan(1200, 1100, 900),
        "cost_basis": CostBasis.ADS,
        "on_track": 96,
        "at_risk": 82,
        "note": "Reckoned from what the ads cost",
    },
    {"goal_id": GOALS[1].id, "metric": "followers", "plan": plan(4500, 5000, 5600)},
    {"goal_id": GOALS[2].id, "metric": "er_reach", "plan": plan(34_000, 38_000, 42_500)},
)
PRODUCT: Final = entries(
    Part.PRODUCT,
    (
        "Cakes to order",
        {
            "sold": "Honey cake and Napoleon from one kilogram, ready in two days",
            "price": "From 70 lari a kilogram",
            "margin": "42 %",
            "average_order": "85 lari",
            "season": "December and May; August is quiet",
            "strengths": "Butter only, a photograph of the very cake before it leaves",
            "weak_points": "No cakes for the same day",
            "proofs": "214 reviews, 4.9 of 5; certificate of the food agency",
        },
    ),
)
COMPETITORS: Final = rows(
    Competitor,
    "competitor",
    {
        "name": "Big patisserie at the avenue",
        "network": Network.INSTAGRAM,
        "link": "https://instagram.com/big_patisserie",
        "seen_on": date(2026, 9, 20),
        "followers": 18_400,
        "posts_a_month": 26,
        "engagement_per_post": 210,
        "formats": (Format.SHORT_VIDEO, Format.CAROUSEL),
        "tone": Tone.NEUTRAL,
        "offers": "Ready cakes within an hour, a discount on Mondays",
        "mistakes": "Answers comments after two days",
        "idea": "A film of one cake from dough to box",
        "own_view": "Quicker than we are; not better",
    },
    {
        "name": "Home baker of the next street",
        "network": Network.FACEBOOK,
        "link": "https://facebook.com/home.baker",
        "seen_on": date(2026, 9, 22),
        "followers": 2_350,
        "posts_a_month": 9,
        "engagement_per_post": 64,
        "formats": (Format.PHOTO,),
        "tone": Tone.PLAYFUL,
        "offers": "Cakes 20 % cheaper, no invoice",
        "mistakes": "No prices, no address",
        "idea": "Shows the faces of whoever ordered",
        "own_view": "Cheaper, and it shows",
    },
)
PORTRAITS: Final = entries(
    Part.PORTRAITS,
    (
        "Parents of children from three to nine",
        {
            "who": "28 to 42, works, two children",
            "place": "Vake and Saburtalo",
            "interests": "Nurseries, outings, healthy food",
            "triggers": "A birthday in two weeks",
            "pains": "No time to bake; afraid of additives",
            "objections": "Dearer than in the shop",
            "networks": "Instagram, Facebook groups of parents",
            "online_hours": "13:00 to 14:00, after 21:30",
            "source": "talk",
        },
    ),
    (
        "Offices that order for their people",
        {
            "who": "Office managers, 25 to 40",
            "place": "Business centres in Saburtalo",
            "interests": "Order without phone calls",
            "triggers": "A colleague's day, New Year",
            "pains": "An invoice that comes late",
            "objections": "A cake that is not there at ten",
            "networks": "Facebook, LinkedIn",
            "online_hours": "9:30 to 11:00",
            "source": "guess",
        },
    ),
)
USP: Final = entries(
    Part.USP,
    (
        "The photograph before delivery",
        {
            "pain": "Nobody knows what will be in the box",
            "benefit": "You see your very cake before it leaves",
            "proof": "Of 412 cakes three were changed after the photograph",
            "rival": "Big patisserie: shows a cake of the catalogue",
            "difference": "A photograph of each cake, two hours before",
            "sentence": "See your cake before your guests do",
        },
    ),
)
FUNNEL: Final = rows(
    FunnelStage,
    "stage",
    {
        "stage": FunnelStep.REACH,
        "cost_low": lari(12),
        "cost_expected": lari(15),
        "cost_high": lari(20),
        "source": "own ads, September 2026",
    },
    *(
        {"stage": stage, "low": low, "expected": expected, "high": high, "source": source}
        for stage, low, expected, high, source in (
            (FunnelStep.ENGAGEMENT, 30_000, 40_000, 60_000, "own figures, September 2026"),
            (FunnelStep.CLICK, 150_000, 250_000, 350_000, "own figures, September 2026"),
            (FunnelStep.LEAD, 50_000, 80_000, 120_000, "order book, n = 160"),
            (FunnelStep.SALE, 200_000, 300_000, 400_000, "order book, n = 48"),
            (FunnelStep.REPEAT, 100_000, 200_000, 300_000, "assumption"),
        )
    ),
)
CHANNELS: Final = rows(
    Channel,
    "channel",
    {
        "network": Network.INSTAGRAM,
        "account_id": ACCOUNT.id,
        "why": "Cakes are chosen by eye",
        "audience": "Parents of children from three to nine",
        "role": "Shows, answers, takes orders",
        "formats": (Format.SHORT_VIDEO, Format.CAROUSEL, Format.STORY),
        "tones": (Tone.LIGHT, Tone.NEUTRAL),
        "posts_a_month": 16,
        "slots": ("mon 13:15", "wed 21:30", "fri 13:15", "sun 20:00"),
        "followers_wanted": 3600,
        "followers_by": date(2026, 12, 31),
        "ways_to_engage": "A vote on the filling each Wednesday",
        "monthly_budget": lari(900),
    },
    {
        "network": Network.FACEBOOK,
        "why": "Offices and parents' groups are there",
        "audience": "Offices that order for their people",
        "role": "Explains, leads to the invoice",
        "formats": (Format.PHOTO, Format.LINK),
        "tones": (Tone.SERIOUS,),
        "posts_a_month": 8,
        "slots": ("tue 10:00", "thu 10:00"),
        "followers_wanted": 2000,
        "followers_by": date(2026, 12, 31),
        "ways_to_engage": "Answers within an hour on working days",
        "monthly_budget": lari(600),
    },
)
TOOLS: Final = entries(
    Part.TOOLS,
    (
        "Film of one cake",
        {
            "kind": "content",
            "purpose": "Shows butter and hands instead of promises",
            "goal": "Known in Vake",
            "from": "2026-10-05",
            "to": "2026-12-20",
            "budget": "300 lari a month",
            "measure": "Reach of the films, twice the usual",
        },
    ),
    (
        "Ads around the workshop",
        {
            "kind": "targeted_ads",
            "purpose": "Reaches those who can have it delivered",
            "goal": "Orders from Instagram",
            "from": "2026-10-01",
            "to": "2026-12-27",
            "budget": "1,500 lari a month",
            "measure": "Price of a request, 9 lari in December",
        },
    ),
)
DUTIES: Final = entries(
    Part.DUTIES,
    (
        "Content",
        {
            "task": "Plans, films, writes and publishes",
            "person": "Social media manager",
            "format": "Plan in the calendar, films upright",
            "due": "The week's plan by Thursday, 18:00",
            "approver": "Owner",
            "outside": "no",
        },
    ),
    (
        "Answers",
        {
            "task": "Answers messages and comments",
            "person": "Shop assistant on duty",
            "format": "Messages of the network",
            "due": "Within an hour, 9:00 to 21:00",
            "approver": "Social media manager",
            "outside": "yes",
            "outsider": "Call centre of the block",
        },
    ),
)
RULES: Final = entries(
    Part.RULES,
    (
        "A complaint in public",
        {
            "situation": "Somebody writes that a cake was bad",
            "action": "Thank, ask for the order's number, never delete, never argue",
            "decider": "Owner",
            "within": "Two hours",
        },
    ),
    (
        "A joke about religion or politics",
        {
            "situation": "Somebody proposes one, or brings it into the comments",
            "action": "Not published and not answered",
            "decider": "Social media manager",
            "within": "At once",
        },
    ),
)
RISKS: Final = rows(
    Risk,
    "risk",
    {
        "event": "The account is blocked in December",
        "likelihood": 5,
        "loss": lari(12_000),
        "response": "Second administrator, requests also by telephone",
        "response_cost": lari(100),
        "likelihood_after": 2,
        "loss_after": lari(5_000),
        "person": "Social media manager",
    },
    {
        "event": "The baker falls ill for a week",
        "likelihood": 25,
        "loss": lari(3_000),
        "response": "A baker on call",
        "response_cost": lari(900),
        "likelihood_after": 25,
        "loss_after": lari(600),
        "person": "Owner",
    },
)
CORRECTIONS: Final = rows(
    Correction,
    "correction",
    {
        "metric": "er_reach",
        "network": Network.INSTAGRAM,
        "side": Side.BELOW,
        "threshold": 30_000,
        "weeks": 3,
        "action": "Two films instead of two carousels, and a question in each",
        "person": "Social media manager",
        "handled_on": date(2026, 11, 9),
    },
    {
        "metric": "cpl",
        "side": Side.ABOVE,
        "threshold": 1400,
        "weeks": 2,
        "action": "Stop the dearest of the ads, halve the radius",
        "person": "Social media manager",
    },
)
FULL: Final = StrategySheet(
    strategy=STRATEGY,
    rows={
        Part.GOALS: GOALS,
        Part.KPI: KPIS,
        Part.PRODUCT: PRODUCT,
        Part.COMPETITORS: COMPETITORS,
        Part.PORTRAITS: PORTRAITS,
        Part.USP: USP,
        Part.FUNNEL: FUNNEL,
        Part.CHANNELS: CHANNELS,
        Part.TOOLS: TOOLS,
        Part.DUTIES: DUTIES,
        Part.RULES: RULES,
        Part.RISKS: RISKS,
        Part.CORRECTIONS: CORRECTIONS,
    },
)


def with_rows(sheet: StrategySheet, part: Part, own: Sequence[StrategyRow]) -> StrategySheet:
    """The same with other rows in one part, which stand as they come."""
    placed = tuple(replace(row, position=at) for at, row in enumerate(own))
    return replace(sheet, rows={**sheet.rows, part: placed})


def kept(workspace: Workspace, *sheets: StrategySheet) -> None:
    """The confectioner with these versions, in the workspace."""
    workspace.records.add(CLIENT)
    workspace.records.add(ACCOUNT)
    with workspace.database.write(MAKE_STRATEGY) as work:
        for sheet in sheets:
            work.add_all([sheet.strategy])
            for own in sheet.rows.values():
                work.add_all(own)


def in_force(sheet: StrategySheet) -> StrategySheet:
    """The same, agreed on."""
    agreed = sheet.strategy.put_in_force(STARTS, datetime(2026, 9, 28, 12, tzinfo=UTC))
    return replace(sheet, strategy=agreed)


def second() -> StrategySheet:
    """The next version as a draft: a goal and a duty changed, a risk gone, a tool new, the corrections moved."""
    made = copied(FULL, 2)
    goals, duties, risks = ([*made.rows[part]] for part in (Part.GOALS, Part.DUTIES, Part.RISKS))
    first, answers = goals[0], duties[1]
    assert isinstance(first, Goal)
    assert isinstance(answers, StrategyEntry)
    goals[0] = replace(first, target=80, measured_by="Requests written down in the order book, with the day of each")
    duties[1] = replace(answers, fields={**answers.fields, "due": "Within half an hour, 9:00 to 21:00"})
    id = StrategyRowId(new_id())
    contest = StrategyEntry(id=id, strategy_id=made.strategy.id, origin=id, part=Part.TOOLS, name="Vote on a filling")
    for part, rows in (
        (Part.GOALS, goals),
        (Part.DUTIES, duties),
        (Part.RISKS, risks[:1]),
        (Part.TOOLS, [*made.rows[Part.TOOLS], contest]),
        (Part.CORRECTIONS, made.rows[Part.CORRECTIONS][::-1]),
    ):
        made = with_rows(made, part, rows)
    return made


def put_strategy(workspace: Workspace, client_id: ClientId) -> StrategySheet:
    """The same for a client who is there, in its currency, as one act; one of its corrections is due."""
    currency = workspace.records.get(Client, client_id).currency

    def of_client(record: Any) -> Any:
        money = {
            each.name: Money(value.minor, currency)
            for each in fields(record)
            if isinstance(value := getattr(record, each.name), Money)
        }
        return replace(record, **money, **({"account_id": None} if isinstance(record, Channel) else {}))

    always = {"side": Side.ABOVE, "threshold": 0, "metric": "leads", "network": None, "handled_on": None, "weeks": 2}
    made = {part: tuple(map(of_client, own)) for part, own in FULL.rows.items()}
    *others, last = made[Part.CORRECTIONS]
    made[Part.CORRECTIONS] = (*others, replace(last, **always))
    strategy = replace(of_client(FULL.strategy), client_id=client_id, currency=currency)
    with workspace.database.write(MAKE_STRATEGY) as work:
        work.add_all([strategy])
        for own in made.values():
            work.add_all(own)
    return StrategySheet(strategy=strategy, rows=made)
