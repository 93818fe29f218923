import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import Affectation, IdentityKind
from emprende_desktop.invoicing.document import Advance, Draft, Instalment, Line, Reference, Somebody
from emprende_desktop.invoicing.document_json import Known, draft_of, json_of
from emprende_desktop.invoicing.errors import DiscountTooLargeError, InstalmentsDifferError, LineWorthNothingError
from emprende_desktop.invoicing.totals import totals_of
from emprende_desktop.trade.documents import DocumentKind

DAY = dt.date(2026, 9, 5)
IGV = Decimal(18)
BUYER = Somebody(IdentityKind.RUC, "20100070970", "Supermercados")


def draft(*lines, **more):
    return Draft(DocumentKind.FACTURA, "F001", DAY, BUYER, lines, "k", **more)


def line(quantity, price, affectation=Affectation.TAXED, **more):
    return Line("Pan", Decimal(quantity), Decimal(price), affectation=affectation, **more)


def test_a_price_with_igv_is_what_is_paid():
    totals = totals_of(draft(line("1", "10")), IGV)
    assert (totals.taxed, totals.igv, totals.payable) == (Money(847), Money(153), Money(1000))


def test_a_price_without_igv_is_taxed_after_it_is_rounded():
    totals = totals_of(draft(line("3", "100", with_tax=False), line("1.5", "33.33", with_tax=False)), IGV)
    assert (totals.sold, totals.igv, totals.payable) == (Money(35000), Money(6300), Money(41300))


def test_what_is_free_is_told_and_not_paid():
    totals = totals_of(draft(line("2", "200", Affectation.TAXED_PRIZE)), IGV)
    assert (totals.free, totals.free_igv, totals.payable, totals.taxes) == (
        Money(40000),
        Money(7200),
        Money(0),
        Money(0),
    )


def test_a_discount_of_the_whole_lowers_base_and_tax():
    totals = totals_of(draft(line("1", "1000", with_tax=False), discount=Decimal(100)), IGV)
    assert (totals.taxed, totals.igv, totals.payable) == (Money(90000), Money(16200), Money(106200))


def test_an_advance_lowers_base_tax_and_what_is_left():
    advance = Advance(DocumentKind.FACTURA, "F001-2", Money(10000), Money(11800))
    totals = totals_of(draft(line("4", "100", with_tax=False), advances=(advance,)), IGV)
    assert (totals.taxed, totals.igv, totals.price, totals.payable) == (
        Money(30000),
        Money(5400),
        Money(47200),
        Money(35400),
    )


def test_an_advance_of_everything_leaves_no_tax():
    """A third of 10.00 has 1.53 of IGV, three have 4.59, and 18 % of their 25.41 is 4.57: the rest goes too."""
    advance = Advance(DocumentKind.FACTURA, "F001-2", Money(2541), Money(3000))
    totals = totals_of(draft(*[line("1", "10")] * 3, advances=(advance,)), IGV)
    assert (totals.taxed, totals.igv, totals.payable) == (Money(0), Money(0), Money(0))


def test_a_discount_takes_no_more_tax_than_there_is():
    totals = totals_of(draft(*[line("1", "0.03", with_tax=False)] * 9, discount=Decimal("0.26")), IGV)
    assert (totals.taxed, totals.igv, totals.discount_igv) == (Money(1), Money(4), Money(5))
    totals = totals_of(draft(*[line("1", "0.02", with_tax=False)] * 9, discount=Decimal("0.17")), IGV)
    assert (totals.igv, totals.discount_igv) == (Money(0), Money(0))


def test_a_bag_that_is_given_away_is_taxed_all_the_same():
    totals = totals_of(draft(line("2", "1", Affectation.UNAFFECTED_BONUS, bag_tax=Decimal("0.5"))), IGV)
    assert (totals.free, totals.bags, totals.taxes, totals.payable) == (Money(200), Money(100), Money(100), Money(100))


def test_one_of_what_is_free_costs_its_reference_value():
    (told,) = totals_of(draft(line("3", "10", Affectation.TAXED_PRIZE, discount=Decimal(5))), IGV).lines
    assert (told.unit_value, told.unit_price, told.value) == (Decimal(10), Decimal(10), Money(2500))


def test_a_discount_of_less_than_a_centimo_is_none():
    (told,) = totals_of(draft(line("0.001", "45.01", discount=Decimal("0.00001"), isc_percent=Decimal(10))), IGV).lines
    assert (told.value, told.discount) == (Money(4), Money(0))


def test_isc_is_part_of_what_igv_is_figured_on():
    totals = totals_of(draft(line("1", "100", with_tax=False, isc_percent=Decimal(10))), IGV)
    assert (totals.isc, totals.igv, totals.payable) == (Money(1000), Money(1980), Money(12980))


def test_a_discount_beyond_what_is_sold_is_refused():
    with pytest.raises(DiscountTooLargeError):
        totals_of(draft(line("1", "10"), discount=Decimal(100)), IGV)


@pytest.mark.parametrize("more", [{"discount": Decimal(10)}, {"with_tax": False, "discount": Decimal("9.9951")}])
def test_a_line_that_comes_to_nothing_is_refused(more):
    with pytest.raises(LineWorthNothingError):
        totals_of(draft(line("1", "10", **more), line("1", "10")), IGV)


def test_instalments_beyond_what_is_to_be_paid_are_refused():
    with pytest.raises(InstalmentsDifferError):
        totals_of(draft(line("1", "10"), instalments=(Instalment(DAY, Money(1001)),)), IGV)


quantities = st.decimals("0.001", "99999", places=3)
prices = st.decimals("0.01", "9999", places=4)
lines = st.builds(
    Line,
    st.just("Pan"),
    quantities,
    prices,
    affectation=st.sampled_from(Affectation),
    with_tax=st.booleans(),
    isc_percent=st.sampled_from([Decimal(0), Decimal(10)]),
).filter(lambda one: one.quantity * one.price > Decimal("0.02"))


@given(st.lists(lines, min_size=1, max_size=6))
def test_every_total_is_the_sum_of_its_parts(listed):
    totals = totals_of(draft(*listed), IGV)
    assert totals.sold == totals.taxed + totals.exempt + totals.unaffected + totals.export
    assert totals.price == totals.sold + totals.taxes == totals.payable
    for one in totals.lines:
        gross = one.line.quantity * one.line.price * 100
        told = one.value if one.line.affectation.is_free or not one.line.with_tax else one.value + one.isc + one.igv
        assert abs(told.cents - gross) <= Decimal("0.5")


@given(st.lists(lines, min_size=1, max_size=3), st.booleans())
def test_a_document_reads_back_as_it_was_written(listed, on_credit):
    more = {"instalments": (Instalment(DAY, Money(1)),)} if on_credit else {"place": 3}
    reference = Reference(DocumentKind.FACTURA, "F001-1", DAY, "01", "Se anuló")
    written = Draft(DocumentKind.CREDIT_NOTE, "F001", DAY, BUYER, tuple(listed), "k", reference=reference, **more)
    known = Known(int, int, lambda _number: (DocumentKind.FACTURA, DAY))
    assert draft_of(json_of(written), known, "other") == written
