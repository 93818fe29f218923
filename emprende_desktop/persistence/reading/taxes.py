"""What the books say of each month for taxes and limits, read once for queries and commands alike."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from emprende_desktop.domain.dated import DatedValue, DatedValues
from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.figures import NOTHING, MonthFigures, Traded
from emprende_desktop.formality.tax_state import HeldBack, TaxEntry, TaxState
from emprende_desktop.formality.worksheet import Before, Carried, MonthTaxes, Tax, taxes_of
from emprende_desktop.persistence.reading.dated import standing_on
from emprende_desktop.persistence.reading.fragments import begins_with, stands
from emprende_desktop.persistence.reading.reader import Reader, Row, many
from emprende_desktop.posting_rules.accounts import IGV
from emprende_desktop.posting_rules.documents import BOUGHT, GIVEN, INCOME_TAX_HELD_BACK
from emprende_desktop.posting_rules.purchases import FEES_WITHHELD, IGV_WAITING
from emprende_desktop.posting_rules.taxes import IGV_AHEAD, IGV_WITHHELD, PAYMENT, POSTED

SALES = ("70", "7564")  # what is sold, machines that are sold too
PURCHASES = ("60", "63", "656")
LASTING = ("33",)
LAND_AND_VEHICLES = ("331", "332", "334")


class _Nature(StrEnum):
    SOLD = "sold"
    BOUGHT = "bought"
    LASTING = "lasting"


# One row for each kind of entry of a month. What was undone within its month is left out with what undoes it; undone
# in a later one it counts there, below zero. An entry that moves only IGV and money pays it and buys nothing; what
# brings a noted purchase in line with its liquidación holds IGV back from who sold, and that is credit of ours;
# paying SUNAT what was held back is no withholding from us.
_MONTHS = f"""
WITH grouped AS MATERIALIZED (
  SELECT a.id, {begins_with(":sales")} AS sells, {begins_with(":purchases")} AS buys,
    {begins_with(":lasting")} AS lasts, a.code = :igv AS is_igv, {begins_with(":ahead")} AS is_ahead
  FROM account a WHERE {begins_with(":all")}
), touched AS (
  SELECT p.entry_id, SUM((p.credit - p.debit) * g.sells) AS sold, SUM((p.debit - p.credit) * g.buys) AS bought,
    SUM((p.debit - p.credit) * g.lasts) AS lasting, SUM((p.credit - p.debit) * g.is_igv) AS tax,
    SUM((p.debit - p.credit) * g.is_ahead) AS ahead
  FROM grouped g JOIN posting p ON p.account_id = g.id AND p.date BETWEEN :start AND :end GROUP BY p.entry_id
), told AS (
  SELECT substr(e.date, 1, 7) AS month, t.*,
    CASE WHEN t.sold <> 0 THEN 'sold' WHEN t.lasting <> 0 THEN 'lasting'
      WHEN t.bought <> 0 OR (o.memo_template = :given AND t.ahead <> 0) OR EXISTS (
        SELECT 1 FROM posting q JOIN account b ON b.id = q.account_id
        WHERE q.entry_id = e.id
          AND (b.code LIKE '6%' OR b.code LIKE '18%' OR b.code LIKE '2%' OR b.code = :waiting)) THEN 'bought'
      ELSE '' END AS nature,
    o.memo_template NOT IN ('gold_sale', 'ore_purchase') AND COALESCE(c.taxed, 1) AS taxed,
    COALESCE(json_extract(o.memo_arguments, '$.document'), '') = 'factura' OR EXISTS (
      SELECT 1 FROM purchase u WHERE u.entry_id = o.id AND u.type_code = '01') AS factura,
    o.memo_template = :given AND t.ahead = 0 AS adjusts,
    CASE WHEN t.ahead = 0 OR o.memo_template IN (:slip, :given) OR NOT EXISTS (
      SELECT 1 FROM posting q JOIN account b ON b.id = q.account_id WHERE q.entry_id = e.id
        AND b.code NOT LIKE '10%' AND b.code NOT LIKE '4017%' AND b.code <> :withheld) THEN 0 ELSE t.ahead END AS held,
    COALESCE(
      (SELECT d.taxed FROM document d WHERE d.entry_id = o.id AND d.exempt + d.unaffected + d.export <> 0
        AND d.kind <> 'quotation' AND NOT EXISTS (SELECT 1 FROM document_void v WHERE v.document_id = d.id)),
      (SELECT u.taxed FROM purchase u WHERE u.entry_id = o.id AND u.untaxed <> 0)) AS mixed
  FROM touched t JOIN journal_entry e ON e.id = t.entry_id
    JOIN journal_entry o ON o.id = COALESCE(e.reverses_id, e.id)
    LEFT JOIN category c ON c.id = json_extract(o.memo_arguments, '$.category')
  WHERE e.kind = 'normal' AND o.memo_template NOT IN (:posted, :payment)
    AND (e.reverses_id IS NULL OR substr(o.date, 1, 7) <> substr(e.date, 1, 7))
    AND NOT EXISTS (SELECT 1 FROM journal_entry r
      WHERE r.reverses_id = e.id AND substr(r.date, 1, 7) = substr(e.date, 1, 7))
), valued AS (
  SELECT *, CASE nature WHEN 'sold' THEN sold WHEN 'lasting' THEN lasting ELSE bought END AS value,
    CASE nature WHEN 'sold' THEN tax ELSE -tax END AS beside FROM told
)
SELECT month, nature, taxed, factura, beside <> 0,
  NOT adjusts AND (value < 0 OR (value = 0 AND beside < 0)), SUM(NOT adjusts), SUM(value),
  SUM(CASE WHEN mixed IS NULL THEN value WHEN value < 0 THEN -abs(mixed) ELSE abs(mixed) END), SUM(beside), SUM(held)
FROM valued GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1
"""
# Notes that moved the IGV before a day, what there was when the books were opened included.
_IGV_BEFORE = """
SELECT COALESCE(SUM(k.debit - k.credit), 0) FROM balance_month k JOIN account a ON a.id = k.account_id
WHERE a.code = :igv AND (k.month < :month OR k.kind = 'opening')
"""
_FIRST = "SELECT MIN(month) FROM balance_month"
_ASSETS = f"""
SELECT COALESCE(SUM(k.debit - k.credit), 0) FROM balance_month k JOIN account a ON a.id = k.account_id
WHERE k.month <= :month AND {begins_with(":lasting")} AND NOT {begins_with(":left_out")}
"""
_STATES = f"""
SELECT e.id, e.date, e.memo_template, x.tax, e.total, x.cents
FROM tax_posting x JOIN journal_entry e ON e.id = x.entry_id
WHERE x.month = ? AND {stands("e.id")} ORDER BY e.id
"""
_HELD_BACK = f"""
SELECT a.code, SUM(p.credit) FROM account a JOIN posting p ON p.account_id = a.id
  JOIN journal_entry e ON e.id = p.entry_id
WHERE a.code IN (:igv, :sellers, :fees) AND p.date BETWEEN :first AND :last AND p.credit > 0
  AND e.memo_template <> :posted AND e.reverses_id IS NULL AND {stands("e.id")} GROUP BY 1
"""
_VALUES = "SELECT name, valid_from, valid_to, value, source FROM dated_value ORDER BY name, valid_from"


def told_values(rows: Iterable[Row]) -> tuple[DatedValue, ...]:
    """Return dated values from their rows."""
    return tuple(
        DatedValue(name, dt.date.fromisoformat(start), dt.date.fromisoformat(end) if end else None, value, source)
        for name, start, end, value, source in rows
    )


def every_value(reader: Reader) -> DatedValues:
    """Return all that changes by date, for rules that ask for many of them."""
    return DatedValues(told_values(reader.rows(_VALUES)))


def first_month(reader: Reader) -> Month | None:
    """Return the month in which the books begin."""
    first = reader.value(_FIRST)
    return Month.parse(first) if first else None


def month_figures(reader: Reader, first: Month, last: Month) -> tuple[MonthFigures, ...]:
    """Return what each month sold and bought, from the first to the last, both included."""
    prefixes = {
        "sales": many(SALES), "purchases": many(PURCHASES), "lasting": many(LASTING), "igv": IGV,
        "ahead": many(IGV_AHEAD), "all": many((*SALES, *PURCHASES, *LASTING, IGV, *IGV_AHEAD)),
    }  # fmt: skip
    span = {"start": first.first.isoformat(), "end": last.last.isoformat(), "posted": POSTED, "payment": PAYMENT}
    span |= {"waiting": IGV_WAITING, "given": GIVEN, "slip": BOUGHT, "withheld": IGV_WITHHELD}
    by_month: dict[str, list[Row]] = defaultdict(list)
    for row in reader.rows(_MONTHS, {**prefixes, **span}):
        by_month[row[0]].append(row)
    found, month = [], first
    while month <= last:
        found.append(_figures(month, standing_on(reader, month.last).regime, by_month[str(month)]))
        month = month.next()
    return tuple(found)


def _figures(month: Month, regime: TaxRegime, rows: list[Row]) -> MonthFigures:
    sums: dict[tuple[str, bool], Traded] = defaultdict(lambda: NOTHING)
    withheld = 0
    for _month, nature, goods, factura, has_tax, back, count, value, bearing, beside, ahead in rows:
        withheld += ahead
        if not nature:
            continue
        bears = has_tax if regime.splits_igv else goods and (factura or nature == _Nature.SOLD)
        sign = -1 if back else 1
        taxed = sign * bearing if bears else 0
        told = Traded(Money(taxed), Money(sign * value - taxed), Money(sign * beside), count, count if bears else 0)
        sums[nature, bool(back)] += told
    lasting = sums[_Nature.LASTING, False] - sums[_Nature.LASTING, True]
    return MonthFigures(
        month, regime, sums[_Nature.SOLD, False], sums[_Nature.SOLD, True], sums[_Nature.BOUGHT, False],
        sums[_Nature.BOUGHT, True], lasting, Money(withheld),
    )  # fmt: skip


def month_taxes_of(reader: Reader, month: Month) -> MonthTaxes:
    """Return what a month owes, with what the months before it left; raises NoValueError.

    What is left of IGV is followed from January of the year before; what there was earlier is the ledger's own balance.
    """
    first = Month(month.year - 1, 1)
    begun = first_month(reader)
    if begun is not None and begun > first:
        first = min(begun, month)
    kept = int(reader.value(_IGV_BEFORE, {"igv": IGV, "month": str(first)}))
    start = Before(ZERO, Carried(Money(max(kept, 0))))
    return taxes_of(month_figures(reader, first, month), every_value(reader), start)[-1]


def tax_states(reader: Reader, month: Month) -> dict[Tax, TaxState]:
    """Return what stands of each tax of a month."""
    found = dict.fromkeys(Tax, TaxState())
    for entry, date, template, tax, total, owed in reader.rows(_STATES, (str(month),)):
        told = TaxEntry(entry, dt.date.fromisoformat(date), Money(total), Money(owed))
        state = found[Tax(tax)]
        found[Tax(tax)] = replace(state, posted=told) if template == POSTED else replace(state, paid=told)
    return found


def held_back(reader: Reader, month: Month) -> HeldBack:
    """Return what was held back from others in a month by notes that stand."""
    names = {"igv": IGV_WITHHELD, "sellers": INCOME_TAX_HELD_BACK, "fees": FEES_WITHHELD}
    span = {"first": month.first.isoformat(), "last": month.last.isoformat(), "posted": POSTED}
    found: dict[str, int] = dict(reader.rows(_HELD_BACK, {**names, **span}))
    return HeldBack(**{name: Money(found.get(code, 0)) for name, code in names.items()})


def assets_held(reader: Reader, month: Month) -> Money:
    """Return what lasts at its cost at the end of a month, without land, buildings and vehicles, in céntimos."""
    words = {"month": str(month), "lasting": many(LASTING), "left_out": many(LAND_AND_VEHICLES)}
    return Money(int(reader.value(_ASSETS, words)))
