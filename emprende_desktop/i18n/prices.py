"""Words for reference prices: what is quoted, by whom, and the days that have none."""

import datetime as dt
from collections.abc import Sequence

from emprende_desktop.gold.prices import Basis, MarketValue, Quoted, Series
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import N_, _, ngettext

GAPS_TOLD = 6
QUOTED = {Quoted.GOLD: N_("Gold"), Quoted.SILVER: N_("Silver"), Quoted.DOLLAR: N_("Dollar")}
UNITS = {Quoted.GOLD: N_("USD/oz"), Quoted.SILVER: N_("USD/oz"), Quoted.DOLLAR: N_("S/ per dollar")}
BASIS_WORDS = {
    Basis.LBMA_AM: N_("LBMA, morning"),
    Basis.LBMA_PM: N_("LBMA, afternoon"),
    Basis.SPOT: N_("Spot"),
    Basis.SBS_BUY: N_("SBS, buying"),
    Basis.SBS_SELL: N_("SBS, selling"),
    Basis.SUNAT_BUY: N_("SUNAT, buying"),
    Basis.SUNAT_SELL: N_("SUNAT, selling"),
}


def series_text(series: Series) -> str:
    """Return what is quoted and by whom."""
    return f"{_(QUOTED[series.name])} · {_(BASIS_WORDS[series.basis])}"


def gaps_text(days: Sequence[dt.date]) -> str:
    """Return which days have no price, the last few by name; empty where every one has."""
    if not days:
        return ""
    last = ", ".join(f"{day.day:02}/{day.month:02}" for day in days[-GAPS_TOLD:])
    told = _("There is no price of {days}.").format(days=last)
    more = len(days) - GAPS_TOLD
    if more <= 0:
        return told
    before = ngettext("Nor of {count} day before.", "Nor of {count} days before.", more).format(count=more)
    return f"{told} {before}"


def price_text(value: str, series: Series, date: dt.date) -> str:
    """Return a price with its unit, whose it is and its day."""
    return f"{value} {_(UNITS[series.name])} ({_(BASIS_WORDS[series.basis])}, {short_date(date)})"


def worth_text(value: MarketValue | None, amount: str) -> str:
    """Return the market value of gold as a memo: its amount as it may be shown, and the prices it rests on."""
    if value is None:
        return _("Market value: there is no price of gold or of the dollar. Write them under Prices.")
    gold, dollar = (price_text(one.price.value, one.series, one.price.date) for one in (value.gold, value.dollar))
    told = _("Market value of the gold, for information only: {amount}, at {gold} and {dollar}.")
    return told.format(amount=amount, gold=gold, dollar=dollar)
