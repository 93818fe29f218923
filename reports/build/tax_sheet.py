"""Hoja para declarar: what a month owes with its sums, on one page, a draft for the accountant."""

from collections.abc import Iterator
from dataclasses import replace

from emprende_desktop.domain.money import ZERO
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.worksheet import Line, TaxDue
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formality import (
    BOOKS,
    DRAFT,
    REGIME_NAMES,
    beside_texts,
    due_text,
    line_text,
    state_text,
    tax_name,
)
from emprende_desktop.i18n.formats import first_upper
from emprende_desktop.i18n.translation import _
from emprende_desktop.i18n.values import value_name
from emprende_desktop.queries.taxes import TaxMonth
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the sheet of the month in which the days end; raises NoValueError where a rate of it is not known."""
    month = Month.of(request.end)
    told = source.taxes.month(month)
    regime = told.taxes.figures.regime
    subtitle = _("{month} · {regime} · expressed in soles (S/)").format(
        month=first_upper(month_text(month)), regime=_(REGIME_NAMES[regime])
    )
    tables = tuple(_table(due) for due in told.taxes.dues)
    imprint = source.imprint(request)
    made = common.document(_("Sheet for the declaration"), subtitle, imprint, tables or (_nothing(),), signed=False)
    warning = _("It is no declaration: your accountant checks it before it is filed.")
    notes = (f"{_(DRAFT)}. {warning}",)
    document = replace(made, notes=notes, remarks=(*made.remarks, *_remarks(source, told, month)))
    return Built(document, _json(told))


def _table(due: TaxDue) -> Table:
    columns = (
        Column(tax_name(due.tax), weight=9),
        Column(_("In the books"), Align.RIGHT, 3),
        Column(_("Declared"), Align.RIGHT, 3),
    )
    rows = [_row(line) for line in due.basis]
    rows += [_row(line) for line in due.sums]
    rows.append(Row((_("To pay"), "", due.to_pay), Emphasis.TOTAL))
    left = ((_("Credit left for the month after"), due.carried.credit), (_("Withheld and left"), due.carried.withheld))
    rows += [Row((words, "", amount), Emphasis.SUBTOTAL) for words, amount in left if amount > ZERO]
    return Table(columns, tuple(rows))


def _row(line: Line) -> Row:
    return Row((line_text(line), line.amount, line.declared))


def _nothing() -> Table:
    return Table((Column(""),), ())


def _remarks(source: ReportSource, told: TaxMonth, month: Month) -> Iterator[str]:
    for due in told.taxes.dues:
        state = state_text(due.tax, told.states[due.tax])
        if state:
            yield state
    yield from beside_texts(told.taxes.figures, told.held)
    for last in source.taxes.last_days(month):
        yield due_text(last)
    books = ", ".join(_(BOOKS[book]) for book in source.taxes.books_owed(month))
    if books:
        yield _("Books owed: {books}.").format(books=books)
    doubtful = {value.name for due in told.taxes.dues for value in due.values if value.is_unverified}
    if doubtful:
        names = ", ".join(value_name(name) for name in sorted(doubtful))
        yield _("Used and not verified in a norm: {names}.").format(names=names)


def _json(told: TaxMonth) -> dict[str, object]:
    return {
        "month": str(told.taxes.month),
        "regime": told.taxes.figures.regime.value,
        "taxes": [
            {
                "tax": due.tax.value,
                "lines": [
                    {
                        "line": line.key.value, "books": line.amount.plain(), "declared": line.declared.plain(),
                        "notes": line.documents,
                    }
                    for line in (*due.basis, *due.sums)
                ],
                "to_pay": due.to_pay.plain(),
                "credit_left": due.carried.credit.plain(),
                "withheld_left": due.carried.withheld.plain(),
            }
            for due in told.taxes.dues
        ],
        "held_back": {who: getattr(told.held, who).plain() for who in ("igv", "sellers", "fees")},
    }  # fmt: skip
