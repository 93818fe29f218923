"""What the books say of a month, in céntimos: all that the rules of taxes and limits ask for."""

from dataclasses import dataclass, replace
from decimal import Decimal

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.money import ZERO, Money, split_included_tax
from emprende_desktop.domain.period import Month


@dataclass(frozen=True, slots=True)
class Traded:
    """What was sold or bought, in céntimos, by how many documents, and by how many of those that bear IGV.

    `taxed` is what bears IGV and `tax` the IGV beside it; `untaxed` is the whole price of what bears none, or one that
    gives no credit. A regime that does not part the IGV from the price has the whole price in `taxed` and no `tax`.
    """

    taxed: Money = ZERO
    untaxed: Money = ZERO
    tax: Money = ZERO
    documents: int = 0
    taxed_documents: int = 0

    @property
    def net(self) -> Money:
        """Return the value without IGV."""
        return self.taxed + self.untaxed

    @property
    def total(self) -> Money:
        """Return what was paid or will be."""
        return self.net + self.tax

    def __add__(self, other: "Traded") -> "Traded":
        return Traded(
            self.taxed + other.taxed, self.untaxed + other.untaxed, self.tax + other.tax,
            self.documents + other.documents, self.taxed_documents + other.taxed_documents,
        )  # fmt: skip

    def __sub__(self, other: "Traded") -> "Traded":
        """Take back what credit notes took back; the documents of both were counted."""
        return self + replace(other, taxed=-other.taxed, untaxed=-other.untaxed, tax=-other.tax)

    def parted(self, percent: Decimal) -> "Traded":
        """Return the same prices with their IGV beside them, as a regime with IGV would have them."""
        if self.tax:
            return self
        taxed, tax = split_included_tax(self.taxed, percent)
        return replace(self, taxed=taxed, tax=tax)

    def whole(self) -> "Traded":
        """Return the same prices with the IGV in them, as a regime without IGV has them."""
        return replace(self, taxed=self.taxed + self.tax, tax=ZERO)


NOTHING = Traded()


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """One month: what was sold and bought on credit or not, what notes took back, what was bought to last, withheld.

    `bought` leaves out what lasts, which is `assets` (no limit of purchases counts it; LIR art. 118, D.Leg. 937);
    `withheld` is the IGV that customers or suppliers kept or charged ahead (retenciones, percepciones), in céntimos.
    """

    month: Month
    regime: TaxRegime
    sold: Traded = NOTHING
    notes: Traded = NOTHING
    bought: Traded = NOTHING
    returned: Traded = NOTHING
    assets: Traded = NOTHING
    withheld: Money = ZERO

    @property
    def sales(self) -> Traded:
        """Return what was sold less what credit notes took back."""
        return self.sold - self.notes

    @property
    def purchases(self) -> Traded:
        """Return what was bought less what suppliers' credit notes took back, without what lasts."""
        return self.bought - self.returned

    def under(self, regime: TaxRegime, percent: Decimal) -> "MonthFigures":
        """Return the same month at the same prices as another regime would have it; `percent` is the IGV."""

        def told(traded: Traded) -> Traded:
            return traded.parted(percent) if regime.splits_igv else traded.whole()

        return MonthFigures(
            self.month, regime, told(self.sold), told(self.notes), told(self.bought), told(self.returned),
            told(self.assets), self.withheld if regime.splits_igv else ZERO,
        )  # fmt: skip
