"""A table can be reckoned over: its columns add up, and what is computed follows from what stands beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.checklist import Evaluation
from smmdesk.domain.clients import Agreement
from smmdesk.domain.comparing.ranking import PAID, Part
from smmdesk.domain.comparison import Criterion
from smmdesk.domain.money import Money
from smmdesk.domain.periods import Period
from smmdesk.knowledge import Knowledge
from smmdesk.services.outputs.budget import budget_table
from smmdesk.services.outputs.checklist import checklist_table
from smmdesk.services.outputs.clients import clients_table
from smmdesk.services.outputs.comparison import comparison_table
from smmdesk.speech.language import Language

if TYPE_CHECKING:
    from smmdesk.exchange.spreadsheets.table import Table
    from smmdesk.workspace import Workspace

EN = Language("en")


def rows(table: Table) -> list[dict[str, Any]]:
    return [dict(zip((column.key for column in table.columns), row, strict=True)) for row in table.rows]


def test_every_column_of_a_budget_adds_up_to_the_budget(example: Workspace) -> None:
    for sheet in example.budget.sheets(Period.month(2026, 11)):
        found = rows(budget_table([("x", sheet)], EN))
        for key, whole in (("allotted", sheet.budget.whole()), ("planned", sheet.planned), ("actual", sheet.actual)):
            assert Money.total((row[key] for row in found if row[key]), sheet.budget.currency) == whole
        assert sum(row["share"] for row in found if row["share"]) == 1


def test_a_score_of_a_comparison_follows_from_its_row(example: Workspace) -> None:
    client = example.records.all(Evaluation)[0].client_id
    sheet = example.comparison.sheet(example.comparison.of(client)[0].id)
    for row in rows(comparison_table([("x", sheet)], EN)):
        mean = sum(row[str(name)] * row[f"weight_{name}"] for name in Criterion)
        # what is beyond the budget or the time has its marks, but no score
        assert row["beyond"] if row["score"] is None else mean == pytest.approx(row["score"], abs=Decimal("0.01"))
        assert Money.total((row[str(part)] for part in PAID), sheet.comparison.currency) == row["paid"]
        assert Money.total((row[str(part)] for part in Part), sheet.comparison.currency) == row["total"]
        assert row["owner_time"] == row["hour_value"] * (row["owner_hours"] * row["months"])


def test_a_score_of_nearly_all_is_not_written_as_all(example: Workspace) -> None:
    sheet = example.checklist.sheet(example.records.all(Evaluation)[0].id)
    [share] = {row["score"] for row in rows(checklist_table([("x", sheet)], EN, Knowledge("en")))}
    assert share == round(Decimal(float(sheet.score.share or 0)), 4) != round(share, 2)


def test_a_client_s_row_says_all_of_accounts_and_people_and_the_last_day_agreed(example: Workspace) -> None:
    client = example.clients.list()[0]
    agreement = example.clients.card(client.id).agreements[-1]
    example.records.change(Agreement, agreement.id, ends=date(2027, 1, 1))
    card = example.clients.card(client.id)
    [row] = rows(clients_table([card], EN, date(2026, 11, 16)))
    assert row["agreement_ends"] == date(2026, 12, 31)
    assert row["included"] == agreement.included
    account, contact = card.accounts[0], card.contacts[0]
    first = row["accounts"].splitlines()[0]
    assert account.link in first
    assert first.endswith(f"Followers at start: {EN.number(account.followers_at_start or 0)}")
    assert row["contacts"].splitlines()[0].startswith(f"{contact.name}, {contact.role}, Decides")
