"""Sales of bars: what there is to sell, what was usual, what must be told before one is saved, and reading one back."""

import datetime as dt
import json
from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month, Period
from emprende_desktop.gold.balance import CapUse
from emprende_desktop.gold.dore import WINDOW, usual_payability
from emprende_desktop.gold.lots import Held, LotKind, Ownership, Stage
from emprende_desktop.gold.members import Member
from emprende_desktop.gold.notes import GoldSale, Reweighed, Seller, SoldPart
from emprende_desktop.gold.sold_bars import BarsSold
from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.gold_sales import cap_mg, sold_by
from emprende_desktop.persistence.reading.masters import party_called
from emprende_desktop.persistence.reading.members import member_of
from emprende_desktop.persistence.reading.reader import Reader, many
from emprende_desktop.trade.documents import Document, DocumentKind

# What lies there, and what a sale that is about to be corrected took from there.
_ON_HAND = """
SELECT lot.id, lot.code, lot.ownership, k.stage, SUM(k.gross_mg), SUM(k.fine_mg)
FROM (
  SELECT lot_id, stage, gross_mg, fine_mg FROM gold_stock WHERE stage IN ('hand', 'transit')
  UNION ALL
  SELECT l.lot_id, l.stage, -l.gross_mg, -l.fine_mg FROM gold_move m JOIN gold_line l ON l.move_id = m.id
  WHERE m.entry_id = ? AND m.reverses_id IS NULL) k
JOIN lot ON lot.id = k.lot_id
GROUP BY lot.id, k.stage HAVING SUM(k.gross_mg) > 0
ORDER BY lot.opened_on DESC, lot.id DESC, k.stage
"""
_PAYABILITY = f"""
SELECT e.date, json_extract(s.details, '$.payability_pct') FROM gold_sale s JOIN journal_entry e ON e.id = s.entry_id
WHERE s.kind = 'dore' AND e.date BETWEEN ? AND ? AND e.id IS NOT ? AND {stands("e.id")}
  AND COALESCE(json_extract(s.details, '$.payability_pct'), '') <> ''
"""
_MADE = """
SELECT COALESCE(SUM(CASE WHEN m.kind = 'sold' THEN 0 ELSE l.fine_mg END), 0),
  COALESCE(SUM(CASE WHEN m.kind = 'sold' THEN -l.fine_mg ELSE 0 END), 0)
FROM gold_move m JOIN gold_line l ON l.move_id = m.id
WHERE m.kind IN ('had', 'bought', 'processed', 'sold') AND m.entry_id IS NOT COALESCE(?, 0)
  AND NOT EXISTS (SELECT 1 FROM gold_move u WHERE u.reverses_id = m.id)
"""
_FINE_ON_HAND = "SELECT COALESCE(SUM(fine_mg), 0) FROM gold_stock WHERE stage IN ('hand', 'transit')"
# A lot of gold comes from lots of ore; where none is noted it answers for itself.
_WITHOUT_PERMISSION = """
WITH source (gold, lot) AS (
  SELECT g.lot_id, o.lot_id FROM gold_line g JOIN gold_move m ON m.id = g.move_id JOIN gold_line o ON o.move_id = m.id
  WHERE m.kind = 'processed' AND g.fine_mg > 0 AND o.ore_g < 0
    AND NOT EXISTS (SELECT 1 FROM gold_move u WHERE u.reverses_id = m.id)),
asked (gold, lot) AS (
  SELECT gold, lot FROM source
  UNION SELECT id, id FROM lot WHERE id NOT IN (SELECT gold FROM source))
SELECT DISTINCT lot.code FROM asked JOIN lot ON lot.id = asked.gold JOIN lot o ON o.id = asked.lot
WHERE asked.gold IN (SELECT value FROM json_each(?)) AND o.permission_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM collection c WHERE c.lot_id = o.id AND c.permission_id IS NOT NULL)
ORDER BY lot.code
"""
_NUMBERED = "SELECT id FROM party WHERE dni = ? AND erased = 0 ORDER BY id LIMIT 1"
_REGISTERED = "SELECT EXISTS (SELECT 1 FROM member)"
_SALE = """
SELECT e.date, e.memo_arguments, e.total, s.kind, s.details, s.review_id,
  (SELECT p.place_id FROM posting p JOIN place ON place.id = p.place_id
   WHERE p.entry_id = e.id AND p.debit > 0 AND place.kind <> 'detractions' ORDER BY p.id LIMIT 1),
  (SELECT p.party_id FROM posting p WHERE p.entry_id = e.id AND p.party_id IS NOT NULL ORDER BY p.id LIMIT 1)
FROM gold_sale s JOIN journal_entry e ON e.id = s.entry_id WHERE s.entry_id = ?
"""
_MOVED = """
SELECT m.kind, l.lot_id, l.stage, l.ore_g, l.gross_mg, l.fine_mg FROM gold_move m JOIN gold_line l ON l.move_id = m.id
WHERE m.entry_id = ? AND m.reverses_id IS NULL ORDER BY l.id
"""
_SELLERS = """
SELECT s.party_id, s.gross_mg, s.fine_mg, s.cents, s.reason, party.name FROM gold_sale_seller s
  JOIN party ON party.id = s.party_id
WHERE s.entry_id = ? ORDER BY s.rowid
"""
_SALES = f"""
SELECT e.id, e.date, e.total, s.gross_mg, s.fine_mg, s.details, COALESCE(
  (SELECT party.name FROM posting p JOIN party ON party.id = p.party_id WHERE p.entry_id = e.id ORDER BY p.id LIMIT 1),
  '')
FROM gold_sale s JOIN journal_entry e ON e.id = s.entry_id
WHERE s.kind = 'dore' AND e.date BETWEEN ? AND ? AND {stands("e.id")} ORDER BY e.date, e.id
"""


@dataclass(frozen=True, slots=True)
class GoldThere:
    """Gold of a lot that can be sold, and where it lies."""

    lot: int
    code: str
    ownership: Ownership
    stage: Stage
    held: Held


def gold_there(reader: Reader, without: int | None = None) -> tuple[GoldThere, ...]:
    """Return the gold on hand and in transit, the newest lot first; what the sale `without` took counts as there."""
    return tuple(
        GoldThere(lot, code, Ownership(of), Stage(stage), Held(gross_mg=gross, fine_mg=fine))
        for lot, code, of, stage, gross, fine in reader.rows(_ON_HAND, (without,))
    )


def usual_paid(reader: Reader, date: dt.date, without: int | None = None) -> Fraction | None:
    """Return the median part of the value (%) that the sales of the 90 days before a day were paid; None for none."""
    since = (date - WINDOW).isoformat()
    found = reader.rows(_PAYABILITY, (since, date.isoformat(), without))
    return usual_payability(((dt.date.fromisoformat(day), Fraction(paid)) for day, paid in found), date)


@dataclass(frozen=True, slots=True)
class MadeAndSold:
    """Fine gold on record, in milligrams."""

    made_mg: int
    sold_mg: int
    on_hand_mg: int


def made_and_sold(reader: Reader, without: int | None = None) -> MadeAndSold:
    """Return what was made or had, sold and is on hand, as if the sale `without` were not there."""
    made, sold = reader.one(_MADE, (without,))
    back = sum(line[5] for line in reader.rows(_MOVED, (without,)))
    return MadeAndSold(made, sold, int(reader.value(_FINE_ON_HAND)) - back)


def lots_without_permission(reader: Reader, lots: tuple[int, ...]) -> tuple[str, ...]:
    """Return the codes of the lots of gold whose ore was gathered without a permission on record."""
    return tuple(code for (code,) in reader.rows(_WITHOUT_PERMISSION, (many(lots),)))


@dataclass(frozen=True, slots=True)
class SellerFacts:
    """What the books know of somebody whose gold is sold; a `stranger` is no member where there is a register of them.

    `use` is her month against the limit, before this sale; None without a limit.
    """

    member: Member | None
    is_stranger: bool
    use: CapUse | None


def seller_facts(reader: Reader, who: NewParty, date: dt.date, without: int | None = None) -> SellerFacts:
    """Return what is known of a person by her DNI, or by her name; what the sale `without` took is not counted."""
    party = reader.value(_NUMBERED, (who.dni,)) if who.dni else None
    party = party or party_called(reader, who.name, who.dni, who.ruc)
    cap = cap_mg(reader, date)
    sold = (0, 0) if party is None else sold_by(reader, party, Month.of(date), without)
    known = None if party is None else member_of(reader, party)
    stranger = known is None and bool(reader.value(_REGISTERED))
    return SellerFacts(known, stranger, None if cap is None else CapUse(*sold, cap))


def entry_of_move(reader: Reader, move: int) -> int | None:
    """Return the entry of the note that made a movement; None where none did."""
    found = reader.value("SELECT entry_id FROM gold_move WHERE id = ?", (move,))
    return None if found is None else int(found)


def is_of_ore(reader: Reader, entry: int) -> bool:
    """Say whether a sale was of ore, and not of gold."""
    return bool(reader.value("SELECT kind = 'ore' FROM gold_sale WHERE entry_id = ?", (entry,)))


def gold_sale_of(reader: Reader, entry: int, key: str) -> GoldSale | None:
    """Return a sale of bars under a new idempotency key; None where the entry is another kind of note."""
    row = reader.first(_SALE, (entry,))
    if row is None or row[3] != "dore":
        return None
    date, arguments, total, _kind, details, review, place, party = row
    words, kept = json.loads(arguments), json.loads(details)
    moved = tuple(reader.rows(_MOVED, (entry,)))
    changed = [(kind, lot, Stage(stage), Held(*weights)) for kind, lot, stage, *weights in moved]
    return GoldSale(
        date=dt.date.fromisoformat(date),
        kind=LotKind.GOLD,
        parts=tuple(SoldPart(lot, stage, -change) for kind, lot, stage, change in changed if kind == "sold"),
        party=party,
        place=place,
        value=_cents(kept, "value", total),
        key=key,
        igv=_cents(kept, "igv_amount"),
        withheld=_cents(kept, "withheld"),
        detraction=_cents(kept, "detraction_amount"),
        fee=_cents(kept, "fee_amount"),
        document=Document(DocumentKind(words["document"]), words["number"]),
        detail=words["detail"],
        review=review,
        sellers=tuple(Seller(who, gross, fine, Money(cents), reason) for who, gross, fine, cents, reason, _name in
                      reader.rows(_SELLERS, (entry,))),
        details=details,
        reweighed=tuple(Reweighed(lot, stage, change) for kind, lot, stage, change in changed if kind != "sold"),
    )  # fmt: skip


def _cents(kept: dict[str, str], name: str, otherwise: int = 0) -> Money:
    """Return an amount that was kept of a sale; one noted without its figures is what its entry adds up to."""
    return Money(int(kept.get(name, otherwise)))


@dataclass(frozen=True, slots=True)
class NamedGrams:
    """Whose grams a sale is, by name, and why she may go over the limit."""

    name: str
    gross_mg: int
    reason: str


def sellers_of(reader: Reader, entry: int) -> tuple[NamedGrams, ...]:
    """Return whose grams a sale is, as they were noted."""
    return tuple(NamedGrams(row[5], row[1], row[4]) for row in reader.rows(_SELLERS, (entry,)))


def bars_sold(reader: Reader, period: Period) -> tuple[BarsSold, ...]:
    """Return the sales of bars of a period that stand, in order."""
    found = []
    for entry, date, total, gross, fine, details, buyer in reader.rows(
        _SALES, (period.start.isoformat(), period.end.isoformat())
    ):
        kept = json.loads(details)
        paid = kept.get("payability_pct", "")
        found.append(
            BarsSold(
                entry, dt.date.fromisoformat(date), buyer, gross, fine, _cents(kept, "value", total),
                _cents(kept, "received", total), Fraction(paid) if paid else None,
            )
        )  # fmt: skip
    return tuple(found)
