"""Members in the real window: written down, found, hidden, made anonymous; of a child nothing is kept."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import text

from emprende_desktop.domain.enterprise import Module
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.members import members
from tests.reading import told
from tests.ui.conftest import work_with

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def golden(window):
    """The window of a company that works with gold."""
    return work_with(window, {Module.GOLD})


def register(window, press, name, born="12/03/1985", dni="", **more):
    """Write a member down as a person does."""
    window.navigate("members")
    press("Nueva socia")
    page = window.page
    page.name.setText(name)
    page.born.setText(born)
    page.dni.setText(dni)
    for field, value in more.items():
        getattr(page, field).setText(value)
    press("Guardar socia")
    return next((one.party.id for one in window.books.fetch(members) if one.party.name == name), None)


def choose(qtbot, window, name):
    view = window.page.people.view
    row = next(row for row in range(view.model().rowCount()) if view.model().index(row, 0).data() == name)
    at = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def kept(window):
    with window.books.company._engine.connect() as connection:
        tables = ("party", "member", "accreditation", "audit")
        return " ".join(str(tuple(r)) for t in tables for r in connection.execute(text(f"SELECT * FROM {t}")))


def test_a_member_is_written_down_and_her_numbers_are_hidden(qtbot, golden, press):
    golden.open_room("members")
    assert "Todavía no hay nadie" in told(golden.page)
    press("Nueva socia")
    page = golden.page
    page.name.setText("Ana Quispe")
    page.dni.setText("12345678")
    page.born.setText("12/3/85")
    page.kind.setCurrentIndex(page.kind.findText("Padrón del ministerio"))
    page.number.setText("PU-0123")
    page.until.setText("20/10/2026")
    page.consents.click()
    assert page.foot.sentence.text() == "Ana Quispe estará en el registro."
    press("Guardar socia")
    (ana,) = golden.books.fetch(members)
    assert (ana.birth_date, ana.accreditation.valid_until) == (dt.date(1985, 3, 12), dt.date(2026, 10, 20))
    golden.navigate("members")
    shown = told(golden.page)
    assert "DNI ••••5678" in shown
    assert "La acreditación vence pronto" in shown
    for hidden in ("12345678", "PU-0123", "1985"):
        assert hidden not in shown
    press("Mostrar")
    for seen in ("DNI 12345678", "PU-0123", "12/03/1985"):
        qtbot.waitUntil(lambda seen=seen: seen in told(golden.page))


def test_of_a_child_nothing_is_kept_and_the_form_says_so(golden, press):
    register(golden, press, "Lucerito Choque", born="01/10/2008", dni="71234567")
    assert "menor de 18" in golden.page.foot.error.text()
    assert golden.page.name.text() == "Lucerito Choque"
    assert "Lucerito" not in kept(golden)
    assert "71234567" not in kept(golden)


def test_a_member_is_mended_and_her_dni_stays_where_none_is_written(qtbot, golden, press):
    register(golden, press, "Beni Flores")
    register(golden, press, "Ana Quispe", dni="12345678", account="Yape 999888777")
    golden.navigate("members")
    golden.page.search.setText("quispe")
    choose(qtbot, golden, "Ana Quispe")
    press("Corregir los datos")
    assert golden.page.dni.text() == ""
    assert "••••5678" in golden.page.dni.placeholderText()
    golden.page.name.setText("Ana Quispe Mamani")
    golden.page.left.setText("32/13")
    press("Guardar socia")
    assert "no es un día" in golden.page.foot.error.text()
    golden.page.left.setText("")
    press("Guardar socia")
    assert [(m.party.name, m.party.dni) for m in golden.books.fetch(members, "ana")] == [
        ("Ana Quispe Mamani", "12345678")
    ]
    assert golden.page.people.view.model().rowCount() == 1, "back at the list, with its search"


def test_a_member_is_made_anonymous(qtbot, golden, press, person):
    register(golden, press, "Ana Quispe", dni="12345678")
    golden.navigate("members")
    person.yes = False
    press("Hacer anónima")
    assert "S-01" in person.warned[-1]
    assert "Ana" in kept(golden)
    person.yes = True
    press("Hacer anónima")
    assert "Ana" not in kept(golden)
    assert "1985" not in kept(golden)
    assert "Todavía no hay nadie" in told(golden.page)
    assert golden.books.fetch(first_finding) is None


def test_erasing_her_among_the_people_erases_the_member_too(qtbot, golden, press):
    register(golden, press, "Ana Quispe", dni="12345678")
    golden.navigate("people")
    press("Borrar los datos")
    assert "1985" not in kept(golden)
    assert golden.books.fetch(members) == ()
