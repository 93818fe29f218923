"""The commands about documents and electronic books; each imports what it needs itself, and nothing comes before."""

import sys
from argparse import Namespace
from collections.abc import Callable

from emprende_desktop.terminal import words as typed
from emprende_desktop.terminal.entrance import clock_of, first_line, opened
from emprende_desktop.terminal.usage import month_of
from emprende_desktop.terminal.words import Words

Run = Callable[[Namespace], int]
Ask = Callable[[Words], None]


def issue(words: Namespace) -> int:
    """Give the document that a file of JSON describes, and print its number."""
    from emprende_desktop.terminal import documents

    with opened(words, clock_of(words.today)) as books:
        print(documents.issue(books, words.file))
    return 0


def ebook(words: Namespace) -> int:
    """Write a month as an electronic book and print where, or every document at fault; whole or not at all."""
    from emprende_desktop.terminal import ebooks

    month = month_of(words.period)
    with opened(words) as books:
        return ebooks.write(books, words.key, month, words.out)


def edoc_xml(words: Namespace) -> int:
    """Write the signed XML of a document."""
    from emprende_desktop.terminal import documents

    with opened(words, clock_of(words.today)) as books:
        warning = documents.xml(books, words.number, words.out)
    if warning:
        print(warning, file=sys.stderr)
    return 0


def edoc_pdf(words: Namespace) -> int:
    """Write the printed form of a document."""
    from emprende_desktop.terminal import documents

    with opened(words, clock_of(words.today)) as books:
        documents.pdf(books, words.number, words.out, words.paper)
    return 0


def edoc_send(words: Namespace) -> int:
    """Sign and send a document, or everything that waits, to where `edoc set` says."""
    from emprende_desktop.terminal import documents

    with opened(words, clock_of(words.today)) as books:
        for line in documents.send(books, words.number):
            print(line)
    return 0


def edoc_status(words: Namespace) -> int:
    """Tell how every electronic document stands."""
    from emprende_desktop.terminal import documents

    with opened(words, clock_of(words.today)) as books:
        for line in documents.status(books):
            print(line)
    return 0


def edoc_set(words: Namespace) -> int:
    """Keep the certificate that signs, and where documents are sent and as whom."""
    from emprende_desktop.outbox import NewAccess
    from emprende_desktop.terminal import documents

    certificate = (words.certificate, first_line(words.certificate_password_file)) if words.certificate else None
    access = None
    if words.address:
        access = NewAccess(words.address, words.consult, words.user, first_line(words.user_password_file))
    with opened(words, clock_of(words.today)) as books:
        documents.set_up(books, certificate, access)
    return 0


DOCUMENTS: dict[str, tuple[Run, Ask]] = {
    "issue": (issue, typed.of_issue),
    "ebook": (ebook, typed.of_ebook),
}
EDOCS: dict[str, tuple[Run, Ask]] = {
    "xml": (edoc_xml, typed.of_edoc_file),
    "pdf": (edoc_pdf, typed.of_edoc_paper),
    "send": (edoc_send, typed.of_edoc_number),
    "status": (edoc_status, typed.of_edoc_status),
    "set": (edoc_set, typed.of_edoc_set),
}
