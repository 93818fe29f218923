"""One transaction: every repository over one connection, committed once by `company`."""

import datetime as dt
import json
from decimal import Decimal

from sqlalchemy import delete, insert, update
from sqlalchemy.engine import Connection

from emprende_desktop.domain.dated import DatedValue
from emprende_desktop.domain.enterprise import Module, Standing
from emprende_desktop.domain.progress import Progress, unwatched
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.accounts import AccountRepository
from emprende_desktop.persistence.assets import AssetRepository
from emprende_desktop.persistence.bank import BankRepository
from emprende_desktop.persistence.catalogues import CatalogueRepository
from emprende_desktop.persistence.chain import Writer
from emprende_desktop.persistence.chart import ChartRepository
from emprende_desktop.persistence.consignments import ConsignmentRepository
from emprende_desktop.persistence.counts import CountRepository
from emprende_desktop.persistence.documents import DocumentRepository
from emprende_desktop.persistence.edocs import EdocRepository
from emprende_desktop.persistence.engine import driver_of, reader_within
from emprende_desktop.persistence.gathering import GatheringRepository
from emprende_desktop.persistence.items import ItemRepository
from emprende_desktop.persistence.journal import JournalRepository
from emprende_desktop.persistence.lots import LotRepository
from emprende_desktop.persistence.masters import MastersRepository
from emprende_desktop.persistence.measures import MeasureRepository
from emprende_desktop.persistence.members import MemberRepository
from emprende_desktop.persistence.orders import OrderRepository
from emprende_desktop.persistence.papers import PaperRepository
from emprende_desktop.persistence.periods import PeriodRepository
from emprende_desktop.persistence.prices import PriceRepository
from emprende_desktop.persistence.proofs import ProofRepository
from emprende_desktop.persistence.purchases import PurchaseRepository
from emprende_desktop.persistence.reading.dated import dated_value, standing_on
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.persistence.settlements import SettlementRepository
from emprende_desktop.persistence.sharing import SharingRepository
from emprende_desktop.persistence.taxes import TaxRepository

_WRITER = """
SELECT p.id, p.uid, d.id, d.uid FROM device d, person p WHERE d.current = 1 ORDER BY p.id LIMIT 1
"""
_AUDIT = "INSERT INTO audit (wall_clock, actor_id, command, row_id) VALUES (?, ?, ?, ?)"


class UnitOfWork:
    """What a command may touch."""

    def __init__(self, connection: Connection, now: dt.datetime, progress: Progress = unwatched) -> None:
        self._connection = connection
        self._reader = reader = reader_within(connection)
        self.progress = progress
        self.today = now.date()
        self.chart = ChartRepository(connection)
        self.accounts = AccountRepository(connection)
        self.masters = MastersRepository(connection, reader, self.chart, self.today)
        self.counts = CountRepository(connection)
        self.writer = current_writer(reader, now)
        self.journal = JournalRepository(connection, reader, self.writer, self.chart)
        self.assets = AssetRepository(connection, reader)
        self.orders = OrderRepository(connection, reader)
        self.items = ItemRepository(connection)
        self.consignments = ConsignmentRepository(connection, reader)
        self.lots = LotRepository(connection, reader, self.writer)
        self.settlements = SettlementRepository(connection)
        self.gathering = GatheringRepository(connection, reader)
        self.measures = MeasureRepository(connection)
        self.members = MemberRepository(connection, reader)
        self.prices = PriceRepository(connection, self.writer)
        self.sharing = SharingRepository(connection, reader)
        self.documents = DocumentRepository(connection, reader, self.writer)
        self.purchases = PurchaseRepository(connection, reader)
        self.edocs = EdocRepository(connection, self.writer)
        self.catalogues = CatalogueRepository(connection)
        self.taxes = TaxRepository(connection, reader)
        self.papers = PaperRepository(connection, self.writer)
        self.proofs = ProofRepository(connection, self.writer)
        self.bank = BankRepository(connection, self.writer)
        self.periods = PeriodRepository(connection, reader, self.writer)

    def standing(self, date: dt.date) -> Standing:
        """Return the form and regime in force on a date; the first one also covers what came before it."""
        return standing_on(self._reader, date)

    def set_standing(self, standing: Standing) -> None:
        """Write the form and regime from a date on."""
        self._connection.execute(
            insert(t.standing).prefix_with("OR REPLACE"),
            {
                "valid_from": standing.valid_from.isoformat(),
                "form": standing.form.value,
                "regime": standing.regime.value,
            },
        )

    def set_ruc(self, ruc: str) -> None:
        """Write the RUC, empty for none."""
        self._connection.execute(update(t.enterprise).values(ruc=ruc))

    def rate(self, name: str, date: dt.date) -> Decimal:
        """Return a dated value in force on a date, as the company's own copy has it."""
        return dated_value(self._reader, name, date)

    def put_value(self, new: DatedValue) -> None:
        """Write a dated value, in place of the one from the same day."""
        self.take_value_away(new.name, new.valid_from)
        end = "" if new.valid_to is None else new.valid_to.isoformat()
        values = {
            "name": new.name, "valid_from": new.valid_from.isoformat(), "valid_to": end, "value": new.value,
            "source": new.source.strip(), "edited": 1,
        }  # fmt: skip
        self._connection.execute(insert(t.dated_value), values)

    def take_value_away(self, name: str, valid_from: dt.date) -> None:
        """Let a dated value go."""
        values = t.dated_value.c
        gone = (values.name == name) & (values.valid_from == valid_from.isoformat())
        self._connection.execute(delete(t.dated_value).where(gone))

    def remember(self, name: str, value: dict[str, object] | list[Module]) -> None:
        """Keep a preference of this company."""
        self._connection.execute(
            insert(t.preference).prefix_with("OR REPLACE"),
            {"name": name, "value": json.dumps(value, ensure_ascii=False, sort_keys=True)},
        )

    def record_in_audit(self, command: str, row_id: int) -> None:
        """Write one line in the audit trail."""
        told_at = self.writer.now.isoformat(timespec="seconds")
        driver_of(self._connection).execute(_AUDIT, (told_at, self.writer.actor_id, command, row_id))


def current_writer(reader: Reader, now: dt.datetime) -> Writer:
    """Return the device of this copy and the person who has it open."""
    actor, actor_uid, device, device_uid = reader.one(_WRITER)
    return Writer(actor, actor_uid, device, device_uid, now)
