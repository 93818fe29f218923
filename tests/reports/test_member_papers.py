"""The papers of members: the same bytes twice in each format, room to sign, and no name in what programs read."""

import datetime as dt
import json
import uuid
from fractions import Fraction

import pytest

from emprende_desktop.commands.assembly import record_act, record_hand_over
from emprende_desktop.commands.setup import add_party
from emprende_desktop.commands.share_outs import ShareRecord, record_share_out
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.assembly import Counted, NewAct, NewHandOver
from emprende_desktop.gold.share_errors import UnknownActError, UnknownHandOverError, UnknownShareOutError
from emprende_desktop.gold.share_outs import PutIn, ShareOut, ShareTitle, lines_of
from emprende_desktop.gold.sharing import BasisKind, Takings
from emprende_desktop.queries.masters import places
from reports.books import BooksSource
from reports.document import Emphasis
from reports.registry import REPORTS, Asked, report_named
from reports.source import ReportRequest
from reports.writers import Format, write

DAY = dt.date(2026, 9, 1)
NAMES = ("Ana Quispe", "Berta Ccama")
OF_MEMBERS = tuple(report for report in REPORTS if report.of in (Asked.ACT, Asked.SHARE_OUT, Asked.HAND_OVER))


def key():
    return str(uuid.uuid4())


@pytest.fixture
def rows(company):
    """Write one of each and return its row by what a report is of."""
    members = [company.execute(add_party, NewParty(name)).row_id for name in NAMES]
    place = company.fetch(places)[0].id
    told = NewAct(DAY, "Reparto", "Casa de Ana", "Por días", 2, 2, tuple(members), 2, 0, 0, key())
    act = company.execute(record_act, told).row_id
    weights = ((BasisKind.DAYS, Fraction(1)),)
    put_in = [PutIn(party, half_days=halves) for party, halves in zip(members, (3, 1), strict=True)]
    lines = lines_of(Money(10_000), Money(8_000), weights, put_in)
    share = ShareOut(DAY, ShareTitle.WORK, Takings(10_000, 0, 0), weights, (), lines, place, key(), act)
    entry = company.execute(record_share_out, ShareRecord(share)).row_id
    counts = (Counted(place, Money(5_000)),)
    handed = NewHandOver(DAY, members[0], members[1], counts, ("Libro de actas",), "", key())
    hand_over = company.execute(record_hand_over, handed).row_id
    return {Asked.ACT: act, Asked.SHARE_OUT: entry, Asked.HAND_OVER: hand_over}


def built(company, report, row):
    return report.build(BooksSource(company), ReportRequest(DAY, DAY, None, None, entry=row))


@pytest.mark.parametrize("report", OF_MEMBERS, ids=lambda report: report.key)
@pytest.mark.parametrize("output", Format)
def test_a_paper_of_members_is_the_same_bytes_twice(company, rows, report, output):
    first, second = (write(built(company, report, rows[report.of]), output) for _time in range(2))
    assert first == second


@pytest.mark.parametrize("report", OF_MEMBERS, ids=lambda report: report.key)
def test_what_other_programs_read_names_nobody(company, rows, report):
    told = json.dumps(built(company, report, rows[report.of]).json, ensure_ascii=False)
    assert not any(name in told for name in (*NAMES, "Casa de Ana"))


@pytest.mark.parametrize(("name", "lines"), [("share-out", 2), ("share-receipts", 2), ("act", 2)])
def test_everybody_has_a_line_to_sign(company, rows, name, lines):
    report = report_named(name)
    tables = built(company, report, rows[report.of]).document.tables()
    assert sum(row.emphasis is Emphasis.SIGNED for table in tables for row in table.rows) == lines


@pytest.mark.parametrize(
    ("name", "error"),
    [("act", UnknownActError), ("share-out", UnknownShareOutError), ("hand-over", UnknownHandOverError)],
)
def test_a_paper_of_nothing_is_refused(company, name, error):
    with pytest.raises(error):
        built(company, report_named(name), 99)
