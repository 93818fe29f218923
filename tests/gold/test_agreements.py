"""Terms and reviews are told once, read back as they were, and a sale posts what was really paid."""

import datetime as dt
import json
import uuid
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.commands.notes import reverse_entry
from emprende_desktop.commands.settlements import Settled, agree_terms, keep_review, settle_lot, withdraw_terms
from emprende_desktop.domain import json_errors
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.agreements import NewReview, NewTerms, ReviewTold
from emprende_desktop.gold.assays import AssayBy
from emprende_desktop.gold.lots import Held, LotKind, Stage
from emprende_desktop.gold.measured import LookedUp, Measured, our_figures
from emprende_desktop.gold.notes import GoldSale, SoldPart
from emprende_desktop.gold.own_assay import own_assay
from emprende_desktop.gold.printed import NUMBER_NAMES
from emprende_desktop.gold.review import review
from emprende_desktop.gold.review_json import ours_to_json, printed_to_json, review_from_json
from emprende_desktop.gold.terms_json import terms_to_json
from emprende_desktop.gold.weights import MoistureTest
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.settlements import (
    all_terms_of,
    buyers,
    last_review,
    lots_to_settle,
    ore_sale,
    sellable,
    terms_of,
)
from emprende_desktop.trade.corrections import Reversal
from tests.gold.papers import DAY, LIQUIDACION, OURS, SILVER, SILVER_TERMS, TERMS, assay, compared
from tests.reading import sale_of_lot

TOLD = ReviewTold(TERMS, OURS, {"moisture_pct": "9.00", "total_usd": "5692.33"}, LIQUIDACION, {"fx": "SBS"})


@pytest.fixture
def buyer(company):
    from emprende_desktop.commands.setup import add_party

    return company.execute(add_party, NewParty("Planta San José")).row_id


def agree(company, buyer, day, terms=TERMS, source="Contrato del 2 de enero"):
    new = NewTerms(buyer, dt.date.fromisoformat(day), terms, source, str(uuid.uuid4()))
    return company.execute(agree_terms, new).row_id


def test_the_terms_of_a_day_are_the_last_that_were_agreed_until_then(company, buyer):
    first = agree(company, buyer, "2026-01-02")
    second = agree(company, buyer, "2026-08-01", SILVER_TERMS)
    assert company.fetch(terms_of, buyer, dt.date(2026, 1, 1)) is None
    assert company.fetch(terms_of, buyer, dt.date(2026, 7, 31)).id == first
    found = company.fetch(terms_of, buyer, dt.date(2026, 9, 1))
    assert (found.id, found.terms, found.source) == (second, SILVER_TERMS, "Contrato del 2 de enero")
    company.execute(withdraw_terms, second)
    company.execute(withdraw_terms, second)
    assert company.fetch(terms_of, buyer, dt.date(2026, 9, 1)).id == first
    assert [one.id for one in company.fetch(all_terms_of, buyer)] == [first]
    assert company.fetch(buyers) == ((buyer, "Planta San José"),)


def test_terms_say_where_they_stand(company, buyer):
    with pytest.raises(json_errors.MissingKeyError) as caught:
        agree(company, buyer, "2026-01-02", source=" ")
    assert caught.value.key == "source"


FIGURE = st.tuples(st.sampled_from(NUMBER_NAMES), st.sampled_from(["1", "12.50", "0.376", "90"]))
FIGURES = st.lists(FIGURE, max_size=6).map(dict)


@given(figures=FIGURES, silver=st.booleans(), assays=st.lists(st.sampled_from(["0.376", "0.40"]), max_size=3))
def test_a_review_is_read_back_as_it_was_told(figures, silver, assays):
    ours = replace(
        OURS, silver=SILVER if silver else None, received=DAY, assays=tuple(assay(value) for value in assays)
    )
    told = replace(TOLD, terms=SILVER_TERMS, ours=ours, printed=figures)
    assert review_from_json(terms_to_json(told.terms), ours_to_json(told), printed_to_json(told)) == told


def test_what_is_not_known_stays_unknown():
    bare = replace(
        OURS, wet_t=None, moisture_pct=Fraction(0), grade_oz_tc=None, price_usd_oz=None, sacks=None,
        lab_recovery_pct=None,
    )  # fmt: skip
    told = replace(TOLD, ours=bare)
    assert review_from_json(terms_to_json(TERMS), ours_to_json(told), printed_to_json(told)).ours == bare


@pytest.mark.parametrize("broken", ["", "[]", '{"figures":{},"rates":{},"more":1}', '{"figures":{"x":"1"},"rates":{}}'])
def test_what_is_no_review_is_refused(broken):
    with pytest.raises((json_errors.WrongKindError, json_errors.UnknownKeyError)):
        review_from_json(terms_to_json(TERMS), ours_to_json(TOLD), broken)


def test_a_day_that_is_none_is_refused():
    ours = json.loads(ours_to_json(replace(TOLD, ours=replace(OURS, received=DAY)))) | {"received": "ayer"}
    with pytest.raises(json_errors.WrongKindError):
        review_from_json(terms_to_json(TERMS), json.dumps(ours), printed_to_json(TOLD))


def test_what_was_measured_gives_the_figures_of_a_settlement():
    tests = (MoistureTest(Fraction(1000), Fraction("938.5")), MoistureTest(Fraction(1250), Fraction("1171.5")))
    assays = (assay("0.342", AssayBy.PLANT), assay("0.40"), assay("0.362"))
    found = our_figures(
        Measured(4_820_000, 96, tests, assays, DAY), TERMS, LookedUp(Fraction("4066.20"), None, Fraction(3))
    )
    assert (found.wet_t, found.moisture_pct, found.sacks) == (Fraction("4.82"), Fraction("6.22"), 96)
    assert found.grade_oz_tc == Fraction("0.361")  # T9: the mean of 0.342 and 0.381, cut
    assert found.lab_grade_oz_tc == Fraction("0.342")
    umpired = Measured(assays=(*assays, assay("0.395", AssayBy.UMPIRE)))
    assert our_figures(umpired, TERMS, LookedUp()).grade_oz_tc == Fraction("0.381")
    assert our_figures(Measured(assays=assays[1:]), TERMS, LookedUp()).grade_oz_tc == Fraction("0.381")
    nothing = our_figures(Measured(), TERMS, LookedUp())
    assert (nothing.wet_t, nothing.moisture_pct, nothing.grade_oz_tc, nothing.sacks) == (None, None, None, None)


def test_what_an_own_assay_pays():
    """0.001 oz/TC is worth 3.91 USD a tonne; half of a hundredth pays 19.58, at 4.520 t 88.50."""
    found = own_assay(compared({"grade_oz_tc": "0.376"}))
    assert (found.known, found.grade_oz_tc) == (False, Fraction("0.386"))
    assert found.more == Money(8_850)
    hers = replace(OURS, assays=(assay("0.396"),))
    assert own_assay(compared({"grade_oz_tc": "0.376"}, ours=hers)).known
    assert own_assay(compared({"grade_oz_tc": "0.381"}, ours=hers)) is None
    assert own_assay(compared({"grade_oz_tc": "0.376"}, ours=replace(OURS, assays=(assay("0.370"),)))) is None


def new_review(lot, buyer, told=TOLD, replaces=None):
    return NewReview(lot, buyer, dt.date(2026, 9, 20), told, str(uuid.uuid4()), replaces)


def test_a_mended_review_replaces_the_one_before(company, lots, buyer):
    lot = lots.open("2026-014")
    new = new_review(lot, buyer)
    first = company.execute(keep_review, new).row_id
    assert company.execute(keep_review, new).row_id == first
    mended = replace(TOLD, printed={"moisture_pct": "6.22"})
    company.execute(keep_review, new_review(lot, buyer, mended, first))
    kept = company.fetch(last_review, lot)
    assert (kept.told, kept.code, kept.buyer) == (mended, "2026-014", "Planta San José")
    found = review(kept.told.compared(kept.date))
    assert found.waterfall.parts == ()


def sale_of(lot, parts, **more):
    return GoldSale(
        dt.date(2026, 9, 20), LotKind.ORE, parts, None, more.pop("place", 1), Money(100_000), str(uuid.uuid4()), **more
    )


def test_a_sale_takes_the_lot_and_keeps_its_review(company, lots, buyer):
    lot = lots.open("2026-014")
    lots.collected(lot, 4_820_000)
    assert [(one.id, one.ore_g) for one in company.fetch(lots_to_settle)] == [(lot, 4_820_000)]
    parts = company.fetch(sellable, lot)
    assert parts == (SoldPart(lot, Stage.STOCKPILE, Held(4_820_000)),)
    sold = Settled(new_review(lot, buyer), sale_of(lot, parts, details='{"place":1}', withheld=Money(4_000)))
    entry = company.execute(settle_lot, sold).row_id
    assert company.execute(settle_lot, sold).row_id == entry
    assert company.fetch(lots_to_settle) == ()
    assert company.fetch(sale_of_lot, lot) == entry
    found = company.fetch(ore_sale, entry)
    assert (found.place, found.parts, found.review) == (1, parts, company.fetch(last_review, lot).id)
    assert company.fetch(sellable, lot, entry) == parts
    again = company.execute(settle_lot, Settled(sold.review, sale_of(lot, parts), corrects=entry)).row_id
    assert company.fetch(sale_of_lot, lot) == again
    assert company.fetch(first_finding) is None
    company.execute(reverse_entry, Reversal(again, str(uuid.uuid4())))
    assert company.fetch(sale_of_lot, lot) is None
    assert company.fetch(sellable, lot) == parts
    assert company.fetch(ore_sale, 999) is None
    assert company.fetch(first_finding) is None
