"""A document as it is printed: what it says, and where it stands with SUNAT."""

import base64
import json
from dataclasses import dataclass

from emprende_desktop.invoicing.issuing import Origin
from emprende_desktop.invoicing.outbox import State
from emprende_desktop.invoicing.printed import Printed, Standing
from emprende_desktop.persistence.reading.documents import DocumentRow, document_row
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.queries.documents import issued
from emprende_desktop.queries.enterprise import preference

# The newest signed form of a document and how it stands: by itself, or by the daily summary that told of it.
_SIGNED = """
SELECT e.digest, e.test, COALESCE(
  (SELECT v.state FROM edoc_part p JOIN edoc_event v ON v.edoc_id = p.edoc_id
    WHERE p.document_id = e.document_id ORDER BY v.id DESC LIMIT 1),
  (SELECT v.state FROM edoc_event v WHERE v.edoc_id = e.id ORDER BY v.id DESC LIMIT 1), '')
FROM edoc e WHERE e.document_id = ? ORDER BY e.id DESC LIMIT 1
"""
TEST, VOIDED = "test", "voided"
LOGO = "issuer.logo"  # the preference that keeps a PNG, in base64


@dataclass(frozen=True, slots=True)
class _Signed:
    """The digest of what was signed, whether it is a test, and its state."""

    digest: str
    test: bool
    state: str


def printed(reader: Reader, document_id: int) -> Printed:
    """Return a document as it is printed; raises UnknownDocumentError."""
    row = document_row(reader, document_id)
    found = reader.first(_SIGNED, (document_id,))
    signed = _Signed(found[0], bool(found[1]), found[2]) if found else None
    standing, state = _standing(row, signed)
    shown = standing is Standing.SIGNED or state == TEST
    digest = signed.digest if signed is not None and shown else ""
    kept = preference(reader, LOGO)
    logo = base64.b64decode(json.loads(kept)["png"]) if kept else b""
    return Printed(issued(reader, document_id), standing, state, digest, logo)


def _standing(row: DocumentRow, signed: _Signed | None) -> tuple[Standing, str]:
    if row.voided:
        return Standing.VOID, VOIDED
    if row.origin is Origin.PORTAL:
        return (Standing.BOOKLET if row.series.isdigit() else Standing.PORTAL), ""
    if signed is None or signed.state == State.DRAFT:
        return Standing.DRAFT, ""
    if signed.test:
        return Standing.DRAFT, TEST
    return (Standing.VOID if signed.state == State.REJECTED else Standing.SIGNED), signed.state
