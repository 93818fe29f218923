"""A thousand documents given, signed and printed, beside a hundred; each in a process of its own.

`python -m tests.benchmarks.documents FOLDER KEY DOCUMENTS` is one such process: it makes books with so many facturas of
three lines, signs and prints them, and prints what it saw as JSON.
"""

import datetime as dt
import json
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

from emprende_desktop.commands.documents import issue_document
from emprende_desktop.company_file import Secrets, create_company, open_company
from emprende_desktop.domain.clock import SystemClock
from emprende_desktop.domain.enterprise import Enterprise, LegalForm, NewCompany, Standing, TaxRegime, Trade
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.document import Draft, Line, Somebody
from emprende_desktop.invoicing.issuing import NewDocument
from emprende_desktop.outbox import signed
from emprende_desktop.trade.documents import DocumentKind
from emprende_desktop.vault.cost import DEFAULT_COST
from reports.books import BooksSource
from reports.build import document_paper
from reports.source import ReportRequest
from reports.writers import Format, write_to
from tests.benchmarks.paper import peak_kib

START = dt.date(2025, 1, 1)
FEW, MANY = 100, 1_000
BUYER = Somebody(IdentityKind.RUC, "20100070970", "Minera del Sur SAC")
LINES = tuple(Line(f"Uniforme talla {size}", Decimal(3), Decimal("59.90")) for size in "SML")


def took(work):
    """Return the seconds of some work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare_signatures(count):
    """Sign so many digests and nothing else: what no program of this kind can be quicker than."""
    key = generate_private_key(public_exponent=65537, key_size=2048)
    return took(lambda: [key.sign(b"x" * 32, PKCS1v15(), SHA256()) for _ in range(count)])


def seen(folder, key, count):
    """Give, sign and print so many documents; memory is that of signing and printing."""
    path = folder / "documents.emprende"
    new = NewCompany(
        Enterprise("Bench", "bench", "20100070970", "", Trade.SEWING),
        Standing(START, LegalForm.EIRL, TaxRegime.RER), "Rosa",
    )  # fmt: skip
    create_company(path, new, Secrets(key, DEFAULT_COST), SystemClock())
    with open_company(path, key, SystemClock()) as company:
        rows = []

        def give():
            for number in range(count):
                draft = Draft(DocumentKind.FACTURA, "F001", START, BUYER, LINES, f"k{number}")
                rows.append(company.execute(issue_document, NewDocument(draft)).row_id)

        def print_all():
            source = BooksSource(company)
            for row in rows:
                built = document_paper.build(source, ReportRequest(None, START, None, None, entry=row))
                with Path("/dev/null").open("wb") as file:
                    write_to(file, built, Format.PDF)

        given = took(give)
        kib = peak_kib(lambda: [signed(company, row) for row in rows[: count // 2]])
        sign = took(lambda: [signed(company, row) for row in rows[count // 2 :]]) * 2
        return {"give": given, "sign": sign, "print": took(print_all), "kib": kib, "bare": bare_signatures(count)}


def in_its_own_process(key, count):
    """Return what another process saw."""
    with tempfile.TemporaryDirectory(prefix="emprende-bench-") as made:
        words = [sys.executable, "-m", "tests.benchmarks.documents", made, key, str(count)]
        return json.loads(subprocess.run(words, capture_output=True, check=True).stdout)


def document_rows(key, tell):
    """Tell the rows of documents."""
    few, many = (in_its_own_process(key, count) for count in (FEW, MANY))
    times = MANY / FEW
    for what, words in (("give", "given"), ("sign", "built, checked and signed"), ("print", "printed")):
        told = f"documents {words}, {MANY:,} against {FEW} × {times:.0f}"
        tell(told, 1000 * many[what], 1000 * few[what] * times, "≤ 1.2×")
    tell(f"documents built, checked and signed, {MANY:,}, against bare signatures",
         1000 * many["sign"], 1000 * many["bare"], "≤ 20×")  # fmt: skip
    tell(f"memory of signing, {MANY:,} documents against {FEW}", many["kib"] / 1024, few["kib"] / 1024, "≤ 1.2×", "MiB")


if __name__ == "__main__":
    where, passphrase, told = sys.argv[1:]
    print(json.dumps(seen(Path(where), passphrase, int(told))))
