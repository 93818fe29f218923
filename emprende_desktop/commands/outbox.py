"""The electronic side of documents: certificates, signed bytes, what was sent and what SUNAT said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.topics import Committed, Topic

if TYPE_CHECKING:
    from emprende_desktop.invoicing.sending import Happened, NewCertificate, NewSigned
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.DOCUMENTS})


def keep_signed(uow: UnitOfWork, new: NewSigned) -> Committed:
    """Keep a document as it was signed."""
    return Committed(uow.edocs.keep(new), CHANGED)


def tell_happened(uow: UnitOfWork, happened: Happened) -> Committed:
    """Write down what happened to a signed document."""
    uow.edocs.tell(happened)
    return Committed(happened.edoc, CHANGED)


def take_certificate(uow: UnitOfWork, new: NewCertificate) -> Committed:
    """Keep a certificate that signs from now on."""
    return Committed(uow.edocs.take_certificate(new), CHANGED)


def retire_certificate(uow: UnitOfWork, certificate: int) -> Committed:
    """Let a certificate sign no more: documents are drafts for the portal again."""
    uow.edocs.retire_certificate(certificate)
    return Committed(certificate, CHANGED)
