"""Who a note names: somebody who is known, or somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.errors import NameRequiredError

if TYPE_CHECKING:
    from emprende_desktop.domain.masters import NewParty
    from emprende_desktop.persistence.unit_of_work import UnitOfWork


def person_of(uow: UnitOfWork, new: NewParty) -> int:
    """Return the person with the same DNI or RUC, or else whose name reads the same; somebody new is added.

    A number that was not known yet is kept with the name; raises NameRequiredError for a number nobody has.
    """
    known = uow.masters.party_numbered(new.dni or new.ruc) or uow.masters.party_named(new)
    if known is None and new.name in (new.dni, new.ruc):
        raise NameRequiredError("name")
    if known is None:
        return uow.masters.add_party(new)
    uow.masters.complete_party(known, new)
    return known
