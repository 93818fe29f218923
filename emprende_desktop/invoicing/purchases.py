"""What a supplier's paper says, and whether it can be true.

Amounts are positive céntimos of the paper's currency, also in a credit note: its kind says the sign. Parts are rounded
to céntimos by whoever made the paper; in soles each part is rounded once more, half up, and their sum is the total, so
that register and ledger add up to the céntimo.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from emprende_desktop.domain.identity import checked_dni, checked_ruc
from emprende_desktop.domain.money import ZERO, Money, round_half_up
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.purchase_errors import (
    DetractionAmountError,
    DetractionIncompleteError,
    DueBeforeError,
    ExchangeRateError,
    IgvRateError,
    ModifiedPaperError,
    NotYetIssuedError,
    PortionsError,
    PurchasePartError,
    PurchaseTotalError,
    SupplierUnknownError,
    WithholdingError,
)
from emprende_desktop.invoicing.purchase_papers import FEES, PaperType, checked_number, paper_type
from emprende_desktop.trade.amounts import positive

_CENTIMO = Money(1)
_RATE_MIN, _RATE_MAX = Decimal(1), Decimal(100)  # soles for a dollar, beyond belief on either side


class Currency(StrEnum):
    """What a paper is written in; the books are in soles."""

    PEN = "PEN"
    USD = "USD"


@dataclass(frozen=True, slots=True)
class Supplier:
    """Who gave the paper: kind of identity (catalogue 06), number, name.

    Raises InvalidRucError, InvalidDniError, SupplierUnknownError.
    """

    identity: IdentityKind
    number: str
    name: str

    def __post_init__(self) -> None:
        if self.identity is IdentityKind.RUC:
            checked_ruc(self.number)
        if self.identity is IdentityKind.DNI:
            checked_dni(self.number)
        for field, text in (("number", self.number), ("name", self.name)):
            if not text.strip():
                raise SupplierUnknownError(field)


@dataclass(frozen=True, slots=True)
class PurchaseAmounts:
    """The parts of a paper and its total; `other` may be below zero, as a discount after tax is.

    Raises PurchasePartError, AmountNotPositiveError, and PurchaseTotalError where they differ by more than a céntimo.
    """

    total: Money
    taxed: Money = ZERO
    igv: Money = ZERO
    untaxed: Money = ZERO
    icbper: Money = ZERO
    isc: Money = ZERO
    other: Money = ZERO

    def __post_init__(self) -> None:
        for field in ("taxed", "igv", "untaxed", "icbper", "isc"):
            part: Money = getattr(self, field)
            if part < ZERO:
                raise PurchasePartError(field, part.cents)
        positive(self.total)
        if abs(self.rounding.cents) > _CENTIMO.cents:
            raise PurchaseTotalError((self.total - self.rounding).cents, self.total.cents)

    @property
    def rounding(self) -> Money:
        """Return what the total has more than its parts: nothing, or a céntimo that the paper rounded away."""
        parts = (self.taxed, self.igv, self.untaxed, self.icbper, self.isc, self.other)
        return Money(self.total.cents - sum(part.cents for part in parts))

    @property
    def value(self) -> Money:
        """Return everything but the IGV: what it costs where the IGV is credited."""
        return self.total - self.igv

    def times(self, rate: Decimal) -> "PurchaseAmounts":
        """Return the amounts in soles: each part rounded half up, the total their sum."""
        names = ("taxed", "igv", "untaxed", "icbper", "isc", "other")
        parts = {name: _times(getattr(self, name), rate) for name in names}
        rounding = _times(self.rounding, rate) if self.rounding else ZERO
        # A céntimo of a dollar may be several of a sol: it stays with what is neither base nor tax.
        parts["other"] += rounding
        return PurchaseAmounts(total=Money(sum(part.cents for part in parts.values())), **parts)


def _times(amount: Money, rate: Decimal) -> Money:
    return round_half_up(Decimal(amount.cents) * rate)


@dataclass(frozen=True, slots=True)
class Portion:
    """What part of a paper was for: a category (row id), what it costs without IGV, and the IGV on it."""

    category: int
    value: Money
    igv: Money = ZERO


@dataclass(frozen=True, slots=True)
class PaperReference:
    """The paper that a note changes."""

    code: str
    series: str
    number: str
    date: dt.date

    def __post_init__(self) -> None:
        checked_number(self.code, self.series, self.number)


@dataclass(frozen=True, slots=True)
class Detraction:
    """What is not paid to the supplier but into his account at the Banco de la Nación, in whole soles.

    `deposit` and `deposited` are number and day of the constancia, `place` (a row id) where the money left from; empty
    and None while it was not deposited. Raises DetractionIncompleteError.
    """

    code: str
    percent: Decimal
    amount: Money
    deposit: str = ""
    deposited: dt.date | None = None
    place: int | None = None

    def __post_init__(self) -> None:
        if not self.code.strip() or not self.percent:
            raise DetractionIncompleteError

    @property
    def done(self) -> bool:
        """Say whether the deposit was made."""
        return bool(self.deposit.strip()) and self.deposited is not None and self.place is not None


@dataclass(frozen=True, slots=True)
class PurchaseDocument:
    """A supplier's paper: whose, which, what it says, what it was for, and from which place it was paid if it was.

    `place` is a row id, None where it is owed; `rate` is soles for one unit of the currency; `withheld` is income tax
    kept back, in céntimos of soles. Raises what its parts raise, UnknownPaperError, PaperNumberError,
    ExchangeRateError, DueBeforeError, ModifiedPaperError, PortionsError.
    """

    supplier: Supplier
    code: str
    series: str
    number: str
    date: dt.date
    amounts: PurchaseAmounts
    portions: tuple[Portion, ...]
    place: int | None
    key: str
    due: dt.date | None = None
    currency: Currency = Currency.PEN
    rate: Decimal = Decimal(1)
    detraction: Detraction | None = None
    withheld: Money = ZERO
    reference: PaperReference | None = None
    detail: str = ""

    def __post_init__(self) -> None:
        checked_number(self.code, self.series, self.number)
        in_soles = self.currency is Currency.PEN
        believable = self.rate.is_finite() and _RATE_MIN <= self.rate < _RATE_MAX
        if not believable or in_soles != (self.rate == 1):
            raise ExchangeRateError(str(self.rate))
        if self.due is not None and self.due < self.date:
            raise DueBeforeError(self.date, self.due)
        if self.paper.is_note != (self.reference is not None):
            raise ModifiedPaperError(self.code)
        told = Money(sum(one.value.cents for one in self.portions))
        taxed = Money(sum(one.igv.cents for one in self.portions))
        if not self.portions or told != self.amounts.value:
            raise PortionsError(told.cents, self.amounts.value.cents, igv=False)
        if taxed != self.amounts.igv:
            raise PortionsError(taxed.cents, self.amounts.igv.cents, igv=True)
        for one in self.portions:
            if one.igv < ZERO or one.value < ZERO:
                raise PurchasePartError("portion", min(one.igv, one.value).cents)

    @property
    def paper(self) -> PaperType:
        """Return what kind of paper it is."""
        return paper_type(self.code)

    @property
    def full_number(self) -> str:
        """Return series and number as they are compared: `F001-15`."""
        series, number = checked_number(self.code, self.series, self.number)
        return f"{series}-{number}" if series else number

    @property
    def in_soles(self) -> PurchaseAmounts:
        """Return the amounts in céntimos of soles."""
        return self.amounts if self.currency is Currency.PEN else self.amounts.times(self.rate)


@dataclass(frozen=True, slots=True)
class PurchaseRules:
    """The dated values that judge a paper of one day, in céntimos; `banked_from` is in the paper's currency."""

    today: dt.date
    igv_rates: tuple[Decimal, ...]
    igv_tolerance: Money
    banked_from: Money
    fees_over: Money
    fees_percent: Decimal


def purchase_rules(
    value: Callable[[str, dt.date], Decimal], date: dt.date, currency: Currency, today: dt.date
) -> PurchaseRules:
    """Read the rules of a day with what reads a dated value by name."""

    def cents(name: str) -> Money:
        return round_half_up(value(name, date))

    return PurchaseRules(
        today=today,
        igv_rates=(value("igv.general", date), value("igv.mype_restaurantes_hoteles", date)),
        igv_tolerance=cents("purchase.igv_tolerance"),
        banked_from=cents(f"payment_means.{currency}"),
        fees_over=cents("fees.withholding_over"),
        fees_percent=value("fees.withholding_pct", date),
    )


def check_purchase(document: PurchaseDocument, rules: PurchaseRules) -> None:
    """Hold a paper against the values of its day.

    Raises NotYetIssuedError, IgvRateError, DetractionAmountError, WithholdingError.
    """
    if document.date > rules.today:
        raise NotYetIssuedError(document.date)
    igv, wanted = document.amounts.igv, expected_igv(document.amounts, rules)
    if abs(igv.cents - wanted.cents) > _tolerated(wanted, rules).cents:
        raise IgvRateError(igv.cents, wanted.cents)
    if document.detraction is not None:
        amount, right = document.detraction.amount, whole_detraction(document, document.detraction.percent)
        if amount.cents % 100 or abs(amount.cents - right.cents) > 100:
            raise DetractionAmountError(amount.cents, right.cents)
    right = expected_withholding(document, rules)
    if document.withheld and abs((document.withheld - right).cents) > 1:
        raise WithholdingError(document.withheld.cents, right.cents)


def expected_igv(amounts: PurchaseAmounts, rules: PurchaseRules) -> Money:
    """Return the IGV of the rate of that day that is nearest to what the paper says; ISC is part of its base."""
    base = Decimal((amounts.taxed + amounts.isc).cents)
    each = (round_half_up(base * rate / 100) for rate in rules.igv_rates)
    return min(each, key=lambda one: abs(one.cents - amounts.igv.cents))


def _tolerated(wanted: Money, rules: PurchaseRules) -> Money:
    """Allow for lines rounded each by itself: what SUNAT lets pass, and no more than a fiftieth of the IGV."""
    return min(rules.igv_tolerance, max(_CENTIMO, round_half_up(Decimal(wanted.cents) / 50)))


def whole_detraction(document: PurchaseDocument, percent: Decimal) -> Money:
    """Return a detracción in whole soles, half up (R.S. 183-2004/SUNAT), of the total with IGV."""
    soles = round_half_up(Decimal(document.in_soles.total.cents) * percent / 10_000)
    return Money(soles.cents * 100)


def expected_withholding(document: PurchaseDocument, rules: PurchaseRules) -> Money:
    """Return the income tax to keep back from fees (LIR art. 74): of the whole receipt where it is above the limit."""
    gross = document.in_soles.total
    if document.code != FEES or gross <= rules.fees_over:
        return ZERO
    return round_half_up(Decimal(gross.cents) * rules.fees_percent / 100)
