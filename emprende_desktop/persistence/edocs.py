"""Signed documents, what happened to each, and the certificates that sign."""

import uuid_utils
from sqlalchemy import insert, update
from sqlalchemy.engine import Connection

from emprende_desktop.invoicing.outbox import Event, State
from emprende_desktop.invoicing.sending import Happened, NewCertificate, NewSigned
from emprende_desktop.persistence import invoice_tables as i
from emprende_desktop.persistence.chain import Writer


class EdocRepository:
    """The electronic documents of one unit of work."""

    def __init__(self, connection: Connection, writer: Writer) -> None:
        self._connection = connection
        self._writer = writer

    @property
    def _now(self) -> str:
        return self._writer.now.isoformat(timespec="seconds")

    def keep(self, new: NewSigned) -> int:
        """Keep signed bytes, with that they were signed; return their row."""
        values = {
            "uid": str(uuid_utils.uuid7()), "type_code": new.type_code, "name": new.name,
            "date": new.date.isoformat(), "document_id": new.document, "xml": new.xml, "digest": new.digest,
            "signed_at": self._now, "test": int(new.test),
        }  # fmt: skip
        edoc = int(self._connection.execute(insert(i.edoc).returning(i.edoc.c.id), values).scalar_one())
        for document, status in new.parts.documents if new.parts else ():
            part = {"edoc_id": edoc, "document_id": document, "status": status}
            self._connection.execute(insert(i.edoc_part), part)
        self.tell(Happened(edoc, Event.SIGN, State.SIGNED))
        return edoc

    def tell(self, happened: Happened) -> None:
        """Write down what happened to one."""
        values = {
            "edoc_id": happened.edoc, "at": self._now, "event": happened.event.value, "state": happened.state.value,
            "code": happened.code, "message": happened.message, "ticket": happened.ticket,
            "answer": happened.answer, "actor_id": self._writer.actor_id,
        }  # fmt: skip
        self._connection.execute(insert(i.edoc_event), values)

    def take_certificate(self, new: NewCertificate) -> int:
        """Keep a certificate; it signs from now on, in place of the one before it."""
        self._connection.execute(update(i.certificate).values(retired=1))
        values = {
            "uid": str(uuid_utils.uuid7()), "subject": new.subject, "issuer": new.issuer, "ruc": new.ruc,
            "valid_from": new.valid_from.isoformat(), "valid_to": new.valid_to.isoformat(), "wrapped": new.wrapped,
            "added_at": self._now, "test": int(new.test),
        }  # fmt: skip
        kept = insert(i.certificate).returning(i.certificate.c.id)
        return int(self._connection.execute(kept, values).scalar_one())

    def retire_certificate(self, certificate: int) -> None:
        """Let a certificate sign no more."""
        self._connection.execute(update(i.certificate).where(i.certificate.c.id == certificate).values(retired=1))
