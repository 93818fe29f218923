"""Whether documents are what the books say: what backs a note, debts, numbers without gaps, the ledger's tax."""

from collections.abc import Iterator

from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.queries.finding import Finding

_THERE = "SELECT 1 FROM sqlite_master WHERE name = 'document'"

# What was noted, by day and kind; {backed} says whether a paper backs it.
_NOTED = """
SELECT date || ' ' || template AS subject FROM (
  SELECT date, template, cents, backed FROM notes_day
  UNION ALL
  SELECT date, memo_template, -paid, CASE WHEN {backed} THEN -paid ELSE 0 END FROM (
    SELECT e.id AS entry, e.date, e.memo_template, json_extract(e.memo_arguments, '$.document') AS document,
      CASE WHEN e.memo_template IN ('sale_returned', 'purchase_returned') THEN -1 ELSE 1 END *
      (e.total - COALESCE(SUM(p.debit) FILTER (
        WHERE a.code LIKE '469%' OR a.code LIKE '41%' OR a.code LIKE '424%'), 0)) AS paid
    FROM journal_entry e JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
      LEFT JOIN journal_entry r ON r.reverses_id = e.id
    WHERE r.id IS NULL
      AND e.memo_template IN ('sale', 'market', 'delivery', 'consigned', 'gold_sale', 'issued', 'expense', 'wages',
        'ore_purchase', 'bought', 'purchase', 'sale_returned', 'purchase_returned')
    GROUP BY e.id))
GROUP BY date, template HAVING SUM(cents) <> 0 OR SUM(backed) <> 0 LIMIT 1"""
_OLDER_NOTED = _NOTED.format(backed="document IN ('boleta', 'factura')")
_NEWER_NOTED = _NOTED.format(
    backed="""document IN ('boleta', 'factura', 'liquidacion', 'credit_note', 'debit_note') OR EXISTS (
      SELECT 1 FROM document d WHERE d.entry_id = entry AND d.kind IN ('boleta', 'factura', 'liquidacion')
        AND NOT EXISTS (SELECT 1 FROM document_void v WHERE v.document_id = d.id))"""
)
# What is still open of what customers owe and of what is owed; {owed} says on which accounts.
_OPEN = """
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
    AND (p.debit > 0 AND a.code IN ('1211', '1212') OR p.credit > 0 AND {owed}))
GROUP BY debt, date, entry_id, posting_id HAVING SUM(cents) <> 0 LIMIT 1"""
_OLDER_OPEN = _OPEN.format(owed="a.code IN ('4211', '4212', '4654')")
_NEWER_OPEN = _OPEN.format(
    owed="""(a.code IN ('4211', '4212', '4654') OR a.code = '424' AND NOT EXISTS (
      SELECT 1 FROM posting q WHERE q.entry_id = e.id AND q.account_id = p.account_id AND q.debit > 0))"""
)
_OLDER = {"notes-day": _OLDER_NOTED, "open-debt": _OLDER_OPEN}
_SIGNED = "SELECT name, xml, digest FROM edoc ORDER BY id"
_DIFFERENCES = {
    "notes-day": _NEWER_NOTED,
    "open-debt": _NEWER_OPEN,
    "document-gap": """
SELECT d.series AS subject FROM document d JOIN series s ON s.kind = d.kind AND s.code = d.series
WHERE d.origin = 'own' GROUP BY d.kind, d.series
HAVING COUNT(*) <> MAX(d.number) - s.first + 1 LIMIT 1""",
    # What was asked for is kept beside its columns; the entry of a document is sealed and says its number and sum.
    "document-content": """
SELECT d.series || '-' || d.number AS subject FROM document d
WHERE NOT json_valid(d.content) OR d.kind <> json_extract(d.content, '$.kind')
  OR d.series <> json_extract(d.content, '$.series') OR d.date <> json_extract(d.content, '$.date')
  OR d.key <> json_extract(d.content, '$.key') OR d.name <> json_extract(d.content, '$.customer.name')
  OR d.identity <> json_extract(d.content, '$.customer.identity')
  OR d.identity_number <> json_extract(d.content, '$.customer.number')
  OR d.currency <> json_extract(d.content, '$.currency') OR d.operation <> json_extract(d.content, '$.operation')
  OR d.total <> d.export + d.taxed + d.igv + d.exempt + d.unaffected + d.isc + d.bags LIMIT 1""",
    "document-entry": """
SELECT d.series || '-' || d.number AS subject FROM document d
  JOIN journal_entry e ON e.id IN (d.entry_id, d.adjusts_id) AND e.key = d.key
WHERE d.date <> e.date OR json_extract(e.memo_arguments, '$.number') <> d.series || '-' || d.number
  OR (e.id = d.entry_id AND d.total <> e.total) LIMIT 1""",
    "document-igv": """
SELECT d.series || '-' || d.number AS subject FROM document d
WHERE d.entry_id IS NOT NULL AND d.kind <> 'liquidacion'
  AND NOT EXISTS (SELECT 1 FROM document_void v WHERE v.document_id = d.id)
  AND d.igv * CASE d.kind WHEN 'credit_note' THEN -1 ELSE 1 END <> (
    SELECT COALESCE(SUM(p.credit - p.debit), 0) FROM posting p JOIN account a ON a.id = p.account_id
    WHERE p.entry_id IN (d.entry_id, d.adjusts_id) AND a.code = '40111') LIMIT 1""",
    "purchase-igv": """
SELECT u.series || '-' || u.number AS subject FROM purchase u
WHERE u.credit <> (
  SELECT COALESCE(SUM(p.debit - p.credit), 0) FROM posting p JOIN account a ON a.id = p.account_id
  WHERE p.entry_id = u.entry_id AND a.code = '40111') LIMIT 1""",
}


def invoice_findings(reader: Reader) -> Iterator[Finding]:
    """Yield what is wrong with documents; a copy from before there were any is checked as it was then."""
    differences = _OLDER if reader.first(_THERE) is None else _DIFFERENCES
    for code, statement in differences.items():
        for (subject,) in reader.rows(statement):
            yield Finding(code, str(subject))
    if differences is _DIFFERENCES:
        yield from _altered(reader)


def _altered(reader: Reader) -> Iterator[Finding]:
    """Yield the first signed document whose bytes are not what was signed."""
    for name, xml, digest in reader.rows(_SIGNED):
        from emprende_desktop.einvoice.sign import is_as_signed

        if not is_as_signed(xml, digest):
            yield Finding("edoc-altered", name)
            return
