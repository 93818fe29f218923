"""What is said beside a sale of gold before it is saved, in neutral words; only the limit of a person stops it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.gold.balance import CapState, CapUse, is_more_than_made
from emprende_desktop.gold.dore import is_underpaid
from emprende_desktop.gold.members import Lack, lacks
from emprende_desktop.gold.paper import WhoSells, check_liquidacion
from emprende_desktop.i18n.formats import grams, short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.gold_sales import MadeAndSold, SellerFacts, seller_facts
from ui.books import Books
from ui.widgets.gold_words import percent
from ui.widgets.seller_rows import Told


@dataclass(frozen=True, slots=True)
class SaleAsked:
    """A sale about to be saved: its grams (milligrams) and people; `without` is the entry that it corrects.

    `made` and `unpermitted` (codes of its lots whose ore has no permission) are what the books know without it. `paper`
    is who sells by a liquidación de compra, None where it goes by another paper.
    """

    date: dt.date
    made: MadeAndSold
    unpermitted: tuple[str, ...]
    sold_mg: int
    found_mg: int
    sellers: tuple[Told, ...]
    paper: WhoSells | None
    paid_pct: Fraction | None
    usual_pct: Fraction | None
    without: int | None


@dataclass(frozen=True, slots=True)
class Warned:
    """The sentences, and whether somebody passes her limit."""

    sentences: tuple[str, ...]
    over: bool


def warned(books: Books, asked: SaleAsked) -> Warned:
    """Return what must be said of a sale."""
    said = [*_paper(asked.paper), *_underpaid(asked), *_permission(asked), *_more_than_made(asked)]
    over = False
    for told in asked.sellers:
        facts = books.fetch(seller_facts, told.who, asked.date, asked.without)
        said += _accredited(told.who.name, facts, asked.date)
        if facts.use is not None:
            use = CapUse(facts.use.gross_mg + told.gross_mg, facts.use.fine_mg, facts.use.cap_mg)
            said += _limit(told.who.name, use)
            over = over or use.state is CapState.OVER
    return Warned(tuple(said), over)


def _paper(who: WhoSells | None) -> list[str]:
    try:
        if who is not None:
            check_liquidacion(who)
    except BookkeepingError as error:
        return [sentence(error)]
    return []


def _underpaid(asked: SaleAsked) -> list[str]:
    if asked.paid_pct is None or asked.usual_pct is None or not is_underpaid(asked.paid_pct, asked.usual_pct):
        return []
    told = _("{paid} of the value is paid, and your sales of the last 90 days had {usual}: a difference to talk about.")
    return [told.format(paid=percent(asked.paid_pct), usual=percent(asked.usual_pct))]


def _permission(asked: SaleAsked) -> list[str]:
    told = _("No permission to gather is on record for lot {lots}.")
    return [told.format(lots=", ".join(asked.unpermitted))] if asked.unpermitted else []


def _more_than_made(asked: SaleAsked) -> list[str]:
    known = asked.made
    sold = known.sold_mg + asked.sold_mg
    on_hand = max(known.on_hand_mg + asked.found_mg - asked.sold_mg, 0)
    if not is_more_than_made(sold, known.made_mg, on_hand):
        return []
    told = _(
        "With this sale {sold} of fine gold are sold, and {made} were made and are not on hand: look at the weights."
    )
    return [told.format(sold=grams(sold), made=grams(known.made_mg - on_hand))]


def _accredited(name: str, facts: SellerFacts, date: dt.date) -> list[str]:
    if facts.is_stranger:
        return [_("{name} is not in the register of members.").format(name=name)]
    if facts.member is None:
        return []
    missing, accreditation = lacks(facts.member, date), facts.member.accreditation
    if Lack.NO_ACCREDITATION in missing:
        return [_("No padron of {name} is on record.").format(name=name)]
    if Lack.EXPIRED in missing and accreditation is not None and accreditation.valid_until is not None:
        told = _("The padron of {name} ended on {date}.")
        return [told.format(name=name, date=short_date(accreditation.valid_until))]
    return []


def _limit(name: str, use: CapUse) -> list[str]:
    if use.state is CapState.OVER:
        told = _("With this {name} sells {sold} this month, {over} over the limit of {cap}: write the reason below.")
    elif use.state is CapState.NEAR:
        told = _("With this {name} sells {sold} this month: {left} are left of the limit of {cap}.")
    else:
        return []
    return [
        told.format(
            name=name, sold=grams(use.gross_mg), over=grams(use.over_mg), left=grams(use.left_mg), cap=grams(use.cap_mg)
        )
    ]
