"""The calculations that anybody may check, from an object of JSON to another: keys as they are typed, numbers as text.

Each raises what `Fields` does for a key that is missing, unknown or wrong, and what its arithmetic does.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeVar

from emprende_desktop.domain.exact import decimals_of, exact_text, half_up, parse_exact
from emprende_desktop.domain.json_errors import WrongKindError
from emprende_desktop.domain.json_fields import Fields, list_of, text_of
from emprende_desktop.gold.balance import MassBalance, Ore, gold_in
from emprende_desktop.gold.costing import Movement, MovementKind, Step, moving_average
from emprende_desktop.gold.dore import Bar, DoreTerms, sell_dore
from emprende_desktop.gold.limits import above_zero, at_most
from emprende_desktop.gold.sharing import Takings, product_basis, shares
from emprende_desktop.gold.stock_errors import CalculatedCostError, TooManyDecimalsError, UnevenFactorsError

Answer = dict[str, object]
T = TypeVar("T")

_BAR = ("gross_g", "fineness_permille")
_DORE = (
    "bars", "price_usd_oz", "payable_pct", "refining_usd_per_fine_oz", "fixed_fee_usd", "fx", "withholding_pct",
)  # fmt: skip
_MOVEMENT = ("kind", "fine_g", "cost")
_SHARE = ("amount", "costs", "fund", "basis")
_ORE = ("dry_t", "grade_g_t")
_BALANCE = ("lots", "recovered_fine_g", "tails_t", "tails_g_t")


def dore_from_json(given: Mapping[str, object]) -> Answer:
    """Return what bars are sold for; charges and withholding that are not given are zero."""
    fields = Fields(given, _DORE)
    terms = DoreTerms(
        fields.number("price_usd_oz"),
        fields.number("payable_pct"),
        fields.number_or_zero("refining_usd_per_fine_oz"),
        fields.number_or_zero("fixed_fee_usd"),
        fields.number("fx"),
        fields.number_or_zero("withholding_pct"),
    )
    sale = sell_dore(_each(fields.value("bars"), "bars", _bar), terms)
    return {
        "fine_g": exact_text(sale.fine_g),
        "gross_g": exact_text(sale.gross_g),
        "net_usd": _money(sale.net_usd_cents),
        "pen": _money(sale.pen_cents),
        "withheld_pen": _money(sale.withheld_cents),
        "net_pen": _money(sale.net_pen_cents),
    }


def moving_average_from_json(given: Mapping[str, object]) -> Answer:
    """Return what each movement of fine gold cost and left."""
    movements = _each(Fields(given, ("movements",)).value("movements"), "movements", _movement)
    return {"steps": [_step(step) for step in moving_average(movements)]}


def share_from_json(given: Mapping[str, object]) -> Answer:
    """Return each member's share in soles; costs and fund that are not given are zero."""
    fields = Fields(given, _SHARE)
    costs, fund = (_cents(fields, key) if fields.has(key) else 0 for key in ("costs", "fund"))
    takings = Takings(_cents(fields, "amount"), costs, fund)
    rows = _each(fields.value("basis"), "basis", _factors)
    if len({len(row) for row in rows}) > 1:
        raise UnevenFactorsError("basis")
    return {"shares": [_money(share) for share in shares(takings.left_cents, product_basis(rows))]}


def mass_balance_from_json(given: Mapping[str, object]) -> Answer:
    """Return where the gold of ore went; tails that are not given are none."""
    fields = Fields(given, _BALANCE)
    tails = Fraction()
    if fields.has("tails_t") or fields.has("tails_g_t"):
        tails = gold_in((Ore(fields.number("tails_t"), fields.number("tails_g_t")),))
    contained = gold_in(_each(fields.value("lots"), "lots", _ore))
    balance = MassBalance(contained, fields.number("recovered_fine_g"), tails)
    return {
        "contained_g": exact_text(balance.contained_g),
        "recovery_pct": _percent(balance.recovery_pct),
        "tails_g": exact_text(balance.tails_g),
        "unaccounted_g": exact_text(balance.unaccounted_g),
        "unaccounted_pct": _percent(balance.unaccounted_pct),
        "flag": balance.is_flagged,
    }


def _each(value: object, place: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
    """Return what `read` makes of each value of a list and of where it stands: `bars[2]`."""
    return tuple(read(one, f"{place}[{number}]") for number, one in enumerate(list_of(value, place), start=1))


def _bar(given: object, place: str) -> Bar:
    fields = Fields(given, _BAR, place)
    gross, permille = _positive(fields, "gross_g"), _positive(fields, "fineness_permille")
    at_most(permille, 1_000, fields.named("fineness_permille"))
    return Bar(gross, permille)


def _ore(given: object, place: str) -> Ore:
    fields = Fields(given, _ORE, place)
    return Ore(fields.number("dry_t"), fields.number("grade_g_t"))


def _movement(given: object, place: str) -> Movement:
    fields = Fields(given, _MOVEMENT, place)
    kind, fine_mg = fields.choice("kind", MovementKind), 1_000 * _positive(fields, "fine_g")
    if kind is MovementKind.IN:
        return Movement(kind, fine_mg, _cents(fields, "cost"))
    if fields.has("cost") and fields.value("cost") is not None and fields.number("cost"):
        raise CalculatedCostError(fields.named("cost"))
    return Movement(kind, fine_mg)


def _positive(fields: Fields, key: str) -> Fraction:
    number = fields.number(key)
    above_zero(number, fields.named(key))
    return number


def _cents(fields: Fields, key: str) -> int:
    """Return an amount of soles in céntimos; raises TooManyDecimalsError."""
    if decimals_of(fields.text(key)) > 2:
        raise TooManyDecimalsError(fields.named(key), fields.text(key), 2)
    return int(fields.number(key) * 100)


def _step(step: Step) -> Answer:
    left = step.left
    return {
        "cost": _money(step.cents),
        "left_g": exact_text(Fraction(left.fine_mg) / 1_000),
        "left_cost": _money(left.cents),
    }


def _factors(given: object, place: str) -> tuple[Fraction, ...]:
    if given == []:
        raise WrongKindError(place, "list")
    return _each(given, place, lambda factor, at: parse_exact(text_of(factor, at), at))


def _money(hundredths: int) -> str:
    return f"{half_up(Fraction(hundredths, 100), 2):f}"


def _percent(value: Fraction) -> str:
    return f"{half_up(value, 4):f}"
