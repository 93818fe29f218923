"""A document of ours becomes its line in the registers, and every line adds up across."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import Affectation, IdentityKind
from emprende_desktop.invoicing.document import Advance, Draft, Line, Reference, Somebody
from emprende_desktop.invoicing.errors import DiscountTooLargeError
from emprende_desktop.invoicing.issued import Issued, Issuer
from emprende_desktop.invoicing.register import (
    PURCHASE_PARTS,
    SALE_PARTS,
    Counterpart,
    ModifiedPaper,
    PaperNumber,
    PurchaseAmounts,
    RegisterState,
    SaleAmounts,
)
from emprende_desktop.invoicing.registered import sale_line, settlement_line
from emprende_desktop.invoicing.totals import totals_of
from emprende_desktop.trade.documents import DocumentKind

DAY = dt.date(2026, 9, 5)
US = Issuer("20601234565", "Panadería Ñusta E.I.R.L.")
INN = Somebody(IdentityKind.RUC, "20554433228", "Hostal Peña")
STANDS = RegisterState.STANDS


def issued(*lines, kind=DocumentKind.FACTURA, series="F001", customer=INN, **more):
    draft = Draft(kind, series, DAY, customer, lines, "k", **more)
    return Issued(US, draft, 7, totals_of(draft, Decimal(18)))


def line(price, affectation=Affectation.TAXED, **more):
    return Line("Pan", Decimal(1), Decimal(price), affectation=affectation, **more)


def adds_up(amounts, names):
    return amounts.total.cents == sum(getattr(amounts, name).cents for name in names if name != "total")


def test_a_factura_is_told_by_what_its_lines_were():
    free = line("5", Affectation.TAXED_BONUS)
    told = sale_line(
        issued(line("118"), line("20", Affectation.EXEMPT), line("3", Affectation.UNAFFECTED), free, due=DAY), STANDS
    )
    assert told.amounts == SaleAmounts(
        base=Money(10_000), igv=Money(1_800), exempt=Money(2_000), unaffected=Money(300), total=Money(14_100)
    )
    assert (told.paper, told.party) == (PaperNumber("01", "F001", "7"), Counterpart("6", "20554433228", "Hostal Peña"))
    assert (told.date, told.due, told.modified, told.state) == (DAY, DAY, None, STANDS)


def test_a_credit_note_takes_away_and_names_what_it_corrects():
    reference = Reference(DocumentKind.FACTURA, "F001-00000006", DAY, "01", "Devolución")
    note = sale_line(
        issued(line("118"), kind=DocumentKind.CREDIT_NOTE, series="FC01", reference=reference), RegisterState.ANNULLED
    )
    assert (note.amounts.base, note.amounts.total) == (Money(-10_000), Money(-11_800))
    assert note.modified == ModifiedPaper(DAY, PaperNumber("01", "F001", "00000006"))
    assert note.counted == SaleAmounts()


def test_a_debit_note_adds():
    reference = Reference(DocumentKind.FACTURA, "F001-6", DAY, "02", "Aumento")
    note = sale_line(issued(line("118"), kind=DocumentKind.DEBIT_NOTE, series="FD01", reference=reference), STANDS)
    assert note.amounts.total == Money(11_800)


def test_somebody_unknown_has_no_kind():
    told = sale_line(issued(line("10"), kind=DocumentKind.BOLETA, series="B001", customer=Somebody()), STANDS)
    assert told.party == Counterpart("", "", "")


def test_dollars_are_told_in_soles_and_still_add_up():
    told = sale_line(
        issued(line("118.01"), line("10.33", Affectation.EXEMPT), currency="USD", rate=Decimal("3.745")), STANDS
    )
    assert (told.currency, told.rate) == ("USD", Decimal("3.745"))
    assert (told.amounts.base, told.amounts.igv, told.amounts.exempt) == (Money(37_454), Money(6_741), Money(3_869))
    assert told.amounts.total == Money(48_064)


def test_what_was_paid_before_is_not_told_twice():
    advance = Advance(DocumentKind.FACTURA, "F001-2", Money(10_001), Money(11_802))
    told = sale_line(issued(line("400", with_tax=False), advances=(advance,)), STANDS)
    assert (told.amounts.base, told.amounts.igv) == (Money(29_999), Money(5_400))
    assert (told.amounts.total, told.amounts.other) == (Money(35_398), Money(-1))


@pytest.mark.parametrize(
    ("affectation", "amounts"),
    [
        (Affectation.EXEMPT, PurchaseAmounts(not_taxed=Money(118_000), total=Money(118_000))),
        (Affectation.TAXED, PurchaseAmounts(base_taxed=Money(100_000), igv_taxed=Money(18_000), total=Money(118_000))),
    ],
)
def test_a_settlement_of_ours_is_a_purchase(affectation, amounts):
    rosa = Somebody(IdentityKind.DNI, "41234567", "Rosa Quispe")
    gold = issued(
        line("1180", affectation), kind=DocumentKind.LIQUIDACION, series="L001", customer=rosa,
        withholding_percent=Decimal("1.5"),
    )  # fmt: skip
    told = settlement_line(gold)
    assert told.amounts == amounts
    assert (told.paper, told.party) == (PaperNumber("04", "L001", "7"), Counterpart("1", "41234567", "Rosa Quispe"))


PRICES = st.decimals("0.01", "99999.99", places=2)
KINDS = st.sampled_from([Affectation.TAXED, Affectation.EXEMPT, Affectation.UNAFFECTED, Affectation.TAXED_BONUS])


@settings(max_examples=40)
@given(
    st.lists(st.tuples(PRICES, KINDS, st.booleans(), st.sampled_from(["0", "10"])), min_size=1, max_size=4),
    st.sampled_from(["0", "0.5"]),
    st.sampled_from([None, "3.745"]),
)
def test_every_line_adds_up_across(lines, discount, rate):
    made = [line(price, kind, with_tax=within, isc_percent=Decimal(isc)) for price, kind, within, isc in lines]
    more = {"currency": "USD", "rate": Decimal(rate)} if rate else {}
    try:
        document = issued(*made, discount=Decimal(discount), **more)
    except DiscountTooLargeError:
        return
    told = sale_line(document, STANDS)
    assert adds_up(told.amounts, SALE_PARTS)
    if not rate:
        assert told.amounts.total == document.totals.payable
        assert told.amounts.other == Money(0)
    settlement = issued(*made, kind=DocumentKind.LIQUIDACION, series="L001", **more)
    bought = settlement_line(settlement).amounts
    assert adds_up(bought, PURCHASE_PARTS)
    assert rate or bought.total == settlement.totals.price
