"""Files that are not notebooks, in both formats (T10): read, refused with a sentence, or left out whole; never a crash.

The suite runs a fiftieth of the 5,000 per format, `make faults` a fifth, `make soak` the whole; with its mutant.
"""

import datetime as dt
import random
import zipfile

import pytest

from emprende_desktop.commands.imports import NotebookImport, import_notebook
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.exchange import sheet
from emprende_desktop.exchange.matching import guess_columns, read_word_match
from emprende_desktop.exchange.notebook import read_notebook, row_keys
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.statements import chain_head

LATEST = dt.date(2026, 11, 24)
PIECES = [
    b";", b",", b"\t", b"\n", b"\r", b'"', b"=1+1", b"@x", b"\x00", b"\xff", b"\xc3", "Ñ".encode(), b"31/02/2026",
    b"01/07/2026", b"5,600", b"12,34", b"-3", b"1e9", b"NaN", b"uniformes", b"efectivo", b"9" * 400, b"Fecha", b"Entra",
]  # fmt: skip
TIERS = [
    pytest.param(100, id="fiftieth"),
    pytest.param(1_000, id="fifth", marks=[pytest.mark.faults, pytest.mark.timeout(3_600)]),
    pytest.param(5_000, id="whole", marks=[pytest.mark.soak, pytest.mark.timeout(7_200)]),
]


@pytest.fixture
def words(taller):
    return read_word_match(taller / "mapping.csv")


def damaged(dice, whole):
    """Cut, flip, put pieces in and double parts of a file."""
    content = bytearray(whole[: dice.randint(1, len(whole))] if dice.random() < 0.3 else whole)
    for _time in range(dice.randint(0, 6)):
        at = dice.randrange(len(content) + 1)
        match dice.randrange(3):
            case 0:
                content[at:at] = dice.choice(PIECES)
            case 1:
                content[at : at + dice.randint(1, 40)] = b""
            case _:
                if at < len(content):
                    content[at] ^= 1 << dice.randrange(8)
    return bytes(content)


def repacked(dice, path, whole):
    """Damage the parts inside a workbook and pack them again, so that the damage gets past the ZIP's own sums."""
    path.write_bytes(whole)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(sorted(parts))
    parts[name] = damaged(dice, parts[name])
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)


def bring_in(company, path, words):
    """Do what the import does with a file; only a sentence may come out, and then nothing goes in."""
    before = company.fetch(chain_head)
    try:
        rows = sheet.read_sheet(path)
        columns = guess_columns(rows)
        if columns is None:
            return False
        notebook = read_notebook(rows, columns, words, LATEST)
        if notebook.faults:
            return False
        company.execute(import_notebook, NotebookImport(notebook.rows, row_keys(notebook.rows), {}))
    except BookkeepingError:
        assert company.fetch(chain_head) == before
        return False
    return True


def files(dice, taller, folder, name, count):
    whole = (taller / name).read_bytes()
    path = folder / name
    for number in range(count):
        if name.endswith("xlsx") and number % 2:
            repacked(dice, path, whole)
        else:
            path.write_bytes(damaged(dice, whole))
        yield path


@pytest.mark.parametrize("count", TIERS)
@pytest.mark.parametrize("name", ["cuaderno.csv", "cuaderno.xlsx"])
def test_no_file_crashes_the_import_or_goes_in_by_half(company, taller, tmp_path, words, name, count, trials):
    trials(f"T10 damaged {name}", count, 10)
    dice = random.Random(10)
    came_in = sum(bring_in(company, path, words) for path in files(dice, taller, tmp_path, name, count))
    assert company.fetch(first_finding) is None
    assert 0 < came_in < count


def test_a_reader_that_lets_its_library_speak_is_caught(company, taller, tmp_path, words, monkeypatch):
    """The mutant: without the sentence round the workbook library, some file must crash the import."""
    dice = random.Random(10)

    class LetThroughError(Exception):
        pass

    monkeypatch.setattr(sheet, "UnreadableFileError", LetThroughError)
    for path in files(dice, taller, tmp_path, "cuaderno.xlsx", 100):
        try:
            bring_in(company, path, words)
        except LetThroughError:
            return
    pytest.fail("no damaged workbook was refused: the test above could not fail")
