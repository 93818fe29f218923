"""Another program's journal brought in through the window."""

import pytest

from emprende_desktop.commands.closing import close_month
from emprende_desktop.domain.period import Month
from tests.reading import nets, told

HEAD = "entry,date,account,memo,cents\n"
GOOD = ("1,2026-07-01,1011,Apertura,50000", "1,2026-07-01,5018,Apertura,-50000", "2,2026-07-02,6323,Contadora,8000",
        "2,2026-07-02,10419,BCP,-8000", "3,2026-07-03,CAJA,Venta,1500", "3,2026-07-03,70221,Venta,-1500")  # fmt: skip


@pytest.fixture
def open_file(window, tmp_path, person, press):
    def opened(*lines):
        path = tmp_path / "diario.csv"
        path.write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
        window.navigate("journal_in")
        person.choose_open = lambda _title, _kinds: path
        press("Elegir archivo")
        return window.page

    return opened


def cells(page, code):
    model = page.model
    rows = [[model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())]
    return next(row for row in rows if row[0] == code)


def match(page, press, code, account):
    page.view.selectRow([page.model.row(row).fate.code for row in range(page.model.rowCount())].index(code))
    page.account.setCurrentIndex(page.account.findData(account))
    press("Asignar")


def test_every_code_is_told_matched_and_compared(window, open_file, press):
    company = window.books.company
    page = open_file(*GOOD)
    assert "3 asientos se leen bien. Falta la cuenta de 1 código." in told(page)
    assert not page.bring.isEnabled()
    assert cells(page, "1011")[1].endswith("En uso")
    assert cells(page, "10419")[1] == "Banco · Se abrirá debajo"
    assert cells(page, "CAJA")[1] == "Asígnale una cuenta"
    match(page, press, "CAJA", "1011")
    assert cells(page, "CAJA")[1:] == ["1011 · Caja · Asignada a mano", "0.00", "515.00 D", "515.00 D"]
    press("Traer")
    assert nets(company) == {"1011": 51_500, "5018": -50_000, "6323": 8_000, "10419": -8_000, "70221": -1_500}
    assert "Entraron 3 asientos; cada cuenta cambió" in told(page)
    assert not page.bring.isEnabled()


def test_the_same_file_comes_in_once_and_its_matching_is_remembered(window, open_file, press):
    page = open_file(*GOOD)
    match(page, press, "CAJA", "1011")
    press("Traer")
    before = nets(window.books.company)
    page = open_file(*GOOD)
    assert cells(page, "CAJA")[1].endswith("Asignada a mano")
    match(page, press, "CAJA", "1041")
    press("Traer")
    assert "ya estaban: no cambió nada" in told(page)
    assert nets(window.books.company) == before


def test_faults_are_told_one_a_line_and_nothing_goes_in(window, open_file):
    page = open_file("1,2026-07-01,1011,Apertura,500", "1,2026-07-01,5018,Apertura,-400", "2,31/02/2026,1011,x,5")
    assert "Línea 2: El asiento 1 no cuadra" in told(page)
    assert "Línea 4: La fecha 31/02/2026" in told(page)
    assert not page.bring.isEnabled()
    assert not page.view.isVisible()
    assert nets(window.books.company) == {}


def test_what_stops_it_half_way_leaves_nothing(window, open_file, press):
    page = open_file(*GOOD[:4])
    window.books.company.execute(close_month, Month(2026, 7))
    press("Traer")
    assert "está cerrado" in page.error.text()
    assert nets(window.books.company) == {}
    assert page.bring.isEnabled()


def test_it_is_reached_from_the_journal_and_from_the_notebook(window, press):
    for key in ("daybook", "notebook"):
        window.navigate(key)
        press("De otro programa")
        assert window._shown == "journal_in"
