"""Trying out before anything is given: is the certificate good, does SUNAT answer, what does it say of a document.

Nothing of it is kept in the books.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from emprende_desktop.domain.clock import LIMA
from emprende_desktop.invoicing.codes import SALE_NRUS, SALE_WITHIN, TYPE_CODES
from emprende_desktop.invoicing.document import Draft, Line, Somebody
from emprende_desktop.invoicing.errors import IssuerRequiredError
from emprende_desktop.invoicing.file_names import FileName
from emprende_desktop.invoicing.issued import Issued, Issuer
from emprende_desktop.invoicing.sending import is_for_trying
from emprende_desktop.invoicing.totals import totals_of
from emprende_desktop.invoicing.wire_errors import ServiceRefusedError
from emprende_desktop.outbox import opened_certificate, service_of, signed_bytes
from emprende_desktop.queries import outbox as kept
from emprende_desktop.queries.documents import issuer
from emprende_desktop.queries.enterprise import enterprise
from emprende_desktop.trade.documents import DocumentKind

if TYPE_CHECKING:
    import datetime as dt

    from emprende_desktop.company import Company
    from emprende_desktop.domain.progress import Progress
    from emprende_desktop.einvoice.certificate import Finding, SigningKey
    from emprende_desktop.invoicing.answers import Answer

_SERIES, _PRICE = "BPRU", Decimal("11.80")


def certificate_findings(books: Company) -> tuple[Finding, ...]:
    """Return the check-list of the certificate that signs as it stands today; empty where there is none.

    Raises SigningKeyDamagedError.
    """
    from emprende_desktop.einvoice.certificate import facts_of, findings

    if books.fetch(kept.certificate) is None:
        return ()
    signing, _test = opened_certificate(books)
    return findings(facts_of(signing.certificate), books.fetch(issuer).ruc, _today(books))


def try_connection(books: Company, _progress: Progress) -> str:
    """Ask SUNAT for a ticket that nobody has, and return the host that answered.

    Raises AccessMissingError, NotReachedError, AnswerLostError, ServiceRefusedError where the user was not taken.
    """
    from emprende_desktop.einvoice.meaning import Advice, meaning

    service = service_of(books)
    name = FileName(books.fetch(issuer).ruc, "RA", f"{_today(books):%Y%m%d}", 1)
    try:
        service.status("0", name)
    except ServiceRefusedError as refused:
        if meaning(refused.code).advice in (Advice.FIX_CREDENTIALS, Advice.TRY_LATER):
            raise
    told = books.fetch(kept.access)
    return told.send if told else ""


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a document to try out: SUNAT's answer, None where it stayed on this machine."""

    answer: Answer | None


def try_out(books: Company, _progress: Progress) -> Trial:
    """Sign a boleta that nobody gave, ask SUNAT's rules about it, and send it where the address is for trying out.

    Raises IssuerRequiredError, RuleBrokenError, and what sending raises.
    """
    from emprende_desktop.einvoice.build import build
    from emprende_desktop.einvoice.package import zipped
    from emprende_desktop.einvoice.rules.document import Facts
    from emprende_desktop.i18n.formats import legend_in_words

    who, today = books.fetch(issuer), _today(books)
    if not who.ruc:
        raise IssuerRequiredError
    given = _made_up(books, today)
    name = FileName(who.ruc, TYPE_CODES[DocumentKind.BOLETA], _SERIES, given.number)
    signing = _key(books, who)
    xml = build(given, legend_in_words(given.totals.payable, given.draft.currency))
    content, _digest = signed_bytes(xml, name, signing, Facts(name.stem, today))
    told = books.fetch(kept.access)
    if told is None or not is_for_trying(told.send):
        return Trial(None)
    return Trial(service_of(books).send_bill(name, zipped(name, content)).answer)


def _key(books: Company, who: Issuer) -> SigningKey:
    """Return the key that signs; where there is none, one that is forgotten afterwards."""
    from emprende_desktop.einvoice.trial import trial_key

    if books.fetch(kept.certificate) is None:
        return trial_key(who.ruc, who.name, books.now)
    return opened_certificate(books)[0]


def _made_up(books: Company, today: dt.date) -> Issued:
    """Return a boleta of the regime of today, to nobody."""
    splits = books.fetch(enterprise, today).regime.splits_igv
    percent = books.fetch(kept.igv_percent, today) if splits else Decimal(0)
    draft = Draft(
        DocumentKind.BOLETA,
        _SERIES,
        today,
        Somebody(),
        (Line("PRUEBA", Decimal(1), _PRICE),),
        "",
        place=0,
        operation=SALE_WITHIN if splits else SALE_NRUS,
    )
    return Issued(books.fetch(issuer), draft, 1, totals_of(draft, percent), percent)


def _today(books: Company) -> dt.date:
    return books.now.astimezone(LIMA).date()
