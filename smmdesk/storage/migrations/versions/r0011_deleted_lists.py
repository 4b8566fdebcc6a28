"""Since when nothing is kept of a list of an audience."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None
fingerprint = "69d30c35a0ec2f35b6cd6af3341586bc2b23ef84545c5b2a77e2b136f6c9b9c9"


def upgrade() -> None:
    """Of those that are there nobody said so yet."""
    op.add_column("audience_list", sa.Column("deleted_on", sa.Text(), nullable=True))
