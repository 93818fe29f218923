"""What the books keep of an electronic document: signed bytes, what happened to it, the certificate it is signed by."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.invoicing.outbox import Event, State


@dataclass(frozen=True, slots=True)
class SignedParts:
    """What a summary or a voiding is about: rows of documents, each with its state in catalogue 19 (empty for RA)."""

    documents: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class NewSigned:
    """Signed bytes to keep under SUNAT's name of the file; `test` where a test certificate signed them."""

    name: str
    type_code: str
    date: dt.date
    xml: bytes
    digest: str
    test: bool
    document: int | None = None
    parts: SignedParts | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to a signed document, the state it left, and what SUNAT said."""

    edoc: int
    event: Event
    state: State
    ticket: str = ""
    code: str = ""
    message: str = ""
    answer: bytes | None = None


@dataclass(frozen=True, slots=True)
class NewCertificate:
    """A certificate with its key, sealed; `test` for one that only serves to try out."""

    subject: str
    issuer: str
    ruc: str
    valid_from: dt.date
    valid_to: dt.date
    wrapped: bytes
    test: bool
