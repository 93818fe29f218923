"""Who sells by liquidación de compra in tests, and where: SUNAT takes no slip without both addresses."""

from dataclasses import replace

from emprende_desktop.invoicing.document import Address, Delivery
from emprende_desktop.trade.documents import DocumentKind

HOME = Address("Jr. Lima 1", "210201", "AZANGARO", "AZANGARO", "PUNO")
DELIVERY = Delivery("03", HOME)


def at_home(draft):
    """Return a slip with the addresses that it must tell, any other document as it is."""
    if draft.kind is not DocumentKind.LIQUIDACION:
        return draft
    return replace(draft, customer=replace(draft.customer, address=HOME), delivery=DELIVERY)
