"""Settlements of random lots come to what the formulas give when they are written out in Decimal."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext

from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.gold.settlement_json import settlement_from_json


def number(low, high, places):
    scale = 10**places
    return st.integers(low * scale, high * scale).map(lambda n: f"{Decimal(n) / scale:.{places}f}")


def rounded(value, places):
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


LOTS = st.fixed_dictionaries(
    {
        "variant": st.sampled_from("AB"),
        "moisture_pct": number(0, 30, 3),
        "wet_t": number(1, 90, 4),
        "grade": number(0, 90, 3),
        "grade_unit": st.sampled_from(("oz_tc", "g_t")),
        "grade_decimals": st.sampled_from("0123456"),
        "grade_rounding": st.sampled_from(("truncate", "half_up", "none")),
        "recovery_pct": number(0, 100, 2),
        "price_usd_oz": number(1, 9000, 2),
        "deduction_usd_oz": number(0, 300, 2),
        "factor": st.sampled_from(("1", "1.1023", "1.10231", "1.102311310924")),
        "maquila": st.one_of(
            st.fixed_dictionaries({"mode": st.just("fixed"), "value": number(0, 200, 2)}),
            st.fixed_dictionaries({"mode": st.just("step"), "base": number(0, 200, 2), "min": number(0, 200, 2)}),
        ),
        "silver": st.fixed_dictionaries(
            {
                "grade_oz_tc": number(0, 20, 2),
                "recovery_pct": number(0, 100, 2),
                "price_usd_oz": number(5, 90, 2),
                "deduction_usd_oz": number(0, 5, 2),
            }
        ),
    }
)
CHARGES = st.tuples(number(0, 60, 3), number(0, 60, 3), number(0, 60, 3))


def by_hand(lot, first, second, third):
    with localcontext() as context:
        context.prec = 80
        d = {key: Decimal(value) for key, value in lot.items() if key in NUMBERS}
        dry = rounded(d["wet_t"] * (1 - rounded(d["moisture_pct"], 2) / 100), 3)
        grade = d["grade"] * 7 / 240 if lot["grade_unit"] == "g_t" else d["grade"]
        if lot["grade_rounding"] != "none":
            way = ROUND_DOWN if lot["grade_rounding"] == "truncate" else ROUND_HALF_UP
            grade = grade.quantize(Decimal(1).scaleb(-int(lot["grade_decimals"])), way)
        m = lot["maquila"]
        step = grade.quantize(Decimal("0.1"), ROUND_DOWN) * 100
        maquila = Decimal(m["value"]) if m["mode"] == "fixed" else max(Decimal(m["min"]), Decimal(m["base"]) + step)
        s = {key: Decimal(value) for key, value in lot["silver"].items()}
        silver = s["grade_oz_tc"] * s["recovery_pct"] / 100 * (s["price_usd_oz"] - s["deduction_usd_oz"]) * d["factor"]
        metal = grade * d["recovery_pct"] / 100 * (d["price_usd_oz"] - d["deduction_usd_oz"])
        if lot["variant"] == "A":
            gold = rounded((metal - maquila - first + second) * d["factor"], 2)
            total = max(Decimal(0), rounded((gold + rounded(silver, 2)) * dry, 2))
        else:
            gold = rounded((metal - maquila) * d["factor"] - first - second - third, 2)
            total = rounded((gold + rounded(silver, 2)) * dry, 2)
        return dry, rounded(maquila, 2), gold, rounded(silver, 2), total


NUMBERS = ("moisture_pct", "wet_t", "grade", "recovery_pct", "price_usd_oz", "deduction_usd_oz", "factor")
KEYS = {"A": ("reagents_usd", "bonus_usd"), "B": ("consumables_usd_t", "freight_usd_t", "other_usd_t")}
SHOWN = ("dry_t", "maquila_usd", "gold_usd_per_t", "silver_usd_per_t", "total_usd")


@given(LOTS, CHARGES)
def test_a_settlement_is_what_its_formula_gives_by_hand(lot, charges):
    names = KEYS[lot["variant"]]
    found = settlement_from_json(lot | dict(zip(names, charges, strict=False)))
    assert tuple(Decimal(found[name]) for name in SHOWN) == by_hand(lot, *map(Decimal, charges))
