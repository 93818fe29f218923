"""Whether the books are what they say: kept balances against postings, and the chain hashed anew."""

from collections.abc import Iterator
from itertools import groupby

from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.seal import GENESIS, SealedEntry, SealedPosting
from emprende_desktop.persistence.reading.reader import Reader, Row
from emprende_desktop.queries.finding import Finding
from emprende_desktop.queries.gold_checks import gold_findings
from emprende_desktop.queries.invoice_checks import invoice_findings


def first_finding(reader: Reader) -> Finding | None:
    """Return the first thing wrong in the books, or None where everything agrees."""
    return next((f for part in _PARTS for f in part(reader)), None)


_UNSEALED = "SELECT id FROM journal_entry WHERE sealed = 0 LIMIT 1"
_UNBALANCED = """
SELECT p.entry_id FROM posting p JOIN journal_entry e ON e.id = p.entry_id
GROUP BY p.entry_id HAVING SUM(p.debit) <> SUM(p.credit) OR SUM(p.debit) <> e.total ORDER BY p.entry_id LIMIT 1
"""


def _unsealed(reader: Reader) -> Iterator[Finding]:
    for (entry,) in reader.rows(_UNSEALED):
        yield Finding("unsealed", str(entry))


def _unbalanced(reader: Reader) -> Iterator[Finding]:
    for (entry,) in reader.rows(_UNBALANCED):
        yield Finding("unbalanced", str(entry))


_ENTRIES = """
SELECT e.id, e.device_id, e.hash, e.previous_hash,
  e.uid, d.uid, e.sequence, e.date, e.written_on, e.wall_clock, e.kind, a.uid, e.key, e.memo_template,
  e.memo_arguments, COALESCE(r.uid, ''),
  (SELECT group_concat(sha256) FROM (SELECT sha256 FROM entry_paper WHERE entry_id = e.id ORDER BY position))
FROM journal_entry e JOIN device d ON d.id = e.device_id JOIN person a ON a.id = e.actor_id
  LEFT JOIN journal_entry r ON r.id = e.reverses_id
ORDER BY e.device_id, e.sequence
"""
_POSTINGS = """
SELECT p.entry_id, a.code, p.debit, p.credit, COALESCE(l.uid, ''), COALESCE(w.uid, ''), COALESCE(p.lot, '')
FROM posting p JOIN journal_entry e ON e.id = p.entry_id JOIN account a ON a.id = p.account_id
  LEFT JOIN place l ON l.id = p.place_id LEFT JOIN party w ON w.id = p.party_id
ORDER BY e.device_id, e.sequence, p.id
"""


def _broken_chain(reader: Reader) -> Iterator[Finding]:
    postings = groupby(reader.rows(_POSTINGS), key=lambda row: row[0])
    previous: dict[int, tuple[int, bytes]] = {}
    for entry, device, seal, previous_seal, *fields, papers in reader.rows(_ENTRIES):
        before, head = previous.get(device, (0, GENESIS))
        posted, rows = next(postings, (None, iter(())))
        covered = tuple(papers.split(",")) if papers else (), tuple(map(_sealed_posting, rows))
        sealed = SealedEntry(*(*fields, *covered))
        digest = sealed.hash_after(head)
        in_order = sealed.sequence == before + 1 and previous_seal == head and posted == entry
        if not in_order or digest != seal:
            yield Finding("chain", str(entry))
            return
        previous[device] = (sealed.sequence, digest)


def _sealed_posting(row: Row) -> SealedPosting:
    _entry, code, debit, credit, place, party, lot = row
    return SealedPosting(code, Side.DEBIT if debit else Side.CREDIT, debit or credit, place, party, lot)


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
    "entries-day": """
SELECT date AS subject FROM (
  SELECT date, entries FROM entries_day UNION ALL SELECT date, -COUNT(*) FROM journal_entry GROUP BY 1)
GROUP BY date HAVING SUM(entries) <> 0 LIMIT 1""",
}


def _wrong_balances(reader: Reader) -> Iterator[Finding]:
    for code, statement in _DIFFERENCES.items():
        for (subject,) in reader.rows(statement):
            yield Finding(code, str(subject))


_PARTS = (_unsealed, _unbalanced, _broken_chain, _wrong_balances, gold_findings, invoice_findings)
