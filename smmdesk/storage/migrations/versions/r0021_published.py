"""When posts came out."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None
fingerprint = "9d294f41164ee8be5960c93351da4263325f337820aa54e4767226c6390b3c18"


def upgrade() -> None:
    """Of posts that came out before nobody wrote it down, and none is made up."""
    for name in ("published_at_wall", "published_at_zone"):
        op.add_column("post", sa.Column(name, sa.Text(), nullable=True))
