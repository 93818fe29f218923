"""What is measured of lots, and the balance that comes of it; the list of lots and what waits at a plant."""

import datetime as dt
from fractions import Fraction

import pytest

from emprende_desktop.commands.lots import MoveUndoing, undo_move
from emprende_desktop.commands.measures import Measuring, TakingBack, note_measure, take_back
from emprende_desktop.domain.exact import half_up
from emprende_desktop.domain.json_errors import UnreadableNumberError
from emprende_desktop.gold.assays import AssayBy, Metal
from emprende_desktop.gold.errors import NotPositiveError, OutOfRangeError
from emprende_desktop.gold.lot_errors import NoNetWeightError, NotDriedError, UnknownLotError, UnknownMeasureError
from emprende_desktop.gold.lot_sheet import Missing, Step
from emprende_desktop.gold.lots import Held, LotKind, MoveKind, Stage
from emprende_desktop.gold.measures import Assaying, AssayUnit, Drying, MeasuredBy, Sample, Weighing
from emprende_desktop.queries.lot_sheet import lot_sheet, mercury_of
from emprende_desktop.queries.lots import closed_lots, next_code, open_lots, waiting_at_plant
from emprende_desktop.trade.papers import NewPaper
from tests.gold.conftest import DAY
from tests.gold.test_lots import key, process, sell, spend
from tests.gold.test_regrouping import new, pooled, split

OWN = MeasuredBy.OWN


def noted(company, measure, paper=None):
    return company.execute(note_measure, Measuring(measure, paper)).row_id


def assay(company, lot, value, unit=AssayUnit.G_T, by=AssayBy.OWN, **more):
    return noted(company, Assaying(lot, DAY, by, Metal.GOLD, value, unit, key(), **more))


def dried(company, lot, wet_mg, dry_mg, by=OWN):
    return noted(company, Drying(lot, DAY, by, wet_mg, dry_mg, key()))


def test_weights_moisture_and_assays_stand_until_they_are_taken_back(company, lots):
    """T1: two tests, 6.15 and 6.28 %, whose mean is 6.22."""
    lot = lots.open("A")
    first = noted(company, Weighing(lot, DAY, OWN, 5_012_000, 192_000, key(), 262), NewPaper("image/png", b"x"))
    dried(company, lot, 1_000_000, 938_500)
    dried(company, lot, 1_250_000, 1_171_500)
    assay(company, lot, "0.376", AssayUnit.OZ_TC)
    assay(company, lot, "20.57", by=AssayBy.PLANT)
    found = company.fetch(lot_sheet, lot).measures
    assert (found.net_g(OWN), found.sacks, found.moisture_pct) == (4_820_000, 262, Fraction("6.22"))
    assert found.weighings[0].paper
    assert found.grade_g_t() == Fraction("0.376") * Fraction(240, 7)
    assert found.spread(Metal.GOLD).count == 2
    company.execute(take_back, TakingBack(Weighing, first))
    assert company.fetch(lot_sheet, lot).measures.weighings == ()
    with pytest.raises(UnknownMeasureError):
        company.execute(take_back, TakingBack(Weighing, first))


def test_the_same_measure_is_written_once(company, lots):
    measure = Drying(lots.open("A"), DAY, OWN, 1_000, 900, "k")
    assert noted(company, measure) == noted(company, measure)


def test_what_cannot_have_been_measured_is_refused(company, lots):
    lot = lots.open("A")
    for gross, tare in ((100, 100), (100, 101), (100, -1)):
        with pytest.raises(NoNetWeightError):
            Weighing(lot, DAY, OWN, gross, tare, key())
    for wet, dry in ((100, 100), (100, 0)):
        with pytest.raises(NotDriedError):
            Drying(lot, DAY, OWN, wet, dry, key())
    with pytest.raises(UnreadableNumberError):
        assay(company, lot, "0,376")
    with pytest.raises(NotPositiveError):
        assay(company, lot, "0")
    with pytest.raises(OutOfRangeError):
        assay(company, lot, "1001", AssayUnit.PERMILLE)
    with pytest.raises(OutOfRangeError):
        assay(company, lot, "1", percent_applied="101")
    with pytest.raises(UnknownLotError):
        dried(company, 99, 2, 1)


def test_the_balance_of_what_was_processed(company, lots):
    """T10: 58.26280 g in the ore, 23.60 came out, 32.09200 in the tails: 2.57080 g are unaccounted, no flag."""
    ore, gold = lots.open("A"), lots.open("O", LotKind.GOLD)
    lots.collected(ore, 5_022_222)
    process(company, ore, gold, 5_022_222, 25_000, 23_600, mercury_used_mg=900, mercury_recovered_mg=850)
    assert company.fetch(lot_sheet, gold).balance.missing == (("A", Missing.MOISTURE), ("A", Missing.GRADE))
    dried(company, ore, 10_000, 9_000)
    assay(company, ore, "12.89")
    assay(company, ore, "9.99", by=AssayBy.PLANT)
    assert not company.fetch(lot_sheet, ore).balance.has_tails
    assay(company, ore, "7.10", sample=Sample.TAILS)
    for lot in (ore, gold):
        balance = company.fetch(lot_sheet, lot).balance
        mass = balance.mass()
        assert (balance.missing, balance.has_tails) == ((), True)
        assert (mass.contained_g, mass.tails_g, mass.unaccounted_g) == tuple(
            map(Fraction, ("58.2628", "32.092", "2.5708"))
        )
        assert half_up(mass.recovery_pct, 4) == half_up(Fraction("40.5061205"), 4)
        assert not mass.is_flagged
    assert company.fetch(mercury_of, gold) == (900, 850)


def test_a_life_goes_through_the_lots_before_and_after(company, lots):
    ore, later = lots.open("A"), DAY + dt.timedelta(3)
    lots.collected(ore, 1_000)
    spend(company, 5_000, ore)
    noted(company, Weighing(ore, DAY + dt.timedelta(1), OWN, 1_000, 0, key(), 3))
    split(company, ore, ((new("A1"), Held(400)),))
    half = ore + 1
    gold = lots.open("O", LotKind.GOLD)
    process(company, half, gold, 400, 100, 90, date=later)
    sell(company, gold, LotKind.GOLD, Stage.HAND, Held(0, 50, 45), 30_000, date=later)
    found = company.fetch(lot_sheet, gold)
    assert found.came_from == ((ore, "A"), (half, "A1"))
    assert found.life == (
        (Step.GATHERED, DAY), (Step.WEIGHED, DAY + dt.timedelta(1)), (Step.GOLD, later), (Step.SOLD, later),
    )  # fmt: skip
    assert [(part.kind, part.cents) for part in found.costs] == [(MoveKind.PROCESSED, 2_000)]
    assert (found.sales[0].gone, found.sales[0].cents) == (Held(0, 50, 45), 30_000)
    whole = company.fetch(lot_sheet, ore)
    assert whole.went_into == ((half, "A1"), (gold, "O"))
    assert [move.kind for move in whole.moves] == [MoveKind.SPLIT, MoveKind.COST, MoveKind.COLLECTED]
    assert whole.moves[0].others == ("A1",)
    assert (whole.cents, whole.held) == (5_000, Held(600))


def test_a_movement_that_was_undone_says_so_and_costs_nothing(company, lots):
    ore = lots.open("A")
    undone = lots.collected(ore, 1_000)
    company.execute(undo_move, MoveUndoing(undone, key()))
    found = company.fetch(lot_sheet, ore)
    assert [(move.id, move.is_undone) for move in found.moves] == [(undone, True)]
    assert found.life == ()


def sent(lots, lot, grams, date):
    from emprende_desktop.commands.lots import record_move

    lines = (lot, Stage.STOCKPILE, (-grams,), 0), (lot, Stage.PLANT, (grams,), 0)
    return lots.company.execute(record_move, lots.move(MoveKind.SENT, *lines, date=date, custody="Elena")).row_id


def test_lots_at_a_plant_are_warned_of_by_the_days_since_they_came(company, lots):
    ore, other = lots.open("A"), lots.open("B")
    for lot in (ore, other):
        lots.collected(lot, 1_000)
    sent(lots, ore, 400, DAY)
    assert company.fetch(waiting_at_plant, DAY + dt.timedelta(19)) == ()
    (late,) = company.fetch(waiting_at_plant, DAY + dt.timedelta(20))
    assert (late.code, late.days, late.is_last) == ("A", 20, False)
    sent(lots, ore, 100, DAY + dt.timedelta(10))
    sent(lots, other, 100, DAY + dt.timedelta(3))
    found = company.fetch(waiting_at_plant, DAY + dt.timedelta(25))
    assert [(one.code, one.days, one.is_last) for one in found] == [("A", 25, True), ("B", 22, False)]
    row = next(one for one in company.fetch(open_lots) if one.lot.id == ore)
    assert (row.custody, row.at(Stage.PLANT).held, row.since) == ("Elena", Held(500), DAY)


def test_open_lots_are_found_and_closed_ones_folded_away(company, lots):
    first, second = lots.open("2026-001"), lots.open("2026-002")
    lots.open("2026-003")
    for lot in (first, second):
        lots.collected(lot, 100)
    pooled(company, ((first, Held(100)),), second)
    assert [row.lot.code for row in company.fetch(open_lots)] == ["2026-003", "2026-002"]
    assert [row.lot.code for row in company.fetch(open_lots, "-002")] == ["2026-002"]
    assert [row.lot.code for row in company.fetch(closed_lots)] == ["2026-001"]
    assert company.fetch(closed_lots, "-002") == ()


def test_the_next_number_follows_the_highest_of_the_year(company, lots):
    assert company.fetch(next_code, LotKind.ORE, 2026) == "2026-001"
    for code in ("2026-009", "2026-011", "2026-x", "O-2026-004", "2025-100"):
        lots.open(code)
    assert company.fetch(next_code, LotKind.ORE, 2026) == "2026-012"
    assert company.fetch(next_code, LotKind.GOLD, 2026) == "O-2026-005"
