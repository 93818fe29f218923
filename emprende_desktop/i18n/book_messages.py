"""Sentences for electronic books that SUNAT would refuse, and for proposals that do not read."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import Money
from emprende_desktop.formality import book_errors as b
from emprende_desktop.formality.book_faults import BookFault, BookFaultKind
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import N_, _, ngettext

FAULTS_TOLD = 50
_KINDS = {
    BookFaultKind.MISSING: N_("it is empty and SUNAT asks for it"),
    BookFaultKind.TOO_SHORT: N_("«{value}» is too short"),
    BookFaultKind.TOO_LONG: N_("«{value}» is too long"),
    BookFaultKind.TOO_LARGE: N_("{value} is too much"),
    BookFaultKind.DECIMALS: N_("{value} has more decimals than the book takes"),
    BookFaultKind.CHARACTER: N_("«{value}» has a sign that the book cannot hold"),
    BookFaultKind.NOT_DIGITS: N_("«{value}» must be digits alone"),
    BookFaultKind.UNKNOWN_CODE: N_("{value} is no code of SUNAT's table"),
    BookFaultKind.IDENTITY: N_("«{value}» is not the RUC or DNI that it says it is: check its digits"),
    BookFaultKind.SUM: N_("{value} is not what its parts add up to"),
    BookFaultKind.WITHOUT_RATE: N_("it is in another currency: write the exchange rate"),
    BookFaultKind.AFTER_PERIOD: N_("{value} is after the month of the book"),
}
_REASONS = {
    "size": N_("it is too large"),
    "kind": N_("it is no text as SUNAT gives it"),
    "archive": N_("it is no ZIP with one TXT or CSV inside"),
    "rows": N_("it has too many rows"),
    "empty": N_("nothing is in it"),
}
_BOOKS = {"sire-rvie": N_("sales"), "sire-rce": N_("purchases")}

BOOK_SENTENCES: dict[type[BookkeepingError], Callable[[Any], str]] = {
    b.FaultyBookError: lambda x: "\n".join(
        (faulty_book_sentence(x), *map(book_fault_sentence, x.faults[:FAULTS_TOLD]))
    ),
    b.UnbalancedBookError: lambda x: _(
        "Debit and credit of the book differ by {amount}: nothing was written. Check the books."
    ).format(amount=money(Money(x.difference))),
    b.BookOwnerRequiredError: lambda _x: _(
        "Write the RUC under Settings, “How we are registered”: an electronic book says whose it is."
    ),
    b.UnknownBookError: lambda x: _(
        "{key} is no electronic book: use one of the list, as sire-rvie or ple-5.2."
    ).format(key=x.key),
    b.UnreadableProposalError: lambda x: _(
        "{name} is no proposal of the SIRE: {reason}. Download it again from SUNAT."
    ).format(name=_name(x.path), reason=_(_REASONS[x.reason])),
    b.FaultyProposalError: lambda x: _(
        "{name}, line {line}: «{text}» does not read. Download the proposal again and do not change it."
    ).format(name=_name(x.path), line=x.line, text=x.text),
    b.ForeignProposalError: lambda x: _("{name} is of {found} and not of {wanted}: choose the other file.").format(
        name=_name(x.path), found=_book(x.found), wanted=_book(x.wanted)
    ),
}


def faulty_book_sentence(error: b.FaultyBookError) -> str:
    """Return how many values SUNAT would refuse, and what to do."""
    return ngettext(
        "SUNAT would refuse {count} value: nothing was written. Mend it and write the book again.",
        "SUNAT would refuse {count} values: nothing was written. Mend them and write the book again.",
        error.count,
    ).format(count=error.count)


def book_fault_sentence(fault: BookFault) -> str:
    """Return which document, which field, and what is wrong with it."""
    return _("{document} · field {number}, {name}: {what}.").format(
        document=fault.document,
        number=fault.number,
        name=fault.name,
        what=_(_KINDS[fault.kind]).format(value=fault.value),
    )


def _book(key: str) -> str:
    return _(_BOOKS[key]) if key in _BOOKS else key


def _name(path: str) -> str:
    return PurePath(path).name
