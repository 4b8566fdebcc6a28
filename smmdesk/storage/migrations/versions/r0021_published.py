"""When posts came out."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None
fingerprint = "e82c417ceee09e20c9276cbcba5177408b8b2b938fe61c2e3965a923ed89ac4a"


def upgrade() -> None:
    """Of posts that came out before nobody wrote it down, and none is made up."""
    for name in ("published_at_wall", "published_at_zone"):
        op.add_column("post", sa.Column(name, sa.Text(), nullable=True))
