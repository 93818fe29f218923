"""A new company, a week of notes, a mistake corrected, and the statement a lender reads: in the real window."""

import datetime as dt
import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.vault.cost import KeyCost
from ui.app import Shell, Surroundings
from ui.runner import ThreadRunner
from ui.theme import Look, apply_theme


class Leader:
    """Drives the window as a person does, counting presses."""

    def __init__(self, qtbot, shell):
        self.qtbot, self.shell, self.clicks = qtbot, shell, 0

    def press(self, name):
        def shown():
            return [
                b for b in self.shell.findChildren(QAbstractButton)
                if b.accessibleName() == name and b.isVisible() and b.isEnabled()
            ]  # fmt: skip

        self.qtbot.waitUntil(lambda: bool(shown()), timeout=5_000)
        self.qtbot.mouseClick(shown()[0], Qt.MouseButton.LeftButton)
        self.clicks += 1

    def choose_more(self, name):
        """Choose one of the pages that wait behind "Más"."""
        self.press("Más páginas de este lugar")
        menu = next(m for m in self.shell.findChildren(QMenu) if m.isVisible())
        action = next(a for a in menu.actions() if a.text() == name)
        self.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        self.clicks += 1

    @property
    def page(self):
        return self.shell.main.page

    def note(self, wish, amount, what, save, day, *more):
        before = self.clicks
        self.press(wish)
        self.qtbot.keyClicks(self.page.amount._field, amount)
        self.page.date.setDate(QDate(2026, 9, day))
        if what:
            self.press(what)
        for choice in more:
            self.press(choice)
        if "Fiado" in more:
            self.qtbot.keyClicks(self.page.person, "Rosa Quispe")
        form = self.page
        self.press(save)
        self.qtbot.waitUntil(lambda: self.page is not form, timeout=5_000)
        return self.clicks - before


@pytest.fixture
def leader(qtbot, tmp_path, clock):
    apply_theme(QApplication.instance(), Look())
    home = tmp_path / "home"
    home.mkdir()
    shell = Shell(
        Surroundings(
            home,
            tmp_path / "documentos",
            clock,
            ThreadRunner(),
            KeyCost(64, 1, 1),
            tmp_path / "emprende.log",
            lambda _p: None,
        )
    )
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    shell.greet()
    yield Leader(qtbot, shell)
    shell.close()


def make_company(leader):
    leader.press("Negocio nuevo")
    pages = leader.shell.currentWidget()
    pages.name.setText("Tejidos Ñusta")
    pages.leader.setText("Rosa")
    leader.press("Siguiente")
    leader.press("Siguiente")
    for field in (pages.passphrase, pages.again):
        field.setText("lana roja del cerro")
    leader.press("Siguiente")
    leader.qtbot.waitUntil(lambda: len(pages.code.text()) == 39, timeout=5_000)
    pages.written.setChecked(True)
    leader.press("Abrir mi negocio")
    leader.qtbot.waitUntil(lambda: leader.shell.main is not None, timeout=5_000)


def write_what_there_is(leader):
    leader.press("Mi caja")
    leader.choose_more("Lo que tengo hoy")
    form = leader.page
    form.date.setDate(QDate(2026, 9, 20))
    form.fields["Efectivo"].setText("100")
    form.fields["Lo que debo a proveedores"].setText("30")
    leader.press("Guardar")
    leader.qtbot.waitUntil(lambda: leader.page is not form, timeout=5_000)


def test_the_first_week(leader, tmp_path):
    make_company(leader)
    books = leader.shell.main.books
    write_what_there_is(leader)
    assert leader.note("Vendí", "250", "Uniformes", "Guardar venta", 21) == 3
    assert leader.note("Gasté", "48.40", "Tela e hilos", "Guardar gasto", 22) == 3
    leader.note("Vendí", "120.50", "Arreglos", "Guardar venta", 23, "Yape / Plin")
    leader.note("Vendí", "365.60", "Uniformes", "Guardar venta", 24, "Fiado")
    leader.note("Saqué para mi casa", "60", "", "Guardar", 25)
    leader.note("Puse de mi bolsillo", "20", "", "Guardar", 25)
    before = leader.clicks
    leader.press("Corregir Gasto: Tela e hilos")
    leader.page.amount._field.setText("84.40")
    form = leader.page
    leader.press("Guardar gasto")
    leader.qtbot.waitUntil(lambda: leader.page is not form, timeout=5_000)
    assert leader.clicks - before == 2
    before = leader.clicks
    leader.press("Informes")
    leader.press("Guardar PDF")
    folder = tmp_path / "documentos"
    leader.qtbot.waitUntil(lambda: folder.is_dir() and any(folder.glob("*.pdf")), timeout=20_000)
    assert leader.clicks - before == 2
    text = PdfReader(io.BytesIO(next(folder.glob("*.pdf")).read_bytes())).pages[0].extract_text()
    assert "651.70" in text
    nets = {}
    for balance in books.fetch(kept_balances, None, dt.date(2026, 9, 30)):
        nets[balance.code] = nets.get(balance.code, 0) + balance.net
    assert {code: net for code, net in nets.items() if net} == {
        "1011": 10_000 + 25_000 - 8_440 - 6_000 + 2_000, "1049": 12_050, "1211": 36_560, "4211": -3_000, "5018": -2_000 - 7_000, "5019": 6_000,
        "602": 8_440, "70221": -61_560, "70321": -12_050,
    }  # fmt: skip
    assert books.fetch(first_finding) is None
