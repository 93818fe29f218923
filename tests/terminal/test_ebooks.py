"""Electronic books from the terminal: the path, or every document at fault with its field and what is wrong."""

import datetime as dt

import pytest

from emprende_desktop.commands.notes import record_note
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.domain.money import Money
from emprende_desktop.queries.masters import categories, places
from emprende_desktop.trade.documents import Document, DocumentKind
from emprende_desktop.trade.notes import Sale
from tests.terminal.conftest import PASSPHRASE

DAY = dt.date(2026, 9, 5)
RUC = "20100070970"


@pytest.fixture
def shop(terminal, tmp_path):
    path = tmp_path / "tienda.emprende"
    words = ("--ruc", RUC, "--form", "eirl", "--regime", "rmt", "--opening-date", "2026-01-01")
    assert terminal("new", path, "--name", "Tienda", *words)[0] == 0
    return path


@pytest.fixture
def ebook(terminal, shop, tmp_path):
    def write(key, *more, period="2026-09"):
        return terminal("ebook", shop, key, "--period", period, "--out", tmp_path / "libros", *more)

    return write


def sell(shop, *papers):
    with open_company(shop, PASSPHRASE, FixedClock(noon(dt.date(2026, 9, 30)))) as company:
        category, place = company.fetch(categories, CategoryKind.SALE)[0].id, company.fetch(places)[0].id
        for number, (kind, told) in enumerate(papers):
            note = Sale(DAY, Money(11_800), category, place, str(number), document=Document(kind, told))
            company.execute(record_note, note)


def test_a_month_is_written_and_its_path_is_told(ebook, shop, tmp_path):
    sell(shop, (DocumentKind.BOLETA, "B001-1"), (DocumentKind.BOLETA, "B001-2"))
    for key, name in (
        ("sire-rvie", f"LE{RUC}20260900140400021112.zip"), ("sire-rce", f"LE{RUC}20260900080400021012.zip"),
        ("ple-5.2", f"LE{RUC}20260900050200001111.TXT"),
    ):  # fmt: skip
        assert ebook(key)[:2] == (0, f"{tmp_path / 'libros' / name}\n")
        assert (tmp_path / "libros" / name).exists()


def test_faults_are_told_by_document_and_nothing_is_written(ebook, shop, tmp_path):
    sell(shop, (DocumentKind.BOLETA, "B001-1"), (DocumentKind.FACTURA, "F001-Ω"))
    code, out, err = ebook("sire-rvie")
    lines = [line.split("\t") for line in out.splitlines()]
    assert code == 2
    assert [(document, field) for document, field, _sentence in lines] == [
        ("01 F001-Ω", "9"), ("01 F001-Ω", "11"), ("01 F001-Ω", "12"), ("01 F001-Ω", "13"),
    ]  # fmt: skip
    assert "«Ω» tiene un signo" in lines[0][2]
    assert "La SUNAT rechazaría 4 datos" in err
    assert list((tmp_path / "libros").iterdir()) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [(("ple-9.9",), "ple-9.9 no es"), (("ple-5.2", "--period", "2026-13"), "2026-06")],
)
def test_a_book_or_a_month_that_is_none_is_refused(ebook, words, told):
    code, out, err = ebook(*words)
    assert (code, out, told in err) == (2, "", True)


def test_every_book_is_listed(terminal):
    code, out, _err = terminal("ebook", "--list")
    keys = [line.split("\t")[0] for line in out.splitlines()]
    assert code == 0
    assert {"sire-rvie", "sire-rce", "ple-5.2", "ple-5.4", "ple-13.1"} <= set(keys)
    assert all("\t" in line for line in out.splitlines())
