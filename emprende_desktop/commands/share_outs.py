"""Sharing out: one entry for all members, posted under its title, corrected by addition, its rest paid later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.share_errors import (
    ActNotApprovedError,
    MoreThanOwedToMembersError,
    NothingLeftToPayError,
    SurplusNotThereError,
)
from emprende_desktop.gold.share_outs import RestPayment, ShareOut, ShareTitle
from emprende_desktop.noting.posting import check_day, check_unpaid, reverse
from emprende_desktop.posting_rules.sharing import (
    RESULTS,
    ShareTerms,
    rest_account,
    rest_entry,
    share_out_entry,
    surplus_account,
)
from emprende_desktop.trade.notes import Application

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.JOURNAL, Topic.PLACES, Topic.MEMBERS})


@dataclass(frozen=True, slots=True)
class ShareRecord:
    """A share-out to post; `corrects` is the entry that it stands in for, if any."""

    share: ShareOut
    corrects: int | None = None


def record_share_out(uow: UnitOfWork, record: ShareRecord) -> Committed:
    """Post a share-out after undoing the one that it corrects; the same key posts once. Returns the entry.

    Raises FutureDateError, PastDateError, PeriodClosedError, UnknownPlaceError, PartlyPaidError where a rest of the
    old one was paid; MoreThanOwedToMembersError; and of a surplus UnknownActError, ActNotApprovedError,
    SurplusForbiddenError, SurplusNotThereError.
    """
    share = record.share
    written = uow.journal.id_of_key(share.key)
    if written is not None:
        return Committed(written, CHANGED)
    check_day(uow, share.date)
    if record.corrects is not None:
        check_unpaid(uow, record.corrects)
        reverse(uow, record.corrects, f"{share.key}:reversal")
    entry = uow.chart.in_force(share_out_entry(share, _terms(uow, share)))
    if record.corrects is not None:
        entry = replace(entry, papers=uow.papers.of(record.corrects))
    entry_id = uow.journal.append(entry)
    uow.sharing.add_share(share, entry_id)
    return Committed(entry_id, CHANGED)


def _terms(uow: UnitOfWork, share: ShareOut) -> ShareTerms:
    form = uow.standing(share.date).form
    act = None if share.act is None else uow.sharing.act(share.act)
    if share.title is ShareTitle.SURPLUS:
        account = surplus_account(form)
        if act is None or not act.approves_on(share.date):
            raise ActNotApprovedError(share.date if act is None else act.date)
        there, asked = uow.journal.owed_on(RESULTS), share.takings.amount_cents
        if account == RESULTS and asked > there.cents:
            raise SurplusNotThereError(asked, there.cents)
    place = None if share.place is None else uow.masters.place(share.place).account
    return ShareTerms(form, place, _from_lots(uow, share) if share.title is ShareTitle.BEHALF else ())


def _from_lots(uow: UnitOfWork, share: ShareOut) -> tuple[tuple[str, Money], ...]:
    """Return what each lot gives, the first lots all of it; raises MoreThanOwedToMembersError."""
    owed = uow.sharing.owed_by_lot()
    left, parts = share.takings.amount_cents, []
    for lot in share.lots:
        uid, there = owed.get(lot, ("", ZERO))
        part = min(left, max(there.cents, 0))
        parts.append((uid, Money(part)))
        left -= part
    if left:
        raise MoreThanOwedToMembersError(share.takings.amount_cents, share.takings.amount_cents - left)
    return tuple(parts)


def pay_rest(uow: UnitOfWork, payment: RestPayment) -> Committed:
    """Pay what a share-out still owes, to one member or to all; the same key pays once. Returns the entry.

    Raises UnknownShareOutError, NothingLeftToPayError, FutureDateError, PastDateError, PeriodClosedError,
    UnknownPlaceError.
    """
    written = uow.journal.id_of_key(payment.key)
    if written is not None:
        return Committed(written, CHANGED)
    check_day(uow, payment.date)
    shared = uow.sharing.share(payment.entry)
    owed = {
        line.line.put_in.party: line.still_owed
        for line in shared.lines
        if line.still_owed > ZERO and payment.party in (None, line.line.put_in.party)
    }
    if not owed:
        raise NothingLeftToPayError
    account = rest_account(shared.share.title, uow.standing(shared.share.date).form)
    entry = uow.chart.in_force(rest_entry(payment, account, uow.masters.place(payment.place).account, owed))
    settled = Application(payment.entry, Money(sum(cents.cents for cents in owed.values())))
    return Committed(uow.journal.append(entry, (settled,)), CHANGED)
