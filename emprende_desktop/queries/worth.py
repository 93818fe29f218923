"""The gold of a day tested against what it would bring, by the prices of one day."""

import datetime as dt
import json
from dataclasses import replace
from fractions import Fraction

from emprende_desktop.domain.period import Month
from emprende_desktop.gold.lots import GOLD_POOL
from emprende_desktop.gold.prices import Basis, Quoted, Series
from emprende_desktop.gold.worth import WorthTerms, WorthTest
from emprende_desktop.persistence.reading.gold import WORTH
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.posting_rules.gold_worth import TAKEN_OFF
from emprende_desktop.queries.enterprise import preference
from emprende_desktop.queries.kardex import kardex_opening
from emprende_desktop.queries.prices import price_on
from emprende_desktop.queries.statements import kept_balances

_USUAL_PAYABLE = Fraction(100)


def worth_terms(reader: Reader, day: dt.date) -> WorthTerms:
    """Return the terms to test a day on: those of the last test, with the day's own prices unless it took others."""
    usual = WorthTerms(
        day, day, Series(Quoted.GOLD, Basis.LBMA_PM), Series(Quoted.DOLLAR, Basis.SBS_SELL), _USUAL_PAYABLE
    )
    written = preference(reader, WORTH)
    if not written:
        return usual
    kept = json.loads(written)
    return replace(
        usual,
        price_day=dt.date.fromisoformat(kept["price_day"]) if kept["day"] == day.isoformat() else day,
        gold=Series(Quoted.GOLD, Basis(kept["gold"])),
        dollar=Series(Quoted.DOLLAR, Basis(kept["dollar"])),
        payable_pct=Fraction(kept["payable_pct"]),
        costs_cents=kept["costs"],
    )


def worth_test(reader: Reader, terms: WorthTerms) -> WorthTest:
    """Return the gold at the end of a day against its cost, by the prices of exactly the day that the terms say."""
    left = kardex_opening(reader, GOLD_POOL, terms.day + dt.timedelta(days=1))
    taken_off = -sum(one.net for one in kept_balances(reader, None, terms.day) if one.code == TAKEN_OFF)
    return WorthTest(
        terms, left.held.fine_mg, left.cents, taken_off,
        price_on(reader, terms.gold, terms.price_day), price_on(reader, terms.dollar, terms.price_day),
    )  # fmt: skip


def worth_at_end(reader: Reader, month: Month) -> WorthTest | None:
    """Return the test of the end of a month on what is remembered; None where there is nothing to test."""
    found = worth_test(reader, worth_terms(reader, month.last))
    return found if found.cost_cents or found.taken_off_cents else None
