"""Another program's journal through the terminal, and the workshop with its adjustments to the céntimo."""

import csv
import json

import pytest

HEAD = "entry,date,account,memo,cents\n"


@pytest.fixture
def balances(terminal):
    def read(company, end="2026-12-31"):
        code, out, _err = terminal("report", company, "trial-balance", "--to", end)
        assert code == 0
        return [(row["account"], row["debit"], row["credit"]) for row in json.loads(out)["rows"]]

    return read


@pytest.fixture
def file(tmp_path):
    def write(*lines):
        path = tmp_path / "diario.csv"
        path.write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
        return path

    return write


def test_the_workshop_with_its_adjustments_is_the_expected_one(terminal, imported, taller, balances):
    code, _out, err = terminal("import", "journal", imported, taller / "ajustes.csv")
    assert (code, "Entraron 5 asientos; cada cuenta cambió" in err) == (0, True)
    with (taller / "expected_trial_balance_adjusted.csv").open() as stream:
        expected = [(r["account"], r["debit"] or "0.00", r["credit"] or "0.00") for r in csv.DictReader(stream)]
    assert balances(imported, "2026-09-30") == expected
    code, _out, err = terminal("import", "journal", imported, taller / "ajustes.csv")
    assert (code, "ya estaban: no cambió nada" in err) == (0, True)
    assert balances(imported, "2026-09-30") == expected
    assert terminal("check", imported)[0] == 0


def test_codes_of_another_program_are_opened_where_they_belong(terminal, workshop, balances, file):
    before = {code: (debit, credit) for code, debit, credit in balances(workshop)}
    lines = ("a,2026-07-01,1044,Yape,500", "a,2026-07-01,2011,Mercadería,-500", "b,2026-07-02,6814,Depreciación,300",
             "b,2026-07-02,3913,Depreciación,-300", "c,2026-07-03,1213,Cobranza,70", "c,2026-07-03,7041,Servicio,-70")  # fmt: skip
    assert terminal("import", "journal", workshop, file(*lines))[0] == 0
    after = {code: (debit, credit) for code, debit, credit in balances(workshop) if code not in before}
    assert after == {
        "1044": ("5.00", "0.00"), "1213": ("0.70", "0.00"), "2011": ("0.00", "5.00"), "3913": ("0.00", "3.00"),
        "6814": ("3.00", "0.00"), "7041": ("0.00", "0.70"),
    }  # fmt: skip
    for name in ("income-statement", "balance-sheet", "cash-book", "journal"):
        assert terminal("report", workshop, name, "--to", "2026-12-31")[0] == 0
    assert terminal("check", workshop)[0] == 0


def test_each_faulty_line_is_named_and_nothing_goes_in(terminal, workshop, balances, file):
    before = balances(workshop)
    path = file(
        "1,2026-07-01,1011,bien,100",
        "1,2026-07-01,70221,bien,-100",
        "2,2026-02-30,1011,fecha,100",
        "3,2026-07-01,1011,decimal,1.50",
        "4,2026-07-01,0199,cuenta,100",
        "5,2026-07-01,1011,no cuadra,100",
        "5,2026-07-01,70221,no cuadra,-99",
        "6,2026-07-01,1011,dos fechas,100",
        "6,2026-07-02,70221,dos fechas,-100",
        "1,2026-07-01,1011,otra vez,100",
        "1,2026-07-01,70221,otra vez,-100",
        "7,2062-07-01,1011,futuro,100",
        "8,2026-07-01,1011,cero,0",
        "9,2026-07-01,1011",
    )
    code, out, err = terminal("import", "journal", workshop, path)
    found = [tuple(line.split("\t")[:2]) for line in out.splitlines()]
    assert code == 2
    assert found == [
        ("4", "impossible-date"), ("5", "not-a-number"), ("6", "unknown-account"), ("7", "unbalanced"),
        ("9", "several-dates"), ("11", "split-entry"), ("13", "future-date"), ("14", "zero-amount"),
        ("15", "missing-entry"),
    ]  # fmt: skip
    assert "9 líneas por arreglar" in err
    assert balances(workshop) == before


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n", b"entry,date,account,memo,cents\n\xff\xfe,", b'entry,date,account,memo,cents\n"']
)
def test_a_file_that_is_no_journal_is_refused_in_one_line(terminal, workshop, tmp_path, content):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    code, out, err = terminal("import", "journal", workshop, path)
    assert (code, out, len(err.strip().splitlines())) == (2, "", 1)


def test_a_dry_run_changes_nothing(terminal, workshop, balances, file):
    before = balances(workshop)
    path = file("1,2026-07-01,1011,bien,100", "1,2026-07-01,70221,bien,-100")
    code, _out, err = terminal("import", "journal", workshop, path, "--dry-run")
    assert (code, "Entrarían 1 asientos" in err) == (0, True)
    assert balances(workshop) == before


def test_an_import_that_fails_midway_leaves_nothing(terminal, workshop, balances, file, monkeypatch):
    from emprende_desktop.persistence.journal import JournalRepository

    lines = []
    for number in range(600):
        lines += [f"{number},2026-07-01,1011,x,100", f"{number},2026-07-01,70221,x,-100"]
    before, written = balances(workshop), []
    append_all = JournalRepository.append_all

    def power_cut(self, entries):
        written.append(len(entries))
        if len(written) == 2:
            raise OSError("the power is gone")
        return append_all(self, entries)

    with monkeypatch.context() as patch:
        patch.setattr(JournalRepository, "append_all", power_cut)
        assert terminal("import", "journal", workshop, file(*lines))[0] == 2
    assert written == [500, 100]
    assert balances(workshop) == before
    assert terminal("import", "journal", workshop, file(*lines))[0] == 0
    assert {code: debit for code, debit, _credit in balances(workshop)}["1011"] == "1020.50"


def test_sums_beyond_any_one_amount_leave_the_books_readable(terminal, workshop, balances, file):
    largest, more = 10**15, 10**15 + 1
    lines = [
        f"{n},2026-07-0{n},{code},x,{sign}{largest}" for n in (1, 2) for code, sign in (("1011", ""), ("7022", "-"))
    ]
    assert terminal("import", "journal", workshop, file(*lines))[0] == 0
    assert dict(row[:2] for row in balances(workshop))["1011"] == "20000000000420.50"
    for name in ("income-statement", "balance-sheet", "cash-book", "month-summary", "journal"):
        assert terminal("report", workshop, name, "--to", "2026-12-31")[0] == 0
    code, out, _err = terminal("import", "journal", workshop, file(f"9,2026-07-01,1011,x,{more}"))
    assert (code, out.split("\t")[:2]) == (2, ["2", "not-a-number"])


def test_what_is_said_of_a_journal_line_is_how_a_journal_is_written(terminal, workshop, file):
    path = file("1,01/07/2026,1011,fecha,100", "2,0026-07-01,1011,fecha,100", "3,2026-07-01,1011,monto,1.50")
    code, out, _err = terminal("import", "journal", workshop, path)
    assert code == 2
    first, second, third = (line.split("\t")[2] for line in out.splitlines())
    assert "2026-06-30" in first
    assert "2026-06-30" in second
    assert "125050" in third


def test_an_entry_with_a_faulty_line_is_not_told_not_to_balance_too(terminal, workshop, file):
    path = file(
        "1,2026-07-01,1011,x,100", "1,2026-07-01,0199,x,-100", "2,2026-02-30,1011,x,5", "2,2026-02-28,7022,x,-5"
    )
    _code, out, err = terminal("import", "journal", workshop, path)
    assert [tuple(line.split("\t")[:2]) for line in out.splitlines()] == [
        ("3", "unknown-account"), ("4", "impossible-date"),
    ]  # fmt: skip
    assert "2 líneas por arreglar" in err


@pytest.mark.parametrize(
    "after", ["1,2026-07-01,1041,otra,7\n1,2026-07-01,7022,otra,-7\n", "1,2026-07-01,1011,x,100\n", "1,x\n", ""]
)
def test_a_file_that_changes_after_it_was_read_is_refused_whole(terminal, workshop, balances, file, monkeypatch, after):
    from emprende_desktop.terminal import journal

    path, before = file("1,2026-07-01,1011,x,100", "1,2026-07-01,7022,x,-100"), balances(workshop)
    proof_read = journal.proof_read

    def read_then_changed(*given):
        read = proof_read(*given)
        path.write_text(HEAD + after, "utf-8")
        return read

    monkeypatch.setattr(journal, "proof_read", read_then_changed)
    code, out, err = terminal("import", "journal", workshop, path)
    assert (code, out, "cambió" in err, len(err.strip().splitlines())) == (2, "", True, 1)
    assert balances(workshop) == before


def test_lines_with_nothing_in_them_are_passed_over_and_an_empty_journal_is_told(terminal, workshop, file):
    assert (
        terminal("import", "journal", workshop, file("1,2026-07-01,1011,x,1", "  ", ",,,,", "1,2026-07-01,7022,x,-1"))[
            0
        ]
        == 0
    )
    code, _out, err = terminal("import", "journal", workshop, file())
    assert (code, "no tiene asientos" in err) == (0, True)
