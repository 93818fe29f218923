"""The register of what lasts: cost, what is used up, and what is left of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.money import Money, round_half_up
from emprende_desktop.domain.period import Month

MONTHS_OF_PERCENT = 1200


@dataclass(frozen=True, slots=True)
class RegisteredAsset:
    """A thing as the register has it, in céntimos.

    `used_up` is what was depreciated until now, before the books and in them; `granted` is what of its cost a grant
    paid and `earned` what of that became income; `deferred` is the account where the rest waits.
    """

    id: int
    name: str
    asset_class: str
    first_month: Month
    cost: Money
    before_books: Money
    used_up: Money
    granted: Money
    earned: Money
    deferred: str
    sold: bool = False

    @property
    def left(self) -> Money:
        """Return cost less what is used up."""
        return self.cost - self.used_up


def used_up_after(asset: RegisteredAsset, percents: Iterable[Decimal]) -> Money:
    """Return what is used up after months of straight-line use at these yearly rates, never more than the cost.

    Rounded once over all the months, half up, so that twelve months of a year add up to the year's rate.
    """
    used = round_half_up(Decimal(asset.cost.cents) * sum(percents, Decimal(0)) / MONTHS_OF_PERCENT)
    return min(asset.cost, asset.before_books + used)


def earned_after(asset: RegisteredAsset, used_up: Money) -> Money:
    """Return what of its grant is earned when so much of a thing is used up."""
    return round_half_up(Decimal(asset.granted.cents) * used_up.cents / asset.cost.cents)
