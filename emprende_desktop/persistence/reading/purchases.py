"""Whether a supplier's paper is in the books already."""

import datetime as dt

from emprende_desktop.invoicing.purchase_papers import BOLETA, FACTURA, checked_number, normal_number
from emprende_desktop.invoicing.purchases import PaperReference, PurchaseDocument
from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.trade.assets import AssetPurchase
from emprende_desktop.trade.notes import Expense

# A note that was written before its paper came may be dated some days off it.
NOTED_WITHIN = dt.timedelta(days=62)
_NOTED_KINDS = {FACTURA: "factura", BOLETA: "boleta"}
_KNOWN = f"""
SELECT p.entry_id, p.date FROM purchase p
WHERE p.identity_number = ? AND p.type_code = ? AND p.series = ? AND p.number = ? AND {stands("p.entry_id")}
ORDER BY p.id LIMIT 1
"""
_NOTED = f"""
SELECT e.id, e.date, json_extract(e.memo_arguments, '$.number'), e.total, COALESCE(
  (SELECT y.ruc || y.dni FROM posting q JOIN party y ON y.id = q.party_id WHERE q.entry_id = e.id LIMIT 1), '')
FROM journal_entry e
WHERE e.date BETWEEN ? AND ? AND e.memo_template IN ('expense', 'asset', 'ore_purchase')
  AND json_extract(e.memo_arguments, '$.document') = ? AND e.reverses_id IS NULL AND {stands("e.id")}
"""
_BOUGHT = f"""
SELECT p.entry_id, p.date FROM purchase p
WHERE p.date BETWEEN ? AND ? AND p.type_code = ? AND p.series || '-' || p.number = ?
  AND CASE WHEN ? IS NULL THEN p.total = ? ELSE p.party_id = ? END AND {stands("p.entry_id")}
ORDER BY p.id LIMIT 1
"""


# The later deposit of the detracción of a purchase `p` that stands, as the row of its entry.
LATER_DEPOSIT = f"""(SELECT d.id FROM application s JOIN journal_entry d ON d.id = s.payment_id
  WHERE s.settled_id = p.entry_id AND d.memo_template = 'deposit' AND {stands("d.id")} LIMIT 1)"""
_TOLD = f"SELECT p.content, {LATER_DEPOSIT} FROM purchase p WHERE p.entry_id = ?"


def purchase_told(reader: Reader, entry: int) -> tuple[str, int | None] | None:
    """Return what the paper of an entry says, as JSON, and the entry of its later deposit; None for another note."""
    found = reader.first(_TOLD, (entry,))
    return None if found is None else (found[0], found[1])


def paper_entry(reader: Reader, supplier: str, paper: PaperReference) -> int | None:
    """Return the entry of a supplier's paper by his number, where it stands in the books as a paper."""
    series, number = checked_number(paper.code, paper.series, paper.number)
    found = reader.first(_KNOWN, (supplier, paper.code, series, number))
    return None if found is None else int(found[0])


def paper_known(reader: Reader, document: PurchaseDocument) -> tuple[int, str, dt.date] | None:
    """Return the entry, number and day of the same paper where it stands in the books, as a paper or as a note.

    A note whose person has another number, or without a number and of another amount, is another paper.
    """
    number = document.full_number
    series, _dash, bare = number.rpartition("-")
    found = reader.first(_KNOWN, (document.supplier.number, document.code, series, bare))
    if found is not None:
        return found[0], number, dt.date.fromisoformat(found[1])
    kind = _NOTED_KINDS.get(document.code)
    if kind is None:
        return None
    days = ((document.date - NOTED_WITHIN).isoformat(), (document.date + NOTED_WITHIN).isoformat())
    total = document.in_soles.total.cents
    for entry, date, told, cents, who in reader.rows(_NOTED, (*days, kind)):
        same = who == document.supplier.number if who else cents == total
        if same and normal_number(told or "") == normal_number(number):
            return entry, number, dt.date.fromisoformat(date)
    return None


def note_known(reader: Reader, note: Expense | AssetPurchase) -> tuple[int, str, dt.date] | None:
    """Return the entry, number and day of the supplier's paper that a note tells once more, None where it is new."""
    code = next((code for code, kind in _NOTED_KINDS.items() if kind == note.document.kind.value), None)
    number = normal_number(note.document.number)
    if code is None or not number:
        return None
    days = ((note.date - NOTED_WITHIN).isoformat(), (note.date + NOTED_WITHIN).isoformat())
    found = reader.first(_BOUGHT, (*days, code, number, note.party, note.amount.cents, note.party))
    return None if found is None else (found[0], number, dt.date.fromisoformat(found[1]))
