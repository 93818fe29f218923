"""Carpeta para el comprador: what stands in it, paper by paper with its hash, and a page for whoever saw it to sign."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from emprende_desktop.domain.exact import half_up
from emprende_desktop.domain.money import Money
from emprende_desktop.exchange.paper_zip import Zipped
from emprende_desktop.gold.assays import AssayBy
from emprende_desktop.gold.evidence import Concerned, Proof, ProofPaper, SoldAs, State, judged
from emprende_desktop.gold.folder import FolderFacts
from emprende_desktop.gold.measures import Assaying, Sample
from emprende_desktop.i18n.formats import kilos, money, short_date
from emprende_desktop.i18n.lot_words import MEASURERS, assay_text, held_text
from emprende_desktop.i18n.lots import LOT_KINDS
from emprende_desktop.i18n.proofs import PROOFS
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.trade.papers import PDF
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Signature, Table
from reports.source import Built, ReportRequest, ReportSource

PURPOSE = N_("Documents gathered; it does not prove origin.")
SEEN = (
    N_("The gathering, on these days:"),
    N_("That only people of age gathered:"),
    N_("The weighing and the samples:"),
    N_("The load as it left:"),
)
BLANK = "." * 80
HALF = 32  # a hash of 64 digits stands in two lines
KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class FolderPaper:
    """A paper of the ZIP: what it is of, the file as it was written, and how many pages it has."""

    paper: ProofPaper
    file: Zipped
    pages: int


@dataclass(frozen=True, slots=True)
class FolderTold:
    """What a folder of a day tells: of which proofs, and what papers stand in its ZIP."""

    facts: FolderFacts
    proofs: frozenset[Proof]
    papers: tuple[FolderPaper, ...]
    day: dt.date

    def numbers(self, proof: Proof) -> list[int]:
        """Return the numbers of the papers of a proof."""
        of_it = set(self.facts.evidence.papers_of(proof))
        return [number for number, one in enumerate(self.papers, 1) if one.paper in of_it]


def build(source: ReportSource, request: ReportRequest, told: FolderTold) -> Built:
    """Return the paper of a folder."""
    parts = (_lot(told), *_facts(told), _contents(told), _index(told), _declaration())
    made = common.document(
        _("Folder for the buyer"), _("Lot {code} · {purpose}").format(code=told.facts.lot.code, purpose=_(PURPOSE)),
        source.imprint(request), parts, signed=False,
    )  # fmt: skip
    document = replace(
        made,
        notes=(_(PURPOSE),),
        remarks=(*_remarks(told), *made.notes),
        signatures=(
            Signature(_("Who saw it"), _("Name and signature")),
            Signature(_("For the group"), _("Name and signature")),
        ),
    )
    listed = [{"file": one.file.name, "pages": one.pages, "sha256": one.file.sha256} for one in told.papers]
    return Built(document, {"lot": told.facts.lot.code, "papers": listed})


def _remarks(told: FolderTold) -> Iterator[str]:
    yield _("Whoever signs says only what that person saw; the program declares nothing in anybody's place.")
    if any(one.paper.media_type == PDF for one in told.papers):
        yield _("PDFs stand as they were received: they may carry data of who made them. Photos carry none.")
    if any(not one.may_be_named(told.day) for one in told.facts.evidence.gatherers):
        yield _("Members who did not consent to be named stand under a number of the group's own list: S-01, S-02.")


def _lot(told: FolderTold) -> Table:
    lot, evidence = told.facts.lot, told.facts.evidence
    rows = [
        (_("Lot"), lot.code),
        (_("What it is"), " · ".join(filter(None, (_(LOT_KINDS[lot.kind]), lot.material)))),
        (_("Opened on"), short_date(lot.opened_on)),
    ]
    if evidence.days:
        first, last = evidence.days[0].date, evidence.days[-1].date
        span = _("{count}, from {first} to {last}").format(
            count=len({day.date for day in evidence.days}), first=short_date(first), last=short_date(last)
        )
        rows.append((_("Days of gathering"), span))
        rows.append((_("Members who gathered"), str(len(evidence.gatherers))))
    rows.append((_("Folder made on"), short_date(told.day)))
    rows.append((_("Papers in the ZIP"), str(len(told.papers))))
    return Table((Column("", weight=3), Column("", weight=8)), tuple(map(Row, rows)))


def _facts(told: FolderTold) -> Iterator[Table]:
    """Yield what the books say of the proofs that were chosen, where they say anything."""
    facts, chosen = told.facts, told.proofs
    loads = [one.measure for each in facts.measures for one in each.weighings]
    dryings = [one.measure for each in facts.measures for one in each.dryings]
    assays = [one.measure for each in facts.measures for one in each.assays if one.measure.sample is Sample.LOT]
    tables = (
        (chosen & {Proof.MEMBERS, Proof.PADRON}, _members(told)),
        (chosen & {Proof.PERMISSION}, _permissions(facts)),
        (chosen & {Proof.WEIGHT}, _weights([
            (short_date(one.date), _(MEASURERS[one.by]), kilos(one.gross_g), kilos(one.tare_g), kilos(one.net_g))
            for one in loads
        ])),
        (chosen & {Proof.MOISTURE}, _three(_("Moisture"), (_("Dried by"), _("Moisture")), [
            (short_date(one.date), _(MEASURERS[one.by]), f"{half_up(one.test.percent, 2)} %") for one in dryings
        ])),
        (chosen & {Proof.OWN_ASSAY, Proof.BUYER_ASSAY}, _three(_("Assays"), (_("Result"), _("Paper")), [
            (short_date(one.date), assay_text(one), one.document) for one in assays if _is_chosen(one, chosen)
        ])),
        (chosen & {Proof.DOCUMENT}, _three(_("Sale"), (_("What"), _("Amount")), [
            _sale(one) for one in facts.evidence.sales
        ])),
    )  # fmt: skip
    for wanted, table in tables:
        if wanted and len(table.rows):
            yield table


def _is_chosen(assay: Assaying, chosen: frozenset[Proof]) -> bool:
    return (Proof.BUYER_ASSAY if assay.by is AssayBy.PLANT else Proof.OWN_ASSAY) in chosen


def _members(told: FolderTold) -> Table:
    people = sorted(told.facts.evidence.gatherers, key=lambda one: one.number)
    columns = (Column(_("Member"), weight=5), Column(_("Days"), Align.RIGHT, 2), Column(_("Accreditation"), weight=7))
    rows = (Row((one.called(told.day), str(len(one.days)), _accredited(one))) for one in people)
    return Table(columns, tuple(rows), _("Members"))


def _accredited(one: Concerned) -> str:
    if not one.accreditations:
        return _("none")
    return _("in force on her days") if one.is_accredited else _("not in force on each of her days")


def _permissions(facts: FolderFacts) -> Table:
    columns = (
        Column(_("Holder"), weight=5), Column(_("Concession"), weight=5), Column(_("Kind of paper"), weight=4),
        Column(_("From"), weight=3), Column(_("Until"), weight=3),
    )  # fmt: skip
    rows = (
        Row(
            (
                one.holder, " ".join(filter(None, (one.concession, one.code))), one.kind,
                *(short_date(day) if day else "" for day in (one.valid_from, one.valid_until)),
            )
        )
        for one in facts.permissions
    )  # fmt: skip
    return Table(columns, tuple(rows), _("Permission to gather"))


def _weights(rows: list[tuple[str, ...]]) -> Table:
    columns = (
        Column(_("Date"), weight=3), Column(_("Weighed by"), weight=4), Column(_("Gross"), Align.RIGHT, 3),
        Column(_("Tare"), Align.RIGHT, 3), Column(_("Net"), Align.RIGHT, 3),
    )  # fmt: skip
    return Table(columns, tuple(map(Row, rows)), _("Weights"))


def _three(title: str, names: tuple[str, str], rows: list[tuple[str, str, str]]) -> Table:
    columns = (Column(_("Date"), weight=3), Column(names[0], weight=9), Column(names[1], Align.RIGHT, 4))
    return Table(columns, tuple(map(Row, rows)), title)


def _sale(sale: SoldAs) -> tuple[str, str, str]:
    number = _("{what}, paper {number}") if sale.number else "{what}"
    told = number.format(what=held_text(sale.gone), number=sale.number)
    return short_date(sale.date), told, "" if sale.cents is None else money(Money(sale.cents))


def _contents(told: FolderTold) -> Table:
    """Return the twelve proofs: nothing that is not there is passed over in silence."""
    columns = (Column(_("Proof"), weight=8), Column(_("In this folder"), weight=6))
    states = {one.proof: one.state for one in judged(told.facts.evidence).proofs}
    rows = (Row((_(name), _standing(told, proof, states[proof]))) for proof, name in PROOFS.items())
    return Table(columns, tuple(rows), _("What stands in this folder"))


def _standing(told: FolderTold, proof: Proof, state: State) -> str:
    numbers, staying = told.numbers(proof), len(told.facts.evidence.papers_of(proof))
    if not numbers and state is State.MISSING:
        return _("not there")
    if proof not in told.proofs:
        return _("left out")
    staying -= len(numbers)
    listed = ", ".join(f"{number:02d}" for number in numbers)
    parts = (
        ngettext("paper {numbers}", "papers {numbers}", len(numbers)).format(numbers=listed) if numbers else "",
        _("as the books say it") if not numbers else "",
        _("its papers stay out: {count}").format(count=staying) if staying else "",
    )
    return " · ".join(filter(None, parts))


def _index(told: FolderTold) -> Table:
    columns = (
        Column(_("File"), weight=7), Column(_("Pages"), Align.RIGHT, 3), Column("kB", Align.RIGHT, 2),
        Column(_("Content (SHA-256)"), weight=9),
    )  # fmt: skip
    rows = [Row((one.file.name, str(one.pages), _kilobytes(one.file), _in_halves(one.file))) for one in told.papers]
    total = Row((_("Total"), str(sum(one.pages for one in told.papers)), "", ""), Emphasis.TOTAL)
    return Table(columns, (*rows, total), _("Papers of the ZIP"))


def _kilobytes(file: Zipped) -> str:
    return str(-(-file.size // KILOBYTE))


def _in_halves(file: Zipped) -> str:
    return f"{file.sha256[:HALF]} {file.sha256[HALF:]}"


def _declaration() -> Table:
    columns = (Column(_("What I saw with my own eyes (to be written by hand)"), weight=7), Column("", weight=7))
    return Table(columns, tuple(Row((_(words), BLANK)) for words in SEEN), _("Statement of who saw it"))
