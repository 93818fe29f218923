"""What every note asks of its amount."""

from emprende_desktop.domain.errors import AmountNotPositiveError
from emprende_desktop.domain.money import ZERO, Money


def positive(amount: Money) -> None:
    """Raise AmountNotPositiveError unless an amount is above zero."""
    if amount <= ZERO:
        raise AmountNotPositiveError(amount.cents)
