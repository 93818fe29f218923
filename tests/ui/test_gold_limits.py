"""Limits and rates with their days and source, and the converter, in the real window."""

import datetime as dt

import pytest

from emprende_desktop.domain.enterprise import Module
from emprende_desktop.queries.values import dated_values, value_on
from tests.conftest import TODAY
from tests.reading import told
from tests.ui.conftest import work_with

CAP = "gold.cap_g_month"


@pytest.fixture
def miners(window):
    return work_with(window, {Module.GOLD})


def test_no_limit_rules_until_somebody_writes_one(miners, press):
    company = miners.books.company
    miners.navigate("gold_limits")
    page = miners.page
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
    miners.navigate("gold_limits")
    page = miners.page
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
    miners.navigate("gold_limits")
    page = miners.page
    (before,) = company.fetch(dated_values, ("gold.withholding_pct",))
    press("Cambiar: Retención en la liquidación de compra de oro (%), desde el 01/01/2010")
    assert page.value.text() == "4"
    page.value.setText("1.5 %")
    press("Guardar el valor")
    assert [one.value for one in company.fetch(dated_values, ("gold.withholding_pct",))] == ["1.5"]
    press("Deshacer")
    assert company.fetch(dated_values, ("gold.withholding_pct",)) == (before,)


def test_a_value_needs_a_number_and_a_source(miners, press):
    miners.navigate("gold_limits")
    page = miners.page
    page.value.setText("sesenta")
    press("Guardar el valor")
    assert "sesenta" in page.error.text()
    page.value.setText("60")
    press("Guardar el valor")
    assert "dónde está dicho" in page.error.text()


def test_a_value_that_is_taken_away_comes_back(miners, press):
    company = miners.books.company
    miners.navigate("gold_limits")
    press("Quitar: Detracción del oro sin IGV (%), desde el 01/11/2012")
    assert company.fetch(dated_values, ("gold.detraction_exempt_pct",)) == ()
    assert "Ninguno." in told(miners.page)
    press("Deshacer")
    assert company.fetch(value_on, "gold.detraction_exempt_pct", TODAY) == "1.5"


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
