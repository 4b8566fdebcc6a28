"""What a client is known and reached by: colour, site, messengers, logo, files; how many posts are agreed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None
fingerprint = "86bde28a28c649658d080fcae7e3c62ca7e04ee9533337ac8d861051b18d8756"

WHOLE_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """What is there has none of these."""
    for name, nothing in (("colour", ""), ("site", ""), ("messengers", ""), ("logo", ""), ("files", "[]")):
        op.add_column("client", sa.Column(name, sa.Text(), nullable=False, server_default=nothing))
    op.add_column("agreement", sa.Column("included_posts", WHOLE_NUMBER, nullable=True))
