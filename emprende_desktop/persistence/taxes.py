"""Which taxes of a month stand in the books, for what posts and pays them."""

import json

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from emprende_desktop.domain.period import Month
from emprende_desktop.formality.tax_state import TaxState
from emprende_desktop.formality.worksheet import MonthTaxes, Tax, TaxDue
from emprende_desktop.persistence import invoice_tables as i
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.persistence.reading.taxes import month_taxes_of, tax_states

_EVER = "SELECT COUNT(*) FROM tax_posting WHERE month = ? AND tax = ?"


class TaxRepository:
    """The taxes of a month as the transaction that writes sees them."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    def of_month(self, month: Month) -> MonthTaxes:
        """Return what a month owes; raises NoValueError."""
        return month_taxes_of(self._reader, month)

    def state(self, tax: Tax, month: Month) -> TaxState:
        """Return what stands of a tax of a month."""
        return tax_states(self._reader, month)[tax]

    def key(self, tax: Tax, month: Month) -> str:
        """Return the idempotency key of the next entry of a tax: one that was undone may be posted again."""
        ever = self._reader.value(_EVER, (str(month), tax.value))
        return f"month_tax:{tax}:{month}:{ever}"

    def add(self, entry: int, month: Month, due: TaxDue) -> None:
        """Keep what the sheet said when a tax was posted or paid, with each figure as it is declared."""
        declared = {line.key.value: line.declared.plain() for line in (*due.basis, *due.sums)}
        values = {
            "entry_id": entry, "month": str(month), "tax": due.tax.value, "cents": due.to_pay.cents,
            "content": json.dumps(declared),
        }  # fmt: skip
        self._connection.execute(insert(i.tax_posting), values)
