"""A month of a company written as SUNAT's books: what they add up to is what the registers and the ledger have."""

import datetime as dt
import uuid
import zipfile
from decimal import Decimal

import pytest

from emprende_desktop.commands.documents import issue_document, void_document
from emprende_desktop.commands.purchases import record_purchase
from emprende_desktop.commands.setup import add_party
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.ebooks import write_ebook
from emprende_desktop.exchange.ebooks.layouts import layout
from emprende_desktop.exchange.ebooks.registry import electronic_books
from emprende_desktop.formality.book_errors import BookOwnerRequiredError, FaultyBookError, UnknownBookError
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.document import Draft, Line, Reference, Somebody
from emprende_desktop.invoicing.issuing import Annulment, NewDocument, Origin
from emprende_desktop.invoicing.purchases import Portion, PurchaseAmounts, PurchaseDocument, Supplier
from emprende_desktop.invoicing.register import PURCHASE_PARTS, SALE_PARTS
from emprende_desktop.noting.purchases import PurchaseRecord
from emprende_desktop.queries.documents import document
from emprende_desktop.queries.purchases import registered_purchases
from emprende_desktop.queries.registers import sale_lines
from emprende_desktop.trade.documents import Document, DocumentKind
from tests.reading import purchase_totals, sale_totals
from tests.sellers import at_home
from tests.ui.gold import with_gold

RUC = "20100070970"
DAY, MONTH = dt.date(2026, 9, 5), Month(2026, 9)
INN = Somebody(IdentityKind.RUC, "20554433228", "Hostal Peña")
ROSA = Somebody(IdentityKind.DNI, "45678912", "Rosa Quispe")
MILL = Supplier(IdentityKind.RUC, "20100070970", "Molino Santa Rosa SAC")
IGV_OF = """
SELECT COALESCE(SUM(p.debit - p.credit), 0) FROM posting p JOIN account a ON a.id = p.account_id
JOIN journal_entry e ON e.id = p.entry_id
WHERE a.code = '40111' AND (e.memo_template IN ('expense', 'purchase', 'bought')) = ?
"""
ENTRIES = """
SELECT COUNT(DISTINCT e.id), SUM(p.debit) FROM journal_entry e JOIN posting p ON p.entry_id = e.id
WHERE e.sealed AND e.date BETWEEN '2026-09-01' AND '2026-09-30'
"""


@pytest.fixture
def bakery(make_company):
    return make_company(LegalForm.EIRL, TaxRegime.RMT, RUC)


def give(company, price, kind=DocumentKind.BOLETA, customer=ROSA, origin=Origin.OWN, number=None, **more):
    draft = Draft(kind, more.pop("series", ""), DAY, customer, (Line("Pan", Decimal(1), Decimal(price)),),
                  str(uuid.uuid4()), **more)  # fmt: skip
    return company.fetch(document, company.execute(issue_document, NewDocument(at_home(draft), origin, number)).row_id)


def buy(company, notes, code, series, number, total, igv):
    value = Money(total - igv) if igv else ZERO
    amounts = PurchaseAmounts(Money(total), value, Money(igv), ZERO if igv else Money(total))
    portions = (Portion(notes.expense_of["Tela e hilos"], amounts.value, amounts.igv),)
    where = notes.places["Efectivo"]
    paper = PurchaseDocument(MILL, code, series, number, DAY, amounts, portions, where, str(uuid.uuid4()))
    company.execute(record_purchase, PurchaseRecord(paper))


@pytest.fixture
def month(bakery, notes_of):
    """A month with every kind of paper: ours and of the portal, annulled, in dollars, noted by hand, of suppliers."""
    notes = notes_of(bakery)
    give(bakery, "100.01")
    factura = give(bakery, "1180", DocumentKind.FACTURA, INN)
    torn = give(bakery, "59", customer=Somebody())
    bakery.execute(void_document, Annulment(torn.id, DAY, "Se equivocó", "v"))
    give(bakery, "118", DocumentKind.FACTURA, INN, currency="USD", rate=Decimal("3.745"))
    reason = Reference(DocumentKind.FACTURA, factura.called, DAY, "07", "Devolución")
    give(bakery, "118", DocumentKind.CREDIT_NOTE, INN, reference=reason)
    give(bakery, "77.7", origin=Origin.PORTAL, number=77, series="EB01")
    give(bakery, "23.6", DocumentKind.LIQUIDACION)
    inn = bakery.execute(add_party, NewParty("Hostal Peña", ruc="20554433228")).row_id
    mill = bakery.execute(add_party, NewParty("Molino Sur", ruc="20123456786")).row_id
    notes.sell(11_800, date=DAY, document=Document(DocumentKind.FACTURA, "E001-5"), party=inn)
    notes.sell(3_000, date=DAY)
    buy(bakery, notes, "01", "F001", "15", 118_00, 18_00)
    buy(bakery, notes, "03", "B001", "8", 20_00, 0)
    buy(bakery, notes, "01", "F001", "16", 59_00, 9_00)
    notes.spend(59_00, date=DAY, document=Document(DocumentKind.FACTURA, "f002-0007"), party=mill)
    return bakery


def rows_of(path):
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            (name,) = archive.namelist()
            content = archive.read(name)
    else:
        content = path.read_bytes()
    return [line.split("|") for line in content.decode("cp1252").splitlines()]


def cents(rows, key, name):
    at = layout(key).field(name).number - 1
    return sum(int(Decimal(row[at] or "0") * 100) for row in rows)


def igv_in_ledger(company, *, bought):
    return company.fetch(lambda reader: reader.value(IGV_OF, (bought,)))


@pytest.mark.parametrize(
    ("key", "parts", "totals"),
    [
        ("sire-rvie", SALE_PARTS, lambda books: sale_totals(books.stream(sale_lines, MONTH.first, MONTH.last))),
        ("sire-rce", PURCHASE_PARTS,
         lambda books: purchase_totals(books.stream(registered_purchases, MONTH.first, MONTH.last))),
    ],
)  # fmt: skip
def test_a_register_adds_up_to_what_the_books_have(month, tmp_path, key, parts, totals):
    rows = rows_of(write_ebook(month, key, MONTH, tmp_path))
    added, fields = totals(month), layout(key)
    held = [part for part in parts if fields.field(part)]
    assert {part: cents(rows, key, part) for part in held} == {part: getattr(added, part).cents for part in held}
    assert all(getattr(added, part) == ZERO for part in set(parts) - set(held))
    if key == "sire-rvie":
        assert len(rows) == 7
        untold = 4_58  # of the sale without a paper: its tax is owed, and no register has a line for it
        assert added.igv.cents + untold == -igv_in_ledger(month, bought=False) > 0
    else:
        assert [row[6] for row in rows] == ["01", "03", "01", "01", "04"]
        assert added.igv_taxed.cents == igv_in_ledger(month, bought=True) == 18_00 + 9_00 + 9_00 + 3_60


def test_the_simplified_journal_is_every_entry_of_the_month_and_balances(month, tmp_path):
    path = write_ebook(month, "ple-5.2", MONTH, tmp_path)
    assert path.name == f"LE{RUC}20260900050200001111.TXT"
    rows = rows_of(path)
    entries, debit = month.fetch(lambda reader: reader.one(ENTRIES))
    assert len({row[1] for row in rows}) == entries
    assert cents(rows, "ple-5.2", "debit") == cents(rows, "ple-5.2", "credit") == debit
    accounts = {row[1] for row in rows_of(write_ebook(month, "ple-5.4", MONTH, tmp_path))}
    assert {row[3] for row in rows} <= accounts


def test_every_book_of_the_list_is_written_but_what_has_no_field_for_the_month(month, tmp_path):
    written = {}
    for book in electronic_books():
        try:
            written[book.key] = len(rows_of(write_ebook(month, book.key, MONTH, tmp_path)))
        except FaultyBookError as faulty:
            written[book.key] = {fault.document for fault in faulty.faults}
    assert written.pop("ple-5.3") == written.pop("ple-5.4") > 100
    assert written.pop("ple-5.1") == written.pop("ple-5.2") == written.pop("ple-6.1") > 30
    assert 5 < written.pop("ple-1.1") < 20
    assert written == {
        "sire-rvie": 7, "sire-rce": 5, "ple-14.1": 7, "ple-14.2": 7, "ple-8.1": 5, "ple-12.1": 0, "ple-13.1": 0,
        "ple-8.3": {"03 B001-8"},
    }  # fmt: skip
    assert sorted(path.suffix for path in tmp_path.glob("LE*")) == [".TXT"] * 11 + [".zip"] * 2
    assert not list(tmp_path.glob(".*"))


def test_what_sunat_would_refuse_is_told_by_document_and_leaves_no_file(month, notes_of, tmp_path):
    notes_of(month).sell(5_900, date=DAY, document=Document(DocumentKind.FACTURA, "E001-Ω"))
    with pytest.raises(FaultyBookError) as refused:
        write_ebook(month, "sire-rvie", MONTH, tmp_path / "libros")
    faults = {(fault.document, fault.number, fault.kind.value) for fault in refused.value.faults}
    assert faults == {("01 E001-Ω", 9, "character"), *(("01 E001-Ω", field, "missing") for field in (11, 12, 13))}
    assert list((tmp_path / "libros").iterdir()) == []
    assert write_ebook(month, "ple-5.2", MONTH, tmp_path / "libros").exists()


def test_a_month_without_rows_has_the_name_of_an_empty_book(bakery, tmp_path):
    path = write_ebook(bakery, "sire-rvie", Month(2026, 8), tmp_path)
    assert (path.name, rows_of(path)) == (f"LE{RUC}20260800140400021012.zip", [])


def test_memos_are_spanish_whatever_the_window_speaks(month, tmp_path, in_english):
    rows = rows_of(write_ebook(month, "ple-5.2", MONTH, tmp_path))
    told = {row[15] for row in rows}
    assert any(memo.startswith("Gasto") for memo in told)
    assert not any(memo.startswith("Expense") for memo in told)


def test_a_book_is_somebodys_and_one_of_the_list(company, tmp_path):
    with pytest.raises(BookOwnerRequiredError):
        write_ebook(company, "ple-5.2", MONTH, tmp_path)
    with pytest.raises(UnknownBookError):
        write_ebook(company, "ple-9.9", MONTH, tmp_path)


def test_the_kardex_of_gold_is_told_to_the_milligram_and_the_cent(make_company, tmp_path):
    mine = make_company(LegalForm.ASSOCIATION, TaxRegime.GENERAL, RUC, name="oro")
    with_gold(mine)
    rows = rows_of(write_ebook(mine, "ple-13.1", Month(2026, 8), tmp_path))
    gold = [row for row in rows if row[6] == "ORO"]
    opening, sold = gold
    assert opening[13:15] + opening[17:20] == ["16", "ORO", "20.00000000", "20.00000000", "400.00"]
    assert sold[13:14] + sold[20:26] == [
        "01", "-10.00000000", "20.00000000", "-200.00", "10.00000000", "20.00000000", "200.00",
    ]  # fmt: skip
    assert len({(row[1], row[2]) for row in rows}) == len(rows)
    counted = rows_of(write_ebook(mine, "ple-12.1", Month(2026, 8), tmp_path))
    assert [row[16:18] for row in counted if row[6] == "ORO"] == [["22.00", "0.00"], ["0.00", "-11.00"]]
