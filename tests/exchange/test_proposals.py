"""SUNAT's proposals are read as its portal gives them, and what is none is refused with a sentence."""

import datetime as dt
import io
import random
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as examples
from hypothesis import strategies as st

from emprende_desktop.domain.errors import BookkeepingError, UnreadableFileError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.progress import unwatched
from emprende_desktop.exchange.ebooks import proposals
from emprende_desktop.exchange.ebooks.layouts import layout
from emprende_desktop.exchange.ebooks.proposals import Proposed, read_purchases, read_sales
from emprende_desktop.exchange.ebooks.writer import write_book, write_zipped
from emprende_desktop.formality.book_errors import (
    FaultyProposalError,
    ForeignProposalError,
    UnreadableProposalError,
)
from emprende_desktop.formality.books import no_place, purchase_rows, sale_rows
from emprende_desktop.formality.register_comparison import compare_sales
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.invoicing.register import (
    Counterpart,
    ModifiedPaper,
    PaperNumber,
    RegisterState,
    SaleAmounts,
    SaleLine,
)
from tests.bakery import BUYER, MONTH, PAGE, PURCHASES, RUC, SALES, SUPPLIER, day

SALE_HEADINGS = (
    "Ruc,Razon Social,Periodo,CAR SUNAT,Fecha de emisión,Fecha Vcto/Pago,Tipo CP/Doc.,Serie del CDP,"
    "Nro CP o Doc. Nro Inicial (Rango),Nro Final (Rango),Tipo Doc Identidad,Nro Doc Identidad,"
    "Apellidos Nombres/ Razón Social,Valor Facturado Exportación,BI Gravada,Dscto BI,IGV / IPM,Dscto IGV / IPM,"
    "Mto Exonerado,Mto Inafecto,ISC,BI Grav IVAP,IVAP,ICBPER,Otros Tributos,Total CP,Moneda,Tipo Cambio,"
    "Fecha Emisión Doc Modificado,Tipo CP Modificado,Serie CP Modificado,Nro CP Modificado,"
    "ID Proyecto Operadores Atribución,Tipo de Nota,Est. Comp,Valor FOB Embarcado,Valor OP Gratuitas,Tipo Operación,"
    "DAM / CP,CLU"
)
PURCHASE_HEADINGS = (
    "RUC,Apellidos y Nombres o Razón social,Periodo,CAR SUNAT,Fecha de emisión,Fecha Vcto/Pago,Tipo CP/Doc.,"
    "Serie del CDP,Año,Nro CP o Doc. Nro Inicial (Rango),Nro Final (Rango),Tipo Doc Identidad,Nro Doc Identidad,"
    "Apellidos Nombres/ Razón  Social,BI Gravado DG,IGV / IPM DG,BI Gravado DGNG,IGV / IPM DGNG,BI Gravado DNG,"
    "IGV / IPM DNG,Valor Adq. NG,ISC,ICBPER,Otros Trib/ Cargos,Total CP,Moneda,Tipo de Cambio,"
    "Fecha Emisión Doc Modificado,Tipo CP Modificado,Serie CP Modificado,COD. DAM O DSI,Nro CP Modificado,"
    "Clasif de Bss y Sss,ID Proyecto Operadores,PorcPart,IMB,CAR Orig/ Ind E o I,Detracción,Tipo de Nota,Est. Comp.,"
    "Incal,CLU1,CLU2,CLU3"
)
RVIE = layout("sire-rvie")
OWNER = f"{RUC},PANADERÍA ÑUSTA, PASTELES Y TORTAS E.I.R.L.,202609"
FACTURA = f"{OWNER},{RUC}01F0010000000001,05/09/2026,,01,F001,1,,6,{BUYER},HOSTAL PEÑA, HIJOS Y CÍA,0,1000,0,180,0,0,0,0,0,0,1.5,0,1181.50,PEN,1.000,,,,,,,1,0,0,0101,,"  # fmt: skip
NOTE = f"{OWNER},{RUC}07FC010000000001,20/09/2026,,07,FC01,1,,6,{BUYER},HOSTAL PEÑA,0,-100.00,0,-18,0,0,0,0,0,0,0,0,-118,PEN,1.000,05/09/2026,01,F001,1,,01,1,0,0,,,"  # fmt: skip
TORN = f"{OWNER},{RUC}03B0010000000002,06/09/2026,,03,B001,2,,1,41234567,ROSA QUISPE,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,PEN,0.000,,,,,,,2,0,0,,,"  # fmt: skip
TOURISTS = f"{OWNER},{RUC}01F0010000000002,12/09/2026,,01,F001,2,,6,{BUYER},HOSTAL PEÑA,0,374.50,0,67.41,0,0,0,0,0,0,0,0,441.91,USD,3.745,,,,,,,1,0,0,0101,,"  # fmt: skip
FLOUR = f"{OWNER},{SUPPLIER}01F0050000001234,01/09/2026,15/09/2026,01,F005,,1234,,6,{SUPPLIER},MOLINOS DEL SUR, SOCIEDAD ANÓNIMA,500.00,90.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,590.00,PEN,1.000,,,,,,,,,0.00,,D,,1,0,,,"  # fmt: skip


@pytest.fixture
def given(tmp_path):
    def wanted(content, name="propuesta.csv", ruc=RUC, month=MONTH):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return Proposed(path, ruc, month)

    return wanted


def sales(*lines):
    return "\r\n".join((SALE_HEADINGS, *lines, ""))


def test_a_proposal_of_sales_is_read_with_commas_in_its_names(given):
    factura, note, torn, tourists = read_sales(given("\ufeff" + sales(FACTURA, NOTE, TORN, TOURISTS)), unwatched)
    assert str(factura.paper) == "01 F001-1"
    assert factura.party == Counterpart("6", BUYER, "HOSTAL PEÑA, HIJOS Y CÍA")
    assert (factura.amounts.base, factura.amounts.icbper) == (Money(100_000), Money(150))
    assert (factura.amounts.total, factura.rate, factura.due) == (Money(118_150), None, None)
    assert (note.amounts.total, note.modified.date, str(note.modified.paper)) == (Money(-11_800), day(5), "01 F001-1")
    assert (torn.state, torn.amounts) == (RegisterState.ANNULLED, SaleAmounts())
    assert (tourists.currency, tourists.rate) == ("USD", Decimal("3.745"))


def test_a_proposal_of_purchases_is_read(given):
    (flour,) = read_purchases(given(f"{PURCHASE_HEADINGS}\n{FLOUR}\n"), unwatched)
    assert (flour.date, flour.due, str(flour.paper)) == (day(1), day(15), "01 F005-1234")
    assert flour.party == Counterpart("6", SUPPLIER, "MOLINOS DEL SUR, SOCIEDAD ANÓNIMA")
    assert (flour.amounts.base_taxed, flour.amounts.total) == (Money(50_000), Money(59_000))


def test_a_text_parted_by_bars_reads_like_the_csv(given):
    def barred(line):
        return line.replace(", ", "¬").replace(",", "|").replace("¬", ", ")

    both = [given(sales(FACTURA, NOTE)), given("\n".join(map(barred, (SALE_HEADINGS, FACTURA, NOTE))), "p.txt")]
    csv, text = (read_sales(wanted, unwatched) for wanted in both)
    assert csv == text
    resaved = SALE_HEADINGS.replace(",", ";"), barred(FACTURA).replace("|", ";").replace(";01;F001", ";1;F001")
    assert read_sales(given("\n".join(resaved)), unwatched) == csv[:1]
    quoted = FACTURA.replace("HOSTAL PEÑA, HIJOS Y CÍA", '"HOSTAL PEÑA, HIJOS Y CÍA"')
    assert read_sales(given(sales(quoted, NOTE)), unwatched) == csv


def kept(line):
    """Return what a replacement file tells of a line: no zeros before a number, no deposit, clean names."""
    short = replace(line.paper, number=line.paper.number.lstrip("0"))
    changed = line.modified and replace(line.modified, paper=replace(line.modified.paper, number=line.modified.paper.number.lstrip("0")))  # fmt: skip
    return replace(line, paper=short, modified=changed)


def test_the_first_day_of_all_is_no_day(given):
    (told,) = read_sales(given(sales(FACTURA.replace(",05/09/2026,,", ",05/09/2026,01/01/0001,"))), unwatched)
    assert (told.date, told.due) == (day(5), None)


def test_what_we_write_reads_back_as_it_was(given):
    stream = io.BytesIO()
    write_zipped(stream, "LE.TXT", RVIE, sale_rows(SALES, PAGE, no_place), unwatched)
    read = read_sales(given(stream.getvalue(), "LE.zip"), unwatched)
    assert list(read) == [replace(kept(line), due=None, amounts=line.counted) for line in SALES]
    stream = io.BytesIO()
    write_book(stream, layout("sire-rce"), purchase_rows(PURCHASES, PAGE, no_place), unwatched)
    read = read_purchases(given(stream.getvalue(), "LE.TXT"), unwatched)
    assert list(read) == [replace(kept(line), deposit=None) for line in PURCHASES]


NAMES = st.text(st.characters(codec="cp1252", exclude_categories=("C", "Z"), exclude_characters="|/\\"), max_size=30)
CENTS = st.integers(-(10**12), 10**12)


@st.composite
def made(draw):
    """Draw a sale of any amounts, in soles or not, that stands or was annulled; notes name what they change."""
    parts = [Money(draw(CENTS)) for _part in range(12)]
    amounts = SaleAmounts(*parts, total=Money(sum(part.cents for part in parts)))
    currency = draw(st.sampled_from(("PEN", "USD")))
    kind = draw(st.sampled_from(("03", "07")))
    number = draw(st.integers(1, 10**8 - 1))
    return SaleLine(
        draw(st.dates(dt.date(2025, 1, 1), dt.date(2026, 9, 30))),
        None,
        PaperNumber(kind, draw(st.sampled_from(("B001", "BC01"))), str(number)),
        Counterpart("1", "41234567", draw(NAMES)),
        amounts,
        currency,
        draw(st.decimals("0.001", "9.999", places=3)) if currency == "USD" else None,
        ModifiedPaper(dt.date(2025, 1, 1), PaperNumber("03", "B001", "9")) if kind == "07" else None,
        draw(st.sampled_from(RegisterState)),
    )


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@examples(st.lists(made(), max_size=6))
def test_whatever_is_written_reads_back(given, lines):
    stream = io.BytesIO()
    write_book(stream, RVIE, sale_rows(lines, PAGE, no_place), unwatched)
    content = stream.getvalue() or SALE_HEADINGS
    read = read_sales(given(content, "LE.TXT"), unwatched)
    assert list(read) == [
        replace(line, amounts=line.counted, state=RegisterState.STANDS if any_money(line) else RegisterState.ANNULLED)
        for line in lines
    ]
    assert compare_sales(lines, read).equal == len(lines)


def any_money(line):
    return line.counted != SaleAmounts()


def test_no_document_is_a_proposal_too(given):
    assert read_sales(given(SALE_HEADINGS), unwatched) == ()


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (FACTURA.replace("05/09/2026", "31/02/2026"), "31/02/2026"),
        (FACTURA.replace("1181.50", "1e5"), None),
        (FACTURA.replace("1181.50", "NaN"), None),
        (FACTURA.replace("1181.50", "1181.505"), None),
        (TOURISTS.replace("3.745", "3,745"), "745"),
        (TOURISTS.replace("3.745", "abc"), "abc"),
        (FACTURA.replace(",01,F001", ",factura,F001"), "factura"),
        (FACTURA.replace("F001,1,", "F001,<1>,"), "<1>"),
        (NOTE.replace(",05/09/2026,01,F001", ",2026,01,F001"), "2026"),
        ("basura", "basura"),
        (FACTURA.replace("HOSTAL PEÑA", "x" * 1_600), "x" * 60),
    ],
)
def test_a_row_that_does_not_read_is_named_by_its_line(given, row, text):
    with pytest.raises(FaultyProposalError) as refused:
        read_sales(given(sales(NOTE, row)), unwatched)
    assert refused.value.line == 3
    assert text is None or refused.value.text == text
    assert sentence(refused.value).startswith("propuesta.csv, línea 3: «")


def test_a_proposal_of_another_is_refused(given):
    with pytest.raises(ForeignProposalError) as refused:
        read_sales(given(f"{PURCHASE_HEADINGS}\n{FLOUR}\n"), unwatched)
    assert sentence(refused.value) == "propuesta.csv es de compras y no de ventas: elige el otro archivo."
    with pytest.raises(ForeignProposalError):
        read_sales(given(sales(FACTURA), ruc=BUYER), unwatched)
    with pytest.raises(ForeignProposalError) as refused:
        read_sales(given(sales(FACTURA), month=Month(2026, 8)), unwatched)
    assert (refused.value.found, refused.value.wanted) == ("202609", "202608")


def zipped(*names, content=b"x", kind=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", kind) as archive:
        for name in names:
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\n", "empty"),
        (b"\x00\x01", "kind"),
        (b"x" * 30_000, "kind"),
        (b"PK\x03\x04 and no more", "archive"),
        (zipped("a.pdf"), "archive"),
        (zipped("a.txt", "b.txt"), "archive"),
        (zipped("a.txt", kind=zipfile.ZIP_LZMA), "archive"),
        (zipped("a.txt", content=bytes(5_000)), "size"),
        (b"RUC\n" + b"a\n" * 60, "rows"),
    ],
)
def test_what_is_no_proposal_is_refused_with_its_reason(given, monkeypatch, content, reason):
    if reason in ("size", "rows"):
        monkeypatch.setattr(proposals, "SIZE_MAX", 4_000)
        monkeypatch.setattr(proposals, "ROWS_MAX", 50)
    with pytest.raises(UnreadableProposalError) as refused:
        read_sales(given(content, "propuesta.zip"), unwatched)
    assert refused.value.reason == reason
    assert sentence(refused.value).startswith("propuesta.zip no es una propuesta del SIRE: ")


def test_a_file_that_is_not_there_or_too_large_is_not_read(given, monkeypatch, tmp_path):
    with pytest.raises(UnreadableFileError):
        read_sales(Proposed(tmp_path / "nada.csv", RUC, MONTH), unwatched)
    monkeypatch.setattr(proposals, "SIZE_MAX", 10)
    with pytest.raises(UnreadableProposalError):
        read_sales(given(sales(FACTURA)), unwatched)


def test_a_broken_proposal_reads_or_is_refused_and_nothing_else(given):
    """Four hundred files with a few bytes changed: every one of them gives lines or a sentence."""
    chance = random.Random(20260930)
    whole = (sales(FACTURA, NOTE, TORN, TOURISTS).encode("utf-8"), zipped("a.csv", content=sales(FACTURA).encode()))
    said = []
    for _time in range(200):
        for content in whole:
            broken = bytearray(content)
            for _byte in range(chance.randint(1, 4)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            try:
                assert all(isinstance(line.date, dt.date) for line in read_sales(given(bytes(broken)), unwatched))
            except BookkeepingError as error:
                said.append(sentence(error))
    assert all(said)
    assert 50 < len(said) < 400
