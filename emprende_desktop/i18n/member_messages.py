"""Sentences for what can be done wrong with members, their days, containers and permissions."""

from collections.abc import Callable
from typing import Any

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.gold import member_errors as g
from emprende_desktop.i18n.formats import kilos, short_date
from emprende_desktop.i18n.translation import _


def _under_age(refused: g.UnderAgeError) -> str:
    if refused.known:
        return _("She is under 18: no days are noted for her. Make her anonymous, so that no child's name is kept.")
    return _("She is under 18: the books keep no days and no name of a child. Nothing was kept.")


def _nothing(refused: g.NothingGatheredError) -> str:
    if not refused.name:
        return _("Tick who gathered on that day.")
    return _("Write what {name} worked or brought, or take the tick away.").format(name=refused.name)


MEMBER_SENTENCES: dict[type[BookkeepingError], Callable[[Any], str]] = {
    g.UnderAgeError: _under_age,
    g.UnderAgeDayError: lambda x: _("{name} was under 18 on that day: no days and no bags are noted for her.").format(
        name=x.name
    ),
    g.NoBirthDateError: lambda x: _(
        "Write the birth date of {name} under Members first: nobody under 18 works."
    ).format(name=x.name),
    g.MemberLeftError: lambda x: _("{name} left on {date}: check the day, or mend it under Members.").format(
        name=x.name, date=short_date(x.left_on)
    ),
    g.NotMemberError: lambda x: _("{name} is no member any more: look at the list again.").format(
        name=x.name or _("This person")
    ),
    g.DaysReversedError: lambda x: _("It ends on {last}, before it begins on {first}: check both days.").format(
        first=short_date(x.first), last=short_date(x.last)
    ),
    g.ContainerNotWeighedError: lambda x: _("{name} was never weighed: weigh one full and empty first.").format(
        name=x.name
    ),
    g.WeightsReversedError: lambda x: _("Full it weighs {gross} and empty {tare}: full must be more.").format(
        gross=kilos(x.gross_g), tare=kilos(x.tare_g)
    ),
    g.NothingGatheredError: _nothing,
    g.OwnershipRequiredError: lambda _x: _("Choose whose this mineral is."),
    g.NotBoughtError: lambda x: _("Lot {lot} is not bought from members: write no price.").format(lot=x.lot),
    g.UnknownGatheringError: lambda _x: _("That day was undone already: look at the list again."),
}
