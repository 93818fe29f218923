"""What tests read off the window and the books."""

import datetime as dt

from PySide6.QtWidgets import QLabel

from emprende_desktop.queries.statements import kept_balances


def told(widget):
    """Return the words of every label that is to be seen."""
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def nets(company):
    """Return debit less credit, in céntimos, of every account that has a balance."""
    found = {}
    for balance in company.fetch(kept_balances, None, dt.date(9999, 12, 31)):
        found[balance.code] = found.get(balance.code, 0) + balance.net
    return {code: net for code, net in found.items() if net}
