"""Which books a regime owes, at the edges of its brackets."""

import datetime as dt

import pytest

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.value_errors import NoValueError
from emprende_desktop.formality.owed_books import required_books
from tests.formality.months import soles

DAY = dt.date(2026, 6, 30)
REGISTERS = ["sire-rvie", "sire-rce"]
JOURNAL = ["ple-5.1", "ple-5.3", "ple-6.1"]


@pytest.mark.parametrize(
    ("regime", "income", "books"),
    [
        (TaxRegime.NONE, 9_000_000, []),
        (TaxRegime.NRUS, 90_000, []),
        (TaxRegime.RER, 500_000, REGISTERS),
        (TaxRegime.RMT, 1_650_000, [*REGISTERS, "ple-5.2", "ple-5.4"]),
        (TaxRegime.RMT, 1_650_000.01, [*REGISTERS, *JOURNAL]),
        (TaxRegime.GENERAL, 2_750_000, [*REGISTERS, *JOURNAL]),
        (TaxRegime.GENERAL, 2_750_000.01, [*REGISTERS, *JOURNAL, "ple-3"]),
        (TaxRegime.GENERAL, 9_350_000, [*REGISTERS, *JOURNAL, "ple-3"]),
        (TaxRegime.GENERAL, 9_350_000.01, [*REGISTERS, *JOURNAL, "ple-3", "ple-1", "ple-7.1"]),
    ],
)
def test_books_grow_with_the_income_of_the_year(values, regime, income, books):
    assert list(required_books(regime, soles(income), values, DAY)) == books


def test_without_the_uit_of_the_year_nothing_is_guessed(values):
    with pytest.raises(NoValueError):
        required_books(TaxRegime.RMT, soles(1), values, dt.date(2027, 1, 1))
