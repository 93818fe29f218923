"""Suppliers' papers: a month of them, one read back, and what would become of one that is not saved yet."""

import datetime as dt
import heapq
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from emprende_desktop.domain.dated import DatedValues
from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.invoicing.codes import TYPE_CODES, IdentityKind
from emprende_desktop.invoicing.detractions import DETRACTION_VALUES, DETRACTIONS, DetractionRule, detraction_rule
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
from emprende_desktop.invoicing.register import (
    Counterpart,
    Deposit,
    PaperNumber,
    PurchaseAmounts,
    PurchaseLine,
    is_registered,
)
from emprende_desktop.invoicing.registered_purchase import purchase_line
from emprende_desktop.persistence.reading.dated import dated_value, standing_on
from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.purchases import LATER_DEPOSIT, paper_known, purchase_told
from emprende_desktop.persistence.reading.reader import Reader, Row
from emprende_desktop.posting_rules.accounts import IGV, IGV_RATE
from emprende_desktop.queries.catalogues import list_on
from emprende_desktop.queries.page import PAGE_SIZE, Page
from emprende_desktop.queries.registers import settlement_lines
from emprende_desktop.queries.values import dated_values
from emprende_desktop.trade.documents import DocumentKind

# The newest first; what is searched for is a part of the name, the number of the paper or of the supplier.
_FOUND = f"""p.date BETWEEN :first AND :last AND {stands("p.entry_id")}
  AND (:words = '' OR instr(lower(p.name), lower(:words)) > 0 OR p.identity_number = :words
       OR instr(p.series || '-' || p.number, upper(:words)) > 0)"""
# What waited for its deposit is credited once that was made.
_CREDIT = f"""p.credit + CASE WHEN json_extract(p.content, '$.why') = 'deposit' AND {LATER_DEPOSIT} IS NOT NULL
  THEN p.igv ELSE 0 END"""
_PAGE = f"""
SELECT p.id, p.entry_id, p.date, p.type_code, p.series, p.number, p.name, p.total, p.igv, p.credit,
  json_extract(p.content, '$.why'), p.xml_sha256 IS NOT NULL,
  CASE WHEN p.deposit_date = '' THEN p.detraction ELSE 0 END, {LATER_DEPOSIT}
FROM purchase p
WHERE {_FOUND} AND (p.date, p.id) < (:date, :id) ORDER BY p.date DESC, p.id DESC LIMIT :size
"""
_TOTALS = f"""
SELECT COUNT(*), COALESCE(SUM(p.total), 0), COALESCE(SUM(p.igv), 0), COALESCE(SUM({_CREDIT}), 0)
FROM purchase p WHERE {_FOUND}
"""
# What waits for its deposit is registered in the month of that, in which its IGV is credited.
_REGISTERED = f"""
SELECT p.content, json_extract(p.content, '$.why'), '', '' FROM purchase p
WHERE p.date BETWEEN ? AND ? AND json_extract(p.content, '$.why') <> 'deposit' AND {stands("p.entry_id")}
ORDER BY p.date, p.id
"""
_DEPOSITED = f"""
SELECT p.content, '', d.date, json_extract(d.memo_arguments, '$.detail')
FROM journal_entry d JOIN application s ON s.payment_id = d.id JOIN purchase p ON p.entry_id = s.settled_id
WHERE d.date BETWEEN ? AND ? AND d.memo_template = 'deposit' AND {stands("d.id")}
  AND json_extract(p.content, '$.why') = 'deposit'
ORDER BY p.date, p.id
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
    """One paper: amounts in céntimos of soles with their sign; `why` says why not all its IGV is credited.

    `to_deposit` is what of its detracción is still to be deposited.
    """

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
    to_deposit: Money


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
    rows = tuple(map(_row, found))
    more = len(rows) == PAGE_SIZE
    return Page(rows, (rows[-1].date.isoformat(), rows[-1].id) if more else None)


def _row(told: Row) -> PurchaseRow:
    id_, entry, day, code, series, number, name, total, igv, credited, why, xml, detraction, deposited = told
    waited = why == NoCredit.DEPOSIT and deposited is not None
    return PurchaseRow(
        id_, entry, dt.date.fromisoformat(day), code, f"{series}-{number}" if series else number, name,
        Money(total), Money(igv), Money(igv if waited else credited), NoCredit(why) if why and not waited else None,
        bool(xml), Money(detraction) if deposited is None else ZERO,
    )  # fmt: skip


def purchases_totals(reader: Reader, asked: PurchaseFilter) -> PurchaseTotals:
    """Return what the papers that are asked for add up to."""
    papers, total, igv, credited = reader.one(_TOTALS, _asked(asked))
    return PurchaseTotals(papers, Money(total), Money(igv), Money(credited))


def _asked(asked: PurchaseFilter) -> dict[str, object]:
    first, last = asked.month.first.isoformat(), asked.month.last.isoformat()
    return {"first": first, "last": last, "words": asked.words.strip()}


def purchase_of(reader: Reader, entry: int, key: str) -> PurchaseDocument | None:
    """Return the paper of an entry, under the key of the form that shows it; None for another note."""
    found = purchase_told(reader, entry)
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


def detraction_on(reader: Reader, code: str, date: dt.date) -> DetractionRule | None:
    """Return what is known of a detracción's code on a day, None for a code that is not in SUNAT's list."""
    row = next((one for one in list_on(reader, DETRACTIONS, date) if one.code == code), None)
    if row is None:
        return None
    told = {"code": row.code, "words": row.words, "source": row.source, **row.more}
    return detraction_rule(told, date, DatedValues(dated_values(reader, DETRACTION_VALUES)))


def purchase_lines(reader: Reader, first: dt.date, last: dt.date) -> Iterator[PurchaseLine]:
    """Yield the lines of the register of purchases from a day to another, in their order; fees are not in it.

    A paper whose detracción waits is in none; deposited, it is in the register of that day (D.Leg. 940, first final
    provision; Ley 29215 art. 2: in the months after its own).
    Notes that say the number of a factura or boleta are in it too, as far as they tell it.
    """
    days = (first.isoformat(), last.isoformat())
    papers = (_told(*row) for row in reader.rows(_REGISTERED, days))
    deposited = (_told(*row) for row in reader.rows(_DEPOSITED, days))
    notes = (_noted(*row) for row in reader.rows(_NOTED, (IGV, *days)))
    return filter(is_registered, heapq.merge(papers, deposited, notes, key=_day))


def registered_purchases(reader: Reader, first: dt.date, last: dt.date) -> Iterator[PurchaseLine]:
    """Yield the register of purchases whole, with the liquidaciones of ours, from a day to another in their order."""
    papers, ours = purchase_lines(reader, first, last), settlement_lines(reader, first, last)
    return heapq.merge(papers, ours, key=_day)


def _day(line: PurchaseLine) -> dt.date:
    return line.date


def _told(content: str, why: str, deposited: str, number: str) -> PurchaseLine:
    document = purchase_from_json(content, "")
    line = purchase_line(document, NoCredit(why) if why else None)
    if not deposited:
        return line
    return replace(line, deposit=Deposit(dt.date.fromisoformat(deposited), number))


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
