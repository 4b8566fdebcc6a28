"""Brands that are watched for clients, and what is said of them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None
fingerprint = "46cbc67bde1a0225deb75d85dba148ac31a430b6a7f7933ddf58d2cf472befbf"

WHOLE_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """There were none of these."""
    _make(
        "brand",
        _text("client_id"),
        _text("name"),
        _whole("own"),
        *_texts("spellings", "note"),
        client_id="client",
    )
    op.create_index(op.f("ix_brand_client_id"), "brand", ["client_id"])
    _make(
        "mention",
        _text("client_id"),
        _text("brand_id", optional=True),
        *_moment("moment", optional=False),
        _whole("timed"),
        *_texts("source", "kind", "place", "link", "author", "title", "text", "topics"),
        _text("tone", optional=True),
        _text("tone_by"),
        *(_whole(name, optional=True) for name in ("stars", "reach", "likes", "comments", "reposts")),
        _text("language"),
        _whole("needs_answer"),
        *_moment("answered"),
        *_texts("answered_by", "answer"),
        _text("template_id", optional=True),
        _text("let_be"),
        _text("activity_id", optional=True),
        *_texts("source_key", "note"),
        client_id="client",
        brand_id="brand",
    )
    op.create_index(op.f("ix_mention_brand_id"), "mention", ["brand_id"])
    op.create_index(op.f("ix_mention_client_id_moment_wall"), "mention", ["client_id", "moment_wall"])


def _text(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=optional)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [_text(name) for name in names]


def _whole(name: str, *, optional: bool = False) -> sa.Column[int]:
    return sa.Column(name, WHOLE_NUMBER, nullable=optional)


def _moment(name: str, *, optional: bool = True) -> tuple[sa.Column[str], sa.Column[str]]:
    return _text(f"{name}_wall", optional=optional), _text(f"{name}_zone", optional=optional)


def _make(table: str, *columns: sa.Column[str] | sa.Column[int], **at: str) -> None:
    """A table with an id, the columns and the version; `at` says which of them points at which table."""
    op.create_table(
        table,
        _text("id"),
        *columns,
        _whole("version"),
        *(
            sa.ForeignKeyConstraint(
                [name], [f"{to}.id"], name=op.f(f"fk_{table}_{name}"), initially="DEFERRED", deferrable=True
            )
            for name, to in at.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sqlite_strict=True,
    )
