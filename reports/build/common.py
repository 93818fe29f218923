"""What every report's foot and head share."""

from emprende_desktop.domain.period import Period
from emprende_desktop.i18n.formats import period_label
from emprende_desktop.i18n.translation import _
from reports.document import Document, Part, Signature, Streamed, Table
from reports.source import Imprint


def subtitle(period: Period) -> str:
    """Return the days a report covers and its currency."""
    return _("{period} · expressed in soles (S/)").format(period=period_label(period))


def document(
    title: str, subtitle_: str, imprint: Imprint, parts: tuple[Part, ...], *, signed: bool = True,
    remarks: tuple[str, ...] = (),
) -> Document:  # fmt: skip
    """Return a report with the foot that holds for all of them (field practice), and what the reader must know."""
    signatures = (
        Signature(_("Owner or representative"), _("Name and DNI")),
        Signature(_("Advisor: reviewed on a visit"), _("does not certify")),
        Signature(_("Accountant, where one signs"), _("CPC licence no.")),
    )
    return Document(
        title=title,
        subtitle=subtitle_,
        letterhead=imprint.letterhead,
        parts=parts,
        notes=(_("Management information, unaudited; it does not replace returns filed with SUNAT."),),
        signatures=signatures if signed else (),
        printed_at=imprint.printed_at,
        seal=imprint.seal,
        practice=imprint.practice,
        remarks=(*_nothing_there(parts), *remarks),
    )


def _nothing_there(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """Return a sentence for a report with nothing but headings and sums; the rows of a book are not read for it."""
    for part in parts:
        if not isinstance(part, Table) or isinstance(part.rows, Streamed):
            return ()
        if any(row.emphasis.is_detail for row in part.rows):
            return ()
    return (_("There is nothing to show on these days."),)


def at_date(date_text: str) -> str:
    """Return the day a position is of and its currency."""
    return _("As of {date} · expressed in soles (S/)").format(date=date_text)


def days(period: Period) -> dict[str, object]:
    """Return the days of a period as other programs read them."""
    return {"from": period.start.isoformat(), "to": period.end.isoformat()}
