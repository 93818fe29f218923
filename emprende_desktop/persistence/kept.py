"""What the database keeps while an entry is sealed, so that no statement and no first page reads the history.

`emprende check` compares every table kept here with the postings. A change of these texts, or of the accounts and
templates that they name, goes with a migration that fills the tables anew.
"""

from emprende_desktop.posting_rules.accounts import DEBT_PREFIXES, PAYABLE_FEES, PAYABLES, RECEIVABLES

SALE_NOTES = ("sale", "market", "delivery", "consigned", "gold_sale", "issued")
EXPENSE_NOTES = ("expense", "wages", "ore_purchase", "bought", "purchase")
BACK_OF_SALES, BACK_OF_EXPENSES = "sale_returned", "purchase_returned"  # they take away from the notes above
# Papers that back a note; a credit note backs what it takes away.
BACKING = ("boleta", "factura", "liquidacion", "credit_note", "debit_note")


def _words(words: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"'{word}'" for word in words) + ")"


_BACK_NOTES = (BACK_OF_SALES, BACK_OF_EXPENSES)
_DEBT_CODES, _RECEIVABLE_CODES, _PAYABLE_CODES = map(_words, (DEBT_PREFIXES, RECEIVABLES, PAYABLES))
# Day wages with a receipt for fees pass through what is owed in one note: they were never open.
_DEBITED_TOO = """EXISTS (
  SELECT 1 FROM posting q WHERE q.entry_id = p.entry_id AND q.account_id = p.account_id AND q.debit > 0)"""
_TERMS = {
    "add": "ON CONFLICT DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit",
    "noted": _words(SALE_NOTES + EXPENSE_NOTES + _BACK_NOTES),
    "backing": _words(BACKING),
    "back": _words(_BACK_NOTES),
    "is_debt": f"substr(a.code, 1, 2) IN {_DEBT_CODES}",
    "is_settled_by_parts": f"(p.debit > 0 AND a.code IN {_RECEIVABLE_CODES}"
    f" OR p.credit > 0 AND a.code IN {_PAYABLE_CODES} AND NOT (a.code = '{PAYABLE_FEES}' AND {_DEBITED_TOO}))",
}

# Two postings on one account add up one after the other: no grouping, which would cost every entry a sorter.
_BALANCES = """
INSERT INTO balance_month (account_id, month, kind, debit, credit)
  SELECT account_id, substr(NEW.date, 1, 7), NEW.kind, debit, credit FROM posting WHERE entry_id = NEW.id {add};
INSERT INTO balance_day (date, account_id, kind, debit, credit)
  SELECT NEW.date, account_id, NEW.kind, debit, credit FROM posting WHERE entry_id = NEW.id {add};
INSERT INTO place_month (place_id, month, debit, credit)
  SELECT place_id, substr(NEW.date, 1, 7), debit, credit
  FROM posting WHERE entry_id = NEW.id AND place_id IS NOT NULL {add};
INSERT INTO place_day (place_id, date, debit, credit)
  SELECT place_id, NEW.date, debit, credit FROM posting WHERE entry_id = NEW.id AND place_id IS NOT NULL {add};
INSERT INTO entries_day (date, entries) VALUES (NEW.date, 1) ON CONFLICT DO UPDATE SET entries = entries + 1;
"""
_FOUND = """
INSERT INTO entry_words (rowid, detail) SELECT NEW.id, json_extract(NEW.memo_arguments, '$.detail')
  WHERE json_extract(NEW.memo_arguments, '$.detail') <> '';
"""

# What a grant released, or passed through wages to be paid, stands in the same entry and is not counted as paid.
_NOTE = """
INSERT INTO notes_day (date, template, cents, backed)
  SELECT date, memo_template, {sign} * paid,
    CASE WHEN json_extract(memo_arguments, '$.document') IN {backing} THEN {sign} * paid ELSE 0 END
  FROM (SELECT e.date, e.memo_template, e.memo_arguments,
    CASE WHEN e.memo_template IN {back} THEN -1 ELSE 1 END * (e.total - (
      SELECT COALESCE(SUM(p.debit), 0) FROM posting p JOIN account a ON a.id = p.account_id
      WHERE p.entry_id = e.id AND (a.code GLOB '469*' OR a.code GLOB '41*' OR a.code GLOB '424*'))) AS paid
    FROM journal_entry e WHERE e.id = {entry} AND e.memo_template IN {noted})
  WHERE 1 ON CONFLICT DO UPDATE SET cents = cents + excluded.cents, backed = backed + excluded.backed;
"""
# A document for what was only written down backs it from then on, until it is voided.
_BACKED = """
UPDATE notes_day SET backed = backed {sign} (SELECT e.total - (
    SELECT COALESCE(SUM(p.debit), 0) FROM posting p JOIN account a ON a.id = p.account_id
    WHERE p.entry_id = e.id AND (a.code GLOB '469*' OR a.code GLOB '41*' OR a.code GLOB '424*'))
  FROM document d JOIN journal_entry e ON e.id = d.entry_id WHERE d.id = {document})
WHERE (date, template) = (SELECT e.date, e.memo_template FROM document d JOIN journal_entry e ON e.id = d.entry_id
  WHERE d.id = {document} AND d.kind IN {backing}
    AND json_extract(e.memo_arguments, '$.document') NOT IN {backing});
"""
_NOTED = _NOTE.format(sign="1", entry="NEW.id", **_TERMS)
_NOTED_NO_MORE = _NOTE.format(sign="-1", entry="NEW.reverses_id", **_TERMS)

_DEBTS = """
INSERT INTO party_month (party_id, account_id, month, debit, credit)
  SELECT COALESCE(p.party_id, 0), p.account_id, substr(NEW.date, 1, 7), p.debit, p.credit
  FROM posting p JOIN account a ON a.id = p.account_id WHERE p.entry_id = NEW.id AND {is_debt} {add};
INSERT INTO party_day (date, party_id, account_id, debit, credit)
  SELECT NEW.date, COALESCE(p.party_id, 0), p.account_id, p.debit, p.credit
  FROM posting p JOIN account a ON a.id = p.account_id WHERE p.entry_id = NEW.id AND {is_debt} {add};
INSERT INTO open_debt (posting_id, entry_id, debt, date, cents)
  SELECT p.id, p.entry_id, CASE WHEN p.debit > 0 THEN 'owed_to_me' ELSE 'i_owe' END, p.date, p.debit + p.credit
  FROM posting p JOIN account a ON a.id = p.account_id
  WHERE p.entry_id = NEW.id AND NEW.reverses_id IS NULL AND {is_settled_by_parts};
"""
# What a payment settled is open again, as far as other payments that stand left it.
_OPEN_AGAIN = """
DELETE FROM open_debt WHERE entry_id = NEW.reverses_id
  OR entry_id IN (SELECT settled_id FROM application WHERE payment_id = NEW.reverses_id);
INSERT INTO open_debt (posting_id, entry_id, debt, date, cents)
  SELECT posting_id, entry_id, debt, date, owed - settled FROM (
    SELECT p.id AS posting_id, p.entry_id, CASE WHEN p.debit > 0 THEN 'owed_to_me' ELSE 'i_owe' END AS debt, p.date,
      p.debit + p.credit AS owed,
      (SELECT COALESCE(SUM(o.cents), 0) FROM application o WHERE o.settled_id = p.entry_id
         AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = o.payment_id)) AS settled
    FROM application s JOIN posting p ON p.entry_id = s.settled_id JOIN account a ON a.id = p.account_id
    WHERE s.payment_id = NEW.reverses_id AND {is_settled_by_parts}
      AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = p.entry_id))
  WHERE owed > settled;
"""
# The original and its reversal, each on its own day, whatever the days between.
_UNDONE = """
INSERT INTO undone_day (date, account_id, debit, credit)
  SELECT date, account_id, debit, credit FROM posting WHERE entry_id IN (NEW.id, NEW.reverses_id) {add};
"""
_HAS_DEBT = """ AND EXISTS (
  SELECT 1 FROM posting p JOIN account a ON a.id = p.account_id WHERE p.entry_id = NEW.id AND {is_debt})"""


def _sealing(name: str, condition: str, body: str) -> str:
    when = f"AFTER UPDATE OF sealed ON journal_entry WHEN NEW.sealed{condition}"
    return f"CREATE TRIGGER {name} {when} BEGIN {body}END".format(**_TERMS)


_SETTLES = """CREATE TRIGGER application_settles AFTER INSERT ON application BEGIN
DELETE FROM open_debt WHERE entry_id = NEW.settled_id AND cents <= NEW.cents;
UPDATE open_debt SET cents = cents - NEW.cents WHERE entry_id = NEW.settled_id;
END"""

KEEPING: tuple[str, ...] = (
    _sealing("seal_keeps_balances", "", _BALANCES + _FOUND),
    _sealing("seal_keeps_notes", " AND NEW.memo_template IN {noted}", _NOTED),
    _sealing("seal_keeps_debts", _HAS_DEBT, _DEBTS),
    _sealing("reversal_takes_back", " AND NEW.reverses_id IS NOT NULL", _NOTED_NO_MORE + _OPEN_AGAIN),
    _sealing("reversal_keeps_undone", " AND NEW.reverses_id IS NOT NULL AND NEW.kind = 'normal'", _UNDONE),
    _SETTLES,
)


def backed_by_document() -> tuple[str, ...]:
    """Return the triggers that keep how much of what was noted a document backs."""
    added = _BACKED.format(sign="+", document="NEW.id", **_TERMS)
    taken = _BACKED.format(sign="-", document="NEW.document_id", **_TERMS)
    return (
        f"CREATE TRIGGER document_backs AFTER INSERT ON document WHEN NEW.entry_id IS NOT NULL BEGIN {added}END",
        f"CREATE TRIGGER void_backs_no_more AFTER INSERT ON document_void BEGIN {taken}END",
    )
