"""Sentences for what can be done wrong with assemblies, with sharing out and with handing over the cash."""

from collections.abc import Callable
from typing import Any

from emprende_desktop.domain.enterprise import LegalForm
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import Money
from emprende_desktop.gold import share_errors as s
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.translation import _


def _no_surplus(refused: s.SurplusForbiddenError) -> str:
    if refused.form == LegalForm.ASSOCIATION:
        return _(
            "An association shares no surplus while it exists: pay for her ore or for her work, "
            "give back an expense, or lend."
        )
    return _("The profits of a company go by what each holds of it, with their tax withheld: ask your accountant.")


def _surplus_there(refused: s.SurplusNotThereError) -> str:
    return _("The closed years left {there} and {asked} would be shared out: close the year first.").format(
        there=money(Money(max(refused.there, 0))), asked=money(Money(refused.asked))
    )


SHARE_SENTENCES: dict[type[BookkeepingError], Callable[[Any], str]] = {
    s.MoreVotesThanPresentError: lambda x: _("There are {votes} votes and {present} were there: count again.").format(
        votes=x.votes, present=x.present
    ),
    s.MorePresentThanMembersError: lambda x: _(
        "{count} is more than the {members} members who may vote: check the numbers."
    ).format(count=x.count, members=x.members),
    s.QuorumRequiredError: lambda _x: _("Write how many must come for the assembly to be valid."),
    s.ActInUseError: lambda x: _("Under this act something was shared out on {date}: undo that first.").format(
        date=short_date(x.date)
    ),
    s.UnknownActError: lambda _x: _("That act is not there any more: look at the list again."),
    s.SurplusForbiddenError: _no_surplus,
    s.ActRequiredError: lambda _x: _("A surplus is shared only under the act of the assembly that approved it."),
    s.ActNotApprovedError: lambda x: _(
        "The assembly of {date} does not approve it: it needs the quorum, more votes for than against, "
        "and a day no later than this one."
    ).format(date=short_date(x.date)),
    s.SurplusNotThereError: _surplus_there,
    s.MoreThanOwedToMembersError: lambda x: _(
        "These lots brought in {there} for their members and {asked} would be shared out: check the amount."
    ).format(there=money(Money(x.there)), asked=money(Money(x.asked))),
    s.LotsRequiredError: lambda _x: _("Choose the lots that were sold for the members."),
    s.UnknownShareOutError: lambda _x: _("That share-out is not there any more: look at the list again."),
    s.NothingLeftToPayError: lambda _x: _("Nothing of this share-out is owed any more: look at the list again."),
    s.SameTreasurerError: lambda _x: _("The one who gives and the one who takes are the same: write two people."),
    s.UnknownHandOverError: lambda _x: _("That hand-over is not there any more: look at the list again."),
}
