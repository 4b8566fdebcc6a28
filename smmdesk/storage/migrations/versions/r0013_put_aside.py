"""What calls for somebody and was put aside."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None
fingerprint = "5012d7a50e92de7790626b5ce7489bba8a11dc3489dee6839e22df0c0c1d8a2e"

WHOLE_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Nothing was put aside before there was a place for it."""
    op.create_table(
        "snooze",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("count", WHOLE_NUMBER, nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", WHOLE_NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_snooze_client_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snooze")),
        sa.UniqueConstraint("key", name=op.f("uq_snooze_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_snooze_client_id"), "snooze", ["client_id"])
