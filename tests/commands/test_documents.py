import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from emprende_desktop.commands.documents import KeptDraft, issue_document, keep_draft, void_document
from emprende_desktop.commands.masters import erase_party
from emprende_desktop.commands.notes import record_note, reverse_entry
from emprende_desktop.company_file import restore_company
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import Affectation, IdentityKind
from emprende_desktop.invoicing.document import (
    Address,
    Advance,
    Detraction,
    Draft,
    Instalment,
    Line,
    Property,
    Reference,
    Somebody,
)
from emprende_desktop.invoicing.errors import (
    AlreadyIssuedError,
    CustomerOverLimitError,
    CustomerRequiredError,
    GoldPropertyRequiredError,
    HasNotesError,
    InstalmentsDifferError,
    IssuedStaysError,
    KindNotIssuedError,
    NoteExceedsDocumentError,
    NumberRequiredError,
    NumberTakenError,
    SaleDiffersError,
    SellerHasRucError,
    SellerOverLimitError,
    SeriesElsewhereError,
    SeriesFormatError,
)
from emprende_desktop.invoicing.issuing import Annulment, NewDocument, Origin
from emprende_desktop.invoicing.typed_document import TypedDocument
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.document_form import somebody_known
from emprende_desktop.queries.documents import document, drafts, issued
from emprende_desktop.queries.masters import Debt, open_items
from emprende_desktop.queries.registers import sale_lines
from emprende_desktop.trade.corrections import Reversal
from emprende_desktop.trade.documents import Document, DocumentKind
from emprende_desktop.trade.notes import Application, Collection
from tests.reading import nets
from tests.sellers import at_home

DAY = dt.date(2026, 9, 5)
LATER = dt.date(2026, 10, 5)
MINE = Somebody(IdentityKind.RUC, "20100070970", "Minera SAC")
MARIA = Somebody(IdentityKind.DNI, "45678912", "María Quispe")


@pytest.fixture
def bakery(make_company):
    return make_company(LegalForm.EIRL, TaxRegime.RER, "20100070970")


@pytest.fixture
def notes(bakery, notes_of):
    return notes_of(bakery)


def asked(price="118", kind=DocumentKind.BOLETA, key="k", customer=MARIA, series="", **more):
    return Draft(kind, series, DAY, customer, (Line("Pan", Decimal(1), Decimal(price)),), key, **more)


def give(company, draft, **more):
    return company.fetch(document, company.execute(issue_document, NewDocument(at_home(draft), **more)).row_id)


def test_a_boleta_paid_at_once_posts_net_and_tax_and_the_numbers_follow(bakery, notes):
    first = give(bakery, asked(place=notes.places["Efectivo"]))
    second = give(bakery, asked(key="k2", place=notes.places["Efectivo"]))
    assert (first.called, second.called, first.total, first.igv) == ("B001-1", "B001-2", Money(11800), Money(1800))
    assert nets(bakery) == {"1011": 23600, "70221": -20000, "40111": -3600}
    assert bakery.fetch(first_finding) is None


def test_the_same_form_gives_one_document(bakery):
    assert give(bakery, asked()).called == give(bakery, asked()).called == "B001-1"


def test_an_nrus_enterprise_gives_no_factura_and_no_liquidacion(make_company):
    nrus = make_company(LegalForm.NATURAL, TaxRegime.NRUS, "10456789124", name="nrus")
    assert give(nrus, asked()).operation == "0113"
    for kind in (DocumentKind.FACTURA, DocumentKind.LIQUIDACION):
        with pytest.raises(KindNotIssuedError):
            give(nrus, asked(kind=kind, key=kind.value, customer=MINE))


def test_without_a_ruc_only_papers_without_tax_value_are_given(make_company):
    none = make_company(LegalForm.UNREGISTERED, TaxRegime.NONE, name="sin")
    assert give(none, asked(kind=DocumentKind.RECEIPT)).called == "R001-1"
    with pytest.raises(KindNotIssuedError):
        give(none, asked(key="b"))


def test_a_boleta_above_the_limit_says_who_buys(bakery):
    with pytest.raises(CustomerOverLimitError):
        give(bakery, asked("700.01", customer=Somebody()))
    assert give(bakery, asked("700", customer=Somebody())).called == "B001-1"


@pytest.mark.parametrize("series", ["F001", "B1", "0001", "L001", "b01*"])
def test_a_series_of_another_kind_is_refused(bakery, series):
    with pytest.raises(SeriesFormatError):
        give(bakery, asked(series=series))


def test_a_restored_copy_numbers_a_series_of_its_own(bakery, tmp_path, clock):
    from emprende_desktop.company_file import copy_company, open_company

    give(bakery, asked())
    copy_company(tmp_path / "taller.emprende", "clave de prueba", tmp_path / "copia.bak")
    restore_company(tmp_path / "copia.bak", tmp_path / "otra.emprende", "clave de prueba", clock)
    with open_company(tmp_path / "otra.emprende", "clave de prueba", clock) as other:
        with pytest.raises(SeriesElsewhereError):
            give(other, asked(key="k2"))
        assert give(other, asked(key="k3", series="B002")).called == "B002-1"


def test_a_document_for_a_saved_sale_leaves_the_sale_as_it_is(bakery, notes):
    sale = notes.sell(11800, date=DAY)
    given = give(bakery, asked(), entry=sale)
    assert (given.entry, given.adjusts) == (sale, None)
    assert nets(bakery) == {"1011": 11800, "70221": -10000, "40111": -1800}
    with pytest.raises(IssuedStaysError):
        bakery.execute(reverse_entry, Reversal(sale, "r"))
    with pytest.raises(AlreadyIssuedError):
        give(bakery, asked(key="k2"), entry=sale)
    assert bakery.fetch(first_finding) is None


def test_a_document_for_a_sale_on_credit_makes_it_a_debt_with_a_document(bakery, notes):
    sale = notes.sell(11800, place=None, date=DAY)
    bakery.execute(
        record_note, Collection(DAY, Money(800), notes.places["Efectivo"], "p", None, (Application(sale, Money(800)),))
    )
    given = give(bakery, asked(), entry=sale)
    assert nets(bakery) == {"1011": 800, "1212": 11000, "70221": -10000, "40111": -1800}
    assert [(debt.entry, debt.open) for debt in bakery.fetch(open_items, Debt.OWED_TO_ME)] == [
        (given.adjusts, Money(11000))
    ]
    assert bakery.fetch(first_finding) is None


def test_tax_by_the_line_is_brought_in_line_to_the_centimo(bakery, notes):
    sale = notes.sell(10, date=DAY)
    lines = tuple(Line("Caramelo", Decimal(1), Decimal("0.05")) for _ in range(2))
    given = give(bakery, replace(asked(), lines=lines), entry=sale)
    assert given.igv == Money(2)
    assert nets(bakery) == {"1011": 10, "70221": -8, "40111": -2}
    assert bakery.fetch(first_finding) is None


def test_a_document_of_another_amount_than_the_sale_is_refused(bakery, notes):
    with pytest.raises(SaleDiffersError):
        give(bakery, asked("10"), entry=notes.sell(11800, date=DAY))


def test_a_credit_note_takes_income_tax_and_debt_away(bakery):
    factura = give(bakery, asked(kind=DocumentKind.FACTURA, customer=MINE))
    reference = Reference(DocumentKind.FACTURA, factura.called, DAY, "07", "Devolución")
    note = give(bakery, asked("59", DocumentKind.CREDIT_NOTE, "n", MINE, reference=reference))
    assert (note.called, note.corrects) == ("FC01-1", factura.id)
    assert nets(bakery) == {"1212": 5900, "70221": -5000, "40111": -900}
    assert [debt.open for debt in bakery.fetch(open_items, Debt.OWED_TO_ME)] == [Money(5900)]
    with pytest.raises(NoteExceedsDocumentError):
        give(bakery, asked("59.01", DocumentKind.CREDIT_NOTE, "n2", MINE, reference=reference))
    with pytest.raises(HasNotesError):
        bakery.execute(void_document, Annulment(factura.id, DAY, "Error", "v"))
    assert bakery.fetch(first_finding) is None


def test_an_annulled_document_keeps_its_number_and_its_entry_is_undone(bakery, notes):
    given = give(bakery, asked(place=notes.places["Efectivo"]))
    bakery.execute(void_document, Annulment(given.id, DAY, "Se equivocó", "v"))
    assert bakery.fetch(document, given.id).voided == "2026-09-05"
    assert nets(bakery) == {}
    assert give(bakery, asked(key="k2")).called == "B001-2"
    assert bakery.fetch(first_finding) is None


def test_annulling_the_document_of_a_saved_sale_leaves_the_sale(bakery, notes):
    sale = notes.sell(11800, place=None, date=DAY)
    given = give(bakery, asked(), entry=sale)
    bakery.execute(void_document, Annulment(given.id, DAY, "Otro nombre", "v"))
    assert nets(bakery) == {"1211": 11800, "70221": -10000, "40111": -1800}
    assert give(bakery, asked(key="k2"), entry=sale).called == "B001-2"
    assert bakery.fetch(first_finding) is None


def test_what_the_portal_numbered_is_kept_under_its_number(bakery):
    new = NewDocument(asked(series="EB01"), Origin.PORTAL, 77)
    given = bakery.fetch(document, bakery.execute(issue_document, new).row_id)
    assert given.called == "EB01-77"
    with pytest.raises(NumberTakenError):
        bakery.execute(issue_document, NewDocument(asked(series="EB01", key="k2"), Origin.PORTAL, 77))


def test_a_quotation_posts_nothing_and_reads_back_whole(bakery):
    given = give(bakery, asked(kind=DocumentKind.QUOTATION))
    whole = bakery.fetch(issued, given.id)
    assert (given.entry, whole.name, whole.totals.payable, nets(bakery)) == (None, "C001-1", Money(11800), {})


def test_an_advance_that_was_told_before_is_not_income_again(bakery):
    first = give(bakery, asked("118", DocumentKind.FACTURA, customer=MINE))
    advance = Advance(DocumentKind.FACTURA, first.called, Money(10000), Money(11800))
    rest = give(bakery, asked("472", DocumentKind.FACTURA, "k2", MINE, advances=(advance,)))
    assert (rest.total, rest.igv) == (Money(35400), Money(5400))
    assert nets(bakery) == {"1212": 11800 + 35400, "70221": -10000 - 30000, "40111": -1800 - 5400}
    assert bakery.fetch(first_finding) is None


def test_a_liquidacion_holds_tax_back_from_who_sold(bakery, notes):
    lines = (Line("Oro", Decimal("125.35"), Decimal("412.5"), "GRM", category=notes.expense_of["Tela e hilos"]),)
    draft = replace(
        asked(kind=DocumentKind.LIQUIDACION, place=notes.places["Efectivo"], withholding_percent=Decimal(4)),
        lines=(replace(lines[0], with_tax=False),),
    )
    given = give(bakery, draft)
    told = nets(bakery)
    assert given.called == "L001-1"
    assert (told["40175"], told["40114"], told["40111"]) == (-206828, -930724, 930724)
    assert told["1011"] == -(5170688 - 206828)
    assert bakery.fetch(first_finding) is None


def slip(notes, price="100", **more):
    line = Line("Mineral de oro", Decimal(1), Decimal(price), "KGM", Affectation.EXEMPT)
    return replace(asked(kind=DocumentKind.LIQUIDACION, withholding_percent=Decimal(4), **more), lines=(line,))


def test_a_liquidacion_for_a_noted_purchase_holds_back_what_never_left_the_till(bakery, notes):
    bought = notes.spend(10000, date=DAY)
    given = give(bakery, slip(notes), entry=bought)
    told = nets(bakery)
    assert (given.entry, told["1011"], told["40175"]) == (bought, -9600, -400)
    assert bakery.fetch(first_finding) is None
    bakery.execute(void_document, Annulment(given.id, DAY, "Otra persona", "v"))
    assert nets(bakery)["1011"] == -10000
    assert bakery.fetch(first_finding) is None


def test_a_liquidacion_for_what_is_owed_is_owed_with_a_document_less_what_is_held_back(bakery, notes):
    bought = notes.spend(10000, place=None, date=DAY)
    given = give(bakery, slip(notes), entry=bought)
    told = nets(bakery)
    assert (told.get("4211"), told["4212"], told["40175"]) == (None, -9600, -400)
    assert [(debt.entry, debt.open) for debt in bakery.fetch(open_items, Debt.I_OWE)] == [(given.adjusts, Money(9600))]
    assert bakery.fetch(first_finding) is None


def test_a_person_who_is_erased_leaves_her_address_and_drafts_and_stays_on_what_was_given(bakery, notes):
    home = replace(MARIA, address=Address("Jr. Lima 1", "210101"))
    given = give(bakery, asked(customer=home, place=notes.places["Efectivo"]))
    for name, number in (("María Quispe", ""), ("M. Quispe", "45678912"), ("Otra", "")):
        bakery.execute(keep_draft, KeptDraft(TypedDocument("boleta", "2026-09-05", name=name, number=number), Money(1)))
    bakery.execute(erase_party, given.party)
    assert [one.name for one in bakery.fetch(drafts)] == ["Otra"]
    assert bakery.fetch(somebody_known, "45678912") is None
    assert bakery.fetch(document, given.id).name == "María Quispe"


def test_a_factura_is_made_out_to_a_ruc_but_for_what_is_exported(bakery):
    with pytest.raises(CustomerRequiredError):
        give(bakery, asked(kind=DocumentKind.FACTURA))
    line = Line("Torta", Decimal(1), Decimal(50), affectation=Affectation.EXPORT)
    abroad = Somebody(IdentityKind.NONE, "US-1", "Bakers Inc")
    assert give(bakery, replace(asked(kind=DocumentKind.FACTURA, customer=abroad), lines=(line,))).operation == "0200"


def test_a_liquidacion_is_for_who_has_no_ruc_and_up_to_the_limit_of_the_year(bakery, notes):
    with pytest.raises(SellerHasRucError):
        give(bakery, slip(notes, customer=MINE))
    assert give(bakery, slip(notes, "412500")).operation == "0501"
    with pytest.raises(SellerOverLimitError):
        give(bakery, slip(notes, "0.01", key="k2"))


def test_a_note_is_for_whom_its_document_was(bakery):
    factura = give(bakery, asked(kind=DocumentKind.FACTURA, customer=MINE))
    reference = Reference(DocumentKind.FACTURA, factura.called, DAY, "01", "Se anula")
    note = give(bakery, asked("118", DocumentKind.CREDIT_NOTE, "n", Somebody(), reference=reference))
    assert (note.name, note.identity_number) == ("Minera SAC", "20100070970")


def test_what_the_portal_gave_needs_its_number(bakery):
    with pytest.raises(NumberRequiredError):
        give(bakery, asked(series="EB01"), origin=Origin.PORTAL)


@pytest.mark.parametrize("missing", ["6000", "6004", "6005", "6006"])
def test_gold_is_bought_with_all_that_sunat_asks_of_it(bakery, notes, missing):
    told = tuple(Property(code, "x") for code in ("6000", "6001", "6004", "6005", "6006") if code != missing)
    draft = slip(notes)
    with pytest.raises(GoldPropertyRequiredError):
        give(bakery, replace(draft, lines=tuple(replace(line, properties=told) for line in draft.lines)))


def test_instalments_are_all_that_is_to_be_paid_or_that_less_the_detraccion(bakery):
    detraction = Detraction("022", Decimal(12), "00-1")
    draft = asked("1180", DocumentKind.FACTURA, customer=MINE, detraction=detraction)
    with pytest.raises(InstalmentsDifferError):
        give(bakery, replace(draft, instalments=(Instalment(LATER, Money(109_000)),)))
    for number, cents in enumerate((118_000, 103_800), start=1):
        assert (
            give(bakery, replace(draft, key=f"k{number}", instalments=(Instalment(LATER, Money(cents)),))).number
            == number
        )


def test_a_boleta_that_was_noted_without_its_number_may_still_be_given(bakery, notes):
    sale = notes.sell(11800, date=DAY, document=Document(DocumentKind.BOLETA, ""))
    assert give(bakery, asked(), entry=sale).called == "B001-1"
    assert bakery.fetch(first_finding) is None
    assert [line.paper.number for line in bakery.stream(sale_lines, DAY, DAY)] == ["1"]
