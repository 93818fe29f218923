"""From a document that was given to its answer: built, checked, signed, sent and followed, each step kept by the books.

What is slow or may fail happens outside of any transaction; what came of it is written down in one of its own. Nothing
leaves the machine unless somebody says so, and a sale never waits for any of it.
"""

from __future__ import annotations

import base64
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.commands.outbox import keep_signed, take_certificate, tell_happened
from emprende_desktop.commands.setup import Preference, remember_preference
from emprende_desktop.domain.clock import LIMA
from emprende_desktop.invoicing.batches import Condition, Summarised, Summary, Voided, Voiding
from emprende_desktop.invoicing.codes import TYPE_CODES
from emprende_desktop.invoicing.errors import IssuerRequiredError
from emprende_desktop.invoicing.file_names import FileName
from emprende_desktop.invoicing.issuing import Origin
from emprende_desktop.invoicing.outbox import Event, State, Step, asked_step, next_step
from emprende_desktop.invoicing.sending import Happened, NewCertificate, NewSigned, SignedParts, host_of, is_for_trying
from emprende_desktop.invoicing.wire_errors import (
    AccessMissingError,
    CertificateRefusedError,
    NotElectronicError,
    ServiceRefusedError,
    TrialCertificateError,
)
from emprende_desktop.noting.sunat_rules import facts_of, refuse_broken
from emprende_desktop.queries import outbox as kept
from emprende_desktop.queries.documents import document, issued, issuer

if TYPE_CHECKING:
    from emprende_desktop.company import Company
    from emprende_desktop.einvoice.certificate import SigningKey
    from emprende_desktop.einvoice.errand import Outcome
    from emprende_desktop.einvoice.rules.document import Facts
    from emprende_desktop.einvoice.service import Sunat
    from emprende_desktop.persistence.reading.documents import DocumentRow

CERTIFICATE, PASSWORD = "certificate", "sunat-password"  # what keys of the books are derived for
_TIMEOUT = dt.timedelta(seconds=60)


def install_certificate(books: Company, content: bytes, password: str) -> kept.CertificateRow:
    """Keep a .pfx with its key, sealed by a key of the books; it signs from now on.

    Raises CertificateNotOpenedError, PrivateKeyMissingError, CertificateRefusedError where it cannot sign for this RUC.
    """
    from emprende_desktop.einvoice.certificate import Grade, facts_of, findings, read_file

    signing = read_file(content, password)
    found = findings(facts_of(signing.certificate), books.fetch(issuer).ruc, books.now.astimezone(LIMA).date())
    for one in found:
        if one.grade is Grade.REFUSED:
            raise CertificateRefusedError(one.check.value, one.detail)
    return _installed(books, signing, test=any(f.grade is Grade.WARNING and f.check.value == "issuer" for f in found))


def _installed(books: Company, signing: SigningKey, *, test: bool) -> kept.CertificateRow:
    from emprende_desktop.einvoice.certificate import facts_of, wrap

    facts = facts_of(signing.certificate)
    new = NewCertificate(
        facts.subject,
        facts.issuer,
        facts.rucs[0] if facts.rucs else "",
        facts.valid_from,
        facts.valid_to,
        wrap(signing, books.derived_key(CERTIFICATE)),
        test,
    )
    books.execute(take_certificate, new)
    row = books.fetch(kept.certificate)
    assert row is not None, "it was kept a moment ago"
    return row


def signing_certificate(books: Company) -> kept.CertificateRow:
    """Return the certificate that signs; where there is none, one to try out with is made and kept."""
    from emprende_desktop.einvoice.trial import trial_key

    row = books.fetch(kept.certificate)
    if row is not None:
        return row
    who = books.fetch(issuer)
    return _installed(books, trial_key(who.ruc, who.name, books.now), test=True)


def signed(books: Company, document_id: int) -> kept.Edoc:
    """Return a document as it was signed; signed now where it was not, after SUNAT's rules were asked.

    What was signed to try out is signed anew once there is a certificate of the enterprise.
    Raises UnknownDocumentError, NotElectronicError, IssuerRequiredError, RuleBrokenError, SigningKeyDamagedError.
    """
    known = books.fetch(kept.edoc_of, document_id)
    if known is not None and known.outgoing.state != State.DRAFT and not (known.test and _is_real(books)):
        return known
    from emprende_desktop.einvoice.build import build
    from emprende_desktop.i18n.formats import legend_in_words

    row, given = books.fetch(document, document_id), books.fetch(issued, document_id)
    if row.origin is not Origin.OWN or row.kind not in TYPE_CODES:
        raise NotElectronicError
    if not given.issuer.ruc:
        raise IssuerRequiredError
    name = FileName(given.issuer.ruc, TYPE_CODES[row.kind], row.series, row.number)
    xml = build(given, legend_in_words(given.totals.payable, row.currency))
    signing, test = opened_certificate(books)
    new = signed_bytes(xml, name, signing, _facts(books, name, row))
    return _kept(books, NewSigned(name.stem, name.code, row.date, *new, test, row.id))


def _is_real(books: Company) -> bool:
    row = books.fetch(kept.certificate)
    return row is not None and not row.test


def opened_certificate(books: Company) -> tuple[SigningKey, bool]:
    """Return the key that signs, and whether it only serves to try out; raises SigningKeyDamagedError."""
    from emprende_desktop.einvoice.certificate import unwrap

    row = signing_certificate(books)
    return unwrap(row.wrapped, books.derived_key(CERTIFICATE)), row.test


def signed_bytes(xml: bytes, name: FileName, signing: SigningKey, facts: Facts) -> tuple[bytes, str]:
    """Sign a document and ask SUNAT's rules about it as it will arrive; raises RuleBrokenError."""
    from emprende_desktop.einvoice.sign import digest_of, sign

    content = sign(xml, signing)
    refuse_broken(content, name.code, facts)
    return content, digest_of(content)


def _facts(books: Company, name: FileName, row: DocumentRow) -> Facts:
    corrected = None if row.corrects is None else books.fetch(document, row.corrects)
    return facts_of(name, books.now.astimezone(LIMA).date(), corrected)


def _kept(books: Company, new: NewSigned) -> kept.Edoc:
    return books.fetch(kept.edoc, books.execute(keep_signed, new).row_id)


def annulled(books: Company) -> tuple[tuple[kept.ToVoid, ...], ...]:
    """Return the documents that were annulled after SUNAT took them, those together that are told of together."""
    groups: dict[tuple[bool, dt.date], list[kept.ToVoid]] = {}
    for one in books.fetch(kept.to_void):
        groups.setdefault((one.by_summary, one.date), []).append(one)
    return tuple(map(tuple, groups.values()))


def sign_annulled(books: Company, group: tuple[kept.ToVoid, ...]) -> kept.Edoc:
    """Sign what tells SUNAT of documents of one day that were annulled, told of in one way; raises RuleBrokenError."""
    from emprende_desktop.einvoice.batches import build_summary, build_voided
    from emprende_desktop.einvoice.rules.document import Facts

    by_summary, day = group[0].by_summary, group[0].date
    who, made = books.fetch(issuer), books.now.astimezone(LIMA).date()
    code = "RC" if by_summary else "RA"
    number = books.fetch(kept.batches, code, made) + 1
    documents = tuple((books.fetch(issued, one.document), one.reason) for one in group)
    if by_summary:
        told = tuple(Summarised(given, Condition.VOIDED) for given, _reason in documents)
        xml = build_summary(Summary(who, day, made, number, told))
        status = Condition.VOIDED.value
    else:
        xml = build_voided(Voiding(who, day, made, number, tuple(Voided(given, why) for given, why in documents)))
        status = ""
    name = FileName(who.ruc, code, f"{made:%Y%m%d}", number)
    signing, test = opened_certificate(books)
    content, digest = signed_bytes(xml, name, signing, Facts(name.stem, made))
    parts = SignedParts(tuple((one.document, status) for one in group))
    return _kept(books, NewSigned(name.stem, code, day, content, digest, test, None, parts))


@dataclass(frozen=True, slots=True)
class NewAccess:
    """Where documents are sent and asked about, and as whom: `user` is the secondary SOL user without the RUC."""

    send: str
    consult: str
    user: str
    password: str


def set_access(books: Company, new: NewAccess) -> None:
    """Keep where documents are sent; the password is sealed by a key of the books, an empty one leaves it as it is.

    Raises InsecureAddressError.
    """
    from emprende_desktop.einvoice.service import consult_for
    from emprende_desktop.einvoice.transport import checked_address
    from emprende_desktop.vault.keys import sealed

    consult = new.consult or consult_for(new.send, books.now.astimezone(LIMA).date())
    for address in filter(None, (new.send, consult)):
        checked_address(address)
    before = books.fetch(kept.access)
    password = before.password if before else ""
    if new.password:
        password = base64.b64encode(sealed(new.password.encode(), books.derived_key(PASSWORD))).decode()
    told: dict[str, object] = {
        "send": new.send, "consult": consult, "user": new.user, "password": password,
    }  # fmt: skip
    books.execute(remember_preference, Preference(kept.ACCESS, told))


def service_of(books: Company) -> Sunat:
    """Return SUNAT's service as these books reach it; raises AccessMissingError, InsecureAddressError."""
    from emprende_desktop.einvoice.service import Addresses, SoapService
    from emprende_desktop.vault.keys import unsealed

    told = books.fetch(kept.access)
    if told is None or not (told.send and told.user and told.password):
        raise AccessMissingError
    password = unsealed(base64.b64decode(told.password), books.derived_key(PASSWORD)).decode()
    where = Addresses(told.send, told.consult)
    return SoapService(where, f"{books.fetch(issuer).ruc}{told.user}", password, _TIMEOUT)


def check_trial(books: Company, *, test: bool) -> None:
    """Refuse to send what a trial certificate signed but to a place for trying; raises TrialCertificateError."""
    told = books.fetch(kept.access)
    address = told.send if told else ""
    if test and not is_for_trying(address):
        raise TrialCertificateError(host_of(address))


@dataclass(frozen=True, slots=True)
class Went:
    """A document as it stands after a step, the step that was taken, and what happened; None where nothing did."""

    edoc: kept.Edoc
    step: Step
    event: Event | None


def go_on(books: Company, sunat: Sunat, edoc_id: int, *, asked: bool = False) -> Went:
    """Do the next thing with a signed document: send it or ask about it, as its state and its waits say.

    Where it was `asked` for by a person it waits no longer between two tries. It is written down as sent before
    anything leaves. Raises TrialCertificateError.
    """
    from emprende_desktop.einvoice.errand import run_errand
    from emprende_desktop.einvoice.package import zipped

    one = books.fetch(kept.edoc, edoc_id)
    step = (asked_step if asked else next_step)(one.outgoing, books.now, one.until)
    if step is Step.GIVE_UP:
        _tell(books, one, Event.LOST)
        return go_on(books, sunat, edoc_id, asked=asked)
    if step not in (Step.SEND, Step.ASK):
        return Went(one, step, None)
    check_trial(books, test=one.test)
    if step is Step.SEND:
        _tell(books, one, Event.SEND)
        one = books.fetch(kept.edoc, edoc_id)
    outcome = run_errand(sunat, step, one.outgoing, one.name, zipped(one.name, one.xml))
    _tell(books, one, outcome.event, _said_in(outcome))
    return Went(books.fetch(kept.edoc, edoc_id), step, outcome.event)


def release(books: Company, edoc_id: int) -> None:
    """Let one that waits for a person go on; raises OutboxStepError where it does not wait."""
    _tell(books, books.fetch(kept.edoc, edoc_id), Event.RELEASE)


def reopen(books: Company, edoc_id: int) -> None:
    """Take back the signature of one that SUNAT did not take, to sign it anew; raises OutboxStepError."""
    _tell(books, books.fetch(kept.edoc, edoc_id), Event.REOPEN)


def note_ticket(books: Company, edoc_id: int, ticket: str) -> None:
    """Write down the ticket of a summary or a voiding whose answer was lost; raises OutboxStepError."""
    _tell(books, books.fetch(kept.edoc, edoc_id), Event.TICKET, _Said(ticket.strip()))


def seen_accepted(books: Company, edoc_id: int) -> None:
    """Write down that a person saw one on SUNAT's pages whose answer was lost; raises OutboxStepError."""
    _tell(books, books.fetch(kept.edoc, edoc_id), Event.ACCEPT)


@dataclass(frozen=True, slots=True)
class _Said:
    """What SUNAT said of a document: a ticket, a code with its message, and the answer as it came."""

    ticket: str = ""
    code: str = ""
    message: str = ""
    answer: bytes | None = None


def _tell(books: Company, one: kept.Edoc, event: Event, said: _Said | None = None) -> None:
    told = said or _Said()
    after = one.outgoing.after(event, books.now, told.ticket)
    books.execute(
        tell_happened, Happened(one.id, event, after.state, told.ticket, told.code, told.message, told.answer)
    )


def _said_in(outcome: Outcome) -> _Said:
    if outcome.answered is not None:
        answer = outcome.answered.answer
        words = "\n".join((answer.description, *answer.notes))
        return _Said(outcome.ticket, str(answer.code), words, outcome.answered.cdr)
    if isinstance(outcome.error, ServiceRefusedError):
        return _Said(outcome.ticket, outcome.error.code, outcome.error.message)
    return _Said(outcome.ticket)
