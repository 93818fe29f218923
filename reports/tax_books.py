"""What reports ask of the taxes of an open company; each query is imported where it is asked, as in `books.py`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from emprende_desktop.company import Company
    from emprende_desktop.domain.period import Month, Period
    from emprende_desktop.formality.due_dates import DueDate
    from emprende_desktop.formality.owed_books import OwedBook
    from emprende_desktop.invoicing.register import PurchaseLine, SaleLine
    from emprende_desktop.queries.taxes import TaxMonth


class TaxBooks:
    """The taxes of an open company as reports read them."""

    def __init__(self, company: Company) -> None:
        self._company = company

    def month(self, month: Month) -> TaxMonth:
        """Return what a month owes and what of it was paid; raises NoValueError."""
        from emprende_desktop.queries.taxes import tax_month

        return self._company.fetch(tax_month, month)

    def last_days(self, month: Month) -> tuple[DueDate, ...]:
        """Return the last days of a month's duties."""
        from emprende_desktop.queries.taxes import last_days

        return self._company.fetch(last_days, month)

    def sales(self, period: Period) -> Iterator[SaleLine]:
        """Yield the register of sales of a period in order, as it is read."""
        from emprende_desktop.queries.registers import sale_lines

        return self._company.stream(sale_lines, period.start, period.end)

    def purchases(self, period: Period) -> Iterator[PurchaseLine]:
        """Yield the register of purchases of a period by days: suppliers' papers, and liquidaciones of ours."""
        from emprende_desktop.queries.purchases import registered_purchases

        return self._company.stream(registered_purchases, period.start, period.end)

    def books_owed(self, month: Month) -> tuple[OwedBook, ...]:
        """Return the books that are owed in a month; raises NoValueError."""
        from emprende_desktop.queries.taxes import books_owed

        return self._company.fetch(books_owed, month)
