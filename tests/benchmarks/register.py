"""SUNAT's register of sales of a long month: beside a bare csv writer, and beside a tenth of its lines.

`python -m tests.benchmarks.register COMPANY KEY MONTH` is one process of its own: it prints what it saw as JSON.
"""

import csv
import datetime as dt
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from decimal import Decimal
from pathlib import Path

from emprende_desktop.commands.documents import issue_document
from emprende_desktop.company_file import Secrets, create_company, open_company
from emprende_desktop.domain.clock import FixedClock, SystemClock, noon
from emprende_desktop.domain.enterprise import Enterprise, LegalForm, NewCompany, Standing, TaxRegime, Trade
from emprende_desktop.domain.period import Month
from emprende_desktop.ebooks import write_ebook
from emprende_desktop.exchange.ebooks.fields import ENCODING
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.document import Draft, Line, Somebody
from emprende_desktop.invoicing.issuing import NewDocument
from emprende_desktop.trade.documents import DocumentKind
from emprende_desktop.vault.cipher import connect
from emprende_desktop.vault.cost import DEFAULT_COST
from emprende_desktop.vault.keys import KeyRing, unlock
from tests.benchmarks.data import START
from tests.benchmarks.paper import peak_kib, seconds

FEW, MANY = Month(2025, 9), Month(2025, 10)
TOLD = ("uid", "number", "date", "key", "id")
_MORE = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
INSERT INTO document (uid, number, date, key, {columns})
SELECT uid || ? || i, ? + i, date(?, '+' || (i % 28) || ' days'), key || ? || i, {columns} FROM document, n WHERE id = 1
"""


def shop(folder, count, key):
    """Make books of so many boletas in a month and a tenth of them in the month before; return their path."""
    path = folder / f"r{count}.emprende"
    new = NewCompany(
        Enterprise("Bench", "bench", "20100070970", "", Trade.SHOP), Standing(START, LegalForm.EIRL, TaxRegime.RER),
        "Rosa",
    )  # fmt: skip
    create_company(path, new, Secrets(key, DEFAULT_COST), SystemClock())
    with open_company(path, key, FixedClock(noon(dt.date(2025, 12, 31)))) as company:
        buyer = Somebody(IdentityKind.DNI, "45678912", "Rosa Quispe Mamani")
        bread = Line("Pan", Decimal(1), Decimal("11.80"))
        first = Draft(DocumentKind.BOLETA, "", dt.date(2025, 8, 31), buyer, (bread,), "first")
        company.execute(issue_document, NewDocument(first))
    books = connect(path / "books.db", unlock(KeyRing.read(path / "keys.json"), key))
    names = [row[1] for row in books.execute("PRAGMA table_info(document)") if row[1] not in TOLD]
    for month, lines, before in ((FEW, count // 10, 1), (MANY, count, 1 + count // 10)):
        told = (lines, f"{month}:", before, month.first.isoformat(), f"{month}:")
        books.execute(_MORE.format(columns=", ".join(names)), told)
    books.commit()
    books.close()
    return path


def bare(rows):
    """Write cells with a csv writer into a ZIP, which is what any program would do."""
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive, archive.open("r.txt", "w") as raw:
        text = io.TextIOWrapper(raw, ENCODING, newline="")
        csv.writer(text, delimiter="|").writerows(rows)
        text.flush()


def seen(path, key, month):
    """Write a register, reading and checking included; memory first, while nothing else was done yet."""
    with open_company(path, key, SystemClock()) as company, tempfile.TemporaryDirectory() as made:

        def ours():
            return write_ebook(company, "sire-rvie", month, Path(made))

        memory = peak_kib(ours)
        with zipfile.ZipFile(ours()) as archive:
            (name,) = archive.namelist()
            lines = archive.read(name).decode(ENCODING).splitlines()
        rows = [line.split("|") for line in lines]
        return {"lines": len(rows), "kib": memory, "s": seconds(ours), "bare_s": seconds(lambda: bare(rows))}


def in_its_own_process(path, key, month):
    """Return what another process saw."""
    words = [sys.executable, "-m", "tests.benchmarks.register", str(path), key, str(month)]
    return json.loads(subprocess.run(words, capture_output=True, check=True).stdout)


def register(folder, count, key, tell):
    """Tell the three rows of a register of so many lines."""
    path = shop(folder, count, key)
    few, many = (in_its_own_process(path, key, month) for month in (FEW, MANY))
    lines, times = f"{many['lines']:,} lines", many["lines"] / few["lines"]
    rates = many["lines"] / many["s"], many["lines"] / many["bare_s"]
    tell(f"SIRE register, {lines}, against a bare csv writer (more is better)", *rates, "≥ 0.02×", "lines/s")
    told = f"{lines} against {few['lines']:,}"
    tell(f"SIRE register, {told} × {times:.1f}", 1000 * many["s"], 1000 * few["s"] * times, "≤ 1.2×")
    tell(f"memory of it, {told}", many["kib"] / 1024, few["kib"] / 1024, "≤ 1.2×", "MiB")


if __name__ == "__main__":
    books_path, passphrase, of = sys.argv[1:]
    print(json.dumps(seen(Path(books_path), passphrase, Month.parse(of))))
