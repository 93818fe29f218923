"""The papers of the week: the list of fiados for the wall, orders that wait, fares without a paper."""

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.posting_rules.accounts import RECEIVABLES
from emprende_desktop.statements.debts import aged_debts
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build_credit_list(source: ReportSource, request: ReportRequest) -> Built:
    """Return who owes, by nickname, with room to tick what was paid; nobody's whole name stands on the wall."""
    known = source.wall_names()
    debts = aged_debts(source.debts(RECEIVABLES, request.end), request.end)
    rows = [(known.get(debt.party) or discreet(debt.party), Money(sum(debt.by_age))) for debt in debts]
    owed = [(name, amount) for name, amount in rows if amount.cents > 0]
    total = Money(sum(amount.cents for _name, amount in owed))
    columns = (Column(_("Who"), weight=6), Column(_("Owes"), Align.RIGHT, 3), Column(_("Paid, on which day"), weight=5))
    table = Table(
        columns,
        (*(Row((name, amount, "")) for name, amount in owed), Row((_("Total"), total, ""), Emphasis.TOTAL)),
    )
    document = common.document(
        _("List of fiados"), common.at_date(short_date(request.end)), source.imprint(request), (table,), signed=False
    )
    told = [{"who": name, "owes": amount.plain()} for name, amount in owed]
    return Built(document, {"rows": told, "total": total.plain()})


def discreet(name: str) -> str:
    """Return a first name and initials: `Ana Q.`."""
    words = name.split()
    return " ".join([words[0], *(f"{word[0]}." for word in words[1:])]) if words else _("No name")


def build_orders(source: ReportSource, request: ReportRequest) -> Built:
    """Return the orders that wait, the first due first."""
    orders = source.orders(request.end)
    columns = (
        Column(_("For the"), weight=3), Column(_("Who"), weight=5), Column(_("What"), weight=8),
        Column(_("Price"), Align.RIGHT, 3), Column(_("On account"), Align.RIGHT, 3), Column(_("Rest"), Align.RIGHT, 3),
    )  # fmt: skip
    rows = [
        Row((short_date(o.due_on), o.party_name or _("No name"), o.what, o.price, o.advanced, o.rest)) for o in orders
    ]
    figures = [[order.price, order.advanced, order.rest] for order in orders]
    sums = [Money(sum(line[column].cents for line in figures)) for column in range(3)]
    total = Row((_("Total"), "", "", *sums), Emphasis.TOTAL)
    document = common.document(
        _("Orders that wait"), common.at_date(short_date(request.end)), source.imprint(request),
        (Table(columns, (*rows, total)),), signed=False,
    )  # fmt: skip
    told = [
        {"due": o.due_on.isoformat(), "person": o.party_name, "what": o.what, "price": o.price.plain(),
         "advanced": o.advanced.plain(), "rest": o.rest.plain()}
        for o in orders
    ]  # fmt: skip
    return Built(document, {"rows": told})


def build_fares(source: ReportSource, request: ReportRequest) -> Built:
    """Return the fares that no paper backs, for the owner to sign."""
    found = source.fares(request.period)
    total = Money(sum(fare.amount.cents for fare in found))
    columns = (Column(_("Date"), weight=3), Column(_("Detail"), weight=10), Column(_("Amount"), Align.RIGHT, 3))
    rows = [Row((short_date(f.date), memo_text(f.template, f.arguments), f.amount)) for f in found]
    table = Table(columns, (*rows, Row((_("Total"), "", total), Emphasis.TOTAL)))
    document = common.document(
        _("Fares without a paper"), common.subtitle(request.period), source.imprint(request), (table,)
    )
    told = [
        {"date": f.date.isoformat(), "detail": memo_text(f.template, f.arguments), "amount": f.amount.plain()}
        for f in found
    ]
    return Built(document, {"rows": told, "total": total.plain()})
