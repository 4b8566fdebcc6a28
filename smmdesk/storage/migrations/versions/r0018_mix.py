"""Of what a client's posts are to consist."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0015"
branch_labels = None
depends_on = None
fingerprint = "16f88f8f58adac30b93a40c03b318b287e9364c131a43321063b742a0358b8cd"

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
