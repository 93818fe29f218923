"""What a new company starts with, and what a copy or a newer program gives to one that is there."""

import datetime as dt
import json

import uuid_utils
from sqlalchemy import insert, update
from sqlalchemy.engine import Connection

from emprende_desktop.domain.enterprise import NewCompany
from emprende_desktop.domain.masters import CategoryKind, NewCategory, NewPlace, PlaceKind
from emprende_desktop.ledger.account import Account, AccountType, Side
from emprende_desktop.persistence import invoice_tables as i
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.reading.charts import PCGE_2019
from emprende_desktop.persistence.unit_of_work import UnitOfWork
from emprende_desktop.posting_rules.accounts import PLACE_ACCOUNTS
from resources.files import rows

_DATED = (
    "nrus", "gold", "documents", "deadlines", "payment_means", "purchases", "uit", "regimes", "due_dates_2026",
)  # fmt: skip
# SUNAT's lists that the forms of documents ask: units, affectations, reasons of notes, operations, detracciones,
# properties of a line, and where a liquidación is made out.
LISTS = ("03", "07", "09", "10", "51", "54", "55", "60")


def renew_device(connection: Connection, now: dt.datetime) -> None:
    """Give a restored copy a device of its own: two copies that write under one id would fork the chain."""
    connection.execute(update(t.device).values(current=0))
    _add_device(connection, now)


def _add_device(connection: Connection, now: dt.datetime) -> None:
    values = {"uid": str(uuid_utils.uuid7()), "since": now.isoformat(timespec="seconds"), "current": 1}
    connection.execute(insert(t.device), values)


def seed(connection: Connection, new: NewCompany, uid: str, now: dt.datetime) -> None:
    """Write who a company is, its leader, its chart of accounts, its places and categories."""
    enterprise = new.enterprise
    connection.execute(
        insert(t.enterprise),
        {
            "id": 1, "uid": uid, "name": enterprise.name.strip(), "alias": enterprise.alias.strip(),
            "ruc": enterprise.ruc, "locality": enterprise.locality, "trade": enterprise.trade,
            "practice": int(new.practice),
        },
    )  # fmt: skip
    _add_device(connection, now)
    leader = {"uid": str(uuid_utils.uuid7()), "name": new.leader.strip(), "role": "leader"}
    connection.execute(insert(t.person), leader)
    seed_dated_values(connection)
    uow = UnitOfWork(connection, now)
    uow.set_standing(new.standing)
    uow.chart.seed(PCGE_2019, _chart_rows())
    for row in rows("places.csv"):
        kind = PlaceKind(row["kind"])
        uow.masters.add_place(NewPlace(kind, row["name"]), PLACE_ACCOUNTS[kind])
    for row in rows("categories.csv"):
        if row["trade"] == enterprise.trade:
            kind_of = CategoryKind(row["kind"])
            uow.masters.add_category(NewCategory(kind_of, row["name"], row["icon"], row["account"]))


def _chart_rows() -> list[tuple[Account, bool]]:
    return [
        (
            Account(
                row["code"], row["name"], AccountType(row["type"]), Side(row["normal_side"]), row["parent"],
                row["leaf"] == "1",
            ),
            row["active"] == "1",
        )
        for row in rows("charts/chart_2019.csv")
    ]  # fmt: skip


def seed_dated_values(connection: Connection) -> None:
    """Copy the tables and lists that the state changes; rows that are there, edited or not, are left alone."""
    values = [
        {
            "name": f"igv.{row['regime']}", "valid_from": row["valid_from"], "valid_to": row["valid_to"],
            "value": row["total_pct"], "source": row["source"],
        }
        for row in rows("tax/igv_rates.csv")
    ]  # fmt: skip
    values += [
        {
            "name": f"depreciation.{row['asset_class']}", "valid_from": row["valid_from"], "valid_to": row["valid_to"],
            "value": row["percent"], "source": row["source"],
        }
        for row in rows("tax/depreciation_rates.csv")
    ]  # fmt: skip
    for table in _DATED:
        values += rows(f"tax/{table}.csv")
    connection.execute(insert(t.dated_value).prefix_with("OR IGNORE"), values)
    connection.execute(insert(i.catalogue).prefix_with("OR IGNORE"), [row for name in LISTS for row in _listed(name)])


def _listed(name: str) -> list[dict[str, object]]:
    """Return the rows of one of SUNAT's lists; what it says beyond code and words goes together as JSON."""
    usual = ("code", "description", "valid_from", "valid_to", "source")
    return [
        {
            "name": name, "code": row["code"], "words": row["description"], "valid_from": row["valid_from"],
            "valid_to": row["valid_to"], "source": row["source"],
            "more": json.dumps({key: row[key] for key in row if key not in usual and row[key]}, ensure_ascii=False),
        }
        for row in rows(f"sunat/catalogues/{name}.csv")
    ]  # fmt: skip
