"""Comprobantes electrónicos: the check-list, the certificate, the access, and trying each out through the window."""

import pytest

from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.queries import outbox as kept
from emprende_desktop.queries.documents import issuer
from tests.einvoice.certificates import PASSWORD as FILE_PASSWORD
from tests.einvoice.certificates import RUC, pfx
from tests.einvoice.shop import ready
from tests.einvoice.stand_in import PASSWORD, standing_in
from tests.reading import told


@pytest.fixture
def company(make_company):
    return make_company(LegalForm.EIRL, TaxRegime.RER, RUC)


@pytest.fixture
def sunat():
    with standing_in() as stand_in:
        yield stand_in


@pytest.fixture
def page(window):
    window.navigate("electronic")
    return window.page


def bring(page, press, person, monkeypatch, path, password=FILE_PASSWORD):
    monkeypatch.setattr(person, "choose_open", lambda _title, _kinds: path)
    person.answers = (password,)
    press("Traer el certificado")


def file_of(tmp_path, content):
    path = tmp_path / "firma.pfx"
    path.write_bytes(content)
    return path


def test_the_list_says_what_is_missing(page):
    words = told(page)
    assert f"Bien: {RUC}." in words
    for what in ("Revísalo: Escríbela", "Falta: Trae el archivo", "Falta: Crea uno en SOL", "Falta: Elígelo"):
        assert what in words
    assert not page.connect_now.isEnabled()


def test_address_certificate_and_access_are_kept_point_by_point(window, page, press, person, monkeypatch, tmp_path):
    books = window.books
    page.street.setText("Jr. Lima 123")
    press("Guardar la dirección")
    assert "elige el distrito" in page.error.text()
    page.district.setText("Azángaro, Azángaro, Puno")
    press("Guardar la dirección")
    assert books.fetch(issuer).address.department == "Puno"
    assert "Bien: Jr. Lima 123, Azángaro." in told(page)
    bring(page, press, person, monkeypatch, file_of(tmp_path, pfx(issuer="LLAMA.PE")))
    words = told(page)
    for good in ("Bien: Llave RSA de 2048 bits.", "Bien: Vigente hasta el 31/12/2028.", f"Bien: Lleva el RUC {RUC}."):
        assert good in words
    page.place.setCurrentIndex(page.place.findData("production"))
    page.user.setText("VENTAS1")
    page.password.setText("secreta")
    press("Guardar el acceso")
    kept_now = books.fetch(kept.access)
    assert kept_now.send.startswith("https://e-factura.sunat.gob.pe/")
    assert "billConsultService" in kept_now.consult
    assert (kept_now.user, page.password.text()) == ("VENTAS1", "")
    assert "Falta" not in told(page)
    page.user.setText("VENTAS2")
    press("Guardar el acceso")
    again = books.fetch(kept.access)
    assert (again.user, again.password) == ("VENTAS2", kept_now.password)


@pytest.mark.parametrize(
    ("content", "password", "said"),
    [
        (b"no es nada", FILE_PASSWORD, "no abre"),
        (pfx(subject={"common": "OTRA SAC 20100070970"}), FILE_PASSWORD, "20100070970"),
    ],
    ids=["no certificate", "of somebody else"],
)
def test_a_certificate_that_cannot_sign_is_told_why_and_not_kept(
    window, page, press, person, monkeypatch, tmp_path, content, password, said
):
    bring(page, press, person, monkeypatch, file_of(tmp_path, content), password)
    assert said in page.error.text()
    assert window.books.fetch(kept.certificate) is None


def test_a_certificate_is_removed_after_a_question(window, page, press, person, sunat):
    ready(window.books.company, sunat.address)
    window.navigate("electronic")
    person.yes = False
    press("Quitarlo")
    assert window.books.fetch(kept.certificate) is not None
    person.yes = True
    press("Quitarlo")
    assert window.books.fetch(kept.certificate) is None
    assert "Falta: Trae el archivo" in told(window.page)


def test_an_operator_needs_a_safe_address(page, press):
    page.place.setCurrentIndex(page.place.findData("own"))
    page.address.setText("http://ose.example.pe/ws")
    page.user.setText("A")
    page.password.setText("b")
    press("Guardar el acceso")
    assert "https://" in page.error.text()


def test_the_connection_is_tried_without_changing_anything(window, page, press, sunat):
    ready(window.books.company, sunat.address)
    window.navigate("electronic")
    press("Probar la conexión")
    assert "127.0.0.1 respondió" in window.page.told.text()
    assert [one.operation for one in sunat.received] == ["getStatus"]
    window.page.password.setText("otra")
    press("Guardar el acceso")
    press("Probar la conexión")
    assert "usuario SOL" in window.page.error.text()
    assert not window.page.told.isVisible()


@pytest.mark.parametrize(("plan", "said"), [("accepted", "fue aceptado"), ("rejected", "2017")])
def test_a_trial_document_goes_to_a_place_for_trying_alone_and_leaves_no_trace(window, page, press, sunat, plan, said):
    books = window.books.company
    press("Firmar uno de prueba")
    assert "en esta computadora" in page.told.text()
    assert books.fetch(kept.certificate) is None
    ready(books, sunat.address)
    window.navigate("electronic")
    sunat.next_calls(plan)
    press("Firmar uno de prueba")
    assert said in (window.page.told.text() or window.page.error.text())
    assert [one.arguments["fileName"] for one in sunat.sent()] == [f"{RUC}-03-BPRU-1.zip"]
    assert books.fetch(kept.outbox, only_open=False) == ()
    assert PASSWORD not in told(window.page)


def test_an_enterprise_of_the_nrus_tries_a_boleta_without_igv(make_company, sunat):
    from emprende_desktop.outbox_trial import try_out

    nrus = ready(make_company(LegalForm.NATURAL, TaxRegime.NRUS, RUC, "nrus"), sunat.address)
    assert try_out(nrus, lambda _done, _total: None).answer.code == 0
