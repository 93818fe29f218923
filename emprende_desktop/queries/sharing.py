"""What the screens of assemblies, share-outs and hand-overs show, and what members put into lots."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.domain.exact import decimals_of
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.assays import Assay, AssayBy, GradeUnit, Metal, spread_of
from emprende_desktop.gold.assembly import Act, HandedPlace, HandOver
from emprende_desktop.gold.grades import g_t
from emprende_desktop.gold.lots import Ownership
from emprende_desktop.gold.share_outs import LotMeasures, LotWork, SharedOut
from emprende_desktop.gold.weights import MoistureTest, moisture_of
from emprende_desktop.persistence.reading import sharing as reading
from emprende_desktop.persistence.reading.fragments import one_of, stands
from emprende_desktop.persistence.reading.gathering import DAY_STANDS
from emprende_desktop.persistence.reading.reader import Reader, Row, many
from emprende_desktop.posting_rules.accounts import OWED_TO_MEMBERS
from emprende_desktop.queries.statements import place_opening

SHOWN = 60
_ACTS = f"{reading.ACT} ORDER BY a.date DESC, a.id DESC LIMIT ?"
_SHARES = f"{reading.SHARE} ORDER BY s.date DESC, s.id DESC LIMIT ?"


def acts(reader: Reader) -> tuple[Act, ...]:
    """Return the acts that stand, newest first."""
    rows = tuple(reader.rows(_ACTS, (SHOWN,)))
    return tuple(reading.act_from(reader, row) for row in rows)


def act_of(reader: Reader, act: int) -> Act | None:
    """Return an act that stands, None where there is none."""
    return reading.act_of(reader, act)


def share_outs(reader: Reader) -> tuple[SharedOut, ...]:
    """Return the share-outs that stand, newest first."""
    rows = tuple(reader.rows(_SHARES, (SHOWN,)))
    return tuple(reading.share_from(reader, row) for row in rows)


def share_of(reader: Reader, entry: int) -> SharedOut | None:
    """Return the share-out of an entry, None where that is none or was undone."""
    return reading.share_of(reader, entry)


@dataclass(frozen=True, slots=True)
class ShareableLot:
    """A lot that may be shared out: what is owed to its members, and the day of its last share-out that stands."""

    id: int
    code: str
    ownership: Ownership
    owed: Money
    shared_on: dt.date | None


_LOTS = f"""
SELECT lot.id, lot.code, lot.ownership,
  (SELECT MAX(s.date) FROM share_out s, json_each(s.lots) of WHERE of.value = lot.id AND {stands("s.entry_id")})
FROM lot WHERE lot.kind = 'ore' OR lot.id IN (SELECT value FROM json_each(?)) ORDER BY lot.opened_on DESC, lot.id DESC
LIMIT ?
"""


def shareable_lots(reader: Reader) -> tuple[ShareableLot, ...]:
    """Return the lots of ore, and those of gold sold for members, newest first."""
    owed = reading.owed_by_lot(reader, OWED_TO_MEMBERS)
    none = ("", Money(0))
    return tuple(
        ShareableLot(
            id_, code, Ownership(ownership), owed.get(id_, none)[1], dt.date.fromisoformat(shared) if shared else None
        )
        for id_, code, ownership, shared in reader.rows(_LOTS, (many(owed), SHOWN))
    )


# What was noted of who was merged into another counts as the other's.
_WORK = f"""
SELECT COALESCE((SELECT g.into_id FROM party_merge g WHERE g.party_id = l.party_id), l.party_id) AS owner,
  c.lot_id, SUM(l.ore_g), SUM(l.half_days)
FROM collection c JOIN collection_line l ON l.collection_id = c.id
WHERE {one_of("c.lot_id", "?")} AND {DAY_STANDS} GROUP BY owner, c.lot_id ORDER BY owner, c.lot_id
"""
_TESTS = "SELECT wet_mg, dry_mg FROM moisture_test WHERE lot_id = ? AND undone = 0 AND by = 'own' ORDER BY id"
_ASSAYS = """
SELECT by, value, unit, lab, date, percent_applied FROM assay
WHERE lot_id = ? AND undone = 0 AND metal = 'au' AND unit IN ('oz_tc', 'g_t') ORDER BY id
"""


def work_in(reader: Reader, lots: tuple[int, ...]) -> tuple[LotWork, ...]:
    """Return what each member brought to each of some lots, days that were undone left out."""
    return tuple(LotWork(*row) for row in reader.rows(_WORK, (many(lots),)))


def measures_of(reader: Reader, lots: tuple[int, ...]) -> dict[int, LotMeasures]:
    """Return the moisture and grade of lots: those of the group's own tests, a plant's grade only where none other."""
    return {lot: LotMeasures(_moisture(reader, lot), _grade(reader, lot)) for lot in lots}


def _moisture(reader: Reader, lot: int) -> Fraction:
    tests = [MoistureTest(Fraction(wet, 1000), Fraction(dry, 1000)) for wet, dry in reader.rows(_TESTS, (lot,))]
    return moisture_of(tests) if tests else Fraction()


def _grade(reader: Reader, lot: int) -> Fraction:
    told = [_assay(row) for row in reader.rows(_ASSAYS, (lot,))]
    ours = [one for one in told if one.by is not AssayBy.PLANT] or told
    return g_t(spread_of(ours, Metal.GOLD).mean) if ours else Fraction()


def _assay(row: Row) -> Assay:
    by, value, unit, lab, date, percent = row
    return Assay(
        AssayBy(by), Metal.GOLD, Fraction(value), decimals_of(value), GradeUnit(unit), lab, dt.date.fromisoformat(date),
        Fraction(percent or 100),
    )  # fmt: skip


_HAND_OVER = """
SELECT h.id, h.date, g.name, t.name, h.counted, h.papers, h.detail
FROM hand_over h JOIN party g ON g.id = h.from_id JOIN party t ON t.id = h.to_id WHERE h.undone = 0
"""
_HAND_OVERS = f"{_HAND_OVER} ORDER BY h.date DESC, h.id DESC LIMIT ?"
_ONE_HAND_OVER = f"{_HAND_OVER} AND h.id = ?"
_PLACE_NAME = "SELECT name FROM place WHERE id = ?"


def hand_overs(reader: Reader) -> tuple[HandOver, ...]:
    """Return the hand-overs that stand, newest first."""
    rows = tuple(reader.rows(_HAND_OVERS, (SHOWN,)))
    return tuple(_handed(reader, row) for row in rows)


def hand_over_of(reader: Reader, row: int) -> HandOver | None:
    """Return a hand-over that stands, None where there is none."""
    found = reader.first(_ONE_HAND_OVER, (row,))
    return _handed(reader, found) if found else None


def _handed(reader: Reader, row: Row) -> HandOver:
    id_, date, giver, taker, counted, papers, detail = row
    places = tuple(_handed_places(reader, counted))
    return HandOver(id_, dt.date.fromisoformat(date), giver, taker, places, tuple(json.loads(papers)), detail)


def _handed_places(reader: Reader, counted: str) -> Iterator[HandedPlace]:
    for told in json.loads(counted):
        name = str(reader.value(_PLACE_NAME, (told["place"],)))
        yield HandedPlace(name, Money(told["expected"]), Money(told["counted"]))


def held_on(reader: Reader, place: int, date: dt.date) -> Money:
    """Return what the notes say a place held at the end of a day, in céntimos."""
    return place_opening(reader, place, date + dt.timedelta(1))
