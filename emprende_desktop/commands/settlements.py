"""What a buyer agreed to, the review of his paper, and the sale that it settles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.agreements import NewReview, NewTerms
from emprende_desktop.gold.notes import GoldSale
from emprende_desktop.noting.posting import replace_gold

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork
    from emprende_desktop.trade.papers import NewPaper

AGREED = frozenset({Topic.LOTS, Topic.PARTIES})
REVIEWED = frozenset({Topic.LOTS})
SETTLED = frozenset({Topic.LOTS, Topic.JOURNAL, Topic.PLACES, Topic.PAPERS})


@dataclass(frozen=True, slots=True)
class Settled:
    """A sale as a reviewed paper settles it, with its papers; `corrects` is the entry that it stands in for, if any."""

    review: NewReview
    sale: GoldSale
    papers: tuple[NewPaper, ...] = ()
    corrects: int | None = None


def agree_terms(uow: UnitOfWork, new: NewTerms) -> Committed:
    """Write terms of a buyer; the same key writes once. Returns their row."""
    return Committed(uow.settlements.add_terms(new), AGREED)


def withdraw_terms(uow: UnitOfWork, terms: int) -> Committed:
    """Undo terms that were written wrong; reviews that were made by them stay."""
    uow.settlements.withdraw_terms(terms)
    return Committed(terms, AGREED)


def keep_review(uow: UnitOfWork, new: NewReview) -> Committed:
    """Keep a review; one that was mended replaces the one before it. The same key writes once. Returns its row."""
    return Committed(uow.settlements.add_review(new), REVIEWED)


def settle_lot(uow: UnitOfWork, settled: Settled) -> Committed:
    """Keep a review and post the sale that it is of, in one; the same key posts once.

    Raises what `noting.posting.append_gold` and undoing raise. Returns the entry.
    """
    review = uow.settlements.add_review(settled.review)
    sale = replace(settled.sale, review=review)
    return Committed(replace_gold(uow, sale, settled.papers, settled.corrects), SETTLED)
