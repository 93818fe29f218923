"""Members registered and mended; of a child nothing is kept, not even her name (field practice)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from emprende_desktop.domain.errors import DuplicateNameError, NumberTakenError
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.member_errors import NotMemberError, UnderAgeError
from emprende_desktop.gold.members import MemberChange

if TYPE_CHECKING:
    from emprende_desktop.domain.masters import NewParty
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.MEMBERS, Topic.PARTIES, Topic.JOURNAL})


def save_member(uow: UnitOfWork, change: MemberChange) -> Committed:
    """Write a member, anew or mended, with her accreditation; somebody who is known already becomes a member.

    A DNI that is not written stays as it was. Raises UnderAgeError before anything is written, NumberTakenError,
    DuplicateNameError, NotMemberError where she was erased meanwhile. Returns her row of people.
    """
    new = change.written
    if new.is_child(uow.today):
        raise UnderAgeError(change.member is not None)
    party = _added(uow, new.known_as) if change.member is None else _mended(uow, change.member, new.known_as)
    before = uow.members.get(party)
    uow.members.write(party, new)
    sha = uow.papers.keep(change.paper) if change.paper else None
    if sha or before is None or before.accreditation != new.accreditation:
        uow.members.accredit(party, new.accreditation, sha)
    return Committed(party, CHANGED)


def _added(uow: UnitOfWork, new: NewParty) -> int:
    party = uow.masters.party_numbered(new.dni) or uow.masters.party_named(new)
    if party is None:
        return uow.masters.add_party(new)
    if uow.members.get(party) is not None:
        raise DuplicateNameError(new.name)
    uow.masters.complete_party(party, new)
    return party


def _mended(uow: UnitOfWork, party: int, new: NewParty) -> int:
    before = uow.members.get(party)
    if before is None:
        raise NotMemberError(new.name)
    other = uow.masters.party_numbered(new.dni)
    if other is not None and other != party:
        raise NumberTakenError(uow.masters.party_name(other))
    uow.masters.change_party(party, replace(new, dni=new.dni or before.party.dni, ruc=before.party.ruc))
    return party
