"""What there is to pay and to work with, what comes on top of a price, and answers about an offer."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None
fingerprint = "561f3a5b0c5e6abb419bcbb00e7b567e553409253c8955d0c61e7ac783e1e14a"

WHOLE_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Nobody was asked yet; an assumed in-house offer had the price of a department."""
    for name in ("can_pay", "ads", "pays_now", "thousand"):
        op.add_column("comparison", sa.Column(f"{name}_minor", WHOLE_NUMBER, nullable=True))
        op.add_column("comparison", sa.Column(f"{name}_currency", sa.Text(), nullable=True))
    op.add_column("comparison", sa.Column("hours_a_week", WHOLE_NUMBER, nullable=True))
    op.add_column("comparison", sa.Column("hour_known", WHOLE_NUMBER, nullable=False, server_default="0"))
    op.add_column("offer", sa.Column("on_top", WHOLE_NUMBER, nullable=False, server_default="0"))
    op.add_column("offer", sa.Column("answers", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("offer", sa.Column("typed", sa.Text(), nullable=False, server_default="[]"))
    op.execute("UPDATE offer SET typed = '[\"fee\"]' WHERE real = 1")
    op.execute("UPDATE offer SET way = 'department' WHERE way = 'in_house' AND real = 0")
    op.execute("UPDATE offer SET replacement_chance = 99 WHERE replacement_chance > 99")
    op.drop_column("offer", "real")
