"""Up to when a client has paid the fee."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None
fingerprint = "bc3b3df28090f4725066e55313c5314f76cd7bd9fb8644109aaa991da4e02482"


def upgrade() -> None:
    """Of agreements that are there nobody noted a payment."""
    op.add_column("agreement", sa.Column("paid_until", sa.Text(), nullable=True))
