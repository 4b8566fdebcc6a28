"""By which rates the money of a file was counted."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None
fingerprint = "a656ddaafcd38c9891046793898e842070ddad137443ed72c02d5585f378c6de"


def upgrade() -> None:
    """Files that are there had none: money of another currency was kept apart."""
    op.add_column("imported_file", sa.Column("rates", sa.Text(), nullable=False, server_default="[]"))
