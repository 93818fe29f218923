"""Papers behind the notes: the chain covers those that came with the entry, and any of them can be erased."""

import datetime as dt

import pytest
from sqlalchemy import text

from emprende_desktop.commands.notes import correct_note, record_backed
from emprende_desktop.commands.papers import attach_paper, erase_paper
from emprende_desktop.domain.errors import UnknownEntryError, UnreadableFileError
from emprende_desktop.domain.money import Money
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.notes import note_of
from emprende_desktop.queries.papers import papers_of, papers_within
from emprende_desktop.trade.corrections import Backed, Correction
from emprende_desktop.trade.notes import Expense
from emprende_desktop.trade.papers import BYTES_MAX, AddedPaper, NewPaper, paper_of

TODAY = dt.date(2026, 9, 30)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
PDF = b"%PDF-1.4 " + bytes(20)


def backed(notes, key="e", papers=(PNG,)):
    note = Expense(TODAY, Money(4_000), notes.expense_of["Pasajes"], notes.places["Efectivo"], key)
    return Backed(note, tuple(paper_of(content, "x") for content in papers))


@pytest.mark.parametrize("content", [b"", b"hello", b"<svg/>", b"PK\x03\x04", b"MZ", b"%PDF"])
def test_what_is_neither_photo_nor_pdf_is_refused(content):
    with pytest.raises(UnreadableFileError):
        paper_of(content, "recibo.pdf")
    with pytest.raises(UnreadableFileError):
        paper_of(PDF + bytes(BYTES_MAX), "grande.pdf")


def test_the_chain_covers_the_papers_of_an_entry(company, notes):
    entry = company.execute(record_backed, backed(notes)).row_id
    assert company.execute(record_backed, backed(notes)).row_id == entry
    (paper,) = company.fetch(papers_of, entry)
    assert (paper.media_type, paper.content) == ("image/png", PNG)
    assert company.fetch(first_finding) is None
    with company._engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("DROP TRIGGER paper_is_not_deleted")
        connection.execute(text("DELETE FROM entry_paper"))
    assert company.fetch(first_finding) is not None


def test_a_paper_is_added_later_once_and_follows_a_correction(company, notes):
    entry = notes.spend(4_000)
    for _time in range(2):
        company.execute(attach_paper, AddedPaper(entry, NewPaper("application/pdf", PDF)))
    assert [p.media_type for p in company.fetch(papers_of, entry)] == ["application/pdf"]
    assert company.fetch(first_finding) is None
    note = company.fetch(note_of, entry, "anew")
    corrected = company.execute(correct_note, Correction(entry, note, (NewPaper("image/png", PNG),))).row_id
    assert {p.media_type for p in company.fetch(papers_of, corrected)} == {"application/pdf", "image/png"}
    assert {row.entry for row in company.fetch(papers_within, TODAY, TODAY)} == {corrected}, (
        "the undone one is left out"
    )
    assert company.fetch(first_finding) is None
    with pytest.raises(UnknownEntryError):
        company.execute(attach_paper, AddedPaper(999, NewPaper("image/png", PNG)))


def test_an_erased_paper_leaves_its_hash_and_the_chain_whole(company, notes):
    entry = company.execute(record_backed, backed(notes, papers=(PNG, PDF))).row_id
    sha = next(p.sha256 for p in company.fetch(papers_of, entry) if p.media_type == "image/png")
    company.execute(erase_paper, sha)
    assert {(p.media_type, bool(p.content)) for p in company.fetch(papers_of, entry)} == {
        ("erased", False),
        ("application/pdf", True),
    }
    assert company.fetch(first_finding) is None
    other = notes.spend(100)
    company.execute(attach_paper, AddedPaper(other, NewPaper("image/png", PNG)))
    assert all(p.content for p in company.fetch(papers_of, entry)), "attached again, it is there again"
