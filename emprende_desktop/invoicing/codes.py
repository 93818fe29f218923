"""Codes of SUNAT's catalogues that decide what a document is and how a line of it is taxed (annex 8 of RS 097-2012)."""

from enum import StrEnum

from emprende_desktop.trade.documents import DocumentKind

# Catalogue 01. A receipt and a quotation are no comprobantes: they have no code.
TYPE_CODES = {
    DocumentKind.FACTURA: "01",
    DocumentKind.BOLETA: "03",
    DocumentKind.LIQUIDACION: "04",
    DocumentKind.CREDIT_NOTE: "07",
    DocumentKind.DEBIT_NOTE: "08",
}
NOTES = (DocumentKind.CREDIT_NOTE, DocumentKind.DEBIT_NOTE)
# Which letter a series begins with, and what of it comes after; a note has the letter of what it corrects.
SERIES_LETTERS = {DocumentKind.FACTURA: "F", DocumentKind.BOLETA: "B", DocumentKind.LIQUIDACION: "L"}


class IdentityKind(StrEnum):
    """Catalogue 06: what document somebody is known by."""

    NONE = "0"
    DNI = "1"
    FOREIGNER = "4"
    RUC = "6"
    PASSPORT = "7"
    DIPLOMATIC = "A"
    FOREIGN_COUNTRY = "B"
    TIN = "C"
    IN = "D"
    TAM = "E"


class TaxScheme(StrEnum):
    """Catalogue 05: the taxes that a document tells of."""

    IGV = "1000"
    ISC = "2000"
    INCOME = "3000"
    BAGS = "7152"
    EXPORT = "9995"
    FREE = "9996"
    EXEMPT = "9997"
    UNAFFECTED = "9998"


class Affectation(StrEnum):
    """Catalogue 07: how IGV applies to a line."""

    TAXED = "10"
    TAXED_PRIZE = "11"
    TAXED_DONATION = "12"
    TAXED_WITHDRAWAL = "13"
    TAXED_ADVERTISING = "14"
    TAXED_BONUS = "15"
    TAXED_WORKERS = "16"
    EXEMPT = "20"
    EXEMPT_FREE = "21"
    UNAFFECTED = "30"
    UNAFFECTED_BONUS = "31"
    UNAFFECTED_WITHDRAWAL = "32"
    UNAFFECTED_SAMPLES = "33"
    UNAFFECTED_AGREEMENT = "34"
    UNAFFECTED_PRIZE = "35"
    UNAFFECTED_ADVERTISING = "36"
    UNAFFECTED_FREE = "37"
    EXPORT = "40"

    @property
    def is_free(self) -> bool:
        """Say whether nothing is paid for the line: it is told at its reference value."""
        return self not in (Affectation.TAXED, Affectation.EXEMPT, Affectation.UNAFFECTED, Affectation.EXPORT)

    @property
    def bears_igv(self) -> bool:
        """Say whether IGV is figured for the line; of a free one it is told, and nobody pays it on the document."""
        return self.value.startswith("1")

    @property
    def scheme(self) -> TaxScheme:
        """Return the tax that the line is told under."""
        if self.is_free:
            return TaxScheme.FREE
        return _SCHEMES[self]


_SCHEMES = {
    Affectation.TAXED: TaxScheme.IGV,
    Affectation.EXEMPT: TaxScheme.EXEMPT,
    Affectation.UNAFFECTED: TaxScheme.UNAFFECTED,
    Affectation.EXPORT: TaxScheme.EXPORT,
}

SALE_WITHIN = "0101"  # catalogue 51: what kind of operation a document tells of
SALE_NRUS = "0113"
EXPORT_OF_GOODS = "0200"
WITH_DETRACTION = "1001"
PURCHASE_WITHIN = "0501"
PURCHASE_OF_GOLD = "0503"
GOLD_PROPERTIES = ("6000", "6001", "6002", "6003", "6004", "6005", "6006")  # catalogue 55: what is told of gold
GOLD_ALWAYS = ("6000", "6004", "6005", "6006")  # concession, grade, nature and mining right: each line tells them
