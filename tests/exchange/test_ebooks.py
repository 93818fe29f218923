"""A month of a bakery as SUNAT takes it, byte for byte; names of books; and what is written, read again."""

import datetime as dt
import io
import tracemalloc
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emprende_desktop.domain.errors import InvalidRucError
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.progress import CancelledError, unwatched
from emprende_desktop.exchange.ebooks.layouts import layout
from emprende_desktop.exchange.ebooks.names import BookName, Operations
from emprende_desktop.exchange.ebooks.registry import electronic_book, electronic_books
from emprende_desktop.exchange.ebooks.writer import any_of, write_book, write_named, write_zipped
from emprende_desktop.formality.book_errors import FaultyBookError, UnknownBookError
from emprende_desktop.formality.books import (
    BookPosting,
    EntryPhase,
    EntryPlace,
    Stocked,
    StockItem,
    StockLine,
    account_row,
    journal_row,
    no_place,
    place_in_rer,
    purchase_rows,
    sale_rows,
    stock_row,
)
from emprende_desktop.invoicing.register import Counterpart, PaperNumber, SaleAmounts, SaleLine
from tests.bakery import FACTURA, INN, MONTH, PAGE, PURCHASES, RUC, SALES, day, sold

CASES = Path(__file__).parents[1] / "cases" / "ebooks"
RVIE = layout("sire-rvie")
FLOUR = StockItem("0000", "9", "03", "HARINA-50", "Harina / saco de 50 kg", "KGM", "1")


def sales(lines=SALES, place=place_in_rer):
    return list(sale_rows(lines, PAGE, place))


def in_journal(number):
    return EntryPlace(str(100 + number), "M1")


def journal():
    """A sale on credit and the opening of the month before it: entries 1 and 25."""
    rows = [
        (1, EntryPhase.OPENING, "1011", "Saldo inicial", 250_000, 0, None, None),
        (1, EntryPhase.OPENING, "5011", "Saldo inicial", 0, 250_000, None, None),
        (25, EntryPhase.MOVEMENT, "1212", "Venta de pan: café\ty té", 118_150, 0, INN, FACTURA),
        (25, EntryPhase.MOVEMENT, "40111", "Venta", 0, 18_000, INN, FACTURA),
        (25, EntryPhase.MOVEMENT, "70121", "Venta", 0, 100_150, INN, FACTURA),
    ]
    lines = {1: 0, 25: 0}
    for entry, phase, account, memo, debit, credit, party, paper in rows:
        lines[entry] += 1
        on = day(1) if entry == 1 else day(5)
        money = (Money(debit), Money(credit))
        yield journal_row(BookPosting(entry, lines[entry], phase, on, account, memo, *money, party, paper), PAGE)


def accounts():
    names = {"1011": "Caja", "1212": "Facturas, boletas y otros comprobantes por cobrar", "70121": "Pan / Ñuñoa"}
    return [account_row(code, name, "01", PAGE) for code, name in names.items()]


def stock():
    had, none = Stocked(Decimal(100), Money(25_000)), Stocked(Decimal(0), ZERO)
    left = Stocked(Decimal(97), Money(24_250))
    used = Stocked(Decimal(3), Money(750))
    lines = (
        StockLine(day(1), "16", PaperNumber("00", "0", "1"), had, none, had),
        StockLine(day(2), "10", PaperNumber("00", "0", "2"), none, used, left),
    )
    return [stock_row(line, FLOUR, PAGE, EntryPlace(str(n), f"M{n}")) for n, line in enumerate(lines, 1)]


def simple(lines):
    """Return the lines that a simplified register has fields for."""
    return [line for line in lines if not getattr(line.amounts, "not_taxed", ZERO)]


def purchases(lines=PURCHASES, place=place_in_rer):
    return list(purchase_rows(lines, PAGE, place))


ROWS = {
    "sire-rvie": sales,
    "sire-rce": purchases,
    "ple-14.1": lambda: sales(place=in_journal),
    "ple-14.2": sales,
    "ple-8.1": lambda: purchases(place=in_journal),
    "ple-8.3": lambda: purchases(simple(PURCHASES)),
    "ple-5.1": lambda: list(journal()),
    "ple-5.2": lambda: list(journal()),
    "ple-6.1": lambda: list(journal()),
    "ple-5.3": accounts,
    "ple-5.4": accounts,
    "ple-1.1": lambda: [row for row in journal() if row.values["account"] == "1011"],
    "ple-12.1": stock,
    "ple-13.1": stock,
}


def book(key, rows):
    stream = io.BytesIO()
    assert write_book(stream, layout(key), rows, unwatched) == len(rows)
    return stream.getvalue()


def name_of(key, month=MONTH, **more):
    told = {"holds_rows": True, "operations": Operations.OPERATING, **more}
    return BookName(electronic_book(key), RUC, month, **told)


@pytest.mark.parametrize("key", ROWS)
def test_the_month_of_the_bakery_is_written_byte_for_byte(key):
    golden = CASES / name_of(key).text_file
    assert book(key, ROWS[key]()) == golden.read_bytes()


def test_a_simplified_register_has_no_field_for_what_was_not_taxed():
    with pytest.raises(FaultyBookError) as refused:
        book("ple-8.3", purchases())
    assert [(fault.document, fault.number, fault.kind) for fault in refused.value.faults] == [("01 E001-88", 17, "sum")]


def test_every_value_that_a_layout_takes_is_made_and_every_field_is_in_its_place():
    for key, rows in ROWS.items():
        fields = layout(key).fields
        assert [field.number for field in fields] == list(range(1, len(fields) + 1))
        assert {field.value for field in fields} - {""} <= set(rows()[0].values)
    sizes = {key: len(layout(key).fields) for key in ROWS}
    assert (sizes["sire-rvie"], sizes["sire-rce"], sizes["ple-14.1"], sizes["ple-8.1"]) == (33, 41, 35, 42)
    assert (sizes["ple-5.2"], sizes["ple-5.4"], sizes["ple-13.1"], sizes["ple-12.1"]) == (21, 8, 27, 19)


def test_every_book_of_the_list_has_a_layout_and_a_row_of_the_bakery():
    assert {book.key for book in electronic_books()} == set(ROWS)
    with pytest.raises(UnknownBookError):
        electronic_book("ple-9.9")
    with pytest.raises(UnknownBookError):
        layout("ple-9.9")


@pytest.mark.parametrize(
    ("key", "more", "name"),
    [
        ("ple-5.1", {}, "LE2060123456520260600050100001111.TXT"),
        ("ple-5.2", {"holds_rows": False}, "LE2060123456520260600050200001011.TXT"),
        ("ple-14.1", {"operations": Operations.CLOSED}, "LE2060123456520260600140100000111.TXT"),
        ("ple-8.1", {"operations": Operations.BOOK_CLOSED}, "LE2060123456520260600080100002111.TXT"),
        ("sire-rvie", {}, "LE2060123456520260600140400021112.zip"),
        ("sire-rce", {"holds_rows": False}, "LE2060123456520260600080400021012.zip"),
    ],
)
def test_a_book_is_named_as_sunat_asks(key, more, name):
    """The first two thirds of the SIRE's name are those of a file that SUNAT took in June 2026."""
    told = name_of(key, Month(2026, 6), **more)
    assert told.file == name
    assert told.text_file == f"{name[:-4]}.TXT"
    assert len(told.stem) == 33


def test_a_book_of_nobody_has_no_name():
    with pytest.raises(InvalidRucError):
        BookName(electronic_book("ple-5.1"), "20601234561", MONTH, holds_rows=True, operations=Operations.OPERATING)


def test_the_sire_travels_in_a_zip_that_is_the_same_each_time():
    name = name_of("sire-rvie").text_file
    made = []
    for _time in range(2):
        stream = io.BytesIO()
        assert write_zipped(stream, name, layout("sire-rvie"), sales(), unwatched) == len(SALES)
        made.append(stream.getvalue())
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        assert archive.namelist() == [name]
        assert archive.read(name) == (CASES / name).read_bytes()


@pytest.mark.parametrize(("key", "rows"), [("ple-5.4", accounts), ("sire-rce", purchases)])
def test_a_book_is_handed_over_as_its_name_says(key, rows):
    name, stream = name_of(key), io.BytesIO()
    assert write_named(stream, name, rows(), unwatched) == len(rows())
    golden = (CASES / name.text_file).read_bytes()
    if name.book.zipped:
        with zipfile.ZipFile(stream) as archive:
            assert archive.read(name.text_file) == golden
    else:
        assert stream.getvalue() == golden


def test_a_month_without_documents_is_an_empty_book():
    holds, rows = any_of(iter(()))
    assert (holds, book("sire-rvie", list(rows))) == (False, b"")
    holds, rows = any_of(iter(sales()))
    assert (holds, len(list(rows))) == (True, len(SALES))


TEXT = st.text(st.characters(codec="cp1252", exclude_categories=("C", "Z"), exclude_characters="|/\\"), max_size=40)
CENTS = st.integers(-(10**13), 10**13)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    number=st.integers(1, 10**8 - 1),
    on=st.dates(dt.date(2020, 1, 1), dt.date(2026, 9, 30)),
    name=TEXT,
    cents=st.lists(CENTS, min_size=12, max_size=12),
)
def test_what_is_written_reads_back(number, on, name, cents):
    parts = [Money(part) for part in cents]
    amounts = SaleAmounts(*parts, total=Money(sum(cents)))
    if abs(amounts.total.cents) >= 10**14:
        return
    party = Counterpart("0", "X-1", name)
    line = SaleLine(on, None, PaperNumber("03", "B001", str(number)), party, amounts)
    stream = io.BytesIO()
    write_book(stream, RVIE, sales([line]), unwatched)
    cells = stream.getvalue().decode("cp1252").removesuffix("|\r\n").split("|")
    assert len(cells) == 33
    assert cells[4] == f"{on:%d/%m/}{on.year:04d}"
    assert cells[8] == str(number)
    assert cells[12] == name
    assert [round(Decimal(cell) * 100) for cell in cells[13:26]] == [*cents, sum(cents)]


def test_a_long_book_is_never_held():
    """Twenty times the lines take no more memory: a line is written and forgotten."""

    def written(lines):
        rows = sale_rows(map(sold_once, range(1, lines + 1)), PAGE, no_place)
        tracemalloc.start()
        assert write_book(Counted(), RVIE, rows, unwatched) == lines
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    def sold_once(number):
        return SaleLine(day(3), None, PaperNumber("03", "B001", str(number)), INN, sold(10_000, 1_800))

    class Counted(io.RawIOBase):
        def write(self, data):
            return len(data)

    written(20)
    assert written(1_200) < written(60) + 20_000


def test_a_person_may_stop_a_long_book():
    def stop(done, total):
        raise CancelledError

    with pytest.raises(CancelledError):
        write_book(io.BytesIO(), layout("sire-rvie"), iter(sales() * 101), stop)
