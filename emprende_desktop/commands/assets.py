"""What lasts: writing down what she had, the monthly depreciation of each thing, and its sale or loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.clock import latest_known_day
from emprende_desktop.domain.errors import NothingToDepreciateError, PeriodNotOverError
from emprende_desktop.domain.money import ZERO
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.posting_rules.accounts import IGV_RATE
from emprende_desktop.posting_rules.assets import AssetMonth, AssetTerms, PrepaidMonth, asset_sale_entry, use_entry
from emprende_desktop.trade.assets import AssetSale, OwnedAsset
from emprende_desktop.trade.register import RegisteredAsset, earned_after, used_up_after

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.JOURNAL, Topic.ASSETS})


@dataclass(frozen=True, slots=True)
class Depreciation:
    """Note what was used up until the end of a month; `key` is the idempotency key of the request."""

    month: Month
    key: str


def register_asset(uow: UnitOfWork, owned: OwnedAsset) -> Committed:
    """Write down what she had when the books were opened: nothing is posted, its cost stands in the opening note."""
    return Committed(uow.assets.add_owned(owned), frozenset({Topic.ASSETS}))


def depreciate(uow: UnitOfWork, run: Depreciation) -> Committed:
    """Post what every thing and everything paid ahead was used up until the end of a month, months left out included.

    Straight line by asset, at the rates in force in each month. Raises NothingToDepreciateError, PeriodNotOverError,
    PeriodClosedError.
    """
    written = uow.journal.id_of_key(run.key)
    if written is not None:
        return Committed(written, CHANGED)
    if run.month.first > latest_known_day(uow.today, uow.journal.last_date()):
        raise PeriodNotOverError(run.month.last)
    found = (_month_of(uow, asset, run.month) for asset in uow.assets.held(run.month.last))
    months = tuple(month for month in found if month.used > ZERO)
    ahead = (PrepaidMonth(p, p.used_after(run.month) - p.used) for p in uow.assets.prepaid(run.month.last))
    prepaid = tuple(part for part in ahead if part.used > ZERO)
    if not months and not prepaid:
        raise NothingToDepreciateError(run.month.last)
    entry_id = uow.journal.append(uow.chart.in_force(use_entry(months, prepaid, run.month.last, run.key)))
    if months:
        uow.assets.add_months(entry_id, months)
    if prepaid:
        uow.assets.add_prepaid_months(entry_id, prepaid)
    return Committed(entry_id, CHANGED)


def _month_of(uow: UnitOfWork, asset: RegisteredAsset, until: Month) -> AssetMonth:
    percents, month = [], asset.first_month
    while month <= until:
        percents.append(uow.rate(f"depreciation.{asset.asset_class}", month.first))
        month = month.next()
    used_up = max(used_up_after(asset, percents), asset.used_up)
    return AssetMonth(asset, used_up - asset.used_up, earned_after(asset, used_up) - asset.earned)


def sell_asset(uow: UnitOfWork, sale: AssetSale) -> Committed:
    """Take a thing off the books, sold or lost; what was used up is as it stands noted.

    Raises UnknownAssetError, PeriodClosedError, UnknownPlaceError.
    """
    written = uow.journal.id_of_key(sale.key)
    if written is not None:
        return Committed(written, CHANGED)
    asset = uow.assets.get(sale.asset, sale.date)
    place = uow.masters.place(sale.place).account
    terms = AssetTerms(uow.standing(sale.date), uow.rate(IGV_RATE, sale.date), place)
    entry_id = uow.journal.append(uow.chart.in_force(asset_sale_entry(sale, asset, terms)))
    uow.assets.add_sale(entry_id, asset.id)
    return Committed(entry_id, CHANGED)
