"""A buyer's paper is typed beside our figures: what to talk about, the review on paper, and the sale that is saved."""

import datetime as dt
import uuid

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from emprende_desktop.commands.lots import open_lot, record_move
from emprende_desktop.commands.measures import Measuring, note_measure
from emprende_desktop.commands.prices import tell_prices
from emprende_desktop.domain.enterprise import Module
from emprende_desktop.gold.assays import AssayBy, Metal
from emprende_desktop.gold.lots import Held, LotKind, Move, MoveKind, MoveLine, NewLot, Ownership, Stage
from emprende_desktop.gold.measures import Assaying, AssayUnit, Drying, MeasuredBy, Weighing
from emprende_desktop.gold.prices import Basis, DayPrice, PriceList, Quoted, Series
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.journal import journal_page
from emprende_desktop.queries.settlements import all_terms_of, buyers, last_review
from tests.reading import nets, sale_of_lot, told
from tests.ui.conftest import work_with
from tests.ui.test_room_enough import SHOWN, faults_of, settle, standing
from tests.ui.test_screen_readers import stumbled
from ui.theme import Look, apply_theme

CAME = dt.date(2026, 9, 12)
TYPED = {
    "wet_t": "4.820", "moisture_pct": "9.00", "grade_oz_tc": "0.376", "recovery_pct": "90", "price_usd_oz": "4,066.20",
    "deduction_usd_oz": "120", "maquila_usd": "130", "reagents_usd": "28", "factor": "1.1023",
}  # fmt: skip


class Lot:
    """A lot of ore at the plant with what was measured of it."""

    def __init__(self, company, code="2026-014"):
        self.company = company
        new = NewLot(code, LotKind.ORE, dt.date(2026, 9, 1), Ownership.POOL, str(uuid.uuid4()))
        self.id = company.execute(open_lot, new).row_id
        self.move(MoveKind.COLLECTED, (Stage.STOCKPILE, 4_820_000), date=dt.date(2026, 9, 1))
        self.move(MoveKind.SENT, (Stage.STOCKPILE, -4_820_000), (Stage.PLANT, 4_820_000), date=CAME)

    def move(self, kind, *changes, date):
        lines = tuple(MoveLine(self.id, stage, Held(ore_g)) for stage, ore_g in changes)
        self.company.execute(record_move, Move(date, kind, lines, str(uuid.uuid4())))

    def measure(self, kind, *values):
        made = kind(self.id, dt.date(2026, 9, 5), *values, str(uuid.uuid4()))
        self.company.execute(note_measure, Measuring(made))

    def measured(self):
        self.measure(Weighing, MeasuredBy.OWN, 5_012_000, 192_000)
        for wet, dry in ((1_000_000, 938_500), (1_250_000, 1_171_500)):
            self.measure(Drying, MeasuredBy.OWN, wet, dry)
        self.assayed("0.376", AssayBy.OWN)
        return self

    def assayed(self, value, by):
        self.measure(Assaying, by, Metal.GOLD, value, AssayUnit.OZ_TC)

    def priced(self, gold="4066.20", dollar="1", day=dt.date(2026, 9, 30)):
        for name, basis, value, on in (
            (Quoted.GOLD, Basis.LBMA_PM, gold, CAME),
            (Quoted.DOLLAR, Basis.SBS_SELL, dollar, day),
        ):
            series, prices = Series(name, basis), (DayPrice(on, value),)
            self.company.execute(tell_prices, PriceList(series, prices, "lbma.org.uk", str(uuid.uuid4())))
        return self


@pytest.fixture
def gold(window):
    return work_with(window, {Module.GOLD})


@pytest.fixture
def lot(gold):
    return Lot(gold.books.company)


@pytest.fixture
def agreed(gold):
    return agree(gold)


def agree(gold):
    """Agree the terms of the example with a plant, as a person does."""
    gold.navigate("buyer_terms")
    page = gold.page
    page.person.setText("Planta San José 20123456786")
    page.source.setText("Contrato del 2 de enero")
    page.date.setText("01/01/2026")
    page.submit()
    return gold.books.company.fetch(buyers)[0][0]


def opened(gold, qtbot, lot, figures):
    gold.navigate("review", lot.id)
    page = gold.page
    page.setFocus()
    for name, text in figures.items():
        page.grid.field(name).setText(text)
    calculated(page, qtbot)
    return page


def calculated(page, qtbot):
    qtbot.waitUntil(lambda: not page._typing.isActive(), timeout=2_000)
    QApplication.processEvents()


def difference(page, name):
    return page.grid._rows[name].difference.text()


def test_terms_are_agreed_and_found_again(gold, agreed):
    found = gold.books.company.fetch(all_terms_of, agreed)
    assert [(one.valid_from, one.source) for one in found] == [(dt.date(2026, 1, 1), "Contrato del 2 de enero")]
    assert str(found[0].terms.formula.factor) == "11023/10000"
    gold.navigate("buyer_terms", agreed)
    assert "Es un ejemplo" not in told(gold.page)
    assert "Desde el 01/01/2026: Contrato del 2 de enero" in told(gold.page)


def test_the_wrong_moisture_of_the_base_lot(gold, qtbot, agreed, lot):
    lot.measured().priced()
    page = opened(gold, qtbot, lot, TYPED | {"total_usd": "5692.33"})
    assert page.grid._rows["total_usd"].ours.text() == "5,866.24"
    assert page.grid._rows["moisture_pct"].ours.text() == "6.22"
    assert difference(page, "total_usd") == "−173.91"
    assert difference(page, "moisture_pct") == "+2.78 pts"
    assert page.found.sum.text() == "S/\N{NO-BREAK SPACE}173.91"
    assert "La humedad explica S/\N{NO-BREAK SPACE}173.91" in told(page.found)
    assert "El papel pone 9.00\N{NO-BREAK SPACE}% de humedad y la nuestra es 6.22\N{NO-BREAK SPACE}%." in told(
        page.found
    )
    assert "Factor y unidades: conformes" in told(page.found)
    assert "robo" not in told(page).lower()
    for name in TYPED:
        assert difference(page, name) == "—" or name == "moisture_pct", name


def test_a_grade_within_the_scatter_is_said_to_be_so(gold, qtbot, agreed, lot):
    lot.measured().priced()
    lot.assayed("0.342", AssayBy.OUTSIDE)
    page = opened(gold, qtbot, lot, {"grade_oz_tc": "0.350"})
    assert "0.350 oz/TC está dentro de lo que varían los ensayes de este lote." in told(page.found)


def test_missing_figures_are_named_and_ours_can_be_typed(gold, qtbot, agreed, lot):
    page = opened(gold, qtbot, lot, {"total_pen": "5800"})
    assert "Peso húmedo (t)" in told(page.found)
    assert "No hay precio (fijación de Londres, tarde) del 12/09/2026" in told(page)
    for name, text in (("wet_t", "4.820"), ("moisture_pct", "6.22"), ("grade_g_t", "12.8915")):
        page.grid._rows[name].typed.setText(text)
    page.grid._rows["price_usd_oz"].typed.setText("4066.20")
    page.grid.field("fx").setText("1")
    calculated(page, qtbot)
    page.save_review()
    assert "Escribe dónde leíste el precio" in page.foot.error.text()
    assert page.source.visibleRegion().isEmpty(), "it stands far below"
    qtbot.waitUntil(lambda: page.source.visibleRegion().boundingRect().size() == page.source.size())
    assert gold.books.company.fetch(last_review, lot.id) is None
    page.source.setText("kitco.com, 12 de setiembre")
    calculated(page, qtbot)
    assert page.found.sum.text() == "S/\N{NO-BREAK SPACE}66.24"
    page.save_review()
    kept = gold.books.company.fetch(last_review, lot.id)
    assert kept.told.sources == {"price_usd_oz": "kitco.com, 12 de setiembre"}
    gold.navigate("home")
    page = opened(gold, qtbot, lot, {})
    assert page.found.sum.text() == "S/\N{NO-BREAK SPACE}66.24"
    assert page.grid._rows["wet_t"].typed.text() == "4.82"


def test_what_is_no_number_is_told_by_the_name_of_its_line(gold, qtbot, agreed, lot):
    lot.measured().priced()
    page = opened(gold, qtbot, lot, {"moisture_pct": "nueve"})
    assert "Humedad (%): nueve no es un número" in told(page.found)


def test_enter_goes_on_and_never_saves_halfway(gold, qtbot, agreed, lot):
    lot.measured().priced()
    page = opened(gold, qtbot, lot, {})
    first = page.grid.field("wet_t")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.grid.field("moisture_pct")
    last = page.grid.field("net_pen")
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.sale.number
    assert gold.books.company.fetch(last_review, lot.id) is None


def t10(gold, qtbot, lot, paper, figures):
    lot.priced(dollar="3.372")
    page = opened(gold, qtbot, lot, TYPED | {"moisture_pct": "6.22", "total_usd": "13931.80"} | figures)
    page.paper.setCurrentIndex(paper)
    page.sale.number.setText("E001-77")
    calculated(page, qtbot)
    return page


def test_a_liquidacion_posts_what_was_really_paid(gold, qtbot, agreed, lot, press):
    company = gold.books.company
    page = t10(gold, qtbot, lot.measured(), 0, {})
    press("Guardar venta de oro")
    assert "cada una es de una sola mujer" in told(page.foot)
    page.sale.seller.setText("Julia Mamani 45678912")
    assert "S/\N{NO-BREAK SPACE}45,098.91" in told(page.foot)
    press("Guardar venta de oro")
    assert "Venta de oro guardada" in told(gold)
    assert company.fetch(sale_of_lot, lot.id) is not None
    found = nets(company)
    assert found == {"1011": 4_509_891, "6419": 187_912, "70221": -4_697_803}
    assert company.fetch(first_finding) is None
    press("Deshacer")
    assert company.fetch(sale_of_lot, lot.id) is None
    assert nets(company) == {}


def test_a_liquidacion_is_never_of_somebody_with_a_ruc(gold, qtbot, agreed, lot, press):
    page = t10(gold, qtbot, lot.measured(), 0, {})
    page.sale.seller.setText("Julia Mamani 10456789124")
    press("Guardar venta de oro")
    assert "liquidación de compra" in page.foot.error.text().lower()
    assert gold.books.company.fetch(sale_of_lot, lot.id) is None
    assert page.grid.field("total_usd").text() == "13931.80"


def test_a_factura_posts_igv_and_detraccion(gold, qtbot, agreed, lot, press):
    company = gold.books.company
    page = t10(gold, qtbot, lot.measured(), 1, {})
    assert page.grid._rows["igv_pen"].ours.isVisible()
    press("Guardar venta de oro")
    assert nets(company) == {"1011": 4_989_108, "1042": 554_300, "40111": -845_605, "70221": -4_697_803}
    assert company.fetch(first_finding) is None


def test_a_sale_is_corrected_and_the_correction_undone(gold, qtbot, agreed, lot, press):
    company = gold.books.company
    page = t10(gold, qtbot, lot.measured(), 0, {})
    page.sale.seller.setText("Julia Mamani 45678912")
    press("Guardar venta de oro")
    first = company.fetch(sale_of_lot, lot.id)
    gold.navigate("movements")
    gold.page.view.selectRow(0)
    press("Corregir")
    page = gold.page
    calculated(page, qtbot)
    assert (page.sale.number.text(), page.sale.seller.text()) == ("E001-77", "Julia Mamani")
    assert page.grid.field("total_usd").text() == "13931.80"
    page.grid.field("total_usd").setText("14000")
    press("Guardar venta de oro")
    second = company.fetch(sale_of_lot, lot.id)
    assert second != first
    assert sum(c for code, c in nets(company).items() if code.startswith("10")) == 4_531_968
    press("Deshacer")
    assert sum(c for code, c in nets(company).items() if code.startswith("10")) == 4_509_891
    assert company.fetch(first_finding) is None
    assert len([r for r in company.fetch(journal_page).rows if not r.is_reversed and r.template == "gold_sale"]) == 1


def test_the_review_is_shown_as_it_prints(gold, qtbot, agreed, lot, press):
    lot.measured().priced()
    opened(gold, qtbot, lot, TYPED | {"total_usd": "5692.33"})
    press("Imprimir revisión")
    assert gold._shown == "review_paper"
    assert gold.page.subject.currentData() == "2026-014"
    assert not gold.page._said.isVisible()
    kept = gold.books.company.fetch(last_review, lot.id)
    assert kept.told.printed["moisture_pct"] == "9.00"


def test_without_a_lot_and_without_a_buyer_it_says_what_to_do(gold, agreed):
    gold.navigate("review")
    assert "Ningún lote de mineral espera venta" in told(gold.page)


def test_without_terms_it_says_what_to_do(gold, press):
    Lot(gold.books.company)
    gold.navigate("review")
    assert "Escribe primero lo que acordó tu comprador" in told(gold.page)
    press("Lo acordado con el comprador")
    assert "Es un ejemplo, no una regla" in told(gold.page)
    gold.page.person.setText("Planta Nueva")
    gold.page.submit()
    assert "Dónde consta: falta" in told(gold.page) or "Dónde consta" in gold.page.foot.error.text()


def test_terms_written_from_the_review_lead_back_to_it_with_the_buyer(gold, press):
    Lot(gold.books.company)
    gold.navigate("review")
    press("Lo acordado con el comprador")
    gold.page.person.setText("Planta Nueva")
    gold.page.source.setText("Contrato")
    press("Guardar lo acordado")
    assert gold._shown == "review"
    assert gold.page.buyer.currentText() == "Planta Nueva"
    assert not gold.page.buyer.isHidden()


@pytest.fixture
def large(shell):
    yield shell
    apply_theme(QApplication.instance(), Look())


@pytest.mark.parametrize(("size", "percent"), SHOWN)
def test_a_paper_that_is_filled_in_has_room_and_can_be_heard(large, gold, agreed, qtbot, size, percent):
    company = gold.books.company
    lot = Lot(company).measured().priced(dollar="3.372")
    standing(large, size, percent)
    page = opened(large.main, qtbot, lot, TYPED | {"total_usd": "5692.33", "net_pen": "16000"})
    settle()
    assert faults_of(large, page) == []
    assert stumbled(qtbot, page) == {}
    large.main.navigate("buyer_terms", company.fetch(buyers)[0][0])
    large.main.page.more.click()
    settle()
    assert faults_of(large, large.main.page) == []
