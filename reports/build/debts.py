"""Who owes me and whom I owe, on paper, with how old the debts are."""

from dataclasses import replace

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.ledger.account import Side
from emprende_desktop.posting_rules.accounts import PAYABLES, RECEIVABLES
from emprende_desktop.statements.debts import AgedDebt, aged_debts
from emprende_desktop.statements.sources import LedgerSource, everything
from reports.build import common
from reports.document import Align, Column, Emphasis, Origin, Row, Table
from reports.source import Built, ReportRequest, ReportSource

AGE_TITLES = (N_("Up to 30 days"), N_("31 to 60"), N_("61 to 90"), N_("Over 90"))
AGE_KEYS = ("0-30", "31-60", "61-90", "over-90")


def build_receivables(source: ReportSource, request: ReportRequest) -> Built:
    """Return what customers owe on the last day asked for."""
    debts = aged_debts(source.debts(RECEIVABLES, request.end), request.end)
    owed = LedgerSource(Side.DEBIT, everything(RECEIVABLES, request.end))
    return _built(source, request, _("Who owes me"), (debts, owed))


def build_payables(source: ReportSource, request: ReportRequest) -> Built:
    """Return what is owed to suppliers on the last day asked for."""
    changes = (replace(change, cents=-change.cents) for change in source.debts(PAYABLES, request.end))
    owed = LedgerSource(Side.CREDIT, everything(PAYABLES, request.end))
    return _built(source, request, _("Whom I owe"), (aged_debts(changes, request.end), owed))


def _built(
    source: ReportSource, request: ReportRequest, title: str, made: tuple[tuple[AgedDebt, ...], LedgerSource]
) -> Built:
    debts, owed = made
    subtitle = common.at_date(short_date(request.end))
    table = _table(debts, owed, _("{line}, on {date}").format(line=title, date=short_date(request.end)))
    document = common.document(title, subtitle, source.imprint(request), (table,))
    rows = [{"party": debt.party, **_figures(debt.by_age)} for debt in debts]
    return Built(document, {"rows": rows, "totals": _figures(_totals(debts))})


def _totals(debts: tuple[AgedDebt, ...]) -> tuple[int, ...]:
    return tuple(sum(debt.by_age[age] for debt in debts) for age in range(len(AGE_KEYS)))


def _figures(by_age: tuple[int, ...]) -> dict[str, str]:
    ages = {key: Money(cents).plain() for key, cents in zip(AGE_KEYS, by_age, strict=True)}
    return {**ages, "total": Money(sum(by_age)).plain()}


def _table(debts: tuple[AgedDebt, ...], owed: LedgerSource, told: str) -> Table:
    ages = tuple(Column(_(title), Align.RIGHT, 3) for title in AGE_TITLES)
    columns = (Column(_("Person"), weight=6), *ages, Column(_("Total"), Align.RIGHT, 3))
    rows = []
    for debt in debts:
        name = debt.party or _("No name")
        origin = Origin(f"{name}: {told}", replace(owed, party=debt.party))
        rows.append(_row(name, debt.by_age, Emphasis.DETAIL, origin))
    return Table(columns, (*rows, _row(_("Total"), _totals(debts), Emphasis.TOTAL, Origin(told, owed))))


def _row(name: str, by_age: tuple[int, ...], emphasis: Emphasis, origin: Origin) -> Row:
    ages = (Money(cents) if cents else "" for cents in by_age)
    aged = Origin(_("{line}, as if the oldest were paid first").format(line=origin.told))
    told = (aged if cents else None for cents in by_age)
    return Row((name, *ages, Money(sum(by_age))), emphasis, (None, *told, origin))
