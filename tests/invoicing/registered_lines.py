"""Lines of the registers, as many as asked, made without any books."""

import datetime as dt
from decimal import Decimal

from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.register import (
    Counterpart,
    Deposit,
    ModifiedPaper,
    PaperNumber,
    PurchaseAmounts,
    PurchaseLine,
    RegisterState,
    SaleAmounts,
    SaleLine,
)

DAY = dt.date(2026, 9, 1)


def sale_lines(count):
    for number in range(1, count + 1):
        amounts = SaleAmounts(base=Money(100_000 + number), igv=Money(18_000), total=Money(118_000 + number))
        state = RegisterState.ANNULLED if number % 17 == 0 else RegisterState.STANDS
        note = number % 13 == 0
        of = ModifiedPaper(DAY, PaperNumber("01", "F001", "12345678")) if note else None
        yield SaleLine(
            DAY + dt.timedelta(number % 30), DAY if number % 5 else None,
            PaperNumber("07" if note else "01", "F001", str(number)),
            Counterpart("6", "20100070970", "SUPERMERCADOS PERUANOS SOCIEDAD ANÓNIMA"),
            -amounts if note else amounts, "USD" if number % 11 == 0 else "PEN",
            Decimal("3.752") if number % 11 == 0 else None, of, state,
        )  # fmt: skip


def purchase_lines(count):
    for number in range(1, count + 1):
        amounts = PurchaseAmounts(
            base_taxed=Money(1_000_000 + number), igv_taxed=Money(180_000), not_taxed=Money(5_000),
            total=Money(1_185_000 + number),
        )  # fmt: skip
        yield PurchaseLine(
            DAY + dt.timedelta(number % 30), None, PaperNumber("01", "F001", str(number)),
            Counterpart("6", "20100070970", f"Molinera del Sur {number}"), amounts,
            deposit=Deposit(DAY, "123456789") if number % 7 == 0 else None,
        )  # fmt: skip
