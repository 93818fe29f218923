"""The register of what lasts and what was paid ahead; a row stands while the entry that wrote it was not reversed."""

import datetime as dt

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.trade.prepaid import Prepaid, PrepaidKind
from emprende_desktop.trade.register import RegisteredAsset

# CROSS JOIN goes from the few rows of a register to the journal, never the other way round.
_MONTHS = f"""
FROM asset_month used CROSS JOIN journal_entry e ON e.id = used.entry_id
WHERE used.asset_id = asset.id AND e.date <= :until AND {stands("e.id")}
"""
_REGISTER = f"""
SELECT asset.id, asset.name, asset.class, asset.first_month, asset.cost, asset.before_books, asset.granted,
  asset.deferred, (SELECT COALESCE(SUM(used.used), 0) {_MONTHS}), (SELECT COALESCE(SUM(used.earned), 0) {_MONTHS}),
  EXISTS (SELECT 1 FROM asset_sale sale CROSS JOIN journal_entry e ON e.id = sale.entry_id
          WHERE sale.asset_id = asset.id AND e.date <= :until AND {stands("e.id")})
FROM asset LEFT JOIN journal_entry bought ON bought.id = asset.entry_id
WHERE asset.entry_id IS NULL OR (bought.date <= :until AND {stands("bought.id")})
ORDER BY asset.first_month, asset.id
"""
_PAID_AHEAD = f"""
SELECT id, kind, name, first_month, months, cents, used FROM (
  SELECT prepaid.*, (
    SELECT COALESCE(SUM(run.cents), 0) FROM prepaid_month run CROSS JOIN journal_entry e ON e.id = run.entry_id
    WHERE run.prepaid_id = prepaid.id AND e.date <= :until AND {stands("e.id")}) AS used
  FROM prepaid CROSS JOIN journal_entry paid ON paid.id = prepaid.entry_id
  WHERE paid.date <= :until AND {stands("paid.id")})
WHERE cents > used ORDER BY first_month, id
"""


def registered_assets(reader: Reader, until: dt.date) -> tuple[RegisteredAsset, ...]:
    """Return the register on a day, in the order things came in; what was undone is not there."""
    rows = reader.rows(_REGISTER, {"until": until.isoformat()})
    return tuple(
        RegisteredAsset(
            id=id_, name=name, asset_class=class_, first_month=Month.parse(first_month), cost=Money(cost),
            before_books=Money(before), used_up=Money(before + used), granted=Money(granted), earned=Money(earned),
            deferred=deferred, sold=bool(sold),
        )
        for id_, name, class_, first_month, cost, before, granted, deferred, used, earned, sold in rows
    )  # fmt: skip


def assets_held(reader: Reader, until: dt.date) -> tuple[RegisteredAsset, ...]:
    """Return the things that are not sold on a day, in the order they came in."""
    return tuple(asset for asset in registered_assets(reader, until) if not asset.sold)


def paid_ahead(reader: Reader, until: dt.date) -> tuple[Prepaid, ...]:
    """Return what was paid ahead until a day and is not wholly used, oldest first; what was undone is not there."""
    return tuple(
        Prepaid(id_, PrepaidKind(kind), name, Month.parse(first_month), months, Money(cents), Money(used))
        for id_, kind, name, first_month, months, cents, used in reader.rows(_PAID_AHEAD, {"until": until.isoformat()})
    )
