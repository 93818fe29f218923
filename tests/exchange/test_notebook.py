import datetime as dt

import pytest

from emprende_desktop.exchange.faults import FaultCode
from emprende_desktop.exchange.matching import guess_columns, read_word_match
from emprende_desktop.exchange.notebook import read_notebook, row_keys
from emprende_desktop.exchange.sheet import read_sheet

LATEST = dt.date(2026, 11, 24)
FILES = ("cuaderno.csv", "cuaderno.xlsx", "cuaderno-tipos.xlsx")


def read(path, words):
    rows = read_sheet(path)
    return read_notebook(rows, guess_columns(rows), words, LATEST)


@pytest.fixture
def words(taller):
    return read_word_match(taller / "mapping.csv")


@pytest.mark.parametrize("name", FILES)
def test_every_shape_of_the_notebook_reads_whole(taller, words, name):
    notebook = read(taller / name, words)
    assert (len(notebook.rows), notebook.faults) == (177, ())


def test_csv_and_xlsx_rows_have_the_same_keys(taller, words):
    keys = {row_keys(read(taller / name, words).rows) for name in FILES}
    assert len(keys) == 1
    assert len(set(keys.pop())) == 177


def test_the_faulty_notebook_names_its_nine_lines(taller, words):
    faults = read(taller / "cuaderno-con-errores.csv", words).faults
    assert [(fault.line, fault.code) for fault in faults] == [
        (6, FaultCode.IMPOSSIBLE_DATE),
        (9, FaultCode.NOT_A_NUMBER),
        (12, FaultCode.BOTH_IN_AND_OUT),
        (15, FaultCode.NEITHER_IN_NOR_OUT),
        (18, FaultCode.UNKNOWN_RUBRO),
        (21, FaultCode.NEGATIVE_AMOUNT),
        (24, FaultCode.FUTURE_DATE),
        (27, FaultCode.THREE_DECIMALS),
        (30, FaultCode.FORMULA),
    ]


HEAD = "Fecha;Detalle;Entra;Sale;Rubro;Medio\n"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (";Pan;10.00;;uniformes;efectivo", FaultCode.MISSING_DATE),
        ("01/07/2026;Pan;12,34;;uniformes;efectivo", FaultCode.NOT_A_NUMBER),
        ("01/07/2026;Pan;0;;uniformes;efectivo", FaultCode.ZERO_AMOUNT),
        ("01/07/2026;Pan;5;;uniformes;bolsillo", FaultCode.UNKNOWN_MEDIO),
        ("07/15/2026;Pan;5;;uniformes;efectivo", FaultCode.IMPOSSIBLE_DATE),
        ("2026-07-15;Pan;5;;uniformes;efectivo", FaultCode.IMPOSSIBLE_DATE),
    ],
)
def test_a_bad_row_is_named(tmp_path, words, row, code):
    path = tmp_path / "c.csv"
    path.write_text(HEAD + row + "\n", "utf-8")
    assert [fault.code for fault in read(path, words).faults] == [code]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252"])
def test_any_delimiter_and_coding_reads(tmp_path, words, delimiter, coding):
    path = tmp_path / "c.csv"
    text = "Fecha;Detalle;Entra;Sale;Rubro;Medio;Persona\n01/07/26;Año;10.50;;Máquinas;EFECTIVO;Ñahui\n"
    path.write_bytes(text.replace(";", delimiter).encode(coding))
    notebook = read(path, words)
    assert [(row.detail, row.amount.cents, row.person) for row in notebook.rows] == [("Año", 1_050, "Ñahui")]
