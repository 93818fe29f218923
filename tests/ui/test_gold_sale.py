"""Vendí oro typed into the real window: what is shown while typing, what posts, and what is said beside it."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton

from emprende_desktop.commands.lots import have_lot
from emprende_desktop.commands.members import save_member
from emprende_desktop.commands.prices import tell_prices
from emprende_desktop.commands.setup import Registration, change_registration
from emprende_desktop.commands.values import put_value
from emprende_desktop.domain.dated import DatedValue
from emprende_desktop.domain.enterprise import LegalForm, Module, Standing, TaxRegime
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.period import Period
from emprende_desktop.gold.lots import Held, LotKind, MoveKind, Ownership, Stage
from emprende_desktop.gold.members import Accreditation, AccreditationKind, MemberChange, NewMember
from emprende_desktop.gold.prices import Basis, DayPrice, PriceList, Quoted, Series
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.gold_sales import bars_sold, gold_there, sellers_of
from emprende_desktop.queries.papers import papers_of
from emprende_desktop.trade.documents import DocumentKind
from tests.conftest import TODAY
from tests.gold.conftest import Lots
from tests.gold.test_lots import process
from tests.reading import nets, told
from tests.ui.conftest import work_with

NBSP = "\N{NO-BREAK SPACE}"
YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
CAP = DatedValue("gold.cap_g_month", dt.date(2026, 1, 1), None, "66", "D.S. 018-2018-EM")


@pytest.fixture
def company(make_company):
    return make_company(LegalForm.UNREGISTERED, TaxRegime.NONE)


@pytest.fixture
def miners(window):
    return work_with(window, {Module.GOLD})


def have(company, code="O-001", gross=85_320, fine=77_812, cents=600_000, ownership=Ownership.POOL):
    """Write gold that was there before the books; return its lot."""
    lots = Lots(company)
    lot = lots.open(code, LotKind.GOLD, ownership)
    cost = 0 if ownership is Ownership.AGENCY else cents
    move = lots.move(MoveKind.HAD, (lot, Stage.HAND, (0, gross, fine), cost), date=dt.date(2026, 9, 1))
    company.execute(have_lot, move)
    return lot


def type_bar(page, grams, fineness, row=0):
    page.bars.rows[row].gross.setText(grams)
    page.bars.rows[row].fineness.setText(fineness)


def type_price(page, price="4,066.20", payable="97", fx="3.372", fee="12.00", withheld=""):
    texts = {"price": price, "payable": payable, "fixed_fee": fee, "fx": fx, "withholding": withheld}
    for name, text in texts.items():
        page.fields[name].setText(text)


def choose_paper(page, kind):
    page.paper.kind.setCurrentIndex(page.paper.kind.findData(kind))


def sales(company):
    return company.fetch(bars_sold, YEAR)


def sell(miners, press, grams, fineness, payable="97", seller=""):
    miners.navigate("gold_sale")
    type_bar(miners.page, grams, fineness)
    type_price(miners.page, payable=payable)
    miners.page.sellers.rows[0][0].setText(seller)
    press("Guardar venta")


def correct_newest(miners, press):
    """Open the newest sale from Movimientos as a person does: choose it and press the button."""
    miners.navigate("movements")
    model = miners.page.model
    number = next(row for row in range(model.rowCount()) if model.row(row).template.startswith("gold_"))
    miners.page.view.selectRow(number)
    press("Corregir")
    return miners.page


def test_t7_is_shown_while_it_is_typed_and_posts_so(miners, press):
    company = miners.books.company
    have(company)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "85.32", "912")
    assert f"77.81184{NBSP}g" in told(page)
    type_price(page, withheld="4")
    shown = told(page)
    for figure in ("10,172.45", "9,855.27", "33,231.97", "1,329.28", "31,902.69", "115.51", "96.88"):
        assert figure in shown
    page.buyer.setText("Oro Sur SAC")
    press("Guardar venta")
    (sale,) = sales(company)
    assert (sale.value.cents, sale.received.cents, sale.fine_mg) == (3_323_197, 3_190_269, 77_812)
    found = nets(company)
    assert (found["1011"], found["70228"], found["6419"]) == (3_190_269, -3_323_197, 132_928)
    assert "21118" not in found
    assert found["69221"] == 600_000
    assert company.fetch(first_finding) is None
    press("Deshacer")
    assert sales(company) == ()
    assert company.fetch(gold_there)[0].held == Held(0, 85_320, 77_812)
    assert company.fetch(first_finding) is None


def test_enter_saves_and_three_presses_are_enough(qtbot, miners):
    company = miners.books.company
    have(company)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "85.32", "912")
    type_price(page)
    qtbot.keyClick(page.fields["price"], Qt.Key.Key_Return)
    assert len(sales(company)) == 1


def test_karat_is_converted_as_it_is_switched(miners, press):
    have(miners.books.company)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "85.32", "912")
    page.bars.unit.setCurrentIndex(1)
    assert page.bars.rows[0].fineness.text() == "21.888"
    assert f"77.81184{NBSP}g" in told(page)
    page.bars.rows[0].fineness.setText("22")
    page.bars.unit.setCurrentIndex(0)
    assert page.bars.rows[0].fineness.text() == "916.6667"


def test_a_price_for_a_gram_as_the_street_quotes_it(miners, press):
    company = miners.books.company
    have(company)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "85.32", "912")
    page.price_by.setCurrentIndex(1)
    page.fields["gram_price"].setText("389.50")
    shown = told(page)
    assert "33,232.14" in shown  # 85.32 × 389.50
    assert "427.08" in shown  # for a gram of fine gold
    assert "de su valor" not in shown  # nothing says what all of it is worth
    page.fields["price"].setText("4066.20")
    page.fields["fx"].setText("3.372")
    assert "96.88" in told(page)
    page.fields["price"].setText("")
    press("Guardar venta")
    assert sales(company)[0].payability_pct is None


def test_what_was_really_paid_is_what_posts(miners, press):
    company = miners.books.company
    have(company)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "85.32", "912")
    type_price(page, withheld="4")
    assert page.paid.placeholderText() == f"S/{NBSP}31,902.69"
    page.paid.setText("31,900")
    assert "2.69" in told(page)
    press("Guardar venta")
    (sale,) = sales(company)
    assert (sale.value.cents, sale.received.cents) == (3_322_917, 3_190_000)
    assert nets(company)["1011"] == 3_190_000
    assert nets(company)["6419"] == 132_917
    assert sale.payability_pct < 96.8820


def test_a_sale_is_corrected_from_movements_filled_in_as_it_was_typed(miners, press):
    company = miners.books.company
    have(company)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "85.00", "912")
    page.bars.unit.setCurrentIndex(1)
    type_price(page, withheld="4")
    choose_paper(page, DocumentKind.LIQUIDACION)
    page.fields["withholding"].setText("4")
    page.paper.number.setText("E001-77")
    page.sellers.rows[0][0].setText("Ana Quispe")
    page.buyer.setText("Oro Sur SAC")
    page.detail.setText("barra chica")
    page.difference.setCurrentIndex(1)
    press("Guardar venta")
    before = nets(company)
    page = correct_newest(miners, press)
    row = page.bars.rows[0]
    assert (row.gross.text(), row.fineness.text(), page.bars.unit.currentText()) == ("85.00", "21.888", "en kilates")
    assert [page.fields[name].text() for name in ("price", "payable", "fx", "withholding")] == [
        "4,066.20", "97", "3.372", "4",
    ]  # fmt: skip
    assert (page.paper.number.text(), page.buyer.text(), page.detail.text()) == (
        "E001-77", "Oro Sur SAC", "barra chica",
    )  # fmt: skip
    assert page.sellers.rows[0][0].text() == "Ana Quispe"
    assert page.difference.currentIndex() == 1
    row.gross.setText("85.32")
    press("Guardar venta")
    assert [sale.gross_mg for sale in sales(company)] == [85_320]
    assert company.fetch(first_finding) is None
    press("Deshacer")
    (again,) = sales(company)
    assert (again.gross_mg, again.buyer) == (85_000, "Oro Sur SAC")
    assert nets(company) == before
    assert [one.name for one in company.fetch(sellers_of, again.entry)] == ["Ana Quispe"]
    assert company.fetch(first_finding) is None


@pytest.mark.parametrize(("choice", "left"), [(0, Held(0, 1_320, 1_204)), (1, None)])
def test_a_bar_that_weighs_less_was_melted_or_leaves_a_rest(miners, press, choice, left):
    company = miners.books.company
    have(company)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "84.00", "912")
    type_price(page)
    assert f"1.320{NBSP}g más" in page.weighs.text()
    page.difference.setCurrentIndex(choice)
    press("Guardar venta")
    there = company.fetch(gold_there)
    assert [one.held for one in there] == ([left] if left else [])
    assert nets(company)["69221"] == (600_000 if choice else 590_716)
    assert company.fetch(first_finding) is None
    press("Deshacer")
    assert company.fetch(gold_there)[0].held == Held(0, 85_320, 77_812)
    assert company.fetch(first_finding) is None


def test_a_finer_bar_than_was_thought_is_sold_whole(miners, press):
    company = miners.books.company
    have(company, fine=70_000)
    sell(miners, press, "85.32", "912")
    assert company.fetch(gold_there) == ()
    assert company.fetch(first_finding) is None


def test_a_bar_that_weighs_more_is_refused_until_she_says_the_scale_is_right(miners, press):
    company = miners.books.company
    have(company)
    sell(miners, press, "86.00", "912")
    assert "solo había" in miners.page.foot.error.text()
    assert sales(company) == ()
    miners.page.difference.setCurrentIndex(1)
    press("Guardar venta")
    assert [sale.gross_mg for sale in sales(company)] == [86_000]
    assert company.fetch(first_finding) is None


def test_several_bars_of_several_lots(miners, press):
    company = miners.books.company
    have(company)
    have(company, "O-002", 20_000, 18_000, 100_000)
    miners.navigate("gold_sale")
    page = miners.page
    assert page.bars.rows[0].lot.currentText() == "O-002"  # the last one
    type_bar(page, "20.00", "900")
    press("Agregar una barra")
    page.bars.rows[1].lot.setCurrentIndex(1)
    type_bar(page, "85.32", "912", 1)
    type_price(page)
    assert f"95.81184{NBSP}g" in told(page)
    press("Agregar una barra")
    press("Quitar la barra 3")
    press("Guardar venta")
    assert company.fetch(gold_there) == ()
    assert nets(company)["69221"] == 700_000
    assert company.fetch(first_finding) is None


def test_less_than_usual_is_said_and_a_little_less_is_not(miners, press):
    company = miners.books.company
    have(company, gross=300_000, fine=273_600)
    for payable in ("97", "96", "97"):
        sell(miners, press, "50.00", "912", payable)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "50.00", "912")
    type_price(page, payable="94")
    usual = sorted(sale.payability_pct for sale in sales(company))[1]
    assert page.answered().sold.payability_pct == usual - 3  # just above: three points are not yet less
    assert "diferencia por conversar" not in page.warnings.text()
    page.fields["payable"].setText("93.99")
    assert "una diferencia por conversar" in page.warnings.text()
    press("Guardar venta")
    assert len(sales(company)) == 4


def test_old_sales_are_not_usual_any_more(miners, press):
    company = miners.books.company
    have(company, gross=300_000, fine=273_600)
    sell(miners, press, "50.00", "912")
    miners.navigate("gold_sale")
    page = miners.page
    page.date.setDate(TODAY + dt.timedelta(days=91))
    type_bar(page, "50.00", "912")
    type_price(page, payable="80")
    assert "diferencia por conversar" not in page.warnings.text()


def test_t10_the_monthly_limit_warns_and_then_asks_why(miners, press):
    company = miners.books.company
    company.execute(put_value, CAP)
    have(company, gross=100_000, fine=91_200)
    for grams in ("18.40", "22.75"):
        sell(miners, press, grams, "912", seller="Ana Quispe")
    miners.navigate("gold_sale")
    page = miners.page
    type_price(page)
    page.sellers.rows[0][0].setText("ana quispe")
    type_bar(page, "19.90", "912")
    assert f"61.050{NBSP}g" in page.warnings.text()
    assert f"le quedan 4.950{NBSP}g" in page.warnings.text()
    assert not page.reason.isVisible()
    press("Guardar venta")
    assert len(sales(company)) == 3
    sell(miners, press, "6.20", "912", seller="Ana Quispe")
    page = miners.page
    assert f"1.250{NBSP}g sobre el límite" in page.foot.error.text()
    assert len(sales(company)) == 3
    assert page.reason.isVisible()
    page.reason.setText("saldo de agosto")
    press("Guardar venta")
    assert len(sales(company)) == 4
    assert company.fetch(sellers_of, sales(company)[3].entry)[0].reason == "saldo de agosto"
    sell(miners, press, "6.20", "912", seller="Berta Mamani")
    assert len(sales(company)) == 5


def test_the_limit_counts_a_corrected_sale_once(miners, press):
    company = miners.books.company
    company.execute(put_value, CAP)
    have(company, gross=100_000, fine=91_200)
    sell(miners, press, "60.00", "912", seller="Ana Quispe")
    page = correct_newest(miners, press)
    page.bars.rows[0].gross.setText("65.00")
    assert f"le quedan 1.000{NBSP}g" in page.warnings.text()
    press("Guardar venta")
    assert [sale.gross_mg for sale in sales(company)] == [65_000]


def test_no_limit_no_question(miners, press):
    company = miners.books.company
    have(company, gross=100_000, fine=91_200)
    sell(miners, press, "90.00", "912", seller="Ana Quispe")
    assert len(sales(company)) == 1


def test_two_women_share_the_grams_of_a_bar(miners, press):
    company = miners.books.company
    have(company)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "85.32", "912")
    type_price(page)
    page.sellers.rows[0][0].setText("Ana Quispe")
    press("Agregar una persona")
    page.sellers.rows[1][0].setText("Berta Mamani")
    page.sellers.rows[1][1].setText("90")
    press("Guardar venta")
    assert "revisa los gramos" in page.foot.error.text()
    page.sellers.rows[1][1].setText("25.32")
    press("Guardar venta")
    (sale,) = sales(company)
    assert [(one.name, one.gross_mg) for one in company.fetch(sellers_of, sale.entry)] == [
        ("Ana Quispe", 60_000), ("Berta Mamani", 25_320),
    ]  # fmt: skip


def test_each_purchase_slip_is_of_one_woman(miners, press):
    company = miners.books.company
    have(company)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "85.32", "912")
    type_price(page)
    choose_paper(page, DocumentKind.LIQUIDACION)
    assert page.fields["withholding"].text() == "4"  # the rate of its day
    page.sellers.rows[0][0].setText("Ana Quispe")
    press("Agregar una persona")
    page.sellers.rows[1][0].setText("Berta Mamani")
    page.sellers.rows[1][1].setText("20")
    press("Guardar venta")
    assert "una sola mujer" in page.foot.error.text()
    assert sales(company) == ()


def test_somebody_with_a_ruc_gets_no_purchase_slip(miners, press):
    company = miners.books.company
    have(company)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "85.32", "912")
    type_price(page)
    choose_paper(page, DocumentKind.LIQUIDACION)
    page.sellers.rows[0][0].setText("Ana Quispe 10123456781")
    assert "persona natural sin RUC" in page.warnings.text()
    press("Guardar venta")
    assert "persona natural sin RUC" in page.foot.error.text()
    assert sales(company) == ()


def register(window, ruc, form, regime):
    """Change how the company stands, as the page for it does."""
    standing = Standing(dt.date(2026, 1, 1), form, regime)
    window.books.do(change_registration, Registration(ruc, standing), lambda _done: None, pytest.fail)


def test_a_factura_withholds_nothing_and_is_detracted(miners, press):
    company = miners.books.company
    register(miners, "20100070970", LegalForm.ASSOCIATION, TaxRegime.GENERAL)
    have(company)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "85.32", "912")
    type_price(page)
    choose_paper(page, DocumentKind.FACTURA)
    assert page.fields["detraction"].text() == "1.5"
    assert not page.fields["withholding"].isVisible()
    page.fields["igv"].setText("18")
    page.fields["detraction"].setText("10")
    press("Guardar venta")
    found = nets(company)
    assert (found["70228"], found["40111"], found["1042"]) == (-3_323_197, -598_175, 392_100)
    assert found["1011"] == 3_323_197 + 598_175 - 392_100
    assert company.fetch(first_finding) is None


def test_what_is_owed_needs_a_name_and_waits_as_a_debt(miners, press):
    company = miners.books.company
    have(company)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "85.32", "912")
    type_price(page)
    press("Me lo deben")
    press("Guardar venta")
    assert "quien te debe" in page.foot.error.text()
    page.buyer.setText("Oro Sur SAC")
    press("Guardar venta")
    assert nets(company)["1211"] == 3_323_197


def test_gold_of_members_is_owed_to_them_but_for_the_fee(miners, press):
    company = miners.books.company
    have(company, ownership=Ownership.AGENCY)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "85.32", "912")
    type_price(page)
    assert page.fields["kept_fee"].isVisible()
    page.fields["kept_fee"].setText("231.97")
    press("Guardar venta")
    found = nets(company)
    assert (found["4699"], found["70321"]) == (-3_300_000, -23_197)
    page = correct_newest(miners, press)
    assert page.fields["kept_fee"].text() == "231.97"


def test_the_reference_price_of_the_day_is_proposed_and_a_gap_is_said(miners, press):
    company = miners.books.company
    have(company)
    series = Series(Quoted.GOLD, Basis.LBMA_PM)
    company.execute(tell_prices, PriceList(series, (DayPrice(TODAY, "4066.20"),), "LBMA", "clave"))
    miners.navigate("gold_sale")
    page = miners.page
    assert page.fields["price"].text() == "4066.20"
    assert "Dólar: no hay precio de referencia del 30/09/2026" in page.day_prices.words.text()
    page.date.setDate(TODAY - dt.timedelta(days=1))
    assert page.fields["price"].text() == ""
    page.fields["price"].setText("4,000")
    page.date.setDate(TODAY)
    assert page.fields["price"].text() == "4,000"


def test_more_sold_than_was_made_is_said(miners, press):
    company = miners.books.company
    have(company, gross=85_320, fine=70_000)
    miners.navigate("gold_sale")
    page = miners.page
    type_price(page)
    type_bar(page, "85.32", "836")  # 71.33 g: within the scales' 2 %
    assert "producidos" not in page.warnings.text()
    type_bar(page, "85.32", "912")
    assert "producidos" in page.warnings.text()
    press("Guardar venta")
    assert len(sales(company)) == 1


def test_a_seller_without_a_padron_in_force_is_said(miners, press):
    company = miners.books.company
    have(company)
    ended, open_ended = dt.date(2026, 8, 31), None
    for name, until in (("Ana Quispe", ended), ("Berta Mamani", open_ended)):
        padron = Accreditation(AccreditationKind.PADRON, "P-1", valid_until=until)
        written = NewMember(NewParty(name), dt.date(1980, 5, 5), accreditation=padron)
        company.execute(save_member, MemberChange(None, written))
    company.execute(save_member, MemberChange(None, NewMember(NewParty("Carla Huanca"), dt.date(1980, 5, 5))))
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "85.32", "912")
    type_price(page)
    said = {}
    for name in ("Ana Quispe", "Berta Mamani", "Carla Huanca", "Dora Apaza"):
        page.sellers.rows[0][0].setText(name)
        said[name] = [line for line in page.warnings.text().split("\n") if name in line]
    assert said == {
        "Ana Quispe": ["El padrón de Ana Quispe venció el 31/08/2026."],
        "Berta Mamani": [],
        "Carla Huanca": ["No está anotado el padrón de Carla Huanca."],
        "Dora Apaza": ["Dora Apaza no está en el registro de socias."],
    }


def test_a_sale_is_corrected_from_the_page_of_its_lot(miners, press):
    company = miners.books.company
    lot = have(company)
    sell(miners, press, "85.32", "912")
    miners.navigate("lot", lot)
    (told_of_it,) = [
        made.accessibleName() for made in miners.page.findChildren(QAbstractButton)
        if made.accessibleName().startswith("Corregir") and "Venta" in made.accessibleName()
    ]  # fmt: skip
    press(told_of_it)
    assert miners.page.bars.rows[0].gross.text() == "85.32"
    miners.page.bars.rows[0].fineness.setText("910")
    press("Guardar venta")
    assert [sale.fine_mg for sale in sales(company)] == [77_641]
    assert company.fetch(first_finding) is None


def test_a_paper_is_attached_to_a_sale(miners, press, person, tmp_path):
    company = miners.books.company
    have(company)
    path = tmp_path / "liquidacion.png"
    QImage(40, 40, QImage.Format.Format_RGB32).save(str(path))
    person.choose_open = lambda _title, _kinds: path
    miners.navigate("gold_sale")
    miners.page.foot.attach.click()
    type_bar(miners.page, "85.32", "912")
    type_price(miners.page)
    press("Guardar venta")
    (sale,) = sales(company)
    assert len(company.fetch(papers_of, sale.entry)) == 1
    page = correct_newest(miners, press)
    page.bars.rows[0].fineness.setText("910")
    press("Guardar venta")
    (sale,) = sales(company)
    assert len(company.fetch(papers_of, sale.entry)) == 1  # the photo stays with what stands in its place


def test_gold_whose_ore_was_gathered_without_permission_is_said(miners):
    company = miners.books.company
    lots = Lots(company)
    ore, gold = lots.open("2026-001"), lots.open("O-001", LotKind.GOLD)
    lots.collected(ore, 1_000_000)
    process(company, ore, gold, 1_000_000, 22_000, 20_000)
    miners.navigate("gold_sale")
    page = miners.page
    type_bar(page, "22.00", "909")
    type_price(page)
    assert "permiso para juntar el mineral del lote O-001" in page.warnings.text()


def test_without_gold_it_says_what_to_do(miners, press):
    miners.navigate("gold_sale")
    assert "anota primero de dónde viene" in told(miners.page)
    press("Guardar venta")
    assert "No hay oro en mano" in miners.page.foot.error.text()


@pytest.mark.parametrize("there", [True, False])
def test_what_is_not_typed_yet_is_asked_for_in_words(miners, there):
    if there:
        have(miners.books.company)
    miners.navigate("gold_sale")
    assert miners.page.foot.sentence.text().startswith("Escribe los gramos, la ley y el precio")
