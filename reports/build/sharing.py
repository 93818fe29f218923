"""The papers of an assembly, a share-out and a hand-over: each holds names, and room for those named to sign."""

from dataclasses import replace

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.gold.share_outs import SharedLine, SharedOut
from emprende_desktop.i18n.formats import amount_in_words, long_date, money, short_date
from emprende_desktop.i18n.sharing import (
    SIGNED_FOR,
    TITLES,
    basis_text,
    decision_text,
    difference_text,
    put_in_text,
)
from emprende_desktop.i18n.translation import _
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Signature, Table
from reports.source import Built, ReportRequest, ReportSource

LINE = "_" * 28
BLANK = "_" * 46


def build_act(source: ReportSource, request: ReportRequest) -> Built:
    """Return an act for the book, a line to sign for everybody who came; where it was held is written by hand.

    Raises UnknownActError.
    """
    act = source.gold.act(request.entry)
    told = (
        (_("Date"), long_date(act.date)), (_("Place"), BLANK), (_("What it was about"), act.subject),
        (_("What was agreed"), act.agreed or BLANK), (_("Vote"), decision_text(act.votes)),
    )  # fmt: skip
    what = Table((Column("", weight=3), Column("", weight=10)), tuple(Row(row) for row in told))
    came = Table(
        (Column(_("No."), weight=1), Column(_("Name"), weight=6), Column(_("Signature and DNI"), weight=6)),
        tuple(
            Row((str(number), name or _("Somebody erased"), LINE), Emphasis.SIGNED)
            for number, name in enumerate(act.attended, start=1)
        ),
        _("Who came"),
    )
    title = _("Act of the assembly no. {number}").format(number=act.id)
    made = common.document(title, short_date(act.date), source.imprint(request), (what, came))
    document = replace(
        made, signatures=(_signs(_("Presides")), _signs(_("Writes the act"))), notes=(_holds_names(),),
    )  # fmt: skip
    votes = act.votes
    return Built(
        document,
        {
            "act": act.id, "date": act.date.isoformat(), "subject": act.subject, "agreed": act.agreed,
            "members": votes.members, "quorum": votes.quorum, "present": votes.present, "in_favour": votes.in_favour,
            "against": votes.against, "abstained": votes.abstained, "decision": votes.decision.value,
        },
    )  # fmt: skip


def build_share_out(source: ReportSource, request: ReportRequest) -> Built:
    """Return the sheet of a share-out, a line to sign for each member; raises UnknownShareOutError."""
    shared = source.gold.share_out(request.entry)
    share, takings = shared.share, shared.share.takings
    first = (
        (_("What there was"), takings.amount_cents), (_("Costs taken off"), -takings.costs_cents),
        (_("Fund"), -takings.fund_cents),
    )  # fmt: skip
    whole = Table(
        (Column("", weight=8), Column(_("Amount"), Align.RIGHT, 3)),
        (
            *(Row((words, Money(cents))) for words, cents in first),
            Row((_("For the members"), Money(takings.left_cents)), Emphasis.TOTAL),
        ),
    )
    columns = (
        Column(_("No."), weight=1), Column(_("Name"), weight=6), Column(_("She put in"), weight=4),
        Column(_("Her part"), Align.RIGHT, 3), Column(_("Paid now"), Align.RIGHT, 3),
        Column(_("Signature and DNI"), weight=6),
    )  # fmt: skip
    rows = [_sheet_row(number, line, shared) for number, line in enumerate(shared.lines, start=1)]
    total = Row(("", _("Total"), "", Money(takings.left_cents), share.paid, ""), Emphasis.TOTAL)
    made = common.document(
        _("Share-out no. {number}").format(number=shared.entry), _what(shared), source.imprint(request),
        (whole, Table(columns, (*rows, total), _("Each member"))),
    )  # fmt: skip
    act = _("Approved under the act: {act}.") if share.act else _("No act of the assembly approves it.")
    document = replace(
        made, signatures=(_signs(_("Treasurer")), _signs(_("President"))), notes=(_holds_names(),),
        remarks=(act.format(act=shared.act), _("By: {basis}.").format(basis=basis_text(share.weights))),
    )  # fmt: skip
    return Built(document, _json(shared))


def _sheet_row(number: int, line: SharedLine, shared: SharedOut) -> Row:
    put_in = put_in_text(line.line.put_in, shared.share.weights)
    return Row(
        (str(number), line.name or _("Somebody erased"), put_in, line.line.amount, line.line.paid, LINE),
        Emphasis.SIGNED,
    )


def build_receipts(source: ReportSource, request: ReportRequest) -> Built:
    """Return a receipt for each member who was paid, to be cut apart and signed; raises UnknownShareOutError."""
    shared = source.gold.share_out(request.entry)
    paid = [line for line in shared.lines if line.line.paid > ZERO]
    parts = tuple(_receipt(shared, number, line) for number, line in enumerate(paid, start=1))
    title = _("Receipts of the share-out no. {number}").format(number=shared.entry)
    made = common.document(title, _what(shared), source.imprint(request), parts, signed=False)
    told = _("A receipt between both of us; it is no comprobante de pago of SUNAT.")
    return Built(replace(made, notes=(told,)), _json(shared))


def _receipt(shared: SharedOut, number: int, line: SharedLine) -> Table:
    about = ", ".join(shared.codes)
    concept = _(SIGNED_FOR[shared.share.title]) + (f" ({about})" if about else "")
    rows = [
        (_("Paid to"), line.name or _("Somebody erased")), (_("For"), concept),
        (_("Date"), long_date(shared.share.date)), (_("Amount"), money(line.line.paid)),
        (_("In words"), amount_in_words(line.line.paid)),
    ]  # fmt: skip
    if line.line.rest:
        rows.append((_("Still owed to her"), money(line.line.rest)))
    signed = Row((_("Signature and DNI"), BLANK), Emphasis.SIGNED)
    title = _("Receipt {share}-{number}").format(share=shared.entry, number=number)
    return Table((Column("", weight=3), Column("", weight=9)), (*map(Row, rows), signed), title)


def build_hand_over(source: ReportSource, request: ReportRequest) -> Built:
    """Return the paper of a hand-over with two lines to sign; raises UnknownHandOverError."""
    told = source.gold.hand_over(request.entry)
    counted = Money(sum(place.counted.cents for place in told.places))
    columns = (
        Column(_("Place"), weight=5), Column(_("Notes say"), Align.RIGHT, 3), Column(_("Counted"), Align.RIGHT, 3),
        Column(_("Difference"), weight=6),
    )  # fmt: skip
    rows = [Row((place.name, place.expected, place.counted, difference_text(place))) for place in told.places]
    expected = Money(sum(place.expected.cents for place in told.places))
    cash = Table(columns, (*rows, Row((_("Total"), expected, counted, ""), Emphasis.TOTAL)), _("Cash counted together"))
    papers = Table(
        (Column(_("No."), weight=1), Column(_("What is handed over"), weight=12)),
        tuple(Row((str(number), name)) for number, name in enumerate(told.papers, start=1)),
        _("Papers handed over"),
    )
    words = Table((Column("", weight=3), Column("", weight=9)), tuple(Row(row) for row in _words(told.detail, counted)))
    made = common.document(
        _("Hand-over of the cash no. {number}").format(number=told.id), long_date(told.date), source.imprint(request),
        (cash, words, papers) if told.papers else (cash, words),
    )  # fmt: skip
    signatures = tuple(
        Signature(f"{role}: {name}", _("Signature and DNI"))
        for role, name in ((_("Hands over"), told.giver), (_("Takes over"), told.taker))
    )
    document = replace(made, signatures=signatures, notes=(_holds_names(),), remarks=())
    return Built(
        document,
        {
            "hand_over": told.id, "date": told.date.isoformat(), "papers": list(told.papers),
            "places": [
                {"place": place.name, "expected": place.expected.plain(), "counted": place.counted.plain()}
                for place in told.places
            ],
        },
    )  # fmt: skip


def _words(detail: str, counted: Money) -> list[tuple[str, str]]:
    told = [(_("In words"), amount_in_words(counted))]
    return [*told, (_("Detail"), detail)] if detail else told


def _what(shared: SharedOut) -> str:
    parts = (short_date(shared.share.date), _(TITLES[shared.share.title]), ", ".join(shared.codes))
    return " · ".join(filter(None, (*parts, shared.share.detail)))


def _signs(role: str) -> Signature:
    return Signature(role, _("Name, signature and DNI"))


def _holds_names() -> str:
    return _("This paper holds names: keep it with the books and do not share it.")


def _json(shared: SharedOut) -> dict[str, object]:
    """Return the sheet without names: each member by her row."""
    share, takings = shared.share, shared.share.takings
    return {
        "entry": shared.entry, "date": share.date.isoformat(), "title": share.title.value, "lots": list(shared.codes),
        "amount": Money(takings.amount_cents).plain(), "costs": Money(takings.costs_cents).plain(),
        "fund": Money(takings.fund_cents).plain(),
        "shares": [
            {
                "member": line.line.put_in.party, "amount": line.line.amount.plain(), "paid": line.line.paid.plain(),
                "still_owed": line.still_owed.plain(),
            }
            for line in shared.lines
        ],
    }  # fmt: skip
