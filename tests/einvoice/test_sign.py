import datetime as dt
import re
import shutil
import subprocess

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_der_private_key
from lxml import etree
from signxml.signer import XMLSigner
from signxml.verifier import XMLVerifier

from emprende_desktop.einvoice.certificate import read_file
from emprende_desktop.einvoice.sign import digest_of, sign, verify
from emprende_desktop.invoicing.wire_errors import AlteredDocumentError, HostileXmlError
from tests.einvoice.certificates import PASSWORD, pfx

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
DS = "http://www.w3.org/2000/09/xmldsig#"
DOCUMENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="{UBL}Invoice-2" xmlns:cac="{UBL}CommonAggregateComponents-2" xmlns:cbc="{UBL}CommonBasicComponents-2"
 xmlns:ext="{UBL}CommonExtensionComponents-2" xmlns:ds="{DS}" xmlns:unused="urn:unused">
 <ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent>PLACE</ext:ExtensionContent></ext:UBLExtension>
 </ext:UBLExtensions><cbc:ID>F001-12</cbc:ID><cbc:Note languageLocaleID="1000"><![CDATA[CIEN & 00/100]]></cbc:Note>
 <cac:Signature><cbc:ID>F001-12</cbc:ID><cac:DigitalSignatureAttachment><cac:ExternalReference>
 <cbc:URI>#SignEmprende</cbc:URI></cac:ExternalReference></cac:DigitalSignatureAttachment></cac:Signature>
 <cbc:Description>Oro en polvo, Peñón Ñusta – 12 g</cbc:Description>
</Invoice>"""
PLACES = {"made": "", "blank": "\n  ", "standing": f'<ds:Signature xmlns:ds="{DS}" Id="SignEmprende"/>'}


@pytest.fixture(scope="session")
def signed(signing):
    return sign(DOCUMENT.replace("PLACE", "").encode(), signing)


def xmlsec(content, path):
    """Ask xmlsec1 whether a document is as it was signed by the certificate it carries."""
    if shutil.which("xmlsec1") is None:
        pytest.skip("xmlsec1 is not installed on this machine")
    path.write_bytes(content)
    words = ["xmlsec1", "--verify", "--insecure", "--enabled-key-data", "x509", str(path)]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1"])
def test_another_program_finds_the_signature_good(signing, tmp_path, place, encoding):
    document = DOCUMENT.replace("PLACE", PLACES[place]).replace("UTF-8", encoding)
    signed = sign(document.encode(encoding, "xmlcharrefreplace"), signing)
    assert xmlsec(signed, tmp_path / "signed.xml")
    assert verify(signed) == signing.certificate
    assert "Peñón Ñusta – 12 g".encode() in signed


def test_another_program_and_ours_find_one_changed_byte(signed, tmp_path):
    """The mutants: a figure, a letter of the digest, one of the signature, the day of the document taken out."""
    value = re.search(rb"<ds:SignatureValue>(.)", signed)[1]
    changes = [
        (b"F001-12</cbc:ID><cbc:Note", b"F001-13</cbc:ID><cbc:Note"),
        (b"Oro en polvo", b"Ora en polvo"),
        (digest_of(signed)[:6].encode(), b"AAAAAA"),
        (b"<ds:SignatureValue>" + value, b"<ds:SignatureValue>" + (b"B" if value == b"A" else b"A")),
        (b"<cbc:ID>F001-12</cbc:ID><cac:Dig", b"<cac:Dig"),
    ]
    for old, new in changes:
        mutant = signed.replace(old, new, 1)
        assert mutant != signed
        with pytest.raises(AlteredDocumentError):
            verify(mutant)
        assert not xmlsec(mutant, tmp_path / "mutant.xml")


def test_the_signature_stands_where_sunat_looks_for_it(signed):
    root = etree.fromstring(signed)
    names = {"ds": DS, "ext": f"{UBL}CommonExtensionComponents-2", "cbc": f"{UBL}CommonBasicComponents-2"}
    path = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/ds:Signature"
    (signature,) = root.xpath(path, namespaces=names)
    assert "#" + signature.get("Id") == root.xpath("string(//cbc:URI)", namespaces=names)
    told = signature.xpath(".//@Algorithm", namespaces=names)
    assert told == [
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        f"{DS}enveloped-signature",
        "http://www.w3.org/2001/04/xmlenc#sha256",
    ]
    assert signature.xpath("string(ds:SignedInfo/ds:Reference/@URI)", namespaces=names) == ""
    for value in ("ds:SignatureValue", "ds:KeyInfo/ds:X509Data/ds:X509Certificate"):
        assert re.fullmatch(r"[A-Za-z0-9+/=]{2,}", signature.xpath(f"string({value})", namespaces=names))
    assert digest_of(signed) == signature.xpath("string(.//ds:DigestValue)", namespaces=names)


def test_the_same_document_is_signed_into_the_same_bytes(signing, signed):
    assert sign(DOCUMENT.replace("PLACE", "").encode(), signing) == signed


def test_what_was_signed_stays_signed_after_its_certificate_has_expired():
    expired = read_file(pfx(days=(dt.date(2020, 1, 1), dt.date(2021, 1, 1))), PASSWORD)
    assert verify(sign(DOCUMENT.replace("PLACE", "").encode(), expired)) == expired.certificate


def test_another_enterprise_signs_with_another_certificate(signed):
    other = read_file(pfx(subject={"common": "OTRA"}), PASSWORD)
    assert verify(signed) != other.certificate


def test_a_signature_that_covers_a_part_alone_is_refused(signed):
    partial = signed.replace(b'Reference URI=""', b'Reference URI="#SignEmprende"')
    twice = signed.replace(b"</ext:UBLExtensions>", b"".join(_extension(signed)) + b"</ext:UBLExtensions>")
    elsewhere = b"".join(_extension(signed, moved=True))
    for mutant in (partial, twice, elsewhere):
        with pytest.raises(AlteredDocumentError):
            verify(mutant)


def test_a_good_signature_of_a_part_is_none_of_the_document(signing):
    document = DOCUMENT.replace("PLACE", f'<ds:Signature xmlns:ds="{DS}" Id="placeholder"/>')
    root = etree.fromstring(document.replace("<cbc:Description", '<cbc:Description Id="part"').encode())
    key = load_der_private_key(signing.private, None)
    certificate = x509.load_der_x509_certificate(signing.certificate)
    signed = etree.tostring(XMLSigner().sign(root, key=key, cert=[certificate], reference_uri="part"))
    XMLVerifier().verify(signed, x509_cert=certificate)
    with pytest.raises(AlteredDocumentError):
        verify(signed)


def _extension(signed, *, moved=False):
    start, end = signed.index(b"<ds:Signature "), signed.index(b"</ds:Signature>") + len(b"</ds:Signature>")
    if moved:
        return signed[:start], signed[end : -len(b"</Invoice>")], signed[start:end], b"</Invoice>"
    return b"<ext:UBLExtension><ext:ExtensionContent>", signed[start:end], b"</ext:ExtensionContent></ext:UBLExtension>"


def test_an_instruction_put_in_after_signing_is_found(signed):
    with pytest.raises(AlteredDocumentError):
        verify(signed.replace(b"<cbc:Note", b"<?x y?><cbc:Note"))


@pytest.mark.parametrize(
    "content",
    [DOCUMENT.replace("PLACE", "").encode(), b"<a/>", b"<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>"],
    ids=range(3),
)
def test_what_was_never_signed_has_no_digest(content):
    for asked in (verify, digest_of):
        with pytest.raises(AlteredDocumentError):
            asked(content)


def test_a_document_that_was_built_without_its_places_is_a_mistake_of_ours(signing, signed):
    for document in (signed, b"<a/>", DOCUMENT.replace("#Sign", "Sign").encode()):
        with pytest.raises(ValueError, match="the document"):
            sign(document, signing)
    with pytest.raises(HostileXmlError):
        sign(b"<!DOCTYPE a><a/>", signing)
