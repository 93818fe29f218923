"""A simple receipt of one note, to be signed by both sides."""

from dataclasses import replace

from emprende_desktop.domain.errors import UnknownEntryError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.quantity import THOUSAND, quantity_text
from emprende_desktop.i18n.formats import amount_in_words, long_date, money
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.statements.receipts import Receipt
from emprende_desktop.trade.wages import earned as earnings
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Signature, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the receipt of the note asked for; raises UnknownEntryError for one that moved no money."""
    if request.entry is None:
        raise UnknownEntryError(0)
    receipt = source.receipt(request.entry)
    title = _("Receipt no. {number}").format(number=receipt.entry)
    made = common.document(title, long_date(receipt.date), source.imprint(request), (_table(receipt),))
    told = _("A receipt between both of us; it is no comprobante de pago of SUNAT.")
    document = replace(made, signatures=_signatures(), notes=(told,))
    return Built(document, _json(receipt))


def _table(receipt: Receipt) -> Table:
    who = _("Received from") if receipt.inflow else _("Paid to")
    rows = [
        Row((who, receipt.person or "…" * 20)),
        Row((_("For"), memo_text(receipt.template, receipt.arguments))),
        *_wages(receipt),
        Row((_("By way of"), receipt.place)),
        Row((_("Amount"), money(receipt.amount)), Emphasis.TOTAL),
        Row((_("In words"), amount_in_words(receipt.amount))),
    ]
    return Table((Column("", weight=3), Column("", Align.LEFT, 8)), tuple(rows))


def _wages(receipt: Receipt) -> list[Row]:
    words = dict(receipt.arguments)
    if receipt.template != "wages":
        return []
    halves, rate = int(words["halves"]), Money(int(words["rate"]))
    days = quantity_text(halves * THOUSAND // 2)
    earned = earnings(halves, rate)
    rows = [Row((_("Days worked"), _("{days} at {rate}").format(days=days, rate=money(rate))))]
    if earned != receipt.amount:
        rows.append(Row((_("Earned"), money(earned))))
        rows.append(Row((_("Advanced before"), money(earned - receipt.amount))))
    return rows


def _signatures() -> tuple[Signature, ...]:
    below = _("Name, signature and DNI")
    return (Signature(_("Gives"), below), Signature(_("Receives"), below))


def _json(receipt: Receipt) -> dict[str, object]:
    return {
        "entry": receipt.entry,
        "date": receipt.date.isoformat(),
        "person": receipt.person,
        "detail": memo_text(receipt.template, receipt.arguments),
        "amount": receipt.amount.plain(),
        "inflow": receipt.inflow,
    }
