"""Copies, keys, registration, printing, work that takes long, and mistakes of ours, in the real window."""

import datetime as dt
import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from emprende_desktop.commands.imports import NotebookImport, import_notebook
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.domain.errors import WrongPassphraseError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.progress import CancelledError, unwatched
from emprende_desktop.exchange.notebook import NotebookRow
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.journal import journal_page
from tests.reading import told
from ui.books import Books
from ui.crash import CrashPage
from ui.dialogs import QuestionDialog
from ui.printing import print_pages
from ui.runner import ThreadRunner
from ui.screen import Question
from ui.tasks import BusyBar, Task

KEY = "clave de prueba"


def test_a_copy_comes_back_as_the_same_books(window, shell, press, person, notes_of, tmp_path):
    notes_of(window.books.company).sell(12_345)
    copy = tmp_path / "usb.emprende-copia"
    person.choose_save = lambda _title, _proposal: copy
    window.navigate("safety")
    press("Guardar una copia en…")
    assert "no abre" in window.page.error.text()
    assert not copy.exists()
    window.page.copy_key.setText(KEY)
    press("Guardar una copia en…")
    assert "Copia guardada y revisada" in told(window)
    press("Cerrar")
    person.choose_open = lambda _title, _kinds: copy
    person.answers = ("Taller traído", "otra cosa")
    press("Traer una copia")
    assert "no abre" in told(shell.welcome)
    person.answers = ("Taller traído", KEY)
    press("Traer una copia")
    with open_company(shell._given.home / "taller-traido.emprende", KEY, shell._given.clock) as brought:
        assert [row.amount.cents for row in brought.fetch(journal_page).rows] == [12_345]
        assert brought.fetch(first_finding) is None


def test_a_new_key_opens_and_the_old_one_no_more(window, shell, press):
    window.navigate("safety")
    page = window.page
    page.old_key.setText(KEY)
    page.new_key.setText("tres palabras nuevas")
    page.again.setText("otras palabras")
    press("Cambiar la clave")
    assert "Las dos claves" in page.error.text()
    page.again.setText("tres palabras nuevas")
    press("Cambiar la clave")
    assert "Tu clave cambió" in page.said.text()
    path = window.context.folder
    press("Cerrar")
    with pytest.raises(WrongPassphraseError):
        open_company(path, KEY, shell._given.clock)
    open_company(path, "tres palabras nuevas", shell._given.clock).close()


def test_registering_changes_what_a_form_offers_from_its_day(window, press):
    window.navigate("registration")
    page = window.page
    page.ruc.setText("10000000006")
    page.regime.setCurrentIndex(page.regime.findData("rmt"))
    press("Guardar")
    assert "Vale desde el 01/09/2026" in told(window)
    window.navigate("sale")
    assert [window.page.document.itemData(i) for i in range(4)] == ["none", "receipt", "boleta", "factura"]
    window.navigate("registration")
    window.page.form.setCurrentIndex(window.page.form.findData("association"))
    window.page.regime.setCurrentIndex(window.page.regime.findData("nrus"))
    press("Guardar")
    assert "NRUS" in window.page.error.text()


def test_without_a_ruc_no_boleta_is_offered(make_company, qtbot, shell):
    from emprende_desktop.domain.enterprise import LegalForm, TaxRegime

    make_company(LegalForm.UNREGISTERED, TaxRegime.NONE, name="sinruc").close()
    shell.open_company(shell._given.home.parent / "sinruc.emprende", KEY, pytest.fail)
    shell.main.navigate("sale")
    offered = shell.main.page.document
    assert [offered.itemData(i) for i in range(offered.count())] == ["none", "receipt"]
    shell.main.navigate("expense")
    assert shell.main.page.document.count() == 4


def test_a_report_is_sent_to_the_printer(window, press, person):
    window.navigate("reports")
    press("Imprimir")
    title, content = person.printed[0]
    assert title == "Estado de resultados"
    assert content.startswith(b"%PDF")
    assert "Enviado a la impresora" in told(window)


def test_every_page_reaches_the_paper(window, press, person, tmp_path):
    window.navigate("reports")
    press("Imprimir")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    pages = len(PdfReader(io.BytesIO(person.printed[0][1])).pages)
    print_pages(printer, person.printed[0][1], unwatched)
    assert len(PdfReader(tmp_path / "paper.pdf").pages) == pages


def test_a_long_print_is_stopped_and_its_job_aborted(window, press, person, tmp_path):
    def stop(_done, _total):
        raise CancelledError

    aborted = []

    class Printer(QPrinter):
        def abort(self):
            aborted.append(True)
            return super().abort()

    window.navigate("reports")
    press("Imprimir")
    printer = Printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    with pytest.raises(CancelledError):
        print_pages(printer, person.printed[0][1], stop)
    assert aborted == [True]


def test_a_page_is_painted_on_another_thread(qtbot, window, press, person, tmp_path):
    window.navigate("reports")
    press("Imprimir")
    printer, done = QPrinter(), []
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    content = person.printed[0][1]
    ThreadRunner(window).run(
        lambda: print_pages(printer, content, unwatched), lambda _none: done.append(1), pytest.fail
    )
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert len(PdfReader(tmp_path / "paper.pdf").pages) == len(PdfReader(io.BytesIO(content)).pages)


def test_the_questions_come_back_in_order(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = (Question("Nombre", proposal="Yape"), Question("Tipo", (("a", "uno"), ("b", "dos")), "b"))
    dialog = QuestionDialog(parent, "Otro", asked)
    assert dialog.answers() == ("Yape", "b")
    dialog.fields[0].setText("  Plin ")
    assert dialog.answers() == ("Plin", "b")
    hidden = QuestionDialog(parent, "Copia", (Question("Clave", secret=True),))
    assert hidden.fields[0].echoMode() is QLineEdit.EchoMode.Password


def failing(_uow, _value):
    raise ZeroDivisionError


def test_a_mistake_of_ours_shows_a_page_with_the_log(window, shell, press, person, tmp_path, caplog):
    shell._given.log.write_text("lo que pasó")
    refused = []
    window.books.do(failing, None, refused.append, refused.append)
    assert isinstance(shell.currentWidget(), CrashPage)
    assert "ZeroDivisionError" in caplog.text
    person.choose_save = lambda _title, proposal: tmp_path / proposal.name
    press("Guardar el registro en…")
    assert (tmp_path / "emprende.log").read_text() == "lo que pasó"
    press("Seguir")
    assert shell.currentWidget() is window
    assert "registro" in refused[0]


def many_rows(count):
    day = dt.date(2026, 9, 1)
    rows = tuple(NotebookRow(n, day, f"fila {n}", Money(100), True, "70221", "1011", "") for n in range(count))
    return NotebookImport(rows, tuple(f"k{n}" for n in range(count)), {})


def run(qtbot, company, clock, on_step):
    """Import on a worker thread; `on_step` is called there with the task at each step."""
    books, said, steps = Books(company, ThreadRunner(), clock), [], []

    def begun(task):
        def moved(done, total):
            steps.append((done, total))
            on_step(task)

        task.moved.connect(moved, Qt.ConnectionType.DirectConnection)

    books.tasks.started.connect(begun)
    books.do(import_notebook, many_rows(300), lambda _committed: said.append("in"), said.append)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    return said, steps


def test_a_long_import_is_stopped_and_leaves_nothing(qtbot, company, clock):
    said, steps = run(qtbot, company, clock, lambda task: task.stop())
    assert said == ["Detenido. No se cambió nada."]
    assert steps == [(0, 300)]
    assert company.fetch(journal_page).rows == ()
    assert company.fetch(first_finding) is None


def test_an_import_left_alone_goes_in_whole(qtbot, company, clock):
    said, steps = run(qtbot, company, clock, lambda _task: None)
    assert said == ["in"]
    assert steps[-1] == (299, 300)


def test_the_bar_shows_itself_late_and_stops_the_work(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    bar = BusyBar(parent)
    parent.show()
    quick, slow = Task(), Task()
    bar.watch(quick)
    bar.leave(quick)
    bar.watch(slow)
    assert not bar.isVisible()
    qtbot.waitUntil(bar.isVisible, timeout=5_000)
    slow(30, 100)
    assert (bar.bar.value(), bar.bar.maximum()) == (30, 100)
    bar.cancel.click()
    with pytest.raises(CancelledError):
        slow(31, 100)
    bar.leave(slow)
    assert not bar.isVisible()


def test_a_laptop_with_a_wrong_clock_keeps_the_order_and_says_so(window, shell, press, notes_of):
    """T14: the clock fell back to 2000 after a flat battery; what is noted goes on the chain after what was."""
    first = notes_of(window.books.company).sell(5_000)
    path = window.context.folder
    press("Cerrar")
    wrong = FixedClock(noon(dt.date(2000, 1, 1)))
    with open_company(path, KEY, wrong) as company:
        second = notes_of(company).sell(7_000, date=dt.date(2026, 9, 30))
        assert second > first
        assert company.fetch(first_finding) is None
        assert [row.id for row in company.fetch(journal_page).rows] == [second, first]
    object.__setattr__(shell._given, "clock", wrong)
    shell.open_company(path, KEY, pytest.fail)
    assert "La fecha de la laptop parece equivocada" in told(shell.main)


def test_larger_text_is_remembered_for_this_company_only(window, shell, press):
    def pixels():
        return QApplication.font().pixelSize()

    small = pixels()
    window.navigate("appearance")
    press("Letra de 150 por ciento")
    assert pixels() == small * 150 // 100
    assert shell.main is not window
    assert shell.currentWidget() is shell.main
    press("Letra de 175 por ciento")
    assert pixels() == small * 175 // 100
    shell.resize(1366, 768)
    shell.main.navigate("sale")
    assert shell.width() == 1366
    path = shell.main.context.folder
    press("Cerrar")
    assert pixels() == small
    shell.open_company(path, KEY, pytest.fail)
    assert pixels() == small * 175 // 100
    shell.main.close()
