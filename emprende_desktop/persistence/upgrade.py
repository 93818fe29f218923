"""Bringing an older file to the newest schema; Alembic is imported only then."""

from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy.engine import Connection

from emprende_desktop.persistence.schema import create_triggers

if TYPE_CHECKING:
    from alembic.config import Config


def upgrade_schema(connection: Connection) -> None:
    """Run every migration a file lacks, then make all triggers anew: batch mode drops them in silence."""
    from alembic import command

    command.upgrade(migrations_config(connection), "head")
    create_triggers(connection)


def is_older(found: str) -> bool:
    """Say whether a revision is one of ours from before the newest; a revision nobody here knows is newer."""
    from alembic.script import ScriptDirectory

    known = [known.revision for known in ScriptDirectory(_migrations()).walk_revisions()]
    return found in known[1:]


def migrations_config(connection: Connection) -> "Config":
    """Return Alembic's configuration for a connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _migrations())
    config.attributes["connection"] = connection
    return config


def _migrations() -> str:
    return str(files("emprende_desktop.persistence").joinpath("migrations"))
