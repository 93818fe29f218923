"""Signing a document and proving that it is as it was signed: XMLDSig enveloped, RSA-SHA256, C14N 1.0.

The signature stands in ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent, as SUNAT's sheet of signatures asks
(Firma, 2026-02-12); cac:Signature points to it by its Id. What is signed is kept as bytes and never written anew.
"""

import base64
import binascii
from typing import Any

from emprende_desktop.einvoice.certificate import SigningKey
from emprende_desktop.einvoice.hardened import root_of
from emprende_desktop.invoicing.wire_errors import AlteredDocumentError, HostileXmlError

_DS = "{http://www.w3.org/2000/09/xmldsig#}"
_EXT = "{urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2}"
_CAC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"
_CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
_CONTENTS = f"{_EXT}UBLExtensions/{_EXT}UBLExtension/{_EXT}ExtensionContent"
_POINTER = f"{_CAC}Signature/{_CAC}DigitalSignatureAttachment/{_CAC}ExternalReference/{_CBC}URI"
_AFTER_DECLARATION = len("<?xml")  # an instruction further on is signed content that the reader leaves out
_PLACEHOLDER = "placeholder"  # the Id by which signxml knows where a signature goes


def sign(document: bytes, signing: SigningKey) -> bytes:
    """Return the signed bytes (UTF-8) of an unsigned document with an ext:ExtensionContent and a cac:Signature.

    The last empty ext:ExtensionContent takes the signature, or the empty ds:Signature that stands in one already.
    Raises HostileXmlError, and ValueError for a document that was built without those places.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import load_der_private_key
    from lxml import etree
    from signxml.algorithms import CanonicalizationMethod
    from signxml.signer import XMLSigner

    root = root_of(document)
    name = _pointed_to(root)
    _place(root).set("Id", _PLACEHOLDER)
    signer = XMLSigner(c14n_algorithm=CanonicalizationMethod.CANONICAL_XML_1_0)
    signed = signer.sign(
        root,
        # Proved when its file was read, and sealed since: to prove it anew takes twelve times as long as to sign.
        key=load_der_private_key(signing.private, None, unsafe_skip_rsa_key_validation=True),  # type: ignore[arg-type]
        cert=[x509.load_der_x509_certificate(signing.certificate)],
        exclude_c14n_transform_element=True,
    )
    signature = _signature_in(signed)
    signature.set("Id", name)
    for text in signature.iter(f"{_DS}X509Certificate"):
        text.text = "".join(text.text.split())
    return bytes(etree.tostring(signed, xml_declaration=True, encoding="UTF-8"))


def digest_of(signed: bytes) -> str:
    """Return the digest of a signed document (base64), the hash its printed form carries.

    Raises HostileXmlError, AlteredDocumentError where it has no signature.
    """
    digest = _signature_in(root_of(signed)).find(f"{_DS}SignedInfo/{_DS}Reference/{_DS}DigestValue")
    if digest is None or not digest.text:
        raise AlteredDocumentError
    return str(digest.text)


def is_as_signed(signed: bytes, digest: str) -> bool:
    """Say whether a signed document still has the digest (base64) that it was signed with; the key is not asked."""
    from hashlib import sha256

    from lxml import etree

    try:
        root = root_of(signed)
        signature = _signature_in(root)
        told = signature.findtext(f"{_DS}SignedInfo/{_DS}Reference/{_DS}DigestValue")
        signature.getparent().remove(signature)
    except (HostileXmlError, AlteredDocumentError):
        return False
    found = base64.b64encode(sha256(etree.tostring(root, method="c14n")).digest()).decode()
    return bool(told == digest == found)


def verify(signed: bytes) -> bytes:
    """Return the certificate (DER) by whose key all of a document is signed as it stands.

    Whether that certificate is the enterprise's is for the caller to compare. Raises HostileXmlError,
    AlteredDocumentError where there is not exactly one such signature over the whole document.
    """
    from cryptography import x509
    from lxml.etree import LxmlError
    from signxml.algorithms import CanonicalizationMethod, DigestAlgorithm, SignatureMethod
    from signxml.exceptions import SignXMLException
    from signxml.verifier import SignatureConfiguration, XMLVerifier

    root = root_of(signed)
    if b"<?" in signed[_AFTER_DECLARATION:]:
        raise AlteredDocumentError
    told = _signature_in(root)
    references = told.findall(f"{_DS}SignedInfo/{_DS}Reference")
    held = told.find(f"{_DS}KeyInfo/{_DS}X509Data/{_DS}X509Certificate")
    if [one.get("URI") for one in references] != [""] or held is None:
        raise AlteredDocumentError
    config = SignatureConfiguration(
        signature_methods=frozenset({SignatureMethod.RSA_SHA256}),
        digest_algorithms=frozenset({DigestAlgorithm.SHA256}),
        default_reference_c14n_method=CanonicalizationMethod.CANONICAL_XML_1_0,
    )
    try:
        certificate = base64.b64decode("".join((held.text or "").split()), validate=True)
        signer = x509.load_der_x509_certificate(certificate)
        verifying = XMLVerifier()
        verifying.verify(root, x509_cert=signer, expect_config=_on_its_day(config, signer))
    except (SignXMLException, LxmlError, binascii.Error, ValueError):
        raise AlteredDocumentError from None
    return certificate


def _on_its_day(config: Any, signer: Any) -> Any:  # noqa: ANN401 - of signxml, imported when it is needed
    """Return the configuration on a day of the certificate: what was signed stays signed after it has expired."""
    from dataclasses import replace

    return replace(config, verification_time=signer.not_valid_before_utc)


def _pointed_to(root: Any) -> str:  # noqa: ANN401 - lxml has no types
    pointer = root.find(_POINTER)
    if pointer is None or not (pointer.text or "").startswith("#"):
        raise ValueError("the document has no cac:Signature that points to its signature")
    return str(pointer.text[1:])


def _place(root: Any) -> Any:  # noqa: ANN401 - lxml has no types
    """Return the empty ds:Signature of a document, made where only its place stands."""
    from lxml import etree

    standing = list(root.iter(f"{_DS}Signature"))
    if standing:
        if len(standing) > 1 or len(standing[0]):
            raise ValueError("the document is signed already")
        return standing[0]
    empty = [one for one in root.findall(_CONTENTS) if not len(one)]
    if not empty:
        raise ValueError("the document has no ext:ExtensionContent for its signature")
    empty[-1].text = None
    return etree.SubElement(empty[-1], f"{_DS}Signature", nsmap={"ds": _DS.strip("{}")})


def _signature_in(root: Any) -> Any:  # noqa: ANN401 - lxml has no types
    found = list(root.iter(f"{_DS}Signature"))
    inside = [one for content in root.findall(_CONTENTS) for one in content.findall(f"{_DS}Signature")]
    if len(found) != 1 or found != inside:
        raise AlteredDocumentError
    return found[0]
