"""People and lists in the real window: found, mended, erased, renamed and put away."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import text

from emprende_desktop.commands.masters import PlaceMerging, merge_place
from emprende_desktop.commands.notes import reverse_entry
from emprende_desktop.commands.orders import take_order
from emprende_desktop.commands.setup import add_party, add_place
from emprende_desktop.domain.errors import SameRowError
from emprende_desktop.domain.masters import CategoryKind, NewParty, NewPlace, PlaceKind
from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.queries.cash import places_held
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.journal import journal_page
from emprende_desktop.queries.masters import categories, parties, places
from emprende_desktop.queries.people import acquaintances, party_movements, wall_names
from emprende_desktop.trade.corrections import Reversal
from emprende_desktop.trade.orders import NewOrder
from tests.reading import told


def choose(qtbot, window, name):
    """Press somebody in the list of people."""
    view = window.page.people.view
    row = next(row for row in range(view.model().rowCount()) if view.model().index(row, 0).data() == name)
    view.scrollTo(view.model().index(row, 0))
    at = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def listed(window):
    """Return the list of people as it reads."""
    model = window.page.people.view.model()
    return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]


@pytest.fixture
def ana(window, notes_of):
    company = window.books.company
    party = company.execute(add_party, NewParty("Ana Quispe", dni="12345678")).row_id
    notes_of(company).sell(4_250, place=None, party=party, date=dt.date(2026, 9, 1))
    return party


def test_who_owes_most_stands_first_and_hidden(qtbot, window, press, notes_of, ana):
    company = window.books.company
    big = company.execute(add_party, NewParty("Zoila")).row_id
    notes_of(company).sell(90_000, place=None, party=big)
    assert [k.party.name for k in company.fetch(acquaintances, "")] == ["Zoila", "Ana Quispe"]
    window.open_room("people")
    choose(qtbot, window, "Ana Quispe")
    qtbot.waitUntil(lambda: "DNI ••••••••" in told(window.page))
    assert "42.50" not in told(window.page)
    press("Mostrar")
    qtbot.waitUntil(lambda: "DNI 12345678" in told(window.page))
    assert "Te debe S/\N{NO-BREAK SPACE}42.50" in told(window.page)
    assert listed(window)[1] == ("Ana Quispe", "Te debe S/\N{NO-BREAK SPACE}42.50")
    window.page.search.setText("zoi")
    qtbot.waitUntil(lambda: [name for name, _owes in listed(window)] == ["Zoila"])
    assert "Ana" not in told(window.page)


def test_a_name_is_mended_and_a_number_of_another_refused(qtbot, window, press, person, ana):
    company = window.books.company
    company.execute(add_party, NewParty("Rosa", dni="87654321"))
    window.navigate("people")
    choose(qtbot, window, "Ana Quispe")
    person.answers = ("Ana", "87654321", "", "")
    press("Corregir los datos")
    assert "Rosa" in window.page.error.text()
    person.answers = ("Ana", "1234", "", "")
    press("Corregir los datos")
    assert "ocho" in window.page.error.text()
    person.answers = ("Ana Mamani", "12345678", "", "La Flaca")
    press("Corregir los datos")
    assert [p.name for p in company.fetch(parties, "mamani")] == ["Ana Mamani"]
    assert company.fetch(wall_names) == {"Ana Mamani": "La Flaca"}
    assert company.fetch(first_finding) is None


def test_an_erased_person_leaves_no_name_and_the_chain_whole(qtbot, window, press, person, notes_of, ana):
    company = window.books.company
    window.navigate("people")
    choose(qtbot, window, "Ana Quispe")
    press("Borrar los datos")
    assert "42.50" in window.page.error.text()
    other = company.execute(add_party, NewParty("Beni Flores", dni="11223344")).row_id
    notes_of(company).sell(500, party=other)
    window.navigate("people")
    choose(qtbot, window, "Beni Flores")
    person.yes = False
    press("Borrar los datos")
    assert company.fetch(parties, "beni")
    person.yes = True
    press("Borrar los datos")
    assert company.fetch(parties, "beni") == ()
    with company._engine.connect() as connection:
        rows = connection.execute(text("SELECT name, dni, ruc, folded_name FROM party WHERE erased")).all()
    assert [tuple(row) for row in rows] == [("", "", "", "")]
    assert company.fetch(first_finding) is None


def test_a_category_is_renamed_and_put_away(window, press, person):
    company = window.books.company
    window.navigate("lists")
    person.answers = ("Ropa",)
    press("Cambiar el nombre de Uniformes · venta")
    assert "ya está" in window.page.error.text()
    person.answers = ("Uniformes mineros",)
    press("Cambiar el nombre de Uniformes · venta")
    press("Dejar de usar Ropa · venta")
    assert [c.name for c in company.fetch(categories, CategoryKind.SALE)] == ["Uniformes mineros", "Arreglos"]
    press("Volver a ofrecer Ropa · venta")
    assert len(company.fetch(categories, CategoryKind.SALE)) == 3


def test_a_place_with_money_is_not_put_away(window, press, notes_of):
    company = window.books.company
    notes_of(company).sell(1_000)
    window.navigate("lists")
    press("Dejar de usar Efectivo")
    assert "10.00" in window.page.error.text()
    press("Dejar de usar Banco")
    assert [place.name for place in company.fetch(places)] == ["Efectivo", "Yape / Plin"]


def test_two_names_of_one_person_are_shown_as_one(qtbot, window, press, person, notes_of, ana):
    company = window.books.company
    other = company.execute(add_party, NewParty("Anita Q.")).row_id
    notes_of(company).sell(1_000, place=None, party=other, date=dt.date(2026, 9, 2))
    window.navigate("people")
    choose(qtbot, window, "Anita Q.")
    person.answers = (str(ana),)
    press("Es la misma que…")
    press("Mostrar")
    qtbot.waitUntil(lambda: "Te debe S/\N{NO-BREAK SPACE}52.50" in told(window.page))
    assert [k.party.name for k in company.fetch(acquaintances, "")] == ["Ana Quispe"]
    assert company.execute(add_party, NewParty("Ana Quispe")).row_id == ana
    press("Deshacer")
    assert {k.party.name for k in company.fetch(acquaintances, "")} == {"Ana Quispe", "Anita Q."}
    assert company.fetch(first_finding) is None


def test_an_erased_person_takes_her_other_names_along(qtbot, window, press, person, notes_of):
    from emprende_desktop.commands.masters import Merging, erase_party, merge_party

    company = window.books.company
    one, two = (company.execute(add_party, NewParty(name)).row_id for name in ("Beni Flores", "Benita"))
    notes_of(company).sell(500, party=two)
    company.execute(merge_party, Merging(two, one))
    company.execute(erase_party, one)
    with company._engine.connect() as connection:
        names = connection.execute(text("SELECT name FROM party UNION SELECT name FROM party_merge")).scalars().all()
    assert names == [""]


def test_a_category_is_joined_to_another(window, press, person, notes_of):
    company = window.books.company
    notes_of(company).sell(500)
    window.navigate("lists")
    into = next(c.id for c in company.fetch(categories, CategoryKind.SALE) if c.name == "Ropa")
    person.answers = (str(into),)
    press("Juntar Uniformes · venta con otra")
    assert [c.name for c in company.fetch(categories, CategoryKind.SALE)] == ["Ropa", "Arreglos"]
    assert dict(company.fetch(journal_page).rows[0].arguments)["category"] == "Ropa"


def test_two_places_that_are_the_same_become_one_with_a_note_of_the_money(window, notes_of, press, person):
    company = window.books.company
    second = company.execute(add_place, NewPlace(PlaceKind.CASH, "Lata")).row_id
    notes = notes_of(company)
    notes.sell(5_000, place="Lata")
    window.navigate("lists")
    person.answers = (str(notes.places["Efectivo"]),)
    press("Juntar Lata con otra")
    held = {row.place.name: row.held.cents for row in company.fetch(places_held)}
    assert held["Efectivo"] == 5_000
    assert "Lata" not in held
    assert company.fetch(journal_page).rows[0].template == "transfer"
    bank = company.execute(add_place, NewPlace(PlaceKind.BANK, "Caja Cusco")).row_id
    with pytest.raises(SameRowError):
        company.execute(merge_place, PlaceMerging(bank, notes.places["Efectivo"], "k"))
    with pytest.raises(SameRowError):
        company.execute(merge_place, PlaceMerging(second, second, "k"))


def test_what_is_given_on_account_is_no_debt_and_who_owes_stands_first(window, press, notes_of, ana):
    company = window.books.company
    notes = notes_of(company)
    lender = company.execute(add_party, NewParty("Zoila")).row_id
    notes.spend(90_000, place=None, party=lender)
    waiting = company.execute(add_party, NewParty("Bruno")).row_id
    cash, made = notes.places["Efectivo"], notes.sale_of["Uniformes"]
    company.execute(
        take_order,
        NewOrder(
            dt.date(2026, 9, 20), dt.date(2026, 10, 5), waiting, made, "buzo", Money(60_000), Money(40_000), cash, "k"
        ),
    )
    window.open_room("people")
    press("Mostrar")
    assert listed(window) == [
        ("Ana Quispe", "Te debe S/\N{NO-BREAK SPACE}42.50"),
        ("Zoila", "Le debes S/\N{NO-BREAK SPACE}900.00"),
        ("Bruno", "Dejó S/\N{NO-BREAK SPACE}400.00 a cuenta"),
    ]


def test_what_was_undone_is_named(company, notes):
    party = company.execute(add_party, NewParty("Ana Quispe")).row_id
    company.execute(reverse_entry, Reversal(notes.sell(4_250, place=None, party=party), "deshecha"))
    undoing = company.fetch(party_movements, party, dt.date(2026, 9, 30))[-1]
    assert memo_text(undoing.template, undoing.arguments) == "Deshecho: Venta"
