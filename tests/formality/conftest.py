"""The shipped values as the pure rules read them, and short ways to say a month."""

import datetime as dt

import pytest

from emprende_desktop.domain.dated import DatedValue, DatedValues
from resources.files import rows


def shipped(table):
    return [
        DatedValue(
            row["name"], dt.date.fromisoformat(row["valid_from"]),
            dt.date.fromisoformat(row["valid_to"]) if row["valid_to"] else None, row["value"], row["source"],
        )
        for row in rows(f"tax/{table}.csv")
    ]  # fmt: skip


IGV = DatedValue("igv.general", dt.date(2011, 3, 1), None, "18", "TUO LIGV")


@pytest.fixture(scope="session")
def given():
    tables = ("uit", "nrus", "regimes", "due_dates_2026")
    return (IGV, *(value for table in tables for value in shipped(table)))


@pytest.fixture(scope="session")
def values(given):
    return DatedValues(given)
