"""Runs migrations on the connection that the caller hands over, inside the caller's transaction."""

from alembic import context

from emprende_desktop.persistence.columns import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
