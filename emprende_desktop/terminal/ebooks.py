"""Electronic books from the terminal."""

import sys
from pathlib import Path

from emprende_desktop.company import Company
from emprende_desktop.domain.period import Month
from emprende_desktop.ebooks import write_ebook
from emprende_desktop.exchange.ebooks.registry import electronic_books
from emprende_desktop.formality.book_errors import FaultyBookError
from emprende_desktop.i18n.book_messages import book_fault_sentence, faulty_book_sentence


def names() -> tuple[str, ...]:
    """Return each book's key and title, separated by a tab."""
    return tuple(f"{book.key}\t{book.title}" for book in electronic_books())


def write(books: Company, key: str, month: Month, folder: Path) -> int:
    """Write a book and print its path, or a line for each fault: document, number of the field, sentence.

    Returns the exit code; raises what `write_ebook` raises.
    """
    try:
        print(write_ebook(books, key, month, folder))
    except FaultyBookError as faulty:
        for fault in faulty.faults:
            print(fault.document, fault.number, book_fault_sentence(fault), sep="\t")
        print(faulty_book_sentence(faulty), file=sys.stderr)
        return 2
    return 0
