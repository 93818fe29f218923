"""The register of what lasts, as screens and reports read it."""

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from emprende_desktop.domain.period import Month
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.assets import paid_ahead, registered_assets
from emprende_desktop.persistence.selections import begins_with
from emprende_desktop.trade.prepaid import Prepaid
from emprende_desktop.trade.register import RegisteredAsset

IN_LEDGER = ("33", "35", "39")


def assets_on(connection: Connection, date: dt.date) -> tuple[RegisteredAsset, ...]:
    """Return the things that are not sold on a day, in the order they came in."""
    return tuple(asset for asset in registered_assets(connection, date) if not asset.sold)


def prepaid_on(connection: Connection, date: dt.date) -> tuple[Prepaid, ...]:
    """Return what is paid ahead on a day, oldest first."""
    return paid_ahead(connection, date)


def last_depreciated(connection: Connection) -> Month | None:
    """Return the last month whose use was noted and not undone."""
    reversal, entry = t.journal_entry.alias(), t.journal_entry.c
    text = connection.execute(
        select(func.max(entry.date))
        .outerjoin(reversal, reversal.c.reverses_id == entry.id)
        .where(entry.memo_template == "depreciation", reversal.c.id.is_(None))
    ).scalar()
    return Month.parse(text) if text else None


def worth_in_ledger(connection: Connection, date: dt.date) -> int:
    """Return the cost less what is used up that the ledger has on a day (33, 35 and 39), in céntimos."""
    kept, account = t.balance_day.c, t.account.c
    total = connection.execute(
        select(func.coalesce(func.sum(kept.debit - kept.credit), 0))
        .join(t.account, account.id == kept.account_id)
        .where(begins_with(IN_LEDGER), kept.date <= date.isoformat())
    ).scalar_one()
    return int(total)
