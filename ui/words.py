"""The words for legal forms, regimes, trades and modules, in the order they are offered."""

from emprende_desktop.domain.enterprise import LegalForm, Module, TaxRegime, Trade
from emprende_desktop.i18n.translation import N_

TRADES = (
    (Trade.SEWING, N_("Sewing")),
    (Trade.BAKERY, N_("Bakery")),
    (Trade.SHOP, N_("Shop")),
    (Trade.POULTRY, N_("Poultry")),
    (Trade.FOOD, N_("Food")),
    (Trade.SERVICES, N_("Services")),
    (Trade.GOLD, N_("Gold")),
    (Trade.GENERAL, N_("Another")),
)
FORMS = (
    (LegalForm.UNREGISTERED, N_("We have no RUC yet")),
    (LegalForm.NATURAL, N_("One person with a RUC that begins with 10")),
    (LegalForm.EIRL, N_("EIRL")),
    (LegalForm.SRL, N_("SRL")),
    (LegalForm.SAC, N_("SAC")),
    (LegalForm.ASSOCIATION, N_("Association")),
    (LegalForm.COOPERATIVE, N_("Cooperative")),
)
REGIMES = (
    (TaxRegime.NONE, N_("None")),
    (TaxRegime.NRUS, N_("NRUS: a fixed monthly fee")),
    (TaxRegime.RER, N_("Special regime (RER)")),
    (TaxRegime.RMT, N_("MYPE regime (RMT)")),
    (TaxRegime.GENERAL, N_("General regime")),
)
WORK = ((Module.GOLD, N_("We gather or sell gold.")),)
