"""What share of its revenue is left to a client."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None
fingerprint = "976fedef949e0f25975e5419d114b375ed4143840212ca535515061a145e5694"

WHOLE_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Of clients that are there it was typed into the look of a page, which no paper knew."""
    op.add_column("client", sa.Column("margin", WHOLE_NUMBER, nullable=True))
