"""Every kind of fault beside the value that is none; one anywhere, and no book stands."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.progress import unwatched
from emprende_desktop.exchange.ebooks.fields import FieldFaultError, written
from emprende_desktop.exchange.ebooks.layouts import layout
from emprende_desktop.exchange.ebooks.writer import FAULTS_KEPT, write_book
from emprende_desktop.formality.book_errors import FaultyBookError, UnbalancedBookError
from emprende_desktop.formality.book_faults import BookFault, BookFaultKind
from emprende_desktop.formality.books import BookPosting, EntryPhase, EntryPlace, journal_row, purchase_row, sale_row
from emprende_desktop.i18n.book_messages import book_fault_sentence
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.invoicing.register import Counterpart, ModifiedPaper, PaperNumber
from emprende_desktop.vault.files import atomic_file
from tests.bakery import BREAD, FEAST, FLOUR, INN, PAGE, RETURNED, TOURISTS, day, sold

RVIE, RCE, DIARY, KARDEX = (layout(key) for key in ("sire-rvie", "sire-rce", "ple-5.2", "ple-13.1"))
NOWHERE = EntryPlace("", "")
HUGE = Money(10**14)


def write(book, *rows):
    stream = io.BytesIO()
    write_book(stream, book, rows, unwatched)
    return stream.getvalue()


def faults(book, row):
    with pytest.raises(FaultyBookError) as refused:
        write(book, row)
    assert refused.value.count == len(refused.value.faults)
    return [(fault.number, fault.kind.value) for fault in refused.value.faults]


def sale(line, **more):
    return sale_row(replace(line, **more), PAGE, NOWHERE)


def amounts(**more):
    return replace(FEAST.amounts, **more)


def numbered(number):
    return PaperNumber("03", "B001", number)


def of(kind, number):
    return Counterpart(kind, number, "Rosa Quispe")


@pytest.mark.parametrize(
    ("line", "broken", "twin", "found"),
    [
        (FEAST, {"party": replace(INN, name="")}, {}, [(13, "missing")]),
        (FEAST, {"paper": PaperNumber("01", "", "1")}, {}, [(8, "missing")]),
        (BREAD, {"paper": numbered("B/1")}, {"paper": numbered("B-1")}, [(9, "character")]),
        (BREAD, {"paper": numbered("1" * 21)}, {"paper": numbered("1" * 20)}, [(9, "too-long")]),
        (BREAD, {"paper": PaperNumber("3", "B001", "1")}, {}, [(7, "too-short")]),
        (BREAD, {"paper": PaperNumber("99", "B001", "1")}, {}, [(7, "unknown-code")]),
        (BREAD, {"last_number": "2b"}, {"last_number": "2"}, [(10, "not-digits")]),
        (BREAD, {"party": of("9", "1")}, {"party": of("7", "1")}, [(11, "unknown-code")]),
        (BREAD, {"party": of("1", "4123456")}, {"party": of("1", "41234567")}, [(12, "identity")]),
        (FEAST, {"party": replace(INN, number="20554433229")}, {}, [(12, "identity")]),
        (FEAST, {"amounts": amounts(total=Money(118_149))}, {}, [(26, "sum")]),
        (FEAST, {"amounts": amounts(isc=Money(1))}, {}, [(26, "sum")]),
        (FEAST, {"amounts": amounts(base=HUGE, igv=ZERO, icbper=ZERO, total=HUGE)}, {}, [(15, "too-large"), (26, "too-large")]),
        (TOURISTS, {"rate": None}, {}, [(28, "without-rate")]),
        (TOURISTS, {"rate": Decimal("3.7451")}, {"rate": Decimal("3.7450")}, [(28, "decimals")]),
        (TOURISTS, {"rate": Decimal("10")}, {"rate": Decimal("9.999")}, [(28, "too-large")]),
        (TOURISTS, {"currency": "USX"}, {"currency": "EUR"}, [(27, "unknown-code")]),
        (RETURNED, {"modified": None}, {}, [(29, "missing"), (30, "missing"), (31, "missing"), (32, "missing")]),
        (RETURNED, {"paper": PaperNumber("08", "FD01", "1"), "modified": None}, {"paper": PaperNumber("08", "FD01", "1")}, [(29, "missing"), (30, "missing"), (31, "missing"), (32, "missing")]),
        (BREAD, {"paper": numbered(" 25")}, {"paper": numbered("25")}, [(9, "character")]),
        (RETURNED, {"modified": ModifiedPaper(day(5), PaperNumber("01", "F001", ""))}, {}, [(32, "missing")]),
        (BREAD, {"date": day(30).replace(month=10)}, {"date": day(30)}, [(5, "after-period")]),
        (FEAST, {"party": replace(INN, name="温泉旅馆")}, {"party": replace(INN, name="Ōnsen ♨")}, [(13, "character")]),
    ],
)  # fmt: skip
def test_each_fault_is_told_by_its_field_and_its_twin_is_written(line, broken, twin, found):
    assert faults(RVIE, sale(line, **broken)) == found
    assert write(RVIE, sale(line, **twin)).count(b"\r\n") == 1


def test_a_purchase_names_its_supplier_and_a_journal_its_account():
    unknown = purchase_row(replace(FLOUR, party=Counterpart("", "", "")), PAGE, NOWHERE)
    assert faults(RCE, unknown) == [(12, "missing"), (13, "missing"), (14, "missing")]
    posting = BookPosting(1, 1, EntryPhase.MOVEMENT, day(1), "70A", "x", ZERO, ZERO)
    assert faults(DIARY, journal_row(posting, PAGE)) == [(4, "not-digits")]


def test_a_quantity_has_eight_decimals_and_no_more():
    field = KARDEX.field("quantity_in")
    assert written(Decimal("0.12345678"), field) == "0.12345678"
    assert written(-Decimal("3.5"), field) == "-3.50000000"
    assert written(Decimal("-0"), field) == "0.00000000"
    for value, kind in ((Decimal("0.123456789"), "decimals"), (Decimal(10**12), "too-large")):
        with pytest.raises(FieldFaultError) as refused:
            written(value, field)
        assert refused.value.kind == kind


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Ñusta & Cía. «El Sol» – 100 %", "Ñusta & Cía. «El Sol» – 100 %"),
        ("Pan/Torta\\Café | té", "Pan-Torta-Café té"),
        ("  dos\tlíneas\r\nde\x07texto\x00 ", "dos líneas de texto"),
        ("N\u0303usta", "Ñusta"),
        ("Pan／té", "Pan-té"),
        ("Šárka ź ﬁn", "Šárka z fin"),
        ("Tōkyō №5 🍞 pan", "Tokyo No5 pan"),
        ("|", ""),
        ("x" * 150, "x" * 100),
        ("x" * 99 + " yz", "x" * 99),
    ],
)
def test_a_name_is_cleaned_so_that_no_month_waits_for_it(typed, told):
    field = replace(layout("ple-14.1").field("party_name"), mandatory=False)
    assert written(typed, field) == told


def test_a_letter_is_never_lost():
    for name in ("Łódź", "Мария", "Ω"):
        with pytest.raises(FieldFaultError) as refused:
            written(name, RVIE.field("party_name"))
        assert refused.value.kind is BookFaultKind.CHARACTER


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_no_text_breaks_out_of_its_field(typed):
    field = RVIE.field("party_name")
    try:
        told = written(typed, field)
    except FieldFaultError:
        return
    assert not set(told) & set("|/\\\r\n\t\0")
    assert told.encode("cp1252").decode("cp1252") == told
    assert written(told, field) == told


def test_nothing_lands_where_anything_is_wrong(tmp_path):
    target = tmp_path / "LE.TXT"
    target.write_bytes(b"the book of before")
    rows = (sale(BREAD), sale(FEAST, amounts=amounts(total=ZERO)), sale(FEAST, party=replace(INN, name="")))
    with pytest.raises(FaultyBookError) as refused, atomic_file(target) as stream:
        write_book(stream, RVIE, rows, unwatched)
    assert [fault.document for fault in refused.value.faults] == ["01 F001-00000001"] * 2
    assert target.read_bytes() == b"the book of before"
    assert [path.name for path in tmp_path.iterdir()] == ["LE.TXT"]


def test_of_a_book_of_faults_the_first_are_kept_and_all_are_counted():
    rows = [sale(FEAST, amounts=amounts(total=ZERO))] * (FAULTS_KEPT + 5)
    with pytest.raises(FaultyBookError) as refused:
        write(RVIE, *rows)
    assert (len(refused.value.faults), refused.value.count) == (FAULTS_KEPT, FAULTS_KEPT + 5)


def test_a_journal_that_does_not_balance_is_no_book_and_cash_alone_is():
    posting = BookPosting(1, 1, EntryPhase.MOVEMENT, day(1), "1011", "Caja", Money(100), ZERO)
    with pytest.raises(UnbalancedBookError):
        write(DIARY, journal_row(posting, PAGE))
    assert write(layout("ple-1.1"), journal_row(posting, PAGE))


def test_every_kind_of_fault_is_said_with_what_was_written():
    for kind in BookFaultKind:
        told = book_fault_sentence(BookFault("01 F001-1", 13, "Nombre del cliente", "Ω", kind))
        assert told.startswith("01 F001-1 · campo 13, Nombre del cliente: ")
        assert "{" not in told
    fault = BookFault("01 F001-1", 26, "Total", "118.00", BookFaultKind.SUM)
    assert sentence(FaultyBookError((fault,), 1)).splitlines() == [
        "La SUNAT rechazaría 1 dato: no se escribió nada. Corrígelo y vuelve a generar el libro.",
        "01 F001-1 · campo 26, Total: 118.00 no es lo que suman sus partes.",
    ]


def test_amounts_of_a_sale_are_taken_apart_by_their_sign():
    less = sale(FEAST, amounts=replace(sold(100_000, 18_000), base_discount=Money(-10_000), igv_discount=Money(-1_800), total=Money(106_200)))  # fmt: skip
    assert b"|1000.00|-100.00|180.00|-18.00|" in write(RVIE, less)
