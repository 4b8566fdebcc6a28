"""Publications and their figures without what a file of 100,000 of them waits for and nobody asks."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None
fingerprint = "046a6c8995a4752d52bbf2ac7ddfba34a35cd6c45d1d4799bbc2ed3b05d16602"


def upgrade() -> None:
    """All rows stay as they are."""
    op.drop_index(op.f("ix_publication_account_id"), "publication")
    op.drop_index(op.f("ix_publication_post_id"), "publication")
    linked = sa.text("post_id IS NOT NULL")
    op.create_index(
        op.f("ix_publication_post_id"), "publication", ["post_id"], sqlite_where=linked, postgresql_where=linked
    )
    op.drop_index(op.f("ix_snapshot_source_id"), "snapshot")
    with op.batch_alter_table("snapshot") as table:  # SQLite makes it anew: it cannot let go of a key
        table.drop_constraint(op.f("fk_snapshot_source_id"), type_="foreignkey")
