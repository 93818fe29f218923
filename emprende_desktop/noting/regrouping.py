"""The lines of lots that are pooled, split or melted: what each takes along of the cost goes by weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.gold.lots import Held, MoveLine, pool_of
from emprende_desktop.gold.position import shared_cost
from emprende_desktop.noting.lots import costed, of_one_owner, weight

if TYPE_CHECKING:
    from emprende_desktop.gold.lots import Stage
    from emprende_desktop.gold.regrouping import Melting, Regrouping
    from emprende_desktop.persistence.unit_of_work import UnitOfWork


def regrouped_lines(uow: UnitOfWork, regrouping: Regrouping) -> tuple[MoveLine, ...]:
    """Return the lines of lots pooled or split; lots whose cost is one average carry none of it across.

    Raises DuplicateNameError, UnknownLotError, MixedOwnershipError.
    """
    into = [(uow.lots.row_of(part.lot), part) for part in regrouping.into]
    lots = of_one_owner(uow, (*(part.lot for part in regrouping.out), *(lot for lot, _part in into)))
    places = [*((part.lot, part.stage) for part in regrouping.out), *((lot, part.stage) for lot, part in into)]
    if len({pool_of(lots[lot], stage) for lot, stage in places}) == 1:
        out = tuple(MoveLine(part.lot, part.stage, -part.gone) for part in regrouping.out)
    else:
        out = costed(uow, regrouping.out, regrouping.date)
    cents = -sum(line.cents for line in out)
    shares = shared_cost(cents, [weight(part.held) for _lot, part in into])
    taken = (MoveLine(lot, part.stage, part.held, share) for (lot, part), share in zip(into, shares, strict=True))
    return (*out, *taken)


def melted_lines(uow: UnitOfWork, melting: Melting) -> tuple[MoveLine, ...]:
    """Return the lines of gold that is melted; a bar melted by itself is one line.

    Raises DuplicateNameError, UnknownLotError, MixedOwnershipError.
    """
    into = uow.lots.row_of(melting.into.lot)
    of_one_owner(uow, (into, *(part.lot for part in melting.out)))
    changes: dict[tuple[int, Stage], Held] = {(into, melting.into.stage): melting.into.held}
    for part in melting.out:
        place = part.lot, part.stage
        changes[place] = changes.get(place, Held()) + -part.gone
    return tuple(MoveLine(lot, stage, change) for (lot, stage), change in changes.items() if change)
