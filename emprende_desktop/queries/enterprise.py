"""Who the enterprise is, and what it has and owes today."""

import datetime as dt
import json
from dataclasses import dataclass

from emprende_desktop.domain.enterprise import MODULES, LegalForm, Module, TaxRegime, Trade
from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.persistence.reading.dated import standing_on
from emprende_desktop.persistence.reading.fragments import one_of
from emprende_desktop.persistence.reading.reader import Reader, many
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


_ENTERPRISE = """
SELECT uid, name, alias, ruc, locality, trade, practice, (SELECT name FROM person ORDER BY id LIMIT 1) FROM enterprise
"""
_NET_OF_MONTH = """
SELECT COALESCE(SUM(k.debit - k.credit), 0) FROM balance_month k JOIN account a ON a.id = k.account_id
WHERE a.type = :type AND k.month = :month AND k.kind = 'normal'
"""
_NET_OF_ACCOUNTS = f"""
SELECT COALESCE(SUM(k.debit - k.credit), 0) FROM balance_month k JOIN account a ON a.id = k.account_id
WHERE {one_of("a.code", ":codes")}
"""
_HELD_BY_KIND = """
SELECT place.kind, SUM(k.debit - k.credit) FROM place_month k JOIN place ON place.id = k.place_id GROUP BY place.kind
"""
_TRADE = "SELECT trade FROM enterprise"
_PREFERENCE = "SELECT value FROM preference WHERE name = ?"


def enterprise(reader: Reader, today: dt.date) -> EnterpriseRow:
    """Return who the enterprise is, with its form and regime on a date."""
    uid, name, alias, ruc, locality, trade, practice, leader = reader.one(_ENTERPRISE)
    standing = standing_on(reader, today)
    return EnterpriseRow(uid, name, alias, ruc, locality, trade, standing.form, standing.regime, bool(practice), leader)


def home_summary(reader: Reader, today: dt.date) -> HomeSummary:
    """Return the first page's figures from the kept balances: no entry is read."""
    month = str(Month.of(today))

    def of_type(account_type: str) -> int:
        return int(reader.value(_NET_OF_MONTH, {"type": account_type, "month": month}))

    def of_accounts(*codes: str) -> int:
        return int(reader.value(_NET_OF_ACCOUNTS, {"codes": many(codes)}))

    return HomeSummary(
        cash=Money(sum(cents for kind, cents in reader.rows(_HELD_BY_KIND) if PlaceKind(kind).is_own_money)),
        sold=Money(-of_type("income")),
        spent=Money(of_type("expense")),
        owed_to_me=Money(of_accounts(*RECEIVABLES)),
        i_owe=Money(-of_accounts(*PAYABLES)),
    )


def preference(reader: Reader, name: str) -> str:
    """Return what was remembered under a name, as JSON text, or empty."""
    return str(reader.value(_PREFERENCE, (name,)) or "")


def modules(reader: Reader) -> frozenset[Module]:
    """Return what the company has switched on; as long as it chose nothing, what its trade begins with."""
    chosen = preference(reader, MODULES)
    if not chosen:
        return Trade(reader.value(_TRADE)).modules
    kept = json.loads(chosen)
    return frozenset(module for module in Module if module in kept)
