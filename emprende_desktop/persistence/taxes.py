"""Which taxes of a month stand in the books, for what posts and pays them."""

from emprende_desktop.domain.period import Month
from emprende_desktop.formality.tax_state import TaxState
from emprende_desktop.formality.worksheet import MonthTaxes, Tax
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.persistence.reading.taxes import month_taxes_of, tax_states

_EVER = """
SELECT COUNT(*) FROM journal_entry e WHERE e.memo_template = :template
  AND json_extract(e.memo_arguments, '$.tax') = :tax AND json_extract(e.memo_arguments, '$.month') = :month
"""


class TaxRepository:
    """The taxes of a month as the transaction that writes sees them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def of_month(self, month: Month) -> MonthTaxes:
        """Return what a month owes; raises NoValueError."""
        return month_taxes_of(self._reader, month)

    def state(self, tax: Tax, month: Month) -> TaxState:
        """Return what stands of a tax of a month."""
        return tax_states(self._reader, month)[tax]

    def key(self, template: str, tax: Tax, month: Month) -> str:
        """Return the idempotency key of the next entry of a tax: one that was undone may be posted again."""
        words = {"template": template, "tax": tax.value, "month": str(month)}
        return f"{template}:{tax}:{month}:{self._reader.value(_EVER, words)}"
