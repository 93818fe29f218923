"""What a month owes the State, as a sheet that shows its sums."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from emprende_desktop.domain.dated import DatedValue, DatedValues
from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.money import ZERO, Money, round_half_up
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.figures import MonthFigures

IGV = "igv.general"
UIT = "uit"
UNIT = "declared.unit"
COEFFICIENT = "advance.coefficient_pct"
NRUS_CATEGORIES = ("1", "2")


class Tax(StrEnum):
    """What is paid each month."""

    NRUS = "nrus"
    RER = "rer"
    ADVANCE = "advance"
    IGV = "igv"


class LineKey(StrEnum):
    """What a line of the sheet says."""

    SALES = "sales"
    NOTES = "notes"
    INCOME = "income"
    INCOME_OF_YEAR = "income_of_year"
    PURCHASES = "purchases"
    RETURNED = "returned"
    GREATER = "greater"
    OVER = "over"
    FEE = "fee"
    INCOME_TAX = "income_tax"
    TAXED_SALES = "taxed_sales"
    TAX_OF_SALES = "tax_of_sales"
    TAX_OF_NOTES = "tax_of_notes"
    CREDIT = "credit"
    CREDIT_OF_ASSETS = "credit_of_assets"
    CREDIT_RETURNED = "credit_returned"
    CREDIT_BEFORE = "credit_before"
    WITHHELD = "withheld"
    WITHHELD_BEFORE = "withheld_before"


_KEPT_AHEAD = (LineKey.WITHHELD, LineKey.WITHHELD_BEFORE)


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: as the books have it and as it is declared (céntimos; signed as it adds to what is owed).

    `documents` is how many it comes from, where it comes from documents; `percent` the rate that made it.
    """

    key: LineKey
    amount: Money
    declared: Money
    documents: int | None = None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """What is left for the month after: credit of IGV, and IGV withheld that nothing was set against; céntimos."""

    credit: Money = ZERO
    withheld: Money = ZERO


NO_CARRY = Carried()


@dataclass(frozen=True, slots=True)
class TaxDue:
    """One tax of a month: `basis` says what it comes from, the declared `sums` add up to what is to pay or left.

    `category` is of the NRUS, empty where the month is over its limits; `values` are the dated values it used.
    """

    tax: Tax
    basis: tuple[Line, ...]
    sums: tuple[Line, ...]
    to_pay: Money
    values: tuple[DatedValue, ...]
    carried: Carried = NO_CARRY
    category: str = ""

    @property
    def rounded_away(self) -> Money:
        """Return what the books have of an IGV more than is declared, in céntimos; less where negative."""
        return Money(sum(line.amount.cents - line.declared.cents for line in self._tax_lines))

    @property
    def set_off(self) -> Money:
        """Return what of the IGV is covered by what was withheld."""
        return max(_declared(self._tax_lines), ZERO) - self.to_pay

    @property
    def is_noted_first(self) -> bool:
        """Say whether something is to be written into the books before it is paid.

        A fee and a final tax are owed from the month on; IGV is in the ledger already, but for what a declaration
        rounds away and what was withheld; an advance exists only once it is paid.
        """
        if self.tax is Tax.IGV:
            return bool(self.rounded_away or self.set_off)
        return self.tax is not Tax.ADVANCE and bool(self.to_pay)

    @property
    def _tax_lines(self) -> tuple[Line, ...]:
        return tuple(line for line in self.sums if line.key not in _KEPT_AHEAD)


@dataclass(frozen=True, slots=True)
class Before:
    """What a month takes over: the year's net income of the months before it (céntimos), and what is carried."""

    income_of_year: Money = ZERO
    carried: Carried = NO_CARRY


@dataclass(frozen=True, slots=True)
class MonthTaxes:
    """All taxes of a month."""

    figures: MonthFigures
    dues: tuple[TaxDue, ...]

    @property
    def month(self) -> Month:
        """Return which month."""
        return self.figures.month

    @property
    def to_pay(self) -> Money:
        """Return all that is to be paid."""
        return Money(sum(due.to_pay.cents for due in self.dues))

    @property
    def carried(self) -> Carried:
        """Return what is left for the month after."""
        return next((due.carried for due in self.dues if due.tax is Tax.IGV), NO_CARRY)


class _Rules:
    """The dated values of one month, remembered as they are asked for."""

    def __init__(self, values: DatedValues, month: Month) -> None:
        self._values, self._day = values, month.last
        self.used: dict[str, DatedValue] = {}

    def optional(self, name: str) -> Decimal | None:
        found = self._values.on(name, self._day)
        if found is not None:
            self.used[name] = found
        return None if found is None else found.number

    def number(self, name: str) -> Decimal:
        found = self.optional(name)
        return self._values.number(name, self._day) if found is None else found

    def cents(self, name: str) -> Money:
        return Money(int(self.number(name)))

    def of_uit(self, name: str) -> Money:
        return Money(int(self.number(name) * self.number(UIT)))

    def whole(self, amount: Money) -> Money:
        """Round to what a declaration takes, halves away from zero (R.S. 025-2000/SUNAT: whole soles)."""
        unit = int(self.number(UNIT))
        return Money(round_half_up(Decimal(amount.cents) / unit).cents * unit)

    def line(self, key: LineKey, amount: Money, documents: int | None = None, percent: Decimal | None = None) -> Line:
        return Line(key, amount, self.whole(amount), documents, percent)

    @property
    def told(self) -> tuple[DatedValue, ...]:
        return tuple(self.used.values())


def nrus_category(most: Money, values: DatedValues, month: Month) -> str:
    """Return the NRUS category of a month by its sales or purchases, whichever are more; empty above the last limit.

    Céntimos; what was sold on credit counts, what was bought to last does not (D.Leg. 937). Raises NoValueError.
    """
    limits = ((number, values.number(f"nrus.{number}.limit", month.last)) for number in NRUS_CATEGORIES)
    return next((number for number, limit in limits if most.cents <= limit), "")


def month_taxes(figures: MonthFigures, before: Before, values: DatedValues) -> MonthTaxes:
    """Return what a month owes by its regime: the fee of the NRUS, or income tax and IGV; nothing without a regime.

    Each figure of a declaration is rounded by itself to whole soles, and the sums are of rounded figures.
    Raises NoValueError where a rate or limit of that month is not known.
    """
    match figures.regime:
        case TaxRegime.NONE:
            return MonthTaxes(figures, ())
        case TaxRegime.NRUS:
            return MonthTaxes(figures, (_nrus(figures, values),))
    return MonthTaxes(figures, (_income_tax(figures, before, values), _igv(figures, before.carried, values)))


def taxes_of(months: Iterable[MonthFigures], values: DatedValues, start: Before) -> tuple[MonthTaxes, ...]:
    """Return the taxes of months that follow each other: each takes over what the one before it left.

    `start` is what the first takes over. The year's income begins anew in January; a month without IGV ends what is
    carried. Raises NoValueError.
    """
    found: list[MonthTaxes] = []
    before = start
    for figures in months:
        if found and figures.month.month == 1:
            before = Before(ZERO, before.carried)
        taxes = month_taxes(figures, before, values)
        before = Before(before.income_of_year + figures.sales.net, taxes.carried)
        found.append(taxes)
    return tuple(found)


def _nrus(figures: MonthFigures, values: DatedValues) -> TaxDue:
    rules = _Rules(values, figures.month)
    most = max(figures.sales.total, figures.purchases.total)
    category = nrus_category(most, values, figures.month)
    basis = [
        rules.line(LineKey.SALES, figures.sold.total, figures.sold.documents),
        *_if_any(rules, LineKey.NOTES, -figures.notes.total, figures.notes.documents),
        rules.line(LineKey.PURCHASES, figures.bought.total, figures.bought.documents),
        *_if_any(rules, LineKey.RETURNED, -figures.returned.total, figures.returned.documents),
        rules.line(LineKey.GREATER, most),
    ]
    limit = rules.cents(f"nrus.{category or NRUS_CATEGORIES[-1]}.limit")
    if not category:
        return TaxDue(Tax.NRUS, (*basis, rules.line(LineKey.OVER, most - limit)), (), ZERO, rules.told)
    fee = rules.line(LineKey.FEE, rules.cents(f"nrus.{category}.fee"))
    return TaxDue(Tax.NRUS, tuple(basis), (fee,), fee.declared, rules.told, category=category)


def _if_any(rules: _Rules, key: LineKey, amount: Money, documents: int | None = None) -> tuple[Line, ...]:
    return (rules.line(key, amount, documents),) if amount else ()


def _income_tax(figures: MonthFigures, before: Before, values: DatedValues) -> TaxDue:
    """RER: its rate of the net income, final (LIR art. 120). RMT and General: an advance on the tax of the year."""
    rules = _Rules(values, figures.month)
    income = rules.line(LineKey.INCOME, figures.sales.net)
    year = before.income_of_year + figures.sales.net
    basis = [
        rules.line(LineKey.SALES, figures.sold.net, figures.sold.documents),
        *_if_any(rules, LineKey.NOTES, -figures.notes.net, figures.notes.documents),
        income,
    ]
    if figures.regime is TaxRegime.RER:
        percent = rules.number("rer.tax_pct")
    else:
        basis.append(rules.line(LineKey.INCOME_OF_YEAR, year))
        percent = _advance_percent(figures.regime, year, rules)
    exact = round_half_up(max(income.declared, ZERO).cents * percent / 100)
    owed = rules.line(LineKey.INCOME_TAX, exact, percent=percent)
    tax = Tax.RER if figures.regime is TaxRegime.RER else Tax.ADVANCE
    return TaxDue(tax, tuple(basis), (owed,), owed.declared, rules.told)


def _advance_percent(regime: TaxRegime, year: Money, rules: _Rules) -> Decimal:
    """Return the rate of an advance, in percent (D.Leg. 1269 art. 6, LIR art. 85).

    RMT: 1 % as long as the year's income is not over 300 UIT; then, as in the General regime, the coefficient of the
    year before where one is written down and it is more than 1.5 %.
    """
    if regime is TaxRegime.RMT and year <= rules.of_uit("rmt.advance.limit_uit"):
        return rules.number("rmt.advance_pct")
    return max(rules.optional(COEFFICIENT) or Decimal(0), rules.number("advance.least_pct"))


def _igv(figures: MonthFigures, carried: Carried, values: DatedValues) -> TaxDue:
    """Set the tax of sales against the credit of purchases and what is left from before; then what was withheld.

    What is withheld never becomes credit: each is left for the month after by itself (LIGV art. 25 and 31).
    """
    rules = _Rules(values, figures.month)
    percent = rules.number(IGV)
    sales, credit = figures.sold, figures.bought
    of_tax = [
        rules.line(LineKey.TAX_OF_SALES, sales.tax, sales.taxed_documents, percent),
        *_if_any(rules, LineKey.TAX_OF_NOTES, -figures.notes.tax, figures.notes.taxed_documents),
        rules.line(LineKey.CREDIT, -credit.tax, credit.taxed_documents),
        *_if_any(rules, LineKey.CREDIT_OF_ASSETS, -figures.assets.tax, figures.assets.taxed_documents),
        *_if_any(rules, LineKey.CREDIT_RETURNED, figures.returned.tax, figures.returned.taxed_documents),
        *_if_any(rules, LineKey.CREDIT_BEFORE, -carried.credit),
    ]
    kept = [
        *_if_any(rules, LineKey.WITHHELD, -figures.withheld),
        *_if_any(rules, LineKey.WITHHELD_BEFORE, -carried.withheld),
    ]
    tax, withheld = _declared(of_tax), -_declared(kept)
    owed = max(tax, ZERO)
    set_off = min(owed, withheld)
    left = Carried(max(-tax, ZERO), withheld - set_off)
    basis = (rules.line(LineKey.TAXED_SALES, figures.sales.taxed, percent=percent),)
    return TaxDue(Tax.IGV, basis, (*of_tax, *kept), owed - set_off, rules.told, left)


def _declared(lines: Iterable[Line]) -> Money:
    return Money(sum(line.declared.cents for line in lines))
