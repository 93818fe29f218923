"""Parts of statements that several queries share."""

from sqlalchemy import ColumnElement, FromClause, func, or_, select

from emprende_desktop.domain.words import fold
from emprende_desktop.persistence import tables as t


def begins_with(prefixes: tuple[str, ...]) -> ColumnElement[bool]:
    """Say that the code of an account begins with one of the prefixes."""
    return or_(*(t.account.c.code.startswith(prefix) for prefix in prefixes))


def category_name(entry: FromClause) -> ColumnElement[str | None]:
    """Return the name of the category that an entry's memo points to, NULL for none.

    Both parts say that they are of this entry: left to itself the inner one would look at every entry of the journal.
    """
    category = func.json_extract(entry.c.memo_arguments, "$.category")
    merged = select(t.category_merge.c.into_id).where(t.category_merge.c.category_id == category).correlate(entry)
    found = func.coalesce(merged.scalar_subquery(), category)
    return select(t.category.c.name).where(t.category.c.id == found).correlate(entry).scalar_subquery()


def of_person(column: ColumnElement[int | None], party: int | ColumnElement[int]) -> ColumnElement[bool]:
    """Say that a column points to a person, or to one who was merged into her."""
    merged = select(t.party_merge.c.party_id).where(t.party_merge.c.into_id == party)
    return (column == party) | column.in_(merged)


def not_merged() -> ColumnElement[bool]:
    """Say that a person stands for herself: those merged into another are shown under the other."""
    return t.party.c.id.not_in(select(t.party_merge.c.party_id))


def matches(words: str) -> ColumnElement[bool]:
    """Say that a person who was not erased has the words in her name, accents aside, or as her DNI or RUC."""
    wanted = words.strip()
    table = t.party.c
    found = table.folded_name.contains(fold(wanted), autoescape=True) | (table.dni == wanted) | (table.ruc == wanted)
    return found & (table.erased == 0) & not_merged()
