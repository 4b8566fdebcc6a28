"""Results: figures by account and day, publications with what they had reached, formulas; when an account closed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None
fingerprint = "45730b9ae7ba039d67425fe3af5e5cc00d66d79bb4001cb8d875e1b8e50caa4d"

WHOLE_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """There were none of these."""
    op.add_column("account", sa.Column("closed_on", sa.Text(), nullable=True))
    op.add_column("imported_file", sa.Column("up_to", sa.Text(), nullable=True))
    _measurement()
    _publication()
    _snapshot()
    _formula()


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _points(table: str, name: str, at: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [f"{at}.id"], name=op.f(f"fk_{table}_{name}"), initially="DEFERRED", deferrable=True
    )


def _measurement() -> None:
    op.create_table(
        "measurement",
        *_texts("id", "client_id"),
        sa.Column("account_id", sa.Text(), nullable=True),
        *_texts("starts", "ends", "currency", "figures"),
        sa.Column("source_id", sa.Text(), nullable=True),
        *_texts("typed"),
        sa.Column("version", WHOLE_NUMBER, nullable=False),
        _points("measurement", "client_id", "client"),
        _points("measurement", "account_id", "account"),
        _points("measurement", "source_id", "imported_file"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurement")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_measurement_client_id_starts"), "measurement", ["client_id", "starts"])
    op.create_index(op.f("ix_measurement_account_id"), "measurement", ["account_id"])
    op.create_index(op.f("ix_measurement_source_id"), "measurement", ["source_id"])


def _publication() -> None:
    op.create_table(
        "publication",
        *_texts("id", "client_id"),
        sa.Column("account_id", sa.Text(), nullable=True),
        *_texts("network", "external_id", "permalink"),
        sa.Column("moment_wall", sa.Text(), nullable=True),
        sa.Column("moment_zone", sa.Text(), nullable=True),
        sa.Column("format", sa.Text(), nullable=True),
        *_texts("kind_as_given", "text"),
        sa.Column("seconds", WHOLE_NUMBER, nullable=True),
        sa.Column("boosted", WHOLE_NUMBER, nullable=False),
        sa.Column("post_id", sa.Text(), nullable=True),
        *_texts("link"),
        sa.Column("version", WHOLE_NUMBER, nullable=False),
        _points("publication", "client_id", "client"),
        _points("publication", "account_id", "account"),
        _points("publication", "post_id", "post"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_publication_client_id_moment_wall"), "publication", ["client_id", "moment_wall"])
    op.create_index(op.f("ix_publication_account_id"), "publication", ["account_id"])
    op.create_index(op.f("ix_publication_post_id"), "publication", ["post_id"])


def _snapshot() -> None:
    op.create_table(
        "snapshot",
        *_texts("id", "publication_id", "taken_on", "figures"),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("version", WHOLE_NUMBER, nullable=False),
        _points("snapshot", "publication_id", "publication"),
        _points("snapshot", "source_id", "imported_file"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_snapshot_publication_id_taken_on"), "snapshot", ["publication_id", "taken_on"], unique=True
    )
    op.create_index(op.f("ix_snapshot_source_id"), "snapshot", ["source_id"])


def _formula() -> None:
    op.create_table(
        "formula",
        *_texts("id", "name", "key", "expression", "shown"),
        sa.Column("decimals", WHOLE_NUMBER, nullable=False),
        *_texts("good", "level", "note"),
        sa.Column("version", WHOLE_NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_formula")),
        sa.UniqueConstraint("key", name=op.f("uq_formula_key")),
        sqlite_strict=True,
    )
