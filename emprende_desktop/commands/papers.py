"""Papers attached to a note that stands, and taken out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.trade.papers import AddedPaper

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.PAPERS})


def attach_paper(uow: UnitOfWork, added: AddedPaper) -> Committed:
    """Attach a photo or PDF to a note; raises UnknownEntryError."""
    uow.journal.get(added.entry)
    uow.papers.add(added.entry, uow.papers.keep(added.paper))
    return Committed(added.entry, CHANGED)


def erase_paper(uow: UnitOfWork, sha: str) -> Committed:
    """Take the content of a paper out of the books for ever; that one was there stays."""
    uow.papers.erase(sha)
    return Committed(0, CHANGED)
