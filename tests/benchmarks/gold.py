"""The kardex and the gold's position over many movements: what they cost must not grow with the history."""

import datetime as dt
import statistics
import time

from emprende_desktop.company_file import Secrets, create_company, open_company
from emprende_desktop.domain.clock import SystemClock
from emprende_desktop.domain.enterprise import Enterprise, LegalForm, NewCompany, Standing, TaxRegime, Trade
from emprende_desktop.domain.topics import Committed
from emprende_desktop.gold.kardex import Subject
from emprende_desktop.gold.lots import GOLD_POOL, Held, LotKind, Move, MoveKind, MoveLine, NewLot, Ownership, Stage
from emprende_desktop.queries.gold import gold_position
from emprende_desktop.queries.kardex import kardex_page
from emprende_desktop.vault.cost import DEFAULT_COST
from tests.benchmarks.data import START

DAYS = 3 * 365
MOVES_OF_LOT = 100  # gold comes in ninety times, is sold as often, and the lot is used up
ROUNDS = 15
_ALL = """
SELECT lot_id, stage, SUM(ore_g), SUM(gross_mg), SUM(fine_mg), SUM(cents) FROM gold_line WHERE date <= ?
GROUP BY lot_id, stage
"""


def mine(folder, count, key):
    """Make books of so many movements of gold, in order of date; return their path."""
    path = folder / f"g{count}.emprende"
    new = NewCompany(
        Enterprise("Bench", "bench", "", "", Trade.GOLD),
        Standing(START, LegalForm.ASSOCIATION, TaxRegime.NONE), "Rosa",
    )  # fmt: skip
    create_company(path, new, Secrets(key, DEFAULT_COST), SystemClock())
    with open_company(path, key, SystemClock()) as company:
        company.execute(_fill, count)
    return path


def _fill(uow, count):
    lot = 0
    for number in range(count):
        within = number % MOVES_OF_LOT
        day = START + dt.timedelta(days=DAYS * number // count)
        if not within:
            lot = uow.lots.open(NewLot(f"O-{number:06}", LotKind.GOLD, day, Ownership.POOL, f"lot{number}"))
        comes = within % 2 == 0
        weight = 1_000 if comes else -1_000
        if number >= count - 20:  # what is left at the end is the same in books of any length
            weight = weight if comes else -500
        kind = MoveKind.HAD if comes else MoveKind.SOLD
        line = MoveLine(lot, Stage.HAND, Held(0, weight, weight), 300 * weight // 1_000)
        uow.lots.append(Move(day, kind, (line,), f"move{number}"))
    return Committed(0, frozenset())


READS = {
    "kardex, first page": lambda company, _end: company.fetch(kardex_page, Subject(GOLD_POOL)),
    "kardex, last page": lambda company, _end: company.fetch(kardex_page, Subject(GOLD_POOL), _after_a_page(company)),
    "gold position, today": lambda company, end: company.fetch(gold_position, end),
}


def _after_a_page(company):
    """Return the key after which the oldest hundred movements stand."""
    return company.fetch(lambda reader: reader.first("SELECT date, id FROM gold_line WHERE pool = 0 AND id = 101"))


def _add_all(company, end):
    company.fetch(lambda reader: tuple(reader.rows(_ALL, (end.isoformat(),))))


def _took(read, company, end):
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        read(company, end)
        times.append((time.perf_counter() - start) * 1_000)
    return statistics.median(times)


def gold_rows(folder, key, count, tell):
    """Read books of so many movements against books of a hundredth of them, in the same run."""
    end = START + dt.timedelta(days=DAYS)
    with open_company(mine(folder, count // 100, key), key, SystemClock()) as small:
        with open_company(mine(folder, count, key), key, SystemClock()) as large:
            for name, read in READS.items():
                what = f"{name}, {count:,} movements against {count // 100:,}"
                tell(what, _took(read, large, end), _took(read, small, end), "≤ 1.5×")
        ago = _took(lambda company, day: company.fetch(gold_position, day), large, end - dt.timedelta(days=365))
        tell(
            f"gold position a year ago, {count:,} movements, against adding all",
            ago,
            _took(_add_all, large, end),
            "≤ 1×",
        )
