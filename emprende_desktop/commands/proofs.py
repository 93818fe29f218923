"""Papers attached to a lot as a proof, and taken off it again: what was there once is only marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.evidence import SLOTS
from emprende_desktop.trade.papers import NewPaper

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.LOTS, Topic.PAPERS})


@dataclass(frozen=True, slots=True)
class NewProof:
    """A photo or PDF that proves something of a lot; `slot` is one of `gold.evidence.SLOTS`."""

    lot: int
    slot: str
    paper: NewPaper

    def __post_init__(self) -> None:
        assert self.slot in SLOTS, "a paper is of one of the proofs"


def attach_proof(uow: UnitOfWork, new: NewProof) -> Committed:
    """Attach a paper to a lot and return its row; the same paper of the same proof stands once.

    Raises UnknownLotError.
    """
    uow.lots.get(new.lot)
    return Committed(uow.proofs.add(new.lot, new.slot, uow.papers.keep(new.paper)), CHANGED)


def take_proof_off(uow: UnitOfWork, row: int) -> Committed:
    """Mark a paper as no proof of its lot any more; its content is kept. Raises UnknownProofError."""
    uow.proofs.take_off(row)
    return Committed(row, CHANGED)


def put_proof_back(uow: UnitOfWork, row: int) -> Committed:
    """Attach again a paper that was taken off. Raises UnknownProofError."""
    return Committed(uow.proofs.put_back(row), CHANGED)
