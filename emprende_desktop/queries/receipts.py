"""One note as a receipt, and the fares that no paper backs."""

import datetime as dt

from emprende_desktop.domain.errors import UnknownEntryError
from emprende_desktop.domain.money import Money
from emprende_desktop.persistence.reading.fragments import CATEGORY_NAME, stands
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.posting_rules.market import FARES
from emprende_desktop.queries.memo import memo_arguments
from emprende_desktop.statements.receipts import Fare, Receipt

_RECEIPT = f"""
SELECT e.id, e.date, e.memo_template, e.memo_arguments, {CATEGORY_NAME},
  (SELECT party.name FROM posting p JOIN party ON party.id = p.party_id WHERE p.entry_id = e.id LIMIT 1),
  MAX(place.name), SUM(p.debit - p.credit)
FROM journal_entry e JOIN posting p ON p.entry_id = e.id JOIN place ON place.id = p.place_id
WHERE e.id = ? AND e.sealed = 1 GROUP BY e.id HAVING SUM(p.debit - p.credit) <> 0
  AND COUNT(DISTINCT p.party_id) < 2
"""
# CROSS JOIN goes from the account by the days of its postings; left to itself the whole journal is read.
_FARES = f"""
SELECT e.date, e.memo_template, e.memo_arguments, {CATEGORY_NAME}, p.debit
FROM account a CROSS JOIN posting p ON p.account_id = a.id CROSS JOIN journal_entry e ON e.id = p.entry_id
WHERE a.code LIKE :account || '%' AND p.date BETWEEN :start AND :end AND p.debit > 0
  AND COALESCE(json_extract(e.memo_arguments, '$.document'), 'none') = 'none'
  AND e.reverses_id IS NULL AND e.kind = 'normal' AND {stands("e.id")}
ORDER BY e.date, e.id
"""


def receipt_of(reader: Reader, entry_id: int) -> Receipt:
    """Return a note that moved money as a receipt; raises UnknownEntryError for any other.

    One of several people, like a share-out, has a receipt for each of them elsewhere.
    """
    row = reader.first(_RECEIPT, (entry_id,))
    if row is None:
        raise UnknownEntryError(entry_id)
    id_, date, template, arguments, category, person, place, cents = row
    return Receipt(
        entry=id_, date=dt.date.fromisoformat(date), template=template,
        arguments=memo_arguments(arguments, category), person=person or "", place=place,
        amount=Money(abs(cents)), inflow=cents > 0,
    )  # fmt: skip


def fares(reader: Reader, start: dt.date, end: dt.date) -> tuple[Fare, ...]:
    """Return the fares of a span of days that stand and have no boleta, factura or receipt, in order."""
    rows = reader.rows(_FARES, {"start": start.isoformat(), "end": end.isoformat(), "account": FARES})
    return tuple(
        Fare(dt.date.fromisoformat(date), template, memo_arguments(arguments, category), Money(cents))
        for date, template, arguments, category, cents in rows
    )
