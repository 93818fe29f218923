"""The review of a settlement on paper: one page to take along, whose parts add up."""

import datetime as dt
import io
import json
import random
import uuid
from dataclasses import replace
from fractions import Fraction

import pypdfium2
import pytest

from emprende_desktop.commands.lots import open_lot
from emprende_desktop.commands.settlements import keep_review
from emprende_desktop.commands.setup import add_party
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.agreements import KeptReview, NewReview, ReviewTold
from emprende_desktop.gold.assays import AssayBy
from emprende_desktop.gold.errors import NotReviewedError
from emprende_desktop.gold.findings import Kind, Severity
from emprende_desktop.gold.lots import LotKind, NewLot, Ownership
from emprende_desktop.i18n import reviews
from emprende_desktop.i18n.translation import VOICE, Language
from reports.books import BooksSource
from reports.document import Emphasis, Letterhead
from reports.registry import report_named
from reports.source import Imprint, ReportRequest
from reports.writers import Format, write
from tests.gold.papers import FACTURA, LIQUIDACION, OURS, SILVER, SILVER_TERMS, TERMS, assay

DAY = dt.date(2026, 9, 20)
FEW = {
    "moisture_pct": "9.00",
    "grade_oz_tc": "0.37",
    "price_usd_oz": "3985.00",
    "total_pen": "18000",
    "net_pen": "17000",
}
ALL = {
    "sacks": "95", "wet_t": "4.770", "moisture_pct": "9.00", "moisture_tests": "1", "dry_t": "4.300",
    "grade_oz_tc": "0.35", "recovery_pct": "85", "price_usd_oz": "3998.40", "deduction_usd_oz": "150",
    "maquila_usd": "190", "reagents_usd": "30", "factor": "1", "silver_usd": "300", "fx": "3.360", "charges_usd": "900",
    "total_usd": "4000", "total_pen": "13000", "retention_pen": "1040", "net_pen": "11000",
}  # fmt: skip


@pytest.fixture
def kept(company):
    lot = company.execute(
        open_lot, NewLot("2026-014", LotKind.ORE, dt.date(2026, 9, 1), Ownership.POOL, str(uuid.uuid4()))
    ).row_id
    buyer = company.execute(add_party, NewParty("Planta San José")).row_id

    def keep(printed, ours=OURS, terms=TERMS):
        ours = replace(ours, fx=Fraction("3.372"), assays=(assay("0.36"), assay("0.376", AssayBy.OUTSIDE)))
        told = ReviewTold(terms, ours, printed, LIQUIDACION, {"price_usd_oz": "lbma.org.uk", "fx": "sbs.gob.pe"})
        company.execute(keep_review, NewReview(lot, buyer, DAY, told, str(uuid.uuid4())))
        request = ReportRequest(None, DAY, None, dt.datetime(2026, 9, 20, 18, 5), lot="2026-014")
        return report_named("settlement-review").build(BooksSource(company), request)

    return keep


def test_the_page_says_what_to_talk_about(kept):
    document = kept(FEW).document
    lines, parts, *others = document.tables()
    assert document.title == "Revisión de una liquidación"
    assert document.subtitle == "Planta San José · lote 2026-014 · papel del 20/09/2026"
    shown = [row.cells for row in lines.rows if row.cells[0] in ("Humedad (%)", "Ley de oro (oz/TC)", "Recibido (S/)")]
    assert shown == [
        ("Humedad (%)", "6.22", "9.00", "+2.78 pts"),
        ("Ley de oro (oz/TC)", "0.376", "0.37", "−0.006"),
        ("Recibido (S/)", "18,989.72", "17,000", "−1,989.72"),
    ]
    assert [(row.cells[0], row.cells[2]) for row in parts.rows] == [
        ("Humedad", Money(58_642)),
        ("Ley", Money(34_742)),
        ("Precio de la onza", Money(44_072)),
        ("Sus propias cifras no lo explican", Money(40_640)),
        ("Diferencia por conversar", Money(178_096)),
    ]
    assert [row.cells for table in others for row in table.rows] == [
        (
            "Los pasos del papel dan S/\N{NO-BREAK SPACE}17,280.00 y se reciben S/\N{NO-BREAK SPACE}17,000.00.",
            "Qué más se descontó, con su papel.",
        )
    ]
    assert [one.who for one in document.signatures] == ["Por las vendedoras", "Planta San José"]
    assert "lbma.org.uk" in document.remarks[-1]


def test_the_parts_on_paper_add_up(kept):
    for printed in (FEW, ALL):
        _lines, parts, *_others = kept(printed).document.tables()
        *told, total = [row.cells[2].cents for row in parts.rows]
        assert sum(told) == total
        assert [row.emphasis for row in parts.rows][-1] is Emphasis.TOTAL


@pytest.mark.parametrize("language", Language)
def test_it_fits_one_page_whatever_was_found(kept, language):
    VOICE.speak(language)
    try:
        built = kept(ALL, replace(OURS, silver=SILVER, received=DAY), SILVER_TERMS)
        pages = pypdfium2.PdfDocument(write(built, Format.PDF))
        assert len(built.json["findings"]) >= 12
        assert len(pages) == 1
        pages.close()
    finally:
        VOICE.speak(Language.SPANISH)


def test_every_kind_has_its_sentence_and_what_to_talk_about_is_asked_for():
    assert set(reviews._FOUND) == set(Kind)
    assert set(reviews._TO_ASK) == set(Kind) - {Kind.GRADE_IN_SCATTER}
    assert Severity.SCATTER is not Severity.TALK


def test_other_programs_read_it_too(kept):
    built = kept(FEW)
    told = json.loads(write(built, Format.JSON))
    assert told["difference"] == "1780.96"
    assert told["received"] == {"ours": "18989.72", "theirs": "17000.00"}
    assert write(built, Format.CSV).decode().count("\n") > 15
    assert io.BytesIO(write(built, Format.XLSX)).getvalue().startswith(b"PK")


def test_a_lot_that_was_not_reviewed_is_told(company):
    request = ReportRequest(None, DAY, None, None)
    report = report_named("settlement-review")
    assert report.build(BooksSource(company), request).json == {"lot": None}
    with pytest.raises(NotReviewedError):
        report.build(BooksSource(company), replace(request, lot="2026-999"))


class _OneReview:
    """Stands in for the books: one review, and nothing else that is asked."""

    def __init__(self, told):
        self.gold = self
        self._kept = KeptReview(1, 1, "2026-014", 1, "Planta San José", DAY, told)

    def review(self, _lot):
        return self._kept

    def imprint(self, _request):
        head = Letterhead("Asociación de Mujeres del Cerro", "RUC 20123456786", "Ananea")
        return Imprint(head, "cadena", dt.datetime(2026, 9, 20, 18, 5), practice=False)


def test_it_fits_one_page_whatever_is_printed():
    chance = random.Random(7)
    request = ReportRequest(None, DAY, None, None, lot="2026-014")
    for _time in range(30):
        part = chance.choice((0.3, 0.6, 0.9))
        printed = {name: text for name, text in ALL.items() if chance.random() < part}
        ours = replace(OURS, silver=chance.choice((None, SILVER)), assays=(assay("0.36"),))
        told = ReviewTold(SILVER_TERMS, ours, printed, chance.choice((LIQUIDACION, FACTURA)), {"fx": "sbs.gob.pe"})
        pages = pypdfium2.PdfDocument(
            write(report_named("settlement-review").build(_OneReview(told), request), Format.PDF)
        )
        assert len(pages) == 1, printed
        pages.close()
