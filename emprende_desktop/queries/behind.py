"""The entries behind a figure of a statement, newest first: their amounts add up to it."""

import datetime as dt
import json
from dataclasses import dataclass

from emprende_desktop.domain.money import Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.persistence.reading.fragments import CATEGORY_NAME, begins_with, stands
from emprende_desktop.persistence.reading.reader import Reader, many
from emprende_desktop.queries.cash_flow import EXPLAINED_CODE
from emprende_desktop.queries.memo import Arguments, memo_arguments
from emprende_desktop.queries.page import PAGE_SIZE, Page
from emprende_desktop.statements.sources import FlowSource, LedgerSource, Source, StandingSource

BehindKey = tuple[str, int]
COUNTED_MAX = 1_000
_NEWEST: BehindKey = ("9999-12-31", 1 << 62)


@dataclass(frozen=True, slots=True)
class BehindRow:
    """An entry and its signed céntimos of the figure; `arguments` has the category's name in it.

    One that was undone stands here only where its undoing belongs to another figure.
    """

    id: int
    date: dt.date
    template: str
    arguments: Arguments
    party_name: str
    amount: Money
    is_reversed: bool


# Entries are walked from the newest on the days on which the kept balances say that an account of the figure moved, so
# that a page costs a page and a rare account does not cost the history. An entry and its undoing that cancel each other
# in the figure are both left out. ?1 what is wanted (JSON), ?2 and ?3 the first and last day, ?4 a word of the source's
# own, ?5 and ?6 the key, ?7 the limit.
_WALK = """
WITH {wanted},
days(date) AS MATERIALIZED (
  SELECT DISTINCT date FROM balance_day WHERE date BETWEEN ?2 AND ?3 AND account_id IN (SELECT account_id FROM wanted)
),
walked AS (
  SELECT e.id, e.date, e.memo_template, e.memo_arguments, {amount_e} AS cents, {amount_o} AS undone,
    o.id IS NOT NULL AND e.reverses_id IS NULL AS is_reversed
  FROM journal_entry e LEFT JOIN journal_entry o ON o.sealed = 1
    AND o.id = COALESCE(e.reverses_id, (SELECT r.id FROM journal_entry r WHERE r.reverses_id = e.id))
  WHERE e.sealed = 1 AND e.date BETWEEN ?2 AND ?3 AND (e.date, e.id) < (?5, ?6)
    AND +e.date IN (SELECT date FROM days)
),
found AS (
  SELECT * FROM walked WHERE cents <> 0 AND cents + COALESCE(undone, 0) <> 0
  ORDER BY date DESC, id DESC LIMIT ?7
)
"""
_PAGE = f"""
SELECT e.id, e.date, e.memo_template, e.memo_arguments, {CATEGORY_NAME},
  COALESCE((SELECT y.name FROM posting p JOIN party y ON y.id = p.party_id
    WHERE p.entry_id = e.id ORDER BY p.id LIMIT 1), ''),
  e.cents, e.is_reversed
FROM found e ORDER BY e.date DESC, e.id DESC
"""
_COUNT = "SELECT memo_template, COUNT(*) FROM found GROUP BY memo_template ORDER BY 2 DESC, 1"

# [code, first, last, kinds]; ?4 a person's name, NULL for everybody.
_LEDGER_WANTED = """
wanted(account_id, first, last, kinds) AS MATERIALIZED (
  SELECT a.id, w.value ->> 1, w.value ->> 2, w.value ->> 3
  FROM json_each(?1) w JOIN account a ON a.code = w.value ->> 0
)
"""
_LEDGER_AMOUNT = """
(SELECT SUM(p.debit - p.credit) FROM posting p JOIN wanted w ON w.account_id = p.account_id
   LEFT JOIN party y ON y.id = p.party_id
 WHERE p.entry_id = {e}.id AND {e}.date BETWEEN w.first AND w.last AND instr(w.kinds, {e}.kind)
   AND (?4 IS NULL OR COALESCE(y.name, '') = ?4))
"""
# [prefix]; ?4 the side.
_STANDING_WANTED = f"""
wanted(account_id) AS MATERIALIZED (SELECT a.id FROM account a WHERE {begins_with("?1")})
"""
_STANDING_AMOUNT = f"""
(SELECT SUM(CASE ?4 WHEN 'debit' THEN p.debit ELSE -p.credit END) FROM posting p
 WHERE p.entry_id = {{e}}.id AND p.account_id IN (SELECT account_id FROM wanted)
   AND {{e}}.kind <> 'opening' AND {{e}}.reverses_id IS NULL AND {stands("{e}.id")})
"""
# [code, side]; the other side of the cash as `queries/cash_flow.py` explains it.
_FLOW_WANTED = """
wanted(account_id, code, is_debit) AS MATERIALIZED (
  SELECT a.id, a.code, w.value ->> 1 = 'debit' FROM json_each(?1) w JOIN account a ON a.code = w.value ->> 0
)
"""
_FLOW_AMOUNT = f"""
(SELECT SUM(p.credit - p.debit) FROM posting p JOIN account a ON a.id = p.account_id
 WHERE p.entry_id = {{e}}.id AND a.code NOT LIKE '10%' AND {{e}}.kind = 'normal' AND {{e}}.date BETWEEN ?2 AND ?3
   AND EXISTS (SELECT 1 FROM posting q JOIN account b ON b.id = q.account_id
               WHERE q.entry_id = {{e}}.id AND b.code LIKE '10%')
   AND ({EXPLAINED_CODE}, (p.debit > 0) <> ({{e}}.reverses_id IS NOT NULL)) IN (SELECT code, is_debit FROM wanted))
"""


def _walk(wanted: str, amount: str) -> str:
    return _WALK.format(wanted=wanted, amount_e=amount.format(e="e"), amount_o=amount.format(e="o"))


_LEDGER = _walk(_LEDGER_WANTED, _LEDGER_AMOUNT)
_STANDING = _walk(_STANDING_WANTED, _STANDING_AMOUNT)
_FLOW = _walk(_FLOW_WANTED, _FLOW_AMOUNT)


def entries_behind(reader: Reader, source: Source, after: BehindKey | None = None) -> Page[BehindRow, BehindKey]:
    """Read the entries behind a figure after a key, newest first; undone ones are left out with their undoing."""
    walk, words = _asked(source)
    sign = 1 if isinstance(source, FlowSource) or source.side is Side.DEBIT else -1
    rows = [
        BehindRow(
            id_, dt.date.fromisoformat(date), template, memo_arguments(arguments, category), party,
            Money(sign * cents), bool(is_reversed),
        )
        for id_, date, template, arguments, category, party, cents, is_reversed in reader.rows(
            walk + _PAGE, (*words, *(after or _NEWEST), PAGE_SIZE + 1)
        )
    ]  # fmt: skip
    shown = tuple(rows[:PAGE_SIZE])
    return Page(shown, (shown[-1].date.isoformat(), shown[-1].id) if len(rows) > PAGE_SIZE else None)


def kinds_behind(reader: Reader, source: Source) -> tuple[tuple[str, int], ...]:
    """Return how many entries of each template stand behind a figure, most first; no more than a thousand count."""
    walk, words = _asked(source)
    found = reader.rows(walk + _COUNT, (*words, *_NEWEST, COUNTED_MAX + 1))
    return tuple((template, count) for template, count in found)


def _asked(source: Source) -> tuple[str, tuple[str, str, str, str | None]]:
    """Return the walk of a kind of source, and what it asks for."""
    match source:
        case LedgerSource(_side, spans, party):
            wanted = [
                (code, span.start.isoformat(), span.end.isoformat(), " ".join(span.kinds))
                for span in spans
                for code in span.accounts
            ]
            days = [span.start for span in spans], [span.end for span in spans]
            first, last = min(days[0], default=dt.date.max), max(days[1], default=dt.date.min)
            return _LEDGER, (json.dumps(wanted), first.isoformat(), last.isoformat(), party)
        case StandingSource(only, _side, prefixes, period):
            return _STANDING, (many(prefixes), period.start.isoformat(), period.end.isoformat(), only.value)
        case FlowSource(explains, period):
            pairs = [(code, side.value) for code, side in explains]
            return _FLOW, (json.dumps(pairs), period.start.isoformat(), period.end.isoformat(), None)
