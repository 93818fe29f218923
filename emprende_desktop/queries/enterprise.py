"""Who the enterprise is, and what it has and owes today."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.persistence import tables as t
from emprende_desktop.posting_rules.accounts import PAYABLES, RECEIVABLES


@dataclass(frozen=True, slots=True)
class EnterpriseRow:
    """The enterprise and its standing today."""

    uid: str
    name: str
    alias: str
    ruc: str
    locality: str
    trade: str
    form: LegalForm
    regime: TaxRegime
    practice: bool
    leader: str


@dataclass(frozen=True, slots=True)
class HomeSummary:
    """The first page's figures, in céntimos: money that is hers, the month so far, and debts both ways."""

    cash: Money
    sold: Money
    spent: Money
    owed_to_me: Money
    i_owe: Money

    @property
    def earned(self) -> Money:
        """Return what the month left."""
        return self.sold - self.spent


def enterprise(connection: Connection, today: dt.date) -> EnterpriseRow:
    """Return who the enterprise is, with its form and regime on a date."""
    row = connection.execute(select(t.enterprise)).one()
    in_force = select(t.standing).where(t.standing.c.valid_from <= today.isoformat())
    standing = connection.execute(in_force.order_by(t.standing.c.valid_from.desc()).limit(1)).first()
    standing = standing or connection.execute(select(t.standing).order_by(t.standing.c.valid_from).limit(1)).one()
    leader = connection.execute(select(t.person.c.name).order_by(t.person.c.id).limit(1)).scalar_one()
    return EnterpriseRow(
        row.uid, row.name, row.alias, row.ruc, row.locality, row.trade, LegalForm(standing.form),
        TaxRegime(standing.regime), bool(row.practice), leader,
    )  # fmt: skip


def home_summary(connection: Connection, today: dt.date) -> HomeSummary:
    """Return the first page's figures from the kept balances: no entry is read."""
    month = str(Month.of(today))
    kept = t.balance_month.c
    net = func.coalesce(func.sum(kept.debit - kept.credit), 0)
    joined = select(net).join(t.account, t.account.c.id == kept.account_id)

    def of_type(account_type: str) -> int:
        return int(
            connection.execute(
                joined.where(t.account.c.type == account_type, kept.month == month, kept.kind == "normal")
            ).scalar_one()
        )

    def of_accounts(*codes: str) -> int:
        return int(connection.execute(joined.where(t.account.c.code.in_(codes))).scalar_one())

    return HomeSummary(
        cash=Money(sum(cents for kind, cents in _by_kind(connection) if PlaceKind(kind).is_own_money)),
        sold=Money(-of_type("income")),
        spent=Money(of_type("expense")),
        owed_to_me=Money(of_accounts(*RECEIVABLES)),
        i_owe=Money(-of_accounts(*PAYABLES)),
    )


def _by_kind(connection: Connection) -> list[tuple[str, int]]:
    kept = t.place_month.c
    rows = connection.execute(
        select(t.place.c.kind, func.sum(kept.debit - kept.credit))
        .join(t.place, t.place.c.id == kept.place_id)
        .group_by(t.place.c.kind)
    )
    return [(kind, cents) for kind, cents in rows]


def preference(connection: Connection, name: str) -> str:
    """Return what was remembered under a name, as JSON text, or empty."""
    return connection.execute(select(t.preference.c.value).where(t.preference.c.name == name)).scalar() or ""
