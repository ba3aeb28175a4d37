"""Alembic runs this file. The connection and its transaction are the caller's."""

from alembic import context

from engagement_monitor.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite cannot alter a column: it copies the table
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
