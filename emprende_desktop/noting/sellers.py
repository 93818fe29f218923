"""Who sells gold, by which paper, and how much a person may sell in a month: asked before a sale is posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.period import Month
from emprende_desktop.gold.balance import SoldGold, cap_use
from emprende_desktop.gold.lots import Ownership
from emprende_desktop.gold.paper import WhoSells, check_liquidacion
from emprende_desktop.gold.sale_errors import OneSellerError, OverCapError
from emprende_desktop.trade.documents import DocumentKind

if TYPE_CHECKING:
    from emprende_desktop.gold.notes import GoldSale
    from emprende_desktop.persistence.unit_of_work import UnitOfWork


def check_sellers(uow: UnitOfWork, sale: GoldSale) -> None:
    """Refuse a paper that its seller cannot have, and more than a person may sell in a month without a reason.

    Raises LiquidacionRefusedError, OneSellerError, OverCapError, UnknownLotError.
    """
    cap = uow.lots.cap_mg(sale.date)
    if sale.document.kind is DocumentKind.LIQUIDACION:
        behalf = any(uow.lots.get(part.lot).ownership is Ownership.AGENCY for part in sale.parts)
        rucs = tuple(uow.lots.has_ruc(seller.party) for seller in sale.sellers)
        check_liquidacion(WhoSells(uow.standing(sale.date).form, uow.lots.enterprise_has_ruc(), behalf, rucs))
        if cap is not None and not sale.sellers:
            raise OneSellerError
    if cap is None:
        return
    month = Month.of(sale.date)
    for seller in sale.sellers:
        before = SoldGold(seller.party, month, *uow.lots.sold_by(seller.party, month))
        now = SoldGold(seller.party, month, seller.gross_mg, seller.fine_mg)
        use = cap_use((before, now), cap)[seller.party, month]
        if use.over_mg and not seller.reason.strip():
            raise OverCapError(uow.masters.party_name(seller.party), use.gross_mg, cap)
