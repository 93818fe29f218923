"""How columns and tables of a company file are written: integers, text and blobs only, every constraint named."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


def table(name: str, *parts: SchemaItem) -> Table:
    """Return a STRICT table of the file."""
    return Table(name, metadata, *parts, sqlite_strict=True)


def kept(name: str, *parts: SchemaItem) -> Table:
    """Return a table that triggers keep: one tree, without a row id beside its key."""
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=False)


def row_id() -> Column[int]:
    """Return the local number of a row."""
    return Column("id", Integer, primary_key=True)


def uid() -> Column[str]:
    """Return the id that is the same in every copy."""
    return Column("uid", Text, nullable=False, unique=True)


def word(name: str) -> Column[str]:
    """Return a text that may be empty."""
    return Column(name, Text, nullable=False, server_default="")


def whole(name: str, default: int = 0) -> Column[int]:
    """Return a whole number."""
    return Column(name, Integer, nullable=False, server_default=str(default))


def ref(name: str, target: str, *, required: bool = False) -> Column[int]:
    """Return a pointer to a row of another table."""
    return Column(name, Integer, ForeignKey(f"{target}.id"), nullable=not required)
