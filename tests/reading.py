"""What tests read off the window and the books."""

import datetime as dt

from PySide6.QtWidgets import QLabel

from emprende_desktop.invoicing.register import PurchaseAmounts, SaleAmounts
from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.queries.statements import kept_balances

_SALE_OF_LOT = f"""
SELECT MAX(m.entry_id) FROM gold_line k JOIN gold_move m ON m.id = k.move_id
WHERE k.lot_id = ? AND m.kind = 'sold' AND {stands("m.entry_id")}
"""


def told(widget):
    """Return the words of every label that is to be seen."""
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def nets(company):
    """Return debit less credit, in céntimos, of every account that has a balance."""
    found = {}
    for balance in company.fetch(kept_balances, None, dt.date(9999, 12, 31)):
        found[balance.code] = found.get(balance.code, 0) + balance.net
    return {code: net for code, net in found.items() if net}


def sale_of_lot(reader, lot):
    """Return the entry of the sale of a lot that stands, None where it is not sold."""
    return reader.value(_SALE_OF_LOT, (lot,))


def sale_totals(lines):
    """Add up what documents of ours count for."""
    return sum((line.counted for line in lines), SaleAmounts())


def purchase_totals(lines):
    """Add up what suppliers' documents count for."""
    return sum((line.counted for line in lines), PurchaseAmounts())
