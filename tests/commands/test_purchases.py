"""Suppliers' papers in the books: entries, IGV, duplicates, undoing and correcting."""

import datetime as dt
import uuid
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import text

from emprende_desktop.commands.notes import record_note, reverse_entry
from emprende_desktop.commands.purchases import note_deposit, record_purchase
from emprende_desktop.commands.setup import add_party
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.errors import PartlyPaidError
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.deposits import LaterDeposit
from emprende_desktop.invoicing.purchase_credit import NoCredit
from emprende_desktop.invoicing.purchase_errors import (
    DepositNumberError,
    DepositPaidError,
    DepositTooEarlyError,
    IgvRateError,
    NothingToDepositError,
    PaperKnownError,
)
from emprende_desktop.invoicing.purchases import (
    Currency,
    Detraction,
    PaperReference,
    Portion,
    PurchaseAmounts,
    PurchaseDocument,
    Supplier,
)
from emprende_desktop.noting.purchases import PurchaseRecord
from emprende_desktop.persistence.reading.taxes import month_figures
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.masters import Debt, open_items
from emprende_desktop.queries.purchases import (
    PurchaseFilter,
    judged,
    purchase_lines,
    purchase_of,
    purchases_page,
    purchases_totals,
)
from emprende_desktop.trade.corrections import Reversal
from emprende_desktop.trade.documents import Document, DocumentKind
from emprende_desktop.trade.notes import Application, SupplierPayment
from emprende_desktop.trade.papers import NewPaper
from emprende_desktop.trade.wages import Wages, Work
from tests.conftest import TODAY
from tests.reading import purchase_totals

DAY = dt.date(2026, 9, 10)
SEPTEMBER = PurchaseFilter(Month(2026, 9))
MILL = Supplier(IdentityKind.RUC, "20100070970", "Molino Santa Rosa SAC")


@pytest.fixture
def bakery(make_company):
    return make_company(LegalForm.SAC, TaxRegime.RER, "20123456786")


@pytest.fixture
def book(bakery, notes_of):
    return notes_of(bakery)


def query(company, sql):
    return company.fetch(lambda reader: list(reader.rows(sql)))


def factura(notes, total=118_00, igv=18_00, place="Efectivo", **told):
    category = told.pop("category", notes.expense_of["Tela e hilos"])
    amounts = told.pop("amounts", None) or PurchaseAmounts(Money(total), Money(total - igv) if igv else ZERO, Money(igv),
                                                           ZERO if igv else Money(total))  # fmt: skip
    where = notes.places[place] if place else None
    portions = told.pop("portions", (Portion(category, amounts.value, amounts.igv),))
    made = PurchaseDocument(MILL, "01", "F001", "15", DAY, amounts, portions, where, str(uuid.uuid4()))
    return replace(made, **told)


def save(company, document, **more):
    return company.execute(record_purchase, PurchaseRecord(document, **more)).row_id


def entry(company, entry_id):
    return query(
        company,
        f"""SELECT a.code, p.debit - p.credit FROM posting p JOIN account a ON a.id = p.account_id
        WHERE p.entry_id = {entry_id} ORDER BY p.id""",
    )


def rows(company, asked=SEPTEMBER):
    return company.fetch(purchases_page, None, asked).rows


def test_a_factura_paid_and_one_that_is_owed(bakery, book):
    paid = save(bakery, factura(book))
    assert entry(bakery, paid) == [("602", 10000), ("40111", 1800), ("1011", -11800)]
    owed = save(bakery, factura(book, place=None, number="16"))
    assert entry(bakery, owed) == [("602", 10000), ("40111", 1800), ("4212", -11800)]
    assert [(row.number, row.credit, row.why) for row in rows(bakery)] == [
        ("F001-16", Money(1800), None), ("F001-15", Money(1800), None),
    ]  # fmt: skip
    totals = bakery.fetch(purchases_totals, SEPTEMBER)
    assert (totals.papers, totals.total, totals.igv, totals.credit) == (2, Money(23600), Money(3600), Money(3600))
    assert bakery.fetch(first_finding) is None


def test_a_boleta_and_a_factura_of_an_nrus_enterprise_are_all_cost(bakery, book, make_company, notes_of):
    boleta = save(bakery, factura(book, code="03", series="B001"))
    assert entry(bakery, boleta) == [("602", 11800), ("1011", -11800)]
    assert rows(bakery)[0].why is NoCredit.PAPER
    small = make_company(LegalForm.NATURAL, TaxRegime.NRUS, "10456789124", name="nrus")
    saved = save(small, factura(notes_of(small)))
    assert entry(small, saved) == [("602", 11800), ("1011", -11800)]


def test_portions_share_the_cost_and_the_igv_that_is_not_credited(bakery, book):
    cloth, bus = book.expense_of["Tela e hilos"], book.expense_of["Pasajes"]
    amounts = PurchaseAmounts(Money(218_00), Money(100_00), Money(18_00), Money(100_00))
    portions = (Portion(cloth, Money(100_00), Money(18_00)), Portion(bus, Money(100_00)))
    saved = save(bakery, factura(book, amounts=amounts, portions=portions))
    assert entry(bakery, saved) == [("602", 10000), ("63112", 10000), ("40111", 1800), ("1011", -21800)]
    told = factura(book, amounts=amounts, portions=portions, code="03", series="B001")
    assert entry(bakery, save(bakery, told)) == [("602", 11800), ("63112", 10000), ("1011", -21800)]


def test_dollars_are_posted_in_soles_to_the_centimo(bakery, book):
    saved = save(bakery, factura(book, place=None, currency=Currency.USD, rate=Decimal("3.7515")))
    assert entry(bakery, saved) == [("602", 37515), ("40111", 6753), ("4212", -44268)]
    assert rows(bakery)[0].total == Money(44268)


def test_fees_with_income_tax_kept_back(bakery, book):
    fees = factura(book, 2_000_00, 0, code="02", series="E001", withheld=Money(160_00))
    assert entry(bakery, save(bakery, fees)) == [("602", 200000), ("40172", -16000), ("1011", -184000)]


def test_a_detraccion_is_owed_until_it_is_deposited(bakery, book):
    bank = "Efectivo"
    waits = factura(book, 1_180_00, 180_00, detraction=Detraction("022", Decimal(12), Money(142_00)))
    saved = save(bakery, waits)
    assert entry(bakery, saved) == [("602", 100000), ("1673", 18000), ("1011", -103800), ("4212", -14200)]
    assert (rows(bakery)[0].credit, rows(bakery)[0].why) == (ZERO, NoCredit.DEPOSIT)
    done = Detraction("022", Decimal(12), Money(142_00), "7654321", DAY, book.places[bank])
    mended = replace(waits, detraction=done, key=str(uuid.uuid4()))
    again = save(bakery, mended, corrects=saved)
    assert entry(bakery, again) == [("602", 100000), ("40111", 18000), ("1011", -103800), ("1011", -14200)]
    assert (rows(bakery)[0].credit, rows(bakery)[0].why) == (Money(18000), None)
    assert bakery.fetch(first_finding) is None


def test_a_credit_note_is_the_mirror_image(bakery, book):
    save(bakery, factura(book, place=None))
    note = factura(book, place=None, code="07", reference=PaperReference("01", "F001", "15", DAY))
    saved = save(bakery, note)
    assert entry(bakery, saved) == [("602", -10000), ("40111", -1800), ("4212", 11800)]
    assert rows(bakery)[0].total == Money(-11800)
    assert bakery.fetch(purchases_totals, SEPTEMBER).total == ZERO
    assert query(bakery, "SELECT corrects_type, corrects_number FROM purchase WHERE total < 0") == [("01", "15")]
    assert bakery.fetch(first_finding) is None


def test_the_same_paper_is_refused_however_its_number_is_typed(bakery, book):
    first = save(bakery, factura(book, number="00015"))
    with pytest.raises(PaperKnownError) as refused:
        save(bakery, factura(book, series="f001", number="15"))
    assert (refused.value.entry, refused.value.number) == (first, "F001-15")
    save(bakery, factura(book, number="16"))
    save(bakery, factura(book, supplier=Supplier(IdentityKind.RUC, "20123456786", "Otro SAC")))
    assert len(rows(bakery)) == 3


@pytest.mark.parametrize(
    ("cents", "who", "number", "refused"),
    [
        (118_00, "", "f001 - 000015", True),
        (119_00, "", "F001-15", False),
        (119_00, "20100070970", "F001-15", True),
        (118_00, "20123456786", "F001-15", False),
        (118_00, "", "F001-16", False),
    ],
)
def test_a_factura_that_was_noted_as_an_expense_is_the_same_paper(bakery, book, cents, who, number, refused):
    from emprende_desktop.commands.setup import add_party
    from emprende_desktop.domain.masters import NewParty

    party = bakery.execute(add_party, NewParty("Molino", ruc=who)).row_id if who else None
    book.spend(cents, date=DAY, document=Document(DocumentKind.FACTURA, number), party=party)
    if refused:
        with pytest.raises(PaperKnownError):
            save(bakery, factura(book))
    else:
        save(bakery, factura(book))


def test_undone_it_may_be_written_again_and_the_same_key_posts_once(bakery, book):

    document = factura(book)
    saved = save(bakery, document)
    assert save(bakery, document) == saved
    bakery.execute(reverse_entry, Reversal(saved, "undo"))
    assert rows(bakery) == ()
    again = save(bakery, replace(document, key="again"))
    assert again != saved
    assert len(rows(bakery)) == 1
    assert bakery.fetch(first_finding) is None


def test_corrected_it_keeps_its_xml_and_its_photos(bakery, book):
    photo, xml = NewPaper("application/pdf", b"%PDF-1"), NewPaper("application/xml", b"<Invoice/>")
    document = factura(book, place=None)
    saved = save(bakery, document, papers=(photo,), xml=xml)
    back = bakery.fetch(purchase_of, saved, "other")
    assert back == replace(document, key="other")
    mended = save(bakery, replace(document, detail="mended", key="mended"), corrects=saved)
    assert query(bakery, f"SELECT xml_sha256 IS NOT NULL FROM purchase WHERE entry_id = {mended}") == [(1,)]
    assert query(bakery, f"SELECT count(*) FROM entry_paper WHERE entry_id = {mended}") == [(1,)]
    assert [row.entry for row in rows(bakery)] == [mended]


def test_a_paper_that_was_partly_paid_is_not_corrected(bakery, book):
    document = factura(book, place=None)
    saved = save(bakery, document)
    party = query(bakery, f"SELECT party_id FROM purchase WHERE entry_id = {saved}")[0][0]
    paid = SupplierPayment(
        TODAY, Money(5000), book.places["Efectivo"], "pay", party, (Application(saved, Money(5000)),)
    )
    bakery.execute(record_note, paid)
    with pytest.raises(PartlyPaidError):
        save(bakery, replace(document, key="mended"), corrects=saved)
    assert len(rows(bakery)) == 1


def test_nothing_is_written_of_a_paper_that_is_refused(bakery, book):
    before = query(bakery, "SELECT count(*) FROM party")
    with pytest.raises(IgvRateError):
        save(bakery, factura(book, 118_00, 8_00))
    assert rows(bakery) == ()
    assert query(bakery, "SELECT count(*) FROM party") == before


def test_a_month_is_searched_and_paged(bakery, book):
    for number in range(1, 104):
        save(bakery, factura(book, number=str(number)))
    first = bakery.fetch(purchases_page, None, SEPTEMBER)
    rest = bakery.fetch(purchases_page, first.next_key, SEPTEMBER)
    assert (len(first.rows), len(rest.rows), rest.next_key) == (100, 3, None)
    assert len(rows(bakery, PurchaseFilter(Month(2026, 9), "f001-10"))) == 5
    assert len(rows(bakery, PurchaseFilter(Month(2026, 9), "santa rosa"))) == 100
    assert rows(bakery, PurchaseFilter(Month(2026, 8))) == ()


def test_the_register_of_a_month_says_what_the_ledger_says(bakery, book):
    save(bakery, factura(book))
    save(bakery, factura(book, code="03", series="B001", number="2"))
    save(bakery, factura(book, number="3", place=None, currency=Currency.USD, rate=Decimal("3.7515")))
    save(bakery, factura(book, 2_360_00, 360_00, number="4"))
    note = PaperReference("01", "F001", "3", DAY)
    save(bakery, factura(book, 59_00, 9_00, place=None, code="07", number="5", reference=note))
    save(bakery, factura(book, 500_00, 0, code="02", series="E001", number="6"))
    lines = list(bakery.stream(purchase_lines, DAY, TODAY))
    assert [str(line.paper) for line in lines] == ["01 F001-15", "03 B001-2", "01 F001-3", "01 F001-4", "07 F001-5"]
    totals = purchase_totals(lines)
    assert totals.igv_taxed == Money(18_00 + 67_53 - 9_00)
    assert query(bakery, "SELECT SUM(debit - credit) FROM posting p JOIN account a ON a.id = p.account_id "
                         "WHERE a.code = '40111'") == [(totals.igv_taxed.cents,)]  # fmt: skip
    assert (totals.base_untaxed, totals.igv_untaxed, totals.not_taxed) == (
        Money(2_000_00),
        Money(360_00),
        Money(118_00),
    )
    assert totals.total == Money(118_00 + 118_00 + 442_68 + 2_360_00 - 59_00)
    assert (lines[2].rate, lines[4].modified.paper.number) == (Decimal("3.7515"), "3")


def test_notes_with_a_factura_are_in_the_register_too(bakery, book):
    save(bakery, factura(book))
    book.spend(59_00, date=DAY, document=Document(DocumentKind.FACTURA, "f002-0007"))
    book.spend(20_00, date=DAY, document=Document(DocumentKind.BOLETA, "B001-9"))
    book.spend(10_00, date=DAY)
    lines = list(bakery.stream(purchase_lines, DAY, TODAY))
    assert [str(line.paper) for line in lines] == ["01 F001-15", "01 F002-7", "03 B001-9"]
    totals = purchase_totals(lines)
    assert (totals.igv_taxed, totals.not_taxed, totals.total) == (Money(27_00), Money(20_00), Money(197_00))


def test_a_paper_that_is_there_is_not_noted_as_an_expense(bakery, book):
    saved = save(bakery, factura(book))
    party = query(bakery, f"SELECT party_id FROM purchase WHERE entry_id = {saved}")[0][0]
    for told in ({"party": party}, {}):
        with pytest.raises(PaperKnownError) as refused:
            book.spend(118_00, date=DAY, document=Document(DocumentKind.FACTURA, "f001 - 0015"), **told)
        assert refused.value.entry == saved
    book.spend(119_00, date=DAY, document=Document(DocumentKind.FACTURA, "F001-15"))
    book.spend(118_00, date=DAY, document=Document(DocumentKind.BOLETA, "F001-15"))
    book.spend(118_00, date=DAY, document=Document(DocumentKind.FACTURA, "F001-16"))


def test_a_credit_that_is_not_the_ledgers_is_found(bakery, book):
    save(bakery, factura(book))
    assert bakery.fetch(first_finding) is None
    with bakery._engine.begin() as connection:
        connection.execute(text("DROP TRIGGER purchase_stays"))
        connection.execute(text("UPDATE purchase SET credit = credit + 1"))
    found = bakery.fetch(first_finding)
    assert (found.code, found.subject) == ("purchase-igv", "F001-15")


def test_what_will_become_of_it_is_told_before_it_is_saved(bakery, book):
    document = factura(book)
    assert bakery.fetch(judged, document, TODAY).credit.credited == Money(1800)
    saved = save(bakery, document)
    with pytest.raises(PaperKnownError):
        bakery.fetch(judged, replace(document, key="x"), TODAY)
    assert bakery.fetch(judged, replace(document, key="x"), TODAY, saved).credit.why is None
    with pytest.raises(PaperKnownError):
        bakery.fetch(judged, replace(document, key="x"), TODAY, saved + 1)


def open_items_of(company):
    return [(item.template, item.open.cents) for item in company.fetch(open_items, Debt.I_OWE)]


def pay(company, book, entry, cents):
    who = query(company, f"SELECT party_id FROM purchase WHERE entry_id = {entry}")[0][0]
    applied = (Application(entry, Money(cents)),)
    note = SupplierPayment(TODAY, Money(cents), book.places["Efectivo"], str(uuid.uuid4()), who, applied)
    return company.execute(record_note, note).row_id


def test_fees_that_are_owed_are_paid_like_other_debts(bakery, book):
    fees = save(bakery, factura(book, 500_00, 0, code="02", series="E001", place=None))
    assert entry(bakery, fees) == [("602", 50000), ("424", -50000)]
    assert open_items_of(bakery) == [("purchase", 50000)]
    paid = pay(bakery, book, fees, 200_00)
    assert entry(bakery, paid) == [("424", 20000), ("1011", -20000)]
    assert open_items_of(bakery) == [("purchase", 30000)]
    bakery.execute(reverse_entry, Reversal(paid, "undo"))
    assert open_items_of(bakery) == [("purchase", 50000)]
    assert bakery.fetch(first_finding) is None


def test_day_wages_with_a_receipt_pass_through_424_and_are_not_owed(bakery, book):
    helper = bakery.execute(add_party, NewParty("Rosa Quispe")).row_id
    wages = Wages(TODAY, 2, Money(8_000), ZERO, Work.FEES, book.places["Efectivo"], helper, str(uuid.uuid4()))
    bakery.execute(record_note, wages)
    assert query(bakery, "SELECT SUM(credit) FROM posting p JOIN account a ON a.id = p.account_id "
                         "WHERE a.code = '424'") == [(8_000,)]  # fmt: skip
    assert open_items_of(bakery) == []
    assert bakery.fetch(first_finding) is None


def test_a_credit_note_settles_the_factura_that_it_corrects(bakery, book):
    owed = save(bakery, factura(book, place=None))
    told = {"place": None, "code": "07", "reference": PaperReference("01", "F001", "15", DAY)}
    part = save(bakery, factura(book, 59_00, 9_00, number="1", **told))
    assert open_items_of(bakery) == [("purchase", 5900)]
    pay(bakery, book, owed, 29_00)
    save(bakery, factura(book, 59_00, 9_00, number="2", **told))
    assert open_items_of(bakery) == []
    assert nets_of(bakery, "4212") == 2900  # to be applied
    bakery.execute(reverse_entry, Reversal(part, "undo"))
    assert open_items_of(bakery) == [("purchase", 5900)]
    assert bakery.fetch(first_finding) is None


def nets_of(company, code):
    sql = "SELECT SUM(debit - credit) FROM posting p JOIN account a ON a.id = p.account_id WHERE a.code = "
    return query(company, f"{sql}'{code}'")[0][0]


def test_a_credit_note_on_what_was_paid_or_is_not_here_settles_nothing(bakery, book):
    save(bakery, factura(book))
    told = {"place": None, "code": "07"}
    for number in ("15", "99"):
        note = factura(book, 59_00, 9_00, number=number, reference=PaperReference("01", "F001", number, DAY), **told)
        save(bakery, note)
    assert query(bakery, "SELECT COUNT(*) FROM application") == [(0,)]
    assert nets_of(bakery, "4212") == 11_800


def waiting(book, **told):
    return factura(book, 1_180_00, 180_00, detraction=Detraction("022", Decimal(12), Money(142_00)), **told)


def deposit(book, entry, date=TODAY, **told):
    made = LaterDeposit(entry, "7654321", date, book.places["Efectivo"], str(uuid.uuid4()))
    return replace(made, **told)


@pytest.mark.parametrize(("place", "paid"), [("Efectivo", 0), (None, 0), (None, 500_00)])
def test_a_detraccion_that_is_deposited_later_makes_the_igv_credit(bakery, book, place, paid):
    saved = save(bakery, waiting(book, place=place))
    if paid:
        pay(bakery, book, saved, paid)
    before = open_items_of(bakery)
    assert rows(bakery)[0].to_deposit == Money(142_00)
    made = deposit(book, saved)
    done = bakery.execute(note_deposit, made).row_id
    assert bakery.execute(note_deposit, made).row_id == done
    assert entry(bakery, done) == [("4212", 14200), ("1011", -14200), ("40111", 18000), ("1673", -18000)]
    assert sum(cents for _, cents in before) - sum(cents for _, cents in open_items_of(bakery)) == 142_00
    row = rows(bakery)[0]
    assert (row.credit, row.why, row.to_deposit) == (Money(180_00), None, ZERO)
    assert bakery.fetch(purchases_totals, SEPTEMBER).credit == Money(180_00)
    with pytest.raises(NothingToDepositError):
        bakery.execute(note_deposit, deposit(book, saved))
    bakery.execute(reverse_entry, Reversal(done, "undo"))
    assert open_items_of(bakery) == before
    assert (rows(bakery)[0].why, rows(bakery)[0].to_deposit) == (NoCredit.DEPOSIT, Money(142_00))
    assert bakery.fetch(first_finding) is None


def test_what_waits_is_registered_in_the_month_of_its_deposit(bakery, book):
    august = dt.date(2026, 8, 20)
    saved = save(bakery, waiting(book, date=august))
    assert tuple(bakery.stream(purchase_lines, august, TODAY)) == ()
    bakery.execute(note_deposit, deposit(book, saved, DAY))
    assert tuple(bakery.stream(purchase_lines, august, dt.date(2026, 8, 31))) == ()
    figures = bakery.fetch(month_figures, Month(2026, 8), Month(2026, 9))
    assert [one.bought.tax for one in figures] == [ZERO, Money(180_00)]
    (line,) = bakery.stream(purchase_lines, dt.date(2026, 9, 1), TODAY)
    assert (line.date, line.amounts.igv_taxed, line.deposit.date, line.deposit.number) == (
        august, Money(180_00), DAY, "7654321",
    )  # fmt: skip


def test_deposits_that_cannot_be_are_refused(bakery, book):
    plain, saved = save(bakery, factura(book)), save(bakery, waiting(book, number="16"))
    with pytest.raises(NothingToDepositError):
        bakery.execute(note_deposit, deposit(book, plain))
    with pytest.raises(DepositTooEarlyError):
        bakery.execute(note_deposit, deposit(book, saved, DAY - dt.timedelta(days=1)))
    with pytest.raises(DepositNumberError):
        deposit(book, saved, number=" ")
    pay(bakery, book, saved, 142_00)
    with pytest.raises(DepositPaidError):
        bakery.execute(note_deposit, deposit(book, saved))


def test_more_is_deposited_than_is_owed_still(bakery, book):
    """A credit note took part of it: the deposit is what the paper says, and the rest waits to be applied."""
    saved = save(bakery, waiting(book))
    pay(bakery, book, saved, 100_00)
    done = bakery.execute(note_deposit, deposit(book, saved)).row_id
    assert entry(bakery, done)[:3] == [("4212", 4200), ("4211", 10000), ("1011", -14200)]
    assert open_items_of(bakery) == []
    assert bakery.fetch(first_finding) is None
