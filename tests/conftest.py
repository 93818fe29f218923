"""A company with the real schema, cheap to unlock, under a clock that stands still."""

import datetime as dt
import logging
import shutil
import uuid
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from emprende_desktop.commands.notes import record_note
from emprende_desktop.company import Company
from emprende_desktop.company_file import Secrets, create_company, open_company
from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.domain.enterprise import Enterprise, LegalForm, NewCompany, Standing, TaxRegime, Trade
from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.translation import VOICE, Language
from emprende_desktop.queries.masters import categories, places
from emprende_desktop.trade.notes import Expense, Sale
from emprende_desktop.vault.cost import KeyCost

TODAY = dt.date(2026, 9, 30)
PASSPHRASE = "clave de prueba"
CHEAP = KeyCost(memory_kib=64, iterations=1, lanes=1)
TALLER = Path(__file__).parent / "cases" / "taller"

# How long a case takes says how busy the machine is, not whether the rule holds.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

logging.getLogger("fontTools").setLevel(logging.ERROR)


@pytest.fixture
def clock():
    return FixedClock(noon(TODAY))


@pytest.fixture
def in_english():
    VOICE.speak(Language.ENGLISH)
    yield
    VOICE.speak(Language.SPANISH)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """Return the folder of a company of a kind, made with the real schema the first time and copied from then on."""
    kinds = {}

    def made(new):
        if new not in kinds:
            kinds[new] = tmp_path_factory.mktemp("made") / "kind.emprende"
            create_company(kinds[new], new, Secrets(PASSPHRASE, CHEAP), FixedClock(noon(TODAY)))
        return kinds[new]

    return made


@pytest.fixture
def make_company(tmp_path, clock, made_once):
    opened = []

    def make(form=LegalForm.NATURAL, regime=TaxRegime.NRUS, ruc="", name="taller", trade=Trade.SEWING) -> Company:
        path = tmp_path / f"{name}.emprende"
        new = NewCompany(
            Enterprise("Confecciones del Cerro", name, ruc, "Azángaro", trade),
            Standing(dt.date(2026, 1, 1), form, regime),
            "Rosa",
        )
        shutil.copytree(made_once(new), path)
        company = open_company(path, PASSPHRASE, clock)
        opened.append(company)
        return company

    yield make
    for company in opened:
        company.close()


@pytest.fixture
def company(make_company):
    return make_company()


class Notes:
    """Short ways to write notes in tests, with the first category and place where none is named."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.places = {place.name: place.id for place in company.fetch(places)}
        self.sale_of = {c.name: c.id for c in company.fetch(categories, CategoryKind.SALE)}
        self.expense_of = {c.name: c.id for c in company.fetch(categories, CategoryKind.EXPENSE)}

    def sell(self, cents, place="Efectivo", date=TODAY, **more):
        where = self.places[place] if place else None
        note = Sale(date, Money(cents), self.sale_of["Uniformes"], where, more.pop("key", str(uuid.uuid4())), **more)
        return self.company.execute(record_note, note).row_id

    def spend(self, cents, place="Efectivo", date=TODAY, **more):
        where = self.places[place] if place else None
        note = Expense(date, Money(cents), self.expense_of["Tela e hilos"], where, str(uuid.uuid4()), **more)
        return self.company.execute(record_note, note).row_id


@pytest.fixture
def notes(company):
    return Notes(company)


@pytest.fixture
def notes_of():
    return Notes


@pytest.fixture
def taller():
    return TALLER
