"""Sheets of posts that went to somebody for approval, and which version of a post was approved."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None
fingerprint = "0340b1fea48a3f9549c70a5facc4d7f7bc20abc4bebcb81304c329e5e591f000"

WHOLE_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Of posts that were approved before nobody knows in which words: they have no mark."""
    op.add_column("post", sa.Column("approved_mark", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "approval_sheet",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("posts", sa.Text(), nullable=False),
        sa.Column("taken", sa.Text(), nullable=False),
        sa.Column("read_at", sa.Text(), nullable=True),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("version", WHOLE_NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
            name=op.f("fk_approval_sheet_client_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_sheet")),
        sa.UniqueConstraint("code", name=op.f("uq_approval_sheet_code")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_approval_sheet_client_id"), "approval_sheet", ["client_id"])
