"""What an enterprise is before the law, dated: its form and its tax regime."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.errors import (
    FormRegimeMismatchError,
    FormRequiredError,
    NameRequiredError,
    RucRequiredError,
)
from emprende_desktop.domain.identity import checked_ruc


class LegalForm(StrEnum):
    """Who owns the enterprise before the law."""

    UNREGISTERED = "unregistered"
    NATURAL = "natural"
    EIRL = "eirl"
    SRL = "srl"
    SAC = "sac"
    ASSOCIATION = "association"
    COOPERATIVE = "cooperative"


class TaxRegime(StrEnum):
    """How the enterprise is taxed."""

    NONE = "none"
    NRUS = "nrus"
    RER = "rer"
    RMT = "rmt"
    GENERAL = "general"

    @property
    def splits_igv(self) -> bool:
        """Say whether prices hold an IGV that is owed to the State."""
        return self in (TaxRegime.RER, TaxRegime.RMT, TaxRegime.GENERAL)


class Module(StrEnum):
    """A part of the program that a company switches on; one that does not work with it never sees it."""

    GOLD = "gold"


MODULES = "modules"  # the preference that keeps what a company has switched on


def switched_on(needs: Module | None, modules: frozenset[Module]) -> bool:
    """Say whether a company sees what needs a module, or needs none."""
    return needs is None or needs in modules


class Trade(StrEnum):
    """What the enterprise lives from: the set of categories it begins with."""

    SEWING = "sewing"
    BAKERY = "bakery"
    SHOP = "shop"
    POULTRY = "poultry"
    FOOD = "food"
    SERVICES = "services"
    GOLD = "gold"
    GENERAL = "general"

    @property
    def modules(self) -> frozenset[Module]:
        """Return what a company of this trade has switched on from the start."""
        return frozenset({Module.GOLD}) if self is Trade.GOLD else frozenset()


@dataclass(frozen=True, slots=True)
class Standing:
    """The form and regime from a date on; raises FormRegimeMismatchError (NRUS is for natural persons, D.Leg. 937)."""

    valid_from: dt.date
    form: LegalForm
    regime: TaxRegime

    def __post_init__(self) -> None:
        natural = self.form is LegalForm.NATURAL
        registered = self.form is not LegalForm.UNREGISTERED
        if (self.regime is TaxRegime.NRUS and not natural) or (self.regime is not TaxRegime.NONE and not registered):
            raise FormRegimeMismatchError(self.form, self.regime)


@dataclass(frozen=True, slots=True)
class Enterprise:
    """Name, the alias that strangers may see, RUC or empty, place on earth, trade."""

    name: str
    alias: str
    ruc: str
    locality: str
    trade: Trade

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise NameRequiredError("name")
        if not self.alias.strip():
            raise NameRequiredError("alias")
        if self.ruc:
            checked_ruc(self.ruc)


@dataclass(frozen=True, slots=True)
class NewCompany:
    """What the three first pages ask; `practice` marks the enterprise that is only for learning."""

    enterprise: Enterprise
    standing: Standing
    leader: str
    practice: bool = False


def default_standing(ruc: str, form: LegalForm | None, regime: TaxRegime | None, valid_from: dt.date) -> Standing:
    """Fill in what a RUC already answers: RUC 10 is natural and NRUS, none is unregistered, RUC 20 must say its form.

    Raises FormRequiredError, RucRequiredError, FormRegimeMismatchError.
    """
    if form is None:
        if ruc and not ruc.startswith("10"):
            raise FormRequiredError(ruc)
        form = LegalForm.NATURAL if ruc else LegalForm.UNREGISTERED
    if regime is None:
        regime = TaxRegime.NRUS if ruc and form is LegalForm.NATURAL else TaxRegime.NONE
    if regime is not TaxRegime.NONE and not ruc:
        raise RucRequiredError(regime)
    if regime is TaxRegime.NRUS and not ruc.startswith("10"):
        raise FormRegimeMismatchError(form, regime)
    return Standing(valid_from, form, regime)
