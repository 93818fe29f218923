"""The taxes of a month from documents that were given: what of them bears IGV, what notes take back, what is adjusted."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from emprende_desktop.commands.documents import issue_document, void_document
from emprende_desktop.commands.notes import record_note
from emprende_desktop.commands.purchases import record_purchase
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.worksheet import LineKey, Tax
from emprende_desktop.i18n.formality import beside_texts
from emprende_desktop.invoicing.codes import Affectation, IdentityKind
from emprende_desktop.invoicing.document import Draft, Line, Reference, Somebody
from emprende_desktop.invoicing.issuing import Annulment, NewDocument
from emprende_desktop.invoicing.purchases import Portion, PurchaseAmounts, PurchaseDocument, Supplier
from emprende_desktop.noting.purchases import PurchaseRecord
from emprende_desktop.queries.documents import document
from emprende_desktop.queries.taxes import tax_month
from emprende_desktop.trade.documents import DocumentKind
from emprende_desktop.trade.notes import EntryLine, FreeEntry
from tests.sellers import at_home

DAY, MONTH = dt.date(2026, 9, 5), Month(2026, 9)
MINE = Somebody(IdentityKind.RUC, "20100070970", "Minera SAC")
BREAD = Line("Pan", Decimal(1), Decimal(118))


@pytest.fixture
def bakery(make_company):
    return make_company(LegalForm.EIRL, TaxRegime.RER, "20100070970")


def give(company, *lines, key="k", kind=DocumentKind.FACTURA, entry=None, **more):
    draft = Draft(kind, "", DAY, MINE, lines or (BREAD,), key, **more)
    return company.fetch(document, company.execute(issue_document, NewDocument(at_home(draft), entry=entry)).row_id)


def figures(company):
    return company.fetch(tax_month, MONTH).taxes.figures


def sums(company):
    dues = {due.tax: due for due in company.fetch(tax_month, MONTH).taxes.dues}
    return {line.key: (line.amount.cents, line.documents) for line in dues[Tax.IGV].sums}


def test_of_a_mixed_document_only_what_bears_igv_is_taxed(bakery):
    give(bakery, BREAD, replace(BREAD, description="Papa", price=Decimal(50), affectation=Affectation.EXEMPT))
    sold = figures(bakery).sold
    assert (sold.taxed, sold.untaxed, sold.tax) == (Money(10_000), Money(5_000), Money(1_800))
    assert (sold.documents, sold.taxed_documents) == (1, 1)


def test_what_is_exported_or_exempt_alone_bears_none(bakery):
    give(bakery, replace(BREAD, affectation=Affectation.EXEMPT))
    assert (figures(bakery).sold.taxed, figures(bakery).sold.untaxed) == (Money(0), Money(11_800))


def test_a_credit_note_is_told_apart_and_a_voided_document_is_not_told(bakery):
    factura = give(bakery)
    give(bakery, replace(BREAD, price=Decimal(59)), key="n", kind=DocumentKind.CREDIT_NOTE,
         reference=Reference(DocumentKind.FACTURA, factura.called, DAY, "07", "Devolución"))  # fmt: skip
    assert sums(bakery) == {
        LineKey.TAX_OF_SALES: (1_800, 1), LineKey.TAX_OF_NOTES: (-900, 1), LineKey.CREDIT: (0, 0),
    }  # fmt: skip
    other = give(bakery, key="v")
    bakery.execute(void_document, Annulment(other.id, DAY, "No se entregó", "void"))
    assert sums(bakery)[LineKey.TAX_OF_SALES] == (1_800, 1)


def test_a_sale_brought_in_line_with_its_document_stays_one_sale(bakery, notes_of):
    notes = notes_of(bakery)
    sale = notes.sell(10, date=DAY)
    candy = Line("Caramelo", Decimal(1), Decimal("0.05"))
    give(bakery, candy, candy, entry=sale)
    assert sums(bakery)[LineKey.TAX_OF_SALES] == (2, 1)
    assert figures(bakery).sold.net == Money(8)
    assert figures(bakery).notes.total == Money(0)


def purchase(company, notes, code="01", key="p", **amounts):
    told = {"total": Money(16_800), "taxed": Money(10_000), "igv": Money(1_800), "untaxed": Money(5_000)} | amounts
    made = PurchaseAmounts(told["total"], told["taxed"], told["igv"], told["untaxed"])
    portions = (Portion(notes.expense_of["Tela e hilos"], made.value, made.igv),)
    supplier = Supplier(IdentityKind.RUC, "20100070970", "Molino Santa Rosa SAC")
    paper = PurchaseDocument(supplier, code, "F001", key, DAY, made, portions, notes.places["Efectivo"], key)
    company.execute(record_purchase, PurchaseRecord(paper))


def test_a_purchase_gives_credit_for_what_bears_igv_alone(bakery, notes_of):
    purchase(bakery, notes_of(bakery), key="1")
    bought = figures(bakery).bought
    assert (bought.taxed, bought.untaxed, bought.tax) == (Money(10_000), Money(5_000), Money(1_800))
    assert sums(bakery)[LineKey.CREDIT] == (-1_800, 1)


def test_igv_that_waited_for_its_deposit_is_credit_when_it_moves(bakery):
    lines = (EntryLine("40111", Money(1_800)), EntryLine("1673", Money(-1_800)))
    bakery.execute(record_note, FreeEntry(DAY, lines, "w", "Detracción depositada"))
    assert sums(bakery)[LineKey.CREDIT] == (-1_800, 1)


def test_igv_that_is_paid_is_no_credit(bakery):
    lines = (EntryLine("40111", Money(1_800)), EntryLine("1011", Money(-1_800)))
    bakery.execute(record_note, FreeEntry(DAY, lines, "w", "IGV de agosto"))
    assert sums(bakery)[LineKey.CREDIT] == (0, 0)


def test_igv_held_back_from_who_sold_to_us_is_not_withheld_from_us(bakery):
    seller = Somebody(IdentityKind.DNI, "45678912", "María Quispe")
    draft = Draft(DocumentKind.LIQUIDACION, "", DAY, seller, (BREAD,), "l")
    bakery.execute(issue_document, NewDocument(at_home(draft)))
    assert figures(bakery).withheld == Money(0)
    assert (figures(bakery).bought.taxed, figures(bakery).bought.tax) == (Money(10_000), Money(1_800))


def test_igv_held_back_by_a_liquidacion_for_a_noted_purchase_is_credit_of_ours(bakery, notes_of):
    bought = notes_of(bakery).spend(10_000, date=DAY)
    seller = Somebody(IdentityKind.DNI, "45678912", "María Quispe")
    line = replace(BREAD, price=Decimal(100), with_tax=False)
    draft = Draft(DocumentKind.LIQUIDACION, "", DAY, seller, (line,), "l")
    given = bakery.execute(issue_document, NewDocument(at_home(draft), entry=bought)).row_id
    assert (figures(bakery).withheld, figures(bakery).bought.tax) == (Money(0), Money(1_800))
    assert sums(bakery)[LineKey.CREDIT] == (-1_800, 1)
    bakery.execute(void_document, Annulment(given, DAY, "Otra persona", "void"))
    assert sums(bakery)[LineKey.CREDIT] == (0, 0)


def test_paying_what_was_held_back_from_who_sold_is_no_withholding_from_us(bakery):
    lines = (EntryLine("40114", Money(1_800)), EntryLine("40175", Money(300)), EntryLine("1041", Money(-2_100)))
    bakery.execute(record_note, FreeEntry(DAY, lines, "w", "Retenciones de agosto"))
    assert figures(bakery).withheld == Money(0)
    kept = (EntryLine("40114", Money(900)), EntryLine("1212", Money(-900)))
    bakery.execute(record_note, FreeEntry(DAY, kept, "r", "Comprobante de retención R001-4"))
    assert figures(bakery).withheld == Money(900)


def test_what_was_held_back_from_others_is_told_beside_the_taxes(bakery):
    gold = replace(BREAD, affectation=Affectation.EXEMPT)
    taken = [
        bakery.execute(issue_document, NewDocument(at_home(Draft(
            DocumentKind.LIQUIDACION, "", DAY, Somebody(IdentityKind.DNI, "45678912", "María Quispe"), (line,), key,
            withholding_percent=Decimal(4),
        )))).row_id
        for key, line in (("a", BREAD), ("b", gold), ("c", gold))
    ]  # fmt: skip
    bakery.execute(void_document, Annulment(taken[-1], DAY, "Otra persona", "void"))
    told = bakery.fetch(tax_month, MONTH)
    assert (told.held.igv, told.held.sellers, told.held.fees) == (Money(1_800), Money(400 + 472), Money(0))
    (held,) = beside_texts(told.taxes.figures, told.held)
    amounts = "IGV de liquidaciones de compra S/ 18.00, renta de quien nos vendió S/ 8.72."
    assert held.replace("\N{NO-BREAK SPACE}", " ") == f"Retenido a otros, se paga aparte: {amounts}"
    give(bakery, gold)
    told = bakery.fetch(tax_month, MONTH)
    assert "prorrata" in beside_texts(told.taxes.figures, told.held)[1]
