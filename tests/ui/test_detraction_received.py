"""A customer deposits the detracción of our factura on credit: in Me pagaron it settles that much of what is owed."""

import datetime as dt
from decimal import Decimal

import pytest

from emprende_desktop.commands.documents import issue_document
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.document import Detraction, Draft, Line, Somebody
from emprende_desktop.invoicing.issuing import NewDocument
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.masters import Debt, open_items
from emprende_desktop.trade.documents import DocumentKind
from tests.reading import nets

MINE = Somebody(IdentityKind.RUC, "20100070970", "Minera SAC")


@pytest.fixture
def company(make_company):
    made = make_company(LegalForm.SAC, TaxRegime.RER, "20123456786")
    lines = (Line("Servicio de transporte", Decimal(1), Decimal(1180)),)
    detraction = Detraction("022", Decimal(12), "00-000-123456", Money(142_00))
    asked = Draft(DocumentKind.FACTURA, "F001", dt.date(2026, 9, 5), MINE, lines, "k", detraction=detraction)
    made.execute(issue_document, NewDocument(asked))
    return made


def owed(books):
    return [item.open for item in books.fetch(open_items, Debt.OWED_TO_ME)]


def collect(window, press, amount, place):
    window.navigate("collection")
    page = window.page
    page.debts._boxes[0][0].click()
    page.amount.set_value(amount)
    press(place)
    press("Guardar pago")


def test_what_the_customer_deposited_is_collected_into_its_own_account(window, press, person):
    books = window.books.company
    assert owed(books) == [Money(1_180_00)]
    window.navigate("collection")
    person.answers = (PlaceKind.DETRACTIONS.value, "Detracciones BN", "")
    press("Otro")
    collect(window, press, Money(142_00), "Detracciones BN")
    assert owed(books) == [Money(1_038_00)]
    assert nets(books)["1042"] == 142_00
    collect(window, press, Money(1_038_00), "Efectivo")
    assert owed(books) == []
    assert {code: nets(books).get(code, 0) for code in ("1212", "1042", "1011", "40111")} == {
        "1212": 0, "1042": 142_00, "1011": 1_038_00, "40111": -180_00,
    }  # fmt: skip
    assert books.fetch(first_finding) is None


def test_undone_the_deposit_is_owed_again(window, press, person):
    books = window.books.company
    window.navigate("collection")
    person.answers = (PlaceKind.DETRACTIONS.value, "Detracciones BN", "")
    press("Otro")
    collect(window, press, Money(142_00), "Detracciones BN")
    press("Deshacer")
    assert owed(books) == [Money(1_180_00)]
    assert "1042" not in nets(books)
