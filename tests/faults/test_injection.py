"""Words that are SQL (T24): in every text field, in search and in filters, they stay words; no SQL is built of words.

The suite takes a fiftieth of the 500 payloads, `make faults` a fifth, `make soak` the whole; each with its mutant.
"""

import ast
import itertools
import json
import random
import re
import uuid
from pathlib import Path

import pytest

from emprende_desktop.commands.bank import StatementImport, import_statement
from emprende_desktop.commands.notes import record_note
from emprende_desktop.commands.setup import Preference, add_category, add_party, add_place, remember_preference
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.masters import CategoryKind, NewCategory, NewParty, NewPlace, PlaceKind
from emprende_desktop.domain.money import Money
from emprende_desktop.exchange.bank_statement import line_keys
from emprende_desktop.persistence.bank import BankRepository
from emprende_desktop.queries.bank import comparison
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.enterprise import preference
from emprende_desktop.queries.journal import Direction, JournalFilter, journal_page, journal_totals
from emprende_desktop.queries.masters import categories, parties, party, places
from emprende_desktop.queries.notes import note_of
from emprende_desktop.queries.people import acquaintances, advanced_to, party_named
from emprende_desktop.trade.bank import StatementLine
from emprende_desktop.trade.documents import Document, DocumentKind
from emprende_desktop.trade.notes import Sale
from tests.conftest import TODAY

ROOT = Path(__file__).parents[2]
PAYLOADS = 500
TIERS = [
    pytest.param(PAYLOADS // 50, id="fiftieth"),
    pytest.param(PAYLOADS // 5, id="fifth", marks=[pytest.mark.faults, pytest.mark.timeout(3_600)]),
    pytest.param(PAYLOADS, id="whole", marks=[pytest.mark.soak, pytest.mark.timeout(7_200)]),
]
OPENINGS = (
    "",
    "'",
    '"',
    "`",
    "')",
    "';",
    '");',
    "\\'",
    "' OR '1'='1",
    "1;",
    "%27",
    "\N{RIGHT SINGLE QUOTATION MARK}",
    "[",
)
ACTS = (
    " DROP TABLE journal_entry;", " DELETE FROM posting;", " UPDATE posting SET debit = 1;", " UNION SELECT key FROM preference",
    " ATTACH DATABASE 'x.db' AS x;", " PRAGMA writable_schema = 1;", "; COMMIT; DROP TABLE audit;", " OR 1=1", " AND sleep(5)",
    " NEAR(a b) OR detail:*", "{a} ? :x @y $z %s %(x)s", " ORDER BY (SELECT 1)", "_%%_ LIKE '%' ESCAPE '_'", "$.detail')",
    " RETURNING id", " INTO OUTFILE", "*", " NOT NULL", " MATCH '\"'", "\ttab\u200b",
)  # fmt: skip
CLOSINGS = ("", "--", "/*", "#", ";", "'", '"', "\\")


def payloads(count):
    """Return so many of the 500, spread over every opening, act and closing."""
    every = ["".join(parts) for parts in itertools.product(OPENINGS, ACTS, CLOSINGS)]
    return random.Random(24).sample(every, PAYLOADS)[:count]


def schema_of(company):
    with company._engine.connect() as connection:
        return connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2").all()


def content_of(company):
    """Return how many rows each table has, and every entry's seal."""
    with company._engine.connect() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'entry_words_%'"
        ).scalars()
        counts = {name: connection.exec_driver_sql(f'SELECT COUNT(*) FROM "{name}"').scalar() for name in list(names)}
        seals = connection.exec_driver_sql("SELECT id, hash FROM journal_entry ORDER BY id").all()
    return counts, seals


def spaced(words):
    """Return words as names are kept: with single spaces."""
    return " ".join(words.split())


def write_everywhere(company, notes, words):
    """Write the words in the fields that take text, read them back, and return what else was found of them."""
    known = company.execute(add_party, NewParty(f"a{words}")).row_id
    category = company.execute(add_category, NewCategory(CategoryKind.SALE, f"b{words}", "package", "70221")).row_id
    place = company.execute(add_place, NewPlace(PlaceKind.BANK, f"c{words}", words)).row_id
    company.execute(remember_preference, Preference(f"d{words}", {"words": words}))
    line = (StatementLine(2, TODAY, f"e{words}", Money(100)),)
    company.execute(import_statement, StatementImport(place, words, line, line_keys(line), None, {words: words}))
    paper = Document(DocumentKind.RECEIPT, words)
    sale = Sale(TODAY, Money(100), category, place, str(uuid.uuid4()), known, paper, words)
    entry = company.execute(record_note, sale).row_id
    read = company.fetch(note_of, entry, sale.key)
    assert (read.detail, read.document.number) == (words, words)
    assert company.fetch(party, known).name == spaced(f"a{words}")
    assert spaced(f"b{words}") in {spaced(one.name) for one in company.fetch(categories, CategoryKind.SALE)}
    assert spaced(f"c{words}") in {spaced(one.name) for one in company.fetch(places)}
    assert json.loads(company.fetch(preference, f"d{words}")) == {"words": words}
    told = company.fetch(comparison, place)
    assert (told.waiting[0].detail, told.imports[0].file) == (f"e{words}", words)
    return place


def ask_everywhere(company, words, place):
    """Search and filter by the words: what is read are rows, whatever the words."""
    for shown in (
        JournalFilter(words=words), JournalFilter(words=words, place=place, direction=Direction.IN),
        JournalFilter(words=f'"{words}"', undone=True, start=TODAY, end=TODAY),
    ):  # fmt: skip
        assert company.fetch(journal_page, None, shown) is not None
        assert company.fetch(journal_totals, shown) is not None
    assert spaced(f"a{words}") in {one.name for one in company.fetch(parties, f"a{words}")}
    assert company.fetch(advanced_to, words) == Money(0)
    assert company.fetch(acquaintances, words) is not None
    try:
        company.fetch(party_named, words)
    except BookkeepingError:
        return


@pytest.mark.parametrize("count", TIERS)
def test_words_stay_words_wherever_they_are_written_or_sought(company, notes, count, trials):
    trials("T24 SQL in text, search and filters", count, 24)
    notes.sell(1_000)
    schema = schema_of(company)
    for words in payloads(count):
        before, seals = content_of(company)
        place = write_everywhere(company, notes, words)
        middle, _seals = content_of(company)
        ask_everywhere(company, words, place)
        after, later = content_of(company)
        assert after == middle
        assert later[: len(seals)] == seals
        assert all(after[table] - before[table] <= 7 for table in after)
        assert {table for table in after if after[table] < before[table]} == set()
    assert schema_of(company) == schema
    assert company.fetch(first_finding) is None


def test_a_statement_built_of_words_is_caught(company, notes, monkeypatch):
    """The mutant: where a row is written by a text that holds the words, some payload must change what stands."""

    def built(bank, statement, place, line, key):
        bank._connection.connection.dbapi_connection.executescript(
            "INSERT INTO bank_line (uid, import_id, place_id, date, cents, detail, key) VALUES "
            f"('{uuid.uuid4()}', {statement}, {place}, '2026-09-30', 100, '{line.detail}', '{key}')"
        )

    monkeypatch.setattr(BankRepository, "add_line", built)
    schema = schema_of(company)
    for words in payloads(PAYLOADS):
        try:
            write_everywhere(company, notes, words)
        except Exception:  # noqa: BLE001  any way of failing shows it
            return
        if schema_of(company) != schema:
            return
    pytest.fail("no payload was taken for SQL: the test above could not fail")


SQL = re.compile(
    r"\b(SELECT\b.*\bFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|DROP\s|CREATE\s|ATTACH\s|PRAGMA\s|BEGIN\s)",
    re.DOTALL,  # as we write it: in capitals, which no sentence has
)
RUNS = ("execute", "executemany", "executescript", "exec_driver_sql", "text", "rows", "first", "one", "value")
# What is put together of nothing that anybody types: a key in hex, settings, names of the schema and of our own
# columns, and fixed texts that are chosen and joined.
BUILT_OF_NO_WORDS = {
    ("emprende_desktop/vault/cipher.py", "connect"),
    ("emprende_desktop/persistence/schema.py", "create_triggers"),
    ("emprende_desktop/persistence/chain.py", "_insert"),
    ("emprende_desktop/persistence/engine.py", "begin"),
    ("emprende_desktop/persistence/engine.py", "engine_over"),
    ("emprende_desktop/persistence/kept.py", "_sealing"),
    ("emprende_desktop/persistence/kept.py", "backed_by_document"),
    ("emprende_desktop/persistence/refusal.py", "refuse"),
    *(
        ("emprende_desktop/persistence/reading/fragments.py", n)
        for n in ("begins_with", "of_person", "one_of", "stands")
    ),
    *(("emprende_desktop/queries/behind.py", n) for n in ("entries_behind", "kinds_behind")),
    *(("emprende_desktop/queries/journal.py", n) for n in ("_listed", "journal_totals", "notes_from")),
}


def _is_built(node):
    """Say whether a text is put together when the program runs."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp):
        return not (isinstance(node.left, ast.Constant) and isinstance(node.right, ast.Constant))
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "join")


def _texts(node):
    return " ".join(
        part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )  # fmt: skip


def built_sql(source):
    """Return the functions of a module that put SQL together or run a text that was put together."""
    found = set()
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef | ast.Lambda):
            continue
        local = {
            target.id
            for node in ast.walk(function) if isinstance(node, ast.Assign) and _is_built(node.value)
            for target in node.targets if isinstance(target, ast.Name)
        }  # fmt: skip
        for node in ast.walk(function):
            builds = _is_built(node) and SQL.search(_texts(node))
            runs = isinstance(node, ast.Call) and _name(node.func) in RUNS and node.args
            of_built = runs and (_is_built(node.args[0]) or getattr(node.args[0], "id", "") in local)
            if builds or of_built:
                found.add(getattr(function, "name", "lambda"))
    return found


def _name(function):
    if isinstance(function, ast.Attribute):
        return function.attr
    return "text" if getattr(function, "id", "") == "text" else ""


def test_no_sql_is_built_of_words():
    found = {
        (path.relative_to(ROOT).as_posix(), name)
        for package in ("emprende_desktop", "reports", "ui", "resources")
        for path in (ROOT / package).rglob("*.py")
        for name in built_sql(path.read_text("utf-8"))
    }
    assert {one for one in found if one not in BUILT_OF_NO_WORDS and "/versions/" not in one[0]} == set()


@pytest.mark.parametrize(
    "line",
    [
        'connection.execute(text(f"SELECT * FROM {table}"))',
        'connection.execute("SELECT * FROM %s" % table)',
        "connection.exec_driver_sql(\"SELECT name FROM party WHERE name = '{}'\".format(table))",
        'connection.execute("DELETE FROM " + table)',
        'sql = f"SELECT 1 FROM party ORDER BY {table}"\n    connection.execute(sql)',
        'sql = "".join(table)\n    connection.exec_driver_sql(sql)',
    ],
)
def test_sql_that_is_built_of_words_is_caught(line):
    """The mutants of the check above."""
    assert built_sql(f"def planted(connection, table):\n    {line}\n") == {"planted"}
