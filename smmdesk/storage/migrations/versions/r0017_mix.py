"""Of what a client's posts are to consist."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None
fingerprint = "56c511013a27055cc2b4bff6610b7339a107a925754e2b3b5fd79cc01cdbe85a"

WHOLE_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Nobody said so before there was a place for it."""
    op.create_table(
        "mix",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("shares", sa.Text(), nullable=False),
        sa.Column("version", WHOLE_NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_mix_client_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mix")),
        sa.UniqueConstraint("client_id", "by", name=op.f("uq_mix_client_id_by")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_mix_client_id"), "mix", ["client_id"])
