"""One transaction: every repository over one connection, committed once by `company`."""

import datetime as dt
import json
from decimal import Decimal

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from emprende_desktop.domain.enterprise import LegalForm, Standing, TaxRegime
from emprende_desktop.domain.progress import Progress, unwatched
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.assets import AssetRepository
from emprende_desktop.persistence.bank import BankRepository
from emprende_desktop.persistence.chart import ChartRepository
from emprende_desktop.persistence.consignments import ConsignmentRepository
from emprende_desktop.persistence.counts import CountRepository
from emprende_desktop.persistence.dated import dated_value
from emprende_desktop.persistence.items import ItemRepository
from emprende_desktop.persistence.journal import JournalRepository, Writer
from emprende_desktop.persistence.masters import MastersRepository
from emprende_desktop.persistence.orders import OrderRepository
from emprende_desktop.persistence.papers import PaperRepository
from emprende_desktop.persistence.periods import PeriodRepository


class UnitOfWork:
    """What a command may touch."""

    def __init__(self, connection: Connection, now: dt.datetime, progress: Progress = unwatched) -> None:
        self._connection = connection
        self.progress = progress
        self.today = now.date()
        self.chart = ChartRepository(connection)
        self.masters = MastersRepository(connection, self.chart, self.today)
        self.counts = CountRepository(connection)
        self.writer = current_writer(connection, now)
        self.journal = JournalRepository(connection, self.writer, self.chart)
        self.assets = AssetRepository(connection)
        self.orders = OrderRepository(connection)
        self.items = ItemRepository(connection)
        self.consignments = ConsignmentRepository(connection)
        self.papers = PaperRepository(connection, self.writer)
        self.bank = BankRepository(connection, self.writer)
        self.periods = PeriodRepository(connection, self.writer)

    def standing(self, date: dt.date) -> Standing:
        """Return the form and regime in force on a date; the first one also covers what came before it."""
        table = t.standing
        row = self._connection.execute(
            select(table).where(table.c.valid_from <= date.isoformat()).order_by(table.c.valid_from.desc()).limit(1)
        ).first()
        if row is None:
            row = self._connection.execute(select(table).order_by(table.c.valid_from).limit(1)).one()
        return Standing(dt.date.fromisoformat(row.valid_from), LegalForm(row.form), TaxRegime(row.regime))

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
        return dated_value(self._connection, name, date)

    def remember(self, name: str, value: dict[str, object]) -> None:
        """Keep a preference of this company."""
        self._connection.execute(
            insert(t.preference).prefix_with("OR REPLACE"),
            {"name": name, "value": json.dumps(value, ensure_ascii=False, sort_keys=True)},
        )

    def record_in_audit(self, command: str, row_id: int) -> None:
        """Write one line in the audit trail."""
        writer = self.writer
        self._connection.execute(
            insert(t.audit),
            {
                "wall_clock": writer.now.isoformat(timespec="seconds"), "actor_id": writer.actor_id,
                "command": command, "row_id": row_id,
            },
        )  # fmt: skip


def current_writer(connection: Connection, now: dt.datetime) -> Writer:
    """Return the device of this copy and the person who has it open."""
    device = connection.execute(select(t.device).where(t.device.c.current == 1)).one()
    actor = connection.execute(select(t.person).order_by(t.person.c.id)).first()
    assert actor is not None, "a company always has a person"
    return Writer(actor.id, actor.uid, device.id, device.uid, now)
