"""To whom a buyer may give a liquidación de compra: a natural person without RUC, one paper each (field practice)."""

from dataclasses import dataclass

from emprende_desktop.domain.enterprise import LegalForm
from emprende_desktop.gold.sale_errors import LiquidacionRefusedError, OneSellerError

_PEOPLE = (LegalForm.UNREGISTERED, LegalForm.NATURAL)


@dataclass(frozen=True, slots=True)
class WhoSells:
    """The form of the enterprise, whether it has a RUC and sells for members; whether each named seller has one."""

    form: LegalForm
    has_ruc: bool
    on_behalf: bool
    sellers: tuple[bool, ...]


def check_liquidacion(who: WhoSells) -> None:
    """Refuse a liquidación de compra for anybody but one natural person without RUC.

    Raises LiquidacionRefusedError, OneSellerError.
    """
    enterprise_sells = not who.on_behalf and (who.has_ruc or (who.form not in _PEOPLE and not who.sellers))
    if enterprise_sells or any(who.sellers):
        raise LiquidacionRefusedError
    if len(who.sellers) > 1 or (not who.sellers and who.on_behalf):
        raise OneSellerError
