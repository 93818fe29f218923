"""A document on a roll of 80 or 58 millimetres: the same as on its page, one thing below the other."""

from emprende_desktop.i18n.formats import amount, priced, short_date
from emprende_desktop.i18n.paper_words import _, number_text, unit_price, unit_text
from emprende_desktop.invoicing.printed import Printed
from emprende_desktop.invoicing.totals import LineTotals
from reports.build import paper_parts as told
from reports.document import Document, Emphasis, Paper, Part, Particulars, Sum, Sums


def ticket(printed: Printed, paper: Paper) -> Document:
    """Return a document on a roll."""
    draft = printed.issued.draft
    lines = tuple(row for line in printed.issued.totals.lines for row in _line(line))
    parts: list[Part | None] = [
        *told.banners(printed),
        Particulars((*told.terms(printed), *told.customer(draft))),
        told.corrected(draft),
        Sums((Sum(_("What is sold"), _("Amount of it"), Emphasis.TOTAL), *lines)),
        Sums(told.sums(printed), told.sentences(printed)),
        told.detraction(printed),
        _instalments(printed),
        Particulars(((_("Observations"), draft.observations),)) if draft.observations.strip() else None,
        told.code(printed),
    ]
    return told.document_of(printed, tuple(part for part in parts if part is not None), paper)


def _line(line: LineTotals) -> tuple[Sum, ...]:
    """Return what was sold, in full, and below it how many at what price."""
    one = line.line
    figured = f"{number_text(one.quantity)} {unit_text(one.unit)} × {unit_price(told.price_of(line))}"
    if one.affectation.is_free:
        figured = f"{number_text(one.quantity)} {unit_text(one.unit)}"
    more = list(told.properties(line))
    if line.discount:
        more.append(_("Discount of {amount} taken off").format(amount=amount(told.lowered(line))))
    return (
        Sum(one.description, emphasis=Emphasis.HEADING),
        *map(Sum, more),
        Sum(figured, amount(told.charged(line))),
    )


def _instalments(printed: Printed) -> Sums | None:
    draft = printed.issued.draft
    if not draft.instalments:
        return None
    return Sums(
        tuple(
            Sum(
                _("Instalment {number}, {date}").format(number=number, date=short_date(part.due)),
                priced(part.amount, draft.currency),
            )
            for number, part in enumerate(draft.instalments, 1)
        )
    )
