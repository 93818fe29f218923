"""Giving a document from a file of JSON."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from emprende_desktop.i18n.translation import _
from emprende_desktop.terminal.usage import UsageError

if TYPE_CHECKING:
    from emprende_desktop.company import Company

BYTES_MAX = 4 * 1024 * 1024


def issue(books: Company, file: Path) -> str:
    """Give the document that a file describes and return its number; raises UsageError, or what `issue_document` does.

    The file's own key makes it be given once; without one, each reading is a new document.
    """
    import uuid

    from emprende_desktop.commands.documents import issue_document
    from emprende_desktop.invoicing.issuing import NewDocument
    from emprende_desktop.queries.documents import document, draft_from_file

    draft = books.fetch(draft_from_file, text_of(file), str(uuid.uuid4()))
    done = books.execute(issue_document, NewDocument(draft))
    return books.fetch(document, done.row_id).called


def text_of(file: Path) -> str:
    """Return the text of a file, `-` for standard input; raises UsageError."""
    try:
        content = sys.stdin.buffer.read(BYTES_MAX + 1) if str(file) == "-" else file.read_bytes()
        if len(content) > BYTES_MAX:
            raise UsageError(_("The file is too large: {path}").format(path=file))
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UsageError(_("The file cannot be read: {path}").format(path=file)) from None
