"""Whether the books are what they say: kept balances against postings, and the chain hashed anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import func, select, text
from sqlalchemy.engine import Connection, Row

from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.seal import GENESIS, SealedEntry, SealedPosting
from emprende_desktop.persistence import tables as t


@dataclass(frozen=True, slots=True)
class Finding:
    """The first thing found wrong: a stable code and the entry, account or day it concerns."""

    code: str
    subject: str


def first_finding(connection: Connection) -> Finding | None:
    """Return the first thing wrong in the books, or None where everything agrees."""
    return next(
        (f for part in (_unsealed, _unbalanced, _broken_chain, _wrong_balances) for f in part(connection)), None
    )


def _unsealed(connection: Connection) -> Iterator[Finding]:
    row = connection.execute(select(t.journal_entry.c.id).where(t.journal_entry.c.sealed == 0).limit(1)).first()
    if row is not None:
        yield Finding("unsealed", str(row.id))


def _unbalanced(connection: Connection) -> Iterator[Finding]:
    sums = (
        select(t.posting.c.entry_id)
        .join(t.journal_entry, t.journal_entry.c.id == t.posting.c.entry_id)
        .group_by(t.posting.c.entry_id)
        .having(
            (func.sum(t.posting.c.debit) != func.sum(t.posting.c.credit))
            | (func.sum(t.posting.c.debit) != t.journal_entry.c.total)
        )
    )
    row = connection.execute(sums.order_by(t.posting.c.entry_id).limit(1)).first()
    if row is not None:
        yield Finding("unbalanced", str(row.entry_id))


_ENTRIES = """
SELECT e.*, d.uid AS device_uid, a.uid AS actor_uid, r.uid AS reverses_uid,
  (SELECT group_concat(sha256) FROM (SELECT sha256 FROM entry_paper WHERE entry_id = e.id ORDER BY position)) AS papers
FROM journal_entry e JOIN device d ON d.id = e.device_id JOIN person a ON a.id = e.actor_id
  LEFT JOIN journal_entry r ON r.id = e.reverses_id
ORDER BY e.device_id, e.sequence
"""
_POSTINGS = """
SELECT p.entry_id, a.code, p.debit, p.credit, l.uid AS place, w.uid AS party, p.lot
FROM posting p JOIN journal_entry e ON e.id = p.entry_id JOIN account a ON a.id = p.account_id
  LEFT JOIN place l ON l.id = p.place_id LEFT JOIN party w ON w.id = p.party_id
ORDER BY e.device_id, e.sequence, p.id
"""


def _broken_chain(connection: Connection) -> Iterator[Finding]:
    postings = groupby(connection.execute(text(_POSTINGS)), key=lambda row: row.entry_id)
    previous: dict[int, tuple[int, bytes]] = {}
    for row in connection.execute(text(_ENTRIES)):
        sequence, head = previous.get(row.device_id, (0, GENESIS))
        found = next(postings, (None, iter(())))
        sealed = _sealed(row, tuple(map(_sealed_posting, found[1])))
        digest = sealed.hash_after(head)
        in_order = row.sequence == sequence + 1 and row.previous_hash == head and found[0] == row.id
        if not in_order or digest != row.hash:
            yield Finding("chain", str(row.id))
            return
        previous[row.device_id] = (row.sequence, digest)


def _sealed(row: Row[tuple[object, ...]], postings: tuple[SealedPosting, ...]) -> SealedEntry:
    return SealedEntry(
        uid=row.uid, device=row.device_uid, sequence=row.sequence, date=row.date, written_on=row.written_on,
        wall_clock=row.wall_clock, kind=row.kind, actor=row.actor_uid, key=row.key, memo_template=row.memo_template,
        memo_arguments=row.memo_arguments, reverses=row.reverses_uid or "",
        papers=tuple(row.papers.split(",")) if row.papers else (), postings=postings,
    )  # fmt: skip


def _sealed_posting(row: Row[tuple[object, ...]]) -> SealedPosting:
    side = Side.DEBIT if row.debit else Side.CREDIT
    return SealedPosting(row.code, side, row.debit or row.credit, row.place or "", row.party or "", row.lot or "")


_DIFFERENCES = {
    "posting-date": """
SELECT p.entry_id AS subject FROM posting p JOIN journal_entry e ON e.id = p.entry_id WHERE p.date <> e.date LIMIT 1""",
    "balance-month": """
SELECT account_id || ' ' || month AS subject FROM (
  SELECT account_id, month, kind, debit, credit FROM balance_month
  UNION ALL
  SELECT p.account_id, substr(e.date, 1, 7), e.kind, -SUM(p.debit), -SUM(p.credit)
  FROM posting p JOIN journal_entry e ON e.id = p.entry_id GROUP BY 1, 2, 3)
GROUP BY account_id, month, kind HAVING SUM(debit) <> 0 OR SUM(credit) <> 0 LIMIT 1""",
    "balance-day": """
SELECT account_id || ' ' || date AS subject FROM (
  SELECT account_id, date, kind, debit, credit FROM balance_day
  UNION ALL
  SELECT p.account_id, e.date, e.kind, -SUM(p.debit), -SUM(p.credit)
  FROM posting p JOIN journal_entry e ON e.id = p.entry_id GROUP BY 1, 2, 3)
GROUP BY account_id, date, kind HAVING SUM(debit) <> 0 OR SUM(credit) <> 0 LIMIT 1""",
    "balance-place": """
SELECT place_id || ' ' || month AS subject FROM (
  SELECT place_id, month, debit, credit FROM place_month
  UNION ALL
  SELECT p.place_id, substr(e.date, 1, 7), -SUM(p.debit), -SUM(p.credit)
  FROM posting p JOIN journal_entry e ON e.id = p.entry_id WHERE p.place_id IS NOT NULL GROUP BY 1, 2)
GROUP BY place_id, month HAVING SUM(debit) <> 0 OR SUM(credit) <> 0 LIMIT 1""",
    "place-day": """
SELECT place_id || ' ' || date AS subject FROM (
  SELECT place_id, date, debit, credit FROM place_day
  UNION ALL
  SELECT p.place_id, e.date, -p.debit, -p.credit
  FROM posting p JOIN journal_entry e ON e.id = p.entry_id WHERE p.place_id IS NOT NULL)
GROUP BY place_id, date HAVING SUM(debit) <> 0 OR SUM(credit) <> 0 LIMIT 1""",
    "notes-day": """
SELECT date || ' ' || template AS subject FROM (
  SELECT date, template, cents, backed FROM notes_day
  UNION ALL
  SELECT date, memo_template, -paid, CASE WHEN document IN ('boleta', 'factura') THEN -paid ELSE 0 END FROM (
    SELECT e.date, e.memo_template, json_extract(e.memo_arguments, '$.document') AS document,
      e.total - COALESCE(SUM(p.debit) FILTER (
        WHERE a.code LIKE '469%' OR a.code LIKE '41%' OR a.code LIKE '424%'), 0) AS paid
    FROM journal_entry e JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
      LEFT JOIN journal_entry r ON r.reverses_id = e.id
    WHERE r.id IS NULL
      AND e.memo_template IN ('sale', 'market', 'delivery', 'consigned', 'expense', 'wages')
    GROUP BY e.id))
GROUP BY date, template HAVING SUM(cents) <> 0 OR SUM(backed) <> 0 LIMIT 1""",
    "undone-day": """
SELECT account_id || ' ' || date AS subject FROM (
  SELECT account_id, date, debit, credit FROM undone_day
  UNION ALL
  SELECT p.account_id, e.date, -p.debit, -p.credit
  FROM posting p JOIN journal_entry e ON e.id = p.entry_id LEFT JOIN journal_entry r ON r.reverses_id = e.id
  WHERE e.kind = 'normal' AND (e.reverses_id IS NOT NULL OR r.id IS NOT NULL))
GROUP BY account_id, date HAVING SUM(debit) <> 0 OR SUM(credit) <> 0 LIMIT 1""",
    "party-month": """
SELECT party_id || ' ' || month AS subject FROM (
  SELECT party_id, account_id, month, debit, credit FROM party_month
  UNION ALL
  SELECT COALESCE(p.party_id, 0), p.account_id, substr(e.date, 1, 7), -p.debit, -p.credit
  FROM posting p JOIN journal_entry e ON e.id = p.entry_id JOIN account a ON a.id = p.account_id
  WHERE substr(a.code, 1, 2) IN ('12', '13', '14', '16', '41', '42', '43', '44', '45', '46'))
GROUP BY party_id, account_id, month HAVING SUM(debit) <> 0 OR SUM(credit) <> 0 LIMIT 1""",
    "party-day": """
SELECT party_id || ' ' || date AS subject FROM (
  SELECT party_id, account_id, date, debit, credit FROM party_day
  UNION ALL
  SELECT COALESCE(p.party_id, 0), p.account_id, e.date, -p.debit, -p.credit
  FROM posting p JOIN journal_entry e ON e.id = p.entry_id JOIN account a ON a.id = p.account_id
  WHERE substr(a.code, 1, 2) IN ('12', '13', '14', '16', '41', '42', '43', '44', '45', '46'))
GROUP BY party_id, account_id, date HAVING SUM(debit) <> 0 OR SUM(credit) <> 0 LIMIT 1""",
    "open-debt": """
SELECT entry_id AS subject FROM (
  SELECT debt, date, entry_id, posting_id, cents FROM open_debt
  UNION ALL
  SELECT CASE WHEN p.debit > 0 THEN 'owed_to_me' ELSE 'i_owe' END, e.date, e.id, p.id,
    COALESCE(s.cents, 0) - p.debit - p.credit
  FROM posting p JOIN journal_entry e ON e.id = p.entry_id JOIN account a ON a.id = p.account_id
    LEFT JOIN journal_entry r ON r.reverses_id = e.id
    LEFT JOIN (SELECT o.settled_id, SUM(o.cents) AS cents FROM application o
      LEFT JOIN journal_entry u ON u.reverses_id = o.payment_id WHERE u.id IS NULL GROUP BY 1) s ON s.settled_id = e.id
  WHERE e.reverses_id IS NULL AND r.id IS NULL AND p.debit + p.credit > COALESCE(s.cents, 0)
    AND (p.debit > 0 AND a.code IN ('1211', '1212') OR p.credit > 0 AND a.code IN ('4211', '4212', '4654')))
GROUP BY debt, date, entry_id, posting_id HAVING SUM(cents) <> 0 LIMIT 1""",
    "entries-day": """
SELECT date AS subject FROM (
  SELECT date, entries FROM entries_day UNION ALL SELECT date, -COUNT(*) FROM journal_entry GROUP BY 1)
GROUP BY date HAVING SUM(entries) <> 0 LIMIT 1""",
}


def _wrong_balances(connection: Connection) -> Iterator[Finding]:
    for code, statement in _DIFFERENCES.items():
        row = connection.execute(text(statement)).first()
        if row is not None:
            yield Finding(code, str(row.subject))
