"""Statements as banks and wallets export them: whatever the shape, the same lines; a fault names its row."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.domain.money import NumberStyle
from emprende_desktop.exchange.bank_statement import (
    BankColumns,
    BankRole,
    bank_money,
    guess_columns,
    line_keys,
    memory_of,
    read_statement,
)
from emprende_desktop.exchange.faults import FaultCode, FaultFoundError
from emprende_desktop.exchange.sheet import read_sheet

LATEST = dt.date(2026, 9, 30)
LINES = [("2026-09-01", "ABONO YAPE ANA", 15_000), ("2026-09-02", "COMISION MANTENIMIENTO", -1_250)]
SHAPES = {
    "charges and credits": (
        "Banco de prueba\nCuenta;191-123\n\nFecha operación;Descripción;Cargos;Abonos;Saldo\n"
        ";SALDO ANTERIOR;;;100.00\n01/09/2026;ABONO YAPE ANA;;150.00;250.00\n"
        "02/09/2026;COMISION MANTENIMIENTO;12.50;;237.50\nTotal;;12.50;150.00;\n"
    ),
    "charges below zero, zeros where nothing is": (
        "Fecha,Concepto,Cargo,Abono,Saldo\n2026-09-01,ABONO YAPE ANA,0.00,150.00,250.00\n"
        "2026-09-02,COMISION MANTENIMIENTO,-12.50,0.00,237.50\n"
    ),
    "one signed amount, European, newest first": (
        "Fecha\tDetalle\tImporte\tSaldo\n02-09-2026\tCOMISION MANTENIMIENTO\t-12,50\t237,50\n"
        "01-09-2026\tABONO YAPE ANA\t150,00\t250,00\n"
    ),
    "parentheses and soles": (
        "Fecha;Glosa;Monto;Saldo\n01/09/26;ABONO YAPE ANA;S/ 150.00;S/ 250.00\n"
        "02/09/26;COMISION MANTENIMIENTO;(S/ 12.50);S/ 237.50\n"
    ),
    "trailing minus": (
        "Fecha;Glosa;Monto;Saldo\n01/09/2026;ABONO YAPE ANA;150.00;250.00\n02/09/2026;COMISION MANTENIMIENTO;12.50-;237.50\n"
    ),
    "direction in words, as Yape": (
        "Tipo de Transacción;Descripción;Monto;Fecha de operación;Saldo\nTE PAGÓ;ABONO YAPE ANA;150;01/09/2026 18:05:31;250\n"
        "PAGASTE;COMISION MANTENIMIENTO;12.50;02/09/2026 08:00:00;237.50\n"
    ),
}


def read(path):
    rows = read_sheet(path)
    return read_statement(rows, guess_columns(rows, {}), LATEST)


def written(tmp_path, text):
    path = tmp_path / "estado.csv"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_lines_and_balance(tmp_path, shape):
    statement = read(written(tmp_path, SHAPES[shape]))
    assert statement.faults == ()
    lines = sorted((line.date.isoformat(), line.detail, line.amount.cents) for line in statement.lines)
    assert lines == LINES
    assert (statement.balance.date, statement.balance.amount.cents) == (dt.date(2026, 9, 2), 23_750)


def test_the_same_lines_have_the_same_keys_in_any_shape_and_order(tmp_path):
    keys = {frozenset(line_keys(read(written(tmp_path, text)).lines)) for text in SHAPES.values()}
    assert len(keys) == 1


def test_two_lines_alike_are_two(tmp_path):
    lines = read(written(tmp_path, "Fecha;Detalle;Monto\n" + "01/09/2026;YAPE;10.00\n" * 2)).lines
    assert len(set(line_keys(lines))) == 2


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("31/02/2026;Pan;10.00", FaultCode.IMPOSSIBLE_DATE),
        (";Pan;10.00", FaultCode.MISSING_DATE),
        ("01/09/2029;Pan;10.00", FaultCode.FUTURE_DATE),
        ("01/09/2026;Pan;doce", FaultCode.NOT_A_NUMBER),
        ("01/09/2026;Pan;1.0000", FaultCode.NOT_A_NUMBER),
        ("01/09/2026;Pan;0.00", FaultCode.ZERO_AMOUNT),
        ("01/09/2026;Pan;", FaultCode.NEITHER_IN_NOR_OUT),
        ("01/09/2026;Pan;=1+1", FaultCode.FORMULA),
    ],
)
def test_a_bad_row_is_named(tmp_path, row, code):
    statement = read(written(tmp_path, f"Fecha;Detalle;Monto\n01/09/2026;Bien;5.00\n{row}\n"))
    assert [(fault.line, fault.code) for fault in statement.faults] == [(3, code)]


def test_a_row_with_charge_and_credit_is_named(tmp_path):
    statement = read(written(tmp_path, "Fecha;Detalle;Cargo;Abono\n01/09/2026;Pan;5.00;6.00\n"))
    assert [fault.code for fault in statement.faults] == [FaultCode.BOTH_IN_AND_OUT]


def test_a_formula_in_the_words_is_only_words(tmp_path):
    statement = read(written(tmp_path, "Fecha;Detalle;Monto\n01/09/2026;=HYPERLINK(1);5.00\n"))
    assert [line.detail for line in statement.lines] == ["=HYPERLINK(1)"]


@pytest.mark.parametrize(
    ("amounts", "style"),
    [
        (("1,234.56", "10.00"), NumberStyle.PERU),
        (("1.234,56", "10,00"), NumberStyle.EUROPE),
        (("12", "10"), NumberStyle.PERU),
        (("1.234", "2.000"), None),
        (("1,234", "2,000"), None),
        (("10.00", "10,00"), None),
    ],
)
def test_how_amounts_are_written_is_asked_where_the_file_leaves_a_doubt(tmp_path, amounts, style):
    rows = read_sheet(written(tmp_path, "Fecha;Monto\n" + "".join(f"01/09/2026;{text}\n" for text in amounts)))
    columns = guess_columns(rows, {})
    assert (columns.style, columns.is_whole) == (style, style is not None)


def test_a_type_that_tells_no_direction_is_left_alone(tmp_path):
    text = "Fecha;Tipo;Detalle;Monto\n01/09/2026;TRANSFERENCIA;Pan;-5.00\n02/09/2026;ABONO;Pan;7.00\n"
    assert [line.amount.cents for line in read(written(tmp_path, text)).lines] == [-500, 700]


def test_unknown_headings_are_told_once_and_remembered(tmp_path):
    rows = read_sheet(written(tmp_path, "Caja Azángaro\nCuándo;Qué;Plata;Queda\n01/09/2026;Pan;-5.00;20.00\n"))
    guessed = guess_columns(rows, {})
    assert (guessed.header_line, guessed.is_whole) == (2, False)
    roles = ((BankRole.DATE, 0), (BankRole.DETAIL, 1), (BankRole.AMOUNT, 2))
    told = BankColumns(2, roles, NumberStyle.PERU)
    memory = memory_of(rows, told)
    assert guess_columns(rows, memory) == told
    other = read_sheet(written(tmp_path, "Fecha;Detalle;Monto\n01/09/2026;Pan;-5.00\n"))
    assert guess_columns(other, memory).is_whole


def test_an_empty_file_is_not_whole():
    assert not guess_columns((), {}).is_whole


@given(st.integers(-(10**12), 10**12), st.sampled_from(NumberStyle), st.integers(0, 5))
def test_an_amount_reads_back_however_its_sign_is_written(cents, style, way):
    whole, decimals = divmod(abs(cents), 100)
    thousands, point = (",", ".") if style is NumberStyle.PERU else (".", ",")
    digits = f"{whole:,}".replace(",", thousands) + f"{point}{decimals:02d}"
    minus = (f"-{digits}", f"{digits}-", f"({digits})", f"S/ -{digits}", f"-S/ {digits}", f"\N{MINUS SIGN}{digits}")
    text = minus[way] if cents < 0 else digits
    assert bank_money(text, style).cents == cents
    assert bank_money(Decimal(cents) / 100, style).cents == cents


@pytest.mark.parametrize("text", ["--5", "(5", "5)", "-5-", "(-5)", "5 6.0.0", "\N{ARABIC-INDIC DIGIT FIVE}", "-", ""])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(FaultFoundError):
        bank_money(text, NumberStyle.PERU)
