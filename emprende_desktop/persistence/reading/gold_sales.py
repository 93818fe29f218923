"""What was sold of gold and whose it was, as queries and repositories both read it."""

import datetime as dt
from decimal import Decimal

from emprende_desktop.domain.period import Month
from emprende_desktop.persistence.reading.fragments import of_person, stands
from emprende_desktop.persistence.reading.reader import Reader

CAP = "gold.cap_g_month"  # grams that a person may sell in a month: there where somebody set it
_IN_FORCE = """
SELECT value FROM dated_value WHERE name = ? AND valid_from <= ? AND (valid_to = '' OR valid_to >= ?)
ORDER BY valid_from DESC LIMIT 1
"""
# Rows that are joined, or that carry the same DNI, are one person.
_SOLD_BY = f"""
SELECT COALESCE(SUM(s.gross_mg), 0), COALESCE(SUM(s.fine_mg), 0)
FROM gold_sale_seller s JOIN party ON party.id = s.party_id
WHERE s.month = :month AND s.entry_id IS NOT :without AND {stands("s.entry_id")}
  AND ({of_person("s.party_id", ":party")}
    OR (party.dni <> '' AND party.dni = (SELECT dni FROM party WHERE id = :party)))
"""
_HAS_RUC = "SELECT ruc <> '' FROM party WHERE id = ?"
_ENTERPRISE_HAS_RUC = "SELECT ruc <> '' FROM enterprise"


def value_in_force(reader: Reader, name: str, date: dt.date) -> Decimal | None:
    """Return a dated value in force on a day; None where none is."""
    day = date.isoformat()
    found = reader.value(_IN_FORCE, (name, day, day))
    return None if found is None else Decimal(found)


def cap_mg(reader: Reader, date: dt.date) -> int | None:
    """Return the milligrams that a person may sell in the month of a day; None where no limit is set."""
    cap = value_in_force(reader, CAP, date)
    return None if cap is None else int(cap * 1_000)


def sold_by(reader: Reader, party: int, month: Month, without: int | None = None) -> tuple[int, int]:
    """Return gross and fine milligrams that a person sold in a month, but for one entry."""
    gross, fine = reader.one(_SOLD_BY, {"party": party, "month": str(month), "without": without})
    return gross, fine


def has_ruc(reader: Reader, party: int) -> bool:
    """Say whether a person has a RUC."""
    return bool(reader.value(_HAS_RUC, (party,)))


def enterprise_has_ruc(reader: Reader) -> bool:
    """Say whether the enterprise has one."""
    return bool(reader.value(_ENTERPRISE_HAS_RUC))
