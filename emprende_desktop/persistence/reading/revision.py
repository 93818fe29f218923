"""Which schema a file has, and which one this program writes."""

from emprende_desktop.persistence.reading.reader import Reader

HEAD = "0012"

_IS_STAMPED = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
_REVISION = "SELECT version_num FROM alembic_version"


def revision(reader: Reader) -> str:
    """Return the revision a file is stamped with, empty where it has none."""
    return str(reader.value(_REVISION)) if reader.first(_IS_STAMPED) else ""
