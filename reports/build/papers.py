"""The index of the papers behind the notes, each with a small picture."""

from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.statements.papers import PaperRow
from reports.build import common
from reports.document import Align, Column, Picture, Pictures, Row, Table
from reports.source import Built, ReportRequest, ReportSource

DIGITS = 12


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the papers of the days asked for: a list first, then their pictures under the same numbers."""
    found = source.papers(request.period)
    pictures = tuple(
        Picture(f"{number} · {short_date(row.date)} · {money(row.amount)}", row.media_type, row.content)
        for number, row in enumerate(found, start=1)
        if row.content
    )
    parts = (_table(found), Pictures(pictures)) if pictures else (_table(found),)
    document = common.document(
        _("Papers behind the notes"), common.subtitle(request.period), source.imprint(request), parts, signed=False
    )
    told = [{"entry": row.entry, "date": row.date.isoformat(), "sha256": row.sha256} for row in found]
    return Built(document, {"rows": told})


def _table(found: tuple[PaperRow, ...]) -> Table:
    columns = (
        Column(_("No."), weight=1), Column(_("Date"), weight=3), Column(_("Detail"), weight=8),
        Column(_("Amount"), Align.RIGHT, 3), Column(_("Content (SHA-256)"), weight=4),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                str(number), short_date(row.date), memo_text(row.template, row.arguments), row.amount,
                row.sha256[:DIGITS] if row.content else _("erased"),
            )
        )
        for number, row in enumerate(found, start=1)
    )  # fmt: skip
    return Table(columns, rows)
