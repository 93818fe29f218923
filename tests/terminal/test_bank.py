"""A bank's statement from the terminal: kept beside the notes, nothing posted."""

import pytest

TEXT = "Fecha;Descripción;Cargo;Abono;Saldo\n01/07/2026;ABONO;;10.00;10.00\n02/07/2026;COMISION;2.50;;7.50\n"


@pytest.fixture
def statement(tmp_path):
    def write(text, name="estado.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def bring(terminal, workshop):
    def brought(path, *more, place="Banco"):
        return terminal("import", "bank", workshop, path, "--place", place, "--today", "2026-09-30", *more)

    return brought


def test_a_statement_goes_in_once(bring, statement, terminal, workshop):
    before = terminal("report", workshop, "trial-balance", "--to", "2026-12-31")[1]
    path = statement(TEXT)
    assert "entrarían 2 líneas, 0 ya están" in bring(path, "--dry-run")[2].lower()
    code, _out, err = bring(path)
    assert (code, "2 líneas" in err, "2 esperan" in err) == (0, True, True)
    assert "0 líneas, 2 ya estaban" in bring(path)[2]
    assert terminal("report", workshop, "trial-balance", "--to", "2026-12-31")[1] == before
    assert terminal("check", workshop)[0] == 0


def test_faults_are_named_by_line_and_nothing_goes_in(bring, statement):
    code, out, err = bring(statement(TEXT + "31/02/2026;X;;5.00;\n"))
    assert (code, out.split("\t")[:2], "no entró nada" in err) == (2, ["4", "impossible-date"], True)


def test_headings_can_be_told_and_are_remembered(bring, statement):
    path = statement("Cuándo;Qué;Plata\n01/07/2026;ABONO;1.000\n")
    assert bring(path)[0] == 2
    told = statement("what,heading\ndate,Cuándo\ndetail,Qué\namount,Plata\nstyle,europe\n", "columnas.csv")
    assert bring(path, "--map", told)[0] == 0
    assert "1 ya estaban" in bring(path)[2]
    assert bring(path, "--map", statement("what,heading\nprice,Plata\n", "mal.csv"))[0] == 2
    assert bring(path, "--map", statement("what,heading\ndate,Otra\n", "otra.csv"))[0] == 2


def test_a_place_that_is_not_there_is_named(bring, statement):
    code, _out, err = bring(statement(TEXT), place="Caja Cusco")
    assert (code, "Caja Cusco" in err) == (2, True)
