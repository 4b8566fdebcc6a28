"""What a client is known and reached by: a colour, web address, messengers, logo and files."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None
fingerprint = "79304216cdcd4211cfffdaee24cbb7f7dec2a44bc04314f96b3845cb544e65ae"


def upgrade() -> None:
    """Clients that are there have none of these."""
    for name, nothing in (("colour", ""), ("site", ""), ("messengers", ""), ("logo", ""), ("files", "[]")):
        op.add_column("client", sa.Column(name, sa.Text(), nullable=False, server_default=nothing))
