"""The review of a buyer's paper on one page to take along: both sides, what each difference is worth, what to ask."""

from collections.abc import Iterator
from dataclasses import replace

from emprende_desktop.gold.agreements import KeptReview
from emprende_desktop.gold.reviewed import Reviewed, reviewed
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.reviews import (
    FACTORS,
    LINES,
    asked_text,
    difference_text,
    figure_text,
    finding_text,
    net_part_text,
    own_assay_text,
    part_asked_text,
    printed_text,
)
from emprende_desktop.i18n.translation import _
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Signature, Table
from reports.source import Built, ReportRequest, ReportSource

TOTALS = frozenset({"total_pen", "net_pen"})
LINES_MAX, A_LINE = 28, 55  # what a page has room for beside head, remarks and signatures; letters in a column
ALWAYS = frozenset(LINES) - {"charges_usd"}  # ours are shown though the paper has none


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the review of the lot asked for, nothing where none is; raises NotReviewedError."""
    if not request.lot:
        nothing = Table((Column(""),), ())
        empty = common.document(_("Review of a settlement"), "", source.imprint(request), (nothing,), signed=False)
        return Built(empty, {"lot": None})
    kept = source.gold.review(request.lot)
    found = reviewed(kept.told, kept.date)
    told = _("{buyer} · lot {code} · paper of {date}")
    subtitle = told.format(buyer=kept.buyer, code=kept.code, date=short_date(kept.date))
    tables = _tables(found)
    made = common.document(_("Review of a settlement"), subtitle, source.imprint(request), tables)
    document = replace(
        made,
        signatures=_signatures(kept),
        notes=(_("A calculation to talk over together; a difference may have been agreed."),),
        remarks=tuple(_remarks(kept, found)),
    )
    return Built(document, _json(kept, found))


def _tables(found: Reviewed) -> tuple[Table, ...]:
    """Return what stands on one page with the signatures: much of it in small letters, without what only we know."""
    tables: tuple[Table, ...] = (_lines(found, ALWAYS), _parts(found), _others(found))
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    lines = sum(len(table.rows) for table in tables)
    lines += sum(len(cell) // A_LINE for cell in cells if isinstance(cell, str))
    if lines > LINES_MAX:
        tables = tuple(replace(table, dense=True) for table in (_lines(found, TOTALS), *tables[1:]))
    return tuple(table for table in tables if table.rows)


def _lines(found: Reviewed, always: frozenset[str]) -> Table:
    """Return the figures of both sides that the paper has, and some of ours beside them."""
    columns = (
        Column("", weight=7), Column(_("Ours"), Align.RIGHT, 4), Column(_("The buyer"), Align.RIGHT, 4),
        Column(_("Difference"), Align.RIGHT, 4),
    )  # fmt: skip
    rows = [
        Row(
            (
                _(LINES[line.name][0]), figure_text(line.name, line.ours), printed_text(line.theirs),
                difference_text(line),
            ),
            Emphasis.TOTAL if line.name in TOTALS else Emphasis.DETAIL,
        )
        for line in found.review.lines
        if line.theirs or (line.ours and line.name in always)
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def _parts(found: Reviewed) -> Table:
    """Return what the difference is made of and what to ask for; the parts add up to it."""
    columns = (
        Column(_("What makes the difference"), weight=6), Column(_("What to ask for"), weight=10),
        Column("S/", Align.RIGHT, 3),
    )  # fmt: skip
    rows = [
        Row((_(FACTORS[part.factor]), part_asked_text(part, found.findings_of(part)), part.amount))
        for part in found.review.waterfall.parts
    ]
    total = Row((_("Difference to talk about"), "", found.whole), Emphasis.TOTAL)
    return Table(columns, (*rows, total))


def _others(found: Reviewed) -> Table:
    columns = (Column(_("What was seen besides"), weight=9), Column(_("What to ask for"), weight=10))
    return Table(columns, tuple(Row((finding_text(one), asked_text(one))) for one in found.other_findings))


def _remarks(kept: KeptReview, found: Reviewed) -> Iterator[str]:
    received = _("Received: {theirs} by the paper, {ours} by our figures.")
    yield received.format(theirs=money(found.review.received), ours=money(found.review.ours.net))
    steps = [net_part_text(part) for part in found.review.net_parts]
    if len(steps) > 1:
        yield "; ".join(steps) + "."
    if found.own is not None:
        yield own_assay_text(found.own)
    taken = [_(LINES[line.name][0]) for line in found.review.lines if line.taken]
    if taken:
        yield _("Not measured by us and taken from the paper: {figures}.").format(figures=", ".join(taken))
    read = ", ".join(dict.fromkeys(kept.told.sources.values()))
    if read:
        yield _("Price and exchange rate read in: {source}.").format(source=read)


def _signatures(kept: KeptReview) -> tuple[Signature, ...]:
    below = _("Name, signature and DNI")
    return (Signature(_("For the sellers"), below), Signature(kept.buyer, below))


def _json(kept: KeptReview, found: Reviewed) -> dict[str, object]:
    lines = [
        {
            "name": line.name, "ours": None if line.ours is None else figure_text(line.name, line.ours),
            "theirs": None if line.theirs is None else printed_text(line.theirs), "agrees": line.agrees,
        }
        for line in found.review.lines
    ]  # fmt: skip
    parts = [{"factor": one.factor.value, "amount": one.amount.plain()} for one in found.review.waterfall.parts]
    way = {"ours": found.review.ours.net.plain(), "theirs": found.review.received.plain()}
    return {
        "lot": kept.code, "buyer": kept.buyer, "date": kept.date.isoformat(), "lines": lines,
        "difference": found.whole.plain(),
        "parts": parts,
        "findings": [
            {"rule": one.rule, "kind": one.kind.value, "severity": one.severity.value} for one in found.review.findings
        ],
        "received": way,
    }  # fmt: skip
