"""Reading the books costs what it reads: no SQLAlchemy, and no text of SQL but those that are written down."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BOOKS = ROOT / "emprende_desktop"
CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*$")
# Where a filter chooses among fixed conditions, what it chose is joined by these names, and here alone.
CHOSEN = {"journal.py": {"conditions", "listed"}}
HEAVY = ("sqlalchemy", "alembic", "reportlab", "openpyxl", "xlsxwriter", "babel", "PySide6")
SAY = f"import sys; print([name for name in {HEAVY} if name in sys.modules])"

OPENING = f"""
import datetime as dt, sys
from pathlib import Path
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.clock import SystemClock
from emprende_desktop.queries.cash import places_held
from emprende_desktop.queries.enterprise import enterprise, home_summary, preference
from emprende_desktop.queries.journal import journal_page, last_note
from emprende_desktop.queries.proposals import proposals
today = dt.date(2026, 9, 30)
with open_company(Path(sys.argv[1]), "clave de prueba", SystemClock()) as books:
    books.fetch(enterprise, today), books.fetch(home_summary, today), books.fetch(preference, "x")
    books.fetch(journal_page), books.fetch(last_note), books.fetch(places_held), books.fetch(proposals, today)
{SAY}
"""
REPORTING = f"""
import os, sys
from emprende_desktop.cli import run
os.environ["EMPRENDE_PASSPHRASE"] = "clave de prueba"
assert run(["report", sys.argv[1], "trial-balance", "--to", "2026-09-30", "--out", sys.argv[1] + ".json"], print) == 0
{SAY}
"""


@pytest.mark.parametrize("work", [OPENING, REPORTING], ids=["opening", "reporting"])
def test_reading_the_books_loads_nothing_that_only_writes(company, notes, tmp_path, work):
    notes.sell(12_345)
    company.close()
    words = [sys.executable, "-c", work, str(tmp_path / "taller.emprende")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def built_of_more_than_constants(name, source):
    """Return what is put into the texts of a file that is neither a constant nor made of constants alone."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr) and re.search(r"\b(SELECT|FROM|WHERE|AND|IN)\b", ast.unparse(node)):
            parts = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
            found += [ast.unparse(part) for part in parts if not fixed(part, CHOSEN.get(name, set()))]
    return found


def fixed(part, chosen):
    """Say that a part of a text is a constant, or what a function of ours makes of constants."""
    if isinstance(part, ast.Name):
        return bool(CONSTANT.match(part.id)) or part.id in chosen
    if isinstance(part, ast.Attribute):
        return bool(CONSTANT.match(part.attr))
    if isinstance(part, ast.Call):
        return all(fixed(word, set()) for word in part.args)
    return isinstance(part, ast.Constant)


def texts():
    rooms = (*(BOOKS / "queries").glob("*.py"), *(BOOKS / "persistence").rglob("*.py"), BOOKS / "company_file.py")
    return [
        path
        for path in rooms
        if path.name not in ("fragments.py", "triggers.py", "refusal.py", "kept.py") and "migrations" not in path.parts
    ]


def test_every_text_of_sql_is_made_of_constants():
    assert {p.name: f for p in texts() if (f := built_of_more_than_constants(p.name, p.read_text("utf-8")))} == {}


@pytest.mark.parametrize(
    "line", ["f'SELECT id FROM party WHERE name = {words}'", "f'WHERE {stands(words)}'", "f'SELECT {shown.place}'"]
)
def test_a_text_built_of_what_was_typed_is_seen(line):
    """The mutant of the test above."""
    assert built_of_more_than_constants("people.py", f"def people(reader, words):\n    reader.rows({line})\n")


def test_what_is_typed_into_the_search_stays_words(company, notes):
    from emprende_desktop.queries.journal import JournalFilter, journal_page, journal_totals
    from emprende_desktop.queries.masters import parties
    from emprende_desktop.queries.people import acquaintances

    notes.sell(1_000, detail="Chompas")
    for words in ("'; DROP TABLE posting; --", '" OR 1=1', "%", "_", "*", "NEAR(", "chompas OR x", "{conditions}"):
        shown = JournalFilter(words=words)
        assert len(company.fetch(journal_page, None, shown).rows) in (0, 1)
        company.fetch(journal_totals, shown)
        assert company.fetch(parties, words) == ()
        assert company.fetch(acquaintances, words) == ()
    assert len(company.fetch(journal_page).rows) == 1
