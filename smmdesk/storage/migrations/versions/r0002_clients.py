"""What a client is known and reached by: colour, site, messengers, logo, files; how many posts are agreed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None
fingerprint = "e3a0407cf3868b75ad9694f7ff9ad2398551787f82a750058c9aa0a2b704389c"

WHOLE_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """What is there has none of these."""
    for name, nothing in (("colour", ""), ("site", ""), ("messengers", ""), ("logo", ""), ("files", "[]")):
        op.add_column("client", sa.Column(name, sa.Text(), nullable=False, server_default=nothing))
    op.add_column("agreement", sa.Column("included_posts", WHOLE_NUMBER, nullable=True))
    waiting = sa.text("status = 'to_approve'")
    op.create_index("ix_post_to_approve", "post", ["client_id"], sqlite_where=waiting, postgresql_where=waiting)
