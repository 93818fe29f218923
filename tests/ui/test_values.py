"""Limits and rates with their days and source, and the converter, in the real window."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel

from emprende_desktop.domain.enterprise import Module
from emprende_desktop.i18n.values import GROUPS
from emprende_desktop.queries.values import dated_values, value_on
from tests.conftest import TODAY
from tests.reading import told
from tests.ui.conftest import work_with

CAP = "gold.cap_g_month"


@pytest.fixture
def registered(window):
    """Write the RUC as a person does."""
    window.navigate("registration")
    window.page.ruc.setText("10123456781")
    window.page.save.click()


@pytest.fixture
def miners(window):
    return work_with(window, {Module.GOLD})


def turned_to(window, group):
    window.navigate("values")
    window.page.group.setCurrentIndex(window.page.group.findData(group))
    return window.page


def test_no_limit_rules_until_somebody_writes_one(miners, press):
    company = miners.books.company
    page = turned_to(miners, "gold")
    assert "No hay ningún límite" in page.state.text()
    press("Ejemplo: zonas de Puno")
    assert (page.value.text(), page.start.text()) == ("66", "01/01/2018")
    assert "D.S. 018-2018-EM" in page.source.text()
    assert company.fetch(value_on, CAP, TODAY) == ""  # an example is not saved by itself
    press("Guardar el valor")
    assert company.fetch(value_on, CAP, TODAY) == "66"
    assert "66 g al mes" in page.state.text()
    press("Deshacer")
    assert company.fetch(value_on, CAP, TODAY) == ""


def test_a_limit_rules_between_its_days_alone(miners, press):
    company = miners.books.company
    page = turned_to(miners, "gold")
    page.value.setText("50.5")
    page.start.setText("01/02/2026")
    page.until.setText("31/01/2026")
    page.source.setText("R.M. de prueba")
    press("Guardar el valor")
    assert "No puede terminar" in page.error.text()
    page.until.setText("31/08/2026")
    press("Guardar el valor")
    days = [(dt.date(2026, 1, 31), ""), (dt.date(2026, 2, 1), "50.5"), (dt.date(2026, 8, 31), "50.5"), (TODAY, "")]
    assert [company.fetch(value_on, CAP, day) for day, _value in days] == [value for _day, value in days]


def test_a_rate_is_changed_in_place_and_taken_back(miners, press):
    company = miners.books.company
    page = turned_to(miners, "gold")
    (before,) = company.fetch(dated_values, ("gold.withholding_pct",))
    press("Cambiar: Retención en la liquidación de compra de oro (%), desde el 01/01/2010")
    assert page.value.text() == "4"
    page.value.setText("1.5 %")
    press("Guardar el valor")
    assert [one.value for one in company.fetch(dated_values, ("gold.withholding_pct",))] == ["1.5"]
    press("Deshacer")
    assert company.fetch(dated_values, ("gold.withholding_pct",)) == (before,)


def test_a_value_needs_a_number_and_a_source(miners, press):
    page = turned_to(miners, "gold")
    page.value.setText("sesenta")
    press("Guardar el valor")
    assert "sesenta" in page.error.text()
    page.value.setText("60")
    press("Guardar el valor")
    assert "dónde está dicho" in page.error.text()


def test_a_value_that_is_taken_away_comes_back(miners, press):
    company = miners.books.company
    turned_to(miners, "gold")
    press("Quitar: Detracción del oro sin IGV (%), desde el 01/11/2012")
    assert company.fetch(dated_values, ("gold.detraction_exempt_pct",)) == ()
    assert "Ninguno." in told(miners.page)
    press("Deshacer")
    assert company.fetch(value_on, "gold.detraction_exempt_pct", TODAY) == "1.5"


def test_what_nobody_read_in_a_norm_says_so_beside_it(window):
    page = turned_to(window, "general")
    assert [page.group.itemData(index) for index in range(page.group.count())] == [
        "general", "nrus", "rer", "rmt", "books", "documents", "assets",
    ]  # fmt: skip
    assert "no están verificados" in page.state.text()
    assert "S/\N{NO-BREAK SPACE}5,500.00" in told(page)
    unverified = [one for one in page.findChildren(QLabel) if one.text() == "Sin verificar"]
    assert len(unverified) == sum(value.is_unverified for value in of(window, "general"))
    page = turned_to(window, "rer")
    assert "norma que se nombra" in page.state.text()
    assert "Sin verificar" not in told(page)


def test_every_value_that_is_shipped_stands_on_the_page(window):
    told = {named.name for group in GROUPS for named in group.values}
    sql = "SELECT DISTINCT name FROM dated_value WHERE name NOT LIKE 'due.%'"
    kept = window.books.company.fetch(lambda reader: {name for (name,) in reader.rows(sql)})
    assert kept <= told
    assert told - kept == {"advance.coefficient_pct", "gold.cap_g_month"}


def of(window, group):
    names = tuple(named.name for one in GROUPS if one.key == group for named in one.values)
    return window.books.company.fetch(dated_values, names)


def test_the_uit_of_a_new_year_is_written_in_soles(window, press):
    page = turned_to(window, "general")
    press("Cambiar: UIT del año, del 01/01/2026 al 31/12/2026")
    assert page.value.text() == "5,500.00"
    page.value.setText("S/ 5,600")
    page.start.setText("01/01/2027")
    page.until.setText("31/12/2027")
    page.source.setText("D.S. de diciembre")
    press("Guardar el valor")
    company = window.books.company
    assert company.fetch(value_on, "uit", dt.date(2027, 6, 1)) == "560000"
    assert company.fetch(value_on, "uit", dt.date(2026, 6, 1)) == "550000"


@pytest.mark.usefixtures("registered")
def test_last_days_are_written_as_days_and_only_her_own_are_shown(window, press):
    page = turned_to(window, "deadlines")
    assert "Último día para declarar un mes, RUC que termina en 1" in told(page)
    assert "termina en 2" not in told(page)
    page.value.setText("18/2/27")
    page.start.setText("01/01/2027")
    page.until.setText("31/01/2027")
    page.source.setText("Cronograma 2027")
    press("Guardar el valor")
    kept = window.books.company.fetch(value_on, "due.declaration.1", dt.date(2027, 1, 31))
    assert kept == "20270218"
    page.value.setText("31/2/27")
    press("Guardar el valor")
    assert "31/2/27" in page.error.text()


def test_the_converter_tells_a_weight_in_old_units(miners):
    miners.navigate("gold_tools")
    page = miners.page
    page.unit.setCurrentIndex(page.unit.findData("CASTELLANO"))
    page.count.setText("1")
    shown = told(page)
    assert "4.6009" in shown
    assert "8.0000" in shown  # tomines of gold
    page.count.setText("uno")
    assert "8.0000" not in told(page)


def test_purity_by_water_is_told_as_an_estimate(miners):
    miners.navigate("gold_tools")
    page = miners.page
    page.air.setText("20.00")
    page.water.setText("18.80")
    assert page.estimate.text().startswith("Estimación ±10–15 %: 811")
    assert "16.67" in page.estimate.text()
    page.water.setText("19.99")
    assert "no puede" in page.estimate.text() or "pésalo" in page.estimate.text().lower()


def test_karat_and_permille(miners):
    miners.navigate("gold_tools")
    page = miners.page
    page.fineness.setText("850")
    assert "20.4 kilates" in page.other_fineness.text()
    page.told_in.setCurrentIndex(1)
    page.fineness.setText("22")
    assert "916.6667 ‰" in page.other_fineness.text()
