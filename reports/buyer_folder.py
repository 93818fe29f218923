"""The buyer's folder of a lot: a ZIP of its papers, written one after another, and the PDF that lists what it holds."""

import datetime as dt
from collections.abc import Iterator
from typing import BinaryIO

from emprende_desktop.domain.progress import Progress, unwatched
from emprende_desktop.domain.words import fold
from emprende_desktop.exchange.paper_zip import zip_papers
from emprende_desktop.gold.evidence import ProofPaper
from emprende_desktop.gold.folder import FolderWish, offered
from emprende_desktop.i18n.proofs import FILE_WORDS
from emprende_desktop.i18n.translation import _
from emprende_desktop.trade.papers import PDF
from reports.build.buyer_folder import FolderPaper, FolderTold, build
from reports.source import ReportRequest, ReportSource
from reports.writers import bind


def write_folder(
    source: ReportSource, wish: FolderWish, day: dt.date, streams: tuple[BinaryIO, BinaryIO],
    progress: Progress = unwatched,
) -> None:  # fmt: skip
    """Write the papers that may go in into the second stream, then into the first the PDF with their hashes.

    Who consents is asked anew, on the day it is made. Raises UnknownLotError, UnreadableFileError, or what stops the
    progress.
    """
    paper, archive = streams
    facts = source.gold.folder(wish.lot)
    going = tuple(one for each in offered(facts.evidence, day) if each.proof in wish.proofs for one in each.going)
    pages: list[int] = []
    files = []
    for file in zip_papers(archive, _read(source, going, pages)):
        files.append(file)
        progress(len(files), len(going) + 1)
    listed = tuple(map(FolderPaper, going, files, pages))
    told = FolderTold(facts, wish.proofs, listed, day)
    bind((build(source, ReportRequest(None, day, None, None), told),), paper, progress)


def _read(source: ReportSource, going: tuple[ProofPaper, ...], pages: list[int]) -> Iterator[tuple[str, str, bytes]]:
    """Yield papers as the ZIP takes them, noting how many pages each has."""
    for one in going:
        kept = source.gold.paper(one.sha256)
        pages.append(_pages(kept.content) if kept.media_type == PDF else 1)
        yield fold(_(FILE_WORDS[one.slot])), kept.media_type, kept.content


def _pages(content: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return len(document)
    finally:
        document.close()
