"""What the books keep of an electronic document: signed bytes, what happened to it, the certificate it is signed by."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlsplit

from emprende_desktop.invoicing.outbox import Event, State

_TRIAL_HOSTS, _BETA = ("localhost", "127.0.0.1", "::1"), "beta"


def host_of(address: str) -> str:
    """Return whose machine an address is; empty where it is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def is_for_trying(address: str) -> bool:
    """Say whether an address of a service is SUNAT's beta or this machine: nothing that is sent there is given."""
    host = host_of(address)
    return host in _TRIAL_HOSTS or _BETA in host


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
