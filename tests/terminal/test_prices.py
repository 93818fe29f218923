"""Reference prices from the terminal: with their source, a gap for each day without one, nothing posted."""

import pytest

from emprende_desktop.exchange.price_file import find_columns, read_prices
from emprende_desktop.exchange.sheet import read_sheet
from emprende_desktop.gold.prices import Basis
from tests.conftest import TODAY

SBS = "Fecha;Compra;Venta\n10/08/2026;3.368;3.372\n11/08/2026;3.370;\n12/08/2026;3.371;3.375\n"


@pytest.fixture
def table(tmp_path):
    def write(text, name="precios.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def bring(terminal, workshop):
    def brought(path, *more, name="usd", basis="SBS_sell", source="SBS"):
        words = ("--name", name, "--basis", basis, "--source", source, "--today", "2026-09-30")
        return terminal("import", "prices", workshop, path, *words, *more)

    return brought


def test_prices_go_in_once(bring, table, terminal, workshop):
    path = table(SBS)
    assert "Precios que se leen bien: 2" in bring(path, "--dry-run")[2]
    code, _out, err = bring(path)
    assert (code, "Precios que entraron: 2; que ya estaban: 0" in err) == (0, True)
    assert "Precios que entraron: 0; que ya estaban: 2" in bring(path)[2]
    assert "Precios que entraron: 3" in bring(path, basis="SBS_buy")[2]
    assert terminal("check", workshop)[0] == 0


def test_what_does_not_go_together_is_refused(bring, table):
    path = table(SBS)
    assert bring(path, basis="LBMA_PM")[0] == 2
    assert bring(path, name="plata")[0] == 2
    assert "dónde se leyó" in bring(path, source=" ")[2]


def test_another_price_of_a_day_is_refused(bring, table):
    assert bring(table(SBS))[0] == 0
    code, _out, err = bring(table("Fecha;Venta\n09/08/2026;3.36\n10/08/2026;3.4\n"))
    assert (code, "10/08/2026" in err, "3.372" in err) == (2, True, True)
    assert (
        "Precios que entraron: 1" in bring(table("Fecha;Venta\n09/08/2026;3.36\n"))[2]
    )  # nothing of that file went in


def test_faults_are_named_by_line_and_nothing_goes_in(bring, table):
    code, out, err = bring(table("Fecha;Venta\n10/08/2026;3,372\n31/02/2026;3.3\n12/08/2026;=1+1\n13/08/2026;-3\n"))
    assert code == 2
    assert [line.split("\t")[:2] for line in out.splitlines()] == [
        ["2", "not-a-number"], ["3", "impossible-date"], ["4", "formula"], ["5", "not-a-number"],
    ]  # fmt: skip
    assert "no entró nada" in err
    twice = table("Fecha;Venta\n10/08/2026;3.372\n10/08/2026;3.373\n")
    assert bring(twice)[1].split("\t")[:2] == ["3", "two-values"]


def test_the_heading_is_told_where_several_fit(bring, table):
    path = table("Fecha;Banco A;Banco B\n10/08/2026;3.37;3.38\n")
    assert bring(path)[0] == 2
    assert bring(path, "--column", "Otro")[0] == 2
    assert "Precios que entraron: 1" in bring(path, "--column", "Banco B")[2]


@pytest.mark.parametrize(
    ("headings", "basis", "column"),
    [
        ("Date;USD (AM);USD (PM)", Basis.LBMA_PM, 2),
        ("Date;USD AM;USD PM", Basis.LBMA_AM, 1),
        ("FECHA;Compra;Venta", Basis.SUNAT_BUY, 1),
        ("Día;Precio;Nota", Basis.SPOT, 1),
        ("Fecha;Cierre", Basis.SPOT, 1),
        ("Fecha;Uno;Dos", Basis.SPOT, None),
    ],
)
def test_columns_are_found_by_their_headings(table, headings, basis, column):
    rows = read_sheet(table(f"Precios de referencia\n{headings}\n2026-08-10;1,234.5;1234.50\n"))
    found = find_columns(rows, basis)
    assert (found.header_line, found.value) == (2, column)
    if column:
        assert read_prices(rows, found, TODAY).prices[0].value == ("1234.5" if column == 1 else "1234.50")


def test_a_file_without_days_has_no_columns(table):
    assert find_columns(read_sheet(table("Uno;Dos\n1;2\n")), Basis.SPOT) is None
