"""A document in soles: the books, the registers and the taxes of a month are in soles whatever it was made out in.

Each part is converted by itself at the rate of the document and rounded once; the total is what the parts add up to, so
that nothing is left over. In soles it is the document as it stands.
"""

from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.money import Money, round_half_up
from emprende_desktop.invoicing.totals import Totals


@dataclass(frozen=True, slots=True)
class InSoles:
    """The parts of a document in céntimos of soles; free operations are told and not part of the total."""

    export: Money
    taxed: Money
    igv: Money
    exempt: Money
    unaffected: Money
    isc: Money
    bags: Money
    free: Money
    free_igv: Money
    withheld: Money

    @property
    def value(self) -> Money:
        """Return what was sold or bought, without taxes and without what an advance told before."""
        return self.export + self.taxed + self.exempt + self.unaffected

    @property
    def total(self) -> Money:
        """Return the document's total."""
        return self.value + self.igv + self.isc + self.bags


def in_soles(totals: Totals, rate: Decimal | None) -> InSoles:
    """Return a document's parts in soles; `rate` is soles for one unit of its currency, None for soles."""

    def part(amount: Money) -> Money:
        return amount if rate is None else round_half_up(Decimal(amount.cents) * rate)

    return InSoles(
        part(totals.export),
        part(totals.taxed),
        part(totals.igv),
        part(totals.exempt),
        part(totals.unaffected),
        part(totals.isc),
        part(totals.bags),
        part(totals.free),
        part(totals.free_igv),
        part(totals.withheld),
    )
