"""What a loan costs a year, and rent paid ahead, in the real window."""

from tests.reading import nets, told


def test_a_moneylender_is_told_by_the_year(window, press):
    window.open_room("support")
    press("¿Cuánto me cobran?")
    page = window.page
    page.percent.setText("20 %")
    assert "791.6 % al año" in page.by_percent.text()
    page.percent.setText("veinte")
    assert "por ejemplo 20" in page.by_percent.text()
    page.borrowed.setText("1000")
    page.instalment.setText("120")
    page.count.setText("10")
    assert "S/\N{NO-BREAK SPACE}200.00 de más. Es 50.4 % al año" in page.by_instalments.text()
    page.borrowed.setText("mil")
    assert "mil no es un monto" in page.by_instalments.text()


def test_rent_is_paid_ahead_and_used(qtbot, window, press):
    window.open_room("expenses")
    press("Pagué por adelantado")
    page = window.page
    page.fields["amount"].setText("900")
    page.fields["months"].setText("3")
    assert "son 3 partes" in page.foot.sentence.text()
    press("Guardar")
    window.navigate("assets")
    assert "Pagado por adelantado, desde setiembre 2026" in told(window.page)
    press("Anotar el uso hasta setiembre 2026")
    assert nets(window.books.company) == {"1011": -90_000, "183": 60_000, "6352": 30_000}
    window.navigate("movements")
    window.page.view.selectRow(1)
    press("Corregir")
    assert window.page.fields["months"].text() == "3"
