"""Names of UBL and of SUNAT: namespaces, schemes of catalogues, legends (sheets of 2026-02-12)."""

from collections.abc import Mapping

from emprende_desktop.trade.documents import DocumentKind

SIGNATURE_ID = "SignatureSP"  # the Id of ds:Signature, which cac:Signature points to

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_SUNAT_XSD = "urn:sunat:names:specification:ubl:peru:schema:xsd:"
CAC = f"{_UBL}CommonAggregateComponents-2"
CBC = f"{_UBL}CommonBasicComponents-2"
EXT = f"{_UBL}CommonExtensionComponents-2"
DS = "http://www.w3.org/2000/09/xmldsig#"
SAC = f"{_SUNAT_XSD}SunatAggregateComponents-1"

INVOICE, CREDIT_NOTE, DEBIT_NOTE, SELF_BILLED = "Invoice", "CreditNote", "DebitNote", "SelfBilledInvoice"
SUMMARY, VOIDED = "SummaryDocuments", "VoidedDocuments"
NAMESPACES = {
    **{name: f"{_UBL}{name}-2" for name in (INVOICE, CREDIT_NOTE, DEBIT_NOTE, SELF_BILLED)},
    **{name: f"{_SUNAT_XSD}{name}-1" for name in (SUMMARY, VOIDED)},
}
ROOTS = {
    DocumentKind.FACTURA: INVOICE,
    DocumentKind.BOLETA: INVOICE,
    DocumentKind.LIQUIDACION: SELF_BILLED,
    DocumentKind.CREDIT_NOTE: CREDIT_NOTE,
    DocumentKind.DEBIT_NOTE: DEBIT_NOTE,
}

_PE_SUNAT = "PE:SUNAT"
_UNECE = "United Nations Economic Commission for Europe"


def _catalogue(number: int) -> str:
    return f"urn:pe:gob:sunat:cpe:see:gem:catalogos:catalogo{number:02d}"


def _listed(name: str, number: int) -> Mapping[str, str]:
    return {"listAgencyName": _PE_SUNAT, "listName": name, "listURI": _catalogue(number)}


def _schemed(name: str, number: int) -> Mapping[str, str]:
    return {"schemeName": name, "schemeAgencyName": _PE_SUNAT, "schemeURI": _catalogue(number)}


CUSTOMIZATION = {"schemeAgencyName": _PE_SUNAT}
DOCUMENT_TYPE = _listed("Tipo de Documento", 1)
OPERATION = {"listSchemeURI": _catalogue(51)}  # without its name, which the sheets spell in two ways
CURRENCY = {"listID": "ISO 4217 Alpha", "listName": "Currency", "listAgencyName": _UNECE}
IDENTITY = _schemed("Documento de Identidad", 6)
# Of what an advance was told by: the sheets ask for two different list names, and misspell the scheme of its giver.
RELATED_DOCUMENT = {"listAgencyName": _PE_SUNAT, "listURI": _catalogue(12)}
ADVANCE_STATUS = {"listName": "Anticipo", "listAgencyName": _PE_SUNAT}
ADVANCE_ID = {"schemeName": "Anticipo", "schemeAgencyName": _PE_SUNAT}
CREDIT_REASON = _listed("Tipo de nota de credito", 9)
DEBIT_REASON = _listed("Tipo de nota de debito", 10)
UBIGEO = {"schemeAgencyName": "PE:INEI", "schemeName": "Ubigeos"}
COUNTRY = {"listID": "ISO 3166-1", "listAgencyName": _UNECE, "listName": "Country"}
ANNEXE = {"listAgencyName": _PE_SUNAT, "listName": "Establecimientos anexos"}
UNIT = {"unitCodeListID": "UN/ECE rec 20", "unitCodeListAgencyName": _UNECE}
PRICE_TYPE = _listed("Tipo de Precio", 16)
AFFECTATION = _listed("Afectacion del IGV", 7)
TAX = _schemed("Codigo de tributos", 5)
ALLOWANCE = _listed("Cargo/descuento", 53)
PRODUCT = {"listID": "UNSPSC", "listAgencyName": "GS1 US", "listName": "Item Classification"}
PROPERTY = _listed("Propiedad del item", 55)
DETRACTION_CODE = _schemed("Codigo de detraccion", 54)
PAYMENT_MEANS = _listed("Medio de pago", 59)

# Catalogue 52. The amount in words is said by who builds the document.
LEGEND_WORDS = "1000"
LEGEND_FREE = "1002", "TRANSFERENCIA GRATUITA DE UN BIEN Y/O SERVICIO PRESTADO GRATUITAMENTE"
LEGEND_DETRACTION = "2006", "Operación sujeta a detracción"

# Catalogue 53.
LINE_DISCOUNT = "00"
DISCOUNT_OF_TAXED = "02"
DISCOUNT_OF_UNTAXED = "03"

ELSEWHERE = "05"  # catalogue 60: none of the places that mining knows
NO_NUMBER = "0"
NO_NAME = "CLIENTES VARIOS"
