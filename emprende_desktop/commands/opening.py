"""What the enterprise had and owed on the day its books begin."""

from dataclasses import replace

from emprende_desktop.domain.errors import AlreadyOpenedError
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.persistence.unit_of_work import UnitOfWork
from emprende_desktop.posting_rules.own_money import opening_entry
from emprende_desktop.trade.notes import OpeningBalances, OpeningLine


def record_opening_balances(uow: UnitOfWork, opening: OpeningBalances) -> Committed:
    """Post the opening entry, what is left over going to capital; raises AlreadyOpenedError, UnknownAccountError."""
    written = uow.journal.id_of_key(opening.key)
    opened = uow.journal.opening_date()
    if written is None and opened is not None:
        raise AlreadyOpenedError(opened)
    placed = replace(opening, lines=tuple(_placed(uow, line) for line in opening.lines))
    entry = opening_entry(placed, uow.standing(opening.date).form)
    return Committed(uow.journal.append(entry), frozenset({Topic.JOURNAL, Topic.PLACES}))


def _placed(uow: UnitOfWork, line: OpeningLine) -> OpeningLine:
    return line if line.place is not None else replace(line, place=uow.masters.place_on(line.account))
