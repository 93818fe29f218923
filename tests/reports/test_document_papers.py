"""Papers that are given: each kind on each paper, what they say, and their QR code read back by a program."""

import io
import re
from itertools import accumulate

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from emprende_desktop.invoicing.printed import Standing, qr_text
from emprende_desktop.trade.documents import DocumentKind
from reports.build.document_paper import copies, paper_of
from reports.document import Banner, Code, Paper, Particulars, Sums, Table
from reports.pdf import style
from reports.pdf.tables import cell_text
from reports.writers import bind
from tests.invoicing.papers import BUYER, DIGEST, LINES, PERSON, every_paper, paper

PAPERS = every_paper()
GIVEN = (Paper.A4, Paper.ROLL_80, Paper.ROLL_58)
SIGNED = [name for name, printed in PAPERS.items() if printed.is_comprobante]


def pdf(*built):
    stream = io.BytesIO()
    bind(built, stream)
    return stream.getvalue()


def words(content):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def codes(page, scale=203 / 72):
    """Return what a program reads on a page, drawn as a printer of tickets draws it."""
    picture = page.render(scale=scale, grayscale=True).to_pil()
    left = picture.crop((0, 0, min(picture.width, 700), picture.height))  # a page has it at its left
    return [found.text for found in zxingcpp.read_barcodes(left)]


@pytest.fixture(scope="module", params=GIVEN)
def bound(request):
    """Return a paper and the PDF of every document on it, one after another."""
    return request.param, pdf(*(paper_of(printed, request.param) for printed in PAPERS.values()))


@pytest.fixture
def pages(bound):
    """Return the last page of each document on a paper by its name, as a program draws it."""
    on, content = bound
    document = pypdfium2.PdfDocument(content)
    ends = accumulate(2 if name == "long" and on is Paper.A4 else 1 for name in PAPERS)
    yield {name: document[end - 1] for name, end in zip(PAPERS, ends, strict=True)}
    document.close()


def told(document):
    """Return a paper as lines of text."""
    lines = [*document.masthead.lines, *document.masthead.framed]
    for part in document.parts:
        match part:
            case Table():
                lines += [" | ".join(column.title for column in part.columns)]
                lines += [" | ".join(map(cell_text, row.cells)) for row in part.rows]
            case Particulars():
                lines += filter(None, (part.title,))
                lines += [f"{name}: {value}" for name, value in (*part.left, *part.right)]
            case Sums():
                lines += [f"{each.label} | {each.figure}" for each in part.sums] + list(part.beside)
            case Code():
                lines += part.sentences
            case Banner():
                lines.append(f"[{part.text}]")
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in (*lines, *document.notes)]


def test_papers_are_the_same_bytes_twice_and_a_roll_is_one_page(bound):
    on, content = bound
    assert content == pdf(*(paper_of(printed, on) for printed in PAPERS.values()))
    assert len(PdfReader(io.BytesIO(content)).pages) == len(PAPERS) + (on is Paper.A4)  # one has two


def test_the_code_is_read_back_as_it_was_asked(pages):
    for name in SIGNED:
        assert codes(pages[name]) == [qr_text(PAPERS[name].issued, DIGEST)]


def test_the_code_says_what_sunat_asks_and_no_document_of_a_person():
    buyer = "20601234567|01|F001|15|16.98|122.80|2026-09-05|6|20100070970|" + DIGEST
    assert qr_text(PAPERS["factura"].issued, DIGEST) == buyer
    assert qr_text(PAPERS["boleta"].issued, "") == "20601234567|03|B001|15|3.05|20.00|2026-09-05|||"
    assert qr_text(PAPERS["liquidacion"].issued, "") == "20601234567|04|L001|15|0.00|4775.53|2026-09-05|||"
    for printed in PAPERS.values():
        if printed.is_comprobante:
            assert PERSON.number not in qr_text(printed.issued, DIGEST)


def test_what_is_no_electronic_comprobante_has_no_code_and_does_not_say_it_is_one(pages):
    for name in PAPERS.keys() - set(SIGNED):
        assert codes(pages[name]) == []
        document = paper_of(PAPERS[name], Paper.A4).document
        assert not any("Representación impresa de la" in line for line in told(document))
        assert any(isinstance(part, Banner) for part in document.parts)


def test_what_a_factura_says():
    assert told(paper_of(PAPERS["credit"], Paper.A4).document) == [
        "Panadería Los Andes",
        "PANADERÍA Y PASTELERÍA LOS ANDES DE AZÁNGARO SOCIEDAD DE RESPONSABILIDAD LIMITADA",
        "Jr. Lima 123, Azángaro, Azángaro, Puno",
        "951 000 000 · losandes@example.pe",
        "RUC 20601234567",
        "FACTURA ELECTRÓNICA",
        "F001-15",
        "Cliente: SUPERMERCADOS PERUANOS SOCIEDAD ANÓNIMA 'O' S.P.S.A.",
        "RUC: 20100070970",
        "Dirección: Cal. Morelli 181 Int. P-2, San Borja, Lima, Lima",
        "Fecha de emisión: 05/09/2026",
        "Vence el: 05/03/2027",
        "Moneda: Soles",
        "Forma de pago: Crédito",
        "Cant. | Unidad | Descripción | Valor unit. | Valor venta | Precio unit. | Importe",
        "1 | servicio | Servicio de catering | 1,000.00 | 1,000.00 | 1,180.00 | 1,180.00",
        "Op. gravadas | S/ 1,000.00",
        "IGV 18 % | S/ 180.00",
        "Importe total | S/ 1,180.00",
        "SON: MIL CIENTO OCHENTA Y 00/100 SOLES",
        "Operación sujeta al Sistema de Pago de Obligaciones Tributarias (SPOT)",
        "Detracción",
        "Bien o servicio: 037 Demás servicios gravados con el IGV",
        "Cuenta: Banco de la Nación 00-123-456789",
        "Porcentaje: 10 %",
        "Monto a depositar: S/ 118.00",
        "Crédito | Vence el | Importe | ",
        "Cuota 1 | 05/10/2026 | S/ 177.00 | ",
        "Cuota 2 | 05/11/2026 | S/ 177.00 | ",
        "Cuota 3 | 05/12/2026 | S/ 177.00 | ",
        "Cuota 4 | 05/01/2027 | S/ 177.00 | ",
        "Cuota 5 | 05/02/2027 | S/ 177.00 | ",
        "Cuota 6 | 05/03/2027 | S/ 177.00 | ",
        "Observaciones",
        "Entregar por la puerta de atrás.",
        "Representación impresa de la factura electrónica",
        "Se puede consultar en www.sunat.gob.pe.",
        f"Valor resumen: {DIGEST}",
    ]


def test_what_a_ticket_of_gold_says():
    assert told(paper_of(PAPERS["liquidacion"], Paper.ROLL_58).document)[4:] == [
        "RUC 20601234567",
        "LIQUIDACIÓN DE COMPRA ELECTRÓNICA",
        "L001-15",
        "Fecha de emisión: 05/09/2026",
        "Moneda: Soles",
        "Forma de pago: Contado",
        "Vendedor(a): María Elena Mamani Quispe",
        "DNI: 40123456",
        "Dirección: Rinconada s/n",
        "Lugar de operación: Extracción: Cerro Lunar, labor 4, Ananea, San Antonio de Putina, Puno",
        "Descripción | Importe",
        "Oro en bruto | ",
        "6000 Código único de la concesión minera: 010000123X01 | ",
        "6001 N.° de declaración de compromiso: DC-0001234 | ",
        "6002 N.° en el RECPO: RECPO-2026-00087 | ",
        "6003 Resolución que autoriza la planta de beneficio: RD-045-2019-MEM | ",
        "6004 Ley del mineral (% de oro): 12.45 | ",
        "6005 Naturaleza del mineral: Mineral aurífero de pallaqueo | ",
        "6006 Derecho minero: Cerro Lunar 1 | ",
        "12.4 g × 385.1235 | 4,775.53",
        "Op. exoneradas | S/ 4,775.53",
        "Importe de la compra | S/ 4,775.53",
        "Retención del impuesto a la renta 1.5 % | S/ -71.63",
        "Neto a pagar | S/ 4,703.90",
        "SON: CUATRO MIL SETECIENTOS TRES Y 90/100 SOLES",
        "Representación impresa de la liquidación de compra electrónica",
        "Se puede consultar en www.sunat.gob.pe.",
        f"Valor resumen: {DIGEST}",
    ]


def test_a_receipt_tells_no_tax_and_says_that_it_has_no_value_for_it():
    lines = told(paper_of(PAPERS["receipt"], Paper.A4).document)
    assert "[Sin valor tributario]" in lines
    assert not any("IGV" in line or "gravadas" in line for line in lines)
    assert "2 | unidad | Torta de chocolate de veinte porciones con dedicatoria | 5.00 | 43.00 | 86.00" in lines
    assert "Importe total | S/ 106.00" in lines


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("quotation", "[Cotización · no es comprobante de pago]"),
        ("quotation", "Válida hasta: 20/09/2026"),
        ("credit-note", "Documento que modifica: Factura F001-3 del 01/09/2026"),
        ("credit-note", "Motivo: 07 Devolución por ítem · Devolución de dos tortas quemadas"),
        ("debit-note", "Motivo: 01 Intereses por mora"),
        ("factura", "Gratuito: valor referencial 6.00"),
        ("factura", "Op. gratuitas | S/ 6.00"),
        ("factura", "Anticipo F001-9 | S/ -11.80"),
        ("long", "Estado: Aún no enviado a SUNAT"),
        ("draft", "BORRADOR: BOLETA DE VENTA"),
        ("draft", "Aún sin número"),
        ("portal", "[Copia de lo anotado · vale el comprobante que dio el portal de SUNAT]"),
        ("booklet", "[Copia de lo anotado · vale el comprobante impreso que se entregó]"),
        ("void", "[Sin efecto · no es comprobante de pago]"),
    ],
)
@pytest.mark.parametrize("on", GIVEN)
def test_each_kind_says_what_it_is(name, line, on):
    assert any(line in each for each in told(paper_of(PAPERS[name], on).document))


def test_nothing_is_cut_off(bound, pages):
    """What is printed lies between the margins that a printer of tickets leaves: 48 of 58 mm, 72 of 80."""
    on, content = bound
    read = words(content).replace(" ", "")
    sheet = style.SHEETS[on]
    for name, page in pages.items():
        document = paper_of(PAPERS[name], on).document
        for line in told(document):
            assert all(word in read for word in re.sub(r"[|:\[\]]", " ", line).split() if len(word) < 20), line
        if on.is_roll:
            inked = page.render(scale=2, grayscale=True).to_pil().point(lambda value: 255 * (value < 200)).getbbox()
            assert inked[0] >= 2 * sheet.left - 2
            assert inked[2] <= 2 * sheet.right + 3
            assert inked[3] < 2 * (page.get_height() - 10)


def test_several_papers_and_copies_are_one_file_and_each_counts_its_own_pages():
    printed = PAPERS["long"]
    built = copies(printed, Paper.A4, ("Emisor", "Cliente", "SUNAT"))
    reader = PdfReader(io.BytesIO(pdf(*built, paper_of(PAPERS["boleta"], Paper.ROLL_58))))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) == 7
    for copy, (first, second) in zip(("Emisor", "Cliente", "SUNAT"), (pages[0:2], pages[2:4], pages[4:6]), strict=True):
        assert "Página 1 de 2" in first
        assert "Página 2 de 2" in second
        assert copy in first
    assert "Página" not in pages[6]
    assert [page.mediabox.width for page in reader.pages[5:]] == pytest.approx([595.28, 164.41], abs=0.01)


def test_a_logo_stands_on_the_paper():
    logo = io.BytesIO()
    Image.new("RGB", (300, 100), "#17605A").save(logo, "PNG")
    with_logo = paper_of(paper(DocumentKind.BOLETA, logo=logo.getvalue()), Paper.A4)
    page = PdfReader(io.BytesIO(pdf(with_logo))).pages[0]
    assert len(page.images) == 1
    assert not PdfReader(io.BytesIO(pdf(paper_of(PAPERS["boleta"], Paper.A4)))).pages[0].images


def test_other_programs_read_nobodys_name():
    for printed in PAPERS.values():
        json = str(paper_of(printed, Paper.A4).json)
        assert not any(name in json for name in (PERSON.name, PERSON.number, BUYER.name))


def test_a_price_in_dollars_says_so():
    printed = paper(DocumentKind.FACTURA, LINES[0], currency="USD", place=1, standing=Standing.SIGNED)
    lines = told(paper_of(printed, Paper.ROLL_80).document)
    assert "Moneda: Dólares americanos" in lines
    assert "SON: VEINTE Y 00/100 DÓLARES AMERICANOS" in lines
    assert "Importe total | US$ 20.00" in lines
