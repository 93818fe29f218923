"""Money in integer céntimos, and how an amount in soles is read."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from emprende_desktop.domain.errors import UnreadableAmountError

CENTS_MAX = 10**15  # of one amount; sums may come to what the database holds
SUM_MAX = 2**63 - 1


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in céntimos; negative only as a difference."""

    cents: int

    def __post_init__(self) -> None:
        assert type(self.cents) is int, f"céntimos must be int, not {type(self.cents).__name__}"
        assert abs(self.cents) <= SUM_MAX, "amount out of range"

    def __add__(self, other: "Money") -> "Money":
        return Money(self.cents + other.cents)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.cents - other.cents)

    def __neg__(self) -> "Money":
        return Money(-self.cents)

    def __bool__(self) -> bool:
        return self.cents != 0

    def plain(self) -> str:
        """Return the amount as machines read it: `-1234.50`."""
        sign = "-" if self.cents < 0 else ""
        return f"{sign}{abs(self.cents) // 100}.{abs(self.cents) % 100:02d}"


ZERO = Money(0)


class NumberStyle(StrEnum):
    """How a column writes thousands and decimals; `PERU` is 5,600.50."""

    PERU = "peru"
    EUROPE = "europe"


_PATTERNS = {
    NumberStyle.PERU: re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,2}))?"),
    NumberStyle.EUROPE: re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d{1,13})(?:,(\d{1,2}))?"),
}
_CURRENCY = re.compile(r"^(?:S/\.?|PEN)\s*", re.IGNORECASE)


def parse_money(text: str, style: NumberStyle = NumberStyle.PERU) -> Money:
    """Read an amount in soles, `S/` allowed; at most two decimals.

    Raises UnreadableAmountError for anything else, `12,34` and `12.345` included.
    """
    bare = _CURRENCY.sub("", text.strip().replace("\N{NO-BREAK SPACE}", " ")).strip()
    match = _PATTERNS[style].fullmatch(bare)
    if match is None or not bare.isascii():
        raise UnreadableAmountError(text)
    sign, whole, decimals = match.groups()
    cents = int(re.sub(r"\D", "", whole)) * 100 + int((decimals or "").ljust(2, "0"))
    return Money(-cents if sign else cents)


def round_half_up(value: Decimal) -> Money:
    """Round céntimos with decimals to whole céntimos, halves away from zero (SUNAT's rule for amounts)."""
    return Money(int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP)))


def split_included_tax(total: Money, percent: Decimal) -> tuple[Money, Money]:
    """Split a price into net and tax, in céntimos: tax is what remains, so both add up to the price."""
    net = round_half_up(Decimal(total.cents) * 100 / (100 + percent))
    return net, total - net
