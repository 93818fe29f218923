"""Impuestos y libros: books written as SUNAT takes them, what it would refuse, and its proposals compared."""

import pytest

from emprende_desktop.commands.setup import add_party
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.progress import unwatched
from emprende_desktop.exchange.ebooks.layouts import layout
from emprende_desktop.exchange.ebooks.writer import write_book
from emprende_desktop.formality.books import BookPage, no_place, sale_rows
from emprende_desktop.invoicing.register import Counterpart, PaperNumber, SaleAmounts, SaleLine
from emprende_desktop.trade.documents import Document, DocumentKind
from tests.reading import told
from tests.ui.test_taxes import AUGUST, registered
from ui.dialogs import LinesDialog

RUC, MONTH = "20100000009", Month(2026, 8)
SALES, PURCHASES = "Registro de ventas (SIRE)", "Registro de compras (SIRE)"
INN = Counterpart("6", "20554433228", "Hostal Peña")


@pytest.fixture
def shop(window, notes_of, person, tmp_path):
    registered(window, RUC, "eirl", "rmt")
    notes = notes_of(window.books.company)
    inn = window.books.company.execute(add_party, NewParty(INN.name, ruc=INN.number)).row_id
    for number, cents in (("F001-7", 118_00), ("F001-8", 59_00), ("F001-9", 236_00)):
        notes.sell(cents, date=AUGUST, document=Document(DocumentKind.FACTURA, number), party=inn)
    person.folder = tmp_path / "libros"
    window.navigate("taxes")
    return window


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_book_is_written_into_the_chosen_folder_and_told(shop, press, person):
    for book in (SALES, PURCHASES, "Diario simplificado (PLE 5.2)"):
        press(f"Generar el archivo: {book}")
        assert f"{book}: el archivo está en {person.folder}" in told(shop.page)
    assert names(person.folder) == [
        f"LE{RUC}20260800050200001111.TXT", f"LE{RUC}20260800080400021012.zip", f"LE{RUC}20260800140400021112.zip",
    ]  # fmt: skip


def test_without_a_folder_nothing_is_written(shop, press, person):
    person.folder = None
    press(f"Generar el archivo: {SALES}")
    assert not shop.page.written.said.isVisible()


@pytest.mark.parametrize("chosen", [None, 0])
def test_what_sunat_would_refuse_is_listed_and_gone_to(shop, press, person, notes_of, chosen):
    notes = notes_of(shop.books.company)
    notes.sell(30_00, date=AUGUST, document=Document(DocumentKind.FACTURA, "F001-Ω"))
    person.line = chosen
    press(f"Generar el archivo: {SALES}")
    ((text, lines),) = person.listed
    assert "La SUNAT rechazaría 4 datos" in text
    assert all(line.startswith("01 F001-Ω · campo") for line in lines)
    assert not person.folder.exists() or names(person.folder) == []
    if chosen is None:
        assert shop.page.month.currentText() == "Agosto 2026"
    else:
        assert shop.page.number.text() == "F001-Ω"


def test_the_register_of_a_month_is_printed(shop, press):
    press(f"Imprimir: {SALES}")
    page = shop.page
    assert (page.start.text(), page.end.text()) == ("01/08/2026", "31/08/2026")
    lines = list(page._built(page._report).json["lines"])
    assert [line["paper"] for line in lines] == ["01 F001-7", "01 F001-8", "01 F001-9"]


@pytest.fixture
def proposal(tmp_path):
    """What SUNAT has: one as ours, one of another amount, one that is not here; and one of ours it lacks."""

    def line(number, cents):
        tax = Money(cents * 18 // 118)
        amounts = SaleAmounts(base=Money(cents) - tax, igv=tax, total=Money(cents))
        return SaleLine(AUGUST, None, PaperNumber("01", "F001", number), INN, amounts)

    path = tmp_path / "propuesta.txt"
    rows = sale_rows((line("7", 118_00), line("8", 60_00), line("12", 23_60)), BookPage(RUC, "X", MONTH), no_place)
    with path.open("wb") as stream:
        write_book(stream, layout("sire-rvie"), rows, unwatched)
    return path


def test_the_proposal_of_sunat_is_compared_and_printed(shop, press, person, proposal, qtbot):
    press(f"Comparar con la SUNAT: {SALES}")
    assert shop.page.month.currentText() == "Agosto 2026"
    assert not shop.page.print.isEnabled()
    person.file = proposal
    press("Elegir archivo")
    qtbot.waitUntil(lambda: "cosas distintas" in told(shop.page))
    shown = told(shop.page)
    for words in (
        "1 comprobante es igual.", "La SUNAT lo tiene y nuestro registro no (1) | 05/08/2026 · Factura F001-12 · Hostal Peña",
        "Nuestro registro lo tiene y la SUNAT no (1) | 05/08/2026 · Factura F001-9", "Dicen cosas distintas (3)",
        "aquí S/\N{NO-BREAK SPACE}59.00, SUNAT S/\N{NO-BREAK SPACE}60.00",
    ):  # fmt: skip
        assert words in shown
    press("Imprimir")
    ((title, content),) = person.printed
    assert title == "Ventas: nuestro registro y la propuesta de la SUNAT"
    assert content.startswith(b"%PDF")


def test_a_proposal_of_another_register_or_month_is_refused_and_the_old_one_forgotten(shop, press, person, proposal):
    shop.navigate("sire")
    person.file = proposal
    press("Elegir archivo")
    assert shop.page.print.isEnabled()
    shop.page.month.setCurrentIndex(0)
    assert not shop.page.print.isEnabled()
    assert "es igual" not in told(shop.page)
    press("Elegir archivo")
    assert "202608" in shop.page.error.text()
    assert not shop.page.print.isEnabled()


def test_purchases_that_are_the_same_say_so(shop, press, person, tmp_path):
    person.file = tmp_path / "compras.txt"
    person.file.write_text("RUC|Apellidos|Periodo|BI Gravado DG\n")
    press(f"Comparar con la SUNAT: {PURCHASES}")
    press("Elegir archivo")
    assert "dicen lo mismo" in told(shop.page)


def test_a_line_of_the_list_is_chosen_with_the_keyboard(qtbot):
    dialog = LinesDialog(None, "Mira", ("uno", "dos"), "Ir")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.lines.setCurrentRow(1)
    dialog.lines.itemActivated.emit(dialog.lines.currentItem())
    assert (dialog.result(), dialog.lines.currentRow()) == (1, 1)


def test_without_a_ruc_a_proposal_is_nobodys(window, press, person, proposal):
    window.navigate("sire")
    person.file = proposal
    press("Elegir archivo")
    assert "Escribe el RUC" in window.page.error.text()
