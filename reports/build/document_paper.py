"""The page of a document on A4 (R.S. 007-99/SUNAT art. 8), and several of them or several copies as one paper."""

from dataclasses import replace

from emprende_desktop.domain.money import ZERO
from emprende_desktop.i18n.formats import amount, priced, short_date
from emprende_desktop.i18n.paper_words import _, number_text, unit_price, unit_text
from emprende_desktop.invoicing.printed import Printed
from emprende_desktop.invoicing.totals import LineTotals
from emprende_desktop.trade.documents import DocumentKind
from reports.build import paper_parts as told
from reports.build.ticket import ticket
from reports.document import Align, Column, Document, Paper, Part, Particulars, Row, Sums, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return a document on A4; raises UnknownDocumentError."""
    return paper_of(asked(source, request), Paper.A4)


def build_wide(source: ReportSource, request: ReportRequest) -> Built:
    """Return a document on a roll of 80 mm; raises UnknownDocumentError."""
    return paper_of(asked(source, request), Paper.ROLL_80)


def build_narrow(source: ReportSource, request: ReportRequest) -> Built:
    """Return a document on a roll of 58 mm; raises UnknownDocumentError."""
    return paper_of(asked(source, request), Paper.ROLL_58)


def asked(source: ReportSource, request: ReportRequest) -> Printed:
    """Return the document asked for; raises UnknownDocumentError."""
    return replace(source.printed(request.entry or 0), practice=source.imprint(request).practice)


def paper_of(printed: Printed, paper: Paper) -> Built:
    """Return a document on a page or on a roll."""
    document = ticket(printed, paper) if paper.is_roll else page(printed)
    return Built(document, _json(printed))


def copies(printed: Printed, paper: Paper, whose: tuple[str, ...]) -> tuple[Built, ...]:
    """Return a paper for each of those who get one, told at its foot."""
    return tuple(paper_of(printed.for_(copy), paper) for copy in whose)


def page(printed: Printed) -> Document:
    """Return a document on A4."""
    draft = printed.issued.draft
    parts: list[Part | None] = [
        *told.banners(printed),
        Particulars(told.customer(draft), told.terms(printed)),
        told.corrected(draft),
        _lines(printed),
        Sums(told.sums(printed), told.sentences(printed)),
        told.detraction(printed),
        _instalments(printed),
        _observations(printed),
        told.code(printed),
    ]
    return told.document_of(printed, tuple(part for part in parts if part is not None), Paper.A4)


def _lines(printed: Printed) -> Table:
    """Return the lines; values without taxes stand beside prices where there are taxes to tell."""
    totals = printed.issued.totals
    taxed = bool(totals.taxes or totals.free_igv) and printed.issued.kind is not DocumentKind.RECEIPT
    lowered = any(line.discount for line in totals.lines)
    columns = [Column(_("Qty."), Align.RIGHT, 11), Column(_("Unit"), weight=12)]
    columns.append(Column(_("What is sold"), weight=40 if taxed else 60))
    if taxed:
        columns.append(Column(_("Value of one"), Align.RIGHT, 17))
    if lowered:
        columns.append(Column(_("Less"), Align.RIGHT, 14))
    if taxed:
        columns.append(Column(_("Value of sale"), Align.RIGHT, 16))
    columns += [Column(_("Price of one"), Align.RIGHT, 17), Column(_("Amount of it"), Align.RIGHT, 16)]
    rows = [row for line in totals.lines for row in _rows(line, taxed, lowered, len(columns))]
    return Table(tuple(columns), tuple(rows))


def _rows(line: LineTotals, taxed: bool, lowered: bool, width: int) -> list[Row]:  # noqa: FBT001  columns there are
    one = line.line
    free = one.affectation.is_free
    description = f"{one.code} · {one.description}" if one.code else one.description
    cells = [number_text(one.quantity), unit_text(one.unit), description]
    if taxed:
        cells.append(unit_price(line.unit_value))
    if lowered:
        cells.append(amount(line.discount if taxed else told.lowered(line)))
    if taxed:
        cells.append(amount(ZERO if free else line.value))
    cells += [amount(ZERO) if free else unit_price(told.price_of(line)), amount(told.charged(line))]
    more = [Row(("", "", text, *("",) * (width - 3))) for text in told.properties(line)]
    return [Row(tuple(cells)), *more]


def _instalments(printed: Printed) -> Table | None:
    draft = printed.issued.draft
    if not draft.instalments:
        return None
    rows = (
        Row((_("Instalment {number}").format(number=number), short_date(part.due), priced(part.amount, draft.currency)))
        for number, part in enumerate(draft.instalments, 1)
    )
    columns = (
        Column(_("By credit"), weight=2),
        Column(_("Due on"), weight=2),
        Column(_("Amount of it"), Align.RIGHT, 2),
    )
    return Table((*columns, Column("", weight=5)), tuple(Row((*row.cells, "")) for row in rows))


def _observations(printed: Printed) -> Table | None:
    text = printed.issued.draft.observations
    return Table((Column(_("Observations")),), (Row((text,)),)) if text.strip() else None


def _json(printed: Printed) -> dict[str, object]:
    """Return what other programs read: nobody's name."""
    issued = printed.issued
    return {
        "kind": issued.kind.value,
        "number": issued.name,
        "date": issued.draft.date.isoformat(),
        "currency": issued.draft.currency,
        "igv": issued.totals.igv.plain(),
        "total": issued.totals.price.plain(),
        "payable": issued.totals.payable.plain(),
    }
