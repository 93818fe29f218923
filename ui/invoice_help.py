"""What each screen of invoices and taxes is for, in three sentences, and other words for it (msgids), by its key."""

from emprende_desktop.i18n.translation import N_

INVOICE_HELP = {
    "purchases": N_(
        "Here are the papers that your suppliers gave you, month by month. "
        "Below you see what they add up to and how much IGV is credited. "
        "Where there is no credit, the list says why."
    ),
    "purchase": N_(
        "Drop the XML of the supplier here and the form fills itself, or type the paper. "
        "Choose what it was for and how you paid. "
        "While you write you see what becomes of the IGV."
    ),
}
INVOICE_ALSO = {
    "purchases": N_("supplier, factura, IGV credit, register of purchases"),
    "purchase": N_("supplier, factura, XML, fees, detraction, credit note"),
}
