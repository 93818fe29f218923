"""What documents are called, on the screen and on paper."""

from emprende_desktop.i18n.translation import N_
from emprende_desktop.trade.documents import DocumentKind

DOCUMENTS = {
    DocumentKind.NONE: N_("Only written down"),
    DocumentKind.BOLETA: N_("Boleta"),
    DocumentKind.FACTURA: N_("Factura"),
    DocumentKind.RECEIPT: N_("Receipt"),
    DocumentKind.LIQUIDACION: N_("Purchase slip"),
    DocumentKind.CREDIT_NOTE: N_("Credit note"),
    DocumentKind.DEBIT_NOTE: N_("Debit note"),
    DocumentKind.QUOTATION: N_("Quotation"),
}
