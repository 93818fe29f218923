"""Three weeks of two women in the real window: from the dump to the buyer's folder, and everything agrees at the end."""

import datetime as dt
import io
import zipfile

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from emprende_desktop.commands.prices import tell_prices
from emprende_desktop.domain.enterprise import LegalForm, Module, TaxRegime
from emprende_desktop.gold.lots import GOLD_POOL, Held, Stage
from emprende_desktop.gold.prices import Basis, DayPrice, PriceList, Quoted, Series
from emprende_desktop.persistence.reading.gold import held, pool_held
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.gold import gold_position
from emprende_desktop.queries.lots import lot_coded
from emprende_desktop.queries.sharing import share_outs
from tests.conftest import TODAY
from tests.reading import nets, told
from tests.ui.conftest import work_with

NBSP = "\N{NO-BREAK SPACE}"
WEEKS = ("02/09/2026", "09/09/2026", "16/09/2026")


@pytest.fixture
def company(make_company):
    """A group that trades together without a RUC."""
    return make_company(LegalForm.UNREGISTERED, TaxRegime.NONE)


def choose(box, words):
    box.setCurrentIndex(next(index for index in range(box.count()) if box.itemText(index).startswith(words)))


class Season:
    """What two members do in the window, step by step."""

    def __init__(self, window, press, qtbot):
        self.window, self.press, self.qtbot = window, press, qtbot

    @property
    def page(self):
        return self.window.page

    def enrol(self, name, dni, consents):
        self.window.navigate("members")
        self.press("Nueva socia")
        self.page.name.setText(name)
        self.page.dni.setText(dni)
        self.page.born.setText("12/3/85")
        if consents:
            self.page.consents.click()
        self.press("Guardar socia")

    def gather(self, day, lot, kilos):
        """Note a day: into the last lot, or into a new one of everybody."""
        self.window.navigate("gather")
        self.page.date.setText(day)
        choose(self.page.lot, lot)
        if lot == "Un lote nuevo":
            self.press("De todas juntas")
        for row, much in zip(self.page.rows.rows.values(), kilos, strict=True):
            if not row.here.isChecked():
                row.here.click()
            row.much.setText(much)
        self.press("Guardar el día")

    def spend(self, amount, lot):
        """Pay a carrier, for a lot."""
        self.window.navigate("expense")
        self.qtbot.keyClicks(self.page.amount._field, amount)
        self.page.date.setText("17/09/2026")
        self.press("Tela e hilos")
        choose(self.page.lot.lot, f"Lote {lot}")
        self.press("Guardar gasto")

    def fill(self, key, lot, save="Guardar", **answers):
        self.window.navigate("lot", lot)
        self.window.navigate(key, lot)
        for name, value in answers.items():
            field = self.page.fields[name]
            field._tiles[value].click() if isinstance(value, int) else field.setText(value)
        self.press(save)

    def calculated(self):
        self.qtbot.waitUntil(lambda: not self.page._typing.isActive(), timeout=2_000)
        QApplication.processEvents()

    def agree(self):
        self.window.navigate("buyer_terms")
        self.page.person.setText("Planta San José 20123456786")
        self.page.source.setText("Contrato del 2 de enero")
        self.page.date.setText("01/01/2026")
        self.page.submit()


@pytest.fixture
def season(window, press, qtbot):
    return Season(work_with(window, {Module.GOLD}), press, qtbot)


def text_of(path):
    document = pypdfium2.PdfDocument(path.read_bytes())
    return " ".join(page.get_textpage().get_text_range() for page in document)


def test_a_season_from_the_dump_to_the_folder(season, qtbot, person):
    window, press, company = season.window, season.press, season.window.books.company
    season.enrol("Ana Quispe", "12345678", consents=True)
    season.enrol("Berta Ccama", "87654321", consents=False)

    season.gather(WEEKS[0], "Un lote nuevo", ("1400", "1000"))
    season.gather(WEEKS[1], "2026-001", ("1412", "1008"))
    season.gather(WEEKS[2], "Un lote nuevo", ("300", "200"))
    ore, milled = (company.fetch(lot_coded, code) for code in ("2026-001", "2026-002"))
    assert company.fetch(held, ore, Stage.STOCKPILE) == Held(4_820_000)
    season.spend("120", "2026-001")
    season.spend("80", "2026-002")

    # One lot is sold as ore: the plant says 9 % of moisture, their own tests say 6.22 %.
    season.fill("lot_moisture", ore, wet="1000.0", dry="938.5")
    season.fill("lot_moisture", ore, wet="1250.0", dry="1171.5")
    season.fill("lot_assay", ore, value="0.376", unit=1, by=0)
    season.fill("lot_send", ore, weight="4820")
    season.agree()
    for name, basis, value in ((Quoted.GOLD, Basis.LBMA_PM, "4066.20"), (Quoted.DOLLAR, Basis.SBS_SELL, "3.372")):
        prices = (DayPrice(TODAY, value),)
        company.execute(tell_prices, PriceList(Series(name, basis), prices, "sbs.gob.pe", f"{name}"))
    window.navigate("review", ore)
    page = window.page
    typed = {
        "wet_t": "4.820", "moisture_pct": "9.00", "grade_oz_tc": "0.376", "recovery_pct": "90",
        "price_usd_oz": "4,066.20", "deduction_usd_oz": "120", "maquila_usd": "130", "reagents_usd": "28",
        "factor": "1.1023", "total_usd": "5692.33", "fx": "3.372",
    }  # fmt: skip
    for name, text in typed.items():
        page.grid.field(name).setText(text)
    season.calculated()
    assert page.grid._rows["total_usd"].ours.text() == "5,866.24"
    assert f"La humedad explica S/{NBSP}586.42" in told(page.found)
    assert page.found.sum.text() == f"S/{NBSP}586.42"
    page.paper.setCurrentIndex(2)
    season.calculated()
    press("Guardar venta de oro")
    assert nets(company)["70221"] == -1_919_454
    assert company.fetch(held, ore, Stage.PLANT) == Held()

    # The other is processed, and its gold sold as a bar.
    season.fill("lot_process", milled, gross="85.32", fineness="912", method=1)
    assert company.fetch(pool_held, GOLD_POOL) == (Held(0, 85_320, 77_812), 8_000)
    window.navigate("gold_sale")
    page = window.page
    page.bars.rows[0].gross.setText("85.32")
    page.bars.rows[0].fineness.setText("912")
    for name, text in {"price": "4,066.20", "payable": "97", "fixed_fee": "12.00", "fx": "3.372"}.items():
        page.fields[name].setText(text)
    page.buyer.setText("Oro Sur")
    press("Guardar venta")
    found = nets(company)
    assert (found["70228"], found["69221"]) == (-3_323_197, 20_000)
    assert not {"21118", "23118"} & set(found)

    # What came in is shared out by what each gathered, after costs.
    window.navigate("share_out")
    press("Nuevo reparto")
    form = window.page
    assert form.title.current().id == 1, "nothing was sold for them: it is paid for their mineral"
    for box in form.lots.values():
        if not box.isChecked():
            box.click()
    form.whole.setText("52426.51")
    form.costs.setText("200")
    form.fund.setText("10 %")
    press("Guardar reparto")
    (shared,) = company.fetch(share_outs)
    shares = [line.line.amount.cents for line in shared.lines]
    assert sum(shares) == 5_222_651 - 522_265
    assert shares[0] > shares[1]

    # The folder for who bought the ore, which names only her who allowed it.
    window.navigate("buyer_folder", ore)
    press("Hacer la carpeta")
    (paper,) = window.context.documents.glob("Carpeta 2026-001*.pdf")
    said = text_of(paper)
    assert "no acredita origen" in said
    assert "Ana Quispe" in said
    for hidden in ("Berta", "87654321", "12345678"):
        assert hidden not in said
    with zipfile.ZipFile(io.BytesIO(paper.with_suffix(".zip").read_bytes())) as archive:
        assert archive.testzip() is None

    assert company.fetch(gold_position, TODAY).lying == ()
    assert company.fetch(first_finding) is None
    assert dt.date(2026, 9, 2) < TODAY
