"""Every column of every table holds what its key says: rows in which no two cells could be taken for one another."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from smmdesk.domain.budget import Budget, BudgetLine, Category, totals_by_category
from smmdesk.domain.checklist import Answer, Evaluation, EvaluationSheet, Group, Item, Verdict
from smmdesk.domain.clients import (
    Account,
    Agreement,
    Client,
    ClientColour,
    ClientStatus,
    Contact,
    Presence,
    Relation,
    Segment,
)
from smmdesk.domain.comparison import SCORED, Comparison, Criterion, Offer, Question, Reply, Way
from smmdesk.domain.ids import (
    AccountId,
    AgreementId,
    AnswerId,
    BudgetId,
    BudgetLineId,
    ClientId,
    ComparisonId,
    ContactId,
    EvaluationId,
    OfferId,
    ProviderId,
)
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.providers import Provider, ProviderKind
from smmdesk.exchange.spreadsheets.table import CellKind, Table
from smmdesk.knowledge import Knowledge
from smmdesk.services.budget import BudgetSheet
from smmdesk.services.clients import ClientCard
from smmdesk.services.comparison import sheet_of
from smmdesk.services.comparison_defaults import terms_of
from smmdesk.services.outputs.budget import budget_table
from smmdesk.services.outputs.checklist import checklist_table
from smmdesk.services.outputs.clients import clients_table
from smmdesk.services.outputs.comparison import comparison_table
from smmdesk.speech.language import Language

EN = Language("en")
HONEY = ClientId("honey")
ITEMS = Knowledge("en").checklist().items


def gel(amount: int | str) -> Money:
    return Money.of(amount, "GEL")


def rows(table: Table) -> list[dict[str, object]]:
    return [dict(zip((column.key for column in table.columns), row, strict=True)) for row in table.rows]


def kinds(table: Table, kind: CellKind) -> set[str]:
    return {column.key for column in table.columns if column.kind is kind}


CLIENT = Client(
    id=HONEY,
    name="Honey",
    status=ClientStatus.PAUSED,
    colour=ClientColour.TEAL,
    segment=Segment.GOVERNMENT,
    relation=Relation.G2C,
    presence=Presence.GROUND,
    sphere="Sweets",
    audience="Couples",
    site="https://honey.example",
    messengers="Telegram: @honey",
    logo="honey-00112233.png",
    files=("brief-00112233.pdf", "prices-44556677.xlsx"),
    language="ka",
    time_zone="Asia/Tbilisi",
    currency="GEL",
    country="GE",
    philosophy="By hand",
    brand_values="Patience",
    tone_of_voice="Warm",
    words_to_use="crumb",
    words_to_avoid="exclusive",
    objections="Too sweet",
    notes="Voice messages",
)
EARLIER = Agreement(id=AgreementId("1"), client_id=HONEY, starts=date(2025, 1, 1), monthly_fee=gel(1), included="Old")
NEWEST = Agreement(
    id=AgreementId("2"),
    client_id=HONEY,
    starts=date(2026, 3, 2),
    ends=date(2026, 9, 1),
    monthly_fee=gel(750),
    paid_until=date(2026, 5, 1),
    included_posts=12,
    included_hours=40,
    included="Twelve posts",
)
TODAY = date(2026, 5, 4)
"""The newest holds then."""
ACCOUNT = Account(
    id=AccountId("1"),
    client_id=HONEY,
    network=Network.VK,
    handle="@crumb",
    link="https://example.org/crumb",
    followers_at_start=2340,
    note="The old one",
)
CONTACT = Contact(
    id=ContactId("1"),
    client_id=HONEY,
    name="Nana",
    role="Owner",
    phone="+995 555",
    email="nana@example.org",
    decides=True,
    note="After noon",
)
PROVIDER = Provider(
    id=ProviderId("1"),
    client_id=HONEY,
    name="Nino",
    kind=ProviderKind.EMPLOYEE,
    monthly_price=gel(900),
    starts=date(2026, 1, 5),
    ends=date(2026, 12, 1),
    trial_ends=date(2026, 4, 5),
    rating=4,
    note="Quick",
)


def test_a_client() -> None:
    card = ClientCard(
        client=CLIENT, contacts=[CONTACT], accounts=[ACCOUNT], agreements=[EARLIER, NEWEST], providers=[PROVIDER]
    )
    table = clients_table([card], EN, TODAY)
    assert rows(table) == [
        {
            "name": "Honey",
            "status": "Paused",
            "colour": "Teal",
            "segment": "Government body",
            "relation": "G2C: government to citizens",
            "presence": "On the ground only",
            "sphere": "Sweets",
            "audience": "Couples",
            "site": "https://honey.example",
            "messengers": "Telegram: @honey",
            "logo": "honey-00112233.png",
            "files": "brief-00112233.pdf\nprices-44556677.xlsx",
            "country": "GE",
            "language": "ka",
            "time_zone": "Asia/Tbilisi",
            "currency": "GEL",
            "margin": None,
            "monthly_fee": gel(750),
            "paid_until": date(2026, 4, 30),
            "included_posts": 12,
            "included_hours": 40,
            "included": "Twelve posts",
            "agreement_starts": date(2026, 3, 2),
            "agreement_ends": date(2026, 8, 31),
            "accounts": "VK: @crumb, https://example.org/crumb, Followers at start: 2,340, The old one",
            "contacts": "Nana, Owner, Decides, +995 555, nana@example.org, After noon",
            "providers": "Nino, Employee, ₾900.00, First day: 5 Jan 2026, Last day: 30 Nov 2026, "
            "Trial until: 5 Apr 2026, 4 of 5, Quick",
            "philosophy": "By hand",
            "brand_values": "Patience",
            "tone_of_voice": "Warm",
            "words_to_use": "crumb",
            "words_to_avoid": "exclusive",
            "objections": "Too sweet",
            "notes": "Voice messages",
        }
    ]
    assert kinds(table, CellKind.DATE) == {"paid_until", "agreement_starts", "agreement_ends"}
    assert kinds(table, CellKind.MONEY) == {"monthly_fee"}


def test_a_client_of_whom_only_the_name_is_known() -> None:
    bare = ClientCard(client=Client(id=HONEY, name="Honey"), contacts=(), accounts=(), agreements=(), providers=())
    [row] = rows(clients_table([bare], EN, TODAY))
    of_agreement = ("monthly_fee", "paid_until", "included_posts", "included", "agreement_starts", "agreement_ends")
    assert {row[key] for key in of_agreement} == {None}
    assert (row["name"], row["accounts"], row["contacts"], row["providers"]) == ("Honey", "", "", "")
    assert (row["segment"], row["relation"], row["presence"], row["colour"]) == ("", "", "", "")


def test_of_agreements_the_one_that_counts_today_is_told() -> None:
    card = ClientCard(client=CLIENT, contacts=(), accounts=(), agreements=[EARLIER, NEWEST], providers=())
    assert NEWEST.starts
    day_before = NEWEST.starts - timedelta(days=1)
    for day, fee in ((day_before, EARLIER.monthly_fee), (NEWEST.starts, NEWEST.monthly_fee)):
        assert rows(clients_table([card], EN, day))[0]["monthly_fee"] == fee


def test_nobody_s_followers_are_none_and_not_unknown() -> None:
    empty = Account(id=AccountId("1"), client_id=HONEY, network=Network.VK, followers_at_start=0)
    card = ClientCard(client=CLIENT, contacts=(), accounts=[empty], agreements=(), providers=())
    assert rows(clients_table([card], EN, TODAY))[0]["accounts"] == "VK: Followers at start: 0"


def test_a_budget_with_a_line() -> None:
    budget = Budget(
        id=BudgetId("b"),
        client_id=HONEY,
        starts=date(2026, 11, 1),
        ends=date(2026, 12, 1),
        currency="GEL",
        total=gel(1000),
    )
    line = BudgetLine(
        id=BudgetLineId("l"),
        budget_id=budget.id,
        category=Category.PROMOTION,
        network=Network.TELEGRAM,
        purpose="Ads",
        goal="Orders",
        justification="They ask there",
        planned=gel(250),
        actual=gel("260.50"),
        on=date(2026, 11, 5),
        receipt="No. 7",
    )
    sheet = BudgetSheet(budget=budget, lines=[line], totals=totals_by_category(budget, [line]))
    table = budget_table([("Honey", sheet)], EN)
    whose = {"client": "Honey", "from": date(2026, 11, 1), "until": date(2026, 11, 30), "currency": "GEL"}
    nothing = dict.fromkeys(
        ("date", "network", "purpose", "goal", "justification", "planned", "actual", "difference", "receipt"), None
    )
    content, promotion, first, *_others = rows(table)
    assert content == {
        **whose,
        **nothing,
        "category": EN.word(Category.CONTENT),
        "share": Decimal("0.6"),
        "allotted": gel(600),
    }
    assert promotion == {
        **whose,
        **nothing,
        "category": EN.word(Category.PROMOTION),
        "share": Decimal("0.3"),
        "allotted": gel(300),
    }
    assert first == {
        **whose,
        "category": EN.word(Category.PROMOTION),
        "share": None,
        "allotted": None,
        "date": date(2026, 11, 5),
        "network": "Telegram",
        "purpose": "Ads",
        "goal": "Orders",
        "justification": "They ask there",
        "planned": gel(250),
        "actual": gel("260.50"),
        "difference": gel("-10.50"),
        "receipt": "No. 7",
    }
    assert kinds(table, CellKind.MONEY) == {"allotted", "planned", "actual", "difference"}
    assert kinds(table, CellKind.PERCENT) == {"share"}


COMPARISON = Comparison(
    id=ComparisonId("c"),
    client_id=HONEY,
    currency="GEL",
    hour_value=gel(20),
    hour_known=True,
    can_pay=gel(1500),
    hours_a_week=6,
    pays_now=gel(900),
    name="For the winter",
    months=6,
    weights=dict(zip(Criterion, (0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 4500), strict=True)),
)

TERMS = terms_of(COMPARISON, "GE")


def an_offer(**values: object) -> Offer:
    known: dict[str, object] = {
        "id": OfferId("o"),
        "comparison_id": COMPARISON.id,
        "way": Way.FREELANCER,
        "name": "Nino",
        "fee": gel(1000),
        "ads": gel(200),
        "tools": gel(30),
        "training": gel(4),
        "owner_hours": 7,
        "onboarding": gel(50),
        "replacement_cost": gel(60),
        "replacement_chance": 50,
        "on_top": 10,
        "answers": {Question.PRODUCT: Reply.PARTLY},
        "scores": {name: number % 10 for number, name in enumerate(SCORED, start=1)},
        "typed": ("fee",),
        "included": "Twelve posts",
    }
    return Offer(**{**known, **values})  # type: ignore[arg-type]  # fields by name


def test_an_offer_of_a_comparison() -> None:
    table = comparison_table([("Honey", sheet_of(COMPARISON, [an_offer()], TERMS))], EN)
    marks = {str(name): Decimal(number % 10) for number, name in enumerate(SCORED, start=1)}
    weights = {f"weight_{name}": Decimal(points) / 10_000 for name, points in COMPARISON.weights.items()}
    load = Decimal(10) * (26 - 7) / 26
    mean = (sum((marks[str(name)] * COMPARISON.weights[name] for name in SCORED), Decimal()) + load * 4_500) / 10_000
    assert rows(table) == [
        {
            "client": "Honey",
            "way": EN.word(Way.FREELANCER),
            "name": "Nino",
            "score": round(mean, 2),
            "comparison": "For the winter",
            "months": 6,
            "can_pay": gel(1500),
            "hours_a_week": 6,
            "hour_value": gel(20),
            "hour_known": "entered",
            "planned_ads": None,
            "pays_now": gel(900),
            "thousand": None,
            "beyond": "",
            "paid": Money(807_479, "GEL"),
            "guessed": "yes",
            "total": Money(807_479 + 84_000, "GEL"),
            "fee": gel(6000),
            "on_top": gel(600),
            "ads": gel(1200),
            "tools": gel(180),
            "training": gel(24),
            "owner_time": gel(840),
            "onboarding": gel(50),
            "replacement": Money(2_079, "GEL"),  # 60 × ln 2 ÷ 2
            "currency": "GEL",
            "owner_hours": 7,
            "percent_on_top": Decimal("0.1"),
            "real": "yes",
            "product": "They learn it before they begin",
            **dict.fromkeys(("projects", "cover", "subject", "place"), ""),
            "cost": Decimal("1.03"),  # 10 × (9000 − 8074.79) ÷ 9000
            "owner_load": round(load, 2),
            **marks,
            **weights,
            "typed": "Price or salary a month",
            "included": "Twelve posts",
        }
    ]
    assert kinds(table, CellKind.PERCENT) == {*weights, "percent_on_top"}


def test_an_offer_whose_price_is_not_known() -> None:
    """It has its marks, but neither a cost nor a score; what nobody scored is empty, and a nought is a nought."""
    offer = an_offer(fee=None, typed=(), scores={Criterion.CONTROL: 0})
    [row] = rows(comparison_table([("Honey", sheet_of(COMPARISON, [offer], TERMS))], EN))
    assert {row[key] for key in ("score", "total", "fee", "owner_time", "replacement", "cost", "speed")} == {None}
    assert (row["control"], row["real"]) == (Decimal(0), "assumption")


def test_a_criterion_that_nobody_weighed_weighs_nothing() -> None:
    comparison = replace(COMPARISON, weights={Criterion.COST: 10_000})
    [row] = rows(comparison_table([("Honey", sheet_of(comparison, [an_offer()], TERMS))], EN))
    weights = {f"weight_{name}": Decimal(0) for name in Criterion} | {"weight_cost": Decimal(1)}
    assert {key: row[key] for key in weights} == weights


EVALUATION = Evaluation(
    id=EvaluationId("e"),
    client_id=HONEY,
    starts=date(2026, 10, 1),
    ends=date(2026, 11, 1),
    made_on=date(2026, 11, 2),
    kind=ProviderKind.FREELANCER,
)


def an_answer(item: str, verdict: Verdict, **remarks: str) -> Answer:
    return Answer(id=AnswerId(item), evaluation_id=EVALUATION.id, item=item, verdict=verdict, **remarks)


def test_an_item_of_a_checklist() -> None:
    """Two of one group and one of another: each group and the whole have scores of their own."""
    goals = [item for item in ITEMS if item.group is Group.GOALS][:2]
    content = next(item for item in ITEMS if item.group is Group.CONTENT)
    counted = [
        Item(key=goals[0].key, group=Group.GOALS, weight=2),
        Item(key=goals[1].key, group=Group.GOALS, weight=1),
        Item(key=content.key, group=Group.CONTENT, weight=3),
    ]
    given = [
        an_answer(goals[0].key, Verdict.PARTLY, evidence="Report of May", comment="Half of it"),
        an_answer(goals[1].key, Verdict.YES),
        an_answer(content.key, Verdict.NO),
    ]
    table = checklist_table([("Honey", EvaluationSheet.of(EVALUATION, counted, given))], EN, Knowledge("en"))
    first, second, third = rows(table)
    assert first == {
        "client": "Honey",
        "from": date(2026, 10, 1),
        "until": date(2026, 10, 31),
        "made_on": date(2026, 11, 2),
        "kind": "Freelancer",
        "group": EN.word(Group.GOALS),
        "item": goals[0].key,
        "statement": goals[0].statement,
        "points": 2,
        "answer": "Partly",
        "evidence": "Report of May",
        "comment": "Half of it",
        "advice": goals[0].advice,
        "group_score": Decimal("0.6667"),
        "score": Decimal("0.3333"),
        "rests_on": "3 of 3 answered · 2 ÷ 6 = 33%",
        "meaning": "Weak.",
    }
    assert (second["answer"], second["evidence"], second["group_score"]) == ("Yes", "", Decimal("0.6667"))
    assert (third["group"], third["group_score"]) == (EN.word(Group.CONTENT), Decimal(0))
    assert kinds(table, CellKind.PERCENT) == {"group_score", "score"}


def test_a_checklist_of_which_most_is_set_aside_has_no_score() -> None:
    """3 of 6 points are a score, one of 3 is none, whatever is set aside beside it."""
    goals = [
        Item(key="goals.numbered", group=Group.GOALS, weight=2),
        Item(key="goals.kpi_tied", group=Group.GOALS, weight=1),
    ]
    counted = [*goals, Item(key="content.live", group=Group.CONTENT, weight=3)]

    def told(**verdicts: Verdict) -> list[object]:
        given = [an_answer(key.replace("_", ".", 1), verdict) for key, verdict in verdicts.items()]
        table = checklist_table([("Honey", EvaluationSheet.of(EVALUATION, counted, given))], EN, Knowledge("en"))
        first = rows(table)[0]
        return [first[key] for key in ("group_score", "score", "rests_on", "meaning")]

    aside = Verdict.NOT_APPLICABLE
    assert told(goals_kpi_tied=Verdict.YES, goals_numbered=aside, content_live=aside) == [
        None,
        None,
        "1 of 3 answered · 2 do not apply (5 of 6 points)",
        "No score: the answers hold 1 of 6 points, and it takes 50% of them.",
    ]
    assert told(content_live=Verdict.YES, goals_numbered=aside, goals_kpi_tied=aside) == [
        None,
        Decimal(1),
        "1 of 3 answered · 3 ÷ 3 = 100% · 2 do not apply (3 of 6 points)",
        "Good.",
    ]


def test_an_item_of_a_blank_checklist() -> None:
    table = checklist_table([("", None)], EN, Knowledge("en"))
    assert [row["item"] for row in rows(table)] == [item.key for item in ITEMS]
    first, item = rows(table)[0], ITEMS[0]
    told = {"group", "item", "statement", "points", "advice"}
    assert {key: first[key] for key in told} == {
        "group": EN.word(item.group),
        "item": item.key,
        "statement": item.statement,
        "points": item.points,
        "advice": item.advice,
    }
    assert {first[key] for key in first.keys() - told - {"client"}} == {None}
