"""For how many days a link or a media file that comes again is told of."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None
fingerprint = "6117428ca1e1f8b82c0e26d605a5319d05b2267b4df1d77efaa2e5046569df39"

WHOLE_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Thirty, as in a new workspace."""
    op.add_column("desk", sa.Column("reuse_days", WHOLE_NUMBER, nullable=False, server_default="30"))
