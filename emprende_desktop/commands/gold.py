"""Ore bought and gold sold: noted with their papers, and corrected by addition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.notes import GoldNote, GoldSale, Seller
from emprende_desktop.noting.people import person_of
from emprende_desktop.noting.posting import replace_gold
from emprende_desktop.trade.papers import NewPaper

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.LOTS, Topic.JOURNAL, Topic.PLACES, Topic.PAPERS})


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """A note about ore or gold with its papers; `corrects` is the entry that it stands in for, if any."""

    note: GoldNote
    papers: tuple[NewPaper, ...] = ()
    corrects: int | None = None


def record_gold(uow: UnitOfWork, record: GoldRecord) -> Committed:
    """Post a note about ore or gold and what it moves, after undoing the entry that it corrects.

    The same key posts once. Raises what `noting.posting.append_gold` and undoing raise. Returns the entry.
    """
    return Committed(replace_gold(uow, record.note, record.papers, record.corrects), CHANGED)


@dataclass(frozen=True, slots=True)
class NamedSeller:
    """Whose grams are sold, by her name; her part of the value is by gross weight. `reason` is why she may go over."""

    who: NewParty
    gross_mg: int
    fine_mg: int
    amount: Money
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GoldSelling:
    """A sale of gold, those it is of by their names, and its papers; `corrects` is the entry that it stands in for."""

    sale: GoldSale
    sellers: tuple[NamedSeller, ...]
    papers: tuple[NewPaper, ...] = ()
    corrects: int | None = None


def sell_gold(uow: UnitOfWork, selling: GoldSelling) -> Committed:
    """Post a sale of gold; whoever it is of and was not known yet is added. Somebody named twice is one.

    Raises what `record_gold` raises.
    """
    sellers: dict[int, Seller] = {}
    for named in selling.sellers:
        party = person_of(uow, named.who)
        one = sellers.get(party, Seller(party, 0, 0, Money(0)))
        sellers[party] = Seller(
            party, one.gross_mg + named.gross_mg, one.fine_mg + named.fine_mg, one.amount + named.amount,
            one.reason or named.reason,
        )  # fmt: skip
    sale = replace(selling.sale, sellers=tuple(sellers.values()))
    done = record_gold(uow, GoldRecord(sale, selling.papers, selling.corrects))
    return Committed(done.row_id, done.topics | {Topic.PARTIES})
