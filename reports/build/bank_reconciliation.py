"""The bank reconciliation on paper: both balances, what only one of them knows, and what is left unexplained."""

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.statements.reconciliation import Reconciliation
from emprende_desktop.trade.bank import BankLine, PlaceMove
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return a place beside its bank on the day of the last statement until the last day asked for."""
    place, name = source.place(request.place)
    found = source.reconciliation(place, request.end)
    columns = (Column(_("Date"), weight=3), Column(_("Detail"), weight=10), Column(_("Amount"), Align.RIGHT, 3))
    tables = (Table(columns, _bank_rows(found)), Table(columns, _books_rows(found)))
    title = _("Bank reconciliation: {place}").format(place=name)
    document = common.document(title, common.at_date(short_date(found.date)), source.imprint(request), tables)
    return Built(document, _json(found, name))


def _bank_rows(found: Reconciliation) -> tuple[Row, ...]:
    day, adjusted = short_date(found.date), found.bank_adjusted
    if found.said is None or adjusted is None:
        return (Row((day, _("No statement with a balance came in until this day"), ""), Emphasis.SUBTOTAL),)
    return (
        Row((day, _("Balance that the bank tells"), found.said.amount), Emphasis.SUBTOTAL),
        *(Row((short_date(move.date), _noted(move), move.amount)) for move in found.only_noted),
        Row((day, _("Balance of the bank with what is noted"), adjusted), Emphasis.TOTAL),
    )


def _books_rows(found: Reconciliation) -> tuple[Row, ...]:
    day = short_date(found.date)
    rows = (
        Row((day, _("Balance of the books"), found.held), Emphasis.SUBTOTAL),
        *(Row((short_date(line.date), _said(line, reason), line.amount)) for line, reason in found.only_said),
        Row((day, _("Balance of the books with what the bank says"), found.books_adjusted), Emphasis.TOTAL),
    )
    if found.unexplained is None:
        return rows
    return (*rows, Row((day, _("Difference without explanation"), found.unexplained), Emphasis.TOTAL))


def _noted(move: PlaceMove) -> str:
    told = memo_text(move.template, move.arguments)
    return f"{told} · {move.party_name}" if move.party_name else told


def _said(line: BankLine, reason: str) -> str:
    aside = _("set aside")
    return f"{line.detail} ({aside})" if reason else line.detail


def _json(found: Reconciliation, name: str) -> dict[str, object]:
    def plain(amount: Money | None) -> str | None:
        return None if amount is None else amount.plain()

    return {
        "place": name,
        "date": found.date.isoformat(),
        "bank": plain(found.said.amount if found.said else None),
        "only_noted": [
            {"date": move.date.isoformat(), "entry": move.entry, "amount": move.amount.plain()}
            for move in found.only_noted
        ],
        "bank_adjusted": plain(found.bank_adjusted),
        "books": found.held.plain(),
        "only_said": [
            {
                "date": line.date.isoformat(),
                "detail": line.detail,
                "amount": line.amount.plain(),
                "set_aside": bool(why),
            }
            for line, why in found.only_said
        ],
        "books_adjusted": found.books_adjusted.plain(),
        "unexplained": plain(found.unexplained),
    }  # fmt: skip
