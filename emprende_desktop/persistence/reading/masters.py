"""Places, categories and people as rows become them, and the accounts behind them."""

from collections.abc import Sequence
from typing import Any

from emprende_desktop.domain.masters import Category, CategoryKind, Party, Place, PlaceKind
from emprende_desktop.domain.words import fold
from emprende_desktop.persistence.reading.fragments import NOT_MERGED
from emprende_desktop.persistence.reading.reader import Reader

PLACE_COLUMNS = "place.id, place.uid, place.kind, place.name, place.holder, a.code"
PLACES = "place JOIN account a ON a.id = place.account_id"
CATEGORY_COLUMNS = "category.id, category.kind, category.name, category.icon, a.code, category.taxed"
CATEGORIES = "category JOIN account a ON a.id = category.account_id"
PARTY_COLUMNS = "party.id, party.uid, party.name, party.dni, party.ruc"

_NAMED = f"""
SELECT id FROM party
WHERE folded_name = :folded AND erased = 0 AND {NOT_MERGED}
  AND (:dni = '' OR dni IN ('', :dni)) AND (:ruc = '' OR ruc IN ('', :ruc))
ORDER BY id LIMIT 1
"""


def place_from(row: Sequence[Any]) -> Place:
    """Make a place of its columns."""
    id_, uid, kind, name, holder, account = row
    return Place(id_, uid, PlaceKind(kind), name, holder, account)


def category_from(row: Sequence[Any]) -> Category:
    """Make a category of its columns."""
    id_, kind, name, icon, account, taxed = row
    return Category(id_, CategoryKind(kind), name, icon, account, bool(taxed))


def party_from(row: Sequence[Any]) -> Party:
    """Make a person of her columns."""
    return Party(*row)


def party_called(reader: Reader, name: str, dni: str = "", ruc: str = "") -> int | None:
    """Return the person whose name reads the same, accents and case aside, and whose numbers do not differ."""
    found: int | None = reader.value(_NAMED, {"folded": fold(name), "dni": dni, "ruc": ruc})
    return found
