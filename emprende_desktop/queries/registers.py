"""The lines of the registers that documents of ours make, in the order of their days.

What is kept of a document is in soles already and adds up. A liquidación of ours is a purchase: who sold is its
supplier, and what was taxed is taken as bought for taxed sales.
"""

import datetime as dt
import heapq
from collections.abc import Iterator
from decimal import Decimal

from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import TYPE_CODES, IdentityKind
from emprende_desktop.invoicing.register import (
    Counterpart,
    ModifiedPaper,
    PaperNumber,
    PurchaseAmounts,
    PurchaseLine,
    RegisterState,
    SaleAmounts,
    SaleLine,
)
from emprende_desktop.persistence.kept import SALE_NOTES
from emprende_desktop.persistence.reading.reader import Reader, many
from emprende_desktop.posting_rules.accounts import IGV
from emprende_desktop.trade.documents import DocumentKind

_SOLD = tuple(kind for kind in TYPE_CODES if kind is not DocumentKind.LIQUIDACION)
# The plus keeps the kind out of the plan: the days come in order from their index, and nothing is sorted.
_DOCUMENTS = """
SELECT d.kind, d.series, d.number, d.date, d.due, d.identity, d.identity_number, d.name, d.currency, d.rate,
  d.corrects_kind, d.corrects_number, d.corrects_date,
  EXISTS (SELECT 1 FROM document_void v WHERE v.document_id = d.id),
  d.export, d.taxed, d.igv, d.exempt, d.unaffected, d.isc, d.bags, d.total
FROM document d
WHERE d.date BETWEEN :first AND :last AND +d.kind IN (SELECT value FROM json_each(:kinds))
ORDER BY d.date, d.id
"""


# Sales whose boleta or factura was given by hand or on the portal and only its number noted: the entry says the rest.
_NOTED = """
SELECT e.date, json_extract(e.memo_arguments, '$.document'), json_extract(e.memo_arguments, '$.number'),
  COALESCE(w.name, ''), COALESCE(w.dni, ''), COALESCE(w.ruc, ''),
  (SELECT COALESCE(SUM(p.credit - p.debit), 0) FROM posting p JOIN account a ON a.id = p.account_id
    WHERE p.entry_id = e.id AND a.type = 'income'),
  (SELECT COALESCE(SUM(p.credit - p.debit), 0) FROM posting p JOIN account a ON a.id = p.account_id
    WHERE p.entry_id = e.id AND a.code = :igv)
FROM journal_entry e
  LEFT JOIN party w ON w.id = (SELECT MAX(p.party_id) FROM posting p WHERE p.entry_id = e.id)
WHERE e.date BETWEEN :first AND :last AND e.memo_template IN (SELECT value FROM json_each(:notes))
  AND json_extract(e.memo_arguments, '$.document') IN ('boleta', 'factura')
  AND json_extract(e.memo_arguments, '$.number') <> '' AND NOT EXISTS (SELECT 1 FROM document d WHERE d.entry_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = e.id)
ORDER BY e.date, e.id
"""


def sale_lines(reader: Reader, first: dt.date, last: dt.date) -> Iterator[SaleLine]:
    """Yield the register of sales from a day to another: facturas, boletas and notes, annulled ones too.

    A sale that was noted with the number of its boleta or factura stands in it as the entry says.
    """
    given, noted = _given(reader, first, last), _noted(reader, first, last)
    return heapq.merge(given, noted, key=lambda line: line.date)


def _noted(reader: Reader, first: dt.date, last: dt.date) -> Iterator[SaleLine]:
    asked = {"first": first.isoformat(), "last": last.isoformat(), "notes": many(SALE_NOTES), "igv": IGV}
    for date, kind, number, name, dni, ruc, income, igv in reader.rows(_NOTED, asked):
        series, _dash, last_part = number.rpartition("-")
        paper = PaperNumber(TYPE_CODES[DocumentKind(kind)], series, last_part)
        value, tax = Money(income), Money(igv)
        taxed = SaleAmounts(base=value, igv=tax, total=value + tax)
        amounts = taxed if igv else SaleAmounts(exempt=value, total=value)
        identity = IdentityKind.RUC.value if ruc else IdentityKind.DNI.value if dni else ""
        yield SaleLine(dt.date.fromisoformat(date), None, paper, Counterpart(identity, ruc or dni, name), amounts)


def _given(reader: Reader, first: dt.date, last: dt.date) -> Iterator[SaleLine]:
    for paper, day, due, party, currency, rate, modified, voided, cents in _documents(reader, first, last, _SOLD):
        export, base, igv, exempt, unaffected, isc, icbper, total = cents
        amounts = SaleAmounts(
            export=export, base=base, igv=igv, exempt=exempt, unaffected=unaffected, isc=isc, icbper=icbper, total=total
        )
        takes_away = paper.type_code == TYPE_CODES[DocumentKind.CREDIT_NOTE]
        state = RegisterState.ANNULLED if voided else RegisterState.STANDS
        yield SaleLine(day, due, paper, party, -amounts if takes_away else amounts, currency, rate, modified, state)


def settlement_lines(reader: Reader, first: dt.date, last: dt.date) -> Iterator[PurchaseLine]:
    """Yield the liquidaciones of ours from a day to another, but for annulled ones: they are purchases."""
    kinds = (DocumentKind.LIQUIDACION,)
    for paper, day, due, party, currency, rate, modified, voided, cents in _documents(reader, first, last, kinds):
        export, base, igv, exempt, unaffected, isc, icbper, total = cents
        amounts = PurchaseAmounts(
            base_taxed=base, igv_taxed=igv, not_taxed=export + exempt + unaffected, isc=isc, icbper=icbper, total=total
        )
        if not voided:
            yield PurchaseLine(day, due, paper, party, amounts, currency, rate, modified)


_Document = tuple[
    PaperNumber,
    dt.date,
    dt.date | None,
    Counterpart,
    str,
    Decimal | None,
    ModifiedPaper | None,
    bool,
    tuple[Money, ...],
]


def _documents(reader: Reader, first: dt.date, last: dt.date, kinds: tuple[DocumentKind, ...]) -> Iterator[_Document]:
    asked = {"first": first.isoformat(), "last": last.isoformat(), "kinds": many(kinds)}
    for kind, series, number, date, due, identity, known, name, currency, rate, *told in reader.rows(_DOCUMENTS, asked):
        corrects_kind, corrects_number, corrects_date, voided, *cents = told
        yield (
            PaperNumber(TYPE_CODES[DocumentKind(kind)], series, str(number)),
            dt.date.fromisoformat(date),
            dt.date.fromisoformat(due) if due else None,
            Counterpart(identity if known else "", known, name),
            currency,
            Decimal(rate) if rate else None,
            _modified(corrects_kind, corrects_number, corrects_date),
            bool(voided),
            tuple(map(Money, cents)),
        )


def _modified(kind: str, number: str, date: str) -> ModifiedPaper | None:
    if not kind:
        return None
    series, _dash, last = number.rpartition("-")
    return ModifiedPaper(dt.date.fromisoformat(date), PaperNumber(TYPE_CODES[DocumentKind(kind)], series, last))
