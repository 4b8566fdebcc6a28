"""What posts say in one network alone, words that are used again, limits of networks as somebody looked them up."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None
fingerprint = "7bed532c889cc3d1c4f79ee7ca89658330f96fb630af2d0bf0a6f6e2b24d408f"

WHOLE_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Posts have none of it yet."""
    for name, nothing in (("alt", "{}"), ("first_comment", ""), ("tags", "[]")):
        op.add_column("post", sa.Column(name, sa.Text(), nullable=False, server_default=nothing))
    _make_variants()
    _make_snippets()
    op.create_table(
        "limit_edit",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("amount", WHOLE_NUMBER, nullable=True),
        sa.Column("hard", WHOLE_NUMBER, nullable=False),
        sa.Column("checked_on", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("version", WHOLE_NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_limit_edit")),
        sa.UniqueConstraint("network", "what", "hard", name=op.f("uq_limit_edit_network_what_hard")),
        sqlite_strict=True,
    )


def _make_variants() -> None:
    op.create_table(
        "post_variant",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("post_id", sa.Text(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("hashtags", sa.Text(), nullable=True),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("first_comment", sa.Text(), nullable=True),
        sa.Column("version", WHOLE_NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_post_variant_post_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_variant")),
        sqlite_strict=True,
    )
    op.create_index("ix_post_variant_post_id_network", "post_variant", ["post_id", "network"], unique=True)


def _make_snippets() -> None:
    op.create_table(
        "snippet",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("version", WHOLE_NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_snippet_client_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snippet")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_snippet_client_id"), "snippet", ["client_id"])
