"""A day of gathering in the real window: three clicks, corrected in two, taken back, and refused by name."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from emprende_desktop.commands.members import save_member
from emprende_desktop.domain.enterprise import Module
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.gold.lots import Held, Ownership
from emprende_desktop.gold.members import Consent, MemberChange, NewMember
from emprende_desktop.persistence.reading.gold import pool_held
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.gathering import containers, days_gathered, open_lots, permissions
from reports.books import BooksSource
from reports.registry import report_named
from reports.source import ReportRequest
from tests.conftest import TODAY
from tests.reading import told
from tests.ui.conftest import work_with
from tests.ui.test_room_enough import faults_of, settle, standing
from tests.ui.test_screen_readers import stumbled
from ui.theme import Look, apply_theme

BORN = dt.date(1985, 3, 12)


@pytest.fixture
def golden(window):
    """The window of a company that works with gold."""
    return work_with(window, {Module.GOLD})


@pytest.fixture
def enrol(golden):
    def enrolled(name, born=BORN, party=None, **more):
        change = MemberChange(party, NewMember(NewParty(name), born, **more))
        return golden.books.company.execute(save_member, change).row_id

    return enrolled


@pytest.fixture
def three(enrol):
    return [enrol(name) for name in ("Ana Quispe", "Beni Flores", "Carmen Ticona")]


def weighed(window, press, person, name="Lata", weights=(("21", "1"), ("23", "1"))):
    """Weigh a container full and empty, as a person does."""
    window.navigate("gather")
    press("Nuestros sacos y latas")
    first, *others = weights
    person.answers = (name, *first)
    press("Nuevo envase")
    for weight in others:
        person.answers = weight
        press(f"Pesar uno: {name}")
    return window.books.fetch(containers, TODAY)[0].id


def write(page, party, much, days=0):
    row = page.rows.rows[party]
    if not row.here.isChecked():
        row.here.click()
    row.days.setCurrentIndex(days)
    row.much.setText(much)


def choose(box, words):
    box.setCurrentIndex(next(index for index in range(box.count()) if box.itemText(index).startswith(words)))


def first_day(window, press, three, whose="De todas juntas"):
    window.navigate("gather")
    page = window.page
    press(whose)
    write(page, three[0], "40.5")
    write(page, three[1], "20", days=1)
    press("Guardar el día")
    return window.books.fetch(open_lots)[0]


def query(window, sql):
    with window.books.company._engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_the_first_day_asks_whose_it_is_and_the_next_takes_three_clicks(qtbot, golden, press, three):
    golden.open_room("gold")
    golden.navigate("gather")
    page = golden.page
    assert page.code.text() == "2026-001"
    assert "No hay un permiso anotado" in page.warning.text()
    press("Guardar el día")
    assert page.foot.error.text() == "Elige de quién es este mineral."
    press("De todas juntas")
    press("Guardar el día")
    assert page.foot.error.text() == "Marca quiénes pallaquearon ese día."
    write(page, three[0], "40.5")
    write(page, three[1], "20", days=1)
    assert page.foot.sentence.text() == "Con 2 socias: 1.5 días, 60.5\N{NO-BREAK SPACE}kg al lote 2026-001."
    press("Guardar el día")
    (lot,) = golden.books.fetch(open_lots)
    assert (lot.code, lot.ownership) == ("2026-001", Ownership.POOL)
    golden.navigate("gather")
    page = golden.page
    assert page.lot.currentText().startswith("2026-001")
    assert not page.new_lot.isVisible()
    ticked = [row.name for row in page.rows.rows.values() if row.here.isChecked()]
    assert ticked == ["Ana Quispe", "Beni Flores"]
    for party, much in zip(three, ("10", "12"), strict=False):
        qtbot.keyClicks(page.rows.rows[party].much, much)
    press("Guardar el día")
    assert golden.books.fetch(pool_held, lot.id) == (Held(82_500), 0)
    assert golden.books.fetch(first_finding) is None


def test_a_toast_takes_a_day_back(golden, press, three):
    lot = first_day(golden, press, three)
    assert golden._shown == "gold"
    press("Deshacer")
    assert golden.books.fetch(pool_held, lot.id) == (Held(), 0)
    assert golden.books.fetch(days_gathered) == ()
    assert golden.books.fetch(first_finding) is None


def test_a_day_is_corrected_filled_in_and_the_toast_puts_the_old_one_back(golden, press, person, three):
    lata = weighed(golden, press, person)
    lot = first_day(golden, press, three)
    golden.navigate("gather")
    choose(golden.page.unit, "Lata")
    write(golden.page, three[0], "3")
    write(golden.page, three[1], "")
    golden.page.rows.rows[three[1]].here.click()
    golden.page.detail.setText("con lluvia")
    press("Guardar el día")
    assert golden.books.fetch(pool_held, lot.id) == (Held(123_500), 0)
    weighed(golden, press, person, "Balde", (("11", "1"),))
    golden.navigate("gather")
    press("Corregir el día 1: Hoy, lote 2026-001")
    page = golden.page
    assert (page.unit.currentData(), page.detail.text()) == (lata, "con lluvia")
    row = page.rows.rows[three[0]]
    assert (row.here.isChecked(), row.much.text(), row.weight.text()) == (True, "3", "63")
    assert not page.rows.rows[three[1]].here.isChecked()
    row.much.setText("2")
    press("Guardar el día")
    assert golden.books.fetch(pool_held, lot.id) == (Held(102_500), 0)
    assert "Juntamos" in told(golden.page), "back at the list of days"
    press("Deshacer")
    assert golden.books.fetch(pool_held, lot.id) == (Held(123_500), 0)
    assert [line.containers for line in golden.books.fetch(days_gathered)[0].lines] == [3]
    assert golden.books.fetch(first_finding) is None


@pytest.mark.parametrize(
    ("born", "left", "words"),
    [
        (dt.date(2008, 9, 30), None, "Dina Apaza era menor de 18 ese día"),
        (None, None, "la fecha de nacimiento de Dina Apaza"),
        (BORN, dt.date(2026, 9, 29), "Dina Apaza se fue el 29/09/2026"),
    ],
)
def test_who_may_not_is_refused_by_name(golden, press, three, enrol, born, left, words):
    dina = enrol("Dina Apaza", born)
    golden.navigate("gather")
    page = golden.page
    press("De todas juntas")
    write(page, dina, "5")
    page.date.setText("29/09/2026" if born and not left else "30/09/2026")
    page.date.editingFinished.emit()
    if left:
        with golden.books.company._engine.connect() as connection, connection.begin():
            connection.exec_driver_sql("UPDATE member SET left_on = ? WHERE party_id = ?", (left.isoformat(), dina))
    press("Guardar el día")
    assert words in page.foot.error.text()
    assert page.rows.rows[dina].much.text() == "5", "what was typed stays"
    assert query(golden, "SELECT * FROM collection") == []


def test_what_a_container_holds_is_known_by_weighing_it(qtbot, golden, press, person):
    golden.navigate("containers")
    assert "cada saco va a la balanza" in told(golden.page)
    person.answers = ("Lata", "1", "2")
    press("Nuevo envase")
    assert "lleno debe pesar más" in golden.page.error.text()
    weighed(golden, press, person)
    two = "Carga 21\N{NO-BREAK SPACE}kg según 2 pesadas, que difieren en 2\N{NO-BREAK SPACE}kg"
    qtbot.waitUntil(lambda: two in told(golden.page))
    press("Deshacer")
    qtbot.waitUntil(lambda: "Carga 20\N{NO-BREAK SPACE}kg según 1 pesada" in told(golden.page))
    press("Deshacer la pesada 1 de Lata: lleno 21\N{NO-BREAK SPACE}kg, vacío 1\N{NO-BREAK SPACE}kg")
    qtbot.waitUntil(lambda: "Nunca se pesó" in told(golden.page))
    golden.navigate("gather")
    assert [golden.page.unit.itemText(i) for i in range(golden.page.unit.count())] == ["Kilos, en la balanza"]
    golden.navigate("containers")
    press("Dejar de usar: Lata")
    assert golden.books.fetch(containers, TODAY) == ()
    press("Volver a ofrecer: Lata")
    assert len(golden.books.fetch(containers, TODAY)) == 1


def test_a_permission_in_force_is_proposed_and_what_was_typed_stays(golden, press, three):
    golden.navigate("gather")
    write(golden.page, three[0], "7")
    press("Permisos")
    page = golden.page
    page.holder.setText("Cooperativa San Juan")
    page.valid_from.setText("01/01/2026")
    page.valid_until.setText("15/10/2026")
    assert "vigente hasta el 15/10/2026" in page.foot.sentence.text()
    press("Guardar permiso")
    page = golden.page
    assert page.rows.rows[three[0]].much.text() == "7"
    assert page.permission.currentText() == "Cooperativa San Juan"
    assert not page.warning.isVisible()
    page.permission.setCurrentIndex(page.permission.count() - 1)
    page.permission.activated.emit(page.permission.count() - 1)
    assert page.warning.isVisible()
    page.permission.setCurrentIndex(0)
    page.date.setText("20/10/2026")
    page.date.editingFinished.emit()
    assert "Ese permiso venció el 15/10/2026" in page.warning.text()
    press("De todas juntas")
    press("Guardar el día")
    assert golden.books.fetch(days_gathered)[0].permission == golden.books.fetch(permissions)[0].id


def test_a_permission_is_mended_and_taken_back(golden, press):
    golden.navigate("permission")
    golden.page.holder.setText("Mina Sol")
    press("Guardar permiso")
    golden.navigate("permission")
    number = golden.books.fetch(permissions)[0].id
    press(f"Corregir: Mina Sol ({number})")
    golden.page.share.setText("10 %")
    press("Guardar permiso")
    (mended,) = golden.books.fetch(permissions)
    assert (mended.told.holder, mended.told.share) == ("Mina Sol", "10 %")
    press("Deshacer")
    assert golden.books.fetch(permissions)[0].told.share == ""
    golden.navigate("permission")
    press(f"Retirar: Mina Sol ({golden.books.fetch(permissions)[0].id})")
    assert golden.books.fetch(permissions) == ()
    press("Deshacer")
    assert len(golden.books.fetch(permissions)) == 1


def test_a_lot_that_is_bought_asks_the_price_and_posts_it(golden, press, three):
    golden.navigate("gather")
    page = golden.page
    assert not page.rows.rows[three[0]].price.isVisible()
    press("Lo compramos a las socias")
    write(page, three[0], "40")
    write(page, three[1], "30")
    page.rows.rows[three[0]].price.setText("120")
    page.place.choose(page.place.first_id)
    press("Guardar el día")
    (lot,) = golden.books.fetch(open_lots)
    assert golden.books.fetch(pool_held, lot.id) == (Held(70_000), 12_000)
    assert query(golden, "SELECT memo_template FROM journal_entry WHERE memo_template = 'ore_purchase'")
    golden.navigate("gather")
    press("Deshacer el día 1: Hoy, lote 2026-001")
    assert golden.books.fetch(pool_held, lot.id) == (Held(), 0)
    assert golden.books.fetch(first_finding) is None


def test_kilos_of_the_last_days_are_hidden_until_asked_for(qtbot, golden, press, three):
    first_day(golden, press, three)
    golden.navigate("gather")
    qtbot.waitUntil(lambda: "2026-001 · Con 2 socias · ••••" in told(golden.page))
    press("Mostrar")
    qtbot.waitUntil(lambda: "Con 2 socias · 60.5\N{NO-BREAK SPACE}kg" in told(golden.page))


def test_the_whole_day_is_noted_with_the_keyboard(qtbot, golden, three):
    golden.navigate("gather")
    page = golden.page
    page.whose.choose(0)
    row = page.rows.rows[three[0]]
    row.here.setFocus()
    qtbot.keyClick(row.here, Qt.Key.Key_Space)
    row.much.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "12")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert golden.books.fetch(days_gathered)[0].ore_g == 12_000


def test_production_names_only_who_consents(golden, press, person, enrol, three):
    enrol("Ana Quispe", party=three[0], consent=Consent(TODAY, "reportes"))
    weighed(golden, press, person)
    golden.navigate("gather")
    press("De todas juntas")
    choose(golden.page.unit, "Lata")
    write(golden.page, three[0], "3")
    write(golden.page, three[1], "2", days=1)
    press("Guardar el día")
    request = ReportRequest(dt.date(2026, 9, 1), TODAY, None, None)
    source = BooksSource(golden.books.company)
    report = report_named("gold-production").build(source, request).json
    assert report["rows"] == [
        {"month": "2026-09", "member": "Ana Quispe", "days": "1", "containers": {"Lata": "3"}, "kg": "63"},
        {"month": "2026-09", "member": "S-02", "days": "0.5", "containers": {"Lata": "2"}, "kg": "42"},
    ]
    assert (report["days"], report["kg"]) == ("1.5", "105")
    later = ReportRequest(dt.date(2026, 10, 1), dt.date(2026, 10, 31), None, None)
    assert report_named("gold-production").build(source, later).json["rows"] == []


def test_a_day_in_a_container_that_is_put_away_or_forgotten_keeps_its_weight(golden, press, person, three):
    lata = weighed(golden, press, person)
    golden.navigate("gather")
    press("De todas juntas")
    choose(golden.page.unit, "Lata")
    write(golden.page, three[0], "3")
    press("Guardar el día")
    golden.navigate("containers")
    press("Dejar de usar: Lata")
    golden.navigate("gather")
    assert golden.page.unit.count() == 1, "it is offered no more"
    press("Corregir el día 1: Hoy, lote 2026-001")
    assert (golden.page.unit.currentData(), golden.page.rows.rows[three[0]].much.text()) == (lata, "3")
    with golden.books.company._engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE container_weighing SET undone = 1")
    golden.navigate("gather")
    press("Corregir el día 1: Hoy, lote 2026-001")
    page = golden.page
    assert (page.unit.currentText(), page.rows.rows[three[0]].much.text()) == ("Kilos, en la balanza", "63")
    press("Guardar el día")
    assert golden.books.fetch(days_gathered)[0].ore_g == 63_000


def test_the_number_of_a_new_lot_follows_the_year_of_its_day(golden, three):
    golden.navigate("gather")
    page = golden.page
    page.date.setText("31/12/2025")
    page.date.editingFinished.emit()
    assert page.code.text() == "2025-001"
    page.code.setText("Lote A")
    page.date.setText("02/01/2026")
    page.date.editingFinished.emit()
    assert page.code.text() == "Lote A"


@pytest.fixture
def filled(golden, press, person, enrol):
    """Members with long names, a container, a permission, a lot that is bought and a day."""
    who = [enrol(name) for name in ("Eulalia Choquehuanca Yanapa", "Ana María Quispe Mamani", "Delia Apaza")]
    weighed(golden, press, person, "Saco azul de rafia", (("52", "0.5"), ("50", "0.5")))
    golden.navigate("permission")
    golden.page.holder.setText("Cooperativa Minera San Juan de Dios")
    golden.page.concession.setText("La Unión 2005")
    press("Guardar permiso")
    golden.navigate("gather")
    press("Lo compramos a las socias")
    choose(golden.page.unit, "Saco azul")
    write(golden.page, who[0], "4")
    golden.page.rows.rows[who[0]].price.setText("1200.50")
    press("Guardar el día")
    return who


SCREENS = (
    ("gather", None),
    ("gather", 1),
    ("members", None),
    ("member", 1),
    ("containers", None),
    ("permission", None),
)


def test_filled_screens_can_be_heard_and_walked_through(qtbot, shell, golden, filled):
    for key, entry in SCREENS:
        golden.navigate(key, entry)
        shell.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        assert stumbled(qtbot, golden.page) == {}, key


@pytest.mark.parametrize(("size", "percent"), [((1366, 768), 100), ((1366, 768), 150), ((1024, 600), 150)])
def test_nothing_of_filled_screens_is_cut(shell, golden, filled, size, percent):
    standing(shell, size, percent)
    try:
        for key, entry in SCREENS:
            shell.main.navigate(key, entry)
            settle()
            assert faults_of(shell, shell.main.page) == [], key
    finally:
        apply_theme(QApplication.instance(), Look())
