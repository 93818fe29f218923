"""Who owes me and whom I owe, on paper, with how old the debts are."""

from dataclasses import replace

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.posting_rules.accounts import PAYABLES, RECEIVABLES
from emprende_desktop.statements.debts import AgedDebt, aged_debts
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource

AGE_TITLES = (N_("Up to 30 days"), N_("31 to 60"), N_("61 to 90"), N_("Over 90"))
AGE_KEYS = ("0-30", "31-60", "61-90", "over-90")


def build_receivables(source: ReportSource, request: ReportRequest) -> Built:
    """Return what customers owe on the last day asked for."""
    return _built(source, request, _("Who owes me"), aged_debts(source.debts(RECEIVABLES, request.end), request.end))


def build_payables(source: ReportSource, request: ReportRequest) -> Built:
    """Return what is owed to suppliers on the last day asked for."""
    changes = (replace(change, cents=-change.cents) for change in source.debts(PAYABLES, request.end))
    return _built(source, request, _("Whom I owe"), aged_debts(changes, request.end))


def _built(source: ReportSource, request: ReportRequest, title: str, debts: tuple[AgedDebt, ...]) -> Built:
    subtitle = common.at_date(short_date(request.end))
    document = common.document(title, subtitle, source.imprint(request), (_table(debts),))
    rows = [{"party": debt.party, **_figures(debt.by_age)} for debt in debts]
    return Built(document, {"rows": rows, "totals": _figures(_totals(debts))})


def _totals(debts: tuple[AgedDebt, ...]) -> tuple[int, ...]:
    return tuple(sum(debt.by_age[age] for debt in debts) for age in range(len(AGE_KEYS)))


def _figures(by_age: tuple[int, ...]) -> dict[str, str]:
    ages = {key: Money(cents).plain() for key, cents in zip(AGE_KEYS, by_age, strict=True)}
    return {**ages, "total": Money(sum(by_age)).plain()}


def _table(debts: tuple[AgedDebt, ...]) -> Table:
    ages = tuple(Column(_(title), Align.RIGHT, 3) for title in AGE_TITLES)
    columns = (Column(_("Person"), weight=6), *ages, Column(_("Total"), Align.RIGHT, 3))
    rows = [_row(debt.party or _("No name"), debt.by_age, Emphasis.DETAIL) for debt in debts]
    return Table(columns, (*rows, _row(_("Total"), _totals(debts), Emphasis.TOTAL)))


def _row(name: str, by_age: tuple[int, ...], emphasis: Emphasis) -> Row:
    ages = (Money(cents) if cents else "" for cents in by_age)
    return Row((name, *ages, Money(sum(by_age))), emphasis)
