"""What a note does to lots beside its own entry: the cost that a lot carries, and what is sold of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.gold.costing import CostFormula, Stock, fifo_cost_out
from emprende_desktop.gold.lot_errors import MembersLotError, MixedOwnershipError, StockOfLotsError
from emprende_desktop.gold.lots import (
    GOLD_POOL,
    Held,
    Lot,
    LotKind,
    Move,
    MoveKind,
    MoveLine,
    Ownership,
    Stage,
    cost_share,
    pool_of,
)
from emprende_desktop.gold.notes import GoldNote, GoldSale, OrePurchase, SoldPart
from emprende_desktop.gold.sold_bars import kind_of
from emprende_desktop.posting_rules.accounts import PLACE_ACCOUNTS
from emprende_desktop.posting_rules.gold import (
    CHANGE,
    ORE_BOUGHT_CHANGE,
    STOCK,
    SaleTerms,
    carried_entry,
    gold_sale_entry,
    ore_purchase_entry,
    sold_entry,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from emprende_desktop.domain.money import Money
    from emprende_desktop.ledger.entry import JournalEntry
    from emprende_desktop.persistence.unit_of_work import UnitOfWork
    from emprende_desktop.trade.notes import Expense

_WAITS = {LotKind.ORE: Stage.STOCKPILE, LotKind.GOLD: Stage.HAND}


def lots_of(uow: UnitOfWork, lots: Iterable[int]) -> dict[int, Lot]:
    """Return lots by their row; raises UnknownLotError."""
    return {lot: uow.lots.get(lot) for lot in lots}


def of_one_owner(uow: UnitOfWork, lots: Iterable[int]) -> dict[int, Lot]:
    """Return lots of which all are ours or all are held for members; raises MixedOwnershipError, UnknownLotError."""
    found = lots_of(uow, lots)
    if len({lot.ownership is Ownership.AGENCY for lot in found.values()}) > 1:
        raise MixedOwnershipError(", ".join(lot.code for lot in found.values()))
    return found


def of_ours(lot: Lot) -> Lot:
    """Return a lot that may carry a cost; raises MembersLotError where it is sold for members."""
    if lot.ownership is Ownership.AGENCY:
        raise MembersLotError(lot.code)
    return lot


def check_by_code(uow: UnitOfWork, entry: JournalEntry) -> None:
    """Refuse an entry by code on the stock of lots where there are lots, as no kardex knows it; StockOfLotsError."""
    for posting in entry.postings:
        if posting.account in STOCK.values() and uow.lots.there_are:
            raise StockOfLotsError(posting.account)


def costed(uow: UnitOfWork, parts: Iterable[SoldPart], date: dt.date) -> tuple[MoveLine, ...]:
    """Return what goes on a day, each part with the cost that it takes out of its pool, in order.

    A part takes no more than its pool had on that day and on each since: what came later was not there yet.
    """
    left: dict[int, tuple[int, int, int]] = {}
    lines = []
    for part in parts:
        pool = pool_of(uow.lots.get(part.lot), part.stage)
        if pool not in left:
            held, cents = uow.lots.pool(pool)
            left[pool] = (weight(held), cents, uow.lots.least_cents(pool, date))
        whole, cents, least = left[pool]
        gone = weight(part.gone)
        cost = _cost(uow, pool, Stock(whole, cents), gone)
        if gone < whole:
            cost = min(cost, max(least, 0))
        left[pool] = (whole - gone, cents - cost, least - cost)
        lines.append(MoveLine(part.lot, part.stage, -part.gone, -cost))
    return tuple(lines)


def _cost(uow: UnitOfWork, pool: int, left: Stock, gone: int) -> int:
    """Return what goes of a pool costs, in céntimos; a heap of ore is one thing, so that only gold knows an oldest."""
    whole = int(left.fine_mg)
    if gone > whole:
        return left.cents
    if gone and pool == GOLD_POOL and uow.lots.formula is CostFormula.FIFO:
        return fifo_cost_out(uow.lots.layers(pool), left, gone)
    return cost_share(left.cents, gone, whole)


def weight(held: Held) -> int:
    """Return what a cost is spread over: grams of ore, or milligrams of fine gold."""
    return held.ore_g or held.fine_mg


def carry(uow: UnitOfWork, note: Expense, cost: Money, entry_id: int) -> None:
    """Let the lot of an expense carry its cost, in an entry beside it; a lot of members carries nothing of ours."""
    assert note.carried is not None, "only an expense of a lot is carried"
    lot = uow.lots.get(note.carried.lot)
    if lot.ownership is Ownership.AGENCY:
        return
    _carry(uow, lot, (note, note.carried.what.value, cost, CHANGE[lot.kind]), entry_id)


def _carry(uow: UnitOfWork, lot: Lot, carried: tuple[Expense | OrePurchase, str, Money, str], entry_id: int) -> None:
    note, what, cost, change = carried
    uow.journal.append(uow.chart.in_force(carried_entry(lot, cost, change, note.date, note.key)))
    ore = note.ore_g if isinstance(note, OrePurchase) else 0
    kind = MoveKind.BOUGHT if ore else MoveKind.COST
    line = MoveLine(lot.id, _WAITS[lot.kind], Held(ore_g=ore), cost.cents)
    uow.lots.append(Move(note.date, kind, (line,), note.key, cause=what), entry_id)


def gold_entry_of(uow: UnitOfWork, note: GoldNote) -> JournalEntry:
    """Return the entry of the money of a note about ore or gold.

    Raises UnknownLotError, UnknownPlaceError, MixedOwnershipError, MembersLotError.
    """
    if isinstance(note, OrePurchase):
        account = None if note.place is None else uow.masters.place(note.place).account
        return ore_purchase_entry(note, of_ours(uow.lots.get(note.lot)), account)
    return gold_sale_entry(note, _sale_terms(uow, note))


def _sale_terms(uow: UnitOfWork, sale: GoldSale) -> SaleTerms:
    lots = of_one_owner(uow, (part.lot for part in sale.parts))
    on_behalf = any(lot.ownership is Ownership.AGENCY for lot in lots.values())
    detractions = PLACE_ACCOUNTS[PlaceKind.DETRACTIONS]
    return SaleTerms(
        regime=uow.standing(sale.date).regime,
        place_account=None if sale.place is None else uow.masters.place(sale.place).account,
        detraction_place=uow.masters.place_on(detractions) if sale.detraction else None,
        detraction_account=detractions,
        on_behalf=on_behalf,
        code=", ".join(lot.code for lot in lots.values()),
        lot=next(iter(lots.values())).uid,
    )


def move_gold(uow: UnitOfWork, note: GoldNote, entry_id: int) -> None:
    """Write what a note about ore or gold moves, with the entry of its cost beside it; raises what `append` raises."""
    if isinstance(note, OrePurchase):
        lot = uow.lots.get(note.lot)
        _carry(uow, lot, (note, "", note.amount, ORE_BOUGHT_CHANGE), entry_id)
        return
    _reweigh(uow, note, entry_id)
    lines = costed(uow, note.parts, note.date)
    move = Move(note.date, MoveKind.SOLD, lines, note.key, document=note.document.number)
    cost = sold_entry(move, lots_of(uow, (line.lot for line in lines)))
    if cost is not None:
        uow.journal.append(uow.chart.in_force(cost))
    uow.lots.append(move, entry_id)
    uow.lots.add_sale(note, entry_id)


def _reweigh(uow: UnitOfWork, sale: GoldSale, entry_id: int) -> None:
    """Write what the lots turned out to weigh before they were sold: it is undone with the sale."""
    if sale.reweighed:
        lines = tuple(MoveLine(one.lot, one.stage, one.change) for one in sale.reweighed)
        uow.lots.append(Move(sale.date, kind_of(sale.reweighed), lines, f"{sale.key}:weight"), entry_id)
