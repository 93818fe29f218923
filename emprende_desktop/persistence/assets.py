"""The register of what lasts; a row stands while the entry that wrote it was not reversed."""

import datetime as dt

import uuid_utils
from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from emprende_desktop.domain.errors import UnknownAssetError
from emprende_desktop.domain.period import Month
from emprende_desktop.ledger.entry import JournalEntry
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.reading.assets import assets_held, paid_ahead
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.posting_rules.assets import AHEAD, ASSET_ACCOUNTS, AssetMonth, PrepaidMonth
from emprende_desktop.posting_rules.financing import EARNED_OF_DEFERRED
from emprende_desktop.trade.assets import AssetPurchase, OwnedAsset
from emprende_desktop.trade.prepaid import Prepaid, Prepayment
from emprende_desktop.trade.register import RegisteredAsset


class AssetRepository:
    """The register of one unit of work."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    def add_bought(self, note: AssetPurchase, entry_id: int, entry: JournalEntry) -> None:
        """Write what an entry bought: its cost without IGV credit, and what of it a grant paid; once an entry."""
        known = select(t.asset.c.id).where(t.asset.c.entry_id == entry_id)
        if self._connection.execute(known).first():
            return
        account = ASSET_ACCOUNTS[note.asset_class].cost
        cost = sum(p.amount.cents for p in entry.postings if p.account == account)
        grants = [p for p in entry.postings if p.account in EARNED_OF_DEFERRED]
        self._add(
            {
                "entry_id": entry_id, "name": note.name, "class": note.asset_class.value,
                "first_month": str(Month.of(note.date)), "cost": cost,
                "granted": min(sum(p.amount.cents for p in grants), cost),
                "deferred": grants[0].account if grants else "",
            }
        )  # fmt: skip

    def add_owned(self, owned: OwnedAsset) -> int:
        """Write what she had when the books were opened."""
        return self._add(
            {
                "name": owned.name.strip(), "class": owned.asset_class.value, "first_month": str(owned.first_month),
                "cost": owned.cost.cents, "before_books": owned.used_up.cents,
            }
        )  # fmt: skip

    def _add(self, values: dict[str, object]) -> int:
        inserted = self._connection.execute(
            insert(t.asset), {"uid": str(uuid_utils.uuid7()), **values}
        ).inserted_primary_key
        assert inserted is not None
        return int(inserted[0])

    def add_months(self, entry_id: int, months: tuple[AssetMonth, ...]) -> None:
        """Write what a depreciation entry took off each asset."""
        rows = [
            {"entry_id": entry_id, "asset_id": m.asset.id, "used": m.used.cents, "earned": m.earned.cents}
            for m in months
        ]
        self._connection.execute(insert(t.asset_month), rows)

    def add_prepaid(self, note: Prepayment, entry_id: int, entry: JournalEntry) -> None:
        """Write what an entry paid ahead, without IGV credit; once an entry."""
        known = select(t.prepaid.c.id).where(t.prepaid.c.entry_id == entry_id)
        if self._connection.execute(known).first():
            return
        cost = sum(p.amount.cents for p in entry.postings if p.account == AHEAD[note.kind])
        values = {
            "uid": str(uuid_utils.uuid7()), "entry_id": entry_id, "first_month": str(note.first_month),
            "months": note.months, "cents": cost, "kind": note.kind.value, "name": note.detail,
        }  # fmt: skip
        self._connection.execute(insert(t.prepaid), values)

    def add_prepaid_months(self, entry_id: int, months: tuple[PrepaidMonth, ...]) -> None:
        """Write what a run took off everything paid ahead."""
        rows = [{"entry_id": entry_id, "prepaid_id": m.prepaid.id, "cents": m.used.cents} for m in months]
        self._connection.execute(insert(t.prepaid_month), rows)

    def prepaid(self, until: dt.date) -> tuple[Prepaid, ...]:
        """Return what was paid ahead until a day and is not wholly used."""
        return paid_ahead(self._reader, until)

    def add_sale(self, entry_id: int, asset_id: int) -> None:
        """Write that an entry took an asset off the books."""
        self._connection.execute(insert(t.asset_sale), {"entry_id": entry_id, "asset_id": asset_id})

    def held(self, until: dt.date) -> tuple[RegisteredAsset, ...]:
        """Return the assets that are not sold on a day."""
        return assets_held(self._reader, until)

    def get(self, asset_id: int, until: dt.date) -> RegisteredAsset:
        """Return an asset that is not sold on a day; raises UnknownAssetError."""
        found = next((asset for asset in self.held(until) if asset.id == asset_id), None)
        if found is None:
            raise UnknownAssetError(asset_id)
        return found
