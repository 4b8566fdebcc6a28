"""Posts that come again by a rule."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None
fingerprint = "eb34436771b0c101bee25d0bce239ed124ce0832e67b04d3cf9e247e8b083ad7"

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
    # in place: a table that is made anew would lie at the file's end, where a torn copy loses all of it
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "ALTER TABLE post ADD COLUMN series_id TEXT CONSTRAINT fk_post_series_id "
            "REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED"
        )
    else:
        op.add_column("post", sa.Column("series_id", sa.Text(), nullable=True))
        op.create_foreign_key(
            op.f("fk_post_series_id"), "post", "series", ["series_id"], ["id"], initially="DEFERRED", deferrable=True
        )
    op.add_column("post", sa.Column("series_day", sa.Text(), nullable=True))
    is_in_one = sa.text("series_id IS NOT NULL")
    op.create_index(
        op.f("ix_post_series_id"), "post", ["series_id"], sqlite_where=is_in_one, postgresql_where=is_in_one
    )
