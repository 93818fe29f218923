"""Suppliers' papers: what cannot be true is refused, what may be is said, and IGV is credited only where it may be."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.errors import InvalidRucError
from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.invoicing import purchase_errors as wrong
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.purchase_credit import NoCredit, Remark, credit, remarks
from emprende_desktop.invoicing.purchase_papers import checked_number, normal_number, paper_types
from emprende_desktop.invoicing.purchases import (
    Currency,
    Detraction,
    PaperReference,
    Portion,
    PurchaseAmounts,
    PurchaseDocument,
    PurchaseRules,
    Supplier,
    check_purchase,
    expected_withholding,
)
from resources.files import rows

DAY = dt.date(2026, 9, 10)
RULES = PurchaseRules(
    today=dt.date(2026, 9, 30),
    igv_rates=(Decimal(18), Decimal("10.5")),
    igv_tolerance=Money(100),
    banked_from=Money(200_000),
    fees_over=Money(150_000),
    fees_percent=Decimal(8),
)
MILL = Supplier(IdentityKind.RUC, "20100070970", "Molino Santa Rosa SAC")


def paper(total=118_00, igv=18_00, untaxed=0, **told):
    amounts = PurchaseAmounts(Money(total), Money(total - igv - untaxed), Money(igv), Money(untaxed))
    made = PurchaseDocument(
        MILL, "01", "F001", "15", DAY, amounts, (Portion(1, amounts.value, amounts.igv),), None, "key"
    )
    return replace(made, **told)


def test_parts_add_up_to_the_total_and_a_centimo_of_rounding_is_said():
    exact = PurchaseAmounts(Money(11800), Money(10000), Money(1800))
    assert exact.rounding == ZERO
    rounded = PurchaseAmounts(Money(11801), Money(10000), Money(1800))
    assert rounded.rounding == Money(1)
    made = paper(amounts=rounded, portions=(Portion(1, rounded.value, rounded.igv),))
    assert remarks(made, RULES, None) == (Remark.ROUNDED,)
    with pytest.raises(wrong.PurchaseTotalError) as refused:
        PurchaseAmounts(Money(11802), Money(10000), Money(1800))
    assert (refused.value.parts, refused.value.total) == (11800, 11802)


@given(
    parts=st.lists(st.integers(0, 10**9), min_size=6, max_size=6),
    rate=st.integers(1_001, 99_000).map(lambda thousandths: Decimal(thousandths) / 1_000),
    extra=st.sampled_from((-1, 0, 1)),
)
def test_soles_of_a_paper_in_dollars_add_up(parts, rate, extra):
    amounts = PurchaseAmounts(Money(max(1, sum(parts) + extra)), *map(Money, parts))
    soles = amounts.times(rate)
    assert soles.rounding == ZERO
    assert abs(Decimal(soles.total.cents) - Decimal(amounts.total.cents) * rate) <= 4


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"code": "99"}, wrong.UnknownPaperError),
        ({"series": "B001"}, wrong.PaperNumberError),
        ({"number": "0"}, wrong.PaperNumberError),
        ({"number": "123456789"}, wrong.PaperNumberError),
        ({"number": "١٥"}, wrong.PaperNumberError),
        ({"due": dt.date(2026, 9, 9)}, wrong.DueBeforeError),
        ({"currency": Currency.USD}, wrong.ExchangeRateError),
        ({"rate": Decimal("3.75")}, wrong.ExchangeRateError),
        ({"currency": Currency.USD, "rate": Decimal("NaN")}, wrong.ExchangeRateError),
        ({"currency": Currency.USD, "rate": Decimal(375)}, wrong.ExchangeRateError),
        ({"code": "07"}, wrong.ModifiedPaperError),
        ({"reference": PaperReference("01", "F001", "3", DAY)}, wrong.ModifiedPaperError),
        ({"portions": ()}, wrong.PortionsError),
        ({"portions": (Portion(1, Money(9999), Money(1800)),)}, wrong.PortionsError),
        ({"portions": (Portion(1, Money(10000), Money(1799)),)}, wrong.PortionsError),
        (
            {"portions": (Portion(1, Money(10001), Money(1800)), Portion(2, Money(-1), ZERO))},
            wrong.PurchasePartError,
        ),
    ],
)
def test_a_paper_that_cannot_be_is_refused(told, error):
    with pytest.raises(error) as refused:
        paper(**told)
    assert sentence(refused.value)


def test_a_supplier_is_somebody():
    with pytest.raises(InvalidRucError):
        Supplier(IdentityKind.RUC, "20100070971", "Molino")
    for told in ((IdentityKind.RUC, "20100070970", " "), (IdentityKind.NONE, "", "x")):
        with pytest.raises(wrong.SupplierUnknownError) as refused:
            Supplier(*told)
        assert sentence(refused.value)
    assert Supplier(IdentityKind.NONE, "ABC-1", "Foreign Co")


@pytest.mark.parametrize(("total", "igv"), [(118_00, 18_00), (110_50, 10_50), (100_00, 15_25), (118_01, 18_00)])
def test_igv_is_of_a_rate_of_its_day(total, igv):
    check_purchase(paper(total, igv), RULES)


@pytest.mark.parametrize(("total", "igv"), [(115_00, 15_00), (5_90, 70), (118_00, 0), (118_00, 19_00)])
def test_igv_of_no_rate_is_refused(total, igv):
    with pytest.raises(wrong.IgvRateError) as refused:
        check_purchase(paper(total, igv), RULES)
    assert sentence(refused.value)


def test_lines_rounded_each_by_itself_are_let_pass_and_said():
    """Seven lines of S/ 33.33 have an IGV of S/ 6.00 each, and of S/ 42.00 together, not 41.996."""
    made = paper(233_31 + 42_01, 42_01)
    check_purchase(made, RULES)
    assert Remark.IGV_ROUNDED in remarks(made, RULES, None)


def test_isc_is_part_of_what_igv_is_of():
    amounts = PurchaseAmounts(Money(129_80), Money(100_00), Money(19_80), isc=Money(10_00))
    check_purchase(paper(amounts=amounts, portions=(Portion(1, amounts.value, amounts.igv),)), RULES)


def test_a_paper_of_tomorrow_is_refused():
    check_purchase(paper(date=RULES.today), RULES)
    with pytest.raises(wrong.NotYetIssuedError):
        check_purchase(paper(date=RULES.today + dt.timedelta(days=1)), RULES)


@pytest.mark.parametrize(
    ("regime", "told", "paid", "why"),
    [
        (TaxRegime.RER, {}, PlaceKind.CASH, None),
        (TaxRegime.RMT, {}, None, None),
        (TaxRegime.GENERAL, {}, PlaceKind.BANK, None),
        (TaxRegime.NRUS, {}, PlaceKind.CASH, NoCredit.REGIME),
        (TaxRegime.NONE, {}, PlaceKind.CASH, NoCredit.REGIME),
        (TaxRegime.RER, {"code": "03", "series": "B001"}, PlaceKind.CASH, NoCredit.PAPER),
        (TaxRegime.RER, {"code": "14", "series": "S001"}, PlaceKind.CASH, None),
        (TaxRegime.RER, {"code": "12", "series": "T1"}, PlaceKind.CASH, NoCredit.PAPER),
        (
            TaxRegime.RER,
            {"code": "04", "series": "L001", "supplier": Supplier(IdentityKind.DNI, "45678912", "Rosa")},
            None,
            None,
        ),
        (TaxRegime.RER, {"supplier": Supplier(IdentityKind.DNI, "45678912", "Rosa")}, None, NoCredit.SUPPLIER),
        (TaxRegime.RER, {"code": "08", "reference": PaperReference("01", "F001", "3", DAY)}, None, None),
        (
            TaxRegime.RER,
            {"code": "08", "series": "B001", "reference": PaperReference("03", "B001", "3", DAY)},
            None,
            NoCredit.PAPER,
        ),
    ],
)
def test_igv_is_credited_where_regime_and_paper_allow(regime, told, paid, why):
    parted = credit(regime, paper(**told), RULES, paid)
    assert parted.why is why
    assert (parted.credited, parted.waiting, parted.cost) == (
        (Money(1800), ZERO, ZERO) if why is None else (ZERO, ZERO, Money(1800))
    )


@pytest.mark.parametrize(
    ("total", "paid", "refused"),
    [
        (199_999, PlaceKind.CASH, False),
        (200_000, PlaceKind.CASH, True),
        (200_000, PlaceKind.PERSONAL, True),
        (200_000, PlaceKind.BANK, False),
        (200_000, PlaceKind.WALLET, False),
        (200_000, None, False),
    ],
)
def test_so_much_in_cash_gives_no_credit_and_is_said(total, paid, refused):
    made = paper(total, round(total * 18 / 118))
    assert (credit(TaxRegime.RER, made, RULES, paid).why is NoCredit.CASH) is refused
    assert (Remark.CASH in remarks(made, RULES, paid)) is refused
    assert (Remark.BANK_LATER in remarks(made, RULES, None)) is (total == 200_000)


def test_a_detraccion_is_in_whole_soles_and_lets_the_credit_wait():
    made = paper(1_180_00, 180_00)
    waits = replace(made, detraction=Detraction("022", Decimal(12), Money(142_00)))  # 141.60
    check_purchase(waits, RULES)
    assert credit(TaxRegime.RER, waits, RULES, None).waiting == Money(180_00)
    assert Remark.DEPOSIT in remarks(waits, RULES, None)
    done = replace(waits, detraction=Detraction("022", Decimal(12), Money(142_00), "123456", DAY, 1))
    assert credit(TaxRegime.RER, done, RULES, None).credited == Money(180_00)
    for amount in (141_60, 140_00, 144_00):
        with pytest.raises(wrong.DetractionAmountError):
            check_purchase(replace(made, detraction=Detraction("022", Decimal(12), Money(amount))), RULES)


def test_a_detraccion_has_its_code_and_percent():
    for code, percent in (("", Decimal(12)), ("022", Decimal(0))):
        with pytest.raises(wrong.DetractionIncompleteError) as refused:
            Detraction(code, percent, Money(100))
        assert sentence(refused.value)


@pytest.mark.parametrize(("gross", "kept"), [(1_500_00, 0), (1_500_01, 120_00), (2_000_00, 160_00)])
def test_fees_above_the_limit_have_eight_percent_kept_back(gross, kept):
    fees = paper(gross, 0, gross, code="02", series="E001")
    assert expected_withholding(fees, RULES) == Money(kept)
    check_purchase(fees, RULES)  # she may be exempt
    assert (Remark.WITHHOLD in remarks(fees, RULES, None)) is bool(kept)
    if kept:
        check_purchase(replace(fees, withheld=Money(kept)), RULES)
    with pytest.raises(wrong.WithholdingError):
        check_purchase(replace(fees, withheld=Money(kept + 2)), RULES)


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("F001-15", "F001-15"),
        ("f001 - 00000015", "F001-15"),
        ("F001-0", "F001-0"),
        ("N° F001-15", "F001-15"),
        ("0001-000234", "0001-234"),
        ("15", "15"),
        ("sin numero", "SINNUMERO"),
    ],
)
def test_numbers_are_compared_however_they_were_typed(typed, compared):
    assert normal_number(typed) == compared


def test_a_number_checked_is_a_number_compared():
    for code, series, number in (
        ("01", "F001", "00015"),
        ("03", "EB01", "7"),
        ("14", "", "x"),
        ("02", "e001", "0000001"),
    ):
        try:
            told = "-".join(checked_number(code, series, number))
        except wrong.PaperNumberError:
            assert code == "14"
        else:
            assert normal_number(f"{series}-{number}") == told


def test_every_kind_of_paper_has_a_source():
    assert len(paper_types()) == len(rows("sunat/purchase_papers.csv"))
    assert all(row["source"].strip() for row in rows("sunat/purchase_papers.csv"))
    assert {code for code, kind in paper_types().items() if kind.sign < 0} == {"07"}
