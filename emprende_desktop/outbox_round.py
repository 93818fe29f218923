"""One round of the outbox: everything that waits is signed and sent, each apart, once somebody says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from emprende_desktop.domain.clock import LIMA
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.progress import CancelledError
from emprende_desktop.invoicing.issuing import Origin
from emprende_desktop.invoicing.outbox import Event, State
from emprende_desktop.invoicing.wire_errors import CorrectedWaitsError
from emprende_desktop.outbox import Went, annulled, go_on, service_of, sign_annulled, signed
from emprende_desktop.queries import outbox as kept
from emprende_desktop.queries.documents import document

if TYPE_CHECKING:
    from emprende_desktop.company import Company
    from emprende_desktop.domain.progress import Progress
    from emprende_desktop.einvoice.service import Sunat

_TAKEN = (State.ACCEPTED, State.OBSERVED)
_ALL = 10**6


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one document in a round: where it went, or why it stays behind."""

    called: str
    went: Went | None = None
    error: BookkeepingError | None = None

    @property
    def unreached(self) -> bool:
        """Say whether nobody was there to take it."""
        return self.went is not None and self.went.event is Event.UNREACHED


def waiting(books: Company) -> int:
    """Return how many documents a round would try."""
    return len(books.fetch(kept.unsigned)) + len(_signed_rows(books)) + len(annulled(books))


def send_waiting(books: Company, sunat: Sunat, *, asked: bool) -> Iterator[Tried]:
    """Sign and send everything that waits and tell of each; what one is refused for keeps no other back.

    It ends where SUNAT cannot be reached. Raises TrialCertificateError, CertificateRefusedError for one that has ended,
    before anything is signed.
    """
    _check_ready(books)
    for called, edoc in _errands(books):
        tried = _tried(books, sunat, called, edoc, asked=asked)
        yield tried
        if tried.unreached:
            return


def _errands(books: Company) -> Iterator[tuple[str, Callable[[], int]]]:
    """Yield what is tried, in its order, each with what signs it where it is not and returns its row."""
    for row in _signed_rows(books):
        yield row.name.reference, partial(int, row.id or 0)
    for document_id in books.fetch(kept.unsigned):
        yield books.fetch(document, document_id).called, partial(_signed, books, document_id)
    for group in annulled(books):
        called = ", ".join(f"{one.series}-{one.number}" for one in group)
        yield called, partial(_told, books, group)


def _signed(books: Company, document_id: int) -> int:
    return signed(books, document_id).id


def _told(books: Company, group: tuple[kept.ToVoid, ...]) -> int:
    return sign_annulled(books, group).id


def send_one(books: Company, sunat: Sunat, document_id: int) -> Tried:
    """Sign and send one document, as a person asks for it now; raises what `signed` and `go_on` raise."""
    _check_ready(books)
    called = books.fetch(document, document_id).called
    return Tried(called, _sent(books, sunat, _signed(books, document_id), asked=True))


def _check_ready(books: Company) -> None:
    why = books.fetch(kept.unready, books.now.astimezone(LIMA).date())
    if why is not None:
        raise why


def _signed_rows(books: Company) -> tuple[kept.OutboxRow, ...]:
    """Return what was signed and is on its way, the oldest first: a document goes before the note that corrects it."""
    rows = books.fetch(kept.outbox, only_open=True, rows=_ALL)
    return tuple(row for row in reversed(rows) if row.outgoing.state is not State.REJECTED)


def _tried(books: Company, sunat: Sunat, called: str, edoc: Callable[[], int], *, asked: bool) -> Tried:
    try:
        return Tried(called, _sent(books, sunat, edoc(), asked=asked))
    except BookkeepingError as error:
        return Tried(called, error=error)


def _sent(books: Company, sunat: Sunat, edoc_id: int, *, asked: bool) -> Went:
    _check_corrected(books, books.fetch(kept.edoc, edoc_id))
    return go_on(books, sunat, edoc_id, asked=asked)


def _check_corrected(books: Company, one: kept.Edoc) -> None:
    """Keep a note back whose document is still on its way; raises CorrectedWaitsError."""
    row = books.fetch(document, one.document) if one.document is not None else None
    if row is None or row.corrects is None or one.outgoing.state is not State.SIGNED:
        return
    other = books.fetch(document, row.corrects)
    theirs = books.fetch(kept.edoc_of, other.id)
    if other.origin is Origin.OWN and (theirs is None or theirs.outgoing.state not in _TAKEN):
        raise CorrectedWaitsError(other.called)


@dataclass(frozen=True, slots=True)
class Round:
    """What came of a round, one document after the other; `stopped` where a person broke it off."""

    tried: tuple[Tried, ...]
    stopped: bool = False


def run_round(books: Company, progress: Progress) -> Round:
    """Send everything that waits as a person asks for it now; broken off, it keeps what was sent until then.

    Raises AccessMissingError, InsecureAddressError, and what `send_waiting` raises.
    """
    sunat, total = service_of(books), waiting(books)
    tried: list[Tried] = []
    try:
        progress(0, total)
        for one in send_waiting(books, sunat, asked=True):
            tried.append(one)
            progress(len(tried), max(total, len(tried)))
    except CancelledError:
        return Round(tuple(tried), stopped=True)
    return Round(tuple(tried))
