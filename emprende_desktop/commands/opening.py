"""What the enterprise had and owed on the day its books begin."""

from emprende_desktop.domain.errors import AlreadyOpenedError
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.persistence.unit_of_work import UnitOfWork
from emprende_desktop.posting_rules.own_money import opening_entry
from emprende_desktop.trade.notes import OpeningBalances


def record_opening_balances(uow: UnitOfWork, opening: OpeningBalances) -> Committed:
    """Post the opening entry, what is left over going to capital; raises AlreadyOpenedError, UnknownAccountError."""
    written = uow.journal.id_of_key(opening.key)
    opened = uow.journal.opening_date()
    if written is None and opened is not None:
        raise AlreadyOpenedError(opened)
    entry = opening_entry(opening, uow.standing(opening.date).form)
    return Committed(uow.journal.append(entry), frozenset({Topic.JOURNAL, Topic.PLACES}))
