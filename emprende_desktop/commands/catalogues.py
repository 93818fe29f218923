"""SUNAT's lists, mended by the advisor with their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.topics import Committed, Topic

if TYPE_CHECKING:
    from emprende_desktop.invoicing.listed import ListedCode
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.VALUES})


def put_listed(uow: UnitOfWork, row: ListedCode) -> Committed:
    """Write a row of a list, in place of one of its code from the same day; what was issued stays as it was."""
    uow.catalogues.put(row)
    return Committed(0, CHANGED)


def take_listed_away(uow: UnitOfWork, row: ListedCode) -> Committed:
    """Let a row of a list go."""
    uow.catalogues.take_away(row)
    return Committed(0, CHANGED)
