"""What the workspace holds as tables, their headers and words in one language."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from smmdesk.domain.budget import BudgetLine
from smmdesk.domain.checklist import EvaluationSheet
from smmdesk.domain.clients import Account, Contact
from smmdesk.domain.comparison import SCORED, Criterion, Part, Rank
from smmdesk.domain.money import WHOLE
from smmdesk.domain.periods import Period, last_before
from smmdesk.exchange.spreadsheets.table import CellKind, Column, Table, Value
from smmdesk.knowledge import Knowledge
from smmdesk.services.budget import BudgetSheet
from smmdesk.services.clients import ClientCard
from smmdesk.services.comparison import ComparisonSheet
from smmdesk.speech.language import Language, _

TEXT, NUMBER, PERCENT, DATE, MONEY = (
    CellKind.TEXT,
    CellKind.NUMBER,
    CellKind.PERCENT,
    CellKind.DATE,
    CellKind.MONEY,
)
Layout = Sequence[tuple[str, str, CellKind]]

CLIENTS: Layout = (
    ("name", _("Name"), TEXT),
    ("status", _("Status"), TEXT),
    ("segment", _("Segment"), TEXT),
    ("relation", _("Relation"), TEXT),
    ("presence", _("Presence"), TEXT),
    ("sphere", _("Industry"), TEXT),
    ("audience", _("Audience"), TEXT),
    ("country", _("Country"), TEXT),
    ("language", _("Language"), TEXT),
    ("time_zone", _("Time zone"), TEXT),
    ("currency", _("Currency"), TEXT),
    ("monthly_fee", _("Fee a month"), MONEY),
    ("included_hours", _("Included hours"), NUMBER),
    ("included", _("What is included"), TEXT),
    ("agreement_starts", _("Agreement from"), DATE),
    ("agreement_ends", _("Agreement until"), DATE),
    ("accounts", _("Accounts"), TEXT),
    ("contacts", _("Contacts"), TEXT),
    ("philosophy", _("Philosophy"), TEXT),
    ("brand_values", _("Values"), TEXT),
    ("tone_of_voice", _("Tone of voice"), TEXT),
    ("words_to_use", _("Words to use"), TEXT),
    ("words_to_avoid", _("Words to avoid"), TEXT),
    ("objections", _("Objections"), TEXT),
    ("notes", _("Notes"), TEXT),
)
BUDGET: Layout = (
    ("client", _("Client"), TEXT),
    ("from", _("Budget from"), DATE),
    ("until", _("Budget until"), DATE),
    ("category", _("Category"), TEXT),
    ("share", _("Share"), PERCENT),
    ("allotted", _("Allotted"), MONEY),
    ("date", _("Date"), DATE),
    ("network", _("Network"), TEXT),
    ("purpose", _("What for"), TEXT),
    ("goal", _("Goal"), TEXT),
    ("justification", _("Justification"), TEXT),
    ("planned", _("Planned"), MONEY),
    ("actual", _("Paid"), MONEY),
    ("currency", _("Currency"), TEXT),
    ("receipt", _("Receipt"), TEXT),
)
CHECKLIST: Layout = (
    ("client", _("Client"), TEXT),
    ("from", _("From"), DATE),
    ("until", _("Until"), DATE),
    ("kind", _("Who is evaluated"), TEXT),
    ("group", _("Group"), TEXT),
    ("item", _("Item"), TEXT),
    ("statement", _("Statement"), TEXT),
    ("weight", _("Weight"), NUMBER),
    ("answer", _("Answer"), TEXT),
    ("evidence", _("Evidence"), TEXT),
    ("comment", _("Comment"), TEXT),
    ("advice", _("What to do"), TEXT),
    ("group_score", _("Score of the group"), PERCENT),
    ("score", _("Total score"), PERCENT),
)


def clients_table(cards: Sequence[ClientCard], language: Language) -> Table:
    """One row a client, with the newest agreement, accounts and contacts in one cell each."""
    return _table(_("Clients"), CLIENTS, [_client_row(card, language) for card in cards], language)


def budget_table(sheets: Sequence[tuple[str, BudgetSheet]], language: Language) -> Table:
    """One row an expense, under a row a category with what the split allots: each column adds up to the budget."""
    rows = [row for name, sheet in sheets for row in _budget_rows(name, sheet, language)]
    return _table(_("Budget"), BUDGET, rows, language)


def comparison_table(sheets: Sequence[tuple[str, ComparisonSheet]], language: Language) -> Table:
    """One row an offer, best first: score, what it costs part by part over the months, its marks by criterion."""
    rows = [row for name, sheet in sheets for row in _rank_rows(name, sheet, language)]
    return _table(_("Who should run it?"), _comparison_layout(language), rows, language)


def checklist_table(
    sheets: Sequence[tuple[str, EvaluationSheet | None]], language: Language, template: Knowledge
) -> Table:
    """One row an item; a sheet of None gives the blank list."""
    rows = [row for name, sheet in sheets for row in _item_rows(name, sheet, language, template)]
    return _table(_("Results checklist"), CHECKLIST, rows, language)


def _table(title: str, layout: Layout, rows: Sequence[Sequence[Value]], language: Language) -> Table:
    columns = [Column(key, language(name), kind) for key, name, kind in layout]
    return Table(title=language(title), columns=columns, rows=rows)


def _client_row(card: ClientCard, language: Language) -> list[Value]:
    client, agreement = card.client, card.agreements[-1] if card.agreements else None
    return [
        client.name,
        *(language.word(each) for each in (client.status, client.segment, client.relation, client.presence)),
        client.sphere,
        client.audience,
        client.country,
        client.language,
        client.time_zone,
        client.currency,
        agreement.monthly_fee if agreement else None,
        agreement.included_hours if agreement else None,
        agreement.included if agreement else None,
        agreement.starts if agreement else None,
        last_before(agreement.ends) if agreement and agreement.ends else None,
        "\n".join(_account(each, language) for each in card.accounts),
        "\n".join(_contact(each, language) for each in card.contacts),
        client.philosophy,
        client.brand_values,
        client.tone_of_voice,
        client.words_to_use,
        client.words_to_avoid,
        client.objections,
        client.notes,
    ]


def _account(account: Account, language: Language) -> str:
    followers = account.followers_at_start
    at_start = "" if followers is None else f"{language(_('Followers at start'))}: {language.number(followers)}"
    said = (account.handle, account.link, at_start, account.note)
    return f"{language.word(account.network)}: {', '.join(filter(None, said))}"


def _contact(contact: Contact, language: Language) -> str:
    decides = language(_("Decides")) if contact.decides else ""
    said = (contact.name, contact.role, decides, contact.phone, contact.email, contact.note)
    return ", ".join(filter(None, said))


def _budget_rows(client: str, sheet: BudgetSheet, language: Language) -> Iterator[list[Value]]:
    budget = sheet.budget
    for total in sheet.totals:
        lines = [line for line in sheet.lines if line.category is total.category]
        share = Decimal(budget.split[total.category]) / WHOLE
        start: list[Value] = [client, budget.starts, budget.period.last, language.word(total.category), share]
        yield [*start, total.allotted, *[None] * 7, budget.currency, None]
        yield from (_line_row(client, sheet, line, language) for line in lines)


def _line_row(client: str, sheet: BudgetSheet, line: BudgetLine, language: Language) -> list[Value]:
    budget = sheet.budget
    return [
        client,
        budget.starts,
        budget.period.last,
        language.word(line.category),
        None,
        None,
        line.on,
        language.word(line.network) if line.network else None,
        line.purpose,
        line.goal,
        line.justification,
        line.planned,
        line.actual,
        budget.currency,
        line.receipt,
    ]


def _comparison_layout(language: Language) -> Layout:
    return (
        ("client", _("Client"), TEXT),
        ("way", _("Way"), TEXT),
        ("name", _("Who offers"), TEXT),
        ("score", _("Score (0 to 10)"), NUMBER),
        ("comparison", _("Name of this comparison"), TEXT),
        ("months", _("Months"), NUMBER),
        ("hour_value", _("An hour of the owner is worth"), MONEY),
        ("total", _("Total cost"), MONEY),
        *((str(part), language.word(part), MONEY) for part in Part),
        ("currency", _("Currency"), TEXT),
        ("owner_hours", _("Owner's hours a month"), NUMBER),
        ("real", _("A real offer"), TEXT),
        *((str(each), language.word(each), NUMBER) for each in Criterion),
        *((f"weight_{each}", f"{language(_('Weight'))}: {language.word(each)}", PERCENT) for each in Criterion),
        ("included", _("Included"), TEXT),
    )


def _rank_rows(client: str, sheet: ComparisonSheet, language: Language) -> Iterator[list[Value]]:
    for rank in sheet.ranks:
        cost, offer = rank.cost, rank.offer
        yield [
            client,
            language.word(offer.way),
            offer.name,
            _rounded(rank.score),
            sheet.comparison.name,
            sheet.comparison.months,
            sheet.comparison.hour_value,
            cost.total if cost else None,
            *(cost.parts() if cost else [None] * len(Part)),
            sheet.comparison.currency,
            offer.owner_hours,
            language(_("yes")) if offer.real else language(_("assumption")),
            *(_mark(rank, each) for each in Criterion),
            *(Decimal(sheet.comparison.weights.get(each, 0)) / WHOLE for each in Criterion),
            offer.included,
        ]


def _mark(rank: Rank, criterion: Criterion) -> Value:
    if criterion in SCORED and criterion not in rank.scores:
        return None
    return _rounded(rank.scores.get(criterion))


def _rounded(value: Fraction | None, digits: int = 2) -> Decimal | None:
    return None if value is None else Decimal(round(value * 10**digits)).scaleb(-digits)


def _item_rows(
    client: str, sheet: EvaluationSheet | None, language: Language, template: Knowledge
) -> Iterator[list[Value]]:
    words = {item.key: item for item in template.checklist().items}
    for item in sheet.items if sheet else template.checklist().items:
        answer = sheet.answers.get(item.key) if sheet else None
        verdict = answer.verdict if answer else None
        group = sheet.groups.get(item.group) if sheet else None
        yield [
            client,
            sheet.evaluation.starts if sheet else None,
            Period(sheet.evaluation.starts, sheet.evaluation.ends).last if sheet else None,
            language.word(sheet.evaluation.kind) if sheet else None,
            language.word(item.group),
            item.key,
            words[item.key].statement if item.key in words else None,
            item.weight,
            language.word(verdict) if verdict else None,
            answer.evidence if answer else None,
            answer.comment if answer else None,
            words[item.key].advice if item.key in words else None,
            _rounded(group.share, 4) if group else None,
            _rounded(sheet.score.share, 4) if sheet else None,
        ]
