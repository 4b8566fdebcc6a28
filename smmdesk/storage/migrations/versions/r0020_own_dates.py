"""Days that matter to a client and stand in no list of holidays."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None
fingerprint = "2a5a6822d47248183e679e045e96ee880b6cdfda029895bbd18dc76abfe43a4e"


def upgrade() -> None:
    """There are none yet."""
    op.create_table(
        "own_date",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=True),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("yearly", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_own_date_client_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_date")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_own_date_client_id"), "own_date", ["client_id"])
