"""Until when: by the last digit of the RUC, from the table alone."""

import datetime as dt

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.due_dates import Duty, day_of_number, due_dates, due_names, soon

BAKERY = "20100000009"


def days(ruc, month, regime, values):
    return {one.duty: one.day for one in due_dates(ruc, month, regime, values)}


def test_a_month_is_declared_by_the_last_digit_of_the_ruc(values):
    found = days(BAKERY, Month(2026, 9), TaxRegime.RER, values)
    assert found == {Duty.REGISTERS: dt.date(2026, 10, 22), Duty.DECLARATION: dt.date(2026, 10, 23)}
    assert days("10100000000", Month(2026, 9), TaxRegime.RER, values)[Duty.DECLARATION] == dt.date(2026, 10, 16)


def test_the_nrus_pays_its_fee_and_keeps_no_registers(values):
    assert days("10123456781", Month(2026, 12), TaxRegime.NRUS, values) == {Duty.FEE: dt.date(2027, 1, 19)}
    assert days("", Month(2026, 12), TaxRegime.NRUS, values) == {}
    assert days(BAKERY, Month(2026, 12), TaxRegime.NONE, values) == {}


def test_a_day_that_no_table_has_is_not_known(values):
    assert days(BAKERY, Month(2027, 1), TaxRegime.RER, values) == {Duty.REGISTERS: None, Duty.DECLARATION: None}
    assert days(BAKERY, Month(2025, 12), TaxRegime.RER, values) == {Duty.REGISTERS: None, Duty.DECLARATION: None}


def test_every_digit_has_twelve_days_that_come_after_their_month_and_registers_first(values):
    for digit in range(10):
        for month in (Month(2026, number) for number in range(1, 13)):
            found = days(f"2010000000{digit}", month, TaxRegime.RMT, values)
            assert month.last < found[Duty.REGISTERS] < found[Duty.DECLARATION]
            assert all(day.weekday() < 5 for day in found.values())
    assert due_names(BAKERY) == ("due.declaration.9", "due.registers.9")


def test_a_week_before_it_is_told(values):
    dates = due_dates(BAKERY, Month(2026, 9), TaxRegime.RER, values)
    assert [one.duty for one in soon(dates, dt.date(2026, 10, 16))] == [Duty.REGISTERS, Duty.DECLARATION]
    assert [one.duty for one in soon(dates, dt.date(2026, 10, 15))] == [Duty.REGISTERS]
    assert [one.duty for one in soon(dates, dt.date(2026, 10, 23))] == [Duty.DECLARATION]
    assert soon(dates, dt.date(2026, 10, 14)) == soon(dates, dt.date(2026, 10, 24)) == ()
    assert soon(due_dates(BAKERY, Month(2027, 1), TaxRegime.RER, values), dt.date(2027, 2, 14)) == ()


def test_a_day_is_kept_as_a_number():
    assert day_of_number("20260216") == dt.date(2026, 2, 16)
