"""What kinds of items are called."""

from emprende_desktop.i18n.translation import N_

KINDS = {
    "material": N_("Materials"),
    "supply": N_("Supplies"),
    "goods": N_("Goods to sell"),
    "product": N_("Products I make"),
    "service": N_("Services I give"),
}
