"""Since when nothing is kept of a list of an audience."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None
fingerprint = "42cdd5eaa70988713e781f6beba90b316dd9929a611b96921874680670c1ce9f"


def upgrade() -> None:
    """Of those that are there nobody said so yet."""
    op.add_column("audience_list", sa.Column("deleted_on", sa.Text(), nullable=True))
