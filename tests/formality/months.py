"""Months of one enterprise, in whole soles where nothing else is said."""

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.figures import NOTHING, MonthFigures, Traded


def soles(amount):
    return Money(round(amount * 100))


def whole(amount, documents=0):
    """A price with whatever tax is in it."""
    return Traded(taxed=soles(amount), documents=documents)


def parted(net, tax, untaxed=0, documents=0):
    return Traded(soles(net), soles(untaxed), soles(tax), documents, documents)


def nrus(month, sold, bought=0, **more):
    return MonthFigures(Month(2026, month), TaxRegime.NRUS, sold=whole(sold, 30), bought=whole(bought, 4), **more)


def rer(month, sold, bought=NOTHING, regime=TaxRegime.RER, **more):
    return MonthFigures(Month(2026, month), regime, sold=sold, bought=bought, **more)
