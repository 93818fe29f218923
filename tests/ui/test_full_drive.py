"""The drive is full while she saves: the form keeps what she wrote, says where room is missing, and goes on."""

import pytest

from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.journal import journal_page
from emprende_desktop.vault.drives import drive_of
from tests.faults.drive import Drive, laid_over
from tests.reading import nets


@pytest.fixture
def drive():
    made = Drive()
    with laid_over(made):
        yield made


@pytest.fixture
def shop(drive, window):
    """The window over a drive that can be filled."""
    return window


def test_a_form_keeps_its_text_and_saves_once_room_is_made(shop, drive, press):
    shop.navigate("sale")
    form = shop.page
    form.amount._field.setText("50")
    form.category.choose_first()
    form.detail.setText("Dos casacas")
    for first in (1, 2, 5):
        drive.refuse(first, full=True)
        press("Guardar venta")
        assert drive.struck
        told = form.foot.error.text()
        assert "No queda espacio" in told
        assert drive_of(shop.context.folder) in told
        assert (form.amount.text(), form.detail.text()) == ("50", "Dos casacas")
        assert shop.page is form
    drive.calm()
    press("Guardar venta")
    rows = shop.books.fetch(journal_page).rows
    assert [dict(row.arguments)["detail"] for row in rows] == ["Dos casacas"]
    assert nets(shop.books.company)["1011"] == 5_000
    assert shop.books.fetch(first_finding) is None


def test_a_drive_that_is_pulled_out_is_named_and_nothing_is_called_saved(shop, drive, press):
    shop.navigate("sale")
    form = shop.page
    form.amount._field.setText("50")
    form.category.choose_first()
    drive.refuse(1)
    press("Guardar venta")
    assert "No se puede leer o escribir en" in form.foot.error.text()
    assert shop.page is form
    drive.calm()
    assert shop.books.fetch(journal_page).rows == ()
