"""What is taken off the gold on hand at the end of a period, and given back, once a person has confirmed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.exact import exact_text
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.worth import WorthChange, WorthTerms
from emprende_desktop.noting.posting import check_day
from emprende_desktop.persistence.reading.gold import WORTH
from emprende_desktop.posting_rules.gold_worth import worth_entry

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.JOURNAL, Topic.LOTS})


@dataclass(frozen=True, slots=True)
class WorthNote:
    """What a test found, to be posted, and the terms it was made on, to be proposed next time."""

    change: WorthChange
    terms: WorthTerms


def note_worth(uow: UnitOfWork, note: WorthNote) -> Committed:
    """Post what is taken off or given back and return the entry; the same key posts once.

    Raises AmountNotPositiveError, FutureDateError, PastDateError, PeriodClosedError.
    """
    written = uow.journal.id_of_key(note.change.key)
    if written is not None:
        return Committed(written, CHANGED)
    check_day(uow, note.change.date)
    entry = worth_entry(note.change)
    for posting in entry.postings:
        uow.chart.open_for_import(posting.account, entry.date)
    remember_worth(uow, note.terms)
    return Committed(uow.journal.append(uow.chart.in_force(entry)), CHANGED)


def remember_worth(uow: UnitOfWork, terms: WorthTerms) -> Committed:
    """Keep the terms of a test that had nothing to post, so that closing knows it was made."""
    kept = {
        "day": terms.day.isoformat(), "price_day": terms.price_day.isoformat(), "gold": terms.gold.basis.value,
        "dollar": terms.dollar.basis.value, "payable_pct": exact_text(terms.payable_pct), "costs": terms.costs_cents,
    }  # fmt: skip
    uow.remember(WORTH, dict(kept))
    return Committed(0, CHANGED)
