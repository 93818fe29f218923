"""The first schema, as it was: the text beside this file never changes again."""

from importlib.resources import files

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table and index of the first version; `schema.create_triggers` adds the triggers."""
    text = files("emprende_desktop.persistence").joinpath("migrations", "versions", "0001.sql").read_text("utf-8")
    for statement in text.split(";\n"):
        if statement.strip():
            op.execute(statement)
