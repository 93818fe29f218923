"""What a review may find in a buyer's paper: a difference to talk about, never a verdict (field practice)."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emprende_desktop.gold.case import Factor


class Severity(StrEnum):
    """How a finding is told: to talk about, to know, or within what assays vary anyway."""

    TALK = "talk"
    NOTE = "note"
    SCATTER = "scatter"


class Kind(StrEnum):
    """What was found; the words are another room's."""

    MOISTURE_HIGH = "moisture_high"
    MOISTURE_ONE_TEST = "moisture_one_test"
    GRADE_FEW_DECIMALS = "grade_few_decimals"
    GRADE_BELOW_LAB = "grade_below_lab"
    GRADE_IN_SCATTER = "grade_in_scatter"
    RECOVERY_BELOW_LAB = "recovery_below_lab"
    PRICE_OF_OTHER_DAY = "price_of_other_day"
    FACTOR_LEFT_OUT = "factor_left_out"
    SACKS_DIFFER = "sacks_differ"
    WET_DIFFERS = "wet_differs"
    MAQUILA_ABOVE_AGREED = "maquila_above_agreed"
    CHARGES_ON_WET = "charges_on_wet"
    SILVER_WITHOUT_FACTOR = "silver_without_factor"
    GRADE_OF_METRIC_TON = "grade_of_metric_ton"
    AVOIRDUPOIS_OUNCE = "avoirdupois_ounce"
    DEDUCTION_DIFFERS = "deduction_differs"
    FX_DIFFERS = "fx_differs"
    IGV_DIFFERS = "igv_differs"
    DETRACCION_DIFFERS = "detraccion_differs"
    RETENTION_DIFFERS = "retention_differs"
    RETENTION_TWICE = "retention_twice"
    NET_DIFFERS = "net_differs"
    LOT_WAITING = "lot_waiting"
    LOT_VOLADO = "lot_volado"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule (1 to 14) found: our figure beside the paper's, in the unit of the kind.

    `factor` is the part of the waterfall that it belongs to; `effect_usd` is what this alone makes of our total, below
    zero where it is less, and None where it is no matter of dollars.
    """

    rule: int
    kind: Kind
    severity: Severity
    ours: Fraction
    theirs: Fraction
    factor: Factor | None = None
    effect_usd: Fraction | None = None
