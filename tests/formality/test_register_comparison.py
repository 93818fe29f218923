"""A register beside SUNAT's proposal: what is missing on either side, what differs in which field, what is equal."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from emprende_desktop.domain.money import Money
from emprende_desktop.formality.register_comparison import compare_purchases, compare_sales
from emprende_desktop.invoicing.register import PaperNumber, RegisterState, SaleAmounts
from tests.bakery import BREAD, FEAST, FLOUR, INN, POWER, PURCHASES, RETURNED, SALES, TORN, TOURISTS, day


def test_the_same_month_is_equal_however_it_is_written():
    theirs = (
        replace(BREAD, paper=PaperNumber("03", "b001", "1"), due=day(2)),
        replace(FEAST, due=None, party=replace(INN, name="HOSTAL PENA")),
        replace(TORN, amounts=SaleAmounts(), state=RegisterState.ANNULLED),
        TOURISTS,
        RETURNED,
    )
    found = compare_sales(SALES, reversed(theirs))
    assert (found.missing_here, found.missing_there, found.differing, found.equal) == ((), (), (), 5)


def test_what_one_side_lacks_is_told_apart():
    found = compare_sales((BREAD, FEAST), (FEAST, TOURISTS))
    assert (found.missing_here, found.missing_there, found.equal) == ((TOURISTS,), (BREAD,), 1)


def test_a_difference_is_told_by_its_field_with_both_values():
    other = replace(FEAST, amounts=replace(FEAST.amounts, igv=Money(1)), date=day(6), party=replace(INN, number="1"))
    found = compare_sales([FEAST], [other])
    assert {(d.value, d.here, d.there) for d in found.differing} == {
        ("igv", FEAST.amounts.igv, Money(1)),
        ("date", day(5), day(6)),
        ("party_number", INN.number, "1"),
    }
    assert (found.equal, found.missing_here, found.missing_there) == (0, (), ())


def test_a_rate_counts_only_where_there_is_another_currency():
    assert compare_sales([BREAD], [replace(BREAD, rate=Decimal(1))]).equal == 1
    (found,) = compare_sales([TOURISTS], [replace(TOURISTS, rate=Decimal("3.750"))]).differing
    assert (found.value, found.here, found.there) == ("rate", Decimal("3.745"), Decimal("3.750"))
    torn = replace(TOURISTS, state=RegisterState.ANNULLED)
    assert compare_sales([torn], [replace(torn, amounts=SaleAmounts(), rate=None)]).equal == 1


def test_an_annulled_document_that_sunat_counts_differs():
    found = compare_sales([TORN], [replace(TORN, state=RegisterState.STANDS)])
    assert [d.value for d in found.differing] == ["base", "igv", "total"]


def test_a_note_of_another_document_differs():
    other = replace(RETURNED, modified=replace(RETURNED.modified, paper=PaperNumber("03", "B001", "9")))
    told = [d.value for d in compare_sales([RETURNED], [other]).differing]
    assert told == ["modified_type", "modified_series", "modified_number"]


def test_two_suppliers_may_give_the_same_number():
    other = replace(FLOUR, party=replace(FLOUR.party, number=POWER))
    assert compare_purchases(PURCHASES, PURCHASES).equal == len(PURCHASES)
    found = compare_purchases([FLOUR, other], [other])
    assert (found.missing_there, found.equal) == ((FLOUR,), 1)


def test_a_receipt_for_fees_is_not_missing_there():
    fees = replace(FLOUR, paper=PaperNumber("02", "E001", "5"))
    assert compare_purchases([fees, FLOUR], [FLOUR]).missing_there == ()


def test_a_document_that_is_told_twice_is_missing_once():
    assert compare_sales([BREAD], [BREAD, BREAD]).missing_here == (BREAD,)
    assert compare_sales([BREAD, BREAD], [BREAD]).missing_there == (BREAD,)


LINES = st.lists(st.sampled_from(SALES), max_size=8)


@settings(max_examples=60)
@given(LINES, LINES)
def test_every_document_is_accounted_for_and_the_mirror_tells_the_same(ours, theirs):
    there, here = compare_sales(ours, theirs), compare_sales(theirs, ours)
    assert there.equal + len(there.missing_there) == len(ours)
    assert there.equal + len(there.missing_here) == len(theirs)
    assert (len(there.missing_here), len(there.missing_there)) == (len(here.missing_there), len(here.missing_here))
