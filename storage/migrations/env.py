"""Runs migrations on the connection that storage/schema.py hands over."""

from alembic import context

from storage.tables import metadata

conn = context.config.attributes["connection"]
context.configure(connection=conn, target_metadata=metadata, render_as_batch=True, compare_type=True)
with context.begin_transaction():
    context.run_migrations()
