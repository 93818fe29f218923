"""What buyers agreed to, what is known of a lot that is settled, the reviews of papers and the sales of ore."""

import datetime as dt
import json
from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.gold.agreements import AgreedTerms, KeptReview
from emprende_desktop.gold.errors import NotReviewedError
from emprende_desktop.gold.lots import Held, Stage
from emprende_desktop.gold.measured import LookedUp, Measured
from emprende_desktop.gold.measures import MeasuredBy
from emprende_desktop.gold.net import Paper, TaxRates
from emprende_desktop.gold.notes import SoldPart
from emprende_desktop.gold.prices import Basis, Quoted, Series, StandingPrice
from emprende_desktop.gold.review_json import review_from_json
from emprende_desktop.gold.terms import PriceDate, RateDate, RateSource, SettlementTerms
from emprende_desktop.gold.terms_json import terms_from_json
from emprende_desktop.persistence.reading.dated import dated_value
from emprende_desktop.persistence.reading.gold import held
from emprende_desktop.persistence.reading.reader import Reader, Row
from emprende_desktop.posting_rules.accounts import IGV_RATE
from emprende_desktop.queries.lot_sheet import measures_of
from emprende_desktop.queries.lots import lot_coded
from emprende_desktop.queries.prices import price_on

WITHHOLDING, DETRACTION = "gold.withholding_pct", "gold.detraction_pct"

_BUYERS = """
SELECT party.id, party.name FROM party WHERE party.erased = 0
  AND EXISTS (SELECT 1 FROM buyer_terms t WHERE t.party_id = party.id AND t.undone = 0)
ORDER BY (SELECT MAX(t.id) FROM buyer_terms t WHERE t.party_id = party.id) DESC
"""
_TERMS = "SELECT id, party_id, valid_from, terms, source FROM buyer_terms WHERE undone = 0 AND party_id = ?"
_TERMS_OF = f"{_TERMS} AND valid_from <= ? ORDER BY valid_from DESC, id DESC LIMIT 1"
_ALL_TERMS_OF = f"{_TERMS} ORDER BY valid_from DESC, id DESC"
_LOTS = """
SELECT lot.id, lot.code, COALESCE(SUM(k.ore_g), 0) FROM lot LEFT JOIN gold_stock k ON k.lot_id = lot.id
WHERE lot.kind = 'ore' AND (k.ore_g > 0 OR lot.id = ?) GROUP BY lot.id ORDER BY lot.id DESC
"""
_RECEIVED = """
SELECT MIN(k.date) FROM gold_line k JOIN gold_move m ON m.id = k.move_id
WHERE k.lot_id = ? AND k.stage = 'plant' AND k.ore_g > 0 AND m.kind <> 'undone'
  AND NOT EXISTS (SELECT 1 FROM gold_move u WHERE u.reverses_id = m.id)
"""
_REVIEWS = """
SELECT r.id, r.lot_id, lot.code, r.party_id, party.name, r.date, r.terms, r.ours, r.printed
FROM settlement_review r JOIN lot ON lot.id = r.lot_id JOIN party ON party.id = r.party_id
"""
_REVIEW = f"{_REVIEWS} WHERE r.id = ?"
_LAST_REVIEW = f"{_REVIEWS} WHERE r.lot_id = ? ORDER BY r.id DESC LIMIT 1"
_SOLD = """
SELECT k.lot_id, k.stage, -k.ore_g FROM gold_line k JOIN gold_move m ON m.id = k.move_id
WHERE m.entry_id = ? AND m.kind = 'sold' ORDER BY k.id
"""
_SALE = """
SELECT s.review_id, s.details, e.date, e.memo_arguments FROM gold_sale s JOIN journal_entry e ON e.id = s.entry_id
WHERE s.entry_id = ? AND s.kind = 'ore'
"""
_SELLER = """
SELECT party.id, party.name FROM gold_sale_seller s JOIN party ON party.id = s.party_id WHERE s.entry_id = ? LIMIT 1
"""
_RATES = {RateSource.SBS: Basis.SBS_SELL, RateSource.SUNAT: Basis.SUNAT_SELL}


@dataclass(frozen=True, slots=True)
class LotToSettle:
    """A lot of ore of which something lies at the stockpile or the plant, in grams."""

    id: int
    code: str
    ore_g: int


@dataclass(frozen=True, slots=True)
class Reference:
    """What was looked up for a lot: prices and rate of their days, and where each was read, by the name of a figure.

    A day that nobody knows yet is None.
    """

    price_day: dt.date | None
    fx_day: dt.date | None
    found: LookedUp
    sources: dict[str, str]


@dataclass(frozen=True, slots=True)
class OreSale:
    """A sale of ore as its form asks for it again; `seller` is the row and name of whose paper it is, if anybody's."""

    entry: int
    review: int
    date: dt.date
    place: int | None
    number: str
    seller: tuple[int, str] | None
    parts: tuple[SoldPart, ...]


def buyers(reader: Reader) -> tuple[tuple[int, str], ...]:
    """Return the row and name of everybody whose terms are written down, the last written first."""
    return tuple((id_, name) for id_, name in reader.rows(_BUYERS))


def terms_of(reader: Reader, buyer: int, date: dt.date) -> AgreedTerms | None:
    """Return the terms of a buyer that are in force on a day, None where none are written down for it."""
    row = reader.first(_TERMS_OF, (buyer, date.isoformat()))
    return _terms_from(row) if row else None


def all_terms_of(reader: Reader, buyer: int) -> tuple[AgreedTerms, ...]:
    """Return every terms of a buyer that stand, the newest first."""
    return tuple(map(_terms_from, reader.rows(_ALL_TERMS_OF, (buyer,))))


def _terms_from(row: Row) -> AgreedTerms:
    id_, party, valid_from, terms, source = row
    return AgreedTerms(id_, party, dt.date.fromisoformat(valid_from), terms_from_json(terms), source)


def lots_to_settle(reader: Reader, also: int | None = None) -> tuple[LotToSettle, ...]:
    """Return the lots of ore of which something is there to be sold, and one more, the newest first."""
    return tuple(LotToSettle(id_, code, ore_g) for id_, code, ore_g in reader.rows(_LOTS, (also,)))


def measured(reader: Reader, lot: int) -> Measured:
    """Return what was measured of a lot: the group's weighings and tests, and everybody's assays."""
    found, received = measures_of(reader, lot), reader.value(_RECEIVED, (lot,))
    loads = [one.measure for one in found.weighings if one.measure.by is MeasuredBy.OWN]
    return Measured(
        ore_g=found.net_g(MeasuredBy.OWN),
        sacks=sum(load.sacks for load in loads),
        moisture=tuple(one.measure.test for one in found.dryings if one.measure.by is MeasuredBy.OWN),
        assays=found.ore_assays(),
        received=dt.date.fromisoformat(received) if received else None,
    )


def looked_up(reader: Reader, terms: SettlementTerms, of: Measured, day: dt.date) -> Reference:
    """Return the prices that the terms agree for a lot whose paper is of a day; a gap is never filled by a guess."""
    price_days = {
        PriceDate.RECEPTION: of.received, PriceDate.ASSAY: of.assayed, PriceDate.SETTLEMENT: day,
        PriceDate.SELLERS_CHOICE: None,
    }  # fmt: skip
    price_day = price_days[terms.price_date]
    fx_day = of.received if terms.rate_date is RateDate.RECEPTION else day
    basis = Basis(terms.price_basis.value)
    series = {
        "price_usd_oz": (Series(Quoted.GOLD, basis), price_day),
        "silver_usd_oz": (Series(Quoted.SILVER, basis), price_day),
        "fx": (Series(Quoted.DOLLAR, _RATES[terms.rate_source]), fx_day) if terms.rate_source in _RATES else None,
    }
    found: dict[str, StandingPrice] = {}
    for name, asked in series.items():
        price = price_on(reader, asked[0], asked[1]) if asked is not None and asked[1] is not None else None
        if price is not None:
            found[name] = price
    numbers = {name: price.price.exact for name, price in found.items()}
    return Reference(price_day, fx_day, LookedUp(**numbers), {name: price.source for name, price in found.items()})


def tax_rates(reader: Reader, paper: Paper, date: dt.date) -> TaxRates:
    """Return the percentages of a day for a sale by a document, as the company's own copy has them."""
    names = (WITHHOLDING, IGV_RATE, DETRACTION)
    return TaxRates(paper, *(Fraction(dated_value(reader, name, date)) for name in names))


def review_of(reader: Reader, review: int) -> KeptReview:
    """Return a review that is there."""
    return _review_from(reader.one(_REVIEW, (review,)))


def last_review(reader: Reader, lot: int) -> KeptReview | None:
    """Return the review of a lot that stands, None where its paper was not reviewed."""
    row = reader.first(_LAST_REVIEW, (lot,))
    return _review_from(row) if row else None


def review_of_lot(reader: Reader, code: str) -> KeptReview:
    """Return the review of a lot by its number; raises NotReviewedError."""
    lot = lot_coded(reader, code)
    kept = last_review(reader, lot) if lot is not None else None
    if kept is None:
        raise NotReviewedError(code)
    return kept


def _review_from(row: Row) -> KeptReview:
    id_, lot, code, party, buyer, date, terms, ours, printed = row
    told = review_from_json(terms, ours, printed)
    return KeptReview(id_, lot, code, party, buyer, dt.date.fromisoformat(date), told)


def sellable(reader: Reader, lot: int, corrects: int | None = None) -> tuple[SoldPart, ...]:
    """Return what of a lot lies at the plant and the stockpile; what a sale to be corrected took counts as there."""
    back = {part.stage: part.gone for part in _sold(reader, corrects)} if corrects is not None else {}
    there = ((stage, held(reader, lot, stage) + back.get(stage, Held())) for stage in (Stage.PLANT, Stage.STOCKPILE))
    return tuple(SoldPart(lot, stage, gone) for stage, gone in there if gone)


def _sold(reader: Reader, entry: int) -> tuple[SoldPart, ...]:
    return tuple(SoldPart(lot, Stage(stage), Held(ore_g)) for lot, stage, ore_g in reader.rows(_SOLD, (entry,)))


def ore_sale(reader: Reader, entry: int) -> OreSale | None:
    """Return a sale of ore that a review settled, to fill its form in again; None where the entry is none."""
    row = reader.first(_SALE, (entry,))
    if row is None or row[0] is None:
        return None
    review, details, date, arguments = row
    return OreSale(
        entry, review, dt.date.fromisoformat(date), json.loads(details).get("place"), json.loads(arguments)["number"],
        reader.first(_SELLER, (entry,)), _sold(reader, entry),
    )  # fmt: skip
