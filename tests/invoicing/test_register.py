"""Lines of the registers add up, and what was annulled counts nothing."""

from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.register import PURCHASE_PARTS, SALE_PARTS, PaperNumber, PurchaseAmounts, SaleAmounts
from tests.bakery import FEAST, PURCHASES, RETURNED, SALES, TORN
from tests.reading import purchase_totals, sale_totals


def test_the_month_of_the_bakery_adds_up():
    totals = sale_totals(SALES)
    assert (totals.base, totals.igv, totals.icbper) == (Money(135_925), Money(24_466), Money(150))
    assert totals.total == Money(160_541)
    spent = purchase_totals(PURCHASES)
    assert (spent.base_taxed, spent.igv_taxed, spent.not_taxed) == (Money(61_000), Money(10_980), Money(24_050))
    assert spent.total == Money(96_065)


def test_what_was_annulled_counts_nothing_and_a_note_takes_away():
    assert sale_totals([TORN]) == SaleAmounts()
    assert sale_totals([FEAST, RETURNED]).base == Money(90_000)
    assert purchase_totals([]) == PurchaseAmounts()


@given(st.lists(st.integers(-(10**12), 10**12), min_size=26, max_size=26))
def test_every_part_is_added_and_negated_by_itself(cents):
    first, second = (SaleAmounts(*map(Money, half)) for half in (cents[:13], cents[13:]))
    for name, one, other in zip(SALE_PARTS, cents[:13], cents[13:], strict=True):
        assert getattr(first + second, name) == Money(one + other)
        assert getattr(-first, name) == Money(-one)
    assert first + -first == SaleAmounts()
    bought = PurchaseAmounts(*map(Money, cents[:11]))
    assert [getattr(bought + bought, name).cents for name in PURCHASE_PARTS] == [2 * part for part in cents[:11]]


def test_a_document_is_told_as_an_advisor_looks_for_it():
    assert str(PaperNumber("01", "F001", "25")) == "01 F001-25"
    assert str(PaperNumber("00", "", "25")) == "00 25"
