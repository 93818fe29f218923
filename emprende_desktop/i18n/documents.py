"""What documents are called, on the screen and on paper."""

from emprende_desktop.i18n.translation import N_
from emprende_desktop.invoicing.codes import Affectation
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

# How IGV applies to a line, in the words that a leader chooses between.
AFFECTATIONS = {
    Affectation.TAXED: N_("Taxed with IGV"),
    Affectation.EXEMPT: N_("Exempt from IGV"),
    Affectation.UNAFFECTED: N_("Not subject to IGV"),
    Affectation.EXPORT: N_("Export"),
    Affectation.TAXED_WITHDRAWAL: N_("Gift of something taxed"),
    Affectation.EXEMPT_FREE: N_("Gift of something exempt"),
}
# The units that are asked for most, in short words; the others have those of the list.
UNITS = {
    "NIU": N_("unit (goods)"),
    "ZZ": N_("service"),
    "KGM": N_("kilo"),
    "GRM": N_("gram"),
    "MTR": N_("metre"),
    "DZN": N_("dozen"),
    "LTR": N_("litre"),
    "PR": N_("pair"),
}
# What a liquidación of gold says of each line (catalogue 55).
GOLD_PROPERTIES = {
    "6000": N_("Code of the mining concession"),
    "6001": N_("Declaration of commitment (number)"),
    "6002": N_("Register of buyers of gold (number)"),
    "6003": N_("Resolution of the processing plant (number)"),
    "6004": N_("Grade of the mineral (% of gold)"),
    "6005": N_("Nature of the mineral"),
    "6006": N_("Name of the mining right"),
}
