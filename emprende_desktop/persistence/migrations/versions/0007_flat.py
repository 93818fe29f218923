"""Postings carry their date; places, notes, debts and what was undone are kept by day, each kept table in one tree."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Date the postings, put the kept tables in one tree each, make the new ones and fill them.

    The triggers in the way stand aside until all of them are made anew.
    """
    for statement in (*DATES, *REMADE, *TABLES, *FILLED):
        op.execute(statement)


DATES = (
    "DROP TRIGGER IF EXISTS posting_stays",
    "ALTER TABLE posting ADD COLUMN date TEXT DEFAULT '' NOT NULL",
    "DROP INDEX ix_posting_account_id_entry_id",
    "UPDATE posting SET date = (SELECT date FROM journal_entry WHERE id = posting.entry_id)",
    "CREATE INDEX ix_posting_account_id_date_entry_id ON posting (account_id, date, entry_id)",
)
REMADE = (
    "DROP TRIGGER IF EXISTS seal_keeps_balances",
    "ALTER TABLE balance_month RENAME TO older",
    """CREATE TABLE balance_month (
	account_id INTEGER NOT NULL,
	month TEXT NOT NULL,
	kind TEXT NOT NULL,
	debit INTEGER DEFAULT '0' NOT NULL,
	credit INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_balance_month PRIMARY KEY (account_id, month, kind),
	CONSTRAINT fk_balance_month_account_id FOREIGN KEY(account_id) REFERENCES account (id)
)
 WITHOUT ROWID,
 STRICT""",
    "INSERT INTO balance_month SELECT * FROM older",
    "DROP TABLE older",
    "ALTER TABLE balance_day RENAME TO older",
    """CREATE TABLE balance_day (
	date TEXT NOT NULL,
	account_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	debit INTEGER DEFAULT '0' NOT NULL,
	credit INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_balance_day PRIMARY KEY (date, account_id, kind),
	CONSTRAINT fk_balance_day_account_id FOREIGN KEY(account_id) REFERENCES account (id)
)
 WITHOUT ROWID,
 STRICT""",
    "INSERT INTO balance_day SELECT * FROM older",
    "DROP TABLE older",
    "ALTER TABLE place_month RENAME TO older",
    """CREATE TABLE place_month (
	place_id INTEGER NOT NULL,
	month TEXT NOT NULL,
	debit INTEGER DEFAULT '0' NOT NULL,
	credit INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_place_month PRIMARY KEY (place_id, month),
	CONSTRAINT fk_place_month_place_id FOREIGN KEY(place_id) REFERENCES place (id)
)
 WITHOUT ROWID,
 STRICT""",
    "INSERT INTO place_month SELECT * FROM older",
    "DROP TABLE older",
    "ALTER TABLE entries_day RENAME TO older",
    """CREATE TABLE entries_day (
	date TEXT NOT NULL,
	entries INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_entries_day PRIMARY KEY (date)
)
 WITHOUT ROWID,
 STRICT""",
    "INSERT INTO entries_day SELECT * FROM older",
    "DROP TABLE older",
)
TABLES = (
    """CREATE TABLE place_day (
	place_id INTEGER NOT NULL,
	date TEXT NOT NULL,
	debit INTEGER DEFAULT '0' NOT NULL,
	credit INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_place_day PRIMARY KEY (place_id, date),
	CONSTRAINT fk_place_day_place_id FOREIGN KEY(place_id) REFERENCES place (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE notes_day (
	date TEXT NOT NULL,
	template TEXT NOT NULL,
	cents INTEGER DEFAULT '0' NOT NULL,
	backed INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_notes_day PRIMARY KEY (date, template)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE undone_day (
	date TEXT NOT NULL,
	account_id INTEGER NOT NULL,
	debit INTEGER DEFAULT '0' NOT NULL,
	credit INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_undone_day PRIMARY KEY (date, account_id),
	CONSTRAINT fk_undone_day_account_id FOREIGN KEY(account_id) REFERENCES account (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE party_month (
	party_id INTEGER NOT NULL,
	account_id INTEGER NOT NULL,
	month TEXT NOT NULL,
	debit INTEGER DEFAULT '0' NOT NULL,
	credit INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_party_month PRIMARY KEY (party_id, account_id, month),
	CONSTRAINT fk_party_month_account_id FOREIGN KEY(account_id) REFERENCES account (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE party_day (
	date TEXT NOT NULL,
	party_id INTEGER NOT NULL,
	account_id INTEGER NOT NULL,
	debit INTEGER DEFAULT '0' NOT NULL,
	credit INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_party_day PRIMARY KEY (date, party_id, account_id),
	CONSTRAINT fk_party_day_account_id FOREIGN KEY(account_id) REFERENCES account (id)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE open_debt (
	debt TEXT NOT NULL,
	date TEXT NOT NULL,
	entry_id INTEGER NOT NULL,
	posting_id INTEGER NOT NULL,
	cents INTEGER NOT NULL,
	CONSTRAINT pk_open_debt PRIMARY KEY (debt, date, entry_id, posting_id),
	CONSTRAINT ck_open_debt_debt CHECK (debt IN ('owed_to_me','i_owe')),
	CONSTRAINT ck_open_debt_positive CHECK (cents > 0)
)
 WITHOUT ROWID,
 STRICT""",
    "CREATE INDEX ix_open_debt_entry_id ON open_debt (entry_id)",
)
FILLED = (
    """INSERT INTO place_day (place_id, date, debit, credit)
SELECT place_id, date, SUM(debit), SUM(credit) FROM posting WHERE place_id IS NOT NULL GROUP BY 1, 2""",
    """INSERT INTO notes_day (date, template, cents, backed)
SELECT date, memo_template, SUM(paid), SUM(CASE WHEN document IN ('boleta', 'factura') THEN paid ELSE 0 END) FROM (
  SELECT e.date, e.memo_template, json_extract(e.memo_arguments, '$.document') AS document, e.total - (
    SELECT COALESCE(SUM(p.debit), 0) FROM posting p JOIN account a ON a.id = p.account_id
    WHERE p.entry_id = e.id AND (a.code GLOB '469*' OR a.code GLOB '41*' OR a.code GLOB '424*')) AS paid
  FROM journal_entry e LEFT JOIN journal_entry r ON r.reverses_id = e.id
  WHERE r.id IS NULL
    AND e.memo_template IN ('sale', 'market', 'delivery', 'consigned', 'expense', 'wages'))
GROUP BY 1, 2""",
    """INSERT INTO undone_day (date, account_id, debit, credit)
SELECT date, account_id, SUM(debit), SUM(credit) FROM posting WHERE entry_id IN (
  SELECT id FROM journal_entry WHERE reverses_id IS NOT NULL AND kind = 'normal'
  UNION ALL SELECT reverses_id FROM journal_entry WHERE reverses_id IS NOT NULL AND kind = 'normal')
GROUP BY 1, 2""",
    """INSERT INTO party_day (date, party_id, account_id, debit, credit)
SELECT p.date, COALESCE(p.party_id, 0), p.account_id, SUM(p.debit), SUM(p.credit)
FROM posting p JOIN account a ON a.id = p.account_id
WHERE substr(a.code, 1, 2) IN ('12', '13', '14', '16', '41', '42', '43', '44', '45', '46') GROUP BY 1, 2, 3""",
    """INSERT INTO party_month (party_id, account_id, month, debit, credit)
SELECT party_id, account_id, substr(date, 1, 7), SUM(debit), SUM(credit) FROM party_day GROUP BY 1, 2, 3""",
    """INSERT INTO open_debt (posting_id, entry_id, debt, date, cents)
SELECT id, entry_id, CASE WHEN debit > 0 THEN 'owed_to_me' ELSE 'i_owe' END, date, debit + credit - settled FROM (
  SELECT p.*, (SELECT COALESCE(SUM(o.cents), 0) FROM application o
    LEFT JOIN journal_entry u ON u.reverses_id = o.payment_id
    WHERE o.settled_id = p.entry_id AND u.id IS NULL) AS settled
  FROM posting p JOIN account a ON a.id = p.account_id JOIN journal_entry e ON e.id = p.entry_id
    LEFT JOIN journal_entry r ON r.reverses_id = e.id
  WHERE e.reverses_id IS NULL AND r.id IS NULL
    AND (p.debit > 0 AND a.code IN ('1211', '1212') OR p.credit > 0 AND a.code IN ('4211', '4212', '4654')))
WHERE debit + credit > settled""",
)
