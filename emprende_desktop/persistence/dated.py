"""Values that change by date, as the company's own copy has them."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.engine import Connection

from emprende_desktop.persistence import tables as t


def dated_value(connection: Connection, name: str, date: dt.date) -> Decimal:
    """Return the value of a name in force on a date."""
    table = t.dated_value.c
    text = connection.execute(
        select(table.value)
        .where(table.name == name, table.valid_from <= date.isoformat())
        .where((table.valid_to == "") | (table.valid_to >= date.isoformat()))
        .order_by(table.valid_from.desc())
        .limit(1)
    ).scalar_one()
    return Decimal(text)
