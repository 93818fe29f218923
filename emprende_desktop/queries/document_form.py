"""What the form of a document asks: what its day allows, series with their next number, what is sold, and to whom."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import Affectation, IdentityKind
from emprende_desktop.invoicing.document import Address, Somebody
from emprende_desktop.invoicing.errors import NotASaleError
from emprende_desktop.invoicing.issuing import BOLETA_LIMIT, kinds_issued, usual_series
from emprende_desktop.persistence.reading.dated import dated_value, standing_on
from emprende_desktop.persistence.reading.documents import document_of_entry, noted_sale
from emprende_desktop.persistence.reading.reader import Reader, Row
from emprende_desktop.posting_rules.accounts import IGV_RATE
from emprende_desktop.queries.documents import every_series
from emprende_desktop.trade.documents import DocumentKind

MEANS_OF_PAYMENT = "payment_means.PEN"  # from how many céntimos a payment goes through a bank
WITHHOLDING = "gold.withholding_pct"


@dataclass(frozen=True, slots=True)
class DayTerms:
    """What holds on a day: the regime and what it issues, IGV in percent, limits in céntimos, percent withheld."""

    regime: TaxRegime
    kinds: tuple[DocumentKind, ...]
    igv_percent: Decimal
    boleta_limit: Money
    means_from: Money
    withholding: str


def day_terms(reader: Reader, day: dt.date) -> DayTerms:
    """Return what holds on a day for the documents of these books."""
    regime = standing_on(reader, day).regime
    return DayTerms(
        regime,
        kinds_issued(regime),
        dated_value(reader, IGV_RATE, day) if regime.splits_igv else Decimal(0),
        Money(int(dated_value(reader, BOLETA_LIMIT, day))),
        Money(int(dated_value(reader, MEANS_OF_PAYMENT, day))),
        f"{dated_value(reader, WITHHOLDING, day):f}",
    )


@dataclass(frozen=True, slots=True)
class NextNumber:
    """A series that this laptop numbers, its point of issue and its next number."""

    code: str
    point: str
    number: int


def next_numbers(reader: Reader, kind: DocumentKind, corrects: DocumentKind | None) -> tuple[NextNumber, ...]:
    """Return the series of this laptop for a kind; where it has none, the next that no laptop numbers yet."""
    usual = usual_series(kind, corrects)
    known = [one for one in every_series(reader) if one.kind is kind and one.code[0] == usual[0]]
    here = tuple(NextNumber(one.code, one.point, one.next) for one in known if one.here and not one.retired)
    if here:
        return here
    taken = {one.code for one in known}
    codes = (f"{usual[:-1]}{digit}" for digit in range(1, 10))
    return (NextNumber(next((code for code in codes if code not in taken), usual), "", 1),)


@dataclass(frozen=True, slots=True)
class SoldThing:
    """Something that is sold as a document says it; `price` is as it was written, `unit` a code of catalogue 03."""

    item: int
    name: str
    code: str
    unit: str
    affectation: str
    with_tax: bool
    price: str
    category: int | None


_SOLD = """
SELECT i.id, i.name, COALESCE(o.code, ''), COALESCE(NULLIF(o.unit, ''), 'NIU'),
  COALESCE(NULLIF(o.affectation, ''), '10'), COALESCE(o.with_tax, 1), COALESCE(o.price, ''), i.price, o.category_id
FROM item i LEFT JOIN offer o ON o.item_id = i.id
"""
_ALL_SOLD = f"{_SOLD} WHERE i.retired = 0 AND i.kind IN ('product', 'goods', 'service') ORDER BY i.name"
_ONE_SOLD = f"{_SOLD} WHERE i.id = ?"


def things_sold(reader: Reader) -> tuple[SoldThing, ...]:
    """Return what can be put on a line with its price, by name."""
    return tuple(map(_sold, reader.rows(_ALL_SOLD)))


def sold_thing(reader: Reader, item: int) -> SoldThing:
    """Return how an item stands on a document."""
    return _sold(reader.one(_ONE_SOLD, (item,)))


def _sold(row: Row) -> SoldThing:
    id_, name, code, unit, affectation, with_tax, price, cents, category = row
    own = Money(cents).plain() if cents else ""
    return SoldThing(id_, name, code, unit, affectation, bool(with_tax), price or own, category)


_KNOWN = """
SELECT p.id, p.name, p.dni, p.ruc, COALESCE(a.identity, ''), COALESCE(a.number, ''), COALESCE(a.line, ''),
  COALESCE(a.ubigeo, ''), COALESCE(a.district, ''), COALESCE(a.province, ''), COALESCE(a.department, '')
FROM party p LEFT JOIN party_address a ON a.party_id = p.id
WHERE p.name = :told OR (:told <> '' AND :told IN (p.dni, p.ruc, a.number)) ORDER BY p.id LIMIT 1
"""
_OF_ROW = "SELECT name FROM party WHERE id = ?"


def somebody_known(reader: Reader, told: str) -> Somebody | None:
    """Return who has exactly this name, DNI, RUC or other number, with her address; None where nobody has."""
    row = reader.first(_KNOWN, {"told": told.strip()})
    if row is None:
        return None
    id_, name, dni, ruc, identity, number, *address = row
    if ruc:
        return Somebody(IdentityKind.RUC, ruc, name, Address(*address), id_)
    if dni:
        return Somebody(IdentityKind.DNI, dni, name, Address(*address), id_)
    return Somebody(IdentityKind(identity or "0"), number, name, Address(*address), id_)


@dataclass(frozen=True, slots=True)
class SaleNoted:
    """A sale that was written down: what a document for it says; no place where it was on credit.

    `affectation` is a code of catalogue 07: exempt where a regime with IGV noted it without any.
    """

    entry: int
    date: dt.date
    amount: Money
    what: str
    category: int | None
    name: str
    place: int | None
    affectation: Affectation


_SALE = """
SELECT e.date, COALESCE((SELECT c.name FROM category c WHERE c.id = json_extract(e.memo_arguments, '$.category')), ''),
  (SELECT c.id FROM category c WHERE c.id = json_extract(e.memo_arguments, '$.category')),
  COALESCE((SELECT w.name FROM posting p JOIN party w ON w.id = p.party_id WHERE p.entry_id = e.id LIMIT 1), ''),
  (SELECT p.place_id FROM posting p WHERE p.entry_id = e.id AND p.place_id IS NOT NULL AND p.debit > 0 LIMIT 1)
FROM journal_entry e WHERE e.id = ?
"""


def sale_noted(reader: Reader, entry: int) -> SaleNoted:
    """Return a sale that a document can be given for; raises NotASaleError."""
    noted, cents = noted_sale(reader, entry)
    date, what, category, name, place = reader.one(_SALE, (noted.entry,))
    day = dt.date.fromisoformat(date)
    without = standing_on(reader, day).regime.splits_igv and not noted.igv
    affectation = Affectation.EXEMPT if without else Affectation.TAXED
    return SaleNoted(entry, day, Money(cents), what, category, name, place, affectation)


def takes_document(reader: Reader, entry: int) -> bool:
    """Say whether an entry is a sale that was only written down, and that no document was given for yet."""
    try:
        noted_sale(reader, entry)
    except NotASaleError:
        return False
    return not document_of_entry(reader, entry)


_USUAL = """
SELECT kind FROM document WHERE origin = 'own' AND kind IN ('receipt', 'boleta') ORDER BY id DESC LIMIT 1
"""


def kind_for_sale(reader: Reader, day: dt.date) -> DocumentKind:
    """Return what is proposed for a sale that somebody asks a document for: a boleta, where its regime gives any.

    What she gave last goes before: who goes on giving receipts is offered a receipt.
    """
    kinds = kinds_issued(standing_on(reader, day).regime)
    otherwise = DocumentKind.BOLETA if DocumentKind.BOLETA in kinds else DocumentKind.RECEIPT
    return DocumentKind(reader.value(_USUAL) or otherwise)


def usual_kind(reader: Reader) -> DocumentKind:
    """Return what was given last to whoever buys, a receipt as long as nothing was: no boleta is proposed by itself."""
    return DocumentKind(reader.value(_USUAL) or DocumentKind.RECEIPT)
