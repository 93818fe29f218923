"""Suppliers' papers: each once, beside its entry, and never changed."""

import datetime as dt

import uuid_utils
from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from emprende_desktop.invoicing.purchase_errors import NothingToDepositError
from emprende_desktop.invoicing.purchase_json import purchase_from_json, purchase_to_json
from emprende_desktop.invoicing.purchases import PaperReference, PurchaseDocument
from emprende_desktop.persistence import invoice_tables as i
from emprende_desktop.persistence.reading.purchases import note_known, paper_entry, paper_known, purchase_told
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.posting_rules.purchases import PurchaseTerms
from emprende_desktop.trade.assets import AssetPurchase
from emprende_desktop.trade.notes import Expense


class PurchaseRepository:
    """The papers of suppliers in one unit of work."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    def known(self, document: PurchaseDocument) -> tuple[int, str, dt.date] | None:
        """Return the entry, number and day of the same paper where it stands in the books, as a paper or as a note.

        A note whose person has another number, or without a number and of another amount, is another paper.
        """
        return paper_known(self._reader, document)

    def told_by(self, note: Expense | AssetPurchase) -> tuple[int, str, dt.date] | None:
        """Return the entry, number and day of the paper that a note tells once more, None where it is new."""
        return note_known(self._reader, note)

    def entry_of(self, supplier: str, paper: PaperReference) -> int | None:
        """Return the entry of a supplier's paper that stands in the books, None where it is none or a note."""
        return paper_entry(self._reader, supplier, paper)

    def to_deposit(self, entry: int) -> PurchaseDocument:
        """Return the paper of an entry whose detracción is still to be deposited; raises NothingToDepositError."""
        told = purchase_told(self._reader, entry)
        document = None if told is None or told[1] is not None else purchase_from_json(told[0], "")
        if document is None or document.detraction is None or document.detraction.done:
            raise NothingToDepositError
        return document

    def xml_of(self, entry: int) -> str:
        """Return the SHA-256 of the XML that the paper of an entry was read from, empty where it was typed."""
        found = self._connection.execute(select(i.purchase.c.xml_sha256).where(i.purchase.c.entry_id == entry))
        return found.scalar() or ""

    def add(self, document: PurchaseDocument, entry_id: int, terms: PurchaseTerms) -> None:
        """Write what a paper says beside its entry; a credit note's amounts below zero."""
        soles, sign = document.in_soles, document.paper.sign
        series, _dash, number = document.full_number.rpartition("-")
        detraction, changed = document.detraction, document.reference
        values: dict[str, object] = {
            "uid": str(uuid_utils.uuid7()), "entry_id": entry_id, "party_id": terms.party,
            "type_code": document.code, "series": series, "number": number, "date": document.date.isoformat(),
            "due": _text(document.due), "identity": document.supplier.identity.value,
            "identity_number": document.supplier.number, "name": document.supplier.name,
            "currency": document.currency.value, "rate": str(document.rate), "taxed": sign * soles.taxed.cents,
            "igv": sign * soles.igv.cents, "credit": sign * terms.credit.credited.cents,
            "untaxed": sign * soles.untaxed.cents, "isc": sign * soles.isc.cents, "bags": sign * soles.icbper.cents,
            "other": sign * (soles.other + soles.rounding).cents, "total": sign * soles.total.cents,
            "withheld": document.withheld.cents, "content": purchase_to_json(document, terms.credit.why),
            "xml_sha256": terms.xml or None, "key": document.key,
        }  # fmt: skip
        if detraction is not None:
            values |= {
                "detraction_code": detraction.code, "detraction": detraction.amount.cents,
                "deposit_number": detraction.deposit, "deposit_date": _text(detraction.deposited),
            }  # fmt: skip
        if changed is not None:
            values |= {
                "corrects_type": changed.code, "corrects_series": changed.series,
                "corrects_number": changed.number, "corrects_date": changed.date.isoformat(),
            }  # fmt: skip
        self._connection.execute(insert(i.purchase), values)


def _text(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()
