"""What returns every month and is not noted yet: proposed, never posted by itself."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.tax_state import TaxState
from emprende_desktop.formality.worksheet import Tax, nrus_category
from emprende_desktop.persistence.reading.dated import standing_on
from emprende_desktop.persistence.reading.periods import closed_until
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.persistence.reading.taxes import PURCHASES, SALES, every_value, tax_states
from emprende_desktop.posting_rules.accounts import NRUS_FEE
from emprende_desktop.queries.assets import assets_on, last_depreciated, prepaid_on
from emprende_desktop.queries.lots import waiting_at_plant
from emprende_desktop.queries.statements import kept_balances


class ProposalKind(StrEnum):
    """What is proposed: an expense again, the fee of the NRUS, the use of machines, or a look at a lot that waits."""

    AGAIN = "again"
    NRUS = "nrus"
    USE = "use"
    AT_PLANT = "at_plant"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing to do: of which month, what it is called, how much, and the entry it repeats or the lot it is about.

    `days` is for how long a lot waits.
    """

    kind: ProposalKind
    month: Month
    name: str = ""
    amount: Money | None = None
    entry: int | None = None
    days: int = 0


def proposals(reader: Reader, today: dt.date) -> tuple[Proposal, ...]:
    """Return what the day's month still waits for: lots at a plant and the fixed dues first."""
    month = Month.of(today)
    before = _before(month)
    waiting = (
        Proposal(ProposalKind.AT_PLANT, month, lot.code, entry=lot.lot, days=lot.days)
        for lot in waiting_at_plant(reader, today)
    )
    return (*waiting, *_fee(reader, before), *_again(reader, month, before), *_use(reader, before))


def _before(month: Month) -> Month:
    return Month.of(month.first - dt.timedelta(days=1))


_PAID = """
SELECT COALESCE(SUM(k.debit - k.credit), 0) FROM balance_month k JOIN account a ON a.id = k.account_id
WHERE a.code = ? AND k.month = ?
"""


def _fee(reader: Reader, before: Month) -> tuple[Proposal, ...]:
    fee = fee_waiting(reader, before)
    return () if fee is None else (Proposal(ProposalKind.NRUS, before, amount=fee),)


def fee_waiting(reader: Reader, month: Month) -> Money | None:
    """Return the NRUS fee of a month in céntimos where the month after has none noted; None where none is due.

    By its sales or purchases, whichever are more (D.Leg. 937).
    """
    if standing_on(reader, month.last).regime is not TaxRegime.NRUS:
        return None
    paid = reader.value(_PAID, (NRUS_FEE, str(month.next())))
    balances = kept_balances(reader, month.first, month.last)
    sold = -sum(b.net for b in balances if b.code.startswith(SALES))
    bought = sum(b.net for b in balances if b.code.startswith(PURCHASES))
    most = max(sold, bought)
    if paid > 0 or most <= 0 or tax_states(reader, month)[Tax.NRUS] != TaxState():
        return None
    values = every_value(reader)
    category = nrus_category(Money(most), values, month)
    # Above the last limit she is out of the NRUS: no fee to propose.
    return Money(int(values.number(f"nrus.{category}.fee", month.last))) if category else None


# An expense of the same category and amount in each of the two months before, and none of that category in this one.
_REPEATED = """
WITH standing AS (
  SELECT e.id, substr(e.date, 1, 7) AS month, e.total, json_extract(e.memo_arguments, '$.category') AS category
  FROM journal_entry e
  WHERE e.memo_template = 'expense' AND e.date BETWEEN :start AND :end
    AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = e.id))
SELECT MAX(last.id) AS id, last.total, c.name FROM standing last JOIN category c ON c.id = last.category
WHERE last.month = :last AND c.retired = 0
  AND EXISTS (SELECT 1 FROM standing s WHERE s.month = :first AND s.category = last.category AND s.total = last.total)
  AND NOT EXISTS (SELECT 1 FROM standing s WHERE s.month = :now AND s.category = last.category)
  AND (SELECT COUNT(*) FROM standing s WHERE s.month = :last AND s.category = last.category) = 1
GROUP BY last.category ORDER BY last.total DESC
"""


def _again(reader: Reader, month: Month, before: Month) -> tuple[Proposal, ...]:
    first = _before(before)
    span = {"start": first.first.isoformat(), "end": month.last.isoformat()}
    months = {"first": str(first), "last": str(before), "now": str(month)}
    rows = reader.rows(_REPEATED, {**span, **months})
    return tuple(Proposal(ProposalKind.AGAIN, month, name, Money(total), entry) for entry, total, name in rows)


def _use(reader: Reader, before: Month) -> tuple[Proposal, ...]:
    """Propose the oldest month alone: each month is noted with its own date, and its result is its own."""
    return tuple(Proposal(ProposalKind.USE, month) for month in months_without_use(reader, before)[:1])


def months_without_use(reader: Reader, until: Month) -> tuple[Month, ...]:
    """Return the open months until one in which something was used up and not noted, oldest first.

    What was missed in closed months is caught up with the first open one.
    """
    waiting = [a for a in assets_on(reader, until.last) if a.left > Money(0)]
    ahead = [p for p in prepaid_on(reader, until.last) if p.used_after(until) > p.used]
    begun = [*(a.first_month for a in waiting), *(p.first_month for p in ahead)]
    known = (last_depreciated(reader), closed_until(reader))
    after = [month.next() for month in known if month is not None]
    if not begun:
        return ()
    month, found = max([min(begun), *after]), []
    while month <= until:
        if any(a.first_month <= month for a in waiting) or any(p.used_after(month) > p.used for p in ahead):
            found.append(month)
        month = month.next()
    return tuple(found)
