"""Sums of gold that anybody can check: an object of JSON in, an object of JSON out, no books."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import BinaryIO

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.json_fields import once
from emprende_desktop.gold.calculations import (
    dore_from_json,
    mass_balance_from_json,
    moving_average_from_json,
    share_from_json,
)
from emprende_desktop.gold.errors import NoMoistureTestError, TareExceedsGrossError
from emprende_desktop.gold.settlement_json import settlement_from_json
from emprende_desktop.gold.stock_errors import (
    LossWithoutRestError,
    MoreGoldThanLeftError,
    NothingToShareByError,
    TakenFirstError,
)
from emprende_desktop.i18n.translation import _
from emprende_desktop.terminal.usage import UsageError

BYTES_MAX = 16 * 1024 * 1024
TOLD_MAX = 300
COUNT_DIGITS_MAX = 6


class Calculation(StrEnum):
    """What can be calculated."""

    SETTLEMENT = "settlement"
    DORE = "dore"
    MOVING_AVERAGE = "moving-average"
    SHARE = "share"
    MASS_BALANCE = "mass-balance"


_ANSWERS: dict[Calculation, Callable[[Mapping[str, object]], Mapping[str, object]]] = {
    Calculation.SETTLEMENT: settlement_from_json,
    Calculation.DORE: dore_from_json,
    Calculation.MOVING_AVERAGE: moving_average_from_json,
    Calculation.SHARE: share_from_json,
    Calculation.MASS_BALANCE: mass_balance_from_json,
}


_ABOUT: dict[type[BookkeepingError], str] = {
    MoreGoldThanLeftError: "movements",
    LossWithoutRestError: "movements",
    NothingToShareByError: "basis",
    TakenFirstError: "costs, fund",
    NoMoistureTestError: "moisture_tests",
    TareExceedsGrossError: "gross_t, tare_t",
}


class _Bare:
    """A number of JSON without quotes, of no kind that is read: what reads it names its key."""

    def __init__(self, _digits: str) -> None: ...


def answer(calculation: Calculation, asked: BinaryIO) -> str:
    """Read one object of JSON and return the answer as one; raises UsageError, which names the key."""
    try:
        return json.dumps(_ANSWERS[calculation](_given(asked)), indent=2)
    except UsageError:
        raise
    except BookkeepingError as refused:
        from emprende_desktop.i18n.messages import sentence

        key = _ABOUT.get(type(refused))
        raise UsageError(_one_line(f"{key}: {sentence(refused)}" if key else sentence(refused))) from None


def _given(asked: BinaryIO) -> Mapping[str, object]:
    """Return the object that was sent; raises UsageError, KeysTogetherError."""
    sent = asked.read(BYTES_MAX + 1)
    if len(sent) > BYTES_MAX:
        raise UsageError(_("That is too much to calculate at once: send less than 16 MB."))
    try:
        text = sent.decode("utf-8-sig")
        given = json.loads(text, object_pairs_hook=once, parse_int=_whole, parse_float=_Bare, parse_constant=_Bare)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise UsageError(_('What was sent is not an object of JSON: write it as {"key": "value"}, in UTF-8.'))
    return given


def _whole(digits: str) -> object:
    """Return a small count, which needs no quotes."""
    return int(digits) if len(digits) <= COUNT_DIGITS_MAX else _Bare(digits)


def _one_line(told: str) -> str:
    """Return a sentence without what would break its line, cut where somebody sent pages."""
    line = "".join(letter if letter.isprintable() else " " for letter in told[:TOLD_MAX])
    return line if len(told) <= TOLD_MAX else f"{line}…"
