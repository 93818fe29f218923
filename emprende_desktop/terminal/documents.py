"""Documents from the terminal: given from a file of JSON, written as XML, sent, followed."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from emprende_desktop.i18n.translation import _, ngettext
from emprende_desktop.terminal.usage import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emprende_desktop.company import Company
    from emprende_desktop.outbox import NewAccess

BYTES_MAX = 4 * 1024 * 1024


def issue(books: Company, file: Path) -> str:
    """Give the document that a file describes and return its number; raises UsageError, or what `issue_document` does.

    The file's own key makes it be given once; without one, each reading is a new document.
    """
    import uuid

    from emprende_desktop.commands.documents import issue_document
    from emprende_desktop.invoicing.issuing import NewDocument
    from emprende_desktop.queries.documents import document, draft_from_file

    draft = books.fetch(draft_from_file, text_of(file), str(uuid.uuid4()))
    done = books.execute(issue_document, NewDocument(draft))
    return books.fetch(document, done.row_id).called


def text_of(file: Path) -> str:
    """Return the text of a file, `-` for standard input; raises UsageError."""
    try:
        content = sys.stdin.buffer.read(BYTES_MAX + 1) if str(file) == "-" else file.read_bytes()
        if len(content) > BYTES_MAX:
            raise UsageError(_("The file is too large: {path}").format(path=file))
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UsageError(_("The file cannot be read: {path}").format(path=file)) from None


def xml(books: Company, number: str, out: Path) -> str:
    """Write the signed XML of a document, signed now where it was not; return what must be said, empty for nothing."""
    from emprende_desktop.outbox import signed
    from emprende_desktop.queries.documents import called

    one = signed(books, books.fetch(called, number).id)
    write(out, one.xml)
    return (
        _("Signed with a certificate that only serves to try out: SUNAT takes it on its beta alone.")
        if one.test
        else ""
    )


def pdf(books: Company, number: str, out: Path, paper: str) -> None:
    """Write the printed form of a document on a page (`a4`) or on a roll of 80 or 58 mm, signed where it can be."""
    from emprende_desktop.invoicing.wire_errors import NotElectronicError
    from emprende_desktop.outbox import signed
    from emprende_desktop.queries.documents import called
    from reports.books import BooksSource
    from reports.build.document_paper import asked, paper_of
    from reports.document import Paper
    from reports.source import ReportRequest
    from reports.writers import Format
    from reports.writers import write as written

    row = books.fetch(called, number)
    with suppress(NotElectronicError):
        signed(books, row.id)
    request = ReportRequest(None, row.date, None, None, entry=row.id)
    write(out, written(paper_of(asked(BooksSource(books), request), Paper(paper)), Format.PDF))


def write(out: Path, content: bytes) -> None:
    """Write a file whole, `-` for standard output."""
    from emprende_desktop.vault.files import write_atomically

    if str(out) == "-":
        sys.stdout.buffer.write(content)
    else:
        write_atomically(out, content)


def send(books: Company, number: str | None) -> Iterator[str]:
    """Sign and send a document, or everything that waits, and tell of each how it stands or why it stays behind."""
    from emprende_desktop.i18n.messages import sentence
    from emprende_desktop.outbox import service_of
    from emprende_desktop.outbox_round import send_one, send_waiting
    from emprende_desktop.queries.documents import called

    sunat = service_of(books)
    if number is not None:
        went = send_one(books, sunat, books.fetch(called, number).id).went
        yield standing(books, went.edoc.id) if went else ""
        return
    for tried in send_waiting(books, sunat, asked=False):
        if tried.went:
            yield standing(books, tried.went.edoc.id)
        elif tried.error:
            yield "\t".join((tried.called, "", "", sentence(tried.error)))


def status(books: Company) -> Iterator[str]:
    """Tell of every document that was signed how it stands, the oldest first, and of how many wait for a signature."""
    from emprende_desktop.queries.outbox import outbox, unsigned

    for row in reversed(books.fetch(outbox, only_open=False, rows=10**6)):
        yield standing(books, row.id or 0)
    waiting = len(books.fetch(unsigned))
    if waiting:
        yield ngettext("{count} document is not signed yet.", "{count} documents are not signed yet.", waiting).format(
            count=waiting
        )


def standing(books: Company, edoc_id: int) -> str:
    """Return a line: the document, its state as a word, SUNAT's code, and what to do."""
    from emprende_desktop.i18n.einvoice_words import STEPS, refusal_sentence
    from emprende_desktop.invoicing.outbox import next_step
    from emprende_desktop.queries.outbox import edoc, last_said

    one = books.fetch(edoc, edoc_id)
    code, message = books.fetch(last_said, edoc_id)
    step = next_step(one.outgoing, books.now, one.until)
    told = refusal_sentence(code, message) if code not in ("", "0") else _(STEPS[step])
    return "\t".join((one.name.reference, one.outgoing.state.value, code, told))


def set_up(books: Company, certificate: tuple[Path, str] | None, access: NewAccess | None) -> None:
    """Keep a certificate (its file and password), and where documents are sent."""
    from emprende_desktop.outbox import install_certificate, set_access

    if certificate is not None:
        file, password = certificate
        try:
            content = file.read_bytes()
        except OSError:
            raise UsageError(_("The file cannot be read: {path}").format(path=file)) from None
        install_certificate(books, content, password)
    if access is not None:
        set_access(books, access)
