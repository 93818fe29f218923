"""Parts of statements that several queries share."""

from sqlalchemy import ColumnElement, FromClause, func, or_, select

from emprende_desktop.domain.words import fold
from emprende_desktop.persistence import tables as t


def begins_with(prefixes: tuple[str, ...]) -> ColumnElement[bool]:
    """Say that the code of an account begins with one of the prefixes."""
    return or_(*(t.account.c.code.startswith(prefix) for prefix in prefixes))


def category_name(entry: FromClause) -> ColumnElement[str | None]:
    """Return the name of the category that an entry's memo points to, NULL for none."""
    category = func.json_extract(entry.c.memo_arguments, "$.category")
    return select(t.category.c.name).where(t.category.c.id == category).scalar_subquery()


def matches(words: str) -> ColumnElement[bool]:
    """Say that a person who was not erased has the words in her name, accents aside, or as her DNI or RUC."""
    wanted = words.strip()
    table = t.party.c
    found = table.folded_name.contains(fold(wanted), autoescape=True) | (table.dni == wanted) | (table.ruc == wanted)
    return found & (table.erased == 0)
