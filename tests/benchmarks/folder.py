"""The buyer's folder of a lot with forty photos beside one with four; each in a process of its own.

`python -m tests.benchmarks.folder FOLDER KEY PHOTOS` is one such process: it makes books with a lot that has so many
photos of three megabytes, writes its folder, and prints what it saw as JSON.
"""

import datetime as dt
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from emprende_desktop.commands.lots import open_lot
from emprende_desktop.commands.proofs import NewProof, attach_proof
from emprende_desktop.company_file import Secrets, create_company, open_company
from emprende_desktop.domain.clock import SystemClock
from emprende_desktop.domain.enterprise import Enterprise, LegalForm, NewCompany, Standing, TaxRegime, Trade
from emprende_desktop.gold.evidence import Proof
from emprende_desktop.gold.folder import FolderWish
from emprende_desktop.gold.lots import LotKind, NewLot, Ownership
from emprende_desktop.trade.papers import NewPaper
from emprende_desktop.vault.cost import DEFAULT_COST
from reports.books import BooksSource
from reports.buyer_folder import write_folder
from tests.benchmarks.paper import peak_kib, seconds

START = dt.date(2025, 1, 1)
MEGABYTES = 3
FEW, MANY = 4, 40


def photo(number):
    """Return a JPEG of three megabytes with a segment to be left out; nothing but its bytes is looked at."""
    drawn = random.Random(number).randbytes(MEGABYTES << 20).replace(b"\xff", b"\xfe")
    place = b"\xff\xe1\x00\x12Exif\x00\x00somewhere!"
    return NewPaper("image/jpeg", b"\xff\xd8" + place + b"\xff\xda\x00\x02" + drawn + b"\xff\xd9")


def books(path, key, photos):
    """Make books with one lot that has so many photos of its weighing."""
    new = NewCompany(
        Enterprise("Bench", "bench", "", "", Trade.SHOP), Standing(START, LegalForm.ASSOCIATION, TaxRegime.NONE), "Rosa"
    )
    create_company(path, new, Secrets(key, DEFAULT_COST), SystemClock())
    with open_company(path, key, SystemClock()) as company:
        lot = company.execute(open_lot, NewLot("2025-001", LotKind.ORE, START, Ownership.POOL, "lot")).row_id
        for number in range(photos):
            company.execute(attach_proof, NewProof(lot, Proof.WEIGHT.value, photo(number)))
    return lot


def seen(folder, key, photos):
    """Write a folder; memory first, while nothing else was done yet."""
    path = folder / f"lot{photos}.emprende"
    wish = FolderWish(books(path, key, photos), frozenset(Proof))
    with open_company(path, key, SystemClock()) as company:

        def ours():
            with (folder / "out.zip").open("wb") as papers, (folder / "out.pdf").open("wb") as listed:
                write_folder(BooksSource(company), wish, START, (listed, papers))

        return {"kib": peak_kib(ours), "s": seconds(ours), "bytes": (folder / "out.zip").stat().st_size}


def in_its_own_process(key, photos):
    """Return what another process saw."""
    with tempfile.TemporaryDirectory(prefix="emprende-bench-") as made:
        words = [sys.executable, "-m", "tests.benchmarks.folder", made, key, str(photos)]
        return json.loads(subprocess.run(words, capture_output=True, check=True).stdout)


def folder(key, tell):
    """Tell the two rows of folders."""
    few, many = (in_its_own_process(key, photos) for photos in (FEW, MANY))
    times = MANY / FEW
    told = f"{MANY} photos of {MEGABYTES} MB against {FEW}"
    tell(f"folder for a buyer, {told} × {times:.0f}", 1000 * many["s"], 1000 * few["s"] * times, "≤ 1.2×")
    tell(f"memory of it, {told}", many["kib"] / 1024, few["kib"] / 1024, "≤ 1.2×", "MiB")


if __name__ == "__main__":
    where, passphrase, count = sys.argv[1:]
    print(json.dumps(seen(Path(where), passphrase, int(count))))
