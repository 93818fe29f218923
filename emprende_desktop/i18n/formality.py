"""What the taxes, limits, last days and books of a regime are called, and what follows from them."""

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.money import ZERO
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.due_dates import DueDate, Duty
from emprende_desktop.formality.figures import MonthFigures
from emprende_desktop.formality.lights import Level, Light
from emprende_desktop.formality.owed_books import OwedBook
from emprende_desktop.formality.tax_state import HeldBack, TaxState
from emprende_desktop.formality.what_if import Hindrance, Reason
from emprende_desktop.formality.worksheet import Line, LineKey, Tax
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formats import NBSP, money, short_date
from emprende_desktop.i18n.translation import N_, _, ngettext

DRAFT = N_("Draft for your accountant")
REGIME_NAMES = {
    TaxRegime.NONE: N_("Without a regime"),
    TaxRegime.NRUS: N_("NRUS"),
    TaxRegime.RER: N_("RER"),
    TaxRegime.RMT: N_("RMT"),
    TaxRegime.GENERAL: N_("General regime"),
}
_TAXES = {
    Tax.NRUS: N_("NRUS fee"),
    Tax.RER: N_("Income tax of the RER"),
    Tax.ADVANCE: N_("Advance of income tax"),
    Tax.IGV: N_("IGV"),
}
_LINES = {
    LineKey.SALES: N_("Sold in the month"),
    LineKey.NOTES: N_("Less what was given back to customers"),
    LineKey.INCOME: N_("Net income of the month"),
    LineKey.INCOME_OF_YEAR: N_("Net income of the year, this month included"),
    LineKey.PURCHASES: N_("Bought in the month, without machines"),
    LineKey.RETURNED: N_("Less what was given back to suppliers"),
    LineKey.GREATER: N_("The greater of sales and purchases"),
    LineKey.OVER: N_("More than the last category allows"),
    LineKey.FEE: N_("Fee of the month"),
    LineKey.INCOME_TAX: N_("Tax on the net income"),
    LineKey.TAXED_SALES: N_("Sales with IGV, without the tax"),
    LineKey.TAX_OF_SALES: N_("IGV of sales"),
    LineKey.TAX_OF_NOTES: N_("Less IGV given back to customers"),
    LineKey.CREDIT: N_("Less IGV of purchases with factura"),
    LineKey.CREDIT_OF_ASSETS: N_("Less IGV of machines and equipment"),
    LineKey.CREDIT_RETURNED: N_("Plus IGV given back by suppliers"),
    LineKey.CREDIT_BEFORE: N_("Less credit left from the month before"),
    LineKey.WITHHELD: N_("Less IGV withheld or charged ahead"),
    LineKey.WITHHELD_BEFORE: N_("Less withheld IGV left from before"),
}
_LIGHTS = {
    "nrus.1.limit": (N_("Category 1 of the NRUS, this month"), N_("this month pays the fee of category 2.")),
    "nrus.2.limit": (
        N_("Most sales or purchases of a month in the NRUS"),
        N_("from that month you belong to the RER, the RMT or the General regime: speak with your accountant."),
    ),
    "nrus.sales.limit": (
        N_("Sales of the year in the NRUS"),
        N_("from that month you belong to another regime: speak with your accountant."),
    ),
    "nrus.purchases.limit": (
        N_("Purchases of the year in the NRUS"),
        N_("from that month you belong to another regime: speak with your accountant."),
    ),
    "nrus.assets.limit": (
        N_("Machines and equipment in the NRUS"),
        N_("from that month you belong to another regime: speak with your accountant."),
    ),
    "rer.income.limit": (
        N_("Net income of the year in the RER"),
        N_("from that month you belong to the RMT or the General regime: speak with your accountant."),
    ),
    "rer.purchases.limit": (
        N_("Purchases of the year in the RER"),
        N_("from that month you belong to the RMT or the General regime: speak with your accountant."),
    ),
    "rer.assets.limit": (
        N_("Machines and equipment in the RER"),
        N_("from that month you belong to the RMT or the General regime: speak with your accountant."),
    ),
    "rmt.advance.limit_uit": (
        N_("Income of the year with the small advance"),
        N_("from that month the advance is the coefficient, or the least rate where that is more."),
    ),
    "rmt.income.limit_uit": (
        N_("Net income of the year in the RMT"),
        N_("from that month you belong to the General regime: speak with your accountant."),
    ),
    "books.electronic.limit_uit": (
        N_("Income that asks for electronic books"),
        N_("next year's books must be electronic: ask your accountant from when."),
    ),
    "books.simplified.limit_uit": (
        N_("Income with the simplified journal"),
        N_("a full journal and a ledger are owed: ask your accountant from when."),
    ),
    "micro.limit_uit": (
        N_("Sales of a microempresa"),
        N_("the labour rules of a microempresa end if it goes on: speak with your accountant."),
    ),
    "slip.seller.limit_uit": (
        N_("Sales of the year without RUC"),
        N_("from then on no buyer may give you a purchase slip: you need a RUC."),
    ),
}
LEVELS = {
    Level.GREEN: N_("Far from the limit"),
    Level.AMBER: N_("Near the limit"),
    Level.RED: N_("Over the limit"),
    Level.UNKNOWN: N_("Limit not known"),
}
_DUTIES = {
    Duty.FEE: N_("Pay the NRUS fee of {month}"),
    Duty.DECLARATION: N_("Declare and pay {month}"),
    Duty.REGISTERS: N_("Registers of sales and purchases of {month}"),
}
BOOKS = {
    OwedBook.SALES: N_("Register of sales (SIRE)"),
    OwedBook.PURCHASES: N_("Register of purchases (SIRE)"),
    OwedBook.SIMPLIFIED_JOURNAL: N_("Simplified journal (PLE 5.2)"),
    OwedBook.SIMPLIFIED_CHART: N_("Chart of the simplified journal (PLE 5.4)"),
    OwedBook.JOURNAL: N_("Journal (PLE 5.1)"),
    OwedBook.CHART: N_("Chart of the journal (PLE 5.3)"),
    OwedBook.LEDGER: N_("General ledger (PLE 6.1)"),
    OwedBook.INVENTORIES: N_("Inventories and balances (PLE 3)"),
    OwedBook.CASH_AND_BANKS: N_("Cash and banks (PLE 1)"),
    OwedBook.FIXED_ASSETS: N_("Fixed assets (PLE 7.1)"),
}
_REASONS = {
    Hindrance.FORM: N_("Your legal form may not choose it."),
    Hindrance.MONTH: N_("{month} came to {used}; a month may have {limit}."),
    Hindrance.SALES: N_("Twelve months sold {used}; a year may have {limit}."),
    Hindrance.INCOME: N_("Twelve months brought {used}; a year may have {limit}."),
    Hindrance.PURCHASES: N_("Twelve months bought {used}; a year may have {limit}."),
    Hindrance.ASSETS: N_("Machines and equipment cost {used}; they may cost {limit}."),
}


def tax_name(tax: Tax) -> str:
    """Return what a tax is called."""
    return _(_TAXES[tax])


def line_text(line: Line) -> str:
    """Return what a line of the sheet says, with its rate and how many notes it comes from."""
    words = _(_LINES[line.key])
    if line.percent is not None:
        words = f"{words} ({line.percent.normalize():f}{NBSP}%)"
    if line.documents is None:
        return words
    notes = ngettext("{count} note", "{count} notes", line.documents).format(count=line.documents)
    return f"{words} · {notes}"


def light_name(light: Light) -> str:
    """Return what a limit is called."""
    return _(_LIGHTS[light.threshold.name][0])


def light_text(light: Light) -> str:
    """Return how near a limit is, since when it is passed and what follows, or where the year would end."""
    if light.limit is None:
        return _(
            "{used} so far. The limit of this day is not known: write it under Settings, “Rates and limits”."
        ).format(used=money(light.used))
    told = [
        _("{used} of {limit} ({percent}%).").format(
            used=money(light.used), limit=money(light.limit), percent=light.percent
        )
    ]
    if light.crossed is not None:
        follows = _(_LIGHTS[light.threshold.name][1])
        told.append(_("Passed in {month}: {follows}").format(month=month_text(light.crossed), follows=follows))
    elif light.projected is not None and light.projected > light.limit:
        told.append(_("At this pace the year ends at {amount}, over the limit.").format(amount=money(light.projected)))
    elif light.projected is not None:
        told.append(_("At this pace the year ends at {amount}.").format(amount=money(light.projected)))
    return " ".join(told)


def duty_text(duty: Duty, month: Month) -> str:
    """Return what is to be done for a month."""
    return _(_DUTIES[duty]).format(month=month_text(month))


def state_text(tax: Tax, state: TaxState) -> str:
    """Return that a tax was noted and paid, and when; empty where neither."""
    told = []
    if state.posted is not None:
        told.append(_("noted on {day}").format(day=short_date(state.posted.date)))
    if state.paid is not None:
        told.append(
            _("{amount} paid on {day}").format(amount=money(state.paid.amount), day=short_date(state.paid.date))
        )
    return f"{tax_name(tax)}: {', '.join(told)}." if told else ""


def beside_texts(figures: MonthFigures, held: HeldBack) -> tuple[str, ...]:
    """Return what the accountant must see beside the taxes: what was held back, and credit that sales may share.

    Who sells without IGV too may credit a part of what served both (LIGV art. 23).
    """
    kept = ((_("IGV of liquidaciones"), held.igv), (_("income tax of who sold to us"), held.sellers),
            (_("income tax of fees"), held.fees))  # fmt: skip
    parts = ", ".join(f"{words} {money(amount)}" for words, amount in kept if amount > ZERO)
    told = [_("Held back from others and paid apart: {parts}.").format(parts=parts)] if parts else []
    if figures.sales.untaxed > ZERO and figures.bought.tax + figures.assets.tax > ZERO:
        told.append(_("You also sold without IGV: perhaps not all IGV of your purchases is credit (LIGV art. 23)."))
    return tuple(told)


def due_text(due: DueDate) -> str:
    """Return until when something is to be done, or that nobody knows yet."""
    told = duty_text(due.duty, due.month)
    if due.day is None:
        return _("{duty}: the day is not known yet.").format(duty=told)
    return _("{duty}: until {day}.").format(duty=told, day=short_date(due.day))


def reason_text(reason: Reason) -> str:
    """Return why a regime is not possible."""
    month = month_text(reason.month).capitalize() if reason.month is not None else ""
    return _(_REASONS[reason.hindrance]).format(month=month, used=money(reason.used), limit=money(reason.limit))
