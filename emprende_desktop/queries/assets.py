"""The register of what lasts, as screens and reports read it."""

import datetime as dt

from emprende_desktop.domain.period import Month
from emprende_desktop.persistence.reading.assets import assets_held, paid_ahead
from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.queries.statements import account_totals
from emprende_desktop.trade.prepaid import Prepaid
from emprende_desktop.trade.register import RegisteredAsset

IN_LEDGER = ("33", "35", "39")

# An entry that notes use has a row for each thing or service it used; CROSS JOIN goes from these few to the journal.
_LAST_DEPRECIATED = f"""
SELECT MAX(e.date) FROM (SELECT entry_id FROM asset_month UNION SELECT entry_id FROM prepaid_month) used
CROSS JOIN journal_entry e ON e.id = used.entry_id WHERE {stands("e.id")}
"""


def assets_on(reader: Reader, date: dt.date) -> tuple[RegisteredAsset, ...]:
    """Return the things that are not sold on a day, in the order they came in."""
    return assets_held(reader, date)


def prepaid_on(reader: Reader, date: dt.date) -> tuple[Prepaid, ...]:
    """Return what is paid ahead on a day, oldest first."""
    return paid_ahead(reader, date)


def last_depreciated(reader: Reader) -> Month | None:
    """Return the last month whose use was noted and not undone."""
    day = reader.value(_LAST_DEPRECIATED)
    return Month.parse(day) if day else None


def worth_in_ledger(reader: Reader, date: dt.date) -> int:
    """Return the cost less what is used up that the ledger has on a day (33, 35 and 39), in céntimos."""
    return sum(total.net for total in account_totals(reader, date) if total.code.startswith(IN_LEDGER))
