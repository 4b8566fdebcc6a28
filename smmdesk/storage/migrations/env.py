"""Alembic's way in: it runs on the connection that `migrate.upgrade` hands over, in its transaction."""

from alembic import context

from smmdesk.storage.declaring import metadata

# in batches: SQLite alters hardly anything of a table, which is made anew instead
context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
