"""Loans and grants in the real window."""

from emprende_desktop.queries.journal import journal_page
from tests.reading import nets, told


def test_a_loan_and_its_instalment(window, press):
    company = window.books.company
    window.open_room("support")
    window.page.amount._field.setText("1000")
    press("Una persona o prestamista")
    press("Guardar")
    window.navigate("loan_payment")
    page = window.page
    press("Una persona o prestamista")
    page.amount._field.setText("300")
    page.second.setText("doscientos")
    press("Guardar")
    assert "por ejemplo 25.50" in page.foot.error.text()
    page.second.setText("400")
    press("Guardar")
    assert "no puede ser más" in page.foot.error.text()
    page.second.setText("200")
    assert "S/\N{NO-BREAK SPACE}100.00 devuelven el préstamo" in page.foot.sentence.text()
    press("Guardar")
    assert nets(company) == {"1011": 70_000, "4512": -90_000, "67312": 20_000}
    entry = window.books.fetch(journal_page).rows[0].id
    window.navigate("loan_payment", entry)
    assert window.page.second.text() == "200.00"
    window.page.second.setText("100")
    press("Guardar")
    assert nets(company) == {"1011": 70_000, "4512": -80_000, "67312": 10_000}


def test_a_grant_is_kept_apart_and_earned_as_it_is_spent(window, press):
    company = window.books.company
    window.navigate("grant")
    window.page.amount._field.setText("500")
    assert "Otro" not in told(window.page)
    press("Guardar")
    assert nets(company) == {"1073": 50_000, "4692": -50_000}
    window.navigate("expense")
    page = window.page
    page.amount._field.setText("120")
    page.category.choose_first()
    press("Fondo restringido")
    press("Guardar gasto")
    assert nets(company) == {"1073": 38_000, "4692": -38_000, "602": 12_000, "7593": -12_000}
    press("Deshacer")
    assert nets(company) == {"1073": 50_000, "4692": -50_000}
