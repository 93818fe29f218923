"""Who lends and who gives, as the fixed choices of their forms."""

from emprende_desktop.i18n.translation import N_
from emprende_desktop.trade.financing import Giver, Lender
from ui.widgets.note_spec import Kinds

LENDERS: Kinds[Lender] = (
    (Lender.INSTITUTION, N_("Bank, caja or cooperative"), "landmark"),
    (Lender.OTHER, N_("A person or moneylender"), "users"),
)
GIVERS: Kinds[Giver] = (
    (Giver.PRIVATE, N_("A private institution"), "hand-coins"),
    (Giver.STATE, N_("The State"), "landmark"),
)
