"""Bandeja de SUNAT through the window, against the stand-in: sent once, told in words, nothing lost, nobody waits."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from emprende_desktop import outbox as sending
from emprende_desktop.commands.setup import Preference, remember_preference
from emprende_desktop.domain.clock import noon
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.invoicing.outbox import State
from emprende_desktop.queries import outbox as kept
from emprende_desktop.trade.documents import DocumentKind
from tests.conftest import TODAY
from tests.einvoice.certificates import RUC
from tests.einvoice.shop import MovingClock, annul, give, ready
from tests.einvoice.stand_in import standing_in
from ui.app import Shell, Surroundings
from ui.runner import InlineRunner, ThreadRunner

BOLETA = DocumentKind.BOLETA


@pytest.fixture
def clock():
    return MovingClock(noon(TODAY))


@pytest.fixture
def company(make_company):
    return make_company(LegalForm.EIRL, TaxRegime.RER, RUC)


@pytest.fixture
def sunat():
    with standing_in() as stand_in:
        yield stand_in


@pytest.fixture
def books(window, sunat):
    return ready(window.books.company, sunat.address)


def shown(page):
    """Return the rows as they are read."""
    return [
        tuple(str(page.model.index(row, column).data() or "") for column in range(page.model.columnCount()))
        for row in range(page.model.rowCount())
    ]


def opened(window):
    window.navigate("outbox")
    return window.page


def states(page):
    return {row[1]: row[0] for row in shown(page)}


def test_who_issues_on_the_portal_is_told_that_nothing_is_to_be_done(window):
    page = opened(window)
    assert "portal de SUNAT" in page._empty.text()
    assert not page.view.isVisible()
    assert not page.send.isVisible()
    page.set_up.click()
    assert window.page.points is not None


def test_what_waits_is_sent_with_one_press_and_told_in_words(window, books, sunat, press):
    for kind, key in ((DocumentKind.FACTURA, "a"), (BOLETA, "b"), (DocumentKind.FACTURA, "c")):
        give(books, kind, key)
    page = opened(window)
    assert shown(page)[2] == ("Sin firmar", "F001-1", "30/09/2026", "Minera SAC", "••••", "quedan 3 días")
    assert sunat.received == []
    sunat.next_calls("accepted", "observed", "rejected")
    press("Enviar ahora")
    assert shown(page) == [("Rechazado", "F001-2", "30/09/2026", "Minera SAC", "••••", "")]
    assert "SUNAT aceptó 2 comprobantes. SUNAT rechazó 1 comprobante." in page.error.text()
    assert "2017" in page.told.text()
    assert "anúlalo y emite otro" in page.told.text()
    assert page.copy.isVisible()
    page.shown.setCurrentIndex(1)
    assert states(page) == {"F001-1": "Aceptado", "B001-1": "Con observaciones", "F001-2": "Rechazado"}
    page.reveal.toggle()
    assert shown(page)[0][4] == "S/\xa0118.00"
    page.view.selectRow(1)
    assert "4252" in page.told.text()


def test_a_rejected_one_is_copied_into_a_new_form(window, books, sunat, press):
    give(books)
    page = opened(window)
    sunat.next_calls("rejected")
    press("Enviar ahora")
    press("Copiar como nuevo")
    assert window.page is not page
    assert "Minera SAC" in "".join(one.text() for one in window.page.findChildren(QLineEdit))


def test_where_nobody_is_there_it_says_so_and_the_rest_waits(window, books, sunat, press):
    give(books, key="a")
    give(books, key="b")
    sending.set_access(books, sending.NewAccess("http://127.0.0.1:9/x", "", "MODDATOS", "moddatos"))
    page = opened(window)
    press("Enviar ahora")
    assert page.error.text().startswith("No se llegó a SUNAT")
    assert states(page) == {"F001-1": "Firmado", "F001-2": "Sin firmar"}
    assert page.send.isEnabled()


@pytest.mark.parametrize("access", [None, "https://e-factura.sunat.gob.pe/x"])
def test_without_access_or_certificate_it_says_what_to_do_and_sends_nothing(window, books, sunat, access):
    give(books)
    if access:
        sending.set_access(books, sending.NewAccess(access, "", "MODDATOS", "moddatos"))
    else:
        books.execute(remember_preference, Preference(kept.ACCESS, {}))
    page = opened(window)
    assert page.unready.isVisible()
    assert ("certificado" if access else "usuario SOL") in page.unready.text()
    assert not page.send.isEnabled()


def test_what_is_refused_waits_for_her_and_goes_on_or_is_signed_anew(window, books, sunat, press):
    give(books, key="a")
    page = opened(window)
    sunat.next_calls(*[("fault", "soap-env:Client.0111", "No tiene el perfil")] * 2)
    press("Enviar ahora")
    assert states(page) == {"F001-1": "Espera tu decisión"}
    assert "0111" in page.told.text()
    press("Enviar ahora")
    assert len(sunat.received) == 1
    press("Seguir")
    press("Enviar ahora")
    assert len(sunat.received) == 2
    press("Firmar de nuevo")
    assert states(page) == {"F001-1": "Sin firmar"}
    press("Enviar ahora")
    assert shown(page) == []
    assert "Nada está pendiente" in page._empty.text()


def test_a_lost_answer_is_asked_for_and_a_boleta_she_saw_is_noted(window, books, sunat, press, person):
    give(books, key="a")
    give(books, BOLETA, "b")
    page = opened(window)
    sunat.next_calls("lost", "lost")
    press("Enviar ahora")
    assert set(states(page).values()) == {"Sin respuesta"}
    sunat.next_calls("accepted", "duplicate")
    press("Enviar ahora")
    assert states(page) == {"B001-1": "Espera tu decisión"}
    press("Sí está en SUNAT")
    assert "¿Viste B001-1" in person.warned[0]
    assert shown(page) == []
    assert [one.operation for one in sunat.received] == ["sendBill", "sendBill", "getStatusCdr", "sendBill"]


def test_a_lost_ticket_is_typed_in(window, books, sunat, press, person):
    row = give(books)
    page = opened(window)
    press("Enviar ahora")
    annul(books, row)
    sunat.next_calls("lost")
    window.navigate("home")
    page = opened(window)
    assert "que después se anuló" in page.to_tell.text()
    press("Enviar ahora")
    assert states(page) == {"RA-20260930-1": "Sin respuesta"}
    person.answers = (f"T-{RUC}-RA-20260930-1",)
    press("Anotar su ticket")
    assert states(page) == {"RA-20260930-1": "Enviado"}
    press("Enviar ahora")
    assert shown(page) == []
    assert len(sunat.sent("sendSummary")) == 1


def test_the_signed_document_and_its_answer_are_saved_as_they_are(window, books, sunat, press, person, tmp_path):
    give(books)
    page = opened(window)
    press("Enviar ahora")
    page.shown.setCurrentIndex(1)
    (tmp_path / "documentos").mkdir(exist_ok=True)
    press("Guardar XML")
    press("Guardar respuesta")
    one = books.fetch(kept.outbox, only_open=False)[0]
    folder = tmp_path / "documentos"
    assert (folder / f"{RUC}-01-F001-1.xml").read_bytes() == books.fetch(kept.edoc, one.id).xml
    assert (folder / f"R-{RUC}-01-F001-1.zip").read_bytes() == sunat.held[f"{RUC}-01-F001-1"]


def test_stopped_in_between_what_was_sent_is_kept_and_nothing_is_sent_twice(window, books, sunat, press):
    for key in "abc":
        give(books, key=key)
    page = opened(window)

    def stop_after_one(task):
        task.moved.connect(lambda done, _total: task.stop() if done else None)

    window.books.errands.started.connect(stop_after_one)
    press("Enviar ahora")
    assert page.error.text().startswith("Detenido. Lo enviado queda")
    sent = len(sunat.received)
    assert 0 < sent < 3
    window.books.errands.started.disconnect(stop_after_one)
    press("Enviar ahora")
    assert shown(page) == []
    assert len({one.arguments["fileName"] for one in sunat.received}) == len(sunat.received) == 3


def test_a_laptop_switched_off_while_sending_asks_before_it_sends_again(
    shell, window, books, sunat, press, clock, monkeypatch
):
    give(books)
    opened(window)

    def goes_out(service, step, outgoing, name, content):
        service.send_bill(name, content)
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr("emprende_desktop.einvoice.errand.run_errand", goes_out)
        press("Enviar ahora")
    window.close()
    shell.welcome.show_companies()
    shell.welcome.passphrase.setText("clave de prueba")
    shell.welcome.open.click()
    page = opened(shell.main)
    assert states(page) == {"F001-1": "Enviado"}
    clock.go_on(minutes=11)
    press("Enviar ahora")
    assert shown(page) == []
    assert [one.operation for one in sunat.received] == ["sendBill", "getStatusCdr"]


class OneSlow(ThreadRunner):
    """What is done at once is done at once; only errands have a thread of their own."""

    def run(self, work, done, failed):
        InlineRunner().run(work, done, failed)

    def apart(self):
        return ThreadRunner(self)


def test_a_sale_waits_for_nothing_while_sunat_is_slow(qtbot, tmp_path, clock, person, company, sunat, monkeypatch):
    monkeypatch.setattr(sending, "_TIMEOUT", dt.timedelta(seconds=20))
    books = ready(company, sunat.address)
    row = give(books, key="a")
    give(books, key="b")
    company.close()
    home = tmp_path / "home"
    home.mkdir()
    shutil.move(tmp_path / "taller.emprende", home / "taller.emprende")
    runner = OneSlow()
    given = Surroundings(
        home, tmp_path, clock, runner, None, Path(tmp_path) / "emprende.log", lambda _look: None, person
    )
    shell = Shell(given)
    qtbot.addWidget(shell)
    shell.show()
    shell.greet()
    shell.welcome.show_companies()
    shell.welcome.passphrase.setText("clave de prueba")
    shell.welcome.open.click()
    page = opened(shell.main)
    sunat.next_calls(("slow", 1.5))
    page.send.click()
    qtbot.waitUntil(lambda: len(sunat.received) == 1, timeout=10_000)
    assert not page.send.isEnabled()
    give(shell.main.books.company, BOLETA, "c")  # another document is given meanwhile
    assert shell.main.books.fetch(kept.edoc_of, row.id).outgoing.state is State.SENT
    qtbot.waitUntil(shell.main.busy.isVisible, timeout=5_000)
    shell.main.busy.cancel.click()
    qtbot.waitUntil(lambda: not shell.main.books.errands.busy, timeout=10_000)
    QApplication.processEvents()
    assert len(sunat.received) == 1
    assert shell.main.books.fetch(kept.edoc_of, row.id).outgoing.state is State.ACCEPTED
    assert "Detenido" in page.error.text()
    assert states(page) == {"F001-2": "Sin firmar", "B001-1": "Sin firmar"}
    shell.close()
