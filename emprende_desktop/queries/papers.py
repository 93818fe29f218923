"""The papers behind the notes."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.money import Money
from emprende_desktop.persistence.reading.fragments import CATEGORY_NAME, stands
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.queries.memo import memo_arguments
from emprende_desktop.statements.papers import PaperRow


@dataclass(frozen=True, slots=True)
class AttachedPaper:
    """A paper of one note; `content` is empty where it was erased."""

    sha256: str
    media_type: str
    content: bytes
    added_at: str


_ATTACHED = """(
  SELECT entry_id, sha256, '' AS added_at FROM entry_paper
  UNION ALL SELECT entry_id, sha256, added_at FROM added_paper) attached JOIN paper ON paper.sha256 = attached.sha256"""
# The file that a supplier's paper was read from, and what the portal gave of a document, are papers of its note too.
_FILES = """
SELECT paper.sha256, paper.media_type, paper.content, '' FROM (
  SELECT xml_sha256 AS sha256 FROM purchase WHERE entry_id = :entry
  UNION SELECT f.sha256 FROM document_paper f JOIN document d ON d.id = f.document_id WHERE d.entry_id = :entry
) file JOIN paper ON paper.sha256 = file.sha256
"""
_OF_ENTRY = f"""
SELECT paper.sha256, paper.media_type, paper.content, attached.added_at FROM {_ATTACHED}
WHERE attached.entry_id = ? ORDER BY attached.added_at
"""
_WITHIN = f"""
SELECT e.id, e.date, e.memo_template, e.memo_arguments, {CATEGORY_NAME}, e.total,
  paper.sha256, paper.media_type, paper.content
FROM {_ATTACHED} JOIN journal_entry e ON e.id = attached.entry_id
WHERE e.date BETWEEN ? AND ? AND {stands("e.id")} ORDER BY e.date, e.id, paper.sha256
"""


def papers_of(reader: Reader, entry_id: int) -> tuple[AttachedPaper, ...]:
    """Return the papers of a note, those that came with it first, and the files it was read from last."""
    attached = tuple(AttachedPaper(*row) for row in reader.rows(_OF_ENTRY, (entry_id,)))
    seen = {one.sha256 for one in attached}
    files = (AttachedPaper(*row) for row in reader.rows(_FILES, {"entry": entry_id}))
    return attached + tuple(one for one in files if one.sha256 not in seen)


def papers_within(reader: Reader, start: dt.date, end: dt.date) -> tuple[PaperRow, ...]:
    """Return the papers of the standing notes of a span of days, in order, with their content."""
    return tuple(
        PaperRow(
            id_, dt.date.fromisoformat(date), template,
            memo_arguments(arguments, category), Money(total), *paper,
        )
        for id_, date, template, arguments, category, total, *paper in reader.rows(
            _WITHIN, (start.isoformat(), end.isoformat())
        )
    )  # fmt: skip
