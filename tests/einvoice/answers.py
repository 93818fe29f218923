"""Answers (CDR) as SUNAT packs them, made for the tests."""

import io
import zipfile
from xml.sax.saxutils import escape

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"


def xml_of(name, code=0, said="ha sido aceptada", notes=(), about=None, **others):
    """Return the XML of an answer about a name; `receiver` and `encoding` may be told otherwise."""
    about = name.reference if about is None else about
    encoding, receiver = others.get("encoding", "ISO-8859-1"), others.get("receiver", name.ruc)
    text = f"""<?xml version="1.0" encoding="{encoding}" standalone="no"?>
<ar:ApplicationResponse xmlns:ar="{UBL}ApplicationResponse-2" xmlns:cac="{UBL}CommonAggregateComponents-2"
 xmlns:cbc="{UBL}CommonBasicComponents-2"><cbc:UBLVersionID>2.0</cbc:UBLVersionID><cbc:ID>1700000000001</cbc:ID>
{"".join(f"<cbc:Note>{escape(note)}</cbc:Note>" for note in notes)}
<cac:ReceiverParty><cac:PartyIdentification><cbc:ID>{receiver}</cbc:ID></cac:PartyIdentification></cac:ReceiverParty>
<cac:DocumentResponse><cac:Response><cbc:ReferenceID>{about}</cbc:ReferenceID>
<cbc:ResponseCode listAgencyName="PE:SUNAT">{code}</cbc:ResponseCode>
<cbc:Description>La numeración {about}, {escape(said)}</cbc:Description></cac:Response>
<cac:DocumentReference><cbc:ID>{about}</cbc:ID></cac:DocumentReference></cac:DocumentResponse>
</ar:ApplicationResponse>"""
    return text.encode(encoding)


def packed(*entries):
    """Return a ZIP of entries (name, content)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return stream.getvalue()


def cdr_of(name, **told):
    """Return the ZIP of an answer, with the empty folder that SUNAT puts beside it."""
    return packed(("dummy/", b""), (f"R-{name.stem}.xml", xml_of(name, **told)))
