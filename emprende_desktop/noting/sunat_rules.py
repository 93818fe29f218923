"""SUNAT's rules, asked of a document before it takes its number and again when it is signed."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING

from emprende_desktop.invoicing.codes import TYPE_CODES
from emprende_desktop.invoicing.file_names import FileName
from emprende_desktop.invoicing.wire_errors import RuleBrokenError

if TYPE_CHECKING:
    from emprende_desktop.einvoice.rules.document import Facts
    from emprende_desktop.invoicing.issued import Issued
    from emprende_desktop.persistence.reading.documents import DocumentRow
    from emprende_desktop.persistence.unit_of_work import UnitOfWork


def check_signable(uow: UnitOfWork, issued: Issued) -> None:
    """Refuse a document of ours that could never be signed: its number would be lost; raises RuleBrokenError.

    It is asked as if sent on its own day: what came late is another matter. One without tax value, or of books that do
    not know their RUC, is never signed.
    """
    draft, code = issued.draft, TYPE_CODES.get(issued.kind, "")
    if not code or not issued.issuer.ruc:
        return
    from emprende_desktop.einvoice.build import build
    from emprende_desktop.i18n.formats import legend_in_words

    name = FileName(issued.issuer.ruc, code, draft.series, issued.number)
    reference = draft.reference
    corrected = None if reference is None else uow.documents.named(reference.number, reference.kind)
    xml = build(issued, legend_in_words(issued.totals.payable, draft.currency))
    refuse_broken(xml, code, facts_of(name, draft.date, corrected))


def facts_of(name: FileName, today: dt.date, corrected: DocumentRow | None) -> Facts:
    """Return what the rules ask beyond the XML: the day in Lima, and the document that a note corrects."""
    from emprende_desktop.einvoice.rules.document import Facts, Modified

    if corrected is None:
        return Facts(name.stem, today)
    modified = Modified(
        TYPE_CODES.get(corrected.kind, ""),
        corrected.called,
        corrected.date,
        Decimal(corrected.total.cents).scaleb(-2),
        corrected.currency,
        "place" not in json.loads(corrected.content)["payment"],
    )
    return Facts(name.stem, today, None, (modified,))


def refuse_broken(xml: bytes, code: str, facts: Facts) -> None:
    """Ask SUNAT's rules about a document of a kind, signed or not; raises RuleBrokenError for the first broken."""
    from emprende_desktop.einvoice.rules import check

    for broken in check(xml, code, facts):
        if broken.stops:
            raise RuleBrokenError(broken.code, broken.message, broken.value)
