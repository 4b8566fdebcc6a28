"""Why posts stand where they do, as the author of a report says."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None
fingerprint = "8b18222c3346c174c8da1baf8f1dbdd09ac17c029bb153135315304b0939b56b"


def upgrade() -> None:
    """Nothing is said of posts in reports before."""
    op.add_column("report", sa.Column("whys", sa.Text(), nullable=False, server_default="{}"))
