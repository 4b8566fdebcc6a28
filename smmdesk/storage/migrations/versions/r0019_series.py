"""Posts that come again by a rule."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None
fingerprint = "03cb4c80731c57c1390766a93b87e7c9c3756d509abe492eb01036a626cbeedc"

WHOLE_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Every post that is there stands by itself."""
    op.create_table(
        "series",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_wall", sa.Text(), nullable=False),
        sa.Column("first_zone", sa.Text(), nullable=False),
        sa.Column("freq", sa.Text(), nullable=False),
        sa.Column("interval", WHOLE_NUMBER, nullable=False),
        sa.Column("weekdays", sa.Text(), nullable=False),
        sa.Column("nth", WHOLE_NUMBER, nullable=False),
        sa.Column("month_day", WHOLE_NUMBER, nullable=False),
        sa.Column("month_end", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("count", WHOLE_NUMBER, nullable=True),
        sa.Column("skipped", sa.Text(), nullable=False),
        sa.Column("made_until", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("version", WHOLE_NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_series_client_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_series_client_id"), "series", ["client_id"])
    # SQLite takes a key that is named, and put off to the end, with a new table only; `sqlite_strict` is not read back
    with op.batch_alter_table("post", table_kwargs={"sqlite_strict": True}) as post:
        post.add_column(sa.Column("series_id", sa.Text(), nullable=True))
        post.add_column(sa.Column("series_day", sa.Text(), nullable=True))
        post.create_foreign_key(
            op.f("fk_post_series_id"), "series", ["series_id"], ["id"], initially="DEFERRED", deferrable=True
        )
    is_in_one = sa.text("series_id IS NOT NULL")
    op.create_index(
        op.f("ix_post_series_id"), "post", ["series_id"], sqlite_where=is_in_one, postgresql_where=is_in_one
    )
