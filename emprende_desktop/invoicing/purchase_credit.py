"""What of a purchase's IGV is credited, what waits, what is cost, and what must be said of a paper that is right."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.purchase_papers import FACTURA, Gives, paper_type
from emprende_desktop.invoicing.purchases import (
    PurchaseDocument,
    PurchaseRules,
    expected_igv,
    expected_withholding,
)

_YEAR = 365  # days: how long IGV may be taken into a register is not verified (Ley 29215 art. 2, D.Leg. 1669)
_CASH = (PlaceKind.CASH, PlaceKind.PERSONAL)


class NoCredit(StrEnum):
    """Why the IGV of a purchase is not credited, or not yet."""

    REGIME = "regime"
    PAPER = "paper"
    SUPPLIER = "supplier"
    CASH = "cash"
    DEPOSIT = "deposit"


@dataclass(frozen=True, slots=True)
class Credit:
    """The IGV of a purchase in céntimos of soles: credited, waiting for the detracción's deposit, and cost."""

    credited: Money
    waiting: Money
    cost: Money
    why: NoCredit | None


class Remark(StrEnum):
    """What is said of a paper before it is saved, though it may be."""

    ROUNDED = "rounded"
    IGV_ROUNDED = "igv-rounded"
    CASH = "cash"
    BANK_LATER = "bank-later"
    DEPOSIT = "deposit"
    WITHHOLD = "withhold"
    OLD = "old"


def gives_credit(document: PurchaseDocument) -> bool:
    """Say whether the paper is one that gives credit; a note gives what the paper gave that it changes."""
    gives = document.paper.gives
    if gives is Gives.REFERENCE and document.reference is not None:
        gives = paper_type(document.reference.code).gives
    return gives is Gives.YES


def in_cash(document: PurchaseDocument, rules: PurchaseRules, paid: PlaceKind | None) -> bool:
    """Say whether so much was paid from cash that a bank should have carried it (Ley 28194)."""
    return paid in _CASH and document.amounts.total >= rules.banked_from and document.paper.sign > 0


def credit(regime: TaxRegime, document: PurchaseDocument, rules: PurchaseRules, paid: PlaceKind | None) -> Credit:
    """Part the IGV of a purchase: what the regime, the paper and where it was `paid` from allow (LIGV art. 18, 19).

    A detracción lets it be credited once it was deposited (D.Leg. 940, first final provision).
    """
    igv = document.in_soles.igv
    if not igv:
        return Credit(ZERO, ZERO, ZERO, None)
    why = _why_not(regime, document, rules, paid)
    if why is None:
        return Credit(igv, ZERO, ZERO, None)
    if why is NoCredit.DEPOSIT:
        return Credit(ZERO, igv, ZERO, why)
    return Credit(ZERO, ZERO, igv, why)


def _why_not(
    regime: TaxRegime, document: PurchaseDocument, rules: PurchaseRules, paid: PlaceKind | None
) -> NoCredit | None:
    if not regime.splits_igv:
        return NoCredit.REGIME
    if not gives_credit(document):
        return NoCredit.PAPER
    if document.code == FACTURA and document.supplier.identity is not IdentityKind.RUC:
        return NoCredit.SUPPLIER
    if in_cash(document, rules, paid):
        return NoCredit.CASH
    if document.detraction is not None and not document.detraction.done:
        return NoCredit.DEPOSIT
    return None


def remarks(document: PurchaseDocument, rules: PurchaseRules, paid: PlaceKind | None) -> tuple[Remark, ...]:
    """Return what is to be said of a paper that may be saved."""
    amounts = document.amounts
    owed_much = document.place is None and amounts.total >= rules.banked_from and document.paper.sign > 0
    said = (
        (Remark.ROUNDED, bool(amounts.rounding)),
        (Remark.IGV_ROUNDED, amounts.igv != expected_igv(amounts, rules)),
        (Remark.CASH, in_cash(document, rules, paid)),
        (Remark.BANK_LATER, owed_much),
        (Remark.DEPOSIT, document.detraction is not None and not document.detraction.done),
        (Remark.OLD, document.date < rules.today - dt.timedelta(days=_YEAR)),
        (Remark.WITHHOLD, not document.withheld and bool(expected_withholding(document, rules))),
    )
    return tuple(remark for remark, holds in said if holds)
