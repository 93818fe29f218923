"""How gold that goes out is costed, chosen for whole years."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.costing import CostFormula
from emprende_desktop.gold.worth_errors import CostingSettledError
from emprende_desktop.persistence.reading.gold import COSTING

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.LOTS})


def choose_costing(uow: UnitOfWork, formula: CostFormula) -> Committed:
    """Cost the gold that goes out from now on in another way; raises CostingSettledError within a year that has begun.

    The law asks for one way a year (TUO LIR art. 62), the standard for one way for like things (IAS 2.25).
    """
    if formula is not uow.lots.formula:
        first = uow.lots.first_out(dt.date(uow.today.year, 1, 1))
        if first is not None:
            raise CostingSettledError(first)
        uow.remember(COSTING, {"formula": formula.value})
    return Committed(0, CHANGED)
