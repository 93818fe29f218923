"""Sentences for what can be done wrong with lots and their movements."""

from collections.abc import Callable
from typing import Any

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import Money
from emprende_desktop.gold import lot_errors as g
from emprende_desktop.i18n.formats import grams, kilos, money, short_date
from emprende_desktop.i18n.translation import _


def _not_so_much(refused: g.NotSoMuchThereError) -> str:
    held = kilos(refused.ore_g) if refused.ore_g else grams(refused.fine_mg)
    return _("Of lot {lot} there was only {held} there on {date}: check the weight and the day.").format(
        lot=refused.lot, held=held, date=short_date(refused.date)
    )


LOT_SENTENCES: dict[type[BookkeepingError], Callable[[Any], str]] = {
    g.MovementRefusedError: lambda _x: _("These weights do not fit together: check each of them."),
    g.NotSoMuchThereError: _not_so_much,
    g.CostWithoutGoldError: lambda x: _(
        "Nothing would be left to carry the cost of {amount}: undo what came after it, or note it as an unusual loss."
    ).format(amount=money(Money(abs(x.cents)))),
    g.UnknownLotError: lambda x: _("There is no lot {lot}: look at the list again.").format(lot=x.lot),
    g.UnknownMovementError: lambda _x: _("That movement was undone already: look at the list again."),
    g.MixedOwnershipError: lambda x: _(
        "Some of these lots are ours and others are sold for members ({lots}): keep them apart."
    ).format(lots=x.lots),
    g.MembersLotError: lambda x: _(
        "Lot {lot} is each member's, so that it costs us nothing: leave its cost empty, or choose a lot of ours."
    ).format(lot=x.lot),
    g.StockOfLotsError: lambda x: _(
        "What lots cost ({account}) moves with its lots alone, so that the kardex agrees: note it on the lot."
    ).format(account=x.account),
    g.NoNetWeightError: lambda x: _("The load weighs {gross} and what holds it {tare}: check both weights.").format(
        gross=kilos(x.gross_g), tare=kilos(x.tare_g)
    ),
    g.NotDriedError: lambda x: _(
        "The sample weighs {wet} wet and {dry} dry: dry must be less, and more than nothing. Weigh it again."
    ).format(wet=grams(x.wet_mg), dry=grams(x.dry_mg)),
    g.UnknownMeasureError: lambda _x: _("That was taken back already: look at the list again."),
    g.DifferentPlacesError: lambda x: _(
        "{lots} do not lie in one place: choose those that lie together, or send them there first."
    ).format(lots=x.lots),
    g.CauseRequiredError: lambda _x: _("Write what happened."),
    g.LotMovedError: lambda x: _(
        "Lot {lot} moved already: its number and whose it is stay; undo its movements first, or change the rest alone."
    ).format(lot=x.lot),
    g.UnknownProofError: lambda _x: _("That paper was taken off already: look at the list again."),
    g.BesideError: lambda _x: _("This is the cost beside another note: undo the note it belongs to."),
}
