"""The postings of the journal as SUNAT's books tell them, each with the paper that vouches for its entry."""

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import groupby

from emprende_desktop.domain.money import Money
from emprende_desktop.formality.books import BookPosting, EntryPhase
from emprende_desktop.invoicing.codes import TYPE_CODES
from emprende_desktop.invoicing.register import Counterpart, PaperNumber
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.persistence.reading.fragments import CATEGORY_NAME
from emprende_desktop.persistence.reading.reader import Reader, Row
from emprende_desktop.queries.memo import Arguments, memo_arguments

Said = Callable[[str, Arguments], str]
_PHASES = {
    EntryKind.OPENING: EntryPhase.OPENING,
    EntryKind.NORMAL: EntryPhase.MOVEMENT,
    EntryKind.CLOSING: EntryPhase.CLOSING,
}
_CODES = {kind.value: code for kind, code in TYPE_CODES.items()}
# A sale may have been told by a document that was annulled and by another after it: the newest that stands vouches.
_POSTINGS = f"""
SELECT e.id, e.date, e.kind, e.memo_template, e.memo_arguments, {CATEGORY_NAME}, a.code, p.debit, p.credit,
  d.kind, d.series, d.number, d.due, d.identity, d.identity_number,
  u.type_code, u.series, u.number, u.due, u.identity, u.identity_number
FROM journal_entry e CROSS JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
LEFT JOIN document d ON d.id = (SELECT MAX(x.id) FROM document x WHERE x.entry_id = e.id
  AND NOT EXISTS (SELECT 1 FROM document_void v WHERE v.document_id = x.id))
LEFT JOIN purchase u ON u.id = (SELECT MAX(x.id) FROM purchase x WHERE x.entry_id = e.id)
WHERE e.date BETWEEN :first AND :last AND e.sealed ORDER BY e.date, e.id, p.id
"""


def journal_postings(reader: Reader, first: dt.date, last: dt.date, said: Said) -> Iterator[BookPosting]:
    """Yield the postings from a day to another in order of date and entry; `said` puts a memo into words."""
    rows = reader.rows(_POSTINGS, {"first": first.isoformat(), "last": last.isoformat()})
    for _entry, group in groupby(rows, key=lambda row: row[0]):
        for number, row in enumerate(group, 1):
            yield _posting(number, row, said)


def _posting(line: int, row: Row, said: Said) -> BookPosting:
    entry, date, kind, template, arguments, category, account, debit, credit, *papers = row
    given, taken = papers[:6], papers[6:]
    type_code, series, number, due, identity, known = (
        (_CODES.get(given[0], ""), *given[1:]) if given[0] is not None else taken
    )
    return BookPosting(
        entry=entry,
        line=line,
        phase=_PHASES[EntryKind(kind)],
        date=dt.date.fromisoformat(date),
        account=account,
        memo=said(template, memo_arguments(arguments, category)),
        debit=Money(debit),
        credit=Money(credit),
        party=Counterpart(identity, known, "") if known else None,
        paper=PaperNumber(type_code, series, str(number)) if type_code else None,
        due=dt.date.fromisoformat(due) if due else None,
    )
