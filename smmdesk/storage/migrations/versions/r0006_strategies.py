"""Strategies with the rows of their parts, reports; the desk's logo, and what engagements are the sum of."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None
fingerprint = "0c8e1540f729244ecb8c008fe739f9f5ec65ade2ffccac135f080357b7bda20f"

WHOLE_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ENGAGEMENT = '["likes", "comments", "shares", "saves"]'


def upgrade() -> None:
    """There were none of these; engagements were the sum of four."""
    for name, at_first in (("logo", ""), ("engagement", ENGAGEMENT)):
        op.add_column("desk", sa.Column(name, sa.Text(), nullable=False, server_default=at_first))
    _strategy()
    _words()
    _goals()
    _market()
    _money()
    _report()


def _text(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=optional)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [_text(name) for name in names]


def _whole(name: str, *, optional: bool = False) -> sa.Column[int]:
    return sa.Column(name, WHOLE_NUMBER, nullable=optional)


def _amount(name: str, *, optional: bool = True) -> tuple[sa.Column[int], sa.Column[str]]:
    return _whole(f"{name}_minor", optional=optional), _text(f"{name}_currency", optional=optional)


def _points(table: str, name: str, at: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [f"{at}.id"], name=op.f(f"fk_{table}_{name}"), initially="DEFERRED", deferrable=True
    )


def _make(table: str, *columns: sa.Column[str] | sa.Column[int], **at: str) -> None:
    """A table with an id, the columns and the version; `at` says which of them points at which table."""
    op.create_table(
        table,
        _text("id"),
        *columns,
        _whole("version"),
        *(_points(table, name, to) for name, to in at.items()),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sqlite_strict=True,
    )
    for name in at:
        op.create_index(op.f(f"ix_{table}_{name}"), table, [name])


def _row() -> list[sa.Column[str] | sa.Column[int]]:
    return [_text("strategy_id"), _text("origin"), _whole("position")]


def _strategy() -> None:
    _make(
        "strategy",
        _text("client_id"),
        _whole("number"),
        *_texts("status", "name"),
        _text("starts", optional=True),
        _text("ends", optional=True),
        *_texts("currency", "business_goal", "boundaries"),
        *_amount("funnel_budget"),
        _whole("sales_wanted", optional=True),
        *_amount("average_order"),
        _whole("margin", optional=True),
        _whole("orders_a_year", optional=True),
        _whole("customer_years", optional=True),
        _text("approved_by"),
        _text("approved_on", optional=True),
        _text("frozen_at", optional=True),
        _text("note"),
        client_id="client",
    )


def _words() -> None:
    _make("strategy_entry", *_row(), *_texts("part", "name", "fields"), strategy_id="strategy")


def _goals() -> None:
    _make(
        "goal",
        *_row(),
        *_texts("name", "task", "metric"),
        _text("network", optional=True),
        _whole("baseline", optional=True),
        _whole("target", optional=True),
        _text("deadline", optional=True),
        *_texts("measured_by", "why"),
        strategy_id="strategy",
    )
    _make(
        "kpi",
        *_row(),
        _text("goal_id", optional=True),
        _text("metric"),
        _text("network", optional=True),
        *_texts("plan", "cost_basis"),
        _whole("on_track"),
        _whole("at_risk"),
        _text("note"),
        strategy_id="strategy",
        goal_id="goal",
    )


def _market() -> None:
    _make(
        "competitor",
        *_row(),
        *_texts("name", "network", "link"),
        _text("seen_on", optional=True),
        *(_whole(name, optional=True) for name in ("followers", "posts_a_month", "engagement_per_post")),
        _text("formats"),
        _text("tone", optional=True),
        *_texts("offers", "mistakes", "idea", "own_view"),
        strategy_id="strategy",
    )
    _make(
        "channel",
        *_row(),
        _text("network"),
        _text("account_id", optional=True),
        *_texts("why", "audience", "role", "formats", "tones"),
        _whole("posts_a_month", optional=True),
        _text("slots"),
        _whole("followers_wanted", optional=True),
        _text("followers_by", optional=True),
        _text("ways_to_engage"),
        *_amount("monthly_budget"),
        strategy_id="strategy",
        account_id="account",
    )


def _money() -> None:
    _make(
        "funnel_stage",
        *_row(),
        _text("stage"),
        *(_whole(name, optional=True) for name in ("low", "expected", "high")),
        *_amount("cost_low"),
        *_amount("cost_expected"),
        *_amount("cost_high"),
        _text("source"),
        strategy_id="strategy",
    )
    _make(
        "risk",
        *_row(),
        _text("event"),
        _whole("likelihood"),
        *_amount("loss", optional=False),
        _text("response"),
        *_amount("response_cost"),
        _whole("likelihood_after", optional=True),
        *_amount("loss_after"),
        _text("person"),
        strategy_id="strategy",
    )
    _make(
        "correction",
        *_row(),
        _text("metric"),
        _text("network", optional=True),
        _text("side"),
        *(_whole(name) for name in ("threshold", "weeks")),
        *_texts("action", "person"),
        _text("handled_on", optional=True),
        strategy_id="strategy",
    )


def _report() -> None:
    _make(
        "report",
        _text("client_id"),
        _text("strategy_id", optional=True),
        *_texts("starts", "ends", "language", "sections", "summary", "learnt", "next_steps", "asked_of_client"),
        _text("prepared_by"),
        _text("issued_on", optional=True),
        _text("frozen"),
        client_id="client",
        strategy_id="strategy",
    )
