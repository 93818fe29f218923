"""A deterministic journal of five years of a small shop, as the CSV that `emprende import journal` reads."""

import csv
import datetime as dt
import random
from pathlib import Path

START = dt.date(2021, 1, 1)
DAYS = 1_825
MONEY = ("1011", "1041", "1049")
SPENT = ("602", "6352", "6361", "6364", "63112", "622")


def entries(count):
    """Yield (number, date, memo, postings) in order of date; postings are (account, signed céntimos)."""
    chance = random.Random(20_260_101)
    for number in range(1, count + 1):
        date = START + dt.timedelta(days=DAYS * number // (count + 1))
        cents, money = chance.randrange(150, 90_000), chance.choice(MONEY)
        kind = chance.random()
        if kind < 0.55:
            memo, lines = f"Venta {number}", [(money, cents), ("70221", -cents)]
        elif kind < 0.85:
            memo, lines = f"Compra {number}", [(chance.choice(SPENT), cents), (money, -cents)]
        elif kind < 0.95:
            tax = cents * 18 // 118
            memo, lines = f"Fiado cliente {number % 97}", [("1212", cents), ("70221", tax - cents), ("40111", -tax)]
        else:
            memo, lines = f"Cobro cliente {number % 97}", [(money, cents), ("1212", -cents)]
        yield number, date, memo, [line for line in lines if line[1]]


def write_csv(count, path: Path):
    """Write the journal, a line a posting, and return how many lines."""
    lines = 0
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("entry", "date", "account", "memo", "cents"))
        for number, date, memo, postings in entries(count):
            for account, cents in postings:
                writer.writerow((number, date.isoformat(), account, memo, cents))
                lines += 1
    return lines


def write_hledger(count, path: Path):
    """Write the same entries as a journal of hledger and ledger."""
    with path.open("w", encoding="utf-8") as file:
        for _number, date, memo, postings in entries(count):
            file.write(f"{date.isoformat()} {memo}\n")
            file.writelines(f"    c:{account}  {cents / 100:.2f} PEN\n" for account, cents in postings)
            file.write("\n")
