"""Suppliers' papers: a month of them, one read back, and what would become of one that is not saved yet."""

import datetime as dt
import heapq
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.invoicing.codes import TYPE_CODES, IdentityKind
from emprende_desktop.invoicing.purchase_credit import Credit, NoCredit, Remark, credit, remarks
from emprende_desktop.invoicing.purchase_errors import PaperKnownError
from emprende_desktop.invoicing.purchase_json import purchase_from_json
from emprende_desktop.invoicing.purchase_papers import normal_number
from emprende_desktop.invoicing.purchases import (
    PurchaseDocument,
    PurchaseRules,
    check_purchase,
    purchase_rules,
)
from emprende_desktop.invoicing.register import Counterpart, PaperNumber, PurchaseAmounts, PurchaseLine, is_registered
from emprende_desktop.invoicing.registered_purchase import purchase_line
from emprende_desktop.persistence.reading.dated import dated_value, standing_on
from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.purchases import paper_known
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.posting_rules.accounts import IGV, IGV_RATE
from emprende_desktop.queries.page import PAGE_SIZE, Page
from emprende_desktop.queries.registers import settlement_lines
from emprende_desktop.trade.documents import DocumentKind

# The newest first; what is searched for is a part of the name, the number of the paper or of the supplier.
_FOUND = f"""p.date BETWEEN :first AND :last AND {stands("p.entry_id")}
  AND (:words = '' OR instr(lower(p.name), lower(:words)) > 0 OR p.identity_number = :words
       OR instr(p.series || '-' || p.number, upper(:words)) > 0)"""
_PAGE = f"""
SELECT p.id, p.entry_id, p.date, p.type_code, p.series, p.number, p.name, p.total, p.igv, p.credit,
  json_extract(p.content, '$.why'), p.xml_sha256 IS NOT NULL
FROM purchase p
WHERE {_FOUND} AND (p.date, p.id) < (:date, :id) ORDER BY p.date DESC, p.id DESC LIMIT :size
"""
_TOTALS = f"""
SELECT COUNT(*), COALESCE(SUM(p.total), 0), COALESCE(SUM(p.igv), 0), COALESCE(SUM(p.credit), 0)
FROM purchase p WHERE {_FOUND}
"""
_ONE = "SELECT content FROM purchase WHERE entry_id = ?"
_REGISTERED = f"""
SELECT p.content, json_extract(p.content, '$.why') FROM purchase p
WHERE p.date BETWEEN ? AND ? AND {stands("p.entry_id")} ORDER BY p.date, p.id
"""
# Notes that say a factura or boleta and are no purchase: who gave it, what was paid and the IGV that was credited.
_NOTED = f"""
SELECT e.date, json_extract(e.memo_arguments, '$.document'), json_extract(e.memo_arguments, '$.number'), e.total,
  (SELECT COALESCE(SUM(p.debit), 0) FROM posting p JOIN account a ON a.id = p.account_id
   WHERE p.entry_id = e.id AND a.code = ?),
  (SELECT json_array(y.ruc, y.dni, y.name) FROM posting p JOIN party y ON y.id = p.party_id
   WHERE p.entry_id = e.id ORDER BY p.id LIMIT 1)
FROM journal_entry e
WHERE e.date BETWEEN ? AND ? AND e.memo_template IN ('expense', 'asset', 'prepaid')
  AND json_extract(e.memo_arguments, '$.document') IN ('factura', 'boleta')
  AND e.reverses_id IS NULL AND {stands("e.id")}
ORDER BY e.date, e.id
"""
_PLACE = "SELECT kind FROM place WHERE id = ?"


@dataclass(frozen=True, slots=True)
class PurchaseFilter:
    """A month of papers, and what is searched for in it."""

    month: Month
    words: str = ""


@dataclass(frozen=True, slots=True)
class PurchaseRow:
    """One paper: amounts in céntimos of soles with their sign; `why` says why not all its IGV is credited."""

    id: int
    entry: int
    date: dt.date
    code: str
    number: str
    name: str
    total: Money
    igv: Money
    credit: Money
    why: NoCredit | None
    from_xml: bool


@dataclass(frozen=True, slots=True)
class PurchaseTotals:
    """What papers add up to."""

    papers: int
    total: Money
    igv: Money
    credit: Money


Key = tuple[str, int]


def purchases_page(reader: Reader, after: Key | None, asked: PurchaseFilter) -> Page[PurchaseRow, Key]:
    """Return the papers of a month that come after a key, the newest first."""
    date, last = after or ("9999", 0)
    found = reader.rows(_PAGE, {**_asked(asked), "date": date, "id": last, "size": PAGE_SIZE})
    rows = tuple(
        PurchaseRow(
            id_, entry, dt.date.fromisoformat(day), code, f"{series}-{number}" if series else number, name,
            Money(total), Money(igv), Money(credited), NoCredit(why) if why else None, bool(xml),
        )
        for id_, entry, day, code, series, number, name, total, igv, credited, why, xml in found
    )  # fmt: skip
    more = len(rows) == PAGE_SIZE
    return Page(rows, (rows[-1].date.isoformat(), rows[-1].id) if more else None)


def purchases_totals(reader: Reader, asked: PurchaseFilter) -> PurchaseTotals:
    """Return what the papers that are asked for add up to."""
    papers, total, igv, credited = reader.one(_TOTALS, _asked(asked))
    return PurchaseTotals(papers, Money(total), Money(igv), Money(credited))


def _asked(asked: PurchaseFilter) -> dict[str, object]:
    first, last = asked.month.first.isoformat(), asked.month.last.isoformat()
    return {"first": first, "last": last, "words": asked.words.strip()}


def purchase_of(reader: Reader, entry: int, key: str) -> PurchaseDocument | None:
    """Return the paper of an entry, under the key of the form that shows it; None for another note."""
    found = reader.first(_ONE, (entry,))
    return None if found is None else purchase_from_json(found[0], key)


@dataclass(frozen=True, slots=True)
class Judged:
    """What would become of a paper: its IGV, what is to be said of it, and the values of its day."""

    credit: Credit
    remarks: tuple[Remark, ...]
    rules: PurchaseRules


def judged(reader: Reader, document: PurchaseDocument, today: dt.date, instead_of: int | None = None) -> Judged:
    """Judge a paper as it would be when it is saved, in place of the entry that it corrects.

    Raises what `check_purchase` raises, PaperKnownError.
    """
    rules = rules_of(reader, document, today)
    check_purchase(document, rules)
    known = paper_known(reader, document)
    if known is not None and known[0] != instead_of:
        raise PaperKnownError(*known)
    place = None if document.place is None else reader.first(_PLACE, (document.place,))
    paid = None if place is None else PlaceKind(place[0])
    regime = standing_on(reader, document.date).regime
    return Judged(credit(regime, document, rules, paid), remarks(document, rules, paid), rules)


def rules_of(reader: Reader, document: PurchaseDocument, today: dt.date) -> PurchaseRules:
    """Return the values of the day of a paper."""
    return purchase_rules(lambda name, date: dated_value(reader, name, date), document.date, document.currency, today)


def igv_rate(reader: Reader, date: dt.date) -> Decimal:
    """Return the IGV of a day, in percent."""
    return dated_value(reader, IGV_RATE, date)


def purchase_lines(reader: Reader, first: dt.date, last: dt.date) -> Iterator[PurchaseLine]:
    """Yield the lines of the register of purchases from a day to another, in their order; fees are not in it.

    Notes that say the number of a factura or boleta are in it too, as far as they tell it.
    """
    days = (first.isoformat(), last.isoformat())
    told = reader.rows(_REGISTERED, days)
    papers = (purchase_line(purchase_from_json(content, ""), NoCredit(why) if why else None) for content, why in told)
    notes = (_noted(*row) for row in reader.rows(_NOTED, (IGV, *days)))
    return filter(is_registered, heapq.merge(papers, notes, key=_day))


def registered_purchases(reader: Reader, first: dt.date, last: dt.date) -> Iterator[PurchaseLine]:
    """Yield the register of purchases whole, with the liquidaciones of ours, from a day to another in their order."""
    papers, ours = purchase_lines(reader, first, last), settlement_lines(reader, first, last)
    return heapq.merge(papers, ours, key=_day)


def _day(line: PurchaseLine) -> dt.date:
    return line.date


def _noted(date: str, kind: str, number: str | None, total: int, igv: int, who: str | None) -> PurchaseLine:
    ruc, dni, name = json.loads(who) if who else ("", "", "")
    identity = IdentityKind.RUC.value if ruc else IdentityKind.DNI.value if dni else ""
    series, _dash, bare = normal_number(number or "").rpartition("-")
    rest = Money(total - igv)
    amounts = PurchaseAmounts(
        base_taxed=rest if igv else ZERO, igv_taxed=Money(igv), not_taxed=ZERO if igv else rest, total=Money(total)
    )
    return PurchaseLine(
        date=dt.date.fromisoformat(date),
        due=None,
        paper=PaperNumber(TYPE_CODES[DocumentKind(kind)], series, bare),
        party=Counterpart(identity, ruc or dni, name),
        amounts=amounts,
    )
