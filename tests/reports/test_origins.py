"""The one sentence that says where a figure comes from."""

import datetime as dt

import pytest

from emprende_desktop.domain.period import Period
from emprende_desktop.ledger.account import Side
from emprende_desktop.queries.behind import COUNTED_MAX
from emprende_desktop.statements.sources import LedgerSource, StandingSource, everything
from reports.document import Origin
from reports.origins import sentence

AUGUST = Period(dt.date(2026, 8, 1), dt.date(2026, 8, 31))


def of(*codes, adds=()):
    return Origin("Ventas, agosto de 2026", LedgerSource(Side.CREDIT, everything(codes, AUGUST.end)), adds)


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        ((("sale", 14),), "Ventas, agosto de 2026: 14 notas de «Venta», sin lo deshecho. Cuenta 70221."),
        ((("sale", 1),), "Ventas, agosto de 2026: 1 nota de «Venta», sin lo deshecho. Cuenta 70221."),
        (
            (("sale", 12), ("market", 2)),
            "Ventas, agosto de 2026: 14 notas (Venta 12, Día de feria 2), sin lo deshecho. Cuenta 70221.",
        ),
        (
            (("sale", 4), ("market", 3), ("notebook", 2), ("free", 1)),
            "Ventas, agosto de 2026: 10 notas (Venta 4, Día de feria 3, Cuaderno 2…), sin lo deshecho. Cuenta 70221.",
        ),
        ((), "Ventas, agosto de 2026: no hay nada anotado. Cuenta 70221."),
        (
            (("sale", COUNTED_MAX + 1),),
            "Ventas, agosto de 2026: más de 1,000 notas, sin lo deshecho. Cuenta 70221.",
        ),
    ],
)
def test_it_counts_the_notes_by_kind(kinds, told):
    assert sentence(of("70221"), kinds) == told


def test_many_accounts_are_told_by_their_first_two_digits():
    codes = ("6211", "6214", "631", "6361", "6391", "641")
    assert sentence(of(*codes), (("expense", 3),)).endswith("Cuentas 62, 63, 64.")


def test_a_subtotal_says_which_lines_it_adds_up():
    told = sentence(of("70221", adds=("Ventas de productos", "Servicios")), (("sale", 2),))
    assert told.endswith("sin lo deshecho. Suma: Ventas de productos + Servicios.")


def test_what_has_no_entries_of_its_own_only_says_what_it_is():
    assert sentence(Origin("Ventas: el total dividido entre 3 meses"), ()) == "Ventas: el total dividido entre 3 meses."


def test_what_stands_below_the_line_names_its_accounts_too():
    source = StandingSource(Side.DEBIT, Side.CREDIT, ("5019",), AUGUST)
    assert sentence(Origin("Saqué", source), (("withdrawal", 2),)).endswith("Cuenta 5019.")
