"""Rules of the signature: its place in the document always, and what it says once the document is signed."""

import re
from collections.abc import Iterator

from emprende_desktop.einvoice.rules.document import Document
from emprende_desktop.einvoice.rules.rule import EVERY, Breach, Rule, free_words, must, of_form, stands

_DS = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/ds:Signature"
_INFO = "ds:SignedInfo"
_REFERENCE = f"{_INFO}/ds:Reference"
_ENCODED = re.compile(r"[A-Za-z0-9+/=\s]{2,}")
_LONG = free_words(1, 3000)
_ISSUERS = (
    "cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID",
    "cac:AccountingSupplierParty/cbc:CustomerAssignedAccountID",
)
_BUYER = "cac:AccountingCustomerParty/cac:Party/cac:PartyIdentification/cbc:ID"
_SIGNER = "cac:Signature/cac:SignatoryParty/cac:PartyIdentification/cbc:ID"


def _other_signer(document: Document) -> Iterator[Breach]:
    issuers = {document.text(path) for path in ((_BUYER,) if document.kind == "04" else _ISSUERS)}
    signer = document.text(_SIGNER)
    if signer and signer not in issuers:
        yield _SIGNER, signer


RULES = (
    stands("2076", "", "cac:Signature/cbc:ID", kinds=EVERY),
    of_form("2077", "", "cac:Signature/cbc:ID", _LONG, kinds=EVERY),
    stands("2079", "", _SIGNER, kinds=EVERY),
    Rule("2078", _other_signer, EVERY),
    stands("2081", "", "cac:Signature/cac:SignatoryParty/cac:PartyName/cbc:Name", kinds=EVERY),
    of_form("2080", "", "cac:Signature/cac:SignatoryParty/cac:PartyName/cbc:Name", _LONG, kinds=EVERY),
    stands("2083", "", "cac:Signature/cac:DigitalSignatureAttachment/cac:ExternalReference/cbc:URI", kinds=EVERY),
    of_form(
        "2082", "", "cac:Signature/cac:DigitalSignatureAttachment/cac:ExternalReference/cbc:URI", _LONG, kinds=EVERY
    ),
    stands("2085", _DS, "@Id", kinds=EVERY),
    of_form("2084", _DS, "@Id", _LONG, kinds=EVERY),
    stands("2087", _DS, f"{_INFO}/ds:CanonicalizationMethod/@Algorithm", kinds=EVERY),
    of_form("2086", _DS, f"{_INFO}/ds:CanonicalizationMethod/@Algorithm", _LONG, kinds=EVERY),
    stands("2089", _DS, f"{_INFO}/ds:SignatureMethod/@Algorithm", kinds=EVERY),
    of_form("2088", _DS, f"{_INFO}/ds:SignatureMethod/@Algorithm", _LONG, kinds=EVERY),
    stands("2091", _DS, f"{_REFERENCE}/@URI", kinds=EVERY),
    stands("2093", _DS, f"{_REFERENCE}//ds:Transform/@Algorithm", kinds=EVERY),
    of_form("2092", _DS, f"{_REFERENCE}//ds:Transform/@Algorithm", _LONG, kinds=EVERY),
    stands("2095", _DS, f"{_REFERENCE}/ds:DigestMethod/@Algorithm", kinds=EVERY),
    of_form("2094", _DS, f"{_REFERENCE}/ds:DigestMethod/@Algorithm", _LONG, kinds=EVERY),
    must("2097", _DS, f"{_REFERENCE}/ds:DigestValue", kinds=EVERY),
    stands("2099", _DS, "ds:SignatureValue", kinds=EVERY),
    of_form("2098", _DS, "ds:SignatureValue", _ENCODED, kinds=EVERY),
    stands("2101", _DS, "ds:KeyInfo/ds:X509Data/ds:X509Certificate", kinds=EVERY),
    of_form("2100", _DS, "ds:KeyInfo/ds:X509Data/ds:X509Certificate", _ENCODED, kinds=EVERY),
)
